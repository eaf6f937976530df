use super::*;
use crate::domain::api_key::{Act, ToolUse};
use crate::domain::live_check::{Addresses, AskedAbout, Check, Dead, Death, Outcome, Reason, Refusal, Told};
use crate::domain::permission::Level;
use crate::domain::sample;

fn at(secs: i64) -> Timestamp {
    Timestamp::from_second(1_795_355_173 + secs).unwrap()
}

fn book() -> Book {
    sample::book(at(0))
}

fn labels(book: &Book, scope: &Scope) -> Vec<String> {
    ranked(book, scope).iter().map(|one| book.keys[&one.id].label.clone()).collect()
}

fn told(permissions: &[&str], addresses: Option<Addresses>) -> Check {
    let permissions = Some(permissions.iter().map(|code| (*code).to_owned()).collect());
    let told = Told { permissions, addresses, ..Told::default() };
    Check { at: at(0), took_ms: 1, ahead_secs: None, outcome: Outcome::Told(Box::new(told)) }
}

fn answer(id: KeyId, secs: i64, reason: Reason, death: Death) -> Step {
    let refusal =
        Refusal { code: "10003".to_owned(), words: "API key is invalid.".to_owned(), ..Refusal::of(reason) };
    let check = Check { at: at(secs), took_ms: 1, ahead_secs: None, outcome: Outcome::Refused(refusal) };
    Step::Answered { id, is_next: false, check: Box::new(check), death }
}

fn refused(secs: i64, reason: Reason) -> Check {
    let outcome = Outcome::Refused(Refusal { status: Some(401), ..Refusal::of(reason) });
    Check { at: at(secs), outcome, ..told(&[], None) }
}

fn deeds(book: &Book, from: usize) -> Vec<String> {
    let lines = book.journal.read().lines;
    lines
        .iter()
        .skip(from)
        .map(|line| format!("{} {} {}", line.deed, line.detail, line.name).trim().to_owned())
        .collect()
}

#[test]
fn the_most_damaging_key_stands_first_and_what_can_only_read_last() {
    let all = labels(&book(), &Scope::Everything);
    assert_eq!(all[..5], ["Arbitrage script", "Futures bot", "Market maker", "DCA bot", "Grid bot"]);
    let rest = ranked(&book(), &Scope::Everything);
    assert!(rest[5..].iter().all(|one| one.damage == Damage::Read) && rest.len() == 9);
}

#[test]
fn the_order_stays_whatever_was_done_and_however_the_book_was_filled() {
    let before = ranked(&book(), &Scope::Everything);
    let mut after = book();
    after.in_emergency(&Scope::Everything, &Step::ByHand(sample::id(1)), at(1));
    after.in_emergency(&Scope::Everything, &Step::Skipped(sample::id(0), true), at(2));
    assert_eq!(ranked(&after, &Scope::Everything), before);
    // Two keys that a thief would like equally much stand by their names, and then by their ids.
    let mut twins = book();
    for place in [2, 4] {
        twins.keys.get_mut(&sample::id(place)).unwrap().label = "Twin".to_owned();
    }
    let ids: Vec<KeyId> = ranked(&twins, &Scope::Everything)[3..5].iter().map(|one| one.id).collect();
    assert_eq!(ids, [sample::id(2), sample::id(4)]);
}

