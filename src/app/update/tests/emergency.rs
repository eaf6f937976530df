//! A key leaked: what is written, opened and asked, what an answer proves, and that a drill does none of it.

use std::path::{Path, PathBuf};

use super::*;
use crate::app::command::{CheckCommand, EmergencyCommand};
use crate::app::jobs::{CheckOrder, CheckWhy};
use crate::domain::emergency::{Aftercare, Scope, Step};
use crate::domain::live_check::{Addresses, AskedAbout, Check, Outcome, Reason as Why, Refusal, Told};

/// A sample key at Kraken, which can be asked, and one at a place that nobody knows.
const DCA: usize = 4;
const GRID: usize = 2;

fn wish(command: EmergencyCommand) -> Command {
    Command::Emergency(command)
}

/// The screen of an emergency, in which both keys answered before.
fn on_screen() -> (State, Recorder) {
    let (mut state, mut jobs) = unlocked();
    let mut answered = book(&state).clone();
    let said = told(&state, Addresses::Limited);
    for (place, about) in [(DCA, AskedAbout::InUse), (GRID, AskedAbout::InUse), (GRID, AskedAbout::New)] {
        answered.keep_check(sample::id(place), about, said.clone(), false);
    }
    state.receive(state.generation, Event::BookChanged(Arc::new(answered)), &mut jobs);
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    jobs.0.clear();
    (state, jobs)
}

fn book(state: &State) -> &Book {
    &state.session.as_ref().unwrap().book
}

/// Does every change that was asked for, and gives back what else was.
fn written(state: &mut State, jobs: &mut Recorder) -> Vec<Job> {
    let mut others = Vec::new();
    for (generation, job) in std::mem::take(&mut jobs.0) {
        let Job::Change(doing, change) = job else {
            others.push(job);
            continue;
        };
        let mut book = (*state.session.as_ref().unwrap().book).clone();
        change(&mut book);
        state.receive(generation, Event::Wrote(doing, Arc::new(book)), jobs);
    }
    others
}

fn orders(jobs: &[Job]) -> Vec<CheckOrder> {
    jobs.iter()
        .filter_map(|job| if let Job::Check(order) = job { Some(order.clone()) } else { None })
        .collect()
}

fn refused(state: &State, reason: Why) -> Check {
    Check { at: state.now, took_ms: 9, ahead_secs: None, outcome: Outcome::Refused(Refusal::of(reason)) }
}

fn told(state: &State, addresses: Addresses) -> Check {
    let told = Told { addresses: Some(addresses), ..Told::default() };
    Check { outcome: Outcome::Told(Box::new(told)), ..refused(state, Why::Other) }
}

/// Says that it is deleted, lets its exchange answer this to all that is asked, and the vault keep it.
fn ask(state: &mut State, jobs: &mut Recorder, place: usize, answer: &Check) -> Vec<CheckOrder> {
    state.apply(wish(EmergencyCommand::Ask(sample::id(place))), jobs);
    let asked = orders(&written(state, jobs));
    for order in asked.clone() {
        assert_eq!(order.why, CheckWhy::Leaked);
        assert!(state.session.as_ref().unwrap().is_asking(order.id));
        let generation = state.generation;
        state.receive(generation, Event::Checked(order, Ok(Some(Box::new(answer.clone())))), jobs);
        written(state, jobs);
    }
    asked
}

fn is_dead(state: &State, place: usize) -> Option<bool> {
    state.key(sample::id(place)).unwrap().live.dead.map(|dead| dead.by_hand)
}

