//! A problem in front of a person: what happened, then what to do. The same words on every screen.
//!
//! A problem holds times, counts and places; never a secret, so neither do its texts.

use std::time::Duration;

use egui::Ui;
use egui::style::ScrollAnimation;

use super::text::say;
use super::theme::is_new;
use super::time::secs_left;
use super::widgets::{Notice, NoticeKind};
use crate::app::problem::Problem;
use crate::tr;

/// The two sentences of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemWords {
    /// What happened.
    pub what: String,
    /// What to do.
    pub todo: String,
}

impl ProblemWords {
    /// Both sentences in one, for a field or a screen reader.
    pub fn joined(&self) -> String {
        format!("{} {}", self.what, self.todo)
    }
}

/// The words of this problem, with the seconds it was born with.
pub fn problem_words(problem: &Problem) -> ProblemWords {
    problem_words_in(problem, problem.secs().unwrap_or_default())
}

/// The words of this problem when `left_secs` are left to wait.
pub fn problem_words_in(problem: &Problem, left_secs: u64) -> ProblemWords {
    let word = problem.word();
    let is_over = problem.secs().is_some() && left_secs == 0;
    let todo = if is_over { format!("problem-{word}-now") } else { format!("problem-{word}-do") };
    let todo = match problem.advice() {
        Some(advice) => say(&advice),
        None => tr!(&todo, secs = left_secs, detail = problem.detail().to_owned()),
    };
    ProblemWords { what: tr!(&format!("problem-{word}-what")), todo }
}

/// How loud this problem is. Nothing is shouted: danger is what may be lost.
pub fn notice_kind(problem: &Problem) -> NoticeKind {
    match problem {
        Problem::Damaged | Problem::SecretMissing => NoticeKind::Danger,
        problem if is_calm(problem) => NoticeKind::Info,
        _ => NoticeKind::Caution,
    }
}

/// Since when a problem is on the screen, so that its seconds run down.
#[derive(Clone, Debug, Default)]
pub struct Waiting(Option<(Problem, Duration)>);

impl Waiting {
    /// Call in each frame with the problem that is shown, if any.
    pub fn follow(&mut self, problem: Option<&Problem>, uptime: Duration) {
        match (problem, &self.0) {
            (Some(problem), Some((known, _))) if problem == known => {}
            (Some(problem), _) => self.0 = Some((problem.clone(), uptime)),
            (None, _) => self.0 = None,
        }
    }

    /// Seconds that are left to wait.
    pub fn left(&self, problem: &Problem, uptime: Duration) -> u64 {
        let since = self.0.as_ref().map_or(uptime, |(_, since)| *since);
        secs_left(since + Duration::from_secs(problem.secs().unwrap_or_default()), uptime)
    }
}

/// Whether nothing has to be put right: wait, or type it again.
pub fn is_calm(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::CodeUsed { .. }
            | Problem::CodeOld
            | Problem::CodeMalformed
            | Problem::Throttled { .. }
            | Problem::KeychainLocked
            | Problem::AlreadyOpen
            | Problem::FileExists
            | Problem::NoPath
            | Problem::DialogMissing
            | Problem::PassphraseMissing
            | Problem::BrowserMissing { .. }
            | Problem::CannotSign
            | Problem::NotAskable
            | Problem::ExchangeClosed
            | Problem::ClipboardMissing
    )
}

/// Draws the problem in the flow of the screen.
pub fn problem_notice(ui: &mut Ui, problem: &Problem) {
    problem_notice_in(ui, problem, problem.secs().unwrap_or_default());
}

/// Draws the problem when `left_secs` are left to wait.
pub fn problem_notice_in(ui: &mut Ui, problem: &Problem, left_secs: u64) {
    notice_in_sight(ui, problem, problem_words_in(problem, left_secs));
}

/// Draws it and, when it has just come, scrolls to it: a screen may stand far below its top.
fn notice_in_sight(ui: &mut Ui, problem: &Problem, words: ProblemWords) {
    let id = ui.scope_id().with(("problem", problem.word()));
    let notice = Notice::new(notice_kind(problem), words.what, words.todo);
    let drawn = ui.scope(|ui| notice.show(ui)).response;
    if is_new(ui, id) {
        ui.scroll_to_rect_animation(drawn.rect.expand(16.0), None, ScrollAnimation::none());
    }
}

