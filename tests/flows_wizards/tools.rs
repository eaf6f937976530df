//! The tool decides: what is ticked, what is said of the address list, what happens to the key. A doubtful fact says so.

use egui_kittest::kittest::Queryable;
use keystead::app::route::Route;
use keystead::domain::api_key::{Address, Purpose, ToolUse};
use keystead::domain::draft::{Draft, DraftStep};
use keystead::domain::permission::Level;
use keystead::domain::rotation::{Reason, Rotation};
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{ID, USUAL, Window, draft_at, open_draft, open_step};

/// A draft for this tool at this exchange, at this step.
fn draft_for(tool: &str, purpose: Purpose, exchange: &str, step: DraftStep) -> Draft {
    let mut draft = draft_at(DraftStep::Exchange);
    draft.choose_purpose(purpose);
    draft.choose_tool(tool);
    draft.choose_exchange(exchange);
    draft.exchange_done = true;
    draft.permissions_done = step > DraftStep::Permissions;
    draft.addresses_done = step > DraftStep::Addresses;
    draft
}

#[test]
fn what_the_tool_needs_and_where_it_keeps_the_key_is_said_where_it_is_chosen() {
    let mut window = open_step(DraftStep::Purpose);
    window.press_some("A trading bot. Places and cancels");
    assert!(!window.says("plain text"));
    window.press("Freqtrade");
    assert!(window.says("Freqtrade needs to read and trade, and never to transfer or withdraw."));
    assert!(window.says("Freqtrade keeps the key as plain text in a file."));
    window.press("3Commas");
    assert!(window.says("3Commas keeps the key on its makers’ servers."));
    assert!(!window.says("Freqtrade keeps"));
    window.press("Hummingbot");
    assert!(window.says("Hummingbot keeps the key encrypted"));
}

#[test]
fn a_doubtful_fact_is_said_with_its_doubt_and_a_missing_one_not_at_all() {
    let mut window = open_step(DraftStep::Purpose);
    window.press_some("A tax report. Reads your history");
    window.press("Koinly");
    assert!(window.says("As far as known, Koinly needs to read"));
    assert!(window.says("As far as known: Koinly keeps the key on its makers’ servers."));
    window.press("CoinLedger");
    assert!(window.says("CoinLedger needs to read. It never needs to trade or withdraw."));
    assert!(window.says("Keystead does not know where it keeps the key."));
    window.press_some("My own program. You say");
    window.press("My own program");
    assert!(window.says("Keystead does not know where it keeps the key."));
    assert!(!window.says("needs to"));
}

#[test]
fn what_the_tool_does_with_the_key_is_brought_into_sight() {
    let mut book = sample::book(now());
    book.drafts.insert(ID, draft_at(DraftStep::Purpose));
    let mut window = Window::open(book, Route::Create(ID, None), [1120.0, 720.0].into());
    window.press_some("A tax report. Reads your history");
    window.press("Koinly");
    let told = window.harness.query_all_by_label_contains("Koinly keeps the key").next().unwrap().rect();
    // The footer is 76 high.
    assert!(told.bottom() <= 720.0 - 76.0, "{told}");
}

#[test]
fn a_typed_name_that_is_known_is_taken_as_that_tool() {
    let mut window = open_step(DraftStep::Purpose);
    window.press_some("Data and charts. Prices");
    window.press("Another …");
    window.type_into("Name of the tool", "tradingview");
    assert!(window.says("TradingView takes no exchange key. Make none for it."));
    assert!(window.says("Never write a key into the text of an alert."));
    assert!(window.can_press("Continue"), "nothing is blocked");
    window.empty("Name of the tool");
    window.type_into("Name of the tool", "Night trader");
    assert!(!window.says("takes no exchange key"));
}

#[test]
fn a_tax_report_offers_a_key_for_one_import() {
    let mut window = open_step(DraftStep::Purpose);
    window.press_some("A trading bot. Places and cancels");
    assert!(!window.says("How long will it be used?"));
    window.press_some("A tax report. Reads your history");
    assert!(window.says("The key is deleted after the import."));
    window.press("It goes on reading");
    assert!(window.says("Keystead does not ask whether the import is done."));
    window.press("Continue");
    assert!(window.draft().keeps_reading);
    window.press("Back");
    window.press("For one import");
    window.press("Continue");
    assert!(!window.draft().keeps_reading);
}

#[test]
fn a_key_for_one_import_is_told_when_it_will_be_asked_for() {
    let named = |keeps_reading: bool| {
        let mut book = sample::book(now());
        let mut key = book.keys[&sample::id(3)].clone();
        key.id = ID;
        key.made = now();
        key.keeps_reading = keeps_reading;
        book.keys.insert(ID, key);
        let mut draft = draft_for("koinly", Purpose::TaxReport, "kraken", DraftStep::Paste);
        draft.saved = true;
        book.drafts.insert(ID, draft);
        Window::open(book, Route::Create(ID, None), USUAL)
    };
    assert!(named(false).says("It is deleted after the import. Keystead asks on 6 December 2026."));
    assert!(named(true).says("Keystead will not remind you."));
}

