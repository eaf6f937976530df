//! What the data file seals: the book, what the vault knows about each secret, and its own notes. JSON, so that unknown fields
//! of a later version survive and an opened file can be read by eye in an emergency. It holds no secret but the phone's seed.

use std::collections::BTreeMap;
use std::fmt;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::domain::api_key::{ApiKey, FieldHint, KeyId};
use crate::domain::book::Book;
use crate::domain::pair::Born;

use super::blob::Mark;
use super::custody::Ledger;
use super::offsets::Seed;
use super::recovery::Sheet;

/// A secret that is being written to the keychain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pending {
    /// What will be there.
    pub(super) mark: Mark,
    /// When it was begun.
    pub(super) at: Timestamp,
    /// What it is for.
    pub(super) aim: Aim,
}

/// What a secret that is being written is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Aim {
    /// A new key, not in the book yet.
    New(Box<ApiKey>),
    /// The new secret of a rotation.
    Next(Vec<FieldHint>),
    /// The secret half of a pair that waits for the rest of its key.
    Born(Box<Born>),
}

/// An entry of the keychain that is to be deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tomb {
    pub(super) id: KeyId,
    pub(super) version: u64,
    pub(super) pieces: u8,
    /// In how many of the two kept data files it stands. Deleting waits for both: otherwise losing the newer file
    /// after a crash would leave a live key without its secret.
    #[serde(skip)]
    pub(super) kept_in: u8,
}

/// The pieces of a secret in a vault without a keychain, base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Embedded {
    pub(super) id: KeyId,
    pub(super) version: u64,
    pub(super) pieces: Vec<String>,
}

/// Everything in the data file.
pub(super) struct Content {
    /// Counts commits; never the same for two contents.
    pub(super) generation: u64,
    /// When it was committed.
    pub(super) saved: Timestamp,
    /// The seed that the phone has.
    pub(super) seed: Seed,
    /// The seed of a phone that is just taking the old one's place.
    pub(super) next_seed: Option<Seed>,
    /// The highest version given to a secret.
    pub(super) versions: u64,
    pub(super) book: Book,
    pub(super) custody: Ledger,
    /// What is being written: the intent, committed before the keychain is touched.
    pub(super) pending: BTreeMap<KeyId, Pending>,
    pub(super) tombs: Vec<Tomb>,
    pub(super) embedded: Vec<Embedded>,
    /// Names of the slots of used recovery codes: an old copy of the slots file revives none of them.
    pub(super) struck: Vec<String>,
    /// The recovery sheet that is in force.
    pub(super) sheet: Sheet,
    /// What a later version wrote here.
    pub(super) unknown: Map<String, Value>,
}

#[derive(Serialize)]
struct SeedText<'a>(#[serde(serialize_with = "Seed::serialize")] &'a Seed);

#[derive(Deserialize)]
struct ReadSeed(#[serde(deserialize_with = "Seed::deserialize")] Seed);

impl Serialize for Content {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("generation", &self.generation)?;
        map.serialize_entry("saved", &self.saved)?;
        map.serialize_entry("seed", &SeedText(&self.seed))?;
        if let Some(seed) = &self.next_seed {
            map.serialize_entry("next-seed", &SeedText(seed))?;
        }
        map.serialize_entry("versions", &self.versions)?;
        map.serialize_entry("book", &self.book)?;
        map.serialize_entry("custody", &self.custody)?;
        map.serialize_entry("pending", &self.pending)?;
        map.serialize_entry("tombs", &self.tombs)?;
        map.serialize_entry("embedded", &self.embedded)?;
        map.serialize_entry("struck", &self.struck)?;
        map.serialize_entry("sheet", &self.sheet)?;
        for (name, value) in &self.unknown {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ContentVisitor)
    }
}

