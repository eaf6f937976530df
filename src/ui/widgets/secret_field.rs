//! The field for secrets: bullets of fixed count, shown only on demand, no undo, no copy, no cut.
//!
//! The text lies in a [`SecretDraft`]; this only draws it. A screen reader hears bullets, and the length is never drawn.

use std::time::Duration;

use egui::{
    Align2, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::field_frame::{Edge, FieldState, frame_shape, good_word, label_row, line_beneath, paint_good};
use super::icon_button::IconButton;
use super::secret_draft::SecretDraft;
pub use super::secret_input::intercept;
use super::secret_input::{Rules, describe, take_input};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, theme};

/// How many bullets stand for any secret that is there.
pub const BULLETS: usize = 24;
/// How long a click on "show" shows a secret.
const SHOWN_SECS: f64 = 8.0;
/// A press longer than this is a hold, and shows only while it lasts.
const HOLD_SECS: f64 = 0.4;
const PITCH: f32 = 11.0;
/// How many lines of a long secret are shown.
const MOST_LINES: usize = 8;

/// What a secret field did in this frame.
#[derive(Debug)]
pub struct SecretResponse {
    /// The text field itself.
    pub response: Response,
    /// The text changed.
    pub changed: bool,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// A field for a secret. The words for "show" and "clear" come from the screen, in its language.
#[must_use = "a field is seen only after `show`"]
pub struct SecretEntry<'t> {
    label: String,
    draft: &'t mut SecretDraft,
    icon: Option<Icon>,
    show_word: String,
    clear_word: Option<String>,
    hint: Option<String>,
    optional: Option<String>,
    state: FieldState,
    id: Option<Id>,
    width: f32,
    height: f32,
    multiline: bool,
    focus_first: bool,
    in_clear: bool,
}

