//! The toast: one sentence at the bottom of the content, with at most one action. Never the only place where something is said.

use egui::{
    Align2, Area, Context, CornerRadius, Frame, Id, Label, Layout, Margin, Order, Rect, Response, Role,
    Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::ui::theme::paint::focus_ring;
use crate::ui::theme::{Theme, Type, galley, radius, theme};

/// What a toast did in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToastResponse {
    /// The action was pressed.
    pub acted: bool,
    /// The pointer or the focus is on it, so that it must not go yet.
    pub is_held: bool,
}

/// Draws a toast at the bottom centre of this rectangle. The caller counts its 8 seconds.
pub fn toast(ctx: &Context, content: Rect, words: &str, action: Option<&str>) -> ToastResponse {
    let at = pos2(content.center().x, content.bottom() - 24.0);
    let shown = Area::new(Id::unique("keystead-toast"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(at)
        .constrain_to(content)
        .role(accesskit::Role::Status)
        .accessible_name(words)
        .show(ctx, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(accesskit::Live::Polite));
            toast_ui(ui, words, action)
        });
    let has_focus = shown.inner.as_ref().is_some_and(Response::has_focus);
    ToastResponse {
        acted: shown.inner.is_some_and(|action| action.clicked()),
        is_held: has_focus || shown.response.contains_pointer(),
    }
}

/// The toast itself, to be drawn in place. Gives the action's response.
pub fn toast_ui(ui: &mut Ui, words: &str, action: Option<&str>) -> Option<Response> {
    let theme: &Theme = theme(ui);
    Frame::new()
        .fill(theme.tip)
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.raised)
        .inner_margin(Margin { left: 20, right: 20, top: 0, bottom: 0 })
        .show(ui, |ui| {
            ui.allocate_ui_with_layout(vec2(0.0, 48.0), Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_height(48.0);
                ui.spacing_mut().item_spacing.x = 16.0;
                ui.add(Label::new(Type::Body.text(words).color(theme.on_tip)).extend());
                action.map(|action| {
                    let drawn = galley(ui, action, Type::BodyStrong, theme.on_tip, f32::INFINITY);
                    let (rect, response) =
                        ui.allocate_exact_size(vec2(drawn.size().x.max(24.0), 32.0), Sense::click());
                    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, action));
                    let top = rect.center().y - drawn.size().y / 2.0;
                    let line = top + drawn.size().y - 2.0;
                    ui.painter().hline(
                        rect.left()..=rect.left() + drawn.size().x,
                        line,
                        Stroke::new(1.0, theme.on_tip),
                    );
                    ui.painter().galley(pos2(rect.left(), top), drawn, theme.on_tip);
                    focus_ring(ui, &response, rect, 4);
                    response
                })
            })
            .inner
        })
        .inner
}

/// The tooltip's own look, to be drawn in place.
pub fn tip_ui(ui: &mut Ui, words: &str) {
    let theme = theme(ui);
    Frame::new()
        .fill(theme.tip)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            ui.add(Label::new(Type::Caption.text(words).color(theme.on_tip)));
        });
}
