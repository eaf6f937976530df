//! Editing everything but the secret: what is saved, what is refused, what is asked.

use egui::{Key, Modifiers};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::permission::Level;
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{Vault, Window, open, open_key};

fn editing(place: usize) -> Window {
    let mut window = open_key(place);
    window.press("More about this key");
    window.press("Edit …");
    window
}

#[test]
fn a_word_that_nobody_saw_on_the_page_is_marked() {
    let window = editing(4);
    assert!(window.says("Query Funds") && !window.says("The page may word it differently"));
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(4)).unwrap().exchange = "mexc".to_owned();
    let mut window = open(book, Route::Key(sample::id(4)));
    window.press("More about this key");
    window.press("Edit …");
    assert!(window.says("Spot: Read account") && window.says("The page may word it differently"));
}

#[test]
fn a_change_is_told_as_saved_only_after_it_was_read_back() {
    let mut window = editing(4);
    window.world().vault = Vault::IsSilent;
    window.replace("Name", "DCA on Mondays");
    window.press("Save");
    assert_eq!(window.asked().len(), 1);
    assert!(window.has("Edit “DCA bot”") && !window.says("Saved and read back"));
    assert!(window.says("Saving …"));

    let mut window = editing(4);
    window.replace("Name", "DCA on Mondays");
    window.press("Save");
    assert!(window.says("Saved and read back."));
    assert!(window.key("DCA on Mondays").is_some());
    assert!(window.says("Edited"));
    window.press("Good");
    assert!(!window.says("Saved and read back."));
}

#[test]
fn a_change_that_cannot_be_written_keeps_the_form() {
    let mut window = editing(4);
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.replace("Name", "DCA on Mondays");
    window.press("Save");
    assert!(window.has("Edit “DCA bot”"));
    assert!(window.says("disk"), "{}", window.all_words());
    assert!(!window.says("Saved and read back"));
    window.world().vault = Vault::Does;
    window.press("Save");
    assert!(window.key("DCA on Mondays").is_some());
}

#[test]
fn a_key_without_a_name_is_not_saved() {
    for name in ["", "   "] {
        let mut window = editing(4);
        window.replace("Name", name);
        window.press("Save");
        assert!(window.asked().is_empty());
        assert!(window.says("First put right what is marked."));
    }
}

#[test]
fn a_name_is_kept_as_it_was_typed_in_any_script() {
    let mut window = editing(4);
    window.replace("Name", "Бот 取引 روبوت");
    window.press("Save");
    assert!(window.key("Бот 取引 روبوت").is_some());
    let mut window = editing(4);
    window.replace("Name", &"x".repeat(5_000));
    window.press("Save");
    let longest = window.session().book.keys.values().map(|key| key.label.chars().count()).max();
    assert!(longest.is_some_and(|count| count <= 80), "{longest:?}");
}

#[test]
fn enter_in_a_field_saves() {
    let mut window = editing(4);
    window.replace("Name", "DCA on Mondays");
    window.hit(Key::Enter);
    assert!(window.key("DCA on Mondays").is_some());
}

#[test]
fn an_address_is_added_with_its_owner_and_one_that_is_none_is_told() {
    let mut window = editing(2);
    let field = "From where it may be used";
    window.replace(field, "my.server.example");
    window.press("Save");
    assert!(window.asked().is_empty());
    assert!(window.all_words().contains("Add what stands here to the list"), "{}", window.all_words());
    window.press("Add");
    assert!(window.all_words().contains("This is a name, and exchanges take numbers"));
    window.replace(field, "9.9.9.9");
    window.press("Add");
    window.press("Choose whose 9.9.9.9 is");
    window.press("spare");
    window.press("Remove 203.0.113.24");
    window.press("Save");
    let key = window.key("Grid bot").unwrap();
    let told: Vec<(&str, &str)> =
        key.addresses.iter().map(|one| (one.ip.as_str(), one.note.as_str())).collect();
    assert_eq!(told, [("9.9.9.9", "spare")]);
}

#[test]
fn addresses_of_another_key_of_the_same_tool_are_added_with_one_press() {
    let mut window = editing(1);
    assert!(window.all_words().contains("They stand at “Grid bot”."), "{}", window.all_words());
    window.press("Add the address of home server");
    assert!(!window.all_words().contains("Add the address of home server"));
    window.press("Save");
    let key = window.key("Futures bot").unwrap();
    assert_eq!(
        (key.addresses[0].ip.as_str(), key.addresses[0].note.as_str()),
        ("203.0.113.24", "home server")
    );
}

#[test]
fn a_date_that_is_none_is_refused_in_words() {
    let mut window = editing(4);
    window.replace("Last day at Kraken", "next spring");
    window.press("Save");
    assert!(window.asked().is_empty());
    assert!(window.all_words().contains("“next spring” is no date"));
    window.replace("Last day at Kraken", "14.3.2027");
    window.press("Save");
    assert_eq!(window.key("DCA bot").unwrap().expires, Some(jiff::civil::date(2027, 3, 14)));
}

