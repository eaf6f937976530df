//! What stands above everything: what happened meanwhile, what could not be done, and half-finished keys with their step.

use egui::{Align, Context, Layout, Ui, vec2};

use super::KeysDraft;
use crate::app::command::{Command, DraftCommand, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::catalogue::Catalogue;
use crate::domain::draft::Draft;
use crate::domain::emergency::Scope;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::theme::{Type, WidthClass, label, theme, tile_colour};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Link, ListCard, Notice, NoticePress, exchange_tile, icon_square,
};
use crate::ui::words::exchange_name;

/// Half-finished keys that are shown without asking.
const FEW: usize = 2;

/// Draws what there is to tell.
pub fn news_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    problems(ui, session);
    emergency(ui, session, when, out);
    if !draft.news_read {
        meanwhile(ui, session, when, draft, out);
    }
    half_finished(ui, session, when, draft, out);
}

/// What could not be written or read although it was asked for in the list.
fn problems(ui: &mut Ui, session: &Session) {
    let written = session.not_written.as_ref().filter(|(doing, _)| {
        matches!(
            doing,
            Doing::Remove(_)
                | Doing::PutBack(_)
                | Doing::BeginRotation(_)
                | Doing::DiscardDraft(_)
                | Doing::KeepDraft(_)
                | Doing::KeepRotation(_)
                | Doing::SaveKey(_)
                | Doing::StoreNew(_)
                | Doing::TakeBack(_)
                | Doing::FinishRotation(_)
                | Doing::Destroy(_)
                | Doing::ReadAdvice
                | Doing::Searches
                | Doing::Group(_)
                | Doing::Edit(_)
        )
    });
    let problem =
        written.map(|(_, problem)| problem).or(session.not_read.as_ref().map(|(_, problem)| problem));
    if let Some(problem) = problem {
        let words = problem_words(problem);
        Notice::caution(words.what, words.todo).show(ui);
        ui.add_space(12.0);
    }
}

/// An emergency that was begun and not stopped leads back to its list, also after the program was closed.
fn emergency(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    let Some(emergency) = session.book.open_emergency() else { return };
    let progress = session.emergency_progress.unwrap_or_default();
    let title = tr!("keys-emergency", when = time::moment(emergency.begun, when));
    let scope = if emergency.scope == Scope::Everything { "everything" } else { "chosen" };
    let body = tr!("keys-emergency-do", left = progress.left(), all = progress.all, scope = scope);
    let go_on = Button::secondary(tr!("keys-emergency-go-on"));
    let notice = Notice::danger(title, body).icon(icons::SIREN).button(go_on);
    if notice.show(ui).is_some() {
        out.go(Route::Emergency);
    }
    ui.add_space(12.0);
}

fn meanwhile(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    for key in session.news.recovered.iter().filter_map(|id| session.book.keys.get(id)) {
        let title = tr!("keys-recovered", name = key.label.clone());
        let body = tr!("keys-recovered-do", exchange = exchange_name(key));
        let open = Button::secondary(tr!("keys-recovered-open"));
        let read = Button::quiet(tr!("keys-got-it"));
        match Notice::info(title, body).button(open).button(read).show(ui) {
            Some(NoticePress::First) => out.go(Route::Key(key.id)),
            Some(NoticePress::Second) => draft.news_read = true,
            None => {}
        }
        ui.add_space(12.0);
    }
    if let Some(at) = session.book.phone_lost {
        let read = Button::secondary(tr!("keys-got-it"));
        let title = tr!("keys-phone-lost", when = time::moment(at, when));
        if Notice::caution(title, tr!("keys-phone-lost-do")).button(read).show(ui).is_some() {
            out.send(Command::AdviceRead);
        }
        ui.add_space(12.0);
    }
    if session.book.restoring {
        let (title, body) = (tr!("keys-restoring"), tr!("keys-restoring-do"));
        let open = Button::primary(tr!("keys-restoring-open"));
        if Notice::caution(title, body).button(open).show(ui).is_some() {
            out.send(Command::SetUp(SetUpCommand::Change(Errand::TryBackup)));
        }
        ui.add_space(12.0);
    }
    // What a restore had not reached is in the backup, and nobody has to make it anew.
    for lost in session.news.dropped.iter().filter(|_| !session.book.restoring) {
        let exchange = Catalogue::current_exchange(&lost.exchange).name.clone();
        let title = tr!("keys-dropped", name = lost.label.clone());
        let body = if lost.in_rotation {
            tr!("keys-dropped-rotation-do", exchange = exchange)
        } else {
            tr!("keys-dropped-do", exchange = exchange)
        };
        let read = Button::secondary(tr!("keys-got-it"));
        if Notice::caution(title, body).button(read).show(ui).is_some() {
            draft.news_read = true;
        }
        ui.add_space(12.0);
    }
    if session.news.is_from_previous {
        let read = Button::secondary(tr!("keys-got-it"));
        if Notice::caution(tr!("keys-previous"), tr!("keys-previous-do")).button(read).show(ui).is_some() {
            draft.news_read = true;
        }
        ui.add_space(12.0);
    }
    if let Some(secs) = session.news.clock_off_secs {
        let off = time::span(secs.unsigned_abs());
        let title =
            if secs > 0 { tr!("keys-clock-behind", off = off) } else { tr!("keys-clock-ahead", off = off) };
        let read = Button::secondary(tr!("keys-got-it"));
        if Notice::caution(title, tr!("keys-clock-do")).button(read).show(ui).is_some() {
            draft.news_read = true;
        }
        ui.add_space(12.0);
    }
    if let Some((count, since)) = session.news.wrong_codes {
        let title = tr!("keys-wrong-codes", count = count, since = time::moment(since, when));
        let read = Button::secondary(tr!("keys-got-it"));
        if Notice::caution(title, tr!("keys-wrong-codes-do")).button(read).show(ui).is_some() {
            draft.news_read = true;
        }
        ui.add_space(12.0);
    }
}

