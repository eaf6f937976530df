//! The thread that makes a pair. RSA takes seconds, and the vault's thread must be free to lock; so it is made beside it, and handed
//! over to be sealed before anybody sees the public half.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};

use super::super::jobs::{Doing, Event, Job, MadePair, PairOrder};
use super::super::problem::Problem;
use super::stack::wipe_left_behind;
use super::{Answers, Gate, no_thread};
use crate::vault::{Error, make_pair};

/// Makes pairs, one at a time.
pub(super) struct PairMaker {
    gate: Gate,
    answers: Answers,
    /// Whether the one that is being made is wanted no more.
    is_stopped: Arc<AtomicBool>,
}

impl PairMaker {
    pub(super) fn new(gate: Gate, answers: Answers) -> Self {
        Self { gate, answers, is_stopped: Arc::default() }
    }

    /// Begins to make one. The one before it is wanted no more.
    pub(super) fn make(&mut self, generation: u64, order: PairOrder) {
        self.stop();
        self.is_stopped = Arc::default();
        let (gate, answers, is_stopped) = (self.gate.clone(), self.answers.clone(), self.is_stopped.clone());
        let id = order.id;
        let thread = std::thread::Builder::new().name("pair".to_owned()).spawn(move || {
            make(generation, order, &gate, &answers, is_stopped);
            wipe_left_behind();
        });
        if let Err(error) = thread {
            self.answers.send(generation, Event::NotWritten(Doing::MakePair(id), no_thread(&error)));
        }
    }

    /// It is wanted no more: nothing of it is kept, unless the vault has it already.
    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

// Not a part of the thread's first function: what it leaves on the stack is to lie below it.
#[inline(never)]
fn make(generation: u64, order: PairOrder, gate: &Gate, answers: &Answers, is_stopped: Arc<AtomicBool>) {
    let id = order.id;
    match make_pair(order.algorithm, &|| is_stopped.load(Ordering::Relaxed)) {
        Ok(pair) => {
            let vault = gate.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let job = Box::new(Job::KeepPair(Box::new(MadePair { order, pair, is_stopped })));
            if vault.is_some_and(|vault| vault.send((generation, job)).is_err()) {
                log::warn!("a pair was made, and the vault takes nothing any more");
            }
        }
        Err(Error::Cancelled) => {}
        Err(error) => {
            let problem = Problem::Unexpected { detail: error.to_string() };
            answers.send(generation, Event::NotWritten(Doing::MakePair(id), problem));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
    use std::time::Duration;

    use std::sync::Mutex;

    use super::super::Order;
    use super::*;
    use crate::domain::api_key::KeyId;
    use crate::domain::pair::Algorithm;

    const WAIT: Duration = Duration::from_mins(2);

    fn maker() -> (PairMaker, Receiver<Order>) {
        let (vault, jobs) = sync_channel(1);
        let (events, _) = sync_channel(1);
        (PairMaker::new(Arc::new(Mutex::new(Some(vault))), Answers { events, wake: Arc::new(|| ()) }), jobs)
    }

    fn order(algorithm: Algorithm) -> PairOrder {
        let (exchange, field) = ("binance".to_owned(), "secret".to_owned());
        PairOrder { id: KeyId([1; 16]), exchange, field, algorithm }
    }

    #[test]
    fn a_pair_goes_from_its_thread_to_the_vaults() {
        let (mut maker, jobs) = maker();
        maker.make(7, order(Algorithm::Ed25519));
        let (generation, job) = jobs.recv_timeout(WAIT).unwrap();
        let Job::KeepPair(made) = *job else { panic!("a pair is kept") };
        assert_eq!((generation, made.order.algorithm), (7, Algorithm::Ed25519));
        assert!(!made.is_stopped.load(Ordering::Relaxed));
        // Too late for its own thread; the vault's looks again.
        maker.stop();
        assert!(made.is_stopped.load(Ordering::Relaxed));
    }

    #[test]
    fn what_is_stopped_arrives_nowhere_and_the_next_one_does() {
        let (mut maker, jobs) = maker();
        maker.make(1, order(Algorithm::Rsa4096));
        maker.stop();
        maker.make(2, order(Algorithm::Ed25519));
        let (generation, job) = jobs.recv_timeout(WAIT).unwrap();
        let is_wanted = matches!(*job, Job::KeepPair(ref made) if !made.is_stopped.load(Ordering::Relaxed));
        assert!(generation == 2 && is_wanted);
    }

    #[test]
    fn a_pair_that_is_being_made_does_not_hold_up_the_end_of_the_program() {
        let (mut maker, jobs) = maker();
        maker.make(1, order(Algorithm::Rsa4096));
        maker.stop();
        *maker.gate.lock().unwrap() = None;
        drop(maker);
        // Nobody holds the way to the vault any more, at the latest when the thread has ended.
        let ended = jobs.recv_timeout(WAIT);
        assert!(matches!(ended, Err(RecvTimeoutError::Disconnected)));
    }
}
