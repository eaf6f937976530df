//! The journal: by words, pointer and keyboard; narrowed, broken, of thousands of lines, and saved as a table.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::{Act, KeyId};
use keystead::domain::book::Book;
use keystead::domain::journal::{Deed, Entry, Journal};
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{CANARY, USUAL, Vault, Window, open};

/// The screen on this book, reached by its shortcut.
fn at(book: Book) -> Window {
    let mut window = open(book, Route::Keys);
    window.hit_with(Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.route(), Route::Journal);
    window
}

fn samples() -> Window {
    at(sample::book(now()))
}

/// A book with so many lines in its journal.
fn long(lines: usize) -> Book {
    let mut book = sample::book(now());
    book.journal = Journal::default();
    for number in 0..lines {
        let entry = Entry::of_key(Deed::Edited, sample::id(number % 9), format!("Key {number}"), "kraken");
        book.journal.add(now(), entry);
    }
    book
}

#[test]
fn what_happened_stands_there_the_newest_first_with_the_key_and_the_day() {
    let mut window = samples();
    assert!(window.says("41 lines since 24 July. They fit together, none is missing."));
    assert!(window.has("Today") && window.has("Yesterday"));
    assert!(window.has("today, 13:46: New key stored beside the old one. Grid bot, Binance"));
    window.press("yesterday, 13:02: Private key copied, for 3Commas. DCA bot, Kraken");
    assert_eq!(window.route(), Route::Key(sample::id(4)));
}

#[test]
fn the_way_there_stands_in_the_frame_and_on_the_page_of_a_key() {
    let mut window = open(sample::book(now()), Route::Keys);
    window.press("Journal");
    assert_eq!(window.route(), Route::Journal);
    let mut window = open(sample::book(now()), Route::Key(sample::id(4)));
    window.press("In the journal: only “DCA bot”");
    assert_eq!(window.route(), Route::Journal);
    assert!(window.says("DCA bot, Kraken") && !window.says("Grid bot, Binance"));
    window.press("Only “DCA bot”: show all keys again");
    assert!(window.says("Grid bot, Binance"));
}

#[test]
fn it_is_narrowed_by_words_by_kind_and_by_key() {
    let mut window = samples();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search the journal", "old scalper");
    let seen = window.session().journal.as_ref().unwrap().found;
    assert_eq!(seen, 5);
    assert!(window.says("Secret destroyed here, key forgotten. Old scalper, KuCoin"));
    window.replace("Search the journal", "koinley");
    assert!(window.says("No line matches “koinley”."));
    window.press("Show all lines");
    assert_eq!(window.session().journal.as_ref().unwrap().found, 41);
    window.press("Openings");
    assert!(window.says("2 wrong codes since") && !window.says("key copied"));
    window.press("All");
    window.harness.get_all_by_label("Only “DCA bot”").next().unwrap().click();
    window.settle();
    assert!(window.says("DCA bot, Kraken") && !window.says("Grid bot, Binance"));
}

#[test]
fn a_key_that_is_gone_stays_by_its_name_and_opens_nothing() {
    let mut book = sample::book(now());
    let id = sample::id(4);
    book.note_act(id, now(), Act::Edited);
    book.forget(id, now());
    let mut window = at(book);
    let name = "today, 13:46: Secret destroyed here, key forgotten. DCA bot, Kraken";
    assert!(window.has(name));
    window.harness.get_by_label(name).click();
    window.settle();
    assert_eq!(window.route(), Route::Journal);
    window.harness.get_all_by_label("Only “DCA bot”").next().unwrap().click();
    window.settle();
    assert!(window.says("Edited. DCA bot") && !window.says("Grid bot"));
}

#[test]
fn what_is_done_meanwhile_comes_in_and_what_is_shown_does_not() {
    let mut window = open(sample::book(now()), Route::Key(sample::id(4)));
    window.press_some("Show Private key");
    assert!(window.session().revealed.is_some(), "it is on show");
    window.hit_with(Modifiers::COMMAND, Key::Num4);
    assert!(window.has("today, 13:46: Private key shown. DCA bot, Kraken"));
    assert!(window.session().revealed.is_none() && !window.all_words().contains(CANARY));
    let json = serde_json::to_string(&window.session().book.journal).unwrap();
    assert!(!json.contains(CANARY) && !json.contains("canary"));
}

#[test]
fn the_keyboard_moves_over_the_headings_and_enter_opens() {
    let mut window = samples();
    let first = "today, 13:46: New key stored beside the old one. Grid bot, Binance";
    window.harness.get_by_label(first).focus();
    window.settle();
    for _ in 0..3 {
        window.hit(Key::ArrowDown);
    }
    assert_eq!(window.focused(), "yesterday, 13:21: Backup made, 9 keys in it");
    window.hit(Key::ArrowUp);
    assert_eq!(window.focused(), "today, 12:30: Opened with a code");
    window.hit(Key::End);
    assert_eq!(window.focused(), "24 July, 13:06: Keystead set up");
    window.hit(Key::Home);
    assert_eq!(window.focused(), first);
    window.hit(Key::Enter);
    assert_eq!(window.route(), Route::Key(sample::id(2)));
}

