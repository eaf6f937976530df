//! Words that several screens share: what a key may do, from where, what is due, short dates.
//! Pure: facts of a key in, words out. No secret is ever among them.

use jiff::civil::Date;

use super::icons::{self, Icon};
use super::time;
use super::widgets::{IpKind, Ladder, Pill, PillKind};
use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::{Catalogue, KnownExchange};
use crate::domain::duty::Duty;
use crate::domain::permission::{Level, Levels};
use crate::tr;

/// What is known of this key's exchange.
pub fn exchange_of(key: &ApiKey) -> KnownExchange {
    Catalogue::current_exchange(&key.exchange)
}

/// The name of this key's exchange; as typed, where it is not in the catalogue.
pub fn exchange_name(key: &ApiKey) -> String {
    exchange_of(key).shown_name(&key.exchange_name).to_owned()
}

/// "Kraken · main account · bot-1".
pub fn exchange_and_account(key: &ApiKey) -> String {
    let mut words = exchange_name(key);
    for part in [key.account.trim(), key.sub_account.trim()].into_iter().filter(|part| !part.is_empty()) {
        words.push_str(" · ");
        words.push_str(part);
    }
    words
}

/// The exchange's name of a field; its own name, where the catalogue does not know it.
pub fn field_label(key: &ApiKey, field: &str) -> String {
    if key.born.as_ref().is_some_and(|born| born.field == field) {
        return tr!("words-private-key");
    }
    exchange_of(key)
        .field(field)
        .map_or_else(|| field.to_owned(), |fact| fact.label.as_far_as_known().clone())
}

/// The word of a level.
pub fn level_word(level: Level) -> String {
    tr!(&format!("words-level-{}", level.word()))
}

/// What a key may do, as a ladder: as its owner noted it, and as its exchange said.
pub fn ladder_of(key: &ApiKey) -> Ladder {
    let exchange = exchange_of(key);
    let has_unknown = key.permissions.iter().any(|code| exchange.permission(code).is_none());
    Ladder { levels: key.seen_levels(), has_unknown: has_unknown || key.live.is_unknown }
}

/// The word beside the ladder: the highest level.
pub fn top_word(ladder: Ladder) -> String {
    match ladder.levels.highest() {
        Some(level) if level.is_dangerous() => tr!(&format!("words-top-{}", level.word())),
        _ if ladder.has_unknown => tr!("words-top-unknown"),
        Some(level) => tr!(&format!("words-top-{}", level.word())),
        None => tr!("words-top-none"),
    }
}

/// "May read and trade. May not transfer or withdraw."
pub fn levels_sentence(ladder: Ladder) -> String {
    let verb = |level: Level| tr!(&format!("words-verb-{}", level.word()));
    let may: Vec<String> = ladder.levels.iter().map(verb).collect();
    let not: Vec<String> =
        Level::USUAL.into_iter().filter(|level| !ladder.levels.has(*level)).map(verb).collect();
    let mut sentence = if may.is_empty() {
        tr!("words-may-nothing")
    } else if not.is_empty() {
        tr!("words-may-all", may = joined("words-and", &may))
    } else {
        tr!("words-may", may = joined("words-and", &may), not = joined("words-or", &not))
    };
    if ladder.has_unknown {
        sentence = format!("{sentence} {}", tr!("words-may-unknown"));
    }
    sentence
}

/// "a, b and c", by the text of this id.
pub fn joined(id: &str, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => tr!(id, list = firsts.join(", "), last = last.clone()),
    }
}

/// The level word "Read and trade" of a set, capitalised, for cards.
pub fn levels_in_words(levels: Levels) -> String {
    let words: Vec<String> =
        levels.iter().map(|level| tr!(&format!("words-verb-{}", level.word()))).collect();
    let words = joined("words-and", &words);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// From where a key works: the chip's kind and its words.
pub fn from_where(key: &ApiKey) -> (IpKind, String) {
    if !key.is_open() {
        return match key.addresses.len() {
            // Its exchange says so, and its owner did not note which.
            0 => (IpKind::Limited, tr!("words-addresses-unknown")),
            count => (IpKind::Limited, tr!("words-addresses", count = count)),
        };
    }
    let kind = if key.seen_levels().are_dangerous() { IpKind::AnyAndWithdraw } else { IpKind::Any };
    (kind, tr!("words-any-address"))
}

/// How a duty is shown: a pill where something has to be done now, plain words where it is merely due one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyWords {
    /// The kind of the pill.
    pub pill: Option<PillKind>,
    /// Another icon than the kind's.
    pub icon: Option<Icon>,
    /// The words.
    pub words: String,
}

impl DutyWords {
    /// The pill, where there is one.
    pub fn as_pill(&self) -> Option<Pill> {
        let pill = Pill::new(self.pill?, &self.words);
        Some(match self.icon {
            Some(icon) => pill.icon(icon),
            None => pill,
        })
    }
}

