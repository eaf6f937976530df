//! Two vaults as this version writes them, kept as files: every later version opens them. A changed label, a changed order of fields or
//! a changed format is seen here first. They are written anew only together with a new format, beside the old ones.

use std::collections::BTreeMap;
use std::path::PathBuf;

use data_encoding::{BASE32_NOPAD, BASE64};
use keystead::domain::draft::Draft;
use keystead::vault::{Home, KeychainError, Moment, UnlockError, Which};
use serde::{Deserialize, Serialize};

use super::world::{WORDS, World, begin_rotation, fields, id, key, secret_of, text};

#[derive(Serialize, Deserialize)]
struct Golden {
    /// When its next code is typed, in seconds since 1970.
    time: i64,
    passphrase: String,
    /// The phone's seed, base32.
    seed: String,
    recovery: Vec<String>,
    files: BTreeMap<String, String>,
    entries: BTreeMap<String, String>,
}

fn path(home: Home) -> PathBuf {
    let name = if home == Home::Keychain { "keychain.json" } else { "file.json" };
    [env!("CARGO_MANIFEST_DIR"), "tests", "vault", "golden", name].iter().collect()
}

fn stored(home: Home) -> World {
    let golden: Golden = serde_json::from_slice(&std::fs::read(path(home)).unwrap()).unwrap();
    let mut world = World::new(home);
    world.now = golden.time;
    assert_eq!(golden.passphrase, WORDS);
    world.passphrase = Some(WORDS);
    world.seed = BASE32_NOPAD.decode(golden.seed.as_bytes()).unwrap();
    world.recovery = golden.recovery;
    for (name, bytes) in &golden.files {
        world.disk.put(name, Some(BASE64.decode(bytes.as_bytes()).unwrap()));
    }
    for (name, bytes) in &golden.entries {
        world.keychain.put(name, Some(BASE64.decode(bytes.as_bytes()).unwrap()));
    }
    world
}

#[test]
fn the_golden_vaults_open_with_code_and_passphrase() {
    for home in [Home::Keychain, Home::File] {
        let mut world = stored(home);
        let mut vault = world.try_unlock().unwrap();
        assert_eq!(vault.wrong_codes().map(|(count, _)| count), Some(1));
        let interrupted: &[_] = if home == Home::Keychain { &[id(3)] } else { &[] };
        assert_eq!(vault.recovered(), interrupted, "{home:?}");
        assert_eq!(vault.undeleted(), usize::from(home == Home::Keychain));
        vault.rotate_target(world.time()).unwrap();
        assert_eq!((vault.undeleted(), vault.recovery_left()), (0, 2));
        let book = vault.book();
        assert_eq!(book.keys.keys().copied().collect::<Vec<_>>(), [id(1), id(2), id(3)]);
        assert_eq!(book.drafts.keys().copied().collect::<Vec<_>>(), [id(5)]);
        assert_eq!(book.settings.idle_secs, 61);
        let (kept, made) = (&book.keys[&id(1)], key(1));
        assert_eq!((&kept.label, &kept.exchange, kept.made), (&made.label, &made.exchange, made.made));
        assert_eq!(
            (&kept.tags, &kept.permissions, kept.levels),
            (&made.tags, &made.permissions, made.levels)
        );
        for (number, which, secret) in [
            (1, Which::Current, "one"),
            (2, Which::Current, "old"),
            (2, Which::Next, "new"),
            (3, Which::Current, "three"),
        ] {
            assert_eq!(secret_of(&vault, number, which).unwrap(), secret, "{home:?}");
        }
        assert_eq!(vault.stored_already(&text("PUBLIC-one-PUBLIC")), Some(id(1)));
        drop(vault);
        drop(world.unlock());
    }
}

#[test]
fn the_golden_vaults_open_with_a_recovery_code_that_was_not_used() {
    for home in [Home::Keychain, Home::File] {
        for without_slots in [false, true] {
            let world = stored(home);
            if without_slots {
                world.disk.put("slots.a", None);
                world.disk.put("slots.b", None);
            }
            let open =
                |code: usize| world.store().unlock_by_recovery(&text(&world.recovery[code]), world.time());
            assert!(matches!(open(0), Err(UnlockError::WrongRecoveryCode)));
            assert_eq!(secret_of(&open(2).unwrap(), 1, Which::Current).unwrap(), "one");
        }
    }
}

#[test]
#[ignore = "writes the golden vaults anew, and those of before are what has to open"]
fn the_golden_vaults_are_written() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        world.cost.windows = 60;
        world.passphrase = Some(WORDS);
        let mut vault = world.set_up();
        vault.create(key(1), fields("one"), world.time()).unwrap();
        vault.create(key(2), fields("old"), world.time()).unwrap();
        vault.create(key(4), fields("four"), world.time()).unwrap();
        begin_rotation(&mut vault, 2, world.time());
        vault.stage(id(2), fields("new"), world.time()).unwrap();
        let now = world.time();
        vault
            .change(|book| {
                book.drafts.insert(id(5), Draft::begin(id(5), now));
                book.settings.idle_secs = 61;
            })
            .unwrap();
        drop(vault);
        drop(world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()).unwrap());
        let mut vault = world.unlock();
        // Something to delete, something interrupted, and a wrong code.
        world.faults.keychain_says((home == Home::Keychain).then_some(KeychainError::Locked));
        vault.delete(id(4), world.time()).unwrap();
        world.faults.keychain_says(None);
        world.faults.crash_at(3, Moment::Before);
        drop(vault.create(key(3), fields("three"), world.time()));
        drop(vault);
        world.faults.heal();
        world.now += 120;
        let passphrase = world.passphrase();
        drop(world.store().unlock(&world.code(9), passphrase.as_ref(), world.time(), &|| false));
        let remains = world.remains();
        let text = |bytes: &BTreeMap<String, Vec<u8>>| {
            bytes.iter().map(|(name, bytes)| (name.clone(), BASE64.encode(bytes))).collect()
        };
        let golden = Golden {
            time: world.now,
            passphrase: WORDS.to_owned(),
            seed: BASE32_NOPAD.encode(&world.seed),
            recovery: world.recovery.clone(),
            files: text(&remains.files),
            entries: text(&remains.entries),
        };
        std::fs::create_dir_all(path(home).parent().unwrap()).unwrap();
        let mut json = serde_json::to_string_pretty(&golden).unwrap();
        json.push('\n');
        std::fs::write(path(home), json).unwrap();
    }
}
