//! A key pair that Keystead makes itself: the exchange is given the public half, the secret one never leaves the keychain.
//! Here is only what may be seen: the kind, the public half and when it was made.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a pair is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// RFC 8032.
    Ed25519,
    /// RSA with a modulus of 2,048 bits.
    #[serde(rename = "rsa-2048")]
    Rsa2048,
    /// RSA with a modulus of 4,096 bits.
    #[serde(rename = "rsa-4096")]
    Rsa4096,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ed25519, Self::Rsa2048, Self::Rsa4096];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ed25519 => "ed25519",
            Self::Rsa2048 => "rsa-2048",
            Self::Rsa4096 => "rsa-4096",
        }
    }

    /// Which family of signatures it belongs to: programs take one or the other, whatever the length.
    pub fn family(self) -> Family {
        match self {
            Self::Ed25519 => Family::Ed25519,
            Self::Rsa2048 | Self::Rsa4096 => Family::Rsa,
        }
    }
}

/// A family of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Ed25519.
    Ed25519,
    /// RSA of any length.
    Rsa,
}

/// What may be seen of a pair that was made here. Its secret half is sealed; this is kept only once that was read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Born {
    /// The exchange that it was made for.
    pub exchange: String,
    /// The field that the secret half stands in.
    pub field: String,
    /// How it was made.
    pub algorithm: Algorithm,
    /// The public half, as a PEM text.
    pub public: String,
    /// When it was made.
    pub made: Timestamp,
}
