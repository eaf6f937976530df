//! A thief or a bad disk changes files and entries. Each change gives an error, the mirror, or a vault that says that its newest
//! state is lost; never a panic, never another secret.

use keystead::vault::{Error, Home, UnlockError, Vault, Which};

use super::world::{World, begin_rotation, fields, id, key, secret_of, text};

fn two_keys(home: Home) -> World {
    let mut world = World::new(home);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    vault.create(key(2), fields("two"), world.time()).unwrap();
    drop(vault);
    drop(world.unlock());
    world.now += 120;
    world
}

fn is_untouched(vault: &Vault) {
    assert_eq!(vault.book().keys.len(), 2);
    assert_eq!(secret_of(vault, 1, Which::Current).unwrap(), "one");
    assert_eq!(secret_of(vault, 2, Which::Current).unwrap(), "two");
}

/// Each bit of the header, a spread of the others: the whole file would take minutes and tell nothing more.
fn bits(length: usize) -> impl Iterator<Item = usize> {
    (0..length * 8).filter(move |bit| *bit < 1200 * 8 || bit % 37 == 0 || *bit >= (length - 24) * 8)
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    flipped[bit / 8] ^= 1 << (bit % 8);
    flipped
}

#[test]
fn a_flipped_bit_in_one_slots_file_is_healed_by_the_other() {
    let mut world = two_keys(Home::Keychain);
    let remains = world.remains();
    for name in ["slots.a", "slots.b"] {
        let bytes = &remains.files[name];
        for bit in bits(bytes.len()).step_by(17) {
            world.disk.put(name, Some(flipped(bytes, bit)));
            is_untouched(&world.try_unlock().unwrap());
        }
        world.disk.put(name, None);
        is_untouched(&world.try_unlock().unwrap());
        world.put_back(&remains);
    }
}

#[test]
fn a_flipped_bit_in_both_slots_files_opens_nothing_but_by_recovery_code() {
    for home in [Home::Keychain, Home::File] {
        let world = two_keys(home);
        let remains = world.remains();
        let bytes = &remains.files["slots.a"];
        for bit in bits(bytes.len()).step_by(11) {
            for name in ["slots.a", "slots.b"] {
                world.disk.put(name, Some(flipped(bytes, bit)));
            }
            assert!(world.try_unlock().is_err(), "bit {bit}");
        }
        let vault = world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()).unwrap();
        is_untouched(&vault);
    }
}

/// The sum at the end of the file is no secret: a thief writes it anew.
fn resummed(mut bytes: Vec<u8>) -> Vec<u8> {
    let body = bytes.len() - 4;
    let sum = crc32fast::hash(&bytes[..body]);
    bytes[body..].copy_from_slice(&sum.to_be_bytes());
    bytes
}

#[test]
fn a_slots_file_changed_by_somebody_who_knows_the_format_opens_nothing() {
    for home in [Home::Keychain, Home::File] {
        let mut world = two_keys(home);
        let remains = world.remains();
        let bytes = &remains.files["slots.a"];
        // Recovery slots are taken from the data file where that is whole; a change of theirs here is without effect.
        let recovery = 27 + 156 + 1 + 8 + 4..27 + 156 + 1 + 8 + 4 + 1 + 3 * 156;
        for bit in bits(bytes.len()).filter(|bit| !recovery.contains(&(bit / 8))).step_by(7) {
            let changed = resummed(flipped(bytes, bit));
            if changed[bytes.len() - 4..] == bytes[bytes.len() - 4..] {
                continue;
            }
            for name in ["slots.a", "slots.b"] {
                world.disk.put(name, Some(changed.clone()));
            }
            world.disk.put("tries", None);
            // A cost that asks for gigabytes must be refused before it is tried, so this ends quickly.
            let opened = world.try_unlock();
            assert!(opened.is_err(), "bit {bit} of {home:?}");
            // With the device key it is found before any guess is made and counts as no try.
            if home == Home::Keychain {
                assert!(world.disk.bytes("tries").is_none(), "bit {bit}");
            }
        }
        world.put_back(&remains);
        is_untouched(&world.try_unlock().unwrap());
    }
}

