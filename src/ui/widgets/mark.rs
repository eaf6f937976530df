//! The marks of the permission levels, drawn on a grid of 20: eye, square, diamond, octagon, hexagon; and the unknown one.
//!
//! The silhouettes differ, so that a row can be read without colour. A word always goes with them.

use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::domain::permission::{Level, Levels};
use crate::ui::theme::{Theme, Type, galley, theme};

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of the levels.
    Level(Level),
    /// A permission that is on and that nobody here knows.
    Unknown,
    /// A level that is not given: a dot.
    Off,
}

impl From<Level> for Mark {
    fn from(level: Level) -> Self {
        Self::Level(level)
    }
}

impl Mark {
    /// The colour of the mark itself.
    pub fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Level(Level::Read) => theme.text_muted,
            Self::Level(Level::Trade) => theme.text,
            Self::Level(Level::Transfer) | Self::Unknown => theme.caution,
            Self::Level(Level::Withdraw | Level::Manage) => theme.danger,
            Self::Off => theme.line_strong,
        }
    }

    /// The colour of the word beside it.
    pub fn word_colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Level(Level::Read | Level::Trade) => theme.text,
            Self::Level(Level::Transfer) | Self::Unknown => theme.caution_text,
            Self::Level(Level::Withdraw | Level::Manage) => theme.danger_text,
            Self::Off => theme.text_muted,
        }
    }
}

/// Draws a mark in a square of this size: 16 in rows, 18 in badges, 32 in headings. `ground` is what it stands on.
pub fn mark(ui: &mut Ui, mark: impl Into<Mark>, size: f32, ground: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_mark(ui.painter(), theme(ui), mark.into(), rect, ground);
    response
}

/// Paints a mark into a rectangle.
pub fn paint_mark(painter: &Painter, theme: &Theme, mark: Mark, rect: Rect, ground: Color32) {
    let unit = rect.width() / 20.0;
    let at = |x: f32, y: f32| pos2(rect.left() + x * unit, rect.top() + y * unit);
    let line = |points: &[(f32, f32)], width: f32, colour: Color32| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        let stroke = Stroke::new(width * unit, colour);
        // Round ends, as in the drawing.
        for end in &points {
            painter.circle_filled(*end, width * unit / 2.0, colour);
        }
        painter.add(Shape::line(points, stroke));
    };
    let colour = mark.colour(theme);
    match mark {
        Mark::Off => {
            painter.circle_filled(rect.center(), 1.5, colour);
        }
        Mark::Unknown => {
            let square = Rect::from_min_max(at(2.0, 2.0), at(18.0, 18.0));
            painter.rect_filled(square, CornerRadius::same((3.5 * unit).round() as u8), colour);
            let font = egui::FontId::new(13.0 * unit, Type::BodyStrong.font().family);
            painter.text(rect.center(), Align2::CENTER_CENTER, "?", font, ground);
        }
        Mark::Level(Level::Read) => {
            painter.add(Shape::convex_polygon(eye(at), colour, Stroke::NONE));
            painter.circle_filled(at(10.0, 10.0), 3.3 * unit, ground);
            painter.circle_filled(at(10.0, 10.0), 1.5 * unit, colour);
        }
        Mark::Level(Level::Trade) => {
            let square = Rect::from_min_max(at(2.0, 2.0), at(18.0, 18.0));
            painter.rect_filled(square, CornerRadius::same((3.5 * unit).round() as u8), colour);
            line(&[(6.0, 8.0), (14.0, 8.0), (11.2, 5.2)], 1.7, ground);
            line(&[(14.0, 12.0), (6.0, 12.0), (8.8, 14.8)], 1.7, ground);
        }
        Mark::Level(Level::Transfer) => {
            let corners = [(10.0, 0.8), (19.2, 10.0), (10.0, 19.2), (0.8, 10.0)];
            painter.add(polygon(&corners, at, colour));
            line(&[(6.0, 10.0), (14.0, 10.0)], 1.7, ground);
            line(&[(11.0, 7.0), (14.0, 10.0), (11.0, 13.0)], 1.7, ground);
        }
        Mark::Level(Level::Withdraw) => {
            let corners = [
                (6.5, 1.0),
                (13.5, 1.0),
                (19.0, 6.5),
                (19.0, 13.5),
                (13.5, 19.0),
                (6.5, 19.0),
                (1.0, 13.5),
                (1.0, 6.5),
            ];
            painter.add(polygon(&corners, at, colour));
            line(&[(10.0, 14.2), (10.0, 6.0)], 1.9, theme.on_danger);
            line(&[(6.6, 9.4), (10.0, 6.0), (13.4, 9.4)], 1.9, theme.on_danger);
        }
        Mark::Level(Level::Manage) => {
            let corners = [(10.0, 0.6), (18.4, 5.3), (18.4, 14.7), (10.0, 19.4), (1.6, 14.7), (1.6, 5.3)];
            painter.add(polygon(&corners, at, colour));
            // A key: it can make others.
            painter.circle_stroke(at(10.0, 7.0), 2.4 * unit, Stroke::new(1.7 * unit, theme.on_danger));
            line(&[(10.0, 9.6), (10.0, 15.4), (12.8, 15.4)], 1.7, theme.on_danger);
            line(&[(10.0, 12.6), (12.2, 12.6)], 1.7, theme.on_danger);
        }
    }
}

