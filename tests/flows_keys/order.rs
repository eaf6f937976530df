//! Several keys at once: chosen by keyboard and by mouse, tagged, given a tool, deleted and brought back.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::sample;
use keystead::domain::search::Chip;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open, open_list};

/// The window with one being at the first row.
fn at_the_first_row() -> Window {
    let mut window = open_list();
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window
}

/// The names of the chosen ones, as a screen reader is told.
fn chosen(window: &Window) -> Vec<String> {
    let is_chosen = |node: &egui_kittest::Node<'_>| {
        let access = node.accesskit_node();
        access.data().position_in_set().is_some() && access.is_selected() == Some(true)
    };
    let mut rows: Vec<(f32, String)> = window
        .harness
        .root()
        .children_recursive()
        .filter(is_chosen)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert!(rows.iter().all(|(_, name)| name.ends_with(" Chosen.")), "{rows:?}");
    rows.into_iter().map(|(_, name)| name.split('.').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn keys_are_chosen_by_the_keyboard_alone() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    assert_eq!(window.route(), Route::Keys, "Space chooses and does not open");
    assert_eq!(chosen(&window), ["Arbitrage script"]);
    assert!(window.has("1 key chosen"), "{}", window.all_words());
    window.hit_with(Modifiers::SHIFT, Key::ArrowDown);
    window.hit_with(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window), ["Arbitrage script", "Futures bot", "Grid bot"]);
    window.hit_with(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(chosen(&window), ["Arbitrage script", "Futures bot"]);
    window.hit(Key::End);
    window.hit(Key::Space);
    assert_eq!(chosen(&window).len(), 3);
    window.hit_with(Modifiers::COMMAND, Key::A);
    assert_eq!(chosen(&window).len(), 9);
    assert!(window.has("9 keys chosen"));
    window.hit(Key::Escape);
    assert_eq!(chosen(&window), [""; 0]);
    assert!(!window.has("Done") && window.has("All 9"));
    let row = window.focused().split('.').next().unwrap_or_default().to_owned();
    assert!(window.rows().contains(&row), "one is still in the list, not at {row}");
    window.hit(Key::Enter);
    assert!(matches!(window.route(), Route::Key(_)), "Enter opens");
}

#[test]
fn keys_are_chosen_by_the_mouse_and_a_click_opens_again_afterwards() {
    let mut window = open_list();
    window.press("More about “DCA bot”");
    window.press("Choose, to do something with several");
    assert_eq!(chosen(&window), ["DCA bot"]);
    window.press_some("Grid bot. ");
    window.press_box("Price sheet");
    assert_eq!(window.route(), Route::Keys);
    assert_eq!(chosen(&window), ["Grid bot", "DCA bot", "Price sheet"]);
    window.press_box("Price sheet");
    assert_eq!(chosen(&window).len(), 2);
    window.press("Choose all 9");
    assert_eq!(chosen(&window).len(), 9);
    window.press("Done");
    assert_eq!(chosen(&window), [""; 0]);
    window.press_some("Grid bot. ");
    assert_eq!(window.route(), Route::Key(sample::id(2)));
}

#[test]
fn what_is_found_no_more_is_chosen_no_more() {
    let mut window = at_the_first_row();
    window.hit_with(Modifiers::COMMAND, Key::A);
    window.type_into("Search your keys", "kraken");
    assert_eq!(chosen(&window).len(), 2);
    assert!(window.has("2 keys chosen"));
    window.replace("Search your keys", "");
    assert_eq!(chosen(&window).len(), 2, "and they do not come back by themselves");
}