#[test]
fn what_the_exchange_told_counts_where_it_is_worse_and_never_where_it_is_better() {
    let mut book = book();
    let change =
        |book: &mut Book, place, check| book.keep_check(sample::id(place), AskedAbout::InUse, check, false);
    // A key for reading that can withdraw, by Kraken's own word.
    change(&mut book, 3, told(&["query-funds", "withdraw-funds"], None));
    assert_eq!(damage_of(&book.keys[&sample::id(3)]), Damage::Withdraw);
    assert!(worst_of(&book.keys[&sample::id(3)]).0.has(Level::Withdraw));
    // A list that is not there.
    change(&mut book, 4, told(&["query-funds", "modify-trades"], Some(Addresses::Any)));
    assert_eq!(damage_of(&book.keys[&sample::id(4)]), Damage::TradeAnywhere);
    // A permission that nobody knows is never taken for harmless.
    change(&mut book, 7, told(&["enableReading", "enableMoonTravel"], None));
    assert_eq!(damage_of(&book.keys[&sample::id(7)]), Damage::Unknown);
    // That the exchange tells less makes nothing better than it is written down.
    change(&mut book, 0, told(&["read_only"], Some(Addresses::Listed(vec!["192.0.2.7".to_owned()]))));
    assert_eq!(damage_of(&book.keys[&sample::id(0)]), Damage::Withdraw);
}

#[test]
fn a_tool_is_found_by_its_id_by_its_name_and_by_what_was_typed_also_in_a_rotation() {
    let mut book = book();
    assert_eq!(labels(&book, &Scope::tool(" 3commas ")), ["DCA bot"]);
    assert_eq!(labels(&book, &Scope::tool("3Commas")), ["DCA bot"]);
    let used = |tool: &str| ToolUse { tool: tool.to_owned(), place: String::new() };
    book.keys.get_mut(&sample::id(7)).unwrap().tools.push(used("3COMMAS"));
    book.keys.get_mut(&sample::id(6)).unwrap().tools = vec![used("Night Trader")];
    assert_eq!(labels(&book, &Scope::tool("3Commas")), ["DCA bot", "Price sheet"]);
    assert_eq!(labels(&book, &Scope::tool("night trader ")), ["Portfolio view"]);
    assert_eq!(labels(&book, &Scope::tool("backtest notebook")), ["Grid bot"], "only its rotation names it");
    assert_eq!(labels(&book, &Scope::tool("nothing of that name")), [""; 0]);
    let names: Vec<(String, usize)> =
        tools(&book).into_iter().map(|(_, name, count)| (name, count)).collect();
    assert_eq!(names[0], ("3Commas".to_owned(), 2));
    assert!(names.contains(&("Night Trader".to_owned(), 1)));
}

#[test]
fn an_exchange_is_all_of_its_keys_and_one_that_was_typed_is_its_own() {
    let mut book = book();
    assert_eq!(labels(&book, &Scope::Exchange("bybit".to_owned())), ["Futures bot", "Balances at home"]);
    for (place, name) in [(6, "Moon Exchange"), (7, "moon exchange "), (8, "Sun")] {
        let key = book.keys.get_mut(&sample::id(place)).unwrap();
        (key.exchange, key.exchange_name) = ("other".to_owned(), name.to_owned());
    }
    let scope = Scope::exchange_of(&book.keys[&sample::id(6)]);
    assert_eq!(labels(&book, &scope).len(), 2);
    assert_eq!(exchanges(&book).iter().map(|(_, _, count)| count).sum::<usize>(), 9);
    assert_eq!(labels(&book, &Scope::Key(sample::id(4))), ["DCA bot"]);
}

#[test]
fn what_was_taken_from_the_list_is_not_in_it_unless_it_died_here() {
    let mut book = book();
    book.keys.get_mut(&sample::id(0)).unwrap().removed = Some(at(0));
    assert_eq!(ranked(&book, &Scope::Everything).len(), 8);
    book.in_emergency(&Scope::Everything, &Step::ByHand(sample::id(1)), at(1));
    book.keys.get_mut(&sample::id(1)).unwrap().removed = Some(at(2));
    assert_eq!(labels(&book, &Scope::Everything)[0], "Futures bot");
}

