//! Who uses which key: by tool and place, by account; what is shared, what nobody uses, what would be lost.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT;
use keystead::app::route::Route;
use keystead::domain::api_key::{ApiKey, KeyId, Purpose, ToolUse};
use keystead::domain::book::Book;
use keystead::domain::permission::{Level, Levels};
use keystead::domain::sample;
use keystead::domain::search::Chip;
use keystead::tour::scenes::now;

use crate::world::{Window, open};

/// This screen on the samples after a change of one of them.
fn changed(place: usize, change: impl FnOnce(&mut ApiKey)) -> Window {
    let mut book = sample::book(now());
    change(book.keys.get_mut(&sample::id(place)).unwrap());
    Window::open(book, Route::UsedBy, Vec2::new(1120.0, 1600.0))
}

fn used(tool: &str, place: &str) -> ToolUse {
    ToolUse { tool: tool.to_owned(), place: place.to_owned() }
}

fn by_account(mut window: Window) -> Window {
    window.press("By account");
    window
}

#[test]
fn the_frame_and_the_keyboard_lead_here() {
    let mut window = open(sample::book(now()), Route::Keys);
    window.press("Used by");
    assert_eq!(window.route(), Route::UsedBy);
    let mut window = open(sample::book(now()), Route::Keys);
    window.hit_with(Modifiers::COMMAND, Key::Num3);
    assert_eq!(window.route(), Route::UsedBy);
    assert!(window.says("Who holds your keys"));
}

#[test]
fn each_tool_says_what_would_be_lost_and_unfolds_to_its_keys() {
    let mut window = changed(0, |_| ());
    assert!(window.says("3Commas holds 1 key: it can trade, from listed addresses only."));
    assert!(!window.says("on its makers’ servers") && !window.says("DCA bot"));
    window.press_some("3Commas, cloud.");
    assert!(window.says("3Commas keeps the key on its makers’ servers."));
    assert!(window.says("It does not stop one who works from 3Commas’s own servers."));
    window.press_some("DCA bot. Kraken · main account. May read and trade.");
    assert_eq!(window.route(), Route::Key(sample::id(4)));
    window.hit_with(Modifiers::COMMAND, Key::Num3);
    assert!(window.says("DCA bot"), "it stands open as it was left");
    window.press_some("3Commas, cloud.");
    assert!(!window.says("DCA bot"));
}

#[test]
fn where_a_tool_on_a_computer_keeps_its_keys_is_said() {
    let mut window = changed(0, |_| ());
    window.press_some("Freqtrade, home server.");
    assert!(window.says("Freqtrade keeps the key as plain text in a file."));
    assert!(window.says("It does not stop one who sits at that computer."));
}

#[test]
fn a_key_that_two_tools_hold_is_warned_of_and_another_is_begun() {
    let window = changed(4, |_| ());
    assert!(!window.says("One key for several tools"));
    let mut window = changed(4, |key| key.tools.push(used("freqtrade", "home server")));
    assert!(window.says("3Commas and Freqtrade share “DCA bot”"));
    assert!(window.says("nobody can tell which one it was"));
    window.press_some("3Commas, cloud.");
    assert!(window.says("Also used by Freqtrade"));
    window.press("Make another like this …: DCA bot");
    let Route::Create(id, None) = window.route() else { panic!("{:?}", window.route()) };
    assert_eq!(window.session().book.drafts[&id].exchange_id(), "kraken");
    let window = changed(4, |key| {
        key.tools.push(used("freqtrade", "home server"));
        key.exchange = "bitmex".to_owned();
    });
    assert!(
        window.says("share “DCA bot”") && !window.says("Make another like this"),
        "none can be made there"
    );
}

#[test]
fn a_tool_that_nobody_knows_stands_there_with_the_name_that_was_typed() {
    let mut window = changed(1, |key| key.tools = vec![used("Night trader", "attic")]);
    window.press_some("Night trader, attic.");
    assert!(window.says("Keystead does not know where it keeps the key."));
    assert!(!window.says("needs to"), "and so nobody knows what it needs");
    let window = changed(1, |key| key.tools = vec![used("", "attic")]);
    assert!(window.says("A tool that you did not name, attic."));
}

#[test]
fn keys_that_nobody_uses_are_listed_below() {
    let window = changed(6, |_| ());
    assert!(!window.says("Nobody uses these"));
    let mut window = changed(6, |key| key.tools.clear());
    assert!(window.says("Nobody uses these, as far as you said"));
    window.press_some("Portfolio view. Coinbase");
    assert_eq!(window.route(), Route::Key(sample::id(6)));
}

#[test]
fn what_is_too_much_and_what_is_missing_is_named_in_the_exchanges_words() {
    let mut window = changed(0, |_| ());
    window.press_some("Hummingbot, home server.");
    assert!(window.says("“Market maker”: It may transfer."));
    assert!(window.says("At Binance, untick Permits Universal Transfer."));
    let read_only = |key: &mut ApiKey| {
        key.permissions.retain(|code| code.starts_with("query"));
        key.levels = Levels::default().with(Level::Read);
    };
    let mut window = changed(4, read_only);
    window.press_some("3Commas, cloud.");
    assert!(window.says("“DCA bot”: It may not trade. As far as known, 3Commas needs to."));
    assert!(window.says("Create & Modify Orders"), "{}", window.all_words());
    let mut window = changed(1, |key| key.tools = vec![used("Night trader", "attic")]);
    window.press_some("Night trader, attic.");
    assert!(!window.says("It may"));
}

