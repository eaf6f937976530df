//! The slots file: the data key, wrapped once for the phone (with target, passphrase and device key) and once for each
//! recovery code, and the sealed offset table. Written twice (`slots.a`, `slots.b`), never kept in an older state.
//! No byte of it lets the code or the passphrase be tried alone: the commitment needs Argon2 over both.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::envelope::{Key, OVERHEAD, derive_key, enc, expand, make_random, open, seal, sha256};
use super::error::Error;
use super::kdf::{KdfCost, Memory};
use super::offsets::{DIGITS, Offsets, STEP_SECS, YEAR_WINDOWS, packed_len};
use super::reader::Reader;
use super::recovery::RecoveryCode;
use super::store::Home;

/// The vault's name: 16 random bytes.
pub(super) type VaultId = [u8; 16];

/// Version of the two file formats.
pub(super) const FORMAT: u16 = 1;
/// No slots file is longer.
pub(super) const MOST_BYTES: u64 = 8 << 20;
const MAGIC: &[u8; 8] = b"KSTDSLOT";
const MOST_RECOVERY: usize = 16;
const WRAPPED: usize = 32 + OVERHEAD;

/// A wrapped data key.
#[derive(Clone)]
pub(super) struct Wrap {
    id: [u8; 16],
    epoch: u64,
    cost: KdfCost,
    salt: [u8; 16],
    commitment: [u8; 32],
    wrapped: [u8; WRAPPED],
}

/// The slot of one recovery code.
#[derive(Clone)]
pub(super) struct RecoverySlot(Wrap);

/// The slot of the phone, with its table sealed.
#[derive(Clone)]
pub(super) struct PhoneSlot {
    wrap: Wrap,
    /// Whether a passphrase goes into the key.
    pub(super) has_passphrase: bool,
    /// First window of the table.
    pub(super) start: u64,
    /// Windows in the table.
    pub(super) count: u32,
}

/// A slots file.
pub(super) struct Slots {
    /// The vault's name.
    pub(super) vault_id: VaultId,
    /// Where the secrets are, and so whether there is a device key.
    pub(super) home: Home,
    /// The phone's slot.
    pub(super) phone: PhoneSlot,
    /// The recovery codes that are left.
    pub(super) recovery: Vec<RecoverySlot>,
    /// The table as it stands in the file: sealed under the device key where there is one.
    pub(super) table: Zeroizing<Vec<u8>>,
}

impl Wrap {
    /// Derives the key of this slot and compares the commitment before anything is opened.
    fn unwrap(
        &self,
        salt_of: &VaultId,
        secret: &SlotSecret<'_>,
        header: &[u8],
        memory: &mut Memory,
    ) -> Result<Option<Key>, Error> {
        let (key, commitment) = secret.derive(salt_of, self.epoch, self.cost, &self.salt, memory)?;
        if !bool::from(commitment.ct_eq(&self.commitment)) {
            return Ok(None);
        }
        let Some(plain) = open(&key, header, &self.wrapped) else { return Ok(None) };
        let Ok(data_key) = <[u8; 32]>::try_from(plain.as_slice()) else { return Ok(None) };
        Ok(Some(Zeroizing::new(data_key)))
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        for number in [self.cost.m_kib, self.cost.t, self.cost.p] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.commitment);
        bytes.extend_from_slice(&self.wrapped);
    }

    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
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

    fn header(&self, kind: &[u8], vault_id: &VaultId, more: &[u8]) -> Zeroizing<Vec<u8>> {
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
struct SlotSecret<'a> {
    password: Zeroizing<Vec<u8>>,
    device: &'a [u8],
    info: &'static str,
}

impl SlotSecret<'_> {
    /// The key that wraps, and the commitment to it: XChaCha20-Poly1305 alone commits to no key.
    fn derive(
        &self,
        vault_id: &VaultId,
        epoch: u64,
        cost: KdfCost,
        salt: &[u8; 16],
        memory: &mut Memory,
    ) -> Result<(Key, [u8; 32]), Error> {
        let stretched = memory.derive(cost, &self.password, salt)?;
        let mut ikm = Zeroizing::new(Vec::with_capacity(64));
        ikm.extend_from_slice(stretched.as_ref());
        ikm.extend_from_slice(self.device);
        let mut hkdf_salt = [0; 24];
        hkdf_salt[..16].copy_from_slice(vault_id);
        hkdf_salt[16..].copy_from_slice(&epoch.to_be_bytes());
        let mut okm = Zeroizing::new([0; 64]);
        expand(&hkdf_salt, &ikm, self.info, okm.as_mut())?;
        let mut key = Key::default();
        key.copy_from_slice(&okm[..32]);
        let mut commitment = [0; 32];
        commitment.copy_from_slice(&okm[32..]);
        Ok((key, commitment))
    }
}

