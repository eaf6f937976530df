//! What happened to a key, newest first.

use egui::{Margin, Ui};

use super::KeyDraft;
use crate::app::command::{Command, JournalCommand, Outbox};
use crate::app::state::When;
use crate::domain::api_key::{Act, ApiKey, HistoryEntry};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::section;
use crate::ui::time;
use crate::ui::widgets::{Card, Happening, Link, timeline};
use crate::ui::words::field_label;

/// So many lines are shown without asking.
const FEW: usize = 6;

/// Draws the card.
pub fn history_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, draft: &mut KeyDraft, out: &mut Outbox) {
    let shown = if draft.all_history { key.history.len() } else { FEW };
    let lines: Vec<Happening> =
        key.history.iter().rev().take(shown).map(|entry| happening(key, entry, when)).collect();
    if lines.is_empty() {
        return;
    }
    Card::new().padding(Margin { left: 16, right: 16, top: 14, bottom: 4 }).show(ui, |ui| {
        section(ui, tr!("key-history"));
        ui.add_space(13.0);
        timeline(ui, &lines);
        if key.history.len() > FEW {
            let words = if draft.all_history {
                tr!("key-history-less")
            } else {
                tr!("key-history-all", count = key.history.len())
            };
            if Link::new(words).show(ui).clicked() {
                draft.all_history = !draft.all_history;
            }
            ui.add_space(8.0);
        }
        let journal = Link::new(tr!("key-history-journal"))
            .accessible_name(tr!("key-history-journal-name", name = key.label.clone()));
        if journal.show(ui).clicked() {
            out.send(Command::Journal(JournalCommand::Of(key.id)));
        }
        ui.add_space(8.0);
    });
}

fn happening(key: &ApiKey, entry: &HistoryEntry, when: When<'_>) -> Happening {
    let ago = when.now.as_second() - entry.at.as_second();
    let at = if (0..60).contains(&ago) { tr!("key-just-now") } else { time::moment(entry.at, when) };
    let (icon, what) = act_words(key, &entry.act);
    Happening { icon, what, when: at }
}

/// An act in words, with its sign.
fn act_words(key: &ApiKey, act: &Act) -> (Icon, String) {
    match act {
        Act::Created => (icons::KEY, tr!("key-act-created")),
        Act::Named => (icons::PENCIL_SIMPLE, tr!("key-act-named")),
        Act::NewStored => (icons::KEY, tr!("key-act-new-stored")),
        Act::OldDeleted => (icons::CHECK_CIRCLE, tr!("key-act-old-deleted")),
        Act::Edited => (icons::PENCIL_SIMPLE, tr!("key-act-edited")),
        Act::Revealed { field } => (icons::EYE, tr!("key-act-revealed", field = field_label(key, field))),
        Act::Copied { field } => (icons::COPY, tr!("key-act-copied", field = field_label(key, field))),
        Act::Removed => (icons::TRASH, tr!("key-act-removed")),
        Act::PutBack => (icons::ARROW_U_UP_LEFT, tr!("key-act-put-back")),
        Act::RotationBegun => (icons::ARROWS_CLOCKWISE, tr!("key-act-rotation-begun")),
        Act::RotationTakenBack => (icons::ARROW_COUNTER_CLOCKWISE, tr!("key-act-rotation-taken-back")),
        Act::Rotated => (icons::CHECK_CIRCLE, tr!("key-act-rotated")),
        Act::RotatedWithProof => (icons::CHECK_CIRCLE, tr!("key-act-rotated-proof")),
        Act::Recovered => (icons::LIFEBUOY, tr!("key-act-recovered")),
        Act::DeadProved { said } if said.is_empty() => (icons::CHECK_CIRCLE, tr!("key-act-dead")),
        Act::DeadProved { said } => (icons::CHECK_CIRCLE, tr!("key-act-dead-said", said = said.clone())),
        Act::DeadByHand => (icons::CHECK_CIRCLE, tr!("key-act-dead-by-hand")),
        Act::BroughtIn => (icons::LIFEBUOY, tr!("key-act-brought-in")),
    }
}
