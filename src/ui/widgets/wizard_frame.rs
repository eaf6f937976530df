//! The frame of a guide: rail with steps, content that scrolls, footer with the buttons. Wide, medium and narrow.

use egui::{
    Align, Frame, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::button::Button;
use super::in_sight::keep_focus_in_sight;
use super::link::Link;
use super::mark::{brand_mark, paint_brand};
use super::menu::menu;
use super::stepper::{Step, StepState, step_column, step_segments};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Theme, Type, WidthClass, galley, label, radius, theme};

/// The buttons at the foot of a guide. All are optional.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    /// "Back" or "Cancel", at the left.
    pub back: Option<Button>,
    /// "Leave and keep draft", beside it.
    pub quiet: Option<Button>,
    /// Why the primary button cannot work yet, to its left.
    pub reason: Option<String>,
    /// The one thing to do, at the right.
    pub primary: Option<Button>,
}

impl Footer {
    /// A footer with a primary button.
    pub fn new(primary: Button) -> Self {
        Self { primary: Some(primary), ..Self::default() }
    }

    /// With "Back" or "Cancel".
    #[must_use]
    pub fn back(mut self, words: impl Into<String>) -> Self {
        self.back = Some(Button::secondary(words));
        self
    }

    /// With a quiet button beside it.
    #[must_use]
    pub fn quiet(mut self, words: impl Into<String>) -> Self {
        self.quiet = Some(Button::quiet(words));
        self
    }

    /// With the reason why the primary button cannot work yet; the button is greyed by it.
    #[must_use]
    pub fn reason(mut self, reason: Option<impl Into<String>>) -> Self {
        if let Some(reason) = reason {
            self.reason = Some(reason.into());
            self.primary = self.primary.map(|button| button.enabled(false));
        }
        self
    }
}

/// What was asked for in the frame of a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WizardEvent {
    /// "Back", or Alt and the left arrow.
    Back,
    /// The quiet button.
    Quiet,
    /// The primary button, or Ctrl Enter.
    Primary,
    /// A done step, by its index.
    Step(usize),
}

impl WizardEvent {
    /// Esc goes back when nothing else uses it: no dialog (`is_held`), no field.
    pub fn by_escape(ui: &Ui, is_held: bool) -> Option<Self> {
        let is_free = !is_held && ui.memory(|memory| memory.focused().is_none());
        let is_pressed = is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        is_pressed.then_some(Self::Back)
    }
}

/// The frame of a guide.
#[derive(Clone, Debug)]
#[must_use = "a frame is seen only after `show`"]
pub struct WizardFrame {
    brand: String,
    title: String,
    progress: String,
    all_steps: String,
    steps: Vec<Step>,
    note: Option<(Icon, String, bool)>,
    padding: f32,
}

impl WizardFrame {
    /// A guide of this title ("New key") with its steps; `progress` is "Step 3 of 7", `all_steps` opens them where no rail is.
    pub fn new(
        title: impl Into<String>,
        progress: impl Into<String>,
        all_steps: impl Into<String>,
        steps: Vec<Step>,
    ) -> Self {
        Self {
            brand: "Keystead".to_owned(),
            title: title.into(),
            progress: progress.into(),
            all_steps: all_steps.into(),
            steps,
            note: None,
            padding: 40.0,
        }
    }

    /// A line at the foot of the rail: "Draft kept. Leave at any step and go on later."
    pub fn note(mut self, icon: Icon, words: impl Into<String>) -> Self {
        self.note = Some((icon, words.into(), false));
        self
    }

    /// The same on a small card, for what must be seen.
    pub fn note_card(mut self, icon: Icon, words: impl Into<String>) -> Self {
        self.note = Some((icon, words.into(), true));
        self
    }

    /// 56 at the sides instead of 40, for the set-up.
    pub fn roomy(mut self) -> Self {
        self.padding = 56.0;
        self
    }

