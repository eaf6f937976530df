//! One program at a time: a second start rings at the folder that the first one holds, the first one comes to the front, and the
//! second one leaves. The ring is an empty file; nothing else is ever said from program to program.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk::LOCK;

/// The file that is put there, and taken away by who heard it.
const RING: &str = "raise";

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

/// Whether a program holds this folder. Looking holds it for a moment too: whoever wants to hold it tries again then.
pub fn is_held(dir: &Path) -> bool {
    let Ok(file) = File::open(dir.join(LOCK)) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// A ring that waits for its answer. Dropping it takes back what was not heard.
pub struct Ring(PathBuf);

impl Ring {
    /// Rings at this folder; none when nothing can be written there.
    pub fn at(dir: &Path) -> Option<Self> {
        let path = dir.join(RING);
        let is_there = OpenOptions::new().write(true).create_new(true).open(&path).is_ok() || path.exists();
        is_there.then_some(Self(path))
    }

    /// Whether the program that holds the folder has heard it.
    pub fn is_heard(&self) -> bool {
        !self.0.exists()
    }
}

impl Drop for Ring {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;
    use std::time::Duration;

    use super::super::disk::{Disk, Folder};
    use super::*;

    const SOON: Duration = Duration::from_secs(5);

    #[test]
    fn a_ring_is_heard_by_who_listens_and_by_nobody_else() {
        let outer = tempfile::tempdir().unwrap();
        let dir = outer.path().join("keystead");
        assert!(!is_held(&dir) && Ring::at(&dir).is_none(), "there is no folder");
        let folder = Folder::open(&dir).unwrap();
        folder.hold().unwrap();
        assert!(is_held(&dir));
        let ring = Ring::at(&dir).unwrap();
        assert!(!ring.is_heard(), "nobody listens");
        drop(ring);
        assert!(!dir.join(RING).exists());
        let (told, heard) = sync_channel(9);
        let bell = Bell::hang(&dir, move || told.send(()).unwrap()).unwrap();
        for _ in 0..3 {
            let ring = Ring::at(&dir).unwrap();
            assert!(heard.recv_timeout(SOON).is_ok() && ring.is_heard());
        }
        // What else happens in the folder is not a ring.
        std::fs::write(dir.join("data"), b"x").unwrap();
        assert!(heard.recv_timeout(Duration::from_millis(300)).is_err());
        drop((bell, folder));
        assert!(!is_held(&dir), "nobody holds it");
        assert!(Folder::open(&dir).is_ok());
    }
}
