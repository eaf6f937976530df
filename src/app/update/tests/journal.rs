//! Every wish that changes something is one line of the journal; and the journal's own screen.

use std::path::{Path, PathBuf};

use super::*;
use crate::app::command::JournalCommand;
use crate::app::state::{JournalRow, JournalView};
use crate::domain::duty::Duty;
use crate::domain::journal::{Chain, JournalQuery, Kind};
use crate::domain::later::Later;

/// The deeds in the journal since this many lines, each with its detail and its key's name.
fn since(state: &State, count: usize) -> Vec<String> {
    let reading = state.session.as_ref().unwrap().book.journal.read();
    assert_eq!(reading.chain, Chain::Whole);
    let lines = reading.lines.iter().skip(count);
    lines.map(|line| format!("{} {} {}", line.deed, line.detail, line.name).trim_end().to_owned()).collect()
}

fn lines(state: &State) -> usize {
    state.session.as_ref().unwrap().book.journal.read().lines.len()
}

/// Applies a wish, does its change, and tells which lines came by it.
fn told(state: &mut State, jobs: &mut Recorder, command: Command) -> Vec<String> {
    let before = lines(state);
    state.apply(command, jobs);
    do_change(state, jobs);
    since(state, before)
}

fn view(state: &State) -> &JournalView {
    state.session.as_ref().unwrap().journal.as_ref().unwrap()
}

#[test]
fn every_wish_about_a_key_is_one_line() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(4);
    let key = |command| Command::Key(id, command);
    let edit = Edit { label: "DCA bot of mine".to_owned(), ..Edit::of(state.key(id).unwrap()) };
    let cases = [
        (key(KeyCommand::Edit(Box::new(edit))), "edited label DCA bot of mine"),
        (key(KeyCommand::Remove), "removed  DCA bot of mine"),
        (key(KeyCommand::PutBack), "put-back  DCA bot of mine"),
        (key(KeyCommand::Rotate), "rotation-begun  DCA bot of mine"),
    ];
    for (command, line) in cases {
        assert_eq!(told(&mut state, &mut jobs, command), [line]);
    }
    // In its history stands the same.
    let acts = state.key(id).unwrap().history.iter().rev().take(4).count();
    assert_eq!((acts, state.key(id).unwrap().history.len()), (4, 5));
    let mut answer = state.key(id).unwrap().rotation.clone().unwrap();
    answer.reason = Some(Reason::Due);
    let rotation = |answer| Command::Rotation(id, RotationCommand::Answer(Box::new(answer)));
    assert_eq!(told(&mut state, &mut jobs, rotation(answer.clone())), [""; 0], "an answer alone is none");
    answer.revoked = Some(state.now);
    assert_eq!(told(&mut state, &mut jobs, rotation(answer)), ["old-deleted  DCA bot of mine"]);
}

#[test]
fn every_other_wish_that_changes_something_is_one_line_too() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(0);
    let later = Later::put_off(Duty::Danger, 7, "it is empty", state.now, &state.zone);
    let cases = [
        (Command::Choose(Choice::IdleSecs(60)), "idle-secs 60"),
        (Command::Choose(Choice::ClipboardSecs(10)), "clipboard-secs 10"),
        (Command::PutOff(id, Some(later)), "put-off 2026-11-29 Arbitrage script"),
        (Command::PutOff(id, None), "told-again  Arbitrage script"),
        (Command::AdviceRead, "advice-read"),
        (Command::Choose(Choice::LeadDays(30)), "lead-days 30"),
        (Command::Choose(Choice::Notices(false)), "notices off"),
        (Command::Choose(Choice::NoticeNames(true)), "notice-names on"),
        (Command::Key(id, KeyCommand::InUse), "in-use  Arbitrage script"),
    ];
    for (command, line) in cases {
        assert_eq!(told(&mut state, &mut jobs, command), [line]);
    }
    // What is being made is no key yet; that it got its name is a line.
    let begun = told(&mut state, &mut jobs, Command::Draft(DraftCommand::Begin(None)));
    assert_eq!(begun, [""; 0]);
    let edit = Edit { label: "Named".to_owned(), ..Edit::of(state.key(id).unwrap()) };
    let name = Command::Draft(DraftCommand::Name(id, Box::new(edit)));
    assert_eq!(told(&mut state, &mut jobs, name), ["named  Named"]);
}

