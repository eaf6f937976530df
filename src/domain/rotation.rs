//! Replacing a key without stopping what uses it: answers are stored, the step is derived from what is missing.

mod proof;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::api_key::{ApiKey, FieldHint, ToolUse};
use super::catalogue::Catalogue;
use super::live_check::Check;
use super::pair::{Algorithm, Born};
use super::thief::ends_after_days;

pub use proof::{NewKey, OldKey};

/// Why a key is being replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Its period is over, or soon will be.
    Due,
    /// Somebody else may have seen it.
    Leaked,
    /// It may do too much, or from too many addresses.
    TooStrong,
    /// Any other reason.
    Other,
}

impl Reason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Due, Self::Leaked, Self::TooStrong, Self::Other];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Leaked => "leaked",
            Self::TooStrong => "too-strong",
            Self::Other => "other",
        }
    }
}

/// A tool that has to be given the new key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolTick {
    /// The tool and where it runs.
    pub tool: ToolUse,
    /// When it was ticked.
    pub done: Option<Timestamp>,
}

/// A rotation under way: the answers so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// When it was begun.
    pub begun: Timestamp,
    /// Why; none until it is said.
    pub reason: Option<Reason>,
    /// How Keystead is to make the new pair; none where the exchange makes the secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<Algorithm>,
    /// The new pair, once its secret half is sealed and was read back. Only the vault writes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Born>,
    /// The lines of the exchange's guide that are ticked.
    pub ticks: BTreeSet<String>,
    /// Whether the new key was made at the exchange.
    pub made: bool,
    /// What may be shown of the new key's fields, once they are stored beside the old ones.
    pub new_fields: Option<Vec<FieldHint>>,
    /// When the new key was stored.
    pub stored: Option<Timestamp>,
    /// What the exchange said about the new key, when it was last asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Check>,
    /// What it said about the old one after that was revoked: it is to be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_answer: Option<Check>,
    /// The tools that have to be given the new key.
    pub tools: Vec<ToolTick>,
    /// Whether the owner said that all tools are switched.
    pub switched: bool,
    /// When the owner confirmed that the new key works.
    pub works: Option<Timestamp>,
    /// When the owner confirmed that the old key is deleted at the exchange.
    pub revoked: Option<Timestamp>,
}

/// The seven steps of a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RotationStep {
    /// Why and when.
    Why,
    /// Make the new key at the exchange, with the same settings.
    Make,
    /// Paste it; it is stored beside the old one.
    Paste,
    /// Give it to each tool.
    Switch,
    /// Confirm that it works.
    Works,
    /// Delete the old key at the exchange.
    Delete,
    /// Confirm that it is gone; then the old secret is destroyed.
    Proof,
}

impl RotationStep {
    /// All steps, in order.
    pub const ALL: [Self; 7] =
        [Self::Why, Self::Make, Self::Paste, Self::Switch, Self::Works, Self::Delete, Self::Proof];

    /// Counted from one, as shown.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Make => "make",
            Self::Paste => "paste",
            Self::Switch => "switch",
            Self::Works => "works",
            Self::Delete => "delete",
            Self::Proof => "proof",
        }
    }
}

impl Rotation {
    /// A rotation of this key that has just begun: a pair that was made here is followed by one of its kind.
    pub fn of(key: &ApiKey, now: Timestamp) -> Self {
        let exchange = Catalogue::current_exchange(&key.exchange);
        let pair = key.born.as_ref().map(|born| born.algorithm);
        let pair = pair.filter(|algorithm| exchange.pair(*algorithm).is_some());
        Self { pair, ..Self::begin(now, &key.tools) }
    }

    /// A rotation that has just begun, with the tools that use the key now.
    pub fn begin(now: Timestamp, tools: &[ToolUse]) -> Self {
        Self {
            begun: now,
            reason: None,
            pair: None,
            born: None,
            ticks: BTreeSet::new(),
            made: false,
            new_fields: None,
            stored: None,
            checked: None,
            old_answer: None,
            tools: tools.iter().map(|tool| ToolTick { tool: tool.clone(), done: None }).collect(),
            switched: false,
            works: None,
            revoked: None,
        }
    }

    /// The first step whose answer is missing.
    pub fn step(&self) -> RotationStep {
        if self.reason.is_none() {
            RotationStep::Why
        } else if !self.made || (self.new_fields.is_none() && self.lacks_pair()) {
            RotationStep::Make
        } else if self.new_fields.is_none() {
            RotationStep::Paste
        } else if !self.switched {
            RotationStep::Switch
        } else if self.works.is_none() {
            RotationStep::Works
        } else if self.revoked.is_none() {
            RotationStep::Delete
        } else {
            RotationStep::Proof
        }
    }

