//! Asking exchanges: what is asked, and what is kept of the answers.

mod questions;
mod rotations;
mod schedule;
mod writing;

use super::*;
use crate::app::command::CheckCommand;
use crate::app::jobs::{CheckOrder, CheckWhy};
use crate::app::state::RoundOutcome;
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::{AskedAbout, Check, Outcome, Reason as Why, Refusal, Told, as_wanted};
use crate::domain::permission::Level;
use crate::domain::rotation::Rotation;

/// The place of the sample key at Kraken that should only read.
const TAX: usize = 3;

fn tax(state: &State) -> &ApiKey {
    state.key(sample::id(TAX)).unwrap()
}

fn ask(state: &mut State, jobs: &mut Recorder, why: CheckWhy) -> Option<CheckOrder> {
    let which = if why == CheckWhy::NewWorks { Which::Next } else { Which::Current };
    jobs.0.clear();
    state.apply(Command::Check(sample::id(TAX), CheckCommand::Now(which, why)), jobs);
    jobs.0.drain(..).find_map(|(_, job)| if let Job::Check(order) = job { Some(order) } else { None })
}

fn check(state: &State, outcome: Outcome) -> Check {
    Check { at: state.now, took_ms: 300, ahead_secs: None, outcome }
}

fn told(state: &State, codes: &[&str]) -> Check {
    let permissions = Some(codes.iter().map(|code| (*code).to_owned()).collect());
    check(state, Outcome::Told(Box::new(Told { permissions, ..Told::default() })))
}

fn refused(state: &State, reason: Why) -> Check {
    check(state, Outcome::Refused(Refusal::of(reason)))
}

/// Lets the exchange say this, and the vault keep it.
fn answer(state: &mut State, jobs: &mut Recorder, order: CheckOrder, check: Check) {
    let generation = state.generation;
    state.receive(generation, Event::Checked(order, Ok(Some(Box::new(check)))), jobs);
    assert_eq!(do_change(state, jobs), Doing::KeepChecks);
}

fn deeds(state: &State) -> Vec<String> {
    let journal = &state.session.as_ref().unwrap().book.journal;
    journal.read().lines.iter().map(|line| format!("{} {}", line.deed, line.detail)).collect()
}

const READ: [&str; 2] = ["query-funds", "query-ledger"];
const TRADE: [&str; 3] = ["query-funds", "query-ledger", "modify-trades"];

#[test]
fn what_the_exchange_said_is_kept_with_the_key_and_in_the_journal() {
    let (mut state, mut jobs) = unlocked();
    let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
    assert_eq!((order.exchange.as_str(), order.which), ("kraken", Which::Current));
    assert!(state.session.as_ref().unwrap().checks.is_asking(order.id, Which::Current));
    assert_eq!(ask(&mut state, &mut jobs, CheckWhy::Asked), None, "it is asked already");
    let said = told(&state, &READ);
    answer(&mut state, &mut jobs, order, said.clone());
    assert_eq!(
        (tax(&state).live.last.as_ref(), tax(&state).live.answered.as_ref()),
        (Some(&said), Some(&said))
    );
    assert_eq!(deeds(&state).last().unwrap(), "asked told read");
    assert!(!state.session.as_ref().unwrap().checks.are_asking());

    let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
    let refusal = refused(&state, Why::AddressRefused);
    answer(&mut state, &mut jobs, order, refusal.clone());
    assert_eq!(
        (tax(&state).live.last.as_ref(), tax(&state).live.answered.as_ref()),
        (Some(&refusal), Some(&said))
    );
    assert_eq!(deeds(&state).last().unwrap(), "asked refused address-refused");
}

#[test]
fn a_key_that_may_do_more_than_before_is_held_until_its_owner_says_that_they_did_it() {
    let (mut state, mut jobs) = unlocked();
    let before = told(&state, &READ);
    for codes in [&READ[..], &TRADE, &TRADE] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        let said = told(&state, codes);
        answer(&mut state, &mut jobs, order, said);
    }
    assert_eq!(tax(&state).live.before_drift.as_ref(), Some(&before));
    assert_eq!(tax(&state).live.worse_since, Some(state.now));
    assert!(tax(&state).live.levels.has(Level::Trade) && !tax(&state).levels.has(Level::Trade));
    assert_eq!(deeds(&state).iter().filter(|deed| *deed == "got-worse trade").count(), 1);

    let at = state.now;
    let stale = CheckCommand::ChangedIt { takes_real: true, at: at - Duration::from_secs(1) };
    state.apply(Command::Check(sample::id(TAX), stale), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert!(tax(&state).live.before_drift.is_some(), "it got worse after what they saw");
    assert!(!tax(&state).levels.has(Level::Trade));
    state.apply(Command::Check(sample::id(TAX), CheckCommand::ChangedIt { takes_real: true, at }), &mut jobs);
    assert_eq!(do_change(&mut state, &mut jobs), Doing::KeepCheck(sample::id(TAX)));
    assert!(tax(&state).live.before_drift.is_none() && tax(&state).levels.has(Level::Trade));
    assert!(tax(&state).permissions.contains("modify-trades"));
    assert_eq!(deeds(&state).last().unwrap(), "changed-it wanted");
}

