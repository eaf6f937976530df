//! A wrapped data key: Argon2id over what a person has, HKDF with what the computer has, a commitment, AEAD. Also the slot of a
//! recovery code. The commitment is compared in constant time before anything is opened, and needs the whole derivation.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::envelope::{Key, OVERHEAD, enc, expand, make_random, open, seal};
use super::error::Error;
use super::kdf::{KdfCost, Memory};
use super::reader::Reader;
use super::recovery::RecoveryCode;

/// The vault's name: 16 random bytes.
pub(super) type VaultId = [u8; 16];

/// Version of the two file formats.
pub(super) const FORMAT: u16 = 1;
/// How a slots file begins.
pub(super) const MAGIC: &[u8; 8] = b"KSTDSLOT";
const MOST_RECOVERY: usize = 16;
const WRAPPED: usize = 32 + OVERHEAD;

/// A wrapped data key.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Wrap {
    id: [u8; 16],
    /// How often the slot was written anew.
    pub(super) epoch: u64,
    /// What a guess costs.
    pub(super) cost: KdfCost,
    salt: [u8; 16],
    pub(super) commitment: [u8; 32],
    pub(super) wrapped: [u8; WRAPPED],
}

/// The slot of one recovery code.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct RecoverySlot(Wrap);

impl Wrap {
    /// With a name and a salt of its own, still empty.
    pub(super) fn make(epoch: u64, cost: KdfCost) -> Result<Self, Error> {
        Ok(Self {
            id: *make_random()?,
            epoch,
            cost,
            salt: *make_random()?,
            commitment: [0; 32],
            wrapped: [0; WRAPPED],
        })
    }

    /// Wraps the data key.
    pub(super) fn close(
        &mut self,
        vault_id: &VaultId,
        secret: &SlotSecret<'_>,
        header: &[u8],
        data_key: &Key,
        memory: &mut Memory,
    ) -> Result<(), Error> {
        let (key, commitment) = secret.derive(vault_id, self, memory)?;
        let sealed = seal(&key, header, data_key.as_ref())?;
        self.commitment = commitment;
        self.wrapped = sealed.try_into().map_err(|_| Error::Encode)?;
        Ok(())
    }

    /// Derives the key of this slot and compares the commitment before anything is opened.
    pub(super) fn open(
        &self,
        vault_id: &VaultId,
        secret: &SlotSecret<'_>,
        header: &[u8],
        memory: &mut Memory,
    ) -> Result<Option<Key>, Error> {
        let (key, commitment) = secret.derive(vault_id, self, memory)?;
        if !bool::from(commitment.ct_eq(&self.commitment)) {
            return Ok(None);
        }
        let Some(plain) = open(&key, header, &self.wrapped) else { return Ok(None) };
        let Ok(data_key) = <[u8; 32]>::try_from(plain.as_slice()) else { return Ok(None) };
        Ok(Some(Zeroizing::new(data_key)))
    }

    pub(super) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        for number in [self.cost.m_kib, self.cost.t, self.cost.p] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.commitment);
        bytes.extend_from_slice(&self.wrapped);
    }

    pub(super) fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let wrap = Self {
            id: reader.array()?,
            epoch: reader.u64()?,
            cost: KdfCost { m_kib: reader.u32()?, t: reader.u32()?, p: reader.u32()? },
            salt: reader.array()?,
            commitment: reader.array()?,
            wrapped: reader.array()?,
        };
        wrap.cost.is_readable().then_some(wrap)
    }

    /// What the seal binds: everything about the slot but what comes out of the key.
    pub(super) fn header(&self, kind: &[u8], vault_id: &VaultId, more: &[u8]) -> Zeroizing<Vec<u8>> {
        enc(&[
            MAGIC,
            &FORMAT.to_be_bytes(),
            vault_id,
            &self.id,
            kind,
            &self.epoch.to_be_bytes(),
            &self.cost.m_kib.to_be_bytes(),
            &self.cost.t.to_be_bytes(),
            &self.cost.p.to_be_bytes(),
            &self.salt,
            more,
        ])
    }
}

/// What opens a slot.
pub(super) struct SlotSecret<'a> {
    /// What Argon2 is given.
    pub(super) password: Zeroizing<Vec<u8>>,
    /// The device key's bytes; none where there is no device key.
    pub(super) device: &'a [u8],
    /// Keeps the kinds of slots apart.
    pub(super) info: &'static str,
}

impl SlotSecret<'_> {
    /// The key that wraps, and the commitment to it: XChaCha20-Poly1305 alone commits to no key.
    fn derive(&self, vault_id: &VaultId, wrap: &Wrap, memory: &mut Memory) -> Result<(Key, [u8; 32]), Error> {
        let stretched = memory.derive(wrap.cost, &self.password, &wrap.salt)?;
        let mut ikm = Zeroizing::new(Vec::with_capacity(64));
        ikm.extend_from_slice(stretched.as_ref());
        ikm.extend_from_slice(self.device);
        let mut hkdf_salt = [0; 24];
        hkdf_salt[..16].copy_from_slice(vault_id);
        hkdf_salt[16..].copy_from_slice(&wrap.epoch.to_be_bytes());
        let mut okm = Zeroizing::new([0; 64]);
        expand(&hkdf_salt, &ikm, self.info.as_bytes(), okm.as_mut())?;
        let mut key = Key::default();
        key.copy_from_slice(&okm[..32]);
        let mut commitment = [0; 32];
        commitment.copy_from_slice(&okm[32..]);
        Ok((key, commitment))
    }
}

impl RecoverySlot {
    /// Wraps the data key for this code. No device key: it has to work after the keychain is gone.
    pub(super) fn make(
        vault_id: &VaultId,
        code: &RecoveryCode,
        data_key: &Key,
        cost: KdfCost,
        memory: &mut Memory,
    ) -> Result<Self, Error> {
        let mut wrap = Wrap::make(0, cost)?;
        let secret = SlotSecret { password: code.password(), device: &[], info: "kv1/kek/rec" };
        let header = wrap.header(b"recovery", vault_id, &[]);
        wrap.close(vault_id, &secret, &header, data_key, memory)?;
        Ok(Self(wrap))
    }

    /// The data key, if this is the code.
    pub(super) fn open(
        &self,
        vault_id: &VaultId,
        code: &RecoveryCode,
        memory: &mut Memory,
    ) -> Result<Option<Key>, Error> {
        let secret = SlotSecret { password: code.password(), device: &[], info: "kv1/kek/rec" };
        let header = self.0.header(b"recovery", vault_id, &[]);
        self.0.open(vault_id, &secret, &header, memory)
    }

    /// The slot's name.
    pub(super) fn id(&self) -> [u8; 16] {
        self.0.id
    }
}

/// The recovery slots with their number.
pub(super) fn encode_recovery(slots: &[RecoverySlot], bytes: &mut Vec<u8>) {
    bytes.push(slots.len() as u8);
    for slot in slots {
        slot.0.encode(bytes);
    }
}

/// The recovery slots, at most 16.
pub(super) fn decode_recovery(reader: &mut Reader<'_>) -> Option<Vec<RecoverySlot>> {
    let count = usize::from(reader.u8()?);
    if count > MOST_RECOVERY {
        return None;
    }
    (0..count).map(|_| Wrap::decode(reader).map(RecoverySlot)).collect()
}
