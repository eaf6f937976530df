//! A row with a stored secret: its name, bullets or a mask, and the button that copies it. After the copy the row itself says so.

use egui::{
    Align, Align2, Color32, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::button::Button;
use super::card::{RowGround, Rows};
use super::icon_button::IconButton;
use super::progress::{Tone, progress_bar, wake_at_next_second};
use crate::domain::secret::SecretText;
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, WidthClass, galley, theme};

/// Bullets that stand for a hidden secret: so many that the longest button still finds room beside them.
const BULLETS: usize = 20;

/// What was pressed on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyPress {
    /// The copy button.
    Copy,
    /// "Clear now".
    Clear,
    /// The eye; the screen shows the secret for 8 seconds, or hides it.
    Show,
    /// The eye is held down: the screen shows the secret until it is let go.
    Hold,
}

/// How the copied state is told.
#[derive(Clone, Debug)]
pub struct Copied {
    /// "Copied, cleared in 23 s".
    pub words: String,
    /// "Clear now".
    pub clear_word: String,
    /// Seconds that are left.
    pub left_secs: f64,
    /// Seconds that it had.
    pub of_secs: f64,
}

/// A row with a stored secret.
#[derive(Clone, Debug)]
#[must_use = "a row is seen only after `show`"]
pub struct CopyRow<'s> {
    label: String,
    mask: Option<String>,
    shown: Option<&'s SecretText>,
    show_word: Option<String>,
    button: Button,
    copied: Option<Copied>,
}

impl<'s> CopyRow<'s> {
    /// A row of this name with its copy button; drawn as 24 bullets.
    pub fn new(label: impl Into<String>, button: Button) -> Self {
        Self {
            label: label.into(),
            mask: None,
            shown: None,
            show_word: None,
            button: button.small(),
            copied: None,
        }
    }

    /// The mask of a key that is not secret by itself: "4/SD ••••••• dxgX".
    pub fn mask(mut self, mask: impl Into<String>) -> Self {
        self.mask = Some(mask.into());
        self
    }

    /// An eye with this name ("Show").
    pub fn show_word(mut self, word: impl Into<String>) -> Self {
        self.show_word = Some(word.into());
        self
    }

    /// The secret in clear, while it was asked for.
    pub fn shown(mut self, secret: Option<&'s SecretText>) -> Self {
        self.shown = secret;
        self
    }

    /// The copied state.
    pub fn copied(mut self, copied: Option<Copied>) -> Self {
        self.copied = copied;
        self
    }

    /// Draws it as a row of the card.
    pub fn show(self, rows: &mut Rows<'_>) -> Option<CopyPress> {
        let ui = rows.ui();
        let is_narrow = WidthClass::of(ui).is_narrow();
        let width = ui.available_width() - 40.0;
        let lines = self.shown.map_or(1, |secret| code_lines(ui, secret, width));
        let value_height = 22.0 * lines as f32;
        let needed = self.left_width(ui) + 16.0 + self.right_width(ui);
        let below = is_narrow || lines > 1 || needed > width;
        let height = if below { 12.0 + 18.0 + value_height + 10.0 + 36.0 + 12.0 } else { 65.0 };
        let ground = if self.copied.is_some() { RowGround::Good } else { RowGround::Plain };
        rows.row_of(height, ground, |ui, rect| {
            let inner = rect.shrink2(vec2(20.0, 12.0));
            let theme = theme(ui);
            let caption = galley(ui, &self.label, Type::Caption, theme.text_muted, inner.width());
            let top = if below { inner.top() } else { rect.center().y - 22.0 };
            ui.painter().galley(pos2(inner.left(), top), caption, theme.text_muted);
            let value =
                Rect::from_min_size(pos2(inner.left(), top + 19.0), vec2(inner.width(), value_height));
            self.value(ui, value);
            let place = if below {
                Rect::from_min_max(pos2(inner.left(), inner.bottom() - 36.0), inner.max)
            } else {
                Rect::from_center_size(inner.center(), vec2(inner.width(), 36.0))
            };
            self.buttons(ui, place, below)
        })
    }

