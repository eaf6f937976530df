//! What was done about one key in an emergency, and what its exchange said. Dead is what was refused, or what its owner says; which of
//! the two is never mixed up.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::has_next;
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::{Check, Death, Outcome, Reason, Refusal};
use crate::domain::rotation::OldKey;

/// What was done about one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// When the exchange's page was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<Timestamp>,
    /// When its owner said that it is deleted there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Timestamp>,
    /// What was found out about the key in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// What was found out about the new key of a rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_answer: Option<Answer>,
    /// When its replacement was begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacing: Option<Timestamp>,
    /// When its replacement took its place: what is asked about the key since then is asked about that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Timestamp>,
    /// When it was put aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<Timestamp>,
}

/// What was found out, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// What.
    pub said: Said,
}

/// What was found out about a key that should be dead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The exchange refused it, in a way that proves that it is dead.
    Refused(Refusal),
    /// The exchange still answers to it.
    Alive,
    /// It could not be told.
    Unclear(Refusal),
    /// Its owner looked and says that it is gone.
    ByHand,
}

impl Said {
    /// What an answer says.
    pub fn of(check: &Check, death: Death) -> Self {
        match (&check.outcome, death) {
            (_, Death::StillAlive) | (Outcome::Told(_), _) => Self::Alive,
            (Outcome::Refused(refusal), Death::Proved) => Self::Refused(refusal.clone()),
            (Outcome::Refused(refusal), Death::Unclear) => Self::Unclear(refusal.clone()),
        }
    }
}

impl Answer {
    /// Whether the exchange proved it.
    pub fn is_proof(&self) -> bool {
        matches!(self.said, Said::Refused(_))
    }

    /// Whether it is dead, by proof or by its owner's word.
    pub(super) fn is_death(&self) -> bool {
        matches!(self.said, Said::Refused(_) | Said::ByHand)
    }
}

impl Case {
    /// What was found out about this half: the new key of a rotation, or the one in use.
    pub(super) fn half(&mut self, is_next: bool) -> &mut Option<Answer> {
        if is_next { &mut self.next_answer } else { &mut self.answer }
    }

    /// A rotation of the key ends. Where its new key is to die too, that is the one in use from here on; else what leaked is dead, as
    /// the rotation proved or its owner said, and this case is over.
    pub(super) fn settle(&mut self, key: &ApiKey, at: Timestamp) {
        if has_next(Some(self), key) {
            self.answer = self.next_answer.take();
            return;
        }
        if !self.answer.as_ref().is_some_and(Answer::is_death) {
            let said = match key.old_key() {
                OldKey::Dead(refusal) => Said::Refused(refusal),
                _ => Said::ByHand,
            };
            self.answer = Some(Answer { at, said });
        }
        self.next_answer = None;
        self.replaced = Some(at);
    }

    /// What was found out about each half; of the new key of a rotation only where that is to die too.
    fn all(&self, key: &ApiKey, is: impl Fn(&Answer) -> bool) -> bool {
        let has_next = has_next(Some(self), key);
        self.answer.as_ref().is_some_and(&is) && (!has_next || self.next_answer.as_ref().is_some_and(&is))
    }

    fn any(&self, is: impl Fn(&Said) -> bool) -> Option<&Answer> {
        [&self.next_answer, &self.answer].into_iter().flatten().find(|answer| is(&answer.said))
    }

    /// Whether it is dead, by proof or by its owner's word.
    pub fn is_dead(&self, key: &ApiKey) -> bool {
        self.all(key, Answer::is_death)
    }

    /// Whether the exchange proved it.
    pub fn is_proved(&self, key: &ApiKey) -> bool {
        self.all(key, Answer::is_proof)
    }

    /// The last thing that was found out.
    pub fn last(&self) -> Option<&Answer> {
        [&self.answer, &self.next_answer].into_iter().flatten().max_by_key(|answer| answer.at)
    }

    /// Whether the exchange still answers to one of its halves.
    pub fn still_alive(&self) -> bool {
        self.any(|said| matches!(said, Said::Alive)).is_some()
    }

    /// Why it could not be told, where that is how it stands.
    pub fn unclear(&self) -> Option<&Refusal> {
        match &self.any(|said| matches!(said, Said::Unclear(_)))?.said {
            Said::Unclear(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the exchange could not be reached, so that asking again is of use.
    pub fn was_not_reached(&self) -> bool {
        let unreached =
            [Reason::NoInternet, Reason::TimeOut, Reason::Down, Reason::TooMany, Reason::NotSecure];
        self.unclear().is_some_and(|refusal| unreached.contains(&refusal.reason))
    }
}
