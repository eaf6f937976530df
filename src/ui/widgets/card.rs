//! Cards: a surface with an edge, a list of rows with dividers, a choice, an empty place.

use egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Response, Role, Sense, Shadow, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{radius, theme};

/// A surface with an edge of 1 and a radius of 12.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is seen only after `show`"]
pub struct Card {
    padding: Margin,
    ground: Option<Color32>,
    corner: u8,
    is_raised: bool,
    is_selected: bool,
    width: f32,
}

impl Default for Card {
    fn default() -> Self {
        Self::new()
    }
}

impl Card {
    /// As wide as there is room, 20 inside.
    pub fn new() -> Self {
        Self {
            padding: Margin::same(20),
            ground: None,
            corner: radius::CARD,
            is_raised: false,
            is_selected: false,
            width: f32::INFINITY,
        }
    }

    /// Another distance from the edge to the content.
    pub fn padding(mut self, padding: impl Into<Margin>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Another ground, such as `sunken`; then without an edge.
    pub fn ground(mut self, ground: Color32) -> Self {
        self.ground = Some(ground);
        self
    }

    /// With the shadow and the radius of the lock card and the sheet.
    pub fn raised(mut self) -> Self {
        self.is_raised = true;
        self.corner = radius::DIALOG;
        self
    }

    /// With the accent edge of what is selected.
    pub fn selected(mut self, selected: bool) -> Self {
        self.is_selected = selected;
        self
    }

    /// At most this wide.
    pub fn width(mut self, points: f32) -> Self {
        self.width = points;
        self
    }

    /// Draws it around the content.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = theme(ui);
        let edge = match (self.is_selected, self.ground) {
            (true, _) => Stroke::new(2.0, theme.accent),
            (false, Some(_)) => Stroke::NONE,
            (false, None) => Stroke::new(1.0, theme.line),
        };
        // The edge takes a point of the padding, so that a selected card does not move its content.
        let inset = edge.width as i8;
        let width = self.width.min(ui.available_width());
        Frame::new()
            .inner_margin(self.padding + Margin::same(1 - inset))
            .corner_radius(CornerRadius::same(self.corner))
            .fill(self.ground.unwrap_or(theme.surface))
            .stroke(edge)
            .shadow(if self.is_raised { theme.raised } else { Shadow::NONE })
            .show(ui, |ui| {
                ui.set_width((width - self.padding.sum().x - 2.0).max(0.0));
                content(ui)
            })
    }
}

/// What a row of a list stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowGround {
    /// The card itself.
    #[default]
    Plain,
    /// The row at which one is: `accent_soft`.
    Current,
    /// Dangerous right now: `danger_soft`.
    Danger,
    /// Locked: `sunken`.
    Locked,
    /// Copied, proved: `good_soft`.
    Good,
}

impl RowGround {
    /// Its colour.
    pub fn colour(self, ui: &Ui) -> Color32 {
        let theme = theme(ui);
        match self {
            Self::Plain => theme.surface,
            Self::Current => theme.accent_soft,
            Self::Danger => theme.danger_soft,
            Self::Locked => theme.sunken,
            Self::Good => theme.good_soft,
        }
    }
}

/// A card of rows with dividers; the grounds follow the round corners.
#[derive(Clone, Copy, Debug)]
#[must_use = "a list is seen only after `show`"]
pub struct ListCard {
    padding: Margin,
}

impl Default for ListCard {
    fn default() -> Self {
        Self::new()
    }
}

impl ListCard {
    /// Rows with 20 at the sides and 12 above and below.
    pub fn new() -> Self {
        Self { padding: Margin::symmetric(20, 12) }
    }

