//! A line in words, with its sign. The name of the key stands beside it, so the words do without.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::state::When;
use crate::domain::catalogue::Catalogue;
use crate::domain::journal::{Deed, Line};
use crate::domain::live_check::Reason;
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::text::has_text;
use crate::ui::time;
use crate::ui::words::joined;

/// What happened.
pub(in crate::ui::screens) fn told(line: &Line, when: When<'_>) -> (Icon, String) {
    let Some(deed) = line.known_deed() else { return (icons::QUESTION, tr!("journal-later")) };
    let detail = line.detail.as_str();
    match deed {
        Deed::Created => (icons::KEY, tr!("key-act-created")),
        Deed::Named => (icons::PENCIL_SIMPLE, tr!("key-act-named")),
        Deed::Edited => (icons::PENCIL_SIMPLE, edited(detail)),
        Deed::Removed => (icons::TRASH, tr!("key-act-removed")),
        Deed::PutBack => (icons::ARROW_U_UP_LEFT, tr!("key-act-put-back")),
        Deed::Destroyed => (icons::TRASH, tr!("journal-destroyed")),
        Deed::BroughtIn => (icons::LIFEBUOY, tr!("key-act-brought-in")),
        Deed::Recovered => (icons::LIFEBUOY, tr!("key-act-recovered")),
        Deed::Dropped => (icons::WARNING, tr!("journal-dropped")),
        Deed::PageOpened => (icons::ARROW_SQUARE_OUT, tr!("journal-page-opened")),
        Deed::SaidDeleted => (icons::TRASH, tr!("journal-said-deleted")),
        Deed::DeadProved if detail.is_empty() => (icons::CHECK_CIRCLE, tr!("key-act-dead")),
        Deed::DeadProved => (icons::CHECK_CIRCLE, tr!("key-act-dead-said", said = detail.to_owned())),
        Deed::DeadByHand => (icons::CHECK_CIRCLE, tr!("key-act-dead-by-hand")),
        Deed::NotGone => (icons::ARROW_U_UP_LEFT, tr!("journal-not-gone")),
        Deed::StillAlive => (icons::WARNING, tr!("journal-still-alive")),
        Deed::DeathUnclear => (icons::QUESTION, tr!("journal-death-unclear")),
        Deed::PutAside => (icons::CLOCK, tr!("journal-put-aside")),
        Deed::EmergencyBegun => (icons::SIREN, tr!("journal-emergency-begun", scope = scope_of(detail))),
        Deed::EmergencyScope => (icons::SIREN, tr!("journal-emergency-scope", scope = scope_of(detail))),
        Deed::EmergencyEnded => emergency_ended(detail),
        Deed::Aftercare => (icons::CHECK_CIRCLE, aftercare(detail)),
        Deed::LogSaved => (icons::EXPORT, tr!("journal-log-saved")),
        Deed::PutOff => (icons::CLOCK, tr!("journal-put-off", date = day(detail, when))),
        Deed::ToldAgain => (icons::CLOCK, tr!("journal-told-again")),
        Deed::InUse => (icons::CHECK_CIRCLE, tr!("journal-in-use")),
        Deed::Revealed => (icons::EYE, tr!("key-act-revealed", field = field(line))),
        Deed::Copied => (icons::COPY, copied(line)),
        Deed::RotationBegun => (icons::ARROWS_CLOCKWISE, tr!("key-act-rotation-begun")),
        Deed::NewStored => (icons::KEY, tr!("key-act-new-stored")),
        Deed::OldDeleted => (icons::CHECK_CIRCLE, tr!("key-act-old-deleted")),
        Deed::RotationTakenBack => (icons::ARROW_COUNTER_CLOCKWISE, tr!("key-act-rotation-taken-back")),
        Deed::Rotated => (icons::CHECK_CIRCLE, tr!("key-act-rotated")),
        Deed::RotatedWithProof => (icons::CHECK_CIRCLE, tr!("key-act-rotated-proof")),
        Deed::Asked => (icons::PULSE, answer("asked", line)),
        Deed::AskedNew => (icons::PULSE, answer("asked-new", line)),
        Deed::AskedOld => (icons::PULSE, answer("asked-old", line)),
        Deed::GotWorse => (icons::WARNING, tr!("journal-got-worse", what = worse(detail))),
        Deed::ChangedIt if detail == "wanted" => (icons::CHECK_CIRCLE, tr!("journal-changed-it-wanted")),
        Deed::ChangedIt => (icons::CHECK_CIRCLE, tr!("journal-changed-it")),
        Deed::CheckedByHand => (icons::CHECK_CIRCLE, tr!("journal-checked-by-hand")),
        Deed::AsksByItself => {
            (icons::GEAR_SIX, switched(detail, "journal-asks-by-itself-on", "journal-asks-by-itself-off"))
        }
        Deed::Opened => (icons::LOCK_KEY, opened(detail)),
        Deed::WrongCodes => (icons::WARNING, wrong_codes(detail, when)),
        Deed::WrongCode => (icons::WARNING, tr!("journal-wrong-code")),
        Deed::OlderFiles => (icons::WARNING, tr!("journal-older-files")),
        Deed::PreviousFile => (icons::WARNING, tr!("journal-previous-file")),
        Deed::Begun => (icons::BOOK_OPEN, tr!("journal-begun")),
        Deed::SetUp => (icons::BOOK_OPEN, tr!("journal-set-up")),
        Deed::PhoneLinked => (icons::DEVICE_MOBILE, tr!("journal-phone-linked")),
        Deed::PhoneLost => (icons::DEVICE_MOBILE_SLASH, tr!("journal-phone-lost")),
        Deed::AdviceRead => (icons::CHECK_CIRCLE, tr!("journal-advice-read")),
        Deed::Passphrase => (icons::PASSWORD, passphrase(detail)),
        Deed::SheetMade => (icons::PRINTER, tr!("journal-sheet-made")),
        Deed::BackupMade => (icons::FLOPPY_DISK, tr!("journal-backup-made", count = count(detail))),
        Deed::BackupOpened => (icons::FLOPPY_DISK, tr!("journal-backup-opened", count = count(detail))),
        Deed::Restored => (icons::LIFEBUOY, tr!("journal-restored", date = date_of(detail, when))),
        Deed::IdleSecs => (icons::GEAR_SIX, tr!("journal-idle-secs", time = time::spoken(count(detail)))),
        Deed::ClipboardSecs => {
            (icons::GEAR_SIX, tr!("journal-clipboard-secs", time = time::spoken(count(detail))))
        }
        Deed::LeadDays => (icons::GEAR_SIX, tr!("journal-lead-days", count = count(detail))),
        Deed::Notices => (icons::GEAR_SIX, switched(detail, "journal-notices-on", "journal-notices-off")),
        Deed::NoticeNames => {
            (icons::GEAR_SIX, switched(detail, "journal-notice-names-on", "journal-notice-names-off"))
        }
        Deed::UsageCompared => match count(detail) {
            0 => (icons::LIST_CHECKS, tr!("journal-usage-fine")),
            count => (icons::WARNING, tr!("journal-usage-unexpected", count = count)),
        },
        Deed::AsksDaily => {
            (icons::GEAR_SIX, switched(detail, "journal-asks-daily-on", "journal-asks-daily-off"))
        }
        Deed::OwnFacts => {
            let exchange = Catalogue::current().name_of(detail);
            (icons::BOOK_OPEN, tr!("journal-own-facts", exchange = exchange))
        }
        Deed::OwnFactsGone => {
            let exchange = Catalogue::current().name_of(detail);
            (icons::BOOK_OPEN, tr!("journal-own-facts-gone", exchange = exchange))
        }
        Deed::Exported => (icons::EXPORT, tr!("journal-exported", count = count(detail))),
    }
}

