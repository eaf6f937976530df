//! What an exchange says about a key, in words: the first sentence, what to do, and why it refused.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::{
    Check, CheckFacts, Comparison, Effect, From, Reason, Refusal, Sentence, compare,
};
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::time;
use crate::ui::widgets::{Mark, NoticeKind};
use crate::ui::words::{exchange_name, exchange_of, joined};

/// What stands before the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A permission's mark.
    Mark(Mark),
    /// An icon.
    Icon(Icon),
}

/// An answer in sentences.
#[derive(Clone, Debug)]
pub struct AnswerTold {
    /// How loud it is.
    pub kind: NoticeKind,
    /// What stands before it.
    pub sign: Sign,
    /// What it is.
    pub what: String,
    /// What to do.
    pub todo: String,
    /// The exchange's own code and words; may be empty.
    pub said: String,
}

/// This answer in sentences.
pub fn answer_told(key: &ApiKey, check: &Check, when: When<'_>) -> AnswerTold {
    let found = compare(key, check);
    if let Sentence::Refused(refusal) = found.sentence {
        return refused(key, check, refusal);
    }
    let (kind, sign) = look(key, &found.sentence);
    AnswerTold { kind, sign, what: first(key, &found), todo: todo(key, &found, when), said: String::new() }
}

fn look(key: &ApiKey, sentence: &Sentence<'_>) -> (NoticeKind, Sign) {
    match sentence {
        Sentence::More(levels) => {
            let level = levels.highest().unwrap_or(Level::Read);
            (NoticeKind::Danger, Sign::Mark(Mark::Level(level)))
        }
        Sentence::Unknown(_) => (NoticeKind::Danger, Sign::Mark(Mark::Unknown)),
        Sentence::FromElsewhere => (NoticeKind::Danger, Sign::Icon(icons::GLOBE)),
        Sentence::MorePermissions(codes) => {
            let exchange = exchange_of(key);
            let levels = exchange.levels_of(&codes.iter().cloned().collect());
            (NoticeKind::Danger, Sign::Mark(Mark::Level(levels.highest().unwrap_or(Level::Read))))
        }
        _ if key.live.before_drift.is_some() => (NoticeKind::Danger, Sign::Icon(icons::WARNING_OCTAGON)),
        Sentence::MoreTicks | Sentence::Less => (NoticeKind::Caution, Sign::Icon(icons::WARNING)),
        Sentence::AsWanted => (NoticeKind::Good, Sign::Icon(icons::CHECK_CIRCLE)),
        Sentence::Works | Sentence::Refused(_) => (NoticeKind::Info, Sign::Icon(icons::INFO)),
    }
}

/// The first sentence.
fn first(key: &ApiKey, found: &Comparison<'_>) -> String {
    let exchange = exchange_name(key);
    match (&found.sentence, &found.from) {
        (Sentence::More(more), _) => {
            let (more, wanted) = (verbs(*more), verbs(key.levels));
            if wanted.is_empty() {
                tr!("answer-more-nothing", more = more)
            } else {
                tr!("answer-more", more = more, wanted = wanted)
            }
        }
        (Sentence::Unknown(count), _) => tr!("answer-unknown", count = *count),
        (Sentence::FromElsewhere, From::Also(addresses)) => {
            tr!("answer-also", count = addresses.len(), addresses = addresses.join(", "))
        }
        (Sentence::FromElsewhere, _) => tr!("answer-anywhere"),
        (Sentence::MorePermissions(codes), _) => {
            let names = permission_names(key, codes);
            tr!("answer-more-permissions", count = codes.len(), names = names)
        }
        (Sentence::MoreTicks, _) => tr!("answer-more-ticks"),
        (Sentence::Less, _) => tr!("answer-less"),
        (Sentence::AsWanted, _) => tr!("answer-as-wanted"),
        (Sentence::Works | Sentence::Refused(_), _) => tr!("answer-works", exchange = exchange),
    }
}

