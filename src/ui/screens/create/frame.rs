//! The frame of the wizard: the rail with the answers given, the footer, leaving, discarding, going back and on.

use egui::Ui;

use super::keep::{keep, keep_again, keep_when_still};
use super::{CreateDraft, View, addresses, at_exchange, exchange, name, paste, permissions, purpose};
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::domain::draft::{Draft, DraftStep};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::kept::Kept;
use crate::ui::screens::parts::layout::problem_above;
use crate::ui::screens::parts::say;
use crate::ui::text::tr;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Footer, Link, Step, StepState, WizardEvent, WizardFrame,
};

/// What a step wants besides its footer.
#[derive(Default)]
pub(super) struct Wish {
    /// Go on as if the primary button was pressed.
    pub go_on: bool,
    /// Show another step.
    pub show: Option<DraftStep>,
    /// Leave, and keep the draft.
    pub leave: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    kept: &Draft,
    step: DraftStep,
    answers: &mut Kept<Draft>,
    draft: &mut CreateDraft,
    out: &mut Outbox,
) {
    let mut wish = Wish::default();
    let is_asking = draft.discarding || draft.permissions.is_asking() || draft.addresses.is_asking();
    let note = if kept.saved { "create-kept-saved" } else { "create-kept" };
    let frame = WizardFrame::new(
        tr("create-title"),
        tr!("create-progress", step = step.number()),
        tr("create-all-steps"),
        steps(kept, &answers.now, step),
    )
    .note(icons::FLOPPY_DISK, tr(note))
    .leaked(tr("frame-leaked"));
    let event = frame.show(ui, |ui| {
        problems_ui(ui, view, kept, answers, out);
        let footer = match step {
            DraftStep::Purpose => purpose::purpose_ui(ui, &mut answers.now, &mut draft.tools),
            DraftStep::Exchange => {
                exchange::exchange_ui(ui, &mut answers.now, &mut draft.exchange, &mut wish)
            }
            DraftStep::Permissions => {
                permissions::permissions_ui(ui, view, &mut answers.now, &mut draft.permissions, &mut wish)
            }
            DraftStep::Addresses => {
                addresses::addresses_ui(ui, view, &mut answers.now, &mut draft.addresses, &mut wish)
            }
            DraftStep::AtExchange => at_exchange::at_exchange_ui(ui, view, &mut answers.now, out),
            DraftStep::Paste => paste::paste_ui(ui, view, &answers.now, &mut draft.paste, &mut wish, out),
            DraftStep::Name => name::name_ui(ui, view, &answers.now, draft, &mut wish, out),
        };
        ui.add_space(16.0);
        // On the first step "Cancel" does it.
        if step != DraftStep::Purpose && !is_saving(view, kept) {
            wish.leave = links_ui(ui, step, draft);
        }
        footer
    });
    discard_dialog(ui, view, kept, draft, out);
    // What is being written cannot be called back, and its fields must not be wiped meanwhile.
    let is_held = is_asking || is_saving(view, kept);
    if event == Some(WizardEvent::Leaked) {
        if step == DraftStep::Name {
            name::keep_typed(view, kept, draft, out);
        }
        keep(answers, out);
        out.go(Route::Emergency);
    }
    let event = event.filter(|_| !is_held).or_else(|| WizardEvent::by_escape(ui, is_held));
    let event = if wish.go_on { Some(WizardEvent::Primary) } else { event };
    act(event, view, kept, step, answers, draft, out);
    if wish.leave {
        leave(view, answers, out);
    }
    if let Some(step) = wish.show {
        keep(answers, out);
        out.go(Route::Create(kept.id, Some(step)));
    }
    keep_when_still(ui, answers, out);
}

fn is_saving(view: &View<'_>, kept: &Draft) -> bool {
    view.session.is_doing(Doing::SaveKey(kept.id))
}

fn act(
    event: Option<WizardEvent>,
    view: &View<'_>,
    kept: &Draft,
    step: DraftStep,
    answers: &mut Kept<Draft>,
    draft: &mut CreateDraft,
    out: &mut Outbox,
) {
    match event {
        Some(WizardEvent::Primary) => go_on(view, kept, step, answers, draft, out),
        Some(WizardEvent::Back) if kept.saved => leave(view, answers, out),
        Some(WizardEvent::Back) => match before(step) {
            Some(step) => {
                keep(answers, out);
                out.go(Route::Create(kept.id, Some(step)));
            }
            // Nothing was answered yet, so nothing is lost.
            None if !kept.purpose_done => out.send(Command::Draft(DraftCommand::Discard(kept.id))),
            None => draft.discarding = true,
        },
        Some(WizardEvent::Quiet) if is_without(step, draft) => draft.addresses.ask_without(),
        Some(WizardEvent::Quiet) => {
            if step == DraftStep::Name {
                name::keep_typed(view, kept, draft, out);
            }
            leave(view, answers, out);
        }
        Some(WizardEvent::Step(index)) => {
            let step = DraftStep::ALL.get(index).copied().filter(|step| kept.can_show(*step));
            if step.is_some() {
                keep(answers, out);
                out.go(Route::Create(kept.id, step));
            }
        }
        Some(WizardEvent::Leaked) | None => {}
    }
}

/// Whether the quiet button goes on without an address list.
fn is_without(step: DraftStep, draft: &CreateDraft) -> bool {
    step == DraftStep::Addresses && draft.addresses.offers_without
}

