//! A key leaked: each thing that is done is written before the next one is asked for, so that a sudden end loses nothing. In a fire drill
//! nothing is written, nothing opened and nobody asked.

use std::path::PathBuf;

use super::super::Which;
use super::super::command::{EmergencyCommand, SaveTarget};
use super::super::jobs::{CheckWhy, Doing, Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{EmergencyView, Picking, State, can_ask};
use super::super::task::Task;
use crate::domain::api_key::{Act, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::emergency::{Answer, Case, Drill, Scope, Step, has_next};
use crate::domain::journal::Deed;
use crate::domain::rotation::{Reason, Rotation};

impl State {
    pub(super) fn apply_emergency(&mut self, command: EmergencyCommand, jobs: &mut dyn Jobs) {
        let now = self.now;
        match command {
            EmergencyCommand::Show(scope) => self.show_emergency(scope, jobs),
            EmergencyCommand::CloseFirstSteps => self.gate.leaked = false,
            EmergencyCommand::OpenPage(id) => self.open_leaked_page(id, jobs),
            // What an exchange answered is never said by a screen.
            EmergencyCommand::Do(Step::Answered { .. }) => {}
            EmergencyCommand::Do(step) => {
                let stops = step == Step::Finished && self.drill().is_none();
                self.in_emergency(step, jobs);
                if stops {
                    self.go(Route::Keys);
                }
            }
            EmergencyCommand::Ask(id) => self.ask_leaked(id, jobs),
            EmergencyCommand::Replace(id) => self.replace_leaked(id, jobs),
            EmergencyCommand::Drill => {
                if let Some(view) = self.emergency_view() {
                    view.drill = Some(Drill::begin(now, view.scope.clone()));
                }
            }
            EmergencyCommand::LeaveDrill => {
                if let Some(view) = self.emergency_view() {
                    view.drill = None;
                }
            }
            EmergencyCommand::SaveLog { target, replace, text } => {
                self.save_log(target, replace, text, jobs);
            }
            EmergencyCommand::LeaveSaving => {
                if let Some(view) = self.emergency_view().filter(|view| !view.log.is_running()) {
                    (view.log, view.place) = (Task::Idle, None);
                }
            }
        }
    }

    /// Shows it over this. Where one is under way its owner is worried about something else now.
    fn show_emergency(&mut self, scope: Scope, jobs: &mut dyn Jobs) {
        if self.route != Route::Emergency {
            self.go(Route::Emergency);
        }
        let Some(session) = &mut self.session else { return };
        let book = session.book.clone();
        let Some(view) = session.emergency.as_mut().filter(|view| view.scope != scope) else { return };
        view.look_at(scope.clone(), &book);
        if let Some(drill) = &mut view.drill {
            drill.take(&Step::Scope(scope), self.now);
        } else if book.open_emergency().is_some() {
            self.in_emergency(Step::Scope(scope), jobs);
        }
    }

    fn emergency_view(&mut self) -> Option<&mut EmergencyView> {
        self.session.as_mut()?.emergency.as_mut()
    }

    fn drill(&self) -> Option<&Drill> {
        self.session.as_ref()?.emergency.as_ref()?.drill.as_ref()
    }

    /// Does this in the drill, where one is held; else in the book.
    fn in_emergency(&mut self, step: Step, jobs: &mut dyn Jobs) {
        let now = self.now;
        let scope = match self.emergency_view() {
            Some(EmergencyView { drill: Some(drill), .. }) => return drill.take(&step, now),
            Some(view) => view.scope.clone(),
            None => Scope::Everything,
        };
        let change = move |book: &mut Book| book.in_emergency(&scope, &step, now);
        self.write(Doing::Emergency, Box::new(change), jobs);
    }

    fn open_leaked_page(&mut self, id: KeyId, jobs: &mut dyn Jobs) {
        let Some(key) = self.key(id) else { return };
        let page = Catalogue::current_exchange(&key.exchange).page_url().map(str::to_owned);
        let is_drill = self.drill().is_some();
        // Side by side: the page waits for no disk. Whoever ends the program before it is written finds it here as it was.
        self.in_emergency(Step::Opened(id), jobs);
        if let Some(page) = page.filter(|_| !is_drill) {
            self.start(jobs, Job::Open(page));
        }
    }

    /// It is said to be deleted: the exchange must refuse it now, and the new key of a rotation too.
    fn ask_leaked(&mut self, id: KeyId, jobs: &mut dyn Jobs) {
        if self.drill().is_some() {
            self.in_emergency(Step::ByHand(id), jobs);
            return;
        }
        let Some(session) = &self.session else { return };
        let Some(key) = session.book.keys.get(&id).filter(|key| can_ask(key, session.demo)) else { return };
        let case = session.book.open_emergency().and_then(|emergency| emergency.case(id));
        // What leaked is dead, and the exchange would be asked about its replacement.
        if case.is_some_and(|case| case.replaced.is_some()) {
            return;
        }
        let has_next = has_next(case, key);
        let is_said = case.is_some_and(|case| case.deleted.is_some());
        // What is proved is not asked again.
        let is_open = |half: fn(&Case) -> &Option<Answer>| {
            !case.and_then(|case| half(case).as_ref()).is_some_and(Answer::is_proof)
        };
        let (asks_current, asks_next) =
            (is_open(|case| &case.answer), has_next && is_open(|case| &case.next_answer));
        if !is_said {
            self.in_emergency(Step::Deleted(id, true), jobs);
        }
        if asks_current {
            self.ask(id, Which::Current, CheckWhy::Leaked, jobs);
        }
        if asks_next {
            self.ask(id, Which::Next, CheckWhy::Leaked, jobs);
        }
    }

    /// Begins to replace it, with the reason that is known; or goes on with that.
    fn replace_leaked(&mut self, id: KeyId, jobs: &mut dyn Jobs) {
        let now = self.now;
        let Some(key) = self.key(id) else { return };
        if self.drill().is_some() || Catalogue::current().is_closed(&key.exchange) {
            return;
        }
        if key.rotation.is_some() {
            self.in_emergency(Step::Replacing(id), jobs);
            self.go(Route::Rotate(id, None));
            return;
        }
        let change = move |book: &mut Book| {
            if let Some(key) = book.keys.get_mut(&id) {
                key.rotation = Some(Rotation { reason: Some(Reason::Leaked), ..Rotation::of(key, now) });
            }
            book.note_act(id, now, Act::RotationBegun);
            book.in_emergency(&Scope::Everything, &Step::Replacing(id), now);
        };
        self.write(Doing::BeginRotation(id), Box::new(change), jobs);
    }

    /// Saves the log. Sample keys are nobody's: nothing of them is saved.
    fn save_log(&mut self, target: SaveTarget, replace: bool, text: String, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        if self.session.as_ref().is_none_or(|session| session.demo) {
            return;
        }
        let Some(view) = self.emergency_view().filter(|view| !view.log.is_running()) else { return };
        match target {
            SaveTarget::Dialog(name) => {
                view.log.start(uptime);
                self.picking = Some(Picking::Log(text));
                self.start(jobs, Job::PickSave(name));
            }
            SaveTarget::Path(path) => match typed_path(&path) {
                Some(path) => self.write_log(path, replace, text, jobs),
                None => view.log = Task::Failed(Problem::NoPath),
            },
        }
    }

    fn write_log(&mut self, path: PathBuf, replace: bool, text: String, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(view) = self.emergency_view() else { return };
        view.log.start(uptime);
        view.place = Some(path.clone());
        self.start(jobs, Job::SaveLog { path, replace, text });
    }

    /// The dialog was answered; it has asked itself whether to replace a file.
    pub(super) fn log_place_picked(
        &mut self,
        text: String,
        answer: Result<Option<PathBuf>, Problem>,
        jobs: &mut dyn Jobs,
    ) {
        let outcome = match answer {
            Ok(Some(path)) => return self.write_log(path, true, text, jobs),
            Ok(None) => Task::Idle,
            Err(problem) => Task::Failed(problem),
        };
        if let Some(view) = self.emergency_view() {
            view.log = outcome;
        }
    }

    pub(super) fn log_saved(&mut self, outcome: Result<PathBuf, Problem>, jobs: &mut dyn Jobs) {
        let now = self.now;
        if outcome.is_ok() {
            let change = move |book: &mut Book| book.note(now, Deed::LogSaved, "");
            self.write(Doing::Emergency, Box::new(change), jobs);
        }
        if let Some(view) = self.emergency_view() {
            view.log = outcome.map_or_else(Task::Failed, Task::Done);
        }
    }
}
