//! The dates as a file for any calendar. Without names, unless they are wanted: calendars are copied and shared.

use egui::{Margin, Ui};

use super::ToDoDraft;
use crate::app::command::{Command, Outbox, SaveTarget};
use crate::app::problem::Problem;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::calendar::{Entry, file};
use crate::domain::duty::{Dated, dated};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::screens::parts::path_row::{PathWords, path_row};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, body_muted, section, theme};
use crate::ui::widgets::{Button, Card, checkbox, icon_line_in};
use crate::ui::words::exchange_name;

/// What is typed in this section.
#[derive(Default)]
pub struct CalendarDraft {
    /// Whether names are to be in the file.
    pub with_names: bool,
    /// The typed path.
    pub path: String,
    /// Whether the last wish was for that path, so that it may be wished once more.
    pub typed: bool,
}

/// Draws the section; nothing where there is no key.
pub(super) fn calendar_ui(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    draft: &mut ToDoDraft,
    out: &mut Outbox,
) {
    if session.counts.all == 0 {
        return;
    }
    let draft = &mut draft.calendar;
    ui.add_space(28.0);
    section(ui, tr!("calendar-title"));
    ui.add_space(6.0);
    body_muted(ui, tr!("calendar-intro"));
    ui.add_space(10.0);
    let task = &session.calendar;
    let is_busy = task.is_running();
    Card::new().padding(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        checkbox(ui, &mut draft.with_names, &tr!("calendar-names"));
        ui.add_space(14.0);
        let save = Button::secondary(tr!("calendar-save"))
            .icon(icons::CALENDAR_BLANK)
            .busy(is_busy.then(|| tr!("calendar-saving")));
        if save.show(ui).clicked() {
            draft.typed = false;
            let target = SaveTarget::Dialog("keystead.ics".to_owned());
            send(session, when, draft.with_names, target, false, out);
        }
        ui.add_space(14.0);
        let words = PathWords {
            label: tr!("calendar-path"),
            example: tr!("calendar-path-example"),
            button: tr!("calendar-path-save"),
        };
        let problem = task.problem();
        let stands_there = draft.typed && problem == Some(&Problem::FileExists);
        if path_row(ui, words, &mut draft.path, is_busy, problem.filter(|_| !stands_there)) {
            draft.typed = true;
            send(session, when, draft.with_names, SaveTarget::Path(draft.path.clone()), false, out);
        }
        if stands_there {
            ui.add_space(12.0);
            let words = problem_words(&Problem::FileExists).what;
            let colour = theme(ui).caution_text;
            icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Small, colour);
            ui.add_space(8.0);
            if Button::secondary(tr!("calendar-replace")).small().show(ui).clicked() {
                send(session, when, draft.with_names, SaveTarget::Path(draft.path.clone()), true, out);
            }
        }
        if let Some(path) = task.answer() {
            ui.add_space(12.0);
            let words = tr!("calendar-saved", path = path.display().to_string());
            let colour = theme(ui).good_text;
            icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, colour);
        }
    });
}

fn send(
    session: &Session,
    when: When<'_>,
    with_names: bool,
    target: SaveTarget,
    replace: bool,
    out: &mut Outbox,
) {
    let text = calendar_text(session, when, with_names);
    out.send(Command::SaveCalendar { target, replace, text });
}

/// The file of everything that has a day.
pub fn calendar_text(session: &Session, when: When<'_>, with_names: bool) -> String {
    let entries: Vec<Entry> = session
        .book
        .keys
        .values()
        .flat_map(|key| dated(key, &session.today).into_iter().map(move |one| (key, one)))
        .map(|(key, (what, day))| Entry {
            key: key.id,
            what,
            day,
            title: title_of(key, what, with_names),
            note: tr!("calendar-note"),
        })
        .collect();
    file(&entries, session.book.settings.lead_days, when.now)
}

fn title_of(key: &ApiKey, what: Dated, with_names: bool) -> String {
    if with_names {
        let (name, exchange) = (key.label.clone(), exchange_name(key));
        tr!(&format!("calendar-named-{}", what.word()), name = name, exchange = exchange)
    } else {
        tr!(&format!("calendar-plain-{}", what.word()))
    }
}
