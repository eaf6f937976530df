//! Which questions are asked, waited for, stopped and asked again.

use super::*;

#[test]
fn what_waits_is_not_asked_after_a_stop_and_what_was_not_sent_leaves_nothing() {
    let (mut state, mut jobs) = unlocked();
    let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
    state.apply(Command::StopChecks, &mut jobs);
    assert!(matches!(jobs.last(), Job::StopChecks));
    let generation = state.generation;
    state.receive(generation, Event::Checked(order, Ok(None)), &mut jobs);
    assert!(jobs.0.is_empty() && tax(&state).live.is_empty());
    assert!(!state.session.as_ref().unwrap().checks.is_stopping);
}

#[test]
fn a_question_for_another_reason_is_another_question_and_a_leak_waits_for_no_room() {
    let (mut state, mut jobs) = unlocked();
    let first = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
    let id = first.id;
    let of = |why| CheckOrder { why, ..first.clone() };
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::OldIsDead), Some(of(CheckWhy::OldIsDead)));
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::OldIsDead), None, "that one is under way");
    assert!(ask(&mut state, &mut jobs, CheckWhy::NewWorks).is_some());
    assert!(ask(&mut state, &mut jobs, CheckWhy::Created).is_some());
    // Four are under way at this exchange; only a thief does not wait.
    state.apply(Command::CheckAll { disturbs: true }, &mut jobs);
    let kraken = |jobs: &Recorder| {
        let is_it = |job: &Job| matches!(job, Job::Check(order) if order.exchange == "kraken");
        jobs.0.iter().filter(|(_, job)| is_it(job)).count()
    };
    assert_eq!(kraken(&jobs), 0);
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::Leaked), Some(of(CheckWhy::Leaked)));
    // The answer to another question is not the one that the round waits for.
    let generation = state.generation;
    let left = |state: &State| state.session.as_ref().unwrap().checks.round.clone().unwrap().left;
    state.receive(generation, Event::Checked(of(CheckWhy::OldIsDead), Ok(None)), &mut jobs);
    assert!(left(&state).contains(&id));
    state.receive(generation, Event::Checked(first, Ok(None)), &mut jobs);
    assert!(!left(&state).contains(&id));
}

#[test]
fn what_is_asked_again_while_it_is_being_stopped_is_asked_when_that_is_back() {
    let (mut state, mut jobs) = unlocked();
    let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
    state.apply(Command::StopChecks, &mut jobs);
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::Asked), None);
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::Asked), None, "once is enough");
    let generation = state.generation;
    state.receive(generation, Event::Checked(order.clone(), Ok(None)), &mut jobs);
    assert!(matches!(jobs.last(), Job::Check(again) if again == order));
    assert!(jobs.0.is_empty());
}

#[test]
fn nobody_is_asked_about_a_sample_or_at_an_exchange_that_is_not_known() {
    let (mut state, mut jobs) = unlocked();
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    book.keys.get_mut(&sample::id(TAX)).unwrap().exchange = "other".to_owned();
    let generation = state.generation;
    state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::Asked), None);

    let (mut state, mut jobs) = unlocked();
    state.session.as_mut().unwrap().demo = true;
    state.apply(
        Command::Check(sample::id(TAX), CheckCommand::Now(Which::Current, CheckWhy::Asked)),
        &mut jobs,
    );
    assert!(!jobs.has(|job| matches!(job, Job::Check(_))));
    do_change(&mut state, &mut jobs);
    assert_eq!(tax(&state).live.levels.highest(), Some(Level::Trade));
}
