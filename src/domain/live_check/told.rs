//! What an exchange told about the key that asked. What it did not tell is none, and is never taken for harmless.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What an exchange told. All that is none was not told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The permissions that are on, by the catalogue's codes. One that the catalogue does not know stays as it came, and counts as
    /// unknown: it may be dangerous.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<BTreeSet<String>>,
    /// From where the key may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Addresses>,
    /// When it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Ends>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// When it was last used, as the exchange saw it before this question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used: Option<LastUsed>,
    /// Its name at the exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The other keys of the same account, where a list exists that returns no secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<Vec<OtherKey>>,
    /// Who came into the account of late, the last one first, where the exchange keeps such a log and lets this key read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visits: Option<Vec<Visit>>,
    /// When what matters most was told, where that was by an earlier answer of which this one says nothing.
    #[serde(skip_serializing_if = "Earlier::is_empty")]
    pub earlier: Earlier,
}

/// When parts of an answer were told that are older than the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Earlier {
    /// The permissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Timestamp>,
    /// From where the key may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Timestamp>,
    /// The other keys of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<Timestamp>,
}

impl Earlier {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The oldest of them.
    pub fn first(&self) -> Option<Timestamp> {
        [self.permissions, self.addresses, self.others].into_iter().flatten().min()
    }
}

impl Told {
    /// Adds what the answer of this time told and this one does not: an exchange that says less than before has taken nothing back.
    pub(super) fn fill_from(&mut self, before: &Self, at: Timestamp) {
        let Earlier { permissions, addresses, others } = before.earlier;
        fill(
            &mut self.permissions,
            &mut self.earlier.permissions,
            before.permissions.as_ref(),
            permissions.unwrap_or(at),
        );
        fill(
            &mut self.addresses,
            &mut self.earlier.addresses,
            before.addresses.as_ref(),
            addresses.unwrap_or(at),
        );
        fill(&mut self.others, &mut self.earlier.others, before.others.as_ref(), others.unwrap_or(at));
    }
}

fn fill<T: Clone>(part: &mut Option<T>, told: &mut Option<Timestamp>, before: Option<&T>, at: Timestamp) {
    if let Some(before) = before.filter(|_| part.is_none()) {
        *part = Some(before.clone());
        *told = Some(at);
    }
}

/// From where a key may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addresses {
    /// From anywhere.
    Any,
    /// From some addresses; the exchange does not say which.
    Limited,
    /// From these, as the exchange writes them; some mask parts with `*`.
    Listed(Vec<String>),
}

/// When a key ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// It has no end.
    Never,
    /// At this time.
    At(Timestamp),
}

/// When a key was last used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LastUsed {
    /// Never.
    Never,
    /// At this time.
    At(Timestamp),
}

/// Somebody who came into the account, or changed it, as the exchange logged it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// When.
    pub at: Timestamp,
    /// From which address, as the exchange writes it.
    pub ip: String,
    /// What it was, in the exchange's word, such as `changed_scope`; empty for a plain log-in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
}

/// Another key of the same account, as the exchange lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherKey {
    /// First and last four characters of its public part, as a stored key's hint has them.
    pub hint: String,
    /// Its name there; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl OtherKey {
    /// The key with this public part, which may be masked, and this name.
    pub fn new(public: &str, name: String) -> Self {
        let letters: Vec<char> = public.trim().chars().collect();
        let hint = match letters.len() {
            0..=12 => String::new(),
            all => {
                let part = |letters: &[char]| letters.iter().collect::<String>();
                format!("{} … {}", part(&letters[..4]), part(&letters[all - 4..]))
            }
        };
        Self { hint, name }
    }
}