#[test]
fn it_begins_with_the_first_thing_that_is_done_and_every_thing_is_one_line() {
    let mut book = book();
    let from = book.journal.read().lines.len();
    let (scope, id) = (Scope::tool("3commas"), sample::id(4));
    for step in [
        Step::Finished,
        Step::Scope(Scope::Everything),
        Step::Skipped(id, false),
        Step::Aftercare(Aftercare::Scan, true),
    ] {
        book.in_emergency(&scope, &step, at(1));
    }
    assert!(book.emergency.is_none() && deeds(&book, from).is_empty(), "looking at it is nothing");
    let steps = [
        Step::Opened(id),
        Step::Deleted(id, true),
        answer(id, 4, Reason::TimeOut, Death::Unclear),
        answer(id, 5, Reason::NotAllowed, Death::StillAlive),
        answer(id, 6, Reason::UnknownKey, Death::Proved),
        Step::Skipped(sample::id(2), true),
        Step::ByHand(sample::id(2)),
        Step::Scope(Scope::Exchange("kraken".to_owned())),
        Step::Aftercare(Aftercare::Scan, true),
        Step::Finished,
    ];
    for (step, secs) in steps.iter().zip(2..) {
        book.in_emergency(&scope, step, at(secs));
    }
    let expected = [
        "emergency-begun tool 3commas",
        "page-opened  DCA bot",
        "said-deleted  DCA bot",
        "death-unclear time-out DCA bot",
        "still-alive  DCA bot",
        "dead-proved 10003 API key is invalid. DCA bot",
        "put-aside  Grid bot",
        "dead-by-hand  Grid bot",
        "emergency-scope exchange kraken",
        "aftercare scan",
        "emergency-ended 1 2",
    ];
    assert_eq!(deeds(&book, from), expected);
    let key = &book.keys[&id];
    assert_eq!(key.live.dead, Some(Dead { at: at(6), by_hand: false }));
    assert_eq!(
        key.history.last().unwrap().act,
        Act::DeadProved { said: "10003 API key is invalid.".to_owned() }
    );
    assert!(book.keys[&sample::id(2)].live.dead.is_some_and(|dead| dead.by_hand));
    assert!(book.open_emergency().is_none() && book.emergency.as_ref().unwrap().finished == Some(at(11)));
    // What is answered after that is kept and begins nothing; the next thing that is done begins a new one.
    book.in_emergency(&scope, &answer(sample::id(1), 20, Reason::UnknownKey, Death::Proved), at(20));
    assert!(book.open_emergency().is_none() && book.keys[&sample::id(1)].live.dead.is_some());
    book.in_emergency(&scope, &Step::Opened(id), at(21));
    assert_eq!(book.open_emergency().unwrap().begun, at(21));
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
    use crate::domain::rotation::Rotation;
    let (mut book, id) = (book(), sample::id(1));
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(1));
    book.in_emergency(&Scope::Everything, &answer(id, 2, Reason::UnknownKey, Death::Proved), at(2));
    let store = |book: &mut Book, secs| {
        let rotation =
            Rotation { new_fields: Some(vec![]), stored: Some(at(secs)), ..Rotation::begin(at(0), &[]) };
        book.keys.get_mut(&id).unwrap().rotation = Some(rotation);
    };
    let stands = |book: &Book| {
        let (emergency, keys) = (book.open_emergency().unwrap(), ranked(book, &Scope::Key(id)));
        let is_dead = emergency.is_dead(&book.keys[&id]);
        (is_dead, emergency.progress(book, &keys).left(), emergency.current(book, &keys).is_none())
    };
    store(&mut book, 3);
    assert_eq!(stands(&book), (true, 0, true));
    // One that was there already may be in the thief's hands too.
    book.keys.get_mut(&id).unwrap().live.dead = None;
    store(&mut book, 1);
    assert_eq!(stands(&book), (false, 1, false));
}

