//! What can go wrong on this floor. No message holds a secret, a path or anything typed.
//! An error of the keyring crate never passes through here whole: two of its kinds carry the secret.

use std::io;

use jiff::Timestamp;

/// What the keychain answered instead of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeychainError {
    /// It is there and asks for its own password, or has no keyring yet.
    #[error("the keychain is locked")]
    Locked,
    /// No program on this computer answers as a keychain.
    #[error("no keychain answers")]
    Missing,
    /// Somebody said no to its question.
    #[error("access to the keychain was refused")]
    Refused,
    /// It does not answer.
    #[error("the keychain does not answer")]
    Silent,
    /// Two entries have the same name; none of them is taken.
    #[error("the keychain holds two entries of the same name")]
    Ambiguous,
    /// Anything else.
    #[error("the keychain could not do it")]
    Failed,
}

/// What can go wrong while the vault is open, or while it is being made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another window of Keystead holds this folder.
    #[error("another window of Keystead has this folder open")]
    AlreadyOpen,
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    Disk(#[from] io::Error),
    /// The keychain did not do it.
    #[error("the keychain did not do it")]
    Keychain(#[from] KeychainError),
    /// A file is not what Keystead wrote.
    #[error("the file `{file}` is damaged")]
    Damaged {
        /// The file's name inside the folder.
        file: &'static str,
    },
    /// A file was written by a later version.
    #[error("the file `{file}` was written by a later version of Keystead")]
    Newer {
        /// The file's name inside the folder.
        file: &'static str,
    },
    /// The files are older than what the keychain remembers.
    #[error("these files are older than what the keychain remembers")]
    OlderCopy {
        /// When the newest state that the keychain remembers was written.
        remembered: Timestamp,
    },
    /// There is a vault in this folder already.
    #[error("there is a vault in this folder already")]
    AlreadySetUp,
    /// There is no vault in this folder.
    #[error("there is no vault in this folder")]
    NotSetUp,
    /// No code of the new phone has been confirmed.
    #[error("no code of the phone has been confirmed")]
    NotConfirmed,
    /// Nothing has shown that the owner is there.
    #[error("nothing has shown that the owner is there")]
    NotProved,
    /// A vault without a keychain needs a passphrase.
    #[error("a passphrase is needed")]
    PassphraseMissing,
    /// The passphrase is too easy to guess.
    #[error("the passphrase is too easy to guess")]
    PassphraseTooWeak,
    /// The passphrase is longer than 1,024 bytes.
    #[error("the passphrase is too long")]
    PassphraseTooLong,
    /// There is no key of this id.
    #[error("there is no such key")]
    NoSuchKey,
    /// The key has no field of this name.
    #[error("the key has no such field")]
    NoSuchField,
    /// A key of this id is saved already.
    #[error("the key is saved already")]
    KeyExists,
    /// No rotation of this key is under way.
    #[error("no rotation of this key is under way")]
    NotRotating,
    /// The key has no new secret beside the old one.
    #[error("no new secret is stored beside the old one")]
    NotStaged,
    /// The key has a new secret beside the old one already.
    #[error("a new secret is stored beside the old one already")]
    AlreadyStaged,
    /// The keychain no longer has this secret.
    #[error("the keychain no longer has this secret")]
    SecretMissing,
    /// What the keychain holds is not what was saved.
    #[error("the keychain holds something else than what was saved")]
    SecretDamaged,
    /// The fields are too long for the keychain.
    #[error("the fields are too long")]
    TooLong,
    /// An edit tried to do what only saving, rotating and deleting may do.
    #[error("this edit would touch what belongs to the secret")]
    EditRefused,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers")]
    Random,
    /// It was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// There is not enough memory to derive the key.
    #[error("the key could not be derived")]
    Derive,
    /// Something could not be written down.
    #[error("the data could not be encoded")]
    Encode,
}

/// Why a backup stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The file is no backup of Keystead.
    #[error("the file is no backup of Keystead")]
    NotABackup,
    /// The words do not open it.
    #[error("the words do not open the backup")]
    WrongWords,
    /// It was written by a later version.
    #[error("the backup was written by a later version of Keystead")]
    Newer,
    /// It was cut off or changed.
    #[error("the backup is damaged")]
    Damaged,
    /// Opening it would take more time and memory than any backup of Keystead needs.
    #[error("the backup asks for too much work")]
    TooMuchWork,
}

/// Why the vault stays locked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnlockError {
    /// The code does not open it; nor does the passphrase, where there is one. Which of the two cannot be told.
    #[error("the code does not open the vault")]
    WrongCode,
    /// What was typed is no six-digit code.
    #[error("this is no six-digit code")]
    Malformed,
    /// The code of this moment was used already.
    #[error("this code was used already")]
    CodeUsed {
        /// Seconds until the next code.
        next_in_secs: u64,
    },
    /// Too many wrong codes.
    #[error("too many wrong codes")]
    Throttled {
        /// Seconds until the next try.
        wait_secs: u64,
    },
    /// The clock stands before the time at which the vault was last opened.
    #[error("the clock stands before the last unlock")]
    ClockBeforeTable,
    /// The clock stands more than a year after the last unlock: a recovery code opens the vault.
    #[error("the last unlock is more than a year ago")]
    OutsideTable,
    /// The recovery code does not open it, or was used already.
    #[error("the recovery code does not open the vault")]
    WrongRecoveryCode,
    /// This vault needs its passphrase too.
    #[error("the passphrase is missing")]
    PassphraseMissing,
    /// The keychain is locked, or somebody said no to its question.
    #[error("the keychain is locked")]
    KeychainLocked,
    /// No program on this computer answers as a keychain.
    #[error("no keychain answers")]
    KeychainMissing,
    /// The keychain answers, and has forgotten this vault: a recovery code opens it.
    #[error("the keychain has forgotten this vault")]
    KeychainReset,
    /// The files are damaged; a recovery code may still open the vault.
    #[error("the files are damaged")]
    Damaged,
    /// The files are older than what the keychain remembers; `Store::accept_older_copy` opens them all the same.
    #[error("these files are older than what the keychain remembers")]
    OlderCopy {
        /// When the newest state that the keychain remembers was written.
        remembered: Timestamp,
    },
    /// It was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Anything else.
    #[error(transparent)]
    Vault(#[from] Error),
}
