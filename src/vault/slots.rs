//! The slots file: the data key, wrapped once for the phone (with target, passphrase and device key) and once for each
//! recovery code, and the sealed offset table. Written twice (`slots.a`, `slots.b`), never kept in an older state.
//! No byte of it lets the code or the passphrase be tried alone: the commitment needs Argon2 over both.

use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::envelope::{Key, OVERHEAD, Wiped, derive_key, enc, open, seal, sha256};
use super::error::Error;
use super::kdf::{KdfCost, Memory};
use super::offsets::{DIGITS, Offsets, STEP_SECS, YEAR_WINDOWS, packed_len};
use super::reader::Reader;
use super::store::Home;
use super::wrap::{FORMAT, MAGIC, RecoverySlot, SlotSecret, VaultId, Wrap, decode_recovery, encode_recovery};

/// No slots file is longer.
pub(super) const MOST_BYTES: u64 = 8 << 20;

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
    pub(super) table: Vec<u8>,
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
    pub(super) fn make(new: &NewPhone<'_>, memory: &mut Memory) -> Result<(Self, Vec<u8>), Error> {
        let mut slot = Self {
            wrap: Wrap::make(new.epoch, new.cost)?,
            has_passphrase: new.passphrase.is_some(),
            start: new.start,
            count: new.count,
        };
        let secret = phone_secret(new.passphrase, *new.target, new.device);
        let header = slot.header(&new.vault_id, new.device.is_some(), &sha256(new.offsets.packed()));
        slot.wrap.close(&new.vault_id, &secret, &header, new.data_key, memory)?;
        let table = match new.device {
            Some(device) => {
                let key = derive_key(device.as_ref(), "kv1/table")?;
                seal(&key, &slot.table_context(&new.vault_id), new.offsets.packed())?
            }
            None => new.offsets.packed().to_vec(),
        };
        Ok((slot, table))
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
        self.slots.phone.wrap.open(&self.slots.vault_id, &secret, &self.header, memory)
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
            None => Wiped::new(self.table.clone()),
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
    pub(super) fn decode(mut bytes: Vec<u8>) -> Option<Self> {
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
        let begin = body.len() - reader.len();
        if reader.len() != table_len {
            return None;
        }
        // The rest of the file's own memory: it is large.
        bytes.truncate(begin + table_len);
        bytes.drain(..begin);
        Some(Self { vault_id, home, phone, recovery, table: bytes })
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

    use super::super::envelope::make_random;
    use super::super::offsets::{Codes, Seed};
    use super::super::recovery::RecoveryCode;
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
            let slots = Slots::decode(made.slots.encode()).unwrap();
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
        assert!(Slots::decode(made.slots.encode()).is_none());
        let mut made = make(Home::Keychain, None);
        made.slots.phone.count = YEAR_WINDOWS + 1;
        assert!(Slots::decode(made.slots.encode()).is_none());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_of_a_slots_file_is_found() {
        let bytes = make(Home::Keychain, None).slots.encode();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Slots::decode(flipped).is_none(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(Slots::decode(bytes[..length].to_vec()).is_none(), "length {length}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_stands_in_a_file_is_refused_or_read_and_breaks_nothing(mut bytes in prop::collection::vec(any::<u8>(), 0..1200), real_head in any::<bool>()) {
            if real_head {
                let head = [&MAGIC[..], &FORMAT.to_be_bytes()].concat();
                bytes.splice(..head.len().min(bytes.len()), head);
            }
            let sum = crc32fast::hash(&bytes);
            bytes.extend_from_slice(&sum.to_be_bytes());
            prop_assert!(real_head || Slots::decode(bytes.clone()).is_none());
            prop_assert!(real_head || !Slots::is_newer(&bytes));
            // A file of the other kind, and with the right head anything may come but a crash.
            prop_assert!(super::super::data::Sealed::decode(&bytes).is_none());
            let _ = Slots::decode(bytes.clone());
            let _ = super::super::names::decode_device(&bytes);
            let _ = decode_recovery(&mut Reader::new(&bytes));
        }
    }
}
