//! What is to be done: in order, each with its verb, put off with a reason, told again.

use egui::{Key, Modifiers};
use keystead::app::jobs::Doing;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::book::{Book, LastBackup};
use keystead::domain::duty::Duty;
use keystead::domain::later::Later;
use keystead::domain::permission::Level;
use keystead::domain::sample;
use keystead::domain::search::Chip;
use keystead::tour::scenes::now;
use keystead::ui::screens::to_do::calendar_text;

use crate::world::{Vault, Window, open};

fn backed_up() -> Book {
    let mut book = sample::book(now());
    book.backup = Some(LastBackup { made: now(), without_secret: 0 });
    book
}

/// This screen, with a sheet that is nearly whole.
fn at(book: Book) -> Window {
    on(book, Route::ToDo)
}

fn on(book: Book, route: Route) -> Window {
    let mut window = open(book, route);
    window.session_mut().ways_in.recovery_left = 2;
    window.settle();
    window
}

#[test]
fn the_most_damaging_thing_stands_first_and_each_has_its_verb() {
    let mut window = at(backed_up());
    assert!(window.says("4 things, the most damaging first. After them there is nothing until"));
    window.press("Make it safe: Arbitrage script");
    assert_eq!(window.route(), Route::Key(sample::id(0)));
    let mut window = at(backed_up());
    window.press("Take it off …: Tax return 2025");
    assert!(window.says("Tax return 2025"));
    assert_eq!(window.route(), Route::ToDo);
}

#[test]
fn the_list_and_the_keyboard_lead_here() {
    let mut window = on(backed_up(), Route::Keys);
    assert!(window.has("To do, 4 things"));
    window.hit_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.route(), Route::ToDo);
    // At most three stand beneath the card; the rest is here.
    let mut book = backed_up();
    book.backup = None;
    let mut window = on(book, Route::Keys);
    window.press("4 more");
    window.press("All 5 things to do");
    assert_eq!(window.route(), Route::ToDo);
}

#[test]
fn a_duty_is_put_off_with_a_reason_and_told_again() {
    let mut window = at(backed_up());
    window.press("Arbitrage script: later …");
    assert!(window.says("Can “Arbitrage script” wait?") && window.says("can empty the account at OKX"));
    window.press("Put it off");
    assert!(window.asked().is_empty() && window.says("Can “Arbitrage script” wait?"), "a reason is missing");
    window.press("In a week");
    window.type_into("Why it can wait", "the account is empty");
    window.press("Put it off");
    assert_eq!(window.asked(), [format!("{:?}", Doing::PutOff(sample::id(0)))]);
    assert!(window.says("3 things") && window.says("You said: “the account is empty”"));
    window.press("Arbitrage script: do it now after all");
    assert!(window.says("4 things") && !window.says("You said"));
}

#[test]
fn what_could_not_be_put_off_is_told_and_stays() {
    let mut window = at(backed_up());
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("Arbitrage script: later …");
    window.type_into("Why it can wait", "later");
    window.press("Put it off");
    assert!(window.says("The disk is full.") && window.says("4 things"));
}

#[test]
fn a_backup_and_a_sheet_are_things_to_do_and_cannot_wait() {
    let mut book = sample::book(now());
    book.backup = None;
    let mut window = at(book);
    window.session_mut().ways_in.recovery_left = 0;
    window.settle();
    assert!(window.says("9 keys are in no backup") && window.says("No recovery code is left"));
    window.press("Make a backup: 9 keys are in no backup");
    assert_eq!(window.route(), Route::WaysIn);
}

#[test]
fn when_nothing_is_due_it_says_so_and_how_the_keys_are() {
    let mut book = backed_up();
    book.keys.retain(|id, _| [4, 6].map(sample::id).contains(id));
    let mut window = at(book);
    assert!(window.says("Nothing to do until") && window.says("2 keys need nothing today"));
    window.press("2 keys need nothing today: show");
    assert_eq!((window.route(), window.session().query.chip), (Route::Keys, Chip::All));
    let window = at(Book::default());
    assert!(window.says("Nothing to do. No key is dangerous or late.") && !window.says("How your keys are"));
}

#[test]
fn what_was_put_off_is_told_on_its_day() {
    let mut book = backed_up();
    let zone = jiff::tz::TimeZone::UTC;
    let later = |days| Later::put_off(Duty::Danger, days, "it can wait", now(), &zone);
    book.later.insert(sample::id(0), later(0));
    assert!(at(book.clone()).says("4 things"));
    book.later.insert(sample::id(0), later(1));
    assert!(at(book).says("3 things"));
}

/// A trading key at this exchange that works from any address, as it was made 40 days ago.
fn open_trader(exchange: &str) -> Book {
    let mut book = backed_up();
    book.keys.retain(|id, _| *id == sample::id(5));
    let key = book.keys.get_mut(&sample::id(5)).unwrap();
    key.exchange = exchange.to_owned();
    key.addresses.clear();
    key.levels = [Level::Read, Level::Trade].into_iter().collect();
    key.made = now() - std::time::Duration::from_hours(40 * 24);
    key.history.clear();
    book
}

#[test]
fn a_rule_about_use_is_told_with_its_source_and_answered_by_one_press() {
    let mut window = at(open_trader("kucoin"));
    assert!(window.says("Does anything use “Market maker”?"));
    assert!(window.says("after 30 days without use. KuCoin says so, read on 22 November 2026."));
    assert!(window.says("what a bot does with it, Keystead cannot see"));
    window.press("Market maker: it is in use");
    assert_eq!(window.asked(), [format!("{:?}", Doing::InUse(sample::id(5)))]);
    assert!(window.says("Nothing to do until"));
}

