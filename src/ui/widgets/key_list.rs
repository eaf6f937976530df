//! The list of rows that scrolls: only the rows in sight are drawn, and the keyboard moves among all of them.

use egui::style::ScrollAnimation;
use egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use crate::ui::theme::{radius, theme};

/// A card of many rows of one height that scrolls. `row` draws one row into its rectangle, with the given id for its response,
/// and tells the ground of that row if it is not the surface.
///
/// Up and Down, Home, End and the page keys move the focus from row to row.
pub fn row_list(
    ui: &mut Ui,
    salt: &str,
    count: usize,
    height: f32,
    ground_of: impl Fn(usize) -> Option<egui::Color32>,
    mut row: impl FnMut(&mut Ui, usize, Rect, Id),
) {
    let list = ui.scope_id().with(("row-list", salt));
    let id_of = |index: usize| list.with(index);
    let focused =
        ui.memory(egui::Memory::focused).and_then(|id| (0..count).find(|index| id_of(*index) == id));
    let wanted = focused.and_then(|from| move_focus(ui, id_of(from), from, count, height));
    let theme = theme(ui);
    // Room for the focus ring and the edge.
    let scroll = ScrollArea::vertical().id_salt(list).auto_shrink(false);
    scroll.show_viewport(ui, |ui, viewport| {
        let width = ui.available_width();
        // One more point above and below, for the edge.
        let all = height * count as f32 + if count > 0 { 2.0 } else { 0.0 };
        let (card, _) = ui.allocate_exact_size(vec2(width, all), egui::Sense::hover());
        let first = ((viewport.top() / height).floor().max(0.0) as usize).saturating_sub(2);
        let end = (((viewport.bottom() / height).ceil().max(0.0) as usize) + 2).min(count);
        let place = |index: usize| {
            Rect::from_min_size(
                pos2(card.left(), card.top() + 1.0 + height * index as f32),
                vec2(width, height),
            )
        };
        if count > 0 {
            ui.painter().rect_filled(card, CornerRadius::same(radius::CARD), theme.surface);
        }
        for index in first..end {
            paint_ground(ui, place(index), index, count, ground_of(index));
            row(ui, index, place(index), id_of(index));
        }
        if count > 0 {
            let edge = Stroke::new(1.0, theme.line);
            ui.painter().rect_stroke(card, CornerRadius::same(radius::CARD), edge, StrokeKind::Inside);
        }
        let pending = list.with("pending");
        if let Some(index) = wanted {
            ui.ctx().data_mut(|data| data.insert_temp(pending, index));
            ui.scroll_to_rect_animation(place(index).expand2(vec2(0.0, 8.0)), None, ScrollAnimation::none());
        }
        // A row far away is drawn only after the scrolling, and takes the focus there.
        let wanted: Option<usize> = ui.ctx().data(|data| data.get_temp(pending));
        if let Some(index) = wanted {
            if (first..end).contains(&index) {
                ui.memory_mut(|memory| memory.request_focus(id_of(index)));
                ui.ctx().data_mut(|data| data.remove_temp::<usize>(pending));
            }
            ui.ctx().request_repaint();
        }
    });
}

fn move_focus(ui: &Ui, id: Id, from: usize, count: usize, height: f32) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let page = ((ui.available_height() / height) as usize).max(1);
    let last = count.saturating_sub(1);
    let keys = [
        (Key::ArrowDown, (from + 1).min(last)),
        (Key::ArrowUp, from.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, last),
        (Key::PageDown, (from + page).min(last)),
        (Key::PageUp, from.saturating_sub(page)),
    ];
    ui.input_mut(|input| keys.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)))
        .map(|(_, to)| to)
}

fn paint_ground(ui: &Ui, rect: Rect, index: usize, count: usize, ground: Option<egui::Color32>) {
    let theme = theme(ui);
    if let Some(ground) = ground {
        let mut corner = CornerRadius::ZERO;
        if index == 0 {
            (corner.nw, corner.ne) = (radius::CARD, radius::CARD);
        }
        if index + 1 == count {
            (corner.sw, corner.se) = (radius::CARD, radius::CARD);
        }
        ui.painter().rect_filled(rect, corner, ground);
    }
    if index + 1 < count {
        ui.painter().add(Shape::hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line)));
    }
}
