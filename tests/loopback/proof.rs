//! Signatures computed once more, by another library than the program's: `ring` instead of the `RustCrypto` crates.

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER};
use ring::{digest, hmac};

pub fn hmac_256(key: &[u8], message: &str) -> Vec<u8> {
    mac(hmac::HMAC_SHA256, key, message.as_bytes())
}

pub fn hmac_384(key: &[u8], message: &str) -> Vec<u8> {
    mac(hmac::HMAC_SHA384, key, message.as_bytes())
}

pub fn hmac_512(key: &[u8], message: &[u8]) -> Vec<u8> {
    mac(hmac::HMAC_SHA512, key, message)
}

fn mac(algorithm: hmac::Algorithm, key: &[u8], message: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(algorithm, key), message).as_ref().to_vec()
}

pub fn sha_256(message: &str) -> Vec<u8> {
    digest::digest(&digest::SHA256, message.as_bytes()).as_ref().to_vec()
}

pub fn sha_512_hex(message: &str) -> String {
    hex(digest::digest(&digest::SHA512, message.as_bytes()).as_ref())
}

pub fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Base64 with its padding or without.
pub fn unbase64(text: &str) -> Vec<u8> {
    BASE64_NOPAD.decode(text.trim_end_matches('=').as_bytes()).unwrap()
}

/// The text behind percent signs.
pub fn unpercent(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits =
                [bytes.next().unwrap(), bytes.next().unwrap()].map(|digit| digit.to_ascii_lowercase());
            out.extend(HEXLOWER.decode(&digits).unwrap());
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).unwrap()
}

/// Header, claims, what was signed, and the signature of a token (RFC 7519).
pub fn token(bearer: &str) -> Option<(serde_json::Value, serde_json::Value, String, Vec<u8>)> {
    let token = bearer.strip_prefix("Bearer ")?;
    let (signed, signature) = token.rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    let json = |part: &str| serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).ok()?).ok();
    Some((json(head)?, json(claims)?, signed.to_owned(), BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?))
}

/// Whether this is a signature by Ed25519 of the key with this public half.
pub fn is_ed25519(public: &[u8], message: &str, signature: &[u8]) -> bool {
    ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, public)
        .verify(message.as_bytes(), signature)
        .is_ok()
}