#[test]
fn a_flipped_bit_in_the_data_file_gives_the_generation_before_and_says_so() {
    let mut world = two_keys(Home::Keychain);
    let mut vault = world.try_unlock().unwrap();
    vault.change(|book| book.settings.idle_secs = 61).unwrap();
    vault.change(|book| book.settings.idle_secs = 62).unwrap();
    drop(vault);
    let remains = world.remains();
    let bytes = &remains.files["data"];
    for bit in bits(bytes.len()).step_by(11) {
        world.disk.put("data", Some(flipped(bytes, bit)));
        let vault = world.try_unlock();
        match vault {
            Ok(vault) => {
                assert!(vault.is_from_previous(), "bit {bit}");
                assert_eq!(vault.book().settings.idle_secs, 61);
                is_untouched(&vault);
            }
            // The format's version: a later version's file must not be passed over.
            Err(UnlockError::Vault(Error::Newer { .. })) => {
                assert!((8..10).contains(&(bit / 8)), "bit {bit}");
            }
            Err(error) => panic!("bit {bit}: {error}"),
        }
    }
    // Both damaged: nothing opens, also not by recovery code, and nothing is made up.
    for name in ["data", "data.1"] {
        world.disk.put(name, Some(flipped(&remains.files[name], 8 * 3000)));
    }
    assert!(matches!(world.try_unlock(), Err(UnlockError::Damaged)));
    let by_code = world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time());
    assert!(matches!(by_code, Err(UnlockError::Damaged)));
    world.put_back(&remains);
    world.now += 30;
    assert_eq!(world.try_unlock().unwrap().book().settings.idle_secs, 62);
}

#[test]
fn a_damaged_newest_file_never_pushes_out_the_good_one() {
    let mut world = two_keys(Home::Keychain);
    world.disk.put("data", Some(b"torn".to_vec()));
    let mut vault = world.unlock();
    assert!(vault.is_from_previous());
    vault.change(|book| book.settings.idle_secs = 61).unwrap();
    drop(vault);
    assert_ne!(world.disk.bytes("data.1").unwrap(), b"torn");
    world.disk.put("data", None);
    is_untouched(&world.unlock());
}

#[test]
fn every_flipped_bit_of_a_secret_is_found() {
    let world = two_keys(Home::Keychain);
    let vault = world.try_unlock().unwrap();
    let name = world.pieces().into_iter().find(|name| name.contains("/01010101")).unwrap();
    let bytes = world.keychain.bytes(&name).unwrap();
    for bit in 0..bytes.len() * 8 {
        world.keychain.put(&name, Some(flipped(&bytes, bit)));
        assert!(matches!(vault.reveal(id(1), Which::Current, "secret"), Err(Error::SecretDamaged)));
    }
    for length in 0..bytes.len() {
        world.keychain.put(&name, Some(bytes[..length].to_vec()));
        assert!(matches!(vault.reveal(id(1), Which::Current, "secret"), Err(Error::SecretDamaged)));
    }
    world.keychain.put(&name, None);
    assert!(matches!(vault.reveal(id(1), Which::Current, "secret"), Err(Error::SecretMissing)));
    // The others work on.
    assert_eq!(secret_of(&vault, 2, Which::Current).unwrap(), "two");
}

#[test]
fn two_secrets_cannot_be_swapped_and_an_older_one_cannot_be_put_back() {
    let mut world = two_keys(Home::Keychain);
    let mut vault = world.try_unlock().unwrap();
    let entry = |world: &World, number: &str| {
        world.pieces().into_iter().filter(|name| name.contains(number)).collect::<Vec<_>>()
    };
    let (one, two) = (entry(&world, "/01010101")[0].clone(), entry(&world, "/02020202")[0].clone());
    let (bytes_one, bytes_two) = (world.keychain.bytes(&one).unwrap(), world.keychain.bytes(&two).unwrap());
    world.keychain.put(&one, Some(bytes_two.clone()));
    world.keychain.put(&two, Some(bytes_one.clone()));
    for number in [1, 2] {
        assert!(matches!(secret_of(&vault, number, Which::Current), Err(Error::SecretDamaged)));
    }
    world.keychain.put(&one, Some(bytes_one.clone()));
    world.keychain.put(&two, Some(bytes_two));
    begin_rotation(&mut vault, 1, world.time());
    vault.stage(id(1), fields("new"), world.time()).unwrap();
    let staged = entry(&world, "/01010101").into_iter().find(|name| *name != one).unwrap();
    world.keychain.put(&staged, Some(bytes_one.clone()));
    assert!(matches!(secret_of(&vault, 1, Which::Next), Err(Error::SecretDamaged)));
    drop(vault);
    world.now += 60;
    let vault = world.try_unlock().unwrap();
    assert!(matches!(secret_of(&vault, 1, Which::Next), Err(Error::SecretDamaged)));
}

