//! Welcome, a keychain that does not answer, the six digits, a recovery code.

use std::time::Duration;

use egui::Key;
use keystead::app::command::{Command, EmergencyCommand, EntryCommand, SetUpCommand};
use keystead::app::jobs::Door;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::State;
use keystead::app::task::Task;
use keystead::app::{Home, KeychainState};
use keystead::ui::problem::problem_words;

use crate::stage::{DOOR, Stage};

fn welcome() -> Stage {
    Stage::new(|state, _| {
        state.route = Route::Welcome;
        state.gate.door = None;
    })
}

fn unlock(set: impl FnOnce(&mut State)) -> Stage {
    Stage::new(|state, _| {
        state.route = Route::Unlock;
        set(state);
    })
}

fn code_only(state: &mut State) {
    state.gate.door = Some(Door { needs_passphrase: false, ..DOOR });
}

/// The code and the passphrase of an unlock.
fn sent(command: Command) -> (String, Option<String>) {
    let Command::Entry(EntryCommand::Unlock { code, passphrase }) = command else {
        panic!("not an unlock: {command:?}");
    };
    (code.expose().to_owned(), passphrase.map(|text| text.expose().to_owned()))
}

#[test]
fn the_first_start_has_three_ways() {
    let mut stage = welcome();
    stage.press("Make my key safe");
    assert!(matches!(stage.wish(), Command::SetUp(SetUpCommand::Begin(Home::Keychain))));
    stage.press("Look around with sample keys");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::LookAround)));
    stage.press("I have a backup");
    assert!(matches!(stage.wish(), Command::SetUp(SetUpCommand::Restore)));
}

#[test]
fn looking_around_is_asked_for_once() {
    let mut stage = welcome();
    stage.then(|state| state.gate.look.start(state.uptime));
    stage.press("Opening …");
    assert!(stage.wishes_nothing());
    assert!(!stage.can_press("Make my key safe"));
}

#[test]
fn enter_on_the_first_start_makes_the_key_safe() {
    let mut stage = welcome();
    stage.key(Key::Enter);
    assert!(matches!(stage.wish(), Command::SetUp(SetUpCommand::Begin(Home::Keychain))));
}

fn trouble(keychain: KeychainState, door: Option<Door>) -> Stage {
    Stage::new(|state, _| {
        state.route = Route::KeychainTrouble;
        state.gate.keychain = Some(keychain);
        state.gate.door = door;
    })
}

const FILE: &str = "Use an encrypted file instead …";

#[test]
fn the_file_is_offered_only_where_no_keychain_runs_and_no_vault_exists() {
    assert!(trouble(KeychainState::Missing, None).can_press(FILE));
    assert!(!trouble(KeychainState::Missing, Some(DOOR)).can_press(FILE));
    for keychain in [KeychainState::Locked, KeychainState::Refused] {
        assert!(!trouble(keychain, None).can_press(FILE));
        assert!(!trouble(keychain, Some(DOOR)).can_press(FILE));
    }
}

#[test]
fn the_file_is_chosen_on_sight_only() {
    let mut stage = trouble(KeychainState::Missing, None);
    stage.press(FILE);
    assert!(stage.wishes_nothing());
    assert!(
        stage.tells("Keep your keys in an encrypted file?") && stage.tells("passphrase of five random words")
    );
    stage.key(Key::Escape);
    assert!(stage.wishes_nothing() && !stage.tells("Keep your keys in an encrypted file?"));
    stage.press(FILE);
    stage.key(Key::Enter);
    assert!(stage.wishes_nothing(), "Enter presses the safe button");
    stage.press(FILE).press("Use an encrypted file");
    assert!(matches!(stage.wish(), Command::SetUp(SetUpCommand::Begin(Home::File))));
}

#[test]
fn trying_again_is_told_and_asked_for_once() {
    let mut stage = trouble(KeychainState::Missing, None);
    stage.press("Try again");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::Retry)));
    stage.then(|state| state.gate.look.start(state.uptime));
    assert!(!stage.can_press("Try again") && !stage.can_press("Asking …"));
    stage.then(|state| state.uptime += Duration::from_secs(24));
    assert!(stage.tells("Waiting for 24 s"));
    stage.then(|state| state.gate.look = Task::Done(()));
    assert!(stage.tells("Asked at 13:46. Nothing has changed yet."));
}

