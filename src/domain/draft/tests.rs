//! A draft, step by step.

use super::*;
use crate::domain::permission::Level;

fn at_binance() -> Draft {
    let mut draft = Draft::begin(KeyId([0; 16]), Timestamp::UNIX_EPOCH);
    draft.choose_purpose(Purpose::TradingBot);
    draft.choose_exchange("binance");
    draft
}

#[test]
fn nothing_is_ticked_but_what_the_purpose_needs() {
    let mut draft = at_binance();
    assert_eq!(draft.permissions.len(), 2);
    draft.choose_purpose(Purpose::OwnProgram);
    assert_eq!(draft.levels().highest(), Some(Level::Read));
}

#[test]
fn withdraw_is_never_ticked_without_its_own_act() {
    let mut draft = at_binance();
    draft.tick("enableWithdrawals", true);
    assert!(!draft.levels().has(Level::Withdraw));
    draft.allow_withdraw("enableWithdrawals");
    assert!(draft.levels().has(Level::Withdraw) && draft.withdraw_allowed);
    draft.tick("enableWithdrawals", false);
    assert!(!draft.withdraw_allowed);
    draft.allow_withdraw("enableWithdrawals");
    draft.choose_exchange("okx");
    assert!(!draft.withdraw_allowed && !draft.levels().has(Level::Withdraw));
}

#[test]
fn what_changes_later_is_looked_at_again_at_the_exchange() {
    let mut draft = at_binance();
    draft.ticks = ["open", "permissions", "addresses", "addresses-203.0.113.7"].map(str::to_owned).into();
    draft.permissions_done = true;
    draft.tick("enableFutures", true);
    assert!(!draft.ticks.contains("permissions") && draft.ticks.contains("open"));
    draft.set_addresses(vec![Address { ip: "203.0.113.8".to_owned(), note: String::new() }]);
    assert_eq!(draft.ticks.len(), 1);
    draft.choose_purpose(Purpose::TaxReport);
    assert!(!draft.permissions_done);
}

#[test]
fn a_tool_that_needs_other_ticks_is_given_those_and_another_leaves_them() {
    let mut draft = at_binance();
    draft.choose_exchange("kraken");
    draft.permissions_done = true;
    draft.tick("export-data", true);
    draft.choose_tool("freqtrade");
    draft.choose_tool("Night trader");
    assert!(draft.permissions_done && draft.permissions.contains("export-data"));
    draft.choose_tool("koinx");
    assert!(!draft.permissions_done && !draft.levels().has(Level::Trade));
}

#[test]
fn another_key_like_this_one_has_no_name_no_tool_and_no_withdraw() {
    let book = crate::domain::sample::book(Timestamp::UNIX_EPOCH);
    let key = &book.keys[&crate::domain::sample::id(0)];
    let draft = Draft::like(key, KeyId([9; 16]), Timestamp::UNIX_EPOCH);
    assert!(draft.tool.is_empty() && draft.step() == DraftStep::Purpose);
    assert_eq!((draft.account.as_str(), draft.exchange_id()), ("main account", "okx"));
    assert!(draft.levels().has(Level::Trade) && !draft.levels().has(Level::Withdraw));
    let key = &book.keys[&crate::domain::sample::id(4)];
    let mut draft = Draft::like(key, KeyId([9; 16]), Timestamp::UNIX_EPOCH);
    assert_eq!((&draft.permissions, &draft.addresses), (&key.permissions, &key.addresses));
    draft.choose_tool("freqtrade");
    assert_eq!(draft.permissions, key.permissions, "it needs nothing else");
    draft.purpose_done = true;
    assert_eq!(draft.step(), DraftStep::Permissions);
}

#[test]
fn a_tool_that_does_not_serve_the_purpose_is_let_go() {
    let mut draft = at_binance();
    draft.tool = "freqtrade".to_owned();
    draft.choose_purpose(Purpose::TaxReport);
    assert!(draft.tool.is_empty());
    draft.tool = "My tax script".to_owned();
    draft.choose_purpose(Purpose::OwnProgram);
    assert_eq!(draft.tool, "My tax script");
}

#[test]
fn a_half_finished_draft_stands_at_its_first_open_question() {
    let mut draft = Draft::begin(KeyId([0; 16]), Timestamp::UNIX_EPOCH);
    assert_eq!(draft.step(), DraftStep::Purpose);
    draft.purpose = Some(Purpose::TradingBot);
    draft.purpose_done = true;
    draft.exchange = Some("kraken".to_owned());
    draft.exchange_done = true;
    assert_eq!(draft.step(), DraftStep::Permissions);
    assert!(draft.can_show(DraftStep::Exchange));
    assert!(!draft.can_show(DraftStep::Paste));
    draft.saved = true;
    assert_eq!(draft.step(), DraftStep::Name);
    assert!(!draft.can_show(DraftStep::Paste));
}