fn polygon(corners: &[(f32, f32)], at: impl Fn(f32, f32) -> Pos2, colour: Color32) -> Shape {
    Shape::convex_polygon(corners.iter().map(|(x, y)| at(*x, *y)).collect(), colour, Stroke::NONE)
}

/// An almond of 24 points along two quadratic curves.
fn eye(at: impl Fn(f32, f32) -> Pos2) -> Vec<Pos2> {
    let curve = |t: f32, height: f32| {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        (a * 0.6 + b * 10.0 + c * 19.4, a * 10.0 + b * height + c * 10.0)
    };
    let upper = (0..12).map(|step| curve(step as f32 / 12.0, 0.2));
    let lower = (0..12).map(|step| curve(1.0 - step as f32 / 12.0, 19.8));
    upper.chain(lower).map(|(x, y)| at(x, y)).collect()
}

/// A mark of 18 with its word.
pub fn mark_word(ui: &mut Ui, mark: impl Into<Mark>, word: &str, ground: Color32) -> Response {
    mark_word_in(ui, mark, word, Type::Small, ground)
}

/// As [`mark_word`], in another size of text.
pub fn mark_word_in(ui: &mut Ui, mark: impl Into<Mark>, word: &str, kind: Type, ground: Color32) -> Response {
    let mark = mark.into();
    let theme = theme(ui);
    let colour = mark.word_colour(theme);
    let kind = match mark {
        Mark::Level(level) if level.is_dangerous() => kind.strong(),
        _ => kind.medium(),
    };
    let words = galley(ui, word, kind, colour, f32::INFINITY);
    let size = vec2(18.0 + 8.0 + words.size().x, words.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    let square = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(18.0, 18.0));
    paint_mark(ui.painter(), theme, mark, square, ground);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - words.size().y / 2.0), words, colour);
    response
}

/// What a ladder says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The levels that are given.
    pub levels: Levels,
    /// Whether a permission is on that nobody here knows.
    pub has_unknown: bool,
}

impl From<Levels> for Ladder {
    fn from(levels: Levels) -> Self {
        Self { levels, has_unknown: false }
    }
}

/// The permission ladder: four places, then the word of the highest. `name` is the sentence for a screen reader:
/// "May read and trade. May not transfer or withdraw."
pub fn ladder(ui: &mut Ui, ladder: impl Into<Ladder>, word: &str, name: &str, ground: Color32) -> Response {
    let ladder = ladder.into();
    let width = LADDER_MARKS
        + 21.0 * (usize::from(ladder.has_unknown) + usize::from(ladder.levels.has(Level::Manage))) as f32
        + if word.is_empty() { 0.0 } else { 10.0 + word_galley(ui, ladder, word).size().x };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint_ladder(ui, rect.left_center(), ladder, word, ground);
    response
}

