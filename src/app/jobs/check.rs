//! A question to an exchange: about which key, and what for.

use crate::app::Which;
use crate::domain::api_key::KeyId;

/// Which key its exchange is to be asked about, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOrder {
    /// The key.
    pub id: KeyId,
    /// The key in use, or the new one of a rotation.
    pub which: Which,
    /// Its exchange.
    pub exchange: String,
    /// What for.
    pub why: CheckWhy,
}

/// Why an exchange is asked about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckWhy {
    /// Its owner asked.
    Asked,
    /// It was its time.
    Scheduled,
    /// It was just created.
    Created,
    /// The new key of a rotation must work.
    NewWorks,
    /// The old key of a rotation must be dead.
    OldIsDead,
    /// A key that leaked must be dead.
    Leaked,
}
