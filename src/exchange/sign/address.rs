//! The address that belongs to a private key on secp256k1: the last 20 bytes of Keccak-256 of the public key, as Ethereum and
//! Hyperliquid have them. Nothing is signed here.

use data_encoding::HEXLOWER_PERMISSIVE;
use k256::SecretKey;
use k256::elliptic_curve::sec1::ToSec1Point;
use sha3::{Digest, Keccak256};
use zeroize::Zeroizing;

use super::hex;
use crate::exchange::error::Error;

/// The address of the private key in this text, which stands in this field: 64 hex digits, with `0x` before them or without.
/// The address is in lower case.
pub fn address_of(field: &'static str, private_key: &str) -> Result<String, Error> {
    let text = private_key.trim();
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let bytes = HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).map_err(|_| Error::Unusable(field))?;
    let bytes = Zeroizing::new(bytes);
    if bytes.len() != 32 {
        return Err(Error::Unusable(field));
    }
    let key = SecretKey::from_slice(&bytes).map_err(|_| Error::Unusable(field))?;
    let point = key.public_key().to_sec1_point(false);
    // The first byte only says that the point is written in full (SEC 1, 2.3.3).
    let hash = Keccak256::digest(&point.as_bytes()[1..]);
    Ok(format!("0x{}", hex(&hash[12..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of Hyperliquid's own tests (hyperliquid-python-sdk, `tests/signing_test.py`) and that of the documentation of `web3.js`,
    /// with the addresses that other libraries (eth-account, ccxt) derive from them.
    #[test]
    fn an_address_is_that_which_other_libraries_derive() {
        for (key, address) in [
            (
                "0x0123456789012345678901234567890123456789012345678901234567890123",
                "0x14791697260e4c9a71f18484c9f997b308e59325",
            ),
            (
                "4C0883A69102937D6231471B5DBB6204FE5129617082792AE468D01A3F362318",
                "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23",
            ),
        ] {
            assert_eq!(address_of("secret", key).unwrap(), address);
        }
    }

    #[test]
    fn what_is_no_private_key_cannot_be_used() {
        let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        for text in ["", "0x", "0x01", &"0".repeat(64), order, &"g".repeat(64), &"1".repeat(66)] {
            assert_eq!(address_of("secret", text), Err(Error::Unusable("secret")), "{text}");
        }
    }
}
