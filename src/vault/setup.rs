//! Setting up: everything is made in memory and written at the end, the data file last. Whatever fails, nothing stays behind.

use jiff::Timestamp;

use crate::domain::secret::SecretText;

use super::backup::Backup;
use super::content::Content;
use super::data::{DATA, DATA_1};
use super::disk::Previous;
use super::enrolment::Enrolment;
use super::envelope::{Key, make_random};
use super::error::Error;
use super::kdf::{KdfCost, Memory};
use super::names;
use super::offsets::{Codes, Offsets, make_target};
use super::passphrase;
use super::slots::{NewPhone, PhoneSlot, Slots};
use super::store::{FIRST_EPOCH, Home, SLOTS, Standing, Store, read_slots};
use super::vault::{Parts, Vault};
use super::wrap::{RecoverySlot, VaultId};

impl Store {
    /// Writes a new vault and leaves it open; on any failure removes what it wrote.
    pub fn finish_set_up(
        &mut self,
        enrolment: &Enrolment,
        passphrase: Option<SecretText>,
        home: Home,
        now: Timestamp,
    ) -> Result<Vault, Error> {
        self.make_vault(enrolment, passphrase, home, None, now)
    }

    /// The same, with everything that is in this backup. What is here is put aside first, and put back when it fails. When the
    /// program ends in the middle of it, what had reached the keychain is there at the next unlock, the vault tells that it is not
    /// whole, and `Vault::bring_in` goes on.
    pub fn finish_restore(
        &mut self,
        enrolment: &Enrolment,
        passphrase: Option<SecretText>,
        home: Home,
        backup: &Backup,
        now: Timestamp,
    ) -> Result<Vault, Error> {
        let is_nothing = matches!(self.standing(), Ok(Standing::Nothing));
        let aside = if is_nothing { None } else { Some(self.put_aside()?) };
        let made = self.make_vault(enrolment, passphrase, home, Some(backup), now);
        if let (Err(_), Some(aside)) = (&made, aside) {
            self.put_back(&aside)?;
        }
        made
    }

    fn make_vault(
        &mut self,
        enrolment: &Enrolment,
        passphrase: Option<SecretText>,
        home: Home,
        backup: Option<&Backup>,
        now: Timestamp,
    ) -> Result<Vault, Error> {
        let Some(used_window) = enrolment.confirmed else { return Err(Error::NotConfirmed) };
        let typed = passphrase;
        let passphrase = passphrase::accept(typed.as_ref(), home)?;
        // As typed it is not needed any more.
        drop(typed);
        if self.standing()? != Standing::Nothing {
            return Err(Error::AlreadySetUp);
        }
        self.disk.hold()?;
        // Another window may have finished in between.
        if self.standing()? != Standing::Nothing {
            return Err(Error::AlreadySetUp);
        }
        self.clear_unfinished();

        let vault_id = *make_random()?;
        let data_key: Key = make_random()?;
        let device: Option<Key> = match home {
            Home::Keychain => Some(make_random()?),
            Home::File => None,
        };
        let mut memory = Memory::default();
        let cost = self.cost.unlock.map_or_else(KdfCost::calibrate, Ok)?;
        let recovery = enrolment
            .recovery
            .iter()
            .map(|code| RecoverySlot::make(&vault_id, code, &data_key, self.cost.recovery, &mut memory))
            .collect::<Result<Vec<_>, _>>()?;
        let target = make_target()?;
        let codes = Codes::new(enrolment.seed.bytes())?;
        // The code that was typed to confirm the phone is used: the table begins after it.
        let (start, count) = (used_window + 1, self.cost.windows);
        let offsets = Offsets::derive(&codes, *target, start, count);
        let new = NewPhone {
            vault_id,
            epoch: FIRST_EPOCH,
            cost,
            passphrase: passphrase.as_ref(),
            target: &target,
            device: device.as_ref(),
            data_key: &data_key,
            offsets: &offsets,
            start,
            count,
        };
        let (phone, table) = PhoneSlot::make(&new, &mut memory)?;
        let slots = Slots { vault_id, home, phone, recovery, table };
        let mut vault = Vault::new(Parts {
            disk: self.disk.clone(),
            keychain: self.keychain.clone(),
            cost: self.cost,
            vault_id,
            home,
            data_key,
            device,
            content: Content::begin(enrolment.seed.duplicate(), now),
            recovery: slots.recovery.clone(),
            epoch: FIRST_EPOCH,
            unlock_cost: cost,
            has_passphrase: passphrase.is_some(),
        })?;
        let mut written = self.write_all(&mut vault, &slots, now);
        if let (Ok(()), Some(backup)) = (&written, backup) {
            written = vault.restore(backup, now);
        }
        if let Err(error) = written {
            vault.destroy_secrets();
            self.remove_all(&vault_id, home);
            return Err(error);
        }
        Ok(vault)
    }

    /// The slots first, so that an unfinished set-up can be told and cleared; the data last, so that only it makes a vault.
    fn write_all(&self, vault: &mut Vault, slots: &Slots, now: Timestamp) -> Result<(), Error> {
        let bytes = slots.encode();
        self.disk.write(SLOTS[0], &bytes, Previous::Drop)?;
        if let Some(device) = &vault.device {
            let name = names::device(&vault.id);
            self.keychain.set(&name, &names::encode_device(device))?;
            let read = self.keychain.get(&name)?;
            if read.and_then(|bytes| names::decode_device(&bytes)).as_ref() != Some(device) {
                return Err(Error::SecretDamaged);
            }
        }
        self.disk.write(SLOTS[1], &bytes, Previous::Drop)?;
        vault.commit()?;
        vault.commit()?;
        vault.remember_newest(now)
    }

    /// Each removal is tried, whatever the others do.
    fn remove_all(&self, vault_id: &VaultId, home: Home) {
        for name in [DATA, DATA_1, SLOTS[1], SLOTS[0]] {
            if self.disk.remove(name).is_err() {
                log::warn!("a file of an unfinished set-up could not be removed");
            }
        }
        if home == Home::Keychain {
            for name in [names::device(vault_id), names::newest(vault_id)] {
                if self.keychain.delete(&name).is_err() {
                    log::warn!("an entry of an unfinished set-up could not be removed");
                }
            }
        }
        self.disk.leave_if_empty();
    }

    /// What an earlier set-up left behind when the program was killed in the middle of it.
    fn clear_unfinished(&self) {
        for slots in read_slots(&*self.disk).unwrap_or_default() {
            self.remove_all(&slots.vault_id, slots.home);
        }
    }
}
