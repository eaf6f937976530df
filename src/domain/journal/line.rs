//! One line: what it says, its hash over the line before it, and its form in the file. The bytes that are hashed are those that
//! docs/journal.md tells, so that anybody can count them again from an exported file.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use sha2::{Digest, Sha256};

use super::deed::Deed;
use crate::domain::api_key::KeyId;

/// What the hash of a line is for: nothing else that is hashed begins like this.
const LABEL: &str = "keystead journal 1";

/// SHA-256 of a line and of all before it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let hash = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        hash.map(Self).ok_or_else(|| serde::de::Error::custom("not a hash"))
    }
}

/// What is to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub deed: Deed,
    /// The key that it happened to, if it was one.
    pub key: Option<KeyId>,
    /// That key's name at the time.
    pub name: String,
    /// Its exchange: the catalogue's id, or the name as typed.
    pub exchange: String,
    /// What the deed's own description says.
    pub detail: String,
    /// The tool for which it was done, where that is known: the catalogue's id, or the name as typed.
    pub tool: String,
}

impl Entry {
    /// Something that happened to no key.
    pub fn new(deed: Deed, detail: impl Into<String>) -> Self {
        let (name, exchange, tool) = (String::new(), String::new(), String::new());
        Self { deed, key: None, name, exchange, detail: detail.into(), tool }
    }

    /// Something that happened to a key of this name.
    pub fn of_key(deed: Deed, key: KeyId, name: impl Into<String>, exchange: impl Into<String>) -> Self {
        Self { key: Some(key), name: name.into(), exchange: exchange.into(), ..Self::new(deed, "") }
    }
}

/// A line as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from one, also over lines that were cut.
    pub number: u64,
    /// When it happened, in whole seconds.
    pub at: Timestamp,
    /// The deed's word; that of a later version is kept as it is.
    pub deed: String,
    /// The key that it happened to: 32 hex digits, or empty.
    pub key: String,
    /// That key's name at the time.
    pub name: String,
    /// Its exchange.
    pub exchange: String,
    /// What the deed's own description says.
    pub detail: String,
    /// The tool for which it was done, where that is known.
    pub tool: String,
    /// As it stands in the file: over this line and all before it.
    pub hash: Hash,
}

/// A line in the file. Short, because thousands of them are read at every unlock.
type Written = (i64, String, String, String, String, String, String, Hash);

impl Line {
    /// The next line behind this hash.
    pub(super) fn of(entry: Entry, number: u64, at: Timestamp, before: &Hash) -> Self {
        let key = entry.key.map(|key| key.to_string()).unwrap_or_default();
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
        let Entry { deed, name, exchange, detail, tool, .. } = entry;
        let deed = deed.word().to_owned();
        let mut line = Self { number, at, deed, key, name, exchange, detail, tool, hash: Hash::default() };
        line.hash = line.hash_behind(before);
        line
    }

    /// The hash that it must have behind this one. Each part is told with its length, so that nothing can move from one into the next.
    pub fn hash_behind(&self, before: &Hash) -> Hash {
        let mut sha = Sha256::new();
        let mut part = |text: &str| {
            sha.update(text.len().to_string());
            sha.update(":");
            sha.update(text);
            sha.update(",");
        };
        part(LABEL);
        part(&before.to_string());
        part(&self.number.to_string());
        part(&self.at.to_string());
        for text in [&self.deed, &self.key, &self.name, &self.exchange, &self.detail, &self.tool] {
            part(text);
        }
        Hash(sha.finalize().into())
    }

    /// The key that it happened to.
    pub fn key_id(&self) -> Option<KeyId> {
        KeyId::try_from(self.key.as_str()).ok()
    }

    /// What happened; none for a deed of a later version.
    pub fn known_deed(&self) -> Option<Deed> {
        Deed::called(&self.deed)
    }

    /// As it is written down.
    pub(super) fn write(&self) -> Option<Box<RawValue>> {
        let Self { at, deed, key, name, exchange, detail, tool, hash, .. } = self;
        to_raw_value(&(at.as_second(), deed, key, name, exchange, detail, tool, hash)).ok()
    }

    /// A line of this number; none where it cannot be read.
    pub(super) fn read(written: &RawValue, number: u64) -> Option<Self> {
        let (secs, deed, key, name, exchange, detail, tool, hash) =
            serde_json::from_str::<Written>(written.get()).ok()?;
        let at = Timestamp::from_second(secs).ok()?;
        Some(Self { number, at, deed, key, name, exchange, detail, tool, hash })
    }
}
