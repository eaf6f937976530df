//! Changing how the vault is opened: in steps, with a proof at the end.

use super::*;
use crate::app::errand::Errand;

/// A change that stands before its proof.
fn before_the_proof(errand: Errand) -> (State, Recorder) {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::SetUp(SetUpCommand::Change(errand)), &mut jobs);
    assert_eq!(state.route, Route::WaysIn);
    if matches!(errand, Errand::Phone | Errand::Rekey) {
        let is_lost = errand == Errand::Rekey;
        state.apply(Command::SetUp(SetUpCommand::TellPhone { is_lost }), &mut jobs);
    }
    let set_up = state.set_up.as_mut().unwrap();
    (set_up.code, set_up.read_back) = (Task::Done(()), [true; 2]);
    match errand {
        Errand::Phone => state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Prove)), &mut jobs),
        Errand::Sheet | Errand::Rekey => {
            state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
        }
        _ => {
            let words = SetUpCommand::ChoosePassphrase(Some(secret("harbor pencil velvet noon")));
            state.apply(Command::SetUp(words), &mut jobs);
        }
    }
    assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Prove);
    (state, jobs)
}

fn prove() -> Command {
    Command::SetUp(SetUpCommand::Prove { code: secret("492817"), passphrase: None })
}

#[test]
fn how_the_vault_is_opened_changes_only_with_a_proof() {
    for errand in [Errand::Phone, Errand::Rekey, Errand::Passphrase, Errand::Sheet] {
        let (mut state, mut jobs) = before_the_proof(errand);
        let generation = state.generation;
        assert!(!jobs.has(|job| matches!(job, Job::Renew { .. } | Job::FinishNewPhone { .. })));
        state.apply(prove(), &mut jobs);
        let Job::Renew { errand: asked, next_passphrase, .. } = jobs.last() else { panic!("not asked") };
        assert_eq!((asked, next_passphrase.is_some()), (errand, errand == Errand::Passphrase));
        let asked = jobs.0.len();
        state.apply(prove(), &mut jobs);
        state.apply(Command::Go(Route::Keys), &mut jobs);
        assert_eq!((jobs.0.len(), state.route), (asked, Route::WaysIn), "one at a time, and to its end");
        let refused = Event::Renewed(errand, Err(Problem::WrongCode { next_secs: 9 }));
        state.receive(generation, refused, &mut jobs);
        assert!(state.set_up.as_ref().unwrap().finish.problem().is_some());
        state.apply(prove(), &mut jobs);
        let ways_in = WaysIn { has_passphrase: true, recovery_left: 2, ..WaysIn::default() };
        state.receive(generation, Event::Renewed(errand, Ok(ways_in.clone())), &mut jobs);
        assert!(state.set_up.is_none());
        let expected = if errand == Errand::Rekey { Route::Keys } else { Route::Settings };
        assert_eq!(state.route, expected);
        let session = state.session.as_ref().unwrap();
        assert_eq!(session.ways_in, ways_in);
        assert_eq!(session.toast.as_ref().map(|toast| &toast.kind), Some(&ToastKind::Renewed(errand)));
        assert!(state.gate.door.is_some_and(|door| door.needs_passphrase && door.recovery_left == 2));
    }
}

#[test]
fn a_change_that_is_left_leaves_nothing_behind() {
    for leave in [Command::SetUp(SetUpCommand::Leave), Command::Go(Route::Settings)] {
        let (mut state, mut jobs) = before_the_proof(Errand::Sheet);
        state.apply(leave, &mut jobs);
        assert!(state.set_up.is_none());
        assert_eq!(state.route, Route::Settings);
        assert!(jobs.has(|job| matches!(job, Job::LeaveSetUp)));
    }
    let (mut state, mut jobs) = before_the_proof(Errand::Sheet);
    state.apply(Command::Lock, &mut jobs);
    assert!(state.set_up.is_none());
    state.apply(Command::SetUp(SetUpCommand::Change(Errand::Phone)), &mut jobs);
    assert_eq!(state.route, Route::Unlock, "nothing is changed while it is locked");
}

#[test]
fn a_step_is_shown_only_when_those_before_it_are_answered() {
    let (mut state, mut jobs) = unlocked();
    for (errand, first) in [
        (Errand::Phone, SetUpStep::Happened),
        (Errand::Passphrase, SetUpStep::Passphrase),
        (Errand::Sheet, SetUpStep::Sheet),
    ] {
        state.apply(Command::SetUp(SetUpCommand::Change(errand)), &mut jobs);
        state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Prove)), &mut jobs);
        state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
        state.apply(prove(), &mut jobs);
        assert_eq!(state.set_up.as_ref().unwrap().step, first);
        assert!(!jobs.has(|job| matches!(job, Job::Renew { .. })));
    }
}

