//! The frame of the rotation: what is already true in the rail, the footer, leaving, taking back, going back and on.

use egui::Ui;

use super::{RotateDraft, View, delete, make, paste, proof, switch, why, works};
use crate::app::Which;
use crate::app::command::{Command, Outbox, RotationCommand};
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::domain::rotation::{Reason, Rotation, RotationStep};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::kept::Kept;
use crate::ui::screens::parts::key_card::last_characters;
use crate::ui::screens::parts::layout::problem_above;
use crate::ui::text::tr;
use crate::ui::theme::{Type, WidthClass, rich_in, theme};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Footer, Link, Step, StepState, WizardEvent, WizardFrame, icon_line,
};

/// What a step wants besides its footer.
#[derive(Default)]
pub(super) struct Wish {
    /// Go on as if the primary button was pressed.
    pub go_on: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    kept: &Rotation,
    step: RotationStep,
    answers: &mut Kept<Rotation>,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let mut wish = Wish::default();
    let progress = if WidthClass::of(ui).is_wide() {
        let begun = time::moment(kept.begun, view.when);
        tr!("rotate-progress-begun", step = step.number(), moment = begun)
    } else {
        tr!("create-progress", step = step.number())
    };
    let frame = WizardFrame::new(
        tr!("rotate-title", label = view.key.label.clone()),
        progress,
        tr("create-all-steps"),
        steps(kept, &answers.now, view, step),
    )
    .note(icons::FLOPPY_DISK, tr("rotate-kept"))
    .leaked(tr("frame-leaked"));
    let is_busy = is_busy(view);
    let event = frame.show(ui, |ui| {
        problems_ui(ui, view, answers, out);
        let footer = match step {
            RotationStep::Why => why::why_ui(ui, view, &answers.now, draft, out),
            RotationStep::Make => make::make_ui(ui, view, &mut answers.now, out),
            RotationStep::Paste => paste::paste_ui(ui, view, &answers.now, draft, &mut wish, out),
            RotationStep::Switch => switch::switch_ui(ui, view, &mut answers.now, draft, out),
            RotationStep::Works => works::works_ui(ui, view, &answers.now, draft, out),
            RotationStep::Delete => delete::delete_ui(ui, view, &mut answers.now, out),
            RotationStep::Proof => proof::proof_ui(ui, view, &answers.now, draft, out),
        };
        // What the new key answers is to be told before it can go.
        if !is_busy && !view.session.checks.awaits_answer(view.key.id, &[Which::Next]) {
            ui.add_space(16.0);
            take_back_ui(ui, view, &answers.now, draft);
        }
        footer
    });
    take_back_dialog(ui, view, &answers.now, draft, out);
    let is_held = draft.taking_back || is_busy;
    if event == Some(WizardEvent::Leaked) {
        keep(view, answers, out);
        out.go(Route::Emergency);
    }
    let event = event.filter(|_| !is_held).or_else(|| WizardEvent::by_escape(ui, is_held));
    let event = if wish.go_on { Some(WizardEvent::Primary) } else { event };
    act(event, view, kept, step, answers, draft, out);
    if !ui.ctx().text_edit_focused() {
        keep(view, answers, out);
    }
}

/// Whether something is written that cannot be called back.
fn is_busy(view: &View<'_>) -> bool {
    let id = view.key.id;
    let writes = [Doing::StoreNew(id), Doing::TakeBack(id), Doing::FinishRotation(id)];
    writes.into_iter().any(|doing| view.session.is_doing(doing))
}

/// Sends the answers if they changed.
fn keep(view: &View<'_>, answers: &mut Kept<Rotation>, out: &mut Outbox) {
    if answers.is_ahead() {
        send(view, answers, out);
    }
}

fn send(view: &View<'_>, answers: &mut Kept<Rotation>, out: &mut Outbox) {
    let command = RotationCommand::Answer(Box::new(answers.send()));
    out.send(Command::Rotation(view.key.id, command));
}