/// What to do.
fn todo(key: &ApiKey, found: &Comparison<'_>, when: When<'_>) -> String {
    let exchange = exchange_name(key);
    if let Some(since) = key.live.worse_since {
        let date = weekday_date(since.to_zoned(when.zone.clone()).date(), when);
        // What it is stands in the sentence only where it is more than wanted.
        return if found.sentence.is_more() {
            tr!("answer-since", date = date)
        } else {
            tr!("answer-since-own", date = date, exchange = exchange)
        };
    }
    match (&found.sentence, &found.from) {
        (Sentence::More(_) | Sentence::MorePermissions(_), _) => tr!("answer-more-do", exchange = exchange),
        (Sentence::Unknown(_), _) => tr!("answer-unknown-do", exchange = exchange),
        (Sentence::FromElsewhere, From::Also(_)) => tr!("answer-also-do", exchange = exchange),
        (Sentence::FromElsewhere, _) => tr!("answer-anywhere-do", exchange = exchange),
        (Sentence::MoreTicks, _) => tr!("answer-more-ticks-do", exchange = exchange),
        (Sentence::Less, _) => tr!("answer-less-do", exchange = exchange),
        (Sentence::AsWanted, From::NotTold) => tr!("answer-as-wanted-from", exchange = exchange),
        (Sentence::AsWanted, From::Fewer(_)) => tr!("answer-as-wanted-fewer"),
        (Sentence::AsWanted, _) => tr!("answer-as-wanted-do"),
        (Sentence::Works | Sentence::Refused(_), _) => tr!("answer-works-do", exchange = exchange),
    }
}

/// "trade and withdraw".
pub fn verbs(levels: Levels) -> String {
    let words: Vec<String> =
        levels.iter().map(|level| tr!(&format!("words-verb-{}", level.word()))).collect();
    joined("words-and", &words)
}

