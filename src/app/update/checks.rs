//! Asking exchanges about keys: what is asked when, and what is done with the answers. Nothing is asked of sample keys: their answers
//! are made up here.

use std::time::Duration;

use super::super::Which;
use super::super::command::CheckCommand;
use super::super::jobs::{Change, CheckOrder, CheckWhy, Doing, Job, Jobs};
use super::super::problem::Problem;
use super::super::state::{Round, State, asked_about, keep_answers};
use super::super::task::Task;
use crate::app::RequestShown;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::live_check::{Check, sample_check};

/// Questions that are under way at once.
const MOST_AT_ONCE: usize = 32;
/// Questions to one exchange that are under way at once: it has its own pace, and others need not wait for it.
const MOST_OF_ONE: usize = 4;

/// How long nobody is asked by itself after a question that did not get through.
const REST: Duration = Duration::from_mins(10);

impl State {
    pub(super) fn apply_check(&mut self, id: KeyId, command: CheckCommand, jobs: &mut dyn Jobs) {
        let now = self.now;
        let change: Change = match command {
            CheckCommand::Now(which, why) => return self.ask(id, which, why, jobs),
            CheckCommand::Preview(which) => return self.preview_check(id, which, jobs),
            CheckCommand::KeepAgain => return self.keep_checks(jobs),
            CheckCommand::LeavePreview => {
                if let Some(session) = &mut self.session {
                    session.checks.preview = None;
                }
                return;
            }
            CheckCommand::ChangedIt { takes_real, at } => {
                // What they saw comes first, also where it could not be written down yet.
                self.keep_checks(jobs);
                Box::new(move |book: &mut Book| book.acknowledge_drift(id, at, takes_real, now))
            }
            CheckCommand::Automatic(is_on) => {
                Box::new(move |book: &mut Book| book.ask_by_itself(id, now, is_on))
            }
            CheckCommand::MarkByHand => Box::new(move |book: &mut Book| book.checked_by_hand(id, now)),
        };
        self.write(Doing::KeepCheck(id), change, jobs);
    }

    /// Asks about one key.
    pub(super) fn ask(&mut self, id: KeyId, which: Which, why: CheckWhy, jobs: &mut dyn Jobs) {
        let Some(session) = &mut self.session else { return };
        let Some(exchange) = session.book.keys.get(&id).and_then(asked_exchange) else { return };
        let order = CheckOrder { id, which, exchange, why };
        let checks = &mut session.checks;
        // What it is only time for is answered by whatever is asked meanwhile.
        if checks.is_ordered(&order) || why == CheckWhy::Scheduled && checks.is_asking(id, which) {
            return;
        }
        checks.problem.take_if(|(of, at, _)| *of == id && *at == which);
        // A thief does not wait for the others.
        let place = checks.waiting.iter().position(|one| why == CheckWhy::Leaked && one.why != why);
        checks.waiting.insert(place.unwrap_or(checks.waiting.len()), order);
        self.ask_next(jobs);
    }

    /// Asks about the next key whose answer is a day old, now and then. Never in the sample vault.
    pub(super) fn ask_by_itself(&mut self, jobs: &mut dyn Jobs) {
        if self.scheduled_in() != Some(Duration::ZERO) {
            return;
        }
        let (uptime, Some(session)) = (self.uptime, &mut self.session) else { return };
        session.checks.asked_by_itself = uptime;
        if let Some((id, _)) = session.checks.plan.take() {
            self.ask(id, Which::Current, CheckWhy::Scheduled, jobs);
        }
    }

    /// Asks about all keys in the list.
    pub(super) fn check_all(&mut self, disturbs: bool, jobs: &mut dyn Jobs) {
        let (now, Some(session)) = (self.now, &mut self.session) else { return };
        let keys = session.book.keys.values().filter(|key| key.removed.is_none());
        let keys = keys.filter(|key| disturbs || !key.may_disturb_a_bot());
        let orders: Vec<CheckOrder> = keys
            .filter_map(|key| {
                let exchange = asked_exchange(key)?;
                Some(CheckOrder { id: key.id, which: Which::Current, exchange, why: CheckWhy::Asked })
            })
            .collect();
        let keys = orders.iter().map(|order| order.id).collect();
        session.checks.round = (!orders.is_empty()).then(|| Round::begin(now, keys));
        for order in orders {
            if !session.checks.is_ordered(&order) {
                session.checks.waiting.push(order);
            }
        }
        self.ask_next(jobs);
    }

    /// Starts what there is room for. One exchange does not take the place of the others.
    fn ask_next(&mut self, jobs: &mut dyn Jobs) {
        let (uptime, now) = (self.uptime, self.now);
        let Some(session) = &mut self.session else { return };
        let checks = &mut session.checks;
        if session.demo {
            let answers = std::mem::take(&mut checks.waiting).into_iter().filter_map(|order| {
                let key = session.book.keys.get(&order.id)?;
                let check = sample_check(key, asked_about(&order), now);
                Some((order, check))
            });
            checks.to_keep.extend(answers);
            return self.keep_checks(jobs);
        }
        let mut at = 0;
        while let Some(order) = checks.waiting.get(at) {
            let is_leaked = order.why == CheckWhy::Leaked;
            // Those stand in front.
            if !is_leaked && checks.running.len() >= MOST_AT_ONCE {
                break;
            }
            let of_it = checks.running.iter().filter(|(one, _)| one.exchange == order.exchange).count();
            // The same question that was told to stop is to come back first.
            if !is_leaked && of_it >= MOST_OF_ONE || checks.is_running(order) {
                at += 1;
                continue;
            }
            let order = checks.waiting.remove(at);
            checks.running.push((order.clone(), uptime));
            jobs.start(self.generation, Job::Check(order));
        }
    }

