//! HMAC (RFC 2104) with the hashes that exchanges use.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha384, Sha512};

/// HMAC-SHA256 of these bytes.
pub fn hmac_sha256(secret: &[u8], message: &[u8]) -> Vec<u8> {
    Hmac::<Sha256>::new_from_slice(secret).map_or_else(|_| Vec::new(), |mac| finish(mac, message))
}

/// HMAC-SHA384 of these bytes.
pub fn hmac_sha384(secret: &[u8], message: &[u8]) -> Vec<u8> {
    Hmac::<Sha384>::new_from_slice(secret).map_or_else(|_| Vec::new(), |mac| finish(mac, message))
}

/// HMAC-SHA512 of these bytes.
pub fn hmac_sha512(secret: &[u8], message: &[u8]) -> Vec<u8> {
    Hmac::<Sha512>::new_from_slice(secret).map_or_else(|_| Vec::new(), |mac| finish(mac, message))
}

fn finish<M: Mac>(mac: M, message: &[u8]) -> Vec<u8> {
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sign::hex;

    /// RFC 4231, test case 2.
    #[test]
    fn the_three_hashes_are_those_of_rfc_4231() {
        let (secret, message) = (b"Jefe", b"what do ya want for nothing?");
        assert_eq!(
            hex(&hmac_sha256(secret, message)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hex(&hmac_sha384(secret, message)),
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
        );
        assert_eq!(
            hex(&hmac_sha512(secret, message)),
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        );
    }
}
