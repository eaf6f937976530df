//! A new day, what the desktop is told, and the calendar file.

use super::*;
use crate::app::jobs::NoticeText;
use crate::app::state::Telling;
use crate::domain::api_key::ApiKey;
use crate::domain::duty::Duty;

/// Lets time pass to this moment while somebody is there; the computer is awake all the while.
fn go_on(state: &mut State, jobs: &mut Recorder, moment: &str) {
    let now: Timestamp = moment.parse().unwrap();
    let passed = Duration::try_from(now.duration_since(state.now)).unwrap_or(Duration::from_secs(1));
    if let Some(session) = &mut state.session {
        session.last_input = state.uptime + passed;
    }
    let uptime = state.uptime + passed;
    state.tick(now, uptime, jobs);
}

/// An open vault with this one key, at 13:46 on 22 November 2026 in UTC. Time is told by the clock alone.
fn open_with(change: impl FnOnce(&mut ApiKey)) -> (State, Recorder) {
    let (mut state, mut jobs) = at_the_door();
    let mut book = sample::book(state.now);
    book.keys.retain(|id, _| *id == sample::id(8));
    book.settings.idle_secs = u32::MAX;
    change(book.keys.get_mut(&sample::id(8)).unwrap());
    state.receive(0, opened(book), &mut jobs);
    jobs.0.clear();
    (state, jobs)
}

fn duty(state: &State) -> Option<Duty> {
    state.session.as_ref().unwrap().duties.first().map(|(_, duty)| *duty)
}

#[test]
fn midnight_finds_what_is_due_anew_in_the_open_window() {
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 7)));
    assert_eq!(duty(&state), None);
    go_on(&mut state, &mut jobs, "2026-11-22T23:59:59Z");
    assert_eq!(duty(&state), None);
    go_on(&mut state, &mut jobs, "2026-11-23T00:00:00Z");
    assert_eq!(duty(&state), Some(Duty::EndsIn { days: 14 }));
    assert_eq!(state.session.as_ref().unwrap().counts.needs_you, 1);
    // A clock that is set back finds the day before again.
    go_on(&mut state, &mut jobs, "2026-11-22T12:00:00Z");
    assert_eq!(duty(&state), None);
}

#[test]
fn the_window_is_drawn_again_when_a_day_begins_and_not_before() {
    let (mut state, mut jobs) = open_with(|_| ());
    let left = |state: &State| state.next_change_in().unwrap().as_secs();
    state.session.as_mut().unwrap().demo = true;
    // Nothing else counts for sample keys: 10 hours, 13 minutes and 47 seconds to midnight.
    assert_eq!(left(&state), 36_827);
    go_on(&mut state, &mut jobs, "2026-11-23T00:00:01Z");
    assert_eq!(left(&state), 8 * 3_600 + 3_599, "then to nine in the morning");
    state.session = None;
    state.route = Route::Welcome;
    assert_eq!(state.next_change_in(), None);
}

#[test]
fn it_is_said_in_the_morning_once_and_without_a_name() {
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 7)));
    go_on(&mut state, &mut jobs, "2026-11-23T08:59:59Z");
    assert_eq!(state.take_telling(), None, "nobody is woken");
    go_on(&mut state, &mut jobs, "2026-11-23T09:00:00Z");
    assert_eq!(state.take_telling(), Some(Telling { due: 1, first: None }));
    for later in
        ["2026-11-23T09:00:01Z", "2026-11-23T20:00:00Z", "2026-11-24T09:30:00Z", "2026-12-05T09:30:00Z"]
    {
        go_on(&mut state, &mut jobs, later);
        assert_eq!(state.take_telling(), None, "{later}: it was said");
    }
}

#[test]
fn a_name_is_said_only_where_its_owner_allows_it_and_the_vault_is_open() {
    let named = |state: &mut State| {
        let session = state.session.as_mut().unwrap();
        Arc::make_mut(&mut session.book).settings.notice_names = true;
    };
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 7)));
    named(&mut state);
    go_on(&mut state, &mut jobs, "2026-11-23T09:00:00Z");
    let first = Some((sample::id(8), Duty::EndsIn { days: 14 }));
    assert_eq!(state.take_telling(), Some(Telling { due: 1, first }));
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 7)));
    named(&mut state);
    state.apply(Command::Lock, &mut jobs);
    go_on(&mut state, &mut jobs, "2026-11-23T09:00:00Z");
    assert_eq!(state.take_telling(), Some(Telling { due: 1, first: None }));
}

