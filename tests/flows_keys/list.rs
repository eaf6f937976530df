//! The list: rows, keyboard, the next thing to do, half-finished keys, what happened meanwhile, no key yet.

use std::time::Duration;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::{KeyId, Purpose};
use keystead::domain::book::Book;
use keystead::domain::draft::Draft;
use keystead::domain::sample;
use keystead::domain::search::Chip;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open, open_list};

fn draft(byte: u8) -> Draft {
    let mut draft = Draft::begin(KeyId([byte; 16]), now());
    draft.purpose = Some(Purpose::TradingBot);
    draft.purpose_done = true;
    draft.exchange = Some("kraken".to_owned());
    draft.exchange_done = true;
    draft.permissions_done = true;
    draft
}

fn with_drafts(count: u8) -> Book {
    let mut book = sample::book(now());
    for byte in 0..count {
        let draft = draft(0xd0 + byte);
        book.drafts.insert(draft.id, draft);
    }
    book
}

#[test]
fn each_row_is_told_in_one_sentence_and_opens_its_key() {
    let mut window = open_list();
    assert_eq!(window.rows().len(), 9);
    let told = "DCA bot. Kraken · main account. Used by 3Commas. May read and trade. May not transfer or \
                withdraw. Works from 6 addresses only. Rotate in 41 days.";
    assert!(window.has(told), "{}", window.all_words());
    assert!(window.says("Works from any address. Danger now."));
    window.press(told);
    assert_eq!(window.route(), Route::Key(sample::id(4)));
}

#[test]
fn the_most_urgent_key_stands_first_and_its_card_leads_to_it() {
    let mut window = open_list();
    assert_eq!(window.rows().first().map(String::as_str), Some("Arbitrage script"));
    assert!(window.says("can send your coins to anyone, from any computer"));
    window.press("Make it safe");
    assert_eq!(window.route(), Route::Key(sample::id(0)));
}

#[test]
fn what_else_waits_is_behind_one_button() {
    let mut window = open_list();
    window.press("3 more");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.has("Rotate it: “Futures bot” dies in 9 days") && !window.says("things to do"));
    window.press("Go on: The rotation of “Grid bot” waits at step 4 of 7");
    assert_eq!(window.route(), Route::Rotate(sample::id(2), None));
    let mut window = open_list();
    window.press("3 more");
    window.press("Fewer");
    assert!(!window.has("Rotate it: “Futures bot” dies in 9 days"));
    window.press("Needs you 4");
    assert_eq!((window.session().query.chip, window.rows().len()), (Chip::NeedsYou, 4));
    window.press("All 9");
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn each_duty_has_its_verb() {
    for (label, words, verb) in [
        ("Futures bot", "dies in 9 days", "Rotate it"),
        ("Grid bot", "waits at step 4 of 7", "Go on"),
        ("Tax return 2025", "Is the import with", "Take it off …"),
    ] {
        let mut book = sample::book(now());
        book.keys.retain(|_, key| key.label == label);
        let mut window = open(book, Route::Keys);
        assert!(window.says(words), "{label}: {}", window.all_words());
        window.press(verb);
        let id = *window.session().book.keys.keys().next().unwrap();
        if verb == "Take it off …" {
            assert!(window.says("off the list?"));
        } else {
            assert_eq!(window.route(), Route::Rotate(id, None), "{label}");
        }
    }
}

#[test]
fn an_ended_and_an_overdue_key_are_told_as_that() {
    let mut book = sample::book(now());
    book.keys.retain(|_, key| ["DCA bot", "Price sheet"].contains(&key.label.as_str()));
    for key in book.keys.values_mut() {
        if key.label == "DCA bot" {
            key.expires = Some(jiff::civil::date(2026, 11, 19));
        } else {
            key.rotate_every_days = Some(41);
        }
    }
    let window = open(book, Route::Keys);
    assert!(window.says("“DCA bot” no longer works at Kraken"));
    assert!(window.says("Ended 3 days ago"));
    assert!(window.says("Rotate, 8 days late"));
}

#[test]
fn nothing_due_says_until_when() {
    let mut book = sample::book(now());
    book.keys.retain(|_, key| ["DCA bot", "Price sheet"].contains(&key.label.as_str()));
    let window = open(book, Route::Keys);
    assert!(window.says("Nothing to do until 2 January"));
}

