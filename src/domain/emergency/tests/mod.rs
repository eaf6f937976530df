//! The list of an emergency: its order, its scope, its log.

mod death;
mod drill;
mod replacement;

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