fn act(
    event: Option<WizardEvent>,
    view: &View<'_>,
    kept: &Rotation,
    step: RotationStep,
    answers: &mut Kept<Rotation>,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let id = view.key.id;
    match event {
        Some(WizardEvent::Primary) => go_on(view, step, answers, draft, out),
        Some(WizardEvent::Back) => back(view, kept, step, answers, draft, out),
        Some(WizardEvent::Quiet) => {
            keep(view, answers, out);
            out.go(Route::Key(id));
        }
        Some(WizardEvent::Step(index)) => {
            let step = RotationStep::ALL.get(index).copied().filter(|step| can_show(kept, *step));
            if step.is_some() {
                keep(view, answers, out);
                out.go(Route::Rotate(id, step));
            }
        }
        Some(WizardEvent::Leaked) | None => {}
    }
}

/// Whether an earlier step can be looked at again. A key that is stored is not made or pasted a second time.
fn can_show(kept: &Rotation, step: RotationStep) -> bool {
    let is_made = kept.new_fields.is_some();
    step <= kept.step() && !(is_made && matches!(step, RotationStep::Make | RotationStep::Paste))
}

fn back(
    view: &View<'_>,
    kept: &Rotation,
    step: RotationStep,
    answers: &mut Kept<Rotation>,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let id = view.key.id;
    let before = RotationStep::ALL.iter().rev().copied().find(|it| *it < step && can_show(kept, *it));
    match before {
        Some(before) => {
            keep(view, answers, out);
            out.go(Route::Rotate(id, Some(before)));
        }
        // Nothing was answered yet, so nothing is lost.
        None if kept.reason.is_none() => out.send(Command::Rotation(id, RotationCommand::TakeBack)),
        None => draft.taking_back = true,
    }
}

/// The primary button of a step.
fn go_on(
    view: &View<'_>,
    step: RotationStep,
    answers: &mut Kept<Rotation>,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let id = view.key.id;
    let now = view.when.now;
    match step {
        RotationStep::Why => answers.now.reason = draft.reason.or(answers.now.reason),
        RotationStep::Make => answers.now.made = true,
        RotationStep::Paste => {
            out.send(Command::Rotation(id, RotationCommand::Store(draft.paste.copy_out())));
            return;
        }
        RotationStep::Switch => answers.now.switched = true,
        RotationStep::Works => answers.now.works = answers.now.works.or(Some(now)),
        RotationStep::Delete => answers.now.revoked = answers.now.revoked.or(Some(now)),
        RotationStep::Proof => {
            out.send(Command::Rotation(id, RotationCommand::Finish));
            return;
        }
    }
    keep(view, answers, out);
    let mut after = RotationStep::ALL.iter().copied().filter(|other| *other > step);
    let is_made = answers.now.new_fields.is_some();
    let next = after.find(|it| !(is_made && matches!(it, RotationStep::Make | RotationStep::Paste)));
    out.go(Route::Rotate(id, next));
}

fn problems_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Kept<Rotation>, out: &mut Outbox) {
    let id = view.key.id;
    match &view.session.not_written {
        Some((Doing::KeepRotation(of), problem)) if *of == id => {
            let button = Button::secondary(tr("create-try-again"));
            if problem_above(ui, Some(tr("rotate-not-kept")), problem, Some(button)) {
                send(view, answers, out);
            }
        }
        Some((Doing::TakeBack(of) | Doing::FinishRotation(of), problem)) if *of == id => {
            problem_above(ui, None, problem, None);
        }
        _ => {}
    }
}

fn steps(kept: &Rotation, answers: &Rotation, view: &View<'_>, shown: RotationStep) -> Vec<Step> {
    RotationStep::ALL
        .iter()
        .map(|step| {
            let state = StepState::of(*step, shown, kept.step());
            let words = Step::new(tr(&format!("rotate-step-{}", step.word())), state);
            match caption_of(*step, answers, view) {
                Some(caption) if state == StepState::Done || *step == RotationStep::Switch => {
                    words.answer(caption)
                }
                _ => words,
            }
        })
        .collect()
}

