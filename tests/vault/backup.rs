//! The backup: what goes in comes out on another computer, and nothing of it is half there.

use std::collections::BTreeMap;
use std::io::Write;

use age::secrecy::SecretString;
use keystead::domain::book::Book;
use keystead::domain::draft::Draft;
use keystead::domain::emergency::{Scope, Step};
use keystead::domain::own_facts;
use keystead::domain::saved_search::SavedSearch;
use keystead::domain::settings::Settings;
use keystead::domain::usage::Columns;
use keystead::vault::{
    Backup, BackupError, Compared, Error, Home, KeychainError, Moment, Standing, Vault, Which,
};

use crate::world::{World, begin_rotation, fields, id, key, secret_of, text};

const WORDS: &str = "unruly zebra fiscal copper mantra";

/// A vault of three keys, one of them in the middle of a rotation, and a draft; unlocked, with a fresh code to come.
fn open(home: Home) -> (World, Vault) {
    let mut world = World::new(home);
    let mut vault = world.set_up();
    for number in 1..=3 {
        vault.create(key(number), fields(&format!("secret{number}")), world.time()).unwrap();
    }
    begin_rotation(&mut vault, 2, world.time());
    vault.stage(id(2), fields("next2"), world.time()).unwrap();
    let now = world.time();
    vault
        .change(|book| {
            book.drafts.insert(id(9), Draft::begin(id(9), now));
            book.settings.idle_secs = 120;
            let facts = b"id = \"kraken\"\nip.max = 30";
            let file = own_facts::read(facts, "kraken.toml", jiff::civil::date(2026, 11, 22)).unwrap();
            own_facts::take(book, &file.id, file.facts);
            book.saved.push(SavedSearch { name: "Tax".to_owned(), text: "tag:tax".to_owned() });
            let columns = Columns { time: Some(1), ip: Some(0), ..Columns::default() };
            book.usage_forms.insert("where\u{1f}when".to_owned(), columns);
            book.in_emergency(&Scope::Everything, &Step::Opened(id(1)), now);
        })
        .unwrap();
    drop(vault);
    let vault = world.unlock();
    world.now += 60;
    (world, vault)
}

fn back_up(world: &World, vault: &mut Vault) -> Backup {
    let proof = world.prove_at(vault, 0).unwrap();
    vault.back_up(proof, world.time()).unwrap()
}

/// Every secret that can be read, by what it is of.
fn secrets(vault: &Vault) -> BTreeMap<(u8, bool), String> {
    let all = (1..=3).flat_map(|number| [(number, Which::Current), (number, Which::Next)]);
    all.filter_map(|(number, which)| {
        Some(((number, which == Which::Next), secret_of(vault, number, which).ok()?))
    })
    .collect()
}

fn restore(backup: &Backup, world: &mut World) -> Result<Vault, Error> {
    let mut store = world.store();
    let enrolment = world.enrol(&store);
    store.finish_restore(&enrolment, world.passphrase(), world.home, backup, world.time())
}

#[test]
fn what_goes_in_comes_out_on_another_computer_with_another_phone() {
    for (from, to) in [(Home::Keychain, Home::File), (Home::File, Home::Keychain)] {
        let (world, mut vault) = open(from);
        let made = back_up(&world, &mut vault);
        assert_eq!((made.len(), made.without_secret(), made.made), (3, 0, world.time()));
        let file = made.seal(&text(WORDS)).unwrap();
        // As people type: capitals, more spaces, a line break.
        let backup = Backup::open(&file, &text(" Unruly  zebra FISCAL copper\nmantra ")).unwrap();
        assert_eq!(vault.compare(&backup).unwrap(), Compared { keys: 3, ..Compared::default() });

        let mut other = World::new(to);
        other.now = world.now + 1_000_000;
        let restored = restore(&backup, &mut other).unwrap();
        assert_eq!(secrets(&restored), secrets(&vault));
        assert_eq!(secrets(&vault).len(), 4);
        assert_eq!(restored.book().settings.idle_secs, 120);
        assert_eq!(restored.book().own_facts["kraken"].file_name, "kraken.toml");
        assert_eq!(restored.book().saved[0].text, "tag:tax");
        assert_eq!(restored.book().drafts, vault.book().drafts);
        assert_eq!(restored.book().not_in_backup(), 0, "the backup has them all");
        for (id, key) in &vault.book().keys {
            assert_eq!(restored.book().keys[id], *key);
        }
        drop(restored);
        // The old phone opens nothing there, the new one does.
        let mut old = other.clone();
        old.seed.clone_from(&world.seed);
        old.now += 120;
        assert!(old.try_unlock().is_err());
        assert_eq!(secrets(&other.unlock()).len(), 4);
    }
}