#[test]
fn a_missing_keychain_says_what_to_run() {
    let mut stage = trouble(KeychainState::Missing, None);
    if cfg!(target_os = "linux") {
        stage.press("Copy");
        let Command::CopyPlain(text) = stage.wish() else { panic!("nothing was copied") };
        assert_eq!(text, "sudo apt install gnome-keyring");
        assert!(stage.tells("Copied"));
    }
    stage.press("Back");
    assert!(matches!(stage.wish(), Command::Go(Route::Welcome)));
}

#[test]
fn the_sixth_digit_unlocks_where_no_passphrase_is_asked() {
    let mut stage = unlock(code_only);
    assert_eq!(stage.focused(), "Six-digit code");
    for digit in ["4", "9", "2", "8", "1"] {
        stage.write(digit);
    }
    assert!(stage.wishes_nothing() && !stage.can_press("Unlock"));
    stage.write("7");
    assert_eq!(sent(stage.wish()), ("492817".to_owned(), None));
}

#[test]
fn a_code_may_be_pasted_with_spaces_and_dashes() {
    for pasted in ["492 817", " 492-817 ", "4 9 2 8 1 7\n"] {
        let mut stage = unlock(code_only);
        stage.paste(pasted);
        assert_eq!(sent(stage.wish()).0, "492817");
    }
}

#[test]
fn what_is_no_code_is_not_sent() {
    for wrong in ["", "abc", "４９２８１７", "šest číslic", "12345"] {
        let mut stage = unlock(code_only);
        stage.paste(wrong).key(Key::Enter);
        assert!(stage.wishes_nothing(), "“{wrong}” was sent");
    }
    let mut stage = unlock(code_only);
    stage.paste(&"7".repeat(5_000));
    assert_eq!(sent(stage.wish()).0.len(), 6);
}

#[test]
fn the_sixth_digit_leads_to_the_passphrase_where_one_is_asked() {
    let mut stage = unlock(|_| ());
    stage.paste("492 817");
    assert!(stage.wishes_nothing());
    assert_eq!(stage.focused(), "Passphrase");
    stage.write("harbor pencil velvet noon").key(Key::Enter);
    let expected = ("492817".to_owned(), Some("harbor pencil velvet noon".to_owned()));
    assert_eq!(sent(stage.wish()), expected);
}

#[test]
fn the_sixth_digit_stays_where_the_passphrase_is_typed_already() {
    let mut stage = unlock(|_| ());
    stage.enter("Passphrase").write("harbor").enter("Six-digit code").paste("492817");
    assert!(stage.wishes_nothing());
    assert_eq!(stage.focused(), "Six-digit code");
    stage.key(Key::Enter);
    assert_eq!(sent(stage.wish()).1.as_deref(), Some("harbor"));
}

