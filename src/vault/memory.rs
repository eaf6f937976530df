//! A folder and a keychain in memory: for the sample vault, which saves nothing, and for tests, which let them fail.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::disk::{Disk, Previous};
use super::error::{Error, KeychainError};
use super::keychain::{Keychain, KeychainState};

/// When a planned fault happens, seen from its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The step was not done.
    Before,
    /// The step was done, but its success was never reported.
    After,
}

/// Planned faults, shared by a folder and a keychain.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<Plan>>);

#[derive(Default)]
struct Plan {
    /// Durable steps so far.
    steps: usize,
    fault: Option<(usize, Moment)>,
    /// Whether everything after the fault fails too, as after a crash.
    is_crash: bool,
    is_down: bool,
    keychain: Option<KeychainError>,
    unreadable: Vec<&'static str>,
    hidden: Option<&'static str>,
}

impl Faults {
    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The durable step of this number (from 0, counted from now) is the last one before a crash.
    pub fn crash_at(&self, step: usize, moment: Moment) {
        let keychain = self.plan().keychain;
        *self.plan() = Plan { fault: Some((step, moment)), is_crash: true, keychain, ..Plan::default() };
    }

    /// The durable step of this number (from 0, counted from now) fails; everything after it works.
    pub fn fail_at(&self, step: usize, moment: Moment) {
        let keychain = self.plan().keychain;
        *self.plan() = Plan { fault: Some((step, moment)), keychain, ..Plan::default() };
    }

    /// The keychain answers every question with this.
    pub fn keychain_says(&self, error: Option<KeychainError>) {
        self.plan().keychain = error;
    }

    /// These files are there and cannot be read.
    pub fn cannot_read(&self, names: &[&'static str]) {
        self.plan().unreadable = names.to_vec();
    }

    /// The keychain is locked, and says of the entries in whose names this stands that they do not exist, as some do.
    pub fn keychain_hides(&self, part: Option<&'static str>) {
        self.plan().hidden = part;
    }

    fn hides(&self, name: &str) -> bool {
        self.plan().hidden.is_some_and(|part| name.contains(part))
    }

    /// Everything works again.
    pub fn heal(&self) {
        *self.plan() = Plan::default();
    }

    /// Durable steps since the last plan.
    pub fn steps(&self) -> usize {
        self.plan().steps
    }

    fn is_down(&self) -> bool {
        self.plan().is_down
    }

    /// Does a durable step, or fails it as planned.
    fn step<T>(&self, act: impl FnOnce() -> T) -> Result<T, ()> {
        let mut plan = self.plan();
        if plan.is_down {
            return Err(());
        }
        let now = plan.steps;
        plan.steps += 1;
        let fault = plan.fault.filter(|(step, _)| *step == now).map(|(_, moment)| moment);
        if fault.is_some() && plan.is_crash {
            plan.is_down = true;
        }
        drop(plan);
        match fault {
            Some(Moment::Before) => Err(()),
            Some(Moment::After) => {
                act();
                Err(())
            }
            None => Ok(act()),
        }
    }
}

type Entries = Arc<Mutex<BTreeMap<String, Zeroizing<Vec<u8>>>>>;

fn lock(entries: &Entries) -> MutexGuard<'_, BTreeMap<String, Zeroizing<Vec<u8>>>> {
    entries.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A folder in memory. A clone is the same folder.
#[derive(Clone, Default)]
pub struct MemoryDisk {
    files: Entries,
    faults: Faults,
}

impl MemoryDisk {
    /// An empty folder with these faults.
    pub fn new(faults: &Faults) -> Self {
        Self { files: Entries::default(), faults: faults.clone() }
    }

    /// The names of the files.
    pub fn names(&self) -> Vec<String> {
        lock(&self.files).keys().cloned().collect()
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        lock(&self.files).get(name).map(|bytes| bytes.to_vec())
    }

    /// Puts bytes in the place of a file, or removes it.
    pub fn put(&self, name: &str, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) => lock(&self.files).insert(name.to_owned(), Zeroizing::new(bytes)),
            None => lock(&self.files).remove(name),
        };
    }

    fn rename(&self, from: &str, to: &str) {
        let mut files = lock(&self.files);
        if let Some(bytes) = files.remove(from) {
            files.insert(to.to_owned(), bytes);
        }
    }

    fn failed() -> io::Error {
        io::ErrorKind::StorageFull.into()
    }
}

