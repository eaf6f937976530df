//! One signer per recipe. A signer takes bytes and a secret and gives a signature; it knows no exchange.

mod hmac;

pub use hmac::{hmac_sha256, hmac_sha512};
