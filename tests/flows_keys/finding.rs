//! What is offered while one types, what is told of what is not understood, and searches under a name.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::sample;
use keystead::domain::saved_search::SavedSearch;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open, open_list};

const FIELD: &str = "Search your keys";

fn text(window: &Window) -> String {
    window.session().query.text.clone()
}

#[test]
fn an_operator_and_its_value_are_taken_by_the_keyboard() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label(FIELD).type_text("ex");
    window.settle();
    assert!(window.has("exchange:, at this exchange"), "{}", window.all_words());
    window.hit(Key::ArrowDown);
    assert_eq!(window.focused(), "exchange:, at this exchange", "a screen reader is told what is marked");
    window.hit(Key::Enter);
    assert_eq!(text(&window), "exchange:");
    assert!(window.has("exchange:Binance, 3 keys"));
    window.harness.event(egui::Event::Text("kr".to_owned()));
    window.settle();
    assert_eq!(text(&window), "exchange:kr", "the focus stayed in the field, the caret behind the colon");
    window.hit(Key::ArrowDown);
    window.hit(Key::Tab);
    assert_eq!(text(&window), "exchange:Kraken ");
    assert_eq!(window.rows().len(), 2);
    assert_eq!(window.focused(), FIELD);
}

#[test]
fn an_offer_is_taken_by_the_mouse_and_typing_goes_on() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label(FIELD).type_text("can:");
    window.settle();
    let offer = window.harness.get_by_label("can:withdraw, may send coins away").rect().center();
    window.harness.hover_at(offer);
    window.harness.drag_at(offer);
    window.harness.drop_at(offer);
    window.settle();
    assert_eq!(text(&window), "can:withdraw ");
    window.harness.event(egui::Event::Text("no:ip".to_owned()));
    window.settle();
    assert_eq!(text(&window), "can:withdraw no:ip");
    assert_eq!(window.rows(), ["Arbitrage script"]);
}

#[test]
fn escape_closes_the_list_first_and_empties_the_field_then() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label(FIELD).type_text("is:");
    window.settle();
    assert!(window.says("is:rotating"));
    window.hit(Key::Escape);
    assert!(!window.says("is:rotating"));
    assert_eq!((text(&window), window.focused()), ("is:".to_owned(), FIELD.to_owned()));
    window.hit(Key::Escape);
    assert_eq!(text(&window), "");
}

#[test]
fn enter_and_tab_do_what_they_did_while_nothing_is_marked() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label(FIELD).type_text("exchange:kraken dca us");
    window.settle();
    assert!(window.says("used-by:"));
    window.hit(Key::Tab);
    assert_eq!(text(&window), "exchange:kraken dca us");
    assert_ne!(window.focused(), FIELD, "Tab leads on");
    window.replace(FIELD, "exchange:okx");
    window.hit(Key::Enter);
    assert_eq!(window.route(), Route::Key(sample::id(0)));
}

#[test]
fn behind_the_last_offer_come_the_rows() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label(FIELD).type_text("can:t");
    window.settle();
    window.hit(Key::ArrowDown);
    window.hit(Key::ArrowDown);
    window.hit(Key::ArrowUp);
    assert!(window.focused().starts_with("can:trade"));
    window.hit(Key::ArrowDown);
    window.hit(Key::ArrowDown);
    assert!(window.focused().starts_with("Arbitrage script"), "{}", window.focused());
    assert!(!window.says("can:trade"), "the list closes when the field is left");
}

#[test]
fn all_operators_are_shown_when_they_are_asked_for() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    assert!(!window.says("exchange:,"), "nothing comes up unasked");
    window.hit_with(Modifiers::ALT, Key::ArrowDown);
    assert!(window.has("exchange:, at this exchange") && window.has("due:, has something due"));
    window.hit(Key::Escape);
    assert!(!window.says("exchange:,"));
}