impl<'t> SecretEntry<'t> {
    /// A secret field with its label above; `show_word` names the eye ("Show").
    pub fn new(label: impl Into<String>, draft: &'t mut SecretDraft, show_word: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            draft,
            icon: None,
            show_word: show_word.into(),
            clear_word: None,
            hint: None,
            optional: None,
            state: FieldState::Rest,
            id: None,
            width: f32::INFINITY,
            height: 48.0,
            multiline: false,
            focus_first: false,
            in_clear: false,
        }
    }

    /// The icon of its kind, at the left: `icons::KEY`, `icons::LOCK_KEY`.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A second button that empties it, with this name ("Clear").
    pub fn clear_word(mut self, word: impl Into<String>) -> Self {
        self.clear_word = Some(word.into());
        self
    }

    /// One line beneath.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A muted word beside the label, such as "optional".
    pub fn optional(mut self, word: impl Into<String>) -> Self {
        self.optional = Some(word.into());
        self
    }

    /// What the field says about its content.
    pub fn state(mut self, state: FieldState) -> Self {
        self.state = state;
        self
    }

    /// A fixed id.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// The width in points; without it as wide as there is room.
    pub fn width(mut self, points: f32) -> Self {
        self.width = points;
        self
    }

    /// 44 high, as the passphrase of the lock card.
    pub fn low(mut self) -> Self {
        self.height = 44.0;
        self
    }

    /// Line ends are kept, for a key in PEM. Drawn the same.
    pub fn multiline(mut self) -> Self {
        self.multiline = true;
        self
    }

    /// Takes the focus when it appears.
    pub fn focus_first(mut self) -> Self {
        self.focus_first = true;
        self
    }

    /// Always drawn in clear, without the eye: a code that is typed from paper. It is still wiped, and nothing else has it.
    pub fn in_clear(mut self) -> Self {
        self.in_clear = true;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> SecretResponse {
        ui.vertical(|ui| self.show_column(ui)).inner
    }

    fn show_column(mut self, ui: &mut Ui) -> SecretResponse {
        let theme = theme(ui);
        let width = self.width.min(ui.available_width());
        let label_id = label_row(ui, &self.label, self.optional.as_deref(), &self.state, width);
        let now = ui.input(|input| input.time);
        let is_shown = (self.in_clear && !self.draft.is_empty()) || self.is_shown(ui, now);

        let good = good_word(ui, &self.state);
        let eyes = u8::from(!self.in_clear) + u8::from(self.clear_word.is_some());
        let buttons = 36.0 * f32::from(eyes);
        let left = if self.icon.is_some() { 40.0 } else { 14.0 };
        let right = buttons
            + if eyes == 0 { 12.0 } else { 6.0 }
            + good.as_ref().map_or(0.0, |(_, width)| width + 8.0);
        let text_width = (width - left - right).max(24.0);
        let lines = if is_shown { shown_lines(ui, self.draft, text_width) } else { 1 };
        let height = self.height + 22.0 * lines.saturating_sub(1) as f32;

        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let id = self.id.unwrap_or_else(|| ui.scope_id().with(("secret-field", self.label.as_str())));
        let response = ui.interact(rect, id, Sense::click());
        if response.clicked() && ui.input(|input| input.pointer.any_released()) {
            response.request_focus();
            self.draft.text.move_to_end();
        }
        if self.focus_first {
            crate::ui::theme::focus_when_new(ui, response.id);
        }
        let typed = take_input(
            ui,
            &response,
            &mut self.draft.text,
            Rules { multiline: self.multiline, digits: None },
        );
        let response = self.describe(ui, response, label_id);

        let edge = Edge {
            state: (&self.state).into(),
            has_focus: response.has_focus(),
            is_over: response.hovered(),
            read_only: false,
        };
        ui.painter().add(frame_shape(ui, rect, edge));
        if let Some(icon) = self.icon {
            let centre = pos2(rect.left() + 22.0, rect.top() + self.height / 2.0);
            paint_icon(ui.painter(), centre, icon, Weight::Regular, 18.0, theme.text_muted);
        }
        let first_line = Rect::from_min_size(
            pos2(rect.left() + left, rect.top() + self.height / 2.0 - 11.0),
            vec2(text_width, 22.0 * lines as f32),
        );
        let painter = ui.painter_at(first_line.expand(2.0));
        if is_shown {
            paint_shown(ui, &painter, first_line, self.draft, response.has_focus());
        } else {
            paint_bullets(ui, &painter, first_line, self.draft, response.has_focus());
        }
        if let Some((words, _)) = good {
            let inner = rect.with_max_x(rect.right() - buttons);
            paint_good(ui, ui.painter(), inner, words);
        }
        if !self.in_clear {
            self.buttons(ui, rect, now, id);
        }
        if response.has_focus() {
            let caret = Rect::from_min_size(first_line.left_top(), vec2(2.0, 22.0));
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Password,
                    rect,
                    cursor_rect: caret,
                    should_interrupt_composition: false,
                });
            });
        }
        line_beneath(ui, &self.state, self.hint.as_deref(), width);
        SecretResponse { response, changed: typed.changed, entered: typed.entered }
    }

    /// Whether the text is shown in this frame; Esc and the end of the time hide it.
    fn is_shown(&mut self, ui: &Ui, now: f64) -> bool {
        if let Some(until) = self.draft.shown_until {
            let is_stopped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            if now >= until || is_stopped || self.draft.is_empty() {
                self.draft.hide();
            } else {
                ui.ctx().request_repaint_after(Duration::from_secs_f64((until - now).max(0.02)));
            }
        }
        (self.draft.shown_until.is_some() || self.draft.held_since.is_some()) && !self.draft.is_empty()
    }

    /// What the accessibility tree holds: a password field with bullets of fixed count, that takes text.
    fn describe(&self, ui: &Ui, response: Response, label_id: Option<Id>) -> Response {
        let bullets = if self.draft.is_empty() { 0 } else { BULLETS };
        describe(ui, &response, &self.label, bullets, &self.state);
        match label_id {
            Some(label) => response.labelled_by(label),
            None => response,
        }
    }

    fn buttons(&mut self, ui: &mut Ui, rect: Rect, now: f64, field: Id) {
        let centre = rect.top() + self.height / 2.0;
        let place = |index: f32| {
            Rect::from_center_size(pos2(rect.right() - 6.0 - 18.0 - 36.0 * index, centre), vec2(36.0, 36.0))
        };
        let eye_at = if self.clear_word.is_some() { 1.0 } else { 0.0 };
        let is_shown = self.draft.shown_until.is_some() || self.draft.held_since.is_some();
        let icon = if is_shown { icons::EYE_SLASH } else { icons::EYE };
        ui.push_id(field, |ui| {
            let eye = IconButton::new(icon, self.show_word.clone()).show_at(ui, place(eye_at));
            if eye.is_pointer_button_down_on() {
                self.draft.held_since.get_or_insert(now);
            } else {
                let held_for = self.draft.held_since.take().map_or(0.0, |began| now - began);
                if eye.clicked() {
                    let open = self.draft.shown_until.is_none() && held_for < HOLD_SECS;
                    self.draft.shown_until = open.then_some(now + SHOWN_SECS);
                }
            }
            if let Some(word) = &self.clear_word
                && IconButton::new(icons::X, word.clone()).show_at(ui, place(0.0)).clicked()
            {
                self.draft.wipe();
            }
        });
    }
}

