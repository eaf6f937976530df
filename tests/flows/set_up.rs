//! Setting up in three steps, and linking a phone again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use keystead::app::command::{Command, SaveTarget, SetUpCommand};
use keystead::app::errand::{Errand, SetUpStep};
use keystead::app::jobs::Strength;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Link, PassphraseAnswer, Session, SetUp, State};
use keystead::app::task::Task;
use keystead::app::{Home, QrSquares};
use keystead::domain::book::Book;
use keystead::domain::secret::SecretText;

use crate::stage::Stage;

const SEED: &str = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";
const CODES: [&str; 3] =
    ["7KQ2M-X9R4T-0BNCD-W5H8J-3P", "H4ZVE-2MTQK-8RYAG-N0C6X-9D", "QD5WP-J1S7B-XK4NZ-36EHM-VT"];

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

fn begin(state: &mut State, step: SetUpStep, home: Home) {
    let mut set_up = SetUp::begin(Errand::First, home);
    set_up.step = step;
    set_up.link =
        Some(Link { qr: QrSquares { size: 2, dark: vec![true, false, false, true] }, seed: secret(SEED) });
    set_up.codes = Some(CODES.map(secret));
    set_up.words = Some(secret("harbor pencil velvet noon"));
    if step > SetUpStep::Link {
        set_up.code = Task::Done(());
    }
    if step > SetUpStep::Passphrase {
        set_up.passphrase = PassphraseAnswer::CodeOnly;
    }
    state.set_up = Some(Box::new(set_up));
    state.gate.door = None;
    state.route = Route::SetUp;
}

fn at(step: SetUpStep) -> Stage {
    Stage::new(|state, _| begin(state, step, Home::Keychain))
}

fn set(stage: &mut Stage, change: impl FnOnce(&mut SetUp)) {
    stage.then(|state| change(state.set_up.as_mut().unwrap()));
}

fn set_up_wish(command: Command) -> SetUpCommand {
    match command {
        Command::SetUp(command) => command,
        other => panic!("not about setting up: {other:?}"),
    }
}

#[test]
fn the_phones_code_is_sent_with_its_sixth_digit() {
    let mut stage = at(SetUpStep::Link);
    assert!(!stage.can_press("Continue") && stage.tells("Type the six digits first"));
    stage.paste("492 817");
    let SetUpCommand::ConfirmCode(code) = set_up_wish(stage.wish()) else { panic!("not sent") };
    assert_eq!(code.expose(), "492817");
    set(&mut stage, |set_up| set_up.code = Task::Done(()));
    assert!(stage.tells("Your phone is linked."));
    stage.press("Continue");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Show(SetUpStep::Passphrase)));
}

#[test]
fn wrong_old_and_half_codes_are_told_in_words() {
    for (problem, said) in [
        (
            Problem::WrongCode { next_secs: 14 },
            "This code does not belong to the new entry. Wait for the next one, in 14 s.",
        ),
        (Problem::CodeOld, "This code was right some minutes ago."),
        (Problem::CodeMalformed, "A code has six digits"),
    ] {
        let mut stage = at(SetUpStep::Link);
        stage.paste("492817");
        drop(stage.wishes());
        set(&mut stage, |set_up| set_up.code.start(Duration::from_secs(100)));
        set(&mut stage, |set_up| set_up.code = Task::Failed(problem));
        assert!(stage.tells(said), "{said}");
        assert!(stage.bench().root.drafts.set_up.link.code.is_empty());
        assert!(!stage.can_press("Continue"));
        // The next one can be typed at once.
        stage.write("12");
        assert!(!stage.bench().root.drafts.set_up.link.code.is_empty());
    }
}

#[test]
fn the_seconds_of_a_wrong_code_run_down() {
    let mut stage = at(SetUpStep::Link);
    set(&mut stage, |set_up| set_up.code = Task::Failed(Problem::WrongCode { next_secs: 14 }));
    stage.then(|state| state.uptime += Duration::from_secs(5));
    assert!(stage.tells("in 9 s"));
    stage.then(|state| state.uptime += Duration::from_secs(10));
    assert!(stage.tells("The next one is there now."));
}

