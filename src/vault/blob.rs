//! A sealed secret: all fields of one version of a key, in pieces that every keychain takes.
//! A piece opens only as the piece of this vault, key, version and fields; the data file keeps the hash of all pieces.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::domain::api_key::KeyId;
use crate::domain::secret::{SecretField, SecretFields, SecretText};

use super::envelope::{Key, enc, mac, open, seal};
use super::error::Error;
use super::wrap::VaultId;

/// Windows takes 2,560 bytes; with nonce, tag and format byte a piece stays below 2,048.
const PIECE: usize = 1792;
const MOST_PIECES: usize = 8;
const PAD: usize = 256;
const FORMAT: u8 = 1;

/// What the sealed data keep about one version of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// Never used twice in a vault.
    pub(super) version: u64,
    /// Number of pieces.
    pub(super) pieces: u8,
    /// SHA-256 over the sealed pieces, base64.
    hash: String,
    /// The fields' names and fingerprints, in their order.
    pub(super) fields: Vec<FieldMark>,
}

/// A field's name, and a keyed fingerprint by which the same text is found again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, String)")]
pub(super) struct FieldMark {
    pub(super) name: String,
    pub(super) print: String,
}

impl From<(String, String)> for FieldMark {
    fn from((name, print): (String, String)) -> Self {
        Self { name, print }
    }
}

/// Two texts without names: there are 20,000 of these among 10,000 keys.
impl Serialize for FieldMark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.name, &self.print).serialize(serializer)
    }
}

/// The keys below the data key that secrets need.
pub(super) struct SecretKeys {
    /// Seals the pieces.
    pub(super) seal: Key,
    /// Makes the fingerprints.
    pub(super) print: Key,
}

impl SecretKeys {
    /// The fingerprint of a text: 12 bytes of HMAC under a key of its own, so that it tells nothing outside the vault.
    pub(super) fn print(&self, text: &SecretText) -> Result<String, Error> {
        // EXPOSE: hashed under a key; white space around a pasted text does not make it another one.
        let hash = mac(&self.print, text.expose().trim().as_bytes())?;
        Ok(BASE64URL_NOPAD.encode(&hash[..12]))
    }
}

fn context(vault: &VaultId, id: KeyId, mark: &Mark, index: usize) -> Zeroizing<Vec<u8>> {
    let names: Vec<&[u8]> = mark.fields.iter().map(|field| field.name.as_bytes()).collect();
    let place = [index as u8, mark.pieces];
    enc(&[b"kv1/secret", vault, &id.0, &mark.version.to_be_bytes(), &enc(&names), &place])
}

fn hash(pieces: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u32).to_be_bytes());
        hash.update(piece);
    }
    BASE64URL_NOPAD.encode(&hash.finalize())
}

/// Seals these fields.
pub(super) fn seal_fields(
    keys: &SecretKeys,
    vault: &VaultId,
    id: KeyId,
    version: u64,
    fields: &SecretFields,
) -> Result<(Mark, Vec<Vec<u8>>), Error> {
    // EXPOSE: into CBOR in wiped memory, sealed below.
    let pairs: Vec<(&str, &str)> =
        fields.0.iter().map(|field| (field.name.as_str(), field.text.expose())).collect();
    let length: usize = pairs.iter().map(|(name, text)| name.len() + text.len() + 32).sum();
    if length + 64 > PIECE * MOST_PIECES {
        return Err(Error::TooLong);
    }
    // Reserved at once, so that growing leaves no copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(length + 64 + PAD));
    plain.extend_from_slice(&[0; 4]);
    ciborium::into_writer(&pairs, &mut *plain).map_err(|_| Error::Encode)?;
    let written = (plain.len() - 4) as u32;
    plain[..4].copy_from_slice(&written.to_be_bytes());
    let padded = plain.len().next_multiple_of(PAD);
    plain.resize(padded, 0);

    let mut marks = Vec::with_capacity(fields.0.len());
    for field in &fields.0 {
        marks.push(FieldMark { name: field.name.clone(), print: keys.print(&field.text)? });
    }
    let pieces = plain.len().div_ceil(PIECE) as u8;
    let mut mark = Mark { version, pieces, hash: String::new(), fields: marks };
    let mut sealed = Vec::with_capacity(usize::from(pieces));
    for (index, piece) in plain.chunks(PIECE).enumerate() {
        let mut bytes = vec![FORMAT];
        bytes.extend_from_slice(&seal(&keys.seal, &context(vault, id, &mark, index), piece)?);
        sealed.push(bytes);
    }
    mark.hash = hash(&sealed);
    Ok((mark, sealed))
}

