//! How the exchange's page should look: its permissions with those ticked that were chosen, and that the secret is shown once.

use std::collections::BTreeSet;

use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::guide_lines::guide_lines;
use super::layout::side_by_side;
use crate::app::command::Outbox;
use crate::domain::exchange::{Exchange, PermissionFact, StepKind};
use crate::domain::fact::Fact;
use crate::domain::guide::GuideLine;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, label, paint_icon, theme};
use crate::ui::widgets::{Card, Notice};

/// Of more permissions than these, those that stay off are counted and not listed.
const FEW: usize = 7;

/// The guide beside what the page looks like, or above it where there is no room; `is_own` where Keystead made the secret.
pub fn guide_and_looks(
    ui: &mut Ui,
    exchange: &Exchange,
    codes: &BTreeSet<String>,
    (lines, is_own): (&[GuideLine], bool),
    ticks: &mut BTreeSet<String>,
    copied: Option<&str>,
    out: &mut Outbox,
) {
    // Where nothing is ticked there is nothing to look like.
    let has_ticks = exchange.guide.iter().any(|step| step.kind == StepKind::Permissions);
    let looks = |ui: &mut Ui| {
        if has_ticks {
            looks_ui(ui, exchange, codes);
            ui.add_space(16.0);
        }
        // The secret of a pair that was made here is not shown by anybody.
        if !is_own {
            once_ui(ui);
        }
    };
    if WidthClass::of(ui).is_wide() {
        side_by_side(ui, 272.0, 24.0, |ui| guide_lines(ui, exchange, lines, ticks, copied, out), looks);
    } else {
        guide_lines(ui, exchange, lines, ticks, copied, out);
        ui.add_space(16.0);
        looks(ui);
    }
}

/// The page's list of permissions as it should look.
fn looks_ui(ui: &mut Ui, exchange: &Exchange, codes: &BTreeSet<String>) {
    let all = &exchange.permissions;
    let is_on = |permission: &&PermissionFact| codes.contains(&permission.code);
    let shown: Vec<&PermissionFact> =
        if all.len() <= FEW { all.iter().collect() } else { all.iter().filter(is_on).collect() };
    Card::new().padding(16).show(ui, |ui| {
        body_strong(ui, tr("create-at-looks-title"));
        ui.add_space(7.0);
        for permission in &shown {
            look_line(ui, &permission.label, is_on(permission));
        }
        if shown.iter().any(|permission| !permission.label.is_sure()) && !exchange.free_fields {
            ui.add_space(6.0);
            caption(ui, tr("create-at-looks-unsure"));
        }
        if shown.len() < all.len() {
            ui.add_space(6.0);
            caption(ui, tr!("create-at-looks-rest", count = all.len() - shown.len()));
        }
    });
}

fn look_line(ui: &mut Ui, fact: &Fact<String>, on: bool) {
    let theme = theme(ui);
    let words = fact.as_far_as_known();
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 36.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_height(36.0);
            ui.spacing_mut().item_spacing.x = 8.0;
            let (place, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let name = if on { "create-at-looks-on" } else { "create-at-looks-off" };
            let name = tr!(name, label = words.to_owned());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            let (icon, weight, colour) = if on {
                (icons::CHECK_SQUARE, Weight::Fill, theme.accent_text)
            } else {
                (icons::SQUARE, Weight::Regular, theme.text_muted)
            };
            paint_icon(ui.painter(), place.center(), icon, weight, 20.0, colour);
            let (kind, colour) =
                if on { (Type::SmallStrong, theme.text) } else { (Type::Small, theme.text_muted) };
            label(ui, kind, words, colour);
            if !fact.is_sure() {
                let (place, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
                let name = tr("create-at-looks-maybe");
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                let colour = theme.text_muted;
                paint_icon(ui.painter(), place.center(), icons::QUESTION, Weight::Regular, 16.0, colour);
            }
        },
    );
}

/// The caution beside the lines.
fn once_ui(ui: &mut Ui) {
    Notice::caution(tr("create-at-once-title"), tr("create-at-once")).show(ui);
}
