//! The findings about a key in words: what it is, why, and what the button says. No score.

use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::duty::{Today, next_duty, rule_of};
use crate::domain::health::{Deed, Finding, Point, Verdict};
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::screens::parts::answer_words::answer_told;
use crate::ui::screens::parts::rule::{rule_sentence, rule_sureness, rule_told};
use crate::ui::screens::parts::tool_words;
use crate::ui::time;
use crate::ui::words::{exchange_name, exchange_of, ladder_of, levels_sentence};

/// What it is, and why.
pub(super) struct Told {
    pub(super) what: String,
    pub(super) why: String,
}

/// This finding in words.
pub(super) fn told(key: &ApiKey, finding: &Finding, today: &Today, when: When<'_>) -> Told {
    let (what, why) = match &finding.point {
        Point::MoreThanNeeded(beyond) => {
            let mend = tool_words::mend_beyond(beyond, &exchange_of(key), exchange_name(key));
            (tool_words::beyond(beyond), mend)
        }
        Point::LessThanNeeded(missing) => {
            let mend = tool_words::mend_missing(missing, &exchange_of(key), exchange_name(key));
            (tool_words::missing(missing), mend)
        }
        Point::AsNeeded => (tr!("health-as-needed"), levels_sentence(ladder_of(key))),
        Point::NeedUnknown => (tr!("health-need-unknown"), tr!("health-need-unknown-do")),
        Point::OpenAndDangerous | Point::Open | Point::OpenToLook | Point::NoListThere | Point::Listed(_) => {
            of_addresses(key, &finding.point)
        }
        Point::Shared(count) => (tr!("health-shared", count = *count), tr!("shared-do", count = *count)),
        Point::OneTool => (tr!("health-one-tool"), String::new()),
        Point::NoTool => (tr!("health-no-tool"), tr!("health-no-tool-do")),
        Point::Ends(day) => of_end(key, today.days_until(*day), &time::near_date(*day, when)),
        Point::NoEnd => (tr!("health-no-end"), String::new()),
        Point::Rotating(step) => (tr!("health-rotating", step = step.number()), tr!("keys-next-rotating-do")),
        Point::RotationDay(day) => {
            let date = time::near_date(*day, when);
            let what = match finding.verdict {
                Verdict::Mend => tr!("health-rotation-due", date = date),
                _ => tr!("health-rotation", date = date),
            };
            (what, made(key, when))
        }
        Point::NoRotation if finding.verdict == Verdict::Good => (tr!("health-no-rotation"), made(key, when)),
        Point::NoRotation => {
            (tr!("health-no-rotation"), format!("{} {}", made(key, when), tr!("health-no-rotation-do")))
        }
        Point::ImportDone => (tr!("import-due-title"), tr!("import-due-do", exchange = exchange_name(key))),
        Point::Handled(days) if finding.verdict == Verdict::Good => {
            (tr!("health-handled", days = *days), tr!("health-handled-why"))
        }
        Point::Handled(days) => of_unused(key, *days, today),
        Point::SaidInUse(day) => {
            (tr!("health-said", date = time::near_date(*day, when)), tr!("health-handled-why"))
        }
        Point::Answer => of_answer(key, when),
        Point::BackedUp => (tr!("health-backed-up"), String::new()),
        Point::NotBackedUp => (tr!("health-not-backed-up"), tr!("health-not-backed-up-do")),
        Point::Rule(fact) => (rule_sentence(key, fact), rule_sureness(key, fact)),
    };
    Told { what, why }
}

/// What its exchange said, by its own words.
fn of_answer(key: &ApiKey, when: When<'_>) -> (String, String) {
    let told = key.live.last.as_ref().map(|last| answer_told(key, last, when));
    told.map_or_else(Default::default, |told| (told.what, told.todo))
}

fn made(key: &ApiKey, when: When<'_>) -> String {
    tr!("health-made", age = time::age(key.made, when))
}

fn of_addresses(key: &ApiKey, point: &Point) -> (String, String) {
    let exchange = exchange_name(key);
    match point {
        Point::OpenAndDangerous if key.seen_levels().has(Level::Withdraw) => {
            (tr!("health-danger"), tr!("keys-next-danger-do", exchange = exchange))
        }
        Point::OpenAndDangerous => {
            (tr!("health-danger-manage"), tr!("keys-next-danger-manage-do", exchange = exchange))
        }
        Point::Open => (tr!("health-open"), tr!("health-open-do", exchange = exchange)),
        Point::NoListThere => (tr!("health-no-list", exchange = exchange), tr!("health-no-list-why")),
        Point::Listed(count) => (tr!("keys-row-from-list", count = *count), String::new()),
        _ => (tr!("health-open-to-look"), String::new()),
    }
}

fn of_end(key: &ApiKey, days: i64, date: &str) -> (String, String) {
    let date = date.to_owned();
    let what = match (days < 0, key.expires.is_some()) {
        (true, true) => tr!("health-ended", date = date),
        (false, true) => tr!("health-ends", date = date),
        (true, false) => tr!("health-rule-ended", date = date),
        (false, false) => tr!("health-rule-ends", date = date),
    };
    (what, tr!("health-ends-why"))
}

/// Whether anything uses it: by the rule that asks, where there is one.
fn of_unused(key: &ApiKey, days: i64, today: &Today) -> (String, String) {
    let fact = rule_of(key, next_duty(key, today), today);
    let why = match fact {
        Some(fact) => format!("{} {}", rule_told(key, fact), tr!("health-handled-why")),
        None => tr!("health-unused-why"),
    };
    (tr!("health-unused", days = days), why)
}

/// What the button says.
pub(super) fn deed_words(key: &ApiKey, deed: Deed) -> String {
    match deed {
        Deed::MakeSafe => tr!("keys-next-danger-verb"),
        Deed::Edit => tr!("health-edit"),
        Deed::Another => tr!("key-another"),
        Deed::Rotate if key.rotation.is_some() => tr!("keys-next-rotating-verb"),
        Deed::Rotate => tr!("keys-next-rotate-verb"),
        Deed::SeeAnswer => tr!("answer-see-it", exchange = exchange_name(key)),
        Deed::InUse => tr!("health-in-use"),
        Deed::Remove => tr!("keys-next-import-verb"),
        Deed::Backup => tr!("keys-next-backup-verb"),
        Deed::NewPassword => tr!("health-new-password"),
    }
}
