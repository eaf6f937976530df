//! The cryptographic parts, each a few lines over `RustCrypto`: unambiguous lists, HKDF, AEAD, random bytes.
//! Nothing here knows what is sealed. A key never leaves wiped memory.

use std::ops::{Deref, DerefMut};

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{Key as CipherKey, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::error::Error;

/// A symmetric key, wiped when dropped.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// Bytes that are wiped when dropped, all at once: `Zeroizing` wipes a vector byte by byte, which is felt with megabytes.
pub(super) struct Wiped(Vec<u8>);

impl Wiped {
    /// From here on these bytes are wiped.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.clear();
        self.0.spare_capacity_mut().zeroize();
    }
}

impl Deref for Wiped {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

const NONCE: usize = 24;
const TAG: usize = 16;
/// How many bytes sealing adds.
pub(super) const OVERHEAD: usize = NONCE + TAG;

/// Random bytes of the operating system.
pub(super) fn make_random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Error> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).map_err(|_| Error::Random)?;
    Ok(bytes)
}

/// The fields one after the other, each with its length: no two lists of fields give the same bytes.
pub(super) fn enc(fields: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length = fields.iter().map(|field| 4 + field.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for field in fields {
        bytes.extend_from_slice(&(field.len() as u32).to_be_bytes());
        bytes.extend_from_slice(field);
    }
    bytes
}

/// HKDF-SHA256 to 32 bytes.
pub(super) fn derive_key(ikm: &[u8], info: &str) -> Result<Key, Error> {
    let mut key = Key::default();
    expand(&[], ikm, info.as_bytes(), key.as_mut())?;
    Ok(key)
}

/// HKDF-SHA256 with a salt to as many bytes as `out` has.
pub(super) fn expand(salt: &[u8], ikm: &[u8], info: &[u8], out: &mut [u8]) -> Result<(), Error> {
    Hkdf::<Sha256>::new(Some(salt), ikm).expand(info, out).map_err(|_| Error::Derive)
}

/// SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// HMAC-SHA256.
pub(super) fn mac(key: &Key, bytes: &[u8]) -> Result<[u8; 32], Error> {
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_ref()).map_err(|_| Error::Derive)?;
    Ok(mac.chain_update(bytes).finalize().into_bytes().into())
}

/// XChaCha20-Poly1305 with a random nonce: nonce, ciphertext, tag.
pub(super) fn seal(key: &Key, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce = make_random::<NONCE>()?;
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
    sealed.extend_from_slice(nonce.as_ref());
    sealed.extend_from_slice(plain);
    // The copy of the plaintext is overwritten by its ciphertext in place.
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(*nonce), aad, (&mut sealed[NONCE..]).into())
        .map_err(|_| Error::Encode)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// The plaintext, if key, bytes and `aad` are those of `seal`.
pub(super) fn open(key: &Key, aad: &[u8], sealed: &[u8]) -> Option<Wiped> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk::<TAG>()?;
    let mut plain = Wiped::new(body.to_vec());
    decrypt(key, aad, nonce, &mut plain, tag)?;
    Some(plain)
}

/// The same in the place of the sealed bytes, which the caller wipes: for megabytes.
pub(super) fn open_in_place<'a>(key: &Key, aad: &[u8], sealed: &'a mut [u8]) -> Option<&'a [u8]> {
    let (nonce, rest) = sealed.split_first_chunk_mut::<NONCE>()?;
    let (body, tag) = rest.split_last_chunk_mut::<TAG>()?;
    decrypt(key, aad, nonce, body, tag)?;
    Some(body)
}

fn decrypt(key: &Key, aad: &[u8], nonce: &[u8; NONCE], body: &mut [u8], tag: &[u8; TAG]) -> Option<()> {
    cipher(key).decrypt_inout_detached(&XNonce::from(*nonce), aad, body.into(), &Tag::from(*tag)).ok()
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&CipherKey::from(**key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_of_fields_never_give_the_same_bytes() {
        assert_ne!(*enc(&[b"ab", b"c"]), *enc(&[b"a", b"bc"]));
        assert_ne!(*enc(&[b"a"]), *enc(&[b"a", b""]));
        assert_eq!(*enc(&[b"a"]), [0, 0, 0, 1, b'a']);
    }

    #[test]
    fn only_the_same_key_bytes_and_context_open_a_sealed_text() {
        let key = make_random::<32>().unwrap();
        let sealed = seal(&key, b"here", b"text").unwrap();
        assert_eq!(open(&key, b"here", &sealed).as_deref().map(Vec::as_slice), Some(&b"text"[..]));
        assert!(open(&key, b"there", &sealed).is_none());
        assert!(open(&make_random::<32>().unwrap(), b"here", &sealed).is_none());
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(open(&key, b"here", &flipped).is_none());
        }
        for length in 0..sealed.len() {
            assert!(open(&key, b"here", &sealed[..length]).is_none());
        }
    }

    #[test]
    fn hkdf_agrees_with_rfc_5869() {
        let ikm = [0x0b; 22];
        let salt: Vec<u8> = (0..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        // A.1, and A.3 with neither salt nor info.
        let mut out = [0; 42];
        expand(&salt, &ikm, &info, &mut out).unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        );
        expand(&[], &ikm, &[], &mut out).unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
        );
        let mut other = [0; 42];
        expand(&salt, &ikm, &[], &mut other).unwrap();
        assert_ne!(out, other);
    }

    #[test]
    fn each_label_gives_another_key() {
        let above = [7; 32];
        let labels = ["kv1/meta", "kv1/secret", "kv1/fingerprint", "kv1/table", "kv1/gen", ""];
        let keys: Vec<Key> = labels.iter().map(|label| derive_key(&above, label).unwrap()).collect();
        for (index, key) in keys.iter().enumerate() {
            assert_ne!(**key, above);
            assert!(keys[..index].iter().all(|earlier| earlier != key), "{}", labels[index]);
            assert_eq!(derive_key(&above, labels[index]).unwrap(), *key);
            assert_ne!(derive_key(&[8; 32], labels[index]).unwrap(), *key);
        }
    }
}