#[test]
fn arrows_home_end_and_pages_move_and_enter_opens() {
    let mut window = open(sample::many(now(), 10_000), Route::Keys);
    let rows = window.rows();
    assert!(rows.len() < 30, "{} rows are drawn", rows.len());
    // From the search down into the list.
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    assert!(window.focused().starts_with(&rows[0]), "{}", window.focused());
    window.hit(Key::ArrowDown);
    assert!(window.focused().starts_with(&rows[1]));
    window.hit(Key::ArrowUp);
    assert!(window.focused().starts_with(&rows[0]));
    window.hit(Key::End);
    let last = *window.session().found.last().unwrap();
    let last = window.session().book.keys[&last].label.clone();
    assert!(window.focused().starts_with(&last), "{}", window.focused());
    assert!(window.rows().last().is_some_and(|row| *row == last));
    window.hit(Key::PageUp);
    assert!(!window.focused().starts_with(&last));
    window.hit(Key::Home);
    assert!(window.focused().starts_with(&rows[0]));
    window.hit(Key::PageDown);
    let at = window.focused();
    assert!(!at.starts_with(&rows[0]) && !at.starts_with(&rows[1]), "{at}");
    window.hit(Key::Enter);
    assert!(matches!(window.route(), Route::Key(_)));
}

#[test]
fn coming_back_from_a_key_the_list_stands_where_it_was() {
    let mut window = open_list();
    window.press_some("Market maker. ");
    window.hit(Key::Escape);
    assert_eq!(window.route(), Route::Keys);
    let cursor = window.world().root.drafts.keys.cursor;
    assert_eq!(cursor, Some(sample::id(5)));
}

#[test]
fn the_first_field_is_copied_by_key_and_by_button() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.event(Event::Copy, Modifiers::COMMAND);
    assert_eq!(window.asked(), ["Copy api_key of Arbitrage script"]);
    assert!(window.session().copied.is_some());
    window.event(Event::Copy, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(window.asked(), ["Copy secret of Arbitrage script"]);
    window.press("Copy API key of “DCA bot”");
    assert_eq!(window.asked(), ["Copy api_key of DCA bot"]);
}

#[test]
fn only_the_row_at_which_one_is_takes_tab_stops() {
    let mut window = open(sample::many(now(), 10_000), Route::Keys);
    window.hit_with(Modifiers::COMMAND, Key::F);
    let mut stops = Vec::new();
    for _ in 0..40 {
        window.hit(Key::Tab);
        stops.push(window.focused());
    }
    let first = stops.first().cloned().unwrap();
    let round = stops.iter().skip(1).position(|stop| *stop == first).expect("Tab comes round");
    assert!(round < 30, "Tab stops {round} times: {stops:?}");
}

#[test]
fn a_row_has_a_menu_under_its_button() {
    let mut window = open_list();
    window.press("More about “DCA bot”");
    assert!(window.says("Copy API key") && window.has("Rotate …"));
    window.press("Rotate …");
    assert_eq!(window.route(), Route::Rotate(sample::id(4), None));
    assert!(window.key("DCA bot").unwrap().rotation.is_some());
}

#[test]
fn shift_f10_opens_the_menu_and_delete_asks() {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit_with(Modifiers::SHIFT, Key::F10);
    assert!(window.has("Remove from the list …"));
    window.hit(Key::Escape);
    assert!(!window.has("Remove from the list …"));
    window.press_some("Arbitrage script. ");
    window.hit(Key::Escape);
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit(Key::Delete);
    assert!(window.has("Take “Arbitrage script” off the list?"));
    window.hit(Key::Escape);
    assert!(!window.has("Take “Arbitrage script” off the list?"));
    assert!(window.key("Arbitrage script").unwrap().removed.is_none());
}

#[test]
fn a_key_taken_off_is_put_back_by_the_toast() {
    let mut window = open_list();
    window.press("More about “Price sheet”");
    window.press("Remove from the list …");
    assert!(window.says("It still works at Binance until you delete it there"));
    window.press("Take “Price sheet” off");
    assert!(window.key("Price sheet").unwrap().removed.is_some());
    assert_eq!(window.rows().len(), 8);
    assert!(window.says("“Price sheet” is off the list"));
    window.press("Undo");
    assert!(window.key("Price sheet").unwrap().removed.is_none());
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn removing_opens_the_page_and_a_refusal_is_told() {
    let mut window = open_list();
    window.press("More about “DCA bot”");
    window.press("Remove from the list …");
    window.press("Open Kraken’s page");
    assert!(window.asked().iter().any(|asked| asked.starts_with("Open https://")));
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Take “DCA bot” off");
    assert!(window.key("DCA bot").unwrap().removed.is_none());
    assert!(window.says("no room left") || window.says("disk"), "{}", window.all_words());
}

#[test]
fn keys_off_the_list_are_found_again() {
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(7)).unwrap().removed = Some(now());
    let mut window = open(book, Route::Keys);
    assert_eq!(window.rows().len(), 8);
    window.press("Removed 1");
    assert_eq!(window.rows(), ["Price sheet"]);
    window.press("More about “Price sheet”");
    window.press("Put it back");
    assert!(window.key("Price sheet").unwrap().removed.is_none());
}

#[test]
fn a_new_key_begins_by_button_and_by_shortcut() {
    let mut window = open_list();
    window.press("New key");
    assert!(matches!(window.route(), Route::Create(..)));
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::N);
    assert!(matches!(window.route(), Route::Create(..)));
}