/// A switch that was put on or off.
fn switched(detail: &str, on: &str, off: &str) -> String {
    tr!(if detail == "on" { on } else { off })
}

/// Whether a line is told as something that may be wrong.
pub(super) fn is_caution(line: &Line) -> bool {
    matches!(
        line.known_deed(),
        None | Some(
            Deed::WrongCodes
                | Deed::WrongCode
                | Deed::OlderFiles
                | Deed::PreviousFile
                | Deed::Dropped
                | Deed::GotWorse
        )
    )
}

/// The exchange of the key; as typed, where it is not in the catalogue.
pub(super) fn exchange_of(line: &Line) -> String {
    let catalogue = Catalogue::current();
    catalogue.exchange(&line.exchange).map_or_else(|| line.exchange.clone(), |exchange| exchange.name.clone())
}

/// The exchange's name of the field that a line tells of.
fn field(line: &Line) -> String {
    let exchange = Catalogue::current_exchange(&line.exchange);
    let fact = exchange.field(&line.detail);
    fact.map_or_else(|| line.detail.clone(), |fact| fact.label.as_far_as_known().clone())
}

/// What the exchange said of the key.
fn answer(asked: &str, line: &Line) -> String {
    let exchange = exchange_of(line);
    let mut parts = line.detail.split_whitespace();
    match parts.next() {
        Some("told") => {
            let levels = parts.clone().filter_map(|word| Level::ALL.into_iter().find(|it| it.word() == word));
            let mut may: Vec<String> =
                levels.map(|level| tr!(&format!("words-verb-{}", level.word()))).collect();
            may.extend(parts.any(|word| word == "unknown").then(|| tr!("journal-may-unknown")));
            let may = if may.is_empty() { tr!("journal-may-nothing") } else { joined("words-and", &may) };
            tr!(&format!("journal-{asked}-told"), exchange = exchange, may = may)
        }
        Some("refused") => {
            let word = parts.next().unwrap_or_default();
            let why = Reason::ALL.into_iter().find(|reason| reason.word() == word).unwrap_or(Reason::Other);
            let why = tr!(&format!("refusal-{}-short", why.word()));
            let code: Vec<&str> = parts.collect();
            let why = if code.is_empty() { why } else { format!("{why} ({})", code.join(" ")) };
            tr!(&format!("journal-{asked}-refused"), exchange = exchange, why = why)
        }
        _ => tr!(&format!("journal-{asked}-works"), exchange = exchange),
    }
}

