//! The data file: a clear header with the recovery slots (they hold no target and no table, so a copy here is harmless and opens the
//! vault when both slots files are lost), then the sealed content, padded. Kept as `data` and, one generation back, `data.1`.

use std::ops::Range;

use super::content::Content;
use super::envelope::{Key, OVERHEAD, Wiped, enc, open_in_place, seal};
use super::error::Error;
use super::reader::Reader;
use super::store::Home;
use super::wrap::{FORMAT, RecoverySlot, VaultId, decode_recovery, encode_recovery};

/// The current generation.
pub(super) const DATA: &str = "data";
/// The generation before it.
pub(super) const DATA_1: &str = "data.1";
/// A content that waits for the slots with its data key; beside it the two others are of the data key before.
pub(super) const DATA_NEXT: &str = "data.next";
/// No data file is longer (CWE-789).
pub(super) const MOST_BYTES: u64 = 64 << 20;
const MAGIC: &[u8; 8] = b"KSTDDATA";
/// The file's length tells only this much of how much is in it.
const PAD: usize = 4096;

/// A data file, still sealed.
pub(super) struct Sealed {
    /// The vault's name.
    pub(super) vault_id: VaultId,
    /// Where the secrets are.
    pub(super) home: Home,
    /// The recovery codes that are left.
    pub(super) recovery: Vec<RecoverySlot>,
    header: usize,
    body: Range<usize>,
}

/// A whole file. `expected` is about how long it will be, so that growing leaves few copies behind.
pub(super) fn encode(
    vault_id: &VaultId,
    home: Home,
    recovery: &[RecoverySlot],
    key: &Key,
    content: &Content,
    expected: usize,
) -> Result<Vec<u8>, Error> {
    let mut plain = Wiped::new(Vec::with_capacity(expected + 4 * PAD));
    plain.extend_from_slice(&[0; 4]);
    serde_json::to_writer(&mut *plain, content).map_err(|_| Error::Encode)?;
    let written = (plain.len() - 4) as u32;
    plain[..4].copy_from_slice(&written.to_be_bytes());
    let padded = plain.len().next_multiple_of(PAD);
    plain.resize(padded, 0);

    let mut bytes = Vec::with_capacity(plain.len() + PAD);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&FORMAT.to_be_bytes());
    bytes.extend_from_slice(vault_id);
    bytes.push(u8::from(home == Home::Keychain));
    encode_recovery(recovery, &mut bytes);
    let sealed = seal(key, &enc(&[b"kv1/data", &bytes]), &plain)?;
    bytes.extend_from_slice(&(sealed.len() as u32).to_be_bytes());
    bytes.extend_from_slice(&sealed);
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::TooLong);
    }
    Ok(bytes)
}

impl Sealed {
    /// The clear part.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.array::<8>()? != *MAGIC || reader.u16()? != FORMAT {
            return None;
        }
        let vault_id = reader.array()?;
        let home = if reader.flag()? { Home::Keychain } else { Home::File };
        let recovery = decode_recovery(&mut reader)?;
        let header = bytes.len() - reader.len();
        let length = reader.u32()? as usize;
        if length < OVERHEAD + PAD {
            return None;
        }
        let begin = bytes.len() - reader.len();
        reader.slice(length)?;
        let body = begin..begin + length;
        reader.is_empty().then_some(Self { vault_id, home, recovery, header, body })
    }

    /// The content of the bytes that were decoded, if this is the key and nothing was changed.
    pub(super) fn open(&self, key: &Key, bytes: Vec<u8>) -> Option<Content> {
        // Opened in place, so it has to be wiped as plaintext.
        let mut bytes = Wiped::new(bytes);
        let header = enc(&[b"kv1/data", bytes.get(..self.header)?]);
        let plain = open_in_place(key, &header, bytes.get_mut(self.body.clone())?)?;
        let (length, rest) = plain.split_first_chunk::<4>()?;
        // Checked as text once, not field by field.
        let json = std::str::from_utf8(rest.get(..u32::from_be_bytes(*length) as usize)?).ok()?;
        serde_json::from_str(json).ok()
    }
}

/// Whether these bytes begin like a data file of a later version.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    let mut reader = Reader::new(bytes);
    reader.array() == Some(*MAGIC) && reader.u16().is_some_and(|format| format > FORMAT)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::envelope::make_random;
    use super::super::offsets::Seed;
    use super::*;

    #[test]
    fn only_its_own_key_and_its_own_header_open_it() {
        let key = make_random().unwrap();
        let content = Content::begin(Seed::make().unwrap(), Timestamp::UNIX_EPOCH);
        let bytes = encode(&[7; 16], Home::File, &[], &key, &content, 0).unwrap();
        let sealed = Sealed::decode(&bytes).unwrap();
        assert_eq!((sealed.vault_id, sealed.home), ([7; 16], Home::File));
        assert_eq!(sealed.open(&key, bytes.clone()).unwrap().seed.bytes(), content.seed.bytes());
        assert!(sealed.open(&make_random().unwrap(), bytes.clone()).is_none());
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(
                Sealed::decode(&flipped).and_then(|sealed| sealed.open(&key, flipped)).is_none(),
                "bit {bit}"
            );
        }
    }

    #[test]
    fn a_file_of_a_later_version_is_told_from_a_damaged_one() {
        let key = make_random().unwrap();
        let content = Content::begin(Seed::make().unwrap(), Timestamp::UNIX_EPOCH);
        let mut bytes = encode(&[7; 16], Home::File, &[], &key, &content, 0).unwrap();
        assert!(!is_newer(&bytes) && !is_newer(b"KSTD") && !is_newer(b""));
        bytes[9] = 2;
        assert!(is_newer(&bytes) && Sealed::decode(&bytes).is_none());
    }
}
