//! Step 7: how the saved key is found again, and when it is replaced.

use egui::{Ui, vec2};
use jiff::civil::Date;

use super::frame::Wish;
use super::name_draft::{MOST_LINE, MOST_NOTE, NameDraft, PERIODS, Rotate, long_error};
use super::{CreateDraft, View};
use crate::app::command::{Command, DraftCommand, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::state::When;
use crate::domain::accounts::{is_of_bots, is_the_account_itself, known_accounts, known_sub_accounts};
use crate::domain::draft::Draft;
use crate::domain::duty::import_asked_on;
use crate::domain::edit::Edit;
use crate::domain::thief::ends_after_days;
use crate::tr;
use crate::ui::screens::check::inline_ui;
use crate::ui::screens::parts::layout::columns;
use crate::ui::screens::parts::say;
use crate::ui::screens::parts::sub_account::{advice_ui, known_names};
use crate::ui::text::tr;
use crate::ui::theme::{Type, label, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Field, FieldState, Footer, Notice, page_head, select};

pub(super) fn name_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Draft,
    draft: &mut CreateDraft,
    wish: &mut Wish,
    out: &mut Outbox,
) -> Footer {
    page_head(ui, &tr("create-name-title"), &tr("create-name-intro"));
    let Some(key) = view.session.book.keys.get(&answers.id) else { return Footer::default() };
    saved_notice(ui, view, answers);
    inline_ui(ui, view.session, key, view.when, &mut draft.ask, out);
    let ends = ends_after_days(view.exchange, !key.addresses.is_empty());
    let name = draft.name.get_or_insert_with(|| NameDraft::of(key, ends, view.when));
    let taken: Vec<&str> = view
        .session
        .book
        .keys
        .values()
        .filter(|other| other.id != key.id && other.exchange == key.exchange && other.removed.is_none())
        .filter(|other| other.account.trim().eq_ignore_ascii_case(name.account.trim()))
        .filter(|other| other.sub_account.trim().eq_ignore_ascii_case(name.sub_account.trim()))
        .map(|other| other.label.as_str())
        .collect();
    let state = name.label_state(&taken);
    let entered = fields_ui(ui, view, answers, name, state, ends);
    let can_finish = name.edit(key, view.when).is_some();
    wish.go_on = entered && can_finish;
    if entered && !can_finish {
        name.tried = true;
    }
    let is_busy = view.session.is_doing(Doing::NameKey(key.id));
    let mut button = Button::primary(tr("create-name-finish"));
    if is_busy {
        button = button.busy(Some(tr("create-name-busy")));
    }
    let reason = (!can_finish).then(|| {
        if name.label.trim().is_empty() {
            tr("create-name-label-missing")
        } else {
            tr("wizard-paste-blocked")
        }
    });
    Footer::new(button).quiet(tr("create-leave-saved")).reason(reason)
}

/// The name is kept; only after it was read back the key's own page opens.
pub(super) fn finish(view: &View<'_>, kept: &Draft, draft: &mut CreateDraft, out: &mut Outbox) {
    let key = view.session.book.keys.get(&kept.id);
    let edit = draft.name.as_ref().zip(key).and_then(|(name, key)| name.edit(key, view.when));
    match (edit, &mut draft.name) {
        (Some(edit), _) => out.send(Command::Draft(DraftCommand::Name(kept.id, Box::new(edit)))),
        (None, Some(name)) => name.tried = true,
        (None, None) => {}
    }
}

/// What is typed and right is kept when the step is left before it is finished.
pub(super) fn keep_typed(view: &View<'_>, kept: &Draft, draft: &CreateDraft, out: &mut Outbox) {
    let Some(key) = view.session.book.keys.get(&kept.id) else { return };
    let edit = draft.name.as_ref().and_then(|name| name.edit(key, view.when));
    if let Some(edit) = edit.filter(|edit| *edit != Edit::of(key)) {
        out.send(Command::Key(kept.id, KeyCommand::Edit(Box::new(edit))));
    }
}

fn saved_notice(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let just_now = view.session.written == Some(Doing::SaveKey(answers.id));
    let (title, mut text) = if just_now {
        (tr("create-name-saved-title"), tr!("create-name-saved", exchange = view.name()))
    } else {
        (tr("create-name-saved-before-title"), tr("create-name-saved-before"))
    };
    if answers.exchange_id() == "coinbase" && just_now {
        text = format!("{text} {}", tr("create-name-file-reminder"));
    }
    Notice::good(title, text).show(ui);
    ui.add_space(24.0);
}

