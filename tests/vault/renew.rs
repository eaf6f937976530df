//! Another phone, another passphrase, a new recovery sheet: each with a fresh proof, and none of them half done.

use keystead::vault::{Error, Home, Moment, Proof, UnlockError, Vault, Which};

use crate::world::{World, fields, key, secret_of, text};

const OTHER: &str = "gravel tulip nineteen orbit saddle brisk";

/// A vault with one key, unlocked, and half a minute passed: the phone shows a code that was not used.
fn open(home: Home) -> (World, Vault) {
    let mut world = World::new(home);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    drop(vault);
    let vault = world.unlock();
    world.now += 60;
    (world, vault)
}

fn by_code(world: &World, code: &str) -> Result<Vault, UnlockError> {
    world.store().unlock_by_recovery(&text(code), world.time())
}

fn has_its_secret(vault: &Vault) {
    assert_eq!(secret_of(vault, 1, Which::Current).unwrap(), "one");
}

fn proved(world: &World, vault: &Vault) -> Proof {
    world.prove_at(vault, 0).unwrap()
}

#[test]
fn a_proof_is_counted_and_slowed_down_like_an_unlock() {
    for home in [Home::Keychain, Home::File] {
        let (mut world, mut vault) = open(home);
        let mut stranger = world.clone();
        stranger.seed = vec![7; 20];
        for _ in 0..3 {
            assert!(matches!(stranger.prove_at(&vault, 0), Err(UnlockError::WrongCode)));
        }
        assert!(
            matches!(world.prove_at(&vault, 0), Err(UnlockError::Throttled { .. })),
            "also for the owner"
        );
        world.now += 60;
        if home == Home::File {
            let mut forgetful = world.clone();
            forgetful.passphrase = Some(OTHER);
            assert!(matches!(forgetful.prove_at(&vault, 0), Err(UnlockError::WrongCode)));
            forgetful.passphrase = None;
            world.now += 60;
            forgetful.now += 60;
            assert!(matches!(forgetful.prove_at(&vault, 0), Err(UnlockError::PassphraseMissing)));
        }
        let proof = proved(&world, &vault);
        vault.use_up(proof);
        vault.rotate_target(world.time()).unwrap();
        assert!(
            matches!(world.prove_at(&vault, 0), Err(UnlockError::CodeUsed { .. })),
            "each code works once"
        );
        world.now += 60;
        assert!(world.prove_at(&vault, 0).is_ok());
    }
}

#[test]
fn another_phone_takes_over_and_the_passphrase_stays() {
    for home in [Home::Keychain, Home::File] {
        let (world, mut vault) = open(home);
        let proof = proved(&world, &vault);
        let mut new = world.clone();
        let unconfirmed = new.store().begin_set_up(new.time()).unwrap();
        let refused = vault.link_phone(&unconfirmed, proof, world.time());
        assert!(matches!(refused, Err(Error::NotConfirmed)));
        let enrolment = new.enrol(&new.store());
        vault.link_phone(&enrolment, proved(&world, &vault), world.time()).unwrap();
        drop(vault);
        let mut old = world;
        old.now += 120;
        assert!(matches!(old.try_unlock(), Err(UnlockError::WrongCode)));
        new.now += 120;
        for _ in 0..3 {
            has_its_secret(&new.unlock());
        }
    }
}

#[test]
fn a_passphrase_is_added_changed_and_taken_away() {
    let (mut world, mut vault) = open(Home::Keychain);
    assert!(!vault.has_passphrase());
    for next in [Some(crate::world::WORDS), Some(OTHER), None] {
        let weak = text("123456");
        let refused = vault.change_passphrase(Some(&weak), proved(&world, &vault), world.time());
        assert!(matches!(refused, Err(Error::PassphraseTooWeak)));
        let new = next.map(text);
        vault.change_passphrase(new.as_ref(), proved(&world, &vault), world.time()).unwrap();
        assert_eq!(vault.has_passphrase(), next.is_some());
        drop(vault);
        world.now += 60;
        if let Some(before) = world.passphrase.filter(|_| next.is_some()) {
            world.passphrase = Some(before);
            assert!(matches!(world.try_unlock(), Err(UnlockError::WrongCode)), "the one of before");
            world.now += 60;
        }
        world.passphrase = next;
        vault = world.unlock();
        has_its_secret(&vault);
        world.now += 60;
    }
    let (world, mut vault) = open(Home::File);
    let refused = vault.change_passphrase(None, proved(&world, &vault), world.time());
    assert!(matches!(refused, Err(Error::PassphraseMissing)), "without a keychain there has to be one");
}