#[test]
fn the_journal_is_read_while_its_screen_is_shown_and_follows_the_book() {
    let (mut state, mut jobs) = unlocked();
    assert!(state.session.as_ref().unwrap().journal.is_none());
    state.apply(Command::Go(Route::Journal), &mut jobs);
    let (count, rows) = (view(&state).found, view(&state).rows.len());
    assert_eq!(count, lines(&state));
    let days = view(&state).rows.iter().filter(|row| matches!(row, JournalRow::Day(_))).count();
    assert_eq!(rows, count + days);
    assert!(matches!(view(&state).rows[0], JournalRow::Day(_)));
    state.apply(Command::Choose(Choice::IdleSecs(60)), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(view(&state).found, count + 1);
    let query = JournalQuery { kind: Some(Kind::Openings), ..JournalQuery::default() };
    state.apply(Command::Journal(JournalCommand::Find(query)), &mut jobs);
    let openings = view(&state).found;
    assert!(openings > 0 && openings < count);
    state.apply(Command::Choose(Choice::IdleSecs(120)), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(view(&state).found, openings, "what is looked for stays");
    state.apply(Command::Journal(JournalCommand::Of(sample::id(4))), &mut jobs);
    assert_eq!(view(&state).query.key, Some((sample::id(4), "DCA bot".to_owned())));
    state.apply(Command::Go(Route::Keys), &mut jobs);
    assert!(state.session.as_ref().unwrap().journal.is_none());
    state.apply(Command::Lock, &mut jobs);
    state.apply(Command::Go(Route::Journal), &mut jobs);
    assert_eq!(state.route, Route::Unlock);
}

#[test]
fn a_day_ends_where_the_person_is() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::Journal), &mut jobs);
    let day = |state: &State| view(state).rows[0];
    let before = day(&state);
    state.zone = TimeZone::fixed(jiff::tz::offset(14));
    state.apply(Command::Go(Route::Journal), &mut jobs);
    assert_ne!(day(&state), before);
}

#[test]
fn the_table_goes_where_it_is_wanted_and_never_over_another_file_unasked() {
    let (mut state, mut jobs) = unlocked();
    let save = |target| Command::Journal(JournalCommand::Save(target));
    jobs.0.clear();
    state.apply(save(SaveTarget::Path("/tmp/a.csv".to_owned())), &mut jobs);
    assert!(jobs.0.is_empty(), "only from its screen");
    state.apply(Command::Go(Route::Journal), &mut jobs);
    state.apply(save(SaveTarget::Path("a.csv".to_owned())), &mut jobs);
    assert_eq!(view(&state).saved.problem(), Some(&Problem::NoPath));
    state.apply(save(SaveTarget::Path("/tmp/a.csv".to_owned())), &mut jobs);
    let at = |job: &Job, to: &str, agreed: bool| matches!(job, Job::SaveJournal { path, replace } if path == Path::new(to) && *replace == agreed);
    assert!(at(&jobs.last(), "/tmp/a.csv", false));
    state.apply(save(SaveTarget::Path("/tmp/b.csv".to_owned())), &mut jobs);
    assert!(jobs.0.is_empty(), "one at a time");
    state.receive(0, Event::JournalSaved(Err(Problem::FileExists)), &mut jobs);
    assert_eq!(view(&state).saved.problem(), Some(&Problem::FileExists));
    state.apply(Command::Journal(JournalCommand::ReplaceFile), &mut jobs);
    assert!(at(&jobs.last(), "/tmp/a.csv", true));
    state.receive(0, Event::JournalSaved(Ok(PathBuf::from("/tmp/a.csv"))), &mut jobs);
    assert!(matches!(view(&state).saved, Task::Done(_)));
    state.apply(Command::Journal(JournalCommand::LeaveSaving), &mut jobs);
    assert!(matches!(view(&state).saved, Task::Idle) && view(&state).place.is_none());
    // The dialog has asked itself; one that was cancelled leaves everything as it was.
    state.apply(save(SaveTarget::Dialog("journal.csv".to_owned())), &mut jobs);
    assert!(matches!(jobs.last(), Job::PickSave(name) if name == "journal.csv"));
    state.receive(0, Event::Picked(Ok(Some(PathBuf::from("/tmp/c.csv")))), &mut jobs);
    assert!(at(&jobs.last(), "/tmp/c.csv", true));
    state.receive(0, Event::JournalSaved(Err(Problem::DiskFull)), &mut jobs);
    state.apply(save(SaveTarget::Dialog("journal.csv".to_owned())), &mut jobs);
    jobs.0.clear();
    state.receive(0, Event::Picked(Ok(None)), &mut jobs);
    assert!(jobs.0.is_empty() && matches!(view(&state).saved, Task::Idle));
    // Of the samples nothing is saved.
    state.session.as_mut().unwrap().demo = true;
    state.apply(save(SaveTarget::Path("/tmp/a.csv".to_owned())), &mut jobs);
    assert!(jobs.0.is_empty());
}

#[test]
fn a_dialog_that_is_answered_on_another_screen_writes_no_table() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::Journal), &mut jobs);
    let save = JournalCommand::Save(SaveTarget::Dialog("journal.csv".to_owned()));
    state.apply(Command::Journal(save), &mut jobs);
    state.apply(Command::Go(Route::Keys), &mut jobs);
    jobs.0.clear();
    state.receive(0, Event::Picked(Ok(Some(PathBuf::from("/tmp/c.csv")))), &mut jobs);
    assert!(jobs.0.is_empty());
}
