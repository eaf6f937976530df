//! Before and at the door.

use super::*;

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
    assert!(matches!(
        jobs.last(),
        Job::FinishSetUp { passphrase: Some(_), home: Home::Keychain, restores: false }
    ));
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
    state.receive(0, Event::Picked(Ok(None)), &mut jobs);
    assert!(matches!(state.set_up.as_ref().unwrap().sheet, Task::Idle));
    state.apply(save(SaveTarget::Dialog("sheet.txt".to_owned())), &mut jobs);
    state.receive(0, Event::Picked(Err(Problem::DialogMissing)), &mut jobs);
    assert_eq!(state.set_up.as_ref().unwrap().sheet.problem(), Some(&Problem::DialogMissing));
    state.apply(save(SaveTarget::Dialog("sheet.txt".to_owned())), &mut jobs);
    state.receive(0, Event::Picked(Ok(Some("/media/stick/sheet.txt".into()))), &mut jobs);
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
    assert_eq!(state.route, Route::WaysIn);
    assert_eq!(state.set_up.as_ref().map(|set_up| set_up.step), Some(SetUpStep::Happened));
    state.apply(Command::SetUp(SetUpCommand::TellPhone { is_lost: false }), &mut jobs);
    assert!(matches!(jobs.last(), Job::BeginSetUp));
}

#[test]
fn the_seed_leaves_the_clipboard_when_due_and_with_the_set_up() {
    let copied = || {
        let (mut state, mut jobs) = (new_state(), Recorder::default());
        state.gate.keychain = Some(KeychainState::Ready);
        state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
        state.apply(Command::SetUp(SetUpCommand::CopyShown), &mut jobs);
        assert!(matches!(jobs.last(), Job::CopySeed));
        state.receive(state.generation, Event::ShownCopied, &mut jobs);
        assert!(state.set_up.as_ref().is_some_and(|set_up| set_up.shown_copied.is_some()));
        (state, jobs)
    };
    let (mut state, mut jobs) = copied();
    state.tick(state.now, Duration::from_secs(29), &mut jobs);
    assert!(!jobs.has(|job| matches!(job, Job::ClearClipboard)));
    state.tick(state.now, Duration::from_secs(31), &mut jobs);
    assert!(matches!(jobs.last(), Job::ClearClipboard));

    let (mut state, mut jobs) = copied();
    state.apply(Command::SetUp(SetUpCommand::Leave), &mut jobs);
    assert!(jobs.has(|job| matches!(job, Job::ClearClipboard)) && state.set_up.is_none());

    let (mut state, mut jobs) = copied();
    state.receive(state.generation, opened(Book::default()), &mut jobs);
    assert!(jobs.has(|job| matches!(job, Job::ClearClipboard)), "a finished set-up leaves no seed behind");
}

#[test]
fn a_group_that_is_not_the_one_is_remembered_as_wrong() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.gate.keychain = Some(KeychainState::Ready);
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    state.receive(state.generation, Event::GroupJudged { ask: 1, right: false }, &mut jobs);
    let judged = |state: &State| state.set_up.as_ref().map(|set_up| (set_up.read_back, set_up.read_wrong));
    assert_eq!(judged(&state), Some(([false, false], [false, true])));
    state.receive(state.generation, Event::GroupJudged { ask: 1, right: true }, &mut jobs);
    assert_eq!(judged(&state), Some(([false, true], [false, false])));
}

#[test]
fn a_stopped_unlock_is_no_refusal() {
    let (mut state, mut jobs) = at_the_door();
    let code = secret("492817");
    state.apply(Command::Entry(EntryCommand::Unlock { code, passphrase: None }), &mut jobs);
    state.apply(Command::Entry(EntryCommand::CancelUnlock), &mut jobs);
    state.receive(state.generation, Event::UnlockCancelled, &mut jobs);
    assert!(matches!(state.gate.unlock, Task::Idle));
}

#[test]
fn a_locked_keychain_is_let_to_ask_and_set_up_then_goes_on() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    let looked = |keychain| Event::Looked { door: None, keychain, appearance: Appearance::default() };
    state.receive(0, looked(KeychainState::Locked), &mut jobs);
    assert_eq!(state.route, Route::Welcome, "nobody is asked for a password before anything is wanted");
    assert!(!jobs.has(|job| matches!(job, Job::WakeKeychain)));
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    assert_eq!(state.route, Route::KeychainTrouble);
    assert!(matches!(jobs.last(), Job::WakeKeychain));
    state.apply(Command::Entry(EntryCommand::Retry), &mut jobs);
    assert!(jobs.0.is_empty(), "it asks once at a time");
    state.receive(0, looked(KeychainState::Refused), &mut jobs);
    assert_eq!(state.route, Route::KeychainTrouble);
    state.apply(Command::Entry(EntryCommand::Retry), &mut jobs);
    assert!(matches!(jobs.last(), Job::WakeKeychain));
    state.receive(0, looked(KeychainState::Ready), &mut jobs);
    assert_eq!(state.route, Route::SetUp);
    assert!(matches!(jobs.last(), Job::BeginSetUp));
}

#[test]
fn a_locked_screen_and_a_sleeping_computer_lock_the_vault_whatever_unlock_it_is() {
    let (mut state, mut jobs) = unlocked();
    state.generation = 7;
    state.receive(0, Event::Away, &mut jobs);
    assert!(state.session.is_none());
    assert_eq!(state.route, Route::Unlock);
    assert!(jobs.has(|job| matches!(job, Job::Lock)));
    let (mut state, mut jobs) = unlocked();
    state.session.as_mut().unwrap().demo = true;
    state.receive(0, Event::Away, &mut jobs);
    assert!(state.session.is_some(), "sample keys need no lock");
}

#[test]
fn right_after_the_first_lock_the_passphrase_is_asked_for_too() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    let mut event = opened(Book::default());
    if let Event::Opened { ways_in, .. } = &mut event {
        ways_in.has_passphrase = true;
    }
    state.receive(0, event, &mut jobs);
    state.apply(Command::Lock, &mut jobs);
    assert!(state.gate.door.is_some_and(|door| door.needs_passphrase));
}

#[test]
fn nobody_else_sees_the_window_from_the_first_seed_to_the_lock() {
    let (mut state, mut jobs) = (new_state(), Recorder::default());
    state.gate.keychain = Some(KeychainState::Ready);
    assert!(!state.is_private());
    state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
    assert!(state.is_private());
    state.receive(state.generation, opened(Book::default()), &mut jobs);
    assert!(state.is_private());
    state.apply(Command::Lock, &mut jobs);
    assert!(!state.is_private());
    let mut event = opened(Book::default());
    if let Event::Opened { demo, .. } = &mut event {
        *demo = true;
    }
    state.receive(state.generation, event, &mut jobs);
    assert!(!state.is_private(), "sample keys are nobody's");
}
