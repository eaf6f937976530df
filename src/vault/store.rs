//! A data folder and a keychain, held for this process: what stands there, and how the window looks.
//! Setting up is in `setup.rs`, unlocking in `unlock.rs`.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::settings::Appearance;

use super::data::{self, DATA, DATA_1, DATA_NEXT, Sealed};
use super::disk::{Disk, Folder, Previous};
use super::enrolment::Enrolment;
use super::error::Error;
use super::kdf::KdfCost;
use super::keychain::{Keychain, KeychainState, SystemKeychain};
use super::offsets::YEAR_WINDOWS;
use super::slots::{self, Slots};
use super::throttle;

/// The two copies of the slots file.
pub(super) const SLOTS: [&str; 2] = ["slots.a", "slots.b"];
/// The epoch of the slots that set-up writes; each later table has a higher one.
pub(super) const FIRST_EPOCH: u64 = 1;
/// What a vault is on the disk, in the order in which it is put aside: without its slots it opens with a recovery code.
const FILES: [&str; 6] = [SLOTS[0], SLOTS[1], throttle::FILE, DATA_NEXT, DATA_1, DATA];
/// How the window looks.
pub(super) const APPEARANCE: &str = "appearance";

/// Where the secrets are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Each in its own sealed entry of the system's keychain.
    Keychain,
    /// Sealed in the data file; needs a passphrase.
    File,
}

/// What stands in the data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No vault.
    Nothing,
    /// A vault.
    Locked {
        /// Where its secrets are.
        home: Home,
        /// Whether it needs a passphrase besides the code.
        needs_passphrase: bool,
        /// How many recovery codes are left.
        recovery_left: usize,
    },
}

/// What writing a slot costs, and how long its table is. The default is what the design asks for.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Of one guess at the everyday unlock; measured at set-up when none.
    pub unlock: Option<KdfCost>,
    /// Of one guess at a recovery code.
    pub recovery: KdfCost,
    /// Windows in the table, at most a year of them.
    pub windows: u32,
}

impl Default for Cost {
    fn default() -> Self {
        Self { unlock: None, recovery: KdfCost::LEAST, windows: YEAR_WINDOWS }
    }
}

/// A data folder and a keychain, held for this process.
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) keychain: Arc<dyn Keychain>,
    pub(super) cost: Cost,
    pub(super) accepts_older: bool,
}

