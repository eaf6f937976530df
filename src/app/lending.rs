//! How the vault's thread lends the fields of one key to a thread that asks its exchange: opened when the question begins, by value,
//! wiped after it.

use std::sync::mpsc::SyncSender;

use super::Which;
use super::problem::Problem;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::secret::SecretFields;

/// Which key's fields are wanted, and by whom.
pub struct Lending {
    /// The key.
    pub id: KeyId,
    /// The old secret or the new one.
    pub which: Which,
    /// The exchange that is going to be asked. A key is lent for its own exchange only.
    pub exchange: String,
    /// Where they go, in a box, which is wiped when it is freed.
    pub lent: SyncSender<Box<Result<Loan, Problem>>>,
}

/// What is lent.
pub enum Loan {
    /// The fields of this key.
    Fields(SecretFields),
    /// It is a sample key, of which no exchange is asked.
    Sample(Box<ApiKey>),
}
