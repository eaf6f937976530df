//! One key: its fields, what is shown and hidden, its history, taking it off the list and destroying its secret.

use std::time::Duration;

use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use keystead::app::Which;
use keystead::app::jobs::FieldWish;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::ProofAsked;
use keystead::app::task::Task;
use keystead::domain::api_key::{Address, ToolUse};
use keystead::domain::book::Book;
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{CANARY, Vault, Window, open, open_key};

fn removed(place: usize) -> Book {
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(place)).unwrap().removed = Some(now());
    book
}

#[test]
fn a_key_of_an_exchange_that_closed_is_told_as_dead() {
    let mut book = sample::book(now());
    // It withdraws and has no list: elsewhere that is the first thing to do.
    book.keys.get_mut(&sample::id(0)).unwrap().exchange = "bitmex".to_owned();
    let mut window = open(book.clone(), Route::Key(sample::id(0)));
    assert!(window.says("This key is dead: BitMEX closed on 23 September 2026"));
    assert!(window.says("You may delete it here."));
    assert!(!window.has("Rotate") && !window.says("from any computer"));
    window.press("More about this key");
    window.press("Remove from the list …");
    assert!(window.says("Arbitrage script"));
    let window = open(book, Route::Keys);
    assert!(window.says("Dead: the exchange closed"));
}

#[test]
fn the_addresses_stand_by_their_owners_and_are_copied_as_the_exchange_wants_them() {
    let mut book = sample::book(now());
    let address = |ip: &str, note: &str| Address { ip: ip.to_owned(), note: note.to_owned() };
    let key = book.keys.get_mut(&sample::id(5)).unwrap();
    key.addresses =
        vec![address("9.9.9.1", "my server"), address("9.9.9.2", "3Commas"), address("9.9.9.3", "My server")];
    let mut window = open(book.clone(), Route::Key(sample::id(5)));
    assert!(window.says("How Binance takes several at once is not known"));
    window.press("Copy all 3");
    assert_eq!(window.asked(), ["CopyPlain 9.9.9.1\n9.9.9.3\n9.9.9.2"]);
    assert!(window.says("Copied: Copy all 3"));
    window.pass(4);
    window.press("Copy that of 3Commas");
    assert_eq!(window.asked(), ["CopyPlain 9.9.9.2"]);

    book.keys.get_mut(&sample::id(5)).unwrap().exchange = "bitvavo".to_owned();
    let mut window = open(book, Route::Key(sample::id(5)));
    assert!(window.says("Bitvavo takes them with commas between. Read 22 November 2026"));
    window.press("Copy all 3");
    assert_eq!(window.asked(), ["CopyPlain 9.9.9.1,9.9.9.3,9.9.9.2"]);
    window.press_some("Change");
    assert!(window.says("Save"));
}

#[test]
fn what_is_to_be_said_of_a_stored_address_stands_beside_it() {
    let mut book = sample::book(now());
    let key = book.keys.get_mut(&sample::id(2)).unwrap();
    let address = |ip: &str| Address { ip: ip.to_owned(), note: String::new() };
    key.addresses = ["10.0.0.7", "203.0.113.24", "9.0.0.0/8", "9.9.9.9"].map(address).to_vec();
    let window = open(book, Route::Key(sample::id(2)));
    for words in ["A home address.", "A very large network", "9.0.0.0/8 in the list has it already"] {
        assert!(window.says(words), "{words}");
    }
    assert!(window.says("Nobody said whose"));
    // Sample keys have addresses of books, because a true one would be somebody's.
    assert!(!window.says("textbooks"));
}

#[test]
fn the_fields_are_copied_one_after_the_other() {
    let mut window = open_key(4);
    assert!(window.has("Copy into 3Commas"));
    window.press("Copy API key, 1 of 2");
    assert_eq!(window.asked(), ["Copy api_key of DCA bot"]);
    assert!(window.has("Copied, cleared in 30 s"));
    window.pass(7);
    assert!(window.has("Copied, cleared in 23 s"));
    window.press("Copy private key, 2 of 2");
    assert_eq!(window.asked(), ["Copy secret of DCA bot"]);
    assert!(window.has("Copy API key, 1 of 2"));
    window.press("Clear now");
    assert_eq!(window.asked(), ["ClearClipboard"]);
    assert!(!window.says("Copied, cleared"));
    assert!(window.says("Private key copied"));
}

#[test]
fn a_shown_field_is_never_told_to_a_screen_reader_and_hides_by_itself() {
    let mut window = open_key(4);
    window.press_some("Show Private key");
    assert!(window.session().revealed.is_some());
    assert!(window.says("Shown for 8 s more"));
    assert!(!window.all_words().contains(&CANARY[..8]));
    window.pass(9);
    assert!(window.session().revealed.is_none());
    assert!(window.says("Private key shown"));
}

