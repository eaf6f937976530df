//! One question to an exchange with its outcome, and what is kept of all of them with a key.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use super::told::Told;

/// One question and its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// When the answer was there.
    pub at: Timestamp,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// By how many seconds this computer's clock is ahead of the exchange's, where that was asked. The question was corrected by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead_secs: Option<i32>,
    /// What came.
    pub outcome: Outcome,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The key works, and this is what the exchange told of it; nothing but that it works, where all of it is none.
    Told(Box<Told>),
    /// It did not answer as asked.
    Refused(Refusal),
}

impl Check {
    /// What the exchange told.
    pub fn told(&self) -> Option<&Told> {
        match &self.outcome {
            Outcome::Told(told) => Some(told),
            Outcome::Refused(_) => None,
        }
    }

    /// Why it did not.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.outcome {
            Outcome::Refused(refusal) => Some(refusal),
            Outcome::Told(_) => None,
        }
    }

    /// Whether the key works, as far as this shows.
    pub fn shows_life(&self) -> bool {
        match &self.outcome {
            Outcome::Told(_) => true,
            Outcome::Refused(refusal) => refusal.reason.shows_life(),
        }
    }
}

/// What is kept with a key of the questions to its exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Live {
    /// The last question, however it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Check>,
    /// The last question that was answered; the same as `last` where that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Check>,
    /// The answer before something got worse, until its owner says that they did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_drift: Option<Check>,
    /// Its owner wants no questions that they did not ask themselves.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_hand_only: bool,
}

impl Live {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