#[test]
fn the_seed_is_copied_by_the_vault_and_told_by_nobody() {
    let mut stage = at(SetUpStep::Link);
    assert!(!stage.tells("JBSW"));
    stage.press("Copy the text of the new entry");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::CopyShown));
    set(&mut stage, |set_up| set_up.shown_copied = Some(Duration::from_secs(123)));
    assert!(stage.tells("Copied, cleared in 23 s"));
    stage.press("Clear now");
    assert!(matches!(stage.wish(), Command::ClearClipboard));
}

#[test]
fn each_secret_is_drawn_on_its_own_step_only() {
    for step in Errand::First.steps().iter().copied() {
        let stage = at(step);
        assert!(!stage.tells("JBSW") && !stage.tells("0BNCD") && !stage.tells("velvet"));
    }
}

const STRONG: Strength = Strength { bits: 51, enough: true, enough_alone: true };
const WEAK: Strength = Strength { bits: 12, enough: false, enough_alone: false };
const FAIR: Strength = Strength { bits: 40, enough: true, enough_alone: false };

#[test]
fn a_passphrase_is_judged_as_it_is_typed_and_typed_twice() {
    let mut stage = at(SetUpStep::Passphrase);
    assert_eq!(stage.focused(), "Your passphrase");
    assert!(!stage.can_press("Continue"));
    stage.write("sun");
    let SetUpCommand::JudgePassphrase(text) = set_up_wish(stage.wish()) else { panic!("not judged") };
    assert_eq!(text.expose(), "sun");
    stage.then(|_| ());
    assert!(stage.wishes_nothing(), "judged only when the text changed");
    set(&mut stage, |set_up| set_up.strength = Some(WEAK));
    assert!(stage.tells("Too easy to guess") && !stage.can_press("Continue"));
    stage.write(" harbor velvet noon");
    drop(stage.wishes());
    set(&mut stage, |set_up| set_up.strength = Some(STRONG));
    assert!(stage.tells("Type it once more") && !stage.can_press("Continue"));
    stage.enter("Once more").write("sun harbor velvet");
    assert!(stage.tells("The two are not the same yet") && !stage.can_press("Continue"));
    stage.write(" noon").key(Key::Enter);
    let SetUpCommand::ChoosePassphrase(Some(chosen)) = set_up_wish(stage.wish()) else {
        panic!("not chosen")
    };
    assert_eq!(chosen.expose(), "sun harbor velvet noon");
}

#[test]
fn words_on_offer_come_on_demand_and_are_typed_once_more() {
    let mut stage = at(SetUpStep::Passphrase);
    assert!(stage.wishes_nothing());
    stage.press("Offer four words");
    let wishes = stage.wishes();
    assert!(
        matches!(&wishes[0], Command::SetUp(SetUpCommand::JudgePassphrase(text)) if text.expose() == "harbor pencil velvet noon")
    );
    assert!(matches!(wishes[1], Command::SetUp(SetUpCommand::SuggestWords)), "the next ones are fetched");
    set(&mut stage, |set_up| {
        set_up.strength = Some(STRONG);
        set_up.words = Some(secret("anchor timber violin maple"));
    });
    assert!(stage.tells("Strong: four random words") && stage.tells("Type all four words once more"));
    assert!(!stage.tells("harbor"));
    stage.press("Other words");
    drop(stage.wishes());
    let typed = stage.bench().root.drafts.set_up.passphrase.text.with(str::to_owned);
    assert_eq!(typed, "anchor timber violin maple");
}

#[test]
fn the_code_alone_is_a_choice_only_beside_a_keychain() {
    let mut stage = at(SetUpStep::Passphrase);
    stage.press(
        "Code only. Quicker each day. A thief who copies the whole computer could get in within minutes.",
    );
    stage.press("Continue");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::ChoosePassphrase(None)));

    let mut stage = Stage::new(|state, _| begin(state, SetUpStep::Passphrase, Home::File));
    assert!(!stage.tells("Code only") && stage.tells("Choose a passphrase"));
    assert!(stage.can_press("Offer five words") && !stage.can_press("Continue"));
    stage.write("three words here");
    drop(stage.wishes());
    set(&mut stage, |set_up| set_up.strength = Some(FAIR));
    assert!(stage.tells("Not enough without a keychain"));
    stage.enter("Once more").write("three words here").key(Key::Enter);
    assert!(stage.wishes_nothing());
}

#[test]
fn a_passphrase_of_five_thousand_letters_is_refused_in_words() {
    let mut stage = at(SetUpStep::Passphrase);
    stage.paste(&"ż".repeat(5_000));
    assert!(stage.wishes_nothing(), "it is not even judged");
    assert!(stage.tells("Longer than 1,024 letters") && !stage.can_press("Continue"));
}

