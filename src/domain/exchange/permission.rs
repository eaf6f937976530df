//! What a key can be allowed at an exchange, in its own words.

use serde::Deserialize;

use crate::domain::fact::Fact;
use crate::domain::permission::{Level, Levels};

/// Something that a key can be allowed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PermissionFact {
    /// The exchange's own code, or one made from its words.
    pub code: String,
    /// The exchange's word on its page.
    pub label: Fact<String>,
    /// What it lets its holder do; may be more than one level.
    pub levels: Fact<Vec<Level>>,
    /// The exchange's heading above it, where it has one.
    #[serde(default)]
    pub group: Option<Fact<String>>,
    /// Permissions with the same word here exclude each other, as radio buttons do.
    #[serde(default)]
    pub one_of: Option<String>,
    /// While it is on, no other permission does more than this level.
    #[serde(default)]
    pub caps_at: Option<Fact<Level>>,
    /// The plain sentence beneath it, where a person's own file has one. The built-in ones are in Fluent.
    #[serde(default)]
    pub text: Option<String>,
    /// How far coins go that it moves, where that is known of this one; else [`Transfer`] tells it of the exchange.
    #[serde(default)]
    pub reaches: Option<Fact<Reach>>,
}

/// How far coins go that a key may move without withdrawing them, the least harmful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Between the owner's own accounts.
    OwnAccounts,
    /// Also between the main account and its sub-accounts.
    SubAccounts,
    /// Nobody read it. Never written in a file: it follows from what is missing there.
    #[serde(skip)]
    Unknown,
    /// Also to other people.
    Others,
}

impl PermissionFact {
    /// What it lets its holder do.
    pub fn levels(&self) -> Levels {
        self.levels.as_far_as_known().iter().copied().collect()
    }

    /// The same while nothing does more than this level.
    pub(super) fn levels_under(&self, cap: Option<Level>) -> Levels {
        self.levels().iter().map(|level| cap.map_or(level, |cap| level.min(cap))).collect()
    }

    /// The most dangerous thing that it lets its holder do. Read, if nothing is said.
    pub fn level(&self) -> Level {
        self.levels().highest().unwrap_or(Level::Read)
    }
}

/// By which tick coins move between the owner's own accounts. No such move leaves the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// By a tick of its own.
    OwnTick,
    /// By the tick that trades.
    WithTrade,
    /// By the tick that also sends coins to anyone.
    WithWithdraw,
    /// By none.
    Nowhere,
}
