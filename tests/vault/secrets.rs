//! Saving, revealing, editing, rotating, deleting.

use keystead::domain::api_key::{Act, Address, ApiKey, ToolUse};
use keystead::domain::book::Book;
use keystead::domain::draft::Draft;
use keystead::domain::rotation::ToolTick;
use keystead::domain::secret::{SecretField, SecretFields};
use keystead::vault::{Error, Home, KeychainError, Moment, Vault, Which, hints};

use super::world::{World, begin_rotation, fields, id, key, secret_of, text};

#[test]
fn what_is_saved_comes_back_after_a_restart() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        let now = world.time();
        vault.change(|book| drop(book.drafts.insert(id(1), Draft::begin(id(1), now)))).unwrap();
        vault.create(key(1), fields("one"), now).unwrap();
        vault.create(key(2), fields("two"), now).unwrap();
        let kept = vault.book().clone();
        drop(vault);
        let vault = world.unlock();
        assert_eq!(*vault.book(), kept);
        assert!(kept.drafts[&id(1)].saved, "the draft is marked in the same commit");
        assert!(kept.keys[&id(1)].history.iter().any(|entry| entry.act == Act::Created));
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
        assert_eq!(vault.reveal(id(2), Which::Current, "api_key").unwrap().expose(), "PUBLIC-two-PUBLIC");
        assert!(matches!(vault.reveal(id(2), Which::Current, "nothing"), Err(Error::NoSuchField)));
        assert!(matches!(vault.reveal(id(3), Which::Current, "secret"), Err(Error::NoSuchKey)));
        assert!(matches!(vault.reveal(id(1), Which::Next, "secret"), Err(Error::NotStaged)));
        assert!(vault.recovered().is_empty() && vault.dropped().is_empty() && vault.undeleted() == 0);
    }
}

#[test]
fn no_secret_label_or_key_name_stands_in_a_file_or_an_entry() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        vault.create(key(1), fields("canary"), world.time()).unwrap();
        drop(world.unlock());
        let remains = world.remains();
        let seed = data_encoding::BASE32_NOPAD.encode(&world.seed);
        for bytes in remains.files.values().chain(remains.entries.values()) {
            for canary in [&b"canary"[..], b"PUBLIC", b"Key 1", b"kraken", seed.as_bytes(), &world.seed] {
                assert!(bytes.windows(canary.len()).all(|window| window != canary));
            }
        }
    }
}

#[test]
fn the_data_file_tells_its_size_only_in_steps() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    let empty = world.disk.bytes("data").unwrap().len();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    assert_eq!(world.disk.bytes("data").unwrap().len(), empty);
    let long = vault.change(|book| book.keys.get_mut(&id(1)).unwrap().note = "n".repeat(4096));
    long.unwrap();
    assert_eq!(world.disk.bytes("data").unwrap().len(), empty + 4096);
}

#[test]
fn hints_show_little_of_a_secret() {
    let field = |name: &str, value: &str| SecretField { name: name.to_owned(), text: text(value) };
    let shown = hints(&SecretFields(vec![
        field("api_key", "4/SDabcdefghijklmnopdxgX"),
        field("api_key", "short"),
        field("secret", "0123456789abcdefZt81"),
        field("secret", "0123456789abcdef"),
        field("passphrase", "a passphrase somebody made up"),
        field("key_name", "organizations/öäü/apiKeys/éàè1"),
    ]));
    let hints: Vec<&str> = shown.iter().map(|hint| hint.hint.as_str()).collect();
    assert_eq!(hints, ["4/SD … dxgX", "", "Zt81", "", "", "orga … éàè1"]);
}

#[test]
fn a_text_that_is_stored_already_is_found() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    vault.create(key(2), fields("two"), world.time()).unwrap();
    begin_rotation(&mut vault, 2, world.time());
    vault.stage(id(2), fields("three"), world.time()).unwrap();
    drop(vault);
    let vault = world.unlock();
    assert_eq!(vault.stored_already(&text("PUBLIC-one-PUBLIC")), Some(id(1)));
    assert_eq!(vault.stored_already(&text(" PUBLIC-three-PUBLIC\n")), Some(id(2)));
    assert_eq!(vault.stored_already(&text("PUBLIC-four-PUBLIC")), None);
    assert_eq!(vault.stored_already(&text("")), None);
}

