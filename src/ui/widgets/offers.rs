//! What is offered under a field while one types: a list that leaves the focus in the field and never covers it.
//!
//! The field's own code moves the mark by the arrows; here it is drawn, and a click is told.

use egui::{
    Align2, Area, Context, CornerRadius, Frame, Id, LayerId, Margin, Order, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::paint::{Weight, hover, mix, paint_icon};
use crate::ui::theme::{Theme, Type, galley, galley_one_line, radius};

/// The height of one line.
const LINE: f32 = 36.0;

/// One thing that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is taken.
    pub words: String,
    /// What it means.
    pub means: String,
}

fn list_id() -> Id {
    Id::unique("keystead-offers")
}

/// The id of the line at this place.
pub fn offer_id(place: usize) -> Id {
    list_id().with(place)
}

/// Whether the pointer is on the list, so that the field keeps the focus when it is pressed.
pub fn is_pointer_on_offers(ctx: &Context) -> bool {
    let layer = LayerId::new(Order::Foreground, list_id());
    ctx.pointer_interact_pos().and_then(|at| ctx.layer_id_at(at)) == Some(layer)
}

/// Draws the list under this field. Gives the place of the one that was pressed.
pub fn offers_ui(
    ctx: &Context,
    field: Rect,
    name: &str,
    offers: &[Offer],
    marked: Option<usize>,
) -> Option<usize> {
    let theme = Theme::of(ctx);
    let room = ctx.content_rect().bottom() - field.bottom() - 4.0 - 12.0 - 8.0;
    let most = ((room / LINE) as usize).clamp(1, offers.len().max(1));
    // The marked one stays in sight where there is no room for all.
    let first = marked.map_or(0, |marked| (marked + 1).saturating_sub(most));
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.raised)
        .inner_margin(Margin::same(6));
    let width = field.width().min(480.0) - 14.0;
    Area::new(list_id())
        .order(Order::Foreground)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(field.left_bottom() + vec2(0.0, 4.0))
        .constrain(false)
        .role(accesskit::Role::ListBox)
        .accessible_name(name)
        .show(ctx, |ui| {
            frame
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let mut pressed = None;
                    for (place, offer) in offers.iter().enumerate().skip(first).take(most) {
                        if line(ui, theme, offer, place, offers.len(), marked == Some(place), width) {
                            pressed = Some(place);
                        }
                    }
                    pressed
                })
                .inner
        })
        .inner
}

fn line(
    ui: &mut Ui,
    theme: &Theme,
    offer: &Offer,
    place: usize,
    count: usize,
    is_marked: bool,
    width: f32,
) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
    // Not by Tab: the focus stays in the field.
    let response = ui.interact(rect, offer_id(place), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListBoxOption, true, format!("{}, {}", offer.words, offer.means))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_marked);
        node.set_position_in_set(place + 1);
        node.set_size_of_set(count);
    });
    let corner = CornerRadius::same(6);
    if is_marked {
        ui.painter().rect(rect, corner, theme.accent_soft, Stroke::new(2.0, theme.focus), StrokeKind::Inside);
    } else {
        let over = hover(ui, &response);
        ui.painter().rect_filled(rect, corner, mix(theme.surface, theme.hover, over));
    }
    let y = rect.center().y;
    let words = galley_one_line(ui, &offer.words, Type::Code, theme.text, width * 0.6);
    let left = rect.left() + 12.0;
    let end = left + words.size().x + 16.0;
    ui.painter().galley(pos2(left, y - words.size().y / 2.0), words, theme.text);
    // What is marked is told by a sign too, not by its colour alone.
    let right = if is_marked {
        let at = pos2(rect.right() - 18.0, y);
        paint_icon(ui.painter(), at, icons::ARROW_RIGHT, Weight::Regular, 16.0, theme.accent_text);
        rect.right() - 34.0
    } else {
        rect.right() - 12.0
    };
    let whole = galley(ui, &offer.means, Type::Caption, theme.text_muted, f32::INFINITY);
    let means = galley_one_line(ui, &offer.means, Type::Caption, theme.text_muted, (right - end).max(24.0));
    let x = if whole.size().x > right - end { end } else { right - means.size().x };
    ui.painter().galley(pos2(x, y - means.size().y / 2.0), means, theme.text_muted);
    response.clicked()
}
