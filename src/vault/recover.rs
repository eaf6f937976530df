//! Opening with a recovery code: without phone, without keychain, and without slots files if they are lost. Each code opens once.

use jiff::Timestamp;

use crate::domain::secret::SecretText;

use super::data::{self, DATA, DATA_1, DATA_NEXT, Sealed};
use super::disk::Previous;
use super::envelope::Key;
use super::error::{Error, UnlockError};
use super::kdf::{KdfCost, Memory};
use super::recovery::RecoveryCode;
use super::slots::Slots;
use super::store::{Home, SLOTS, Store, read_slots};
use super::throttle::Tries;
use super::try_code::read_device;
use super::unlock::damaged;
use super::vault::{Parts, Vault};
use super::wrap::{RecoverySlot, VaultId};

impl Store {
    /// Opens the vault with a recovery code and strikes it out. Works without the phone and without the keychain.
    pub fn unlock_by_recovery(&mut self, code: &SecretText, now: Timestamp) -> Result<Vault, UnlockError> {
        let code = RecoveryCode::parse(code).ok_or(UnlockError::WrongRecoveryCode)?;
        let slots = read_slots(&*self.disk).unwrap_or_default();
        let candidates = self.recovery_slots(&slots)?;
        let (vault_id, slot_id, data_key) = find_slot(&candidates, &code)?;
        let opened = self.open_data(&vault_id, &data_key).map_err(damaged)?;
        if opened.content.is_struck(slot_id) {
            return Err(UnlockError::WrongRecoveryCode);
        }
        // The home comes from under the seal: a changed header cannot talk a vault out of its device key.
        let home = opened.home;
        let device = match home {
            // Whatever the keychain says, a recovery code opens; a missing device key is written anew with the new phone.
            Home::Keychain => read_device(&*self.keychain, &vault_id).ok(),
            Home::File => None,
        };
        let slots = slots.into_iter().find(|slots| slots.vault_id == vault_id);
        let newest = self.read_newest(&vault_id, device.as_ref());
        let epoch = slots.as_ref().map(|slots| slots.phone.epoch()).max(newest.map(|newest| newest.epoch));
        let unlock_cost = slots.as_ref().map_or(KdfCost::USUAL, |slots| slots.phone.cost());
        let has_passphrase = slots.as_ref().is_some_and(|slots| slots.phone.has_passphrase);
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
            has_passphrase,
        })?;
        vault.note_opened(opened.length, opened.file)?;
        self.check_age(&mut vault, newest, None)?;
        // Struck out in both kept generations before anything is shown, then in the slots files.
        vault.strike(slot_id, now)?;
        if let Some(slots) = slots {
            self.strike_in_slots(slots, slot_id);
        }
        vault.needs_phone = true;
        Ok(self.welcome(vault, Tries::load(&*self.disk), now))
    }

    /// The slots in all copies. Two that differ are both kept, also under one name: which of them is damaged shows when a code
    /// is tried.
    fn recovery_slots(&self, slots: &[Slots]) -> Result<Vec<(VaultId, RecoverySlot)>, UnlockError> {
        let mut candidates = Vec::new();
        let mut add = |vault_id: VaultId, recovery: Vec<RecoverySlot>| {
            for candidate in recovery.into_iter().map(|slot| (vault_id, slot)) {
                if !candidates.contains(&candidate) {
                    candidates.push(candidate);
                }
            }
        };
        let (mut unreadable, mut is_whole) = (None, !slots.is_empty());
        for name in [DATA, DATA_1, DATA_NEXT] {
            match self.disk.read(name, data::MOST_BYTES) {
                Ok(bytes) => {
                    if let Some(sealed) = bytes.and_then(|bytes| Sealed::decode(&bytes)) {
                        add(sealed.vault_id, sealed.recovery);
                        is_whole = true;
                    }
                }
                Err(error) => unreadable = Some(Error::Disk(error)),
            }
        }
        for slots in slots {
            add(slots.vault_id, slots.recovery.clone());
        }
        match unreadable {
            _ if !candidates.is_empty() => Ok(candidates),
            Some(error) => Err(error.into()),
            // Every code was used.
            None if is_whole => Err(UnlockError::WrongRecoveryCode),
            None => Err(UnlockError::Damaged),
        }
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

/// The slot that this code opens. A slot that cannot even be tried is passed over, unless there is no other.
fn find_slot(
    candidates: &[(VaultId, RecoverySlot)],
    code: &RecoveryCode,
) -> Result<(VaultId, [u8; 16], Key), UnlockError> {
    let mut memory = Memory::default();
    let mut was_tried = false;
    let mut failed = None;
    for (vault_id, slot) in candidates {
        match slot.open(vault_id, code, &mut memory) {
            Ok(Some(data_key)) => return Ok((*vault_id, slot.id(), data_key)),
            Ok(None) => was_tried = true,
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if !was_tried => Err(error.into()),
        _ => Err(UnlockError::WrongRecoveryCode),
    }
}