/// The samples in which a rotation of this key has stored a new one at this second, to which its exchange answers.
fn stored_at(book: &mut Book, id: KeyId, secs: i64) {
    use crate::domain::rotation::Rotation;
    let rotation =
        Rotation { new_fields: Some(vec![]), stored: Some(at(secs)), ..Rotation::begin(at(0), &[]) };
    book.keys.get_mut(&id).unwrap().rotation = Some(rotation);
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
fn the_log_has_the_keys_of_its_scope_and_every_key_about_which_something_was_done() {
    let mut book = book();
    book.in_emergency(&Scope::Key(sample::id(4)), &Step::Opened(sample::id(4)), at(1));
    book.in_emergency(&Scope::Everything, &Step::ByHand(sample::id(0)), at(2));
    book.in_emergency(&Scope::Everything, &Step::Scope(Scope::Key(sample::id(3))), at(3));
    book.keys.get_mut(&sample::id(0)).unwrap().removed = Some(at(4));
    let ids = |book: &Book| -> Vec<KeyId> {
        ranked_in(book, book.emergency.as_ref().unwrap()).iter().map(|one| one.id).collect()
    };
    let all = [sample::id(0), sample::id(4), sample::id(3)];
    assert_eq!(ids(&book), all);
    book.in_emergency(&Scope::Everything, &Step::Finished, at(5));
    assert_eq!(ids(&book), all, "also when it is over");
}

#[test]
fn it_survives_the_way_through_a_file_in_the_middle() {
    let (mut book, id) = (book(), sample::id(1));
    let old = serde_json::to_string(&book).unwrap();
    assert!(!old.contains("emergency"), "a book without one is written as before");
    book.in_emergency(&Scope::Everything, &Step::Opened(id), at(1));
    book.in_emergency(&Scope::Everything, &Step::Deleted(id, true), at(2));
    book.in_emergency(
        &Scope::Everything,
        &answer(id, 3, Reason::KeyAddressOrPermission, Death::Unclear),
        at(3),
    );
    book.in_emergency(&Scope::Everything, &Step::ByHand(sample::id(0)), at(4));
    book.in_emergency(&Scope::Everything, &Step::Aftercare(Aftercare::Email, true), at(5));
    let read: Book = serde_json::from_str(&serde_json::to_string(&book).unwrap()).unwrap();
    assert_eq!(read, book);
    let case = read.open_emergency().unwrap().case(id).unwrap();
    assert_eq!((case.opened, case.deleted), (Some(at(1)), Some(at(2))));
    assert_eq!(case.unclear().unwrap().reason, Reason::KeyAddressOrPermission);
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

#[test]
fn a_drill_is_kept_nowhere_and_tells_what_is_missing() {
    let mut book = book();
    let key = book.keys.get_mut(&sample::id(7)).unwrap();
    (key.exchange, key.exchange_name) = ("other".to_owned(), "Moon Exchange".to_owned());
    let keys = ranked(&book, &Scope::Everything);
    let mut drill = Drill::begin(at(0), Scope::Everything);
    for one in &keys[..8] {
        drill.take(&Step::Opened(one.id), at(10));
        drill.take(&Step::ByHand(one.id), at(20));
    }
    drill.take(&Step::Finished, at(240));
    drill.take(&Step::ByHand(keys[8].id), at(900));
    assert_eq!(drill.took(at(1000)).as_secs(), 240);
    let gaps = drill.gaps(&book, &keys);
    assert_eq!((gaps.no_page, gaps.wide_open), (vec![sample::id(0), sample::id(7)], vec![sample::id(0)]));
    assert!(gaps.not_asked.contains(&sample::id(7)) && gaps.not_reached == [keys[8].id]);
    assert!(book.emergency.is_none());
}

#[test]
fn a_drill_names_what_is_wide_open_by_what_its_exchange_said() {
    let mut book = book();
    let said = told(&["query-funds", "withdraw-funds"], Some(Addresses::Any));
    book.keep_check(sample::id(3), AskedAbout::InUse, said, false);
    let gaps = Drill::begin(at(2), Scope::Everything).gaps(&book, &ranked(&book, &Scope::Everything));
    assert!(gaps.wide_open.contains(&sample::id(3)));
}
