//! The last step: name and dates, in words where something is wrong, and only then the key's own page.

use egui::Key;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::Purpose;
use keystead::domain::draft::DraftStep;
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{ID, USUAL, Vault, Window, draft_at};

fn saved() -> Window {
    let mut book = sample::book(now());
    let mut key = book.keys[&sample::id(7)].clone();
    key.id = ID;
    key.label = "Freqtrade Binance".to_owned();
    key.made = now();
    key.rotate_every_days = Some(90);
    key.tools =
        vec![keystead::domain::api_key::ToolUse { tool: "freqtrade".to_owned(), place: String::new() }];
    book.keys.insert(ID, key);
    let mut draft = draft_at(DraftStep::Paste);
    draft.saved = true;
    book.drafts.insert(ID, draft);
    Window::open(book, Route::Create(ID, None), USUAL)
}

#[test]
fn name_and_dates_are_kept_and_then_the_key_is_shown() {
    let mut window = saved();
    assert!(window.says("Only its name and dates are missing."));
    window.empty("Name");
    window.type_into("Name", "Nachtbot ägäis");
    window.empty("Account");
    window.type_into("Account", "main");
    window.type_into("Sub-account", "night");
    window.type_into("Where Freqtrade runs", "home server");
    window.empty("Tags");
    window.type_into("Tags", "grid, spot, Grid");
    window.type_into("Ends at the exchange on", "2027-02-20");
    window.press("Finish");
    assert_eq!(window.route(), Route::Key(ID));
    let key = &window.session().book.keys[&ID];
    assert_eq!(key.label, "Nachtbot ägäis");
    assert_eq!((key.account.as_str(), key.sub_account.as_str()), ("main", "night"));
    assert_eq!(key.tags, ["grid", "spot"]);
    assert_eq!(key.tools[0].place, "home server");
    assert_eq!(key.expires.unwrap().to_string(), "2027-02-20");
    assert!(!window.session().book.drafts.contains_key(&ID));
}

#[test]
fn what_asking_sets_off_is_told_beside_the_question() {
    let mut book = (*saved().session().book).clone();
    book.keys.get_mut(&ID).unwrap().exchange = "gemini".to_owned();
    book.drafts.get_mut(&ID).unwrap().exchange = Some("gemini".to_owned());
    let window = Window::open(book, Route::Create(ID, None), USUAL);
    assert!(window.says("Does Gemini see it as you wanted?"));
    assert!(window.says("a clock that cancels all orders"));
}

#[test]
fn a_name_is_needed_and_has_a_length() {
    let mut window = saved();
    window.empty("Name");
    assert!(!window.can_press("Finish"));
    window.hit(Key::Enter);
    assert!(window.says("Give it a name. You will look for it under that name."));
    window.type_into("Name", &"n".repeat(43));
    assert!(window.says("3 characters too many"));
    assert!(!window.can_press("Finish"));
    window.empty("Name");
    window.type_into("Name", &"long ".repeat(1_000));
    assert!(!window.can_press("Finish"));
}

#[test]
fn a_name_that_is_there_already_is_only_warned_of() {
    let mut window = saved();
    window.empty("Name");
    window.type_into("Name", "price SHEET");
    assert!(window.says("Another key has this name"));
    assert!(window.can_press("Finish"));
}

#[test]
fn days_are_checked_in_words() {
    let mut window = saved();
    window.type_into("Ends at the exchange on", "20.02.2027");
    assert!(window.says("Write the day as year-month-day"));
    assert!(!window.can_press("Finish"));
    window.empty("Ends at the exchange on");
    window.type_into("Ends at the exchange on", "2020-01-01");
    assert!(window.says("This day is over"));
    window.empty("Ends at the exchange on");
    assert!(window.can_press("Finish"));
}

#[test]
fn a_period_is_chosen_or_typed() {
    let mut window = saved();
    window.press("Replace it every");
    window.press("Never");
    assert!(window.says("Keystead will not remind you."));
    window.press("Replace it every");
    window.press("Another number of days …");
    assert!(!window.can_press("Finish"));
    window.type_into("Number of days", "often");
    assert!(window.says("Write a number of days from 1 to 3,650"));
    window.empty("Number of days");
    window.type_into("Number of days", "45");
    window.press("Finish");
    assert_eq!(window.session().book.keys[&ID].rotate_every_days, Some(45));
}

#[test]
fn what_is_not_kept_stays_on_the_screen() {
    let mut window = saved();
    window.empty("Name");
    window.type_into("Name", "Kept");
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Finish");
    assert!(window.says("Name and dates are not kept yet."));
    assert_eq!(window.route(), Route::Create(ID, None));
    window.world().vault = Vault::Does;
    window.press("Finish");
    assert_eq!(window.session().book.keys[&ID].label, "Kept");
}

#[test]
fn leaving_keeps_the_key_and_the_open_step() {
    let mut window = saved();
    assert!(!window.can_press("Back"));
    window.press("Leave and name it later");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.session().book.keys.contains_key(&ID));
    assert!(window.draft().saved);
}

#[test]
fn discarding_the_last_step_keeps_the_key() {
    let mut window = saved();
    window.press("Discard draft …");
    assert!(window.says("The key stays, under the name “Freqtrade Binance”"));
    window.press("Discard draft");
    assert!(window.session().book.keys.contains_key(&ID));
    assert!(!window.session().book.drafts.contains_key(&ID));
}

#[test]
fn a_bot_is_advised_to_have_a_sub_account_of_its_own_until_it_has_one() {
    let mut window = saved();
    assert!(window.says("At Binance, give a bot a sub-account of its own"));
    assert!(window.says("reaches only the coins in there"));
    window.press("Use mm1");
    assert!(!window.says("give a bot a sub-account"));
    window.press("Finish");
    let key = &window.session().book.keys[&ID];
    assert_eq!((key.account.as_str(), key.sub_account.as_str()), ("main account", "mm1"));
}

#[test]
fn no_sub_account_is_advised_where_nothing_is_known_or_nothing_trades() {
    let at = |exchange: &str, purpose: Purpose| {
        let mut book = sample::book(now());
        let mut key = book.keys[&sample::id(7)].clone();
        (key.id, key.exchange) = (ID, exchange.to_owned());
        book.keys.insert(ID, key);
        let mut draft = draft_at(DraftStep::Paste);
        draft.choose_purpose(purpose);
        draft.choose_exchange(exchange);
        draft.saved = true;
        book.drafts.insert(ID, draft);
        Window::open(book, Route::Create(ID, None), USUAL).says("sub-account of its own")
    };
    assert!(
        at("bybit", Purpose::TradingBot)
            && at("okx", Purpose::Arbitrage)
            && at("bitget", Purpose::TradingBot)
    );
    for (exchange, purpose) in [
        ("kraken", Purpose::TradingBot),
        ("phemex", Purpose::TradingBot),
        ("other", Purpose::TradingBot),
        ("bybit", Purpose::TaxReport),
        ("bybit", Purpose::OwnProgram),
    ] {
        assert!(!at(exchange, purpose), "{exchange} {purpose:?}");
    }
}

#[test]
fn the_advice_stands_also_where_the_key_is_made() {
    let window = crate::world::open_step(DraftStep::AtExchange);
    assert!(window.says("give a bot a sub-account of its own"), "{}", window.all_words());
}