/// By hand, because serde's `flatten` would buffer the whole book to find the unknown fields.
struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the vault's content")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content, A::Error> {
        use serde::de::Error;
        let (mut generation, mut saved, mut seed, mut book) = (None, None, None, None);
        let (mut next_seed, mut versions, mut tombs) = (None, None, Vec::new());
        let (mut custody, mut pending) = (Ledger::default(), BTreeMap::new());
        let (mut embedded, mut struck, mut unknown) = (Vec::new(), Vec::new(), Map::new());
        let mut sheet = Sheet::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "generation" => generation = Some(map.next_value()?),
                "saved" => saved = Some(map.next_value()?),
                "seed" => seed = Some(map.next_value::<ReadSeed>()?.0),
                "next-seed" => next_seed = Some(map.next_value::<ReadSeed>()?.0),
                "versions" => versions = Some(map.next_value()?),
                "book" => book = Some(map.next_value()?),
                "custody" => custody = map.next_value()?,
                "pending" => pending = map.next_value()?,
                "tombs" => tombs = map.next_value()?,
                "embedded" => embedded = map.next_value()?,
                "struck" => struck = map.next_value()?,
                "sheet" => sheet = map.next_value()?,
                _ => drop(unknown.insert(name, map.next_value()?)),
            }
        }
        Ok(Content {
            generation: generation.ok_or_else(|| A::Error::missing_field("generation"))?,
            saved: saved.ok_or_else(|| A::Error::missing_field("saved"))?,
            seed: seed.ok_or_else(|| A::Error::missing_field("seed"))?,
            next_seed,
            versions: versions.ok_or_else(|| A::Error::missing_field("versions"))?,
            book: book.ok_or_else(|| A::Error::missing_field("book"))?,
            custody,
            pending,
            tombs,
            embedded,
            struck,
            sheet,
            unknown,
        })
    }
}

impl Content {
    /// An empty book.
    pub(super) fn begin(seed: Seed, now: Timestamp) -> Self {
        Self {
            generation: 0,
            saved: now,
            seed,
            next_seed: None,
            versions: 0,
            book: Book::default(),
            custody: Ledger::default(),
            pending: BTreeMap::new(),
            tombs: Vec::new(),
            embedded: Vec::new(),
            struck: Vec::new(),
            sheet: Sheet { made: Some(now), used: Vec::new() },
            unknown: Map::new(),
        }
    }

    /// A version that no secret of this vault ever had.
    pub(super) fn next_version(&mut self) -> u64 {
        self.versions += 1;
        self.versions
    }

    /// The recovery code of this slot opens nothing any more, in whatever copy its slot still stands.
    pub(super) fn strike(&mut self, slot: [u8; 16]) {
        self.struck.push(HEXLOWER.encode(&slot));
    }

    /// Whether it was struck out.
    pub(super) fn is_struck(&self, slot: [u8; 16]) -> bool {
        self.struck.contains(&HEXLOWER.encode(&slot))
    }

    /// The newer files that these took the place of gave away versions too: none of theirs is used again.
    pub(super) fn skip_versions(&mut self) {
        self.versions = self.versions.saturating_add(1 << 32);
    }

    /// Lists a secret for deletion.
    pub(super) fn bury(&mut self, id: KeyId, mark: &Mark) {
        self.embedded.retain(|blob| blob.id != id || blob.version != mark.version);
        self.tombs.push(Tomb { id, version: mark.version, pieces: mark.pieces, kept_in: 0 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_later_version_wrote_survives() {
        let content = Content::begin(Seed::make().unwrap(), Timestamp::UNIX_EPOCH);
        let mut json: Value = serde_json::to_value(&content).unwrap();
        json["journal"] = serde_json::json!([1, { "later": true }]);
        let read: Content = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), json);
    }

    #[test]
    fn a_content_without_seed_or_book_is_refused() {
        for missing in ["generation", "saved", "seed", "versions", "book"] {
            let content = Content::begin(Seed::make().unwrap(), Timestamp::UNIX_EPOCH);
            let mut json = serde_json::to_value(&content).unwrap();
            json.as_object_mut().unwrap().remove(missing);
            assert!(serde_json::from_value::<Content>(json).is_err(), "{missing}");
        }
        let mut json =
            serde_json::to_value(Content::begin(Seed::make().unwrap(), Timestamp::UNIX_EPOCH)).unwrap();
        json["seed"] = Value::String("MFRGG".to_owned());
        let refused = serde_json::from_value::<Content>(json).err().unwrap();
        assert!(!refused.to_string().contains("MFRGG"));
    }
}
