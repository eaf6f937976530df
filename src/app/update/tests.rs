//! Flows without a window: wishes in, jobs out, answers in. Time is passed in.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::command::{
    Command, DraftCommand, EntryCommand, KeyCommand, RotationCommand, SaveTarget, SetUpCommand, SetUpStep,
};
use crate::app::jobs::{Doing, Door, Event, Job, Jobs};
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
use crate::domain::settings::Appearance;

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
        recovery_left: 3,
        by_recovery: false,
        recovered: vec![],
        wrong_codes: 0,
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

#[test]
fn a_first_start_shows_the_promise_even_without_a_keychain() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.look(&mut jobs);
    let looked =
        Event::Looked { door: None, keychain: KeychainState::Missing, appearance: Appearance::default() };
    state.receive(0, looked, &mut jobs);
    assert_eq!(state.route, Route::Welcome);
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    assert_eq!(state.route, Route::KeychainTrouble, "the file is never chosen silently");
    assert!(state.set_up.is_none());
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::File)), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().home, Home::File);
}

#[test]
fn set_up_goes_on_only_when_the_step_before_is_answered() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.gate.keychain = Some(KeychainState::Ready);
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    let begun = Event::SetUpBegun {
        qr: QrSquares { size: 0, dark: vec![] },
        seed: secret("ABCD"),
        codes: [secret("1"), secret("2"), secret("3")],
        asked: [(0, 2), (2, 1)],
    };
    state.receive(0, begun, &mut jobs);
    state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Sheet)), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Link);
    state.receive(0, Event::CodeJudged(Err(Problem::CodeOld)), &mut jobs);
    assert!(!state.set_up.as_ref().unwrap().is_linked());
    state.receive(0, Event::CodeJudged(Ok(())), &mut jobs);
    state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Passphrase)), &mut jobs);
    assert!(matches!(jobs.last(), Job::SuggestWords { words: 4 }));
    state
        .apply(Command::SetUp(SetUpCommand::ChoosePassphrase(Some(secret("four words of mine")))), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Sheet);
    state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
    assert!(
        !jobs.has(|job| matches!(job, Job::FinishSetUp { .. })),
        "nothing is written before all is confirmed"
    );
    for ask in [0, 1] {
        state.receive(0, Event::GroupJudged { ask, right: true }, &mut jobs);
    }
    state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
    assert!(matches!(jobs.last(), Job::FinishSetUp { passphrase: Some(_), home: Home::Keychain }));
}

#[test]
fn a_vault_without_a_keychain_cannot_go_without_a_passphrase() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::File)), &mut jobs);
    state.receive(0, Event::CodeJudged(Ok(())), &mut jobs);
    state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Passphrase)), &mut jobs);
    state.apply(Command::SetUp(SetUpCommand::ChoosePassphrase(None)), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Passphrase);
}

#[test]
fn leaving_set_up_forgets_everything() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.gate.keychain = Some(KeychainState::Ready);
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    state.apply(Command::SetUp(SetUpCommand::Leave), &mut jobs);
    assert!(state.set_up.is_none());
    assert!(matches!(jobs.last(), Job::LeaveSetUp));
    assert_eq!(state.route, Route::Welcome);
}

#[test]
fn a_sheet_needs_a_path_and_a_cancelled_dialog_changes_nothing() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::File)), &mut jobs);
    let save = |target| Command::SetUp(SetUpCommand::SaveSheet(target, "{1}".to_owned()));
    state.apply(save(SaveTarget::Path("   ".to_owned())), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().sheet.problem(), Some(&Problem::NoPath));
    state.apply(save(SaveTarget::Dialog("sheet.txt".to_owned())), &mut jobs);
    assert!(matches!(jobs.last(), Job::PickSave(_)));
    state.receive(0, Event::Picked(None), &mut jobs);
    assert!(matches!(state.set_up.as_ref().unwrap().sheet, Task::Idle));
    state.apply(save(SaveTarget::Dialog("sheet.txt".to_owned())), &mut jobs);
    state.receive(0, Event::Picked(Some("/media/stick/sheet.txt".into())), &mut jobs);
    assert!(matches!(jobs.last(), Job::SaveSheet { replace: true, .. }));
}

#[test]
fn after_each_unlock_the_target_rotates() {
    let (state, jobs) = unlocked();
    assert!(jobs.has(|job| matches!(job, Job::RotateTarget)));
    assert!(state.session.as_ref().unwrap().securing);
}

#[test]
fn one_unlock_at_a_time_and_a_refused_code_says_what_to_do() {
    let (mut state, mut jobs) = at_the_door();
    for _ in 0..2 {
        state.apply(
            Command::Entry(EntryCommand::Unlock { code: secret("492817"), passphrase: None }),
            &mut jobs,
        );
    }
    assert_eq!(jobs.0.len(), 1);
    state.receive(0, Event::NotOpened(Problem::CodeUsed { next_secs: 14 }), &mut jobs);
    assert_eq!(state.gate.unlock.problem().and_then(Problem::secs), Some(14));
    assert!(state.session.is_none());
}

