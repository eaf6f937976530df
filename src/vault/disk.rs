//! The data folder: files that are written as a whole or not at all. The only file that is ever appended to is none.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::data::{DATA, DATA_1, DATA_NEXT};
use super::envelope::make_random;
use super::error::Error;
use super::store::{APPEARANCE, SLOTS};
use super::throttle;

/// Whether the file that is replaced stays as `<name>.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Previous {
    /// It stays as `<name>.1`.
    Keep,
    /// It goes; whatever `<name>.1` is stays as it is.
    Drop,
}

/// A folder of small files, each written as a whole or not at all.
pub trait Disk: Send + Sync {
    /// Makes the folder if it is missing and holds it for this process.
    fn hold(&self) -> Result<(), Error>;
    /// The file's bytes, sealed as they are, if there is one; an error when it is longer than `limit`.
    fn read(&self, name: &str, limit: u64) -> io::Result<Option<Vec<u8>>>;
    /// Writes the file as a whole or not at all.
    fn write(&self, name: &str, bytes: &[u8], previous: Previous) -> io::Result<()>;
    /// Removes the file; a missing one is fine.
    fn remove(&self, name: &str) -> io::Result<()>;
    /// Moves these files, in this order, into a folder beside them that is new, and gives its name: all that are there, or none.
    fn put_aside(&self, names: &[&str]) -> io::Result<String>;
    /// Moves them back, in the other order, and leaves no empty folder.
    fn put_back(&self, aside: &str, names: &[&str]) -> io::Result<()>;
    /// Removes the folder again if nothing is in it.
    fn leave_if_empty(&self);
}

pub(super) const LOCK: &str = "lock";
/// Folders of files that were put aside, numbered.
const ASIDE: &str = "put-aside";

/// A folder of the system, held by a lock on the file `lock`.
pub struct Folder {
    dir: PathBuf,
    lock: Mutex<Option<File>>,
}

impl Folder {
    /// This folder. If it exists it is held at once; if not, it is made when something is written.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let folder = Self { dir: dir.to_owned(), lock: Mutex::new(None) };
        if folder.dir.is_dir() {
            folder.hold()?;
        }
        Ok(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// A new file that nobody else can read, under a name that nobody else has.
    fn create_temp(&self, name: &str) -> io::Result<(PathBuf, File)> {
        let random = make_random::<8>().map_err(io::Error::other)?;
        let path = self.path(&format!("{name}.{:016x}.tmp", u64::from_be_bytes(*random)));
        let file = private(OpenOptions::new().write(true).create_new(true)).open(&path)?;
        Ok((path, file))
    }

    /// What was renamed stays renamed after a power cut.
    fn sync_dir(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(&self.dir)?.sync_all() } else { Ok(()) }
    }

