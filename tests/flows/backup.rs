//! Making a backup and opening one, from hand-made state: what each step asks, says and wishes.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use keystead::app::command::{BackupCommand, Command, SaveTarget, SetUpCommand};
use keystead::app::errand::{Errand, SetUpStep};
use keystead::app::jobs::{BackupSeen, Doing, Place};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{PassphraseAnswer, Session, SetUp};
use keystead::app::task::Task;
use keystead::app::{Compared, Home, Surroundings};
use keystead::domain::sample;
use keystead::domain::secret::SecretText;

use crate::stage::{Stage, now};

const WORDS: &str = "unruly zebra fiscal copper mantra";

fn at(errand: Errand, step: SetUpStep) -> Stage {
    Stage::new(|state, _| {
        let mut set_up = SetUp::begin(errand, Home::Keychain);
        set_up.step = step;
        set_up.words = Some(SecretText::new(WORDS.to_owned()));
        if step > SetUpStep::Words {
            set_up.passphrase = PassphraseAnswer::Chosen(SecretText::new(WORDS.to_owned()));
        }
        state.set_up = Some(Box::new(set_up));
        if errand.makes_vault() {
            state.route = Route::SetUp;
        } else {
            let book = Arc::new(sample::book(now()));
            state.session = Some(Box::new(Session::new(book, Home::Keychain, state.uptime)));
            state.route = Route::WaysIn;
        }
    })
}

fn set(stage: &mut Stage, change: impl FnOnce(&mut SetUp)) {
    stage.then(|state| change(state.set_up.as_mut().unwrap()));
}

fn wish(stage: &mut Stage) -> SetUpCommand {
    let Command::SetUp(command) = stage.wish() else { panic!("another wish") };
    command
}

fn place(is_taken: bool, around: Option<Surroundings>) -> Task<Place> {
    Task::Done(Place { path: PathBuf::from("/media/stick/b.age"), is_taken, replace: false, around })
}

#[test]
fn the_words_are_typed_back_before_anything_else() {
    let mut stage = at(Errand::Backup, SetUpStep::Words);
    assert!(stage.tells("Write down these five words") && stage.tells("Step 1 of 3"));
    assert!(!stage.tells("zebra"), "no screen reader says the words aloud");
    assert!(!stage.can_press("Continue") && stage.tells("Type the five words"));
    stage.write("unruly zebra fiscal copper");
    assert!(!stage.can_press("Continue") && !stage.tells("Not as above"));
    stage.write(" mantrr");
    assert!(!stage.can_press("Continue") && stage.tells("Not as above"));
    stage.key(Key::Backspace).write("A ");
    assert!(stage.tells("Right"));
    stage.key(Key::Enter);
    let SetUpCommand::Backup(BackupCommand::TakeWords(words)) = wish(&mut stage) else { panic!("not taken") };
    assert_eq!(words.expose(), WORDS);
    stage.press("Copy the five words");
    assert!(matches!(wish(&mut stage), SetUpCommand::CopyShown));
    set(&mut stage, |set_up| set_up.shown_copied = Some(Duration::from_secs(123)));
    assert!(stage.tells("Copied, cleared in 23 s") && stage.can_press("Clear now"));
    stage.press("Other words");
    assert!(matches!(wish(&mut stage), SetUpCommand::SuggestWords));
    assert!(stage.bench().root.drafts.set_up.words.again.is_empty());
}

#[test]
fn the_place_is_chosen_and_what_copies_it_is_said() {
    let mut stage = at(Errand::Backup, SetUpStep::Place);
    assert!(!stage.can_press("Continue") && stage.tells("Choose where it goes"));
    stage.press("Choose a place …");
    let SetUpCommand::Backup(BackupCommand::ChoosePlace(SaveTarget::Dialog(name))) = wish(&mut stage) else {
        panic!("no dialog")
    };
    assert_eq!(name, "keystead-backup-2026-11-22.age");
    stage.enter("Or type folder and name").write(" ~/b.age ").key(Key::Enter);
    let SetUpCommand::Backup(BackupCommand::ChoosePlace(SaveTarget::Path(path))) = wish(&mut stage) else {
        panic!("no path")
    };
    assert_eq!(path, " ~/b.age ");
    set(&mut stage, |set_up| set_up.place = Task::Failed(Problem::NoPath));
    assert!(stage.tells("This is not the full name of a file.") && !stage.can_press("Continue"));
    set(&mut stage, |set_up| set_up.place = place(false, None));
    assert!(stage.tells("It goes to /media/stick/b.age") && !stage.tells("copies this folder"));
    stage.press("Continue");
    assert!(matches!(wish(&mut stage), SetUpCommand::Show(SetUpStep::Prove)));
    set(&mut stage, |set_up| set_up.place = place(false, Some(Surroundings::Synced("Dropbox"))));
    assert!(stage.tells("Dropbox copies this folder to other computers.") && stage.can_press("Continue"));
    set(&mut stage, |set_up| set_up.place = place(false, Some(Surroundings::GitRepository)));
    assert!(stage.tells("This folder is a git repository."));
}

#[test]
fn no_file_is_replaced_that_nobody_agreed_to() {
    let mut stage = at(Errand::Backup, SetUpStep::Place);
    set(&mut stage, |set_up| set_up.place = place(true, None));
    assert!(stage.tells("A file of this name is there already.") && !stage.can_press("Continue"));
    stage.press("Replace it");
    assert!(matches!(wish(&mut stage), SetUpCommand::Backup(BackupCommand::ReplaceFile)));
    set(&mut stage, |set_up| {
        let Task::Done(place) = &mut set_up.place else { panic!() };
        place.replace = true;
    });
    assert!(stage.can_press("Continue"));
}

