//! Setting up in three steps; also every change of how an open vault is opened. Everything stays in memory until the last step. The
//! seed is drawn on its own step only, the recovery codes on theirs.

pub mod backup_file;
pub(in crate::ui::screens) mod cards;
mod copy_shown;
mod errands;
pub mod happened;
pub mod link;
pub mod passphrase;
pub mod place;
pub mod prove;
pub mod sheet;
pub mod words;

use egui::Ui;

use self::backup_file::BackupFileDraft;
use self::errands::{LeaveWords, head_words, leave_words, steps};
use self::happened::HappenedDraft;
use self::link::LinkDraft;
use self::passphrase::PassphraseDraft;
use self::place::PlaceDraft;
use self::sheet::SheetDraft;
use self::words::WordsDraft;
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::{Errand, SetUpStep};
use crate::app::route::Route;
use crate::app::state::{Session, SetUp, When};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_notice;
use crate::ui::screens::parts::proof::ProofDraft;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Footer, WizardEvent, WizardFrame, page_head_large};

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct SetUpDraft {
    /// What happened to the phone.
    pub happened: HappenedDraft,
    /// The phone's code.
    pub link: LinkDraft,
    /// The passphrase, twice.
    pub passphrase: PassphraseDraft,
    /// What is read back from the sheet.
    pub sheet: SheetDraft,
    /// The code that shows whose change it is.
    pub prove: ProofDraft,
    /// The words of a backup, typed once more.
    pub words: WordsDraft,
    /// Where a backup is to go.
    pub place: PlaceDraft,
    /// Which backup is to be opened, and its words.
    pub backup_file: BackupFileDraft,
    /// The question whether to leave is open, and where to.
    pub asks_to_leave: Option<LeaveFor>,
    step: Option<SetUpStep>,
}

/// Where somebody goes who leaves a guide that is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveFor {
    /// To where they came from.
    Before,
    /// A key leaked.
    Emergency,
}

/// What each step has to know.
#[derive(Clone, Copy)]
struct View<'a> {
    set_up: &'a SetUp,
    /// Whether the open vault asks for a passphrase.
    has_passphrase: bool,
    /// The open vault, where there is one.
    session: Option<&'a Session>,
    next_code_secs: u64,
    when: When<'a>,
}

/// Draws the screen.
pub fn set_up_ui(
    ui: &mut Ui,
    set_up: &SetUp,
    session: Option<&Session>,
    next_code_secs: u64,
    when: When<'_>,
    draft: &mut SetUpDraft,
    out: &mut Outbox,
) {
    let has_passphrase = session.is_some_and(|session| session.ways_in.has_passphrase);
    let view = View { set_up, has_passphrase, session, next_code_secs, when };
    let errand = set_up.errand;
    if draft.step != Some(set_up.step) {
        // What had the focus on the step before is gone; the first field of this one takes it.
        if draft.step.is_some() {
            ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
            draft.passphrase.hide();
        }
        draft.step = Some(set_up.step);
    }
    let (title, note) = head_words(errand);
    let step = errand.index_of(set_up.step) + 1;
    let progress = tr!("common-step-of", step = step, of = errand.steps().len());
    let frame = WizardFrame::new(title, progress, tr!("set-up-all-steps"), steps(view))
        .note_card(icons::INFO, note)
        .roomy();
    // Where a vault is open: the list of what is to be deleted is made of its keys. Whoever opens a backup has keys that may leak, and
    // comes to it when these steps are done.
    let frame = if session.is_some() { frame.leaked(tr!("frame-leaked")) } else { frame };
    let mut wants_on = false;
    let event = frame.show(ui, |ui| {
        // The step that asks for a code tells it beside the code.
        if let Some(problem) = set_up.finish.problem()
            && set_up.step != SetUpStep::Prove
        {
            problem_notice(ui, problem);
            ui.add_space(24.0);
        }
        let footer = match set_up.step {
            SetUpStep::Happened => happened::happened_ui(ui, view, &mut draft.happened),
            SetUpStep::Link => link::link_ui(ui, view, &mut draft.link, out),
            SetUpStep::Passphrase => {
                passphrase::passphrase_ui(ui, view, &mut draft.passphrase, out, &mut wants_on)
            }
            SetUpStep::Sheet => sheet::sheet_ui(ui, view, &mut draft.sheet, out, &mut wants_on),
            SetUpStep::Words => words::words_ui(ui, view, &mut draft.words, out, &mut wants_on),
            SetUpStep::Place => place::place_ui(ui, view, &mut draft.place, out),
            SetUpStep::Open => {
                backup_file::backup_file_ui(ui, view, &mut draft.backup_file, out, &mut wants_on)
            }
            SetUpStep::Prove => prove::prove_ui(ui, view, &mut draft.prove, &mut wants_on),
        };
        let can_go_on = footer.primary.as_ref().is_some_and(Button::can_press);
        wants_on &= can_go_on;
        footer
    });
    // While it is asked whether to leave, nothing else is done; and what is being made cannot be left.
    let is_busy = set_up.finish.is_running() || set_up.opened.is_running();
    let is_held = draft.asks_to_leave.is_some() || is_busy;
    let event = event.filter(|_| !is_held);
    match event {
        Some(WizardEvent::Primary) => go_on(view, draft, out),
        Some(WizardEvent::Back) => go_back(set_up, draft, out),
        Some(WizardEvent::Quiet) => draft.asks_to_leave = Some(LeaveFor::Before),
        Some(WizardEvent::Leaked) => draft.asks_to_leave = Some(LeaveFor::Emergency),
        Some(WizardEvent::Step(index)) => {
            if let Some(step) = errand.steps().get(index) {
                out.send(Command::SetUp(SetUpCommand::Show(*step)));
            }
        }
        None if wants_on && !is_held => go_on(view, draft, out),
        None => {}
    }
    if let Some(to) = draft.asks_to_leave {
        ask_to_leave(ui, errand, to, draft, out);
    }
}