    /// A crash between writing and renaming leaves temporary files, sealed like the rest. The folder may be one in which other
    /// programs write too: only what was certainly written here goes.
    fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.dir) else { return };
        for entry in entries.flatten() {
            if is_temp(&entry.file_name().to_string_lossy()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Disk for Folder {
    fn hold(&self) -> Result<(), Error> {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_some() {
            return Ok(());
        }
        make_private_dir(&self.dir)?;
        let path = self.path(LOCK);
        // On a read-only disk a lock file that is there can still be held.
        let file = private(OpenOptions::new().create(true).truncate(false).write(true))
            .open(&path)
            .or_else(|error| File::open(&path).map_err(|_| error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::AlreadyOpen),
            Err(TryLockError::Error(error)) => return Err(Error::Disk(error)),
        }
        // Written for people who look; the lock itself is the system's.
        if file.set_len(0).is_ok() {
            let _ = writeln!(&file, "{}", std::process::id());
        }
        *held = Some(file);
        drop(held);
        self.sweep();
        Ok(())
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let file = match File::open(self.path(name)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let length = file.metadata()?.len();
        if length > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(length as usize + 1);
        file.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(Some(bytes))
    }

    fn write(&self, name: &str, bytes: &[u8], previous: Previous) -> io::Result<()> {
        self.hold().map_err(|error| match error {
            Error::Disk(error) => error,
            other => io::Error::other(other),
        })?;
        let path = self.path(name);
        let (temp, mut file) = self.create_temp(name)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        drop(file);
        let renamed = written.and_then(|()| {
            if previous == Previous::Keep && path.exists() {
                keep_previous(&path, &self.path(&format!("{name}.1")))?;
            }
            fs::rename(&temp, &path)
        });
        if renamed.is_err() {
            let _ = fs::remove_file(&temp);
        }
        renamed?;
        self.sync_dir()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn put_aside(&self, names: &[&str]) -> io::Result<String> {
        let free =
            (1..=u16::MAX).map(|number| format!("{ASIDE}-{number}")).find(|aside| !self.path(aside).exists());
        let aside = free.ok_or(io::ErrorKind::AlreadyExists)?;
        make_private_dir(&self.path(&aside))?;
        let moved = names
            .iter()
            .try_for_each(|name| rename_if_there(&self.path(name), &self.path(&aside).join(name)));
        if let Err(error) = moved {
            self.put_back(&aside, names)?;
            return Err(error);
        }
        if cfg!(unix) {
            File::open(self.path(&aside))?.sync_all()?;
        }
        self.sync_dir()?;
        Ok(aside)
    }

    fn put_back(&self, aside: &str, names: &[&str]) -> io::Result<()> {
        let mut names = names.iter().rev();
        names.try_for_each(|name| rename_if_there(&self.path(aside).join(name), &self.path(name)))?;
        self.sync_dir()?;
        let _ = fs::remove_dir(self.path(aside));
        Ok(())
    }

    fn leave_if_empty(&self) {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let only_lock = fs::read_dir(&self.dir)
            .is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == LOCK)));
        if only_lock {
            *held = None;
            let _ = fs::remove_file(self.path(LOCK));
            let _ = fs::remove_dir(&self.dir);
        }
    }
}

/// The files that are ever written as a whole.
const WRITTEN: [&str; 6] = [DATA, DATA_NEXT, SLOTS[0], SLOTS[1], throttle::FILE, APPEARANCE];

/// Whether this is the name of a temporary file of ours.
fn is_temp(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".tmp") else { return false };
    let is_random = |random: &str| {
        random.len() == 16 && random.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    };
    stem == DATA_1
        || stem.rsplit_once('.').is_some_and(|(name, end)| WRITTEN.contains(&name) && is_random(end))
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes `<name>.1` the file that is there now, at no moment leaving neither.
fn keep_previous(path: &Path, kept: &Path) -> io::Result<()> {
    let mut fresh = kept.as_os_str().to_owned();
    fresh.push(".tmp");
    let fresh = PathBuf::from(fresh);
    let _ = fs::remove_file(&fresh);
    // A file system without hard links gets a copy.
    if fs::hard_link(path, &fresh).is_err() {
        fs::copy(path, &fresh)?;
        File::open(&fresh)?.sync_all()?;
    }
    fs::rename(&fresh, kept)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn make_private_dir(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)
}

#[cfg(not(unix))]
fn make_private_dir(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_made_when_something_is_written_and_not_before() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("Größe").join("keystead");
        let folder = Folder::open(&dir).unwrap();
        assert!(folder.read("data", 10).unwrap().is_none());
        assert!(!dir.exists());
        folder.write("data", b"one", Previous::Keep).unwrap();
        assert_eq!(names(&dir), ["data", "lock"]);
        folder.write("data", b"two", Previous::Keep).unwrap();
        assert_eq!(names(&dir), ["data", "data.1", "lock"]);
        assert_eq!(*folder.read("data", 10).unwrap().unwrap(), *b"two");
        assert_eq!(*folder.read("data.1", 10).unwrap().unwrap(), *b"one");
        folder.write("data", b"three", Previous::Drop).unwrap();
        assert_eq!(*folder.read("data.1", 10).unwrap().unwrap(), *b"one");
        assert!(folder.read("data", 4).is_err());
        folder.leave_if_empty();
        assert_eq!(names(&dir), ["data", "data.1", "lock"]);
        folder.remove("data").unwrap();
        folder.remove("data").unwrap();
        folder.remove("data.1").unwrap();
        folder.leave_if_empty();
        assert!(!dir.exists());
    }

    #[test]
    fn one_process_holds_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        let first = Folder::open(dir.path()).unwrap();
        assert!(matches!(Folder::open(dir.path()), Err(Error::AlreadyOpen)));
        drop(first);
        assert!(Folder::open(dir.path()).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("keystead");
        Folder::open(&dir).unwrap().write("data", b"one", Previous::Keep).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&dir), 0o700);
        assert_eq!(mode(&dir.join("data")), 0o600);
        assert_eq!(mode(&dir.join("lock")), 0o600);
    }

    #[test]
    fn a_crash_leaves_temporary_files_and_the_next_start_removes_them() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["data.00000000000000af.tmp", "slots.b.0123456789abcdef.tmp", "data.1.tmp"] {
            fs::write(dir.path().join(name), b"torn").unwrap();
        }
        let folder = Folder::open(dir.path()).unwrap();
        assert!(folder.read("data", 10).unwrap().is_none());
        assert_eq!(names(dir.path()), ["lock"]);
    }

    #[test]
    fn the_temporary_names_of_the_disk_itself_are_known() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        for name in WRITTEN {
            let (path, _) = folder.create_temp(name).unwrap();
            assert!(is_temp(&path.file_name().unwrap().to_string_lossy()), "{name}");
        }
    }

    #[test]
    fn what_is_put_aside_is_moved_and_never_over_something_else() {
        let outer = tempfile::tempdir().unwrap();
        let folder = Folder::open(outer.path()).unwrap();
        for round in ["one", "two"] {
            folder.write("data", round.as_bytes(), Previous::Drop).unwrap();
            let aside = folder.put_aside(&["slots.a", "data"]).unwrap();
            assert!(folder.read("data", 9).unwrap().is_none());
            folder.put_back(&aside, &["slots.a", "data"]).unwrap();
            assert_eq!(folder.read("data", 9).unwrap().unwrap(), round.as_bytes());
            assert!(!outer.path().join(&aside).exists());
            folder.put_aside(&["slots.a", "data"]).unwrap();
        }
        for (number, round) in [(1, "one"), (2, "two")] {
            let kept = outer.path().join(format!("put-aside-{number}/data"));
            assert_eq!(std::fs::read(kept).unwrap(), round.as_bytes());
        }
    }

    #[test]
    fn temporary_files_of_other_programs_stay() {
        let dir = tempfile::tempdir().unwrap();
        let others = [
            "data.00.tmp",
            "data.tmp",
            "letter.0123456789abcdef.tmp",
            "letter.tmp",
            "slots.a.0123456789ABCDEF.tmp",
            "~data.1.tmp",
        ];
        for name in others {
            fs::write(dir.path().join(name), b"somebody's").unwrap();
        }
        drop(Folder::open(dir.path()).unwrap());
        let mut expected: Vec<&str> = others.iter().copied().chain(["lock"]).collect();
        expected.sort_unstable();
        assert_eq!(names(dir.path()), expected);
    }
}
