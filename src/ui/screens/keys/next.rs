//! The card with the next best action: one sentence, what to do, one verb. The rest waits behind "2 more".

use egui::Ui;

use super::{KeysDraft, search};
use crate::app::command::{Command, KeyCommand, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::duty::{Duty, rotation_day};
use crate::domain::permission::Level;
use crate::domain::search::Chip;
use crate::tr;
use crate::ui::icons;
use crate::ui::time;
use crate::ui::widgets::{NextAction, NextPress};
use crate::ui::words::exchange_name;

/// Draws the card.
pub fn next_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let due = session.duties.first().and_then(|(id, duty)| Some((session.book.keys.get(id)?, *duty)));
    let Some((key, duty)) = due else {
        if session.backup_due() > 0 {
            backup_card(ui, session, when, out);
            return;
        }
        let title = match session.index.next_needed() {
            Some(day) => tr!("keys-next-calm-until", date = time::near_date(day, when)),
            None => tr!("keys-next-calm"),
        };
        NextAction::calm(title, tr!("keys-next-calm-do")).show(ui);
        return;
    };
    let more = session.duties.len() - 1;
    let more = (more > 0).then(|| tr!("keys-next-more", count = more));
    match card(key, duty, when).more(more).show(ui) {
        Some(NextPress::Verb) => act(key, duty, draft, out),
        Some(NextPress::More) => search(session, out, |query| query.chip = Chip::NeedsYou),
        None => {}
    }
}

/// Nothing is due at an exchange: time for what saves all keys at once.
fn backup_card(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    let body = match session.book.backup {
        None => tr!("keys-next-backup-none"),
        Some(last) => tr!("keys-next-backup-old", made = time::moment(last.made, when)),
    };
    let card = NextAction::with_icon(
        icons::FLOPPY_DISK,
        tr!("keys-next-backup", count = session.backup_due()),
        body,
    )
    .verb(tr!("keys-next-backup-verb"));
    if card.show(ui) == Some(NextPress::Verb) {
        out.send(Command::SetUp(SetUpCommand::Change(Errand::Backup)));
    }
}

fn card(key: &ApiKey, duty: Duty, when: When<'_>) -> NextAction {
    let name = || key.label.clone();
    let exchange = || exchange_name(key);
    let last_day = || key.expires.map(|day| time::near_date(day, when)).unwrap_or_default();
    match duty {
        Duty::Danger if !key.levels.has(Level::Withdraw) => NextAction::new(
            Level::Manage,
            tr!("keys-next-danger-manage", name = name()),
            tr!("keys-next-danger-manage-do", exchange = exchange()),
        )
        .verb(tr!("keys-next-danger-verb")),
        Duty::Danger => NextAction::new(
            Level::Withdraw,
            tr!("keys-next-danger", name = name()),
            tr!("keys-next-danger-do", exchange = exchange()),
        )
        .verb(tr!("keys-next-danger-verb")),
        Duty::Ended { .. } => NextAction::with_icon(
            icons::PROHIBIT,
            tr!("keys-next-ended", name = name(), exchange = exchange()),
            tr!("keys-next-ended-do", date = last_day()),
        )
        .verb(tr!("keys-next-rotate-verb")),
        Duty::EndsIn { days } => NextAction::with_icon(
            icons::HOURGLASS_MEDIUM,
            tr!("keys-next-ends", name = name(), days = days),
            tr!("keys-next-ends-do", exchange = exchange(), date = last_day()),
        )
        .verb(tr!("keys-next-rotate-verb")),
        Duty::Rotating(step) => NextAction::with_icon(
            icons::ARROWS_CLOCKWISE,
            tr!("keys-next-rotating", name = name(), step = step.number()),
            tr!("keys-next-rotating-do"),
        )
        .verb(tr!("keys-next-rotating-verb")),
        Duty::ImportDone => NextAction::with_icon(
            icons::TRASH,
            tr!("keys-next-import", name = name()),
            tr!("keys-next-import-do", exchange = exchange()),
        )
        .verb(tr!("keys-next-import-verb")),
        Duty::RotationDue { .. }
        | Duty::RotateIn { .. }
        | Duty::RotateOn(_)
        | Duty::Closed
        | Duty::Nothing => {
            let due = rotation_day(key, when.zone).map(|day| time::days_until(day, when)).unwrap_or_default();
            let days = key.rotate_every_days.unwrap_or_default();
            NextAction::with_icon(
                icons::ARROWS_CLOCKWISE,
                tr!("keys-next-due", name = name()),
                tr!("keys-next-due-do", days = days, when = time::in_days(due)),
            )
            .verb(tr!("keys-next-rotate-verb"))
        }
    }
}

/// Leads to where the duty is done.
fn act(key: &ApiKey, duty: Duty, draft: &mut KeysDraft, out: &mut Outbox) {
    match duty {
        Duty::Danger => out.go(Route::Key(key.id)),
        Duty::ImportDone => draft.removing = Some(key.id),
        _ => out.send(Command::Key(key.id, KeyCommand::Rotate)),
    }
}