/// Leaves as soon as the last answer is written, also one that was refused a moment ago.
fn leave(view: &View<'_>, answers: &mut Kept<Draft>, out: &mut Outbox) {
    let id = answers.now.id;
    if view.session.problem_of(Doing::KeepDraft(id)).is_some() {
        keep_again(answers, out);
    } else {
        keep(answers, out);
    }
    out.send(Command::Draft(DraftCommand::Leave(id)));
}

/// The primary button of a step.
fn go_on(
    view: &View<'_>,
    kept: &Draft,
    step: DraftStep,
    answers: &mut Kept<Draft>,
    draft: &mut CreateDraft,
    out: &mut Outbox,
) {
    match step {
        DraftStep::Purpose => answers.now.purpose_done = true,
        DraftStep::Exchange => answers.now.exchange_done = true,
        DraftStep::Permissions => answers.now.permissions_done = true,
        DraftStep::Addresses => answers.now.addresses_done = true,
        DraftStep::AtExchange => answers.now.made = true,
        DraftStep::Paste => {
            out.send(Command::Draft(DraftCommand::Save(kept.id, draft.paste.copy_out())));
            return;
        }
        DraftStep::Name => {
            name::finish(view, kept, draft, out);
            return;
        }
    }
    keep(answers, out);
    // A key like another one knows its exchange before it is asked.
    let is_begun = step == DraftStep::Purpose && !kept.purpose_done;
    let next = if is_begun { Some(answers.now.step()) } else { after(step) };
    out.go(Route::Create(kept.id, next));
}

fn before(step: DraftStep) -> Option<DraftStep> {
    DraftStep::ALL.iter().rev().copied().find(|other| *other < step)
}

fn after(step: DraftStep) -> Option<DraftStep> {
    DraftStep::ALL.iter().copied().find(|other| *other > step)
}

/// What was not kept, and what went wrong beside the wizard.
fn problems_ui(ui: &mut Ui, view: &View<'_>, kept: &Draft, answers: &mut Kept<Draft>, out: &mut Outbox) {
    if let Some((doing, problem)) = &view.session.not_written {
        let title = match doing {
            Doing::KeepDraft(id) if *id == kept.id => Some(tr("create-not-kept")),
            Doing::NameKey(id) | Doing::Edit(id) if *id == kept.id => Some(tr("create-name-not-kept")),
            _ => None,
        };
        let can_repeat = matches!(doing, Doing::KeepDraft(_));
        let button = can_repeat.then(|| Button::secondary(tr("create-try-again")));
        if title.is_some() && problem_above(ui, title, problem, button) {
            keep_again(answers, out);
        }
    }
}

fn steps(kept: &Draft, answers: &Draft, shown: DraftStep) -> Vec<Step> {
    DraftStep::ALL
        .iter()
        .map(|step| {
            let state = StepState::of(*step, shown, kept.step());
            let words = Step::new(tr(&format!("create-step-{}", step.word())), state);
            match answer(*step, answers) {
                Some(answer) if state == StepState::Done => words.answer(answer),
                _ => words,
            }
        })
        .collect()
}

/// The answer that was given, in a few words.
fn answer(step: DraftStep, answers: &Draft) -> Option<String> {
    let purpose = || Some(tr(&format!("create-purpose-{}", answers.purpose?.word())));
    match step {
        DraftStep::Purpose => say::tool(&answers.tool).or_else(purpose),
        DraftStep::Exchange => {
            let exchange = crate::domain::catalogue::Catalogue::current_exchange(answers.exchange_id());
            Some(exchange.shown_name(&answers.exchange_name).to_owned())
        }
        DraftStep::Permissions => Some(say::levels(answers.levels())),
        DraftStep::Addresses if answers.addresses.is_empty() => Some(tr("create-addresses-count-any")),
        DraftStep::Addresses => Some(tr!("create-addresses-count", count = answers.addresses.len())),
        DraftStep::AtExchange | DraftStep::Paste | DraftStep::Name => None,
    }
}

/// The footer that most steps share.
pub(super) fn footer(step: DraftStep, primary: Button) -> Footer {
    let back = if step == DraftStep::Purpose { "common-cancel" } else { "common-back" };
    Footer::new(primary).back(tr(back)).quiet(tr("create-leave"))
}

/// Discarding, and leaving where the footer's button means something else. Gives whether to leave.
fn links_ui(ui: &mut Ui, step: DraftStep, draft: &mut CreateDraft) -> bool {
    let mut leaves = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        if is_without(step, draft) {
            leaves = Link::new(tr("create-leave")).caption().show(ui).clicked();
        }
        if Link::new(tr("create-discard")).caption().show(ui).clicked() {
            draft.discarding = true;
        }
    });
    leaves
}

fn discard_dialog(ui: &Ui, view: &View<'_>, kept: &Draft, draft: &mut CreateDraft, out: &mut Outbox) {
    if !draft.discarding {
        return;
    }
    let text = match view.session.book.keys.get(&kept.id) {
        Some(key) if kept.saved => tr!("create-discard-text-saved", label = key.label.clone()),
        _ if kept.born.is_some() => tr!("create-discard-text-pair", exchange = view.name()),
        _ if kept.addresses_done => tr!("create-discard-text", exchange = view.name()),
        _ => tr("create-discard-text-early"),
    };
    let answer = Dialog::new("create-discard", tr("create-discard-title"), tr("create-discard-keep"))
        .body(text)
        .deed(Button::danger(tr("create-discard-button")))
        .show(ui.ctx(), |_| ());
    match answer {
        Some(DialogAnswer::Yes) => {
            draft.discarding = false;
            out.send(Command::Draft(DraftCommand::Discard(kept.id)));
        }
        Some(DialogAnswer::No) => draft.discarding = false,
        None => {}
    }
}