#[test]
fn the_screen_alone_begins_nothing_and_the_first_page_does() {
    let (mut state, mut jobs) = on_screen();
    assert!(state.session.as_ref().unwrap().emergency.is_some() && book(&state).emergency.is_none());
    state.apply(wish(EmergencyCommand::Show(Scope::tool("3commas"))), &mut jobs);
    assert!(
        jobs.0.is_empty() && state.session.as_ref().unwrap().emergency.as_ref().unwrap().ranked.len() == 1
    );
    let id = sample::id(DCA);
    state.apply(wish(EmergencyCommand::OpenPage(id)), &mut jobs);
    assert!(matches!(jobs.0[0].1, Job::Change(Doing::Emergency, _)), "kept before the page opens");
    let others = written(&mut state, &mut jobs);
    assert!(matches!(&others[..], [Job::Open(page)] if page.contains("kraken")));
    let emergency = book(&state).open_emergency().unwrap();
    assert_eq!(emergency.scope, Scope::tool("3commas"));
    assert!(emergency.case(id).unwrap().opened.is_some());
}

#[test]
fn how_far_it_is_stands_in_the_session_from_book_to_book() {
    let (mut state, mut jobs) = on_screen();
    let progress = |state: &State| state.session.as_ref().unwrap().emergency_progress;
    assert_eq!(progress(&state), None);
    state.apply(wish(EmergencyCommand::Do(Step::ByHand(sample::id(DCA)))), &mut jobs);
    written(&mut state, &mut jobs);
    assert!(progress(&state).is_some_and(|it| it.by_hand == 1 && it.left() + 1 == it.all));
    state.apply(wish(EmergencyCommand::Do(Step::Finished)), &mut jobs);
    written(&mut state, &mut jobs);
    assert_eq!(progress(&state), None);
}

#[test]
fn a_refusal_is_proof_and_the_key_stays_in_the_list_as_dead() {
    let (mut state, mut jobs) = on_screen();
    let answer = refused(&state, Why::UnknownKey);
    assert_eq!(ask(&mut state, &mut jobs, DCA, &answer).len(), 1);
    assert_eq!(is_dead(&state, DCA), Some(false));
    let key = state.key(sample::id(DCA)).unwrap();
    assert!(key.removed.is_none() && key.live.last.is_some());
    assert!(book(&state).open_emergency().unwrap().case(key.id).unwrap().deleted.is_some());
}

#[test]
fn a_key_that_never_answered_is_not_dead_because_its_exchange_does_not_know_what_is_stored() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    jobs.0.clear();
    let answer = refused(&state, Why::UnknownKey);
    ask(&mut state, &mut jobs, DCA, &answer);
    assert_eq!(is_dead(&state, DCA), None);
    state.apply(wish(EmergencyCommand::Do(Step::ByHand(sample::id(DCA)))), &mut jobs);
    written(&mut state, &mut jobs);
    assert_eq!(is_dead(&state, DCA), Some(true), "as its owner says, who looked there");
}

#[test]
fn that_a_key_may_not_ask_shows_it_alive_so_that_it_is_dead_once_its_exchange_does_not_know_it() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    jobs.0.clear();
    let (alive, gone) = (refused(&state, Why::NotAllowed), refused(&state, Why::UnknownKey));
    ask(&mut state, &mut jobs, DCA, &alive);
    assert_eq!(is_dead(&state, DCA), None);
    ask(&mut state, &mut jobs, DCA, &gone);
    assert_eq!(is_dead(&state, DCA), Some(false));
}

#[test]
fn what_answers_is_alive_and_what_is_not_reached_is_not_proved() {
    for (reason, is_alive) in
        [(Why::NotAllowed, true), (Why::NoInternet, false), (Why::TimeOut, false), (Why::TooMany, false)]
    {
        let (mut state, mut jobs) = on_screen();
        let answer = refused(&state, reason);
        ask(&mut state, &mut jobs, DCA, &answer);
        let case = book(&state).open_emergency().unwrap().case(sample::id(DCA)).unwrap().clone();
        assert_eq!((is_dead(&state, DCA), case.still_alive()), (None, is_alive), "{reason:?}");
        assert_eq!(case.was_not_reached(), !is_alive, "{reason:?}");
        // Its owner looks there; history says that it was by hand.
        state.apply(wish(EmergencyCommand::Do(Step::ByHand(sample::id(DCA)))), &mut jobs);
        written(&mut state, &mut jobs);
        assert_eq!(is_dead(&state, DCA), Some(true));
    }
}

