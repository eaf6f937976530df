//! The door to the system's keychain.

use zeroize::Zeroizing;

use super::error::KeychainError;

/// How the keychain answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeychainState {
    /// It reads and writes.
    Ready,
    /// It is there and asks for its own password, or has no keyring yet.
    Locked,
    /// No program on this computer answers as a keychain.
    Missing,
    /// It is there and does not let Keystead in.
    Refused,
}

/// A place that keeps small entries by name, apart from the files.
pub trait Keychain: Send + Sync {
    /// The entry of this name, if there is one.
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError>;
    /// Writes the entry of this name.
    fn set(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError>;
    /// Deletes the entry of this name; a missing one is fine.
    fn delete(&self, name: &str) -> Result<(), KeychainError>;
    /// How it answers, without asking the owner anything and without leaving anything behind.
    fn state(&self) -> KeychainState;
    /// Lets it ask for its password, and waits for the answer.
    fn wake(&self) -> KeychainState {
        self.state()
    }
}