    /// The width of what stands at the left: the name, or the value where that is wider.
    fn left_width(&self, ui: &Ui) -> f32 {
        let measure =
            |words: &str, kind| galley(ui, words, kind, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let value = match (self.shown, &self.mask) {
            (Some(secret), _) => {
                let (_, advance) = columns(ui, f32::MAX);
                // EXPOSE: only its length is read, to make room while it is shown on demand.
                advance * secret.expose().lines().map(|line| line.chars().count()).max().unwrap_or(0) as f32
            }
            (None, Some(mask)) => measure(mask, Type::Code),
            (None, None) => 9.3 * BULLETS as f32,
        };
        value.max(measure(&self.label, Type::Caption))
    }

    /// The width of what stands at the right.
    fn right_width(&self, ui: &Ui) -> f32 {
        match &self.copied {
            Some(copied) => Button::secondary(&copied.clear_word).small().width(ui) + 12.0 + 172.0,
            None => self.button.width(ui) + if self.show_word.is_some() { 48.0 } else { 0.0 },
        }
    }

    fn value(&self, ui: &Ui, rect: Rect) {
        let theme = theme(ui);
        let response = ui.interact(rect, ui.scope_id().with(("copy-value", &self.label)), Sense::hover());
        if let Some(secret) = self.shown {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.label));
            paint_code(ui, rect, secret, 22.0);
        } else if let Some(mask) = &self.mask {
            let name = format!("{} {mask}", self.label);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            let drawn = galley(ui, mask, Type::Code, theme.text, rect.width());
            ui.painter().galley(rect.min, drawn, theme.text);
        } else {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.label));
            for index in 0..BULLETS {
                let centre = pos2(rect.left() + 9.3 * index as f32 + 2.5, rect.top() + 11.0);
                ui.painter().circle_filled(centre, 2.0, theme.text);
            }
        }
    }

    fn buttons(self, ui: &mut Ui, place: Rect, below: bool) -> Option<CopyPress> {
        let theme = theme(ui);
        let layout =
            if below { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
        let mut pressed = None;
        ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout).id_salt(&self.label), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            if let Some(copied) = &self.copied {
                wake_at_next_second(ui, copied.left_secs);
                if Button::secondary(&copied.clear_word).small().show(ui).clicked() {
                    pressed = Some(CopyPress::Clear);
                }
                let (rect, response) = ui.allocate_exact_size(vec2(172.0, 36.0), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &copied.words));
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(accesskit::Role::Status);
                    node.set_label(copied.words.as_str());
                });
                let check = pos2(rect.left() + 8.0, rect.top() + 13.0);
                paint_icon(ui.painter(), check, icons::CHECK_CIRCLE, Weight::Fill, 16.0, theme.good_text);
                let words = galley(ui, &copied.words, Type::CaptionStrong, theme.good_text, f32::INFINITY);
                ui.painter().galley(pos2(rect.left() + 20.0, rect.top() + 4.0), words, theme.good_text);
                let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 28.0), vec2(rect.width(), 4.0));
                let share = (copied.left_secs.ceil() / copied.of_secs.max(1.0)) as f32;
                ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| {
                    progress_bar(ui, &copied.words, share, bar.width(), Tone::Good);
                });
            } else {
                if self.button.show(ui).clicked() {
                    pressed = Some(CopyPress::Copy);
                }
                if let Some(word) = &self.show_word {
                    let icon = if self.shown.is_some() { icons::EYE_SLASH } else { icons::EYE };
                    let name = format!("{word} {}", self.label);
                    let eye = IconButton::new(icon, name).show(ui);
                    if is_held(ui, &eye) {
                        pressed = Some(CopyPress::Hold);
                    } else if eye.clicked() {
                        pressed = Some(CopyPress::Show);
                    }
                }
            }
        });
        pressed
    }
}

/// Whether the pointer has been down on this for longer than a click takes.
fn is_held(ui: &Ui, eye: &Response) -> bool {
    const CLICK_SECS: f64 = 0.35;
    if !eye.is_pointer_button_down_on() {
        return false;
    }
    let held = ui.input(|input| input.pointer.press_start_time().map(|since| input.time - since));
    let held = held.unwrap_or_default();
    if held < CLICK_SECS {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(CLICK_SECS - held + 0.01));
    }
    held >= CLICK_SECS
}

fn columns(ui: &Ui, width: f32) -> (usize, f32) {
    let advance = ui.fonts_mut(|fonts| fonts.glyph_width(&Type::Code.font(), '0'));
    (((width / advance).floor() as usize).max(1), advance)
}

fn code_lines(ui: &Ui, secret: &SecretText, width: f32) -> usize {
    let (columns, _) = columns(ui, width);
    // EXPOSE: only the shape is read, to make room while it is shown on demand.
    secret.expose().lines().map(|line| line.chars().count().div_ceil(columns).max(1)).sum::<usize>().max(1)
}

/// Paints a secret in mono, character by character, so that no text of it stands in egui's caches.
fn paint_code(ui: &Ui, rect: Rect, secret: &SecretText, line: f32) {
    let (columns, advance) = columns(ui, rect.width());
    let (font, colour) = (Type::Code.font(), theme(ui).text);
    let mut row = 0;
    // EXPOSE: shown on demand for 8 seconds; the row has no text of it.
    for text in secret.expose().lines() {
        let mut column = 0;
        for c in text.chars() {
            if column == columns {
                row += 1;
                column = 0;
            }
            let at = pos2(rect.left() + advance * column as f32, rect.top() + line * (row as f32 + 0.5));
            ui.painter().text(at, Align2::LEFT_CENTER, c, font.clone(), colour);
            column += 1;
        }
        row += 1;
    }
}

/// A secret drawn in mono on `sunken`, such as the seed beside its QR code or a recovery code on its sheet.
/// The accessibility tree holds `name` only.
pub fn shown_code(ui: &mut Ui, name: &str, secret: &SecretText, width: f32) -> Response {
    let lines = code_lines(ui, secret, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0 * lines as f32), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint_code(ui, rect, secret, 26.0);
    response
}
