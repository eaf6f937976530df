//! When and how is told what is due: how long before, and whether the desktop may say it.

use egui::Ui;

use super::{card, choices, row};
use crate::app::command::{Command, Outbox};
use crate::app::jobs::NoticeText;
use crate::app::state::{Notices, Session};
use crate::domain::settings::{Choice, Settings};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{Button, icon_line_in, toggle};

/// Draws the section.
pub(super) fn telling_section(ui: &mut Ui, session: &Session, notices: &Notices, out: &mut Outbox) {
    let settings = session.book.settings;
    card(
        ui,
        &tr!("settings-telling"),
        |_| (),
        |rows| {
            let before = |days: u16| tr!("settings-lead-choice", days = i64::from(days));
            let words: Vec<String> = Settings::LEAD_CHOICES.iter().map(|days| before(*days)).collect();
            row(rows, &tr!("settings-lead"), &tr!("settings-lead-note"), 180.0, |ui| {
                let chosen = Settings::LEAD_CHOICES.iter().position(|days| *days == settings.lead_days);
                let chosen = chosen.unwrap_or(Settings::LEAD_CHOICES.len());
                let shown = before(settings.lead_days);
                if let Some(index) = choices(ui, &tr!("settings-lead"), &words, chosen, &shown) {
                    out.send(Command::Choose(Choice::LeadDays(Settings::LEAD_CHOICES[index])));
                }
            });
            let mut switch = |rows: &mut crate::ui::widgets::Rows<'_>,
                              name: String,
                              note: String,
                              is_on,
                              choice: fn(bool) -> Choice| {
                row(rows, &name, &note, 100.0, |ui| {
                    let mut on = is_on;
                    let word = if on { tr!("settings-on") } else { tr!("settings-off") };
                    if toggle(ui, &mut on, &name, &word).changed() {
                        out.send(Command::Choose(choice(on)));
                    }
                });
            };
            let (name, note) = (tr!("settings-notices"), tr!("settings-notices-note"));
            switch(rows, name, note, settings.notices, Choice::Notices);
            if settings.notices {
                let (name, note) = (tr!("settings-notice-names"), tr!("settings-notice-names-note"));
                switch(rows, name, note, settings.notice_names, Choice::NoticeNames);
                row(rows, &tr!("settings-notice-try"), &tr!("settings-notice-try-note"), 180.0, |ui| {
                    let is_sending = notices.is_sending.then(|| tr!("settings-notice-trying"));
                    let show = Button::secondary(tr!("settings-notice-try-do")).small().busy(is_sending);
                    if show.show(ui).clicked() {
                        let text = NoticeText { title: tr!("notice-try"), body: tr!("notice-try-do") };
                        out.send(Command::Notify(text));
                    }
                });
                let said = match &notices.trouble {
                    Some(problem) => {
                        Some((icons::WARNING, theme(rows.ui()).caution_text, problem_words(problem).joined()))
                    }
                    None if notices.was_shown => {
                        Some((icons::CHECK_CIRCLE, theme(rows.ui()).good_text, tr!("settings-notice-shown")))
                    }
                    None => None,
                };
                if let Some((icon, colour, words)) = said {
                    rows.row(|ui| {
                        ui.add_space(8.0);
                        icon_line_in(ui, icon, Weight::Fill, &words, Type::Small, colour);
                        ui.add_space(8.0);
                    });
                }
            }
        },
    );
}
