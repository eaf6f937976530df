//! Questions about a rotation: that the new key works and that the old one is dead.

use super::*;

#[test]
fn answers_about_a_rotation_are_kept_there() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Key(sample::id(TAX), KeyCommand::Rotate), &mut jobs);
    do_change(&mut state, &mut jobs);
    let order = ask(&mut state, &mut jobs, CheckWhy::NewWorks).unwrap();
    let works = told(&state, &READ);
    answer(&mut state, &mut jobs, order, works.clone());
    let order = ask(&mut state, &mut jobs, CheckWhy::OldIsDead).unwrap();
    let dead = refused(&state, Why::UnknownKey);
    answer(&mut state, &mut jobs, order, dead.clone());
    let rotation = tax(&state).rotation.clone().unwrap();
    assert_eq!((rotation.checked.as_ref(), rotation.old_answer.as_ref()), (Some(&works), Some(&dead)));
    assert!(tax(&state).live.is_empty());
    assert_eq!(
        deeds(&state)[deeds(&state).len() - 2..],
        ["asked-new told read", "asked-old refused unknown-key"]
    );

    // An answer of the person that was given meanwhile does not take it away.
    let stale = Rotation { checked: None, old_answer: None, ..rotation };
    state.apply(Command::Rotation(sample::id(TAX), RotationCommand::Answer(Box::new(stale))), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(tax(&state).rotation.as_ref().unwrap().checked.as_ref(), Some(&works));
}

#[test]
fn a_rotation_asks_by_itself_what_it_has_to_know_and_never_destroys_a_secret_to_which_the_exchange_answers() {
    let (mut state, mut jobs) = unlocked();
    let id = sample::id(2);
    let generation = state.generation;
    let ask_of = |jobs: &mut Recorder| match jobs.0.pop() {
        Some((_, Job::Check(order))) => Some(order),
        _ => None,
    };
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let key = book.keys.get_mut(&id).unwrap();
    key.exchange = "binance".to_owned();
    state.receive(generation, Event::Wrote(Doing::StoreNew(id), Arc::new(book.clone())), &mut jobs);
    let order = ask_of(&mut jobs).unwrap();
    assert_eq!((order.which, order.why), (Which::Next, CheckWhy::NewWorks));

    let now = state.now;
    let rotation = book.keys.get_mut(&id).unwrap().rotation.as_mut().unwrap();
    (rotation.made, rotation.switched, rotation.new_fields) = (true, true, Some(vec![]));
    (rotation.works, rotation.revoked, rotation.reason) = (Some(now), Some(now), Some(Reason::Due));
    state.receive(generation, Event::Wrote(Doing::KeepRotation(id), Arc::new(book.clone())), &mut jobs);
    let order = ask_of(&mut jobs).unwrap();
    assert_eq!((order.which, order.why), (Which::Current, CheckWhy::OldIsDead));

    let alive = as_wanted(&book.keys[&id], now);
    book.keys.get_mut(&id).unwrap().rotation.as_mut().unwrap().old_answer = Some(alive);
    state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
    state.apply(Command::Rotation(id, RotationCommand::Finish), &mut jobs);
    assert!(!jobs.has(|job| matches!(job, Job::Promote(_))), "the secret is needed to ask again");
}

/// A rotation whose last step is to be done; the old key is called gone by its owner.
fn at_the_end_of_a_rotation(state: &mut State, jobs: &mut Recorder) {
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    let key = book.keys.get_mut(&sample::id(TAX)).unwrap();
    let now = state.now;
    key.rotation = Some(Rotation { new_fields: Some(vec![]), ..Rotation::begin(now, &[]) });
    let rotation = key.rotation.as_mut().unwrap();
    (rotation.made, rotation.switched, rotation.reason) = (true, true, Some(Reason::Due));
    (rotation.works, rotation.revoked) = (Some(now), Some(now));
    let generation = state.generation;
    state.receive(generation, Event::BookChanged(Arc::new(book)), jobs);
    jobs.0.clear();
}

#[test]
fn a_rotation_ends_only_when_every_answer_about_it_is_there_and_kept() {
    let (mut state, mut jobs) = unlocked();
    let (id, generation) = (sample::id(TAX), state.generation);
    at_the_end_of_a_rotation(&mut state, &mut jobs);
    let order = ask(&mut state, &mut jobs, CheckWhy::OldIsDead).unwrap();
    let finish = |state: &mut State, jobs: &mut Recorder| {
        state.apply(Command::Rotation(id, RotationCommand::Finish), jobs);
        jobs.has(|job| matches!(job, Job::Promote(_)))
    };
    assert!(!finish(&mut state, &mut jobs), "it is being asked");
    let alive = told(&state, &READ);
    state.receive(generation, Event::Checked(order.clone(), Ok(Some(Box::new(alive)))), &mut jobs);
    assert!(!finish(&mut state, &mut jobs), "the answer is being written");
    do_change(&mut state, &mut jobs);
    assert!(!finish(&mut state, &mut jobs), "the exchange answers to it");
    let again = ask(&mut state, &mut jobs, CheckWhy::OldIsDead).unwrap();
    let dead = refused(&state, Why::UnknownKey);
    answer(&mut state, &mut jobs, again, dead);
    assert!(finish(&mut state, &mut jobs));

    let (mut state, mut jobs) = unlocked();
    at_the_end_of_a_rotation(&mut state, &mut jobs);
    let mut book = (*state.session.as_ref().unwrap().book).clone();
    book.keys.get_mut(&id).unwrap().rotation.as_mut().unwrap().revoked = None;
    state.receive(generation, Event::BookChanged(Arc::new(book)), &mut jobs);
    let order = ask(&mut state, &mut jobs, CheckWhy::NewWorks).unwrap();
    let take_back = |state: &mut State, jobs: &mut Recorder| {
        state.apply(Command::Rotation(id, RotationCommand::TakeBack), jobs);
        jobs.has(|job| matches!(job, Job::Unstage(_)))
    };
    assert!(!take_back(&mut state, &mut jobs), "its new key is being asked about");
    let works = told(&state, &READ);
    answer(&mut state, &mut jobs, order, works);
    assert!(take_back(&mut state, &mut jobs));
}