/// The width of the four places of a ladder.
pub const LADDER_MARKS: f32 = 16.0 * 4.0 + 5.0 * 3.0;

fn word_galley(ui: &Ui, ladder: Ladder, word: &str) -> std::sync::Arc<egui::Galley> {
    let theme = theme(ui);
    let (kind, colour) = if ladder.levels.are_dangerous() {
        (Type::SmallStrong, theme.danger_text)
    } else if ladder.has_unknown {
        (Type::SmallStrong, theme.caution_text)
    } else {
        (Type::SmallMedium, theme.text)
    };
    galley(ui, word, kind, colour, f32::INFINITY)
}

/// Paints a ladder with its left end at this point. Gives the width.
pub fn paint_ladder(ui: &Ui, left_centre: Pos2, ladder: Ladder, word: &str, ground: Color32) -> f32 {
    let theme = theme(ui);
    let mut x = left_centre.x;
    for level in Level::USUAL {
        let mark = if ladder.levels.has(level) { Mark::Level(level) } else { Mark::Off };
        let square = Rect::from_center_size(pos2(x + 8.0, left_centre.y), vec2(16.0, 16.0));
        paint_mark(ui.painter(), theme, mark, square, ground);
        x += 21.0;
    }
    x -= 5.0;
    let rare = [
        ladder.levels.has(Level::Manage).then_some(Mark::Level(Level::Manage)),
        ladder.has_unknown.then_some(Mark::Unknown),
    ];
    for mark in rare.into_iter().flatten() {
        let square = Rect::from_center_size(pos2(x + 13.0, left_centre.y), vec2(16.0, 16.0));
        paint_mark(ui.painter(), theme, mark, square, ground);
        x += 21.0;
    }
    if !word.is_empty() {
        x += 10.0;
        let words = word_galley(ui, ladder, word);
        let width = words.size().x;
        ui.painter().galley(pos2(x, left_centre.y - words.size().y / 2.0), words, theme.text);
        x += width;
    }
    x - left_centre.x
}

/// The brand mark: an accent square with a keystone and its keyhole.
pub fn brand_mark(ui: &mut Ui, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_brand(ui.painter(), theme(ui), rect);
    response
}

/// Paints the brand mark into a square.
pub fn paint_brand(painter: &Painter, theme: &Theme, rect: Rect) {
    let unit = rect.width() / 32.0;
    let at = |x: f32, y: f32| pos2(rect.left() + x * unit, rect.top() + y * unit);
    painter.rect_filled(rect, CornerRadius::same((8.0 * unit).round() as u8), theme.accent);
    painter.add(polygon(&[(7.5, 7.0), (24.5, 7.0), (21.5, 25.5), (10.5, 25.5)], at, theme.on_accent));
    painter.circle_filled(at(16.0, 13.6), 2.9 * unit, theme.accent);
    painter.add(polygon(&[(14.9, 15.0), (17.1, 15.0), (18.2, 20.8), (13.8, 20.8)], at, theme.accent));
}

/// The square of an exchange with its two letters, in the exchange's colour: 32 in rows, 52 in headings.
pub fn exchange_tile(ui: &mut Ui, letters: &str, colour: Color32, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_tile(ui, rect, letters, colour);
    response
}

/// Paints the square of an exchange.
pub fn paint_tile(ui: &Ui, rect: Rect, letters: &str, colour: Color32) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(crate::ui::theme::radius::CONTROL), colour);
    let size = match rect.width() {
        width if width >= 48.0 => 20.0,
        width if width >= 36.0 => 15.0,
        _ => 13.0,
    };
    let font = egui::FontId::new(size, Type::BodyStrong.font().family);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letters, font, theme.on_accent);
}
