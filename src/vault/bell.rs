//! One program at a time: a second start rings at the folder that the first one holds, the first one comes to the front, and the
//! second one leaves. The ring is an empty file; nothing else is ever said from program to program.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk::LOCK;

/// The file that is put there, and taken away by who heard it.
const RING: &str = "raise";
/// How often it is looked whether it was taken away.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Listens for rings at a folder for as long as it lives.
pub struct Bell {
    _watcher: RecommendedWatcher,
}

impl Bell {
    /// Calls `heard` at each ring, in a thread of its own.
    pub fn hang(dir: &Path, heard: impl Fn() + Send + 'static) -> notify::Result<Self> {
        let ring = dir.join(RING);
        // Who rang before nobody listened has left long ago.
        let _ = std::fs::remove_file(&ring);
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_new = event.is_ok_and(|event| matches!(event.kind, EventKind::Create(_) | EventKind::Any));
            // Taking it away is the answer.
            if is_new && std::fs::remove_file(&ring).is_ok() {
                heard();
            }
        })?;
        watcher.watch(dir, RecursiveMode::NonRecursive)?;
        Ok(Self { _watcher: watcher })
    }
}

/// Brings the program that holds this folder to the front. False when none holds it, or it does not answer within `patience`.
pub fn raise_other(dir: &Path, patience: Duration) -> bool {
    is_held(dir) && ring(dir, patience)
}

/// Whether a program holds this folder. Looking holds nothing that a second look, or the owner, would stumble over for long.
fn is_held(dir: &Path) -> bool {
    let Ok(file) = File::open(dir.join(LOCK)) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn ring(dir: &Path, patience: Duration) -> bool {
    let path = dir.join(RING);
    if OpenOptions::new().write(true).create_new(true).open(&path).is_err() && !path.exists() {
        return false;
    }
    let begun = Instant::now();
    while begun.elapsed() < patience {
        if !path.exists() {
            return true;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    let _ = std::fs::remove_file(&path);
    false
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::super::disk::{Disk, Folder};
    use super::*;

    const SOON: Duration = Duration::from_secs(5);

    #[test]
    fn a_second_start_is_heard_by_the_first_and_by_nobody_else() {
        let outer = tempfile::tempdir().unwrap();
        let dir = outer.path().join("keystead");
        assert!(!raise_other(&dir, SOON), "there is no folder");
        let folder = Folder::open(&dir).unwrap();
        folder.hold().unwrap();
        let begun = Instant::now();
        assert!(!raise_other(&dir, Duration::from_millis(100)), "nobody listens");
        assert!(begun.elapsed() >= Duration::from_millis(100) && !dir.join(RING).exists());
        let (told, heard) = sync_channel(9);
        let bell = Bell::hang(&dir, move || told.send(()).unwrap()).unwrap();
        for _ in 0..3 {
            assert!(raise_other(&dir, SOON));
            assert!(heard.recv_timeout(SOON).is_ok());
        }
        // What else happens in the folder is not a ring.
        std::fs::write(dir.join("data"), b"x").unwrap();
        assert!(heard.recv_timeout(Duration::from_millis(300)).is_err());
        drop((bell, folder));
        assert!(!raise_other(&dir, SOON), "nobody holds it");
        assert!(Folder::open(&dir).is_ok());
    }

    #[test]
    fn many_who_look_at_once_keep_nobody_from_holding_it() {
        let outer = tempfile::tempdir().unwrap();
        let dir = outer.path().to_owned();
        drop(Folder::open(&dir).unwrap());
        let lookers: Vec<_> = (0..8)
            .map(|_| {
                let dir = dir.clone();
                std::thread::Builder::new().spawn(move || (0..300).filter(|_| is_held(&dir)).count()).unwrap()
            })
            .collect();
        for _ in 0..50 {
            drop(Folder::open(&dir).unwrap());
        }
        for looker in lookers {
            looker.join().unwrap();
        }
    }
}
