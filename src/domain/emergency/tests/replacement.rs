//! Keys that are replaced while they are on the list.

use super::*;
use crate::domain::rotation::Rotation;

/// Lets a rotation of this key have stored a new one at this second.
fn stored_at(book: &mut Book, id: KeyId, secs: i64) {
    let rotation =
        Rotation { new_fields: Some(vec![]), stored: Some(at(secs)), ..Rotation::begin(at(0), &[]) };
    book.keys.get_mut(&id).unwrap().rotation = Some(rotation);
}

#[test]
fn both_keys_of_a_rotation_have_to_die() {
    let (mut book, id) = (book(), sample::id(2));
    let next = |step| match step {
        Step::Answered { id, check, death, .. } => Step::Answered { id, is_next: true, check, death },
        step => step,
    };
    assert!(has_next(None, &book.keys[&id]));
    book.in_emergency(&Scope::Everything, &Step::Opened(id), at(1));
    book.in_emergency(&Scope::Everything, &answer(id, 2, Reason::UnknownKey, Death::Proved), at(2));
    assert!(book.keys[&id].live.dead.is_none(), "the new one still opens something");
    book.in_emergency(&Scope::Everything, &next(answer(id, 3, Reason::UnknownKey, Death::Proved)), at(3));
    assert_eq!(book.keys[&id].live.dead, Some(Dead { at: at(3), by_hand: false }));
    // One half by proof and the other by hand is by hand.
    let (mut half, other) = (book.clone(), sample::id(2));
    half.emergency = None;
    half.keys.get_mut(&other).unwrap().live.dead = None;
    half.in_emergency(&Scope::Everything, &Step::Opened(other), at(4));
    half.in_emergency(&Scope::Everything, &answer(other, 5, Reason::UnknownKey, Death::Proved), at(5));
    half.in_emergency(&Scope::Everything, &Step::ByHand(other), at(6));
    assert!(half.keys[&other].live.dead.unwrap().by_hand);
    let keys = ranked(&half, &Scope::Everything);
    let progress = half.emergency.as_ref().unwrap().progress(&half, &keys);
    assert_eq!((progress.all, progress.proved, progress.by_hand, progress.left()), (9, 0, 1, 8));
}

#[test]
fn the_replacement_that_is_stored_afterwards_reopens_nothing() {
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(1));
    book.in_emergency(&Scope::Everything, &answer(id, 2, Reason::UnknownKey, Death::Proved), at(2));
    let stands = |book: &Book| {
        let (emergency, keys) = (book.open_emergency().unwrap(), ranked(book, &Scope::Key(id)));
        let is_dead = emergency.is_dead(&book.keys[&id]);
        (is_dead, emergency.progress(book, &keys).left(), emergency.current(book, &keys).is_none())
    };
    stored_at(&mut book, id, 3);
    assert_eq!(stands(&book), (true, 0, true));
    // One that was there already may be in the thief's hands too.
    book.keys.get_mut(&id).unwrap().live.dead = None;
    stored_at(&mut book, id, 1);
    assert_eq!(stands(&book), (false, 1, false));
}

#[test]
fn when_the_replacement_takes_its_place_what_leaked_stays_dead_and_the_replacement_lives() {
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(1));
    book.in_emergency(&Scope::Everything, &answer(id, 2, Reason::UnknownKey, Death::Proved), at(2));
    stored_at(&mut book, id, 3);
    book.finish_rotation(id, at(4));
    let proof = book.emergency.clone().unwrap().cases[&id].answer.clone();
    book.keep_check(id, AskedAbout::InUse, Check { at: at(5), ..told(&[], None) }, false);
    let emergency = book.open_emergency().unwrap();
    assert_eq!(emergency.cases[&id].answer, proof, "that the new key works says nothing about the old one");
    assert_eq!(emergency.end_of(&book.keys[&id]), Some(End::Proved));
    assert!(book.keys[&id].live.dead.is_none());
}

#[test]
fn a_replacement_begun_in_the_emergency_is_not_asked_to_die_also_before_the_old_key_is_deleted() {
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::Opened(id), at(1));
    book.in_emergency(&Scope::Everything, &Step::Replacing(id), at(2));
    stored_at(&mut book, id, 3);
    assert!(!has_next(book.open_emergency().unwrap().case(id), &book.keys[&id]));
    book.finish_rotation(id, at(4));
    let end = |book: &Book| book.open_emergency().unwrap().end_of(&book.keys[&id]);
    assert_eq!(end(&book), Some(End::ByHand), "its owner said that the old one is gone");
}

#[test]
fn a_new_key_that_leaked_too_is_not_dead_because_it_took_the_old_ones_place() {
    let (mut book, id) = (book(), sample::id(1));
    stored_at(&mut book, id, 0);
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(1));
    book.leaked_answered(id, false, refused(2, Reason::UnknownKey), at(2));
    book.leaked_answered(id, true, Check { at: at(3), ..told(&[], None) }, at(3));
    book.finish_rotation(id, at(4));
    let emergency = book.open_emergency().unwrap();
    assert_eq!(emergency.end_of(&book.keys[&id]), None);
    assert!(emergency.cases[&id].still_alive());
}
