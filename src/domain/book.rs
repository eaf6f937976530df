//! Everything that is written down, except the secrets: the keys, the drafts and the settings.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::api_key::{ApiKey, KeyId};
use super::draft::Draft;
use super::settings::Settings;

/// The owner's book of keys. The vault seals it as a whole; the window shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// The keys by id.
    #[serde(deserialize_with = "read_in_order")]
    pub keys: BTreeMap<KeyId, ApiKey>,
    /// Keys being created, by the id that they have or will have.
    pub drafts: BTreeMap<KeyId, Draft>,
    /// How long things stay open.
    pub settings: Settings,
}

/// The map as a whole: put in one by one, 10,000 keys are moved about in the tree again and again.
fn read_in_order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<KeyId, ApiKey>, D::Error> {
    struct InOrder;

    impl<'de> Visitor<'de> for InOrder {
        type Value = BTreeMap<KeyId, ApiKey>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("keys by their ids")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut keys = Vec::new();
            while let Some(entry) = map.next_entry()? {
                keys.push(entry);
            }
            Ok(keys.into_iter().collect())
        }
    }

    deserializer.deserialize_map(InOrder)
}
