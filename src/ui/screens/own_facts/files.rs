//! The files that were taken: what each is about, whether it still fits, and how to take it away.

use egui::Ui;

use super::OwnFactsDraft;
use super::add::finding_ui;
use super::preview::{changes_ui, preview_of};
use crate::app::command::{Command, Outbox, OwnFactsCommand};
use crate::app::jobs::Doing;
use crate::app::state::Session;
use crate::domain::catalogue::Catalogue;
use crate::domain::own_facts::{OwnFacts, read};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, caption, label, section, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Link, ListCard, icon_line_in};

pub(super) fn files_ui(ui: &mut Ui, session: &Session, draft: &mut OwnFactsDraft) {
    let files = &session.book.own_facts;
    if files.is_empty() {
        caption(ui, tr!("own-facts-none"));
        return;
    }
    section(ui, tr!("own-facts-files"));
    ui.add_space(10.0);
    ListCard::new().padding(egui::Margin::symmetric(20, 14)).show(ui, |rows| {
        for (id, facts) in files {
            rows.row(|ui| file_ui(ui, session, id, facts, draft));
        }
    });
    if let Some((id, shown)) = &draft.shown
        && files.contains_key(id)
    {
        ui.add_space(20.0);
        section(ui, tr!("own-facts-shown", exchange = name_of(id)));
        ui.add_space(10.0);
        changes_ui(ui, shown);
    }
}

fn name_of(id: &str) -> String {
    Catalogue::current().exchange(id).map_or_else(|| id.to_owned(), |exchange| exchange.name.clone())
}

fn file_ui(ui: &mut Ui, session: &Session, id: &str, facts: &OwnFacts, draft: &mut OwnFactsDraft) {
    let (text, muted, caution) = (theme(ui).text, theme(ui).text_muted, theme(ui).caution_text);
    let name = name_of(id);
    label(ui, Type::BodyMedium, &name, text);
    let date = time::date(facts.taken);
    label(ui, Type::Caption, tr!("own-facts-file", file = facts.file_name.clone(), date = date), muted);
    let catalogue = Catalogue::current();
    if let Some(findings) = catalogue.unfit(id) {
        ui.add_space(4.0);
        icon_line_in(ui, icons::WARNING, Weight::Fill, &tr!("own-facts-unfit"), Type::Caption, caution);
        findings.iter().take(3).for_each(|finding| finding_ui(ui, finding));
    } else if !facts.was_known && Catalogue::built_in().exchange(id).is_some() {
        ui.add_space(4.0);
        icon_line_in(
            ui,
            icons::INFO,
            Weight::Regular,
            &tr!("own-facts-known-now", exchange = name.clone()),
            Type::Caption,
            muted,
        );
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let is_busy = session.is_doing(Doing::OwnFacts);
        let away = Button::secondary(tr!("own-facts-away"))
            .small()
            .enabled(!is_busy)
            .accessible_name(tr!("own-facts-away-name", exchange = name.clone()));
        if away.show(ui).clicked() {
            draft.asking = Some(id.to_owned());
        }
        let is_shown = draft.shown.as_ref().is_some_and(|(shown, _)| shown == id);
        let words = if is_shown { tr!("own-facts-hide") } else { tr!("own-facts-show") };
        let link = Link::new(words.clone()).accessible_name(tr!(
            "own-facts-show-name",
            words = words,
            exchange = name
        ));
        if catalogue.unfit(id).is_none() && link.show(ui).clicked() {
            draft.shown = if is_shown {
                None
            } else {
                read(facts.text.as_bytes(), &facts.file_name, facts.taken)
                    .ok()
                    .map(|file| (id.to_owned(), preview_of(session, &file)))
            };
        }
    });
}

/// Asks before a file is taken away.
pub(super) fn question(ui: &Ui, draft: &mut OwnFactsDraft, out: &mut Outbox) {
    let Some(id) = draft.asking.clone() else { return };
    let is_known = Catalogue::built_in().exchange(&id).is_some();
    let body = if is_known { tr!("own-facts-away-body") } else { tr!("own-facts-away-body-new") };
    let answer = Dialog::new(
        "take-own-facts-away",
        tr!("own-facts-away-title", exchange = name_of(&id)),
        tr!("own-facts-away-no"),
    )
    .body(body)
    .deed(Button::secondary(tr!("own-facts-away-yes")))
    .show(ui.ctx(), |_| ());
    if answer.is_some() {
        draft.asking = None;
    }
    if answer == Some(DialogAnswer::Yes) {
        draft.shown = None;
        out.send(Command::OwnFacts(OwnFactsCommand::TakeAway(id)));
    }
}
