//! Pairs that are made here: one at a time, for what waits for one, kept out of the answers' reach.

use super::*;
use crate::app::command::PairCommand;
use crate::domain::draft::Draft;
use crate::domain::pair::{Algorithm, Born};
use crate::domain::rotation::Rotation;

const ID: KeyId = KeyId([0xd7; 16]);

/// A draft at this exchange, in an open vault.
fn drafting(exchange: &str) -> (State, Recorder) {
    let (mut state, mut jobs) = unlocked();
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let mut draft = Draft::begin(ID, state.now);
    draft.choose_exchange(exchange);
    book.drafts.insert(ID, draft);
    state.receive(0, Event::BookChanged(Arc::new(book)), &mut jobs);
    jobs.0.clear();
    (state, jobs)
}

fn make(state: &mut State, jobs: &mut Recorder, id: KeyId, algorithm: Algorithm) {
    state.apply(Command::Pair(id, PairCommand::Make(algorithm)), jobs);
}

fn born(exchange: &str) -> Born {
    Born {
        exchange: exchange.to_owned(),
        field: "secret".to_owned(),
        algorithm: Algorithm::Ed25519,
        public: "public".to_owned(),
        made: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn a_pair_is_made_as_the_exchange_takes_it() {
    let (mut state, mut jobs) = drafting("binance");
    make(&mut state, &mut jobs, ID, Algorithm::Ed25519);
    let Job::MakePair(order) = jobs.last() else { panic!("a pair was asked for") };
    assert_eq!((order.id, &*order.exchange, &*order.field), (ID, "binance", "secret"));
    assert!(state.session.as_ref().unwrap().is_doing(Doing::MakePair(ID)));
    // Nobody waits for it: the lock and the way elsewhere are free.
    assert!(!state.session.as_ref().unwrap().is_saving_secret());
    make(&mut state, &mut jobs, ID, Algorithm::Rsa2048);
    assert!(jobs.0.is_empty(), "one at a time");
}

#[test]
fn no_pair_is_made_where_none_is_taken_or_waited_for() {
    let (mut state, mut jobs) = drafting("kraken");
    make(&mut state, &mut jobs, ID, Algorithm::Ed25519);
    let (mut state, mut more) = drafting("bybit");
    make(&mut state, &mut more, ID, Algorithm::Ed25519);
    make(&mut state, &mut more, sample::id(0), Algorithm::Rsa2048);
    make(&mut state, &mut more, KeyId([1; 16]), Algorithm::Rsa2048);
    assert!(jobs.0.is_empty() && more.0.is_empty());
}

#[test]
fn stopping_discarding_and_taking_back_stop_it() {
    let (mut state, mut jobs) = drafting("binance");
    make(&mut state, &mut jobs, ID, Algorithm::Rsa2048);
    state.apply(Command::Pair(ID, PairCommand::Stop), &mut jobs);
    assert!(matches!(jobs.last(), Job::StopPair));
    jobs.0.clear();
    state.apply(Command::Pair(ID, PairCommand::Stop), &mut jobs);
    assert!(jobs.0.is_empty(), "nothing is being made");
    make(&mut state, &mut jobs, ID, Algorithm::Rsa2048);
    state.apply(Command::Draft(DraftCommand::Discard(ID)), &mut jobs);
    assert!(jobs.has(|job| matches!(job, Job::StopPair)));
    assert_eq!(do_change(&mut state, &mut jobs), Doing::DiscardDraft(ID));
}

#[test]
fn answers_say_nothing_of_a_pair_that_is_sealed() {
    let (mut state, mut jobs) = drafting("binance");
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let mut answer = book.drafts[&ID].clone();
    book.drafts.get_mut(&ID).unwrap().born = Some(born("binance"));
    let key = book.keys.get_mut(&sample::id(0)).unwrap();
    let mut rotation = Rotation::begin(state.now, &[]);
    rotation.born = Some(born("okx"));
    key.rotation = Some(rotation.clone());
    state.receive(0, Event::BookChanged(Arc::new(book)), &mut jobs);
    // As the window knew it before the pair was sealed.
    answer.made = true;
    state.apply(Command::Draft(DraftCommand::Answer(Box::new(answer))), &mut jobs);
    do_change(&mut state, &mut jobs);
    rotation.born = None;
    rotation.made = true;
    let answer = RotationCommand::Answer(Box::new(rotation));
    state.apply(Command::Rotation(sample::id(0), answer), &mut jobs);
    do_change(&mut state, &mut jobs);
    let book = &state.session.as_ref().unwrap().book;
    assert!(book.drafts[&ID].born.is_some() && book.drafts[&ID].made);
    let rotation = book.keys[&sample::id(0)].rotation.as_ref().unwrap();
    assert!(rotation.born.is_some() && rotation.made);
}

#[test]
fn a_key_that_was_made_here_begins_its_rotation_with_a_pair_of_its_kind_as_long_as_the_exchange_takes_it() {
    for (exchange, pair) in [("binance", Some(Algorithm::Ed25519)), ("bybit", None), ("okx", None)] {
        let (mut state, mut jobs) = unlocked();
        let mut book = (*state.session.as_ref().unwrap().book).clone();
        let id = sample::id(0);
        let key = book.keys.get_mut(&id).unwrap();
        (key.exchange, key.born, key.rotation) = (exchange.to_owned(), Some(born(exchange)), None);
        state.receive(0, Event::BookChanged(Arc::new(book)), &mut jobs);
        state.apply(Command::Key(id, KeyCommand::Rotate), &mut jobs);
        do_change(&mut state, &mut jobs);
        let rotation = state.session.as_ref().unwrap().book.keys[&id].rotation.clone().unwrap();
        assert_eq!(rotation.pair, pair, "{exchange}");
    }
}