#[test]
fn it_is_searched_by_tool_and_by_place() {
    let mut window = changed(0, |_| ());
    window.hit_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search tools and places", "home server");
    assert!(
        window.says("Freqtrade holds") && window.says("Passivbot holds") && !window.says("3Commas holds")
    );
    window.replace("Search tools and places", "koinley");
    assert!(window.says("Nothing here is called “koinley”."));
    window.press_some("Clear the search");
    assert!(window.says("3Commas holds"));
    let mut window = by_account(changed(0, |_| ()));
    window.type_into("Search exchanges and accounts", "mm1");
    assert!(window.says("Market maker") && !window.says("DCA bot"));
}

#[test]
fn accounts_stand_as_a_tree_with_what_their_keys_may_do_together() {
    let window = by_account(changed(0, |_| ()));
    for words in [
        "Grid. 1 key. Together: May read and trade.",
        "mm1. 1 key. Together: May read, trade and transfer.",
        "main account. 2 keys. Together: May read and trade.",
        "Futures bot. Passivbot, home server. May read and trade.",
    ] {
        assert!(window.says(words), "{words}: {}", window.all_words());
    }
    let window = by_account(changed(3, |key| key.account.clear()));
    assert!(window.says("Account without a name. 1 key."));
}

#[test]
fn a_bot_on_the_main_account_is_advised_where_the_exchange_has_sub_accounts() {
    let window = by_account(changed(0, |_| ()));
    assert!(
        window.says(
            "“Futures bot” trades on this account itself. At Bybit, give a bot a sub-account of its own"
        )
    );
    assert!(!window.says("“DCA bot” trades"), "nothing is known of sub-accounts at Kraken");
    let window = by_account(changed(1, |key| key.sub_account = "Futures".to_owned()));
    assert!(!window.says("trades on this account itself"));
    let window = by_account(changed(1, |key| key.purpose = Purpose::OwnProgram));
    assert!(window.says("trades on this account itself"), "Passivbot trades, whatever it was called");
}

#[test]
fn withdraw_without_a_list_is_the_loudest_everywhere() {
    // In the list, on what is to be done, on its own page, and here.
    let window = open(sample::book(now()), Route::Keys);
    assert_eq!(window.rows().first().map(String::as_str), Some("Arbitrage script"));
    assert!(window.says("Works from any address. Danger now."));
    assert!(window.says("can send your coins to anyone, from any computer"));
    let window = open(sample::book(now()), Route::ToDo);
    let first = window.all_words().find("Arbitrage script").unwrap();
    assert!(window.all_words().find("Futures bot").is_some_and(|other| first < other));
    let window = open(sample::book(now()), Route::Key(sample::id(0)));
    assert!(window.says("A thief could send your coins to anyone, for good, from any computer"));
    let window = changed(0, |_| ());
    let words = window.all_words();
    let loud = words
        .find("My own program holds 1 key: it can send your coins to anyone, from any address.")
        .unwrap();
    assert!(words.find("Hummingbot holds").is_some_and(|other| loud < other));
    assert_eq!(window.session().query.chip, Chip::All);
}

#[test]
fn of_ten_thousand_keys_only_the_lines_in_sight_are_drawn() {
    let mut window = Window::open(sample::many(now(), 10_000), Route::UsedBy, Vec2::new(1120.0, 720.0));
    let drawn = |window: &Window| window.harness.root().children_recursive().count();
    window.press_some("Hummingbot, home server.");
    assert!(window.says("Market maker") && drawn(&window) < 250, "{}", drawn(&window));
    let mut window = by_account(window);
    assert!(!window.says("Market maker"), "a long tree stands folded");
    window.press_some("mm1.");
    assert!(window.says("Market maker") && drawn(&window) < 250, "{}", drawn(&window));
}

#[test]
fn many_tools_come_bit_by_bit() {
    let mut book = Book::default();
    for number in 0..100_u8 {
        let mut key = sample::book(now()).keys[&sample::id(7)].clone();
        key.id = KeyId([number; 16]);
        key.tools = vec![used(&format!("Tool {number:03}"), "attic")];
        book.keys.insert(key.id, key);
    }
    let mut window = Window::open(book, Route::UsedBy, Vec2::new(1120.0, 720.0));
    assert!(window.says("Tool 039 holds") && !window.says("Tool 040 holds"));
    window.press("Show 40 more");
    assert!(window.says("Tool 079 holds"));
    window.press("Show 20 more");
    assert!(window.says("Tool 099 holds") && !window.says("more"));
}

#[test]
fn without_a_key_it_leads_to_the_first_one() {
    let mut window = open(Book::default(), Route::UsedBy);
    assert!(window.says("No key yet, so nobody uses one."));
    window.press("New key");
    assert!(matches!(window.route(), Route::Create(..)));
}

#[test]
fn tab_reaches_every_line_of_a_tool() {
    let mut window = changed(0, |_| ());
    window.press_some("3Commas, cloud.");
    window.press_some("Search tools and places");
    let mut seen = Vec::new();
    for _ in 0..40 {
        window.hit(Key::Tab);
        seen.push(window.focused());
    }
    assert!(seen.iter().any(|name| name.starts_with("DCA bot. Kraken")), "{seen:?}");
    let at = seen.iter().position(|name| name.starts_with("DCA bot. Kraken")).unwrap();
    assert!(seen[at - 1].starts_with("3Commas, cloud."), "after its head: {seen:?}");
}