#[test]
fn a_recovery_code_leads_straight_to_linking_a_phone() {
    let (mut state, mut jobs) = at_the_door();
    state.apply(Command::Go(Route::Recovery), &mut jobs);
    state.apply(Command::Entry(EntryCommand::UnlockByRecovery(secret("7KQ2M"))), &mut jobs);
    state.receive(0, Event::NotOpened(Problem::WrongRecoveryCode), &mut jobs);
    assert_eq!(state.gate.recovery.problem(), Some(&Problem::WrongRecoveryCode));
    let mut event = opened(Book::default());
    if let Event::Opened { by_recovery, .. } = &mut event {
        *by_recovery = true;
    }
    state.receive(0, event, &mut jobs);
    assert_eq!(state.route, Route::NewPhone);
    assert!(matches!(jobs.last(), Job::BeginSetUp));
}

#[test]
fn a_late_answer_after_lock_is_dropped() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    state.apply(Command::Key(id, KeyCommand::Reveal(Which::Current, "api_key".to_owned())), &mut jobs);
    let generation = state.generation;
    state.apply(Command::Lock, &mut jobs);
    assert!(jobs.has(|job| matches!(job, Job::Lock)) && jobs.has(|job| matches!(job, Job::ClearClipboard)));
    let late = Event::Revealed(id, Which::Current, "api_key".to_owned(), secret("late"));
    state.receive(generation, late, &mut jobs);
    assert!(state.session.is_none());
    assert_eq!(state.route, Route::Unlock);
    state.apply(Command::Go(Route::Keys), &mut jobs);
    assert_eq!(state.route, Route::Unlock, "no screen of the vault without the vault");
}

#[test]
fn it_warns_and_then_locks_when_nobody_is_here() {
    let (mut state, mut jobs) = unlocked();
    let now = state.now;
    state.tick(now, Duration::from_secs(279), &mut jobs);
    assert!(!state.warns_of_lock());
    state.tick(now, Duration::from_secs(280), &mut jobs);
    assert!(state.warns_of_lock());
    state.apply(Command::StayOpen, &mut jobs);
    assert!(!state.warns_of_lock());
    state.tick(now, Duration::from_secs(280 + 300), &mut jobs);
    assert!(state.session.is_none());
}

#[test]
fn an_idle_open_window_needs_one_frame_a_minute() {
    let (mut state, mut jobs) = unlocked();
    state.tick(Timestamp::from_second(1_795_355_174).unwrap(), Duration::from_secs(1), &mut jobs);
    let minute = Duration::from_secs(58)..=Duration::from_secs(61);
    assert!(minute.contains(&state.next_change_in().unwrap()));
}

#[test]
fn what_is_shown_and_copied_runs_out() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    let now = state.now;
    state.receive(0, Event::Revealed(id, Which::Current, "api_key".to_owned(), secret("shown")), &mut jobs);
    state.receive(0, Event::Copied(id, Which::Current, "api_key".to_owned()), &mut jobs);
    state.tick(now, Duration::from_secs(7), &mut jobs);
    assert!(state.session.as_ref().unwrap().revealed.is_some());
    state.tick(now, Duration::from_secs(8), &mut jobs);
    assert!(state.session.as_ref().unwrap().revealed.is_none());
    jobs.0.clear();
    state.tick(now, Duration::from_secs(30), &mut jobs);
    assert!(state.session.as_ref().unwrap().copied.is_none());
    assert!(matches!(jobs.last(), Job::ClearClipboard));
}

#[test]
fn leaving_a_screen_hides_the_secret_on_it() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    state.apply(Command::Go(Route::Key(id)), &mut jobs);
    state.receive(0, Event::Revealed(id, Which::Current, "api_key".to_owned(), secret("shown")), &mut jobs);
    state.apply(Command::Go(Route::Keys), &mut jobs);
    assert!(state.session.as_ref().unwrap().revealed.is_none());
}

