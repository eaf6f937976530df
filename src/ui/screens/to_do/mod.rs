//! What is to be done, the most damaging first: each with one verb, and "Later …". Below it how the keys are, without a score.

mod calendar;
mod health;
mod health_words;
mod how;
mod later;

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use self::calendar::calendar_ui;
pub use self::calendar::{CalendarDraft, calendar_text};
pub use self::health::{HealthDraft, health_ui};
use self::how::how_ui;
pub use self::how::how_words;
pub use self::later::LaterDraft;
use self::later::later_dialog;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::state::{Session, When};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::duty::{Duty, Thing};
use crate::tr;
use crate::ui::problem::problem_notice;
use crate::ui::screens::key::remove::remove_dialog;
use crate::ui::screens::parts::duty::{DutySign, Go, thing_go, thing_told};
use crate::ui::theme::{Type, WidthClass, body_muted, label, rich_in, section, theme, tile_colour, title};
use crate::ui::time;
use crate::ui::widgets::{Button, Link, ListCard, Rows, exchange_tile, icon_square, keep_focus_in_sight};
use crate::ui::words::{duty_words, exchange_name, exchange_of};

/// The widest the rows become, in points.
const WIDEST: f32 = 840.0;
/// The width of a row's verb, in points.
const VERB: f32 = 148.0;
/// Things that are shown without asking; the less urgent ones follow on demand, so that a frame stays short.
const FEW: usize = 40;
/// The side of the tile, in points.
const TILE: f32 = 40.0;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct ToDoDraft {
    /// The key of which it is asked whether it is to be taken from the list.
    pub removing: Option<KeyId>,
    /// The duty that is being put off.
    pub later: Option<LaterDraft>,
    /// The calendar file.
    pub calendar: CalendarDraft,
    /// Things that are shown beyond the first ones.
    more: usize,
    /// Keys whose health is shown beyond the first ones.
    more_keys: usize,
}

/// Draws the screen.
pub fn to_do_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut ToDoDraft, out: &mut Outbox) {
    let is_narrow = WidthClass::of(ui).is_narrow();
    let side = if is_narrow { 16 } else { 32 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            if !is_narrow {
                title(ui, tr!("to-do-title"));
            }
            body_muted(ui, introduction(session, when));
            ui.add_space(16.0);
            if let Some((Doing::PutOff(_) | Doing::InUse(_), problem)) = &session.not_written {
                problem_notice(ui, problem);
                ui.add_space(16.0);
            }
            if session.things_to_do() > 0 {
                things(ui, session, when, draft, out);
                ui.add_space(28.0);
            }
            if !session.put_off.is_empty() {
                put_off(ui, session, when, out);
                ui.add_space(28.0);
            }
            how_ui(ui, session, draft, out);
            calendar_ui(ui, session, when, draft, out);
        });
        keep_focus_in_sight(ui);
    });
    dialogs(ui, session, when, draft, out);
}

fn introduction(session: &Session, when: When<'_>) -> String {
    let next = session.index.next_needed().map(|day| time::near_date(day, when));
    match (session.things_to_do(), next) {
        (0, None) => tr!("to-do-calm"),
        (0, Some(date)) => tr!("to-do-calm-until", date = date),
        (count, None) => tr!("to-do-some", count = count),
        (count, Some(date)) => tr!("to-do-some-until", count = count, date = date),
    }
}

/// What a row shows.
struct Row<'a> {
    name: &'a str,
    pill: Option<crate::ui::widgets::Pill>,
    todo: &'a str,
    verb: &'a str,
    is_first: bool,
    other: Option<Other>,
}

/// What can be said instead of doing it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    /// It can wait.
    Later,
    /// Something uses it.
    InUse,
}

/// What was pressed in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Verb,
    Other,
}

fn things(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut ToDoDraft, out: &mut Outbox) {
    let shown = FEW + draft.more;
    ListCard::new().padding(Margin::symmetric(20, 16)).show(ui, |rows| {
        for (at, thing) in session.things().take(shown).enumerate() {
            thing_row(rows, session, thing, at == 0, when, draft, out);
        }
        let rest = session.things_to_do().saturating_sub(shown);
        if rest > 0 {
            rows.row(|ui| {
                if Link::new(tr!("to-do-rest", count = rest)).show(ui).clicked() {
                    draft.more += FEW;
                }
            });
        }
    });
}

fn thing_row(
    rows: &mut Rows<'_>,
    session: &Session,
    thing: Thing,
    is_first: bool,
    when: When<'_>,
    draft: &mut ToDoDraft,
    out: &mut Outbox,
) {
    let told = thing_told(session, thing, when);
    let press = match thing {
        Thing::Key(id, duty) => {
            let Some(key) = session.book.keys.get(&id) else { return };
            let pill = duty_words(duty, when).as_pill();
            // What it is asked of is the import or the use, not the key.
            let is_question = duty == Duty::ImportDone || duty.asks_for_use();
            let todo = match duty {
                _ if is_question => format!("{} {}", told.title, told.todo),
                Duty::MoreThanWanted if key.live.worse_since.is_some() => {
                    format!("{}. {}", told.title, told.todo)
                }
                _ => told.todo.clone(),
            };
            let other = if duty.asks_for_use() { Other::InUse } else { Other::Later };
            let row =
                Row { name: &key.label, pill, todo: &todo, verb: &told.verb, is_first, other: Some(other) };
            row_ui(rows, |ui| tile(ui, key), &row)
        }
        Thing::Backup(_) | Thing::Sheet(_) => {
            let DutySign::Icon(icon) = told.sign else { return };
            let row = Row {
                name: &told.title,
                pill: None,
                todo: &told.todo,
                verb: &told.verb,
                is_first,
                other: None,
            };
            row_ui(rows, |ui| icon_square(ui, icon, TILE, theme(ui).accent_soft), &row)
        }
    };
    match (press, thing) {
        (Some(Press::Verb), _) => match thing_go(thing) {
            Go::Remove(id) => draft.removing = Some(id),
            Go::Command(command) => out.send(*command),
        },
        (Some(Press::Other), Thing::Key(id, duty)) if duty.asks_for_use() => {
            out.send(Command::Key(id, KeyCommand::InUse));
        }
        (Some(Press::Other), Thing::Key(id, duty)) => draft.later = Some(LaterDraft::of(id, duty)),
        _ => {}
    }
}

