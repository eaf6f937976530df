//! The foot of a guide: back, a quiet way out, and the one thing to do with the reason why it cannot be done yet.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::button::Button;
use super::wizard_frame::WizardEvent;
use crate::ui::theme::{Type, WidthClass, label, theme};

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

/// The buttons of a footer: in a row, or under each other with the primary one first.
pub(super) fn footer_ui(ui: &mut Ui, footer: &Footer, class: WidthClass) -> Option<WizardEvent> {
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
