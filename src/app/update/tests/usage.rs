//! A usage log: read, held against its key, explained once, and noted.

use super::*;
use crate::app::command::UsageCommand;
use crate::app::jobs::{FileKind, UsageFile, UsageOrder, UsageSeen};
use crate::domain::journal::Deed;
use crate::domain::usage::{Columns, Evidence};

fn seen(evidence: Option<Evidence>) -> UsageFile {
    UsageFile::Seen(Box::new(UsageSeen {
        path: "/home/me/usage.csv".into(),
        form: "when\u{1f}where".to_owned(),
        heads: vec!["When".to_owned(), "Where".to_owned()],
        example: vec![String::new(); 2],
        columns: Columns::default(),
        evidence,
        is_cut: false,
    }))
}

#[test]
fn a_typed_file_is_read_and_an_answer_to_a_question_that_was_left_is_dropped() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(0);
    state.apply(Command::Go(Route::Usage(id)), &mut jobs);
    let typed = |path: &str| Command::Usage(id, UsageCommand::Read(SaveTarget::Path(path.to_owned())));
    state.apply(typed("  "), &mut jobs);
    assert_eq!(state.session.as_ref().unwrap().usage.problem(), Some(&Problem::NoPath));
    state.apply(typed("/home/me/usage.csv"), &mut jobs);
    assert!(matches!(jobs.last(), Job::ReadUsage(UsageOrder { id: of, columns: None, .. }) if of == id));
    state.apply(Command::Go(Route::Key(id)), &mut jobs);
    let generation = state.generation;
    state.receive(generation, Event::UsageRead(id, Ok(seen(None))), &mut jobs);
    assert!(matches!(state.session.as_ref().unwrap().usage, Task::Idle));
    state.apply(Command::Go(Route::Usage(id)), &mut jobs);
    state
        .apply(Command::Usage(id, UsageCommand::Read(SaveTarget::Dialog("usage.csv".to_owned()))), &mut jobs);
    assert!(matches!(jobs.last(), Job::PickOpen(FileKind::Usage)));
    state.receive(generation, Event::Picked(Ok(None)), &mut jobs);
    assert!(matches!(state.session.as_ref().unwrap().usage, Task::Idle), "a cancelled dialog leaves nothing");
}

#[test]
fn what_was_compared_is_noted_and_what_was_explained_is_kept_and_read_again() {
    let (mut state, mut jobs) = unlocked();
    let (id, generation) = (sample::id(0), state.generation);
    state.apply(Command::Go(Route::Usage(id)), &mut jobs);
    let path = SaveTarget::Path("/home/me/usage.csv".to_owned());
    state.apply(Command::Usage(id, UsageCommand::Read(path)), &mut jobs);
    state.receive(generation, Event::UsageRead(id, Ok(seen(None))), &mut jobs);
    assert!(!jobs.has(|job| matches!(job, Job::Change(..))), "nothing was compared yet");
    let columns = Columns { time: Some(0), ip: Some(1), ..Columns::default() };
    state.apply(Command::Usage(id, UsageCommand::Explain(columns)), &mut jobs);
    assert!(matches!(jobs.last(), Job::ReadUsage(UsageOrder { columns: Some(said), .. }) if said == columns));
    let mut book = Book::clone(&state.session.as_ref().unwrap().book);
    let Job::Change(Doing::UsageForm, change) = jobs.last() else { panic!("the form is kept") };
    change(&mut book);
    assert_eq!(book.usage_forms.get("when\u{1f}where"), Some(&columns));
    state.receive(generation, Event::UsageRead(id, Ok(seen(Some(Evidence::default())))), &mut jobs);
    let Job::Change(_, change) = jobs.last() else { panic!("it is noted") };
    change(&mut book);
    let line = book.journal.read().lines.pop().unwrap();
    assert_eq!((line.known_deed(), line.detail.as_str()), (Some(Deed::UsageCompared), "0"));
}

#[test]
fn what_a_log_says_of_one_key_is_never_shown_beside_another() {
    let (mut state, mut jobs) = unlocked();
    let (one, other, generation) = (sample::id(0), sample::id(1), state.generation);
    let path = || SaveTarget::Path("/home/me/usage.csv".to_owned());
    for id in [one, other] {
        state.apply(Command::Go(Route::Usage(id)), &mut jobs);
        state.apply(Command::Usage(id, UsageCommand::Read(path())), &mut jobs);
    }
    state.receive(generation, Event::UsageRead(one, Ok(seen(Some(Evidence::default())))), &mut jobs);
    assert!(state.session.as_ref().unwrap().usage.is_running(), "the other one's log is still being read");
    assert!(!jobs.has(|job| matches!(job, Job::Change(..))), "and nothing is noted");
    state.receive(generation, Event::UsageRead(other, Ok(seen(None))), &mut jobs);
    assert!(matches!(state.session.as_ref().unwrap().usage, Task::Done(_)));

    // A dialog stays open while its owner goes elsewhere.
    state.apply(
        Command::Usage(other, UsageCommand::Read(SaveTarget::Dialog("usage.csv".to_owned()))),
        &mut jobs,
    );
    state.apply(Command::Go(Route::Usage(one)), &mut jobs);
    jobs.0.clear();
    state.receive(generation, Event::Picked(Ok(Some("/home/me/usage.csv".into()))), &mut jobs);
    assert!(jobs.0.is_empty() && matches!(state.session.as_ref().unwrap().usage, Task::Idle));
}