#[test]
fn a_refusal_with_several_causes_counts_beside_an_answer_of_before() {
    for (before, dead) in [(None, None), (Some(Addresses::Any), Some(false))] {
        let (mut state, mut jobs) = unlocked();
        let mut book = book(&state).clone();
        if let Some(addresses) = before {
            book.keep_check(sample::id(DCA), AskedAbout::InUse, told(&state, addresses), false);
        }
        state.receive(state.generation, Event::BookChanged(Arc::new(book)), &mut jobs);
        state.apply(Command::Go(Route::Emergency), &mut jobs);
        jobs.0.clear();
        let answer = refused(&state, Why::KeyAddressOrPermission);
        ask(&mut state, &mut jobs, DCA, &answer);
        assert_eq!(is_dead(&state, DCA), dead);
    }
}

#[test]
fn both_keys_of_a_rotation_are_asked_about() {
    let (mut state, mut jobs) = on_screen();
    let mut changed = book(&state).clone();
    changed.keys.get_mut(&sample::id(GRID)).unwrap().exchange = "kraken".to_owned();
    state.receive(state.generation, Event::BookChanged(Arc::new(changed)), &mut jobs);
    let answer = refused(&state, Why::UnknownKey);
    let asked = ask(&mut state, &mut jobs, GRID, &answer);
    assert_eq!(asked.iter().map(|order| order.which).collect::<Vec<_>>(), [Which::Current, Which::Next]);
    assert_eq!(is_dead(&state, GRID), Some(false));
}

#[test]
fn only_the_half_that_is_not_proved_is_asked_again() {
    let (mut state, mut jobs) = on_screen();
    let id = sample::id(GRID);
    let mut changed = book(&state).clone();
    changed.keys.get_mut(&id).unwrap().exchange = "kraken".to_owned();
    changed.in_emergency(&Scope::Everything, &Step::Deleted(id, true), state.now);
    changed.leaked_answered(id, false, refused(&state, Why::UnknownKey), state.now);
    state.receive(state.generation, Event::BookChanged(Arc::new(changed)), &mut jobs);
    let answer = refused(&state, Why::UnknownKey);
    let asked = ask(&mut state, &mut jobs, GRID, &answer);
    assert_eq!(asked.iter().map(|order| order.which).collect::<Vec<_>>(), [Which::Next]);
    assert_eq!(is_dead(&state, GRID), Some(false));
}

#[test]
fn a_lock_in_the_middle_loses_nothing_and_a_late_answer_is_dropped() {
    let (mut state, mut jobs) = on_screen();
    let id = sample::id(DCA);
    state.apply(wish(EmergencyCommand::OpenPage(id)), &mut jobs);
    state.apply(wish(EmergencyCommand::Ask(id)), &mut jobs);
    let asked = orders(&written(&mut state, &mut jobs));
    // As the file keeps it.
    let file = serde_json::to_string(book(&state)).unwrap();
    let (generation, answer) = (state.generation, refused(&state, Why::UnknownKey));
    state.apply(Command::Lock, &mut jobs);
    let order = asked.into_iter().next().unwrap();
    state.receive(generation, Event::Checked(order, Ok(Some(Box::new(answer.clone())))), &mut jobs);
    let (mut state, mut jobs) = at_the_door();
    state.receive(state.generation, opened(serde_json::from_str(&file).unwrap()), &mut jobs);
    let case = book(&state).open_emergency().unwrap().case(id).unwrap().clone();
    assert!(case.opened.is_some() && case.deleted.is_some() && case.answer.is_none());
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    jobs.0.clear();
    ask(&mut state, &mut jobs, DCA, &answer);
    assert_eq!(is_dead(&state, DCA), Some(false));
}

