//! A new target, salt and table after every unlock, a new phone, and the striking out of a recovery code.
//! Whoever has seen a code and later gets the files finds a table in which that code's window does not exist.

use jiff::Timestamp;

use crate::domain::secret::SecretText;

use super::disk::Previous;
use super::enrolment::Enrolment;
use super::envelope::{Key, make_random};
use super::error::{Error, KeychainError};
use super::kdf::{KdfCost, Memory};
use super::names;
use super::offsets::{Codes, Offsets, Seed, make_target};
use super::passphrase;
use super::slots::{NewPhone, PhoneSlot, Slots};
use super::store::{Home, SLOTS};
use super::vault::{Kept, Vault};

impl Vault {
    /// Whether `rotate_target` still has something to do.
    pub fn needs_rotation(&self) -> bool {
        self.kept.is_some()
    }

    /// After an unlock: a new target, salt and table, so that the used code and everything seen before is worth nothing. Then
    /// wipes the passphrase, and deletes dead entries of the keychain. Does nothing when it was done. About half a second of CPU; call it
    /// in the background after each unlock. When it fails the old table stays valid and it can be called again.
    pub fn rotate_target(&mut self, now: Timestamp) -> Result<(), Error> {
        if let Some(kept) = self.kept.take() {
            let start = kept.used_window + 1;
            let seed = self.content.seed.duplicate();
            let cost = self.cost.unlock.unwrap_or_else(|| self.unlock_cost.clamped());
            let done = self.write_slots(&seed, kept.passphrase.as_ref(), (start, cost), now);
            if let Err(error) = done {
                self.kept = Some(kept);
                return Err(error);
            }
            drop(kept);
            if self.remember_newest(now).is_err() {
                log::warn!("the keychain does not remember the newest state yet");
            }
        }
        self.sweep()
    }

    /// After a recovery code opened the vault: puts a new phone in the place of the old one. The enrolment must have been confirmed
    /// by a code of the new phone; its recovery codes are not used, those that are left stay. Afterwards the phone and passphrase
    /// given here open the vault.
    pub fn replace_phone(
        &mut self,
        enrolment: &Enrolment,
        passphrase: Option<&SecretText>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let kept = self.kept_after_recovery(enrolment, passphrase)?;
        self.take_phone(enrolment, kept, now)
    }

    /// What opens the vault from here on, if a recovery code opened it and the enrolment was confirmed.
    pub(super) fn kept_after_recovery(
        &self,
        enrolment: &Enrolment,
        passphrase: Option<&SecretText>,
    ) -> Result<Kept, Error> {
        if !self.needs_phone {
            return Err(Error::NotProved);
        }
        let used_window = enrolment.confirmed.ok_or(Error::NotConfirmed)?;
        Ok(Kept { passphrase: passphrase::accept(passphrase, self.home)?, used_window })
    }

    /// The enrolment's phone opens the vault from here on, with this passphrase, after the window that was used.
    pub(super) fn take_phone(
        &mut self,
        enrolment: &Enrolment,
        kept: Kept,
        now: Timestamp,
    ) -> Result<(), Error> {
        let cost = self.cost.unlock.map_or_else(KdfCost::calibrate, Ok)?;
        self.restore_device_if_lost()?;
        // Both seeds stand in the data while the slots are replaced: whichever table a crash leaves, its phone opens the vault
        // and the next rotation knows whose it is.
        self.content.next_seed = Some(enrolment.seed.duplicate());
        if let Err(error) = self.commit() {
            self.content.next_seed = None;
            return Err(error);
        }
        let start = (kept.used_window + 1, cost);
        let done = self.write_slots(&enrolment.seed, kept.passphrase.as_ref(), start, now);
        self.settle_slots(done, kept)?;
        self.content.seed = enrolment.seed.duplicate();
        self.content.next_seed = None;
        self.needs_phone = false;
        self.commit()?;
        self.remember_newest(now)
    }

    /// After a recovery code it is not known yet.
    pub(super) fn restore_device_if_lost(&mut self) -> Result<(), Error> {
        if self.home == Home::Keychain && self.device.is_none() {
            self.device = Some(self.restore_device()?);
        }
        Ok(())
    }