#[test]
fn two_groups_are_read_back_before_the_vault_is_made() {
    let mut stage = at(SetUpStep::Sheet);
    assert!(!stage.can_press("Finish set-up") && stage.tells("Type both groups first"));
    stage.enter("Code 1, third group").write("0bncd");
    let SetUpCommand::ReadBack(0, text) = set_up_wish(stage.wish()) else { panic!("not sent") };
    assert_eq!(text.expose(), "0bncd");
    set(&mut stage, |set_up| set_up.read_back = [true, false]);
    assert!(
        stage.tells("Right") && stage.tells("Type the other group too") && !stage.can_press("Finish set-up")
    );
    stage.key(Key::Enter);
    assert_eq!(stage.focused(), "Code 3, second group");
    stage.write("J1S7B");
    drop(stage.wishes());
    set(&mut stage, |set_up| set_up.read_back = [true, true]);
    stage.key(Key::Enter);
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Finish));
}

#[test]
fn a_wrong_group_is_told_when_it_is_complete() {
    let mut stage = at(SetUpStep::Sheet);
    stage.enter("Code 1, third group").write("0BN");
    set(&mut stage, |set_up| set_up.read_wrong = [true, false]);
    assert!(!stage.tells("This is not that group."), "not while it is typed");
    stage.write("CB");
    assert!(stage.tells("This is not that group."));
    assert!(!stage.tells("0BNCB"));
}

#[test]
fn the_sheet_is_saved_by_dialog_or_by_a_typed_path() {
    let mut stage = at(SetUpStep::Sheet);
    assert!(!stage.can_press("Open to print") && !stage.can_press("Save"));
    stage.press("Save as a file …");
    let SetUpCommand::SaveSheet(SaveTarget::Dialog(name), text) = set_up_wish(stage.wish()) else {
        panic!("no dialog")
    };
    assert_eq!(name, "keystead-recovery.txt");
    assert!(
        text.contains("{1}")
            && text.contains("{2}")
            && text.contains("{3}")
            && text.contains("22 November 2026")
    );
    assert!(CODES.iter().all(|code| !text.contains(code)), "the codes are filled in where the vault is");

    stage.enter("Or type where to save it").write("/tmp/sheet.txt").press("Save");
    let SetUpCommand::SaveSheet(SaveTarget::Path(path), _) = set_up_wish(stage.wish()) else {
        panic!("no path")
    };
    assert_eq!(path, "/tmp/sheet.txt");
    set(&mut stage, |set_up| set_up.sheet = Task::Failed(Problem::FileExists));
    assert!(stage.tells("A file of this name is there already."));
    set(&mut stage, |set_up| set_up.sheet = Task::Done(PathBuf::from("/tmp/sheet.txt")));
    assert!(stage.tells("Saved to /tmp/sheet.txt"));
    stage.press("Open to print");
    assert!(matches!(stage.wish(), Command::OpenFile(path) if path == Path::new("/tmp/sheet.txt")));
}

#[test]
fn a_vault_that_cannot_be_made_is_told_in_sight_however_far_the_screen_is_scrolled() {
    let mut stage = Stage::of_size([700.0, 480.0], |state, _| {
        begin(state, SetUpStep::Sheet, Home::Keychain);
        state.set_up.as_mut().unwrap().read_back = [true; 2];
    });
    stage.enter("Code 3, second group");
    set(&mut stage, |set_up| set_up.finish = Task::Failed(Problem::DiskFull));
    stage.then(|_| ());
    let shown = stage.place_of("The disk is full. Nothing was changed.");
    assert!(shown.top() >= 0.0 && shown.bottom() < 480.0, "{shown:?}");
}

#[test]
fn making_the_vault_is_told_and_can_be_tried_again() {
    let mut stage = at(SetUpStep::Sheet);
    set(&mut stage, |set_up| {
        set_up.read_back = [true, true];
        set_up.finish.start(Duration::from_secs(100));
    });
    assert!(stage.tells("Making the vault …") && !stage.can_press("Making the vault …"));
    assert!(!stage.can_press("Back") && !stage.can_press("Leave"));
    set(&mut stage, |set_up| set_up.finish = Task::Failed(Problem::DiskFull));
    assert!(stage.tells("The disk is full. Nothing was changed."));
    stage.press("Finish set-up");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Finish));
}

