//! The first five steps: answers are kept, changes are asked again, Withdraw is an act of its own.

use egui::{Key, Modifiers};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::Purpose;
use keystead::domain::draft::DraftStep;
use keystead::domain::permission::Level;

use crate::world::{ID, Vault, Window, draft_at, draft_of, open_draft, open_step};

#[test]
fn a_purpose_is_chosen_before_one_goes_on() {
    let mut window = open_step(DraftStep::Purpose);
    assert!(window.says("Choose what will use it"));
    assert!(!window.can_press("Continue"));
    window.press_some("A tax report. Reads your history");
    assert!(window.says("Which tax tool?"));
    window.press("Koinly");
    assert_eq!(window.draft().purpose, Some(Purpose::TaxReport));
    assert_eq!(window.draft().tool, "koinly");
    window.press("Continue");
    assert!(window.has("At which exchange?"));
    assert_eq!(window.draft().step(), DraftStep::Exchange);
}

#[test]
fn an_own_tool_is_typed_and_a_long_name_refused() {
    let mut window = open_step(DraftStep::Purpose);
    window.press_some("A trading bot. Places and cancels");
    window.press("More …");
    window.press("Another …");
    window.type_into("Name of the tool", &"x".repeat(41));
    assert!(window.says("longer than 40 characters"));
    assert!(!window.can_press("Continue"));
    window.empty("Name of the tool");
    window.type_into("Name of the tool", "Ночной трейдер");
    window.press("Continue");
    assert_eq!(window.draft().tool, "Ночной трейдер");
    assert_eq!(window.draft().step(), DraftStep::Exchange);
}

#[test]
fn cancel_on_an_unanswered_draft_forgets_it_at_once() {
    let mut window = open_step(DraftStep::Purpose);
    window.press("Cancel");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.session().book.drafts.is_empty());
}

#[test]
fn back_from_the_first_step_asks_when_something_was_answered() {
    let mut window = open_step(DraftStep::Permissions);
    window.press("Back");
    window.press("Back");
    assert!(window.has("What will use this key?"));
    window.press("Cancel");
    assert!(window.says("Discard this draft?"));
    window.hit(Key::Escape);
    assert!(!window.says("Discard this draft?"));
    assert!(!window.session().book.drafts.is_empty());
    window.press("Cancel");
    window.press("Discard draft");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.session().book.drafts.is_empty());
}

#[test]
fn leaving_keeps_every_answer_also_one_that_was_not_finished() {
    let mut window = open_step(DraftStep::Permissions);
    window.press_some("Enable Futures.");
    window.press("Leave and keep draft");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.draft().permissions.contains("enableFutures"));
    assert_eq!(window.draft().step(), DraftStep::Permissions);
}

#[test]
fn done_steps_can_be_looked_at_again() {
    let mut window = open_step(DraftStep::AtExchange);
    window.press_some("Exchange, Binance");
    assert!(window.has("At which exchange?"));
    window.hit_with(Modifiers::ALT, Key::Num3);
    assert!(window.has("What may it do?"));
    window.hit_with(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.has("At which exchange?"));
    window.hit_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.has("What may it do?"));
}

#[test]
fn another_exchange_asks_for_permissions_and_addresses_again() {
    let mut window = open_step(DraftStep::AtExchange);
    window.press_some("Exchange, Binance");
    window.press_some("OKX. Asks for a passphrase");
    window.press("Continue");
    assert_eq!(window.draft().step(), DraftStep::Permissions);
    assert!(window.says("In OKX’s words"));
}

#[test]
fn an_exchange_that_is_not_listed_needs_a_name() {
    let mut window = open_step(DraftStep::Exchange);
    assert!(!window.can_press("Continue"));
    window.press_some("Another exchange. You name");
    assert!(!window.can_press("Continue"));
    window.type_into("Name of the exchange", "kraken");
    assert!(window.says("Keystead knows Kraken"));
    window.press("Choose Kraken");
    assert_eq!(window.draft().exchange_id(), "kraken");
    window.press_some("Another exchange. You name");
    window.type_into("Name of the exchange", "Bitpanda");
    window.hit(Key::Enter);
    assert_eq!(window.draft().exchange_name, "Bitpanda");
    assert!(window.says("these are the four kinds of ticks"));
}

