//! The card with the next best action: one sentence, what to do, one verb. The rest waits behind "2 more".

use egui::Ui;

use super::KeysDraft;
use crate::app::command::{Command, KeyCommand, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::duty::Duty;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::duty::{DutySign, duty_told};
use crate::ui::time;
use crate::ui::widgets::{NextAction, NextPress};

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
        Some(NextPress::More) => out.go(Route::ToDo),
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
    let told = duty_told(key, duty, when);
    let card = match told.sign {
        DutySign::Level(level) => NextAction::new(level, told.title, told.todo),
        DutySign::Icon(icon) => NextAction::with_icon(icon, told.title, told.todo),
    };
    card.verb(told.verb)
}

/// Leads to where the duty is done.
fn act(key: &ApiKey, duty: Duty, draft: &mut KeysDraft, out: &mut Outbox) {
    match duty {
        Duty::Danger => out.go(Route::Key(key.id)),
        Duty::ImportDone => draft.removing = Some(key.id),
        _ => out.send(Command::Key(key.id, KeyCommand::Rotate)),
    }
}
