//! The warning before the program locks by itself, at the top of any unlocked screen. It pushes the screen down.

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Ui, UiBuilder, accesskit, vec2};

use crate::app::command::{Command, Outbox};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, WidthClass, label, radius, space, theme};
use crate::ui::widgets::Button;

/// Draws the warning above what is drawn next, while `secs` are left.
pub fn lock_warning_ui(ui: &mut Ui, secs: Option<u64>, out: &mut Outbox) {
    let Some(secs) = secs else { return };
    let theme = theme(ui);
    let frame = Frame::new().fill(theme.canvas).inner_margin(Margin::same(space::S12 as i8));
    Panel::top("lock-warning").frame(frame).show(ui, |ui| {
        // Said once: the seconds that tick are no news each.
        let builder = UiBuilder::new()
            .accessibility_role(accesskit::Role::Status)
            .accessibility_label(tr!("lock-warning-name"));
        ui.scope_builder(builder, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(accesskit::Live::Polite));
            let inner = Margin { left: 20, right: 12, top: 10, bottom: 10 };
            Frame::new()
                .fill(theme.caution_soft)
                .corner_radius(radius::CARD)
                .inner_margin(inner)
                .show(ui, |ui| row(ui, secs, out));
        });
    });
}

/// One row: the seconds, what is kept, and the button at the right.
fn row(ui: &mut Ui, secs: u64, out: &mut Outbox) {
    let theme = theme(ui);
    let rect = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 36.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        icons::LOCK_SIMPLE.show(ui, 20.0, theme.caution);
        label(ui, Type::BodyStrong, tr!("lock-warning-what", secs = secs), theme.caution_text);
        if !WidthClass::of(ui).is_narrow() {
            label(ui, Type::Small, tr!("lock-warning-do"), theme.text);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::secondary(tr!("lock-warning-stay")).small().show(ui).clicked() {
                out.send(Command::StayOpen);
            }
        });
    });
}