#[test]
fn escape_hides_first_and_leads_back_then() {
    let mut window = open_key(4);
    window.press_some("Show Private key");
    window.hit(Key::Escape);
    assert!(window.session().revealed.is_none());
    assert_eq!(window.route(), Route::Key(sample::id(4)));
    window.hit(Key::Escape);
    assert_eq!(window.route(), Route::Keys);
}

#[test]
fn an_eye_held_down_shows_for_as_long_as_it_is_held() {
    let mut window = open_key(4);
    let eye = window.harness.get_all_by_label_contains("Show Private key").next().unwrap().rect().center();
    window.harness.drag_at(eye);
    for _ in 0..40 {
        window.harness.step();
    }
    assert!(window.session().revealed.is_some(), "held for long enough");
    window.harness.drop_at(eye);
    window.settle();
    assert!(window.session().revealed.is_none(), "let go");
}

#[test]
fn waiting_for_the_keychain_is_told_after_a_moment() {
    let mut window = open_key(4);
    window.world().vault = Vault::IsSilent;
    window.press("Copy API key, 1 of 2");
    assert!(!window.says("Asking the keychain"));
    window.world().state.uptime += Duration::from_millis(300);
    window.settle();
    assert!(window.says("Asking the keychain"));
    window.world().state.uptime += Duration::from_secs(12);
    window.settle();
    assert!(window.says("Still waiting for the keychain"));
}

#[test]
fn a_field_that_cannot_be_read_says_why() {
    let mut window = open_key(4);
    window.world().vault = Vault::Refuses(Problem::KeychainLocked);
    window.press("Copy API key, 1 of 2");
    assert!(window.says("keychain"), "{}", window.all_words());
    assert!(window.session().copied.is_none());
}

#[test]
fn danger_is_a_sentence() {
    let window = open_key(0);
    assert!(window.says("A thief could send your coins to anyone, for good, from any computer"));
    assert!(window.says("Turn Withdraw off at OKX"));
    let window = open_key(4);
    assert!(window.has("A thief could trade your coins away, not send them out"));
    assert!(window.says("Only from 6 addresses."));
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(4)).unwrap().permissions.insert("brand-new".to_owned());
    let window = open(book, Route::Key(sample::id(4)));
    assert!(window.says("is unknown here, and may be dangerous"));
}

#[test]
fn what_it_may_do_is_told_in_the_exchanges_words() {
    let mut window = open_key(4);
    assert!(window.says("Trade: ") && window.says("Withdraw: "));
    assert!(window.says("Off."));
    window.press("All of Kraken’s words");
    assert!(window.harness.query_all_by_label_contains("Query Funds. On.").next().is_some());
    window.press("Show fewer words");
}

#[test]
fn the_facts_lead_into_the_edit_form() {
    let mut window = open_key(4);
    assert!(window.says("Rotate: in 41 days, 2 Jan"));
    window.press("Tags: dca, cloud");
    assert!(window.has("Edit “DCA bot”"));
}

#[test]
fn rotating_begins_once_and_goes_on_afterwards() {
    let mut window = open_key(4);
    window.press("Rotate …");
    assert_eq!(window.route(), Route::Rotate(sample::id(4), None));
    let mut window = open_key(2);
    window.press("Go on rotating");
    assert_eq!(window.route(), Route::Rotate(sample::id(2), None));
    assert!(!window.asked().iter().any(|asked| asked.contains("BeginRotation")));
}

#[test]
fn a_rotation_that_cannot_begin_says_why() {
    let mut window = open_key(4);
    window.world().vault =
        Vault::Refuses(Problem::CannotWrite { detail: "read-only file system".to_owned() });
    window.press("Rotate …");
    assert_eq!(window.route(), Route::Key(sample::id(4)));
    assert!(window.says("read-only file system"));
}

#[test]
fn taking_a_key_off_names_what_to_do_at_the_exchange() {
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("Remove from the list …");
    assert!(window.has("Take “DCA bot” off the list?"));
    assert!(window.says("At Kraken") && window.says("Find the key"));
    window.hit(Key::Escape);
    assert!(!window.has("Take “DCA bot” off the list?"));
    assert_eq!(window.route(), Route::Key(sample::id(4)), "Esc only closes the question");
    window.press("More about this key");
    window.press("Remove from the list …");
    window.press("Take “DCA bot” off");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.key("DCA bot").unwrap().removed.is_some());
}

#[test]
fn a_secret_is_destroyed_only_off_the_list_and_after_a_tick() {
    let mut window = open(removed(3), Route::Key(sample::id(3)));
    assert!(window.says("This key is off the list, and it may still work at Kraken"));
    window.press("Destroy its secret …");
    assert!(window.says("cannot be undone"));
    window.press("Destroy the secret of “Tax return 2025”");
    assert!(window.key("Tax return 2025").is_some(), "not before the tick");
    window.press("It is deleted at Kraken");
    window.press("Destroy the secret of “Tax return 2025”");
    assert_eq!(window.asked(), ["Destroy Tax return 2025"]);
    assert!(window.key("Tax return 2025").is_none());
    assert_eq!(window.route(), Route::Keys);
    assert!(window.says("The secret of “Tax return 2025” is destroyed here."));
}

