//! The key that is deleted now: three lines to tick, what its exchange says, and the buttons for it.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::row::{Look, NAME, SIDE, did, height, paint};
use super::words::{Standing, sentence};
use super::{EmergencyDraft, Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::app::state::can_ask;
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::{Case, Step};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::key_card::last_characters;
use crate::ui::theme::paint::{Weight, focus_ring};
use crate::ui::theme::{Type, radius, rich_job, theme};
use crate::ui::widgets::{Button, Link, RowGround, Rows, icon_line_in, paint_check_box};
use crate::ui::words::{exchange_name, exchange_of};

/// The width of the buttons at the right, in points.
const BUTTONS: f32 = 212.0;
/// The side of the box, and where the words behind it begin.
const BOX: f32 = 20.0;
const WORDS: f32 = 32.0;

/// What the parts of an unfolded key look at.
#[derive(Clone, Copy)]
struct Open<'a> {
    seen: Seen<'a>,
    key: &'a ApiKey,
    case: &'a Case,
    standing: Standing,
    /// Whether its exchange can be asked, and answered well enough the last time that it was.
    asks: bool,
}

impl Open<'_> {
    fn exchange(&self) -> String {
        exchange_name(self.key)
    }
}

/// Draws the row with what unfolds beneath it.
pub(super) fn unfolded_ui(
    rows: &mut Rows<'_>,
    seen: Seen<'_>,
    key: &ApiKey,
    look: Look,
    draft: &mut EmergencyDraft,
    out: &mut Outbox,
) {
    let nothing = Case::default();
    let case = seen.emergency.and_then(|emergency| emergency.case(key.id)).unwrap_or(&nothing);
    let standing = Standing::of(seen, key);
    let asks = can_ask(key, seen.session.demo) && case.unclear().is_none();
    let open = Open { seen, key, case, standing, asks };
    let shown = rows.row_at_least(0.0, RowGround::Plain, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.add_space(7.0);
        let width = ui.available_width();
        let (head, response) = ui.allocate_exact_size(vec2(width, height(width)), Sense::hover());
        let name = sentence(seen, key, look, standing);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        let ground = theme(ui).surface;
        paint(ui, head, seen, key, look, standing, ground);
        if width < 640.0 {
            ui.horizontal_top(|ui| {
                ui.add_space(SIDE);
                ui.vertical(|ui| {
                    ui.set_width(width - 2.0 * SIDE);
                    lines(ui, open, out);
                    ui.add_space(8.0);
                    buttons(ui, open, width - 2.0 * SIDE, draft, out);
                    links(ui, open, draft, out);
                });
            });
        } else {
            ui.horizontal_top(|ui| {
                ui.add_space(NAME + 4.0);
                let room = width - NAME - 4.0 - BUTTONS - 2.0 * SIDE;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    lines(ui, open, out);
                    links(ui, open, draft, out);
                });
                ui.add_space(SIDE);
                ui.vertical(|ui| {
                    ui.set_width(BUTTONS);
                    buttons(ui, open, BUTTONS, draft, out);
                });
            });
        }
        ui.add_space(13.0);
    });
    // The red bar at the left: this one, now.
    let colour = if seen.is_drill() { theme(rows.ui()).accent } else { theme(rows.ui()).danger };
    let rect = shown.response.rect;
    let bar = Rect::from_min_size(rect.left_top() + vec2(0.0, 1.0), vec2(4.0, rect.height() - 2.0));
    rows.ui().painter().rect_filled(bar, 0, colour);
}

/// The three lines.
fn lines(ui: &mut Ui, open: Open<'_>, out: &mut Outbox) {
    let Open { key, case, standing, .. } = open;
    let can = standing != Standing::Asking;
    if tick(ui, 0, &page_line(open), case.opened.is_some(), can && case.opened.is_none()) {
        send(out, EmergencyCommand::OpenPage(key.id));
    }
    let delete = tr!("emergency-line-delete", exchange = open.exchange());
    if tick(ui, 1, &delete, case.deleted.is_some(), can) {
        did(out, Step::Deleted(key.id, case.deleted.is_none()));
    }
    let (words, exchange) =
        (if open.asks { "emergency-line-ask" } else { "emergency-line-by-hand" }, open.exchange());
    if tick(ui, 2, &tr!(words, exchange = exchange), standing.is_dead(), can && !standing.is_dead()) {
        prove(open, out);
    }
    told(ui, open);
}

/// The proof: by the exchange where it can be asked, else by its owner's word.
fn prove(open: Open<'_>, out: &mut Outbox) {
    if open.asks || open.seen.is_drill() {
        send(out, EmergencyCommand::Ask(open.key.id));
    } else {
        did(out, Step::ByHand(open.key.id));
    }
}

fn page_line(open: Open<'_>) -> String {
    let exchange = exchange_of(open.key);
    let hint = last_characters(&open.key.fields).unwrap_or_default();
    let menu = exchange.page.menu.as_ref().and_then(|menu| menu.as_far_as_known().last().cloned());
    let page = menu.unwrap_or_else(|| tr!("emergency-page-any"));
    let words = match (exchange.page_url(), open.seen.is_drill(), open.case.opened) {
        (None, ..) => "emergency-line-no-page",
        (Some(_), true, _) => "emergency-line-page-drill",
        (Some(_), _, None) => "emergency-line-page",
        (Some(_), _, Some(_)) => "emergency-line-page-opened",
    };
    tr!(words, page = page, hint = hint, exchange = open.exchange())
}