/// "Enable Futures, Enable Margin Loan, Repay & Transfer": in the exchange's words.
pub fn permission_names(key: &ApiKey, codes: &[String]) -> String {
    let exchange = exchange_of(key);
    let name = |code: &String| {
        let known = exchange.permission(code).map(|one| one.label.as_far_as_known().clone());
        known.unwrap_or_else(|| code.clone())
    };
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// "Tuesday 17 November".
pub fn weekday_date(day: Date, when: When<'_>) -> String {
    let weekday = tr!("answer-weekday", weekday = i64::from(day.weekday().to_monday_one_offset()));
    tr!("answer-weekday-date", weekday = weekday, date = time::near_date(day, when))
}

fn refused(key: &ApiKey, check: &Check, refusal: &Refusal) -> AnswerTold {
    let reason = refusal.reason;
    let kind = match reason {
        Reason::NotSecure => NoticeKind::Danger,
        // Whether that is good depends on what uses the key, which nobody here can see.
        Reason::AddressRefused if !key.addresses.is_empty() => NoticeKind::Info,
        reason if reason.passes() || reason.shows_life() => NoticeKind::Info,
        _ => NoticeKind::Caution,
    };
    let (what, todo) = refusal_words(key, Some(check), refusal);
    AnswerTold { kind, sign: Sign::Icon(kind.icon()), what, todo, said: said(key, refusal) }
}

/// What happened, and what to do; by the question that was refused, where that is kept.
pub fn refusal_words(key: &ApiKey, check: Option<&Check>, refusal: &Refusal) -> (String, String) {
    let (exchange, word) = (exchange_name(key), refusal.reason.word());
    let secs = refusal.wait_secs.unwrap_or_default();
    let what = match (refusal.reason, check.and_then(|check| check.ahead_secs).filter(|secs| *secs != 0)) {
        (Reason::Clock, Some(ahead)) => clock_off(ahead, exchange.clone()),
        _ => tr!(&format!("refusal-{word}-what"), exchange = exchange.clone(), secs = secs),
    };
    let todo = match refusal.reason {
        Reason::AddressRefused if key.addresses.is_empty() => tr!("refusal-address-unnoted-do"),
        _ => tr!(&format!("refusal-{word}-do"), exchange = exchange, secs = secs),
    };
    (what, todo)
}

/// By how much the clock is off.
pub fn clock_off(ahead: i32, exchange: String) -> String {
    let secs = ahead.unsigned_abs();
    if ahead > 0 {
        tr!("answer-clock-ahead", secs = secs, exchange = exchange)
    } else {
        tr!("answer-clock-behind", secs = secs, exchange = exchange)
    }
}

/// What a question uses up or sets off, in plain words.
pub fn effects(key: &ApiKey) -> Vec<String> {
    let Some(facts) = CheckFacts::of(&key.exchange) else { return Vec::new() };
    let exchange = exchange_name(key);
    let told = facts.effects.iter().map(|fact| {
        let words = match fact.as_far_as_known() {
            Effect::Nonce => tr!("answer-effect-nonce"),
            Effect::Heartbeat => tr!("answer-effect-heartbeat"),
            Effect::IdleClock => tr!("answer-effect-idle-clock", exchange = exchange.clone()),
        };
        if fact.is_sure() {
            return words;
        }
        format!("{words} {}", tr!("answer-effect-unsure", exchange = exchange.clone()))
    });
    told.collect()
}

/// The exchange's own code and words; empty where it gave none.
pub fn said(key: &ApiKey, refusal: &Refusal) -> String {
    let parts = [refusal.code.as_str(), refusal.words.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() {
        return String::new();
    }
    tr!("answer-said", exchange = exchange_name(key), said = said.join(" "))
}

/// "today at 14:02", "yesterday at 09:05", "on 3 November at 18:40".
pub fn asked_at(at: Timestamp, when: When<'_>) -> String {
    let day = at.to_zoned(when.zone.clone()).date();
    let clock = time::clock(at, when);
    match time::days_until(day, when) {
        0 => tr!("answer-at-today", clock = clock),
        -1 => tr!("answer-at-yesterday", clock = clock),
        days if days.abs() > 300 => tr!("answer-at-year", date = time::date(day)),
        _ => tr!("answer-at-day", date = time::near_date(day, when), clock = clock),
    }
}

/// "As wanted, today at 14:02": the last question in one line.
pub fn fact_line(key: &ApiKey, when: When<'_>) -> String {
    let Some(check) = &key.live.last else {
        return match key.live.by_hand {
            Some(at) => tr!("answer-fact-by-hand", moment = asked_at(at, when)),
            None if CheckFacts::of(&key.exchange).is_none() => tr!("answer-fact-cannot"),
            None => tr!("answer-fact-none"),
        };
    };
    let moment = asked_at(check.at, when);
    match compare(key, check).sentence {
        Sentence::Refused(refusal) => {
            let why = tr!(&format!("refusal-{}-short", refusal.reason.word()));
            tr!("answer-fact-refused", moment = moment, why = why)
        }
        _ if key.does_more_than_wanted() => tr!("answer-fact-more", moment = moment),
        Sentence::Less => tr!("answer-fact-less", moment = moment),
        Sentence::Works => tr!("answer-fact-works", moment = moment),
        _ => tr!("answer-fact-as-wanted", moment = moment),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::{Outcome, as_wanted};
    use crate::domain::sample;
    use crate::ui::text::has_text;
    use jiff::tz::TimeZone;

    fn when() -> When<'static> {
        static UTC: TimeZone = TimeZone::UTC;
        let now = "2026-11-22T14:02:10Z".parse().unwrap();
        When { now, uptime: std::time::Duration::ZERO, zone: &UTC }
    }

    fn tax() -> ApiKey {
        sample::book(when().now).keys.remove(&sample::id(3)).unwrap()
    }

    #[test]
    fn every_reason_says_what_happened_what_to_do_and_why_in_short() {
        let key = tax();
        for reason in Reason::ALL {
            for part in ["what", "do", "short"] {
                assert!(has_text(&format!("refusal-{}-{part}", reason.word())), "{reason:?}: {part}");
            }
            let outcome = Outcome::Refused(Refusal::of(reason));
            let check = Check { at: when().now, took_ms: 1, ahead_secs: None, outcome };
            let told = answer_told(&key, &check, when());
            for words in [&told.what, &told.todo] {
                assert!(words.ends_with('.') && !words.contains("{$"), "{reason:?}: {words}");
            }
        }
        let missing = ["refusal", "because", "what"].join("-");
        assert!(!has_text(&missing), "a text that is missing is found to be");
    }

    #[test]
    fn an_address_list_that_works_is_no_bad_news_where_there_is_one_and_good_only_for_who_knows_why() {
        let mut key = tax();
        let outcome = Outcome::Refused(Refusal::of(Reason::AddressRefused));
        let check = Check { at: when().now, took_ms: 1, ahead_secs: None, outcome };
        assert_eq!(answer_told(&key, &check, when()).kind, NoticeKind::Caution);
        key.addresses
            .push(crate::domain::api_key::Address { ip: "203.0.113.24".to_owned(), note: String::new() });
        let told = answer_told(&key, &check, when());
        assert_eq!(told.kind, NoticeKind::Info);
        assert!(told.todo.starts_with("If only your bot’s server is on the list, that is good"));
        assert!(told.todo.ends_with("add the new one at Kraken."));
    }

    #[test]
    fn a_clock_says_by_how_much_and_the_exchanges_own_words_stand_beneath() {
        let refusal = Refusal {
            code: "-1021".to_owned(),
            words: "Timestamp for this request is outside of the recvWindow.".to_owned(),
            ..Refusal::of(Reason::Clock)
        };
        let outcome = Outcome::Refused(refusal);
        let check = Check { at: when().now, took_ms: 1, ahead_secs: Some(-95), outcome };
        let told = answer_told(&tax(), &check, when());
        assert_eq!(told.what, "This computer’s clock is 95 s behind Kraken’s.");
        assert_eq!(told.said, "Kraken said: -1021 Timestamp for this request is outside of the recvWindow.");
    }

    #[test]
    fn a_permission_beside_a_wanted_one_is_named_and_is_more_than_wanted_on_the_line_too() {
        let mut key = sample::book(when().now).keys.remove(&sample::id(4)).unwrap();
        assert!(key.permissions.remove("close-trades"));
        let mut check = as_wanted(&key, when().now);
        let Outcome::Told(told) = &mut check.outcome else { panic!("it was told") };
        told.permissions.as_mut().unwrap().insert("close-trades".to_owned());
        (key.live.last, key.live.answered) = (Some(check.clone()), Some(check.clone()));
        let told = answer_told(&key, &check, when());
        assert_eq!(told.kind, NoticeKind::Danger);
        let what = "This key has a permission on that you did not want: Cancel/Close Orders.";
        assert_eq!(told.what, what);
        assert!(fact_line(&key, when()).starts_with("More than wanted, "));
    }

    #[test]
    fn drift_is_told_with_its_day() {
        let mut key = tax();
        let mut check = as_wanted(&key, when().now);
        if let Outcome::Told(told) = &mut check.outcome {
            told.permissions.as_mut().unwrap().insert("modify-trades".to_owned());
        }
        key.live.worse_since = Some("2026-11-17T09:00:00Z".parse().unwrap());
        let told = answer_told(&key, &check, when());
        assert_eq!(told.what, "This key can trade. You said it should only read.");
        assert_eq!(told.todo, "New since Tuesday 17 November. If that was not you, treat the key as stolen.");
        assert_eq!(asked_at(when().now, when()), "today at 14:02");
    }
}
