//! Rotating: seven steps forward, back, left and taken up again, taken back, and the old secret destroyed last.

use std::collections::BTreeSet;

use egui::Key;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::{Act, ApiKey, FieldHint, KeyId};
use keystead::domain::live_check::{self, Check, Outcome, Refusal, as_wanted};
use keystead::domain::rotation::{Reason, Rotation, RotationStep};
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{USUAL, Vault, Window};

fn id() -> KeyId {
    sample::id(2)
}

fn at(step: RotationStep) -> Window {
    let mut book = sample::book(now());
    let key = book.keys.get_mut(&id()).unwrap();
    key.fields = vec![
        FieldHint { name: "api_key".to_owned(), hint: "vmPU … f3Qa".to_owned() },
        FieldHint { name: "secret".to_owned(), hint: String::new() },
    ];
    let stored = step > RotationStep::Paste;
    key.rotation = Some(Rotation {
        reason: (step > RotationStep::Why).then_some(Reason::Due),
        made: step > RotationStep::Make,
        new_fields: stored.then(|| {
            let hint = |name: &str, hint: &str| FieldHint { name: name.to_owned(), hint: hint.to_owned() };
            vec![hint("api_key", "9aBc … Zt81"), hint("secret", "")]
        }),
        stored: stored.then(now),
        switched: step > RotationStep::Switch,
        works: (step > RotationStep::Works).then(now),
        revoked: (step > RotationStep::Delete).then(now),
        ticks: BTreeSet::new(),
        ..Rotation::begin(now(), &key.tools)
    });
    Window::open(book, Route::Rotate(id(), None), USUAL)
}

fn rotation(window: &Window) -> &Rotation {
    window.session().book.keys[&id()].rotation.as_ref().expect("a rotation")
}

#[test]
fn a_reason_is_said_first() {
    let mut window = at(RotationStep::Why);
    assert!(!window.can_press("Begin"));
    window.press_some("Somebody may have seen it.");
    assert!(window.says("Every minute counts"));
    assert_eq!(rotation(&window).reason, None, "nothing is begun before the button");
    window.press("Begin");
    assert_eq!(rotation(&window).reason, Some(Reason::Leaked));
    assert!(window.says("Make a second key at Binance"));
}

#[test]
fn cancel_before_the_first_answer_takes_it_back_at_once() {
    let mut window = at(RotationStep::Why);
    window.press("Cancel");
    assert_eq!(window.route(), Route::Key(id()));
    assert!(window.session().book.keys[&id()].rotation.is_none());
}

#[test]
fn the_second_key_is_made_with_the_same_settings() {
    let mut window = at(RotationStep::Make);
    assert!(window.says("Leave the old key as it is"));
    assert!(window.says("•••• f3Qa"));
    window.press_some("Leave the old key as it is");
    assert!(rotation(&window).ticks.contains("again-keep"));
    window.asked();
    window.press("Copy freqtrade-22nov26");
    assert!(window.asked().contains(&"CopyPlain freqtrade-22nov26".to_owned()));
    window.press("I have the new key and secret");
    assert_eq!(rotation(&window).step(), RotationStep::Paste);
}

#[test]
fn the_new_key_is_saved_beside_the_old_one() {
    let mut window = at(RotationStep::Paste);
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.paste_into("Secret Key", &"Qw8z".repeat(16));
    window.asked();
    window.press("Save beside the old one");
    assert_eq!(window.asked(), ["Stage", "Check Next"], "the exchange is asked about it at once");
    assert!(window.says("Saved beside the old one, and read back"));
    assert!(window.says("Give the new key to each tool"));
    assert!(window.world().root.drafts.rotate.paste.fields.is_empty());
}

#[test]
fn the_old_key_cannot_be_pasted_as_the_new_one() {
    let mut window = at(RotationStep::Paste);
    window.world().behind.stored = Some(("aB3x".repeat(16), id()));
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.paste_into("Secret Key", &"Qw8z".repeat(16));
    assert!(window.says("This is the old key"));
    assert!(!window.can_press("Save beside the old one"));
}

#[test]
fn a_refusal_keeps_what_was_pasted() {
    let mut window = at(RotationStep::Paste);
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.paste_into("Secret Key", &"Qw8z".repeat(16));
    window.world().vault = Vault::Refuses(Problem::KeychainRefused);
    window.press("Save beside the old one");
    assert!(window.says("The keychain did not keep what Keystead gave it."));
    window.world().vault = Vault::Does;
    window.press("Save beside the old one");
    assert_eq!(rotation(&window).step(), RotationStep::Switch);
}

