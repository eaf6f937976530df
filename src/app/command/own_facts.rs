//! What the person wants of a file of their own with facts about an exchange.

use super::SaveTarget;

/// A file of the person's own with facts about an exchange.
pub enum OwnFactsCommand {
    /// Read it, to see what it changes. Nothing counts yet.
    Read(SaveTarget),
    /// Leave what was read.
    Leave,
    /// Keep what was read: it counts from here on.
    Take,
    /// Take the file about this exchange away; the built-in facts come back.
    TakeAway(String),
}
