//! One order: has the fields lent at that moment, asks, and says what came. The fields are wiped when it returns.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::super::{Clock, Gate};
use super::line::Ticket;
use crate::app::jobs::{CheckOrder, Job};
use crate::app::lending::{Lending, Loan};
use crate::app::problem::Problem;
use crate::domain::catalogue::Catalogue;
use crate::domain::live_check::{AskedAbout, Check, CheckFacts, sample_check};
use crate::exchange::adapter::Adapter;
use crate::exchange::adapters::adapter_of;
use crate::exchange::credentials::Credentials;
use crate::exchange::door::Door;
use crate::exchange::live_check::{MOST_DRAWS, Means, check};

/// How often it is looked whether somebody stopped it.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// What came of an order: what is told, and whether a network was asked for it.
pub(super) struct Came {
    /// None if it was stopped.
    pub(super) answer: Result<Option<Box<Check>>, Problem>,
    /// Whether the exchange was asked, so that it has to be left alone for a while.
    pub(super) asked: bool,
    /// How far this computer is ahead of the exchange, where it was asked for that now.
    pub(super) ahead: Option<SignedDuration>,
}

impl Came {
    fn unasked(answer: Result<Option<Box<Check>>, Problem>) -> Self {
        Self { answer, asked: false, ahead: None }
    }
}

/// What every order is carried out with.
pub(super) struct Asker {
    pub(super) vault: Gate,
    pub(super) door: Arc<dyn Door>,
    pub(super) clock: Clock,
}

impl Asker {
    /// Carries out one order.
    pub(super) fn ask(
        &self,
        ticket: &Ticket,
        ahead: Option<SignedDuration>,
        is_stopped: &dyn Fn() -> bool,
    ) -> Came {
        let order = &ticket.order;
        if Catalogue::current().is_closed(&order.exchange) {
            return Came::unasked(Err(Problem::ExchangeClosed));
        }
        let (Some(adapter), Some(facts)) = (adapter_of(&order.exchange), CheckFacts::of(&order.exchange))
        else {
            return Came::unasked(Err(Problem::NotAskable));
        };
        let Some(loan) = self.borrow(ticket.generation, order) else { return Came::unasked(Ok(None)) };
        let credentials = match *loan {
            _ if is_stopped() => return Came::unasked(Ok(None)),
            Err(problem) => return Came::unasked(Err(problem)),
            Ok(Loan::Sample(key)) => {
                return Came::unasked(Ok(Some(Box::new(sample_check(
                    &key,
                    AskedAbout::InUse,
                    (self.clock)(),
                )))));
            }
            Ok(Loan::Fields(fields)) => Credentials::new(fields),
        };
        // What an adapter does with a stranger's answer must not take this thread along.
        let seen = Cell::new(None);
        let keep_ahead = |ahead| seen.set(Some(ahead));
        let asked = catch_unwind(AssertUnwindSafe(|| {
            self.check(adapter, facts, &credentials, (ahead, &keep_ahead), is_stopped)
        }));
        let broke = || Err(Problem::Unexpected { detail: "the answer could not be read".to_owned() });
        Came { answer: asked.unwrap_or_else(|_| broke()), asked: true, ahead: seen.get() }
    }

    /// The key's fields. None if the vault's thread has ended.
    fn borrow(&self, generation: u64, order: &CheckOrder) -> Option<Box<Result<Loan, Problem>>> {
        let (lent, loans) = sync_channel(1);
        let CheckOrder { id, which, exchange, .. } = order.clone();
        let lending = Lending { id, which, exchange, lent };
        let vault = self.vault.lock().unwrap_or_else(PoisonError::into_inner).clone();
        vault?.send((generation, Box::new(Job::Lend(lending)))).ok()?;
        loans.recv().ok()
    }

    fn check(
        &self,
        adapter: &dyn Adapter,
        facts: &CheckFacts,
        credentials: &Credentials,
        (ahead, keep_ahead): (Option<SignedDuration>, &dyn Fn(SignedDuration)),
        is_stopped: &dyn Fn() -> bool,
    ) -> Result<Option<Box<Check>>, Problem> {
        let draws = make_draws()?;
        let drawn = Cell::new(0);
        let random = || {
            let at = drawn.get();
            drawn.set(at + 1);
            draws.get(at).copied().unwrap_or_default()
        };
        let pause = || wait(Duration::from_millis(u64::from(facts.pause_ms)), is_stopped);
        let now: &dyn Fn() -> Timestamp = &*self.clock;
        let (door, random, pause) = (&*self.door, &random, &pause);
        let means = Means { door, now, ahead, keep_ahead, random, pause, is_stopped };
        Ok(check(adapter, facts, credentials, &means).map(Box::new))
    }
}

/// All random bytes that one check can need: without a generator nothing is asked.
fn make_draws() -> Result<[[u8; 16]; MOST_DRAWS], Problem> {
    let mut draws = [[0; 16]; MOST_DRAWS];
    for draw in &mut draws {
        getrandom::fill(draw).map_err(|error| Problem::Unexpected { detail: error.to_string() })?;
    }
    Ok(draws)
}

/// Waits for so long, unless somebody stops it.
fn wait(pause: Duration, is_stopped: &dyn Fn() -> bool) {
    let until = Instant::now() + pause;
    while !is_stopped() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        std::thread::sleep(left.min(BETWEEN_LOOKS));
    }
}
