//! A data folder and a keychain: what stands there, setting up, unlocking.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::secret::SecretText;
use crate::domain::settings::Appearance;

use super::disk::Disk;
use super::enrolment::Enrolment;
use super::error::{Error, UnlockError};
use super::keychain::{Keychain, KeychainState};
use super::vault::Vault;

/// Where the secrets are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Each in its own sealed entry of the system's keychain.
    Keychain,
    /// Sealed in the data file; needs a passphrase.
    File,
}

/// What stands in the data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No vault.
    Nothing,
    /// A vault.
    Locked {
        /// Where its secrets are.
        home: Home,
        /// Whether it needs a passphrase besides the code.
        needs_passphrase: bool,
        /// How many recovery codes are left.
        recovery_left: usize,
    },
}

/// A data folder and a keychain, held for this process.
pub struct Store {
    _disk: Arc<dyn Disk>,
    keychain: Arc<dyn Keychain>,
}

#[allow(clippy::unused_self, clippy::needless_pass_by_value)]
impl Store {
    /// Takes the folder and the system's keychain. A folder that does not exist is made when something is written.
    pub fn open(_dir: &Path) -> Result<Self, Error> {
        Err(Error::NotSetUp)
    }

    /// Takes any folder and any keychain.
    pub fn with(disk: Box<dyn Disk>, keychain: Box<dyn Keychain>) -> Self {
        Self { _disk: Arc::from(disk), keychain: Arc::from(keychain) }
    }

    /// What stands in the folder. Reads the files, never the keychain.
    pub fn standing(&self) -> Result<Standing, Error> {
        Err(Error::NotSetUp)
    }

    /// How the keychain answers; asks the owner nothing, leaves nothing behind. May take a moment.
    pub fn keychain_state(&self) -> KeychainState {
        self.keychain.state()
    }

    /// Lets the keychain ask for its password and waits for the answer, however long it takes.
    pub fn wake_keychain(&self) -> KeychainState {
        self.keychain.wake()
    }

    /// A new phone and new recovery codes, in memory only.
    pub fn begin_set_up(&self, _now: Timestamp) -> Result<Enrolment, Error> {
        Err(Error::NotSetUp)
    }

    /// Writes a new vault and leaves it open; on any failure removes what it wrote.
    pub fn finish_set_up(
        &mut self,
        _enrolment: &Enrolment,
        _passphrase: Option<SecretText>,
        _home: Home,
        _now: Timestamp,
    ) -> Result<Vault, Error> {
        Err(Error::NotSetUp)
    }

    /// Opens the vault with a code, and the passphrase where there is one.
    pub fn unlock(
        &mut self,
        _code: &SecretText,
        _passphrase: Option<&SecretText>,
        _now: Timestamp,
        _cancelled: &dyn Fn() -> bool,
    ) -> Result<Vault, UnlockError> {
        Err(UnlockError::WrongCode)
    }

    /// Opens the vault with a recovery code and strikes it out. Works without the phone and without the keychain.
    pub fn unlock_by_recovery(&mut self, _code: &SecretText, _now: Timestamp) -> Result<Vault, UnlockError> {
        Err(UnlockError::WrongRecoveryCode)
    }

    /// The next unlock takes files that are older than what the keychain remembers.
    pub fn accept_older_copy(&mut self) {}

    /// How the window looks; the default when nothing readable is there.
    pub fn load_appearance(&self) -> Appearance {
        Appearance::default()
    }

    /// Keeps how the window looks.
    pub fn save_appearance(&self, _appearance: Appearance) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }
}
