//! One permission: box, the exchange's word, plain words, the level with its mark, and whether it is needed.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::{Exchange, PermissionFact};
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::text_block::TextBlock;
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, focus_ring, label, paint_icon, radius, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, RowGround, Rows, mark_word, paint_check_box};
use crate::ui::words::level_word;

/// From the row's edge to its content.
const SIDE: f32 = 16.0;
/// From the row's edge to the words, beside the box.
const LEFT: f32 = 48.0;
/// The column of the level, and the one at its right.
const LEVEL: f32 = 104.0;
const RIGHT: f32 = 84.0;

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
    rows.row_of(36.0, RowGround::Plain, |ui, rect| {
        let colour = theme(ui).text_muted;
        let block = TextBlock::new(rect.width() - 2.0 * SIDE).line(ui, Type::CaptionStrong, words, colour);
        block.show(ui, words, pos2(rect.left() + SIDE, rect.center().y - block.height() / 2.0));
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
    let text = say(&exchange.permission_words(&permission.code));
    let spoken = format!("{name}. {text} {}. {word}.", level_word(level));
    let places = Places::measure(rows.ui(), permission, &text);
    rows.row_of(places.height, RowGround::Plain, |ui, rect| {
        let row = ui.interact(rect, ui.scope_id().with(("permission", &permission.code)), Sense::click());
        row.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &spoken));
        let square =
            Rect::from_center_size(pos2(rect.left() + SIDE + 10.0, rect.center().y), vec2(20.0, 20.0));
        paint_check_box(ui, square, ticked, row.hovered());
        let ground = RowGround::Plain.colour(ui);
        places.show(ui, rect, permission, ground, |ui| {
            let theme = theme(ui);
            let (kind, colour) = if is_strong {
                (Type::CaptionStrong, theme.accent_text)
            } else {
                (Type::Caption, theme.text_muted)
            };
            label(ui, kind, &word, colour);
        });
        focus_ring(ui, &row, square, radius::BOX);
        row.clicked().then(|| RowPress::Tick(permission.code.clone(), !ticked))
    })
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
    let mut text = say(&exchange.permission_words(&permission.code));
    let withdraws = permission.levels().has(Level::Withdraw);
    if let Some((tool, is_sure)) = never_needs(tool).filter(|_| withdraws) {
        let never = if is_sure { "create-permissions-never" } else { "create-permissions-never-likely" };
        text = format!("{text} {}", tr!(never, tool = tool));
    }
    let places = Places::measure(rows.ui(), permission, &text);
    let mut pressed = false;
    rows.row_of(places.height, ground, |ui, rect| {
        let theme = theme(ui);
        let (icon, colour) = if allowed {
            (icons::WARNING_OCTAGON, theme.danger_text)
        } else {
            (icons::LOCK_SIMPLE, theme.text_muted)
        };
        let centre = pos2(rect.left() + SIDE + 10.0, rect.center().y);
        paint_icon(ui.painter(), centre, icon, Weight::Regular, 20.0, colour);
        let ground = ground.colour(ui);
        places.show(ui, rect, permission, ground, |ui| pressed = lock_button(ui, allowed, name));
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

/// The tool's name, if it is known never to need Withdraw, and whether its makers say so themselves.
pub(super) fn never_needs(tool: &str) -> Option<(String, bool)> {
    let tool = Catalogue::built_in().tool_called(tool)?;
    Some((tool.name.clone(), tool.never_needs(Level::Withdraw)?))
}

/// Where the words of a row stand, measured before it is drawn.
struct Places {
    words: TextBlock,
    height: f32,
    is_narrow: bool,
}

impl Places {
    fn measure(ui: &Ui, permission: &PermissionFact, text: &str) -> Self {
        let theme = theme(ui);
        let is_narrow = WidthClass::of(ui).is_narrow();
        let right = if is_narrow { 0.0 } else { LEVEL + RIGHT + 12.0 };
        let width = ui.available_width() - LEFT - SIDE - right;
        let mut words = TextBlock::new(width)
            .line(ui, Type::BodyStrong, permission.label.as_far_as_known(), theme.text)
            .line(ui, Type::Caption, text, theme.text_muted);
        let highest = permission.level();
        let others = permission.levels().iter().filter(|level| *level != highest && *level > Level::Read);
        let also: Vec<String> = others.map(level_word).collect();
        if !also.is_empty() {
            let also = tr!("create-permissions-also", levels = also.join(", "));
            words = words.line(ui, Type::Caption, also, theme.text_muted);
        }
        if let Some(day) = permission.label.own.or(permission.levels.own) {
            let mark = tr!("own-facts-mark", date = time::date(day));
            words = words.icon_line(ui, icons::NOTE, mark, theme.text_muted);
        }
        if !permission.label.is_sure() {
            words = words.icon_line(ui, icons::QUESTION, tr("create-permissions-unsure"), theme.text_muted);
        }
        let below = if is_narrow { 8.0 + 36.0 } else { 0.0 };
        let height = (words.height() + below + 24.0).max(64.0);
        Self { words, height, is_narrow }
    }

    /// Draws the words and the level; `right` draws what stands at its right.
    fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        permission: &PermissionFact,
        ground: egui::Color32,
        right: impl FnOnce(&mut Ui),
    ) {
        let level = permission.level();
        let left = rect.left() + LEFT;
        if self.is_narrow {
            self.words.show(ui, &permission.code, pos2(left, rect.top() + 12.0));
            let top = rect.top() + 12.0 + self.words.height() + 8.0;
            let line = Rect::from_min_max(pos2(left, top), pos2(rect.right() - SIDE, top + 36.0));
            place(ui, line, Layout::left_to_right(Align::Center), ("line", &permission.code), |ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                mark_word(ui, level, &level_word(level), ground);
                right(ui);
            });
            return;
        }
        let top = rect.center().y - self.words.height() / 2.0;
        self.words.show(ui, &permission.code, pos2(left, top));
        let start = rect.right() - SIDE - RIGHT - LEVEL;
        let column = |from: f32, width: f32| {
            Rect::from_min_size(pos2(from, rect.center().y - 18.0), vec2(width, 36.0))
        };
        let level_at = column(start, LEVEL);
        place(ui, level_at, Layout::left_to_right(Align::Center), ("level", &permission.code), |ui| {
            mark_word(ui, level, &level_word(level), ground);
        });
        let right_at = column(start + LEVEL, RIGHT);
        place(ui, right_at, Layout::right_to_left(Align::Center), ("right", &permission.code), right);
    }
}

fn place(ui: &mut Ui, rect: Rect, layout: Layout, salt: (&str, &String), draw: impl FnOnce(&mut Ui)) {
    draw(&mut ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt)));
}
