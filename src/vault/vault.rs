//! The open vault: the book of keys, and the only place that ever holds an opened secret.
//! What writes secrets is in `secrets.rs`, what comes after an unlock in `resume.rs` and `rotate.rs`.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::api_key::{ApiKey, FieldHint, KeyId};
use crate::domain::book::Book;
use crate::domain::journal::Entry;
use crate::domain::rotation::Rotation;
use crate::domain::secret::{SecretFields, SecretText};

use super::blob::SecretKeys;
use super::born::keeps_pairs;
use super::content::Content;
use super::data::{self, DATA, Sealed};
use super::disk::{Disk, Previous};
use super::envelope::{Key, derive_key};
use super::error::Error;
use super::kdf::KdfCost;
use super::keychain::{Keychain, KeychainState};
use super::names::{self, Newest};
use super::recovery::Sheet;
use super::store::{Cost, Home};
use super::wrap::{RecoverySlot, VaultId};

/// Which of a key's secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one in use.
    Current,
    /// The one stored beside it during a rotation.
    Next,
}

/// A key whose saving was interrupted before its secret reached the keychain; what was being saved is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The key's id.
    pub id: KeyId,
    /// The key's label, as far as it had one.
    pub label: String,
    /// The exchange's id.
    pub exchange: String,
    /// Whether it was the new secret of a rotation; the key itself is still there then.
    pub in_rotation: bool,
}

/// What has to be kept from an unlock until the target is changed.
pub(super) struct Kept {
    pub(super) passphrase: Option<SecretText>,
    pub(super) used_window: u64,
}

/// What a vault is made of.
pub(super) struct Parts {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) keychain: Arc<dyn Keychain>,
    pub(super) cost: Cost,
    pub(super) vault_id: VaultId,
    pub(super) home: Home,
    pub(super) data_key: Key,
    pub(super) device: Option<Key>,
    pub(super) content: Content,
    pub(super) recovery: Vec<RecoverySlot>,
    pub(super) epoch: u64,
    pub(super) unlock_cost: KdfCost,
    pub(super) has_passphrase: bool,
}

/// The open vault. Dropping it wipes its keys.
pub struct Vault {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) keychain: Arc<dyn Keychain>,
    pub(super) cost: Cost,
    pub(super) id: VaultId,
    pub(super) home: Home,
    pub(super) data_key: Key,
    meta_key: Key,
    pub(super) secret_keys: SecretKeys,
    pub(super) device: Option<Key>,
    pub(super) content: Content,
    pub(super) recovery: Vec<RecoverySlot>,
    /// The highest epoch given to slots, also to those that could not be written: none is used twice.
    pub(super) epoch: u64,
    /// The epoch of the slots that open the vault.
    pub(super) epoch_in_force: u64,
    pub(super) unlock_cost: KdfCost,
    /// Whether a passphrase is asked beside the code.
    pub(super) has_passphrase: bool,
    pub(super) kept: Option<Kept>,
    pub(super) recovered: Vec<KeyId>,
    pub(super) dropped: Vec<Dropped>,
    /// Whether the journal has lines that stand in no file yet.
    has_notes: bool,
    pub(super) wrong_codes: Option<(u32, Timestamp)>,
    pub(super) is_previous: bool,
    pub(super) needs_phone: bool,
    /// Whether `data` holds nothing worth keeping as `data.1`.
    data_is_bad: bool,
    /// Whether this content stands in `data.next` only: what is in the other files is of the data key before.
    pub(super) is_waiting: bool,
    /// Length of the last data file.
    pub(super) written: usize,
    /// The generation that the data file has.
    committed: u64,
    /// Generation and epoch that the keychain remembers, as far as known.
    pub(super) remembered: Option<(u64, u64)>,
}

impl Vault {
    pub(super) fn new(parts: Parts) -> Result<Self, Error> {
        let below = |info| derive_key(parts.data_key.as_ref(), info);
        Ok(Self {
            committed: parts.content.generation,
            meta_key: below("kv1/meta")?,
            secret_keys: SecretKeys { seal: below("kv1/secret")?, print: below("kv1/fingerprint")? },
            disk: parts.disk,
            keychain: parts.keychain,
            cost: parts.cost,
            id: parts.vault_id,
            home: parts.home,
            data_key: parts.data_key,
            device: parts.device,
            content: parts.content,
            recovery: parts.recovery,
            epoch: parts.epoch,
            epoch_in_force: parts.epoch,
            unlock_cost: parts.unlock_cost,
            has_passphrase: parts.has_passphrase,
            kept: None,
            recovered: Vec::new(),
            dropped: Vec::new(),
            has_notes: false,
            wrong_codes: None,
            is_previous: false,
            needs_phone: false,
            data_is_bad: false,
            is_waiting: false,
            written: 0,
            remembered: None,
        })
    }

