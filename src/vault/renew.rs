//! Changes of how the vault opens: another phone, another passphrase, a new recovery sheet. Each needs a fresh code, and the
//! passphrase where there is one: an unlocked window that somebody left is not enough.

use jiff::Timestamp;
use subtle::ConstantTimeEq;

use crate::domain::secret::SecretText;

use super::enrolment::Enrolment;
use super::error::{Error, UnlockError};
use super::kdf::{KdfCost, Memory};
use super::passphrase;
use super::recovery::Sheet;
use super::slots::{self, Slots};
use super::store::SLOTS;
use super::try_code::{Right, Typed, try_code};
use super::vault::{Kept, Vault};
use super::wrap::RecoverySlot;

/// That the owner is there, shown just now. It is good for one change, and the code is used up by it.
pub struct Proof(pub(super) Kept);

impl Vault {
    /// A code, and the passphrase where there is one, open the vault's slot once more. Counted and slowed down like an unlock.
    pub fn prove(
        &self,
        typed: Typed<'_>,
        now: Timestamp,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Proof, UnlockError> {
        let Right { slots, data_key, kept, tries, .. } =
            try_code(&*self.disk, &*self.keychain, typed, now, cancelled)?;
        tries.settle(&*self.disk);
        let is_ours = slots.vault_id == self.id && bool::from(data_key.ct_eq(self.data_key.as_ref()));
        if is_ours { Ok(Proof(kept)) } else { Err(UnlockError::Damaged) }
    }

    /// The code of a proof that changed nothing is used up by the next `rotate_target`.
    pub fn use_up(&mut self, proof: Proof) {
        self.kept = Some(proof.0);
    }

    /// Another phone makes the codes from here on. The enrolment must have been confirmed by a code of it; the passphrase stays.
    pub fn link_phone(&mut self, enrolment: &Enrolment, proof: Proof, now: Timestamp) -> Result<(), Error> {
        let Some(used_window) = enrolment.confirmed else { return Err(Error::NotConfirmed) };
        let Proof(Kept { passphrase, .. }) = proof;
        self.take_phone(enrolment, Kept { passphrase, used_window }, now)
    }

    /// Another passphrase is asked beside the code from here on, or none. The phone stays.
    pub fn change_passphrase(
        &mut self,
        passphrase: Option<&SecretText>,
        proof: Proof,
        now: Timestamp,
    ) -> Result<(), Error> {
        let used_window = proof.0.used_window;
        // The passphrase of before goes at once.
        drop(proof);
        let passphrase = passphrase::accept(passphrase, self.home)?;
        let cost = self.cost.unlock.map_or_else(KdfCost::calibrate, Ok)?;
        self.renew_slots(Kept { passphrase, used_window }, cost, now)?;
        self.remember_if_possible(now);
        Ok(())
    }

    /// The codes of this enrolment take the place of all others, which open nothing from here on.
    pub fn renew_sheet(&mut self, enrolment: &Enrolment, proof: Proof, now: Timestamp) -> Result<(), Error> {
        let mut memory = Memory::default();
        let make = |code| RecoverySlot::make(&self.id, code, &self.data_key, self.cost.recovery, &mut memory);
        let recovery = enrolment.recovery.iter().map(make).collect::<Result<Vec<_>, _>>()?;
        drop(memory);
        let before = (self.content.struck.clone(), self.content.sheet.clone());
        let old = std::mem::replace(&mut self.recovery, recovery);
        for slot in &old {
            self.content.strike(slot.id());
        }
        self.content.sheet = Sheet { made: Some(now), used: Vec::new() };
        if let Err(error) = self.commit()
            && !self.is_on_disk()
        {
            self.recovery = old;
            (self.content.struck, self.content.sheet) = before;
            return Err(error);
        }
        // From here on the new sheet is the one that opens the vault, and what fails is only noted: the old codes are struck out
        // in the newest file, whatever the others still carry.
        if self.commit().is_err() {
            log::warn!("an older data file carries the replaced recovery codes until the next change");
        }
        let cost = self.cost.unlock.unwrap_or_else(|| self.unlock_cost.clamped());
        if self.renew_slots(proof.0, cost, now).is_err() {
            log::warn!("the slots files carry the replaced recovery codes until the next unlock");
        }
        self.remember_if_possible(now);
        Ok(())
    }

    /// New slots from the window after the one that was used, for the phone that is linked now.
    fn renew_slots(&mut self, kept: Kept, cost: KdfCost, now: Timestamp) -> Result<(), Error> {
        let seed = self.content.seed.duplicate();
        let done = self.write_slots(&seed, kept.passphrase.as_ref(), (kept.used_window + 1, cost), now);
        self.settle_slots(done, kept)
    }

    /// When only the second copy failed the new slots are in force all the same: then it is done, and the next rotation mends the
    /// copy.
    pub(super) fn settle_slots(&mut self, done: Result<(), Error>, kept: Kept) -> Result<(), Error> {
        if let Err(error) = done {
            if !self.are_slots_in_force() {
                return Err(error);
            }
            self.has_passphrase = kept.passphrase.is_some();
            self.kept = Some(kept);
        } else {
            self.kept = None;
        }
        Ok(())
    }

    /// Whether the first copy is the one that was written last: an unlock takes it.
    pub(super) fn are_slots_in_force(&self) -> bool {
        let first = self.disk.read(SLOTS[0], slots::MOST_BYTES).ok().flatten().and_then(Slots::decode);
        first.is_some_and(|first| first.phone.epoch() == self.epoch)
    }

    fn remember_if_possible(&mut self, now: Timestamp) {
        if self.remember_newest(now).is_err() {
            log::warn!("the keychain does not remember the newest state yet");
        }
    }
}