fn copied(line: &Line) -> String {
    if line.tool.is_empty() {
        return tr!("key-act-copied", field = field(line));
    }
    let tool = Catalogue::current().tool_name(&line.tool).to_owned();
    tr!("journal-copied-for", field = field(line), tool = tool)
}

fn edited(detail: &str) -> String {
    let parts = detail.split_whitespace().map(|part| format!("journal-part-{part}"));
    let words: Vec<String> = parts.filter(|id| has_text(id)).map(|id| tr!(&id)).collect();
    if words.is_empty() {
        return tr!("key-act-edited");
    }
    tr!("journal-edited", parts = joined("words-and", &words))
}

fn worse(detail: &str) -> String {
    let parts = detail.split_whitespace().map(|part| format!("journal-worse-{part}"));
    let words: Vec<String> = parts.filter(|id| has_text(id)).map(|id| tr!(&id)).collect();
    joined("words-and", &words)
}

fn opened(detail: &str) -> String {
    match detail {
        "two-codes" => tr!("journal-opened-two-codes"),
        "recovery-code" => tr!("journal-opened-recovery-code"),
        _ => tr!("journal-opened-code"),
    }
}

fn wrong_codes(detail: &str, when: When<'_>) -> String {
    let (number, since) = detail.split_once(' ').unwrap_or((detail, ""));
    match since.parse::<Timestamp>() {
        Ok(since) => tr!("journal-wrong-codes", count = count(number), since = time::moment(since, when)),
        Err(_) => tr!("journal-wrong-code"),
    }
}