#[test]
fn one_can_leave_at_every_step_and_is_asked_once_something_would_be_lost() {
    let mut stage = at(SetUpStep::Link);
    assert!(stage.tells("Leave now and nothing is left behind."));
    stage.press("Back");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Leave));
    for step in [SetUpStep::Passphrase, SetUpStep::Sheet] {
        let mut stage = at(step);
        stage.press("Leave");
        assert!(stage.wishes_nothing() && stage.tells("Leave the set-up?"));
        stage.key(Key::Escape);
        assert!(stage.wishes_nothing() && !stage.tells("Leave the set-up?"));
        stage.press("Back");
        assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Show(_)));
    }
}

#[test]
fn a_phone_is_linked_again() {
    let again = |step| {
        Stage::new(|state, _| {
            begin(state, step, Home::Keychain);
            state.session =
                Some(Box::new(Session::new(Arc::new(Book::default()), Home::Keychain, state.uptime)));
            state.set_up.as_mut().unwrap().errand = Errand::AfterRecovery;
            state.route = Route::WaysIn;
        })
    };
    let mut stage = again(SetUpStep::Link);
    assert!(
        stage.tells("Link your phone again") && stage.tells("Step 2 of 3") && !stage.tells("Recovery sheet")
    );
    stage.press("A key leaked?");
    assert!(stage.wishes_nothing(), "what is begun here is lost by it, so that is asked first");
    stage.press("Link a phone later");
    assert!(matches!(stage.wish(), Command::Go(Route::Emergency)));
    stage.press("Later");
    assert!(stage.tells("another recovery code") && stage.wishes_nothing());
    stage.press("Link a phone later");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Leave));

    let mut stage = again(SetUpStep::Passphrase);
    stage.press(
        "Code only. Quicker each day. A thief who copies the whole computer could get in within minutes.",
    );
    stage.press("Link this phone");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::ChoosePassphrase(None)));
    set(&mut stage, |set_up| set_up.finish.start(Duration::from_secs(100)));
    assert!(stage.tells("Linking …") && !stage.can_press("Linking …"));
    set(&mut stage, |set_up| set_up.finish = Task::Failed(Problem::KeychainLocked));
    assert!(
        stage.tells("The keychain of this computer asks for its password.")
            && stage.can_press("Link this phone")
    );
}

#[test]
fn at_twice_the_text_size_everything_can_be_reached() {
    for step in Errand::First.steps().iter().copied() {
        let mut stage = Stage::of_size([560.0, 360.0], |state, _| begin(state, step, Home::Keychain));
        assert!(stage.tells("Back"));
        stage.press("Back");
        assert!(matches!(stage.wish(), Command::SetUp(_)));
    }
}

/// A change of how the open vault is opened, at this step.
fn changing(errand: Errand, step: SetUpStep, has_passphrase: bool) -> Stage {
    Stage::new(|state, _| {
        begin(state, step, Home::Keychain);
        let set_up = state.set_up.as_mut().unwrap();
        (set_up.errand, set_up.read_back) = (errand, [true; 2]);
        let mut session = Session::new(Arc::new(Book::default()), Home::Keychain, state.uptime);
        session.ways_in.has_passphrase = has_passphrase;
        state.session = Some(Box::new(session));
        state.route = Route::WaysIn;
    })
}

#[test]
fn a_change_says_what_it_is_and_that_nothing_changes_before_the_end() {
    for (errand, step, title, note) in [
        (Errand::Phone, SetUpStep::Happened, "Link another phone", "Have both phones at hand."),
        (
            Errand::Passphrase,
            SetUpStep::Passphrase,
            "Change the passphrase",
            "Nothing changes until the last step.",
        ),
        (
            Errand::Sheet,
            SetUpStep::Sheet,
            "Make a new recovery sheet",
            "The old sheet stays good until the last step.",
        ),
    ] {
        let stage = changing(errand, step, false);
        let step = format!("Step 1 of {}", errand.steps().len());
        for text in [title, note, &step, "Show that it is you"] {
            assert!(stage.tells(text), "{errand:?}: {text}");
        }
    }
    let mut stage = changing(Errand::Phone, SetUpStep::Link, false);
    set(&mut stage, |set_up| set_up.code = Task::Done(()));
    stage.press("Continue");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Show(SetUpStep::Prove)));
    let mut stage = changing(Errand::Sheet, SetUpStep::Sheet, false);
    stage.press("Continue");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Finish));
}

