//! What a person wants of what an exchange says about a key.

use jiff::Timestamp;

use crate::app::Which;
use crate::app::jobs::CheckWhy;

/// What the exchange says about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckCommand {
    /// Ask now, and what for.
    Now(Which, CheckWhy),
    /// Show what would be sent.
    Preview(Which),
    /// Show it no more.
    LeavePreview,
    /// Write down once more what could not be written down.
    KeepAgain,
    /// What got worse was changed by its owner.
    ChangedIt {
        /// Whether they want it as it is now.
        takes_real: bool,
        /// The time of the answer that they saw: what came after it they did not mean.
        at: Timestamp,
    },
    /// Whether its exchange may be asked by itself, also where that may disturb a running bot.
    Automatic(bool),
    /// Its owner looked at the exchange by themselves.
    MarkByHand,
}
