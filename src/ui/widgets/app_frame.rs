//! The frame while unlocked: sidebar 224, rail 88 or top bar 56, and the content beside or beneath.

use egui::accesskit::AriaCurrent;
use egui::{
    Align, Align2, Color32, CornerRadius, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::button::Button;
use super::icon_button::IconButton;
use super::mark::paint_brand;
use super::menu::menu;
use super::wizard_rail::brand_line;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{Type, WidthClass, galley, radius, theme};

/// Under this width the top bar has no room for the words of the red entry, in points.
const ROOM_FOR_WORDS: f32 = 500.0;

/// One entry of the sidebar; `T` is what the screen gets back when it is chosen.
#[derive(Clone, Debug)]
pub struct NavItem<T> {
    target: T,
    icon: Icon,
    word: String,
    short_word: Option<String>,
    name: Option<String>,
    trailing: String,
    is_selected: bool,
    is_danger: bool,
}

impl<T> NavItem<T> {
    /// An entry with its icon and its word.
    pub fn new(target: T, icon: Icon, word: impl Into<String>) -> Self {
        Self {
            target,
            icon,
            word: word.into(),
            short_word: None,
            name: None,
            trailing: String::new(),
            is_selected: false,
            is_danger: false,
        }
    }

    /// A shorter word for the rail of 88.
    #[must_use]
    pub fn short_word(mut self, word: impl Into<String>) -> Self {
        self.short_word = Some(word.into());
        self
    }

    /// A number or a time at the right: "9", "12 min".
    #[must_use]
    pub fn trailing(mut self, words: impl Into<String>) -> Self {
        self.trailing = words.into();
        self
    }

    /// Whether this is where one is.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.is_selected = selected;
        self
    }

    /// The red outlined entry.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }

    /// What a screen reader says: "Lock now. Locks by itself in 12 minutes".
    #[must_use]
    pub fn accessible_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    fn name(&self) -> String {
        match &self.name {
            Some(name) => name.clone(),
            None if self.trailing.is_empty() => self.word.clone(),
            None => format!("{}, {}", self.word, self.trailing),
        }
    }
}

/// The frame while unlocked.
#[derive(Clone, Debug)]
#[must_use = "a frame is seen only after `show`"]
pub struct AppFrame<T> {
    brand: String,
    menu_word: String,
    title: String,
    top: Vec<NavItem<T>>,
    bottom: Vec<NavItem<T>>,
}

impl<T: Clone> AppFrame<T> {
    /// Entries at the top and at the bottom of the sidebar. `menu_word` names the menu of the narrow class, `title` stands beside it.
    pub fn new(
        menu_word: impl Into<String>,
        title: impl Into<String>,
        top: Vec<NavItem<T>>,
        bottom: Vec<NavItem<T>>,
    ) -> Self {
        Self { brand: "Keystead".to_owned(), menu_word: menu_word.into(), title: title.into(), top, bottom }
    }

    /// Draws the frame and the content. `bar` draws the buttons of the top bar, from right to left, in the narrow class only.
    /// Gives the entry that was chosen.
    pub fn show(self, ui: &mut Ui, bar: impl FnOnce(&mut Ui), content: impl FnOnce(&mut Ui)) -> Option<T> {
        let theme = theme(ui);
        let all = ui.max_rect();
        ui.painter().rect_filled(all, 0, theme.canvas);
        let (chosen, rest) = match WidthClass::of(ui) {
            WidthClass::Wide => self.sidebar(ui, all),
            WidthClass::Medium => self.rail(ui, all),
            WidthClass::Narrow => self.top_bar(ui, all, bar),
        };
        ui.scope_builder(UiBuilder::new().max_rect(rest).id_salt("content"), content);
        chosen
    }

