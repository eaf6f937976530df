//! Files that anybody may have written: reading them ends in an answer, never in a panic.

use keystead::vault::Home;
use proptest::prelude::*;

use super::world::{World, text};

fn seen(world: &World) {
    let store = world.store();
    let _ = store.standing();
    let _ = store.load_appearance();
    drop(world.try_unlock());
    drop(world.store().unlock_by_recovery(&text(&world.recovery[0]), world.time()));
    world.disk.put("tries", None);
}

fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_file(files in prop::collection::vec(prop::option::of(prop::collection::vec(any::<u8>(), 0..600)), 6)) {
        let mut world = World::new(Home::Keychain);
        drop(world.set_up());
        for (name, bytes) in ["data", "data.1", "slots.a", "slots.b", "tries", "appearance"].iter().zip(files) {
            world.disk.put(name, bytes);
        }
        seen(&world);
    }

    #[test]
    fn any_cut_or_change_of_a_real_file(at in any::<prop::sample::Index>(), with in prop::collection::vec(any::<u8>(), 0..12), cut in any::<bool>(), name in 0..4_usize, home in any::<bool>()) {
        let mut world = World::new(if home { Home::Keychain } else { Home::File });
        drop(world.set_up());
        world.now += 120;
        let name = ["data", "data.1", "slots.a", "slots.b"][name];
        let mut bytes = world.disk.bytes(name).unwrap();
        if name.starts_with("slots") {
            bytes.truncate(bytes.len() - 4);
        }
        let at = at.index(bytes.len().min(900));
        if cut {
            bytes.truncate(at);
        } else {
            let end = (at + with.len()).min(bytes.len());
            bytes.splice(at..end, with);
        }
        let bytes = if name.starts_with("slots") { summed(bytes) } else { bytes };
        world.disk.put(name, Some(bytes));
        seen(&world);
    }

    #[test]
    fn any_bytes_in_any_entry(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut world = World::new(Home::Keychain);
        drop(world.set_up());
        world.now += 120;
        for name in world.keychain.names() {
            world.keychain.put(&name, Some(bytes.clone()));
        }
        seen(&world);
    }

    #[test]
    fn anything_typed(typed in ".{0,40}") {
        let mut world = World::new(Home::Keychain);
        drop(world.set_up());
        world.now += 120;
        drop(world.store().unlock(&text(&typed), Some(&text(&typed)), world.time(), &|| false));
        drop(world.store().unlock_by_recovery(&text(&typed), world.time()));
        let enrolment = world.clone().enrol(&world.store());
        for group in 0..7 {
            enrolment.check_group(group, group, &text(&typed));
        }
        keystead::vault::passphrase::estimate_bits(&text(&typed));
    }
}
