//! Files that the owner names: the recovery sheet, an exchange's key file, a backup. Nothing of the vault itself.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::envelope::make_random;

/// More than any file that an exchange offers, in bytes.
pub const MOST_KEY_FILE_BYTES: u64 = 64 * 1024;

/// Writes a file that only its owner may read. A file of this name stays as it is unless `replace` is agreed.
///
/// # Errors
/// `AlreadyExists` where a file of this name stands; else what the system says. Nothing half-written stays.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    Part::write(path, bytes, replace)?.finish(replace)
}

/// A file that is whole on the disk and does not have its name yet. Dropping it removes it.
pub struct Part {
    beside: PathBuf,
    path: PathBuf,
}

impl Part {
    /// Writes it beside its place, readable by its owner only.
    ///
    /// # Errors
    /// `AlreadyExists` where a file of its name stands that may not be replaced; else what the system says.
    pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<Self> {
        if !replace && path.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let random = make_random::<4>().map_err(io::Error::other)?;
        let ending = format!("{:08x}.keystead-part", u32::from_be_bytes(*random));
        let part = Self { beside: path.with_extension(ending), path: path.to_owned() };
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part.beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(part)
    }

    /// Where it lies now.
    pub fn beside(&self) -> &Path {
        &self.beside
    }

    /// Gives it its name. On a stick that is pulled right after, it still has it.
    ///
    /// # Errors
    /// As `write`.
    pub fn finish(self, replace: bool) -> io::Result<()> {
        if !replace && self.path.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        std::fs::rename(&self.beside, &self.path)?;
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After `finish` nothing is there; what cannot be removed was never made.
        let _ = std::fs::remove_file(&self.beside);
    }
}

/// Reads a file of at most so many bytes.
///
/// # Errors
/// `FileTooLarge` for a longer one; else what the system says.
pub fn read(path: &Path, most_bytes: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(path)?.take(most_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most_bytes {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_where_that_was_agreed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet of mine.txt");
        write(&path, b"one", false).unwrap();
        let refused = write(&path, b"two", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(*read(&path, 9).unwrap(), b"one");
        write(&path, b"two", true).unwrap();
        assert_eq!(*read(&path, 9).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_part_that_is_not_finished_leaves_the_older_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.age");
        write(&path, b"one", false).unwrap();
        let part = Part::write(&path, b"two", true).unwrap();
        assert_eq!(*read(part.beside(), 9).unwrap(), b"two");
        drop(part);
        assert_eq!(*read(&path, 9).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.json");
        std::fs::write(&path, vec![b' '; 70_000]).unwrap();
        assert_eq!(read(&path, MOST_KEY_FILE_BYTES).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(write(Path::new("/nonexistent/folder/sheet.txt"), b"x", false).is_err());
    }
}
