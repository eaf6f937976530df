//! HMAC (RFC 2104) with the hashes that exchanges use.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

/// HMAC-SHA256 of these bytes.
pub fn hmac_sha256(secret: &[u8], message: &[u8]) -> Vec<u8> {
    Hmac::<Sha256>::new_from_slice(secret).map_or_else(|_| Vec::new(), |mac| finish(mac, message))
}

/// HMAC-SHA512 of these bytes.
pub fn hmac_sha512(secret: &[u8], message: &[u8]) -> Vec<u8> {
    Hmac::<Sha512>::new_from_slice(secret).map_or_else(|_| Vec::new(), |mac| finish(mac, message))
}

fn finish<M: Mac>(mac: M, message: &[u8]) -> Vec<u8> {
    mac.chain_update(message).finalize().into_bytes().to_vec()
}
