//! Unlocking: codes, passphrases, recovery codes, clocks.

use jiff::Timestamp;
use keystead::vault::{Home, KeychainError, Standing, Typed, UnlockError, Which};

use super::world::{WORDS, World, fields, key, secret_of, text};

#[test]
fn the_code_of_this_window_or_a_neighbour_opens_the_vault() {
    for skew in [-1, 0, 1] {
        let mut world = World::new(Home::Keychain);
        world.set_up();
        world.now += 120;
        let code = world.code(skew);
        let vault = world.store().unlock(&code, None, world.time(), &|| false);
        assert!(vault.is_ok(), "{skew}");
    }
    for skew in [-3, -2, 2, 3] {
        let mut world = World::new(Home::Keychain);
        world.set_up();
        world.now += 180;
        let code = world.code(skew);
        let closed = world.store().unlock(&code, None, world.time(), &|| false);
        assert!(matches!(closed, Err(UnlockError::WrongCode)), "{skew}");
    }
}

#[test]
fn one_guess_is_one_derivation_and_can_be_cancelled_before_each() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    world.now += 120;
    let runs = |skew: i64, stop_at: usize| {
        let count = std::cell::Cell::new(0);
        let asked = || {
            count.set(count.get() + 1);
            count.get() > stop_at
        };
        let result = world.store().unlock(&world.code(skew), None, world.time(), &asked);
        (count.get(), result.err())
    };
    assert!(matches!(runs(0, 9), (1, None)));
    assert!(matches!(runs(-1, 9), (2, None)));
    assert!(matches!(runs(1, 9), (3, None)));
    assert!(matches!(runs(5, 9), (3, Some(UnlockError::WrongCode))));
    assert!(matches!(runs(5, 1), (2, Some(UnlockError::Cancelled))));
}

#[test]
fn a_used_code_is_refused_after_the_rotation_and_the_next_one_opens() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    world.now += 120;
    let mut vault = world.try_unlock().unwrap();
    assert!(vault.needs_rotation());
    // Until the rotation is done the old table stands, and nobody is locked out.
    assert!(world.try_unlock().is_ok());
    vault.rotate_target(world.time()).unwrap();
    assert!(!vault.needs_rotation());
    let into_window = u64::try_from(world.now % 30).unwrap();
    match world.try_unlock() {
        Err(UnlockError::CodeUsed { next_in_secs }) => assert_eq!(next_in_secs, 30 - into_window),
        other => panic!("{:?}", other.err()),
    }
    world.now += 30;
    assert!(world.try_unlock().is_ok());
}

#[test]
fn the_code_of_set_up_is_used_up_too() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    assert!(matches!(world.try_unlock(), Err(UnlockError::CodeUsed { .. })));
}

#[test]
fn target_salt_and_table_change_at_each_rotation_and_no_older_state_is_kept() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    let mut seen = vec![world.disk.bytes("slots.a").unwrap()];
    for _ in 0..5 {
        drop(world.unlock());
        assert_eq!(world.disk.names(), ["data", "data.1", "slots.a", "slots.b"]);
        let slots = world.disk.bytes("slots.a").unwrap();
        assert_eq!(slots, world.disk.bytes("slots.b").unwrap());
        for older in &seen {
            // Header (magic, format, vault id, home) is the same; what follows shares no 16 bytes with any older file,
            // except the recovery slots, which hold neither target nor table.
            let recovery = 27 + 156 + 1 + 8 + 4..27 + 156 + 1 + 8 + 4 + 1 + 3 * 156;
            let windows = |bytes: &[u8]| -> std::collections::HashSet<Vec<u8>> {
                let body = [&bytes[27..recovery.start], &bytes[recovery.end..]].concat();
                body.windows(16).map(<[u8]>::to_vec).collect()
            };
            let fresh = windows(&slots);
            let shared = windows(older).iter().filter(|window| fresh.contains(*window)).count();
            // The parameters (12 bytes of numbers after the epoch) are too short to make 16 equal bytes.
            assert_eq!(shared, 0);
        }
        seen.push(slots);
    }
}

