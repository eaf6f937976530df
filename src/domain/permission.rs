//! The levels of what a key may do, the same for every exchange: four that every ladder shows, and one that is rare.

use serde::{Deserialize, Serialize};

/// What a permission of an exchange lets its holder do, from harmless to irreversible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// See balances, orders and history; move nothing.
    Read,
    /// Place and cancel orders, also at a bad price.
    Trade,
    /// Move coins between the owner's own accounts at this exchange.
    Transfer,
    /// Send coins to anyone, for good.
    Withdraw,
    /// Change the account itself: make and delete keys, also one that sends coins away.
    Manage,
}

impl Level {
    /// All levels, in the order in which they are always shown.
    pub const ALL: [Self; 5] = [Self::Read, Self::Trade, Self::Transfer, Self::Withdraw, Self::Manage];

    /// The levels that nearly every exchange has. They have a place of their own also where they are not given.
    pub const USUAL: [Self; 4] = [Self::Read, Self::Trade, Self::Transfer, Self::Withdraw];

    /// Whether its holder can take everything: by sending it away, or by making a key that does.
    pub fn is_dangerous(self) -> bool {
        self >= Self::Withdraw
    }

    /// The word used in text ids, search operators and files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Trade => "trade",
            Self::Transfer => "transfer",
            Self::Withdraw => "withdraw",
            Self::Manage => "manage",
        }
    }
}

/// A set of levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Level>", into = "Vec<Level>")]
pub struct Levels(u8);

impl Levels {
    /// Whether this level is in the set.
    pub fn has(self, level: Level) -> bool {
        self.0 & (1 << level as u8) != 0
    }

    /// The set with this level added.
    #[must_use]
    pub fn with(self, level: Level) -> Self {
        Self(self.0 | (1 << level as u8))
    }

    /// Whether the holder of a key with these levels can take everything.
    pub fn are_dangerous(self) -> bool {
        self.highest().is_some_and(Level::is_dangerous)
    }

    /// The levels in the set, lowest first.
    pub fn iter(self) -> impl Iterator<Item = Level> {
        Level::ALL.into_iter().filter(move |level| self.has(*level))
    }

    /// The most dangerous level in the set.
    pub fn highest(self) -> Option<Level> {
        self.iter().last()
    }
}

impl FromIterator<Level> for Levels {
    fn from_iter<I: IntoIterator<Item = Level>>(levels: I) -> Self {
        levels.into_iter().fold(Self::default(), Self::with)
    }
}

impl From<Vec<Level>> for Levels {
    fn from(levels: Vec<Level>) -> Self {
        levels.into_iter().collect()
    }
}

impl From<Levels> for Vec<Level> {
    fn from(levels: Levels) -> Self {
        levels.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_level_is_the_most_dangerous_one() {
        let levels: Levels = [Level::Withdraw, Level::Read].into_iter().collect();
        assert_eq!(levels.highest(), Some(Level::Withdraw));
        assert!(!levels.has(Level::Trade));
        assert_eq!(Levels::default().highest(), None);
        assert!(levels.are_dangerous() && Levels::default().with(Level::Manage).are_dangerous());
        assert!(!Levels::default().with(Level::Transfer).are_dangerous());
    }
}