/// The keys of these duties that are still in the book.
fn known<'a>(session: &'a Session, duties: &'a [(KeyId, Duty)]) -> impl Iterator<Item = (&'a ApiKey, Duty)> {
    duties.iter().filter_map(|(id, duty)| Some((session.book.keys.get(id)?, *duty)))
}

fn tile(ui: &mut Ui, key: &ApiKey) -> egui::Response {
    let exchange = exchange_of(key);
    let letters = exchange.shown_monogram(&key.exchange_name);
    exchange_tile(ui, &letters, tile_colour(exchange.tile.0), TILE)
}

fn row_ui(rows: &mut Rows<'_>, tile: impl FnOnce(&mut Ui) -> egui::Response, row: &Row<'_>) -> Option<Press> {
    rows.row(|ui| {
        let verb = if row.is_first { Button::primary(row.verb) } else { Button::secondary(row.verb) };
        let verb = verb.accessible_name(tr!(
            "to-do-verb-name",
            verb = row.verb.to_owned(),
            name = row.name.to_owned()
        ));
        let name = row.name.to_owned();
        let other = row.other.map(|other| match other {
            Other::Later => {
                Link::new(tr!("to-do-later")).accessible_name(tr!("to-do-later-name", name = name))
            }
            Other::InUse => {
                Link::new(tr!("to-do-in-use")).accessible_name(tr!("to-do-in-use-name", name = name))
            }
        });
        let is_narrow = WidthClass::of(ui).is_narrow();
        let buttons = |ui: &mut Ui, width: f32| {
            ui.spacing_mut().item_spacing.x = 24.0;
            let goes = verb.min_width(width).show(ui).clicked();
            let says = other.is_some_and(|other| other.show(ui).clicked());
            if goes { Some(Press::Verb) } else { says.then_some(Press::Other) }
        };
        if is_narrow {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                tile(ui);
                ui.vertical(|ui| words(ui, row));
            });
            ui.add_space(10.0);
            return ui.horizontal(|ui| buttons(ui, 0.0)).inner;
        }
        // The words take their height, and the buttons stand in the middle of it.
        let (top, width) = (ui.cursor().left_top(), ui.available_width());
        let left = Rect::from_min_size(top, vec2(width - VERB - 112.0, TILE));
        let drawn = ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                tile(ui);
                ui.vertical(|ui| words(ui, row));
            });
        });
        let height = drawn.response.rect.height().max(44.0);
        let whole = Rect::from_min_size(top, vec2(width, height));
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(whole).layout(layout), |ui| buttons(ui, VERB)).inner
    })
}

fn words(ui: &mut Ui, row: &Row<'_>) {
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        label(ui, Type::BodyStrong, row.name, theme.text);
        if let Some(pill) = row.pill.clone() {
            pill.show(ui);
        }
    });
    ui.add_space(2.0);
    rich_in(ui, Type::Small, row.todo, theme.text_muted);
}

/// What can wait, until when and why.
fn put_off(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    section(ui, tr!("to-do-put-off"));
    ui.add_space(10.0);
    ListCard::new().padding(Margin::symmetric(20, 12)).show(ui, |rows| {
        for (key, duty) in known(session, &session.put_off) {
            let Some(later) = session.book.later.get(&key.id) else { continue };
            rows.row(|ui| {
                let theme = theme(ui);
                let until = time::near_date(later.until, when);
                let told = duty_words(duty, when).words;
                let line = tr!("to-do-put-off-line", name = key.label.clone(), duty = told, date = until);
                label(ui, Type::BodyMedium, line, theme.text);
                label(ui, Type::Small, tr!("to-do-put-off-why", why = later.why.clone()), theme.text_muted);
                let again = Link::new(tr!("to-do-put-off-again"))
                    .accessible_name(tr!("to-do-put-off-again-name", name = key.label.clone()));
                if again.show(ui).clicked() {
                    out.send(Command::PutOff(key.id, None));
                }
            });
        }
    });
}

fn dialogs(ui: &Ui, session: &Session, when: When<'_>, draft: &mut ToDoDraft, out: &mut Outbox) {
    if let Some(id) = draft.removing {
        let key = session.book.keys.get(&id);
        if key.is_none_or(|key| remove_dialog(ui.ctx(), key, out)) {
            draft.removing = None;
        }
    }
    if let Some(later) = &mut draft.later {
        let key = session.book.keys.get(&later.id);
        if key.is_none_or(|key| later_dialog(ui.ctx(), key, exchange_name(key), when, later, out)) {
            draft.later = None;
        }
    }
}
