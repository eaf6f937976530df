//! Each permission: the exchange's word, what is wanted, what really is, and how that stands. Differences are on top; what is as wanted
//! is folded after the seventh line.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::CheckDraft;
use crate::domain::api_key::ApiKey;
use crate::domain::exchange::Exchange;
use crate::domain::live_check::{Check, Row, Verdict, compare};
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, hover};
use crate::ui::theme::{Type, WidthClass, galley, paint_icon, theme};
use crate::ui::widgets::{ListCard, Mark, RowGround, Rows, paint_mark};
use crate::ui::words::{exchange_name, exchange_of};

/// Rows that are shown in any case.
const FEW: usize = 7;

/// Where the columns begin, counted from the left of the card.
struct Columns {
    words: f32,
    wanted: f32,
    really: f32,
    verdict: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        // 576 is the card of the usual window; in a smaller one the words give way.
        let verdict = width - 119.0;
        Self { words: 51.0, wanted: verdict - 176.0, really: verdict - 88.0, verdict }
    }
}

/// Draws the table of this answer.
pub(super) fn table_ui(ui: &mut Ui, key: &ApiKey, check: &Check, draft: &mut CheckDraft) {
    let found = compare(key, check);
    if found.rows.is_empty() {
        return;
    }
    let exchange = exchange_of(key);
    let different = found.rows.iter().filter(|row| row.verdict != Verdict::AsWanted).count();
    let shown = if draft.all_rows { found.rows.len() } else { FEW.max(different) };
    let is_narrow = WidthClass::of(ui).is_narrow();
    ListCard::new().show(ui, |rows| {
        if !is_narrow {
            head_ui(rows, &exchange_name(key));
        }
        for row in found.rows.iter().take(shown) {
            if is_narrow { narrow_ui(rows, &exchange, row) } else { row_ui(rows, &exchange, row) }
        }
        let rest = found.rows.get(shown..).unwrap_or_default();
        let words = if !rest.is_empty() {
            let is_off = rest.iter().all(|row| row.is_on == Some(false));
            if is_off {
                tr!("answer-more-off", count = rest.len())
            } else {
                tr!("answer-more-equal", count = rest.len())
            }
        } else if draft.all_rows && found.rows.len() > FEW.max(different) {
            tr!("answer-fewer")
        } else {
            return;
        };
        if fold_ui(rows, &words, draft.all_rows) {
            draft.all_rows = !draft.all_rows;
        }
    });
}

fn head_ui(rows: &mut Rows<'_>, exchange: &str) {
    rows.row_of(40.0, RowGround::Plain, |ui, rect| {
        let columns = Columns::of(rect.width());
        let colour = theme(ui).text_muted;
        let heads = [
            (21.0, tr!("answer-words", exchange = exchange.to_owned())),
            (columns.wanted, tr!("answer-wanted")),
            (columns.really, tr!("answer-really")),
        ];
        for (x, words) in heads {
            let drawn = galley(ui, &words, Type::CaptionStrong, colour, f32::INFINITY);
            ui.painter().galley(pos2(rect.left() + x, rect.center().y - drawn.size().y / 2.0), drawn, colour);
        }
    });
}

/// What a row says, for the eye and for a screen reader.
struct Said {
    mark: Mark,
    name: String,
    note: Option<String>,
    wanted: String,
    really: String,
    verdict: String,
    whole: String,
}

