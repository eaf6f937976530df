//! Keeps what the keyboard has come to in sight: egui moves the focus by Tab, but does not scroll to it.

use egui::Ui;
use egui::style::ScrollAnimation;

/// Scrolls to the control that has got the focus since the last frame. Called at the end of a scroll area's content.
pub fn keep_focus_in_sight(ui: &Ui) {
    let seen = ui.scope_id().with("focus-seen");
    let focused = ui.memory(egui::Memory::focused);
    let before: Option<egui::Id> = ui.ctx().data(|data| data.get_temp(seen)).flatten();
    if focused == before {
        return;
    }
    ui.ctx().data_mut(|data| data.insert_temp(seen, focused));
    // A screen that has just come begins at its top, wherever it puts the focus.
    if before.is_none() {
        return;
    }
    // What was pressed is in sight already, and must not move away under the pointer.
    let is_pressed = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    let Some(control) = focused.filter(|_| !is_pressed).and_then(|id| ui.ctx().read_response(id)) else {
        return;
    };
    let is_inside = control.layer_id == ui.layer_id() && ui.min_rect().contains(control.rect.center());
    let in_sight = ui.clip_rect().shrink(8.0);
    if is_inside && !in_sight.contains_rect(control.rect) {
        ui.scroll_to_rect_animation(control.rect.expand(16.0), None, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}
