//! The vault: cryptography, the keychain and the files. It knows `domain` only.
//! Nothing outside this floor sees a key, a nonce, a file name or an entry of the keychain.
//! The design and its limits are told in SECURITY.md.

pub mod disk;
pub mod enrolment;
pub mod error;
pub mod keychain;
pub mod passphrase;
pub mod store;
pub mod user_file;
#[allow(clippy::module_inception)]
pub mod vault;

pub use disk::Disk;
pub use enrolment::{CodeVerdict, Enrolment, QrSquares};
pub use error::{Error, KeychainError, UnlockError};
pub use keychain::{Keychain, KeychainState};
pub use store::{Home, Standing, Store};
pub use vault::{Vault, Which, hints};