fn device_bytes(device: Option<&Key>) -> &[u8] {
    device.map_or(&[], |key| key.as_slice())
}

fn phone_secret<'a>(passphrase: Option<&SecretText>, target: u32, device: Option<&'a Key>) -> SlotSecret<'a> {
    // EXPOSE: passphrase and target go into one Argon2 call together, so that one guess costs both.
    let typed = passphrase.map_or("", SecretText::expose);
    let target = Zeroizing::new(target.to_be_bytes());
    SlotSecret {
        password: enc(&[b"kv1/totp", typed.as_bytes(), target.as_ref()]),
        device: device_bytes(device),
        info: "kv1/kek/totp",
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
        let mut wrap = make_wrap(0, cost)?;
        let secret = SlotSecret { password: code.password(), device: &[], info: "kv1/kek/rec" };
        let (key, commitment) = secret.derive(vault_id, wrap.epoch, cost, &wrap.salt, memory)?;
        wrap.commitment = commitment;
        let header = wrap.header(b"recovery", vault_id, &[]);
        fill(&mut wrap.wrapped, &seal(&key, &header, data_key.as_ref())?)?;
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
        self.0.unwrap(vault_id, &secret, &header, memory)
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

fn make_wrap(epoch: u64, cost: KdfCost) -> Result<Wrap, Error> {
    Ok(Wrap {
        id: *make_random()?,
        epoch,
        cost,
        salt: *make_random()?,
        commitment: [0; 32],
        wrapped: [0; WRAPPED],
    })
}

fn fill(wrapped: &mut [u8; WRAPPED], sealed: &[u8]) -> Result<(), Error> {
    *wrapped = sealed.try_into().map_err(|_| Error::Encode)?;
    Ok(())
}

/// What a new phone slot is made of.
pub(super) struct NewPhone<'a> {
    pub(super) vault_id: VaultId,
    pub(super) epoch: u64,
    pub(super) cost: KdfCost,
    pub(super) passphrase: Option<&'a SecretText>,
    pub(super) target: &'a u32,
    pub(super) device: Option<&'a Key>,
    pub(super) data_key: &'a Key,
    pub(super) offsets: &'a Offsets,
    pub(super) start: u64,
    pub(super) count: u32,
}

impl PhoneSlot {
    /// Wraps the data key for target, passphrase and device key; seals the table.
    pub(super) fn make(new: &NewPhone<'_>, memory: &mut Memory) -> Result<(Self, Zeroizing<Vec<u8>>), Error> {
        let mut slot = Self {
            wrap: make_wrap(new.epoch, new.cost)?,
            has_passphrase: new.passphrase.is_some(),
            start: new.start,
            count: new.count,
        };
        let secret = phone_secret(new.passphrase, *new.target, new.device);
        let (key, commitment) = secret.derive(&new.vault_id, new.epoch, new.cost, &slot.wrap.salt, memory)?;
        slot.wrap.commitment = commitment;
        let header = slot.header(&new.vault_id, new.device.is_some(), &sha256(new.offsets.packed()));
        fill(&mut slot.wrap.wrapped, &seal(&key, &header, new.data_key.as_ref())?)?;
        let table = match new.device {
            Some(device) => {
                let key = derive_key(device.as_ref(), "kv1/table")?;
                seal(&key, &slot.table_context(&new.vault_id), new.offsets.packed())?
            }
            None => new.offsets.packed().to_vec(),
        };
        Ok((slot, Zeroizing::new(table)))
    }

    /// How often the target was changed.
    pub(super) fn epoch(&self) -> u64 {
        self.wrap.epoch
    }

    /// What a guess costs.
    pub(super) fn cost(&self) -> KdfCost {
        self.wrap.cost
    }

    fn header(&self, vault_id: &VaultId, has_device: bool, table_hash: &[u8]) -> Zeroizing<Vec<u8>> {
        let more = enc(&[
            &[u8::from(has_device), u8::from(self.has_passphrase), DIGITS],
            &STEP_SECS.to_be_bytes(),
            &self.start.to_be_bytes(),
            &self.count.to_be_bytes(),
            table_hash,
        ]);
        self.wrap.header(b"totp", vault_id, &more)
    }