#[test]
fn a_refused_code_is_emptied_and_the_passphrase_kept() {
    let mut stage = unlock(|_| ());
    stage.enter("Passphrase").write("harbor").enter("Six-digit code").paste("492817").key(Key::Enter);
    drop(stage.wish());
    stage.then(|state| state.gate.unlock.start(state.uptime));
    assert!(!stage.bench().root.drafts.unlock.code.is_empty(), "it stays on show while it is tried");
    stage.then(|state| state.gate.unlock = Task::Failed(Problem::WrongCode { next_secs: 14 }));
    let draft = &stage.bench().root.drafts.unlock;
    assert!(draft.code.is_empty());
    assert_eq!(draft.passphrase.len(), 6);
    assert_eq!(stage.focused(), "Six-digit code");
    assert!(stage.tells("The code or the passphrase is wrong."));
    stage.write("1");
    assert!(stage.tells("The code or the passphrase is wrong."), "it stays until the next try");
    let mut stage = unlock(|state| state.gate.door = Some(Door { needs_passphrase: false, ..DOOR }));
    stage.then(|state| state.gate.unlock = Task::Failed(Problem::WrongCode { next_secs: 14 }));
    assert!(stage.tells("That code does not open Keystead."), "where there is no passphrase");
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do() {
    let refusals = [
        Problem::CodeUsed { next_secs: 14 },
        Problem::CodeMalformed,
        Problem::Throttled { wait_secs: 14 },
        Problem::ClockOutside,
        Problem::KeychainLocked,
        Problem::KeychainReset,
        Problem::KeychainRefused,
        Problem::Damaged,
        Problem::CannotRead { detail: "permission denied".to_owned() },
        Problem::Unexpected { detail: "something odd".to_owned() },
    ];
    for problem in refusals {
        let words = problem_words(&problem);
        let stage = unlock(|state| state.gate.unlock = Task::Failed(problem));
        assert!(stage.tells(&words.what) && stage.tells(&words.todo), "{}", words.what);
    }
}

#[test]
fn the_seconds_of_a_used_code_tick_and_end() {
    let mut stage = unlock(|state| state.gate.unlock = Task::Failed(Problem::CodeUsed { next_secs: 14 }));
    assert!(stage.tells("The next one comes in 14 s."));
    stage.then(|state| state.uptime += Duration::from_secs(5));
    assert!(stage.tells("The next one comes in 9 s."));
    stage.then(|state| state.uptime += Duration::from_mins(1));
    assert!(stage.tells("The next one is there now.") && !stage.tells("comes in 0 s"));
}

#[test]
fn after_many_wrong_codes_none_is_sent_before_its_time() {
    let mut stage = unlock(|state| {
        code_only(state);
        state.gate.unlock = Task::Failed(Problem::Throttled { wait_secs: 30 });
    });
    stage.paste("492817").key(Key::Enter);
    assert!(stage.wishes_nothing() && !stage.can_press("Unlock"));
    stage.then(|state| state.uptime += Duration::from_secs(31));
    stage.key(Key::Enter);
    assert_eq!(sent(stage.wish()).0, "492817");
}

#[test]
fn slow_unlocking_tells_why_and_can_be_stopped() {
    let mut stage = unlock(|state| state.gate.unlock.start(state.uptime));
    assert!(!stage.tells("This takes a moment."));
    stage.then(|state| state.uptime += Duration::from_secs(2));
    assert!(stage.tells("If the keychain of this computer asks for its password"));
    stage.then(|state| state.uptime += Duration::from_secs(9));
    assert!(stage.tells("Still waiting for the keychain."));
    assert!(!stage.can_press("Unlock"));
    stage.press("Stop");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::CancelUnlock)));
    stage.then(|state| state.gate.unlock = Task::Idle);
    assert!(stage.bench().root.drafts.unlock.code.is_empty() && !stage.tells("Still waiting"));
}

#[test]
fn a_file_vault_does_not_speak_of_a_keychain() {
    let mut stage = unlock(|state| {
        state.gate.door = Some(Door { home: Home::File, ..DOOR });
        state.gate.unlock.start(state.uptime);
    });
    stage.then(|state| state.uptime += Duration::from_secs(20));
    assert!(stage.tells("Your keys are in an encrypted file") && !stage.tells("keychain"));
}

#[test]
fn an_older_copy_is_used_only_when_its_owner_says_so() {
    let remembered = "2026-11-03T10:00:00Z".parse().unwrap();
    let mut stage = unlock(|state| {
        code_only(state);
        state.gate.unlock = Task::Failed(Problem::OlderCopy { remembered });
    });
    assert!(stage.tells("older than what the keychain remembers (3 November)."));
    stage.press("Use these files");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::AcceptOlderCopy)));
    stage.then(|state| state.gate.unlock = Task::Idle);
    assert!(stage.tells("The older files will be opened."));
}

#[test]
fn a_forgotten_vault_leads_to_the_recovery_code() {
    for problem in [Problem::KeychainReset, Problem::ClockOutside, Problem::Damaged] {
        let mut stage = unlock(|state| state.gate.unlock = Task::Failed(problem));
        stage.press("Type a recovery code");
        assert!(matches!(stage.wish(), Command::Go(Route::Recovery)));
    }
}

#[test]
fn a_locked_keychain_is_asked_again_with_the_same_code() {
    let mut stage = unlock(code_only);
    stage.paste("492817");
    drop(stage.wish());
    stage.then(|state| state.gate.unlock.start(state.uptime));
    stage.then(|state| state.gate.unlock = Task::Failed(Problem::KeychainLocked));
    assert!(stage.tells("Look for its window"));
    stage.press("Ask again");
    assert_eq!(sent(stage.wish()).0, "492817");
}