#[test]
fn a_failed_rotation_locks_nobody_out_and_can_be_repeated() {
    use keystead::vault::Moment;
    for moment in [Moment::Before, Moment::After] {
        for step in 0..2 {
            let mut world = World::new(Home::Keychain);
            world.passphrase = Some(WORDS);
            world.set_up();
            world.now += 120;
            let mut vault = world.try_unlock().unwrap();
            world.faults.fail_at(step, moment);
            assert!(vault.rotate_target(world.time()).is_err());
            assert!(vault.needs_rotation());
            world.now += 60;
            assert!(world.try_unlock().is_ok(), "{moment:?} {step}");
            vault.rotate_target(world.time()).unwrap();
            drop(vault);
            drop(world.unlock());
        }
    }
}

#[test]
fn wrong_codes_are_slowed_down_and_told_at_the_next_unlock() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    world.now += 3600;
    let first = world.time();
    for _ in 0..3 {
        let closed = world.store().unlock(&world.code(40), None, world.time(), &|| false);
        assert!(matches!(closed, Err(UnlockError::WrongCode)));
    }
    // Also for the right code, and after a restart.
    assert!(matches!(world.try_unlock(), Err(UnlockError::Throttled { wait_secs: 5 })));
    world.now += 5;
    let closed = world.store().unlock(&world.code(40), None, world.time(), &|| false);
    assert!(matches!(closed, Err(UnlockError::WrongCode)));
    assert!(matches!(world.try_unlock(), Err(UnlockError::Throttled { wait_secs: 10 })));
    world.now += 10;
    assert_eq!(world.try_unlock().unwrap().wrong_codes(), Some((4, first)));
    world.now += 60;
    assert_eq!(world.try_unlock().unwrap().wrong_codes(), None);
    // What is no code costs nothing.
    for _ in 0..9 {
        let closed = world.store().unlock(&text("12 34x"), None, world.time(), &|| false);
        assert!(matches!(closed, Err(UnlockError::Malformed)));
    }
    world.now += 60;
    assert!(world.try_unlock().is_ok());
}

#[test]
fn a_guess_that_is_stopped_half_way_counts_as_one() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    world.now += 120;
    for _ in 0..3 {
        let asked = std::cell::Cell::new(0);
        let stop = || asked.replace(asked.get() + 1) >= 1;
        let stopped = world.store().unlock(&world.code(5), None, world.time(), &stop);
        assert!(matches!(stopped, Err(UnlockError::Cancelled)));
    }
    assert!(matches!(world.try_unlock(), Err(UnlockError::Throttled { wait_secs: 5 })));
    world.now += 5;
    assert_eq!(world.try_unlock().unwrap().wrong_codes().map(|(count, _)| count), Some(3));
    // Stopped before anything was derived, it was no guess.
    world.now += 60;
    for _ in 0..9 {
        let stopped = world.store().unlock(&world.code(5), None, world.time(), &|| true);
        assert!(matches!(stopped, Err(UnlockError::Cancelled)));
    }
    assert_eq!(world.try_unlock().unwrap().wrong_codes(), None);
}

#[test]
fn what_is_no_wrong_code_is_not_counted() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.change(|_| ()).unwrap();
    drop(vault);
    // A used code, as often as somebody likes.
    let used = world.code(0);
    for _ in 0..9 {
        let closed = world.store().unlock(&used, None, world.time(), &|| false);
        assert!(matches!(closed, Err(UnlockError::CodeUsed { .. })));
    }
    // A right code in front of files that do not open.
    world.now += 120;
    let data = ["data", "data.1"].map(|name| (name, world.disk.bytes(name)));
    for (name, _) in &data {
        world.disk.put(name, Some(b"torn".to_vec()));
    }
    for _ in 0..9 {
        assert!(matches!(world.try_unlock(), Err(UnlockError::Damaged)));
    }
    assert!(world.disk.bytes("tries").is_none());
    for (name, bytes) in data {
        world.disk.put(name, bytes);
    }
    drop(world.store().unlock(&world.code(9), None, world.time(), &|| false));
    assert_eq!(world.try_unlock().unwrap().wrong_codes().map(|(count, _)| count), Some(1));
    assert!(world.disk.bytes("tries").is_none());
}