    /// Binds the sealed table to everything else in the slot: a changed slot is found before any guess is made.
    fn table_context(&self, vault_id: &VaultId) -> Zeroizing<Vec<u8>> {
        let header = self.header(vault_id, true, &[]);
        enc(&[b"kv1/table", &header, &self.wrap.commitment, &self.wrap.wrapped])
    }
}

/// The phone's table, open, and what it takes to try targets.
pub(super) struct Attempt<'a> {
    slots: &'a Slots,
    device: Option<&'a Key>,
    /// The table.
    pub(super) offsets: Offsets,
    header: Zeroizing<Vec<u8>>,
}

impl Attempt<'_> {
    /// The data key, if target, passphrase and device key are right together. One Argon2 run.
    pub(super) fn open(
        &self,
        target: u32,
        passphrase: Option<&SecretText>,
        memory: &mut Memory,
    ) -> Result<Option<Key>, Error> {
        let secret = phone_secret(passphrase, target, self.device);
        self.slots.phone.wrap.unwrap(&self.slots.vault_id, &secret, &self.header, memory)
    }
}

impl Slots {
    /// Opens the table with the device key; none when the file or the key is another one's.
    pub(super) fn attempt<'a>(&'a self, device: Option<&'a Key>) -> Result<Option<Attempt<'a>>, Error> {
        let packed = match device {
            Some(device) => {
                let key = derive_key(device.as_ref(), "kv1/table")?;
                match open(&key, &self.phone.table_context(&self.vault_id), &self.table) {
                    Some(packed) => packed,
                    None => return Ok(None),
                }
            }
            None => self.table.clone(),
        };
        let hash = sha256(&packed);
        let header = self.phone.header(&self.vault_id, device.is_some(), &hash);
        let offsets = Offsets::from_packed(self.phone.start, self.phone.count, packed);
        Ok(offsets.map(|offsets| Attempt { slots: self, device, offsets, header }))
    }

