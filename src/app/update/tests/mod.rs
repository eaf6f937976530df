//! Flows without a window: wishes in, jobs out, answers in. Time is passed in.

mod backup;
mod checks;
mod door;
mod emergency;
mod journal;
mod keys;
mod notices;
mod order;
mod own_facts;
mod pairs;
mod usage;
mod used_by;
mod ways_in;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::command::{
    Command, DraftCommand, EntryCommand, KeyCommand, RotationCommand, SaveTarget, SetUpCommand,
};
use crate::app::errand::SetUpStep;
use crate::app::jobs::{Doing, Door, Event, Job, Jobs, News, WaysIn};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{State, ToastKind};
use crate::app::task::Task;
use crate::app::{Home, KeychainState, QrSquares, Which};
use crate::domain::api_key::{KeyId, Purpose};
use crate::domain::book::Book;
use crate::domain::draft::DraftStep;
use crate::domain::edit::Edit;
use crate::domain::rotation::Reason;
use crate::domain::sample;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::domain::settings::{Appearance, Choice, Settings};

/// Keeps what was asked for instead of doing it.
#[derive(Default)]
struct Recorder(Vec<(u64, Job)>);

impl Jobs for Recorder {
    fn start(&mut self, generation: u64, job: Job) {
        self.0.push((generation, job));
    }
}

impl Recorder {
    fn last(&mut self) -> Job {
        self.0.pop().expect("a job was started").1
    }

    fn has(&self, is: impl Fn(&Job) -> bool) -> bool {
        self.0.iter().any(|(_, job)| is(job))
    }
}

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

fn new_state() -> State {
    State::new("/nowhere".into(), Timestamp::from_second(1_795_355_173).unwrap(), TimeZone::UTC)
}

const DOOR: Door = Door { home: Home::Keychain, needs_passphrase: false, recovery_left: 3 };

/// A program that stands at the door of a vault.
fn at_the_door() -> (State, Recorder) {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.look(&mut jobs);
    let looked =
        Event::Looked { door: Some(DOOR), keychain: KeychainState::Ready, appearance: Appearance::default() };
    state.receive(0, looked, &mut jobs);
    assert_eq!(state.route, Route::Unlock);
    jobs.0.clear();
    (state, jobs)
}

fn opened(book: Book) -> Event {
    Event::Opened {
        book: Arc::new(book),
        home: Home::Keychain,
        ways_in: WaysIn { recovery_left: 3, ..WaysIn::default() },
        demo: false,
        by_recovery: false,
        news: News::default(),
    }
}

/// A program whose vault is open.
fn unlocked() -> (State, Recorder) {
    let (mut state, mut jobs) = at_the_door();
    let now = state.now;
    state.apply(Command::Entry(EntryCommand::Unlock { code: secret("492817"), passphrase: None }), &mut jobs);
    state.receive(0, opened(sample::book(now)), &mut jobs);
    assert_eq!(state.route, Route::Keys);
    (state, jobs)
}

/// Does the change that was asked for, as the vault would, and answers.
fn do_change(state: &mut State, jobs: &mut Recorder) -> Doing {
    let Job::Change(doing, change) = jobs.last() else { panic!("a change was asked for") };
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    change(&mut book);
    let generation = state.generation;
    state.receive(generation, Event::Wrote(doing, Arc::new(book)), jobs);
    doing
}
