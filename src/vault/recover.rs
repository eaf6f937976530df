//! Opening with a recovery code: without phone, without keychain, and without slots files if they are lost. Each code opens once.

use jiff::Timestamp;

use crate::domain::secret::SecretText;

use super::data::{self, DATA, DATA_1, Sealed};
use super::disk::Previous;
use super::error::{Error, UnlockError};
use super::kdf::{KdfCost, Memory};
use super::recovery::RecoveryCode;
use super::slots::Slots;
use super::store::{Home, SLOTS, Store};
use super::throttle::Tries;
use super::unlock::damaged;
use super::vault::{Parts, Vault};
use super::wrap::{RecoverySlot, VaultId};

impl Store {
    /// Opens the vault with a recovery code and strikes it out. Works without the phone and without the keychain.
    pub fn unlock_by_recovery(&mut self, code: &SecretText, now: Timestamp) -> Result<Vault, UnlockError> {
        let code = RecoveryCode::parse(code).ok_or(UnlockError::WrongRecoveryCode)?;
        let slots = self.read_slots().unwrap_or_default().into_iter().next();
        let mut candidates: Vec<(VaultId, RecoverySlot)> = Vec::new();
        let mut add = |vault_id: VaultId, recovery: &[RecoverySlot]| {
            for slot in recovery {
                if candidates.iter().all(|(_, known)| known.id() != slot.id()) {
                    candidates.push((vault_id, slot.clone()));
                }
            }
        };
        for name in [DATA, DATA_1] {
            if let Some(bytes) = self.disk.read(name, data::MOST_BYTES).map_err(Error::Disk)?
                && let Some(sealed) = Sealed::decode(&bytes)
            {
                add(sealed.vault_id, &sealed.recovery);
            }
        }
        if let Some(slots) = &slots {
            add(slots.vault_id, &slots.recovery);
        }
        if candidates.is_empty() {
            return Err(UnlockError::Damaged);
        }
        let mut memory = Memory::default();
        let mut found = None;
        for (vault_id, slot) in &candidates {
            if let Some(data_key) = slot.open(vault_id, &code, &mut memory)? {
                found = Some((*vault_id, slot.id(), data_key));
                break;
            }
        }
        drop(memory);
        let (vault_id, slot_id, data_key) = found.ok_or(UnlockError::WrongRecoveryCode)?;
        let opened = self.open_data(&vault_id, &data_key).map_err(damaged)?;
        if opened.content.struck.contains(&data_encoding::HEXLOWER.encode(&slot_id)) {
            return Err(UnlockError::WrongRecoveryCode);
        }
        // The home comes from under the seal: a changed header cannot talk a vault out of its device key.
        let home = opened.home;
        let device = match home {
            // Whatever the keychain says, a recovery code opens; a missing device key is written anew with the new phone.
            Home::Keychain => self.read_device(&vault_id).ok(),
            Home::File => None,
        };
        let slots = slots.filter(|slots| slots.vault_id == vault_id);
        let newest = self.read_newest(&vault_id, device.as_ref());
        let epoch = slots.as_ref().map(|slots| slots.phone.epoch()).max(newest.map(|newest| newest.epoch));
        let unlock_cost = slots.as_ref().map_or(KdfCost::USUAL, |slots| slots.phone.cost());
        let mut vault = Vault::new(Parts {
            disk: self.disk.clone(),
            keychain: self.keychain.clone(),
            cost: self.cost,
            vault_id,
            home,
            data_key,
            device,
            content: opened.content,
            recovery: opened.recovery,
            epoch: epoch.unwrap_or(0),
            unlock_cost,
        })?;
        vault.note_opened(opened.length, opened.is_previous)?;
        self.check_age(&mut vault, newest, None)?;
        // Struck out in both kept generations before anything is shown, then in the slots files.
        vault.strike(slot_id)?;
        if let Some(slots) = slots {
            self.strike_in_slots(slots, slot_id);
        }
        vault.needs_phone = true;
        Ok(self.welcome(vault, Tries::load(&*self.disk), now))
    }

    /// The code is used up already: a slots file that keeps its slot opens nothing with it, so a failure is only noted.
    fn strike_in_slots(&self, mut slots: Slots, slot_id: [u8; 16]) {
        slots.recovery.retain(|slot| slot.id() != slot_id);
        let bytes = slots.encode();
        for name in SLOTS {
            if self.disk.write(name, &bytes, Previous::Drop).is_err() {
                log::warn!("a used recovery code could not be struck out of a slots file");
            }
        }
    }
}