    /// The file's bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.table.len() + 4096);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT.to_be_bytes());
        bytes.extend_from_slice(&self.vault_id);
        bytes.push(u8::from(self.home == Home::Keychain));
        self.phone.wrap.encode(&mut bytes);
        bytes.push(u8::from(self.phone.has_passphrase));
        bytes.extend_from_slice(&self.phone.start.to_be_bytes());
        bytes.extend_from_slice(&self.phone.count.to_be_bytes());
        encode_recovery(&self.recovery, &mut bytes);
        bytes.extend_from_slice(&(self.table.len() as u32).to_be_bytes());
        bytes.extend_from_slice(&self.table);
        // Finds torn and flipped bytes so that the mirror is used; it proves nothing, the seals do.
        let sum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&sum.to_be_bytes());
        bytes
    }

    /// A file's content, if it is whole.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<4>()?;
        if crc32fast::hash(body) != u32::from_be_bytes(*sum) {
            return None;
        }
        let mut reader = Reader::new(body);
        if reader.array::<8>()? != *MAGIC || reader.u16()? != FORMAT {
            return None;
        }
        let vault_id = reader.array()?;
        let home = if reader.flag()? { Home::Keychain } else { Home::File };
        let phone = PhoneSlot {
            wrap: Wrap::decode(&mut reader)?,
            has_passphrase: reader.flag()?,
            start: reader.u64()?,
            count: reader.u32()?,
        };
        let recovery = decode_recovery(&mut reader)?;
        let table_len = reader.u32()? as usize;
        let sealed = if home == Home::Keychain { OVERHEAD } else { 0 };
        if phone.count > YEAR_WINDOWS || table_len != packed_len(phone.count) + sealed {
            return None;
        }
        let table = Zeroizing::new(reader.slice(table_len)?.to_vec());
        reader.is_empty().then_some(Self { vault_id, home, phone, recovery, table })
    }

    /// Whether these bytes begin like a slots file of a later version.
    pub(super) fn is_newer(bytes: &[u8]) -> bool {
        let mut reader = Reader::new(bytes);
        reader.array() == Some(*MAGIC) && reader.u16().is_some_and(|format| format > FORMAT)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::offsets::{Codes, Seed};
    use super::*;

    const CHEAP: KdfCost = KdfCost { m_kib: 64, t: 1, p: 1 };
    const TARGET: u32 = 123_456;

    fn text(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    struct Made {
        slots: Slots,
        device: Option<Key>,
        data_key: Key,
        code: RecoveryCode,
    }

    fn make(home: Home, passphrase: Option<&SecretText>) -> Made {
        let device = (home == Home::Keychain).then(|| make_random().unwrap());
        let data_key = make_random().unwrap();
        let vault_id = [7; 16];
        let codes = Codes::new(Seed::make().unwrap().bytes()).unwrap();
        let offsets = Offsets::derive(&codes, TARGET, 1000, 9);
        let new = NewPhone {
            vault_id,
            epoch: 5,
            cost: CHEAP,
            passphrase,
            target: &TARGET,
            device: device.as_ref(),
            data_key: &data_key,
            offsets: &offsets,
            start: 1000,
            count: 9,
        };
        let mut memory = Memory::default();
        let (phone, table) = PhoneSlot::make(&new, &mut memory).unwrap();
        let code = RecoveryCode::make().unwrap();
        let recovery = vec![RecoverySlot::make(&vault_id, &code, &data_key, CHEAP, &mut memory).unwrap()];
        Made { slots: Slots { vault_id, home, phone, recovery, table }, device, data_key, code }
    }

    #[test]
    fn target_passphrase_and_device_key_open_the_slot_only_together() {
        let words = text("words");
        for (home, passphrase) in
            [(Home::Keychain, None), (Home::Keychain, Some(&words)), (Home::File, Some(&words))]
        {
            let made = make(home, passphrase);
            let slots = Slots::decode(&made.slots.encode()).unwrap();
            let attempt = slots.attempt(made.device.as_ref()).unwrap().unwrap();
            let open = |target, passphrase: Option<&SecretText>| {
                attempt.open(target, passphrase, &mut Memory::default()).unwrap()
            };
            assert_eq!(open(TARGET, passphrase), Some(made.data_key.clone()));
            assert!(open(TARGET + 1, passphrase).is_none());
            assert!(open(TARGET, Some(&text("other"))).is_none());
            assert!(open(TARGET, passphrase.map_or(Some(&text(" ")), |_| None)).is_none());
            let code = &made.code;
            let opened = slots.recovery[0].open(&slots.vault_id, code, &mut Memory::default()).unwrap();
            assert_eq!(opened, Some(made.data_key.clone()));
            let other = RecoveryCode::make().unwrap();
            assert!(
                slots.recovery[0].open(&slots.vault_id, &other, &mut Memory::default()).unwrap().is_none()
            );
            assert!(slots.recovery[0].open(&[8; 16], code, &mut Memory::default()).unwrap().is_none());
            if home == Home::Keychain {
                assert!(slots.attempt(Some(&make_random().unwrap())).unwrap().is_none());
            }
        }
    }

    #[test]
    fn a_target_and_a_passphrase_do_not_run_into_each_other() {
        // The same bytes, cut elsewhere, are another password.
        let one = phone_secret(Some(&text("ab")), 0x6364_6566, None).password;
        let two = phone_secret(Some(&text("abcd")), 0x6566_0000, None).password;
        assert_ne!(one, two);
    }

    #[test]
    fn a_cost_that_would_eat_the_memory_is_refused_when_read() {
        let mut made = make(Home::Keychain, None);
        made.slots.phone.wrap.cost.m_kib = 2 << 20;
        assert!(Slots::decode(&made.slots.encode()).is_none());
        let mut made = make(Home::Keychain, None);
        made.slots.phone.count = YEAR_WINDOWS + 1;
        assert!(Slots::decode(&made.slots.encode()).is_none());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_of_a_slots_file_is_found() {
        let bytes = make(Home::Keychain, None).slots.encode();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Slots::decode(&flipped).is_none(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(Slots::decode(&bytes[..length]).is_none(), "length {length}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn decoding_never_panics(mut bytes in prop::collection::vec(any::<u8>(), 0..1200), real_head in any::<bool>()) {
            if real_head {
                let head = [&MAGIC[..], &FORMAT.to_be_bytes()].concat();
                bytes.splice(..head.len().min(bytes.len()), head);
            }
            let sum = crc32fast::hash(&bytes);
            bytes.extend_from_slice(&sum.to_be_bytes());
            let _ = Slots::decode(&bytes);
            let _ = Slots::is_newer(&bytes);
            let _ = super::super::data::Sealed::decode(&bytes);
            let _ = super::super::names::decode_device(&bytes);
            let _ = decode_recovery(&mut Reader::new(&bytes));
        }
    }
}