#[test]
fn before_the_vault_is_open_the_first_steps_are_shown_and_then_the_list() {
    let (mut state, mut jobs) = at_the_door();
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    assert!(state.gate.leaked && state.route == Route::Unlock);
    state.apply(wish(EmergencyCommand::CloseFirstSteps), &mut jobs);
    assert!(!state.gate.leaked);
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    let now = state.now;
    state.receive(state.generation, opened(sample::book(now)), &mut jobs);
    assert!(state.route == Route::Emergency && !state.gate.leaked);
    assert!(state.session.as_ref().unwrap().emergency.is_some());
}

#[test]
fn a_drill_writes_nothing_opens_nothing_and_asks_nobody() {
    let (mut state, mut jobs) = on_screen();
    let before = book(&state).clone();
    let id = sample::id(DCA);
    state.apply(wish(EmergencyCommand::Drill), &mut jobs);
    for command in [
        EmergencyCommand::OpenPage(id),
        EmergencyCommand::Do(Step::Deleted(id, true)),
        EmergencyCommand::Ask(id),
        EmergencyCommand::Do(Step::Skipped(sample::id(1), true)),
        EmergencyCommand::Do(Step::Aftercare(Aftercare::Scan, true)),
        EmergencyCommand::Show(Scope::Exchange("kraken".to_owned())),
        EmergencyCommand::Replace(id),
        EmergencyCommand::Do(Step::Finished),
    ] {
        state.apply(wish(command), &mut jobs);
    }
    assert!(jobs.0.is_empty() && *book(&state) == before && state.route == Route::Emergency);
    let view = state.session.as_ref().unwrap().emergency.as_ref().unwrap();
    let drill = view.drill.as_ref().unwrap();
    assert!(drill.ended.is_some() && drill.emergency.is_dead(state.key(id).unwrap()));
    state.apply(wish(EmergencyCommand::LeaveDrill), &mut jobs);
    assert!(state.session.as_ref().unwrap().emergency.as_ref().unwrap().drill.is_none());
}

#[test]
fn of_samples_nobody_is_asked() {
    let (mut state, mut jobs) = on_screen();
    state.session.as_mut().unwrap().demo = true;
    state.apply(wish(EmergencyCommand::Ask(sample::id(DCA))), &mut jobs);
    assert!(jobs.0.is_empty());
}

#[test]
fn a_replacement_begins_with_its_reason_and_an_emergency_can_be_stopped() {
    let (mut state, mut jobs) = on_screen();
    let id = sample::id(DCA);
    state.apply(wish(EmergencyCommand::OpenPage(id)), &mut jobs);
    written(&mut state, &mut jobs);
    state.apply(wish(EmergencyCommand::Replace(id)), &mut jobs);
    written(&mut state, &mut jobs);
    assert_eq!(state.route, Route::Rotate(id, None));
    assert_eq!(state.key(id).unwrap().rotation.as_ref().unwrap().reason, Some(Reason::Leaked));
    assert!(book(&state).open_emergency().unwrap().case(id).unwrap().replacing.is_some());
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    state.apply(wish(EmergencyCommand::Replace(id)), &mut jobs);
    written(&mut state, &mut jobs);
    assert_eq!(state.route, Route::Rotate(id, None), "it goes on");
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    state.apply(wish(EmergencyCommand::Do(Step::Finished)), &mut jobs);
    written(&mut state, &mut jobs);
    assert!(state.route == Route::Keys && book(&state).open_emergency().is_none());
}