#[test]
fn what_is_not_understood_is_told_and_left_out() {
    let mut window = open_list();
    window.type_into(FIELD, "due:soon kraken");
    assert!(window.says("“due:soon” is left out. After due: comes now"), "{}", window.all_words());
    assert_eq!(window.rows().len(), 2, "the rest is looked for");
    window.replace(FIELD, "due:30d kraken");
    assert!(!window.says("is left out"));
    window.replace(FIELD, "exchnage:kraken");
    assert!(window.says("“exchnage:kraken” is looked for as it stands"));
    assert!(window.says("No key matches"));
}

#[test]
fn a_search_is_kept_under_a_name_used_renamed_and_deleted() {
    let mut window = open_list();
    window.press("Any address 4");
    window.type_into(FIELD, "can:trade");
    window.press("Save this search …");
    assert!(window.says("can:trade no:ip"), "{}", window.all_words());
    window.press("Save the search");
    assert!(window.says("It needs a name"));
    window.type_into("Name", "Bots without a list");
    window.hit(Key::Enter);
    assert_eq!(window.session().book.saved[0].text, "can:trade no:ip");
    assert!(window.has("Bots without a list 2"), "{}", window.all_words());
    assert_eq!(text(&window), "can:trade no:ip");
    assert!(!window.has("Save this search …"), "it is kept already");
    window.press("All 9");
    assert_eq!((window.rows().len(), text(&window)), (9, String::new()));
    window.press("Bots without a list 2");
    assert_eq!(window.rows().len(), 2);
    window.press("More about the search “Bots without a list”");
    window.press("Rename …");
    window.replace("Name", "Open bots");
    window.press("Rename");
    assert!(window.has("Open bots 2"));
    window.press("More about the search “Open bots”");
    window.press("Delete …");
    window.press("Delete the search");
    assert!(window.session().book.saved.is_empty() && !window.has("Open bots 2"));
}

fn with_saved(count: usize) -> keystead::domain::book::Book {
    let mut book = sample::book(now());
    book.saved = (1..=count)
        .map(|number| SavedSearch {
            name: format!("Search {number}"),
            text: format!("exchange:kraken {number}"),
        })
        .collect();
    book.saved[0].text = "exchange:kraken".to_owned();
    book
}

#[test]
fn a_name_is_given_once_and_twenty_searches_are_the_most() {
    let mut window = open(with_saved(20), Route::Keys);
    window.type_into(FIELD, "grid");
    window.press("Save this search …");
    assert!(window.says("20 searches are saved, and that is the most."));
    window.press("Close");
    let mut window = open(with_saved(3), Route::Keys);
    window.type_into(FIELD, "grid");
    window.press("Save this search …");
    window.type_into("Name", "search 2");
    assert!(window.says("Another search has this name."));
    window.hit(Key::Enter);
    assert_eq!(window.session().book.saved.len(), 3);
    window.replace("Name", &"ä".repeat(41));
    assert!(window.says("That is 1 character too long."));
    window.press("Do not save");
    assert_eq!(text(&window), "grid");
}

#[test]
fn searches_without_room_are_behind_one_menu() {
    let mut window = open(with_saved(20), Route::Keys);
    assert!(window.has("Search 1 2") && !window.has("Search 20 1"));
    window.press_some("more saved searches");
    window.press("Search 20 1");
    assert_eq!(text(&window), "exchange:kraken 20");
    assert!(window.has("Search 20 1"), "{}", window.all_words());
}

#[test]
fn in_a_narrow_window_they_are_in_the_one_menu() {
    let mut window = Window::open(with_saved(2), Route::Keys, Vec2::new(560.0, 520.0));
    window.press("Show: all 9");
    window.press("Search 1 2");
    assert_eq!(text(&window), "exchange:kraken");
    window.press("Show: Search 1 2");
    window.press("All 9");
    assert_eq!(text(&window), "");
}

#[test]
fn a_search_that_could_not_be_kept_is_told() {
    let mut window = open_list();
    window.type_into(FIELD, "grid");
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Save this search …");
    window.type_into("Name", "Grid");
    window.hit(Key::Enter);
    assert!(window.session().book.saved.is_empty());
    assert!(window.says("no room left") || window.says("disk"), "{}", window.all_words());
}