#[test]
fn a_clock_that_was_ahead_and_is_set_right_makes_the_pause_no_longer() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    let right = world.now + 120;
    world.now += 9000;
    for _ in 0..4 {
        drop(world.store().unlock(&world.code(40), None, world.time(), &|| false));
        world.now += 5;
    }
    world.now = right;
    assert!(matches!(world.try_unlock(), Err(UnlockError::Throttled { wait_secs: 10 })));
    world.now += 9;
    assert!(matches!(world.try_unlock(), Err(UnlockError::Throttled { wait_secs: 1 })));
    world.now += 1;
    assert!(world.try_unlock().is_ok());
}

#[test]
fn ten_thousand_wrong_codes_lock_nobody_out() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    for _ in 0..10_000 {
        world.now += 1;
        drop(world.store().unlock(&text("000000"), None, world.time(), &|| false));
    }
    world.now += 900;
    assert!(world.try_unlock().is_ok());
}

#[test]
fn the_passphrase_counts_only_together_with_the_code() {
    let mut world = World::new(Home::Keychain);
    world.passphrase = Some(WORDS);
    world.set_up();
    world.now += 120;
    assert!(matches!(
        world.store().standing().unwrap(),
        Standing::Locked { needs_passphrase: true, home: Home::Keychain, .. }
    ));
    let open = |code, passphrase: Option<&str>| {
        let passphrase = passphrase.map(text);
        world.store().unlock(&code, passphrase.as_ref(), world.time(), &|| false)
    };
    assert!(matches!(open(world.code(0), None), Err(UnlockError::PassphraseMissing)));
    assert!(matches!(open(world.code(0), Some("")), Err(UnlockError::PassphraseMissing)));
    // One answer for both kinds of wrong: nothing tells which it was.
    assert!(matches!(open(world.code(0), Some("wrong")), Err(UnlockError::WrongCode)));
    assert!(matches!(open(world.code(9), Some(WORDS)), Err(UnlockError::WrongCode)));
    assert!(open(world.code(0), Some(WORDS)).is_ok());
    // The rotation keeps it.
    let mut vault = world.try_unlock().unwrap();
    vault.rotate_target(world.time()).unwrap();
    drop(vault);
    world.now += 60;
    let closed = world.store().unlock(&world.code(0), Some(&text("wrong")), world.time(), &|| false);
    assert!(matches!(closed, Err(UnlockError::WrongCode)));
    assert!(world.try_unlock().is_ok());
}

#[test]
fn a_clock_that_is_far_off_is_said_so() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    let right = world.now;
    world.now = right - 86_400;
    assert!(matches!(world.try_unlock(), Err(UnlockError::ClockBeforeTable)));
    world.now = right + 400 * 30 + 3600;
    assert!(matches!(world.try_unlock(), Err(UnlockError::OutsideTable)));
    world.now = right + 300 * 30;
    assert!(world.try_unlock().is_ok());
    let early = Timestamp::from_second(-5).unwrap();
    let closed = world.store().unlock(&text("123456"), None, early, &|| false);
    assert!(matches!(closed, Err(UnlockError::ClockBeforeTable)));
}

#[test]
fn keychain_trouble_is_told_apart_and_counts_as_no_try() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    world.now += 120;
    for _ in 0..5 {
        world.faults.keychain_says(Some(KeychainError::Locked));
        assert!(matches!(world.try_unlock(), Err(UnlockError::KeychainLocked)));
        world.faults.keychain_says(Some(KeychainError::Missing));
        assert!(matches!(world.try_unlock(), Err(UnlockError::KeychainMissing)));
    }
    world.faults.keychain_says(None);
    assert!(world.try_unlock().is_ok());
    let device = world.keychain.names().into_iter().find(|name| name.ends_with("/dev")).unwrap();
    world.keychain.put(&device, None);
    assert!(matches!(world.try_unlock(), Err(UnlockError::KeychainReset)));
}

