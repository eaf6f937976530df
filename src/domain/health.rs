//! How one key is: what is good, what is to be mended, what nobody knows. No score; each finding is one sentence with at most one deed.

use jiff::civil::Date;

use super::api_key::ApiKey;
use super::book::LastBackup;
use super::duty::{Duty, Today, last_handled, next_duty, rule_day};
use super::exchange::{EndFact, Exchange, When};
use super::fact::Fact;
use super::live_check::{Sentence, compare};
use super::permission::Level;
use super::rotation::RotationStep;
use super::wanted::{Beyond, Missing, beyond_of, is_need_known, missing_of};

/// What a finding is about, with what its sentence needs.
#[derive(Clone, Debug)]
pub enum Point {
    /// It may do more than its tools need.
    MoreThanNeeded(Beyond),
    /// It may not do all that its tools need.
    LessThanNeeded(Missing),
    /// It may do what its tools need, as far as somebody read it.
    AsNeeded,
    /// Nobody read what its tools need.
    NeedUnknown,
    /// It can send everything away, from any computer.
    OpenAndDangerous,
    /// It works from any address, and can do more than look.
    Open,
    /// It works from any address, and can only look.
    OpenToLook,
    /// Its exchange takes no address list.
    NoListThere,
    /// It works from this many addresses.
    Listed(usize),
    /// So many tools hold it.
    Shared(usize),
    /// One tool holds it.
    OneTool,
    /// No tool is named.
    NoTool,
    /// Its last day is over, was typed in, or follows from a rule that the exchange tells.
    Ends(Date),
    /// No last day is known.
    NoEnd,
    /// Its rotation is under way, at this step.
    Rotating(RotationStep),
    /// Its rotation was or is due.
    RotationDay(Date),
    /// No period is chosen.
    NoRotation,
    /// The import for which it was made should be over.
    ImportDone,
    /// It was handled here so many days ago.
    Handled(i64),
    /// Its owner said on this day that something uses it.
    SaidInUse(Date),
    /// It is in the last backup as it is.
    BackedUp,
    /// It is in no backup as it is.
    NotBackedUp,
    /// What its exchange said when it was asked the last time.
    Answer,
    /// A rule of the exchange.
    Rule(Box<EndFact>),
}

/// How it stands with that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// To be mended at once.
    Danger,
    /// To be mended.
    Mend,
    /// Nobody knows; worth a look.
    Unsure,
    /// How it is there, for certain.
    Known,
    /// As it should be.
    Good,
}

/// What mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Make it safe, on the key's page.
    MakeSafe,
    /// Change what is noted of it.
    Edit,
    /// Another key like this one, for the other tool.
    Another,
    /// Begin to replace it, or go on with that.
    Rotate,
    /// Say that something uses it.
    InUse,
    /// Take it from the list.
    Remove,
    /// Make a backup.
    Backup,
    /// See what its exchange said.
    SeeAnswer,
    /// Say that the password at the exchange was changed.
    NewPassword,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is about.
    pub point: Point,
    /// How it stands with that.
    pub verdict: Verdict,
    /// What mends it, the usual way first.
    pub deeds: &'static [Deed],
}

/// All findings about a key that is in the list, the worst first. Nothing of one whose exchange closed.
pub fn health(key: &ApiKey, backup: Option<LastBackup>, today: &Today) -> Vec<Finding> {
    let exchange = today.exchange(&key.exchange);
    if key.removed.is_some() || exchange.is_closed() {
        return Vec::new();
    }
    let mut found = vec![
        needs(key),
        addresses(key, exchange),
        tools(key),
        end(key, today),
        rotation(key, today),
        use_of(key, today),
    ];
    let is_backed_up = backup.is_some_and(|backup| key.changed() <= backup.made);
    found.push(if is_backed_up {
        finding(Point::BackedUp, Verdict::Good, &[])
    } else {
        finding(Point::NotBackedUp, Verdict::Mend, &[Deed::Backup])
    });
    found.extend(answer(key));
    let has_list = !key.is_open_to_any_address();
    let rules = exchange.ends.iter().filter(|end| end.touches(key.levels, has_list));
    found.extend(rules.map(|end| {
        let deeds: &[Deed] = match end.when {
            When::NoListNewPassword => &[Deed::NewPassword],
            _ => &[],
        };
        let is_sure = end.rule.is_sure() && end.days.as_ref().is_none_or(Fact::is_sure);
        finding(
            Point::Rule(Box::new(end.clone())),
            if is_sure { Verdict::Known } else { Verdict::Unsure },
            deeds,
        )
    }));
    found.sort_by_key(|finding| finding.verdict);
    found
}