/// The same where a passphrase was typed beside the code: which of the two is wrong cannot be known, and the one that nobody sees is
/// the likelier.
pub fn refusal_notice_in(ui: &mut Ui, problem: &Problem, has_passphrase: bool, left_secs: u64) {
    if !has_passphrase || !matches!(problem, Problem::WrongCode { .. }) {
        return problem_notice_in(ui, problem, left_secs);
    }
    let todo = if left_secs > 0 { "problem-wrong-both-do" } else { "problem-wrong-both-now" };
    let words = ProblemWords { what: tr!("problem-wrong-both-what"), todo: tr!(todo, secs = left_secs) };
    notice_in_sight(ui, problem, words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coinbase_file::CoinbaseFileError;
    use crate::ui::text::has_text;

    fn all() -> Vec<Problem> {
        let detail = || "the system’s words".to_owned();
        vec![
            Problem::WrongCode { next_secs: 14 },
            Problem::CodeUsed { next_secs: 14 },
            Problem::KeychainSilent,
            Problem::NotABackup,
            Problem::BackupWords,
            Problem::BackupNewer,
            Problem::BackupDamaged,
            Problem::BackupNotRead,
            Problem::CodeOld,
            Problem::CodeMalformed,
            Problem::Throttled { wait_secs: 14 },
            Problem::ClockOutside,
            Problem::WrongRecoveryCode,
            Problem::KeychainLocked,
            Problem::KeychainMissing,
            Problem::KeychainReset,
            Problem::KeychainRefused,
            Problem::OlderCopy { remembered: jiff::Timestamp::UNIX_EPOCH },
            Problem::Damaged,
            Problem::AlreadyOpen,
            Problem::CannotWrite { detail: detail() },
            Problem::DiskFull,
            Problem::CannotRead { detail: detail() },
            Problem::FileExists,
            Problem::NoPath,
            Problem::DialogMissing,
            Problem::NotAKeyFile(CoinbaseFileError::NoJson),
            Problem::PassphraseMissing,
            Problem::PassphraseWeak,
            Problem::SecretMissing,
            Problem::CannotSign,
            Problem::NotAskable,
            Problem::ExchangeClosed,
            Problem::ClipboardMissing,
            Problem::NoticesMissing,
            Problem::BrowserMissing { url: detail() },
            Problem::Unexpected { detail: detail() },
        ]
    }

    /// Refuses to build when a variant is added, so that the list above is not forgotten.
    fn is_listed(problem: &Problem) -> bool {
        match problem {
            Problem::WrongCode { .. }
            | Problem::CodeUsed { .. }
            | Problem::CodeOld
            | Problem::CodeMalformed
            | Problem::Throttled { .. }
            | Problem::ClockOutside
            | Problem::WrongRecoveryCode
            | Problem::KeychainLocked
            | Problem::KeychainMissing
            | Problem::KeychainSilent
            | Problem::KeychainReset
            | Problem::KeychainRefused
            | Problem::OlderCopy { .. }
            | Problem::Damaged
            | Problem::AlreadyOpen
            | Problem::CannotWrite { .. }
            | Problem::DiskFull
            | Problem::CannotRead { .. }
            | Problem::FileExists
            | Problem::NoPath
            | Problem::DialogMissing
            | Problem::NotAKeyFile(_)
            | Problem::NotABackup
            | Problem::BackupWords
            | Problem::BackupNewer
            | Problem::BackupDamaged
            | Problem::BackupNotRead
            | Problem::PassphraseMissing
            | Problem::PassphraseWeak
            | Problem::SecretMissing
            | Problem::CannotSign
            | Problem::NotAskable
            | Problem::ExchangeClosed
            | Problem::ClipboardMissing
            | Problem::NoticesMissing
            | Problem::BrowserMissing { .. }
            | Problem::Unexpected { .. } => true,
        }
    }

    #[test]
    fn every_problem_says_what_happened_and_what_to_do() {
        for problem in all().iter().filter(|problem| is_listed(problem)) {
            let word = problem.word();
            assert!(has_text(&format!("problem-{word}-what")), "{word} has no first sentence");
            let do_id = problem.advice().map_or_else(|| format!("problem-{word}-do"), |words| words.id);
            assert!(has_text(&do_id), "{word} has no second sentence");
            assert_eq!(has_text(&format!("problem-{word}-now")), problem.secs().is_some(), "{word}");
            let words = problem_words(problem);
            assert!(words.what.len() > 20 && words.todo.len() > 20, "{word} says too little");
            assert!(words.todo.contains(problem.detail()), "{word} leaves out what the system said");
            assert!(!words.joined().contains('{'), "{word} has a gap");
        }
    }

    #[test]
    fn the_seconds_of_a_problem_run_down_from_when_it_was_first_seen() {
        let problem = Problem::CodeUsed { next_secs: 14 };
        let mut waiting = Waiting::default();
        let at = Duration::from_secs;
        waiting.follow(Some(&problem), at(100));
        waiting.follow(Some(&problem), at(104));
        assert_eq!(waiting.left(&problem, at(104)), 10);
        assert_eq!(waiting.left(&problem, at(200)), 0);
        waiting.follow(None, at(201));
        waiting.follow(Some(&problem), at(202));
        assert_eq!(waiting.left(&problem, at(202)), 14);
    }

    #[test]
    fn a_problem_that_waits_tells_the_seconds_until_they_are_over() {
        let problem = Problem::CodeUsed { next_secs: 14 };
        assert!(problem_words(&problem).todo.contains("14 s"));
        assert!(problem_words_in(&problem, 3).todo.contains("3 s"));
        assert!(!problem_words_in(&problem, 0).todo.contains("0 s"));
    }
}
