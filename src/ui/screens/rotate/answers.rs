//! What the exchange itself says in a rotation: of the new key before the tools are switched, of the old one after it was deleted.

use egui::Ui;

use super::View;
use crate::app::Which;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::app::jobs::CheckWhy;
use crate::domain::live_check::{Check, Drift, From, Reason, Refusal};
use crate::domain::permission::Levels;
use crate::domain::rotation::{NewKey, OldKey};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::screens::check::unsaved_ui;
use crate::ui::screens::parts::answer_words::{effects, permission_names, refusal_words, said};
use crate::ui::time;
use crate::ui::widgets::{Button, Notice};
use crate::ui::words::level_word;

/// What the exchange says of the new key, with the button that asks. Nothing where it cannot be asked.
pub(super) fn new_key_ui(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    if !view.key.can_be_asked() {
        return;
    }
    unsaved_ui(ui, view.session, view.key, out);
    let exchange = view.name();
    if is_asking(ui, view, Which::Next) {
        return;
    }
    let ask = Button::secondary(tr!("rotate-ask-again")).icon(icons::ARROWS_CLOCKWISE);
    let notice = match view.key.new_key() {
        NewKey::NotAsked => {
            let ask = Button::secondary(tr!("rotate-ask-new", exchange = exchange.clone()));
            Notice::info(tr!("rotate-new-not-asked"), not_asked(view, Which::Next)).button(ask)
        }
        NewKey::AsWanted => {
            let moment = moment(view, checked(view));
            let what = tr!("rotate-new-as-wanted", exchange = exchange);
            Notice::good(what, with_from(view, tr!("rotate-new-as-wanted-do", moment = moment)))
        }
        NewKey::Works => {
            let what = tr!("rotate-new-works", exchange = exchange.clone());
            Notice::good(what, with_from(view, tr!("rotate-new-works-do", exchange = exchange)))
        }
        NewKey::Differs { more, less, lacks } => {
            let mut said = Vec::new();
            if more != Drift::default() {
                said.push(tr!("rotate-do-not-switch"));
            }
            if more.levels != Levels::default() {
                said.push(tr!("rotate-new-more", levels = words_of(more.levels)));
            }
            if !more.permissions.is_empty() {
                let names = permission_names(view.key, &more.permissions);
                said.push(tr!("rotate-new-permissions", names = names));
            }
            if !more.unknown.is_empty() {
                said.push(tr!(
                    "rotate-new-unknown",
                    count = more.unknown.len(),
                    codes = more.unknown.join(", ")
                ));
            }
            if more.is_wider {
                said.push(tr!("rotate-new-wider"));
            }
            if less != Levels::default() {
                said.push(tr!("rotate-new-less", levels = words_of(less)));
            }
            if !lacks.is_empty() {
                said.push(tr!("rotate-new-lacks", addresses = lacks.join(", ")));
            }
            said.push(tr!("rotate-new-differs-do", exchange = exchange));
            let what = tr!("rotate-new-differs");
            let words = said.join(" ");
            if more == Drift::default() {
                Notice::caution(what, words).button(ask)
            } else {
                // The one thing to do: nothing is given to a tool before it is put right.
                let ask = Button::primary(tr!("rotate-ask-again")).icon(icons::ARROWS_CLOCKWISE);
                Notice::danger(what, words).button(ask)
            }
        }
        // It works, and may not ask what it may do: asking again changes nothing of that.
        NewKey::Refused(refusal) if refusal.reason.shows_life() => {
            let what = tr!("rotate-new-works", exchange = exchange.clone());
            let words = [tr!("rotate-new-works-do", exchange = exchange), said(view.key, &refusal)];
            Notice::good(what, words.join(" ").trim_end())
        }
        NewKey::Refused(refusal) => refused_ui(view, &refusal).button(ask),
    };
    if notice.show(ui).is_some() {
        out.send(ask_for(view, Which::Next, CheckWhy::NewWorks));
    }
    ui.add_space(16.0);
}

