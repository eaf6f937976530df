//! What is the same for every exchange: an adapter says what to ask next, or what all the answers say. It sends nothing itself,
//! so a test, a preview and a check all get the same requests.

use jiff::Timestamp;

use super::credentials::Credentials;
use super::error::Error;
use super::reply::Reply;
use super::request::Request;
use crate::domain::live_check::Told;

/// What one question is asked with. Everything that is random or of the moment comes in here, so that a request can be compared.
pub struct Asking<'a> {
    /// The host that is asked, from the catalogue.
    pub host: &'a str,
    /// The fields of the key.
    pub credentials: &'a Credentials,
    /// The time, corrected by the exchange's own where that was asked.
    pub now: Timestamp,
    /// Fresh random bytes for what must never be the same twice.
    pub random: [u8; 16],
}

impl Asking<'_> {
    /// The time in milliseconds since 1970: also the unit of the numbers that must grow, as the usual bots count them.
    pub fn millis(&self) -> i64 {
        self.now.as_millisecond()
    }

    /// The random bytes as hex digits.
    pub fn random_hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.random)
    }

    /// The random bytes as a UUID of version 4 (RFC 9562).
    pub fn random_uuid(&self) -> String {
        let mut bytes = self.random;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = data_encoding::HEXLOWER.encode(&bytes);
        [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
    }
}

/// What an adapter says after the answers so far.
pub enum Next {
    /// Ask this.
    Ask(Box<Request>),
    /// The key works, and this was told. Ask this too; where that is not answered, what was told stands.
    AskMore(Box<Request>, Box<Told>),
    /// The key works, and this is what the exchange told of it.
    Told(Box<Told>),
    /// The exchange refused, in its own words.
    Refused {
        /// Its code, such as `-2015`; the status where it gives none.
        code: String,
        /// Its words; may be empty.
        words: String,
    },
}

impl Next {
    /// Asks this.
    pub fn ask(request: Request) -> Result<Self, Error> {
        Ok(Self::Ask(Box::new(request)))
    }

    /// The key works, and this was told; asks this too.
    pub fn ask_more(request: Request, told: Told) -> Result<Self, Error> {
        Ok(Self::AskMore(Box::new(request), Box::new(told)))
    }

    /// The key works, and this was told.
    pub fn told(told: Told) -> Result<Self, Error> {
        Ok(Self::Told(Box::new(told)))
    }

    /// The exchange refused.
    pub fn refused(code: impl Into<String>, words: impl Into<String>) -> Result<Self, Error> {
        Ok(Self::Refused { code: code.into(), words: words.into() })
    }
}

/// How one exchange is asked. Only questions: nothing that an adapter sends may change anything.
pub trait Adapter: Send + Sync {
    /// The exchange's id in the catalogue.
    fn id(&self) -> &'static str;

    /// The question for the exchange's time, where it has one. It needs no key.
    fn clock(&self, _host: &str) -> Option<Request> {
        None
    }

    /// The time that it answered.
    fn read_clock(&self, _reply: &Reply) -> Option<Timestamp> {
        None
    }

    /// What to ask after these answers, or what they say. The first call has no answers yet.
    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials};

    #[test]
    fn a_uuid_says_its_version_and_variant() {
        let credentials = credentials(&[]);
        let asking = Asking { random: [0xff; 16], ..asking("", &credentials) };
        assert_eq!(asking.random_uuid(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
