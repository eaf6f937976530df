//! What exchanges are being asked, and what is still to be asked. What they said is in the book.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::app::jobs::CheckOrder;
use crate::app::problem::Problem;
use crate::app::task::Task;
use crate::app::{RequestShown, Which};
use crate::domain::api_key::KeyId;
use crate::domain::live_check::Check;

/// What exchanges are being asked.
#[derive(Debug, Default)]
pub struct Checks {
    /// Asked just now, and since when.
    pub running: Vec<(CheckOrder, Duration)>,
    /// To be asked as soon as there is room, the oldest wish first.
    pub(in crate::app) waiting: Vec<CheckOrder>,
    /// Answers that are to be written down after those that are being written.
    pub(in crate::app) to_keep: Vec<(CheckOrder, Check)>,
    /// What a check would send, and of which key.
    pub preview: Option<(KeyId, Which, Task<Vec<RequestShown>>)>,
    /// Why a key's exchange could not be asked, the last time.
    pub problem: Option<(KeyId, Which, Problem)>,
    /// All keys are being asked, or were.
    pub round: Option<Round>,
    /// They were told to stop, and some are not back yet.
    pub is_stopping: bool,
}

/// All keys, asked one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Of how many keys.
    pub of: usize,
    /// The keys whose answer is not there.
    pub left: BTreeSet<KeyId>,
}

impl Checks {
    /// Since when this is being asked, if it is. One that waits for its turn counts too, and has no time yet.
    pub fn is_asking(&self, id: KeyId, which: Which) -> bool {
        let is_it = |order: &CheckOrder| order.id == id && order.which == which;
        self.running.iter().any(|(order, _)| is_it(order)) || self.waiting.iter().any(is_it)
    }

    /// For how long this has been asked.
    pub fn asking_for(&self, id: KeyId, which: Which, uptime: Duration) -> Option<Duration> {
        let is_it = |(order, _): &&(CheckOrder, Duration)| order.id == id && order.which == which;
        self.running.iter().find(is_it).map(|(_, since)| uptime.saturating_sub(*since))
    }

    /// Whether anything is being asked, or is to be.
    pub fn are_asking(&self) -> bool {
        !self.running.is_empty() || !self.waiting.is_empty()
    }

    /// Why this could not be asked, the last time.
    pub fn problem_of(&self, id: KeyId, which: Which) -> Option<&Problem> {
        let (_, _, problem) = self.problem.as_ref().filter(|(of, at, _)| *of == id && *at == which)?;
        Some(problem)
    }

    /// What a check of this key would send.
    pub fn preview_of(&self, id: KeyId, which: Which) -> Option<&Task<Vec<RequestShown>>> {
        let (_, _, task) = self.preview.as_ref().filter(|(of, at, _)| *of == id && *at == which)?;
        Some(task)
    }
}
