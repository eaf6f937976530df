//! Making a backup, opening one, a restore: wishes in, jobs out, answers in.

use std::path::PathBuf;

use super::*;
use crate::app::Compared;
use crate::app::command::BackupCommand;
use crate::app::errand::Errand;
use crate::app::jobs::{BackupJob, BackupSeen, FileKind, Place};
use crate::app::state::PassphraseAnswer;

fn begin(errand: Errand) -> (State, Recorder) {
    let (mut state, mut jobs) = unlocked();
    jobs.0.clear();
    state.apply(Command::SetUp(SetUpCommand::Change(errand)), &mut jobs);
    assert_eq!(state.route, Route::WaysIn);
    (state, jobs)
}

fn apply(state: &mut State, jobs: &mut Recorder, command: SetUpCommand) {
    state.apply(Command::SetUp(command), jobs);
}

fn place(is_taken: bool) -> Place {
    Place { path: PathBuf::from("/media/stick/b.age"), is_taken, replace: false, around: None }
}

fn seen() -> BackupSeen {
    BackupSeen { made: new_state().now, compared: Compared { keys: 3, ..Compared::default() } }
}

#[test]
fn a_backup_is_written_only_with_words_a_place_and_a_proof() {
    let (mut state, mut jobs) = begin(Errand::Backup);
    let generation = state.generation;
    assert!(matches!(jobs.last(), Job::SuggestWords { words: 5 }));
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Place));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Words, "no step is skipped");
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::TakeWords(secret("unruly zebra"))));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Place);
    let typed = SaveTarget::Path("stick".to_owned());
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::ChoosePlace(typed)));
    assert_eq!(state.set_up.as_ref().unwrap().place.problem(), Some(&Problem::NoPath));
    let typed = SaveTarget::Path("/media/stick/b.age".to_owned());
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::ChoosePlace(typed)));
    assert!(matches!(jobs.last(), Job::Backup(BackupJob::LookAtPlace { replace: false, .. })));
    state.receive(generation, Event::PlaceSeen(place(true)), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Prove));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Place, "a file stands in the way");
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::ReplaceFile));
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Prove));
    apply(&mut state, &mut jobs, SetUpCommand::Prove { code: secret("492817"), passphrase: None });
    let Job::Backup(BackupJob::Write { replace: true, words, .. }) = jobs.last() else { panic!("not asked") };
    assert_eq!(words.expose(), "unruly zebra");
    state.receive(generation, Event::BackedUp(Err(Problem::DiskFull)), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().finish.problem(), Some(&Problem::DiskFull));
    state.receive(generation, Event::BackedUp(Ok((3, 1))), &mut jobs);
    assert_eq!((state.set_up.is_none(), state.route), (true, Route::Settings));
    let toast = state.session.as_ref().unwrap().toast.as_ref().map(|toast| &toast.kind);
    assert_eq!(toast, Some(&ToastKind::BackedUp(3, 1)));
}

#[test]
fn other_words_have_to_be_typed_back_again() {
    let (mut state, mut jobs) = begin(Errand::Backup);
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::TakeWords(secret("unruly zebra"))));
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Words));
    apply(&mut state, &mut jobs, SetUpCommand::SuggestWords);
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Place));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Words);
}

#[test]
fn a_cancelled_dialog_keeps_the_place_that_was_chosen() {
    let (mut state, mut jobs) = begin(Errand::TryBackup);
    let generation = state.generation;
    assert!(jobs.0.is_empty(), "nothing is made for looking");
    for (answer, is_chosen) in [
        (Ok(None), false),
        (Err(Problem::DialogMissing), false),
        (Ok(Some(PathBuf::from("/media/stick/b.age"))), true),
        (Ok(None), true),
    ] {
        apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::Pick));
        assert!(matches!(jobs.last(), Job::PickOpen(FileKind::Backup)));
        let is_picked = matches!(answer, Ok(Some(_)));
        state.receive(generation, Event::Picked(answer), &mut jobs);
        if is_picked {
            assert!(matches!(jobs.last(), Job::Backup(BackupJob::LookAtPlace { .. })));
            state.receive(generation, Event::PlaceSeen(place(true)), &mut jobs);
        }
        let set_up = state.set_up.as_ref().unwrap();
        assert_eq!((set_up.place.answer().is_some(), set_up.place.is_running()), (is_chosen, false));
    }
    apply(
        &mut state,
        &mut jobs,
        SetUpCommand::Backup(BackupCommand::Open { path: " ".to_owned(), words: secret("a b") }),
    );
    assert!(matches!(jobs.last(), Job::Backup(BackupJob::Open { path, .. }) if path == place(true).path));
    let again = SetUpCommand::Backup(BackupCommand::Open { path: String::new(), words: secret("a b") });
    apply(&mut state, &mut jobs, again);
    assert!(jobs.0.is_empty(), "one at a time");
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::BringIn));
    assert!(jobs.0.is_empty(), "nothing is open yet");
    state.receive(generation, Event::BackupOpened(Ok(seen())), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::BringIn));
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::BringIn));
    assert!(matches!(jobs.last(), Job::Backup(BackupJob::BringIn)) && jobs.0.is_empty());
    apply(&mut state, &mut jobs, SetUpCommand::Leave);
    assert!(matches!(jobs.last(), Job::LeaveSetUp));
    assert_eq!(state.route, Route::Settings);
}

