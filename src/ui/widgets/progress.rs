//! Progress: a bar of known length, a spinner with words, a countdown that steps once a second.
//!
//! The spinner is the only thing that loops, and only while it is drawn. Nothing here keeps an idle window awake.

use std::time::Duration;

use egui::{
    Color32, CornerRadius, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::ui::theme::{Type, galley, is_motion_reduced, label, theme};

/// Which colour a bar has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Usual.
    #[default]
    Accent,
    /// Copied, proved.
    Good,
    /// Will go wrong if left.
    Caution,
    /// Dangerous.
    Danger,
}

impl Tone {
    fn colour(self, ui: &Ui) -> Color32 {
        let theme = theme(ui);
        match self {
            Self::Accent => theme.accent,
            Self::Good => theme.good,
            Self::Caution => theme.caution,
            Self::Danger => theme.danger,
        }
    }
}

/// A bar 4 high. `share` is from 0 to 1; `name` is what it measures, for a screen reader.
pub fn progress_bar(ui: &mut Ui, name: &str, share: f32, width: f32, tone: Tone) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
    let share = share.clamp(0.0, 1.0);
    let theme = theme(ui);
    let ground = if tone == Tone::Good { theme.surface } else { theme.line };
    ui.painter().rect_filled(rect, CornerRadius::same(2), ground);
    let mut done = rect;
    done.set_width(rect.width() * share);
    ui.painter().rect_filled(done, CornerRadius::same(2), tone.colour(ui));
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::ProgressIndicator);
        node.set_numeric_value(f64::from((share * 100.0).round()));
    });
    response
}

/// A bar that runs down, with its words at the right ("next code in 17 s"). It steps with the seconds and wakes the window
/// only for the next one.
pub fn countdown(ui: &mut Ui, left_secs: f64, of_secs: f64, words: &str, tone: Tone) {
    let theme = theme(ui);
    let words_drawn = galley(ui, words, Type::Caption, theme.text_muted, f32::INFINITY);
    // Room for the widest number, so that nothing moves when the seconds tick.
    let widest = galley(
        ui,
        &words.replace(|c: char| c.is_ascii_digit(), "0"),
        Type::Caption,
        theme.text_muted,
        f32::INFINITY,
    );
    let words_width = widest.size().x.max(words_drawn.size().x);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let bar = (ui.available_width() - words_width - 12.0).max(24.0);
        let share = (left_secs.ceil() / of_secs.max(1.0)) as f32;
        ui.allocate_ui_with_layout(vec2(bar, 18.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            progress_bar(ui, words, share, bar, tone);
        });
        label(ui, Type::Caption, words, theme.text_muted);
    });
    wake_at_next_second(ui, left_secs);
}

/// Asks for the next frame when the shown number of seconds changes.
pub fn wake_at_next_second(ui: &Ui, left_secs: f64) {
    if left_secs > 0.0 {
        let to_next = (left_secs - left_secs.ceil() + 1.0).clamp(0.05, 1.0);
        ui.ctx().request_repaint_after(Duration::from_secs_f64(to_next));
    }
}

/// A ring of 18 with words of what happens. Draw it only after 200 ms of waiting.
pub fn spinner(ui: &mut Ui, words: &str) -> Response {
    let colour = theme(ui).text_muted;
    let accent = theme(ui).accent_text;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        paint_spinner(ui, rect.center(), 14.0, accent);
        let response = label(ui, Type::Caption, words, colour);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
        response
    })
    .inner
}

/// Paints the ring, or three dots that step each second when movement is turned off.
pub fn paint_spinner(ui: &Ui, centre: Pos2, size: f32, colour: Color32) {
    let time = ui.input(|input| input.time);
    if is_motion_reduced(ui.ctx()) {
        let step = time as u64 % 3;
        for dot in 0..3_u64 {
            let shade = if dot == step { colour } else { colour.gamma_multiply(0.4) };
            let x = centre.x + (dot as f32 - 1.0) * size / 3.0;
            ui.painter().circle_filled(pos2(x, centre.y), size / 9.0, shade);
        }
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        return;
    }
    let start = (time * 5.0) as f32 % std::f32::consts::TAU;
    let reach = std::f32::consts::TAU * 0.82;
    let points = (0..=28)
        .map(|step| {
            let angle = start + reach * step as f32 / 28.0;
            centre + size / 2.0 * vec2(angle.cos(), angle.sin())
        })
        .collect();
    ui.painter().add(egui::Shape::line(points, Stroke::new(1.75, colour)));
    ui.ctx().request_repaint_after(Duration::from_millis(33));
}