/// The longest line of an introduction, in points.
const HEAD: f32 = 610.0;

/// The head of the first two steps: title and introduction.
fn step_head(ui: &mut Ui, title: &str, introduction: &str) {
    if WidthClass::of(ui).is_wide() {
        ui.add_space(8.0);
    }
    ui.scope(|ui| {
        ui.set_max_width(HEAD.min(ui.available_width()));
        page_head_large(ui, title, introduction);
    });
    ui.add_space(8.0);
}

/// The primary button, or Enter in the last field.
fn go_on(view: View<'_>, draft: &mut SetUpDraft, out: &mut Outbox) {
    let set_up = view.set_up;
    match set_up.step {
        SetUpStep::Link | SetUpStep::Place => {
            if let Some(next) = set_up.errand.after(set_up.step) {
                out.send(Command::SetUp(SetUpCommand::Show(next)));
            }
        }
        SetUpStep::Happened => happened::send(draft.happened, out),
        SetUpStep::Words => words::take(view, &mut draft.words, out),
        SetUpStep::Open => draft.backup_file.go_on(view, out),
        SetUpStep::Passphrase => {
            let chosen = draft.passphrase.chosen();
            out.send(Command::SetUp(SetUpCommand::ChoosePassphrase(chosen)));
        }
        SetUpStep::Sheet => out.send(Command::SetUp(SetUpCommand::Finish)),
        SetUpStep::Prove => prove::send(&mut draft.prove, out),
    }
}

fn go_back(set_up: &SetUp, draft: &mut SetUpDraft, out: &mut Outbox) {
    match set_up.errand.before(set_up.step) {
        Some(step) => out.send(Command::SetUp(SetUpCommand::Show(step))),
        None if set_up.step == SetUpStep::Link && set_up.is_linked() => {
            draft.asks_to_leave = Some(LeaveFor::Before);
        }
        None => out.send(Command::SetUp(SetUpCommand::Leave)),
    }
}

/// "Back", and from the second step on "Leave". After a recovery code there is "Later" from the beginning.
fn footer(view: View<'_>, primary: Button) -> Footer {
    let is_busy = view.set_up.finish.is_running() || view.set_up.opened.is_running();
    let mut footer = Footer::new(primary);
    let is_first = view.set_up.errand.index_of(view.set_up.step) == 0;
    let is_after_recovery = view.set_up.errand.is_after_recovery();
    if is_after_recovery {
        footer = footer.quiet(tr!("set-up-later"));
    } else if !is_first {
        footer = footer.quiet(tr!("set-up-leave"));
    }
    if !is_after_recovery || !is_first {
        footer = footer.back(tr!("common-back"));
    }
    footer.back = footer.back.map(|back| back.enabled(!is_busy));
    footer.quiet = footer.quiet.map(|quiet| quiet.enabled(!is_busy));
    footer
}

fn ask_to_leave(ui: &Ui, errand: Errand, to: LeaveFor, draft: &mut SetUpDraft, out: &mut Outbox) {
    let LeaveWords { title, body, yes } = leave_words(errand);
    let answer = Dialog::new("leave-set-up", title, tr!("set-up-leave-stay"))
        .safe_is_primary(tr!("set-up-leave-stay"))
        .body(body)
        .deed(Button::secondary(yes))
        .show(ui.ctx(), |_| ());
    match answer {
        Some(DialogAnswer::Yes) => {
            draft.asks_to_leave = None;
            match to {
                LeaveFor::Before => out.send(Command::SetUp(SetUpCommand::Leave)),
                LeaveFor::Emergency => out.go(Route::Emergency),
            }
        }
        Some(DialogAnswer::No) => draft.asks_to_leave = None,
        None => {}
    }
}