    /// Everything that is not secret.
    pub fn book(&self) -> &Book {
        &self.content.book
    }

    /// Where the secrets are kept.
    pub fn home(&self) -> Home {
        self.home
    }

    /// Whether a passphrase is asked beside the code.
    pub fn has_passphrase(&self) -> bool {
        self.has_passphrase
    }

    /// How many recovery codes are left.
    pub fn recovery_left(&self) -> usize {
        self.recovery.len()
    }

    /// The recovery sheet: when it was made, and which of its codes were used.
    pub fn sheet(&self) -> &Sheet {
        &self.content.sheet
    }

    /// Keys whose interrupted saving was finished at this unlock.
    pub fn recovered(&self) -> &[KeyId] {
        &self.recovered
    }

    /// What was being saved when the program ended and had not reached the keychain.
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// Wrong codes typed before this unlock: how many, and since when.
    pub fn wrong_codes(&self) -> Option<(u32, Timestamp)> {
        self.wrong_codes
    }

    /// Whether the newest data file was damaged and the one before it was opened: the last change may be missing.
    pub fn is_from_previous(&self) -> bool {
        self.is_previous
    }

    /// Whether the phone must be enrolled again: a recovery code was used.
    pub fn needs_phone(&self) -> bool {
        self.needs_phone
    }

    /// Old secrets that could not be deleted from the keychain yet; it is tried again after the next unlock.
    pub fn undeleted(&self) -> usize {
        self.content.tombs.len()
    }

    /// Seals the content and makes it the current data file. Afterwards, and only then, it is saved.
    pub(super) fn commit(&mut self) -> Result<(), Error> {
        // Also when it fails: a file that was written after all must not have the number of another one.
        self.content.generation += 1;
        let bytes = self.encode()?;
        let previous = if self.data_is_bad { Previous::Drop } else { Previous::Keep };
        self.disk.write(DATA, &bytes, previous)?;
        self.committed = self.content.generation;
        self.data_is_bad = false;
        self.is_waiting = false;
        self.has_notes = false;
        self.written = bytes.len();
        for tomb in &mut self.content.tombs {
            tomb.kept_in = (tomb.kept_in + 1).min(2);
        }
        Ok(())
    }

    /// The content as a data file.
    pub(super) fn encode(&self) -> Result<Vec<u8>, Error> {
        let expected = self.written + self.written / 16;
        data::encode(&self.id, self.home, &self.recovery, &self.meta_key, &self.content, expected)
    }

    /// Whether the newest data file is this state: a write that was reported as failed may have been done.
    pub(super) fn is_on_disk(&mut self) -> bool {
        let bytes = self.disk.read(DATA, data::MOST_BYTES).ok().flatten();
        let content = bytes.and_then(|bytes| Sealed::decode(&bytes)?.open(&self.meta_key, bytes));
        let is_there = content.is_some_and(|content| content.generation == self.content.generation);
        if is_there {
            self.committed = self.content.generation;
            self.data_is_bad = false;
        }
        is_there
    }

    /// The damaged file was not opened and must not push out the good one.
    pub(super) fn note_damaged_data(&mut self) {
        self.data_is_bad = true;
    }

    /// Writes down in the keychain that this state was reached.
    pub(super) fn remember_newest(&mut self, now: Timestamp) -> Result<(), Error> {
        self.content.saved = self.content.saved.max(now);
        if let Some(device) = &self.device
            && self.home == Home::Keychain
        {
            let newest = Newest {
                generation: self.committed,
                epoch: self.epoch_in_force,
                at: self.content.saved.as_second(),
            };
            let bytes = newest.encode(&self.id, device)?;
            self.keychain.set(&names::newest(&self.id), &bytes)?;
        }
        self.remembered = Some((self.committed, self.epoch_in_force));
        Ok(())
    }

    /// Whether the keychain remembers this very state.
    pub(super) fn is_remembered(&self) -> bool {
        self.remembered == Some((self.committed, self.epoch_in_force))
    }

    /// Whether "no such entry" is a fact: a locked keychain may say it of every entry.
    pub(super) fn is_keychain_open(&self) -> bool {
        self.keychain.state() == KeychainState::Ready
    }