/// The fields, if these are the pieces of this mark.
pub(super) fn open_fields(
    keys: &SecretKeys,
    vault: &VaultId,
    id: KeyId,
    mark: &Mark,
    pieces: &[Vec<u8>],
) -> Option<SecretFields> {
    if pieces.len() != usize::from(mark.pieces)
        || !bool::from(hash(pieces).as_bytes().ct_eq(mark.hash.as_bytes()))
    {
        return None;
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(PIECE * pieces.len()));
    for (index, piece) in pieces.iter().enumerate() {
        let (format, sealed) = piece.split_first()?;
        if *format != FORMAT {
            return None;
        }
        plain.extend_from_slice(&open(&keys.seal, &context(vault, id, mark, index), sealed)?);
    }
    let mut pairs = read_pairs(&plain)?;
    let same_names = pairs.iter().map(|(name, _)| name).eq(mark.fields.iter().map(|field| &field.name));
    if !same_names {
        for (_, text) in &mut pairs {
            text.zeroize();
        }
        return None;
    }
    let fields = pairs.into_iter().map(|(name, text)| SecretField { name, text: SecretText::new(text) });
    Some(SecretFields(fields.collect()))
}

/// Names and texts as they were sealed: their length, CBOR, zeros.
pub(super) fn read_pairs(plain: &[u8]) -> Option<Vec<(String, String)>> {
    let (length, rest) = plain.split_first_chunk::<4>()?;
    let cbor = rest.get(..u32::from_be_bytes(*length) as usize)?;
    let mut scratch = Zeroizing::new(vec![0; cbor.len()]);
    ciborium::de::from_reader_with_buffer(cbor, &mut scratch).ok()
}

#[cfg(test)]
mod tests {
    use super::super::envelope::make_random;
    use super::*;

    fn keys() -> SecretKeys {
        SecretKeys { seal: make_random().unwrap(), print: make_random().unwrap() }
    }

    fn fields(length: usize) -> SecretFields {
        let field =
            |name: &str, text: String| SecretField { name: name.to_owned(), text: SecretText::new(text) };
        SecretFields(vec![field("api_key", "public".to_owned()), field("secret", "s".repeat(length))])
    }

    #[test]
    fn fields_come_back_in_their_order() {
        let (keys, id) = (keys(), KeyId([1; 16]));
        for length in [0, 1, 88, 3272, 12_000] {
            let (mark, pieces) = seal_fields(&keys, &[9; 16], id, 7, &fields(length)).unwrap();
            assert!(pieces.iter().all(|piece| piece.len() <= 2048));
            let opened = open_fields(&keys, &[9; 16], id, &mark, &pieces).unwrap();
            assert_eq!(opened.0[0].name, "api_key");
            assert_eq!(opened.get("secret").unwrap().expose().len(), length);
        }
        assert!(matches!(seal_fields(&keys, &[9; 16], id, 7, &fields(15_000)), Err(Error::TooLong)));
    }

    #[test]
    fn a_piece_opens_only_in_its_place() {
        let (keys, id, vault) = (keys(), KeyId([1; 16]), [9; 16]);
        let (mark, pieces) = seal_fields(&keys, &vault, id, 7, &fields(3000)).unwrap();
        assert_eq!(pieces.len(), 2);
        let rehashed = |mark: &Mark, pieces: &[Vec<u8>]| Mark { hash: hash(pieces), ..mark.clone() };
        let swapped = vec![pieces[1].clone(), pieces[0].clone()];
        assert!(open_fields(&keys, &vault, id, &mark, &swapped).is_none());
        // Even somebody who could write the hash cannot move a piece.
        assert!(open_fields(&keys, &vault, id, &rehashed(&mark, &swapped), &swapped).is_none());
        assert!(open_fields(&keys, &vault, KeyId([2; 16]), &mark, &pieces).is_none());
        assert!(open_fields(&keys, &[8; 16], id, &mark, &pieces).is_none());
        let older = Mark { version: 6, ..mark.clone() };
        assert!(open_fields(&keys, &vault, id, &older, &pieces).is_none());
        let mut renamed = mark.clone();
        renamed.fields[1].name = "passphrase".to_owned();
        assert!(open_fields(&keys, &vault, id, &renamed, &pieces).is_none());
    }

    #[test]
    fn every_flipped_bit_of_a_piece_is_refused() {
        let (keys, id, vault) = (keys(), KeyId([1; 16]), [9; 16]);
        let (mark, pieces) = seal_fields(&keys, &vault, id, 7, &fields(10)).unwrap();
        for bit in 0..pieces[0].len() * 8 {
            let mut flipped = pieces.clone();
            flipped[0][bit / 8] ^= 1 << (bit % 8);
            assert!(open_fields(&keys, &vault, id, &mark, &flipped).is_none());
            let rehashed = Mark { hash: hash(&flipped), ..mark.clone() };
            assert!(open_fields(&keys, &vault, id, &rehashed, &flipped).is_none());
        }
    }
}