#[test]
fn a_closed_vault_tells_what_it_knew_and_keeps_no_name() {
    let (mut state, mut jobs) = open_with(|key| {
        key.label = "canary-label".to_owned();
        key.rotate_every_days = Some(7);
    });
    state.apply(Command::Lock, &mut jobs);
    let kept = format!("{:?}", state.notices);
    assert!(kept.contains("2026-11-24"), "the day of the rotation is known: {kept}");
    assert!(!kept.contains("canary") && !kept.contains(&sample::id(8).to_string()), "{kept}");
    go_on(&mut state, &mut jobs, "2026-11-23T10:00:00Z");
    assert_eq!(state.take_telling(), None, "nothing is due yet");
    go_on(&mut state, &mut jobs, "2026-11-24T10:00:00Z");
    assert_eq!(state.take_telling(), Some(Telling { due: 1, first: None }));
    go_on(&mut state, &mut jobs, "2026-11-25T10:00:00Z");
    assert_eq!(state.take_telling(), None);
}

#[test]
fn nothing_is_said_of_what_its_owner_saw_or_wants_no_notices_of() {
    // It was due when the vault was opened.
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 1)));
    assert!(duty(&state).is_some());
    go_on(&mut state, &mut jobs, "2026-11-23T10:00:00Z");
    assert_eq!(state.take_telling(), None);
    // On its last days it is said once more.
    go_on(&mut state, &mut jobs, "2026-11-30T10:00:00Z");
    assert!(state.take_telling().is_some());
    // Notices are off.
    let (mut state, mut jobs) = open_with(|key| key.rotate_every_days = Some(7));
    Arc::make_mut(&mut state.session.as_mut().unwrap().book).settings.notices = false;
    state.apply(Command::Lock, &mut jobs);
    assert!(format!("{:?}", state.notices).contains("outlook: None"), "then nothing is kept");
    go_on(&mut state, &mut jobs, "2026-11-24T10:00:00Z");
    assert_eq!(state.take_telling(), None);
    // Sample keys are nobody's.
    let (mut state, mut jobs) = open_with(|key| key.rotate_every_days = Some(7));
    state.session.as_mut().unwrap().demo = true;
    go_on(&mut state, &mut jobs, "2026-11-24T10:00:00Z");
    assert_eq!(state.take_telling(), None);
}

#[test]
fn a_clock_that_is_set_back_says_nothing_twice_on_one_day() {
    let (mut state, mut jobs) = open_with(|key| key.rotate_every_days = Some(7));
    go_on(&mut state, &mut jobs, "2026-11-24T10:00:00Z");
    assert!(state.take_telling().is_some());
    for back in ["2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z"] {
        go_on(&mut state, &mut jobs, back);
        assert_eq!(state.take_telling(), None, "{back}");
    }
}

#[test]
fn one_notice_at_a_time_goes_to_the_desktop_and_its_trouble_is_kept() {
    let (mut state, mut jobs) = open_with(|_| ());
    let text = || NoticeText { title: "a".to_owned(), body: String::new() };
    state.apply(Command::Notify(text()), &mut jobs);
    state.apply(Command::Notify(text()), &mut jobs);
    assert_eq!(jobs.0.iter().filter(|(_, job)| matches!(job, Job::Notify(_))).count(), 1);
    // The answer counts also when the vault was locked meanwhile.
    let generation = state.generation;
    state.apply(Command::Lock, &mut jobs);
    state.receive(generation, Event::Notified(Err(Problem::NoticesMissing)), &mut jobs);
    assert_eq!(state.notices.trouble, Some(Problem::NoticesMissing));
    assert!(!state.notices.is_sending && !state.notices.was_shown);
    state.apply(Command::Notify(text()), &mut jobs);
    state.receive(0, Event::Notified(Ok(())), &mut jobs);
    assert!(state.notices.trouble.is_none() && state.notices.was_shown);
}