#[test]
fn the_proof_asks_for_a_code_and_for_the_passphrase_where_there_is_one() {
    let mut stage = changing(Errand::Sheet, SetUpStep::Prove, false);
    assert!(!stage.can_press("Put the new sheet in force") && stage.tells("Type the six digits first"));
    stage.paste("492 817");
    let SetUpCommand::Prove { code, passphrase } = set_up_wish(stage.wish()) else { panic!("not sent") };
    assert_eq!((code.expose(), passphrase.is_none()), ("492817", true));

    let mut stage = changing(Errand::Passphrase, SetUpStep::Prove, true);
    stage.paste("492817");
    assert!(stage.wishes_nothing() && stage.tells("Type the passphrase too"));
    assert_eq!(stage.focused(), "Passphrase that you use now");
    stage.write("harbor").key(Key::Enter);
    let SetUpCommand::Prove { passphrase, .. } = set_up_wish(stage.wish()) else { panic!("not sent") };
    assert_eq!(passphrase.unwrap().expose(), "harbor");
}

#[test]
fn a_refused_proof_is_told_beside_the_code_and_can_be_tried_again() {
    let mut stage = changing(Errand::Phone, SetUpStep::Prove, true);
    stage.paste("492817").write("harbor");
    set(&mut stage, |set_up| set_up.finish.start(Duration::from_secs(100)));
    assert!(stage.tells("One moment …") && !stage.can_press("Back") && !stage.can_press("Leave"));
    set(&mut stage, |set_up| set_up.finish = Task::Failed(Problem::WrongCode { next_secs: 14 }));
    assert!(stage.tells("The code or the passphrase is wrong."));
    let draft = &stage.bench().root.drafts.set_up.prove;
    assert!(draft.code.is_empty() && draft.passphrase.len() == 6);
    drop(stage.wishes());
    stage.write("492817");
    assert!(stage.can_press("Link the new phone"));
    stage.press("Link the new phone");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Prove { .. }));
}

#[test]
fn leaving_a_change_says_what_stays_good() {
    for (errand, said) in [
        (Errand::Phone, "Your old phone goes on opening Keystead."),
        (Errand::Passphrase, "Everything stays as it is."),
        (Errand::Sheet, "Your old sheet stays good."),
        (Errand::Rekey, "The lost phone goes on opening Keystead"),
    ] {
        let mut stage = changing(errand, SetUpStep::Prove, false);
        stage.press("Leave");
        assert!(stage.wishes_nothing() && stage.tells(said), "{said}");
        stage.key(Key::Escape);
        stage.press("Back");
        assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Show(_)));
    }
}

#[test]
fn what_happened_to_the_phone_is_asked_first_and_said_plainly() {
    for errand in [Errand::Phone, Errand::AfterRecovery] {
        let mine = "I have it, or it is broken. Nobody else can use it. You link a phone; your keys and your recovery sheet stay \
                    as they are.";
        let lost = "It is lost or stolen. Somebody may have it. You link a phone and make a new recovery sheet, and all your keys here \
                    are sealed anew: the lost phone and the old sheet open nothing any more.";
        for (card, lost) in [(mine, false), (lost, true)] {
            let mut stage = changing(errand, SetUpStep::Happened, false);
            assert!(stage.tells("Where is the phone that makes your codes?"));
            assert!(!stage.can_press("Continue") && stage.tells("Choose one of the two"));
            stage.press(card);
            stage.press("Continue");
            let SetUpCommand::TellPhone { is_lost } = set_up_wish(stage.wish()) else { panic!("not told") };
            assert_eq!(is_lost, lost);
        }
    }
    let mut stage = changing(Errand::RekeyAfterRecovery, SetUpStep::Sheet, false);
    assert!(stage.tells("Step 4 of 4") && stage.tells("the lost phone and the old sheet open nothing"));
    stage.press("Seal everything anew");
    assert!(matches!(set_up_wish(stage.wish()), SetUpCommand::Finish));
    set(&mut stage, |set_up| set_up.finish.start(Duration::from_secs(100)));
    assert!(stage.tells("Sealing your keys anew …"));
    let stage = changing(Errand::Rekey, SetUpStep::Prove, false);
    assert!(stage.tells("If you have none, lock Keystead") && stage.tells("Seal everything anew"));
}