    fn sidebar(&self, ui: &mut Ui, all: Rect) -> (Option<T>, Rect) {
        let theme = theme(ui);
        let side = Rect::from_min_size(all.min, vec2(224.0, all.height()));
        ui.painter().rect_filled(side, 0, theme.rail);
        ui.painter().vline(side.right() - 0.5, side.y_range(), Stroke::new(1.0, theme.line));
        let mut chosen = None;
        ui.scope_builder(
            UiBuilder::new().max_rect(side).id_salt("sidebar").accessibility_role(Role::Navigation),
            |ui| {
                let head = Rect::from_min_size(side.min + vec2(20.0, 20.0), vec2(190.0, 28.0));
                ui.scope_builder(UiBuilder::new().max_rect(head), |ui| brand_line(ui, &self.brand));
                let row = |top: f32, height: f32| {
                    Rect::from_min_size(pos2(side.left() + 12.0, top), vec2(199.0, height))
                };
                let mut top = side.top() + 68.0;
                for item in &self.top {
                    if nav_row(ui, row(top, 40.0), item).clicked() {
                        chosen = Some(item.target.clone());
                    }
                    top += 44.0;
                }
                let heights: Vec<f32> =
                    self.bottom.iter().map(|item| if item.is_danger { 56.0 } else { 40.0 }).collect();
                let mut top = side.bottom() - 12.0 - heights.iter().sum::<f32>();
                for (item, height) in self.bottom.iter().zip(heights) {
                    let place = row(top, if item.is_danger { 44.0 } else { 40.0 });
                    if nav_row(ui, place, item).clicked() {
                        chosen = Some(item.target.clone());
                    }
                    top += height;
                }
            },
        );
        (chosen, all.with_min_x(side.right()))
    }

    fn rail(&self, ui: &mut Ui, all: Rect) -> (Option<T>, Rect) {
        let theme = theme(ui);
        let side = Rect::from_min_size(all.min, vec2(88.0, all.height()));
        ui.painter().rect_filled(side, 0, theme.rail);
        ui.painter().vline(side.right() - 0.5, side.y_range(), Stroke::new(1.0, theme.line));
        let mut chosen = None;
        ui.scope_builder(
            UiBuilder::new().max_rect(side).id_salt("rail").accessibility_role(Role::Navigation),
            |ui| {
                paint_brand(
                    ui.painter(),
                    theme,
                    Rect::from_min_size(side.min + vec2(28.0, 20.0), vec2(32.0, 32.0)),
                );
                let row = |top: f32, height: f32| {
                    Rect::from_min_size(pos2(side.left() + 8.0, top), vec2(72.0, height))
                };
                let mut top = side.top() + 76.0;
                for item in &self.top {
                    if nav_tile(ui, row(top, 56.0), item).clicked() {
                        chosen = Some(item.target.clone());
                    }
                    top += 60.0;
                }
                let heights: Vec<f32> =
                    self.bottom.iter().map(|item| if item.is_danger { 72.0 } else { 56.0 }).collect();
                let mut top = side.bottom() - 8.0 - heights.iter().sum::<f32>();
                for (item, height) in self.bottom.iter().zip(heights) {
                    let place = row(top, if item.is_danger { 60.0 } else { 56.0 });
                    if nav_tile(ui, place, item).clicked() {
                        chosen = Some(item.target.clone());
                    }
                    top += height;
                }
            },
        );
        (chosen, all.with_min_x(side.right()))
    }

    fn top_bar(&self, ui: &mut Ui, all: Rect, bar: impl FnOnce(&mut Ui)) -> (Option<T>, Rect) {
        let theme = theme(ui);
        let strip = Rect::from_min_size(all.min, vec2(all.width(), 56.0));
        ui.painter().rect_filled(strip, 0, theme.rail);
        ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, theme.line));
        let inner = strip.shrink2(vec2(12.0, 6.0));
        let mut chosen = None;
        ui.scope_builder(
            UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)).id_salt("bar"),
            |ui| {
                let button = IconButton::new(icons::LIST, &self.menu_word).size(44.0).show(ui);
                chosen = menu(ui, &button, |menu| {
                    let mut chosen = None;
                    for item in self.top.iter().chain(&self.bottom).filter(|item| !item.is_danger) {
                        if menu.item_with_shortcut(Some(item.icon), &item.word, &item.trailing) {
                            chosen = Some(item.target.clone());
                        }
                    }
                    chosen
                })
                .flatten();
                let loud = self.bottom.iter().find(|item| item.is_danger);
                if loud.is_none_or(|item| !item.is_selected) {
                    crate::ui::theme::section(ui, &self.title);
                }
                if let Some(item) = loud
                    && loud_ui(ui, item, all.width())
                {
                    chosen = Some(item.target.clone());
                }
                ui.with_layout(Layout::right_to_left(Align::Center), bar);
            },
        );
        (chosen, all.with_min_y(strip.bottom()))
    }
}