#[test]
fn a_recovery_code_opens_once_and_without_phone_or_keychain() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        vault.create(key(1), fields("one"), world.time()).unwrap();
        drop(vault);
        // The keychain is wiped but for the secrets, and both slots files are lost.
        for name in world.keychain.names().iter().filter(|name| !name.contains("/s/")) {
            world.keychain.put(name, None);
        }
        for name in ["slots.a", "slots.b"] {
            world.disk.put(name, None);
        }
        let sloppy = world.recovery[1].to_lowercase().replace('-', " ");
        let vault = world.store().unlock_by_recovery(&text(&sloppy), world.time()).unwrap();
        assert!(vault.needs_phone());
        assert_eq!(vault.recovery_left(), 2);
        assert_eq!(secret_of(&vault, 1, keystead::vault::Which::Current).unwrap(), "one");
        drop(vault);
        let again = world.store().unlock_by_recovery(&text(&sloppy), world.time());
        assert!(matches!(again, Err(UnlockError::WrongRecoveryCode)));
        // Nor in the generation before.
        world.disk.put("data", None);
        let again = world.store().unlock_by_recovery(&text(&sloppy), world.time());
        assert!(matches!(again, Err(UnlockError::WrongRecoveryCode)));
        assert!(world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()).is_ok());
        assert!(world.store().unlock_by_recovery(&text(&world.recovery[2]), world.time()).is_ok());
    }
}

#[test]
fn an_old_copy_of_the_slots_revives_no_used_recovery_code() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    let old = world.disk.bytes("slots.a").unwrap();
    let code = text(&world.recovery[0]);
    drop(world.store().unlock_by_recovery(&code, world.time()).unwrap());
    assert_ne!(world.disk.bytes("slots.a").unwrap(), old);
    world.disk.put("slots.a", Some(old.clone()));
    world.disk.put("slots.b", Some(old));
    let again = world.store().unlock_by_recovery(&code, world.time());
    assert!(matches!(again, Err(UnlockError::WrongRecoveryCode)));
}

#[test]
fn wrong_recovery_codes_open_nothing() {
    let mut world = World::new(Home::Keychain);
    world.set_up();
    let other = world.clone().enrol(&world.store());
    for code in [&text(""), &text("123456"), &other.recovery_codes()[0]] {
        let closed = world.store().unlock_by_recovery(code, world.time());
        assert!(matches!(closed, Err(UnlockError::WrongRecoveryCode)));
    }
    assert!(matches!(
        World::new(Home::Keychain).store().unlock_by_recovery(&other.recovery_codes()[0], world.time()),
        Err(UnlockError::Damaged)
    ));
}

#[test]
fn a_new_phone_takes_the_old_ones_place() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        vault.create(key(1), fields("one"), world.time()).unwrap();
        drop(vault);
        let old = world.clone();
        for name in world.keychain.names().iter().filter(|name| name.ends_with("/dev")) {
            world.keychain.put(name, None);
        }
        let code = text(&world.recovery[0]);
        let mut vault = world.store().unlock_by_recovery(&code, world.time()).unwrap();
        let unconfirmed = world.store().begin_set_up(world.time()).unwrap();
        assert!(vault.replace_phone(&unconfirmed, world.passphrase().as_ref(), world.time()).is_err());
        world.now += 60;
        let enrolment = world.enrol(&world.store());
        vault.replace_phone(&enrolment, world.passphrase().as_ref(), world.time()).unwrap();
        assert!(!vault.needs_phone());
        drop(vault);
        // The old phone opens nothing, the new one does, also after several rotations.
        let mut old = old;
        old.now = world.now + 120;
        assert!(matches!(old.try_unlock(), Err(UnlockError::WrongCode)));
        for _ in 0..3 {
            let vault = world.unlock();
            assert_eq!(secret_of(&vault, 1, keystead::vault::Which::Current).unwrap(), "one");
            assert_eq!(vault.recovery_left(), 2);
        }
    }
}

