//! What the person wants of the journal.

use super::SaveTarget;
use crate::domain::api_key::KeyId;
use crate::domain::journal::JournalQuery;

/// The journal over all keys.
pub enum JournalCommand {
    /// Look for lines.
    Find(JournalQuery),
    /// Show what happened to this key.
    Of(KeyId),
    /// Save all of it as a table.
    Save(SaveTarget),
    /// The file that stands at that place may be replaced.
    ReplaceFile,
    /// The question where to save it is answered or left: forget what became of it.
    LeaveSaving,
}
