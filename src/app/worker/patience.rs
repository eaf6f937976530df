//! A keychain that hangs holds up nobody for long: each call has a thread of its own and is given up after a minute. What was asked
//! for may still be done later; the vault treats such an answer like a lost one, and finishes or takes it back at the next unlock.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

use super::stack::leaving_nothing;
use crate::vault::{Keychain, KeychainError, KeychainState};

/// Longer than anybody takes to type the keychain's password.
const LIMIT: Duration = Duration::from_mins(1);

/// Another keychain, waited for with patience that ends.
pub struct Patient {
    keychain: Arc<dyn Keychain>,
    limit: Duration,
    /// The answer of a call that was given up: until it comes, every other call would hang too.
    hangs: Mutex<Option<Receiver<()>>>,
}

impl Patient {
    /// Gives up each call to this keychain after a minute.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        Self::with_limit(keychain, LIMIT)
    }

    /// The same after another time.
    pub fn with_limit(keychain: Arc<dyn Keychain>, limit: Duration) -> Self {
        Self { keychain, limit, hangs: Mutex::new(None) }
    }

    fn ask<T: Send + 'static>(
        &self,
        limit: Duration,
        call: impl FnOnce(&dyn Keychain) -> T + Send + 'static,
    ) -> Result<T, KeychainError> {
        let mut hangs = self.hangs.lock().unwrap_or_else(PoisonError::into_inner);
        if hangs.as_ref().is_some_and(|ended| ended.try_recv() == Err(TryRecvError::Empty)) {
            return Err(KeychainError::Silent);
        }
        *hangs = None;
        let keychain = self.keychain.clone();
        let (answer, answers) = sync_channel(1);
        let (end, ended) = sync_channel::<()>(1);
        std::thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                // Dropped when the call ends, however it ends.
                let _end = end;
                let told = leaving_nothing(|| call(&*keychain));
                drop(answer.send(told));
            })
            .map_err(|_| KeychainError::Failed)?;
        answers.recv_timeout(limit).map_err(|_| {
            log::warn!("the keychain does not answer");
            *hangs = Some(ended);
            KeychainError::Silent
        })
    }
}

impl Keychain for Patient {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        let name = name.to_owned();
        self.ask(self.limit, move |keychain| keychain.get(&name))?
    }

    fn set(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        let (name, bytes) = (name.to_owned(), Zeroizing::new(bytes.to_vec()));
        self.ask(self.limit, move |keychain| keychain.set(&name, &bytes))?
    }

    fn delete(&self, name: &str) -> Result<(), KeychainError> {
        let name = name.to_owned();
        self.ask(self.limit, move |keychain| keychain.delete(&name))?
    }

    fn state(&self) -> KeychainState {
        self.ask(self.limit, |keychain| keychain.state()).unwrap_or(KeychainState::Refused)
    }

    /// Somebody is asked for a password, and takes the time that it takes.
    fn wake(&self) -> KeychainState {
        self.ask(self.limit * 10, |keychain| keychain.wake()).unwrap_or(KeychainState::Refused)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::vault::{Faults, MemoryKeychain};

    /// Answers after this long.
    struct Slow(MemoryKeychain, Duration);

    impl Keychain for Slow {
        fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
            std::thread::sleep(self.1);
            self.0.get(name)
        }

        fn set(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
            std::thread::sleep(self.1);
            self.0.set(name, bytes)
        }

        fn delete(&self, name: &str) -> Result<(), KeychainError> {
            std::thread::sleep(self.1);
            self.0.delete(name)
        }

        fn state(&self) -> KeychainState {
            std::thread::sleep(self.1);
            self.0.state()
        }
    }

    fn patient(answers_after: u64) -> Patient {
        let inner = MemoryKeychain::new(&Faults::default());
        let slow = Slow(inner, Duration::from_millis(answers_after));
        Patient::with_limit(Arc::new(slow), Duration::from_millis(200))
    }

    #[test]
    fn a_keychain_that_answers_is_passed_on() {
        let keychain = patient(0);
        keychain.set("one", b"sealed").unwrap();
        assert_eq!(keychain.get("one").unwrap().unwrap().as_slice(), b"sealed");
        assert_eq!(keychain.state(), KeychainState::Ready);
        keychain.delete("one").unwrap();
        assert!(keychain.get("one").unwrap().is_none());
    }

    #[test]
    fn a_keychain_that_hangs_is_given_up_and_asked_again_at_the_next_call() {
        let keychain = patient(400);
        let begun = Instant::now();
        assert_eq!(keychain.set("one", b"sealed"), Err(KeychainError::Silent));
        // Nobody waits for each of a hundred others.
        for _ in 0..100 {
            assert_eq!(keychain.delete("two"), Err(KeychainError::Silent));
            assert_eq!(keychain.get("one").unwrap_err(), KeychainError::Silent);
            assert_eq!(keychain.state(), KeychainState::Refused, "it is there, and is not called missing");
        }
        assert!(begun.elapsed() < Duration::from_millis(350), "{:?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(keychain.wake(), KeychainState::Ready, "who is asked for a password is waited for");
    }
}
