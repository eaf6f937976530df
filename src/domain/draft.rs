//! A key being created: the answers so far, without any secret. The step is derived from what is missing.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::api_key::{Address, KeyId, Purpose};

/// A key being created. It never holds what was pasted: that goes straight into the keychain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The name that the key has, or will have, inside Keystead.
    pub id: KeyId,
    /// When it was begun.
    pub begun: Timestamp,
    /// What will use it.
    pub purpose: Option<Purpose>,
    /// Which tool, by catalogue id or as typed; may stay empty.
    pub tool: String,
    /// Whether the first step is finished.
    pub purpose_done: bool,
    /// The exchange's id in the catalogue, or "other".
    pub exchange: Option<String>,
    /// The exchange's name as typed, when `exchange` is "other".
    pub exchange_name: String,
    /// Whether the second step is finished.
    pub exchange_done: bool,
    /// The permissions to tick, by the exchange's codes.
    pub permissions: BTreeSet<String>,
    /// Whether the owner typed "withdraw" to allow it.
    pub withdraw_allowed: bool,
    /// Whether the third step is finished.
    pub permissions_done: bool,
    /// From where it may be used.
    pub addresses: Vec<Address>,
    /// Whether the fourth step is finished, with or without a list.
    pub addresses_done: bool,
    /// The lines of the exchange's guide that are ticked.
    pub ticks: BTreeSet<String>,
    /// Whether the owner has key and secret before their eyes.
    pub made: bool,
    /// Whether the pasted fields were saved in the keychain and read back.
    pub saved: bool,
}

/// The seven steps of creating a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftStep {
    /// What will use this key?
    Purpose,
    /// At which exchange?
    Exchange,
    /// What may it do?
    Permissions,
    /// From where may it be used?
    Addresses,
    /// Make it on the exchange's page.
    AtExchange,
    /// Paste what the exchange shows.
    Paste,
    /// Name and dates.
    Name,
}

impl DraftStep {
    /// All steps, in order.
    pub const ALL: [Self; 7] = [
        Self::Purpose,
        Self::Exchange,
        Self::Permissions,
        Self::Addresses,
        Self::AtExchange,
        Self::Paste,
        Self::Name,
    ];

    /// Counted from one, as shown.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Exchange => "exchange",
            Self::Permissions => "permissions",
            Self::Addresses => "addresses",
            Self::AtExchange => "at-exchange",
            Self::Paste => "paste",
            Self::Name => "name",
        }
    }
}

impl Draft {
    /// A draft in which nothing is answered.
    pub fn begin(id: KeyId, now: Timestamp) -> Self {
        Self {
            id,
            begun: now,
            purpose: None,
            tool: String::new(),
            purpose_done: false,
            exchange: None,
            exchange_name: String::new(),
            exchange_done: false,
            permissions: BTreeSet::new(),
            withdraw_allowed: false,
            permissions_done: false,
            addresses: Vec::new(),
            addresses_done: false,
            ticks: BTreeSet::new(),
            made: false,
            saved: false,
        }
    }

    /// The first step whose answer is missing.
    pub fn step(&self) -> DraftStep {
        if self.saved {
            DraftStep::Name
        } else if !self.purpose_done || self.purpose.is_none() {
            DraftStep::Purpose
        } else if !self.exchange_done || self.exchange.is_none() {
            DraftStep::Exchange
        } else if !self.permissions_done {
            DraftStep::Permissions
        } else if !self.addresses_done {
            DraftStep::Addresses
        } else if !self.made {
            DraftStep::AtExchange
        } else {
            DraftStep::Paste
        }
    }

    /// Whether this step can be shown: it is answered or the next to answer. What is saved is not made a second time.
    pub fn can_show(&self, step: DraftStep) -> bool {
        if self.saved { step == DraftStep::Name } else { step <= self.step() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_finished_draft_stands_at_its_first_open_question() {
        let mut draft = Draft::begin(KeyId([0; 16]), Timestamp::UNIX_EPOCH);
        assert_eq!(draft.step(), DraftStep::Purpose);
        draft.purpose = Some(Purpose::TradingBot);
        draft.purpose_done = true;
        draft.exchange = Some("kraken".to_owned());
        draft.exchange_done = true;
        assert_eq!(draft.step(), DraftStep::Permissions);
        assert!(draft.can_show(DraftStep::Exchange));
        assert!(!draft.can_show(DraftStep::Paste));
        draft.saved = true;
        assert_eq!(draft.step(), DraftStep::Name);
        assert!(!draft.can_show(DraftStep::Paste));
    }
}
