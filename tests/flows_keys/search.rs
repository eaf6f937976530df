//! Searching, filters and orders.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keystead::app::route::Route;
use keystead::domain::permission::Level;
use keystead::domain::sample;
use keystead::domain::search::Sort;
use keystead::tour::scenes::now;

use crate::world::{open, open_list};

#[test]
fn each_letter_narrows_the_list() {
    let mut window = open_list();
    window.type_into("Search your keys", "krak");
    assert_eq!(window.rows().len(), 2);
    window.type_into("Search your keys", "en dca");
    assert_eq!(window.rows(), ["DCA bot"]);
    window.hit(Key::Enter);
    assert_eq!(window.route(), Route::Key(sample::id(4)));
}

#[test]
fn typing_anywhere_leads_into_the_search() {
    let mut window = open_list();
    window.harness.event(egui::Event::Text("g".to_owned()));
    window.settle();
    window.harness.event(egui::Event::Text("rid".to_owned()));
    window.settle();
    assert_eq!(window.session().query.text, "grid");
    assert_eq!(window.rows(), ["Grid bot"]);
    assert_eq!(window.focused(), "Search your keys");
}

#[test]
fn nothing_found_says_so_and_offers_the_way_back() {
    let mut window = open_list();
    window.type_into("Search your keys", "koinley");
    assert!(window.says("No key matches “koinley”."));
    window.harness.get_all_by_label("Clear the search").last().unwrap().click();
    window.settle();
    assert_eq!(window.session().query.text, "");
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn escape_empties_the_search() {
    let mut window = open_list();
    window.type_into("Search your keys", "kraken");
    window.hit(Key::Escape);
    assert_eq!(window.session().query.text, "");
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn operators_and_nonsense_are_both_only_words() {
    let mut window = open_list();
    window.type_into("Search your keys", "can:withdraw no:ip");
    assert_eq!(window.rows(), ["Arbitrage script"]);
    for nonsense in [
        "   ".to_owned(),
        "a".repeat(5_000),
        "ключ 鍵 مفتاح 🔑".to_owned(),
        "can:".to_owned(),
        ":::: no: tag:".to_owned(),
        "\u{202e}\u{0}\n\t".to_owned(),
    ] {
        window.replace("Search your keys", &nonsense);
        let _ = window.rows();
        assert_eq!(window.route(), Route::Keys);
    }
    window.replace("Search your keys", "");
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn filters_are_set_in_the_menu_and_taken_away_by_their_marks() {
    let mut window = open_list();
    window.press("Filter by exchange, permission, tool or tag");
    window.press("Kraken");
    assert_eq!(window.session().query.exchange.as_deref(), Some("Kraken"));
    assert_eq!(window.rows().len(), 2);
    window.press("Filter by exchange, permission, tool or tag");
    window.press("dca");
    assert_eq!(window.rows(), ["DCA bot"]);
    window.press("Take away the filter Tag: dca");
    assert_eq!(window.rows().len(), 2);
    window.press("Take away the filter Exchange: Kraken");
    assert_eq!(window.rows().len(), 9);
    window.press("Filter by exchange, permission, tool or tag");
    window.press("Transfer");
    assert_eq!(window.session().query.level, Some(Level::Transfer));
    window.press("Filter by exchange, permission, tool or tag");
    window.press("rotki");
    assert!(window.has("No key is in this view."));
    window.press("Clear all filters");
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn a_filter_chosen_twice_is_off() {
    let mut window = open_list();
    for _ in 0..2 {
        window.press("Filter by exchange, permission, tool or tag");
        window.press("Bybit");
    }
    assert_eq!(window.session().query.exchange, None);
}

#[test]
fn the_order_is_chosen_at_the_right() {
    let mut window = open_list();
    window.press("Order: Most urgent first");
    window.press("By name");
    assert_eq!(window.session().query.sort, Sort::Label);
    assert_eq!(window.rows().first().map(String::as_str), Some("Arbitrage script"));
    assert_eq!(window.rows().get(1).map(String::as_str), Some("Balances at home"));
    window.press("Order: By name");
    window.press("Oldest first");
    assert_eq!(window.rows().first().map(String::as_str), Some("Grid bot"));
}

#[test]
fn the_search_stays_while_a_key_is_looked_at() {
    let mut window = open_list();
    window.type_into("Search your keys", "kraken");
    window.press_some("DCA bot. ");
    window.press("Keys");
    assert_eq!(window.route(), Route::Keys);
    assert_eq!(window.session().query.text, "kraken");
}

#[test]
fn ten_thousand_keys_are_searched_at_each_letter() {
    let mut window = open(sample::many(now(), 10_000), Route::Keys);
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search your keys", "9999");
    assert_eq!(window.session().found.len(), 1);
    assert_eq!(window.rows().len(), 1);
}
