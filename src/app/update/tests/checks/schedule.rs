//! What is asked by itself, and when.

use super::*;

/// The book after the tax key's exchange was asked this many hours ago.
fn asked_ago(state: &mut State, jobs: &mut Recorder, hours: i64, agreed: bool) {
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let at = state.now - jiff::SignedDuration::from_hours(hours);
    let before = Check { at, ..told(state, &READ) };
    let key = book.keys.get_mut(&sample::id(TAX)).unwrap();
    (key.live.last, key.live.may_disturb) = (Some(before), agreed);
    let generation = state.generation;
    state.receive(generation, Event::BookChanged(Arc::new(book)), jobs);
    jobs.0.clear();
}

fn tick(state: &mut State, jobs: &mut Recorder, secs: i64) {
    let passed = Duration::from_secs(secs.unsigned_abs());
    let (now, uptime) = (state.now + passed, state.uptime + passed);
    state.tick(now, uptime, jobs);
}

#[test]
fn a_day_after_the_last_answer_it_is_asked_by_itself_and_not_before() {
    let (mut state, mut jobs) = unlocked();
    asked_ago(&mut state, &mut jobs, 23, true);
    tick(&mut state, &mut jobs, 19);
    tick(&mut state, &mut jobs, 10);
    assert!(!jobs.has(|job| matches!(job, Job::Check(_))));
    asked_ago(&mut state, &mut jobs, 25, true);
    tick(&mut state, &mut jobs, 1);
    let asked = |job: &Job| matches!(job, Job::Check(order) if order.why == CheckWhy::Scheduled);
    assert!(jobs.has(asked));
    jobs.0.clear();
    tick(&mut state, &mut jobs, 19);
    assert!(!jobs.has(asked), "it is asked already");
    assert_eq!(state.scheduled_in(), None);
}

#[test]
fn an_answer_of_later_than_now_puts_nothing_off() {
    let (mut state, mut jobs) = unlocked();
    asked_ago(&mut state, &mut jobs, -24 * 365, true);
    tick(&mut state, &mut jobs, 19);
    tick(&mut state, &mut jobs, 10);
    assert!(jobs.has(|job| matches!(job, Job::Check(order) if order.why == CheckWhy::Scheduled)));
}

#[test]
fn nobody_is_asked_by_itself_who_was_never_asked_or_whose_owner_did_not_agree() {
    for (hours, agreed, switch_off) in [(25, false, false), (25, true, true)] {
        let (mut state, mut jobs) = unlocked();
        asked_ago(&mut state, &mut jobs, hours, agreed);
        if switch_off {
            state.apply(Command::Choose(Choice::AsksDaily(false)), &mut jobs);
            do_change(&mut state, &mut jobs);
        }
        tick(&mut state, &mut jobs, 19);
        tick(&mut state, &mut jobs, 10);
        assert!(!jobs.has(|job| matches!(job, Job::Check(_))), "{agreed} {switch_off}");
    }
    let (mut state, mut jobs) = unlocked();
    tick(&mut state, &mut jobs, 19);
    tick(&mut state, &mut jobs, 10);
    assert!(!jobs.has(|job| matches!(job, Job::Check(_))), "never asked");
    let (mut state, mut jobs) = unlocked();
    asked_ago(&mut state, &mut jobs, 25, true);
    state.session.as_mut().unwrap().demo = true;
    tick(&mut state, &mut jobs, 19);
    tick(&mut state, &mut jobs, 10);
    assert!(!jobs.has(|job| matches!(job, Job::Check(_) | Job::Change(..))), "in the samples");
}

#[test]
fn an_answer_that_nobody_asked_for_has_a_line_only_where_it_is_news() {
    let (mut state, mut jobs) = unlocked();
    let lines = |state: &State| deeds(state).iter().filter(|deed| deed.starts_with("asked ")).count();
    let before = lines(&state);
    for (hours, codes, more) in [(25, &READ[..], 0), (25, &TRADE, 1), (25, &TRADE, 1)] {
        let answered = tax(&state).live.answered.clone();
        asked_ago(&mut state, &mut jobs, hours, true);
        if let Some(answered) = answered {
            let mut book = (*state.session.as_ref().unwrap().book).clone();
            let key = book.keys.get_mut(&sample::id(TAX)).unwrap();
            key.live.last = Some(Check { at: key.live.last.as_ref().unwrap().at, ..answered });
            let generation = state.generation;
            state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
        }
        tick(&mut state, &mut jobs, 19);
        tick(&mut state, &mut jobs, 10);
        let Job::Check(order) = jobs.last() else { panic!("it was asked") };
        let said = told(&state, codes);
        answer(&mut state, &mut jobs, order, said);
        assert_eq!(lines(&state), before + more);
    }
}

#[test]
fn a_question_that_nobody_asked_for_and_that_did_not_get_through_takes_no_answer_away() {
    let (mut state, mut jobs) = unlocked();
    asked_ago(&mut state, &mut jobs, 25, true);
    tick(&mut state, &mut jobs, 19);
    tick(&mut state, &mut jobs, 10);
    let Job::Check(order) = jobs.last() else { panic!("it was asked") };
    let (generation, before) = (state.generation, tax(&state).live.clone());
    let said = refused(&state, Why::NoInternet);
    state.receive(generation, Event::Checked(order, Ok(Some(Box::new(said)))), &mut jobs);
    assert!(!jobs.has(|job| matches!(job, Job::Change(..))));
    assert_eq!(tax(&state).live, before);
    tick(&mut state, &mut jobs, 19);
    assert!(!jobs.has(|job| matches!(job, Job::Check(_))), "not at once again");
}

#[test]
fn what_would_say_the_same_again_is_not_asked_by_itself() {
    for reason in [Why::UnknownKey, Why::KeyOrSecret, Why::AddressRefused] {
        let (mut state, mut jobs) = unlocked();
        asked_ago(&mut state, &mut jobs, 25, true);
        let mut book = (*state.session.as_ref().unwrap().book).clone();
        let last = book.keys.get_mut(&sample::id(TAX)).unwrap().live.last.as_mut().unwrap();
        last.outcome = Outcome::Refused(Refusal::of(reason));
        let generation = state.generation;
        state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
        tick(&mut state, &mut jobs, 19);
        tick(&mut state, &mut jobs, 10);
        assert!(!jobs.has(|job| matches!(job, Job::Check(_))), "{reason:?}");
    }
}
