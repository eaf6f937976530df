//! One exchange API key as Keystead knows it: everything but the secret.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::live_check::Live;
use super::pair::Born;
use super::permission::Levels;
use super::rotation::Rotation;

/// Lines kept of what happened to a key.
const HISTORY_LINES: usize = 200;

/// The name of a key inside Keystead: 16 random bytes, written as 32 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 16]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0; 32];
        data_encoding::HEXLOWER.encode_mut(&self.0, &mut digits);
        f.write_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl Serialize for KeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// By hand, because a text made for each of 10,000 ids is felt at every unlock.
impl<'de> Deserialize<'de> for KeyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;

        impl Visitor<'_> for Digits {
            type Value = KeyId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("32 hex digits")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<KeyId, E> {
                KeyId::try_from(text).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Digits)
    }
}

impl TryFrom<&str> for KeyId {
    type Error = data_encoding::DecodeError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        let mut id = [0; 16];
        let wrong = data_encoding::DecodeError { position: 0, kind: data_encoding::DecodeKind::Length };
        if text.len() != 32 {
            return Err(wrong);
        }
        data_encoding::HEXLOWER.decode_mut(text.as_bytes(), &mut id).map_err(|partial| partial.error)?;
        Ok(Self(id))
    }
}

/// What a key is for. The permissions and the advice follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A program that places and cancels orders.
    TradingBot,
    /// A program that shows what its owner holds.
    PortfolioTracker,
    /// A program that reads history once and is then cut off.
    TaxReport,
    /// Prices, balances, alerts.
    DataAndCharts,
    /// Trades on several exchanges at once.
    Arbitrage,
    /// The owner's own program; the owner says what it needs.
    OwnProgram,
}

impl Purpose {
    /// All purposes, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::TradingBot,
        Self::PortfolioTracker,
        Self::TaxReport,
        Self::DataAndCharts,
        Self::Arbitrage,
        Self::OwnProgram,
    ];

    /// The word used in text ids and in `assets/`.
    pub fn word(self) -> &'static str {
        match self {
            Self::TradingBot => "trading-bot",
            Self::PortfolioTracker => "portfolio-tracker",
            Self::TaxReport => "tax-report",
            Self::DataAndCharts => "data-and-charts",
            Self::Arbitrage => "arbitrage",
            Self::OwnProgram => "own-program",
        }
    }
}

/// A tool that uses a key, and where it runs ("home server").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolUse {
    /// The tool's id in the catalogue, or the name that was typed.
    pub tool: String,
    /// Where it runs, in the owner's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// An address from which the exchange accepts the key, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// An IPv4 or IPv6 address or a network in CIDR form, as the exchange writes it.
    pub ip: String,
    /// Whose it is, in the person's words ("my server", "3Commas"); may be empty. Books of before call it a note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What may be shown of a stored field without asking the keychain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldHint {
    /// The catalogue's name of the field, such as `api_key`.
    pub name: String,
    /// First and last characters of a field that is not secret ("4/SD … dxgX"); the last four at most of one that is.
    pub hint: String,
}

/// Something that happened to a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub act: Act,
}

/// What can happen to a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Saved in the keychain and read back.
    Created,
    /// Got its name and dates.
    Named,
    /// Something that is not the secret was changed.
    Edited,
    /// The field of this name was shown.
    Revealed {
        /// The catalogue's name of the field.
        field: String,
    },
    /// The field of this name was put on the clipboard.
    Copied {
        /// The catalogue's name of the field.
        field: String,
    },
    /// Taken from the list.
    Removed,
    /// Put back into the list.
    PutBack,
    /// A rotation was begun.
    RotationBegun,
    /// The new key of a rotation was stored beside the old one.
    NewStored,
    /// Its owner said that the old key is deleted at the exchange.
    OldDeleted,
    /// A rotation was taken back; the old key stays.
    RotationTakenBack,
    /// A rotation was finished; the old secret is destroyed. Nobody but its owner said that the old key is dead.
    Rotated,
    /// A rotation was finished, after the exchange had refused the old key.
    RotatedWithProof,
    /// Brought in from a backup.
    BroughtIn,
    /// The program ended while the key was being saved, and the saving was finished at the next start.
    Recovered,
    /// The exchange refused it in a way that proves that it is dead.
    DeadProved {
        /// The exchange's own code and words; may be empty.
        said: String,
    },
    /// Its owner looked at the exchange and says that it is gone.
    DeadByHand,
}

