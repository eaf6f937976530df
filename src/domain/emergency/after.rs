//! What is done after the keys are dead. A thief who had a key may have had more.

use serde::{Deserialize, Serialize};

/// One thing to do after the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aftercare {
    /// The tools' own passwords and second factors.
    Tools,
    /// Open sessions and known devices at the exchanges.
    Sessions,
    /// Withdrawal addresses at the exchanges, and orders that nobody placed.
    Addresses,
    /// The e-mail account behind all of them.
    Email,
    /// A scan of the computer on which the key was used.
    Scan,
}

impl Aftercare {
    /// All of it, in the order in which it is done.
    pub const ALL: [Self; 5] = [Self::Tools, Self::Sessions, Self::Addresses, Self::Email, Self::Scan];

    /// The word used in text ids and in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Sessions => "sessions",
            Self::Addresses => "addresses",
            Self::Email => "email",
            Self::Scan => "scan",
        }
    }
}
