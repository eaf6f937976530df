//! One question to an exchange with its outcome, and what is kept of all of them with a key.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::death::Dead;
use super::refusal::Refusal;
use super::told::Told;
use crate::domain::permission::Levels;

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

    /// Whether the question came to the exchange, or may have.
    pub fn got_there(&self) -> bool {
        self.refusal().is_none_or(|refusal| refusal.reason.got_there())
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
    /// The last question that was answered; the same as `last` where that was, with what was told before and is not told by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Check>,
    /// The answer before something got worse, until its owner says that they did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_drift: Option<Check>,
    /// When it was last seen that something got worse, as long as `before_drift` is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worse_since: Option<Timestamp>,
    /// When the last question but this one that got to the exchange was answered or refused: that counts as use of the key there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_before: Option<Timestamp>,
    /// What the permissions that were last told add up to; nothing where none were told.
    #[serde(skip_serializing_if = "is_nothing")]
    pub levels: Levels,
    /// Whether a permission is on, as last told, that is not in the catalogue.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_unknown: bool,
    /// When its owner last said that they had looked at the exchange by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<Timestamp>,
    /// It is dead: nothing can be done with it any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead: Option<Dead>,
    /// Its owner wants no questions that they did not ask themselves.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_hand_only: bool,
    /// Its owner agreed to questions that may disturb a running bot.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub may_disturb: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_nothing(levels: &Levels) -> bool {
    *levels == Levels::default()
}

impl Live {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The answer that showed the key alive: what it told the last time; else that it exists, and may not ask this.
    pub fn last_life(&self) -> Option<&Check> {
        self.answered.as_ref().or(self.last.as_ref().filter(|last| last.shows_life()))
    }

    /// The last question, with what is known from before where it was answered and not all was told.
    pub fn last_known(&self) -> Option<&Check> {
        let last = self.last.as_ref()?;
        self.answered.as_ref().filter(|_| last.told().is_some()).or(Some(last))
    }
}