#[test]
fn each_tool_is_given_the_new_fields_in_its_order() {
    let mut window = at(RotationStep::Switch);
    assert!(window.says("Stop the bot, replace the values in its config file"));
    assert!(window.says("Tick Freqtrade first"));
    window.asked();
    window.press_some(", 1 of 2");
    assert_eq!(window.asked(), ["Copy Next api_key"]);
    assert!(window.says("Copied, cleared in 30 s"));
    window.press("Clear now");
    assert_eq!(window.asked(), ["ClearClipboard"]);
    window.press_some(", 2 of 2");
    assert!(window.asked().contains(&"Copy Next secret".to_owned()));
    window.press("Freqtrade, home server");
    assert!(window.says("Ticked today, 13:46"));
    assert!(rotation(&window).tools.iter().all(|tool| tool.done.is_some()));
    window.press("Continue");
    assert_eq!(rotation(&window).step(), RotationStep::Works);
}

#[test]
fn another_tool_is_added_once() {
    let mut window = at(RotationStep::Switch);
    window.press("Another tool uses this key too");
    window.press("Add");
    assert!(window.says("Write its name."));
    window.type_into("Which tool?", "freqtrade");
    window.type_into("Where does it run?", "home server");
    assert!(window.says("This tool is in the list already."));
    window.empty("Which tool?");
    window.type_into("Which tool?", &"t".repeat(41));
    assert!(window.says("longer than 40 characters"));
    window.empty("Which tool?");
    window.type_into("Which tool?", "Notizbuch");
    window.hit(Key::Enter);
    assert_eq!(rotation(&window).tools.len(), 2);
    assert!(window.says("Tick 2 more tools first"));
    window.press("Another tool uses this key too");
    window.press("Cancel");
    assert_eq!(rotation(&window).tools.len(), 2);
}

#[test]
fn a_field_that_cannot_be_read_says_why() {
    let mut window = at(RotationStep::Switch);
    window.world().vault = Vault::Refuses(Problem::KeychainLocked);
    window.press_some(", 1 of 2");
    assert!(window.says("The new key could not be read."));
}

#[test]
fn that_it_works_is_confirmed_by_its_owner() {
    let mut window = at(RotationStep::Works);
    assert!(window.says("Whether each tool really uses the new key, only you can see."));
    assert!(!window.can_press("The new key works"));
    window.press_some("A small order, placed and cancelled");
    assert!(!window.can_press("The new key works"), "a tool has not shown that it works");
    let tools = rotation(&window).tools.len();
    let lines: Vec<String> = window
        .all_words()
        .lines()
        .filter(|line| line.contains("got something new"))
        .map(str::to_owned)
        .collect();
    assert_eq!(lines.len(), tools);
    for line in lines {
        window.press_some(&line);
    }
    window.press("The new key works");
    assert_eq!(rotation(&window).step(), RotationStep::Delete);
}

#[test]
fn the_old_key_is_deleted_line_by_line() {
    let mut window = at(RotationStep::Delete);
    assert!(window.says("It is the key that reads •••• f3Qa. The new one reads •••• Zt81: leave that one."));
    assert!(!window.can_press("I deleted it at Binance"));
    assert!(window.says("Find the key that reads vmPU … f3Qa"));
    for line in ["Sign in", "Find the key", "Delete it", "Confirm with"] {
        window.press_some(line);
    }
    window.press("I deleted it at Binance");
    assert_eq!(rotation(&window).step(), RotationStep::Proof);
    assert!(window.says("so this cannot be taken back"));
}

#[test]
fn the_old_secret_is_destroyed_only_when_the_old_key_is_gone() {
    let mut window = at(RotationStep::Proof);
    assert!(!window.can_press("Destroy the old secret"));
    window.press("It is gone at Binance");
    window.asked();
    window.world().vault = Vault::Refuses(Problem::KeychainLocked);
    window.press("Destroy the old secret");
    assert!(window.says("The keychain of this computer asks for its password."));
    window.world().vault = Vault::Does;
    window.press("Destroy the old secret");
    assert_eq!(window.asked(), ["Promote", "Promote"]);
    assert_eq!(window.route(), Route::Key(id()));
    assert!(window.session().book.keys[&id()].rotation.is_none());
}

/// A rotation at this step, with an answer of the exchange in it.
fn answered(step: RotationStep, set: impl FnOnce(&mut ApiKey, &mut Rotation)) -> Window {
    let mut book = (*at(step).session().book).clone();
    let key = book.keys.get_mut(&id()).unwrap();
    let mut rotation = key.rotation.take().unwrap();
    set(key, &mut rotation);
    key.rotation = Some(rotation);
    Window::open(book, Route::Rotate(id(), None), USUAL)
}

