//! The card with the next best action: one sentence, what to do, one verb. "2 more" unfolds at most three more, each with its verb.

use egui::{Align, Layout, Margin, Ui, vec2};

use super::KeysDraft;
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::duty::Thing;
use crate::tr;
use crate::ui::screens::parts::duty::{DutySign, Go, thing_go, thing_told};
use crate::ui::theme::{Type, WidthClass, galley_one_line, label, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Link, ListCard, NextAction, NextPress};

/// More than this is on the page of all things.
const MORE: usize = 3;

/// Draws the card.
pub fn next_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let Some(first) = session.things().next() else {
        draft.more_things = false;
        let title = match session.index.next_needed() {
            Some(day) => tr!("keys-next-calm-until", date = time::near_date(day, when)),
            None => tr!("keys-next-calm"),
        };
        NextAction::calm(title, tr!("keys-next-calm-do")).show(ui);
        return;
    };
    let more = session.things_to_do() - 1;
    let words = match (more, draft.more_things) {
        (0, _) => None,
        (_, true) => Some(tr!("keys-next-fewer")),
        (more, false) => Some(tr!("keys-next-more", count = more)),
    };
    match card(session, first, when).more(words).show(ui) {
        Some(NextPress::Verb) => act(first, draft, out),
        Some(NextPress::More) => draft.more_things = !draft.more_things,
        None => {}
    }
    if draft.more_things && more > 0 {
        ui.add_space(8.0);
        unfolded(ui, session, more, when, draft, out);
    }
}

fn card(session: &Session, thing: Thing, when: When<'_>) -> NextAction {
    let told = thing_told(session, thing, when);
    let card = match told.sign {
        DutySign::Level(level) => NextAction::new(level, told.title, told.todo),
        DutySign::Icon(icon) => NextAction::with_icon(icon, told.title, told.todo),
    };
    card.verb(told.verb)
}

/// The next ones in one line each; the page of all things where there are more.
fn unfolded(
    ui: &mut Ui,
    session: &Session,
    more: usize,
    when: When<'_>,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let is_narrow = WidthClass::of(ui).is_narrow();
    ListCard::new().padding(Margin::symmetric(20, 8)).show(ui, |rows| {
        for thing in session.things().skip(1).take(MORE) {
            let told = thing_told(session, thing, when);
            rows.row(|ui| {
                let colour = theme(ui).text;
                let verb = Button::secondary(told.verb.as_str()).small().accessible_name(tr!(
                    "to-do-verb-name",
                    verb = told.verb.clone(),
                    name = told.title.clone()
                ));
                let pressed = if is_narrow {
                    label(ui, Type::BodyMedium, told.title.as_str(), colour);
                    ui.add_space(6.0);
                    verb.show(ui).clicked()
                } else {
                    ui.horizontal(|ui| {
                        ui.set_height(36.0);
                        let room = ui.available_width() - verb.width(ui) - 24.0;
                        let words = galley_one_line(ui, &told.title, Type::BodyMedium, colour, room);
                        let (rect, said) = ui.allocate_exact_size(vec2(room, 36.0), egui::Sense::hover());
                        said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told.title));
                        let at = egui::pos2(rect.left(), rect.center().y - words.size().y / 2.0);
                        ui.painter().galley(at, words, colour);
                        let right = Layout::right_to_left(Align::Center);
                        ui.with_layout(right, |ui| verb.show(ui).clicked()).inner
                    })
                    .inner
                };
                if pressed {
                    act(thing, draft, out);
                }
            });
        }
        if more > MORE {
            rows.row(|ui| {
                if Link::new(tr!("keys-next-all", count = more + 1)).show(ui).clicked() {
                    out.go(Route::ToDo);
                }
            });
        }
    });
}

/// Leads to where the thing is done.
fn act(thing: Thing, draft: &mut KeysDraft, out: &mut Outbox) {
    match thing_go(thing) {
        Go::Remove(id) => draft.removing = Some(id),
        Go::Command(command) => out.send(*command),
    }
}