#[test]
fn each_part_of_the_book_travels_unless_it_is_about_this_vault_only() {
    let (world, mut vault) = open(Home::File);
    let file = back_up(&world, &mut vault).seal(&text(WORDS)).unwrap();
    let mut other = World::new(Home::File);
    other.now = world.now + 1_000_000;
    let restored = restore(&Backup::open(&file, &text(WORDS)).unwrap(), &mut other).unwrap();
    let before = vault.book();
    // Each part is named, so that a new one is not forgotten here.
    let Book {
        keys,
        drafts,
        settings,
        own_facts,
        usage_forms,
        saved,
        emergency,
        journal,
        later: _,
        restoring: _,
        phone_lost: _,
        backup: _,
    } = restored.book();
    assert!(!keys.is_empty() && keys.keys().eq(before.keys.keys()));
    assert!(!drafts.is_empty() && *drafts == before.drafts);
    assert!(*settings != Settings::default() && *settings == before.settings);
    assert!(!own_facts.is_empty() && *own_facts == before.own_facts);
    assert!(!usage_forms.is_empty() && *usage_forms == before.usage_forms);
    assert!(!saved.is_empty() && *saved == before.saved);
    assert!(emergency.is_some() && *emergency == before.emergency);
    assert!(!before.journal.is_empty());
    assert_eq!(
        journal.read().lines.first().map(|line| line.at),
        before.journal.read().lines.first().map(|line| line.at)
    );
}

