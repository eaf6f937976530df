//! Which key is dead, by what, and which is alive again.

use super::*;

#[test]
fn a_key_that_answers_after_all_is_alive_again() {
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::ByHand(id), at(1));
    assert!(book.keys[&id].live.dead.is_some());
    book.in_emergency(&Scope::Everything, &answer(id, 2, Reason::NotAllowed, Death::StillAlive), at(2));
    assert!(
        book.keys[&id].live.dead.is_none() && book.open_emergency().unwrap().case(id).unwrap().still_alive()
    );
}

#[test]
fn an_owner_takes_back_what_they_said_and_never_what_an_exchange_proved() {
    let (mut book, said, before, proved) = (book(), sample::id(1), sample::id(2), sample::id(4));
    book.keys.get_mut(&before).unwrap().live.dead = Some(Dead { at: at(-60), by_hand: true });
    book.in_emergency(&Scope::Everything, &Step::ByHand(said), at(1));
    book.in_emergency(&Scope::Everything, &answer(proved, 1, Reason::UnknownKey, Death::Proved), at(1));
    let from = book.journal.read().lines.len();
    for id in [said, before, proved] {
        book.in_emergency(&Scope::Everything, &Step::Deleted(id, false), at(2));
    }
    let is_dead = |id| book.open_emergency().unwrap().end_of(&book.keys[&id]).is_some();
    assert_eq!([said, before, proved].map(is_dead), [false, false, true]);
    assert!(book.keys[&said].live.dead.is_none() && book.keys[&proved].live.dead.is_some());
    let told = deeds(&book, from);
    assert!(told.len() == 2 && told.iter().all(|deed| deed.starts_with("not-gone")), "{told:?}");
}

#[test]
fn a_dead_key_to_which_its_exchange_answers_is_alive_again_whoever_asked() {
    let revived = |about, is_ended: bool| {
        let (mut book, id) = (book(), sample::id(2));
        book.in_emergency(&Scope::Everything, &Step::ByHand(id), at(1));
        if is_ended {
            book.in_emergency(&Scope::Everything, &Step::Finished, at(2));
        }
        let from = book.journal.read().lines.len();
        book.keep_check(id, about, Check { at: at(3), ..told(&["query-funds"], None) }, false);
        let case = book.emergency.as_ref().unwrap().cases[&id].clone();
        let is_told = deeds(&book, from).iter().any(|deed| deed.starts_with("still-alive"));
        (book.keys[&id].live.dead.is_none(), case.still_alive(), is_told)
    };
    for about in [AskedAbout::InUse, AskedAbout::Old, AskedAbout::New] {
        assert_eq!(revived(about, false), (true, true, true), "{about:?}");
    }
    assert_eq!(revived(AskedAbout::InUse, true), (true, false, true), "what is over stays as it was");
    assert_eq!(revived(AskedAbout::New, true), (false, false, false), "a replacement may work");
    // A refusal raises nobody from the dead, and one that lives is told once.
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::ByHand(id), at(1));
    let refused = Outcome::Refused(Refusal::of(Reason::AddressRefused));
    let refused = Check { outcome: refused, ..told(&[], None) };
    book.keep_check(id, AskedAbout::InUse, refused, false);
    assert!(book.keys[&id].live.dead.is_some());
    let from = book.journal.read().lines.len();
    book.leaked_answered(id, false, Check { at: at(3), ..told(&[], None) }, at(3));
    let alive = deeds(&book, from).iter().filter(|deed| deed.starts_with("still-alive")).count();
    assert!(alive == 1 && book.keys[&id].live.dead.is_none());
}