#[test]
fn a_rule_that_nobody_read_is_a_question_and_says_that_it_is_unsure() {
    let mut window = at(open_trader("binance"));
    assert!(
        window.says("Does “Market maker” still work?")
            && window.says("Not certain: nobody read it at Binance.")
    );
    assert!(!window.says("dies") && !window.says("die in"));
    window.press("Look at it: Market maker");
    assert_eq!(window.route(), Route::Health(sample::id(5)));
    assert!(window.says("Not copied or changed here for 40 days. Does anything use it?"));
    window.press("It is in use");
    assert!(window.says("You said on 22 November that it is in use"));
}

#[test]
fn what_the_exchange_says_for_certain_has_a_day() {
    let mut book = open_trader("bybit");
    book.keys.get_mut(&sample::id(5)).unwrap().made = now() - std::time::Duration::from_hours(80 * 24);
    let mut window = at(book);
    assert!(window.says("May die in 10 days") && window.says("Bybit says so, read on 22 November 2026."));
    window.press("Rotate it: Market maker");
    assert_eq!(window.route(), Route::Rotate(sample::id(5), None));
}

#[test]
fn how_a_key_is_says_what_to_mend_and_each_button_leads_there() {
    let mut window = at(backed_up());
    window.press("See how Arbitrage script is");
    assert_eq!(window.route(), Route::Health(sample::id(0)));
    assert!(window.says("It can send your coins to anyone, from any computer") && window.says("To mend"));
    window.press("Make it safe");
    assert_eq!(window.route(), Route::Key(sample::id(0)));
    window.press_some("How it is");
    assert_eq!(window.route(), Route::Health(sample::id(0)));
    window.press("To do");
    assert_eq!(window.route(), Route::ToDo);

    let mut window = on(backed_up(), Route::Health(sample::id(4)));
    assert!(window.says("Nothing to mend.") && window.says("It may do what it needs, and no more"));
    window.press("Open the key");
    assert_eq!(window.route(), Route::Key(sample::id(4)));
}

#[test]
fn what_could_not_be_noted_is_told_on_the_page_of_the_key() {
    let mut window = on(open_trader("kucoin"), Route::Health(sample::id(5)));
    window.world().vault = Vault::Refuses(Problem::DiskFull);
    window.press("It is in use");
    assert!(window.says("The disk is full.") && window.says("Does anything use it?"));
}

#[test]
fn a_changed_password_is_asked_about_before_it_is_noted() {
    let mut window = on(open_trader("bybit"), Route::Health(sample::id(5)));
    window.press("I changed it today");
    assert!(window.says("Did you change your password at Bybit today?") && window.asked().is_empty());
    window.press("Yes, note it");
    assert!(window.says("Its last day is 29 November"));
}

#[test]
fn the_calendar_file_holds_names_only_where_they_are_wanted() {
    let window = at(backed_up());
    let state = &window.harness.state().state;
    let [text, named] = [false, true].map(|names| calendar_text(window.session(), state.when(), names));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), named.matches("BEGIN:VEVENT").count());
    for key in window.session().book.keys.values() {
        for word in [&key.label, &key.account, &key.exchange] {
            assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{word} stands in it");
        }
        let hints = key.fields.iter().map(|field| &field.hint);
        assert!(hints.filter(|hint| hint.len() > 3).all(|hint| !named.contains(hint.as_str())));
    }
    assert!(named.contains("SUMMARY:Last day of “Futures bot” at Bybit"));
}

#[test]
fn the_calendar_file_replaces_another_one_only_when_it_was_asked() {
    let mut window = at(backed_up());
    window.world().vault = Vault::Refuses(Problem::FileExists);
    window.type_into("Or type folder and name", "~/keystead.ics");
    window.press("Save");
    assert_eq!(window.asked(), ["Save keystead.ics"]);
    assert!(window.says("A file of this name is there already.") && !window.says("Saved as"));
    window.press("Replace it");
    assert_eq!(window.asked(), ["Replace keystead.ics"]);
    assert!(window.says("Saved as") && !window.says("is there already"));
}

#[test]
fn a_desktop_without_notices_is_told_in_the_settings_with_what_to_do() {
    let mut window = on(backed_up(), Route::Settings);
    window.world().vault = Vault::Refuses(Problem::NoticesMissing);
    window.press("Show one now");
    assert_eq!(window.asked(), ["Notify Keystead can reach you here"]);
    assert!(window.says("This desktop shows no notices.") && window.says("dunst"));
    window.world().vault = Vault::Does;
    window.press("Show one now");
    assert!(!window.says("This desktop shows no notices.") && window.says("The desktop took it."));
    window.switch("Names in notices");
    assert!(window.session().book.settings.notice_names);
    window.switch("Notices on the desktop");
    assert!(!window.session().book.settings.notices && !window.says("Names in notices"));
}

#[test]
fn a_key_that_nothing_uses_is_taken_off_from_its_page() {
    let mut book = open_trader("kraken");
    let key = book.keys.get_mut(&sample::id(5)).unwrap();
    key.made = now() - std::time::Duration::from_hours(70 * 24);
    key.rotate_every_days = None;
    let mut window = at(book);
    assert!(window.says("It was not copied or changed here for 70 days"));
    window.press("Look at it: Market maker");
    window.press("Take it off …");
    window.press("Take “Market maker” off");
    assert!(window.key("Market maker").unwrap().removed.is_some());
    assert_eq!(window.route(), Route::Keys);
}
