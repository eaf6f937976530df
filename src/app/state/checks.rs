//! What exchanges are being asked, and what is still to be asked. What they said is in the book.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::app::jobs::{CheckOrder, CheckWhy};
use crate::app::problem::Problem;
use crate::app::task::Task;
use crate::app::{RequestShown, Which};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::live_check::{AskedAbout, Check, Outcome, Reason};

/// What exchanges are being asked.
#[derive(Debug, Default)]
pub struct Checks {
    /// Asked just now, and since when.
    pub running: Vec<(CheckOrder, Duration)>,
    /// To be asked as soon as there is room, the oldest wish first.
    pub(in crate::app) waiting: Vec<CheckOrder>,
    /// Answers that are to be written down after those that are being written.
    pub(in crate::app) to_keep: Vec<(CheckOrder, Check)>,
    /// Answers that are being written down.
    pub(in crate::app) keeping: Vec<(CheckOrder, Check)>,
    /// Why answers could not be written down. They are shown all the same, and written with the next change.
    pub unsaved: Option<Problem>,
    /// The book as it is written, without them.
    pub(in crate::app) written: Option<Arc<Book>>,
    /// What a check would send, and of which key.
    pub preview: Option<(KeyId, Which, Task<Vec<RequestShown>>)>,
    /// Why a key's exchange could not be asked, the last time.
    pub problem: Option<(KeyId, Which, Problem)>,
    /// All keys are being asked, or were.
    pub round: Option<Round>,
    /// The key about which its exchange is asked next without anybody saying so, and from when on.
    pub(in crate::app) plan: Option<(KeyId, Timestamp)>,
    /// When that was done the last time; the unlock counts as one.
    pub(in crate::app) asked_by_itself: Duration,
    /// Keys about which it could not be asked in this session: not again by itself.
    pub(in crate::app) given_up: BTreeSet<KeyId>,
    /// They were told to stop, and some are not back yet.
    pub is_stopping: bool,
}

/// From when on its exchange may be asked about this key by itself; none where that is not wanted, or not possible. An answer of later
/// than now came while the clock was wrong, and says nothing about when the next is due.
fn asked_again_from(key: &ApiKey, now: Timestamp) -> Option<Timestamp> {
    let last = key.live.last.as_ref()?;
    let is_wanted = key.removed.is_none() && key.is_asked_by_itself();
    // The old key of a rotation is asked there, and is to be dead.
    let is_dying = key.rotation.as_ref().is_some_and(|rotation| rotation.revoked.is_some());
    if !is_wanted || is_dying {
        return None;
    }
    let reason = last.refusal().map(|refusal| refusal.reason);
    // Asked again, it says the same: the key is of no use, or not meant to be used from here.
    if reason.is_some_and(|reason| reason.says_useless() || reason.is_about_here()) {
        return None;
    }
    if last.at > now {
        return Some(now);
    }
    let passes = reason.is_some_and(Reason::passes);
    last.at.checked_add(if passes { SOON } else { DAY }).ok()
}

/// All keys: their exchanges are asked side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Since when. An answer that was kept before is none of its.
    pub begun: Timestamp,
    /// The keys that were to be asked about.
    pub keys: BTreeSet<KeyId>,
    /// Those whose answer is not there.
    pub left: BTreeSet<KeyId>,
    /// Those that got no answer.
    pub unanswered: BTreeSet<KeyId>,
    /// Those about which nobody was asked, because it was stopped before.
    pub unasked: BTreeSet<KeyId>,
    /// What came of it, by the answers that are kept.
    pub outcome: RoundOutcome,
}

/// What came of asking about all keys, counted when the book changes and not at every frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundOutcome {
    /// Keys that are taken by their exchange.
    pub told: usize,
    /// Those of which it told what they may do.
    pub told_what: usize,
    /// Those that may do more than is wanted.
    pub more: usize,
    /// Keys that were refused, by their names.
    pub refused: Vec<KeyId>,
    /// Keys that were refused because this computer's address is not on their list: the list works.
    pub address_refused: usize,
}

impl Round {
    /// One that begins now, over these keys.
    pub fn begin(begun: Timestamp, keys: BTreeSet<KeyId>) -> Self {
        let nothing = BTreeSet::new();
        Self {
            begun,
            left: keys.clone(),
            keys,
            unanswered: nothing.clone(),
            unasked: nothing,
            outcome: RoundOutcome::default(),
        }
    }

    /// Takes what came of one; none where nothing was sent because it was stopped.
    pub(in crate::app) fn take(&mut self, id: KeyId, outcome: &Result<Option<Box<Check>>, Problem>) {
        if !self.left.remove(&id) {
            return;
        }
        match outcome {
            Ok(None) => self.unasked.insert(id),
            Ok(Some(check)) if check.refusal().is_none_or(|refusal| refusal.reason.is_an_answer()) => false,
            Ok(Some(_)) | Err(_) => self.unanswered.insert(id),
        };
    }

