//! A file of the person's own about an exchange: refused line by line, shown before it counts, taken, and taken away.

use std::sync::Arc;

use jiff::civil::{Date, date};
use keystead::app::Home;
use keystead::app::command::{Command, OwnFactsCommand, SaveTarget};
use keystead::app::jobs::{Doing, OwnFile};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::app::task::Task;
use keystead::domain::book::Book;
use keystead::domain::own_facts::{self, OwnFacts};
use keystead::domain::sample;

use crate::stage::{Stage, now};

const TODAY: Date = date(2026, 11, 22);

const KRAKEN: &str = "id = \"kraken\"\n[page]\nurl = { value = \"https://kraken.example/api\", source = \"a mail\", \
                      date = 2026-11-20 }\n[[permissions]]\ncode = \"earn-funds\"\nlevels = [\"trade\"]\n";

fn screen(book: Book) -> Stage {
    Stage::of_size([1120.0, 2000.0], |state, _| {
        let book = Arc::new(book);
        let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
        session.take_book(book, state.now, &state.zone);
        state.session = Some(Box::new(session));
        state.route = Route::OwnFacts;
    })
}

fn read(stage: &mut Stage, text: &'static str) {
    stage.then(|state| set(state, text));
}

fn set(state: &mut State, text: &str) {
    state.session.as_mut().unwrap().own_file =
        Task::Done(match own_facts::read(text.as_bytes(), "mine.toml", TODAY) {
            Ok(file) => OwnFile::Fits(Box::new(file)),
            Err(findings) => OwnFile::Refused("mine.toml".to_owned(), findings),
        });
}

fn with(id: &str, text: &str, was_known: bool) -> Book {
    let mut book = sample::book(now());
    let facts =
        OwnFacts { text: text.to_owned(), file_name: "mine.toml".to_owned(), taken: TODAY, was_known };
    own_facts::take(&mut book, id, facts);
    book
}

#[test]
fn the_settings_lead_to_it_and_say_how_many_files_count() {
    for (book, words) in [
        (sample::book(now()), "None. Correct what is out of date"),
        (with("kraken", KRAKEN, true), "One file of yours counts"),
        (
            with("kraken", "id = \"kraken\"\nfuture = 1", true),
            "One file of yours cannot be used by this version",
        ),
    ] {
        let mut stage = screen(book);
        stage.then(|state| state.route = Route::Settings);
        assert!(stage.tells(words), "{}", stage.told());
        stage.press("Open …");
        assert!(matches!(stage.wish(), Command::Go(Route::OwnFacts)));
    }
}

#[test]
fn a_file_is_chosen_by_dialog_or_by_a_typed_path() {
    let mut stage = screen(sample::book(now()));
    assert!(stage.tells("27 exchanges are built in") && stage.tells("No file of yours is in use."));
    stage.press("Add a file …");
    assert!(matches!(stage.wish(), Command::OwnFacts(OwnFactsCommand::Read(SaveTarget::Dialog(_)))));
    assert!(!stage.can_press("Read it"));
    stage.enter("Or its place on this computer").write("/home/me/kraken.toml");
    stage.press("Read it");
    let wish = stage.wish();
    assert!(
        matches!(wish, Command::OwnFacts(OwnFactsCommand::Read(SaveTarget::Path(path))) if path == "/home/me/kraken.toml")
    );
    stage.then(|state| state.session.as_mut().unwrap().own_file = Task::Failed(Problem::NoPath));
    assert!(stage.tells("This is not the full name of a file."), "{}", stage.told());
}

#[test]
fn what_keeps_a_file_out_is_told_line_by_line() {
    let mut stage = screen(sample::book(now()));
    read(&mut stage, "id = \"kraken\"\npgae = 1\n[ip]\nmax = \"30\"");
    assert!(stage.tells("“mine.toml” was not taken") && stage.tells("Nothing has changed."));
    assert!(stage.tells("Line 2: “pgae” is no field here. Did you mean “page”?"), "{}", stage.told());
    assert!(stage.tells("Line 4: “max” is written as a whole number. Write it so."), "{}", stage.told());
    assert!(stage.can_press("Add a file …") && !stage.can_press("Take this file"));
}

