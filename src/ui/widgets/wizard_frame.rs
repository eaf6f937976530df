//! The frame of a guide: rail with steps, content that scrolls, footer with the buttons. Wide, medium and narrow.

use egui::{Frame, Key, Margin, Modifiers, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::button::Button;
use super::in_sight::keep_focus_in_sight;
use super::stepper::{Step, StepState};
use super::wizard_footer::{Footer, footer_ui};
use crate::ui::icons::Icon;
use crate::ui::theme::{WidthClass, theme};

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
    /// The red entry.
    Leaked,
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
    pub(super) brand: String,
    pub(super) title: String,
    pub(super) progress: String,
    pub(super) all_steps: String,
    pub(super) steps: Vec<Step>,
    pub(super) note: Option<(Icon, String, bool)>,
    pub(super) leaked: Option<String>,
    pub(super) padding: f32,
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
            leaked: None,
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

    /// The red entry, where it stands on every other screen: "A key leaked?"
    pub fn leaked(mut self, words: impl Into<String>) -> Self {
        self.leaked = Some(words.into());
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
                        event = event.or(footer_ui(ui, &footer, class));
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
                event = event.or(footer_ui(ui, &footer, class));
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
}
