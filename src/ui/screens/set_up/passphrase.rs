//! Step 2: a passphrase, or none. What it adds is said plainly. Words on offer are drawn only while they are shown.

use egui::{Id, Ui};

use super::cards::two_cards;
use super::{View, footer, step_head};
use crate::app::Home;
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::SetUpStep;
use crate::app::jobs::Strength;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, FieldState, Footer, SecretDraft, SecretEntry, SecretResponse};

/// The longest passphrase that the vault takes, in bytes.
const LONGEST: usize = 1024;
/// How long the words on offer are shown: long enough to write them down.
const SHOWN_SECS: f64 = 180.0;
/// The width of the fields, in points.
const FIELD: f32 = 432.0;

/// The passphrase while it is typed, twice.
#[derive(Default)]
pub struct PassphraseDraft {
    /// The passphrase.
    pub text: SecretDraft,
    /// The same, typed once more.
    pub again: SecretDraft,
    /// No passphrase is wanted.
    pub code_only: bool,
    /// The words on offer were taken.
    pub is_offered: bool,
}

impl PassphraseDraft {
    /// What was decided on this step.
    pub(super) fn chosen(&mut self) -> Option<SecretText> {
        self.hide();
        // EXPOSE: a copy goes to the state until the vault is made; this one stays for a look back, wiped with the screen.
        (!self.code_only).then(|| self.text.with(|text| SecretText::new(text.to_owned())))
    }

    /// Shows nothing in clear any more.
    pub(super) fn hide(&mut self) {
        self.text.hide();
        self.again.hide();
    }

    fn is_too_long(&self) -> bool {
        self.text.overflowed() || self.text.with(str::len) > LONGEST
    }

    /// EXPOSE: the two are compared in place; what comes out is yes or no.
    fn is_same(&self) -> bool {
        self.text.with(|text| self.again.with(|again| text == again))
    }
}

/// How many words are on offer.
fn word_count(home: Home) -> usize {
    match home {
        Home::Keychain => 4,
        Home::File => 5,
    }
}

/// Draws the step. `wants_on` is set when Enter was pressed in the last field.
pub(super) fn passphrase_ui(
    ui: &mut Ui,
    view: View<'_>,
    draft: &mut PassphraseDraft,
    out: &mut Outbox,
    wants_on: &mut bool,
) -> Footer {
    let home = view.set_up.home;
    if home == Home::File {
        step_head(ui, &tr!("set-up-passphrase-title-must"), &tr!("set-up-passphrase-introduction-must"));
        draft.code_only = false;
    } else {
        let title = if view.has_passphrase {
            tr!("set-up-passphrase-title-change")
        } else {
            tr!("set-up-passphrase-title")
        };
        step_head(ui, &title, &tr!("set-up-passphrase-introduction"));
        cards(ui, draft);
    }
    if !draft.code_only {
        ui.add_space(if home == Home::File { 8.0 } else { 31.0 });
        fields(ui, view, draft, out, wants_on);
    }
    let primary = if view.set_up.errand.after(SetUpStep::Passphrase).is_none() {
        Button::primary(tr!("set-up-passphrase-link"))
            .busy(view.set_up.finish.is_running().then(|| tr!("set-up-passphrase-linking")))
    } else {
        Button::primary(tr!("common-continue"))
    };
    footer(view, primary).reason(reason(view, draft))
}

/// Two cards that say what each protects from.
fn cards(ui: &mut Ui, draft: &mut PassphraseDraft) {
    let both = (tr!("set-up-passphrase-both"), tr!("set-up-passphrase-both-note"));
    let code_only = (tr!("set-up-passphrase-code-only"), tr!("set-up-passphrase-code-only-note"));
    if let Some(index) = two_cards(ui, [&both, &code_only], Some(usize::from(draft.code_only))) {
        draft.code_only = index == 1;
    }
}

fn fields(ui: &mut Ui, view: View<'_>, draft: &mut PassphraseDraft, out: &mut Outbox, wants_on: &mut bool) {
    let is_narrow = WidthClass::of(ui).is_narrow();
    let again_id = Id::unique("set-up-passphrase-again");
    let first = if is_narrow {
        let first = first_field(ui, view, draft);
        ui.add_space(12.0);
        offer(ui, view, draft, out);
        first
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let first = first_field(ui, view, draft);
            ui.vertical(|ui| {
                ui.add_space(32.0);
                offer(ui, view, draft, out);
            });
            first
        })
        .inner
    };
    if first.changed {
        draft.is_offered = false;
        judge(draft, out);
    }
    if first.entered {
        ui.memory_mut(|memory| memory.request_focus(again_id));
    }
    ui.add_space(20.0);
    let is_same = !draft.again.is_empty() && draft.is_same();
    let state = if is_same { FieldState::Good(tr!("set-up-passphrase-same")) } else { FieldState::Rest };
    let again =
        SecretEntry::new(tr!("set-up-passphrase-again"), &mut draft.again, tr!("set-up-passphrase-show"))
            .width(FIELD)
            .id(again_id)
            .state(state)
            .show(ui);
    *wants_on |= again.entered;
}

