//! The rows: each day a card with its heading. Only those in sight are drawn; the arrows, Home, End and the page keys move among all.

use egui::style::ScrollAnimation;
use egui::{
    CornerRadius, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::words::{exchange_of, is_caution, told};
use super::{JournalDraft, find};
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::{JournalRow, JournalView, Session, When};
use crate::domain::journal::Line;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, hover, mix, paint_icon, ring};
use crate::ui::theme::{Type, WidthClass, galley_one_line, radius, theme};
use crate::ui::time;
use crate::ui::widgets::IconButton;

/// The height of a row, in points.
pub(super) const ROW: f32 = 44.0;
/// The same in the narrow class, where the key stands below what happened.
const NARROW_ROW: f32 = 60.0;

/// The id of a row, by the number of its line.
fn row_id(number: u64) -> Id {
    Id::unique(("journal-row", number))
}

/// Draws the rows in sight.
pub(super) fn rows_ui(
    ui: &mut Ui,
    session: &Session,
    view: &JournalView,
    when: When<'_>,
    draft: &mut JournalDraft,
    out: &mut Outbox,
) {
    let (rows, width, in_sight) = (&view.rows, ui.available_width(), ui.clip_rect());
    let height = if WidthClass::of(ui).is_narrow() { NARROW_ROW } else { ROW };
    let builder = UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(tr!("journal-list-name", count = view.found));
    ui.scope_builder(builder, |ui| {
        let (all, _) = ui.allocate_exact_size(vec2(width, height * rows.len() as f32), Sense::hover());
        let place = |index: usize| {
            Rect::from_min_size(pos2(all.left(), all.top() + height * index as f32), vec2(width, height))
        };
        let at = moved_cursor(ui, view, draft, (in_sight.height() / height) as usize, place);
        let first = (((in_sight.top() - all.top()) / height).floor().max(0.0) as usize).min(rows.len());
        let last = (((in_sight.bottom() - all.top()) / height).ceil().max(0.0) as usize).min(rows.len());
        paint_cards(ui, rows, first..last, place);
        for index in (first..last).chain((!(first..last).contains(&at)).then_some(at)) {
            match rows.get(index) {
                Some(JournalRow::Day(day)) => heading(ui, place(index), time::day(*day, when)),
                Some(JournalRow::Line(line)) => {
                    let Some(line) = view.line(*line) else { continue };
                    let is_last = !matches!(rows.get(index + 1), Some(JournalRow::Line(_)));
                    let row = Row { line, rect: place(index), is_tab_stop: index == at, is_last };
                    if row.show(ui, session, view, when, out) {
                        draft.cursor = index;
                    }
                }
                None => {}
            }
        }
    });
}

/// The row at which one is, moved by the keys that were pressed. A row far out of sight is scrolled to and drawn in any case.
fn moved_cursor(
    ui: &Ui,
    view: &JournalView,
    draft: &mut JournalDraft,
    page: usize,
    place: impl Fn(usize) -> Rect,
) -> usize {
    let rows = &view.rows;
    let number = |index: usize| match rows.get(index) {
        Some(JournalRow::Line(at)) => view.line(*at).map(|line| line.number),
        _ => None,
    };
    let at = on_line(rows, draft.cursor.min(rows.len().saturating_sub(1)), true);
    draft.cursor = at;
    let Some(id) = number(at).map(row_id).filter(|id| ui.memory(|memory| memory.has_focus(*id))) else {
        return at;
    };
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (last, page) = (rows.len().saturating_sub(1), page.max(1));
    let keys = [
        (Key::ArrowDown, at + 1, true),
        (Key::ArrowUp, at.saturating_sub(1), false),
        (Key::Home, 0, true),
        (Key::End, last, false),
        (Key::PageDown, at + page, true),
        (Key::PageUp, at.saturating_sub(page), false),
    ];
    let pressed =
        ui.input_mut(|input| keys.into_iter().find(|(key, ..)| input.consume_key(Modifiers::NONE, *key)));
    let Some((_, to, is_down)) = pressed else { return at };
    let to = on_line(rows, to.min(last), is_down);
    draft.cursor = to;
    if let Some(number) = number(to) {
        // The heading of its day comes along.
        let rect = place(to).with_min_y(place(to.saturating_sub(1)).top());
        ui.scroll_to_rect_animation(rect.expand2(vec2(0.0, 8.0)), None, ScrollAnimation::none());
        ui.memory_mut(|memory| {
            memory.request_focus(row_id(number));
            memory.move_focus(FocusDirection::None);
        });
    }
    to
}

