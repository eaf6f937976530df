//! The ways in which keys end by themselves at an exchange.

use serde::Deserialize;

use crate::domain::fact::Fact;
use crate::domain::permission::{Level, Levels};

/// A way in which keys end by themselves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndFact {
    /// Its name; the sentence is `end-<exchange>-<id>`.
    pub id: String,
    /// When it happens.
    pub when: When,
    /// The levels that it touches; empty means all.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// After how many days, where it is a number.
    #[serde(default)]
    pub days: Option<Fact<u16>>,
    /// What is known of it.
    pub rule: Fact<String>,
    /// The sentence, where a person's own file has one.
    #[serde(default)]
    pub text: Option<String>,
}

impl EndFact {
    /// Whether it strikes a key of these levels, with or without an address list.
    pub fn touches(&self, levels: Levels, has_list: bool) -> bool {
        let by_list = matches!(self.when, When::Unused | When::Always) || !has_list;
        by_list && (self.levels.is_empty() || self.levels.iter().any(|level| levels.has(*level)))
    }
}

/// When a key ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// So many days after it was made, if it has no address list.
    NoList,
    /// After so many days without use, if it has no address list.
    NoListUnused,
    /// After the account's password is changed, if it has no address list.
    NoListNewPassword,
    /// After a long time without use, with or without a list.
    Unused,
    /// So many days after it was made, in any case.
    Always,
}