#[test]
fn a_new_sheet_takes_the_place_of_every_code_of_the_old_one() {
    for home in [Home::Keychain, Home::File] {
        let (mut world, vault) = open(home);
        drop(vault);
        let first = by_code(&world, &world.recovery[0]).unwrap();
        assert_eq!((first.sheet().used.len(), first.recovery_left()), (1, 2));
        drop(first);
        let mut vault = world.unlock();
        world.now += 60;
        let remains = world.remains();
        let old = world.recovery.clone();
        // The phone stays: only the codes of the enrolment are taken.
        let seed = world.seed.clone();
        let enrolment = world.enrol(&world.store());
        world.seed = seed;
        vault.renew_sheet(&enrolment, proved(&world, &vault), world.time()).unwrap();
        assert_eq!((vault.sheet().made, vault.recovery_left()), (Some(world.time()), 3));
        assert!(vault.sheet().used.is_empty());
        drop(vault);
        // Also from the copies of before.
        for name in ["data.1", "slots.a", "slots.b"] {
            let now = world.disk.bytes(name);
            world.disk.put(name, remains.files.get(name).cloned());
            for code in &old {
                assert!(matches!(by_code(&world, code), Err(UnlockError::WrongRecoveryCode)), "{name}");
            }
            world.disk.put(name, now);
        }
        has_its_secret(&world.unlock());
        for code in world.recovery.clone() {
            has_its_secret(&by_code(&world, &code).unwrap());
            assert!(matches!(by_code(&world, &code), Err(UnlockError::WrongRecoveryCode)), "each opens once");
        }
    }
}

/// Crashes before and after each durable step of a change, and hands on what came of it.
fn at_each_step(
    home: Home,
    change: impl Fn(&mut World, &mut Vault) -> bool,
    look: impl Fn(World, bool, &str),
) {
    let mut told = [0; 2];
    for moment in [Moment::Before, Moment::After] {
        for step in 0..12 {
            let (mut world, mut vault) = open(home);
            world.faults.crash_at(step, moment);
            let is_done = change(&mut world, &mut vault);
            drop(vault);
            world.faults.heal();
            world.disk.put("tries", None);
            told[usize::from(is_done)] += 1;
            look(world, is_done, &format!("{home:?} {moment:?} {step}"));
        }
    }
    assert!(told[0] > 0 && told[1] > 0, "some have to fail and some to get through: {told:?}");
}

#[test]
fn no_crash_leaves_a_passphrase_that_nobody_was_told() {
    for home in [Home::Keychain, Home::File] {
        let change = |world: &mut World, vault: &mut Vault| {
            let Ok(proof) = world.prove_at(vault, 0) else { return false };
            vault.change_passphrase(Some(&text(OTHER)), proof, world.time()).is_ok()
        };
        at_each_step(home, change, |mut world, is_done, at| {
            let before = world.passphrase;
            world.now += 120;
            world.passphrase = Some(OTHER);
            let with_new = world.try_unlock().is_ok();
            assert!(with_new || !is_done, "what was called done holds: {at}");
            world.disk.put("tries", None);
            world.passphrase = if with_new { Some(OTHER) } else { before };
            has_its_secret(&world.unlock());
            has_its_secret(&world.unlock());
        });
    }
}

#[test]
fn no_crash_leaves_neither_the_old_nor_the_new_sheet() {
    for home in [Home::Keychain, Home::File] {
        let change = |world: &mut World, vault: &mut Vault| {
            let Ok(proof) = world.prove_at(vault, 0) else { return false };
            let (seed, old) = (world.seed.clone(), world.recovery.clone());
            let enrolment = world.enrol(&world.store());
            world.seed = seed;
            world.recovery.extend(old);
            vault.renew_sheet(&enrolment, proof, world.time()).is_ok()
        };
        at_each_step(home, change, |mut world, is_done, at| {
            world.now += 120;
            let mut opened = Vec::new();
            for code in world.recovery.clone() {
                if let Ok(vault) = by_code(&world, &code) {
                    has_its_secret(&vault);
                    opened.push(code);
                }
            }
            assert_eq!(opened.len(), 3, "one sheet, as a whole: {at}");
            let is_new = world.recovery.starts_with(&opened);
            assert!(world.recovery.len() == 3 || is_new || !is_done, "what was called done holds: {at}");
            has_its_secret(&world.unlock());
        });
    }
}

#[test]
fn a_single_failure_while_a_passphrase_is_added_is_told_truly() {
    let mut told = [0; 2];
    for moment in [Moment::Before, Moment::After] {
        for step in 0..6 {
            let (mut world, mut vault) = open(Home::Keychain);
            let proof = proved(&world, &vault);
            world.faults.fail_at(step, moment);
            let is_done = vault.change_passphrase(Some(&text(OTHER)), proof, world.time()).is_ok();
            world.faults.heal();
            assert_eq!(vault.has_passphrase(), is_done, "{moment:?} {step}");
            told[usize::from(is_done)] += 1;
            // What failed beside it is mended before the lock.
            vault.close(world.time());
            assert_eq!(world.disk.bytes("slots.a"), world.disk.bytes("slots.b"), "{moment:?} {step}");
            world.passphrase = is_done.then_some(OTHER);
            has_its_secret(&world.unlock());
        }
    }
    assert!(told[0] > 0 && told[1] > 0, "some have to fail and some to get through: {told:?}");
}
