//! The threads behind the window. One named thread owns the vault, one the clipboard and the browser, two listen for a locked screen
//! and a sleeping computer, and each dialog has its own. Channels are bounded; the wake-up is a closure, so that this floor knows no window.

mod away;
mod checks;
mod desk;
mod dialog;
mod notices;
mod pair;
mod patience;
mod second_start;
mod stack;
mod vault;
#[cfg(all(unix, not(target_os = "macos")))]
mod x11_request;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::TestHost;
use super::jobs::{Event, Job, Jobs};
use super::problem::Problem;
use crate::exchange::http::{Https, Limits};
use checks::Checks;
use desk::DeskJob;
use pair::PairMaker;
pub use patience::Patient;
pub use second_start::raise_other;

/// Jobs that may wait for a thread. More than a person can ask for while one is under way.
const WAITING: usize = 64;

/// How long quitting waits for a write that is under way.
const QUIT_WITHIN: Duration = Duration::from_secs(5);

/// Tells the window that an answer is there.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Gives the time of now; the one clock is read in `window.rs`.
pub type Clock = Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>;

/// What goes through a channel lies in a box, which is wiped when it is freed: a place in the channel is not, and the gaps in a message
/// hold whatever lay on its sender's stack before it. An answer has the generation it belongs to.
pub type Answer = (u64, Box<Event>);

/// A job for the vault, with the generation it belongs to.
type Order = (u64, Box<Job>);

/// The way to the vault's thread; closed when the program ends, so that what still works elsewhere does not hold it up.
type Gate = Arc<Mutex<Option<SyncSender<Order>>>>;

/// Sends answers to the window.
#[derive(Clone)]
pub(crate) struct Answers {
    events: SyncSender<Answer>,
    wake: Wake,
}

impl Answers {
    fn send(&self, generation: u64, event: Event) {
        // A closed channel means that the window is gone, and nobody wants the answer.
        if self.events.send((generation, Box::new(event))).is_ok() {
            (self.wake)();
        }
    }

    /// The same for the window's own thread, which must not wait for itself.
    fn try_send(&self, generation: u64, event: Event) {
        match self.events.try_send((generation, Box::new(event))) {
            Ok(()) => (self.wake)(),
            Err(_) => log::error!("an answer found no place"),
        }
    }
}

/// The threads.
pub struct Worker {
    vault: Option<SyncSender<Order>>,
    desk: Option<SyncSender<Box<DeskJob>>>,
    answers: Answers,
    cancelled: Arc<AtomicBool>,
    pairs: PairMaker,
    checks: Checks,
    /// The way to the vault that pairs and checks take.
    gate: Gate,
    /// Closed when both threads have ended.
    ended: Receiver<()>,
}

impl Worker {
    /// Starts the threads. Answers come through the receiver. Exchanges with a test host are asked there.
    pub fn start(
        data_dir: PathBuf,
        wake: Wake,
        clock: &Clock,
        test_hosts: Vec<TestHost>,
    ) -> std::io::Result<(Self, Receiver<Answer>)> {
        let (events, receiver) = sync_channel(WAITING);
        let (vault, vault_jobs) = sync_channel(WAITING);
        let (desk, desk_jobs) = sync_channel(WAITING);
        let answers = Answers { events, wake };
        let cancelled = Arc::new(AtomicBool::new(false));
        let room =
            vault::Room::new(data_dir, clock.clone(), answers.clone(), desk.clone(), cancelled.clone());
        let desk_answers = answers.clone();
        let (running, ended) = sync_channel::<()>(1);
        let also_running = running.clone();
        std::thread::Builder::new().name("vault".to_owned()).spawn(move || {
            let _running = running;
            room.work(&vault_jobs);
        })?;
        std::thread::Builder::new().name("desk".to_owned()).spawn(move || {
            let _running = also_running;
            desk::work(&desk_jobs, &desk_answers);
        })?;
        away::listen(&answers, clock);
        let gate: Gate = Arc::new(Mutex::new(Some(vault.clone())));
        let pairs = PairMaker::new(gate.clone(), answers.clone());
        let door = Arc::new(Https::new(Limits::default(), test_hosts));
        let checks = Checks::new(gate.clone(), door, clock.clone(), answers.clone());
        let (vault, desk) = (Some(vault), Some(desk));
        Ok((Self { vault, desk, answers, cancelled, pairs, checks, gate, ended }, receiver))
    }

    fn to_vault(&self, generation: u64, job: Job) {
        let Some(vault) = &self.vault else { return };
        match vault.try_send((generation, Box::new(job))) {
            Ok(()) => {}
            // The window must not wait, and a lock must not get lost: somebody else waits with it at the full channel.
            Err(TrySendError::Full(lock)) if matches!(*lock.1, Job::Lock) => {
                let vault = vault.clone();
                let waits =
                    std::thread::Builder::new().name("lock".to_owned()).spawn(move || vault.send(lock));
                if waits.is_err() {
                    log::error!("the vault could not be told to lock");
                }
            }
            // A thread that takes nothing any more is a defect; it is told, not hidden.
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                log::error!("the vault does not answer");
            }
        }
    }

    fn to_desk(&self, job: DeskJob) {
        if let Some(desk) = &self.desk
            && desk.try_send(Box::new(job)).is_err()
        {
            log::error!("the clipboard does not answer");
        }
    }
}

impl Jobs for Worker {
    fn start(&mut self, generation: u64, job: Job) {
        match job {
            Job::CopyPlain(text) => self.to_desk(DeskJob::CopyPlain(generation, text)),
            Job::CopyWords(words) => self.to_desk(DeskJob::CopyShown(generation, words)),
            Job::ClearClipboard => self.to_desk(DeskJob::Clear(generation)),
            Job::Open(what) => self.to_desk(DeskJob::Open(generation, what)),
            Job::Notify(text) => notices::tell(generation, text, &self.answers),
            Job::PickSave(name) => dialog::pick_save(generation, name, &self.answers),
            Job::PickOpen(kind) => dialog::pick_open(generation, kind, &self.answers),
            Job::MakePair(order) => self.pairs.make(generation, order),
            Job::StopPair => self.pairs.stop(),
            Job::Check(order) => self.checks.order(generation, order),
            Job::StopChecks => self.checks.stop(),
            Job::CancelUnlock => self.cancelled.store(true, Ordering::Relaxed),
            job => {
                if matches!(job, Job::Unlock { .. } | Job::UnlockByTwoCodes { .. }) {
                    self.cancelled.store(false, Ordering::Relaxed);
                }
                if matches!(job, Job::Lock) {
                    self.pairs.stop();
                    self.checks.leave();
                }
                self.to_vault(generation, job);
            }
        }
    }
}

impl Drop for Worker {
    /// Clears the clipboard and lets a write that is under way end. A keychain that hangs must not keep the window:
    /// what it was asked for is finished or taken back at the next start.
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.to_desk(DeskJob::Clear(0));
        self.pairs.stop();
        self.checks.leave();
        *self.gate.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.vault = None;
        self.desk = None;
        if self.ended.recv_timeout(QUIT_WITHIN) == Err(RecvTimeoutError::Timeout) {
            log::warn!("the vault was still busy when the program ended");
        }
    }
}

/// What a failed thread start means to the person.
pub(crate) fn no_thread(error: &std::io::Error) -> Problem {
    Problem::Unexpected { detail: error.to_string() }
}