#[test]
fn the_tool_decides_what_is_ticked() {
    let window = open_draft(draft_for("koinly", Purpose::Arbitrage, "kraken", DraftStep::Permissions));
    assert!(!window.draft().levels().has(Level::Trade), "it only reads, whatever the purpose is called");
    let window = open_draft(draft_for("Night trader", Purpose::Arbitrage, "kraken", DraftStep::Permissions));
    assert!(window.draft().levels().has(Level::Trade));
    let window = open_draft(draft_for("smartrader", Purpose::TradingBot, "kraken", DraftStep::Permissions));
    assert!(window.says("Ticked is what Smartrader usually needs"));
}

#[test]
fn what_is_ticked_beyond_the_need_is_said_in_one_sentence() {
    let draft = draft_for("koinly", Purpose::TaxReport, "kraken", DraftStep::Permissions);
    let mut window = open_draft(draft.clone());
    assert!(!window.says("It may"), "silent when equal");
    window.press("Show");
    window.press_some("Create & Modify Orders.");
    assert!(
        window.says("It may trade. As far as known, Koinly only needs to read."),
        "{}",
        window.all_words()
    );
    assert!(window.says("if you do not use it."));
    assert!(window.can_press("Back to what is needed"));
    window.press("Back to what is needed");
    assert!(!window.says("It may trade"));
    let mut sure = draft.clone();
    sure.choose_tool("coinledger");
    let mut window = open_draft(sure);
    window.press("Show");
    window.press_some("Create & Modify Orders.");
    assert!(window.says("It may trade, and CoinLedger only needs to read."));
    let mut none = draft.clone();
    none.choose_tool("");
    let mut window = open_draft(none);
    window.press("Show");
    window.press_some("Create & Modify Orders.");
    assert!(window.says("It may trade, and a tax tool usually only needs to read."));
    let mut unknown = draft;
    unknown.choose_tool("My tax script");
    let mut window = open_draft(unknown);
    window.press("Show");
    window.press_some("Create & Modify Orders.");
    assert!(!window.says("It may trade"), "nobody knows what it needs");
}

#[test]
fn a_tool_that_breaks_with_a_list_goes_on_without_one_and_warns_of_one() {
    let draft = draft_for("cointracker", Purpose::PortfolioTracker, "kraken", DraftStep::Addresses);
    let mut window = open_draft(draft.clone());
    assert!(window.says("CoinTracker asks for a key without an address list"));
    assert!(!window.says("Go on without a list"));
    window.press("Continue");
    assert_eq!(window.draft().step(), DraftStep::AtExchange);
    let mut listed = draft;
    listed.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
    let mut window = open_draft(listed);
    assert!(window.says("CoinTracker does not work with this list"));
    window.press("Continue");
    assert_eq!(window.draft().step(), DraftStep::AtExchange, "it is told and not forbidden");
}

#[test]
fn the_address_advice_is_the_tools_own() {
    let said = |tool: &str, exchange: &str| {
        open_draft(draft_for(tool, Purpose::TradingBot, exchange, DraftStep::Addresses)).all_words()
    };
    assert!(said("freqtrade", "binance").contains("Freqtrade runs on a computer of yours"));
    assert!(said("passivbot", "binance").contains("As far as known: Passivbot runs on a computer of yours"));
    assert!(said("altrady", "binance").contains("Altrady shows 20 addresses for each key"));
    assert!(said("cryptohopper", "binance").contains("As far as known: Copy the address list"));
    let none = said("Night trader", "binance");
    assert!(!none.contains("runs on") && !none.contains("As far as known"));
}

#[test]
fn a_tools_own_way_of_replacing_a_key_is_shown_when_its_turn_comes() {
    let switch = |tool: &str| {
        let mut book = sample::book(now());
        let key = book.keys.get_mut(&sample::id(2)).unwrap();
        key.tools = vec![ToolUse { tool: tool.to_owned(), place: String::new() }];
        key.rotation = Some(Rotation {
            reason: Some(Reason::Due),
            made: true,
            new_fields: Some(vec![]),
            stored: Some(now()),
            ..Rotation::begin(now(), &key.tools)
        });
        Window::open(book, Route::Rotate(sample::id(2), None), USUAL)
    };
    assert!(switch("altrady").says("Do not make a new trading account"));
    assert!(switch("superalgos").says("As far as known: Open the config of the node"));
    assert!(switch("Altrady").says("Do not make a new trading account"), "typed before it was known");
    assert!(switch("koinly").says("put the new key in the place of the old one"));
}

#[test]
fn what_is_needed_and_not_ticked_is_said_in_the_exchanges_words() {
    let mut window =
        open_draft(draft_for("freqtrade", Purpose::TradingBot, "kraken", DraftStep::Permissions));
    assert!(!window.says("It may not"), "silent when equal");
    window.press_some("Create & Modify Orders.");
    window.press_some("Cancel/Close Orders.");
    assert!(window.says("It may not trade. As far as known, Freqtrade needs to."), "{}", window.all_words());
    assert!(window.says("Tick Create & Modify Orders and Cancel/Close Orders, so that it works."));
    window.press("Back to what is needed");
    assert!(!window.says("It may not"));
}