impl Disk for MemoryDisk {
    fn hold(&self) -> Result<(), Error> {
        Ok(())
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
        if self.faults.is_down() {
            return Err(Self::failed());
        }
        if self.faults.plan().unreadable.contains(&name) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let bytes = self.bytes(name);
        if bytes.as_ref().is_some_and(|bytes| bytes.len() as u64 > limit) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn write(&self, name: &str, bytes: &[u8], previous: Previous) -> io::Result<()> {
        let current = lock(&self.files).get(name).cloned();
        if let (Previous::Keep, Some(current)) = (previous, current) {
            let keep = || lock(&self.files).insert(format!("{name}.1"), current);
            self.faults.step(keep).map_err(|()| Self::failed())?;
        }
        let put = || self.put(name, Some(bytes.to_vec()));
        self.faults.step(put).map_err(|()| Self::failed())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.faults.step(|| self.put(name, None)).map_err(|()| Self::failed())
    }

    fn put_aside(&self, names: &[&str]) -> io::Result<String> {
        for name in names {
            if self.faults.step(|| self.rename(name, &format!("put-aside/{name}"))).is_err() {
                if !self.faults.is_down() {
                    for name in names {
                        self.rename(&format!("put-aside/{name}"), name);
                    }
                }
                return Err(Self::failed());
            }
        }
        Ok("put-aside".to_owned())
    }

    fn put_back(&self, aside: &str, names: &[&str]) -> io::Result<()> {
        for name in names.iter().rev() {
            self.faults
                .step(|| self.rename(&format!("{aside}/{name}"), name))
                .map_err(|()| Self::failed())?;
        }
        Ok(())
    }

    fn leave_if_empty(&self) {}
}

/// A keychain in memory. A clone is the same keychain.
#[derive(Clone, Default)]
pub struct MemoryKeychain {
    entries: Entries,
    faults: Faults,
}

impl MemoryKeychain {
    /// An empty keychain with these faults.
    pub fn new(faults: &Faults) -> Self {
        Self { entries: Entries::default(), faults: faults.clone() }
    }

    /// The names of the entries.
    pub fn names(&self) -> Vec<String> {
        lock(&self.entries).keys().cloned().collect()
    }

    /// The bytes of an entry.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        lock(&self.entries).get(name).map(|bytes| bytes.to_vec())
    }

    /// Puts bytes in the place of an entry, or removes it.
    pub fn put(&self, name: &str, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) => lock(&self.entries).insert(name.to_owned(), Zeroizing::new(bytes)),
            None => lock(&self.entries).remove(name),
        };
    }

    fn answers(&self) -> Result<(), KeychainError> {
        let plan = self.faults.plan();
        match plan.keychain {
            Some(error) => Err(error),
            None if plan.is_down => Err(KeychainError::Failed),
            None => Ok(()),
        }
    }
}

impl Keychain for MemoryKeychain {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        self.answers()?;
        Ok(lock(&self.entries).get(name).filter(|_| !self.faults.hides(name)).cloned())
    }

    fn set(&self, name: &str, bytes: &[u8]) -> Result<(), KeychainError> {
        self.answers()?;
        self.faults.step(|| self.put(name, Some(bytes.to_vec()))).map_err(|()| KeychainError::Failed)
    }

    fn delete(&self, name: &str) -> Result<(), KeychainError> {
        self.answers()?;
        if self.faults.hides(name) {
            return Ok(());
        }
        self.faults.step(|| self.put(name, None)).map_err(|()| KeychainError::Failed)
    }

    fn state(&self) -> KeychainState {
        match self.answers() {
            Ok(()) if self.faults.plan().hidden.is_some() => KeychainState::Locked,
            Ok(()) => KeychainState::Ready,
            Err(KeychainError::Locked) => KeychainState::Locked,
            Err(KeychainError::Refused) => KeychainState::Refused,
            Err(_) => KeychainState::Missing,
        }
    }
}
