//! What the vault's refusals mean to a person.

use super::super::super::problem::Problem;
use crate::vault::{BackupError, Error, KeychainState, UnlockError};

/// The system's words for what happened to a file, without its code.
pub(super) fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

pub(super) fn write_problem(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Problem::DiskFull,
        _ => Problem::CannotWrite { detail: plain(error) },
    }
}

/// The same for a file that the owner named, where one may stand already.
pub(super) fn file_problem(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => Problem::FileExists,
        _ => write_problem(error),
    }
}

pub(super) fn keychain_problem(state: KeychainState) -> Problem {
    match state {
        KeychainState::Locked => Problem::KeychainLocked,
        KeychainState::Missing => Problem::KeychainMissing,
        _ => Problem::KeychainRefused,
    }
}

pub(super) fn problem_of(error: Error) -> Problem {
    use crate::vault::KeychainError;
    match error {
        Error::AlreadyOpen => Problem::AlreadyOpen,
        Error::Disk(error) => write_problem(&error),
        Error::Keychain(KeychainError::Locked) => keychain_problem(KeychainState::Locked),
        Error::Keychain(KeychainError::Missing) => keychain_problem(KeychainState::Missing),
        Error::Keychain(KeychainError::Silent) => Problem::KeychainSilent,
        Error::Keychain(_) => Problem::KeychainRefused,
        Error::Damaged { .. } | Error::SecretDamaged => Problem::Damaged,
        Error::OlderCopy { remembered } => Problem::OlderCopy { remembered },
        Error::PassphraseMissing | Error::PassphraseTooWeak => Problem::PassphraseWeak,
        Error::SecretMissing => Problem::SecretMissing,
        other => Problem::Unexpected { detail: other.to_string() },
    }
}

pub(super) fn backup_problem(error: BackupError) -> Problem {
    match error {
        BackupError::WrongWords => Problem::BackupWords,
        BackupError::Newer => Problem::BackupNewer,
        BackupError::Damaged => Problem::BackupDamaged,
        _ => Problem::NotABackup,
    }
}

pub(super) fn unlock_problem(error: UnlockError, next_secs: u64) -> Problem {
    match error {
        UnlockError::WrongCode => Problem::WrongCode { next_secs },
        UnlockError::Malformed => Problem::CodeMalformed,
        UnlockError::CodeUsed { next_in_secs } => Problem::CodeUsed { next_secs: next_in_secs },
        UnlockError::Throttled { wait_secs } => Problem::Throttled { wait_secs },
        UnlockError::ClockBeforeTable | UnlockError::OutsideTable => Problem::ClockOutside,
        UnlockError::WrongRecoveryCode => Problem::WrongRecoveryCode,
        UnlockError::PassphraseMissing => Problem::PassphraseMissing,
        UnlockError::KeychainLocked => Problem::KeychainLocked,
        UnlockError::KeychainMissing => Problem::KeychainMissing,
        UnlockError::KeychainReset => Problem::KeychainReset,
        UnlockError::Damaged => Problem::Damaged,
        UnlockError::OlderCopy { remembered } => Problem::OlderCopy { remembered },
        UnlockError::Vault(error) => problem_of(error),
        other => Problem::Unexpected { detail: other.to_string() },
    }
}
