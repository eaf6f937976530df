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
    vault.delete(id(2), world.time()).unwrap();
    assert!(size(&world) + 12_000 < with, "both generations are without it");
    world.disk.put("data", None);
    let vault = world.unlock();
    assert!(vault.is_from_previous() && !vault.book().keys.contains_key(&id(2)));
}

/// The target of the table that lies open in the file, from offset and code of every window.
fn target(world: &World) -> u32 {
    let bytes = world.disk.bytes("slots.a").unwrap();
    let begin = 27 + 156 + 1;
    let start = u64::from_be_bytes(bytes[begin..begin + 8].try_into().unwrap());
    let count = u32::from_be_bytes(bytes[begin + 8..begin + 12].try_into().unwrap());
    let table = &bytes[begin + 12 + 1 + 3 * 156 + 4..bytes.len() - 4];
    let targets: std::collections::BTreeSet<u32> = (0..u64::from(count))
        .map(|index| {
            let at = usize::try_from(index / 2).unwrap() * 5;
            let pair = table[at..at + 5].iter().fold(0, |pair, byte| (pair << 8) | u64::from(*byte));
            let offset = if index % 2 == 0 { pair >> 20 } else { pair & 0xf_ffff };
            let code: u64 = world.code_of((start + index) * 30).expose().parse().unwrap();
            u32::try_from((offset + code) % 1_000_000).unwrap()
        })
        .collect();
    assert_eq!(targets.len(), 1, "one table has one target");
    targets.into_iter().next().unwrap()
}

#[test]
fn the_target_is_another_one_after_each_rotation() {
    let mut world = World::new(Home::File);
    drop(world.set_up());
    let mut targets = vec![target(&world)];
    for _ in 0..5 {
        drop(world.unlock());
        targets.push(target(&world));
    }
    assert!(targets.windows(2).all(|pair| pair[0] != pair[1]), "{targets:?}");
    let different: std::collections::BTreeSet<&u32> = targets.iter().collect();
    assert!(different.len() >= 5, "{targets:?}");
}
