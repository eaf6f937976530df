//! Work that takes a while, as the window sees it.

use std::time::Duration;

use super::problem::Problem;

/// One piece of slow work and its outcome. The last answer stays on screen while the next is fetched.
#[derive(Debug, Default)]
pub enum Task<T> {
    /// Nothing was asked.
    #[default]
    Idle,
    /// Under way since this moment of the program's life.
    Running {
        /// When it began, counted from the start of the program.
        since: Duration,
        /// The answer of the time before.
        previous: Option<T>,
    },
    /// The answer.
    Done(T),
    /// What went wrong, and what to do.
    Failed(Problem),
}

impl<T> Task<T> {
    /// The same task, now under way; it keeps the answer of the time before.
    pub fn start(&mut self, since: Duration) {
        let previous = match std::mem::take(self) {
            Self::Done(answer) => Some(answer),
            Self::Running { previous, .. } => previous,
            Self::Idle | Self::Failed(_) => None,
        };
        *self = Self::Running { since, previous };
    }

    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// The answer, or the one of the time before.
    pub fn answer(&self) -> Option<&T> {
        match self {
            Self::Done(answer) | Self::Running { previous: Some(answer), .. } => Some(answer),
            _ => None,
        }
    }

    /// What went wrong.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Failed(problem) => Some(problem),
            _ => None,
        }
    }

    /// For how long it has been under way.
    pub fn running_for(&self, uptime: Duration) -> Option<Duration> {
        match self {
            Self::Running { since, .. } => Some(uptime.saturating_sub(*since)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_stays_while_the_next_is_fetched() {
        let mut task = Task::Done(4);
        task.start(Duration::from_secs(3));
        assert_eq!(task.answer(), Some(&4));
        assert_eq!(task.running_for(Duration::from_secs(5)), Some(Duration::from_secs(2)));
        task = Task::Failed(Problem::WrongRecoveryCode);
        assert!(task.answer().is_none() && !task.is_running() && task.problem().is_some());
    }
}