#[test]
fn a_draft_is_kept_at_each_answer_and_saved_only_from_the_paste_step() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Draft(DraftCommand::Begin(Some(Purpose::TradingBot))), &mut jobs);
    let Doing::KeepDraft(id) = do_change(&mut state, &mut jobs) else { panic!() };
    assert_eq!(state.route, Route::Create(id, None));
    let mut draft = state.draft(id).unwrap().clone();
    assert_eq!(draft.step(), DraftStep::Purpose);
    draft.purpose_done = true;
    draft.exchange = Some("kraken".to_owned());
    draft.exchange_done = true;
    draft.permissions_done = true;
    draft.addresses_done = true;
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft.clone()))), &mut jobs);
    do_change(&mut state, &mut jobs);
    let fields = || SecretFields(vec![SecretField { name: "api_key".to_owned(), text: secret("k") }]);
    jobs.0.clear();
    state.apply(Command::Draft(DraftCommand::Save(id, fields())), &mut jobs);
    assert!(jobs.0.is_empty(), "nothing is pasted before the key is made");
    draft.made = true;
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft))), &mut jobs);
    do_change(&mut state, &mut jobs);
    state.apply(Command::Draft(DraftCommand::Save(id, fields())), &mut jobs);
    assert!(state.is_doing(Doing::SaveKey(id)));
    assert!(matches!(jobs.last(), Job::Create(key, _) if key.id == id && key.exchange == "kraken"));
    state.receive(0, Event::NotWritten(Doing::SaveKey(id), Problem::KeychainLocked), &mut jobs);
    let session = state.session.as_ref().unwrap();
    assert_eq!(session.not_written, Some((Doing::SaveKey(id), Problem::KeychainLocked)));
    assert!(!session.book.keys.contains_key(&id), "what is not saved is not shown as saved");
}

#[test]
fn a_removed_key_can_be_put_back_and_only_a_removed_one_is_destroyed() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(7);
    jobs.0.clear();
    state.apply(Command::Key(id, KeyCommand::Destroy), &mut jobs);
    assert!(jobs.0.is_empty(), "a key in the list is not destroyed");
    state.apply(Command::Key(id, KeyCommand::Remove), &mut jobs);
    do_change(&mut state, &mut jobs);
    let session = state.session.as_ref().unwrap();
    assert!(!session.found.contains(&id));
    assert!(matches!(session.toast.as_ref().unwrap().kind, ToastKind::Removed(removed, _) if removed == id));
    state.apply(Command::Undo, &mut jobs);
    do_change(&mut state, &mut jobs);
    assert!(state.session.as_ref().unwrap().found.contains(&id));
}

#[test]
fn an_edit_leaves_a_line_in_the_history() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    let mut edit = Edit::of(state.key(id).unwrap());
    edit.label = "DCA bot of mine".to_owned();
    state.apply(Command::Key(id, KeyCommand::Edit(Box::new(edit))), &mut jobs);
    assert_eq!(do_change(&mut state, &mut jobs), Doing::Edit(id));
    let key = state.key(id).unwrap();
    assert_eq!((key.label.as_str(), key.history.len()), ("DCA bot of mine", 2));
}

#[test]
fn a_rotation_destroys_the_old_secret_only_after_it_was_confirmed() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    state.apply(Command::Key(id, KeyCommand::Rotate), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(state.route, Route::Rotate(id, None));
    let mut rotation = state.key(id).unwrap().rotation.clone().unwrap();
    jobs.0.clear();
    state.apply(Command::Rotation(id, RotationCommand::Finish), &mut jobs);
    assert!(jobs.0.is_empty());
    rotation.reason = Some(Reason::Due);
    rotation.made = true;
    rotation.switched = true;
    rotation.works = Some(state.now);
    rotation.revoked = Some(state.now);
    rotation.new_fields = Some(vec![]);
    state.apply(Command::Rotation(id, RotationCommand::Answer(Box::new(rotation))), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert!(
        state.key(id).unwrap().rotation.as_ref().unwrap().new_fields.is_none(),
        "a screen cannot say what is stored"
    );
    jobs.0.clear();
    state.apply(Command::Rotation(id, RotationCommand::Finish), &mut jobs);
    assert!(jobs.0.is_empty(), "no new secret is stored");
}

#[test]
fn looking_around_is_marked_and_asks_nothing_of_a_phone() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.apply(Command::Entry(EntryCommand::LookAround), &mut jobs);
    let now = state.now;
    state.receive(0, opened(sample::book(now)), &mut jobs);
    assert!(state.session.as_ref().unwrap().demo);
    assert!(!jobs.has(|job| matches!(job, Job::RotateTarget)));
    assert_eq!(state.locks_in_secs(), None);
    jobs.0.clear();
    let appearance = Appearance { text_percent: 900, ..Appearance::default() };
    state.apply(Command::Appearance(appearance), &mut jobs);
    assert_eq!(state.appearance.text_percent, 200);
    assert!(jobs.0.is_empty(), "looking around saves nothing");
    state.apply(Command::Lock, &mut jobs);
    assert_eq!(state.route, Route::Welcome);
}

#[test]
fn ids_of_drafts_never_meet() {
    let (mut state, mut jobs) = unlocked();
    let mut ids: Vec<KeyId> = Vec::new();
    for _ in 0..3 {
        state.apply(Command::Draft(DraftCommand::Begin(None)), &mut jobs);
        let Doing::KeepDraft(id) = do_change(&mut state, &mut jobs) else { panic!() };
        ids.push(id);
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert_eq!(state.session.as_ref().unwrap().book.drafts.len(), 3);
}