#[test]
fn a_refused_code_is_explained_by_the_clock() {
    let mut stage = unlock(|_| ());
    stage.press("My code is refused");
    assert!(stage.tells("13:46:13") && stage.tells("22 November 2026"));
    stage.press("My code is refused");
    assert!(!stage.tells("13:46:13") && stage.wishes_nothing());
    stage.press("Lost your phone?");
    assert!(matches!(stage.wish(), Command::Go(Route::Recovery)));
}

#[test]
fn the_door_tells_nothing_of_what_was_typed_and_nothing_of_the_vault() {
    let mut stage = unlock(|_| ());
    stage.write("4928").enter("Passphrase").write("harbor pencil");
    let told = stage.told();
    assert!(!told.contains("4928") && !told.contains("harbor"));
    assert!(!told.contains("recovery"), "not even how many codes are left");
}

fn recovery() -> Stage {
    Stage::new(|state, _| state.route = Route::Recovery)
}

const SHEET: &str = "7KQ2M-X9R4T-0BNCD-W5H8J-3P";

#[test]
fn a_recovery_code_is_taken_as_it_is_written() {
    for typed in [SHEET, "7kq2m x9r4t obncd w5h8j 3p", "7KQ2MX9R4T0BNCDW5H8J3P\n"] {
        let mut stage = recovery();
        assert_eq!(stage.focused(), "Recovery code");
        stage.paste(typed).key(Key::Enter);
        let Command::Entry(EntryCommand::UnlockByRecovery(code)) = stage.wish() else { panic!("not sent") };
        assert_eq!(code.expose(), typed.trim_end());
        assert!(!stage.tells("7KQ2M-X9R4T-0BNCD-W5H8J") || stage.tells("such as"));
    }
}

#[test]
fn half_a_recovery_code_is_not_sent() {
    for (typed, said) in [
        ("", "Type the whole code first"),
        ("7KQ2M", "5 of 22"),
        ("7KQ2M-U", "“U” is in no code"),
        ("492817 код", "“к” is in no code"),
    ] {
        let mut stage = recovery();
        stage.paste(typed).key(Key::Enter);
        assert!(stage.wishes_nothing() && !stage.can_press("Open Keystead"), "{typed}");
        assert!(stage.tells(said), "{typed}: {}", stage.told());
    }
    let mut stage = recovery();
    stage.paste(&"A".repeat(5_000)).key(Key::Enter);
    assert!(stage.wishes_nothing() && stage.tells("5000 letters, and a code has 22"));
}

#[test]
fn a_wrong_recovery_code_is_told_and_kept_to_be_corrected() {
    let mut stage = recovery();
    stage.paste(SHEET);
    stage.then(|state| state.gate.recovery.start(state.uptime));
    assert!(!stage.can_press("Open Keystead"));
    stage.then(|state| state.uptime += Duration::from_secs(2));
    assert!(stage.tells("Each code of your sheet is tried"));
    stage.then(|state| state.gate.recovery = Task::Failed(Problem::WrongRecoveryCode));
    assert!(stage.tells("That recovery code opens nothing."));
    assert_eq!(stage.bench().root.drafts.recovery.code.len(), SHEET.len());
    assert!(stage.can_press("Open Keystead"));
}

#[test]
fn one_can_go_back_to_the_codes() {
    let mut stage = recovery();
    assert!(stage.tells("This code is then used up.") && stage.tells("You link a phone again"));
    stage.press("Back to the codes");
    assert!(matches!(stage.wish(), Command::Go(Route::Unlock)));
    stage.key(Key::Escape);
    assert!(matches!(stage.wish(), Command::Go(Route::Unlock)));
}

#[test]
fn a_notice_above_the_screen_takes_nobodys_focus() {
    let mut stage = unlock(code_only);
    stage.write("492");
    stage.then(|state| state.notice = Some(Problem::ClipboardMissing));
    assert!(stage.tells("The clipboard of this computer does not answer."));
    assert_eq!(stage.focused(), "Six-digit code");
    stage.write("817");
    assert_eq!(sent(stage.wish()).0, "492817");
}

#[test]
fn what_was_typed_is_wiped_when_the_screen_is_left() {
    let mut stage = unlock(|_| ());
    stage.write("4928").enter("Passphrase").write("harbor");
    stage.then(|state| state.route = Route::Recovery);
    stage.then(|state| state.route = Route::Unlock);
    let draft = &stage.bench().root.drafts.unlock;
    assert!(draft.code.is_empty() && draft.passphrase.is_empty());
}