#[test]
fn an_exchange_is_found_by_typing() {
    let mut window = open_step(DraftStep::Exchange);
    window.type_into("Find an exchange", "bitfin");
    assert!(!window.says("Kraken"));
    window.hit(Key::Enter);
    window.press("Continue");
    assert_eq!(window.draft().exchange_id(), "bitfinex");

    let mut window = open_step(DraftStep::Exchange);
    window.type_into("Find an exchange", "Lighthouse");
    assert!(window.says("Keystead does not know “Lighthouse”"));
    window.hit(Key::Enter);
    assert!(window.says("Name of the exchange"));
    window.press("Continue");
    assert_eq!(window.draft().exchange_name, "Lighthouse");
}

#[test]
fn words_that_nobody_saw_are_not_told_as_the_exchanges() {
    let window = open_draft(draft_of("bithumb", DraftStep::Permissions));
    assert!(window.says("Nobody saw Bithumb’s page for Keystead"));
    assert!(window.says("These words are not from Bithumb’s page."));
    let window = open_draft(draft_of("bithumb", DraftStep::AtExchange));
    assert!(window.says("The page may use other words.") && !window.says("last seen"));
}

#[test]
fn an_exchange_that_closed_is_not_offered_and_says_so() {
    let mut window = open_step(DraftStep::Exchange);
    assert!(!window.says("BitMEX"));
    window.type_into("Find an exchange", "bitmex");
    assert!(window.says("BitMEX closed on 23 September 2026"));
    assert!(window.says("No key can be made there any more"));
    assert!(!window.says("does not know"));
}

#[test]
fn a_permission_to_manage_the_account_is_asked_like_withdraw() {
    let mut draft = draft_of("deribit", DraftStep::Permissions);
    draft.tick("account:read_write", true);
    assert!(!draft.permissions.contains("account:read_write"));
    let mut window = open_draft(draft);
    window.press("Allow account:read_write …");
    assert!(window.says("Let this key change your account?"));
    window.type_into("To go on, type manage", "manage");
    window.hit(Key::Enter);
    assert!(window.draft().levels().has(Level::Manage));
    assert!(window.says("make keys of their own"));
}

#[test]
fn the_thief_follows_the_ticks() {
    let mut window = open_step(DraftStep::Permissions);
    assert!(window.says("They could trade your coins away at a bad price."));
    window.press_some("Enable Spot & Margin Trading.");
    assert!(window.says("They could move nothing."));
    window.press_some("Enable Reading.");
    assert!(window.says("They could do nothing with it"));
    assert!(!window.can_press("Continue"));
    window.press("Back to what is needed");
    assert!(window.can_press("Continue with these two"));
}

#[test]
fn withdraw_takes_the_typed_word() {
    let mut window = open_step(DraftStep::Permissions);
    window.press("Allow Enable Withdrawals …");
    assert!(window.says("Let this key send your coins away?"));
    assert!(!window.can_press("Allow Withdraw"));
    window.type_into("To go on, type withdraw", "withdrow");
    window.hit(Key::Enter);
    assert!(window.says("That is not the word"));
    assert!(!window.draft().levels().has(Level::Withdraw));
    window.empty("To go on, type withdraw");
    window.type_into("To go on, type withdraw", " Withdraw ");
    window.press("Allow Withdraw");
    assert!(window.draft().levels().has(Level::Withdraw));
    assert!(window.says("Nobody could bring them back"));
    window.press("Turn Enable Withdrawals off");
    assert!(!window.draft().levels().has(Level::Withdraw));
}