    /// Draws the frame. `content` draws the step and says which footer belongs to it.
    pub fn show(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> Footer) -> Option<WizardEvent> {
        let theme = theme(ui);
        let class = WidthClass::of(ui);
        let all = ui.max_rect();
        ui.painter().rect_filled(all, 0, theme.canvas);
        let mut event = None;
        let rest = if class.is_wide() {
            let rail = Rect::from_min_size(all.min, vec2(264.0, all.height()));
            event = event.or(self.rail(ui, rail));
            all.with_min_x(rail.right())
        } else {
            let bar = Rect::from_min_size(all.min, vec2(all.width(), 83.0));
            event = event.or(self.bar(ui, bar));
            all.with_min_y(bar.bottom())
        };
        let side = match class {
            WidthClass::Wide => self.padding,
            WidthClass::Medium => 32.0,
            WidthClass::Narrow => 16.0,
        };
        let current = self.steps.iter().position(|step| step.state() == StepState::Now);
        // In a low window the footer scrolls with the content.
        let is_low = ui.ctx().content_rect().height() < 480.0;
        let foot_id = ui.scope_id().with("foot");
        let foot_height = if is_low {
            0.0
        } else if class.is_narrow() {
            // The height that the stacked buttons took in the last frame.
            ui.ctx().data(|data| data.get_temp(foot_id)).unwrap_or(76.0)
        } else {
            76.0
        };
        let body = rest.with_max_y(rest.bottom() - foot_height);
        let mut footer = Footer::default();
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt(("step", current)), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let top = if class.is_wide() { 40 } else { 24 };
                let margin = Margin { left: side as i8, right: side as i8, top, bottom: 24 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width((rest.width() - 2.0 * side).max(0.0));
                    footer = content(ui);
                    if is_low {
                        ui.add_space(24.0);
                        event = event.or(stacked(ui, &footer, class));
                    }
                });
                keep_focus_in_sight(ui);
            });
        });
        if !is_low {
            let foot = rest.with_min_y(body.bottom());
            ui.painter().hline(foot.x_range(), foot.top() + 0.5, Stroke::new(1.0, theme.line));
            let inner = foot.shrink2(vec2(side, 16.0)).translate(vec2(0.0, 1.0));
            ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("footer"), |ui| {
                event = event.or(stacked(ui, &footer, class));
                let height = ui.min_rect().height() + 32.0;
                if class.is_narrow() && (height - foot_height).abs() > 0.5 {
                    ui.ctx().data_mut(|data| data.insert_temp(foot_id, height));
                    ui.ctx().request_repaint();
                }
            });
        }
        event.or_else(|| self.shortcut(ui, &footer))
    }

    fn shortcut(&self, ui: &Ui, footer: &Footer) -> Option<WizardEvent> {
        let can_go_on = footer.primary.as_ref().is_some_and(Button::can_press);
        let can_go_back = footer.back.as_ref().is_some_and(Button::can_press);
        let digits = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        ui.input_mut(|input| {
            if can_go_on && input.consume_key(Modifiers::COMMAND, Key::Enter) {
                return Some(WizardEvent::Primary);
            }
            if can_go_back && input.consume_key(Modifiers::ALT, Key::ArrowLeft) {
                return Some(WizardEvent::Back);
            }
            let done = self.steps.iter().zip(digits).position(|(step, key)| {
                step.state() == StepState::Done && input.consume_key(Modifiers::ALT, key)
            });
            done.map(WizardEvent::Step)
        })
    }

    fn rail(&self, ui: &mut Ui, rect: Rect) -> Option<WizardEvent> {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, 0, theme.rail);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, theme.line));
        let note_height = self.rail_note(ui, rect);
        let inner = Rect::from_min_max(
            pos2(rect.left(), rect.top()),
            pos2(rect.right(), rect.bottom() - note_height),
        );
        let mut event = None;
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("rail"), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let margin = Margin { left: 28, right: 20, top: 20, bottom: 8 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(rect.width() - 48.0);
                    brand_line(ui, &self.brand);
                    ui.add_space(27.0);
                    label(ui, Type::BodyStrong, &self.title, theme.text);
                    label(ui, Type::Caption, &self.progress, theme.text_muted);
                    ui.add_space(19.0);
                    event = step_column(ui, &self.steps).map(WizardEvent::Step);
                });
            });
        });
        event
    }

    /// The line at the foot of the rail; gives the height it takes.
    fn rail_note(&self, ui: &mut Ui, rail: Rect) -> f32 {
        let Some((icon, words, on_card)) = &self.note else { return 0.0 };
        let theme = theme(ui);
        let (left, right) = if *on_card { (64.0, 34.0) } else { (52.0, 28.0) };
        let text = galley(ui, words, Type::Caption, theme.text_muted, rail.width() - left - right);
        let bottom = if *on_card { 32.0 } else { 20.0 };
        let top = rail.bottom() - bottom - text.size().y;
        if *on_card {
            let card = Rect::from_min_max(
                pos2(rail.left() + 20.0, top - 12.0),
                pos2(rail.right() - 21.0, rail.bottom() - 20.0),
            );
            ui.painter().rect_filled(card, radius::CARD, theme.surface);
        }
        let at = pos2(rail.left() + left, top);
        let place = Rect::from_min_size(at, text.size());
        let response = ui.interact(place, ui.scope_id().with("rail-note"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
        let icon_at = pos2(at.x - if *on_card { 21.0 } else { 16.0 }, top + 9.0);
        paint_icon(ui.painter(), icon_at, *icon, Weight::Regular, 16.0, theme.text_muted);
        ui.painter().galley(at, text, theme.text_muted);
        rail.bottom() - top + 16.0
    }

    fn bar(&self, ui: &mut Ui, rect: Rect) -> Option<WizardEvent> {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, 0, theme.rail);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        let class = WidthClass::of(ui);
        let side = if class.is_narrow() { 16.0 } else { 32.0 };
        let inner = Rect::from_min_max(
            pos2(rect.left() + side, rect.top() + 18.0),
            pos2(rect.right() - side, rect.bottom()),
        );
        let now = self.steps.iter().find(|step| step.state() == StepState::Now).map_or("", Step::word);
        let mut event = None;
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("bar"), |ui| {
            let line = Rect::from_min_size(inner.min, vec2(inner.width(), 32.0));
            let brand = Rect::from_min_size(line.min + vec2(0.0, 2.0), vec2(28.0, 28.0));
            paint_brand(ui.painter(), theme, brand);
            let words = line.with_min_x(brand.right() + 16.0).with_max_x(line.right() - 110.0);
            ui.scope_builder(
                UiBuilder::new().max_rect(words).layout(Layout::left_to_right(Align::Center)),
                |ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    label(ui, Type::BodyStrong, &self.title, theme.text);
                    let progress = format!("{} · {now}", self.progress);
                    ui.add(egui::Label::new(Type::Small.text(progress).color(theme.text_muted)).truncate());
                },
            );
            ui.scope_builder(
                UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)),
                |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    icons::CARET_DOWN.show(ui, 14.0, theme.accent_text);
                    let button = Link::new(&self.all_steps).show(ui);
                    let chosen = menu(ui, &button, |menu| {
                        let mut chosen = None;
                        for (index, step) in self.steps.iter().enumerate() {
                            let icon = (step.state() == StepState::Done).then_some(icons::CHECK);
                            let words = format!("{}. {}", index + 1, step.word());
                            if menu.item(icon, &words) && step.state() == StepState::Done {
                                chosen = Some(index);
                            }
                        }
                        chosen
                    });
                    event = chosen.flatten().map(WizardEvent::Step);
                },
            );
            let segments =
                Rect::from_min_size(pos2(inner.left(), rect.top() + 62.0), vec2(inner.width(), 4.0));
            ui.scope_builder(UiBuilder::new().max_rect(segments), |ui| step_segments(ui, &self.steps));
        });
        event
    }
}

