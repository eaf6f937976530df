//! One signer per recipe. A signer takes bytes and a secret and gives a signature; it knows no exchange.

mod address;
mod asymmetric;
mod form;
mod hmac;
mod jwt;

pub use address::address_of;
pub use asymmetric::{PrivateKey, sign_by_pair_or_hmac};
pub use form::{base64, hex, percent};
pub use hmac::{hmac_sha256, hmac_sha384, hmac_sha512};
pub use jwt::{TokenKey, hs256};