#[test]
fn without_a_phone_every_change_begins_by_linking_one() {
    for errand in [Errand::Phone, Errand::Passphrase, Errand::Sheet, Errand::Backup] {
        let (mut state, mut jobs) = unlocked();
        state.session.as_mut().unwrap().ways_in.needs_phone = true;
        state.apply(Command::SetUp(SetUpCommand::Change(errand)), &mut jobs);
        assert_eq!(state.set_up.as_ref().unwrap().errand, Errand::AfterRecovery, "{errand:?}");
    }
    let (mut state, mut jobs) = unlocked();
    for errand in [Errand::AfterRecovery, Errand::RekeyAfterRecovery] {
        state.apply(Command::SetUp(SetUpCommand::Change(errand)), &mut jobs);
        assert!(state.set_up.is_none(), "only where it is needed");
    }
}

#[test]
fn what_happened_to_the_phone_decides_what_is_asked_and_what_is_done() {
    let tell = |is_lost| Command::SetUp(SetUpCommand::TellPhone { is_lost });
    let begun = || Event::SetUpBegun {
        qr: QrSquares { size: 0, dark: vec![] },
        seed: secret("MFRG GZDF"),
        codes: ["one", "two", "three"].map(secret),
        asked: [(0, 1), (2, 3)],
    };
    for (is_lost, errand) in [(false, Errand::AfterRecovery), (true, Errand::RekeyAfterRecovery)] {
        let (mut state, mut jobs) = unlocked();
        state.session.as_mut().unwrap().ways_in.needs_phone = true;
        state.apply(Command::SetUp(SetUpCommand::Change(Errand::Phone)), &mut jobs);
        assert!(!jobs.has(|job| matches!(job, Job::BeginSetUp)), "nothing is made before it is told");
        // Told wrong first: what was made for it goes.
        state.apply(tell(!is_lost), &mut jobs);
        state.receive(state.generation, begun(), &mut jobs);
        let set_up = state.set_up.as_mut().unwrap();
        (set_up.code, set_up.read_wrong) = (Task::Done(()), [true; 2]);
        set_up.sheet = Task::Done("sheet of the codes before".into());
        state.apply(Command::SetUp(SetUpCommand::Show(SetUpStep::Happened)), &mut jobs);
        state.apply(tell(is_lost), &mut jobs);
        let set_up = state.set_up.as_ref().unwrap();
        assert_eq!((set_up.errand, set_up.step), (errand, SetUpStep::Link));
        assert!(set_up.link.is_none() && !set_up.is_linked());
        assert!(set_up.sheet.answer().is_none() && set_up.read_wrong == [false; 2], "of the codes before");
        state.receive(state.generation, begun(), &mut jobs);
        let set_up = state.set_up.as_mut().unwrap();
        assert_eq!((set_up.link.is_some(), set_up.codes.is_some()), (true, is_lost));
        set_up.code = Task::Done(());
        // The same answer again changes nothing.
        let asked = jobs.0.len();
        state.apply(tell(is_lost), &mut jobs);
        assert!(state.set_up.as_ref().unwrap().is_linked() && jobs.0.len() == asked);
        state.apply(Command::SetUp(SetUpCommand::ChoosePassphrase(None)), &mut jobs);
        if is_lost {
            assert_eq!(state.set_up.as_ref().unwrap().step, SetUpStep::Sheet);
            state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
            assert_eq!(jobs.0.len(), asked, "the sheet was not read back");
            state.set_up.as_mut().unwrap().read_back = [true; 2];
            state.apply(Command::SetUp(SetUpCommand::Finish), &mut jobs);
        }
        assert!(matches!(jobs.last(), Job::FinishNewPhone { rekeys, .. } if rekeys == is_lost));
        state.receive(state.generation, Event::PhoneLinked(Ok(WaysIn::default())), &mut jobs);
        assert_eq!(state.route, Route::Keys);
        let toast = &state.session.as_ref().unwrap().toast;
        assert_eq!(toast.as_ref().map(|toast| &toast.kind), Some(&ToastKind::Renewed(errand)));
    }
}

#[test]
fn the_advice_after_a_lost_phone_stays_until_it_is_read() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::AdviceRead, &mut jobs);
    let Job::Change(Doing::ReadAdvice, change) = jobs.last() else { panic!("not written") };
    let mut book = Book { phone_lost: Some(jiff::Timestamp::UNIX_EPOCH), ..Book::default() };
    change(&mut book);
    assert_eq!(book.phone_lost, None);
}
