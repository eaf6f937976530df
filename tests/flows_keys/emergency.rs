//! A key leaked: the list by damage under a person's hands, from the first page to the log, and the drill that changes nothing.

use egui::{Key, Modifiers};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::book::Book;
use keystead::domain::live_check::{Outcome, Reason, Refusal};
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open, open_key, open_list};

fn leaked() -> Window {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_eq!(window.route(), Route::Emergency);
    window
}

/// The window in which exchanges say this to every question.
fn exchanges_say(window: &mut Window, reason: Reason) {
    let refusal = Refusal { code: "EAPI".to_owned(), words: "so it says".to_owned(), ..Refusal::of(reason) };
    window.world().behind.exchange = Some(Ok(Outcome::Refused(refusal)));
}

#[test]
fn the_worst_stands_first_and_opening_its_page_begins_it() {
    let mut window = leaked();
    assert!(
        window.says("1. Arbitrage script") && window.says("2. Futures bot") && window.says("5. Grid bot")
    );
    assert!(window.says("4 more that can only read: they show what you own"));
    assert!(window.says("Nothing is begun until you open the first page"));
    window.press("Open page: DCA bot");
    assert!(window.asked().iter().any(|asked| asked.starts_with("Open https://")), "{:?}", window.asked());
    assert!(window.says("Begun 13:46 · 0 of 9 dead and proved"));
    assert!(window.says("Page opened: ") && window.has("I deleted it, ask Kraken"));
    window.press("4 more that can only read: they show what you own, they cannot move it");
    assert!(window.says("9. "));
}

#[test]
fn a_key_is_dead_when_its_exchange_refuses_it_and_not_before() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    exchanges_say(&mut window, Reason::NotAllowed);
    window.press("I deleted it, ask Kraken");
    assert!(window.asked().iter().any(|asked| asked == "Ask kraken about DCA bot"));
    assert!(window.says("Kraken still answers to this key. It is not dead.") && window.says("0 of 9 dead"));
    exchanges_say(&mut window, Reason::UnknownKey);
    window.press("Ask Kraken again");
    assert!(window.says("1 of 9 dead and proved") && window.says("Dead, proved 13:46"));
    assert!(window.says("Kraken refused it at 13:46: “EAPI so it says”"));
    assert!(window.key("DCA bot").unwrap().removed.is_none());
    window.press("Take it from the list: DCA bot");
    assert!(window.key("DCA bot").unwrap().removed.is_some() && window.says("1 of 9 dead"));
}

#[test]
fn of_a_key_that_never_answered_its_exchange_proves_nothing_and_its_owner_looks() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    exchanges_say(&mut window, Reason::UnknownKey);
    window.press("I deleted it, ask Kraken");
    assert!(window.says("the key may also be stored here with a mistake") && window.says("0 of 9 dead"));
    window.press_box("Confirm by hand that it is gone");
    assert!(window.says("0 of 9 dead and proved, 1 by hand"));
}

#[test]
fn while_its_exchange_is_asked_nothing_is_said_of_it() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    window.press("I deleted it, ask Kraken");
    assert!(window.says("Asking Kraken …") && window.says("0 of 9 dead"));
}

#[test]
fn without_a_network_the_owner_looks_and_says_so() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    exchanges_say(&mut window, Reason::NoInternet);
    window.press("I deleted it, ask Kraken");
    assert!(window.says("Kraken could not be asked: no connection.") && window.says("0 of 9 dead"));
    assert!(window.has("Ask Kraken again"));
    window.press_box("Confirm by hand that it is gone");
    assert!(window.says("0 of 9 dead and proved, 1 by hand") && window.says("Gone, you said 13:46"));
}

#[test]
fn what_was_confirmed_by_hand_can_be_taken_back() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    exchanges_say(&mut window, Reason::NoInternet);
    window.press("I deleted it, ask Kraken");
    window.press_box("Confirm by hand that it is gone");
    assert!(window.says("1 by hand") && window.key("DCA bot").unwrap().live.dead.is_some());
    window.press("It is not gone after all: DCA bot");
    assert!(window.says("0 of 9 dead and proved") && !window.says("by hand ·"));
    assert!(window.key("DCA bot").unwrap().live.dead.is_none());
    exchanges_say(&mut window, Reason::NotAllowed);
    window.press("I deleted it, ask Kraken");
    exchanges_say(&mut window, Reason::UnknownKey);
    window.press("Ask Kraken again");
    assert!(window.says("1 of 9 dead and proved") && !window.has("It is not gone after all: DCA bot"));
}

