//! One permission: box, the exchange's word, plain words, the level with its mark, and whether it is needed.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::{Exchange, PermissionFact};
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::say;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, focus_ring, label, paint_icon, radius, theme};
use crate::ui::widgets::{Button, RowGround, Rows, icon_line, mark_word, paint_check_box};

/// What was done on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowPress {
    /// This permission was ticked or unticked.
    Tick(String, bool),
    /// This one, which can send coins away, is to be allowed.
    Allow(String),
}

/// The heading that the exchange's page has above some permissions.
pub(super) fn heading_row(rows: &mut Rows<'_>, words: &str) {
    rows.row_at_least(36.0, RowGround::Plain, |ui| {
        label(ui, Type::CaptionStrong, words, theme(ui).text_muted);
    });
}

/// A permission that can be ticked. The row is the target.
pub(super) fn permission_row(
    rows: &mut Rows<'_>,
    exchange: &Exchange,
    permission: &PermissionFact,
    ticked: bool,
    needed: bool,
) -> Option<RowPress> {
    let name = permission.label.as_far_as_known();
    let level = permission.level();
    let (word, is_strong) = match (needed, ticked) {
        (true, _) => (tr("create-permissions-needed"), true),
        (false, true) => (tr("create-permissions-chosen"), true),
        (false, false) => (tr("create-permissions-not-needed"), false),
    };
    let text = tr(&exchange.permission_text(&permission.code));
    let spoken = format!("{name}. {text} {} {word}", say::level(level));
    let id = rows.ui().scope_id().with(("permission", &permission.code));
    let row = rows.row_at_least(64.0, RowGround::Plain, |ui| {
        let class = WidthClass::of(ui);
        let mut boxed = Rect::NOTHING;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.set_min_height(40.0);
            let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            boxed = place;
            let right = if class.is_narrow() { 0.0 } else { 188.0 };
            let width = ui.available_width() - right - if class.is_narrow() { 0.0 } else { 12.0 };
            words_ui(ui, width, name, &text, permission, None);
            if !class.is_narrow() {
                level_ui(ui, level, |ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        needed_ui(ui, &word, is_strong);
                    });
                });
            }
        });
        if class.is_narrow() {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                ui.add_space(32.0);
                level_ui(ui, level, |ui| needed_ui(ui, &word, is_strong));
            });
        }
        boxed
    });
    let ui = rows.ui();
    let response = ui.interact(row.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &spoken));
    paint_check_box(ui, row.inner, ticked, response.hovered());
    focus_ring(ui, &response, row.inner, radius::BOX);
    response.clicked().then(|| RowPress::Tick(permission.code.clone(), !ticked))
}

/// A permission that can send coins away: a lock, and the button that asks first.
pub(super) fn locked_row(
    rows: &mut Rows<'_>,
    exchange: &Exchange,
    permission: &PermissionFact,
    allowed: bool,
    tool: &str,
) -> Option<RowPress> {
    let name = permission.label.as_far_as_known();
    let ground = if allowed { RowGround::Danger } else { RowGround::Locked };
    let text = tr(&exchange.permission_text(&permission.code));
    let never = never_needs(tool).map(|tool| tr!("create-permissions-never", tool = tool));
    let mut pressed = false;
    rows.row_at_least(64.0, ground, |ui| {
        let theme = theme(ui);
        let is_narrow = WidthClass::of(ui).is_narrow();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.set_min_height(40.0);
            let (place, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let (icon, colour) = if allowed {
                (icons::WARNING_OCTAGON, theme.danger_text)
            } else {
                (icons::LOCK_SIMPLE, theme.text_muted)
            };
            paint_icon(ui.painter(), place.center(), icon, Weight::Regular, 20.0, colour);
            let right = if is_narrow { 0.0 } else { 188.0 + 12.0 };
            let width = ui.available_width() - right;
            words_ui(ui, width, name, &text, permission, never);
            if !is_narrow {
                let ground = ground.colour(ui);
                mark_word(ui, Level::Withdraw, &say::level(Level::Withdraw), ground);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    pressed = lock_button(ui, allowed, name);
                });
            }
        });
        if is_narrow {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                ui.add_space(32.0);
                let ground = ground.colour(ui);
                mark_word(ui, Level::Withdraw, &say::level(Level::Withdraw), ground);
                ui.add_space(8.0);
                pressed = lock_button(ui, allowed, name);
            });
        }
    });
    let code = permission.code.clone();
    pressed.then_some(if allowed { RowPress::Tick(code, false) } else { RowPress::Allow(code) })
}

fn lock_button(ui: &mut Ui, allowed: bool, name: &str) -> bool {
    let button = if allowed {
        Button::secondary(tr("create-permissions-turn-off"))
            .accessible_name(tr!("create-permissions-turn-off-name", label = name.to_owned()))
    } else {
        Button::danger_quiet(tr("create-permissions-allow"))
            .accessible_name(tr!("create-permissions-allow-name", label = name.to_owned()))
    };
    button.small().show(ui).clicked()
}

/// The tool's name, if it is known never to need Withdraw.
pub(super) fn never_needs(tool: &str) -> Option<String> {
    let tool = Catalogue::built_in().tool(tool)?;
    tool.never.as_far_as_known().contains(&Level::Withdraw).then(|| tool.name.clone())
}

fn words_ui(
    ui: &mut Ui,
    width: f32,
    name: &str,
    text: &str,
    permission: &PermissionFact,
    never: Option<String>,
) {
    ui.vertical(|ui| {
        ui.set_width(width.max(80.0));
        body_strong(ui, name);
        let text = match never {
            Some(never) => format!("{text} {never}"),
            None => text.to_owned(),
        };
        caption(ui, text);
        let others = permission.levels().iter().filter(|level| *level != permission.level());
        let also: Vec<String> = others.filter(|level| *level > Level::Read).map(say::level).collect();
        if !also.is_empty() {
            caption(ui, tr!("create-permissions-also", levels = also.join(", ")));
        }
        if !permission.label.is_sure() {
            ui.add_space(2.0);
            icon_line(ui, icons::QUESTION, &tr("create-permissions-unsure"));
        }
    });
}

/// The mark with its word in a column of its own, and what stands at its right.
fn level_ui(ui: &mut Ui, level: Level, right: impl FnOnce(&mut Ui)) {
    let ground = theme(ui).surface;
    let (place, _) = ui.allocate_exact_size(vec2(100.0, 20.0), Sense::hover());
    let mark = Rect::from_min_max(place.min, pos2(place.right(), place.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(mark), |ui| {
        mark_word(ui, level, &say::level(level), ground);
    });
    right(ui);
}

fn needed_ui(ui: &mut Ui, word: &str, is_strong: bool) {
    let theme = theme(ui);
    let (kind, colour) = if is_strong {
        (Type::CaptionStrong, theme.accent_text)
    } else {
        (Type::Caption, theme.text_muted)
    };
    label(ui, kind, word, colour);
}
