//! What was, and must not come back: older files, older slots, entries of a keychain that hides them.

use keystead::vault::{Error, Home, KeychainError, Moment, UnlockError, Which};

use super::world::{World, begin_rotation, fields, id, key, secret_of, text};

#[test]
fn a_rotation_that_stops_half_way_leaves_no_older_copy_that_opens_silently() {
    for home in [Home::Keychain, Home::File] {
        for (step, moment) in [(0, Moment::After), (1, Moment::Before), (1, Moment::After)] {
            let context = format!("{home:?} {step} {moment:?}");
            let mut world = World::new(home);
            drop(world.set_up());
            world.now += 120;
            let mut vault = world.try_unlock().unwrap();
            world.faults.fail_at(step, moment);
            assert!(vault.rotate_target(world.time()).is_err(), "{context}");
            assert!(vault.needs_rotation(), "{context}");
            drop(vault);
            let remains = world.remains();
            world.disk.put("slots.a", None);
            let closed = world.try_unlock().err();
            let is_told = match home {
                Home::Keychain => {
                    matches!(closed, Some(UnlockError::OlderCopy { .. } | UnlockError::CodeUsed { .. }))
                }
                // Nothing remembers, so the older copy is gone.
                Home::File => closed.is_some(),
            };
            assert!(is_told, "{context}: {closed:?}");
            world.put_back(&remains);
            drop(world.unlock());
            assert_eq!(world.disk.bytes("slots.a"), world.disk.bytes("slots.b"), "{context}");
        }
    }
}

#[test]
fn an_edit_after_the_unlock_cannot_be_undone_silently_once_the_vault_was_closed() {
    let mut world = World::new(Home::Keychain);
    drop(world.set_up());
    let mut vault = world.unlock();
    let before = world.remains();
    vault.change(|book| book.settings.idle_secs = 61).unwrap();
    vault.close(world.time());
    let steps = world.faults.steps();
    for name in ["data", "data.1"] {
        world.disk.put(name, before.files.get(name).cloned());
    }
    world.now += 120;
    assert!(matches!(world.try_unlock(), Err(UnlockError::OlderCopy { .. })));
    assert!(steps > 0);
    // A keychain that is locked by then is not asked.
    let mut world = World::new(Home::Keychain);
    drop(world.set_up());
    let mut vault = world.unlock();
    vault.change(|book| book.settings.idle_secs = 61).unwrap();
    world.faults.keychain_hides(Some("/gen"));
    let entries = world.remains().entries;
    vault.close(world.time());
    assert!(world.remains().entries == entries);
}

#[test]
fn a_used_recovery_code_cannot_be_revived_silently_by_older_files() {
    let mut world = World::new(Home::Keychain);
    drop(world.set_up());
    drop(world.unlock());
    let before = world.remains();
    let code = text(&world.recovery[0]);
    drop(world.store().unlock_by_recovery(&code, world.time()).unwrap());
    for (name, bytes) in &before.files {
        world.disk.put(name, Some(bytes.clone()));
    }
    let again = world.store().unlock_by_recovery(&code, world.time());
    assert!(matches!(again, Err(UnlockError::OlderCopy { .. })));
}

#[test]
fn after_older_files_were_accepted_no_entry_is_written_over() {
    for by_code in [false, true] {
        let mut world = World::new(Home::Keychain);
        let mut vault = world.set_up();
        vault.create(key(1), fields("old"), world.time()).unwrap();
        begin_rotation(&mut vault, 1, world.time());
        drop(vault);
        let mut vault = world.unlock();
        let before = world.remains();
        vault.stage(id(1), fields("lost"), world.time()).unwrap();
        drop(vault);
        let entries = world.remains().entries;
        for (name, bytes) in &before.files {
            world.disk.put(name, Some(bytes.clone()));
        }
        world.now += 120;
        let mut store = world.store();
        let mut vault = if by_code {
            // The keychain has forgotten the mark, so that the files' age cannot be told.
            for name in world.keychain.names().iter().filter(|name| name.ends_with("/gen")) {
                world.keychain.put(name, None);
            }
            store.unlock_by_recovery(&text(&world.recovery[0]), world.time()).unwrap()
        } else {
            store.accept_older_copy();
            store.unlock(&world.code(0), None, world.time(), &|| false).unwrap()
        };
        vault.stage(id(1), fields("new"), world.time()).unwrap();
        assert_eq!(secret_of(&vault, 1, Which::Next).unwrap(), "new");
        for (name, bytes) in entries.iter().filter(|(name, _)| name.contains("/s/")) {
            assert_eq!(world.keychain.bytes(name).as_ref(), Some(bytes), "{name} was written twice");
        }
    }
}

#[test]
fn a_locked_keychain_that_hides_its_entries_is_not_believed() {
    // An interrupted saving waits.
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(2), fields("two"), world.time()).unwrap();
    world.faults.crash_at(2, Moment::After);
    assert!(vault.create(key(1), fields("one"), world.time()).is_err());
    drop(vault);
    world.faults.heal();
    world.faults.keychain_hides(Some("/s/"));
    let vault = world.unlock();
    assert!(vault.dropped().is_empty() && vault.recovered().is_empty());
    let told = secret_of(&vault, 2, Which::Current);
    assert!(matches!(told, Err(Error::Keychain(KeychainError::Locked))));
    drop(vault);
    world.faults.keychain_hides(None);
    let mut vault = world.unlock();
    assert_eq!(vault.recovered(), [id(1)]);
    // What is to be deleted stays on the list.
    world.faults.keychain_hides(Some("/s/"));
    vault.delete(id(1), world.time()).unwrap();
    assert_eq!((vault.undeleted(), world.pieces().len()), (1, 2));
    drop(vault);
    world.faults.keychain_hides(None);
    assert_eq!((world.unlock().undeleted(), world.pieces().len()), (0, 1));
    // And no new device key takes the place of one that is there.
    world.faults.keychain_hides(Some("/dev"));
    let code = text(&world.recovery[0]);
    let mut vault = world.store().unlock_by_recovery(&code, world.time()).unwrap();
    let entries = world.remains().entries;
    let mut new = world.clone();
    let enrolment = new.enrol(&new.store());
    let refused = vault.replace_phone(&enrolment, None, world.time());
    assert!(matches!(refused, Err(Error::Keychain(KeychainError::Locked))));
    assert!(world.remains().entries == entries);
    world.faults.keychain_hides(None);
    vault.replace_phone(&enrolment, None, world.time()).unwrap();
    drop(vault);
    assert_eq!(secret_of(&new.unlock(), 2, Which::Current).unwrap(), "two");
}