/// One API key, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its name inside Keystead.
    pub id: KeyId,
    /// The owner's name for it ("Grid bot").
    pub label: String,
    /// The exchange's id in the catalogue ("kraken"), or "other".
    pub exchange: String,
    /// The exchange's name as typed, when `exchange` is "other".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exchange_name: String,
    /// The account at the exchange, in the owner's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// The sub-account within it, in the owner's words; empty where the key is of the account itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sub_account: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether a key for a tax report goes on reading after the import. Otherwise it is deleted then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_reading: bool,
    /// Who uses it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<ToolUse>,
    /// The permissions that are ticked at the exchange, by the exchange's own codes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub permissions: BTreeSet<String>,
    /// What these permissions add up to.
    pub levels: Levels,
    /// From where it may be used; empty means from anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// The owner's tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The owner's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was made at the exchange, as far as known the time of saving.
    pub made: Timestamp,
    /// The last day on which the exchange accepts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// After how many days it is to be replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rotate_every_days: Option<u16>,
    /// What may be shown of its fields, in the order in which the exchange shows them.
    pub fields: Vec<FieldHint>,
    /// The pair that was made here, where its secret half is one of the fields. Only the vault writes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Born>,
    /// What happened to it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryEntry>,
    /// The rotation under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rotation: Option<Rotation>,
    /// When it was taken from the list. It can be put back until it is destroyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Timestamp>,
    /// When its owner last said that something uses it, which Keystead cannot see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_use: Option<Timestamp>,
    /// What its exchange said about it.
    #[serde(default, skip_serializing_if = "Live::is_empty")]
    pub live: Live,
}

impl ApiKey {
    /// Whether its owner noted no addresses. What its exchange said counts in [`ApiKey::is_open`].
    pub fn is_open_to_any_address(&self) -> bool {
        self.addresses.is_empty()
    }

    /// Whether it was made for one import, after which it is to be deleted.
    pub fn is_for_one_import(&self) -> bool {
        self.purpose == Purpose::TaxReport && !self.keeps_reading
    }

    /// Whether more than one tool holds it.
    pub fn is_shared(&self) -> bool {
        self.tools.iter().filter(|used| !used.tool.trim().is_empty()).count() > 1
    }

    /// When it was made or last changed. Looking at it is no change.
    pub fn changed(&self) -> Timestamp {
        let is_change =
            |entry: &&HistoryEntry| !matches!(entry.act, Act::Revealed { .. } | Act::Copied { .. });
        let changes = self.history.iter().filter(is_change).map(|entry| entry.at);
        let stored = self.rotation.as_ref().and_then(|rotation| rotation.stored);
        changes.chain(stored).fold(self.made, Timestamp::max)
    }

    /// How a key that is in no book yet begins. [`Book::keep`](super::book::Book::keep) writes the same into the journal.
    pub fn begin_history(&mut self, at: Timestamp, act: Act) {
        self.note_act(at, act);
    }

    /// Adds a line to its history. Only the book does it, which writes the same into the journal.
    pub(super) fn note_act(&mut self, at: Timestamp, act: Act) {
        self.history.push(HistoryEntry { at, act });
        let over = self.history.len().saturating_sub(HISTORY_LINES);
        self.history.drain(..over);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_the_way_through_text() {
        let id = KeyId([7; 16]);
        assert_eq!(KeyId::try_from(id.to_string().as_str()).ok(), Some(id));
        assert!(KeyId::try_from("xyz").is_err());
        assert!(KeyId::try_from("g".repeat(32).as_str()).is_err());
    }
}
