//! Opening by recovery code when something fails or is damaged.

use keystead::vault::{Error, Home, Moment, Standing, UnlockError, Vault, Which};

use super::world::{World, fields, key, secret_of, text};

fn one_key(home: Home) -> World {
    let mut world = World::new(home);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    drop(vault);
    drop(world.unlock());
    world
}

fn open(world: &World, code: usize) -> Result<Vault, UnlockError> {
    world.store().unlock_by_recovery(&text(&world.recovery[code]), world.time())
}

#[test]
fn a_recovery_code_is_never_used_up_without_opening() {
    for home in [Home::Keychain, Home::File] {
        let mut world = one_key(home);
        let remains = world.remains();
        for moment in [Moment::Before, Moment::After] {
            for step in 0.. {
                let context = format!("{home:?} {moment:?} {step}");
                world.put_back(&remains);
                world.faults.fail_at(step, moment);
                let opened = open(&world, 0);
                let finished = world.faults.steps() <= step;
                world.faults.heal();
                match opened {
                    Ok(vault) => {
                        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one", "{context}");
                        drop(vault);
                        let again = open(&world, 0);
                        assert!(matches!(again, Err(UnlockError::WrongRecoveryCode)), "{context}");
                    }
                    Err(error) => assert!(open(&world, 0).is_ok(), "{context}: {error}"),
                }
                if finished {
                    assert!(step > 5, "{context}: the fault was never reached");
                    break;
                }
            }
        }
    }
}

#[test]
fn a_flipped_bit_in_one_recovery_slot_is_healed_by_the_other_copies() {
    const SLOT: usize = 27 + 1;
    const LENGTH: usize = 156;
    let mut world = one_key(Home::Keychain);
    let remains = world.remains();
    // One bit of each byte: name, epoch, cost, salt, commitment, wrapped key. Last a memory that no derivation can have.
    for (byte, bit) in (0..LENGTH).map(|byte| (byte, 0)).chain([(27, 6)]) {
        for name in ["data", "data.1"] {
            world.put_back(&remains);
            let mut bytes = world.disk.bytes(name).unwrap();
            bytes[SLOT + byte] ^= 1 << bit;
            world.disk.put(name, Some(bytes));
            let opened = open(&world, 0);
            assert!(opened.is_ok(), "byte {byte} of {name}: {:?}", opened.err());
            drop(opened);
            assert!(matches!(open(&world, 0), Err(UnlockError::WrongRecoveryCode)), "byte {byte}");
            assert!(open(&world, 1).is_ok(), "byte {byte}");
        }
    }
    // Both data files' copies: the seal finds it, and nothing is opened.
    world.put_back(&remains);
    for name in ["data", "data.1"] {
        let mut bytes = world.disk.bytes(name).unwrap();
        bytes[SLOT] ^= 1;
        world.disk.put(name, Some(bytes));
    }
    assert!(matches!(open(&world, 0), Err(UnlockError::Damaged)));
}

#[test]
fn a_file_that_cannot_be_read_counts_as_damaged_while_the_other_is_whole() {
    for home in [Home::Keychain, Home::File] {
        let mut world = one_key(home);
        let remains = world.remains();
        let needs_passphrase = home == Home::File;
        let standing = Standing::Locked { home, needs_passphrase, recovery_left: 3 };
        for names in [&["data"][..], &["data.1"], &["data", "slots.a"], &["data.1", "slots.b"]] {
            world.put_back(&remains);
            world.now += 120;
            world.faults.cannot_read(names);
            assert_eq!(world.store().standing().unwrap(), standing, "{names:?}");
            let vault = world.try_unlock().unwrap();
            assert_eq!(vault.is_from_previous(), names[0] == "data", "{names:?}");
            drop(vault);
            assert_eq!(secret_of(&open(&world, 0).unwrap(), 1, Which::Current).unwrap(), "one", "{names:?}");
            world.faults.heal();
        }
        world.put_back(&remains);
        world.faults.cannot_read(&["data", "data.1"]);
        assert!(world.store().standing().is_ok(), "a vault stands there, whatever it is");
        assert!(matches!(world.try_unlock(), Err(UnlockError::CodeUsed { .. })));
        world.now += 120;
        assert!(matches!(world.try_unlock(), Err(UnlockError::Vault(Error::Disk(_)))));
        assert!(matches!(open(&world, 0), Err(UnlockError::Vault(Error::Disk(_)))));
        world.faults.cannot_read(&["data", "data.1", "slots.a", "slots.b"]);
        assert!(matches!(world.store().standing(), Err(Error::Disk(_))));
        assert!(matches!(open(&world, 0), Err(UnlockError::Vault(Error::Disk(_)))));
    }
}
