//! With an open vault.

use super::*;

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
fn a_setting_chosen_while_another_is_written_loses_neither() {
    let (mut state, mut jobs) = unlocked();
    jobs.0.clear();
    state.apply(Command::Choose(Choice::ClipboardSecs(10)), &mut jobs);
    state.apply(Command::Choose(Choice::IdleSecs(60)), &mut jobs);
    let mut book = Book::default();
    for (_, job) in jobs.0.drain(..) {
        let Job::Change(Doing::Settings, change) = job else { panic!("not a change of the settings") };
        change(&mut book);
    }
    assert_eq!(book.settings, Settings { idle_secs: 60, clipboard_secs: 10, ..Settings::default() });
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
    let mut samples = opened(sample::book(now));
    if let Event::Opened { demo, .. } = &mut samples {
        *demo = true;
    }
    state.receive(0, samples, &mut jobs);
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

/// A draft at the paste step, whose secret is being saved.
fn saving() -> (State, Recorder, KeyId) {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Draft(DraftCommand::Begin(Some(Purpose::TradingBot))), &mut jobs);
    let Doing::KeepDraft(id) = do_change(&mut state, &mut jobs) else { panic!() };
    let mut draft = state.draft(id).unwrap().clone();
    draft.exchange = Some("kraken".to_owned());
    (draft.purpose_done, draft.exchange_done, draft.permissions_done) = (true, true, true);
    (draft.addresses_done, draft.made) = (true, true);
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft))), &mut jobs);
    do_change(&mut state, &mut jobs);
    let fields = SecretFields(vec![SecretField { name: "api_key".to_owned(), text: secret("k") }]);
    state.apply(Command::Draft(DraftCommand::Save(id, fields)), &mut jobs);
    assert!(state.is_doing(Doing::SaveKey(id)));
    jobs.0.clear();
    (state, jobs, id)
}

#[test]
fn nobody_is_led_away_from_a_secret_that_is_being_saved() {
    let (mut state, mut jobs, id) = saving();
    state.apply(Command::Go(Route::Keys), &mut jobs);
    state.apply(Command::Draft(DraftCommand::Begin(None)), &mut jobs);
    assert_eq!(state.route, Route::Create(id, None));
    assert!(jobs.0.is_empty());
    // What another write does says nothing about this one.
    state.apply(Command::Choose(Choice::IdleSecs(60)), &mut jobs);
    state.receive(0, Event::NotWritten(Doing::SaveKey(id), Problem::KeychainLocked), &mut jobs);
    do_change(&mut state, &mut jobs);
    let session = state.session.as_ref().unwrap();
    assert_eq!(session.problem_of(Doing::SaveKey(id)), Some(&Problem::KeychainLocked));
    state.apply(Command::Go(Route::Keys), &mut jobs);
    assert_eq!(state.route, Route::Keys);
}

#[test]
fn a_draft_is_left_when_its_last_answer_is_written_and_not_before() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Draft(DraftCommand::Begin(None)), &mut jobs);
    assert_eq!(state.route, Route::Keys, "a draft that is not written is not shown");
    let Doing::KeepDraft(id) = do_change(&mut state, &mut jobs) else { panic!() };
    let mut draft = state.draft(id).unwrap().clone();
    draft.purpose = Some(Purpose::TaxReport);
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft.clone()))), &mut jobs);
    state.apply(Command::Draft(DraftCommand::Leave(id)), &mut jobs);
    assert_eq!(state.route, Route::Create(id, None));
    state.receive(0, Event::NotWritten(Doing::KeepDraft(id), Problem::DiskFull), &mut jobs);
    let session = state.session.as_ref().unwrap();
    assert_eq!(state.route, Route::Create(id, None), "what is not kept is not left");
    assert!(session.toast.is_none() && session.problem_of(Doing::KeepDraft(id)).is_some());
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft))), &mut jobs);
    state.apply(Command::Draft(DraftCommand::Leave(id)), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(state.route, Route::Keys);
    let toast = state.session.as_ref().unwrap().toast.as_ref().unwrap();
    assert_eq!(toast.kind, ToastKind::DraftKept);
}

