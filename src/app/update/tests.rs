
#[test]
fn the_seed_leaves_the_clipboard_when_due_and_with_the_set_up() {
    let copied = || {
        let (mut state, mut jobs) = (new_state(), Recorder::default());
        state.gate.keychain = Some(KeychainState::Ready);
        state.apply(Command::SetUp(SetUpCommand::Begin(Home::Keychain)), &mut jobs);
        state.apply(Command::SetUp(SetUpCommand::CopySeed), &mut jobs);
        assert!(matches!(jobs.last(), Job::CopySeed));
        state.receive(state.generation, Event::SeedCopied, &mut jobs);
        assert!(state.set_up.as_ref().is_some_and(|set_up| set_up.seed_copied.is_some()));
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
    let book = Arc::new(Book::default());
    let opened = Event::Opened {
        book,
        home: Home::Keychain,
        recovery_left: 3,
        by_recovery: false,
        recovered: Vec::new(),
        wrong_codes: 0,
    };
    state.receive(state.generation, opened, &mut jobs);
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
