//! The vault: cryptography, the keychain and the files. It knows `domain` only.
//! Nothing outside this floor sees a key, a nonce, a file's content or an entry of the keychain.
//! What it protects from, and what not, is told in SECURITY.md.

pub mod backup;
mod before;
mod bell;
mod blob;
mod born;
mod content;
mod custody;
mod data;
mod disk;
mod enrolment;
mod envelope;
mod error;
pub mod foreign;
mod kdf;
mod keychain;
mod memory;
mod names;
mod offsets;
mod pair;
pub mod passphrase;
mod reader;
mod recover;
mod recovery;
mod rekey;
mod renew;
mod resident;
mod restore;
mod resume;
mod rotate;
mod sample;
mod secrets;
mod setup;
mod slots;
mod store;
mod surroundings;
mod throttle;
mod try_code;
mod unlock;
pub mod user_file;
#[allow(clippy::module_inception)]
mod vault;
mod wrap;

pub use backup::Backup;
pub use bell::{Bell, Ring, is_held};
pub use disk::{Disk, Folder, Previous};
pub use enrolment::{CodeVerdict, Enrolment, QrSquares};
pub use error::{BackupError, Error, KeychainError, UnlockError};
pub use kdf::KdfCost;
pub use keychain::{Keychain, KeychainState, SystemKeychain};
pub use memory::{Faults, MemoryDisk, MemoryKeychain, Moment};
pub use pair::{NewPair, make_pair};
pub use recovery::Sheet;
pub use renew::Proof;
pub use resident::Resident;
pub use restore::Compared;
pub use store::{Cost, Home, Standing, Store};
pub use surroundings::{Surroundings, surroundings};
pub use try_code::Typed;
pub use vault::{Dropped, Vault, Which, hints};
