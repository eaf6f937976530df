//! A vault without a keychain: the secrets are sealed in the data file, and the passphrase is compulsory.

use keystead::vault::{Home, KeychainError, KeychainState, UnlockError, Which};

use super::world::{WORDS, World, fields, id, key, secret_of, text};

#[test]
fn it_never_asks_the_keychain() {
    let mut world = World::new(Home::File);
    world.faults.keychain_says(Some(KeychainError::Missing));
    assert_eq!(world.store().keychain_state(), KeychainState::Missing);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    drop(vault);
    world.now += 120;
    let mut vault = world.try_unlock().unwrap();
    vault.rotate_target(world.time()).unwrap();
    assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
    assert!(world.keychain.names().is_empty());
}

#[test]
fn it_opens_with_code_and_passphrase_together_only() {
    let mut world = World::new(Home::File);
    drop(world.set_up());
    world.now += 120;
    let open = |code, passphrase: Option<&str>| {
        let passphrase = passphrase.map(text);
        world.store().unlock(&code, passphrase.as_ref(), world.time(), &|| false)
    };
    assert!(matches!(open(world.code(0), None), Err(UnlockError::PassphraseMissing)));
    assert!(matches!(open(world.code(0), Some("x")), Err(UnlockError::WrongCode)));
    assert!(matches!(open(world.code(5), Some(WORDS)), Err(UnlockError::WrongCode)));
    assert!(open(world.code(0), Some(WORDS)).is_ok());
}

#[test]
fn a_destroyed_secret_is_in_no_kept_file() {
    let mut world = World::new(Home::File);
    let mut vault = world.set_up();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    let size =
        |world: &World| world.disk.bytes("data").unwrap().len() + world.disk.bytes("data.1").unwrap().len();
    let long = fields(&"long".repeat(700));
    vault.create(key(2), long, world.time()).unwrap();
    vault.change(|_| ()).unwrap();
    let with = size(&world);
    vault.delete(id(2)).unwrap();
    assert!(size(&world) + 12_000 < with, "both generations are without it");
    world.disk.put("data", None);
    let vault = world.unlock();
    assert!(vault.is_from_previous() && !vault.book().keys.contains_key(&id(2)));
}