#[test]
fn a_restore_survives_a_keychain_that_is_not_ready_and_is_forgotten_at_the_welcome() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    let looked = |keychain| Event::Looked { door: None, keychain, appearance: Appearance::default() };
    state.receive(0, looked(KeychainState::Locked), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Restore);
    assert_eq!(state.route, Route::KeychainTrouble);
    state.receive(0, looked(KeychainState::Ready), &mut jobs);
    assert_eq!((state.route, state.set_up.as_ref().unwrap().errand), (Route::SetUp, Errand::Restore));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Open);
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Link));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Open, "first it has to open");
    state.receive(0, Event::BackupOpened(Ok(seen())), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Link));
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Link);
    apply(&mut state, &mut jobs, SetUpCommand::Leave);
    assert_eq!(state.route, Route::Welcome);
    apply(&mut state, &mut jobs, SetUpCommand::Begin(Home::Keychain));
    assert_eq!(state.set_up.as_ref().unwrap().errand, Errand::First);

    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.receive(0, looked(KeychainState::Missing), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Restore);
    state.apply(Command::Go(Route::Welcome), &mut jobs);
    state.gate.keychain = Some(KeychainState::Ready);
    apply(&mut state, &mut jobs, SetUpCommand::Begin(Home::Keychain));
    assert_eq!(state.set_up.as_ref().unwrap().errand, Errand::First);
}

#[test]
fn a_backup_that_takes_the_place_of_what_is_here_changes_nothing_until_the_end() {
    let (mut state, mut jobs) = at_the_door();
    state.apply(Command::Go(Route::Recovery), &mut jobs);
    state.apply(Command::Entry(EntryCommand::StartAnew), &mut jobs);
    assert_eq!((state.route, state.set_up.as_ref().unwrap().errand), (Route::SetUp, Errand::Restore));
    apply(&mut state, &mut jobs, SetUpCommand::Leave);
    assert_eq!((state.route, state.gate.door.is_some()), (Route::Unlock, true), "it is there as before");
    state.apply(Command::Entry(EntryCommand::StartAnew), &mut jobs);
    state.receive(0, Event::BackupOpened(Ok(seen())), &mut jobs);
    let set_up = state.set_up.as_mut().unwrap();
    (set_up.code, set_up.passphrase) = (Task::Done(()), PassphraseAnswer::CodeOnly);
    set_up.read_back = [true; 2];
    apply(&mut state, &mut jobs, SetUpCommand::Show(SetUpStep::Sheet));
    apply(&mut state, &mut jobs, SetUpCommand::Finish);
    assert!(matches!(jobs.last(), Job::FinishSetUp { restores: true, .. }));
    let (mut state, mut jobs) = unlocked();
    jobs.0.clear();
    state.apply(Command::Entry(EntryCommand::StartAnew), &mut jobs);
    assert!(jobs.0.is_empty(), "never with the vault open");
    // A folder whose files are damaged is left for the notice that says so.
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.receive(0, Event::LookFailed(Problem::Damaged), &mut jobs);
    state.apply(Command::Entry(EntryCommand::StartAnew), &mut jobs);
    assert_eq!(state.route, Route::SetUp);
    apply(&mut state, &mut jobs, SetUpCommand::Leave);
    assert_eq!(state.route, Route::Starting);
}

#[test]
fn what_is_being_opened_is_not_left_and_a_dialog_that_is_still_open_answers_nobody() {
    let (mut state, mut jobs) = begin(Errand::TryBackup);
    let generation = state.generation;
    let open = BackupCommand::Open { path: "/b.age".to_owned(), words: secret("a b") };
    apply(&mut state, &mut jobs, SetUpCommand::Backup(open));
    state.apply(Command::Go(Route::Keys), &mut jobs);
    assert_eq!(state.route, Route::WaysIn);
    state.receive(generation, Event::BackupOpened(Err(Problem::BackupWords)), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Backup(BackupCommand::Pick));
    state.apply(Command::Go(Route::Settings), &mut jobs);
    apply(&mut state, &mut jobs, SetUpCommand::Change(Errand::Backup));
    jobs.0.clear();
    let old = PathBuf::from("/media/stick/old.age");
    state.receive(generation, Event::Picked(Ok(Some(old))), &mut jobs);
    assert!(jobs.0.is_empty(), "an old backup is not what is replaced");
}

#[test]
fn an_opened_backup_is_forgotten_when_nobody_is_here() {
    for away in [true, false] {
        let (mut state, mut jobs) = (new_state(), Recorder::default());
        state.gate.keychain = Some(KeychainState::Ready);
        apply(&mut state, &mut jobs, SetUpCommand::Restore);
        state.receive(0, Event::BackupOpened(Ok(seen())), &mut jobs);
        let later = |secs: i64| new_state().now.checked_add(jiff::Span::new().seconds(secs)).unwrap();
        state.tick(later(200), Duration::from_secs(200), &mut jobs);
        state.stay_open();
        state.tick(later(400), Duration::from_secs(400), &mut jobs);
        assert!(state.set_up.is_some(), "somebody is here");
        if away {
            state.receive(7, Event::Away, &mut jobs);
        } else {
            state.tick(later(501), Duration::from_secs(501), &mut jobs);
        }
        assert!(state.set_up.is_none() && jobs.has(|job| matches!(job, Job::LeaveSetUp)));
        assert_eq!(state.route, Route::Welcome);
    }
}
