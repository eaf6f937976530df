//! The phone is lost or stolen: everything is sealed with a new data key. What somebody copied before opens nothing of it, and
//! wherever the program ends, either all is as before or all is new.

use keystead::vault::{Enrolment, Error, Home, Moment, Proof, UnlockError, Vault, Which};

use crate::world::{Remains, World, begin_rotation, fields, id, key, secret_of, text};

/// A vault with a key in rotation and another one, both secrets of the first stored, unlocked a minute ago.
fn open(home: Home) -> (World, Vault) {
    let mut world = World::new(home);
    // A short table is made quickly, and this makes thousands.
    world.cost.windows = 60;
    let mut vault = world.set_up();
    vault.create(key(1), fields("old"), world.time()).unwrap();
    begin_rotation(&mut vault, 1, world.time());
    vault.stage(id(1), fields("new"), world.time()).unwrap();
    vault.create(key(9), fields("bystander"), world.time()).unwrap();
    drop(vault);
    let vault = world.unlock();
    world.now += 60;
    (world, vault)
}

/// All secrets are there, and none but they.
fn look(world: &World, vault: &Vault, context: &str) {
    let seen = [(1, Which::Current), (1, Which::Next), (9, Which::Current)].map(|(number, which)| {
        secret_of(vault, number, which).unwrap_or_else(|error| panic!("{context}: {error}"))
    });
    assert_eq!(seen, ["old", "new", "bystander"], "{context}");
    assert_eq!(vault.undeleted(), 0, "{context}");
    if world.home == Home::Keychain {
        assert_eq!(world.pieces().len(), 3, "{context}: an orphan in the keychain");
    }
    assert!(world.disk.bytes("data.next").is_none(), "{context}");
}

fn by_code(world: &World, code: usize) -> Result<Vault, UnlockError> {
    world.store().unlock_by_recovery(&text(&world.recovery[code]), world.time())
}

/// Seals everything anew; the world that comes back has the new phone and the new sheet.
fn rekey(old: &World, vault: &mut Vault) -> (World, Result<(), Error>) {
    let mut new = old.clone();
    let enrolment = new.enrol(&new.store());
    let proof = old.prove_at(vault, 0).unwrap();
    (new, vault.rekey(&enrolment, proof, old.time()))
}

#[test]
fn only_the_new_phone_and_the_new_sheet_open_anything() {
    for home in [Home::Keychain, Home::File] {
        let (mut old, mut vault) = open(home);
        let (before, pieces) = (old.remains(), old.pieces());
        let (mut new, done) = rekey(&old, &mut vault);
        done.unwrap();
        assert_eq!(vault.book().phone_lost, Some(old.time()));
        assert_eq!((vault.recovery_left(), vault.sheet().used.len()), (3, 0));
        look(&old, &vault, "at once");
        vault.rotate_target(old.time()).unwrap();
        vault.change(|book| book.settings.idle_secs = 60).unwrap();
        drop(vault);
        assert!(old.pieces().is_disjoint(&pieces), "every secret lies in an entry of its own");
        old.now += 120;
        new.now += 120;
        assert!(matches!(old.try_unlock(), Err(UnlockError::WrongCode)));
        assert!(matches!(by_code(&old, 0), Err(UnlockError::WrongRecoveryCode)));
        for _ in 0..2 {
            let vault = new.unlock();
            look(&new, &vault, "later");
        }
        look(&new, &by_code(&new, 2).unwrap(), "by the new sheet");

        // The slots file of before, with the device key and the phone of its time, beside what there is now.
        old.now = before.now;
        for name in ["slots.a", "slots.b"] {
            old.disk.put(name, before.files.get(name).cloned());
        }
        assert!(matches!(old.try_unlock(), Err(UnlockError::Damaged)));
    }
}

#[test]
fn after_a_recovery_code_it_takes_no_other_proof() {
    for home in [Home::Keychain, Home::File] {
        let (old, vault) = open(home);
        drop(vault);
        let mut new = old.clone();
        let mut vault = by_code(&new, 1).unwrap();
        let unconfirmed = new.store().begin_set_up(new.time()).unwrap();
        let refused = vault.rekey_after_recovery(&unconfirmed, new.passphrase().as_ref(), new.time());
        assert!(matches!(refused, Err(Error::NotConfirmed)));
        let enrolment = new.enrol(&new.store());
        vault.rekey_after_recovery(&enrolment, new.passphrase().as_ref(), new.time()).unwrap();
        assert!(!vault.needs_phone());
        let again = vault.rekey_after_recovery(&enrolment, new.passphrase().as_ref(), new.time());
        assert!(matches!(again, Err(Error::NotProved)));
        drop(vault);
        let vault = new.unlock();
        look(&new, &vault, "later");
        assert!(matches!(by_code(&old, 0), Err(UnlockError::WrongRecoveryCode)));
    }
}

#[test]
fn a_secret_that_was_lost_before_stays_lost_and_keeps_nothing_from_being_sealed() {
    let (old, mut vault) = open(Home::Keychain);
    let lost = old.pieces().into_iter().find(|name| name.contains("/s/09")).unwrap();
    old.keychain.put(&lost, None);
    let (mut new, done) = rekey(&old, &mut vault);
    done.unwrap();
    drop(vault);
    let vault = new.unlock();
    assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "old");
    assert!(matches!(secret_of(&vault, 9, Which::Current), Err(Error::SecretMissing)));
}

