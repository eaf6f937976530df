//! Slow work about a backup.

use std::path::PathBuf;

use crate::domain::secret::SecretText;

/// What is done about a backup.
pub enum BackupJob {
    /// What stands around this place for a file?
    LookAtPlace {
        /// The place.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
    },
    /// Write it, open it again, and note when it was made.
    Write {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
        /// The words that are to open it.
        words: SecretText,
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
    },
    /// Open it and keep it in memory until the errand is left.
    Open {
        /// The file.
        path: PathBuf,
        /// Its words.
        words: SecretText,
    },
    /// Save the keys of the opened backup that are not here.
    BringIn,
}