#[test]
fn of_thousands_of_lines_only_those_in_sight_are_drawn() {
    let mut window = at(long(4_900));
    assert!(window.says("4901 lines"));
    let drawn = |window: &Window| window.harness.query_all_by_label_contains(": Edited. Key ").count();
    assert!((3..30).contains(&drawn(&window)), "{}", drawn(&window));
    window.harness.get_all_by_label_contains("Edited. Key 4899").next().unwrap().focus();
    window.settle();
    window.hit(Key::End);
    assert!(window.focused().contains("The journal begins"), "{}", window.focused());
    let place = window.focused_rect().unwrap();
    assert!(place.top() > 0.0 && place.bottom() < USUAL.y, "{place:?}");
    assert!((3..40).contains(&drawn(&window)), "{}", drawn(&window));
    let window = at(long(6_000));
    assert!(window.says("Older ones were cut.") && window.says("They fit together"));
}

#[test]
fn lines_that_do_not_fit_together_are_told_with_what_to_do() {
    let mut book = sample::book(now());
    let mut json = serde_json::to_value(&book.journal).unwrap();
    json["lines"][0][20][3] = serde_json::json!("Another name");
    book.journal = serde_json::from_str(&json.to_string()).unwrap();
    let window = at(book.clone());
    assert!(window.says("From line 21 on, the journal does not fit together."));
    assert!(window.says("replace the keys that could do the most damage") && !window.says("none is missing"));
    json = serde_json::to_value(sample::book(now()).journal).unwrap();
    json["lines"][0].as_array_mut().unwrap().truncate(30);
    book.journal = serde_json::from_str(&json.to_string()).unwrap();
    assert!(at(book).says("The last lines of the journal are missing, from line 31 on."));
}

#[test]
fn the_table_is_saved_by_dialog_or_by_a_typed_path() {
    let mut window = samples();
    window.press("Save as a table …");
    assert!(window.says("It holds no secret, and it is not locked") || window.says("it is not locked"));
    window.press("Choose a place …");
    let asked = window.asked();
    assert_eq!(
        asked,
        [
            "Ask where to save keystead-journal-2026-11-22.csv",
            "Save the journal as /picked/keystead-journal-2026-11-22.csv, replacing"
        ]
    );
    assert!(window.says("The table is saved"));
    window.press("Close");
    assert!(window.says("42 lines") && window.says("Journal saved as a table, 40 lines"));
    window.press("Save as a table …");
    assert!(window.says("Where do you want the table?"), "what was saved before is not told again");
    window.type_into("Or write the folder and the name", "/tmp/of mine.csv");
    window.press("Save here");
    assert_eq!(window.asked(), ["Save the journal as /tmp/of mine.csv"]);
}

#[test]
fn a_path_that_names_no_file_and_a_file_that_is_there_are_refused() {
    let mut window = samples();
    window.press("Save as a table …");
    window.type_into("Or write the folder and the name", "journal.csv");
    window.press("Save here");
    assert!(window.says("This is not the full name of a file."));
    assert!(window.asked().is_empty());
    window.world().vault = Vault::Refuses(Problem::FileExists);
    window.replace("Or write the folder and the name", "/tmp/journal.csv");
    window.press("Save here");
    assert_eq!(window.asked(), ["Save the journal as /tmp/journal.csv"]);
    assert!(window.says("/tmp/journal.csv stays as it is until you say so."));
    window.press("Replace it");
    assert_eq!(window.asked(), ["Save the journal as /tmp/journal.csv, replacing"]);
    assert!(window.says("The table is saved"));
    let mut window = samples();
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Save as a table …");
    window.type_into("Or write the folder and the name", "/tmp/journal.csv");
    window.press("Save here");
    assert!(window.says("The disk is full."));
    window.press("Leave it");
    window.press("Save as a table …");
    assert!(!window.says("The disk is full."), "what was refused is not told again");
}

#[test]
fn of_sample_keys_and_of_nothing_there_is_no_table() {
    let mut window = samples();
    window.session_mut().demo = true;
    window.settle();
    assert!(!window.has("Save as a table …") && window.says("Grid bot, Binance"));
    let window = at(Book::default());
    assert!(window.says("Nothing happened yet.") && !window.has("Save as a table …"));
}

#[test]
fn in_a_narrow_window_the_same_is_there() {
    let mut window = Window::open(sample::book(now()), Route::Keys, vec2(560.0, 520.0));
    window.hit_with(Modifiers::COMMAND, Key::Num4);
    assert!(window.has("Save as a table …") && window.says("41 lines since 24 July"));
    let intro = window.harness.get_all_by_label_contains("41 lines since").next().unwrap().rect();
    assert!(intro.top() >= 56.0, "it lies below the bar: {intro:?}");
    window.press("Show: all");
    window.press("Rotations");
    assert!(window.says("Rotation begun") && !window.says("Opened with a code"));
    let row = window.harness.get_all_by_label_contains("Rotation begun").next().unwrap();
    assert!(row.rect().width() <= 560.0 && row.accesskit_node().label().is_some());
}

#[test]
fn a_name_as_long_as_names_get_pushes_nothing_out_of_its_row() {
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(4)).unwrap().label = "Wwwwwwwwww ".repeat(9);
    book.note_act(sample::id(4), now(), Act::Edited);
    let entry =
        Entry::of_key(Deed::Destroyed, KeyId([9; 16]), "=formula".repeat(12), "An exchange".repeat(9));
    book.journal.add(now(), entry);
    for size in [USUAL, vec2(900.0, 720.0), vec2(560.0, 520.0)] {
        let mut window = Window::open(book.clone(), Route::Keys, size);
        window.hit_with(Modifiers::COMMAND, Key::Num4);
        let rows = window.harness.query_all_by_label_contains("Edited. Wwww");
        assert!(rows.into_iter().all(|row| row.rect().right() <= size.x));
        assert!(window.says("=formula"));
    }
}
