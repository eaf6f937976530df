//! The question before a key may send coins away, or change the account: the sentence, the address list first, and a word to type.

use egui::Ui;

use super::permission_row::never_needs;
use super::{View, who};
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::exchange::PermissionFact;
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::create::frame::Wish;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Field, icon_line_in, remark};

/// What is typed in the question.
#[derive(Debug)]
pub struct AllowDraft {
    code: String,
    /// The word as typed.
    pub typed: String,
    refused: bool,
}

impl AllowDraft {
    /// The question about this permission.
    pub fn of(code: String) -> Self {
        Self { code, typed: String::new(), refused: false }
    }
}

/// Draws the question while it is open.
pub(super) fn allow_ui(
    ui: &Ui,
    view: &View<'_>,
    answers: &mut Draft,
    allow: &mut Option<AllowDraft>,
    wish: &mut Wish,
) {
    let Some(draft) = allow else { return };
    let mut list_first = false;
    let mut entered = false;
    let levels = view.exchange.permission(&draft.code).map(PermissionFact::levels).unwrap_or_default();
    let level = if levels.has(Level::Withdraw) { Level::Withdraw } else { Level::Manage };
    let (title, text, button) = words(level);
    let word = tr(&format!("create-allow-word-{}", level.word()));
    let is_right = draft.typed.trim().to_lowercase() == word;
    let deed = Button::danger(button).enabled(is_right);
    let answer = Dialog::new("create-allow-withdraw", title, tr("create-allow-keep-off"))
        .safe_is_primary(tr("create-allow-keep-off"))
        .body(text)
        .mark(level)
        .width(520.0)
        .deed(deed)
        .show(ui.ctx(), |ui| {
            ui.add_space(20.0);
            remark(ui, icons::INFO, &remark_words(view, answers, level));
            ui.add_space(16.0);
            list_first = list_ui(ui, view, answers, level);
            ui.add_space(16.0);
            let label = tr!("create-allow-type", word = word.clone());
            let error = (draft.refused && !is_right).then(|| tr!("create-allow-wrong", word = word.clone()));
            let field = Field::new(label, &mut draft.typed).max_chars(200).error(error).show(ui);
            entered = field.entered;
            draft.refused = (draft.refused && !field.changed) || (entered && !is_right);
        });
    let code = draft.code.clone();
    if list_first {
        *allow = None;
        answers.permissions_done = true;
        wish.show = Some(DraftStep::Addresses);
    } else if answer == Some(DialogAnswer::Yes) || (entered && is_right) {
        *allow = None;
        answers.allow_withdraw(&code);
    } else if answer == Some(DialogAnswer::No) {
        *allow = None;
    }
}

/// The title, the text and the button of the question about this level.
fn words(level: Level) -> (String, String, String) {
    if level == Level::Manage {
        let (title, text) = (tr("create-allow-title-manage"), tr("create-allow-text-manage"));
        return (title, text, tr("create-allow-button-manage"));
    }
    (tr("create-allow-title"), tr("create-allow-text"), tr("create-allow-button"))
}

fn remark_words(view: &View<'_>, answers: &Draft, level: Level) -> String {
    if level == Level::Manage {
        return tr!("create-allow-rarely-manage", exchange = view.name());
    }
    match never_needs(&answers.tool) {
        Some((_, false)) => {
            tr!("create-allow-never-likely", tool = who(answers), exchange = view.name())
        }
        Some((_, true)) => tr!("create-allow-never", tool = who(answers), exchange = view.name()),
        None => tr!("create-allow-rarely", exchange = view.name()),
    }
}

/// What the address list does for it. Gives whether the list is to be made first.
fn list_ui(ui: &mut Ui, view: &View<'_>, answers: &Draft, level: Level) -> bool {
    let theme = theme(ui);
    let takes_none = view.exchange.ip.supported.as_ref().and_then(|fact| fact.certain()) == Some(&false);
    let words = if takes_none {
        tr!("create-allow-list-impossible", exchange = view.name())
    } else if !answers.addresses.is_empty() {
        tr("create-allow-list-there")
    } else if view.exchange.demands_list(Levels::default().with(level)) {
        tr!("create-allow-list-demanded", exchange = view.name())
    } else {
        tr("create-allow-list-first")
    };
    let icon = if takes_none { icons::GLOBE } else { icons::SHIELD_CHECK };
    icon_line_in(ui, icon, Weight::Regular, &words, Type::Small, theme.text);
    if takes_none || !answers.addresses.is_empty() {
        return false;
    }
    ui.add_space(12.0);
    Button::secondary(tr("create-allow-list-button")).small().icon(icons::SHIELD_CHECK).show(ui).clicked()
}