#[test]
fn silence_takes_no_proof_away_and_no_answer_by_which_a_refusal_proves_something() {
    let (mut book, id) = (book(), sample::id(2));
    for answered in [id, sample::id(1)] {
        book.keep_check(answered, AskedAbout::InUse, Check { at: at(0), ..told(&[], None) }, false);
    }
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(1));
    book.leaked_answered(id, false, refused(2, Reason::UnknownKey), at(2));
    book.leaked_answered(id, false, refused(3, Reason::NoInternet), at(3));
    let answer = |book: &Book| book.open_emergency().unwrap().case(id).unwrap().answer.clone().unwrap();
    assert!(answer(&book).is_proof());
    // The new one answered while it was set up; a time-out between then and now is nothing.
    book.keep_check(id, AskedAbout::New, Check { at: at(0), ..told(&[], None) }, false);
    book.leaked_answered(id, true, refused(4, Reason::TimeOut), at(4));
    book.leaked_answered(id, true, refused(5, Reason::KeyAddressOrPermission), at(5));
    assert_eq!(book.keys[&id].live.dead, Some(Dead { at: at(5), by_hand: false }));
    // The owner's own word stays too, until the exchange says more.
    let other = sample::id(1);
    book.in_emergency(&Scope::Everything, &Step::ByHand(other), at(6));
    book.leaked_answered(other, false, refused(7, Reason::TimeOut), at(7));
    assert_eq!(
        book.open_emergency().unwrap().case(other).unwrap().answer.as_ref().unwrap().said,
        Said::ByHand
    );
    book.leaked_answered(other, false, refused(8, Reason::UnknownKey), at(8));
    assert!(book.open_emergency().unwrap().case(other).unwrap().answer.as_ref().unwrap().is_proof());
}

#[test]
fn the_current_one_is_the_most_damaging_that_is_neither_dead_nor_put_aside() {
    let mut book = book();
    let current = |book: &Book| {
        let keys = ranked(book, &Scope::Everything);
        book.open_emergency().and_then(|emergency| emergency.current(book, &keys))
    };
    book.in_emergency(&Scope::Everything, &Step::Opened(sample::id(5)), at(1));
    assert_eq!(current(&book), Some(sample::id(0)));
    book.in_emergency(
        &Scope::Everything,
        &answer(sample::id(0), 2, Reason::UnknownKey, Death::Proved),
        at(2),
    );
    assert_eq!(current(&book), Some(sample::id(1)));
    book.in_emergency(&Scope::Everything, &Step::Skipped(sample::id(1), true), at(3));
    assert_eq!(current(&book), Some(sample::id(5)));
    book.in_emergency(&Scope::Everything, &Step::Opened(sample::id(1)), at(4));
    assert_eq!(current(&book), Some(sample::id(1)), "it is taken up again");
}

#[test]
fn a_key_that_was_dead_before_counts_as_dead_but_not_in_a_drill() {
    let mut book = book();
    for (place, by_hand) in [(0, false), (1, true)] {
        book.keys.get_mut(&sample::id(place)).unwrap().live.dead = Some(Dead { at: at(-60), by_hand });
    }
    book.in_emergency(&Scope::Everything, &Step::Opened(sample::id(5)), at(1));
    let keys = ranked(&book, &Scope::Everything);
    let emergency = book.open_emergency().unwrap();
    let progress = emergency.progress(&book, &keys);
    assert_eq!((progress.proved, progress.by_hand, progress.left()), (1, 1, 7));
    assert_eq!(emergency.current(&book, &keys), Some(sample::id(5)));
    let drill = Drill::begin(at(2), Scope::Everything);
    assert_eq!(drill.current(&book, &keys), Some(sample::id(0)), "it is practised all the same");
    // One that answers now is not dead, whatever was said before.
    let alive = answer(sample::id(0), 3, Reason::NotAllowed, Death::StillAlive);
    book.in_emergency(&Scope::Everything, &alive, at(3));
    let emergency = book.open_emergency().unwrap();
    assert_eq!(emergency.current(&book, &keys), Some(sample::id(0)));
    assert_eq!(emergency.progress(&book, &keys).proved, 0);
}

#[test]
fn a_dead_key_asks_for_nothing_and_is_no_danger() {
    use crate::domain::duty::{Duty, Today, duty_and_next};
    let (mut book, id) = (book(), sample::id(0));
    let today = Today::at(at(0), &jiff::tz::TimeZone::UTC, 14);
    assert_eq!(duty_and_next(&book.keys[&id], &today).0, Duty::Danger);
    book.in_emergency(&Scope::Everything, &Step::ByHand(id), at(1));
    assert_eq!(duty_and_next(&book.keys[&id], &today), (Duty::Dead, None));
    assert!(!Duty::Dead.needs_you());
    // Its replacement may be under way.
    book.in_emergency(&Scope::Everything, &Step::ByHand(sample::id(2)), at(2));
    assert!(matches!(duty_and_next(&book.keys[&sample::id(2)], &today).0, Duty::Rotating(_)));
    // The new key takes its place, and nothing of the old one's end is said of it.
    book.finish_rotation(sample::id(2), at(3));
    assert!(book.keys[&sample::id(2)].live.dead.is_none());
}
