//! What can go wrong in front of a person. Each has two texts: what happened, and what to do.

use jiff::Timestamp;

use crate::domain::coinbase_file::CoinbaseFileError;
use crate::domain::words::Words;

/// Something that went wrong. It holds times, counts and places, never a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The code opens nothing.
    WrongCode {
        /// Seconds until the authenticator shows the next code.
        next_secs: u64,
    },
    /// The code opened the vault a moment ago.
    CodeUsed {
        /// Seconds until the authenticator shows the next code.
        next_secs: u64,
    },
    /// At set-up: the code was right some minutes ago.
    CodeOld,
    /// That is not six digits.
    CodeMalformed,
    /// Too many wrong codes.
    Throttled {
        /// Seconds to wait.
        wait_secs: u64,
    },
    /// The clock stands outside of the year for which the vault can be opened by code.
    ClockOutside,
    /// The recovery code opens nothing.
    WrongRecoveryCode,
    /// The system's keychain is locked or its question was refused.
    KeychainLocked,
    /// No keychain answers.
    KeychainMissing,
    /// The keychain has not answered for a minute.
    KeychainSilent,
    /// The keychain answers but has forgotten this vault.
    KeychainReset,
    /// The keychain did not keep or give back what it was asked for.
    KeychainRefused,
    /// The files are older than what the keychain remembers.
    OlderCopy {
        /// When the newest state that the keychain remembers was written.
        remembered: Timestamp,
    },
    /// The vault's files are damaged, also their second copies.
    Damaged,
    /// The program already runs.
    AlreadyOpen,
    /// A file or folder could not be written; nothing was changed.
    CannotWrite {
        /// What the system said, in its words.
        detail: String,
    },
    /// There is no room left on the disk; nothing was changed.
    DiskFull,
    /// A file could not be read.
    CannotRead {
        /// What the system said, in its words.
        detail: String,
    },
    /// A file of this name is there already.
    FileExists,
    /// No path was typed, or it does not name a file.
    NoPath,
    /// The system shows no file dialog.
    DialogMissing,
    /// The file is not what it should be.
    NotAKeyFile(CoinbaseFileError),
    /// The file is no backup.
    NotABackup,
    /// The words do not open the backup.
    BackupWords,
    /// The backup was written by a later version.
    BackupNewer,
    /// The backup is cut off or changed.
    BackupDamaged,
    /// The backup that was just written could not be opened again; none was made.
    BackupNotRead,
    /// The vault has a passphrase, and none was typed.
    PassphraseMissing,
    /// The passphrase is too easy to guess.
    PassphraseWeak,
    /// The keychain has no secret for this key.
    SecretMissing,
    /// What is stored for this key cannot be used to sign.
    CannotSign,
    /// Keystead does not know how to ask this exchange.
    NotAskable,
    /// The exchange closed: there is nobody to ask.
    ExchangeClosed,
    /// The system's clipboard does not answer.
    ClipboardMissing,
    /// The desktop takes no notices.
    NoticesMissing,
    /// No browser could be opened.
    BrowserMissing {
        /// The address to type by hand.
        url: String,
    },
    /// Anything else.
    Unexpected {
        /// What is known about it.
        detail: String,
    },
}

impl Problem {
    /// The word used in text ids: `problem-<word>-what` and `problem-<word>-do`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::WrongCode { .. } => "wrong-code",
            Self::CodeUsed { .. } => "code-used",
            Self::CodeOld => "code-old",
            Self::CodeMalformed => "code-malformed",
            Self::Throttled { .. } => "throttled",
            Self::ClockOutside => "clock-outside",
            Self::WrongRecoveryCode => "wrong-recovery-code",
            Self::KeychainLocked => "keychain-locked",
            Self::KeychainMissing => "keychain-missing",
            Self::KeychainSilent => "keychain-silent",
            Self::KeychainReset => "keychain-reset",
            Self::KeychainRefused => "keychain-refused",
            Self::OlderCopy { .. } => "older-copy",
            Self::Damaged => "damaged",
            Self::AlreadyOpen => "already-open",
            Self::CannotWrite { .. } => "cannot-write",
            Self::DiskFull => "disk-full",
            Self::CannotRead { .. } => "cannot-read",
            Self::FileExists => "file-exists",
            Self::NoPath => "no-path",
            Self::DialogMissing => "dialog-missing",
            Self::NotAKeyFile(_) => "not-a-key-file",
            Self::NotABackup => "not-a-backup",
            Self::BackupWords => "backup-words",
            Self::BackupNewer => "backup-newer",
            Self::BackupDamaged => "backup-damaged",
            Self::BackupNotRead => "backup-not-read",
            Self::PassphraseMissing => "passphrase-missing",
            Self::PassphraseWeak => "passphrase-weak",
            Self::SecretMissing => "secret-missing",
            Self::CannotSign => "cannot-sign",
            Self::NotAskable => "not-askable",
            Self::ExchangeClosed => "exchange-closed",
            Self::ClipboardMissing => "clipboard-missing",
            Self::NoticesMissing => "notices-missing",
            Self::BrowserMissing { .. } => "browser-missing",
            Self::Unexpected { .. } => "unexpected",
        }
    }

    /// Seconds to wait, where that is what to do.
    pub fn secs(&self) -> Option<u64> {
        match self {
            Self::WrongCode { next_secs } | Self::CodeUsed { next_secs } => Some(*next_secs),
            Self::Throttled { wait_secs } => Some(*wait_secs),
            _ => None,
        }
    }

    /// What to do, where that is known more exactly than `problem-<word>-do` says it.
    pub fn advice(&self) -> Option<Words> {
        match self {
            Self::NotAKeyFile(error) => Some(error.words()),
            _ => None,
        }
    }

    /// The system's own words, where they help.
    pub fn detail(&self) -> &str {
        match self {
            Self::CannotWrite { detail } | Self::CannotRead { detail } | Self::Unexpected { detail } => {
                detail
            }
            Self::BrowserMissing { url } => url,
            _ => "",
        }
    }
}
