//! Files that the owner names: the recovery sheet, an exchange's key file, a backup. Nothing of the vault itself.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

/// More than any file that an exchange offers, in bytes.
pub const MOST_KEY_FILE_BYTES: u64 = 64 * 1024;

/// Writes a file that only its owner may read. A file of this name stays as it is unless `replace` is agreed.
///
/// # Errors
/// `AlreadyExists` where a file of this name stands; else what the system says. Nothing half-written stays.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if !replace && path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = path.with_extension("keystead-part");
    let written = write_new(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // It holds the beginning of the sheet at most; what cannot be removed was never made.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
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
    fn a_file_that_is_too_long_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.json");
        std::fs::write(&path, vec![b' '; 70_000]).unwrap();
        assert_eq!(read(&path, MOST_KEY_FILE_BYTES).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(write(Path::new("/nonexistent/folder/sheet.txt"), b"x", false).is_err());
    }
}