    /// The device key of the keychain, or a new one where the keychain has forgotten it.
    fn restore_device(&self) -> Result<Key, Error> {
        let name = names::device(&self.id);
        let read =
            || Ok::<_, Error>(self.keychain.get(&name)?.and_then(|bytes| names::decode_device(&bytes)));
        if let Some(device) = read()? {
            return Ok(device);
        }
        if !self.is_keychain_open() {
            return Err(KeychainError::Locked.into());
        }
        let device: Key = make_random()?;
        self.keychain.set(&name, &names::encode_device(&device))?;
        if read()?.as_ref() != Some(&device) {
            return Err(Error::SecretDamaged);
        }
        Ok(device)
    }

    /// Both copies of the slots file, one after the other, with a target and a salt never used before. No older state is kept.
    pub(super) fn write_slots(
        &mut self,
        seed: &Seed,
        passphrase: Option<&SecretText>,
        (start, cost): (u64, KdfCost),
        now: Timestamp,
    ) -> Result<(), Error> {
        // Also when writing fails half-way, no epoch is used twice.
        self.epoch += 1;
        let target = make_target()?;
        let count = self.cost.windows;
        let offsets = Offsets::derive(&Codes::new(seed.bytes())?, *target, start, count);
        let new = NewPhone {
            vault_id: self.id,
            epoch: self.epoch,
            cost,
            passphrase,
            target: &target,
            device: self.device.as_ref(),
            data_key: &self.data_key,
            offsets: &offsets,
            start,
            count,
        };
        let (phone, table) = PhoneSlot::make(&new, &mut Memory::default())?;
        let (home, recovery) = (self.home, self.recovery.clone());
        let bytes = Slots { vault_id: self.id, home, phone, recovery, table }.encode();
        let mut names = SLOTS.iter();
        if let Err(error) = names.try_for_each(|name| self.disk.write(name, &bytes, Previous::Drop)) {
            self.retire_older_slots(now);
            return Err(error.into());
        }
        self.epoch_in_force = self.epoch;
        self.unlock_cost = cost;
        self.has_passphrase = passphrase.is_some();
        Ok(())
    }

    /// Writing stopped half-way: where the first copy is the new one, the second is of the table before. If the first were lost,
    /// it must not open the vault silently with a code that was used: the keychain remembers the new one, or the older one goes.
    fn retire_older_slots(&mut self, now: Timestamp) {
        if !self.are_slots_in_force() {
            return;
        }
        self.epoch_in_force = self.epoch;
        let can_remember = self.home == Home::Keychain && self.device.is_some();
        let is_remembered = can_remember && self.remember_newest(now).is_ok();
        if !is_remembered && self.disk.remove(SLOTS[1]).is_err() {
            log::warn!("an older slots file could not be removed");
        }
    }

    /// Before it is locked: tries once more what a failed rotation left to do, and lets the keychain remember the newest state, so
    /// that no older file takes its place unnoticed. What fails waits for the next unlock; the owner is asked nothing. It does not take the
    /// vault: a move would leave its keys on the stack.
    pub fn close(&mut self, now: Timestamp) {
        if self.needs_rotation() && self.rotate_target(now).is_err() {
            log::warn!("the code that was used opens the vault until the next unlock");
        }
        let is_behind = self.home == Home::Keychain && self.device.is_some() && !self.is_remembered();
        if is_behind && self.is_keychain_open() && self.remember_newest(now).is_err() {
            log::warn!("the keychain does not remember the newest state yet");
        }
    }

    /// Strikes a recovery code out. Committed twice, so that no kept generation carries its slot. As soon as one of them is on
    /// the disk the code is used up and the vault has to open: what fails from there on is only noted.
    pub(super) fn strike(&mut self, slot: [u8; 16], now: Timestamp) -> Result<(), Error> {
        self.content.strike(slot);
        self.content.sheet.used.push(now);
        self.recovery.retain(|kept| kept.id() != slot);
        if let Err(error) = self.commit()
            && !self.is_on_disk()
        {
            return Err(error);
        }
        if self.commit().is_err() {
            log::warn!("a used recovery code stands in the older data file until the next change");
        }
        // Files of before, in which the code was good, are older than this.
        if self.remember_newest(now).is_err() {
            log::warn!("the keychain does not remember yet that a recovery code was used");
        }
        Ok(())
    }
}
