//! Settings, and the warning before the program locks by itself.

use std::sync::Arc;
use std::time::Duration;

use keystead::app::command::{Command, SetUpCommand};
use keystead::app::errand::Errand;
use keystead::app::jobs::{Doing, WaysIn};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::Session;
use keystead::app::{Home, Sheet};
use keystead::domain::book::{Book, LastBackup};
use keystead::domain::sample;
use keystead::domain::settings::{Appearance, Choice, ThemeChoice};

use crate::stage::{Stage, now};

fn settings() -> Stage {
    Stage::of_size([1120.0, 2400.0], |state, _| {
        let mut session = Session::new(Arc::new(sample::book(now())), Home::Keychain, state.uptime);
        session.ways_in = WaysIn {
            recovery_left: 2,
            sheet: Sheet { made: Some(now() - Duration::from_hours(9 * 24)), used: vec![now()] },
            ..WaysIn::default()
        };
        state.session = Some(Box::new(session));
        state.route = Route::Settings;
    })
}

#[test]
fn how_long_things_stay_open_is_chosen_and_called_saved_only_after_it_was() {
    let mut stage = settings();
    stage.press("Lock by itself after 5 minutes");
    stage.press("after 10 minutes");
    assert!(matches!(stage.wish(), Command::Choose(Choice::IdleSecs(600))));
    assert!(!stage.tells("Saved"));
    stage.then(|state| {
        let uptime = state.uptime;
        state.session.as_mut().unwrap().doing = vec![(Doing::Settings, uptime)];
    });
    assert!(stage.tells("Saving …") && !stage.tells("Saved"));
    stage.then(|state| {
        let session = state.session.as_mut().unwrap();
        session.doing.clear();
        session.written = Some(Doing::Settings);
    });
    assert!(stage.tells("Saved"));
    stage.press("Clear the clipboard after 30 seconds");
    stage.press("after 1 minute");
    assert!(matches!(stage.wish(), Command::Choose(Choice::ClipboardSecs(60))));
}

#[test]
fn the_choice_that_stands_is_not_written_again() {
    let mut stage = settings();
    stage.press("Lock by itself after 5 minutes");
    stage.press("after 5 minutes");
    assert!(stage.wishes_nothing());
}

#[test]
fn a_setting_that_was_not_saved_is_told() {
    let mut stage = settings();
    stage.then(|state| {
        state.session.as_mut().unwrap().not_written = Some((Doing::Settings, Problem::DiskFull));
    });
    assert!(stage.tells("The disk is full. Nothing was changed.") && !stage.tells("Saved"));
}

#[test]
fn theme_and_text_size_are_chosen() {
    let mut stage = settings();
    stage.press("Dark");
    assert!(matches!(stage.wish(), Command::Appearance(Appearance { theme: ThemeChoice::Dark, .. })));
    stage.press("Larger text");
    assert!(matches!(stage.wish(), Command::Appearance(Appearance { text_percent: 110, .. })));
    stage.press("Smaller text");
    assert!(matches!(stage.wish(), Command::Appearance(Appearance { text_percent: 90, .. })));
    stage.then(|state| state.appearance.text_percent = 200);
    assert!(!stage.can_press("Larger text") && stage.can_press("Smaller text"));
    stage.then(|state| state.appearance.text_percent = 80);
    assert!(stage.can_press("Larger text") && !stage.can_press("Smaller text"));
}

#[test]
fn it_says_where_things_are_and_what_this_protects_from() {
    let mut stage = settings();
    assert!(stage.tells("/home/me/keystead") && stage.tells("In this computer’s keychain"));
    assert!(stage.tells("What this protects from") && stage.tells("And what it does not"));
    assert!(stage.tells(env!("CARGO_PKG_VERSION")) && stage.tells("SIL Open Font License"));
    stage.press("Copy");
    assert!(matches!(stage.wish(), Command::CopyPlain(path) if path == "/home/me/keystead"));
    assert!(stage.tells("Copied"));
}

#[test]
fn the_warning_before_locking_pushes_the_screen_down_and_can_be_answered() {
    let mut stage = settings();
    assert!(!stage.tells("Locks in"));
    stage.then(|state| state.uptime += Duration::from_secs(281));
    assert!(stage.tells("Locks in 19 s"));
    stage.press("Stay open");
    assert!(matches!(stage.wish(), Command::StayOpen));
}

#[test]
fn sample_keys_never_warn() {
    let mut stage = settings();
    stage.then(|state| {
        state.session.as_mut().unwrap().demo = true;
        state.uptime += Duration::from_secs(4_000);
    });
    assert!(!stage.tells("Locks in") && stage.tells("In memory only"));
}

#[test]
fn what_opens_the_vault_is_told_and_each_of_it_can_be_changed() {
    let mut stage = settings();
    let sheet = "2 codes are left. Each opens Keystead once without your phone. Made on 13 November 2026. One code was used, \
                 today, 13:46.";
    assert!(stage.tells(sheet), "{}", stage.told());
    assert!(stage.tells("None. A thief who copies the whole computer could get in within minutes."));
    for (button, errand) in [
        ("Link another phone …", Errand::Phone),
        ("Add one …", Errand::Passphrase),
        ("Make a new sheet …", Errand::Sheet),
        ("Make a backup …", Errand::Backup),
        ("Try one …", Errand::TryBackup),
    ] {
        stage.press(button);
        assert!(
            matches!(stage.wish(), Command::SetUp(SetUpCommand::Change(asked)) if asked == errand),
            "{button}"
        );
    }
    stage.then(|state| {
        let ways_in = &mut state.session.as_mut().unwrap().ways_in;
        (ways_in.has_passphrase, ways_in.recovery_left) = (true, 0);
    });
    assert!(stage.can_press("Change it …") && stage.tells("No code is left."));
    stage.then(|state| state.session.as_mut().unwrap().demo = true);
    assert!(!stage.tells("What opens Keystead"), "sample keys are opened by nothing");
}

#[test]
fn the_age_of_the_backup_and_what_is_not_in_it_are_told() {
    let mut stage = settings();
    assert!(stage.tells("Made today, 13:46. All your keys are in it."), "{}", stage.told());
    // As the window takes it after a write: what is not in the backup is counted then, not in each frame.
    let with = |stage: &mut Stage, backup| {
        stage.then(|state| {
            let (now, zone) = (state.now, state.zone.clone());
            let session = state.session.as_mut().unwrap();
            let book = Book { backup, ..(*session.book).clone() };
            session.take_book(Arc::new(book), now, &zone);
        });
    };
    let made = now();
    with(&mut stage, Some(LastBackup { made, without_secret: 2 }));
    assert!(stage.tells("The secrets of 2 keys are not in it: the keychain had lost them."));
    let made = made - Duration::from_hours(24);
    with(&mut stage, Some(LastBackup { made, without_secret: 0 }));
    assert!(stage.tells("One key is new or changed since then."), "{}", stage.told());
    with(&mut stage, None);
    assert!(stage.tells("None yet. If this computer breaks or is stolen, the secrets are gone."));
}

#[test]
fn that_no_phone_is_linked_is_said_and_one_can_be_linked() {
    let mut stage = settings();
    stage.then(|state| state.session.as_mut().unwrap().ways_in.needs_phone = true);
    assert!(stage.tells("None is linked. The next time another recovery code is needed."));
    stage.press("Link a phone …");
    assert!(matches!(stage.wish(), Command::SetUp(SetUpCommand::Change(Errand::Phone))));
}