#[test]
fn a_backup_is_opened_with_its_words() {
    for errand in [Errand::Restore, Errand::TryBackup] {
        let mut stage = at(errand, SetUpStep::Open);
        assert!(!stage.can_press("Open it") && stage.tells("Choose the file"));
        stage.press("Choose the file …");
        assert!(matches!(wish(&mut stage), SetUpCommand::Backup(BackupCommand::Pick)));
        set(&mut stage, |set_up| set_up.place = place(true, None));
        assert!(stage.tells("The file is /media/stick/b.age") && stage.tells("Type the words"));
        stage.enter("The five words from your paper").write(WORDS).key(Key::Enter);
        let SetUpCommand::Backup(BackupCommand::Open { path, words }) = wish(&mut stage) else {
            panic!("not opened")
        };
        assert_eq!((path.as_str(), words.expose()), ("", WORDS));
        stage.enter("Or type folder and name").write("/b.age");
        assert!(!stage.tells("The file is /media/stick/b.age"), "what is typed is taken");
        stage.press("Open it");
        let SetUpCommand::Backup(BackupCommand::Open { path, .. }) = wish(&mut stage) else {
            panic!("not opened")
        };
        assert_eq!(path, "/b.age");
        set(&mut stage, |set_up| set_up.opened.start(Duration::from_secs(99)));
        assert!(stage.tells("Opening takes some seconds") && !stage.can_press("Opening …"));
        for (problem, said) in [
            (Problem::BackupWords, "These words do not open this backup."),
            (Problem::NotABackup, "This file is not a backup of Keystead."),
            (Problem::BackupDamaged, "The words are right, but the file is damaged."),
            (Problem::BackupNewer, "This backup was made by a later version of Keystead."),
            (Problem::NoPath, "This is not the full name of a file."),
        ] {
            set(&mut stage, |set_up| set_up.opened = Task::Failed(problem));
            assert!(stage.tells(said) && stage.can_press("Open it"), "{said}: {}", stage.told());
        }
        let words = &stage.bench().root.drafts.set_up.backup_file.words;
        assert!(!words.is_empty(), "a slip is put right, not typed anew");
    }
}

#[test]
fn what_is_in_it_is_told_and_what_is_missing_here_can_be_brought_in() {
    let seen = |compared| Task::Done(BackupSeen { made: now(), compared });
    let all = Compared { keys: 9, ..Compared::default() };
    let mut stage = at(Errand::TryBackup, SetUpStep::Open);
    set(&mut stage, |set_up| set_up.opened = seen(all));
    assert!(stage.tells("It was made on 22 November 2026, and 9 keys are in it."));
    assert!(stage.tells("All your keys are in it") && !stage.tells("Bring in"));
    stage.press("Done");
    assert!(matches!(wish(&mut stage), SetUpCommand::Leave));
    let some = Compared { keys: 9, without_secret: 1, missing_here: 2, not_in_it: 3 };
    set(&mut stage, |set_up| set_up.opened = seen(some));
    assert!(stage.tells("3 of your keys are not in it") && stage.tells("The secret of one key is not in"));
    stage.press("Bring in 2 keys");
    assert!(matches!(wish(&mut stage), SetUpCommand::Backup(BackupCommand::BringIn)));
    stage.then(|state| {
        let uptime = state.uptime;
        state.session.as_mut().unwrap().doing = vec![(Doing::BringIn, uptime)];
    });
    assert!(stage.tells("Saving …") && !stage.can_press("Saving …"));
    stage.then(|state| {
        let session = state.session.as_mut().unwrap();
        session.doing.clear();
        session.not_written = Some((Doing::BringIn, Problem::KeychainLocked));
    });
    assert!(stage.tells("The keychain of this computer asks for its password."));
    stage.then(|state| {
        let session = state.session.as_mut().unwrap();
        (session.not_written, session.written) = (None, Some(Doing::BringIn));
    });
    set(&mut stage, |set_up| set_up.opened = seen(all));
    assert!(stage.tells("Saved here and read back."));

    let mut stage = at(Errand::Restore, SetUpStep::Open);
    set(&mut stage, |set_up| set_up.opened = seen(Compared { keys: 9, missing_here: 9, ..all }));
    assert!(stage.tells("Next, link your phone.") && !stage.tells("Bring in 9 keys"));
    stage.press("Continue");
    assert!(matches!(wish(&mut stage), SetUpCommand::Show(SetUpStep::Link)));
}

#[test]
fn leaving_says_that_nothing_is_written() {
    let mut stage = at(Errand::Backup, SetUpStep::Prove);
    stage.press("Leave");
    assert!(stage.tells("Leave without a backup?") && stage.tells("Cross them out."));
}

#[test]
fn at_twice_the_text_size_everything_can_be_reached() {
    for (errand, step) in [
        (Errand::Backup, SetUpStep::Words),
        (Errand::Backup, SetUpStep::Place),
        (Errand::Restore, SetUpStep::Open),
    ] {
        let mut stage = Stage::of_size([560.0, 360.0], |state, _| {
            state.set_up = Some(Box::new(SetUp::begin(errand, Home::Keychain)));
            let set_up = state.set_up.as_mut().unwrap();
            (set_up.step, set_up.words) = (step, Some(SecretText::new(WORDS.to_owned())));
            let book = Arc::new(sample::book(now()));
            state.session = Some(Box::new(Session::new(book, Home::Keychain, state.uptime)));
            state.route = Route::WaysIn;
        });
        assert!(stage.tells("Back"), "{}", stage.told());
        stage.press("Back");
        assert!(matches!(stage.wish(), Command::SetUp(_)));
    }
}