/// The red entry in the top bar: icon and word, and the icon alone where the text is so large that nothing else would fit.
pub(super) fn loud_ui<T>(ui: &mut Ui, item: &NavItem<T>, width: f32) -> bool {
    if width < ROOM_FOR_WORDS {
        let button = IconButton::new(item.icon, &item.word).size(44.0).show(ui);
        ui.painter().rect_stroke(
            button.rect.shrink(4.0),
            CornerRadius::same(radius::CONTROL),
            Stroke::new(1.0, theme(ui).danger_line),
            StrokeKind::Inside,
        );
        return button.clicked();
    }
    Button::danger_quiet(item.word.as_str()).icon(item.icon).small().show(ui).clicked()
}

struct Look {
    ground: Color32,
    edge: Color32,
    icon: Color32,
    word: Color32,
    weight: Weight,
}

fn look<T>(ui: &Ui, response: &Response, item: &NavItem<T>) -> Look {
    let theme = theme(ui);
    let over = hover(ui, response);
    let none = Color32::TRANSPARENT;
    if item.is_danger {
        let ground = if item.is_selected { theme.danger_soft } else { mix(none, theme.danger_soft, over) };
        return Look {
            ground,
            edge: theme.danger_line,
            icon: theme.danger_text,
            word: theme.danger_text,
            weight: Weight::Regular,
        };
    }
    if item.is_selected {
        return Look {
            ground: theme.surface,
            edge: theme.line,
            icon: theme.accent_text,
            word: theme.text,
            weight: Weight::Fill,
        };
    }
    Look {
        ground: mix(none, theme.hover, over),
        edge: none,
        icon: theme.text_muted,
        word: theme.text_muted,
        weight: Weight::Regular,
    }
}

fn nav_response<T>(ui: &Ui, rect: Rect, item: &NavItem<T>) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("nav", &item.word)), Sense::click());
    let name = item.name();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if item.is_selected {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_aria_current(AriaCurrent::Page));
    }
    response
}

pub(super) fn nav_row<T>(ui: &Ui, rect: Rect, item: &NavItem<T>) -> Response {
    let theme = theme(ui);
    let response = nav_response(ui, rect, item);
    let look = look(ui, &response, item);
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(rect, corner, look.ground, Stroke::new(1.0, look.edge), StrokeKind::Inside);
    let y = rect.center().y;
    paint_icon(ui.painter(), pos2(rect.left() + 22.0, y), item.icon, look.weight, 20.0, look.icon);
    let kind = if item.is_selected || item.is_danger { Type::BodyStrong } else { Type::BodyMedium };
    let word = galley(ui, &item.word, kind, look.word, f32::INFINITY);
    ui.painter().galley(pos2(rect.left() + 44.0, y - word.size().y / 2.0), word, look.word);
    let trailing = galley(ui, &item.trailing, Type::CaptionMedium, theme.text_muted, f32::INFINITY);
    ui.painter().galley(
        pos2(rect.right() - 12.0 - trailing.size().x, y - trailing.size().y / 2.0),
        trailing,
        theme.text_muted,
    );
    focus_ring(ui, &response, rect, radius::CONTROL);
    response
}

fn nav_tile<T>(ui: &Ui, rect: Rect, item: &NavItem<T>) -> Response {
    let theme = theme(ui);
    let response = nav_response(ui, rect, item);
    let look = look(ui, &response, item);
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(rect, corner, look.ground, Stroke::new(1.0, look.edge), StrokeKind::Inside);
    let middle = rect.center();
    paint_icon(ui.painter(), pos2(middle.x, middle.y - 9.0), item.icon, look.weight, 20.0, look.icon);
    let kind = if item.is_selected || item.is_danger { Type::CaptionStrong } else { Type::CaptionMedium };
    let word = item.short_word.as_deref().unwrap_or(&item.word);
    ui.painter().text(pos2(middle.x, middle.y + 13.0), Align2::CENTER_CENTER, word, kind.font(), look.word);
    // A time such as "12 min" has no room here; a number has.
    if !item.trailing.is_empty() && item.trailing.chars().all(|c| c.is_ascii_digit()) && !item.is_selected {
        let at = pos2(rect.right() - 10.0, rect.top() + 13.0);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            &item.trailing,
            Type::CaptionStrong.font(),
            theme.accent_text,
        );
    }
    focus_ring(ui, &response, rect, radius::CONTROL);
    response
}
