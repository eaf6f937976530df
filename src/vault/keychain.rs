//! The one door to the system's keychain: keyring-core with the platform's store, built by ourselves as the keyring project advises
//! (its own default store is made once and never tried again). Entries are bytes; what is in them is sealed already.
//! Two kinds of the keyring crate's errors carry the secret, so none of them is ever printed or passed on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use keyring_core::{CredentialStore, Entry};
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

/// The name under which the entries stand in the system's own keychain window.
const SERVICE: &str = "Keystead";

/// The system's keychain. Every call may block while the system asks its owner for a password.
#[derive(Default)]
pub struct SystemKeychain {
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl SystemKeychain {
    fn entry(&self, name: &str) -> Result<Entry, KeychainError> {
        let mut held = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let store = match held.as_ref() {
            Some(store) => store,
            None => held.insert(platform::make_store().map_err(|_| KeychainError::Missing)?),
        };
        let modifiers = HashMap::from([platform::MODIFIER]);
        store.build(SERVICE, name, Some(&modifiers)).map_err(|error| translate(&error))
    }

    /// Once more with a fresh connection when the keychain's program has gone or was started again.
    fn try_twice<T>(
        &self,
        name: &str,
        act: impl Fn(&Entry) -> keyring_core::Result<T>,
    ) -> Result<Option<T>, KeychainError> {
        match act(&self.entry(name)?) {
            Ok(value) => Ok(Some(value)),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(keyring_core::Error::PlatformFailure(_)) => {
                *self.store.lock().unwrap_or_else(PoisonError::into_inner) = None;
                match act(&self.entry(name)?) {
                    Ok(value) => Ok(Some(value)),
                    Err(keyring_core::Error::NoEntry) => Ok(None),
                    Err(error) => Err(translate(&error)),
                }
            }
            Err(error) => Err(translate(&error)),
        }
    }
}

impl Keychain for SystemKeychain {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        Ok(self.try_twice(name, Entry::get_secret)?.map(Zeroizing::new))
    }

    fn set(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        self.try_twice(name, |entry| entry.set_secret(bytes))?.ok_or(KeychainError::Failed)
    }

    fn delete(&self, name: &str) -> Result<(), KeychainError> {
        self.try_twice(name, Entry::delete_credential).map(|_| ())
    }

    fn state(&self) -> KeychainState {
        platform::state(self)
    }

    fn wake(&self) -> KeychainState {
        platform::wake(self)
    }
}

/// Keeps what an error means and drops what it carries.
fn translate(error: &keyring_core::Error) -> KeychainError {
    match error {
        keyring_core::Error::NoStorageAccess(source) => platform::access(source.as_ref()),
        keyring_core::Error::PlatformFailure(_) | keyring_core::Error::NoDefaultStore => {
            KeychainError::Missing
        }
        keyring_core::Error::Ambiguous(_) => KeychainError::Ambiguous,
        _ => KeychainError::Failed,
    }
}

/// GNOME Keyring, KWallet, KeePassXC: whatever speaks the Secret Service.
#[cfg(all(unix, not(target_os = "macos")))]
mod platform {
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::CredentialStore;
    use secret_service::blocking::SecretService;
    use secret_service::{EncryptionType, Error};

    use super::{KeychainState, SystemKeychain};
    use crate::vault::error::KeychainError;

    pub(super) const MODIFIER: (&str, &str) = ("label", "Keystead");

    pub(super) fn make_store() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(zbus_secret_service_keyring_store::Store::new()?)
    }

    pub(super) fn access(source: &(dyn StdError + Send + Sync + 'static)) -> KeychainError {
        match source.downcast_ref::<Error>() {
            Some(Error::Prompt | Error::PromptDisconnected) => KeychainError::Refused,
            _ => KeychainError::Locked,
        }
    }

    /// Looks at the default keyring's lock. Asking for an entry would not do: a locked keychain may answer "no such entry",
    /// and an entry that exists makes the keychain ask for its password.
    pub(super) fn state(_: &SystemKeychain) -> KeychainState {
        let Ok(service) = SecretService::connect(EncryptionType::Dh) else { return KeychainState::Missing };
        match service.get_default_collection().and_then(|keyring| keyring.is_locked()) {
            Ok(false) => KeychainState::Ready,
            // No keyring yet: one is made when somebody is asked.
            Ok(true) | Err(Error::NoResult | Error::Locked) => KeychainState::Locked,
            Err(_) => KeychainState::Missing,
        }
    }

    pub(super) fn wake(keychain: &SystemKeychain) -> KeychainState {
        let Ok(service) = SecretService::connect(EncryptionType::Dh) else { return KeychainState::Missing };
        let asked = match service.get_default_collection() {
            Ok(keyring) => keyring.unlock(),
            Err(Error::NoResult) => service.create_collection("Default keyring", "default").map(|_| ()),
            Err(error) => Err(error),
        };
        match asked {
            Err(Error::Prompt | Error::PromptDisconnected) => KeychainState::Refused,
            _ => state(keychain),
        }
    }
}

/// The login keychain.
#[cfg(target_os = "macos")]
mod platform {
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::CredentialStore;

    use super::{KeychainState, SystemKeychain};
    use crate::vault::error::KeychainError;

    pub(super) const MODIFIER: (&str, &str) = ("keychain", "User");

    pub(super) fn make_store() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(apple_native_keyring_store::keychain::Store::new()?)
    }

    pub(super) fn access(_: &(dyn StdError + Send + Sync + 'static)) -> KeychainError {
        KeychainError::Locked
    }

    pub(super) fn state(keychain: &SystemKeychain) -> KeychainState {
        super::state_by_asking(keychain)
    }

    pub(super) fn wake(keychain: &SystemKeychain) -> KeychainState {
        state(keychain)
    }
}

/// The Credential Manager.
#[cfg(windows)]
mod platform {
    use std::error::Error as StdError;
    use std::sync::Arc;

    use keyring_core::CredentialStore;

    use super::{KeychainState, SystemKeychain};
    use crate::vault::error::KeychainError;

    /// Not Enterprise, its default, which roams to other computers.
    pub(super) const MODIFIER: (&str, &str) = ("persistence", "Local");

    pub(super) fn make_store() -> keyring_core::Result<Arc<CredentialStore>> {
        Ok(windows_native_keyring_store::Store::new()?)
    }

    pub(super) fn access(_: &(dyn StdError + Send + Sync + 'static)) -> KeychainError {
        KeychainError::Locked
    }

    pub(super) fn state(keychain: &SystemKeychain) -> KeychainState {
        super::state_by_asking(keychain)
    }

    pub(super) fn wake(keychain: &SystemKeychain) -> KeychainState {
        state(keychain)
    }
}

/// Asks for an entry that does not exist.
#[cfg(any(windows, target_os = "macos"))]
fn state_by_asking(keychain: &SystemKeychain) -> KeychainState {
    match keychain.get("probe") {
        Ok(_) => KeychainState::Ready,
        Err(KeychainError::Locked) => KeychainState::Locked,
        Err(KeychainError::Refused) => KeychainState::Refused,
        Err(_) => KeychainState::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_carries_the_secret_loses_it_here() {
        let canary = b"canary-77".to_vec();
        let source = || Box::new(std::io::Error::other("canary-77"));
        for error in [
            keyring_core::Error::BadEncoding(canary.clone()),
            keyring_core::Error::BadDataFormat(canary, source()),
            keyring_core::Error::PlatformFailure(source()),
            keyring_core::Error::NoStorageAccess(source()),
        ] {
            let kept = translate(&error);
            assert!(!format!("{kept:?} {kept}").contains("canary"));
        }
    }
}
