//! Setting up.

use keystead::domain::settings::{Appearance, ThemeChoice};
use keystead::vault::{Error, Home, KeychainError, Moment, Standing, Store};

use super::world::{COST, WORDS, World, text};

#[test]
fn a_new_vault_stands_locked_with_three_recovery_codes() {
    for home in [Home::Keychain, Home::File] {
        let mut world = World::new(home);
        assert_eq!(world.store().standing().unwrap(), Standing::Nothing);
        let vault = world.set_up();
        assert_eq!(vault.recovery_left(), 3);
        assert!(vault.book().keys.is_empty());
        let needs_passphrase = home == Home::File;
        assert_eq!(
            world.store().standing().unwrap(),
            Standing::Locked { home, needs_passphrase, recovery_left: 3 }
        );
        assert_eq!(world.disk.names(), ["data", "data.1", "slots.a", "slots.b"]);
        assert_eq!(world.keychain.names().len(), if home == Home::Keychain { 2 } else { 0 });
    }
}

#[test]
fn leaving_set_up_half_way_leaves_nothing_behind() {
    let mut world = World::new(Home::Keychain);
    let store = world.store();
    drop(world.enrol(&store));
    assert!(world.disk.names().is_empty() && world.keychain.names().is_empty());

    let outer = tempfile::tempdir().unwrap();
    let dir = outer.path().join("keystead");
    let store = Store::open(&dir).unwrap();
    assert_eq!(store.standing().unwrap(), Standing::Nothing);
    drop(store.begin_set_up(world.time()).unwrap());
    drop(store);
    assert!(!dir.exists());
}

#[test]
fn a_set_up_that_fails_at_any_step_leaves_nothing_behind() {
    for home in [Home::Keychain, Home::File] {
        for moment in [Moment::Before, Moment::After] {
            let mut step = 0;
            loop {
                let mut world = World::new(home);
                let mut store = world.store();
                let enrolment = world.enrol(&store);
                world.faults.fail_at(step, moment);
                let done = store.finish_set_up(&enrolment, world.passphrase(), home, world.time());
                if done.is_ok() {
                    break;
                }
                assert!(world.disk.names().is_empty(), "step {step}: {:?}", world.disk.names());
                assert!(world.keychain.names().is_empty(), "step {step}");
                assert_eq!(store.standing().unwrap(), Standing::Nothing);
                step += 1;
            }
            assert!(step >= if home == Home::Keychain { 7 } else { 5 }, "{step}");
        }
    }
}

#[test]
fn a_set_up_that_is_killed_at_any_step_is_nothing_or_whole() {
    for home in [Home::Keychain, Home::File] {
        for moment in [Moment::Before, Moment::After] {
            for step in 0..20 {
                let mut world = World::new(home);
                let mut store = world.store();
                let enrolment = world.enrol(&store);
                world.faults.crash_at(step, moment);
                drop(store.finish_set_up(&enrolment, world.passphrase(), home, world.time()));
                world.faults.heal();
                if world.store().standing().unwrap() == Standing::Nothing {
                    // The next set-up clears what was left and counts no entry of the first one.
                    world.set_up();
                    assert_eq!(world.keychain.names().len(), if home == Home::Keychain { 2 } else { 0 });
                }
                assert!(world.unlock().book().keys.is_empty());
            }
        }
    }
}

#[test]
fn a_real_folder_is_removed_when_set_up_fails_and_kept_when_it_works() {
    let outer = tempfile::tempdir().unwrap();
    let dir = outer.path().join("keystead");
    let mut world = World::new(Home::Keychain);
    let mut store =
        Store::with(Box::new(keystead::vault::Folder::open(&dir).unwrap()), Box::new(world.keychain.clone()))
            .with_cost(COST);
    let enrolment = world.enrol(&store);
    world.faults.keychain_says(Some(KeychainError::Refused));
    let refused = store.finish_set_up(&enrolment, None, Home::Keychain, world.time());
    assert!(matches!(refused, Err(Error::Keychain(KeychainError::Refused))));
    assert!(!dir.exists());
}

#[test]
fn nothing_is_set_up_without_a_code_of_the_phone_or_with_a_weak_passphrase() {
    let mut world = World::new(Home::Keychain);
    let mut store = world.store();
    let unconfirmed = store.begin_set_up(world.time()).unwrap();
    let refused = store.finish_set_up(&unconfirmed, None, Home::Keychain, world.time());
    assert!(matches!(refused, Err(Error::NotConfirmed)));
    for (passphrase, home) in
        [(Some("password1"), Home::Keychain), (Some("summer holidays"), Home::File), (None, Home::File)]
    {
        let enrolment = world.enrol(&store);
        let refused = store.finish_set_up(&enrolment, passphrase.map(text), home, world.time());
        assert!(
            matches!(refused, Err(Error::PassphraseTooWeak | Error::PassphraseMissing)),
            "{passphrase:?}"
        );
    }
    assert!(world.disk.names().is_empty() && world.keychain.names().is_empty());
}

#[test]
fn a_vault_is_never_set_up_over_another() {
    let mut world = World::new(Home::Keychain);
    drop(world.set_up());
    let remains = world.remains();
    let mut store = world.store();
    let enrolment = world.clone().enrol(&store);
    let refused = store.finish_set_up(&enrolment, Some(text(WORDS)), Home::File, world.time());
    assert!(matches!(refused, Err(Error::AlreadySetUp)));
    assert!(world.remains() == remains);
    // Not even when the data files are gone: the slots say that there was one.
    drop(world.unlock());
    world.disk.put("data", None);
    world.disk.put("data.1", None);
    assert!(matches!(world.store().standing(), Err(Error::Damaged { .. })));
}

#[test]
fn how_the_window_looks_is_kept_before_there_is_a_vault() {
    let world = World::new(Home::Keychain);
    assert_eq!(world.store().load_appearance(), Appearance::default());
    let dark = Appearance { theme: ThemeChoice::Dark, text_percent: 150 };
    world.store().save_appearance(dark).unwrap();
    assert_eq!(world.store().load_appearance(), dark);
    assert_eq!(world.store().standing().unwrap(), Standing::Nothing);
    for odd in [&b"{\"text_percent\": 9000, \"new\": 1}"[..], b"torn {", b""] {
        world.disk.put("appearance", Some(odd.to_vec()));
        assert!(world.store().load_appearance().text_percent <= 200);
    }
}