#[test]
fn a_key_is_in_use_when_its_owner_says_so() {
    let (mut state, mut jobs) = open_with(|key| key.made = "2026-09-01T00:00:00Z".parse().unwrap());
    // Without its history, which tells that it was made five days ago.
    Arc::make_mut(&mut state.session.as_mut().unwrap().book)
        .keys
        .get_mut(&sample::id(8))
        .unwrap()
        .history
        .clear();
    go_on(&mut state, &mut jobs, "2026-11-23T10:00:00Z");
    assert_eq!(duty(&state), Some(Duty::Unused { days: 83 }));
    state.apply(Command::Key(sample::id(8), KeyCommand::InUse), &mut jobs);
    assert_eq!(do_change(&mut state, &mut jobs), Doing::InUse(sample::id(8)));
    assert_eq!((duty(&state), state.session.as_ref().unwrap().backup_due()), (None, 0), "no secret changed");
}

#[test]
fn a_changed_password_gives_the_key_its_last_day() {
    let (mut state, mut jobs) = open_with(|key| key.addresses.clear());
    state.apply(Command::Key(sample::id(8), KeyCommand::NewPassword), &mut jobs);
    assert_eq!(do_change(&mut state, &mut jobs), Doing::NewPassword(sample::id(8)));
    assert_eq!(duty(&state), Some(Duty::EndsIn { days: 7 }));
}

#[test]
fn the_lead_is_a_setting_that_counts_at_once() {
    let (mut state, mut jobs) = open_with(|key| key.expires = Some(jiff::civil::date(2026, 12, 15)));
    assert_eq!(duty(&state), None);
    state.apply(Command::Choose(Choice::LeadDays(30)), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(duty(&state), Some(Duty::EndsIn { days: 23 }));
}

#[test]
fn the_calendar_goes_where_its_owner_says_and_replaces_nothing_unasked() {
    let (mut state, mut jobs) = open_with(|_| ());
    let save = |path: &str, replace| Command::SaveCalendar {
        target: SaveTarget::Path(path.to_owned()),
        replace,
        text: "calendar".to_owned(),
    };
    let problem = |state: &State| state.session.as_ref().unwrap().calendar.problem().cloned();
    state.apply(save("no folder", false), &mut jobs);
    assert_eq!((problem(&state), jobs.0.len()), (Some(Problem::NoPath), 0));
    state.apply(save("/tmp/keystead.ics", false), &mut jobs);
    assert!(matches!(jobs.last(), Job::SaveCalendar { replace: false, .. }));
    let generation = state.generation;
    state.receive(generation, Event::CalendarSaved(Err(Problem::FileExists)), &mut jobs);
    assert_eq!(problem(&state), Some(Problem::FileExists));
    state.apply(save("/tmp/keystead.ics", true), &mut jobs);
    assert!(matches!(jobs.last(), Job::SaveCalendar { replace: true, .. }));
    let path = std::path::PathBuf::from("/tmp/keystead.ics");
    state.receive(generation, Event::CalendarSaved(Ok(path.clone())), &mut jobs);
    assert_eq!(state.session.as_ref().unwrap().calendar.answer(), Some(&path));
    // By the dialog, which asks itself; cancelled, and answered.
    let by_dialog = || Command::SaveCalendar {
        target: SaveTarget::Dialog("keystead.ics".to_owned()),
        replace: false,
        text: "calendar".to_owned(),
    };
    state.apply(by_dialog(), &mut jobs);
    assert!(matches!(jobs.last(), Job::PickSave(_)));
    state.receive(generation, Event::Picked(Ok(None)), &mut jobs);
    assert!(!state.session.as_ref().unwrap().calendar.is_running());
    state.apply(by_dialog(), &mut jobs);
    state.receive(generation, Event::Picked(Ok(Some(path))), &mut jobs);
    assert!(matches!(jobs.last(), Job::SaveCalendar { replace: true, .. }));
}
