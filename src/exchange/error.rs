//! What can go wrong before an exchange is asked, or when its answer is read. Never a secret, never a signed address.

/// Why a question was not sent, or an answer not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The key has no field of this name.
    #[error("the key has no field {0}")]
    NoField(&'static str),
    /// What stands in this field cannot be used to sign: not the text that the exchange gave.
    #[error("what stands in the field {0} cannot be used to sign")]
    Unusable(&'static str),
    /// The answer has not the form that is known.
    #[error("the answer has not the form that is known: {0}")]
    NotRead(&'static str),
}