#[test]
fn a_backup_opens_with_its_words_only_and_says_why_not() {
    let (world, mut vault) = open(Home::Keychain);
    let file = back_up(&world, &mut vault).seal(&text(WORDS)).unwrap();
    let why = |file: &[u8], words: &str| Backup::open(file, &text(words)).err();
    assert_eq!(why(&file, "unruly zebra fiscal copper"), Some(BackupError::WrongWords));
    assert_eq!(why(&file, ""), Some(BackupError::WrongWords));
    assert_eq!(why(b"", WORDS), Some(BackupError::NotABackup));
    assert_eq!(why(b"a picture of my cat", WORDS), Some(BackupError::NotABackup));
    assert_eq!(why(&file[..file.len() - 40], WORDS), Some(BackupError::Damaged));
    let mut flipped = file.clone();
    *flipped.last_mut().unwrap() ^= 1;
    assert_eq!(why(&flipped, WORDS), Some(BackupError::Damaged));
    let header = file.windows(5).position(|bytes| bytes == b"\n--- ").unwrap();
    let mut mac = file.clone();
    mac[header + 8] = if mac[header + 8] == b'A' { b'B' } else { b'A' };
    assert_eq!(why(&mac, WORDS), Some(BackupError::Damaged));
    let costly = String::from_utf8_lossy(&file[..120]).replace(" 18\n", " 21\n");
    let costly = [costly.as_bytes(), &file[120..]].concat();
    assert_eq!(why(&costly, WORDS), Some(BackupError::TooMuchWork));

    let age = |json: &str| {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(WORDS.to_owned()));
        recipient.set_work_factor(2);
        let encryptor =
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        writer.write_all(json.as_bytes()).unwrap();
        writer.finish().unwrap();
        sealed
    };
    assert_eq!(why(&age("a letter"), WORDS), Some(BackupError::NotABackup));
    assert_eq!(why(&age(r#"{"format":"other","version":1}"#), WORDS), Some(BackupError::NotABackup));
    let later = age(r#"{"format":"keystead-backup","version":2,"keys":"in another form"}"#);
    assert_eq!(why(&later, WORDS), Some(BackupError::Newer));
    let torn = age(r#"{"format":"keystead-backup","version":1}"#);
    assert_eq!(why(&torn, WORDS), Some(BackupError::Damaged));
    let key = age::x25519::Identity::generate();
    let mut sealed = Vec::new();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&key.to_public() as _)).unwrap();
    encryptor.wrap_output(&mut sealed).unwrap().finish().unwrap();
    assert_eq!(why(&sealed, WORDS), Some(BackupError::NotABackup));
}

#[test]
fn it_holds_the_secrets_and_nothing_that_opens_the_vault() {
    let (world, mut vault) = open(Home::File);
    let file = back_up(&world, &mut vault).seal(&text(WORDS)).unwrap();
    let mut identity = age::scrypt::Identity::new(SecretString::from(WORDS.to_owned()));
    identity.set_max_work_factor(18);
    // As any age tool reads it.
    let json = age::decrypt(&identity, &file).unwrap();
    let json = String::from_utf8(json).unwrap();
    assert!(json.contains("private+secret1+") && json.contains("private+next2+") && json.contains("Key 3"));
    let seed = data_encoding::BASE32_NOPAD.encode(&world.seed);
    let ways_in = [&seed, crate::world::WORDS].into_iter().chain(world.recovery.iter().map(String::as_str));
    for way_in in ways_in {
        assert!(!json.contains(way_in) && !json.contains(&way_in.replace('-', "")));
    }
    assert!(!String::from_utf8_lossy(&file).contains("Key 3"));
}

#[test]
fn a_secret_that_the_keychain_has_lost_is_left_out_and_any_other_trouble_is_told() {
    let (world, mut vault) = open(Home::Keychain);
    let lost = world.pieces().into_iter().find(|name| name.contains(&id(3).to_string())).unwrap();
    world.keychain.put(&lost, None);
    let backup = back_up(&world, &mut vault);
    assert_eq!((backup.len(), backup.without_secret()), (3, 1));
    assert_eq!(
        vault.compare(&backup).unwrap(),
        Compared { keys: 3, without_secret: 1, missing_here: 0, not_in_it: 1 }
    );
    let mut other = World::new(Home::Keychain);
    let restored = restore(&backup, &mut other).unwrap();
    assert_eq!(restored.book().keys.len(), 2);

    vault.rotate_target(world.time()).unwrap();
    let mut later = world.clone();
    later.now += 60;
    let proof = later.prove_at(&vault, 0).unwrap();
    world.faults.keychain_says(Some(KeychainError::Locked));
    let refused = vault.back_up(proof, world.time());
    assert!(matches!(refused, Err(Error::Keychain(KeychainError::Locked))));
}

#[test]
fn the_code_of_a_backup_is_used_up() {
    let (world, mut vault) = open(Home::Keychain);
    drop(back_up(&world, &mut vault));
    assert!(vault.needs_rotation());
    vault.rotate_target(world.time()).unwrap();
    assert!(world.prove_at(&vault, 0).is_err());
}

#[test]
fn keys_are_brought_in_beside_those_that_are_here() {
    let (mut world, mut vault) = open(Home::Keychain);
    let backup = back_up(&world, &mut vault);
    vault.delete(id(1), world.time()).unwrap();
    vault.delete(id(2), world.time()).unwrap();
    vault.change(|book| book.keys.get_mut(&id(3)).unwrap().label = "Mine".to_owned()).unwrap();
    vault.create(key(4), fields("secret4"), world.time()).unwrap();
    assert_eq!(
        vault.compare(&backup).unwrap(),
        Compared { keys: 3, without_secret: 0, missing_here: 2, not_in_it: 1 }
    );
    vault.bring_in(&backup, world.time()).unwrap();
    assert_eq!(vault.compare(&backup).unwrap().missing_here, 0);
    drop(vault);
    let vault = world.unlock();
    assert_eq!(vault.book().keys[&id(3)].label, "Mine", "what is here stays");
    assert_eq!(secrets(&vault).len(), 4);
    assert_eq!(secret_of(&vault, 4, Which::Current).unwrap(), "secret4");
}

#[test]
fn a_key_with_another_secret_is_not_in_the_backup() {
    let (world, mut vault) = open(Home::Keychain);
    let backup = back_up(&world, &mut vault);
    vault.promote(id(2), world.time()).unwrap();
    assert_eq!(vault.compare(&backup).unwrap().not_in_it, 1);
}

#[test]
fn a_restore_that_fails_at_any_step_leaves_nothing_behind() {
    let (from, mut vault) = open(Home::Keychain);
    let backup = back_up(&from, &mut vault);
    for home in [Home::Keychain, Home::File] {
        for moment in [Moment::Before, Moment::After] {
            let mut failed = 0;
            for step in 0.. {
                let mut world = World::new(home);
                world.faults.fail_at(step, moment);
                let done = restore(&backup, &mut world);
                if world.faults.steps() <= step {
                    assert_eq!(secrets(&done.unwrap()).len(), 4);
                    break;
                }
                // What comes after the last commit is finished at the next unlock and fails nothing.
                if let Ok(vault) = done {
                    assert_eq!(secrets(&vault).len(), 4, "step {step}");
                    continue;
                }
                failed += 1;
                assert!(world.disk.names().is_empty(), "step {step}: {:?}", world.disk.names());
                assert!(world.keychain.names().is_empty(), "step {step}: {:?}", world.keychain.names());
                assert_eq!(world.store().standing().unwrap(), Standing::Nothing);
            }
            assert!(failed >= 8, "{failed}");
        }
    }
}

#[test]
fn a_restore_that_is_killed_at_any_step_is_gone_on_with() {
    let (from, mut vault) = open(Home::Keychain);
    let backup = back_up(&from, &mut vault);
    for home in [Home::Keychain, Home::File] {
        for moment in [Moment::Before, Moment::After] {
            for step in 0.. {
                let mut world = World::new(home);
                world.faults.crash_at(step, moment);
                drop(restore(&backup, &mut world));
                let is_over = world.faults.steps() <= step;
                world.faults.heal();
                if world.store().standing().unwrap() == Standing::Nothing {
                    drop(restore(&backup, &mut world).unwrap());
                }
                let mut vault = world.unlock();
                for id in vault.book().keys.keys() {
                    assert!(vault.reveal(*id, Which::Current, "secret").is_ok(), "step {step}: {id}");
                }
                vault.bring_in(&backup, world.time()).unwrap();
                let all = secrets(&vault);
                assert_eq!(all.len(), 4, "step {step}: three keys, and the new secret of one");
                assert!(!vault.book().restoring, "step {step}");
                vault.rotate_target(world.time()).unwrap();
                if home == Home::Keychain {
                    assert_eq!(world.pieces().len(), 4, "step {step}: nothing is left over");
                }
                if is_over {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_backup_takes_the_place_of_what_is_here_and_what_was_here_lies_beside_it() {
    let (mut world, mut vault) = open(Home::Keychain);
    let backup = back_up(&world, &mut vault);
    vault.create(key(4), fields("secret4"), world.time()).unwrap();
    vault.rotate_target(world.time()).unwrap();
    drop(vault);
    let before = world.remains().files;
    let mut anew = world.clone();
    assert_eq!(secrets(&restore(&backup, &mut anew).unwrap()).len(), 4);
    assert!(!anew.unlock().book().keys.contains_key(&id(4)));
    // Put back by hand, the files open as before.
    for (name, bytes) in before {
        assert_eq!(world.disk.bytes(&format!("put-aside/{name}")), Some(bytes.clone()), "{name}");
        world.disk.put(&name, Some(bytes));
    }
    assert_eq!(secret_of(&world.unlock(), 4, Which::Current).unwrap(), "secret4");
}

/// Another vault, whose one key is in no backup.
fn with_a_key_of_its_own() -> World {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(7), fields("mine"), world.time()).unwrap();
    world
}

#[test]
fn a_restore_over_something_that_fails_at_any_step_leaves_it_as_it_was() {
    let (from, mut vault) = open(Home::Keychain);
    let backup = back_up(&from, &mut vault);
    drop(vault);
    for moment in [Moment::Before, Moment::After] {
        for step in 0.. {
            let mut world = with_a_key_of_its_own();
            let remains = world.remains();
            let mut other = world.clone();
            world.faults.fail_at(step, moment);
            let done = restore(&backup, &mut other);
            if world.faults.steps() <= step {
                assert!(done.is_ok());
                break;
            }
            if done.is_err() {
                assert!(
                    world.remains().files == remains.files,
                    "{moment:?} {step}: {:?}",
                    world.disk.names()
                );
                assert!(world.remains().entries == remains.entries, "{moment:?} {step}");
                assert_eq!(secret_of(&world.unlock(), 7, Which::Current).unwrap(), "mine");
            }
        }
    }
}

#[test]
fn a_restore_over_something_that_is_killed_at_any_step_loses_neither() {
    let (from, mut vault) = open(Home::Keychain);
    let backup = back_up(&from, &mut vault);
    drop(vault);
    for moment in [Moment::Before, Moment::After] {
        for step in 0.. {
            let world = with_a_key_of_its_own();
            let (before, entries) = (world.remains().files, world.keychain.names());
            let mut other = world.clone();
            world.faults.crash_at(step, moment);
            drop(restore(&backup, &mut other));
            let is_over = world.faults.steps() <= step;
            world.faults.heal();
            let context = format!("{moment:?} {step}");
            // Every file of before stands in its place or beside it, and the keychain has what opens it.
            let is_there = |(name, bytes): (&String, &Vec<u8>)| {
                let places = [name.clone(), format!("put-aside/{name}")];
                places.iter().any(|place| world.disk.bytes(place).as_ref() == Some(bytes))
            };
            assert!(before.iter().all(is_there), "{context}: {:?}", world.disk.names());
            assert!(entries.iter().all(|name| world.keychain.bytes(name).is_some()), "{context}");
            // What stands in the place opens, or there is nothing and the restore is done again.
            match world.store().standing().unwrap() {
                Standing::Nothing => drop(restore(&backup, &mut other).unwrap()),
                Standing::Locked { .. } => {}
            }
            let (mut one, mut two) = (world.clone(), other.clone());
            (one.now, two.now) = (one.now + 120, two.now + 120);
            let by_code = || world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time());
            assert!(two.try_unlock().is_ok() || one.try_unlock().is_ok() || by_code().is_ok(), "{context}");
            if is_over {
                break;
            }
        }
    }
}
