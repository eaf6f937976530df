//! A key being created: the answers so far, without any secret. The step is derived from what is missing.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::api_key::{Address, ApiKey, KeyId, Purpose};
use super::catalogue::Catalogue;
use super::pair::{Algorithm, Born};
use super::permission::Levels;

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
    /// Whether a key for a tax report goes on reading after the import. Otherwise it is deleted then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_reading: bool,
    /// The account at the exchange, where it is known before the key is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// The sub-account within it, where it is known before the key is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sub_account: String,
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
    /// How Keystead is to make the pair; none where the exchange makes the secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<Algorithm>,
    /// The pair that was made and whose secret half is sealed and was read back. Only the vault writes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Born>,
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
            keeps_reading: false,
            account: String::new(),
            sub_account: String::new(),
            purpose_done: false,
            exchange: None,
            exchange_name: String::new(),
            exchange_done: false,
            permissions: BTreeSet::new(),
            withdraw_allowed: false,
            permissions_done: false,
            addresses: Vec::new(),
            addresses_done: false,
            pair: None,
            born: None,
            ticks: BTreeSet::new(),
            made: false,
            saved: false,
        }
    }

    /// A draft of a key like this one for another tool: the same exchange, account, permissions and addresses; no name, no tool.
    /// What can take everything is not ticked along: that is an act of its own, for each key.
    pub fn like(key: &ApiKey, id: KeyId, now: Timestamp) -> Self {
        let exchange = Catalogue::current_exchange(&key.exchange);
        let is_harmless =
            |code: &&String| exchange.permission(code).is_some_and(|one| !one.level().is_dangerous());
        Self {
            purpose: Some(key.purpose),
            keeps_reading: key.keeps_reading,
            account: key.account.clone(),
            sub_account: key.sub_account.clone(),
            exchange: Some(key.exchange.clone()),
            exchange_name: key.exchange_name.clone(),
            exchange_done: true,
            permissions: key.permissions.iter().filter(is_harmless).cloned().collect(),
            addresses: key.addresses.clone(),
            ..Self::begin(id, now)
        }
    }

    /// Answers which tool. One that needs other permissions is given those, and they are asked again.
    pub fn choose_tool(&mut self, tool: &str) {
        let before = self.needed();
        tool.clone_into(&mut self.tool);
        if self.needed() != before {
            self.preset();
        }
    }

    /// Answers what will use it. Another purpose needs other permissions, so those are asked again.
    pub fn choose_purpose(&mut self, purpose: Purpose) {
        if self.purpose == Some(purpose) {
            return;
        }
        self.purpose = Some(purpose);
        let serves =
            Catalogue::current().tool(&self.tool).is_none_or(|tool| tool.purposes.contains(&purpose));
        if !serves {
            self.tool.clear();
        }
        self.preset();
    }

    /// Answers at which exchange. Another one has other words, so everything after this step is asked again.
    /// One that closed is no answer.
    pub fn choose_exchange(&mut self, id: &str) {
        if self.exchange.as_deref() == Some(id) || Catalogue::current().is_closed(id) {
            return;
        }
        self.exchange = Some(id.to_owned());
        self.ticks.clear();
        self.pair = None;
        self.addresses_done = false;
        self.preset();
    }

    /// Ticks what the tool needs at the exchange, and no more.
    pub fn preset(&mut self) {
        self.permissions = self.needed();
        self.withdraw_allowed = false;
        self.permissions_done = false;
        self.forget_ticks("permissions");
    }

    /// Ticks or unticks one permission. Withdraw has a way of its own: [`Draft::allow_withdraw`].
    pub fn tick(&mut self, code: &str, on: bool) {
        let exchange = Catalogue::current_exchange(self.exchange_id());
        let sends = |code: &str| exchange.permission(code).is_some_and(|it| it.level().is_dangerous());
        if on && sends(code) && !self.withdraw_allowed {
            return;
        }
        self.permissions = exchange.ticked(&self.permissions, code, on);
        self.withdraw_allowed &= self.permissions.iter().any(|code| sends(code));
        self.forget_ticks("permissions");
    }

    /// Ticks a permission that can send coins away, after its owner typed the word.
    pub fn allow_withdraw(&mut self, code: &str) {
        self.withdraw_allowed = true;
        self.tick(code, true);
    }

    /// Answers who makes the secret. What was done at the exchange with another answer is of no use.
    pub fn choose_pair(&mut self, pair: Option<Algorithm>) {
        if self.pair != pair {
            self.pair = pair;
            self.made = false;
            self.ticks.retain(|tick| tick == "open");
        }
    }

    /// The pair that this key is made with; none while it is not made, or where the exchange makes the secret.
    pub fn own_pair(&self) -> Option<&Born> {
        let fits = |born: &&Born| self.pair == Some(born.algorithm) && born.exchange == self.exchange_id();
        self.born.as_ref().filter(fits)
    }

    /// Whether the pair is still to be made.
    pub fn lacks_pair(&self) -> bool {
        self.pair.is_some() && self.own_pair().is_none()
    }

    /// Keeps another list of addresses.
    pub fn set_addresses(&mut self, addresses: Vec<Address>) {
        let ips = |list: &[Address]| list.iter().map(|address| address.ip.clone()).collect::<Vec<_>>();
        if ips(&self.addresses) != ips(&addresses) {
            self.forget_ticks("addresses");
        }
        self.addresses = addresses;
    }

    /// What the tool needs at the exchange, and no more; what the purpose needs, where the tool is not known.
    pub fn needed(&self) -> BTreeSet<String> {
        match (&self.exchange, self.purpose) {
            (Some(exchange), Some(purpose)) => Catalogue::current().needed_by(exchange, purpose, &self.tool),
            _ => BTreeSet::new(),
        }
    }

    /// What the ticked permissions add up to.
    pub fn levels(&self) -> Levels {
        Catalogue::current().levels_of(self.exchange_id(), &self.permissions)
    }

    /// The exchange's id; empty until it is answered.
    pub fn exchange_id(&self) -> &str {
        self.exchange.as_deref().unwrap_or_default()
    }

    /// What was done at the exchange has to be looked at again: these lines are no longer ticked.
    fn forget_ticks(&mut self, lines: &str) {
        self.ticks.retain(|tick| !tick.starts_with(lines));
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
        } else if !self.made || self.lacks_pair() {
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
mod tests;
