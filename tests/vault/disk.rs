//! The vault on a disk that is full and on one that cannot be written: real file systems, made small or read-only inside a mount
//! namespace of their own. Needs `unshare` and `mount` (util-linux, mount).
#![cfg(target_os = "linux")]

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use keystead::vault::{Cost, Error, Folder, Home, Store, Vault, Which};

use crate::world::{COST, World, begin_rotation, fields, id, key, secret_of};

/// A table of some pages, so that also a part of it can find no room.
const COST_HERE: Cost = Cost { windows: 8_000, ..COST };
const MARK: &str = "ON_A_DISK_OF_ITS_OWN";

/// Runs one scene of this file with a file system of 4 MiB of its own.
fn on_own_disk(scene: &str) {
    let dir = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size=4m none '{}' && exec \"$@\"", dir.path().display());
    let done = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "--", "sh", "-c", &mount, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("disk::scenes::{scene}"), "--ignored", "--nocapture", "--test-threads=1"])
        .env(MARK, dir.path())
        .stdin(Stdio::null())
        .output()
        .expect("unshare: install the package util-linux");
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && told.contains("1 passed"), "{scene}:\n{told}");
}

#[test]
fn a_full_disk_loses_nothing_and_everything_that_is_called_done_is_done() {
    on_own_disk("full");
}

#[test]
fn a_disk_that_cannot_be_written_shows_everything_and_changes_nothing() {
    on_own_disk("read_only");
}

fn dir() -> PathBuf {
    PathBuf::from(std::env::var_os(MARK).expect("only on a disk of its own"))
}

fn store(world: &World) -> Store {
    let folder = Folder::open(&dir().join("keystead")).unwrap();
    Store::with(Box::new(folder), Box::new(world.keychain.clone())).with_cost(COST_HERE)
}

fn open(world: &mut World) -> (Store, Vault) {
    world.now += 120;
    let mut store = store(world);
    let vault = store.unlock(&world.code(0), None, world.time(), &|| false).unwrap();
    (store, vault)
}

/// A vault with one key.
fn prepared() -> World {
    let mut world = World::new(Home::Keychain);
    let mut store = store(&world);
    let enrolment = world.enrol(&store);
    let mut vault = store.finish_set_up(&enrolment, None, Home::Keychain, world.time()).unwrap();
    vault.create(key(1), fields("one"), world.time()).unwrap();
    world
}

/// Leaves so many bytes free.
fn fill(free: usize) -> PathBuf {
    let path = dir().join("filler");
    let mut file = std::fs::File::create(&path).unwrap();
    let block = [b'x'; 4096];
    loop {
        match file.write(&block) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::StorageFull => break,
            Err(error) => panic!("{error}"),
        }
    }
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(free as u64)).unwrap();
    path
}

fn is_full(error: &Error) -> bool {
    matches!(error, Error::Disk(error) if error.kind() == ErrorKind::StorageFull)
}

fn files(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).unwrap().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

mod scenes {
    use super::*;

    #[test]
    #[ignore = "runs on a disk of its own"]
    fn full() {
        let mut world = prepared();
        let (mut refused, mut done) = (0, 0);
        // From no room at all to room for everything, one page after the other.
        for pages in 0..24 {
            let (store, mut vault) = open(&mut world);
            let (mut current, mut staged) = ("one", false);
            let filler = fill(pages * 4096);
            let mut take = |outcome: Result<(), Error>| match outcome {
                Ok(()) => {
                    done += 1;
                    true
                }
                Err(error) => {
                    assert!(is_full(&error), "{pages} pages: {error:?}");
                    refused += 1;
                    false
                }
            };
            take(vault.rotate_target(world.time()));
            let created = take(vault.create(key(2), fields("two"), world.time()));
            let now = world.time();
            let begun = take(vault.change(|book| {
                let begin = keystead::domain::rotation::Rotation::begin(now, &[]);
                book.keys.get_mut(&id(1)).unwrap().rotation = Some(begin);
            }));
            if begun && take(vault.stage(id(1), fields("next"), now).map(drop)) {
                staged = true;
                if take(vault.promote(id(1), now)) {
                    (current, staged) = ("next", false);
                }
            }
            drop((vault, store));
            std::fs::remove_file(&filler).unwrap();
            let (store, mut vault) = open(&mut world);
            vault.rotate_target(world.time()).unwrap();
            assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), current, "{pages} pages");
            assert_eq!(secret_of(&vault, 1, Which::Next).is_ok(), staged, "{pages} pages");
            // What was not called done may have been finished by this unlock, and is whole then.
            let there = vault.book().keys.contains_key(&id(2));
            assert!(there || !created, "{pages} pages: it was called done");
            if there {
                assert_eq!(secret_of(&vault, 2, Which::Current).unwrap(), "two");
                vault.delete(id(2), world.time()).unwrap();
            }
            // As it was, for the next round.
            if vault.book().keys[&id(1)].rotation.is_some() {
                vault.unstage(id(1), world.time()).unwrap();
            }
            if current == "next" {
                begin_rotation(&mut vault, 1, world.time());
                vault.stage(id(1), fields("one"), world.time()).unwrap();
                vault.promote(id(1), world.time()).unwrap();
            }
            assert_eq!(vault.undeleted(), 0, "{pages} pages");
            assert_eq!(world.pieces().len(), 1, "{pages} pages: something is left over");
            drop((vault, store));
            let there = files(&dir().join("keystead"));
            assert_eq!(there, ["data", "data.1", "lock", "slots.a", "slots.b"], "{pages} pages");
        }
        assert!(refused >= 8 && done > 10, "{refused} refused, {done} done");
    }

    #[test]
    #[ignore = "runs on a disk of its own"]
    fn read_only() {
        let mut world = prepared();
        let done = Command::new("mount").args(["-o", "remount,ro"]).arg(dir()).status().unwrap();
        assert!(done.success());
        let keychain = world.keychain.names();
        let (store, mut vault) = open(&mut world);
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
        let is_read_only = |error: Error| matches!(error, Error::Disk(error) if error.kind() == ErrorKind::ReadOnlyFilesystem);
        let now = world.time();
        assert!(is_read_only(vault.rotate_target(now).unwrap_err()));
        assert!(is_read_only(vault.create(key(2), fields("two"), now).unwrap_err()));
        assert!(is_read_only(vault.change(|book| book.settings.idle_secs = 60).unwrap_err()));
        assert!(is_read_only(vault.delete(id(1), now).unwrap_err()));
        assert_eq!(vault.book().keys.len(), 1, "nothing is shown as done");
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
        drop((vault, store));
        assert_eq!(world.keychain.names(), keychain);
        // The code was not used up, for nothing could be written.
        world.now -= 120;
        let (_store, vault) = open(&mut world);
        assert_eq!(secret_of(&vault, 1, Which::Current).unwrap(), "one");
    }
}