#[test]
fn allowing_withdraw_takes_a_typed_word() {
    let mut window = editing(4);
    window.press("Withdraw Funds");
    assert!(window.has("May “DCA bot” send coins away?"));
    window.press("It is ticked there");
    assert!(window.has("May “DCA bot” send coins away?"), "not before the word");
    window.type_into("Type withdraw to go on", " WithDraw ");
    window.press("It is ticked there");
    assert!(!window.has("May “DCA bot” send coins away?"));
    window.press("Save");
    assert!(window.key("DCA bot").unwrap().levels.has(Level::Withdraw));
}

#[test]
fn withdraw_left_off_stays_off() {
    let mut window = editing(4);
    window.press("Withdraw Funds");
    window.press("Leave it off");
    window.press("Withdraw Funds");
    window.hit(Key::Escape);
    assert!(window.has("Edit “DCA bot”"), "Esc only closes the question");
    window.replace("Name", "DCA on Mondays");
    window.press("Save");
    assert!(!window.key("DCA on Mondays").unwrap().levels.has(Level::Withdraw));
}

#[test]
fn turning_a_permission_off_is_not_asked() {
    let mut window = editing(0);
    window.press_box("Withdraw");
    window.press("Save");
    let key = window.key("Arbitrage script").unwrap();
    assert!(!key.levels.has(Level::Withdraw));
}

#[test]
fn tools_are_added_and_taken_away() {
    let mut window = editing(4);
    window.press("Add a tool");
    window.type_into("Tool 2", "freqtrade");
    window.type_into("Where tool 2 runs", "home server");
    window.press("Remove 3Commas");
    window.press("Save");
    let tools = &window.key("DCA bot").unwrap().tools;
    assert_eq!(tools.len(), 1);
    assert_eq!((tools[0].tool.as_str(), tools[0].place.as_str()), ("freqtrade", "home server"));
}

#[test]
fn the_period_is_chosen_from_a_list() {
    let mut window = editing(4);
    window.press("Rotate it");
    window.press("Every 30 days");
    window.press("Save");
    assert_eq!(window.key("DCA bot").unwrap().rotate_every_days, Some(30));
}

#[test]
fn changes_are_not_thrown_away_unasked() {
    let mut window = editing(4);
    window.replace("Name", "DCA on Mondays");
    window.press("Cancel");
    assert!(window.has("Throw your changes away?"));
    window.press("Go on editing");
    assert!(window.has("Edit “DCA bot”"));
    window.press("Cancel");
    window.press("Throw them away");
    assert!(!window.has("Edit “DCA bot”"));
    assert!(window.key("DCA bot").is_some());
    assert!(window.asked().is_empty());
}

#[test]
fn nothing_changed_leaves_without_a_question() {
    let mut window = editing(4);
    window.press("Cancel");
    assert!(!window.has("Edit “DCA bot”"));
    assert_eq!(window.route(), Route::Key(sample::id(4)));
}

#[test]
fn a_doubled_name_is_told_and_stops_nothing() {
    let mut window = editing(4);
    window.replace("Name", "grid BOT");
    assert!(window.says("Another key has this name already"));
    window.press("Save");
    assert!(window.key("grid BOT").is_some());
}

#[test]
fn what_was_typed_is_gone_after_a_lock() {
    let mut window = editing(4);
    window.replace("Name", "DCA on Mondays");
    window.hit_with(Modifiers::COMMAND, Key::L);
    assert!(window.harness.state().state.session.is_none());
    assert!(window.harness.state().root.drafts.key.edit.is_none());
    assert!(!window.all_words().contains("Mondays"));
}

#[test]
fn tab_reaches_every_field_and_keeps_it_in_sight() {
    let mut window = editing(4);
    let mut names = Vec::new();
    for _ in 0..80 {
        window.hit(Key::Tab);
        let rect = window.focused_rect().expect("something has the focus");
        assert!(rect.top() >= 0.0 && rect.bottom() <= 720.0, "{} is out of sight: {rect}", window.focused());
        names.push(window.focused());
    }
    for name in ["Name", "Tags", "Note", "Save", "Cancel", "Settings"] {
        assert!(names.iter().any(|seen| seen == name), "Tab never came to {name}: {names:?}");
    }
}

#[test]
fn a_changed_form_waits_when_another_screen_is_looked_at_and_goes_with_the_lock() {
    let mut window = editing(4);
    window.replace("Name", "DCA on Mondays");
    window.hit_with(Modifiers::COMMAND, Key::Comma);
    assert!(matches!(window.route(), Route::Settings));
    window.world().state.route = Route::Key(sample::id(4));
    window.settle();
    assert!(window.all_words().contains("DCA on Mondays"), "what was typed is lost");
    window.world().state.route = Route::Key(sample::id(3));
    window.settle();
    assert!(!window.all_words().contains("DCA on Mondays"), "it belongs to another key");
    window.hit_with(Modifiers::COMMAND, Key::L);
    assert!(!window.all_words().contains("DCA on Mondays"));
}

#[test]
fn a_sub_account_is_kept_and_known_names_are_offered() {
    let mut window = open_key(7);
    window.press("More about this key");
    window.press("Edit …");
    assert!(window.says("Known here:"));
    window.press("Use Grid");
    window.press("Save");
    assert_eq!(window.key("Price sheet").unwrap().sub_account, "Grid");
    assert!(window.says("Binance · main account · Grid"));
}