/// The nearest line at or behind this row, in this direction; where there is none, in the other.
fn on_line(rows: &[JournalRow], from: usize, is_down: bool) -> usize {
    let is_line = |index: &usize| matches!(rows.get(*index), Some(JournalRow::Line(_)));
    let down = (from..rows.len()).find(is_line);
    let up = (0..=from).rev().find(is_line);
    if is_down { down.or(up) } else { up.or(down) }.unwrap_or(0)
}

/// The ground and the edge of each day's card that is in sight.
fn paint_cards(ui: &Ui, rows: &[JournalRow], seen: std::ops::Range<usize>, place: impl Fn(usize) -> Rect) {
    let theme = theme(ui);
    let is_day = |index: &usize| matches!(rows.get(*index), Some(JournalRow::Day(_)));
    let mut begin = (0..seen.start.min(rows.len())).rev().find(is_day).unwrap_or(seen.start);
    while begin < seen.end {
        let end = (begin + 1..rows.len()).find(is_day).unwrap_or(rows.len());
        if end > begin + 1 {
            let card = place(begin + 1).union(place(end - 1));
            // A card of thousands of rows is higher than can be drawn well: only what is in sight, and a corner's room around it.
            let shown = card.intersect(ui.clip_rect().expand(24.0));
            let corner = CornerRadius::same(radius::CARD);
            let edge = Stroke::new(1.0, theme.line);
            ui.painter().rect(shown, corner, theme.surface, edge, StrokeKind::Inside);
        }
        begin = end;
    }
}

fn heading(ui: &Ui, rect: Rect, words: String) {
    let theme = theme(ui);
    let drawn = galley_one_line(ui, &words, Type::SmallStrong, theme.text_muted, rect.width());
    ui.painter().galley(
        pos2(rect.left() + 2.0, rect.bottom() - drawn.size().y - 8.0),
        drawn,
        theme.text_muted,
    );
    let id = Id::unique(("journal-day", &words));
    let response = ui.interact(rect, id, Sense::hover());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_label(words);
    });
}

/// One line, as it is drawn.
struct Row<'a> {
    line: &'a Line,
    rect: Rect,
    /// Whether Tab stops at it: the one at which the list was left, or the first.
    is_tab_stop: bool,
    /// Whether it is the last one of its day.
    is_last: bool,
}

