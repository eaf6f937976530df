//! What an exchange answered: the status, how long to wait where it says so, and the body, which is wiped when dropped.

use std::fmt;

use serde_json::Value;
use zeroize::Zeroizing;

use super::error::Error;

/// One answer.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Seconds to wait, by its `Retry-After`.
    pub wait_secs: Option<u32>,
    body: Zeroizing<Vec<u8>>,
}

impl Reply {
    /// An answer with this body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, wait_secs: None, body: Zeroizing::new(body.into()) }
    }

    /// The body as JSON.
    pub fn json(&self) -> Result<Value, Error> {
        serde_json::from_slice(&self.body).map_err(|_| Error::NotRead("no JSON"))
    }

    /// The body as text.
    pub fn text(&self) -> Result<&str, Error> {
        std::str::from_utf8(&self.body).map_err(|_| Error::NotRead("no text"))
    }

    /// Whether the status is one of success.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}, {} bytes", self.status, self.body.len())
    }
}
