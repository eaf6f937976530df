//! Opening by recovery code when something fails or is damaged.

use keystead::vault::{Home, Moment, UnlockError, Vault, Which};

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