fn finding(point: Point, verdict: Verdict, deeds: &'static [Deed]) -> Finding {
    Finding { point, verdict, deeds }
}

fn needs(key: &ApiKey) -> Finding {
    match (beyond_of(key), missing_of(key)) {
        (Some(beyond), _) => finding(Point::MoreThanNeeded(beyond), Verdict::Mend, &[Deed::Edit]),
        (None, Some(missing)) => finding(Point::LessThanNeeded(missing), Verdict::Unsure, &[Deed::Edit]),
        _ if is_need_known(key) => finding(Point::AsNeeded, Verdict::Good, &[]),
        _ => finding(Point::NeedUnknown, Verdict::Unsure, &[]),
    }
}

/// What its exchange said; nothing where it was never asked, or where the question did not get through.
fn answer(key: &ApiKey) -> Option<Finding> {
    let verdict = match compare(key, key.live.last_known()?).sentence {
        Sentence::Refused(refusal) if refusal.reason.says_useless() => Verdict::Mend,
        Sentence::Refused(refusal) if refusal.reason.shows_life() => Verdict::Known,
        Sentence::Refused(_) => return None,
        _ if key.does_more_than_wanted() => Verdict::Danger,
        Sentence::Less => Verdict::Unsure,
        Sentence::Works => Verdict::Known,
        _ => Verdict::Good,
    };
    Some(finding(Point::Answer, verdict, &[Deed::SeeAnswer]))
}

fn addresses(key: &ApiKey, exchange: &Exchange) -> Finding {
    let takes_none = exchange.ip.supported.as_ref().and_then(Fact::certain) == Some(&false);
    let levels = key.seen_levels();
    let can_more = levels.highest().is_some_and(|level| level > Level::Read);
    let listed = if key.is_open() { 0 } else { key.addresses.len().max(1) };
    match listed {
        0 if levels.are_dangerous() => finding(Point::OpenAndDangerous, Verdict::Danger, &[Deed::MakeSafe]),
        0 if takes_none => finding(Point::NoListThere, Verdict::Unsure, &[]),
        0 if can_more => finding(Point::Open, Verdict::Mend, &[Deed::Edit]),
        0 => finding(Point::OpenToLook, Verdict::Good, &[]),
        count => finding(Point::Listed(count), Verdict::Good, &[]),
    }
}

fn tools(key: &ApiKey) -> Finding {
    let named = key.tools.iter().filter(|used| !used.tool.trim().is_empty()).count();
    match named {
        0 => finding(Point::NoTool, Verdict::Unsure, &[Deed::Edit]),
        1 => finding(Point::OneTool, Verdict::Good, &[]),
        count => finding(Point::Shared(count), Verdict::Mend, &[Deed::Another]),
    }
}

fn end(key: &ApiKey, today: &Today) -> Finding {
    let Some(day) = key.expires.or_else(|| rule_day(key, today)) else {
        return finding(Point::NoEnd, Verdict::Good, &[]);
    };
    if today.days_until(day) <= today.lead_days() {
        return finding(Point::Ends(day), Verdict::Mend, &[Deed::Rotate]);
    }
    finding(Point::Ends(day), Verdict::Good, &[])
}

