//! After an unlock: what was interrupted is finished or dropped, and dead entries of the keychain are deleted.

use jiff::Timestamp;

use crate::domain::api_key::KeyId;

use super::content::Aim;
use super::data::{self, DATA_1, Sealed};
use super::envelope::derive_key;
use super::error::{Error, KeychainError};
use super::names;
use super::store::Home;
use super::unlock::DataFile;
use super::vault::{Dropped, Vault};

impl Vault {
    /// Finishes each interrupted saving whose secret reached the keychain, drops the others. When the keychain does not answer,
    /// they wait for the next unlock.
    pub(super) fn resume(&mut self, now: Timestamp) {
        if self.is_waiting {
            self.settle_successor(now);
        }
        let pending: Vec<KeyId> = self.content.pending.keys().copied().collect();
        // A damaged newest file is replaced at once, so that both kept files are good again.
        let mut changed = self.is_previous;
        for id in pending {
            changed |= self.resume_one(id, now);
        }
        if changed && self.commit().is_err() {
            log::warn!("what was interrupted is finished, but not written down yet");
        }
    }

    fn resume_one(&mut self, id: KeyId, now: Timestamp) -> bool {
        let Some(pending) = self.content.pending.get(&id).cloned() else { return false };
        let key = self.content.book.keys.get(&id);
        let is_wanted = match &pending.aim {
            Aim::New(_) => key.is_none(),
            Aim::Next(_) => key.is_some_and(|key| key.rotation.is_some()),
            Aim::Born(_) => self.waits_for_pair(id).unwrap_or_default(),
        };
        match self.open_secret(id, &pending.mark) {
            Ok(_) if is_wanted => {
                if self.make_live(id, Some(now)).is_err() {
                    return false;
                }
                // A pair is no key yet: its draft or its rotation shows it.
                if !matches!(pending.aim, Aim::Born(_)) {
                    self.recovered.push(id);
                }
            }
            Ok(_) | Err(Error::SecretMissing | Error::SecretDamaged) => {
                self.dropped.extend(match &pending.aim {
                    Aim::New(key) => Some(dropped(id, &key.label, &key.exchange, false)),
                    Aim::Next(_) => {
                        let (label, exchange) = key.map_or(("", ""), |key| (&*key.label, &*key.exchange));
                        Some(dropped(id, label, exchange, true))
                    }
                    // Nobody has seen the public half of it, so nothing is lost: it is still to be made.
                    Aim::Born(_) => None,
                });
                self.content.pending.remove(&id);
                // Some of its pieces may have reached the keychain.
                self.content.bury(id, &pending.mark);
            }
            Err(_) => return false,
        }
        true
    }

    /// Before anything is committed: which of the two files was opened, and which dead entries both of them list.
    pub(super) fn note_opened(&mut self, length: usize, file: DataFile) -> Result<(), Error> {
        self.written = length;
        self.is_previous = file == DataFile::Previous;
        self.is_waiting = file == DataFile::Next;
        if self.is_previous {
            self.note_damaged_data();
            // The lost file may have given away some versions already.
            self.content.versions += 64;
        }
        if self.content.tombs.is_empty() || self.is_waiting {
            return Ok(());
        }
        let key = derive_key(self.data_key.as_ref(), "kv1/meta")?;
        // Where it cannot be read, the dead entries wait.
        let bytes = self.disk.read(DATA_1, data::MOST_BYTES).ok().flatten();
        let older = bytes.and_then(|bytes| Sealed::decode(&bytes)?.open(&key, bytes));
        for tomb in &mut self.content.tombs {
            let in_older = |older: &super::content::Content| {
                older.tombs.iter().any(|other| (other.id, other.version) == (tomb.id, tomb.version))
            };
            tomb.kept_in = if !self.is_previous && older.as_ref().is_some_and(in_older) { 2 } else { 1 };
        }
        Ok(())
    }

    /// Deletes dead entries. A tombstone goes only after its entry, and the entry only when both kept files list it.
    /// Before all of them a content that waited in vain for its data key, so that nothing opens it without its secrets.
    pub(super) fn sweep(&mut self) -> Result<(), Error> {
        while self.is_waiting || self.content.tombs.iter().any(|tomb| tomb.kept_in < 2) {
            self.commit()?;
        }
        self.remove_successor()?;
        let tombs = std::mem::take(&mut self.content.tombs);
        let mut failed = None;
        for tomb in &tombs {
            let deleted = match self.home {
                Home::Keychain => (0..usize::from(tomb.pieces)).try_for_each(|piece| {
                    self.keychain.delete(&names::piece(&self.id, tomb.id, tomb.version, piece))
                }),
                // Embedded pieces went with the two commits.
                Home::File => Ok(()),
            };
            if let Err(error) = deleted {
                failed = Some(error);
                self.content.tombs.push(tomb.clone());
            }
        }
        if self.home == Home::Keychain && !tombs.is_empty() && !self.is_keychain_open() {
            // It may have said of each that there is no such entry.
            failed = Some(KeychainError::Locked);
            self.content.tombs.clone_from(&tombs);
        }
        if self.content.tombs.len() < tombs.len() {
            self.commit()?;
        }
        failed.map_or(Ok(()), |error| Err(Error::Keychain(error)))
    }
}

fn dropped(id: KeyId, label: &str, exchange: &str, in_rotation: bool) -> Dropped {
    Dropped { id, label: label.to_owned(), exchange: exchange.to_owned(), in_rotation }
}