#[test]
fn an_edit_never_touches_what_belongs_to_the_secret() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    begin_rotation(&mut vault, 1, world.time());
    vault.stage(id(1), fields("two"), world.time()).unwrap();
    let before = vault.book().clone();
    let refused = |vault: &mut Vault, edit: fn(&mut Book)| {
        assert!(matches!(vault.change(edit), Err(Error::EditRefused)));
    };
    refused(&mut vault, |book| drop(book.keys.insert(id(2), key(2))));
    refused(&mut vault, |book| drop(book.keys.remove(&id(1))));
    refused(&mut vault, |book| book.keys.get_mut(&id(1)).unwrap().id = id(9));
    refused(&mut vault, |book| book.keys.get_mut(&id(1)).unwrap().fields.clear());
    refused(&mut vault, |book| book.keys.get_mut(&id(1)).unwrap().rotation = None);
    refused(&mut vault, |book| {
        book.keys.get_mut(&id(1)).unwrap().rotation.as_mut().unwrap().new_fields = None;
    });
    refused(&mut vault, |book| {
        let key = book.keys.remove(&id(1)).unwrap();
        book.keys.insert(id(3), key);
    });
    assert_eq!(*vault.book(), before);
    vault.change(|book| book.keys.get_mut(&id(1)).unwrap().label = "New name".to_owned()).unwrap();
    assert_eq!(world.unlock().book().keys[&id(1)].label, "New name");
}

#[test]
fn a_change_that_cannot_be_written_is_not_shown() {
    for moment in [Moment::Before, Moment::After] {
        for step in 0..2 {
            let mut world = World::new(Home::Keychain);
            let mut vault = world.set_up();
            vault.create(key(1), fields("one"), world.time()).unwrap();
            let before = vault.book().clone();
            world.faults.fail_at(step, moment);
            assert!(vault.change(|book| book.settings.idle_secs = 60).is_err());
            assert_eq!(*vault.book(), before);
            vault.change(|book| book.settings.idle_secs = 120).unwrap();
            assert_eq!(world.unlock().book().settings.idle_secs, 120);
        }
    }
}

#[test]
fn a_rotation_keeps_both_secrets_until_the_old_one_is_destroyed() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        vault.create(key(1), fields("old"), world.time()).unwrap();
        assert!(matches!(vault.stage(id(1), fields("new"), world.time()), Err(Error::NotRotating)));
        assert!(matches!(vault.promote(id(1), world.time()), Err(Error::NotStaged)));
        begin_rotation(&mut vault, 1, world.time());
        let shown = vault.stage(id(1), fields("new"), world.time()).unwrap();
        assert!(matches!(vault.stage(id(1), fields("third"), world.time()), Err(Error::AlreadyStaged)));
        drop(vault);
        let mut vault = world.unlock();
        let rotation = vault.book().keys[&id(1)].rotation.clone().unwrap();
        assert_eq!(rotation.new_fields, Some(shown.clone()));
        assert!(rotation.stored.is_some());
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "old");
        assert_eq!(secret_of(&vault, 1, Which::Next).unwrap(), "new");
        let before = world.pieces();
        vault.promote(id(1), world.time()).unwrap();
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "new");
        assert!(secret_of(&vault, 1, Which::Next).is_err());
        let kept = &vault.book().keys[&id(1)];
        assert_eq!((kept.rotation.as_ref(), &kept.fields, Some(kept.made)), (None, &shown, rotation.stored));
        assert!(kept.made < world.time(), "made when it was stored, not when the old one was destroyed");
        assert!(kept.history.iter().any(|entry| entry.act == Act::Rotated));
        if home == Home::Keychain {
            assert_eq!((before.len(), world.pieces().len()), (2, 1), "the old entry is gone");
        }
        assert_eq!(vault.undeleted(), 0);
        drop(vault);
        assert_eq!(secret_of(&world.unlock(), 1, Which::Current).unwrap(), "new");
    }
}

