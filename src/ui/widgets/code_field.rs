//! The six digits: one field with six drawn places. Takes digits, spaces, dashes and a paste of "492 817".
//!
//! The digits lie in a wiped buffer; the accessibility tree holds bullets for the places that are filled.

use std::fmt;

use egui::{Align2, CornerRadius, Id, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::field_frame::{Edge, FieldState, frame_shape, label_row, line_beneath};
use super::secret_input::{Rules, describe, take_input};
use super::wiped_text::WipedText;
use crate::domain::secret::SecretText;
use crate::ui::theme::{Type, theme};

/// How many digits a code has.
pub const DIGITS: usize = 6;
const PLACE: f32 = 28.0;
const GAP: f32 = 10.0;
/// More room between the third and the fourth digit.
const MIDDLE: f32 = 12.0;

/// The digits typed so far: fixed memory, wiped when taken and when dropped. Its `Debug` shows nothing.
pub struct CodeDraft(WipedText);

impl Default for CodeDraft {
    fn default() -> Self {
        Self(WipedText::with_capacity(DIGITS))
    }
}

impl CodeDraft {
    /// No digit yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether all six digits are there.
    pub fn is_complete(&self) -> bool {
        self.0.chars() == DIGITS
    }

    /// Whether no digit is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hands the digits over and wipes the draft.
    pub fn take(&mut self) -> SecretText {
        // EXPOSE: the one copy that leaves the field.
        let taken = SecretText::new(self.0.expose().to_owned());
        self.wipe();
        taken
    }

    /// A copy of the digits, for the case that the unlock asks for a passphrase too and the code stays to be seen.
    pub fn duplicate(&self) -> SecretText {
        // EXPOSE: from one wiped memory to another.
        SecretText::new(self.0.expose().to_owned())
    }

    /// Puts digits in, such as for a picture.
    pub fn set(&mut self, digits: &SecretText) {
        self.wipe();
        // EXPOSE: from one wiped memory to another.
        self.0.insert(digits.expose());
    }

    /// Wipes the digits.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

impl fmt::Debug for CodeDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeDraft(…)")
    }
}

/// What a code field did in this frame.
#[derive(Debug)]
pub struct CodeResponse {
    /// The text field itself.
    pub response: Response,
    /// A digit came or went.
    pub changed: bool,
    /// The sixth digit came in this frame.
    pub completed: bool,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// The field for the six digits.
#[must_use = "a field is seen only after `show`"]
pub struct CodeField<'t> {
    name: String,
    draft: &'t mut CodeDraft,
    with_label: bool,
    state: FieldState,
    hint: Option<String>,
    id: Option<Id>,
    width: f32,
    enabled: bool,
    focus_first: bool,
}

impl<'t> CodeField<'t> {
    /// A field of this name ("Six-digit code"), 264 wide, with the name as its label above.
    pub fn new(name: impl Into<String>, draft: &'t mut CodeDraft) -> Self {
        Self {
            name: name.into(),
            draft,
            with_label: true,
            state: FieldState::Rest,
            hint: None,
            id: None,
            width: 264.0,
            enabled: true,
            focus_first: false,
        }
    }

    /// Without the label above, where a sentence already says it.
    pub fn without_label(mut self) -> Self {
        self.with_label = false;
        self
    }

    /// As wide as there is room, the places in the middle.
    pub fn full_width(mut self) -> Self {
        self.width = f32::INFINITY;
        self
    }

    /// What the field says about its content.
    pub fn state(mut self, state: FieldState) -> Self {
        self.state = state;
        self
    }

    /// A sentence beneath: what is wrong and what to do.
    pub fn error(mut self, sentence: Option<impl Into<String>>) -> Self {
        if let Some(sentence) = sentence {
            self.state = FieldState::Error(sentence.into());
        }
        self
    }