fn said(exchange: &Exchange, row: &Row) -> Said {
    let on_off = |is_on| if is_on { tr!("answer-on") } else { tr!("answer-off") };
    let name = exchange
        .permission(&row.code)
        .map_or_else(|| row.code.clone(), |one| one.label.as_far_as_known().clone());
    let mark = match row.level {
        None => Mark::Unknown,
        Some(level) => Mark::Level(level),
    };
    let wanted = on_off(row.is_wanted);
    let really = row.is_on.map_or_else(|| tr!("answer-not-told"), on_off);
    let verdict = match row.verdict {
        Verdict::Unknown => tr!("answer-verdict-unknown"),
        Verdict::NotWanted => tr!("answer-verdict-not-wanted"),
        Verdict::Missing => tr!("answer-verdict-missing"),
        Verdict::NotTold => tr!("answer-verdict-not-told"),
        Verdict::AsWanted => tr!("answer-verdict-as-wanted"),
    };
    let note = row.level.is_none().then(|| tr!("answer-unknown-note"));
    let full = note.as_ref().map_or_else(|| name.clone(), |note| format!("{name} ({note})"));
    let whole = tr!(
        "answer-row",
        name = full,
        wanted = wanted.clone(),
        really = really.clone(),
        verdict = verdict.clone()
    );
    Said { mark, name, note, wanted, really, verdict, whole }
}

fn ground_of(row: &Row) -> RowGround {
    match row.verdict {
        Verdict::Unknown | Verdict::NotWanted => RowGround::Danger,
        _ => RowGround::Plain,
    }
}

fn row_ui(rows: &mut Rows<'_>, exchange: &Exchange, row: &Row) {
    let said = said(exchange, row);
    let ground = ground_of(row);
    let ui = rows.ui();
    let columns = Columns::of(ui.available_width());
    let look = theme(ui);
    let room = columns.wanted - columns.words - 10.0;
    let name = galley(ui, &said.name, Type::BodyMedium, look.text, room);
    let note = said.note.as_ref().map(|note| galley(ui, note, Type::Caption, look.caution_text, room));
    let words = name.size().y + note.as_ref().map_or(0.0, |note| note.size().y);
    let height = (words + 26.0).max(48.0);
    rows.row_of(height, ground, |ui, rect| {
        let response = ui.interact(rect, Id::unique(("check-row", &row.code)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said.whole));
        let (x, y) = (rect.left(), rect.center().y);
        let square = Rect::from_center_size(pos2(x + 29.0, y), vec2(16.0, 16.0));
        paint_sign(ui, &said, row, square, ground);
        let top = y - words / 2.0;
        let high = name.size().y;
        ui.painter().galley(pos2(x + columns.words, top), name, look.text);
        if let Some(note) = note {
            ui.painter().galley(pos2(x + columns.words, top + high), note, look.caution_text);
        }
        on_off_ui(ui, pos2(x + columns.wanted, y), Some(row.is_wanted), &said.wanted, false);
        let is_loud = ground == RowGround::Danger;
        on_off_ui(ui, pos2(x + columns.really, y), row.is_on, &said.really, is_loud);
        verdict_ui(ui, pos2(x + columns.verdict, y), row.verdict, &said.verdict);
    });
}

/// The mark of what it allows; grey where that is off, so that only what is on is seen as such.
fn paint_sign(ui: &Ui, said: &Said, row: &Row, square: Rect, ground: RowGround) {
    let mut look = theme(ui).clone();
    if row.is_on == Some(false) && !row.is_wanted && row.level.is_some_and(|level| level > Level::Read) {
        (look.text, look.caution, look.danger) = (look.line_strong, look.line_strong, look.line_strong);
        look.on_danger = ground.colour(ui);
    }
    paint_mark(ui.painter(), &look, said.mark, square, ground.colour(ui));
}

fn on_off_ui(ui: &Ui, left: egui::Pos2, is_on: Option<bool>, words: &str, is_loud: bool) {
    let look = theme(ui);
    let (icon, kind, colour) = match is_on {
        Some(true) if is_loud => (icons::CHECK, Type::SmallStrong, look.danger_text),
        Some(true) => (icons::CHECK, Type::Small, look.text),
        Some(false) => (icons::MINUS, Type::Small, look.text_muted),
        None => (icons::QUESTION, Type::Small, look.text_muted),
    };
    paint_icon(ui.painter(), left + vec2(8.0, 0.0), icon, Weight::Regular, 16.0, colour);
    let colour = if is_loud { colour } else { look.text_muted };
    let drawn = galley(ui, words, kind, colour, f32::INFINITY);
    ui.painter().galley(left + vec2(20.0, -drawn.size().y / 2.0), drawn, colour);
}

