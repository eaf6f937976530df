//! A new data key: every secret and the whole book are sealed anew, for a new phone and a new recovery sheet. Whoever copied the
//! files and the keychain before, and has the phone or a code of that time, opens nothing that is written from here on.
//!
//! What there is stays whole until the new is: new secrets lie beside the old ones, listed as dead until they are needed, the new
//! content waits in a file of its own, and the first slots file with the new data key puts all of it in force at once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::domain::api_key::KeyId;
use crate::domain::secret::SecretText;

use super::blob::{Mark, seal_fields};
use super::content::{Content, Tomb};
use super::custody::{Custody, Ledger};
use super::data::DATA_NEXT;
use super::disk::Previous;
use super::enrolment::Enrolment;
use super::envelope::{Key, make_random};
use super::error::{Error, KeychainError};
use super::kdf::{KdfCost, Memory};
use super::names;
use super::recovery::Sheet;
use super::renew::Proof;
use super::secrets::embedded;
use super::store::Home;
use super::vault::{Kept, Parts, Vault};
use super::wrap::RecoverySlot;

/// A secret, sealed under the new data key.
struct Sealed {
    id: KeyId,
    mark: Mark,
    pieces: Vec<Vec<u8>>,
}

impl Vault {
    /// Seals everything anew for another phone and another sheet; the passphrase stays. The enrolment must have been confirmed by a
    /// code of its phone. From here on only that phone, that passphrase and the codes of that sheet open anything. A secret that the
    /// keychain had lost already stays lost. As long as the keychain needs to write every secret once.
    pub fn rekey(&mut self, enrolment: &Enrolment, proof: Proof, now: Timestamp) -> Result<(), Error> {
        let Some(used_window) = enrolment.confirmed else { return Err(Error::NotConfirmed) };
        let Proof(Kept { passphrase, .. }) = proof;
        self.seal_anew(enrolment, Kept { passphrase, used_window }, now)
    }

    /// The same after a recovery code opened the vault: the phone that made the codes is lost or stolen.
    pub fn rekey_after_recovery(
        &mut self,
        enrolment: &Enrolment,
        passphrase: Option<&SecretText>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let kept = self.kept_after_recovery(enrolment, passphrase)?;
        self.seal_anew(enrolment, kept, now)
    }

    fn seal_anew(&mut self, enrolment: &Enrolment, kept: Kept, now: Timestamp) -> Result<(), Error> {
        let cost = self.cost.unlock.map_or_else(KdfCost::calibrate, Ok)?;
        self.restore_device_if_lost()?;
        self.finish_pending(now)?;
        let (mut next, sealed) = self.successor(enrolment, now)?;
        let made = self.write_successor(&next, &sealed);
        let begun = made.and_then(|()| {
            let start = kept.used_window + 1;
            let done = next.write_slots(&enrolment.seed, kept.passphrase.as_ref(), (start, cost), now);
            next.settle_slots(done, kept)
        });
        // Also when it failed: no epoch is used twice.
        self.epoch = next.epoch;
        if let Err(error) = begun {
            if self.sweep().is_err() {
                log::warn!("what was sealed for a new data key is not deleted yet");
            }
            return Err(error);
        }
        next.is_waiting = true;
        *self = next;
        self.settle_successor(now);
        Ok(())
    }

    /// An interrupted saving is finished or dropped first: it is sealed with the key that goes.
    fn finish_pending(&mut self, now: Timestamp) -> Result<(), Error> {
        self.resume(now);
        match self.content.pending.iter().next() {
            Some((id, pending)) => {
                Err(self.open_secret(*id, &pending.mark).err().unwrap_or(KeychainError::Silent.into()))
            }
            None => Ok(()),
        }
    }

