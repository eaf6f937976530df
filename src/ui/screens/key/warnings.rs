//! What is wrong with how a key is used: it may do more than its tools need, two tools share it, its import is over.

use egui::Ui;

use super::{Asking, EditDraft, KeyDraft};
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::duty::import_asked_on;
use crate::domain::wanted::{beyond_of, missing_of};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::tool_words;
use crate::ui::time;
use crate::ui::widgets::{Button, Notice};
use crate::ui::words::{exchange_name, exchange_of, joined};

/// Draws what there is to say; nothing of a key that is off the list or dead.
pub fn warnings_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, draft: &mut KeyDraft, out: &mut Outbox) {
    if key.removed.is_some() || key.live.dead.is_some() || exchange_of(key).is_closed() {
        return;
    }
    beyond_ui(ui, key, draft);
    missing_ui(ui, key, draft);
    shared_ui(ui, key, out);
    import_ui(ui, key, when, draft);
}

fn beyond_ui(ui: &mut Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let Some(beyond) = beyond_of(key) else { return };
    let mend = tool_words::mend_beyond(&beyond, &exchange_of(key), exchange_name(key));
    ui.add_space(16.0);
    let edit = Button::secondary(tr!("wanted-mend-button"));
    if Notice::caution(tool_words::beyond(&beyond), mend).button(edit).show(ui).is_some() {
        draft.edit = Some(EditDraft::of(key));
    }
}

/// What does not work, and which tick is missing for it. Nothing is lost by it, so it is only told.
fn missing_ui(ui: &mut Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let Some(missing) = missing_of(key) else { return };
    let mend = tool_words::mend_missing(&missing, &exchange_of(key), exchange_name(key));
    ui.add_space(16.0);
    let edit = Button::secondary(tr!("wanted-mend-button"));
    if Notice::info(tool_words::missing(&missing), mend).button(edit).show(ui).is_some() {
        draft.edit = Some(EditDraft::of(key));
    }
}

fn shared_ui(ui: &mut Ui, key: &ApiKey, out: &mut Outbox) {
    if !key.is_shared() {
        return;
    }
    let names = tool_words::sharing(key);
    let title = tr!("shared-title", tools = joined("words-and", &names));
    ui.add_space(16.0);
    let another = Button::secondary(tr!("key-another"));
    if Notice::caution(title, tr!("shared-do", count = names.len()))
        .icon(icons::PLUGS)
        .button(another)
        .show(ui)
        .is_some()
    {
        out.send(Command::Draft(DraftCommand::BeginLike(key.id)));
    }
}

fn import_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, draft: &mut KeyDraft) {
    let Some(day) = import_asked_on(key, when.zone) else { return };
    let exchange = exchange_name(key);
    let notice = if time::days_until(day, when) <= 0 {
        Notice::caution(tr!("import-due-title"), tr!("import-due-do", exchange = exchange)).icon(icons::TRASH)
    } else {
        let date = time::date(day);
        Notice::info(tr!("import-title"), tr!("import-do", exchange = exchange, date = date))
    };
    ui.add_space(16.0);
    if notice.button(Button::secondary(tr!("import-button"))).show(ui).is_some() {
        draft.asking = Some(Asking::Remove);
    }
}