    /// Another distance from a row's edge to its content.
    pub fn padding(mut self, padding: impl Into<Margin>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Draws the rows that `rows` adds.
    pub fn show<R>(self, ui: &mut Ui, rows: impl FnOnce(&mut Rows<'_>) -> R) -> R {
        let theme = theme(ui);
        let card = ui.painter().add(Shape::Noop);
        let top = ui.cursor().left_top();
        let width = ui.available_width();
        let (result, painted) = ui
            .vertical(|ui| {
                ui.set_width(width);
                let mut list = Rows { ui, padding: self.padding, painted: Vec::new() };
                // The edge stands around the rows.
                list.ui.add_space(1.0);
                let result = rows(&mut list);
                list.ui.add_space(1.0);
                (result, list.painted)
            })
            .inner;
        let bottom = painted.last().map_or(top.y, |row| row.rect.bottom() + 1.0);
        let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
        let corner = CornerRadius::same(radius::CARD);
        let behind = Shape::Rect(egui::epaint::RectShape::filled(rect, corner, theme.surface));
        let mut shapes = vec![behind];
        let last = painted.len().saturating_sub(1);
        for (index, row) in painted.iter().enumerate() {
            let mut corner = CornerRadius::ZERO;
            if index == 0 {
                (corner.nw, corner.ne) = (radius::CARD, radius::CARD);
            }
            if index == last {
                (corner.sw, corner.se) = (radius::CARD, radius::CARD);
            }
            shapes.push(Shape::Rect(egui::epaint::RectShape::filled(row.rect, corner, row.ground)));
            if index < last {
                shapes.push(Shape::hline(
                    rect.x_range(),
                    row.rect.bottom() - 0.5,
                    Stroke::new(1.0, theme.line),
                ));
            }
        }
        let edge = Stroke::new(1.0, theme.line);
        shapes.push(Shape::Rect(egui::epaint::RectShape::stroke(rect, corner, edge, StrokeKind::Inside)));
        ui.painter().set(card, Shape::Vec(shapes));
        result
    }
}

struct PaintedRow {
    rect: Rect,
    ground: Color32,
}

/// The rows of a [`ListCard`] while they are drawn.
pub struct Rows<'u> {
    ui: &'u mut Ui,
    padding: Margin,
    painted: Vec<PaintedRow>,
}

impl Rows<'_> {
    /// The `Ui` around the rows, to measure and to ask for the theme.
    pub fn ui(&mut self) -> &mut Ui {
        self.ui
    }

    /// A row of its own height.
    pub fn row<R>(&mut self, content: impl FnOnce(&mut Ui) -> R) -> R {
        self.row_on(RowGround::Plain, content)
    }

    /// A row on another ground.
    pub fn row_on<R>(&mut self, ground: RowGround, content: impl FnOnce(&mut Ui) -> R) -> R {
        self.row_at_least(0.0, ground, content).inner
    }

    /// A row at least this high; its content is in the middle of that height when it is one line.
    pub fn row_at_least<R>(
        &mut self,
        height: f32,
        ground: RowGround,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        let colour = ground.colour(self.ui);
        let padding = self.padding;
        let width = self.ui.available_width();
        let response = Frame::new().inner_margin(padding).show(self.ui, |ui| {
            ui.set_width((width - padding.sum().x).max(0.0));
            ui.set_min_height((height - padding.sum().y).max(0.0));
            content(ui)
        });
        self.painted.push(PaintedRow { rect: response.response.rect, ground: colour });
        response
    }

    /// A row of this height that the caller paints by itself, such as a key row. `content` gets the whole rectangle.
    pub fn row_of<R>(
        &mut self,
        height: f32,
        ground: RowGround,
        content: impl FnOnce(&mut Ui, Rect) -> R,
    ) -> R {
        let colour = ground.colour(self.ui);
        let (rect, _) = self.ui.allocate_exact_size(vec2(self.ui.available_width(), height), Sense::hover());
        let mut inside =
            self.ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("row", self.painted.len())));
        self.painted.push(PaintedRow { rect, ground: colour });
        content(&mut inside, rect)
    }
}

/// A row of this height with its content in the middle, from left to right.
pub fn line<R>(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
        ui.set_min_height(height);
        content(ui)
    })
    .inner
}

/// What stands at the right end of a [`line`], from right to left.
pub fn at_right<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), content).inner
}

/// A thin line across.
pub fn divider(ui: &mut Ui) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme(ui).line));
    response
}

/// A card that is one of several choices. Put them into [`choice_group`], so that the arrows move among them.
///
/// `name` is what a screen reader says; it contains the visible title. The check at the right shows what is chosen.
pub fn choice_card(
    ui: &mut Ui,
    name: &str,
    chosen: bool,
    size: egui::Vec2,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let over = hover(ui, &response);
    let corner = CornerRadius::same(radius::CARD);
    let (ground, edge) = if chosen {
        (theme.accent_soft, Stroke::new(2.0, theme.accent))
    } else {
        (mix(theme.surface, theme.hover, over), Stroke::new(1.0, theme.line))
    };
    ui.painter().rect(rect, corner, ground, edge, StrokeKind::Inside);
    let inner = rect.shrink(17.0);
    let column = egui::Layout::top_down(egui::Align::Min);
    content(&mut ui.new_child(UiBuilder::new().max_rect(inner).layout(column).id_salt(name)));
    if chosen {
        let centre = pos2(rect.right() - 17.0 - 11.0, rect.top() + 17.0 + 18.0);
        paint_icon(ui.painter(), centre, icons::CHECK_CIRCLE, Weight::Fill, 22.0, theme.accent_text);
    }
    focus_ring(ui, &response, rect, radius::CARD);
    response
}

/// The square with an icon at the head of a choice card.
pub fn icon_square(ui: &mut Ui, icon: icons::Icon, size: f32, on: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    let theme = theme(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), on);
    let front = if on == theme.sunken { theme.text_muted } else { theme.accent_text };
    paint_icon(ui.painter(), rect.center(), icon, Weight::Regular, size * 0.55, front);
    response
}