#[test]
fn a_tag_is_given_to_several_keys_and_taken_off_them() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    window.hit_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press("Add or remove a tag …");
    assert!(window.has("Which tag for these 2 keys?"));
    window.type_into("Tag", "look at");
    window.hit(Key::Enter);
    assert!(window.says("“look at” is on 2 more keys."), "{}", window.all_words());
    assert!(window.key("Futures bot").unwrap().tags.contains(&"look at".to_owned()));
    assert_eq!(chosen(&window).len(), 2, "they stay chosen for what comes next");
    window.press("Add or remove a tag …");
    window.press("Take a tag off");
    window.press("look at 2");
    window.press("Take “look at” off 2 keys");
    assert!(!window.key("Arbitrage script").unwrap().tags.contains(&"look at".to_owned()));
    assert_eq!(window.key("Arbitrage script").unwrap().tags, ["arbitrage"]);
}

#[test]
fn a_tag_that_cannot_be_is_told_and_given_to_nobody() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    window.press("Add or remove a tag …");
    for (tag, said) in
        [("a, b".to_owned(), "A tag has no comma in it"), ("ä".repeat(25), "1 character too long")]
    {
        window.replace("Tag", &tag);
        assert!(window.says(said), "{}", window.all_words());
        window.hit(Key::Enter);
        assert_eq!(window.asked(), [""; 0]);
    }
    window.replace("Tag", "arbitrage");
    assert!(window.has("1 of them has it already."));
    window.press("Leave them");
    assert_eq!(window.key("Arbitrage script").unwrap().tags, ["arbitrage"]);
}

#[test]
fn a_tool_is_set_and_several_tools_for_one_key_are_warned_of() {
    let mut window = open_list();
    window.press("More about “DCA bot”");
    window.press("Choose, to do something with several");
    window.press_box("Grid bot");
    window.press_box("Market maker");
    window.press("Set the tool …");
    window.type_into("Tool", "Passivbot");
    assert!(window.says("“Grid bot” is left out: it is being rotated."), "{}", window.all_words());
    assert!(window.says("No longer written there: "));
    window.press("Beside what is written there");
    assert!(window.says("would each be used by several tools"));
    window.press("In place of what is written there");
    window.press("Set the tool for 2 keys");
    let tools = |window: &Window, key: &str| -> Vec<String> {
        window.key(key).unwrap().tools.iter().map(|used| used.tool.clone()).collect()
    };
    assert_eq!(tools(&window, "DCA bot"), ["passivbot"]);
    assert_eq!(tools(&window, "Market maker"), ["passivbot"]);
    assert_eq!(tools(&window, "Grid bot"), ["freqtrade"]);
    assert!(window.says("Passivbot is written down for 2 keys."));
}

#[test]
fn several_keys_are_deleted_with_what_is_to_be_done_there_and_one_undo() {
    let mut window = at_the_first_row();
    window.hit_with(Modifiers::COMMAND, Key::A);
    window.hit(Key::Delete);
    assert!(window.has("Take 8 keys off the list?"), "{}", window.all_words());
    assert!(window.says("“Grid bot” is left out"));
    assert!(window.says("“Arbitrage script” at OKX"));
    assert!(window.says("It can take everything: first."));
    window.press("Open Kraken’s page");
    assert!(window.asked().iter().any(|asked| asked.starts_with("Open https://")));
    window.press("Take 8 keys off");
    assert_eq!(window.asked(), ["Group(Remove)"]);
    assert_eq!(window.rows(), ["Grid bot"]);
    assert!(window.says("8 keys are off the list. They still work at the exchanges."));
    window.press("Undo");
    assert_eq!(window.asked(), ["Group(PutBack)"]);
    assert_eq!(window.rows().len(), 9);
}

#[test]
fn a_refused_write_leaves_everything_as_it_was_and_says_so() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    window.hit_with(Modifiers::SHIFT, Key::ArrowDown);
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Delete …");
    window.press("Take 2 keys off");
    assert_eq!(window.session().found.len(), 9);
    assert_eq!(chosen(&window).len(), 2);
    assert!(window.says("no room left") || window.says("disk"), "{}", window.all_words());
    assert!(!window.says("off the list"));
}