#[test]
fn a_wrong_clock_is_found_by_two_codes_in_a_row() {
    let mut stage = Stage::new(|state, _| state.route = Route::Unlock);
    stage.press("My code is refused");
    stage.press("Type two codes in a row …");
    assert!(matches!(stage.wish(), Command::Go(Route::TwoCodes)));
    stage.then(|state| state.gate.unlock = Task::Failed(Problem::ClockOutside));
    stage.press("Type a recovery code");
    assert!(matches!(stage.wish(), Command::Go(Route::Recovery)));

    let mut stage = Stage::new(|state, _| state.route = Route::TwoCodes);
    assert!(stage.tells("Two codes in a row") && !stage.can_press("Unlock"));
    stage.paste("492817");
    assert_eq!(stage.focused(), "The next six digits");
    stage.paste("113 355");
    assert_eq!(stage.focused(), "Passphrase");
    assert!(stage.wishes_nothing());
    stage.write("harbor").key(Key::Enter);
    let Command::Entry(EntryCommand::UnlockByTwoCodes { first, second, passphrase }) = stage.wish() else {
        panic!("not sent")
    };
    assert_eq!((first.expose(), second.expose()), ("492817", "113355"));
    assert_eq!(passphrase.unwrap().expose(), "harbor");
    stage.then(|state| state.gate.unlock.start(Duration::from_secs(100)));
    stage.key(Key::Escape);
    assert!(stage.wishes_nothing(), "what is being opened is not left");
    stage.then(|state| state.gate.unlock = Task::Failed(Problem::WrongCode { next_secs: 9 }));
    assert!(
        stage.tells("These two codes do not open Keystead together.")
            && stage.tells("look at the passphrase")
    );
    let draft = &stage.bench().root.drafts.two_codes;
    assert!(draft.first.is_empty() && draft.second.is_empty() && draft.passphrase.len() == 6);
    stage.press("Back to the codes");
    assert!(matches!(stage.wish(), Command::Go(Route::Unlock)));
}

#[test]
fn who_has_only_a_backup_left_begins_anew_on_purpose() {
    let mut stage = Stage::new(|state, _| state.route = Route::Recovery);
    stage.press("I have a backup instead");
    assert!(
        stage.tells("Begin anew with your backup?") && stage.tells("Nothing changes until the last step.")
    );
    stage.key(Key::Escape);
    assert!(stage.wishes_nothing() && !stage.tells("Nothing changes until the last step."));
    stage.press("I have a backup instead").press("Go on with the backup");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::StartAnew)));

    let mut stage = Stage::new(|state, _| {
        state.route = Route::Starting;
        state.gate.look = Task::Failed(Problem::Damaged);
    });
    stage.press("I have a backup instead").press("Go on with the backup");
    assert!(matches!(stage.wish(), Command::Entry(EntryCommand::StartAnew)));
    stage.then(|state| state.gate.look = Task::Failed(Problem::AlreadyOpen));
    assert!(!stage.tells("I have a backup instead"));
}

#[test]
fn the_first_steps_after_a_leak_leave_unlock_in_sight() {
    let mut stage = unlock(|state| state.gate.leaked = true);
    assert!(stage.tells("Unlock first. Then delete the worst key."));
    let beneath = stage.place_of("Lost your phone?");
    // They stand 18 beneath it.
    assert!(beneath.top() - 18.0 <= 720.0, "the links beneath Unlock stand at {beneath:?}");
    stage.press("Close this");
    assert!(matches!(stage.wish(), Command::Emergency(EmergencyCommand::CloseFirstSteps)));
}

#[test]
fn first_steps_that_are_asked_for_at_the_foot_come_into_sight() {
    let mut stage = Stage::of_size([560.0, 360.0], |state, _| state.route = Route::Unlock);
    for _ in 0..12 {
        if !stage.focused().contains("A key leaked?") {
            stage.key(Key::Tab);
        }
    }
    assert!(stage.place_of("Type the six digits").bottom() < 0.0, "the foot is in sight");
    stage.then(|state| state.gate.leaked = true);
    let title = stage.place_of("Unlock first. Then delete the worst key.");
    assert!(title.top() >= 0.0 && title.bottom() <= 360.0, "{title:?}");
}