#[test]
fn a_crash_while_the_phone_is_replaced_leaves_one_phone_that_works() {
    use keystead::vault::Moment;
    for moment in [Moment::Before, Moment::After] {
        for step in 0..9 {
            let mut world = World::new(Home::Keychain);
            drop(world.set_up());
            let mut vault = world.unlock();
            let mut new = world.clone();
            new.now += 60;
            let enrolment = new.enrol(&new.store());
            assert!(matches!(
                vault.replace_phone(&enrolment, None, new.time()),
                Err(keystead::vault::Error::NotProved)
            ));
            let proof = world.prove_at(&vault, 60).unwrap();
            world.faults.crash_at(step, moment);
            let done = vault.link_phone(&enrolment, proof, new.time());
            drop(vault);
            world.faults.heal();
            world.now = new.now;
            let mut opened = 0;
            for phone in [&mut world, &mut new] {
                phone.now += 600;
                if let Ok(mut vault) = phone.try_unlock() {
                    opened += 1;
                    // Whose table it was is known: the same phone opens again after the rotation.
                    vault.rotate_target(phone.time()).unwrap();
                    drop(vault);
                    drop(phone.unlock());
                    break;
                }
                phone.disk.put("tries", None);
            }
            assert_eq!(opened, 1, "{moment:?} {step} {done:?}");
        }
    }
}

#[test]
fn two_codes_in_a_row_find_a_wrong_clock_with_few_guesses() {
    const DAY: i64 = 86_400;
    for off in [3_600, -3_600, DAY, -DAY, -365 * DAY, 90, 0] {
        let mut world = World::new(Home::Keychain);
        // Once the whole table of a year, as it is in the program: by chance other windows fit too.
        world.cost.windows = if off == -DAY { 1_051_200 } else { 30_000 };
        let mut vault = world.set_up();
        vault.create(key(1), fields("one"), world.time()).unwrap();
        drop(vault);
        world.now += 9 * DAY;
        // The phone goes right, and this computer is off.
        let (first, second) = (world.code(0), world.code(1));
        let (phone, by_clock) = (world.now + 30, Timestamp::from_second(world.now + off + 30).unwrap());
        let guesses = std::cell::Cell::new(0);
        let counted = || {
            guesses.set(guesses.get() + 1);
            false
        };
        let typed = Typed { code: &second, passphrase: None };
        let opened = world.store().unlock_by_two_codes(&first, typed, by_clock, &counted);
        let (mut vault, shift_secs) = opened.unwrap_or_else(|error| panic!("{off}: {error}"));
        assert!(guesses.get() <= 3, "{off}: {} guesses", guesses.get());
        assert!((shift_secs + off).abs() < 60, "{off}: {shift_secs}");
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
        // The table goes on from the phone's time, so both codes are used up and the next one opens by a clock that was set right.
        vault.rotate_target(Timestamp::from_second(phone).unwrap()).unwrap();
        drop(vault);
        world.now = phone;
        assert!(matches!(world.try_unlock(), Err(UnlockError::CodeUsed { .. })), "{off}");
        let again = Typed { code: &second, passphrase: None };
        let again = world.store().unlock_by_two_codes(&first, again, by_clock, &|| false);
        assert!(matches!(again, Err(UnlockError::WrongCode)), "{off}: each pair works once");
        world.now += 60;
        assert!(world.try_unlock().is_ok(), "{off}");
    }
}

#[test]
fn two_codes_that_do_not_belong_together_open_nothing() {
    let mut world = World::new(Home::Keychain);
    world.cost.windows = 30_000;
    drop(world.set_up());
    world.now += 86_400;
    let (now, one) = (world.time(), world.code(0));
    for (first, second) in [(&one, world.code(2)), (&one, world.code(0)), (&world.code(1), world.code(0))] {
        let typed = Typed { code: &second, passphrase: None };
        let closed = world.store().unlock_by_two_codes(first, typed, now, &|| false);
        assert!(matches!(closed, Err(UnlockError::WrongCode | UnlockError::Throttled { .. })));
    }
    let (first, second) = (world.code(0), text("12 34"));
    let typed = Typed { code: &second, passphrase: None };
    let closed = world.store().unlock_by_two_codes(&first, typed, now, &|| false);
    assert!(matches!(closed, Err(UnlockError::Malformed | UnlockError::Throttled { .. })));
}
