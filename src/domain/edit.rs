//! What the owner may change about a key at any time: everything but its exchange and its secret.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::api_key::{Address, ApiKey, ToolUse};
use super::permission::Levels;

/// The part of a key that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The owner's name for it.
    pub label: String,
    /// The account at the exchange.
    pub account: String,
    /// The sub-account within it.
    pub sub_account: String,
    /// Whether a key for a tax report goes on reading after the import.
    pub keeps_reading: bool,
    /// Who uses it.
    pub tools: Vec<ToolUse>,
    /// The permissions ticked at the exchange, by code.
    pub permissions: BTreeSet<String>,
    /// What these add up to.
    pub levels: Levels,
    /// From where it may be used; empty means from anywhere.
    pub addresses: Vec<Address>,
    /// The owner's tags.
    pub tags: Vec<String>,
    /// The owner's note.
    pub note: String,
    /// The last day on which the exchange accepts it.
    pub expires: Option<Date>,
    /// After how many days it is to be replaced.
    pub rotate_every_days: Option<u16>,
}

impl Edit {
    /// The key as it stands.
    pub fn of(key: &ApiKey) -> Self {
        Self {
            label: key.label.clone(),
            account: key.account.clone(),
            sub_account: key.sub_account.clone(),
            keeps_reading: key.keeps_reading,
            tools: key.tools.clone(),
            permissions: key.permissions.clone(),
            levels: key.levels,
            addresses: key.addresses.clone(),
            tags: key.tags.clone(),
            note: key.note.clone(),
            expires: key.expires,
            rotate_every_days: key.rotate_every_days,
        }
    }

    /// Writes the edit into the key.
    pub fn apply(self, key: &mut ApiKey) {
        key.label = self.label;
        key.account = self.account;
        key.sub_account = self.sub_account;
        key.keeps_reading = self.keeps_reading;
        key.tools = self.tools;
        key.permissions = self.permissions;
        key.levels = self.levels;
        key.addresses = self.addresses;
        key.tags = self.tags;
        key.note = self.note;
        key.expires = self.expires;
        key.rotate_every_days = self.rotate_every_days;
        if let Some(rotation) = &mut key.rotation {
            rotation.add_tools(&key.tools);
        }
    }
}