#[test]
fn an_old_key_that_the_exchange_refuses_needs_no_tick_and_the_refusal_is_shown() {
    let mut window = answered(RotationStep::Proof, |key, rotation| {
        key.live.answered = Some(as_wanted(key, now()));
        let refusal = Refusal { code: "-2015".to_owned(), ..Refusal::of(live_check::Reason::UnknownKey) };
        rotation.old_answer = Some(check(Outcome::Refused(refusal)));
    });
    assert!(window.says("Binance refuses the old key. It is dead, proved") && window.says("-2015"));
    assert!(!window.says("It is gone at Binance"));
    window.press("Destroy the old secret");
    let key = &window.session().book.keys[&id()];
    assert!(key.rotation.is_none() && key.history.last().unwrap().act == Act::RotatedWithProof);
}

#[test]
fn an_old_key_that_still_answers_is_not_called_dead_and_its_secret_stays() {
    let mut window = answered(RotationStep::Proof, |key, rotation| {
        rotation.old_answer = Some(as_wanted(key, now()));
    });
    assert!(window.says("Binance still answers to the old key. It is not dead."));
    assert!(!window.says("It is gone at Binance") && !window.can_press("Destroy the old secret"));
    window.asked();
    window.press("Ask again");
    assert_eq!(window.asked(), ["Check Current"]);
}

#[test]
fn while_the_exchange_is_asked_nothing_of_the_rotation_can_go_and_that_is_told() {
    let mut window = at(RotationStep::Proof);
    window.press("It is gone at Binance");
    assert!(window.can_press("Destroy the old secret"));
    window.press("Ask Binance");
    assert!(!window.can_press("Destroy the old secret"));
    assert!(window.says("What Binance answers is not written down yet"));
}

#[test]
fn where_the_exchange_cannot_tell_its_owner_says_it_and_the_history_says_so() {
    let mut window = answered(RotationStep::Proof, |_, rotation| {
        rotation.old_answer = Some(check(Outcome::Refused(Refusal::of(live_check::Reason::NoInternet))));
    });
    assert!(window.says("no connection") && !window.can_press("Destroy the old secret"));
    window.press("It is gone at Binance");
    window.press("Destroy the old secret");
    assert_eq!(window.session().book.keys[&id()].history.last().unwrap().act, Act::Rotated);
}

#[test]
fn the_new_key_is_held_against_the_old_one_before_the_tools_are_switched() {
    let window = answered(RotationStep::Switch, |key, rotation| {
        rotation.checked = Some(as_wanted(key, now()));
    });
    assert!(window.says("Binance says: the new key works, and may do the same as the old one."));
    let mut window = answered(RotationStep::Switch, |key, rotation| {
        let mut more = key.clone();
        more.permissions.insert("enableWithdrawals".to_owned());
        rotation.checked = Some(as_wanted(&more, now()));
    });
    assert!(window.says("The new key is not like the old one."));
    assert!(window.says("Do not switch your tools yet. It may also: Withdraw."));
    window.asked();
    window.press("Ask again");
    assert_eq!(window.asked(), ["Check Next"]);
}

#[test]
fn a_new_key_with_one_more_permission_is_held_back_and_what_its_list_lacks_or_hides_is_said() {
    let asked = |change: fn(&mut live_check::Told)| {
        answered(RotationStep::Switch, move |key, rotation| {
            assert_eq!(key.addresses.len(), 1);
            let mut check = as_wanted(key, now());
            let Outcome::Told(told) = &mut check.outcome else { panic!("it was told") };
            change(told);
            rotation.checked = Some(check);
        })
    };
    let window = asked(|told| {
        told.permissions.as_mut().unwrap().insert("enableFutures".to_owned());
    });
    assert!(window.says("Do not switch your tools yet. It also has on: Enable Futures."));
    let window = asked(|told| told.addresses = Some(live_check::Addresses::Listed(vec![])));
    assert!(window.says("The new key is not like the old one.") && !window.says("Do not switch"));
    assert!(window.says("Its address list lacks 203.0.113.24: what uses it there will be refused."));
    let window = asked(|told| told.addresses = None);
    assert!(window.says("may do the same as the old one."));
    assert!(window.says("From where it works Binance does not tell. Compare its address list there"));
}