    /// Asks no more. What is under way ends as soon as it can.
    pub(super) fn stop_checks(&mut self, jobs: &mut dyn Jobs) {
        let Some(session) = &mut self.session else { return };
        session.checks.waiting.clear();
        session.checks.is_stopping = !session.checks.running.is_empty();
        if let Some(round) = &mut session.checks.round {
            let running = &session.checks.running;
            let is_running =
                |id: &KeyId| running.iter().any(|(order, _)| order.id == *id && is_of_round(order));
            round.unasked.extend(round.left.iter().copied().filter(|id| !is_running(id)));
            round.left.retain(is_running);
        }
        if session.checks.is_stopping {
            self.start(jobs, Job::StopChecks);
        }
    }

    /// An exchange was asked.
    pub(super) fn checked(
        &mut self,
        order: CheckOrder,
        outcome: Result<Option<Box<Check>>, Problem>,
        jobs: &mut dyn Jobs,
    ) {
        let (now, uptime, Some(session)) = (self.now, self.uptime, &mut self.session) else { return };
        let checks = &mut session.checks;
        checks.running.retain(|(running, _)| *running != order);
        checks.is_stopping &= !checks.running.is_empty();
        if let Some(round) = checks.round.as_mut().filter(|_| is_of_round(&order)) {
            round.take(order.id, &outcome);
        }
        match outcome {
            // Nobody asked, and it passes by itself: it is not worth to stand in the place of an answer.
            Ok(Some(check)) if order.why == CheckWhy::Scheduled && did_not_get_through(&check) => {
                checks.given_up.insert(order.id);
                checks.asked_by_itself = uptime + REST;
                checks.make_plan(&session.book, now);
            }
            Ok(Some(check)) => checks.to_keep.push((order, *check)),
            // It was stopped before anything was sent.
            Ok(None) => {
                checks.given_up.insert(order.id);
                checks.make_plan(&session.book, now);
            }
            Err(problem) => {
                checks.given_up.insert(order.id);
                checks.make_plan(&session.book, now);
                checks.problem = Some((order.id, order.which, problem));
            }
        }
        self.keep_checks(jobs);
        self.ask_next(jobs);
    }

    /// Writes down what was answered. What comes meanwhile is written together afterwards: each write seals the whole book.
    pub(super) fn keep_checks(&mut self, jobs: &mut dyn Jobs) {
        let Some(session) = &mut self.session else { return };
        if session.checks.to_keep.is_empty() || session.is_doing(Doing::KeepChecks) {
            return;
        }
        let answers = std::mem::take(&mut session.checks.to_keep);
        session.checks.keeping.clone_from(&answers);
        if session.demo
            && let Some(round) = &mut session.checks.round
        {
            round.left.clear();
        }
        let change = move |book: &mut Book| keep_answers(book, answers);
        self.write(Doing::KeepChecks, Box::new(change), jobs);
    }

    /// The answers are written down.
    pub(super) fn checks_kept(&mut self) {
        if let Some(session) = &mut self.session {
            session.checks.keeping.clear();
            session.checks.unsaved = None;
        }
    }

    /// They could not be written down. They are shown, and tried again with the next change: what an exchange said is not said again.
    pub(super) fn checks_not_kept(&mut self, problem: Problem) {
        let Some(session) = &mut self.session else { return };
        let checks = &mut session.checks;
        checks.to_keep.splice(0..0, std::mem::take(&mut checks.keeping));
        checks.unsaved = Some(problem);
        let written = checks.written.take().unwrap_or_else(|| session.book.clone());
        self.take_book(written);
    }

    fn preview_check(&mut self, id: KeyId, which: Which, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(session) = &mut self.session else { return };
        if session.book.keys.get(&id).is_some_and(ApiKey::can_be_asked) {
            let mut task = Task::Idle;
            task.start(uptime);
            session.checks.preview = Some((id, which, task));
            self.start(jobs, Job::PreviewCheck(id, which));
        }
    }

    /// What a check would send.
    pub(super) fn check_shown(&mut self, id: KeyId, which: Which, shown: Result<Vec<RequestShown>, Problem>) {
        let preview = self.session.as_mut().and_then(|session| session.checks.preview.as_mut());
        if let Some((of, at, task)) = preview
            && (*of, *at) == (id, which)
        {
            *task = shown.map_or_else(Task::Failed, Task::Done);
        }
    }
}

/// The exchange that can be asked about this key; none where it closed, or where nobody knows how.
fn asked_exchange(key: &ApiKey) -> Option<String> {
    key.can_be_asked().then(|| key.exchange.clone())
}

/// Whether this may be the question of a round over all keys.
fn is_of_round(order: &CheckOrder) -> bool {
    order.which == Which::Current && order.why == CheckWhy::Asked
}

fn did_not_get_through(check: &Check) -> bool {
    check.refusal().is_some_and(|refusal| refusal.reason.passes())
}
