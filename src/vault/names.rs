//! The entries of one vault in the keychain: their names, and the two small ones, the device key and the mark of the newest state.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::domain::api_key::KeyId;

use super::envelope::{Key, derive_key, enc, mac};
use super::error::Error;
use super::reader::Reader;
use super::wrap::VaultId;

const FORMAT: u8 = 1;

/// The entry of the device key.
pub(super) fn device(vault: &VaultId) -> String {
    format!("{}/dev", HEXLOWER.encode(vault))
}

/// The entry of the newest state.
pub(super) fn newest(vault: &VaultId) -> String {
    format!("{}/gen", HEXLOWER.encode(vault))
}

/// The entry of a piece of a secret. Never written twice: a new secret has a new version.
pub(super) fn piece(vault: &VaultId, id: KeyId, version: u64, piece: usize) -> String {
    format!("{}/s/{id}/{version}/{piece}", HEXLOWER.encode(vault))
}

/// The device key as it is kept.
pub(super) fn encode_device(key: &Key) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(37));
    bytes.push(FORMAT);
    bytes.extend_from_slice(key.as_ref());
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    bytes
}

/// The device key, if these bytes are one.
pub(super) fn decode_device(bytes: &[u8]) -> Option<Key> {
    let (body, sum) = bytes.split_last_chunk::<4>()?;
    let mut reader = Reader::new(body);
    let known = reader.u8()? == FORMAT && crc32fast::hash(body) == u32::from_be_bytes(*sum);
    let key = Zeroizing::new(reader.array()?);
    (known && reader.is_empty()).then_some(key)
}

/// The newest state that the keychain has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Newest {
    /// Of the data file.
    pub(super) generation: u64,
    /// Of the slots files.
    pub(super) epoch: u64,
    /// When it was written, in seconds since 1970.
    pub(super) at: i64,
}

impl Newest {
    /// When it was written.
    pub(super) fn time(self) -> Timestamp {
        Timestamp::from_second(self.at).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn body(self, vault: &VaultId) -> Zeroizing<Vec<u8>> {
        let numbers = [self.generation.to_be_bytes(), self.epoch.to_be_bytes(), self.at.to_be_bytes()];
        enc(&[b"kv1/gen", vault, &numbers.concat()])
    }

    /// As it is kept.
    pub(super) fn encode(self, vault: &VaultId, device: &Key) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![FORMAT];
        for number in [self.generation.to_be_bytes(), self.epoch.to_be_bytes(), self.at.to_be_bytes()] {
            bytes.extend_from_slice(&number);
        }
        bytes.extend_from_slice(&mac(&derive_key(device.as_ref(), "kv1/gen")?, &self.body(vault))?);
        Ok(bytes)
    }

    /// The state, if these bytes were written with this device key.
    pub(super) fn decode(bytes: &[u8], vault: &VaultId, device: &Key) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.u8()? != FORMAT {
            return None;
        }
        let newest =
            Self { generation: reader.u64()?, epoch: reader.u64()?, at: reader.u64()?.cast_signed() };
        let expected = mac(&derive_key(device.as_ref(), "kv1/gen").ok()?, &newest.body(vault)).ok()?;
        let same = bool::from(expected.ct_eq(&reader.array::<32>()?));
        (same && reader.is_empty()).then_some(newest)
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::make_random;
    use super::*;

    #[test]
    fn every_flipped_bit_of_the_two_small_entries_is_refused() {
        let key = make_random::<32>().unwrap();
        let newest = Newest { generation: 7, epoch: 3, at: 1_790_000_000 };
        let kept = [encode_device(&key).to_vec(), newest.encode(&[1; 16], &key).unwrap()];
        assert_eq!(decode_device(&kept[0]).as_ref(), Some(&key));
        assert_eq!(Newest::decode(&kept[1], &[1; 16], &key), Some(newest));
        assert_eq!(Newest::decode(&kept[1], &[2; 16], &key), None);
        for bytes in kept {
            for bit in 0..bytes.len() * 8 {
                let mut flipped = bytes.clone();
                flipped[bit / 8] ^= 1 << (bit % 8);
                assert!(decode_device(&flipped).is_none());
                assert!(Newest::decode(&flipped, &[1; 16], &key).is_none());
            }
        }
    }
}
