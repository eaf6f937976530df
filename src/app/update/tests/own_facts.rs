//! A file of the person's own: nothing counts before it is taken, and nothing after the lock.

use super::*;
use crate::app::command::OwnFactsCommand;
use crate::app::jobs::{FileKind, OwnFile};
use crate::domain::catalogue::Catalogue;
use crate::domain::own_facts;

const NEW: &str = "id = \"lighthouse\"\nname = \"Lighthouse\"\n[[fields]]\nname = \"api_key\"\nlabel = \"Key\"\nsecret = false\n\
                   [[fields]]\nname = \"secret\"\nlabel = \"Secret\"\nsecret = true\n[[permissions]]\ncode = \"look\"\n\
                   label = \"Look\"\nlevels = [\"read\"]\ntext = \"See.\"\n";

fn apply(state: &mut State, jobs: &mut Recorder, command: OwnFactsCommand) {
    state.apply(Command::OwnFacts(command), jobs);
}

fn is_known() -> bool {
    Catalogue::current().exchange("lighthouse").is_some()
}

#[test]
fn a_file_counts_only_from_when_it_is_taken_until_it_is_taken_away() {
    let (mut state, mut jobs) = unlocked();
    apply(&mut state, &mut jobs, OwnFactsCommand::Read(SaveTarget::Path("/home/me/mine.toml".to_owned())));
    let Job::ReadOwnFacts(path, today) = jobs.last() else { panic!("it is read") };
    assert_eq!(path.to_str(), Some("/home/me/mine.toml"));
    let file = own_facts::read(NEW.as_bytes(), "mine.toml", today).unwrap();
    let generation = state.generation;
    state.receive(generation, Event::OwnFactsRead(Ok(OwnFile::Fits(Box::new(file)))), &mut jobs);
    assert!(!is_known(), "reading changes nothing");
    apply(&mut state, &mut jobs, OwnFactsCommand::Take);
    assert!(!is_known(), "nor does asking for it");
    assert_eq!(do_change(&mut state, &mut jobs), Doing::OwnFacts);
    assert!(is_known() && matches!(state.session.as_ref().unwrap().own_file, Task::Idle));
    apply(&mut state, &mut jobs, OwnFactsCommand::TakeAway("lighthouse".to_owned()));
    do_change(&mut state, &mut jobs);
    assert!(!is_known());
}

#[test]
fn after_the_lock_nothing_of_the_file_is_left_and_the_next_unlock_brings_it_back() {
    let (mut state, mut jobs) = unlocked();
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let file = own_facts::read(NEW.as_bytes(), "mine.toml", jiff::civil::date(2026, 11, 22)).unwrap();
    own_facts::take(&mut book, &file.id, file.facts);
    let generation = state.generation;
    state.receive(generation, Event::BookChanged(Arc::new(book.clone())), &mut jobs);
    assert!(is_known());
    state.apply(Command::Lock, &mut jobs);
    assert!(!is_known());
    let generation = state.generation;
    state.receive(generation, opened(book), &mut jobs);
    assert!(is_known());
}

#[test]
fn a_dialog_leads_to_the_file_and_a_cancelled_one_to_nothing() {
    let (mut state, mut jobs) = unlocked();
    let ask = || OwnFactsCommand::Read(SaveTarget::Dialog("x.toml".to_owned()));
    apply(&mut state, &mut jobs, ask());
    assert!(matches!(jobs.last(), Job::PickOpen(FileKind::OwnFacts)));
    let generation = state.generation;
    state.receive(generation, Event::Picked(Ok(Some("/home/me/x.toml".into()))), &mut jobs);
    assert!(matches!(jobs.last(), Job::ReadOwnFacts(..)));
    apply(&mut state, &mut jobs, ask());
    state.receive(generation, Event::Picked(Ok(None)), &mut jobs);
    assert!(matches!(state.session.as_ref().unwrap().own_file, Task::Idle));
    apply(&mut state, &mut jobs, ask());
    state.receive(generation, Event::Picked(Err(Problem::DialogMissing)), &mut jobs);
    assert!(state.session.as_ref().unwrap().own_file.problem().is_some());
    apply(&mut state, &mut jobs, OwnFactsCommand::Read(SaveTarget::Path("mine.toml".to_owned())));
    assert!(state.session.as_ref().unwrap().own_file.problem().is_some(), "a path begins at the root");
}

#[test]
fn an_answer_that_nobody_waits_for_any_more_is_dropped_and_nothing_unread_is_taken() {
    let (mut state, mut jobs) = unlocked();
    let file = own_facts::read(NEW.as_bytes(), "mine.toml", jiff::civil::date(2026, 11, 22)).unwrap();
    let generation = state.generation;
    state.receive(generation, Event::OwnFactsRead(Ok(OwnFile::Fits(Box::new(file)))), &mut jobs);
    assert!(matches!(state.session.as_ref().unwrap().own_file, Task::Idle));
    jobs.0.clear();
    apply(&mut state, &mut jobs, OwnFactsCommand::Take);
    assert!(jobs.0.is_empty());
}