fn fields_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Draft,
    name: &mut NameDraft,
    label_state: FieldState,
    ends: Option<u16>,
) -> bool {
    let (_, width) = columns(ui.available_width(), 260.0, 24.0, 2);
    let tool = say::tool(&answers.tool);
    let place_words =
        tool.map_or_else(|| tr("create-name-place-any"), |tool| tr!("create-name-place", tool = tool));
    let count = tr!("create-name-label-count", count = name.label.trim().chars().count());
    let ends_hint = match ends {
        Some(days) => tr!("create-name-expires-bybit", exchange = view.name(), days = i64::from(days)),
        None => tr!("create-name-expires-hint", exchange = view.name()),
    };
    let [account_error, sub_error, place_error] =
        [&name.account, &name.sub_account, &name.place].map(|text| long_error(text, MOST_LINE));
    let note_error = long_error(&name.note, MOST_NOTE);
    let (tag_error, date_error) = (name.tag_error(), name.date_error(view.when));
    let NameDraft { label, account, sub_account, place, tags, note, expires, rotate, .. } = name;
    let import = view.session.book.keys.get(&answers.id).and_then(|key| import_asked_on(key, view.when.zone));
    let field = |ui: &mut Ui, field: Field<'_>| field.width(width).show(ui).entered;
    let optional = tr("create-name-optional");
    let keys = &view.session.book.keys;
    let key = keys.get(&answers.id);
    let mut entered = pair(
        ui,
        width,
        |ui| {
            field(
                ui,
                Field::new(tr("create-name-label"), label).optional(count).state(label_state).focus_first(),
            )
        },
        |ui| {
            let place = Field::new(place_words, place)
                .placeholder(tr("create-name-place-example"))
                .optional(&optional)
                .error(place_error);
            field(ui, place)
        },
    );
    let known = key.map(|key| (known_accounts(keys, key), known_sub_accounts(keys, key, account)));
    let (known_accounts, known_subs) = known.unwrap_or_default();
    entered |= pair(
        ui,
        width,
        |ui| {
            let field_of = Field::new(tr("create-name-account"), account)
                .placeholder(tr("create-name-account-example"))
                .optional(&optional)
                .error(account_error);
            let entered = field(ui, field_of);
            known_names(ui, &known_accounts, account);
            entered
        },
        |ui| {
            let field_of = Field::new(tr("create-name-sub-account"), sub_account)
                .placeholder(tr("create-name-sub-account-example"))
                .optional(&optional)
                .error(sub_error);
            let entered = field(ui, field_of);
            known_names(ui, &known_subs, sub_account);
            entered
        },
    );
    if answers.purpose.is_some_and(is_of_bots) && is_the_account_itself(account, sub_account) {
        advice_ui(ui, view.exchange, view.exchange_name);
    }
    entered |= pair(
        ui,
        width,
        |ui| rotate_ui(ui, rotate, import, width, view.when),
        |ui| {
            let expires = Field::new(tr("create-name-expires"), expires)
                .placeholder(tr("create-name-expires-example"))
                .optional(&optional)
                .error(date_error)
                .hint(ends_hint);
            field(ui, expires)
        },
    );
    Field::new(tr("create-name-tags"), tags)
        .placeholder(tr("create-name-tags-example"))
        .optional(tr("create-name-tags-hint"))
        .error(tag_error)
        .show(ui);
    ui.add_space(20.0);
    Field::new(tr("create-name-note"), note)
        .placeholder(tr("create-name-note-example"))
        .optional(&optional)
        .error(note_error)
        .multiline(2)
        .show(ui);
    entered
}

/// Two fields beside each other, or under each other where they do not fit. Gives whether Enter was pressed in one.
fn pair(
    ui: &mut Ui,
    width: f32,
    one: impl FnOnce(&mut Ui) -> bool,
    other: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let mut entered = false;
    if width * 2.0 + 24.0 > ui.available_width() + 2.0 {
        entered |= one(ui);
        ui.add_space(20.0);
        entered |= other(ui);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(24.0, 0.0);
            for draw in [Box::new(one) as Box<dyn FnOnce(&mut Ui) -> bool>, Box::new(other)] {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    entered |= draw(ui);
                });
            }
        });
    }
    ui.add_space(20.0);
    entered
}

fn rotate_ui(ui: &mut Ui, rotate: &mut Rotate, import: Option<Date>, width: f32, when: When<'_>) -> bool {
    let mut choices: Vec<String> =
        PERIODS.iter().map(|days| tr!("create-name-rotate-days", days = i64::from(*days))).collect();
    choices.push(tr("create-name-rotate-never"));
    choices.push(tr("create-name-rotate-other"));
    let words: Vec<&str> = choices.iter().map(String::as_str).collect();
    let chosen = match rotate {
        Rotate::Days(days) => PERIODS.iter().position(|it| it == days).unwrap_or(2),
        Rotate::Never => PERIODS.len(),
        Rotate::Typed(_) => PERIODS.len() + 1,
    };
    if let Some(index) = select(ui, &tr("create-name-rotate"), &words, chosen, width) {
        *rotate = match PERIODS.get(index) {
            Some(days) => Rotate::Days(*days),
            None if index == PERIODS.len() => Rotate::Never,
            None => Rotate::Typed(String::new()),
        };
    }
    let days = rotate.days();
    let mut entered = false;
    if let Rotate::Typed(text) = rotate {
        ui.add_space(12.0);
        let is_wrong = days.is_none() && !text.trim().is_empty();
        let field = Field::new(tr("create-name-rotate-typed"), text)
            .error(is_wrong.then(|| tr("create-name-rotate-wrong")))
            .width(width)
            .show(ui);
        entered = field.entered;
    }
    let hint = match days {
        Some(None) => match import {
            Some(day) => tr!("create-name-rotate-import", date = time::date(day)),
            None => tr("create-name-rotate-never-hint"),
        },
        Some(Some(days)) => {
            let today = when.now.to_zoned(when.zone.clone()).date();
            let next = today.checked_add(jiff::Span::new().days(i64::from(days))).unwrap_or(today);
            tr!("create-name-rotate-on", date = time::date(next))
        }
        None => return entered,
    };
    ui.add_space(6.0);
    label(ui, Type::Caption, hint, theme(ui).text_muted);
    entered
}