impl Store {
    /// Takes the folder and the system's keychain. A folder that does not exist is made when something is written.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let folder = Folder::open(dir)?;
        Ok(Self::with(Box::new(folder), Box::<SystemKeychain>::default()))
    }

    /// Takes any folder and any keychain.
    pub fn with(disk: Box<dyn Disk>, keychain: Box<dyn Keychain>) -> Self {
        Self {
            disk: Arc::from(disk),
            keychain: Arc::from(keychain),
            cost: Cost::default(),
            accepts_older: false,
        }
    }

    /// The same with another cost: for tests and benches, which would take hours with the real one.
    #[must_use]
    pub fn with_cost(self, cost: Cost) -> Self {
        Self { cost: Cost { windows: cost.windows.min(YEAR_WINDOWS), ..cost }, ..self }
    }

    /// What stands in the folder. Reads the files, never the keychain.
    pub fn standing(&self) -> Result<Standing, Error> {
        let (mut files, mut unreadable) = (Vec::new(), None);
        for name in [DATA, DATA_1] {
            match self.disk.read(name, data::MOST_BYTES) {
                Ok(bytes) => files.extend(bytes),
                Err(error) => unreadable = Some(error),
            }
        }
        let slots = read_slots(&*self.disk);
        if files.is_empty() && unreadable.is_none() {
            return match slots {
                // Set-up writes the slots first and the data last: this one was never finished.
                Ok(slots) if slots.iter().all(|slots| slots.phone.epoch() <= FIRST_EPOCH) => {
                    Ok(Standing::Nothing)
                }
                Ok(_) => Err(Error::Damaged { file: DATA }),
                Err(error) => Err(error),
            };
        }
        let header = files.iter().find_map(|bytes| Sealed::decode(bytes));
        match (slots.as_ref().ok().and_then(|slots| slots.first()), header) {
            (Some(slots), header) => Ok(Standing::Locked {
                home: slots.home,
                needs_passphrase: slots.phone.has_passphrase,
                recovery_left: header.map_or(slots.recovery.len(), |header| header.recovery.len()),
            }),
            (None, Some(header)) => Ok(Standing::Locked {
                home: header.home,
                needs_passphrase: header.home == Home::File,
                recovery_left: header.recovery.len(),
            }),
            (None, None) if files.iter().any(|bytes| data::is_newer(bytes)) => {
                Err(Error::Newer { file: DATA })
            }
            (None, None) => Err(unreadable.map_or(Error::Damaged { file: DATA }, Error::Disk)),
        }
    }

    /// How the keychain answers; asks the owner nothing, leaves nothing behind. May take a moment.
    pub fn keychain_state(&self) -> KeychainState {
        self.keychain.state()
    }

    /// Lets the keychain ask for its password and waits for the answer, however long it takes.
    pub fn wake_keychain(&self) -> KeychainState {
        self.keychain.wake()
    }

    /// A new phone and new recovery codes, in memory only.
    #[allow(clippy::unused_self)] // Nothing is read or written, and nobody but the holder of a folder can need it.
    pub fn begin_set_up(&self, _now: Timestamp) -> Result<Enrolment, Error> {
        Enrolment::make()
    }

    /// Puts this vault's files into a new folder beside them, whose name comes back. Nothing is deleted, and what stands in the
    /// keychain stays: put back, the files open as before.
    pub(super) fn put_aside(&self) -> Result<String, Error> {
        self.disk.hold()?;
        Ok(self.disk.put_aside(&FILES)?)
    }

    /// Takes them out of that folder again.
    pub(super) fn put_back(&self, aside: &str) -> Result<(), Error> {
        Ok(self.disk.put_back(aside, &FILES)?)
    }

    /// The next unlock takes files that are older than what the keychain remembers.
    pub fn accept_older_copy(&mut self) {
        self.accepts_older = true;
    }

    /// How the window looks; the default when nothing readable is there.
    pub fn load_appearance(&self) -> Appearance {
        let bytes = self.disk.read(APPEARANCE, 4096).ok().flatten();
        let read = bytes.and_then(|bytes| serde_json::from_slice::<Appearance>(&bytes).ok());
        read.unwrap_or_default().clamped()
    }

    /// Keeps how the window looks.
    pub fn save_appearance(&self, appearance: Appearance) -> Result<(), Error> {
        self.disk.hold()?;
        let bytes = serde_json::to_vec(&appearance.clamped()).map_err(|_| Error::Encode)?;
        Ok(self.disk.write(APPEARANCE, &bytes, Previous::Drop)?)
    }
}

/// The slots files that are whole, newest first; an error when some are there and none is whole.
pub(super) fn read_slots(disk: &dyn Disk) -> Result<Vec<Slots>, Error> {
    let mut whole = Vec::new();
    let mut error = None;
    for name in SLOTS {
        match disk.read(name, slots::MOST_BYTES) {
            Ok(None) => {}
            Ok(Some(bytes)) if Slots::is_newer(&bytes) => error = Some(Error::Newer { file: SLOTS[0] }),
            Ok(Some(bytes)) => match Slots::decode(bytes) {
                Some(slots) => whole.push(slots),
                None => error = Some(Error::Damaged { file: SLOTS[0] }),
            },
            Err(cause) => error = Some(Error::Disk(cause)),
        }
    }
    whole.sort_by_key(|slots| std::cmp::Reverse(slots.phone.epoch()));
    match error {
        Some(error) if whole.is_empty() => Err(error),
        _ => Ok(whole),
    }
}