    /// Changes anything but the secrets and commits it; on failure the book is as before. A draft that is discarded takes along
    /// the secret that an interrupted saving has left of it: the next unlock must not make a key of it.
    pub fn change(&mut self, edit: impl FnOnce(&mut Book)) -> Result<(), Error> {
        let mut book = self.content.book.clone();
        edit(&mut book);
        if !keeps_secrets(&self.content.book, &book) {
            return Err(Error::EditRefused);
        }
        let discarded = self.discarded(&book)?;
        let before = self.before(&discarded)?;
        std::mem::swap(&mut self.content.book, &mut book);
        let buried = discarded.iter().try_for_each(|id| self.bury_discarded(*id));
        if let Err(error) = buried.and_then(|()| self.commit()) {
            self.content.book = book;
            self.put_back(before);
            return Err(error);
        }
        if !discarded.is_empty() && self.sweep().is_err() {
            log::warn!("the secret of a discarded draft is not deleted yet");
        }
        Ok(())
    }

    /// Adds a line to the journal in memory. It is written with the next change, or by `write_notes`: an unlock waits for no file.
    pub fn note(&mut self, at: Timestamp, entry: Entry) {
        self.content.book.journal.add(at, entry);
        self.has_notes = true;
    }

    /// Writes the lines of the journal that stand in no file yet.
    pub fn write_notes(&mut self) -> Result<(), Error> {
        if self.has_notes { self.commit() } else { Ok(()) }
    }

    /// All fields of a key's secret, for whoever signs with them at once.
    pub fn fields(&self, id: KeyId, which: Which) -> Result<SecretFields, Error> {
        let custody = self.content.custody.get(id)?;
        let now = custody.now.ok_or(Error::NoSuchKey)?;
        let mark = match which {
            Which::Current => now,
            Which::Next => custody.next.ok_or(Error::NotStaged)?,
        };
        self.open_secret(id, &mark)
    }

    /// One field of a key's secret.
    pub fn reveal(&self, id: KeyId, which: Which, field: &str) -> Result<SecretText, Error> {
        let fields = self.fields(id, which)?;
        let found = fields.0.into_iter().find(|found| found.name == field);
        found.map(|found| found.text).ok_or(Error::NoSuchField)
    }

    /// The key of which this text is a field already, now or next.
    pub fn stored_already(&self, text: &SecretText) -> Option<KeyId> {
        let print = self.secret_keys.print(text).ok().filter(|_| !text.is_empty())?;
        self.content.custody.find(&print).ok()?
    }
}

/// Whether an edit leaves alone what belongs to the secrets: which keys there are, their fields, what is staged.
fn keeps_secrets(old: &Book, new: &Book) -> bool {
    fn staged(key: &ApiKey) -> Option<(&Vec<FieldHint>, Option<Timestamp>)> {
        key.rotation.as_ref().and_then(|rotation: &Rotation| {
            rotation.new_fields.as_ref().map(|fields| (fields, rotation.stored))
        })
    }
    keeps_pairs(old, new)
        && old.keys.len() == new.keys.len()
        && old.keys.iter().zip(&new.keys).all(|((old_id, old), (new_id, new))| {
            old_id == new_id && old.id == new.id && old.fields == new.fields && staged(old) == staged(new)
        })
}

/// What may be shown of these fields. The name or the public half of a key shows its first and last four characters; a secret
/// its last four, and only when it is longer than 16; what a person made up, nothing.
pub fn hints(fields: &SecretFields) -> Vec<FieldHint> {
    fields
        .0
        .iter()
        .map(|field| FieldHint { name: field.name.clone(), hint: hint(&field.name, &field.text) })
        .collect()
}

fn hint(name: &str, text: &SecretText) -> String {
    const PUBLIC: [&str; 8] =
        ["api_key", "access_key", "key_name", "key", "client_id", "public_key", "account_address", "address"];
    const MADE_UP: [&str; 4] = ["passphrase", "password", "pin", "mnemonic"];
    // EXPOSE: a few characters, by which the owner tells two keys apart.
    let letters: Vec<char> = text.expose().trim().chars().collect();
    let last_four = || letters[letters.len() - 4..].iter().collect::<String>();
    if text.expose().contains("-----BEGIN ") {
        // The last characters of a PEM are the same for everybody, and those before them are a piece of the key.
        String::new()
    } else if PUBLIC.contains(&name) {
        if letters.len() <= 12 {
            return String::new();
        }
        format!("{} … {}", letters[..4].iter().collect::<String>(), last_four())
    } else if letters.len() <= 16 || MADE_UP.iter().any(|made_up| name.contains(made_up)) {
        String::new()
    } else {
        last_four()
    }
}
