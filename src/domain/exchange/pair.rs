//! The kinds of keys of which an exchange takes the public half only: how such a pair is made, in which form the public half is
//! given, and what the exchange shows then.

use serde::Deserialize;

use crate::domain::fact::Fact;
use crate::domain::pair::Algorithm;

/// A kind of key whose pair its owner makes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairFact {
    /// The exchange's name of this kind: one of its `key_types`.
    pub key_type: Fact<String>,
    /// How the pair is made.
    pub algorithm: Fact<Algorithm>,
    /// In which form the exchange takes the public half.
    pub public: Fact<PublicForm>,
    /// The field in whose place the secret half stands: the one that the exchange then does not show.
    pub field: String,
    /// The fields that the exchange shows then.
    pub gives: Fact<Vec<String>>,
}

impl PairFact {
    /// How the pair is made, as far as known.
    pub fn algorithm(&self) -> Algorithm {
        *self.algorithm.as_far_as_known()
    }
}

/// A form in which a public half is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicForm {
    /// PEM with the title `PUBLIC KEY` (RFC 7468, `SubjectPublicKeyInfo`).
    SpkiPem,
}