    /// The vault as it will be, in memory only, and what has to be written for it.
    fn successor(&mut self, enrolment: &Enrolment, now: Timestamp) -> Result<(Self, Vec<Sealed>), Error> {
        let data_key: Key = make_random()?;
        let mut memory = Memory::default();
        let make = |code| RecoverySlot::make(&self.id, code, &data_key, self.cost.recovery, &mut memory);
        let recovery = enrolment.recovery.iter().map(make).collect::<Result<Vec<_>, _>>()?;
        drop(memory);
        let mut book = self.content.book.clone();
        book.phone_lost = Some(now);
        let content = Content {
            generation: self.content.generation + 1,
            saved: self.content.saved.max(now),
            seed: enrolment.seed.duplicate(),
            next_seed: None,
            versions: self.content.versions,
            book,
            custody: Ledger::default(),
            pending: BTreeMap::new(),
            tombs: self.content.tombs.clone(),
            embedded: Vec::new(),
            // No slot of the old sheet holds the new data key.
            struck: Vec::new(),
            sheet: Sheet { made: Some(now), used: Vec::new() },
            unknown: self.content.unknown.clone(),
        };
        let mut next = Self::new(Parts {
            disk: self.disk.clone(),
            keychain: self.keychain.clone(),
            cost: self.cost,
            vault_id: self.id,
            home: self.home,
            data_key,
            device: self.device.clone(),
            content,
            recovery,
            epoch: self.epoch,
            unlock_cost: self.unlock_cost,
            has_passphrase: self.has_passphrase,
        })?;
        (next.written, next.remembered) = (self.written, self.remembered);
        let mut sealed = Vec::new();
        let ids: BTreeSet<&KeyId> =
            self.content.book.keys.keys().chain(self.content.book.drafts.keys()).collect();
        for id in ids {
            let Custody { now, next: staged, born } = self.content.custody.get(*id)?;
            let custody = Custody {
                now: self.seal_for(&mut next, *id, now, &mut sealed)?,
                next: self.seal_for(&mut next, *id, staged, &mut sealed)?,
                born: self.seal_for(&mut next, *id, born, &mut sealed)?,
            };
            next.content.custody.set(*id, &custody)?;
        }
        self.content.versions = next.content.versions;
        Ok((next, sealed))
    }

    /// One secret of this vault, sealed for the next one, in which the old entry is dead.
    fn seal_for(
        &self,
        next: &mut Self,
        id: KeyId,
        mark: Option<Mark>,
        sealed: &mut Vec<Sealed>,
    ) -> Result<Option<Mark>, Error> {
        let Some(old) = mark else { return Ok(None) };
        let fields = match self.open_secret(id, &old) {
            Ok(fields) => fields,
            // It stays what it is: known, and not there.
            Err(Error::SecretMissing | Error::SecretDamaged) => return Ok(Some(old)),
            Err(error) => return Err(error),
        };
        let version = next.content.next_version();
        let (mark, pieces) = seal_fields(&next.secret_keys, &next.id, id, version, &fields)?;
        drop(fields);
        if next.home == Home::File {
            next.content.embedded.push(embedded(id, version, &pieces));
        }
        next.content.bury(id, &old);
        sealed.push(Sealed { id, mark: mark.clone(), pieces });
        Ok(Some(mark))
    }

    /// Everything but the slots: the new secrets, each read back, and the new content. Until the slots are written they are dead
    /// entries of this vault, so that a program that ends here leaves nothing behind.
    fn write_successor(&mut self, next: &Self, sealed: &[Sealed]) -> Result<(), Error> {
        if self.home == Home::Keychain {
            for Sealed { id, mark, .. } in sealed {
                let (version, pieces) = (mark.version, mark.pieces);
                self.content.tombs.push(Tomb { id: *id, version, pieces, kept_in: 0 });
            }
            self.commit()?;
            for Sealed { id, mark, pieces } in sealed {
                for (index, piece) in pieces.iter().enumerate() {
                    self.keychain.set(&names::piece(&self.id, *id, mark.version, index), piece)?;
                }
            }
        }
        for Sealed { id, mark, .. } in sealed {
            next.open_secret(*id, mark)?;
        }
        self.disk.write(DATA_NEXT, &next.encode()?, Previous::Drop)?;
        Ok(())
    }

    /// The new data key is in force. The content takes its place in both data files, and what was sealed with the old key is
    /// deleted; what fails of it is done at the next unlock.
    pub(super) fn settle_successor(&mut self, now: Timestamp) {
        if self.commit().and_then(|()| self.commit()).is_err() {
            log::warn!("the new content waits in a file of its own");
            return;
        }
        if self.remember_newest(now).and_then(|()| self.sweep()).is_err() {
            log::warn!("what was sealed with the old data key is not deleted yet");
        }
    }

    /// Removes a content that waits no more.
    pub(super) fn remove_successor(&self) -> Result<(), Error> {
        // Not even asked for where there is none: a folder may be read-only.
        if !matches!(self.disk.read(DATA_NEXT, 0), Ok(None)) {
            self.disk.remove(DATA_NEXT)?;
        }
        Ok(())
    }
}