/// Keys being created, each with its step and two ways on.
pub fn half_finished(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let drafts = &session.book.drafts;
    if drafts.is_empty() {
        return;
    }
    let mut list: Vec<&Draft> = drafts.values().collect();
    list.sort_by_key(|one| std::cmp::Reverse(one.begun));
    let shown = if draft.all_drafts { list.len() } else { FEW.min(list.len()) };
    ListCard::new().padding(egui::Margin::symmetric(12, 10)).show(ui, |rows| {
        for one in &list[..shown] {
            rows.row(|ui| draft_row(ui, one, when, draft, out));
        }
        if shown < list.len() {
            rows.row(|ui| {
                let more = tr!("keys-draft-more", count = list.len() - shown);
                if Link::new(more).show(ui).clicked() {
                    draft.all_drafts = true;
                }
            });
        }
    });
    ui.add_space(12.0);
}

fn draft_row(ui: &mut Ui, one: &Draft, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let exchange = one.exchange.as_deref().map(Catalogue::current_exchange);
    let what = exchange.as_ref().map_or_else(
        || tr!("keys-draft-new"),
        |exchange| tr!("keys-draft-at", exchange = exchange.shown_name(&one.exchange_name).to_owned()),
    );
    let step = one.step();
    let line = tr!(
        "keys-draft-line",
        step = step.number(),
        name = tr!(&format!("keys-step-{}", step.word())),
        when = time::moment(one.begun, when)
    );
    let tile = |ui: &mut Ui| match exchange {
        Some(exchange) => {
            let letters = exchange.shown_monogram(&one.exchange_name);
            exchange_tile(ui, &letters, tile_colour(exchange.tile.0), 32.0)
        }
        None => icon_square(ui, icons::PLUS, 32.0, theme(ui).accent_soft),
    };
    let words = |ui: &mut Ui| {
        let theme = theme(ui);
        label(ui, Type::BodyStrong, what.clone(), theme.text);
        label(ui, Type::Caption, line.clone(), theme.text_muted);
    };
    let go_on = Button::secondary(tr!("keys-draft-go-on"))
        .small()
        .accessible_name(tr!("keys-draft-go-on-name", what = what.clone()));
    let discard = Button::quiet(tr!("keys-draft-discard"))
        .small()
        .accessible_name(tr!("keys-draft-discard-name", what = what.clone()));
    let mut buttons = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if discard.clone().show(ui).clicked() {
            draft.discarding = Some(one.id);
        }
        if go_on.clone().show(ui).clicked() {
            out.go(Route::Create(one.id, None));
        }
    };
    if WidthClass::of(ui).is_narrow() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            tile(ui);
            ui.vertical(words);
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(36.0);
            buttons(ui);
        });
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        tile(ui);
        let room = ui.available_width() - go_on.width(ui) - discard.width(ui) - 32.0;
        ui.allocate_ui_with_layout(vec2(room, 40.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            words(ui);
        });
        buttons(ui);
    });
}

/// Asks before answers are thrown away. True when the question is answered.
pub fn discard_dialog(ctx: &Context, one: &Draft, out: &mut Outbox) -> bool {
    let exchange = one.exchange.as_deref().map(Catalogue::current_exchange);
    let body = match exchange {
        _ if one.saved => tr!("keys-discard-saved"),
        Some(exchange) => {
            tr!("keys-discard-body", exchange = exchange.shown_name(&one.exchange_name).to_owned())
        }
        None => tr!("keys-discard-body-none"),
    };
    let answer = Dialog::new("discard-draft", tr!("keys-discard-title"), tr!("keys-discard-no"))
        .body(body)
        .deed(Button::danger(tr!("keys-discard-yes")))
        .show(ctx, |_| {});
    if answer == Some(DialogAnswer::Yes) {
        out.send(Command::Draft(DraftCommand::Discard(one.id)));
    }
    answer.is_some()
}