fn verdict_ui(ui: &Ui, left: egui::Pos2, verdict: Verdict, words: &str) {
    let look = theme(ui);
    let (icon, weight, kind, colour): (Icon, Weight, Type, _) = match verdict {
        Verdict::NotWanted | Verdict::Unknown => {
            (icons::WARNING_OCTAGON, Weight::Fill, Type::CaptionStrong, look.danger_text)
        }
        Verdict::Missing => (icons::MINUS, Weight::Regular, Type::CaptionStrong, look.caution_text),
        Verdict::NotTold => (icons::QUESTION, Weight::Regular, Type::Caption, look.text_muted),
        Verdict::AsWanted => (icons::EQUALS, Weight::Regular, Type::Caption, look.text_muted),
    };
    paint_icon(ui.painter(), left + vec2(8.0, 0.0), icon, weight, 16.0, colour);
    let drawn = galley(ui, words, kind, colour, f32::INFINITY);
    ui.painter().galley(left + vec2(20.0, -drawn.size().y / 2.0), drawn, colour);
}

/// Three lines: the exchange's word; what is wanted and what really is; how that stands.
fn narrow_ui(rows: &mut Rows<'_>, exchange: &Exchange, row: &Row) {
    let said = said(exchange, row);
    let ground = ground_of(row);
    let ui = rows.ui();
    let look = theme(ui);
    let room = ui.available_width() - 51.0 - 16.0;
    let name = galley(ui, &said.name, Type::BodyMedium, look.text, room);
    let wants =
        format!("{}: {} · {}: {}", tr!("answer-wanted"), said.wanted, tr!("answer-really"), said.really);
    let wants = galley(ui, &wants, Type::Small, look.text_muted, room);
    let verdict = match &said.note {
        // The note says the verdict and more.
        Some(note) if row.verdict == Verdict::Unknown => note.clone(),
        Some(note) => format!("{}. {note}", said.verdict),
        None => said.verdict.clone(),
    };
    let height = name.size().y + wants.size().y + 20.0 + 8.0 + 20.0;
    rows.row_of(height, ground, |ui, rect| {
        let response = ui.interact(rect, Id::unique(("check-row", &row.code)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said.whole));
        let square = Rect::from_center_size(pos2(rect.left() + 29.0, rect.top() + 21.0), vec2(16.0, 16.0));
        paint_sign(ui, &said, row, square, ground);
        let mut at = pos2(rect.left() + 51.0, rect.top() + 10.0);
        for (drawn, colour) in [(name, look.text), (wants, look.text_muted)] {
            let high = drawn.size().y + 4.0;
            ui.painter().galley(at, drawn, colour);
            at.y += high;
        }
        verdict_ui(ui, pos2(at.x, at.y + 10.0), row.verdict, &verdict);
    });
}

fn fold_ui(rows: &mut Rows<'_>, words: &str, is_open: bool) -> bool {
    rows.row_of(45.0, RowGround::Plain, |ui, rect| {
        let response = ui.interact(rect, Id::unique("check-fold"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        let look = theme(ui);
        let over = hover(ui, &response);
        let colour = if over > 0.0 { look.text } else { look.text_muted };
        let icon = if is_open { icons::CARET_UP } else { icons::CARET_RIGHT };
        paint_icon(
            ui.painter(),
            pos2(rect.left() + 29.0, rect.center().y),
            icon,
            Weight::Regular,
            16.0,
            colour,
        );
        let drawn = galley(ui, words, Type::Small, colour, f32::INFINITY);
        ui.painter().galley(pos2(rect.left() + 45.0, rect.center().y - drawn.size().y / 2.0), drawn, colour);
        focus_ring(ui, &response, rect.shrink(3.0), 8);
        response.clicked()
    })
}