#[test]
fn a_replaced_key_has_the_dates_and_the_tools_of_the_new_one() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    let tool = |name: &str| ToolUse { tool: name.to_owned(), place: String::new() };
    let address = Address { ip: "203.0.113.7".to_owned(), note: String::new() };
    let listed = vec![address];
    let end = jiff::civil::date(2026, 10, 1);
    for (number, exchange, addresses) in
        [(1, "bybit", vec![]), (2, "bybit", listed), (3, "kraken", vec![]), (4, "binance", vec![])]
    {
        let exchange = exchange.to_owned();
        let tools = vec![tool("one"), tool("two")];
        let old = ApiKey { exchange, addresses, tools, expires: Some(end), ..key(number) };
        vault.create(old, fields(&format!("old {number}")), world.time()).unwrap();
        begin_rotation(&mut vault, number, world.time());
        vault.stage(id(number), fields(&format!("new {number}")), world.time()).unwrap();
    }
    let stored = world.time();
    vault
        .change(|book| {
            for key in book.keys.values_mut() {
                let added = ["two", "three"].map(|name| ToolTick { tool: tool(name), done: Some(stored) });
                key.rotation.as_mut().unwrap().tools = added.into();
            }
        })
        .unwrap();
    world.now += 5 * 86_400;
    let made = stored.to_zoned(jiff::tz::TimeZone::UTC).date();
    // Bybit says so of keys without a list; elsewhere nothing is certain.
    let ends = [Some(made.checked_add(jiff::Span::new().days(90)).unwrap()), None, None, None];
    for (number, expires) in (1..).zip(ends) {
        vault.promote(id(number), world.time()).unwrap();
        let key = &vault.book().keys[&id(number)];
        assert_eq!((key.made, key.expires), (stored, expires), "{number}");
        assert_eq!(key.tools, [tool("one"), tool("two"), tool("three")]);
        assert_eq!(key.history.last().map(|entry| entry.at), Some(world.time()));
    }
}

#[test]
fn a_discarded_draft_takes_along_what_was_stored_for_it() {
    for discard in [false, true] {
        let mut world = World::new(Home::Keychain);
        let mut vault = world.set_up();
        let now = world.time();
        vault.change(|book| drop(book.drafts.insert(id(1), Draft::begin(id(1), now)))).unwrap();
        // The secret reaches the keychain, and then the disk is full.
        world.faults.fail_at(3, Moment::Before);
        assert!(vault.create(key(1), fields("one"), now).is_err());
        assert_eq!(world.pieces().len(), 1);
        if discard {
            world.faults.fail_at(0, Moment::Before);
            assert!(vault.change(|book| drop(book.drafts.remove(&id(1)))).is_err());
            assert!(vault.book().drafts.contains_key(&id(1)));
            world.faults.heal();
            vault.change(|book| drop(book.drafts.remove(&id(1)))).unwrap();
            assert_eq!((world.pieces().len(), vault.undeleted()), (0, 0));
        }
        drop(vault);
        let vault = world.unlock();
        assert_eq!(vault.book().keys.contains_key(&id(1)), !discard);
        assert_eq!(vault.book().drafts.contains_key(&id(1)), !discard);
        assert_eq!(world.pieces().len(), usize::from(!discard));
    }
}

#[test]
fn a_rotation_taken_back_destroys_the_new_secret() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        let mut vault = world.set_up();
        vault.create(key(1), fields("old"), world.time()).unwrap();
        let before = (world.pieces(), vault.book().keys[&id(1)].fields.clone());
        assert!(matches!(vault.unstage(id(1), world.time()), Err(Error::NotRotating)));
        begin_rotation(&mut vault, 1, world.time());
        vault.stage(id(1), fields("new"), world.time()).unwrap();
        vault.unstage(id(1), world.time()).unwrap();
        assert_eq!((world.pieces(), vault.book().keys[&id(1)].fields.clone()), before);
        // Also one in which nothing was stored yet.
        begin_rotation(&mut vault, 1, world.time());
        vault.unstage(id(1), world.time()).unwrap();
        assert!(vault.book().keys[&id(1)].history.iter().any(|entry| entry.act == Act::RotationTakenBack));
        drop(vault);
        let vault = world.unlock();
        assert_eq!(vault.book().keys[&id(1)].rotation, None);
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "old");
    }
}