#[test]
fn a_changed_header_cannot_talk_a_vault_out_of_its_device_key() {
    let mut world = two_keys(Home::Keychain);
    let remains = world.remains();
    // The byte that says whether there is a keychain, in each file, the sum made right.
    for name in ["slots.a", "slots.b", "data", "data.1"] {
        let mut bytes = remains.files[name].clone();
        bytes[26] = 0;
        world.disk.put(name, Some(if name.starts_with("slots") { resummed(bytes) } else { bytes }));
    }
    assert!(world.try_unlock().is_err());
    assert!(world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()).is_err());
    // And with the data of before: the seal says what it is.
    world.put_back(&remains);
    for name in ["slots.a", "slots.b", "data"] {
        let mut bytes = remains.files[name].clone();
        bytes[26] = 0;
        world.disk.put(name, Some(if name.starts_with("slots") { resummed(bytes) } else { bytes }));
    }
    let vault = world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()).unwrap();
    assert_eq!(vault.home(), Home::Keychain);
    is_untouched(&vault);
}

#[test]
fn files_of_another_vault_are_not_mixed_in() {
    let world = two_keys(Home::Keychain);
    let mut other = World::new(Home::Keychain);
    drop(other.set_up());
    for name in ["data", "data.1"] {
        world.disk.put(name, other.disk.bytes(name));
    }
    assert!(matches!(world.try_unlock(), Err(UnlockError::Damaged)));
}

#[test]
fn an_older_copy_is_never_taken_silently() {
    let mut world = two_keys(Home::Keychain);
    let old = world.remains();
    let mut vault = world.unlock();
    vault.create(key(3), fields("three"), world.time()).unwrap();
    let when = world.time();
    drop(vault);
    // All files are put back; the keychain goes on.
    for name in ["data", "data.1", "slots.a", "slots.b"] {
        world.disk.put(name, old.files.get(name).cloned());
    }
    world.now += 120;
    match world.try_unlock() {
        Err(UnlockError::OlderCopy { remembered }) => assert_eq!(remembered, when),
        other => panic!("{:?}", other.err()),
    }
    // So are the slots alone, in which a used code would still count.
    let mut store = world.store();
    store.accept_older_copy();
    let mut vault = store.unlock(&world.code(0), None, world.time(), &|| false).unwrap();
    is_untouched(&vault);
    vault.rotate_target(world.time()).unwrap();
    drop(vault);
    // Once accepted and written on, it is the newest.
    is_untouched(&world.unlock());
}

#[test]
fn older_slots_alone_are_noticed() {
    let mut world = two_keys(Home::Keychain);
    let old = world.remains();
    drop(world.unlock());
    for name in ["slots.a", "slots.b"] {
        world.disk.put(name, old.files.get(name).cloned());
    }
    world.now += 120;
    assert!(matches!(world.try_unlock(), Err(UnlockError::OlderCopy { .. })));
}

#[test]
fn no_message_tells_anything_that_was_typed_or_kept() {
    let world = two_keys(Home::Keychain);
    let vault = world.try_unlock().unwrap();
    let name = world.pieces().into_iter().next().unwrap();
    world.keychain.put(&name, Some(b"canary".to_vec()));
    let errors = [
        format!("{:?}", vault.reveal(id(1), Which::Current, "secret").err()),
        format!("{:?}", world.store().unlock(&text("canary"), None, world.time(), &|| false).err()),
        format!("{:?}", world.store().unlock_by_recovery(&text("canary"), world.time()).err()),
    ];
    assert!(errors.iter().all(|error| !error.contains("canary") && error.len() > 6), "{errors:?}");
}
