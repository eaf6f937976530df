//! Who uses a key: more than it needs, two tools with one key, another key like this one, a key for one import.

use egui::Vec2;
use keystead::app::route::Route;
use keystead::domain::api_key::{ApiKey, KeyId, ToolUse};
use keystead::domain::draft::DraftStep;
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open_key};

/// The window on this sample key after a change.
fn open_changed(place: usize, change: impl FnOnce(&mut ApiKey)) -> Window {
    let mut book = sample::book(now());
    change(book.keys.get_mut(&sample::id(place)).unwrap());
    Window::open(book, Route::Key(sample::id(place)), Vec2::new(1120.0, 1200.0))
}

fn used_by(tool: &str) -> ToolUse {
    ToolUse { tool: tool.to_owned(), place: String::new() }
}

#[test]
fn a_key_that_may_do_more_than_its_tool_needs_says_so_and_how_to_mend_it() {
    let mut window = open_key(5);
    assert!(window.says("It may transfer. As far as known, Hummingbot only needs to read and trade."));
    assert!(window.says("At Binance, untick Permits Universal Transfer."), "{}", window.all_words());
    window.press("I changed it there …");
    assert!(window.has("Edit “Market maker”"));
}

#[test]
fn a_key_that_does_what_its_tool_needs_is_not_scolded() {
    for place in [0, 1, 2, 3, 4, 6, 7, 8] {
        assert!(!open_key(place).says("It may "), "{place}");
    }
    let window = open_changed(5, |key| key.tools = vec![used_by("Night trader")]);
    assert!(!window.says("It may "), "nobody knows what it needs");
    let window = open_changed(5, |key| key.removed = Some(now()));
    assert!(!window.says("It may "), "it is off the list");
}

#[test]
fn two_tools_with_one_key_are_warned_of() {
    let window = open_key(4);
    assert!(!window.says("share this key"));
    let window = open_changed(4, |key| key.tools.push(used_by("freqtrade")));
    assert!(window.says("3Commas and Freqtrade share this key"));
    assert!(window.says("nobody can tell which one it was"));
    let window = open_changed(4, |key| key.tools.push(used_by("  ")));
    assert!(!window.says("share this key"));
    let window = open_changed(4, |key| {
        let place = "laptop".to_owned();
        key.tools.push(ToolUse { place, ..key.tools[0].clone() });
    });
    assert!(window.says("3Commas (cloud) and 3Commas (laptop) share this key"));
}

#[test]
fn the_edit_form_warns_while_a_second_tool_is_typed() {
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("Edit …");
    window.press("Add a tool");
    assert!(!window.says("Two tools with one key"));
    window.type_into("Tool 2", "Freqtrade");
    assert!(window.says("Two tools with one key"));
    window.press("Save");
    assert_eq!(window.key("DCA bot").unwrap().tools.len(), 2, "it is told and not forbidden");
}

#[test]
fn another_key_like_this_one_is_begun() {
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("Make another like this …");
    let Route::Create(id, None) = window.route() else { panic!("{:?}", window.route()) };
    let (key, draft) = (window.key("DCA bot").unwrap(), &window.session().book.drafts[&id]);
    assert_eq!((draft.exchange_id(), &draft.account), ("kraken", &key.account));
    assert_eq!((&draft.permissions, &draft.addresses), (&key.permissions, &key.addresses));
    assert!(draft.tool.is_empty() && draft.step() == DraftStep::Purpose);
    assert!(window.has("What will use this key?"));
    window.press("Freqtrade");
    window.press("Continue");
    assert!(window.has("What may it do?"), "the exchange is known");
}

#[test]
fn the_warning_leads_to_another_key_and_withdraw_is_not_taken_along() {
    let mut window = open_changed(0, |key| key.tools.push(used_by("freqtrade")));
    window.press("Make another like this …");
    let Route::Create(id, None) = window.route() else { panic!("{:?}", window.route()) };
    let draft = &window.session().book.drafts[&id];
    assert!(!draft.permissions.contains("withdraw") && draft.permissions.contains("trade"));
}

#[test]
fn another_key_is_not_begun_where_it_cannot_be_written_or_made() {
    let mut window = open_key(4);
    window.world().vault = Vault::IsSilent;
    window.press("More about this key");
    window.press("Make another like this …");
    assert_eq!(window.route(), Route::Key(sample::id(4)));
    let mut window = open_changed(4, |key| key.exchange = "bitmex".to_owned());
    window.press("More about this key");
    assert!(!window.says("Make another like this"), "no key can be made there");
    let mut window = open_changed(4, |key| key.removed = Some(now()));
    window.press("More about this key");
    assert!(!window.says("Make another like this"), "it is off the list");
    assert!(!window.session().book.drafts.contains_key(&KeyId([0; 16])));
}

#[test]
fn a_key_for_one_import_is_asked_for_when_its_time_is_over() {
    let mut window = open_key(3);
    assert!(window.says("Is the import done?"));
    window.press("The import is done …");
    assert!(window.has("Take “Tax return 2025” off the list?"));
    let window = open_changed(3, |key| key.made = now());
    assert!(window.says("This key is for one import"));
    assert!(window.says("Keystead asks on 6 December 2026."));
    let window = open_changed(3, |key| key.keeps_reading = true);
    assert!(!window.says("This key is for one import") && !window.says("Is the import done?"));
}

#[test]
fn that_a_key_goes_on_reading_is_said_in_the_edit_form() {
    let mut window = open_key(3);
    window.press("More about this key");
    window.press("Edit …");
    window.press_box("It goes on reading after the import");
    window.press("Save");
    assert!(window.key("Tax return 2025").unwrap().keeps_reading);
    assert!(!window.says("Is the import done?"));
    let mut window = open_key(4);
    window.press("More about this key");
    window.press("Edit …");
    assert!(!window.says("It goes on reading"));
}

#[test]
fn where_the_tool_keeps_the_key_is_said_on_its_page() {
    assert!(open_key(4).says("3Commas keeps the key on its makers’ servers."));
    assert!(open_changed(2, |_| ()).says("Freqtrade keeps the key as plain text in a file."));
    assert!(!open_key(0).says("keeps the key"), "nothing is known of an own program");
}

#[test]
fn a_key_that_may_do_less_than_its_tool_needs_says_which_tick_is_missing() {
    use keystead::domain::permission::{Level, Levels};
    let mut window = open_changed(4, |key| {
        key.permissions.retain(|code| code.starts_with("query"));
        key.levels = Levels::default().with(Level::Read);
    });
    assert!(window.says("It may not trade. As far as known, 3Commas needs to."), "{}", window.all_words());
    assert!(window.says("At Kraken, tick Create & Modify Orders and Cancel/Close Orders, so that it works."));
    window.press("I changed it there …");
    assert!(window.has("Edit “DCA bot”"));
    assert!(!open_key(4).says("It may not"), "silent when equal");
}