/// What the exchange says of the old key, with the button that asks. Nothing where it cannot be asked.
pub(super) fn old_key_ui(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    if !view.key.can_be_asked() {
        return;
    }
    unsaved_ui(ui, view.session, view.key, out);
    let exchange = view.name();
    if is_asking(ui, view, Which::Current) {
        return;
    }
    let ask = Button::secondary(tr!("rotate-ask-again")).icon(icons::ARROWS_CLOCKWISE);
    let notice = match view.key.old_key() {
        OldKey::NotAsked => {
            let ask = Button::secondary(tr!("rotate-ask-old", exchange = exchange.clone()));
            Notice::info(tr!("rotate-old-not-asked"), not_asked(view, Which::Current)).button(ask)
        }
        OldKey::Dead(refusal) => {
            let what = tr!("rotate-old-dead", exchange = exchange, moment = moment(view, old_answer(view)));
            let said = said(view.key, &refusal);
            Notice::good(what, if said.is_empty() { tr!("rotate-old-dead-do") } else { said })
        }
        OldKey::Alive => {
            let what = tr!("rotate-old-alive", exchange = exchange.clone());
            Notice::danger(what, tr!("rotate-old-alive-do", exchange = exchange)).button(ask)
        }
        OldKey::Unclear(refusal) => {
            let (what, _) = refusal_words(view.key, old_answer(view), &refusal);
            let words = [said(view.key, &refusal), tr!("rotate-old-unclear-do")];
            Notice::caution(what, words.join(" ").trim_start()).button(ask)
        }
    };
    if notice.show(ui).is_some() {
        out.send(ask_for(view, Which::Current, CheckWhy::OldIsDead));
    }
    ui.add_space(16.0);
}

/// Whether it is being asked just now; then that is told.
fn is_asking(ui: &mut Ui, view: &View<'_>, which: Which) -> bool {
    let is_asking = view.session.checks.is_asking(view.key.id, which);
    if is_asking {
        Notice::info(tr!("rotate-asking", exchange = view.name()), tr!("rotate-asking-do")).show(ui);
        ui.add_space(16.0);
    }
    is_asking
}

fn ask_for(view: &View<'_>, which: Which, why: CheckWhy) -> Command {
    Command::Check(view.key.id, CheckCommand::Now(which, why))
}

/// Why it was not asked, where that is known; else what the question takes and sets off.
fn not_asked(view: &View<'_>, which: Which) -> String {
    if let Some(problem) = view.session.checks.problem_of(view.key.id, which) {
        return problem_words(problem).joined();
    }
    let effects = effects(view.key);
    if effects.is_empty() {
        return tr!("rotate-not-asked-do");
    }
    format!("{} {}", tr!("rotate-not-asked-effects"), effects.join(" "))
}

/// The same, and where there is a list to compare: that its exchange does not tell the new key's.
fn with_from(view: &View<'_>, todo: String) -> String {
    if view.key.addresses.is_empty() || view.key.new_key_from() != From::NotTold {
        return todo;
    }
    format!("{todo} {}", tr!("rotate-new-from-not-told", exchange = view.name()))
}

fn checked<'v>(view: &View<'v>) -> Option<&'v Check> {
    view.key.rotation.as_ref().and_then(|rotation| rotation.checked.as_ref())
}

fn old_answer<'v>(view: &View<'v>) -> Option<&'v Check> {
    view.key.rotation.as_ref().and_then(|rotation| rotation.old_answer.as_ref())
}

/// Whether no tool is to be given the new key: it may do more than is wanted.
pub(super) fn is_held_back(view: &View<'_>) -> bool {
    matches!(view.key.new_key(), NewKey::Differs { more, .. } if more != Drift::default())
}

/// That the new key was refused. An address list that works is no reason to wait: this computer is not where it is used.
fn refused_ui(view: &View<'_>, refusal: &Refusal) -> Notice {
    let (what, todo) = refusal_words(view.key, checked(view), refusal);
    let said = said(view.key, refusal);
    let has_list = !view.key.addresses.is_empty();
    let is_list = match refusal.reason {
        Reason::AddressRefused => true,
        Reason::KeyAddressOrPermission => has_list,
        _ => false,
    };
    let parts = if !is_list {
        [tr!("rotate-do-not-switch"), todo, said]
    } else if has_list {
        [tr!("rotate-new-list-do"), said, String::new()]
    } else {
        [todo, said, String::new()]
    };
    let words: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let words = words.join(" ");
    if is_list { Notice::info(what, words) } else { Notice::caution(what, words) }
}

fn moment(view: &View<'_>, check: Option<&Check>) -> String {
    time::moment(check.map_or(view.when.now, |check| check.at), view.when)
}

fn words_of(levels: Levels) -> String {
    levels.iter().map(level_word).collect::<Vec<_>>().join(", ")
}
