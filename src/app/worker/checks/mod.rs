//! The threads that ask exchanges: few, side by side across exchanges, one question at a time for each. A secret is lent to one of them
//! by the vault's thread when its question begins, and waits in no line.

mod asking;
mod line;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::stack::wipe_left_behind;
use super::{Answers, Clock, Gate, no_thread};
use crate::app::jobs::{CheckOrder, Event};
use crate::app::problem::Problem;
use crate::domain::live_check::{Check, CheckFacts, Outcome, Reason, Refusal};
use crate::exchange::door::Door;
use asking::{Asker, Came};
use line::{ClockSeen, Line, Ticket, Turn, is_patient};

/// How long an exchange is left alone that says "too many" and not for how long.
const UNTOLD_WAIT: Duration = Duration::from_secs(30);
/// How often an order is put back into the line before its owner is told instead.
const MOST_TRIES: u8 = 1;

/// Asks exchanges.
pub(super) struct Checks {
    office: Arc<Office>,
}

/// What the threads share.
struct Office {
    line: Mutex<Line>,
    /// Something came into the line, or everything is wanted no more.
    changed: Condvar,
    asker: Asker,
    answers: Answers,
}

impl Checks {
    pub(super) fn new(vault: Gate, door: Arc<dyn Door>, clock: Clock, answers: Answers) -> Self {
        let asker = Asker { vault, door, clock };
        let office = Office { line: Mutex::default(), changed: Condvar::new(), asker, answers };
        Self { office: Arc::new(office) }
    }

    /// Puts an order into the line; a thread comes for it.
    pub(super) fn order(&self, generation: u64, order: CheckOrder) {
        let mut line = self.office.line();
        line.add(generation, order);
        if line.takes_thread() {
            let office = self.office.clone();
            let thread = std::thread::Builder::new().name("check".to_owned()).spawn(move || office.work());
            if let Err(error) = thread {
                line.thread_ended();
                self.refuse_all(&mut line, &no_thread(&error));
            }
        }
        drop(line);
        self.office.changed.notify_all();
    }

    /// Nothing that waits is asked any more, and who waits for an answer is told so.
    pub(super) fn stop(&self) {
        self.office.line().stop();
        self.cut();
    }

    /// The vault is being locked, or the program ends: nothing is asked any more, and nobody is told.
    pub(super) fn leave(&self) {
        self.office.line().clear();
        self.cut();
    }

    fn cut(&self) {
        self.office.changed.notify_all();
        self.office.asker.door.hang_up();
    }

    /// Without a single thread nobody else could say it. The window takes no answers just now: what does not fit is logged.
    fn refuse_all(&self, line: &mut Line, problem: &Problem) {
        if line.has_threads() {
            return;
        }
        for Ticket { generation, order, .. } in line.take_all() {
            self.office.answers.try_send(generation, Event::Checked(order, Err(problem.clone())));
        }
    }
}

impl Office {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works until nothing waits any more.
    fn work(&self) {
        loop {
            let mut line = self.line();
            match line.next((self.asker.clock)(), Instant::now()) {
                Turn::Nothing => {
                    line.thread_ended();
                    return;
                }
                Turn::Wait(until) => {
                    let time = until.saturating_duration_since(Instant::now());
                    drop(self.changed.wait_timeout(line, time));
                }
                Turn::Stopped(ticket) => {
                    drop(line);
                    self.tell(ticket, Ok(None));
                }
                Turn::Barred(ticket, secs) => {
                    drop(line);
                    let refusal = Refusal { wait_secs: Some(secs), ..Refusal::of(Reason::TooMany) };
                    let outcome = Outcome::Refused(refusal);
                    let at = (self.asker.clock)();
                    let check = Check { at, took_ms: 0, ahead_secs: None, outcome };
                    self.tell(ticket, Ok(Some(Box::new(check))));
                }
                Turn::Ask(ticket, ahead) => {
                    drop(line);
                    self.ask(ticket, ahead);
                    wipe_left_behind();
                }
            }
        }
    }

    // Not a part of the loop: what it leaves on the stack is to lie below the loop.
    #[inline(never)]
    fn ask(&self, ticket: Ticket, ahead: Option<jiff::SignedDuration>) {
        let exchange = ticket.order.exchange.clone();
        let is_stopped = || self.line().is_stopped(&ticket);
        let Came { answer, asked, ahead: seen } = self.asker.ask(&ticket, ahead, &is_stopped);
        let check = answer.as_ref().ok().and_then(Option::as_deref);
        let refusal = check.and_then(Check::refusal);
        let wait = refusal.and_then(wait_of);
        // A difference that is wrong is asked for anew. Also one that was asked for now: on the first way to an exchange the name is
        // looked up too, and all of that is taken for the way of the question. Who tells no time would say the same again.
        let is_clock = refusal.is_some_and(|refusal| refusal.reason == Reason::Clock);
        let has_clock = ahead.is_some() || seen.is_some();
        let again = ticket.tries < MOST_TRIES && (wait.is_some_and(is_patient) || is_clock && has_clock);
        let pause = CheckFacts::of(&exchange).filter(|_| asked).map_or(0, |facts| facts.pause_ms);
        let pause = Duration::from_millis(u64::from(pause));
        let free_at = Instant::now() + wait.map_or(pause, |wait| wait.max(pause));
        let mut line = self.line();
        let known = line.clock(&exchange).filter(|_| !is_clock);
        let seen = if ahead.is_none() && !is_clock {
            check.and_then(|check| Some(seen_clock(check, seen?)))
        } else {
            known
        };
        line.done(&exchange, free_at, seen);
        if again {
            line.again(ticket);
            drop(line);
        } else {
            drop(line);
            self.tell(ticket, answer);
        }
        self.changed.notify_all();
    }

    fn tell(&self, ticket: Ticket, answer: Result<Option<Box<Check>>, Problem>) {
        self.answers.send(ticket.generation, Event::Checked(ticket.order, answer));
    }
}

/// How long the exchange wants to be left alone: as it says, also where it is down for a moment; where it only says that it was too much,
/// a while.
fn wait_of(refusal: &Refusal) -> Option<Duration> {
    let told = refusal.wait_secs.map(|secs| Duration::from_secs(u64::from(secs)));
    match refusal.reason {
        Reason::TooMany => Some(told.unwrap_or(UNTOLD_WAIT)),
        Reason::Down => told.filter(|wait| is_patient(*wait)),
        _ => None,
    }
}

/// The difference of the clocks that was found with this check.
fn seen_clock(check: &Check, ahead: jiff::SignedDuration) -> ClockSeen {
    ClockSeen { ahead, at: check.at, since: Instant::now() }
}