#[test]
fn the_log_goes_where_it_is_wanted_and_never_over_another_file_unasked() {
    let (mut state, mut jobs) = on_screen();
    let save = |target, replace| wish(EmergencyCommand::SaveLog { target, replace, text: "log".to_owned() });
    let log =
        |state: &State| state.session.as_ref().unwrap().emergency.as_ref().unwrap().log.problem().cloned();
    state.apply(save(SaveTarget::Path("a.txt".to_owned()), false), &mut jobs);
    assert_eq!(log(&state), Some(Problem::NoPath));
    state.apply(save(SaveTarget::Path("/tmp/a.txt".to_owned()), false), &mut jobs);
    assert!(
        matches!(jobs.last(), Job::SaveLog { path, replace: false, .. } if path == Path::new("/tmp/a.txt"))
    );
    state.receive(state.generation, Event::LogSaved(Err(Problem::FileExists)), &mut jobs);
    assert_eq!(log(&state), Some(Problem::FileExists));
    state.apply(save(SaveTarget::Path("/tmp/a.txt".to_owned()), true), &mut jobs);
    assert!(matches!(jobs.last(), Job::SaveLog { replace: true, .. }));
    state.receive(state.generation, Event::LogSaved(Ok(PathBuf::from("/tmp/a.txt"))), &mut jobs);
    written(&mut state, &mut jobs);
    let lines = book(&state).journal.read().lines;
    assert_eq!(lines.last().unwrap().deed, "log-saved");
    state.apply(wish(EmergencyCommand::LeaveSaving), &mut jobs);
    state.apply(save(SaveTarget::Dialog("log.txt".to_owned()), false), &mut jobs);
    assert!(matches!(jobs.last(), Job::PickSave(name) if name == "log.txt"));
    state.receive(state.generation, Event::Picked(Ok(Some(PathBuf::from("/tmp/c.txt")))), &mut jobs);
    assert!(
        matches!(jobs.last(), Job::SaveLog { path, replace: true, .. } if path == Path::new("/tmp/c.txt"))
    );
    // Of the samples nothing is saved.
    state.receive(state.generation, Event::LogSaved(Err(Problem::DiskFull)), &mut jobs);
    state.session.as_mut().unwrap().demo = true;
    state.apply(save(SaveTarget::Path("/tmp/a.txt".to_owned()), false), &mut jobs);
    assert!(jobs.0.is_empty());
}

/// The order is found when the screen is opened and when the book changes, and never waits for anything.
#[test]
fn ten_thousand_keys_are_put_in_order_at_once() {
    let (mut state, mut jobs) = unlocked();
    let many = sample::many(state.now, 10_000);
    state.receive(state.generation, Event::BookChanged(Arc::new(many)), &mut jobs);
    let begun = std::time::Instant::now();
    state.apply(Command::Go(Route::Emergency), &mut jobs);
    let view = state.session.as_ref().unwrap().emergency.as_ref().unwrap();
    assert_eq!(view.ranked.len(), 10_000);
    // Generous: a debug build on a busy computer.
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[test]
fn an_answer_about_a_leaked_key_that_could_not_be_written_is_shown_and_written_after_what_came_before_it() {
    let (mut state, mut jobs) = on_screen();
    let (id, generation) = (sample::id(DCA), state.generation);
    let receive = |state: &mut State, jobs: &mut Recorder, why, check: Check| {
        let order = CheckOrder { id, which: Which::Current, exchange: "kraken".to_owned(), why };
        state.receive(generation, Event::Checked(order, Ok(Some(Box::new(check)))), jobs);
        jobs.0.clear();
        state.receive(generation, Event::NotWritten(Doing::KeepChecks, Problem::NoPath), jobs);
    };
    let (alive, gone) = (told(&state, Addresses::Limited), refused(&state, Why::UnknownKey));
    receive(&mut state, &mut jobs, CheckWhy::Asked, alive);
    state.apply(wish(EmergencyCommand::Do(Step::Deleted(id, true))), &mut jobs);
    written(&mut state, &mut jobs);
    receive(&mut state, &mut jobs, CheckWhy::Leaked, gone);
    assert_eq!(is_dead(&state, DCA), Some(false), "the newer answer counts");
    jobs.0.clear();
    state.apply(Command::Check(id, CheckCommand::KeepAgain), &mut jobs);
    let Job::Change(Doing::KeepChecks, change) = jobs.last() else { panic!("it is tried again") };
    let mut book = (*unlocked().0.session.unwrap().book).clone();
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), state.now);
    change(&mut book);
    assert!(book.keys[&id].live.dead.is_some_and(|dead| !dead.by_hand));
}