#[test]
fn a_new_key_that_is_refused_is_given_to_no_tool_but_for_an_address_list_that_works() {
    let refused = |reason| {
        answered(RotationStep::Switch, move |_, rotation| {
            rotation.checked = Some(check(Outcome::Refused(Refusal::of(reason))));
        })
    };
    let window = refused(live_check::Reason::UnknownKey);
    assert!(
        window.says("Binance does not know this key.") && window.says("Do not switch your tools yet. It was")
    );
    let window = refused(live_check::Reason::AddressRefused);
    assert!(window.says("Binance refused, because this computer is not on the key’s list."));
    assert!(window.says("Switch your tools") && !window.says("Do not switch your tools yet."));
}

#[test]
fn what_a_question_sets_off_is_told_before_it_is_asked() {
    let at_exchange = |exchange: &str| {
        let exchange = exchange.to_owned();
        let mut book = (*at(RotationStep::Switch).session().book).clone();
        book.keys.get_mut(&id()).unwrap().exchange = exchange;
        Window::open(book, Route::Rotate(id(), None), USUAL)
    };
    assert!(at_exchange("binance").says("It takes a few seconds and changes nothing."));
    let gemini = at_exchange("gemini");
    assert!(gemini.says("a clock that cancels all orders") && !gemini.says("changes nothing"));
    assert!(at_exchange("kraken").says("a running bot that uses the same key shares it"));
}

#[test]
fn a_new_key_that_may_not_ask_works_and_is_given_to_the_tools() {
    let window = answered(RotationStep::Switch, |_, rotation| {
        rotation.checked = Some(check(Outcome::Refused(Refusal::of(live_check::Reason::NotAllowed))));
    });
    assert!(window.says("Binance answers to the new key."));
    assert!(window.says("What it may do Binance does not tell."));
    assert!(!window.says("Do not switch your tools yet.") && !window.says("Ask again"));
}

#[test]
fn a_key_that_leaked_can_be_told_of_at_every_step() {
    let mut window = at(RotationStep::Switch);
    window.press("A key leaked?");
    assert_eq!(window.route(), Route::Emergency);
    assert!(rotation(&window).new_fields.is_some());
}

fn check(outcome: Outcome) -> Check {
    Check { at: now(), took_ms: 300, ahead_secs: None, outcome }
}

#[test]
fn going_back_from_the_proof_shows_the_page_again_and_revives_nothing() {
    let mut window = at(RotationStep::Proof);
    window.press("Back");
    assert!(window.says("Delete the old key at Binance"));
    assert_eq!(rotation(&window).step(), RotationStep::Proof);
    assert!(!rotation(&window).can_be_taken_back(), "the new one may be the only one that works");
    window.press("I deleted it at Binance");
    assert!(window.says("Is the old key gone?"));
}

#[test]
fn a_stolen_key_is_not_called_working_and_its_only_heir_is_not_destroyed_lightly() {
    let window = at(RotationStep::Works);
    assert!(window.says("Still works") && window.says("The old key still works"));
    let mut book = (*window.session().book).clone();
    book.keys.get_mut(&id()).unwrap().rotation.as_mut().unwrap().reason = Some(Reason::Leaked);
    let mut window = Window::open(book, Route::Rotate(id(), None), USUAL);
    assert!(window.says("May be stolen") && !window.says("The old key still works"));
    window.press("Take it back …");
    assert!(window.says("the new one is the only one that works"));
}

#[test]
fn it_is_taken_back_after_a_question_that_names_the_new_key() {
    let mut window = at(RotationStep::Works);
    window.press("Take it back …");
    assert!(window.says("Take this rotation back?"));
    assert!(window.says("it ends in Zt81"));
    window.press("Go on rotating");
    assert!(window.session().book.keys[&id()].rotation.is_some());
    window.press("Take it back …");
    window.press("Take it back");
    assert_eq!(window.route(), Route::Key(id()));
    assert!(window.session().book.keys[&id()].rotation.is_none());
}

#[test]
fn it_is_left_anywhere_and_goes_on_there() {
    for step in RotationStep::ALL {
        let mut window = at(step);
        window.press("Leave and go on later");
        assert_eq!(window.route(), Route::Key(id()));
        assert_eq!(rotation(&window).step(), step);
    }
}

#[test]
fn a_stored_key_is_not_made_a_second_time() {
    let mut window = at(RotationStep::Switch);
    window.press("Back");
    assert!(window.says("Why replace it now?"));
    window.press("Continue");
    assert!(window.says("Give the new key to each tool"));
}

#[test]
fn every_step_stands_in_small_windows_too() {
    for step in RotationStep::ALL {
        for size in [[900.0, 720.0], [720.0, 520.0], [560.0, 360.0]] {
            let book = (*at(step).session().book).clone();
            let window = Window::open(book, Route::Rotate(id(), None), size.into());
            assert!(window.has("All steps"), "{step:?} at {size:?}");
        }
    }
}