/// Bullets: of fixed count, or one for each character while the field has the focus, with the caret.
fn paint_bullets(ui: &Ui, painter: &Painter, rect: Rect, draft: &SecretDraft, has_focus: bool) {
    let theme = theme(ui);
    let places = ((rect.width() / PITCH).floor() as usize).max(1);
    let (count, caret) = if has_focus {
        // The row is cut at its left, so that the caret is always seen.
        let (chars, caret) = (draft.text.chars(), draft.text.caret_chars());
        let hidden = caret.saturating_sub(places - 1);
        (chars.saturating_sub(hidden).min(places), Some(caret - hidden))
    } else if draft.is_empty() {
        (0, None)
    } else {
        (BULLETS.min(places), None)
    };
    if draft.text.is_all_selected() && has_focus {
        let ground = Rect::from_min_size(rect.left_top(), vec2(count as f32 * PITCH, 22.0));
        painter.rect_filled(ground, 3, theme.accent_soft);
    }
    for index in 0..count {
        let centre = pos2(rect.left() + PITCH * (index as f32 + 0.5), rect.top() + 11.5);
        painter.circle_filled(centre, 2.4, theme.text);
    }
    if let Some(caret) = caret {
        let x = rect.left() + PITCH * caret as f32;
        painter.vline(x.max(rect.left() + 1.0), rect.top()..=rect.bottom(), Stroke::new(2.0, theme.focus));
    }
}

/// Bullets of fixed count for a secret that is stored, to be drawn in rows.
pub fn stored_bullets(ui: &mut Ui, name: &str) -> Response {
    let pitch = 9.3;
    let (rect, response) = ui.allocate_exact_size(vec2(pitch * BULLETS as f32, 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let colour = theme(ui).text;
    for index in 0..BULLETS {
        ui.painter().circle_filled(
            pos2(rect.left() + pitch * (index as f32 + 0.5), rect.center().y),
            2.0,
            colour,
        );
    }
    response
}

/// Where each character of a shown secret stands: mono, broken anywhere.
fn places(ui: &Ui, draft: &SecretDraft, width: f32, mut place: impl FnMut(usize, usize, char)) -> usize {
    let advance = advance(ui);
    let columns = ((width / advance).floor() as usize).max(1);
    let (mut line, mut column) = (0, 0);
    draft.with(|text| {
        // EXPOSE: drawn on demand, for 8 seconds or while the eye is held; character by character, so that no text of it
        // ever stands in egui's caches.
        for c in text.chars() {
            if c == '\n' || column == columns {
                line += 1;
                column = 0;
            }
            if c != '\n' && c != '\r' {
                place(line, column, c);
                column += 1;
            }
        }
    });
    line + 1
}

fn advance(ui: &Ui) -> f32 {
    ui.fonts_mut(|fonts| fonts.glyph_width(&Type::Code.font(), '0'))
}

fn shown_lines(ui: &Ui, draft: &SecretDraft, width: f32) -> usize {
    places(ui, draft, width, |_, _, _| ()).min(MOST_LINES)
}

fn paint_shown(ui: &Ui, painter: &Painter, rect: Rect, draft: &SecretDraft, has_focus: bool) {
    let theme = theme(ui);
    let colour = theme.text;
    let advance = advance(ui);
    let font = Type::Code.font();
    let _ = places(ui, draft, rect.width(), |line, column, c| {
        if line < MOST_LINES {
            let at = Pos2::new(rect.left() + advance * column as f32, rect.top() + 22.0 * line as f32 + 11.0);
            painter.text(at, Align2::LEFT_CENTER, c, font.clone(), colour);
        }
    });
    if has_focus {
        let columns = ((rect.width() / advance).floor() as usize).max(1);
        let caret = draft.text.caret_chars();
        let (line, column) = (caret / columns, caret % columns);
        if line < MOST_LINES {
            let x = rect.left() + advance * column as f32;
            let y = rect.top() + 22.0 * line as f32;
            painter.vline(x.max(rect.left() + 1.0), y..=y + 22.0, Stroke::new(2.0, theme.focus));
        }
    }
    painter.add(Shape::Noop);
}