#[test]
fn what_changes_is_told_before_it_counts() {
    let mut stage = screen(sample::book(now()));
    read(&mut stage, KRAKEN);
    assert!(stage.tells("Your corrections of Kraken"));
    assert!(stage.tells("The button would open kraken.example, not www.kraken.com"), "{}", stage.told());
    assert!(stage.tells("kraken.example, instead of www.kraken.com"), "{}", stage.told());
    assert!(stage.tells("Trade, instead of Transfer"), "{}", stage.told());
    stage.press("Leave it");
    assert!(matches!(stage.wish(), Command::OwnFacts(OwnFactsCommand::Leave)));
    stage.press("Take this file");
    assert!(matches!(stage.wish(), Command::OwnFacts(OwnFactsCommand::Take)));
}

#[test]
fn what_would_call_danger_harmless_is_loud_and_its_button_says_so() {
    let mut stage = screen(sample::book(now()));
    read(&mut stage, "id = \"okx\"\n[[permissions]]\ncode = \"withdraw\"\nlevels = [\"read\"]\n");
    assert!(stage.tells("“Withdraw” would count as: Read"), "{}", stage.told());
    assert!(stage.tells("Arbitrage script would no longer count as dangerous"));
    assert!(!stage.can_press("Take this file"));
    stage.press("Take it all the same");
    assert!(matches!(stage.wish(), Command::OwnFacts(OwnFactsCommand::Take)));
}

#[test]
fn a_write_that_was_not_done_is_told_and_one_that_was_too() {
    let mut stage = screen(sample::book(now()));
    read(&mut stage, KRAKEN);
    stage.then(|state| {
        state.session.as_mut().unwrap().not_written = Some((Doing::OwnFacts, Problem::DiskFull));
    });
    assert!(stage.tells("The disk is full. Nothing was changed.") && stage.can_press("Take this file"));
    stage.then(|state| {
        let session = state.session.as_mut().unwrap();
        (session.not_written, session.written) = (None, Some(Doing::OwnFacts));
        session.own_file = Task::Idle;
    });
    assert!(stage.tells("Done, and read back"));
}

#[test]
fn a_taken_file_is_listed_looked_at_and_taken_away() {
    let mut stage = screen(with("kraken", KRAKEN, true));
    assert!(stage.tells("mine.toml, taken 22 November 2026"), "{}", stage.told());
    stage.press("See what it changes: Kraken");
    assert!(stage.tells("What your file changes about Kraken") && stage.tells("instead of www.kraken.com"));
    stage.press("Take away … the file about Kraken");
    assert!(stage.tells("Take away your file about Kraken?"));
    stage.press("Keep it");
    assert!(stage.wishes_nothing());
    stage.press("Take away … the file about Kraken");
    stage.press("Take it away");
    assert!(matches!(stage.wish(), Command::OwnFacts(OwnFactsCommand::TakeAway(id)) if id == "kraken"));
}

#[test]
fn a_file_that_fits_no_more_and_one_that_is_built_in_now_are_told() {
    let stage = screen(with("kraken", "id = \"kraken\"\nfuture = 1", true));
    assert!(stage.tells("cannot use this file, so the built-in facts count. The file is kept."));
    assert!(stage.tells("Line 2: “future” is no field here"), "{}", stage.told());
    let stage = screen(with("kraken", KRAKEN, false));
    assert!(stage.tells("Keystead knows Kraken by itself now."));
}

#[test]
fn facts_of_the_file_are_marked_where_they_are_shown_and_gone_after_the_lock() {
    let mut stage = screen(with("kraken", KRAKEN, true));
    let mark = "From your own file, 22 November 2026";
    stage.then(|state| state.route = Route::Key(sample::id(4)));
    assert!(stage.tells(mark), "what a permission allows is from the file: {}", stage.told());
    let page =
        || keystead::domain::catalogue::Catalogue::current_exchange("kraken").page_url().map(str::to_owned);
    assert_eq!(page().as_deref(), Some("https://kraken.example/api"));
    stage.then(|state| {
        state.session = None;
        state.generation += 1;
        state.route = Route::Unlock;
    });
    assert_eq!(page().as_deref(), Some("https://www.kraken.com/u/security/api"));
}
