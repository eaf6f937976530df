//! Every parser of this floor that meets bytes which anybody may have written, each behind one function that says whether it took
//! them. For `tests/fuzz`, which throws anything at them, and `tests/corpus.rs`, which throws it again: none may panic, and what
//! is taken and written anew is taken as the same.

#![expect(clippy::missing_panics_doc, reason = "the panic is what a fuzzer looks for")]

use crate::domain::secret::SecretText;

use super::backup::Backup;
use super::blob::read_pairs;
use super::content::Content;
use super::data::Sealed;
use super::names::decode_device;
use super::offsets::parse_code;
use super::recovery::RecoveryCode;
use super::slots::Slots;

/// A slots file, the sum at its end put right.
pub fn slots_file(bytes: &[u8]) -> bool {
    let mut file = bytes.to_vec();
    file.extend_from_slice(&crc32fast::hash(bytes).to_be_bytes());
    let Some(slots) = Slots::decode(file.clone()) else { return false };
    assert_eq!(slots.encode(), file);
    true
}

/// A data file before it is opened.
pub fn data_file(bytes: &[u8]) -> bool {
    Sealed::decode(bytes).is_some()
}

/// A data file after it was opened.
pub fn content(bytes: &[u8]) -> bool {
    let Ok(content) = serde_json::from_slice::<Content>(bytes) else { return false };
    let written = serde_json::to_vec(&content);
    let again = written.as_ref().ok().and_then(|json| serde_json::from_slice::<Content>(json).ok());
    assert_eq!(again.and_then(|again| serde_json::to_vec(&again).ok()), written.ok());
    for id in content.book.keys.keys() {
        // Read when it is asked for.
        let _ = content.custody.get(*id);
    }
    true
}

/// A secret after it was opened.
pub fn secret_fields(bytes: &[u8]) -> bool {
    read_pairs(bytes).is_some()
}

/// A backup after it was opened.
pub fn backup_content(bytes: &[u8]) -> bool {
    let Ok(backup) = Backup::read(bytes) else { return false };
    let written = serde_json::to_vec(&backup);
    let again = written.as_ref().ok().and_then(|json| Backup::read(json).ok());
    assert_eq!(again.and_then(|again| again.digest().ok()), backup.digest().ok());
    true
}

/// A recovery code as it is typed.
pub fn recovery_code(typed: &str) -> bool {
    let Some(code) = RecoveryCode::parse(&SecretText::new(typed.to_owned())) else { return false };
    assert!(RecoveryCode::parse(&code.shown()).is_some());
    true
}

/// The six digits as they are typed.
pub fn code(typed: &str) -> bool {
    parse_code(&SecretText::new(typed.to_owned())).is_some()
}

/// The device key's entry of the keychain.
pub fn device_key(bytes: &[u8]) -> bool {
    decode_device(bytes).is_some()
}
