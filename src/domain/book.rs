//! Everything that is written down, except the secrets: the keys, the drafts and the settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::api_key::{ApiKey, KeyId};
use super::draft::Draft;
use super::settings::Settings;

/// The owner's book of keys. The vault seals it as a whole; the window shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// The keys by id.
    pub keys: BTreeMap<KeyId, ApiKey>,
    /// Keys being created, by the id that they have or will have.
    pub drafts: BTreeMap<KeyId, Draft>,
    /// How long things stay open.
    pub settings: Settings,
}
