//! What is to be done: in order, each with its verb, put off with a reason, told again.

use egui::{Key, Modifiers};
use keystead::app::jobs::Doing;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::book::{Book, LastBackup};
use keystead::domain::duty::Duty;
use keystead::domain::later::Later;
use keystead::domain::sample;
use keystead::domain::search::Chip;
use keystead::tour::scenes::now;

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
    let mut window = on(backed_up(), Route::Keys);
    window.press("3 more");
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
    assert!(window.says("Nothing to do until") && window.says("2 keys are as they should be"));
    window.press("2 keys are as they should be: show");
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
