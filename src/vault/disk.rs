//! The data folder.

use std::io;

use zeroize::Zeroizing;

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
    /// The file's bytes, if there is one; an error when it is longer than `limit`.
    fn read(&self, name: &str, limit: u64) -> io::Result<Option<Zeroizing<Vec<u8>>>>;
    /// Writes the file as a whole or not at all.
    fn write(&self, name: &str, bytes: &[u8], previous: Previous) -> io::Result<()>;
    /// Removes the file; a missing one is fine.
    fn remove(&self, name: &str) -> io::Result<()>;
}