/// The brand mark with its word, 28 high.
pub fn brand_line(ui: &mut Ui, word: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        brand_mark(ui, 28.0);
        brand_word(ui, word, theme(ui));
    });
}

fn brand_word(ui: &mut Ui, word: &str, theme: &Theme) {
    ui.add(egui::Label::new(Type::Section.text(word).extra_letter_spacing(-0.2).color(theme.text)));
}

/// The buttons of a footer: in a row, or under each other with the primary one first.
fn stacked(ui: &mut Ui, footer: &Footer, class: WidthClass) -> Option<WizardEvent> {
    let theme = theme(ui);
    let mut event = None;
    let mut show = |ui: &mut Ui, button: &Option<Button>, then: WizardEvent, is_full: bool| {
        let Some(button) = button.clone() else { return };
        let button = if is_full { button.full_width() } else { button };
        if button.show(ui).clicked() {
            event = Some(then);
        }
    };
    if class.is_narrow() {
        show(ui, &footer.primary, WizardEvent::Primary, true);
        if let Some(reason) = &footer.reason {
            ui.add_space(4.0);
            label(ui, Type::Caption, reason, theme.text_muted);
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            show(ui, &footer.back, WizardEvent::Back, false);
            show(ui, &footer.quiet, WizardEvent::Quiet, false);
        });
        return event;
    }
    let rect = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 44.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        show(ui, &footer.back, WizardEvent::Back, false);
        show(ui, &footer.quiet, WizardEvent::Quiet, false);
    });
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        show(ui, &footer.primary, WizardEvent::Primary, false);
        if let Some(reason) = &footer.reason {
            label(ui, Type::Caption, reason, theme.text_muted);
        }
    });
    event
}