/// A duty in words, with its shape.
pub fn duty_words(duty: Duty, when: When<'_>) -> DutyWords {
    let pill = |kind, icon, words| DutyWords { pill: Some(kind), icon, words };
    let plain = |words| DutyWords { pill: None, icon: None, words };
    match duty {
        Duty::Danger => pill(PillKind::Danger, None, tr!("words-duty-danger")),
        Duty::MoreThanWanted => pill(PillKind::Danger, None, tr!("words-duty-more-than-wanted")),
        Duty::Refused => pill(PillKind::Caution, Some(icons::PROHIBIT), tr!("words-duty-refused")),
        Duty::Ended { days } => {
            pill(PillKind::Caution, Some(icons::PROHIBIT), tr!("words-duty-ended", days = days))
        }
        Duty::EndsIn { days } => pill(PillKind::Caution, None, tr!("words-duty-ends-in", days = days)),
        Duty::RuleEnds { days } if days < 0 => {
            pill(PillKind::Caution, Some(icons::PROHIBIT), tr!("words-duty-rule-ended"))
        }
        Duty::RuleEnds { days } => pill(PillKind::Caution, None, tr!("words-duty-rule-ends", days = days)),
        Duty::Rotating(step) => {
            pill(PillKind::Accent, None, tr!("words-duty-rotating", step = step.number()))
        }
        Duty::RotationDue { days } => pill(
            PillKind::Caution,
            Some(icons::ARROWS_CLOCKWISE),
            tr!("words-duty-rotation-due", days = days),
        ),
        Duty::ImportDone => pill(PillKind::Caution, Some(icons::TRASH), tr!("words-duty-import-done")),
        Duty::Idle { .. } | Duty::Unused { .. } => {
            pill(PillKind::Caution, Some(icons::QUESTION), tr!("words-duty-in-use"))
        }
        Duty::LookAt => pill(PillKind::Caution, Some(icons::QUESTION), tr!("words-duty-look-at")),
        Duty::RotateIn { days } => plain(tr!("words-duty-rotate-in", days = days)),
        Duty::RotateOn(date) => plain(tr!("words-duty-rotate-on", date = time::near_date(date, when))),
        Duty::Dead => plain(tr!("words-duty-dead")),
        Duty::Closed => plain(tr!("words-duty-closed")),
        Duty::Nothing => plain(tr!("words-duty-nothing")),
    }
}

/// "2 Jan", with the year where it is far away.
pub fn short_date(day: Date, when: When<'_>) -> String {
    let month = tr!("words-month", month = i64::from(day.month()));
    if time::days_until(day, when).abs() > 300 {
        tr!("words-date-year", day = i64::from(day.day()), month = month, year = day.year().to_string())
    } else {
        tr!("words-date", day = i64::from(day.day()), month = month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    #[test]
    fn a_ladder_is_told_in_one_sentence() {
        let levels = |list: &[Level]| Ladder::from(list.iter().copied().collect::<Levels>());
        assert_eq!(
            levels_sentence(levels(&[Level::Read, Level::Trade])),
            "May read and trade. May not transfer or withdraw."
        );
        assert_eq!(levels_sentence(levels(&Level::USUAL)), "May read, trade, transfer and withdraw.");
        assert_eq!(
            levels_sentence(levels(&[Level::Read, Level::Manage])),
            "May read and manage the account. May not trade, transfer or withdraw."
        );
        assert_eq!(top_word(levels(&[Level::Read, Level::Manage])), "Manage");
        assert_eq!(levels_sentence(levels(&[])), "May do nothing that is known.");
        assert_eq!(top_word(levels(&[Level::Read])), "Read only");
        assert_eq!(levels_in_words(levels(&[Level::Read, Level::Trade]).levels), "Read and trade");
    }

    #[test]
    fn an_unknown_permission_never_hides_withdraw() {
        let mut ladder = Ladder { levels: Levels::default().with(Level::Withdraw), has_unknown: true };
        assert_eq!(top_word(ladder), "Withdraw");
        ladder.levels = Levels::default().with(Level::Read);
        assert_eq!(top_word(ladder), "Unknown");
        assert!(levels_sentence(ladder).ends_with("may be dangerous."));
    }

    #[test]
    fn every_duty_has_words_and_every_urgent_one_a_shape() {
        use crate::domain::rotation::RotationStep;
        let now = "2026-11-22T13:46:13Z".parse().unwrap();
        let when = When { now, uptime: std::time::Duration::ZERO, zone: &TimeZone::UTC };
        let duties = [
            Duty::Danger,
            Duty::MoreThanWanted,
            Duty::Refused,
            Duty::Ended { days: 1 },
            Duty::EndsIn { days: 9 },
            Duty::RuleEnds { days: 9 },
            Duty::RuleEnds { days: -9 },
            Duty::Rotating(RotationStep::Works),
            Duty::RotationDue { days: 0 },
            Duty::ImportDone,
            Duty::Idle { days: 8 },
            Duty::LookAt,
            Duty::Unused { days: 61 },
            Duty::RotateIn { days: 41 },
            Duty::RotateOn(date(2027, 3, 14)),
            Duty::Dead,
            Duty::Closed,
            Duty::Nothing,
        ];
        for duty in duties {
            let told = duty_words(duty, when);
            assert!(!told.words.starts_with("words-"), "{duty:?}");
            assert_eq!(told.pill.is_some(), duty.needs_you(), "{duty:?}");
        }
        assert_eq!(duty_words(Duty::EndsIn { days: 9 }, when).words, "Dies in 9 days");
        assert_eq!(duty_words(Duty::Rotating(RotationStep::Works), when).words, "Rotating, 5 of 7");
    }
}