#[test]
fn a_silent_vault_is_told_and_nothing_else_is_begun() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    window.world().vault = Vault::IsSilent;
    window.press("Delete …");
    window.press("Take 1 key off");
    assert_eq!(window.asked(), ["Group(Remove)"]);
    window.pass(1);
    assert!(window.says("Saving …"));
    assert!(!window.has("Delete …"), "no second act while the first is written");
    window.hit(Key::Delete);
    assert!(!window.says("off the list?"));
}

#[test]
fn keys_off_the_list_are_put_back_together() {
    let mut book = sample::book(now());
    for place in [6, 7] {
        book.keys.get_mut(&sample::id(place)).unwrap().removed = Some(now());
    }
    let mut window = open(book, Route::Keys);
    window.press("Removed 2");
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit_with(Modifiers::COMMAND, Key::A);
    assert!(!window.has("Delete …"));
    window.press("Put them back");
    assert!(window.says("2 keys are back on the list."));
    assert!(window.session().book.keys.values().all(|key| key.removed.is_none()));
}

#[test]
fn the_menu_of_a_chosen_row_is_about_all_that_are_chosen() {
    let mut window = at_the_first_row();
    window.hit(Key::Space);
    window.hit_with(Modifiers::SHIFT, Key::ArrowDown);
    window.hit_with(Modifiers::SHIFT, Key::F10);
    assert!(window.has("2 keys chosen") && !window.has("Rotate …"));
    window.harness.get_all_by_label("Delete …").last().unwrap().click();
    window.settle();
    assert!(window.has("Take 2 keys off the list?"));
    window.press("Keep them");
    assert_eq!(chosen(&window).len(), 2);
}

#[test]
fn in_a_narrow_window_the_acts_are_in_one_menu_that_stays_in_sight() {
    let mut window = Window::open(sample::book(now()), Route::Keys, Vec2::new(560.0, 360.0));
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit_with(Modifiers::COMMAND, Key::A);
    window.hit(Key::End);
    window.press("Do with them …");
    window.press("Delete …");
    window.press("Take 8 keys off");
    assert_eq!(window.rows(), ["Grid bot"]);
}

#[test]
fn in_a_narrow_window_a_refusal_comes_into_sight_wherever_one_is() {
    let mut window = Window::open(sample::book(now()), Route::Keys, Vec2::new(560.0, 360.0));
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit_with(Modifiers::COMMAND, Key::A);
    window.hit(Key::End);
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.hit(Key::Delete);
    window.press("Take 8 keys off");
    let is_in_sight = |node: egui_kittest::Node<'_>| node.rect().top() > 60.0 && node.rect().bottom() < 360.0;
    assert!(window.harness.get_all_by_label("The disk is full. Nothing was changed.").any(is_in_sight));
}

#[test]
fn f2_gives_another_name_in_the_list() {
    let mut window = at_the_first_row();
    window.hit(Key::F2);
    assert!(window.has("Rename “Arbitrage script”?"));
    window.replace("Name", "  ");
    assert!(window.says("A key needs a name"));
    window.replace("Name", "Arbitrage, new");
    window.hit(Key::Enter);
    assert!(window.key("Arbitrage, new").is_some());
    assert_eq!(window.rows().first().map(String::as_str), Some("Arbitrage, new"));
}

#[test]
fn a_thousand_keys_are_chosen_and_tagged_at_once() {
    let mut window = open(sample::many(now(), 1_000), Route::Keys);
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.hit(Key::ArrowDown);
    window.hit_with(Modifiers::COMMAND, Key::A);
    assert!(window.has("1000 keys chosen") || window.has("1,000 keys chosen"), "{}", window.all_words());
    window.press("Add or remove a tag …");
    window.type_into("Tag", "old");
    window.hit(Key::Enter);
    assert!(window.session().book.keys.values().all(|key| key.tags.contains(&"old".to_owned())));
    assert_eq!(window.session().query.chip, Chip::All);
}
