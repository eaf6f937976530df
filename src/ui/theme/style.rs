//! Gives egui the theme: fonts, text styles, visuals and spacing, for both themes at once. No caret blinks, so an idle window stays still.

use std::sync::Arc;

use egui::style::{ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Context, CornerRadius, FontFamily, FontId, Id, Margin, Stroke, Style, TextStyle, Ui, Visuals, vec2,
};

use super::tokens::{Theme, radius};
use super::{Type, fonts};

fn later_id() -> Id {
    Id::unique("keystead-focus-later")
}

/// Gives the focus to this control in the frame after the next one, such as when a dialog that is still there has been answered.
pub fn focus_later(ctx: &Context, control: Id) {
    let due = ctx.cumulative_pass_nr() + 1;
    ctx.data_mut(|data| data.insert_temp(later_id(), (due, control)));
    ctx.request_repaint();
}

/// Gives the focus to a control when it appears, not again when the focus was taken elsewhere.
pub fn focus_when_new(ui: &Ui, control: Id) {
    if is_new(ui, control) {
        ui.memory_mut(|memory| memory.request_focus(control));
    }
}

/// Whether this has just appeared. Asked once in each frame in which it is there.
pub fn is_new(ui: &Ui, thing: Id) -> bool {
    let seen = thing.with("seen-in");
    let pass = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.ctx().data(|data| data.get_temp(seen));
    ui.ctx().data_mut(|data| data.insert_temp(seen, pass));
    last.is_none_or(|last| last + 2 < pass)
}

fn give_focus(ui: &mut Ui) {
    let ctx = ui.ctx();
    let wanted: Option<(u64, Id)> = ctx.data(|data| data.get_temp(later_id()));
    let Some((due, control)) = wanted else { return };
    if ctx.cumulative_pass_nr() >= due {
        ctx.data_mut(|data| data.remove::<(u64, Id)>(later_id()));
        ctx.memory_mut(|memory| memory.request_focus(control));
    }
    ctx.request_repaint();
}

/// Installs fonts and styles. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.on_end_pass("give the focus back", Arc::new(give_focus));
    ctx.set_fonts(fonts::definitions());
    for dark in [false, true] {
        let which = if dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.set_style_of(which, style(Theme::dark_or_light(dark)));
    }
}

/// Shows the dark or the light theme from the next frame on.
pub fn set(ctx: &Context, dark: bool) {
    ctx.set_theme(if dark { egui::ThemePreference::Dark } else { egui::ThemePreference::Light });
}

fn motion_id() -> Id {
    Id::unique("keystead-reduced-motion")
}

/// Turns every movement off: nothing fades, and a spinner becomes three dots that step each second.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.data_mut(|data| data.insert_temp(motion_id(), reduced));
    ctx.all_styles_mut(|style| style.animation_time = if reduced { 0.0 } else { 0.14 });
}

/// Whether movement is turned off.
pub fn is_motion_reduced(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(motion_id()).unwrap_or(false))
}

fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Heading, Type::Title.font()),
            (TextStyle::Body, Type::Body.font()),
            (TextStyle::Button, Type::BodyStrong.font()),
            (TextStyle::Small, Type::Caption.font()),
            (TextStyle::Monospace, FontId::new(15.0, FontFamily::Monospace)),
        ]
        .into(),
        visuals: visuals(theme),
        animation_time: 0.14,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    // Distances downwards are always said by the screen, so nothing is added silently.
    spacing.item_spacing = vec2(8.0, 0.0);
    spacing.button_padding = vec2(18.0, 10.0);
    spacing.interact_size = vec2(24.0, 24.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(32);
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        handle_min_length: 32.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.7,
        ..ScrollStyle::floating()
    };
    style.interaction.tooltip_delay = 0.5;
    style.interaction.selectable_labels = false;
    style.interaction.multi_widget_text_select = false;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let widget = |ground, edge, front| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.0, front),
        expansion: 0.0,
    };
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        weak_text_color: Some(theme.text_faint),
        widgets: Widgets {
            noninteractive: widget(theme.canvas, theme.line, theme.text),
            // The handle of a scroll bar takes this ground.
            inactive: widget(theme.line_strong, theme.line_strong, theme.text),
            hovered: widget(theme.text_muted, theme.text_muted, theme.text),
            active: widget(theme.text_muted, theme.text_muted, theme.text),
            open: widget(theme.hover, theme.line_strong, theme.text),
        },
        selection: Selection { bg_fill: theme.accent_soft, stroke: Stroke::new(2.0, theme.focus) },
        hyperlink_color: theme.accent_text,
        faint_bg_color: theme.sunken,
        extreme_bg_color: theme.sunken,
        text_edit_bg_color: Some(theme.surface),
        code_bg_color: theme.sunken,
        warn_fg_color: theme.caution_text,
        error_fg_color: theme.danger_text,
        window_corner_radius: CornerRadius::same(radius::DIALOG),
        window_shadow: theme.dialog,
        window_fill: theme.surface,
        window_stroke: Stroke::new(1.0, theme.line),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: theme.canvas,
        popup_shadow: theme.raised,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, theme.focus),
            blink: false,
            ..TextCursorStyle::default()
        },
        ..base
    }
}