    /// Answers who makes the new secret. What was done at the exchange with another answer is of no use.
    pub fn choose_pair(&mut self, pair: Option<Algorithm>) {
        if self.pair != pair {
            self.pair = pair;
            self.made = false;
            self.ticks.retain(|tick| tick == "again-keep" || tick == "open");
        }
    }

    /// The pair that the new key is made with; none while it is not made, or where the exchange makes the secret.
    pub fn own_pair(&self) -> Option<&Born> {
        self.born.as_ref().filter(|born| self.pair == Some(born.algorithm))
    }

    /// Whether the new pair is still to be made.
    pub fn lacks_pair(&self) -> bool {
        self.pair.is_some() && self.own_pair().is_none()
    }

    /// Whether the old key still works at the exchange, so that all of this can be taken back.
    pub fn can_be_taken_back(&self) -> bool {
        self.revoked.is_none()
    }

    /// Tools that turned out to use the key too: they are to be given the new one before the old one is deleted.
    pub fn add_tools(&mut self, tools: &[ToolUse]) {
        for tool in tools {
            if !self.tools.iter().any(|tick| tick.tool == *tool) {
                self.tools.push(ToolTick { tool: tool.clone(), done: None });
                self.switched &= self.revoked.is_some();
            }
        }
    }

    /// The first tool that has not been given the new key.
    pub fn next_tool(&self) -> Option<&ToolTick> {
        self.tools.iter().find(|tool| tool.done.is_none())
    }
}

impl ApiKey {
    /// The new key takes the old one's place. It was made when it was stored; the day on which the old one would have ended says
    /// nothing about it, so only what the exchange itself says of such keys is counted. The tools that were given it use it.
    pub(super) fn finish_rotation(&mut self, now: Timestamp) {
        let rotation = self.rotation.take().unwrap_or_else(|| Rotation::begin(now, &[]));
        if let Some(fields) = rotation.new_fields {
            self.fields = fields;
            self.born = rotation.born;
            self.live = self.live.of_new(rotation.checked, &self.exchange);
        }
        for tick in rotation.tools {
            if !self.tools.contains(&tick.tool) {
                self.tools.push(tick.tool);
            }
        }
        self.made = rotation.stored.unwrap_or(now);
        let exchange = Catalogue::current_exchange(&self.exchange);
        let made = self.made.to_zoned(TimeZone::UTC).date();
        self.expires = ends_after_days(&exchange, !self.is_open_to_any_address())
            .and_then(|days| made.checked_add(jiff::Span::new().days(i64::from(days))).ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_is_the_first_missing_answer() {
        let now = Timestamp::UNIX_EPOCH;
        let mut rotation = Rotation::begin(now, &[]);
        assert_eq!(rotation.step(), RotationStep::Why);
        rotation.reason = Some(Reason::Due);
        assert_eq!(rotation.step(), RotationStep::Make);
        rotation.made = true;
        assert_eq!(rotation.step(), RotationStep::Paste);
        rotation.new_fields = Some(vec![]);
        assert_eq!(rotation.step(), RotationStep::Switch);
        rotation.switched = true;
        assert_eq!(rotation.step(), RotationStep::Works);
        rotation.works = Some(now);
        assert_eq!(rotation.step(), RotationStep::Delete);
        assert!(rotation.can_be_taken_back());
        rotation.revoked = Some(now);
        assert_eq!(rotation.step(), RotationStep::Proof);
        assert!(!rotation.can_be_taken_back());
    }
    #[test]
    fn a_tool_found_meanwhile_is_asked_for() {
        let tool = |name: &str| ToolUse { tool: name.to_owned(), place: String::new() };
        let mut rotation = Rotation::begin(Timestamp::UNIX_EPOCH, &[tool("freqtrade")]);
        rotation.switched = true;
        rotation.add_tools(&[tool("freqtrade")]);
        assert!(rotation.switched && rotation.tools.len() == 1);
        rotation.add_tools(&[tool("freqtrade"), tool("koinly")]);
        assert!(!rotation.switched && rotation.tools.len() == 2);
        rotation.revoked = Some(Timestamp::UNIX_EPOCH);
        rotation.switched = true;
        rotation.add_tools(&[tool("rotki")]);
        assert!(rotation.switched, "the old key is gone already");
    }
}