impl Row<'_> {
    /// Draws it. True when somebody was at it.
    fn show(
        &self,
        ui: &mut Ui,
        session: &Session,
        view: &JournalView,
        when: When<'_>,
        out: &mut Outbox,
    ) -> bool {
        let (line, rect) = (self.line, self.rect);
        let theme = theme(ui);
        let (icon, words) = told(line, when);
        let key = line.key_id().filter(|id| session.book.keys.contains_key(id));
        let response = self.response(ui, key.is_some(), &words, when);
        let over = if key.is_some() { hover(ui, &response) } else { 0.0 };
        if over > 0.0 {
            ui.painter().rect_filled(rect.shrink(1.0), 4, mix(theme.surface, theme.hover, over));
        }
        let colour = if is_caution(line) { theme.caution } else { theme.text_muted };
        let middle = rect.center().y;
        let is_narrow = WidthClass::of(ui).is_narrow();
        let y = if is_narrow { rect.top() + 20.0 } else { middle };
        let weight = if is_caution(line) { Weight::Fill } else { Weight::Regular };
        paint_icon(ui.painter(), pos2(rect.left() + 26.0, y), icon, weight, 18.0, colour);
        self.paint(ui, &words, when, key.is_some());
        if !self.is_last {
            let line = Stroke::new(1.0, theme.line);
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        }
        if response.has_focus() {
            ring(ui, rect.shrink(4.0), 4);
        }
        if let Some(id) = key.filter(|_| response.clicked()) {
            out.go(Route::Key(id));
        }
        let narrowed = self.only_this(ui, view, &response, out);
        response.clicked() || response.has_focus() || narrowed
    }

    fn response(&self, ui: &Ui, opens: bool, words: &str, when: When<'_>) -> Response {
        let sense = match (opens, self.is_tab_stop) {
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
            (false, true) => Sense::focusable_noninteractive(),
            (false, false) => Sense::hover(),
        };
        let response = ui.interact(self.rect, row_id(self.line.number), sense);
        let at = time::moment(self.line.at, when);
        let name = if self.line.name.is_empty() {
            tr!("journal-row", time = at, what = words.to_owned())
        } else {
            let place = exchange_of(self.line);
            tr!(
                "journal-row-key",
                time = at,
                what = words.to_owned(),
                name = self.line.name.clone(),
                place = place
            )
        };
        let role = if opens { Role::Button } else { Role::ListItem };
        response.widget_info(|| WidgetInfo::labeled(role, true, &name));
        response
    }

    fn paint(&self, ui: &Ui, words: &str, when: When<'_>, is_here: bool) {
        let (theme, rect, line) = (theme(ui), self.rect, self.line);
        let clock = time::clock(line.at, when);
        let put = |x: f32, y: f32, text: &str, kind: Type, colour, width: f32| {
            let drawn = galley_one_line(ui, text, kind, colour, width.max(24.0));
            let used = drawn.size().x;
            ui.painter().galley(pos2(x, y - drawn.size().y / 2.0), drawn, colour);
            used
        };
        let name_colour = if is_here { theme.text } else { theme.text_muted };
        if WidthClass::of(ui).is_narrow() {
            let (left, right) = (rect.left() + 48.0, rect.right() - 52.0);
            put(left, rect.top() + 20.0, words, Type::SmallMedium, theme.text, right - left);
            let used = put(left, rect.top() + 41.0, &clock, Type::Caption, theme.text_faint, 60.0);
            let left = left + used + 12.0;
            put(left, rect.top() + 41.0, &line.name, Type::Caption, name_colour, right - left);
            return;
        }
        let (y, right) = (rect.center().y, rect.right() - 52.0);
        let used = put(rect.left() + 48.0, y, &clock, Type::Small, theme.text_faint, 60.0);
        let left = rect.left() + 48.0 + used.max(40.0) + 16.0;
        let name = rect.left() + (rect.width() * 0.56).max(360.0);
        let words_end = if line.name.is_empty() { right } else { name - 16.0 };
        put(left, y, words, Type::SmallMedium, theme.text, words_end - left);
        if !line.name.is_empty() {
            let used = put(name, y, &line.name, Type::SmallMedium, name_colour, (right - name) * 0.68);
            let left = name + used + 8.0;
            put(left, y, &exchange_of(line), Type::Small, theme.text_muted, right - left);
        }
    }

    /// "Only this key": always there for the tree of names, seen while the pointer or the focus is on the row.
    fn only_this(&self, ui: &mut Ui, view: &JournalView, row: &Response, out: &mut Outbox) -> bool {
        let (line, rect) = (self.line, self.rect);
        let Some(id) = line.key_id().filter(|_| view.query.key.is_none()) else { return false };
        let place = Rect::from_center_size(pos2(rect.right() - 28.0, rect.center().y), vec2(36.0, 36.0));
        let builder = UiBuilder::new().scope_id(row.id.with("only"));
        let button = ui.scope_builder(builder, |ui| {
            let known = row.id.with("only-button");
            let has_focus = ui
                .ctx()
                .data(|data| data.get_temp::<Id>(known))
                .is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
            if !(ui.rect_contains_pointer(rect) || row.has_focus() || has_focus) {
                ui.set_opacity(0.0);
            }
            let name = tr!("journal-only", name = line.name.clone());
            let button = IconButton::new(icons::FUNNEL, name).tab_stop(self.is_tab_stop).show_at(ui, place);
            ui.ctx().data_mut(|data| data.insert_temp(known, button.id));
            button
        });
        if button.inner.clicked() {
            find(view, out, |query| query.key = Some((id, line.name.clone())));
        }
        button.inner.clicked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_passed_over() {
        let day = JournalRow::Day(jiff::civil::date(2026, 11, 22));
        let rows = [day, JournalRow::Line(3), JournalRow::Line(2), day, JournalRow::Line(1)];
        assert_eq!(on_line(&rows, 0, true), 1);
        assert_eq!(on_line(&rows, 3, true), 4);
        assert_eq!(on_line(&rows, 3, false), 2);
        assert_eq!(on_line(&rows, 0, false), 1, "above the first there is only a heading");
        assert_eq!(on_line(&[], 0, true), 0);
    }
}
