//! The first step of a backup: the words that open it, shown once, written down and typed back.

use egui::{Margin, Ui};

use super::copy_shown::{copied_line, copy_button};
use super::{View, footer, step_head};
use crate::app::command::{BackupCommand, Command, Outbox, SetUpCommand};
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, label, theme};
use crate::ui::widgets::{
    Button, Card, FieldState, Footer, SecretDraft, SecretEntry, icon_line, shown_code, spinner,
};

/// The width of the paper and the field, in points.
const PAPER: f32 = 480.0;

/// What is typed on this step.
#[derive(Default)]
pub struct WordsDraft {
    /// The words, from the paper.
    pub again: SecretDraft,
}

/// Draws the step. `wants_on` is set when Enter was pressed behind the last word.
pub(super) fn words_ui(
    ui: &mut Ui,
    view: View<'_>,
    draft: &mut WordsDraft,
    out: &mut Outbox,
    wants_on: &mut bool,
) -> Footer {
    step_head(ui, &tr!("set-up-words-title"), &tr!("set-up-words-introduction"));
    let Some(words) = &view.set_up.words else {
        spinner(ui, &tr!("set-up-words-making"));
        return footer(view, Button::primary(tr!("common-continue")).enabled(false));
    };
    let width = PAPER.min(ui.available_width());
    ui.scope(|ui| {
        ui.set_max_width(width);
        Card::new().raised().padding(Margin::same(24)).show(ui, |ui| {
            let muted = theme(ui).text_muted;
            label(ui, Type::Caption, tr!("set-up-words-paper"), muted);
            ui.add_space(12.0);
            let room = ui.available_width();
            shown_code(ui, &tr!("set-up-words-name"), words, room);
            ui.add_space(14.0);
            icon_line(ui, icons::PENCIL_SIMPLE, &tr!("set-up-words-where"));
        });
        copied_line(ui, view);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            copy_button(ui, view, tr!("set-up-words-copy-name"), out);
            let other = Button::quiet(tr!("set-up-passphrase-other")).icon(icons::ARROWS_CLOCKWISE).small();
            if other.show(ui).clicked() {
                draft.again.wipe();
                out.send(Command::SetUp(SetUpCommand::SuggestWords));
            }
        });
    });
    ui.add_space(20.0);
    let (state, is_same) = match compare(draft, words) {
        Compared::Same => (FieldState::Good(tr!("set-up-words-right")), true),
        Compared::Begun => (FieldState::Rest, false),
        Compared::Other => (FieldState::Warning(tr!("set-up-words-differ")), false),
    };
    let entry = SecretEntry::new(tr!("set-up-words-again"), &mut draft.again, String::new())
        .in_clear()
        .width(width)
        .hint(tr!("set-up-words-again-hint"))
        .state(state)
        .focus_first()
        .show(ui);
    *wants_on |= entry.entered;
    let reason = (!is_same).then(|| tr!("set-up-words-reason"));
    footer(view, Button::primary(tr!("common-continue"))).reason(reason)
}

/// What was typed, beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    Same,
    /// Right as far as it goes.
    Begun,
    Other,
}

/// However many spaces and capitals were typed.
fn compare(draft: &WordsDraft, words: &SecretText) -> Compared {
    // EXPOSE: the two are compared in place, word by word; what comes out is one of three answers.
    draft.again.with(|typed| compare_words(typed, words.expose()))
}

fn compare_words(typed: &str, words: &str) -> Compared {
    let mut words = words.split_whitespace();
    let mut typed = typed.split_whitespace().peekable();
    while let Some(one) = typed.next() {
        let Some(word) = words.next() else { return Compared::Other };
        let is_last = typed.peek().is_none();
        let is_begun = word.get(..one.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(one));
        if !(one.eq_ignore_ascii_case(word) || is_last && is_begun) {
            return Compared::Other;
        }
        if is_last && one.len() < word.len() {
            return Compared::Begun;
        }
    }
    if words.next().is_none() { Compared::Same } else { Compared::Begun }
}

/// The words are written down.
pub(super) fn take(view: View<'_>, draft: &mut WordsDraft, out: &mut Outbox) {
    draft.again.wipe();
    if let Some(words) = &view.set_up.words {
        // EXPOSE: a copy goes to the state until the backup is made; those on show go with the screen.
        out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::TakeWords(words.duplicate()))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_typed() {
        let compared = |typed| compare_words(typed, "unruly zebra mantra");
        for same in ["unruly zebra mantra", " Unruly  ZEBRA\tmantra "] {
            assert_eq!(compared(same), Compared::Same, "{same}");
        }
        for begun in ["", " ", "u", "unruly ", "unruly zeb", "unruly zebra"] {
            assert_eq!(compared(begun), Compared::Begun, "{begun}");
        }
        for other in [
            "x",
            "unrulyz",
            "unruly zeb mantra",
            "unruly zebra mantra x",
            "unruly zebrä",
            "zebra unruly mantra",
        ] {
            assert_eq!(compared(other), Compared::Other, "{other}");
        }
    }
}