/// What its exchange said, where that is not the end of it.
fn told(ui: &mut Ui, open: Open<'_>) {
    let theme = theme(ui);
    let exchange = open.exchange();
    if open.standing == Standing::Alive {
        ui.add_space(6.0);
        let has_page = exchange_of(open.key).page_url().is_some();
        let words = if has_page { "emergency-alive" } else { "emergency-alive-no-page" };
        let words = tr!(words, exchange = exchange);
        icon_line_in(ui, icons::WARNING_OCTAGON, Weight::Fill, &words, Type::SmallStrong, theme.danger_text);
    } else if let Some(refusal) = open.case.unclear() {
        ui.add_space(6.0);
        let why = tr!(&format!("refusal-{}-short", refusal.reason.word()));
        let words = match refusal.reason {
            _ if open.case.was_not_reached() => "emergency-not-reached",
            // It would prove it, of a key that was ever seen alive.
            reason if reason.proves_death() => "emergency-never-seen",
            _ => "emergency-unclear",
        };
        let words = tr!(words, exchange = exchange, why = why);
        icon_line_in(ui, icons::QUESTION, Weight::Regular, &words, Type::Small, theme.caution_text);
    }
}

/// The two buttons, of which one is the thing to do.
fn buttons(ui: &mut Ui, open: Open<'_>, width: f32, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let Open { key, case, standing, .. } = open;
    let has_page = exchange_of(key).page_url().is_some();
    let is_busy = standing == Standing::Asking;
    let is_first = case.opened.is_none() && case.deleted.is_none();
    let words = match (has_page, case.opened.is_some()) {
        (false, _) => tr!("emergency-there"),
        (true, _) if open.seen.is_drill() => tr!("emergency-open-drill"),
        (true, false) => tr!("emergency-open-it"),
        (true, true) => tr!("emergency-open-again"),
    };
    let page = if is_first { Button::primary(words) } else { Button::secondary(words) };
    let page = if has_page { page.icon(icons::ARROW_SQUARE_OUT) } else { page };
    if (has_page || case.opened.is_none())
        && page.small().min_width(width).enabled(!is_busy).show(ui).clicked()
    {
        send(out, EmergencyCommand::OpenPage(key.id));
        draft.unfolded = Some(key.id);
    }
    ui.add_space(8.0);
    let exchange = open.exchange();
    let words = match standing {
        _ if open.seen.is_drill() => tr!("emergency-deleted-drill"),
        Standing::Alive => tr!("emergency-ask-again", exchange = exchange.clone()),
        _ if !open.asks => tr!("emergency-gone"),
        _ if case.deleted.is_some() => tr!("emergency-ask", exchange = exchange.clone()),
        _ => tr!("emergency-deleted-ask", exchange = exchange.clone()),
    };
    let done = if is_first { Button::secondary(words) } else { Button::primary(words) };
    let busy = is_busy.then(|| tr!("emergency-asking", exchange = exchange.clone()));
    if done.small().min_width(width).busy(busy).show(ui).clicked() {
        prove(open, out);
    }
    // What could not be told may be asked again; the word of its owner is the other way.
    if case.unclear().is_some() && !is_busy && !open.seen.is_drill() && can_ask(key, open.seen.session.demo) {
        ui.add_space(8.0);
        let again = Button::secondary(tr!("emergency-ask-again", exchange = exchange));
        if again.small().min_width(width).show(ui).clicked() {
            send(out, EmergencyCommand::Ask(key.id));
        }
    }
}

/// What else can be done with it.
fn links(ui: &mut Ui, open: Open<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let key = open.key;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(24.0, 4.0);
        let name = tr!("emergency-aside-name", name = key.label.clone());
        if Link::new(tr!("emergency-aside")).accessible_name(name).show(ui).clicked() {
            did(out, Step::Skipped(key.id, true));
            draft.unfolded = None;
        }
        if !open.seen.is_drill() && !exchange_of(key).is_closed() {
            let words = super::after::replace_words(key);
            let name = tr!("emergency-replace-name", replace = words.clone(), name = key.label.clone());
            if Link::new(words).accessible_name(name).show(ui).clicked() {
                send(out, EmergencyCommand::Replace(key.id));
            }
        }
    });
}

/// A box with words behind it; the whole line is its target. The words may hold `**bold**` ones.
fn tick(ui: &mut Ui, line: usize, words: &str, is_ticked: bool, can: bool) -> bool {
    let theme = theme(ui);
    let width = ui.available_width();
    let colour = if is_ticked { theme.text_muted } else { theme.text };
    let mut job = rich_job(words, Type::Small, colour, colour);
    job.wrap.max_width = (width - WORDS - 4.0).max(80.0);
    let drawn = ui.painter().layout_job(job);
    let tall = (drawn.size().y + 12.0).max(32.0);
    let sense = if can { Sense::click() } else { Sense::hover() };
    let (rect, _) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let name = words.replace("**", "");
    let response = ui.interact(rect, ui.scope_id().with(("tick", line)), sense);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, can, is_ticked, &name));
    let square = Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.center().y), vec2(BOX, BOX));
    paint_check_box(ui, square, is_ticked, response.hovered() && can);
    let at = pos2(rect.left() + WORDS, rect.center().y - drawn.size().y / 2.0);
    ui.painter().galley(at, drawn, colour);
    focus_ring(ui, &response, square, radius::BOX);
    response.clicked()
}