#[test]
fn a_deleted_key_leaves_no_entry_behind() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    vault.create(key(2), fields("two"), world.time()).unwrap();
    begin_rotation(&mut vault, 1, world.time());
    vault.stage(id(1), fields("next"), world.time()).unwrap();
    vault.delete(id(1), world.time()).unwrap();
    assert!(matches!(vault.delete(id(1), world.time()), Err(Error::NoSuchKey)));
    assert_eq!(world.pieces().len(), 1);
    drop(vault);
    let mut vault = world.unlock();
    assert_eq!(vault.book().keys.len(), 1);
    // The id may come back; its secret is a new one.
    vault.create(key(1), fields("again"), world.time()).unwrap();
    assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "again");
}

#[test]
fn an_entry_that_cannot_be_deleted_now_is_deleted_after_the_next_unlock() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    world.faults.keychain_says(Some(KeychainError::Locked));
    vault.delete(id(1), world.time()).unwrap();
    assert_eq!((vault.book().keys.len(), vault.undeleted(), world.pieces().len()), (0, 1, 1));
    drop(vault);
    world.faults.keychain_says(None);
    let vault = world.unlock();
    assert_eq!((vault.undeleted(), world.pieces().len()), (0, 0));
}

#[test]
fn a_key_that_cannot_be_saved_is_not_shown_and_can_be_saved_again() {
    for error in [KeychainError::Locked, KeychainError::Missing, KeychainError::Failed] {
        let mut world = World::new(Home::Keychain);
        let mut vault = world.set_up();
        world.faults.keychain_says(Some(error));
        let failed = vault.create(key(1), fields("one"), world.time());
        assert!(matches!(failed, Err(Error::Keychain(told)) if told == error));
        assert!(vault.book().keys.is_empty());
        world.faults.keychain_says(None);
        vault.create(key(1), fields("second try"), world.time()).unwrap();
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "second try");
        assert!(matches!(vault.create(key(1), fields("x"), world.time()), Err(Error::KeyExists)));
        assert_eq!(world.pieces().len(), 1);
        drop(vault);
        let vault = world.unlock();
        assert!(vault.recovered().is_empty() && vault.dropped().is_empty());
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "second try");
    }
}

#[test]
fn a_long_key_is_kept_in_pieces_that_every_keychain_takes() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    let pem = |length: usize| {
        SecretFields(vec![SecretField { name: "private_key".to_owned(), text: text(&"k".repeat(length)) }])
    };
    vault.create(key(1), pem(3_272), world.time()).unwrap();
    vault.create(key(2), pem(12_000), world.time()).unwrap();
    assert!(matches!(vault.create(key(3), pem(20_000), world.time()), Err(Error::TooLong)));
    assert_eq!(vault.book().keys.len(), 2);
    let sizes = world.remains().entries.values().map(Vec::len).max().unwrap();
    assert!(sizes <= 2048, "{sizes}");
    drop(vault);
    let mut vault = world.unlock();
    assert_eq!(vault.reveal(id(2), Which::Current, "private_key").unwrap().expose().len(), 12_000);
    vault.delete(id(2), world.time()).unwrap();
    assert_eq!(world.pieces().len(), 2);
}

#[test]
fn the_sample_vault_does_everything_and_saves_nothing() {
    let mut book = Book::default();
    book.keys.insert(id(1), key(1));
    let mut staged = key(2);
    let now = World::new(Home::Keychain).time();
    staged.rotation = Some(keystead::domain::rotation::Rotation::begin(now, &[]));
    staged.rotation.as_mut().unwrap().new_fields = Some(hints(&fields("new")));
    book.keys.insert(id(2), staged);
    let secrets = vec![(id(1), fields("one")), (id(2), fields("old")), (id(2), fields("new"))];
    let mut vault = Vault::sample(book.clone(), secrets).unwrap();
    assert_eq!(*vault.book(), book);
    assert!(!vault.needs_rotation());
    vault.rotate_target(now).unwrap();
    assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
    assert_eq!(secret_of(&vault, 2, Which::Next).unwrap(), "new");
    vault.promote(id(2), now).unwrap();
    assert_eq!(secret_of(&vault, 2, Which::Current).unwrap(), "new");
    vault.create(key(3), fields("three"), now).unwrap();
    vault.change(|book| book.settings.idle_secs = 60).unwrap();
    vault.delete(id(1), now).unwrap();
    assert_eq!(vault.book().keys.len(), 2);
}