fn first_field(ui: &mut Ui, view: View<'_>, draft: &mut PassphraseDraft) -> SecretResponse {
    let hint =
        if draft.is_offered { tr!("set-up-passphrase-write-down") } else { tr!("set-up-passphrase-own") };
    let state = strength_state(view, draft);
    SecretEntry::new(tr!("set-up-passphrase-label"), &mut draft.text, tr!("set-up-passphrase-show"))
        .width(FIELD.min(ui.available_width()))
        .state(state)
        .hint(hint)
        .focus_first()
        .show(ui)
}

/// The words on offer, on demand. The next ones are fetched at once, so that those in use are in no other place.
fn offer(ui: &mut Ui, view: View<'_>, draft: &mut PassphraseDraft, out: &mut Outbox) {
    let count = word_count(view.set_up.home);
    let words = if draft.is_offered {
        tr!("set-up-passphrase-other")
    } else {
        tr!("set-up-passphrase-offer", count = count)
    };
    let button = Button::secondary(words).icon(icons::ARROWS_CLOCKWISE).enabled(view.set_up.words.is_some());
    if button.show(ui).clicked()
        && let Some(words) = &view.set_up.words
    {
        draft.text.set(words);
        draft.text.show_for(ui.input(|input| input.time), SHOWN_SECS);
        draft.again.wipe();
        draft.is_offered = true;
        judge(draft, out);
        out.send(Command::SetUp(SetUpCommand::SuggestWords));
    }
}

fn judge(draft: &PassphraseDraft, out: &mut Outbox) {
    if !draft.text.is_empty() && !draft.is_too_long() {
        // EXPOSE: a copy goes to the vault's thread, which estimates it and wipes it.
        let text = draft.text.with(|text| SecretText::new(text.to_owned()));
        out.send(Command::SetUp(SetUpCommand::JudgePassphrase(text)));
    }
}

/// Whether a passphrase of this strength may be taken here.
fn is_enough(home: Home, strength: Strength) -> bool {
    match home {
        Home::Keychain => strength.enough,
        Home::File => strength.enough_alone,
    }
}

/// The strength in words, at the label's right.
fn strength_state(view: View<'_>, draft: &PassphraseDraft) -> FieldState {
    let home = view.set_up.home;
    if draft.is_too_long() {
        return FieldState::Warning(tr!("set-up-passphrase-too-long"));
    }
    if draft.text.is_empty() {
        return FieldState::Rest;
    }
    match view.set_up.strength {
        None => FieldState::Rest,
        Some(strength) if !is_enough(home, strength) && strength.enough => {
            FieldState::Warning(tr!("set-up-passphrase-weak-alone"))
        }
        Some(strength) if !is_enough(home, strength) => FieldState::Warning(tr!("set-up-passphrase-weak")),
        Some(_) if draft.is_offered => {
            FieldState::Praise(tr!("set-up-passphrase-strong-words", count = word_count(home)))
        }
        Some(strength) if strength.enough_alone => FieldState::Praise(tr!("set-up-passphrase-strong")),
        Some(_) => FieldState::Praise(tr!("set-up-passphrase-good")),
    }
}

/// What is still missing.
fn reason(view: View<'_>, draft: &PassphraseDraft) -> Option<String> {
    let home = view.set_up.home;
    if draft.code_only || view.set_up.finish.is_running() {
        return None;
    }
    if draft.text.is_empty() {
        return Some(tr!("set-up-passphrase-reason-empty"));
    }
    if draft.is_too_long() {
        return Some(tr!("set-up-passphrase-reason-long"));
    }
    if !view.set_up.strength.is_some_and(|strength| is_enough(home, strength)) {
        return Some(tr!("set-up-passphrase-reason-weak"));
    }
    if draft.again.is_empty() && draft.is_offered {
        return Some(tr!("set-up-passphrase-reason-again-words", count = word_count(home)));
    }
    if draft.again.is_empty() {
        return Some(tr!("set-up-passphrase-reason-again"));
    }
    (!draft.is_same()).then(|| tr!("set-up-passphrase-reason-differ"))
}