#[test]
fn thinking_better_of_it_keeps_the_secret_and_forgets_the_tick() {
    let mut window = open(removed(3), Route::Key(sample::id(3)));
    window.press("Destroy its secret …");
    window.press("It is deleted at Kraken");
    window.press("Keep it");
    assert!(window.key("Tax return 2025").is_some());
    window.press("Destroy its secret …");
    assert!(window.has("Tick the line above first."));
    window.hit(Key::Escape);
    window.press("Put it back");
    assert!(window.key("Tax return 2025").unwrap().removed.is_none());
    assert!(!window.says("This key is off the list"));
}

#[test]
fn a_key_of_several_tools_is_copied_into_the_chosen_one() {
    let mut book = sample::book(now());
    let tools = &mut book.keys.get_mut(&sample::id(4)).unwrap().tools;
    tools.push(ToolUse { tool: "freqtrade".to_owned(), place: "home server".to_owned() });
    let mut window = open(book, Route::Key(sample::id(4)));
    assert!(window.has("Copy into 3Commas"));
    window.press("Copy into 3Commas. Choose another tool.");
    window.press("Freqtrade");
    assert!(window.has("Copy into Freqtrade"));
}

#[test]
fn a_long_history_is_folded() {
    let mut window = open_key(4);
    for _ in 0..8 {
        window.press("Copy API key, 1 of 2");
        window.press("Clear now");
    }
    assert!(window.says("just now"));
    window.press("Show all 9");
    assert!(window.says("Created and read back"));
    window.press("Show fewer");
}

#[test]
fn everything_is_there_in_the_narrowest_window() {
    let mut window = Window::open(sample::book(now()), Route::Key(sample::id(0)), Vec2::new(560.0, 360.0));
    assert!(window.has("Copy API key, 1 of 3"));
    window.press("Rotate …");
    assert!(matches!(window.route(), Route::Rotate(..)));
}

#[test]
fn a_key_that_can_withdraw_asks_for_a_code_before_it_shows_or_copies() {
    let ask = |is_copy| {
        let mut window = open_key(0);
        let wish =
            FieldWish { id: sample::id(0), which: Which::Current, field: "secret".to_owned(), is_copy };
        window.session_mut().proof = Some(ProofAsked { wish, task: Task::Idle });
        window.pass(0);
        window
    };
    let mut window = ask(false);
    assert!(window.has("Show the secret of “Arbitrage script”?"));
    assert!(window.says("send your coins to anyone, for good"));
    window.hit(Key::Escape);
    assert!(window.session().proof.is_none() && window.asked().is_empty());

    let mut window = ask(true);
    assert!(window.has("Copy from “Arbitrage script”?"));
    window.type_into("Six digits of the phone you use now", "492817");
    assert_eq!(window.asked(), ["Prove to copy secret of Arbitrage script"]);
    assert!(window.session().proof.as_ref().is_some_and(|proof| proof.task.is_running()));
    window.hit(Key::Escape);
    assert!(window.session().proof.is_some(), "what is being judged is not left");
    let proof = window.session_mut().proof.as_mut().unwrap();
    proof.task = Task::Failed(Problem::WrongCode { next_secs: 9 });
    window.pass(0);
    assert!(window.says("That code does not open Keystead."));
    window.press("Leave it");
    assert!(window.session().proof.is_none());
}

#[test]
fn escape_closes_the_list_of_shortcuts_and_stays_on_the_page() {
    let mut window = open_key(4);
    window.hit(Key::F1);
    assert!(window.has("Keys on the keyboard"));
    window.hit(Key::Escape);
    assert_eq!(window.route(), Route::Key(sample::id(4)));
    window.hit(Key::Escape);
    assert_eq!(window.route(), Route::Keys);
}

#[test]
fn a_key_that_was_made_here_shows_its_public_half_and_never_its_private_one() {
    use keystead::domain::pair::{Algorithm, Born};
    let mut book = sample::book(now());
    let key = book.keys.get_mut(&sample::id(2)).unwrap();
    key.born = Some(Born {
        exchange: "binance".to_owned(),
        field: key.fields[1].name.clone(),
        algorithm: Algorithm::Ed25519,
        public: "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n".to_owned(),
        made: now(),
    });
    let mut window = open(book, Route::Key(sample::id(2)));
    assert!(window.says("Public key (Ed25519)") && window.says("MCow"));
    assert!(window.says("Private key"), "its own name, and bullets like any secret");
    assert!(!window.says("BEGIN PRIVATE"));
    window.press("Copy the public key");
    let copied = window.world().state.plain_copied.clone().unwrap().0;
    assert!(copied.starts_with("-----BEGIN PUBLIC KEY-----"));
}