/// What is already true, in a few words.
fn caption_of(step: RotationStep, answers: &Rotation, view: &View<'_>) -> Option<String> {
    match step {
        RotationStep::Why => Some(match (answers.reason?, view.key.rotate_every_days) {
            (Reason::Due, Some(days)) => tr!("rotate-why-caption-due-days", days = i64::from(days)),
            (reason, _) => tr(&format!("rotate-why-caption-{}", reason.word())),
        }),
        RotationStep::Make => Some(tr("rotate-caption-make")),
        RotationStep::Paste => Some(tr("rotate-caption-paste")),
        RotationStep::Switch if answers.tools.is_empty() || answers.new_fields.is_none() => None,
        RotationStep::Switch => {
            let done = answers.tools.iter().filter(|tool| tool.done.is_some()).count();
            Some(tr!("rotate-caption-tools", done = done, all = answers.tools.len()))
        }
        RotationStep::Works => Some(tr("rotate-caption-works")),
        RotationStep::Delete => Some(tr("rotate-caption-delete")),
        RotationStep::Proof => None,
    }
}

/// The footer that all steps share.
pub(super) fn footer(step: RotationStep, primary: Button) -> Footer {
    let back = if step == RotationStep::Why { "common-cancel" } else { "common-back" };
    Footer::new(primary).back(tr(back)).quiet(tr("rotate-leave"))
}

/// Whether it can be taken back is said on every step.
fn take_back_ui(ui: &mut Ui, view: &View<'_>, answers: &Rotation, draft: &mut RotateDraft) {
    if !answers.can_be_taken_back() {
        icon_line(ui, icons::INFO, &tr!("rotate-cannot-take-back", exchange = view.name()));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        icon_line(ui, icons::ARROW_U_UP_LEFT, &tr("rotate-can-take-back"));
        if Link::new(tr("rotate-take-back")).caption().show(ui).clicked() {
            draft.taking_back = true;
        }
    });
}

fn take_back_dialog(ui: &Ui, view: &View<'_>, answers: &Rotation, draft: &mut RotateDraft, out: &mut Outbox) {
    if !draft.taking_back {
        return;
    }
    let new_hint = answers.new_fields.as_deref().and_then(last_characters);
    let text = match (answers.new_fields.is_some(), answers.born.is_some()) {
        (true, _) => "rotate-take-back-text",
        (false, true) => "rotate-take-back-text-pair",
        (false, false) => "rotate-take-back-text-empty",
    };
    let at_exchange = match new_hint {
        Some(hint) => tr!("rotate-take-back-delete", exchange = view.name(), hint = hint),
        None => tr!("rotate-take-back-delete-plain", exchange = view.name()),
    };
    let is_leaked = answers.reason == Some(Reason::Leaked) && answers.new_fields.is_some();
    let is_given = answers.tools.iter().any(|tool| tool.done.is_some());
    let title = tr("rotate-take-back-title");
    let answer = Dialog::new("rotate-take-back", title, tr("rotate-take-back-keep"))
        .body(tr(text))
        .deed(Button::danger(tr("rotate-take-back-button")))
        .show(ui.ctx(), |ui| {
            let colour = theme(ui).text;
            if is_leaked {
                ui.add_space(12.0);
                let words = tr!("rotate-take-back-leaked", exchange = view.name());
                rich_in(ui, Type::Body, &words, colour);
            }
            if is_given {
                ui.add_space(12.0);
                rich_in(ui, Type::Body, &tr("rotate-take-back-tools"), colour);
            }
            if answers.made || answers.new_fields.is_some() {
                ui.add_space(12.0);
                rich_in(ui, Type::Body, &at_exchange, colour);
            }
        });
    match answer {
        Some(DialogAnswer::Yes) => {
            draft.taking_back = false;
            out.send(Command::Rotation(view.key.id, RotationCommand::TakeBack));
        }
        Some(DialogAnswer::No) => draft.taking_back = false,
        None => {}
    }
}