#[test]
fn keeping_withdraw_off_changes_nothing() {
    for no in ["Keep it off", "Esc"] {
        let mut window = open_step(DraftStep::Permissions);
        window.press("Allow Enable Withdrawals …");
        window.type_into("To go on, type withdraw", "withdraw");
        if no == "Esc" {
            window.hit(Key::Escape);
        } else {
            window.press(no);
        }
        if window.says("Let this key send") {
            window.hit(Key::Escape);
        }
        assert!(!window.says("Let this key send your coins away?"), "{no}");
        assert!(!window.draft().levels().has(Level::Withdraw));
    }
}

#[test]
fn the_address_list_is_offered_before_withdraw() {
    let mut window = open_step(DraftStep::Permissions);
    window.press("Allow Enable Withdrawals …");
    assert!(window.says("Binance demands a list for this"));
    window.press("Address list first");
    assert!(window.has("From where may it be used?"));
    assert!(!window.draft().levels().has(Level::Withdraw));
}

#[test]
fn addresses_are_added_one_by_one_and_many_at_once() {
    let mut window = open_step(DraftStep::Addresses);
    let field = "Address of the computer that runs Freqtrade";
    window.type_into(field, "203.0.113.999");
    window.hit(Key::Enter);
    assert!(window.says("“999” cannot stand in an address"));
    assert!(!window.can_press("Continue"));
    window.empty(field);
    window.type_into(field, "203.0.113.24");
    window.press("Add");
    assert_eq!(window.draft().addresses.len(), 1);
    window.type_into(field, "203.0.113.24");
    window.press("Add");
    assert!(window.says("This is in the list already"));
    window.paste_into(field, "198.51.100.7, 198.51.100.8\n198.51.100.9 my-server.example 203.0.113.24");
    let ips: Vec<&str> = window.draft().addresses.iter().map(|it| it.ip.as_str()).collect();
    assert_eq!(ips, ["203.0.113.24", "198.51.100.7", "198.51.100.8", "198.51.100.9"]);
    assert!(window.says("One of the pasted lines is no address"));
    window.press("Remove 198.51.100.8");
    assert_eq!(window.draft().addresses.len(), 3);
    window.empty(field);
    window.press("Choose whose 203.0.113.24 is");
    window.press("Freqtrade");
    window.paste_into("Whose 203.0.113.24 is", "my server");
    window.press("Continue");
    assert_eq!(window.draft().addresses[0].note, "my server");
    assert_eq!(window.draft().step(), DraftStep::AtExchange);
}

#[test]
fn several_addresses_are_copied_at_once_beside_the_guide() {
    let mut draft = draft_at(DraftStep::AtExchange);
    let window = open_draft(draft.clone());
    assert!(!window.says("Copy all"));
    draft
        .addresses
        .push(keystead::domain::api_key::Address { ip: "9.9.9.9".to_owned(), note: String::new() });
    let mut window = open_draft(draft);
    window.asked();
    window.press("Copy all 2");
    assert_eq!(window.asked(), ["CopyPlain 203.0.113.24\n9.9.9.9"]);
    assert!(window.says("How Binance takes several at once is not known"));
}

#[test]
fn a_home_address_is_warned_of_and_not_refused() {
    let mut window = open_step(DraftStep::Addresses);
    window.type_into("Address of the computer that runs Freqtrade", "192.168.1.20");
    window.hit(Key::Enter);
    assert!(window.says("A home address. The exchange never sees it"));
    assert!(window.can_press("Continue"));
}

#[test]
fn five_thousand_characters_are_no_address() {
    let mut window = open_step(DraftStep::Addresses);
    window.type_into("Address of the computer that runs Freqtrade", &"адрес".repeat(1_000));
    window.press("Add");
    assert!(window.says("This is a name, and exchanges take numbers"));
    assert!(window.draft().addresses.is_empty());
}