    /// One line beneath.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A fixed id.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Whether it takes digits, such as not while a code is being tried.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Takes the focus when it appears.
    pub fn focus_first(mut self) -> Self {
        self.focus_first = true;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> CodeResponse {
        ui.vertical(|ui| self.show_column(ui)).inner
    }

    /// The label may be longer than the field, and then does not break.
    fn label_width(&self, ui: &Ui, width: f32) -> f32 {
        let words = crate::ui::theme::galley(ui, &self.name, Type::BodyStrong, theme(ui).text, f32::INFINITY);
        words.size().x.clamp(width, ui.available_width().max(width))
    }

    fn show_column(self, ui: &mut Ui) -> CodeResponse {
        let width = self.width.min(ui.available_width());
        let label_id = if self.with_label {
            label_row(ui, &self.name, None, &self.state, self.label_width(ui, width))
        } else {
            None
        };
        let (rect, _) = ui.allocate_exact_size(vec2(width, 64.0), Sense::hover());
        let id = self.id.unwrap_or_else(|| ui.scope_id().with(("code-field", self.name.as_str())));
        let response = ui.interact(rect, id, if self.enabled { Sense::click() } else { Sense::hover() });
        if response.clicked() {
            response.request_focus();
        }
        if self.enabled && self.focus_first {
            crate::ui::theme::focus_when_new(ui, response.id);
        }
        let was_complete = self.draft.is_complete();
        let typed = if self.enabled {
            take_input(ui, &response, &mut self.draft.0, Rules { multiline: false, digits: Some(DIGITS) })
        } else {
            super::secret_input::Typed::default()
        };
        describe(ui, &response, &self.name, self.draft.0.chars(), &self.state);
        if !self.enabled {
            ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::set_disabled);
        }
        let response = match label_id {
            Some(label) => response.labelled_by(label),
            None => response,
        };
        let edge = Edge {
            state: (&self.state).into(),
            has_focus: response.has_focus(),
            is_over: response.hovered(),
            read_only: !self.enabled,
        };
        ui.painter().add(frame_shape(ui, rect, edge));
        paint_places(ui, rect, &self.draft.0, response.has_focus());
        line_beneath(ui, &self.state, self.hint.as_deref(), width);
        let is_complete = self.draft.is_complete();
        CodeResponse {
            response,
            changed: typed.changed,
            completed: typed.changed && is_complete && !was_complete,
            entered: typed.entered,
        }
    }
}

fn paint_places(ui: &Ui, rect: Rect, digits: &WipedText, has_focus: bool) {
    let theme = theme(ui);
    let all = PLACE * DIGITS as f32 + GAP * (DIGITS - 1) as f32 + MIDDLE;
    let mut x = rect.center().x - all / 2.0;
    let caret = digits.caret_chars();
    if has_focus && digits.is_all_selected() {
        let ground = Rect::from_min_size(pos2(x - 4.0, rect.top() + 12.0), vec2(all + 8.0, 36.0));
        ui.painter().rect_filled(ground, 4, theme.accent_soft);
    }
    // EXPOSE: the digits are drawn one by one while they are typed; each lives 30 seconds and opens nothing alone.
    let mut typed = digits.expose().chars();
    for place in 0..DIGITS {
        if place == DIGITS / 2 {
            x += MIDDLE;
        }
        let digit = typed.next();
        let underline = if digit.is_some() { theme.text } else { theme.line_strong };
        let line = Rect::from_min_size(pos2(x, rect.top() + 50.0), vec2(PLACE, 2.0));
        ui.painter().rect_filled(line, CornerRadius::ZERO, underline);
        let centre = pos2(x + PLACE / 2.0, rect.top() + 29.0);
        if let Some(digit) = digit {
            ui.painter().text(centre, Align2::CENTER_CENTER, digit, Type::CodeBig.font(), theme.text);
        }
        if has_focus && place == caret {
            let at = if digit.is_some() { x - GAP / 2.0 } else { centre.x };
            ui.painter().vline(at, rect.top() + 16.0..=rect.top() + 44.0, Stroke::new(2.0, theme.focus));
        }
        x += PLACE + GAP;
    }
    if has_focus && caret == DIGITS {
        let at = x - GAP / 2.0;
        ui.painter().vline(at, rect.top() + 16.0..=rect.top() + 44.0, Stroke::new(2.0, theme.focus));
    }
}