fn passphrase(detail: &str) -> String {
    match detail {
        "set" => tr!("journal-passphrase-set"),
        "removed" => tr!("journal-passphrase-removed"),
        _ => tr!("journal-passphrase-changed"),
    }
}

/// What its owner was worried about.
fn scope_of(detail: &str) -> String {
    let (word, name) = detail.split_once(' ').unwrap_or((detail, ""));
    let name = Catalogue::current().name_of(name);
    match word {
        "key" => tr!("journal-scope-key"),
        "tool" => tr!("journal-scope-tool", name = name),
        "exchange" => tr!("journal-scope-exchange", name = name),
        _ => tr!("journal-scope-everything"),
    }
}

fn emergency_ended(detail: &str) -> (Icon, String) {
    let (dead, all) = detail.split_once(' ').unwrap_or((detail, ""));
    (icons::SIREN, tr!("journal-emergency-ended", dead = count(dead), all = count(all)))
}

fn aftercare(detail: &str) -> String {
    let id = format!("journal-aftercare-{detail}");
    if has_text(&id) { tr!(&id) } else { tr!("journal-aftercare") }
}

fn count(detail: &str) -> u64 {
    detail.parse().unwrap_or_default()
}

fn day(detail: &str, when: When<'_>) -> String {
    detail.parse::<Date>().map_or_else(|_| detail.to_owned(), |day| time::near_date(day, when))
}

fn date_of(detail: &str, when: When<'_>) -> String {
    let moment = detail.parse::<Timestamp>();
    moment.map_or_else(
        |_| detail.to_owned(),
        |moment| time::near_date(moment.to_zoned(when.zone.clone()).date(), when),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::journal::{Entry, Hash, Journal};
    use jiff::tz::TimeZone;

    fn line(deed: Deed, detail: &str) -> Line {
        let mut journal = Journal::default();
        journal.add(Timestamp::UNIX_EPOCH, Entry::new(deed, detail));
        journal.read().lines.pop().unwrap()
    }

    #[test]
    fn every_deed_has_words_whatever_its_detail_says() {
        let now = "2026-11-22T13:46:13Z".parse().unwrap();
        let when = When { now, uptime: std::time::Duration::ZERO, zone: &TimeZone::UTC };
        for deed in Deed::ALL {
            for detail in [
                "",
                "code",
                "3 2026-11-21T09:05:00Z",
                "2026-12-04",
                "600",
                "label tags",
                "=1",
                "told read unknown",
                "refused clock -1021",
                "trade",
            ] {
                let (_, words) = told(&line(*deed, detail), when);
                assert!(
                    words.len() > 3 && !words.contains("journal-") && !words.contains("{$"),
                    "{deed:?}: {words}"
                );
            }
        }
        let say = |deed, detail: &str| told(&line(deed, detail), when).1;
        assert_eq!(say(Deed::WrongCodes, "3 2026-11-21T09:05:00Z"), "3 wrong codes since yesterday, 09:05");
        assert_eq!(say(Deed::PutOff, "2026-12-04"), "Put off until 4 December");
        assert_eq!(say(Deed::IdleSecs, "600"), "Locks by itself after 10 minutes");
        assert_eq!(say(Deed::Edited, "label addresses"), "Edited: name and addresses");
        assert_eq!(say(Deed::Asked, "told read trade"), "Asked : it may read and trade");
        assert_eq!(
            say(Deed::AskedOld, "refused unknown-key EAPI:Invalid key"),
            " refused the old key: it knows no such key (EAPI:Invalid key)"
        );
        assert_eq!(
            say(Deed::GotWorse, "trade addresses"),
            "It may do more than before: trade and be used from other addresses"
        );
        assert_eq!(
            say(Deed::GotWorse, "permissions"),
            "It may do more than before: use permissions that were off"
        );
        let later = Line { deed: "lent".to_owned(), hash: Hash::default(), ..line(Deed::Opened, "") };
        assert!(is_caution(&later) && told(&later, when).1.contains("later Keystead"));
    }
}