/// Starts again with whichever phone opens it, and looks. Whether it was the new one.
fn reopen(old: &mut World, new: &mut World, context: &str) -> bool {
    old.faults.heal();
    (old.now, new.now) = (old.now + 120, new.now + 120);
    let is_new = match (old.try_unlock(), new.try_unlock()) {
        (Ok(_), Err(UnlockError::WrongCode)) => false,
        (Err(UnlockError::WrongCode), Ok(_)) => true,
        (by_old, by_new) => panic!("{context}: {:?}, {:?}", by_old.err(), by_new.err()),
    };
    let world = if is_new { new } else { old };
    for _ in 0..2 {
        world.now += 600;
        let vault = world.unlock();
        look(world, &vault, context);
    }
    look(world, &by_code(world, 0).unwrap(), context);
    is_new
}

/// Before any phone was tried: a sheet that opens anything opens everything, and there is one.
fn sheets(old: &mut World, new: &World, context: &str) {
    let remains = old.remains();
    let mut opened = 0;
    for world in [&old.clone(), new] {
        if let Ok(vault) = by_code(world, 1) {
            let seen = [(1, Which::Current), (1, Which::Next), (9, Which::Current)]
                .map(|(number, which)| secret_of(&vault, number, which).map_err(|error| error.to_string()));
            let all = ["old", "new", "bystander"].map(|secret| Ok(secret.to_owned()));
            assert_eq!(seen, all, "{context}");
            opened += 1;
        }
        old.put_back(&remains);
    }
    assert!(opened > 0, "{context}: no sheet opens it");
}

/// Starts after a crash: undisturbed, and with a second crash at each step of starting.
fn start_again(old: &mut World, new: &mut World, crashed: &Remains, told: bool, context: &str) -> usize {
    let put_back = |old: &mut World, new: &mut World| {
        old.put_back(crashed);
        new.now = old.now;
    };
    let mut schedules = 1;
    let is_new = reopen(old, new, context);
    assert!(is_new || !told, "{context}: what was called done is not");
    for step in 0.. {
        put_back(old, new);
        (old.now, new.now) = (old.now + 120, new.now + 120);
        old.faults.crash_at(step, Moment::Before);
        let world = if is_new { &new } else { &old };
        let opened = world.try_unlock().map(|mut vault| vault.rotate_target(world.time()));
        let finished = old.faults.steps() <= step;
        drop(opened);
        let context = format!("{context}, then {step}");
        old.faults.heal();
        sheets(old, new, &context);
        assert_eq!(reopen(old, new, &context), is_new, "{context}");
        schedules += 1;
        if finished {
            break;
        }
    }
    put_back(old, new);
    sheets(old, new, context);
    schedules + 1
}

/// The vault open again, another phone enrolled, and a proof for it.
fn begun(old: &mut World, remains: &Remains) -> (Vault, World, Enrolment, Proof) {
    old.put_back(remains);
    old.now += 120;
    let mut vault = old.try_unlock().unwrap();
    vault.rotate_target(old.time()).unwrap();
    old.now += 60;
    let mut new = old.clone();
    let enrolment = new.enrol(&new.store());
    let proof = old.prove_at(&vault, 0).unwrap();
    (vault, new, enrolment, proof)
}

#[test]
fn no_crash_while_everything_is_sealed_anew_loses_anything() {
    let (mut schedules, mut outcomes) = (0, [0, 0]);
    for home in [Home::Keychain, Home::File] {
        let (mut old, vault) = open(home);
        drop(vault);
        let remains = old.remains();
        for moment in [Moment::Before, Moment::After] {
            for step in 0.. {
                let context = format!("at {moment:?} {step}, {home:?}");
                let (mut vault, mut new, enrolment, proof) = begun(&mut old, &remains);
                old.faults.crash_at(step, moment);
                let done = vault.rekey(&enrolment, proof, old.time());
                let finished = old.faults.steps() <= step;
                drop(vault);
                old.faults.heal();
                let crashed = old.remains();
                schedules += start_again(&mut old, &mut new, &crashed, done.is_ok(), &context);
                outcomes[usize::from(done.is_ok())] += 1;
                if finished {
                    assert!(step > 8, "{context}: the fault was never reached");
                    break;
                }
            }
        }
    }
    println!("{schedules} schedules, {outcomes:?}");
    assert!(schedules > 200 && outcomes.iter().all(|count| *count > 10), "{schedules}, {outcomes:?}");
}

#[test]
fn a_single_failure_leaves_all_as_before_and_it_can_be_done_again() {
    for home in [Home::Keychain, Home::File] {
        let (mut old, vault) = open(home);
        drop(vault);
        let remains = old.remains();
        for moment in [Moment::Before, Moment::After] {
            for step in 0.. {
                let context = format!("fails at {moment:?} {step}, {home:?}");
                let (mut vault, mut new, enrolment, proof) = begun(&mut old, &remains);
                old.faults.fail_at(step, moment);
                let done = vault.rekey(&enrolment, proof, old.time());
                let finished = old.faults.steps() <= step;
                old.faults.heal();
                for (number, which, secret) in
                    [(1, Which::Current, "old"), (1, Which::Next, "new"), (9, Which::Current, "bystander")]
                {
                    assert_eq!(secret_of(&vault, number, which).unwrap(), secret, "{context}");
                }
                if done.is_err() {
                    assert_eq!(vault.book().phone_lost, None, "{context}");
                    old.now += 60;
                    new.now += 60;
                    let proof = old.prove_at(&vault, 0).unwrap();
                    vault.rekey(&enrolment, proof, old.time()).unwrap();
                }
                vault.change(|book| book.settings.idle_secs = 60).unwrap();
                drop(vault);
                assert!(reopen(&mut old, &mut new, &context), "{context}");
                if finished {
                    break;
                }
            }
        }
    }
}