#[test]
fn an_answer_revives_no_discarded_draft_and_never_says_what_is_saved() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Draft(DraftCommand::Begin(None)), &mut jobs);
    let Doing::KeepDraft(id) = do_change(&mut state, &mut jobs) else { panic!() };
    let draft = state.draft(id).unwrap().clone();
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft))), &mut jobs);
    let Job::Change(_, answer) = jobs.last() else { panic!("a change was asked for") };
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    book.drafts.get_mut(&id).unwrap().saved = true;
    answer(&mut book);
    assert!(book.drafts[&id].saved, "the vault knows better");
    let draft = book.drafts.remove(&id).unwrap();
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(draft))), &mut jobs);
    let Job::Change(_, answer) = jobs.last() else { panic!("a change was asked for") };
    answer(&mut book);
    assert!(book.drafts.is_empty());
}

#[test]
fn a_computer_that_slept_wakes_up_locked() {
    let (mut state, mut jobs) = unlocked();
    let now = state.now;
    let later = |secs: i64| now.checked_add(jiff::Span::new().seconds(secs)).unwrap();
    state.tick(later(10), Duration::from_secs(10), &mut jobs);
    state.stay_open();
    // A clock that is set a little, and a frame that came late, are no sleep.
    state.tick(later(45), Duration::from_secs(25), &mut jobs);
    assert_eq!(state.locks_in_secs(), Some(300 - 15));
    state.tick(later(-3600), Duration::from_secs(26), &mut jobs);
    assert!(state.session.is_some(), "a clock that is set back");
    state.tick(later(-3600 + 60), Duration::from_secs(27), &mut jobs);
    assert!(state.session.is_none(), "asleep for a minute");
    assert!(jobs.has(|job| matches!(job, Job::Lock)));
}

#[test]
fn what_is_copied_before_a_sleep_is_cleared_after_it() {
    let (mut state, mut jobs) = unlocked();
    let (id, now) = (sample::id(4), state.now);
    let later = |secs: i64| now.checked_add(jiff::Span::new().seconds(secs)).unwrap();
    let generation = state.generation;
    state.receive(generation, Event::Copied(id, Which::Current, "secret".to_owned()), &mut jobs);
    state.tick(later(8 * 3600), Duration::from_secs(1), &mut jobs);
    assert!(state.session.is_none() && jobs.has(|job| matches!(job, Job::Lock)));
    // Unlocked again, what is shown and copied runs out in its own time.
    let (slept, uptime) = (state.slept, state.uptime);
    let (mut state, mut jobs) = unlocked();
    (state.slept, state.uptime, state.now) = (slept, uptime, later(8 * 3600));
    state.stay_open();
    let generation = state.generation;
    let shown = Event::Revealed(id, Which::Current, "secret".to_owned(), secret("canary"));
    state.receive(generation, shown, &mut jobs);
    state.receive(generation, Event::Copied(id, Which::Current, "secret".to_owned()), &mut jobs);
    state.tick(later(8 * 3600 + 9), Duration::from_secs(10), &mut jobs);
    state.stay_open();
    assert!(state.session.as_ref().unwrap().revealed.is_none(), "shown for 8 seconds");
    state.tick(later(8 * 3600 + 31), Duration::from_secs(32), &mut jobs);
    assert!(state.session.as_ref().unwrap().copied.is_none(), "copied for 30 seconds");
    assert!(jobs.has(|job| matches!(job, Job::ClearClipboard)));
}

#[test]
fn a_typed_name_that_was_not_kept_is_not_left() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    state.apply(Command::Go(Route::Create(id, None)), &mut jobs);
    let edit = Edit { label: "Night owl".to_owned(), ..Edit::of(state.key(id).unwrap()) };
    let mut leave = |state: &mut State| {
        state.apply(Command::Key(id, KeyCommand::Edit(Box::new(edit.clone()))), &mut jobs);
        state.apply(Command::Draft(DraftCommand::Leave(id)), &mut jobs);
        assert_eq!(state.route, Route::Create(id, None), "it is not written yet");
    };
    leave(&mut state);
    let mut jobs_of_none = Recorder::default();
    state.receive(0, Event::NotWritten(Doing::Edit(id), Problem::DiskFull), &mut jobs_of_none);
    let session = state.session.as_ref().unwrap();
    assert_eq!(state.route, Route::Create(id, None));
    assert!(session.toast.is_none() && session.problem_of(Doing::Edit(id)).is_some());
    leave(&mut state);
    do_change(&mut state, &mut jobs);
    assert_eq!(state.route, Route::Keys);
}