#[test]
fn what_got_worse_and_is_as_before_again_is_told_no_more() {
    let (mut state, mut jobs) = unlocked();
    for codes in [&READ[..], &TRADE, &READ] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        let said = told(&state, codes);
        answer(&mut state, &mut jobs, order, said);
    }
    assert!(tax(&state).live.before_drift.is_none() && tax(&state).live.worse_since.is_none());
}

#[test]
fn an_answer_that_tells_less_takes_nothing_back_and_what_was_told_before_keeps_its_date() {
    let (mut state, mut jobs) = unlocked();
    let (first, second) = (told(&state, &READ), told(&state, &TRADE));
    let later = state.now + Duration::from_mins(1);
    let works = Check { at: later, ..check(&state, Outcome::Told(Box::default())) };
    for said in [first.clone(), second.clone(), works.clone()] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        answer(&mut state, &mut jobs, order, said);
    }
    let live = &tax(&state).live;
    assert_eq!((live.before_drift.as_ref(), live.last.as_ref()), (Some(&first), Some(&works)));
    assert!(live.levels.has(Level::Trade) && tax(&state).does_more_than_wanted());
    let known = live.last_known().unwrap();
    assert_eq!((known.at, known.told().unwrap().earlier.permissions), (later, Some(second.at)));
    assert_eq!(known.told().unwrap().permissions, second.told().unwrap().permissions);
}

#[test]
fn what_gets_worse_once_more_is_told_again_also_where_the_first_was_put_off() {
    use crate::domain::duty::Duty;
    use crate::domain::later::Later;
    let (mut state, mut jobs) = unlocked();
    let before = told(&state, &READ);
    for codes in [&READ[..], &TRADE] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        let said = told(&state, codes);
        answer(&mut state, &mut jobs, order, said);
    }
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let put_off = Later::put_off(Duty::MoreThanWanted, 7, "a test", state.now, &state.zone);
    book.later.insert(sample::id(TAX), put_off);
    let generation = state.generation;
    state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
    let later = state.now + Duration::from_mins(1);
    for codes in [&TRADE[..], &[TRADE.as_slice(), &["withdraw-funds"]].concat()] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        let said = Check { at: later, ..told(&state, codes) };
        let is_worse = codes.len() > TRADE.len();
        answer(&mut state, &mut jobs, order, said);
        assert_eq!(state.session.as_ref().unwrap().book.later.is_empty(), is_worse);
    }
    assert_eq!(tax(&state).live.before_drift.as_ref(), Some(&before), "beside what was good");
    assert_eq!(tax(&state).live.worse_since, Some(later));
    let worse: Vec<String> = deeds(&state).into_iter().filter(|deed| deed.starts_with("got-worse")).collect();
    assert_eq!(worse, ["got-worse trade", "got-worse withdraw"]);
}

#[test]
fn a_question_that_never_got_to_the_exchange_is_no_use_of_the_key() {
    let (mut state, mut jobs) = unlocked();
    let begun = state.now;
    let at = |secs| begun + Duration::from_secs(secs);
    let refused_at = |state: &State, reason, secs| Check { at: at(secs), ..refused(state, reason) };
    let sent = told(&state, &READ);
    let unsent = refused_at(&state, Why::NoInternet, 60);
    let late = refused_at(&state, Why::TimeOut, 120);
    for (said, before) in [
        (sent.clone(), None),
        (unsent.clone(), Some(at(0))),
        (unsent, Some(at(0))),
        (late, Some(at(0))),
        (sent, Some(at(120))),
    ] {
        let order = ask(&mut state, &mut jobs, CheckWhy::Asked).unwrap();
        answer(&mut state, &mut jobs, order, said);
        assert_eq!(tax(&state).live.asked_before, before);
    }
}

#[test]
fn nothing_is_called_calm_of_which_nothing_was_told() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::CheckAll { disturbs: true }, &mut jobs);
    let all = state.session.as_ref().unwrap().checks.round.as_ref().unwrap().keys.len();
    let orders = jobs.0.drain(..).filter_map(|(_, job)| match job {
        Job::Check(order) => Some(order),
        _ => None,
    });
    let mut orders: Vec<CheckOrder> = orders.collect();
    let says_nothing = check(&state, Outcome::Told(Box::default()));
    let said = [
        Some(refused(&state, Why::Down)),
        Some(refused(&state, Why::UnknownKey)),
        Some(refused(&state, Why::AddressRefused)),
        Some(says_nothing),
    ];
    let generation = state.generation;
    let unknown = orders[1].id;
    for said in said {
        let order = orders.remove(0);
        state.receive(generation, Event::Checked(order, Ok(said.map(Box::new))), &mut jobs);
    }
    jobs.0.retain(|(_, job)| matches!(job, Job::Change(..)));
    do_change(&mut state, &mut jobs);
    jobs.0.retain(|(_, job)| matches!(job, Job::Change(..)));
    do_change(&mut state, &mut jobs);
    state.apply(Command::StopChecks, &mut jobs);
    let running = state.session.as_ref().unwrap().checks.running.clone();
    for (order, _) in running {
        state.receive(generation, Event::Checked(order, Ok(None)), &mut jobs);
    }
    let round = state.session.as_ref().unwrap().checks.round.as_ref().unwrap();
    assert!(round.left.is_empty() && round.keys.len() == all);
    assert_eq!((round.asked(), round.unanswered()), (4, 1));
    let refused = vec![unknown];
    assert_eq!(round.outcome, RoundOutcome { told: 1, told_what: 0, more: 0, refused, address_refused: 1 });
}
