//! A usage log in the window: what is unexpected stands first and loud, and a form that nobody knows can be explained.

use std::sync::Arc;

use jiff::tz::TimeZone;
use keystead::app::Home;
use keystead::app::command::{Command, EmergencyCommand, SaveTarget, UsageCommand};
use keystead::app::jobs::{UsageFile, UsageSeen};
use keystead::app::route::Route;
use keystead::app::state::Session;
use keystead::app::task::Task;
use keystead::domain::api_key::Address;
use keystead::domain::emergency::Scope;
use keystead::domain::sample;
use keystead::domain::usage::{Table, judge};

use crate::stage::{Stage, now};

fn screen(log: &'static str) -> Stage {
    let mut book = sample::book(now());
    let id = sample::id(2);
    let key = book.keys.get_mut(&id).unwrap();
    key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: "home server".to_owned() }];
    let seen = (!log.is_empty()).then(|| {
        let table = Table::read(log.as_bytes()).unwrap();
        let columns = table.guessed;
        UsageSeen {
            path: "/home/me/usage.csv".into(),
            form: table.form(),
            heads: table.heads.clone(),
            example: table.rows[0].clone(),
            columns,
            evidence: columns.is_enough().then(|| judge(&table, &columns, key, &TimeZone::UTC)),
            is_cut: false,
        }
    });
    Stage::of_size([1120.0, 1600.0], |state, _| {
        let book = Arc::new(book);
        let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
        session.take_book(book, state.now, &state.zone);
        session.usage = seen.map_or(Task::Idle, |seen| Task::Done(UsageFile::Seen(Box::new(seen))));
        state.session = Some(Box::new(session));
        state.route = Route::Usage(id);
    })
}

#[test]
fn a_strange_address_is_told_loud_and_a_known_one_with_its_owner() {
    let stage = screen("time,ip\n2026-11-20 10:00:00,203.0.113.24\n2026-11-21 03:00:00,198.51.100.9\n");
    assert!(stage.tells("The key was used from an address that is not on its list."), "{}", stage.told());
    assert!(stage.tells("198.51.100.9 is not on the key’s list"), "{}", stage.told());
    assert!(stage.tells("home server"), "{}", stage.told());
    let fine = screen("time,ip,endpoint\n2026-11-20 10:00:00,203.0.113.24,GET /order\n");
    assert!(fine.tells("Nothing in this log is unexpected.") && !fine.tells("What is unexpected"));
}

#[test]
fn what_a_log_does_not_tell_is_not_called_fine() {
    let without_addresses = screen("time,endpoint\n2026-11-20 10:00:00,GET /order\n");
    assert!(
        without_addresses.tells("This log has no addresses: from where the key was used was not compared."),
        "{}",
        without_addresses.told()
    );
    assert!(without_addresses.tells("Nothing in it goes beyond what the key may do."));
    let without_acts = screen("time,ip\n2026-11-20 10:00:00,203.0.113.24\n");
    assert!(
        without_acts.tells("This log does not say what was done: only addresses and times were compared."),
        "{}",
        without_acts.told()
    );
    assert!(without_acts.tells("Every address that it shows is on the key’s list."));
    let of_neither = screen("time,ip\n2026-11-20 10:00:00,\n");
    let good = "2026-11-20 10:00:00,203.0.113.24,GET /order\n".repeat(9);
    let log = format!("time,ip,endpoint\n{good}2026-11-20 10:00:01,203.**.24,GET /order\n");
    let most = screen(log.leak());
    assert!(most.tells("One line shows no address that can be read"), "{}", most.told());
    let some_unread = screen(format!("time,ip,endpoint\n{good}no time,203.0.113.24,GET /order\n").leak());
    assert!(some_unread.tells("Not every line of this log could be compared."), "{}", some_unread.told());
    for screen in [&most, &some_unread, &without_addresses, &without_acts, &of_neither] {
        assert!(!screen.tells("Nothing in this log is unexpected."), "{}", screen.told());
    }
}

#[test]
fn sending_coins_away_stands_before_everything_else() {
    let stage = screen("time,ip,endpoint\n2026-11-21 03:00:00,198.51.100.9,POST /withdraw/apply\n");
    assert!(stage.tells("something that the key should not be able to do"), "{}", stage.told());
    assert!(stage.tells("reads like sending coins away"), "{}", stage.told());
}

#[test]
fn a_form_that_nobody_knows_asks_for_its_columns_and_a_path_can_be_typed() {
    let stage = screen("When,Where\nlast Tuesday,home\n");
    assert!(stage.tells("Keystead does not know this form of log."), "{}", stage.told());
    assert!(stage.tells("The address (IP)"), "{}", stage.told());
    let mut stage = screen("");
    stage.enter("Or type where it is").write("/home/me/usage.csv");
    stage.press("Read it");
    let wish = stage.wish();
    let Command::Usage(_, UsageCommand::Read(SaveTarget::Path(path))) = wish else { panic!("it is read") };
    assert_eq!(path, "/home/me/usage.csv");
}

#[test]
fn what_may_mean_a_stolen_key_leads_to_the_red_button_of_this_key() {
    let mut stage = screen("time,ip\n2026-11-21 03:00:00,198.51.100.9\n");
    assert!(stage.tells("One line, of 21 November 2026, was compared."), "{}", stage.told());
    stage.press("It leaked …");
    let wish = stage.wish();
    assert!(
        matches!(wish, Command::Emergency(EmergencyCommand::Show(Scope::Key(key))) if key == sample::id(2))
    );
}

#[test]
fn the_columns_are_said_one_after_the_other_and_compared_when_that_is_pressed() {
    let mut stage = screen("When,Where,What\nlast Tuesday,203.0.113.24,looked\n");
    assert!(!stage.can_press("Compare"), "when it was is not said");
    // By mistake the address, which is no address then.
    stage.press("The time").press("Where (203.0.113.24)");
    assert!(!stage.can_press("Compare") && stage.wishes_nothing(), "a choice compares nothing by itself");
    stage.press("The time").press("When (last Tuesday)");
    stage.press("The address (IP)").press("Where (203.0.113.24)");
    stage.press("Compare");
    let Command::Usage(_, UsageCommand::Explain(columns)) = stage.wish() else { panic!("it is compared") };
    assert_eq!((columns.time, columns.ip, columns.action), (Some(0), Some(1), None));
}

#[test]
fn what_could_not_be_compared_is_told_with_the_times_that_can_be_read() {
    let stage = screen(
        "time,ip\n2026-11-20 10:00,203.0.113.24\n2026-11-20 11:00,203.0.113.24\n03/04/2026 10:00,203.0.113.24\n",
    );
    assert!(
        stage.tells("One line was left out, because it or its time could not be read."),
        "{}",
        stage.told()
    );
    assert!(stage.tells("20.11.2026 10:00") && !stage.tells("of other keys"), "{}", stage.told());
}