#[test]
fn it_leads_back_from_the_list_and_can_be_stopped() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    window.hit_with(Modifiers::COMMAND, Key::Num1);
    assert!(
        window.says("The emergency of today, 13:46 is not over.") && window.says("9 of 9 keys are not dead.")
    );
    window.press("Go on");
    assert_eq!(window.route(), Route::Emergency);
    window.press("Stop here");
    assert!(window.says("End this emergency?") && window.says("9 keys are not dead."));
    window.press("End it");
    assert!(window.route() == Route::Keys && !window.says("is not over."));
}

#[test]
fn while_keys_live_it_is_not_ended_without_a_question_and_its_log_is_offered_first() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    window.press("Stop here");
    assert_eq!(window.focused(), "Go on with it");
    window.hit(Key::Escape);
    assert!(window.route() == Route::Emergency && window.session().book.open_emergency().is_some());
    window.press("Stop here");
    window.press("Save the log …");
    assert!(window.says("Save the log?") && !window.says("End this emergency?"));
}

#[test]
fn one_may_worry_about_a_key_a_tool_or_an_exchange() {
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("It leaked …");
    assert!(window.route() == Route::Emergency && window.says("1. DCA bot") && !window.says("2. "));
    window.press("A tool");
    window.type_into("Its name", "passiv");
    window.press_some("Passivbot, 1 key");
    assert!(window.says("1. Futures bot") && !window.says("1. DCA bot"));
    window.press("An exchange");
    window.press_some("Kraken, 2 keys");
    assert!(window.says("1. DCA bot"));
    window.press("Everything");
    assert!(window.says("5. Grid bot"));
    assert!(!window.asked().iter().any(|asked| asked == "Emergency"), "looking is not doing");
}

#[test]
fn of_one_key_nothing_more_is_said_than_that_what_was_chosen_is_dead() {
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("It leaked …");
    window.press("Open the page");
    exchanges_say(&mut window, Reason::NotAllowed);
    window.press("I deleted it, ask Kraken");
    exchanges_say(&mut window, Reason::UnknownKey);
    window.press("Ask Kraken again");
    assert!(window.says("What you chose is dead. Now the rest") && !window.says("Every key is dead"));
    window.hit_with(Modifiers::COMMAND, Key::Num1);
    assert!(window.says("The key that you chose is dead. What follows is left."));
    window.press("Go on");
    assert!(window.says("What you chose is dead. Now the rest"));
}

#[test]
fn who_has_no_key_here_yet_is_told_where_to_delete_it() {
    let mut window = open(Book::default(), Route::Keys);
    window.hit_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert!(window.says("There is no key in Keystead yet.") && window.says("sign in at its exchange"));
    assert!(!window.says("No key is touched by this."));
}

#[test]
fn a_drill_changes_nothing_and_tells_how_long_it_took_and_what_is_missing() {
    let mut window = leaked();
    let before = window.session().book.clone();
    window.press("Fire drill, changes nothing");
    assert!(window.says("This is a drill. Nothing is changed.") && !window.has("Stop here"));
    window.press("Would open page: DCA bot");
    assert!(window.says("Let Keystead ask Kraken: it must refuse the key"), "as in earnest");
    window.press("I would have deleted it");
    assert!(window.says("Practised"));
    window.press("End the drill");
    assert!(window.says("The drill took 0 seconds. 1 of 9 keys were practised."));
    assert!(window.says("Not reached: Arbitrage script"));
    assert!(window.asked().is_empty() && window.session().book == before, "{:?}", window.asked());
    window.press("Leave the drill");
    assert!(window.says("Nothing is begun"));
}

#[test]
fn the_log_has_no_secret_and_goes_where_it_is_wanted() {
    let mut window = leaked();
    window.press("Open page: DCA bot");
    window.press_box("The tool’s own password and second factor");
    window.press("Log …: save what was done as a text");
    assert!(window.says("No secret is in it"));
    window.press("Choose a place …");
    assert!(
        window.asked().iter().any(
            |asked| asked == "Save the log as /picked/keystead-emergency-2026-11-22.txt, replacing: true"
        ),
        "{:?}",
        window.asked()
    );
    assert!(window.says("The log is saved"));
}

#[test]
fn what_could_not_be_kept_is_told() {
    let mut window = leaked();
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Open page: DCA bot");
    assert!(window.says("The disk is full.") && window.says("Nothing is begun"));
}

#[test]
fn hundreds_of_keys_are_folded() {
    let mut window = open(sample::many(now(), 300), Route::Keys);
    window.hit_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert!(window.says("40. ") && !window.says("41. "));
    let harmful = window.session().emergency.as_ref().unwrap().harmful;
    window.press(&format!("Show {} more keys, less damaging", harmful - 40));
    assert!(window.says("80. ") && !window.says("81. "));
}