#[test]
fn going_on_without_a_list_names_what_follows() {
    let mut window = open_step(DraftStep::Addresses);
    assert!(!window.can_press("Continue"));
    window.press("Go on without a list");
    assert!(window.says("Go on without an address list?"));
    assert!(window.says("may end the trade tick"));
    window.press("Make a list");
    assert!(window.has("From where may it be used?"));
    window.press("Go on without a list");
    window.press("Go on without a list");
    assert_eq!(window.draft().step(), DraftStep::AtExchange);
    assert!(window.says("Leave it at"));
}

#[test]
fn binance_gives_withdraw_only_with_a_list() {
    let mut draft = draft_at(DraftStep::Addresses);
    draft.allow_withdraw("enableWithdrawals");
    let window = open_draft(draft);
    assert!(!window.can_press("Go on without a list"));
    assert!(window.says("Binance demands a list for Withdraw"));
}

#[test]
fn each_tick_at_the_exchange_is_kept_at_once() {
    let mut window = open_step(DraftStep::AtExchange);
    window.asked();
    window.press("Open API Management");
    assert!(window.asked().iter().any(|it| it.starts_with("Open https://www.binance.com/")));
    window.press_some("Sign in, then profile picture");
    assert!(window.draft().ticks.contains("open"));
    window.press_some("Sign in, then profile picture");
    assert!(!window.draft().ticks.contains("open"));
    window.press("Copy freqtrade-nov26");
    assert!(window.asked().contains(&"CopyPlain freqtrade-nov26".to_owned()));
    assert!(window.says("Copied freqtrade-nov26"));
    window.pass(5);
    assert!(!window.says("Copied freqtrade-nov26"));
    window.press("Copy 203.0.113.24");
    window.press("I have the key and the secret");
    assert_eq!(window.draft().step(), DraftStep::Paste);
}

#[test]
fn an_answer_that_is_not_kept_says_so_and_can_be_sent_again() {
    let mut window = open_step(DraftStep::Permissions);
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press_some("Enable Futures.");
    assert!(window.says("This answer is not kept yet."));
    assert!(!window.draft().permissions.contains("enableFutures"));
    window.world().vault = Vault::Does;
    window.press("Try again");
    assert!(window.draft().permissions.contains("enableFutures"));
    assert!(!window.says("This answer is not kept yet."));
}

#[test]
fn a_slow_write_loses_no_tick() {
    let mut window = open_step(DraftStep::Permissions);
    window.world().vault = Vault::IsSilent;
    window.press_some("Enable Futures.");
    window.world().vault = Vault::Does;
    window.press_some("Enable Margin Loan");
    assert!(window.draft().permissions.contains("enableFutures"));
    assert!(window.draft().permissions.contains("enableMargin"));
}

#[test]
fn words_that_nobody_verified_say_so() {
    let mut window = open_step(DraftStep::Permissions);
    assert!(window.says("The page may word it differently"));
    window.press("Show source");
    assert!(window.says("“Enable Reading”: Binance developer pages"));
    window.press("Show");
    assert!(window.says("Permits Universal Transfer"));
}

#[test]
fn at_coinbase_the_tick_that_sends_coins_is_locked() {
    let window = open_draft(draft_of("coinbase", DraftStep::Permissions));
    assert!(window.has("Allow Transfer …"));
    assert!(window.says("send them to anyone"));
}

#[test]
fn every_step_stands_in_small_windows_too() {
    for step in DraftStep::ALL.into_iter().filter(|step| *step < DraftStep::Name) {
        for size in [[900.0, 720.0], [720.0, 520.0], [560.0, 360.0]] {
            let mut book = keystead::domain::sample::book(keystead::tour::scenes::now());
            book.drafts.insert(ID, draft_at(step));
            let window = Window::open(book, Route::Create(ID, None), size.into());
            assert!(window.has("All steps"), "{step:?} at {size:?}");
        }
    }
}

#[test]
fn a_key_that_leaked_can_be_told_of_at_every_step_and_the_draft_is_kept() {
    let mut window = open_step(DraftStep::Permissions);
    window.press("A key leaked?");
    assert_eq!(window.route(), Route::Emergency);
    assert!(window.session().book.drafts.contains_key(&ID));
}
