//! Everything that is written down, except the secrets: the keys, the drafts and the settings.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::api_key::{ApiKey, KeyId};
use super::draft::Draft;
use super::emergency::Emergency;
use super::journal::Journal;
use super::later::Later;
use super::own_facts::OwnFacts;
use super::saved_search::SavedSearch;
use super::settings::Settings;
use super::usage::Columns;

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
    /// What its owner put off.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub later: BTreeMap<KeyId, Later>,
    /// Searches that are kept under a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saved: Vec<SavedSearch>,
    /// A restore has begun and is not finished: some keys may still be in the backup only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub restoring: bool,
    /// When everything was sealed anew because the phone was lost or stolen, until the advice that goes with it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_lost: Option<Timestamp>,
    /// Files of the person's own with facts about exchanges, by the exchange's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub own_facts: BTreeMap<String, OwnFacts>,
    /// Which column means what in usage logs of a form that the person explained, by the names of their columns.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub usage_forms: BTreeMap<String, Columns>,
    /// The last backup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup: Option<LastBackup>,
    /// The emergency under way, or the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
    /// What happened, over all keys, also those that are gone.
    #[serde(skip_serializing_if = "Journal::is_empty")]
    pub journal: Journal,
}

/// What is known about the last backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was made.
    pub made: Timestamp,
    /// How many keys are in it without their secret, because the keychain had lost it.
    pub without_secret: usize,
}

impl Book {
    /// How many keys are in no backup as they are now: made or changed since the last one, or never in any.
    pub fn not_in_backup(&self) -> usize {
        let is_newer = |key: &ApiKey| self.backup.is_none_or(|backup| key.changed() > backup.made);
        self.keys.values().filter(|key| key.removed.is_none() && is_newer(key)).count()
    }
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

#[cfg(test)]
mod tests {
    use super::super::api_key::{Act, HistoryEntry};
    use super::super::sample;
    use super::*;

    #[test]
    fn a_book_of_before_has_no_kept_searches_and_one_without_them_is_written_as_before() {
        let old = r#"{"keys":{},"drafts":{},"settings":{"idle_secs":300,"clipboard_secs":30}}"#;
        let mut book: Book = serde_json::from_str(old).unwrap();
        assert!(book.saved.is_empty());
        assert_eq!(serde_json::to_string(&book).unwrap(), old);
        book.saved.push(SavedSearch { name: "Grid".to_owned(), text: "tag:grid".to_owned() });
        let read: Book = serde_json::from_str(&serde_json::to_string(&book).unwrap()).unwrap();
        assert_eq!(read, book);
    }

    #[test]
    fn a_key_is_in_the_backup_until_it_is_changed_and_looking_at_it_changes_nothing() {
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let mut book = sample::book(now);
        let (all, id) = (book.keys.len(), *book.keys.keys().next().unwrap());
        book.backup = None;
        assert_eq!(book.not_in_backup(), all);
        book.backup = Some(LastBackup { made: now, without_secret: 0 });
        assert_eq!(book.not_in_backup(), 0);
        let later = Timestamp::from_second(1_790_000_060).unwrap();
        let mut note = |act| book.keys.get_mut(&id).unwrap().history.push(HistoryEntry { at: later, act });
        note(Act::Revealed { field: "secret".to_owned() });
        note(Act::Copied { field: "secret".to_owned() });
        assert_eq!(book.not_in_backup(), 0);
        book.note_act(id, later, Act::Edited);
        assert_eq!(book.not_in_backup(), 1);
        book.keys.get_mut(&id).unwrap().removed = Some(later);
        assert_eq!(book.not_in_backup(), 0);
    }
}
