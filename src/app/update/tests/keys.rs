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
    assert_eq!(book.settings, Settings { idle_secs: 60, clipboard_secs: 10 });
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