#[test]
fn a_half_finished_key_goes_on_or_is_discarded_after_asking() {
    let mut window = open(with_drafts(1), Route::Keys);
    assert!(window.says("Step 4 of 7"));
    window.press("Discard …: Kraken key");
    window.press("Keep it");
    assert_eq!(window.session().book.drafts.len(), 1);
    window.press("Discard …: Kraken key");
    window.press("Discard the answers");
    assert_eq!(window.session().book.drafts.len(), 0);

    let mut window = open(with_drafts(1), Route::Keys);
    window.press("Go on: Kraken key");
    assert_eq!(window.route(), Route::Create(KeyId([0xd0; 16]), None));
}

#[test]
fn many_half_finished_keys_do_not_push_the_list_away() {
    let mut window = open(with_drafts(12), Route::Keys);
    assert_eq!(window.harness.query_all_by_label_contains("Go on: ").count(), 2);
    window.press("Show 10 more half-finished keys");
    assert!(window.harness.query_all_by_label_contains("Go on: ").count() > 2);
}

#[test]
fn what_happened_meanwhile_is_told_until_it_is_read() {
    let mut window = open_list();
    window.session_mut().news.wrong_codes = Some((2, now() - Duration::from_hours(24)));
    window.session_mut().news.recovered = vec![sample::id(4)];
    window.settle();
    assert!(window.says("Somebody typed 2 wrong codes, the first yesterday, "));
    assert!(window.says("The program ended while “DCA bot” was being saved"));
    window.press_some("Good to know");
    assert!(!window.says("Somebody typed 2 wrong codes"));
}

#[test]
fn the_first_key_begins_by_its_purpose() {
    for (name, purpose) in [
        ("Start: A bot trades for me", Some(Purpose::TradingBot)),
        ("Start: I track or do taxes", Some(Purpose::TaxReport)),
        ("Start: I only look at data", Some(Purpose::DataAndCharts)),
        ("Something else", None),
    ] {
        let mut window = open(Book::default(), Route::Keys);
        assert!(window.has("What is your first key for?"));
        window.press(name);
        let draft = window.session().book.drafts.values().next().expect("a draft").clone();
        assert_eq!(draft.purpose, purpose, "{name}");
    }
}

#[test]
fn an_emptied_list_still_shows_the_way_to_what_is_off_it() {
    let mut book = Book::default();
    let mut key = sample::book(now()).keys[&sample::id(3)].clone();
    key.removed = Some(now());
    book.keys.insert(key.id, key);
    let mut window = open(book, Route::Keys);
    window.press("Show the key that is off the list");
    assert_eq!(window.rows(), ["Tax return 2025"]);
}

#[test]
fn at_twice_the_text_size_everything_is_reached() {
    let mut window = Window::open(sample::book(now()), Route::Keys, Vec2::new(560.0, 360.0));
    window.press("Show: all 9");
    window.press("Can withdraw 1");
    assert_eq!(window.session().query.chip, Chip::CanWithdraw);
    window.press("Search");
    window.type_into("Search your keys", "nothing like it");
    assert!(window.says("No key matches"));
    window.press("Close the search");
    assert_eq!(window.session().query.text, "");
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    assert!(window.focused().starts_with("Arbitrage script"));
}

#[test]
fn a_clock_that_is_off_is_told_with_how_far() {
    for (secs, said) in [
        (3_720, "This computer’s clock is about 62 minutes behind your phone"),
        (-86_400 * 3, "This computer’s clock is about 3 days ahead of your phone"),
    ] {
        let mut window = open_list();
        window.session_mut().news.clock_off_secs = Some(secs);
        window.pass(0);
        assert!(window.says(said), "{}", window.all_words());
        window.press("Good to know");
        assert!(!window.says(said));
    }
}

#[test]
fn an_interrupted_restore_leads_to_the_backup_and_sends_nobody_to_the_exchange() {
    let mut book = sample::book(now());
    book.restoring = true;
    let mut window = open(book, Route::Keys);
    window.session_mut().news.dropped = vec![keystead::app::Dropped {
        id: sample::id(4),
        label: "DCA bot".to_owned(),
        exchange: "kraken".to_owned(),
        in_rotation: false,
    }];
    window.pass(0);
    assert!(window.says("Bringing your keys back was interrupted") && !window.says("delete that key there"));
    window.press("Open the backup …");
    assert_eq!(window.route(), Route::WaysIn);
}

#[test]
fn keys_that_are_in_no_backup_are_the_next_thing_when_nothing_is_due() {
    let mut book = sample::book(now());
    book.keys.retain(|_, key| key.label == "Portfolio view");
    book.backup = None;
    let mut window = open(book, Route::Keys);
    assert!(window.says("One key is in no backup"));
    window.press("Make a backup");
    assert_eq!(window.route(), Route::WaysIn);
}