fn rotation(key: &ApiKey, today: &Today) -> Finding {
    if let Some(rotation) = &key.rotation {
        return finding(Point::Rotating(rotation.step()), Verdict::Mend, &[Deed::Rotate]);
    }
    match today.rotation_day(key) {
        Some(day) if today.days_until(day) <= 0 => {
            finding(Point::RotationDay(day), Verdict::Mend, &[Deed::Rotate])
        }
        Some(day) => finding(Point::RotationDay(day), Verdict::Good, &[]),
        // What is deleted after its import, or can only look, may live on.
        None if key.is_for_one_import() || key.levels.highest().is_none_or(|level| level == Level::Read) => {
            finding(Point::NoRotation, Verdict::Good, &[])
        }
        None => finding(Point::NoRotation, Verdict::Mend, &[Deed::Edit]),
    }
}

/// Whether anything uses it, as far as that is seen from here.
fn use_of(key: &ApiKey, today: &Today) -> Finding {
    let handled = today.day_of(last_handled(key));
    let days = today.days_until(handled).min(0).abs();
    let duty = next_duty(key, today);
    if duty == Duty::ImportDone {
        return finding(Point::ImportDone, Verdict::Mend, &[Deed::Remove]);
    }
    let in_use = key.in_use.map(|said| today.day_of(said)).filter(|said| *said >= handled);
    if duty.asks_for_use() {
        return finding(Point::Handled(days), Verdict::Mend, &[Deed::InUse, Deed::Remove]);
    }
    match in_use {
        Some(said) => finding(Point::SaidInUse(said), Verdict::Good, &[]),
        None => finding(Point::Handled(days), Verdict::Good, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::{Act, Address, HistoryEntry, ToolUse};
    use crate::domain::book::Book;
    use crate::domain::sample;

    fn now() -> jiff::Timestamp {
        "2026-11-22T13:46:13Z".parse().unwrap()
    }

    fn sample_key(place: usize) -> (Book, ApiKey) {
        let book = sample::book(now());
        let key = book.keys[&sample::id(place)].clone();
        (book, key)
    }

    fn found(key: &ApiKey, backup: Option<LastBackup>) -> Vec<Finding> {
        health(key, backup, &Today::at(now(), &jiff::tz::TimeZone::UTC, 14))
    }

    /// The findings with this verdict, as their points are called.
    fn points(found: &[Finding], verdict: Verdict) -> Vec<String> {
        let some = found.iter().filter(|one| one.verdict == verdict);
        some.map(|one| format!("{:?}", one.point).split(['(', ' ']).next().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_key_as_it_should_be_has_nothing_to_mend() {
        let (book, key) = sample_key(4);
        let found = found(&key, book.backup);
        assert!(points(&found, Verdict::Danger).is_empty() && points(&found, Verdict::Mend).is_empty());
        let good = points(&found, Verdict::Good);
        assert_eq!(good, ["AsNeeded", "Listed", "OneTool", "NoEnd", "RotationDay", "SaidInUse", "BackedUp"]);
        assert!(found.iter().all(|one| one.deeds.is_empty()), "what is good asks for nothing");
    }

    #[test]
    fn each_thing_that_is_wrong_is_found_and_has_its_deed() {
        type Break = fn(&mut ApiKey);
        let cases: &[(Break, &str, Deed)] = &[
            (|key| key.addresses.clear(), "Open", Deed::Edit),
            (
                |key| {
                    key.addresses.clear();
                    key.levels = key.levels.with(Level::Withdraw);
                },
                "OpenAndDangerous",
                Deed::MakeSafe,
            ),
            (
                |key| key.tools.push(ToolUse { tool: "freqtrade".to_owned(), place: String::new() }),
                "Shared",
                Deed::Another,
            ),
            (|key| key.expires = Some(jiff::civil::date(2026, 11, 25)), "Ends", Deed::Rotate),
            (|key| key.expires = Some(jiff::civil::date(2026, 11, 2)), "Ends", Deed::Rotate),
            (|key| key.rotate_every_days = None, "NoRotation", Deed::Edit),
            (|key| key.rotate_every_days = Some(30), "RotationDay", Deed::Rotate),
            (
                |key| key.rotation = Some(crate::domain::rotation::Rotation::begin(now(), &[])),
                "Rotating",
                Deed::Rotate,
            ),
            (
                |key| key.history.push(HistoryEntry { at: now(), act: Act::Edited }),
                "NotBackedUp",
                Deed::Backup,
            ),
            (
                |key| {
                    key.in_use = None;
                    key.made = "2026-09-01T00:00:00Z".parse().unwrap();
                    key.history.clear();
                    key.rotate_every_days = Some(365);
                },
                "Handled",
                Deed::InUse,
            ),
        ];
        for (wrong, point, deed) in cases {
            let (_, mut key) = sample_key(4);
            wrong(&mut key);
            let backup = LastBackup { made: now() - std::time::Duration::from_secs(1), without_secret: 0 };
            let found = found(&key, Some(backup));
            let bad: Vec<&Finding> = found.iter().filter(|one| one.verdict <= Verdict::Mend).collect();
            let told = |one: &&&Finding| format!("{:?}", one.point).starts_with(point);
            let one = bad.iter().find(told).unwrap_or_else(|| panic!("{point} was not found in {bad:?}"));
            assert_eq!(one.deeds.first(), Some(deed), "{point}");
        }
    }

    #[test]
    fn more_than_is_needed_and_a_tool_that_nobody_read_are_told_apart() {
        let (book, mut key) = sample_key(6);
        key.levels = key.levels.with(Level::Trade);
        assert!(points(&found(&key, book.backup), Verdict::Mend).contains(&"MoreThanNeeded".to_owned()));
        key.tools[0].tool = "Night trader".to_owned();
        assert!(points(&found(&key, book.backup), Verdict::Unsure).contains(&"NeedUnknown".to_owned()));
    }

    #[test]
    fn what_the_exchange_said_counts_and_a_question_that_did_not_get_through_does_not() {
        use crate::domain::live_check::{Check, Outcome, Reason, Refusal, as_wanted};
        let (book, mut key) = sample_key(4);
        let mut answer = |outcome| {
            key.live.last = Some(Check { outcome, ..as_wanted(&key, now()) });
            found(&key, book.backup).into_iter().find(|one| matches!(one.point, Point::Answer))
        };
        let refused = |reason| Outcome::Refused(Refusal::of(reason));
        for reason in [Reason::UnknownKey, Reason::KeyOrSecret] {
            assert_eq!(answer(refused(reason)).map(|one| one.verdict), Some(Verdict::Mend), "{reason:?}");
        }
        assert!(
            answer(refused(Reason::NoInternet)).is_none()
                && answer(refused(Reason::AddressRefused)).is_none()
        );
        let (_, key) = sample_key(4);
        let said = as_wanted(&key, now()).outcome;
        assert_eq!(answer(said).map(|one| one.verdict), Some(Verdict::Good));
    }

    #[test]
    fn a_rule_that_nobody_read_at_the_exchange_is_never_called_known() {
        let rules = |exchange: &str, verdict| {
            let (book, mut key) = sample_key(5);
            key.exchange = exchange.to_owned();
            key.addresses.clear();
            points(&found(&key, book.backup), verdict).iter().filter(|point| *point == "Rule").count()
        };
        assert_eq!((rules("binance", Verdict::Known), rules("binance", Verdict::Unsure)), (0, 1));
        assert_eq!((rules("mexc", Verdict::Known), rules("mexc", Verdict::Unsure)), (0, 1));
        assert_eq!((rules("bybit", Verdict::Known), rules("bybit", Verdict::Unsure)), (2, 0));
        assert_eq!((rules("kraken", Verdict::Known), rules("kraken", Verdict::Unsure)), (1, 0));
    }

    #[test]
    fn nothing_is_said_of_a_key_that_is_dead_or_off_the_list() {
        let (book, mut key) = sample_key(4);
        key.addresses.push(Address { ip: "198.51.100.7".to_owned(), note: String::new() });
        key.removed = Some(now());
        assert!(found(&key, book.backup).is_empty());
        key.removed = None;
        key.exchange = "bitmex".to_owned();
        assert!(found(&key, book.backup).is_empty());
    }
}
