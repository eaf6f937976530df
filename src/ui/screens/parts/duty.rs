//! A duty in sentences: what it is, what to do, and the verb of the button that leads there.

use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::duty::{Duty, rotation_day};
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::time;
use crate::ui::words::exchange_name;

/// What stands before it.
#[derive(Clone, Copy, Debug)]
pub enum DutySign {
    /// The mark of what the key may do.
    Level(Level),
    /// An icon.
    Icon(Icon),
}

/// A duty in sentences.
#[derive(Clone, Debug)]
pub struct DutyTold {
    /// What stands before it.
    pub sign: DutySign,
    /// What it is.
    pub title: String,
    /// What to do.
    pub todo: String,
    /// The verb of its button.
    pub verb: String,
}

/// This duty of this key.
pub fn duty_told(key: &ApiKey, duty: Duty, when: When<'_>) -> DutyTold {
    let told = |sign, title, todo, verb| DutyTold { sign, title, todo, verb };
    let told_with = |icon, title, todo, verb| told(DutySign::Icon(icon), title, todo, verb);

    let name = || key.label.clone();
    let exchange = || exchange_name(key);
    let last_day = || key.expires.map(|day| time::near_date(day, when)).unwrap_or_default();
    match duty {
        Duty::Danger if !key.levels.has(Level::Withdraw) => told(
            DutySign::Level(Level::Manage),
            tr!("keys-next-danger-manage", name = name()),
            tr!("keys-next-danger-manage-do", exchange = exchange()),
            tr!("keys-next-danger-verb"),
        ),
        Duty::Danger => told(
            DutySign::Level(Level::Withdraw),
            tr!("keys-next-danger", name = name()),
            tr!("keys-next-danger-do", exchange = exchange()),
            tr!("keys-next-danger-verb"),
        ),
        Duty::Ended { .. } => told_with(
            icons::PROHIBIT,
            tr!("keys-next-ended", name = name(), exchange = exchange()),
            tr!("keys-next-ended-do", date = last_day()),
            tr!("keys-next-rotate-verb"),
        ),
        Duty::EndsIn { days } => told_with(
            icons::HOURGLASS_MEDIUM,
            tr!("keys-next-ends", name = name(), days = days),
            tr!("keys-next-ends-do", exchange = exchange(), date = last_day()),
            tr!("keys-next-rotate-verb"),
        ),
        Duty::Rotating(step) => told_with(
            icons::ARROWS_CLOCKWISE,
            tr!("keys-next-rotating", name = name(), step = step.number()),
            tr!("keys-next-rotating-do"),
            tr!("keys-next-rotating-verb"),
        ),
        Duty::ImportDone => told_with(
            icons::TRASH,
            tr!("keys-next-import", name = name()),
            tr!("keys-next-import-do", exchange = exchange()),
            tr!("keys-next-import-verb"),
        ),
        Duty::RotationDue { .. }
        | Duty::RotateIn { .. }
        | Duty::RotateOn(_)
        | Duty::Closed
        | Duty::Nothing => {
            let due = rotation_day(key, when.zone).map(|day| time::days_until(day, when)).unwrap_or_default();
            let days = key.rotate_every_days.unwrap_or_default();
            told_with(
                icons::ARROWS_CLOCKWISE,
                tr!("keys-next-due", name = name()),
                tr!("keys-next-due-do", days = days, when = time::in_days(due)),
                tr!("keys-next-rotate-verb"),
            )
        }
    }
}