    /// Counts what came of it.
    pub fn count(&mut self, book: &Book) {
        let answered =
            self.keys.iter().filter_map(|id| book.keys.get(id)).filter(|key| self.is_answered(key));
        let mut outcome = RoundOutcome::default();
        let mut refused = Vec::new();
        for key in answered {
            match key.live.last.as_ref().map(|last| &last.outcome) {
                None => {}
                Some(Outcome::Refused(refusal)) if refusal.reason == Reason::AddressRefused => {
                    outcome.address_refused += 1;
                }
                Some(Outcome::Refused(_)) => refused.push(key),
                Some(Outcome::Told(told)) => {
                    outcome.told += 1;
                    outcome.told_what += usize::from(told.permissions.is_some());
                    outcome.more += usize::from(key.does_more_than_wanted());
                }
            }
        }
        refused.sort_by_cached_key(|key| key.label.to_lowercase());
        outcome.refused = refused.into_iter().map(|key| key.id).collect();
        self.outcome = outcome;
    }

    /// About how many keys somebody was asked without an answer.
    pub fn unanswered(&self) -> usize {
        let RoundOutcome { told, refused, address_refused, .. } = &self.outcome;
        self.asked().saturating_sub(told + refused.len() + address_refused)
    }

    /// Whether this one of its keys got an answer in it, which is kept with the key.
    fn is_answered(&self, key: &ApiKey) -> bool {
        let is_of_it = !self.left.contains(&key.id)
            && !self.unanswered.contains(&key.id)
            && !self.unasked.contains(&key.id);
        is_of_it && key.live.last.as_ref().is_some_and(|last| last.at >= self.begun)
    }

    /// About how many of its keys somebody was asked.
    pub fn asked(&self) -> usize {
        self.keys.len() - self.unasked.len()
    }
}

/// How long an answer is good before its exchange is asked again by itself.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The same where what refused passes by itself.
const SOON: SignedDuration = SignedDuration::from_hours(1);

/// Keeps these answers in the book, in their order.
pub(in crate::app) fn keep_answers(book: &mut Book, answers: impl IntoIterator<Item = (CheckOrder, Check)>) {
    for (order, check) in answers {
        if order.why == CheckWhy::Leaked {
            let at = check.at;
            book.leaked_answered(order.id, order.which == Which::Next, check, at);
            continue;
        }
        let is_scheduled = order.why == CheckWhy::Scheduled;
        book.keep_check(order.id, asked_about(&order), check, is_scheduled);
    }
}

/// About which of the key's secrets this order asks.
pub(in crate::app) fn asked_about(order: &CheckOrder) -> AskedAbout {
    match (order.which, order.why) {
        (Which::Next, _) => AskedAbout::New,
        (Which::Current, CheckWhy::OldIsDead) => AskedAbout::Old,
        (Which::Current, _) => AskedAbout::InUse,
    }
}

impl Checks {
    /// Time between two questions that nobody asked for: they are spread, and the first one comes well after the unlock.
    pub(in crate::app) const SPREAD: Duration = Duration::from_secs(20);

    /// Plans which key is asked about next. Only keys about which their owner has asked before: nothing is sent anywhere that nobody
    /// wanted to be sent once.
    pub(in crate::app) fn make_plan(&mut self, book: &Book, now: Timestamp) {
        let due = book.keys.values().filter_map(|key| Some((key.id, asked_again_from(key, now)?)));
        let due = due.filter(|(id, _)| !self.given_up.contains(id));
        self.plan = due.min_by_key(|(_, from)| *from).filter(|_| book.settings.asks_daily);
    }

    /// Since when this is being asked, if it is. One that waits for its turn counts too, and has no time yet.
    pub fn is_asking(&self, id: KeyId, which: Which) -> bool {
        let is_it = |order: &CheckOrder| order.id == id && order.which == which;
        self.running.iter().any(|(order, _)| is_it(order)) || self.waiting.iter().any(is_it)
    }

    /// Whether this very question waits or is under way. One about the other half, or for another reason, is another question; and one
    /// that was told to stop brings no answer.
    pub(in crate::app) fn is_ordered(&self, order: &CheckOrder) -> bool {
        self.waiting.contains(order) || !self.is_stopping && self.is_running(order)
    }

    pub(in crate::app) fn is_running(&self, order: &CheckOrder) -> bool {
        self.running.iter().any(|(running, _)| running == order)
    }

    /// Whether there are answers about this key that are not written down yet.
    pub(in crate::app) fn has_answer_to_keep(&self, id: KeyId) -> bool {
        self.keeping.iter().chain(&self.to_keep).any(|(order, _)| order.id == id)
    }

    /// Whether an answer about one of these secrets of a key is to come, or to be written down. Until then none of them may go.
    pub fn awaits_answer(&self, id: KeyId, secrets: &[Which]) -> bool {
        secrets.iter().any(|which| self.is_asking(id, *which)) || self.has_answer_to_keep(id)
    }

    /// Why what was answered about this key is not saved yet.
    pub fn unsaved_of(&self, id: KeyId) -> Option<&Problem> {
        self.unsaved.as_ref().filter(|_| self.has_answer_to_keep(id))
    }

    /// The book as it is shown: with the answers that could not be written down.
    pub(in crate::app) fn with_unsaved(&mut self, written: Arc<Book>) -> Arc<Book> {
        if self.unsaved.is_none() {
            self.written = None;
            return written;
        }
        let mut shown = Book::clone(&written);
        keep_answers(&mut shown, self.keeping.iter().chain(&self.to_keep).cloned());
        self.written = Some(written);
        Arc::new(shown)
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
