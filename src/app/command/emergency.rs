//! What the person wants while a key has leaked, or while that is practised.

use super::SaveTarget;
use crate::domain::api_key::KeyId;
use crate::domain::emergency::{Scope, Step};

/// A key leaked.
pub enum EmergencyCommand {
    /// Show the keys of this, and worry about it from here on.
    Show(Scope),
    /// While the vault is closed: the first steps were read.
    CloseFirstSteps,
    /// Open the page at which this key is deleted.
    OpenPage(KeyId),
    /// Keep that this was done.
    Do(Step),
    /// It is deleted: let its exchange be asked, which must refuse it.
    Ask(KeyId),
    /// Begin to replace this key, or go on with that.
    Replace(KeyId),
    /// Hold a fire drill.
    Drill,
    /// Leave it.
    LeaveDrill,
    /// Save the log.
    SaveLog {
        /// Where.
        target: SaveTarget,
        /// Whether a file of this name may be replaced.
        replace: bool,
        /// The file.
        text: String,
    },
    /// The question where to save it is answered or left: forget what became of it.
    LeaveSaving,
}
