//! Why an exchange did not answer as asked, in kinds that a person can do something about.

use serde::{Deserialize, Serialize};

/// What a refusal means. `assets/checks` maps each exchange's own codes to these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The exchange knows no such key: wrong, or deleted.
    UnknownKey,
    /// The key is right and the secret is not.
    WrongSecret,
    /// The passphrase is wrong.
    WrongPassphrase,
    /// The key, its secret or its passphrase is wrong; the exchange does not say which.
    KeyOrSecret,
    /// This computer's address is not on the key's list.
    AddressRefused,
    /// One of unknown key, refused address, missing permission; the exchange does not say which.
    KeyAddressOrPermission,
    /// The clocks are too far apart.
    Clock,
    /// The key's time is over.
    Expired,
    /// The key is switched off, and still exists.
    Disabled,
    /// The key waits for a confirmation, such as by e-mail.
    Unconfirmed,
    /// The key is of another region or of the test network.
    WrongPlace,
    /// The exchange does not serve the place where this computer seems to be.
    Restricted,
    /// The key works and may not ask this.
    NotAllowed,
    /// A number that must grow did not: something else uses the same key at the same time.
    Nonce,
    /// Too many questions.
    TooMany,
    /// The exchange is down.
    Down,
    /// No connection: no internet, or a name that was not found.
    NoInternet,
    /// No answer in time.
    TimeOut,
    /// The connection is not safe: the certificate is not the exchange's.
    NotSecure,
    /// The answer was not understood: cut off, too long, a redirect, or changed.
    NotUnderstood,
    /// What is stored cannot be used to sign, so nothing was sent.
    Unusable,
    /// Refused, by a code that is not in the catalogue.
    Other,
}

impl Reason {
    /// Every kind.
    pub const ALL: [Self; 22] = [
        Self::UnknownKey,
        Self::WrongSecret,
        Self::WrongPassphrase,
        Self::KeyOrSecret,
        Self::AddressRefused,
        Self::KeyAddressOrPermission,
        Self::Clock,
        Self::Expired,
        Self::Disabled,
        Self::Unconfirmed,
        Self::WrongPlace,
        Self::Restricted,
        Self::NotAllowed,
        Self::Nonce,
        Self::TooMany,
        Self::Down,
        Self::NoInternet,
        Self::TimeOut,
        Self::NotSecure,
        Self::NotUnderstood,
        Self::Unusable,
        Self::Other,
    ];

    /// The word used in text ids: `refusal-<word>-what` and `refusal-<word>-do`.
    pub fn word(self) -> &'static str {
        match self {
            Self::UnknownKey => "unknown-key",
            Self::WrongSecret => "wrong-secret",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::KeyOrSecret => "key-or-secret",
            Self::AddressRefused => "address-refused",
            Self::KeyAddressOrPermission => "key-address-or-permission",
            Self::Clock => "clock",
            Self::Expired => "expired",
            Self::Disabled => "disabled",
            Self::Unconfirmed => "unconfirmed",
            Self::WrongPlace => "wrong-place",
            Self::Restricted => "restricted",
            Self::NotAllowed => "not-allowed",
            Self::Nonce => "nonce",
            Self::TooMany => "too-many",
            Self::Down => "down",
            Self::NoInternet => "no-internet",
            Self::TimeOut => "time-out",
            Self::NotSecure => "not-secure",
            Self::NotUnderstood => "not-understood",
            Self::Unusable => "unusable",
            Self::Other => "other",
        }
    }

    /// Whether the key itself answered well: it exists and its secret is right, whatever else was refused.
    pub fn shows_life(self) -> bool {
        matches!(self, Self::NotAllowed)
    }

    /// Whether the exchange said by it that the key, as it is stored here, opens nothing now. What passes by itself, or may be meant
    /// well, such as an address list that works, says nothing of that kind.
    pub fn says_useless(self) -> bool {
        matches!(
            self,
            Self::UnknownKey
                | Self::WrongSecret
                | Self::WrongPassphrase
                | Self::KeyOrSecret
                | Self::Expired
                | Self::Disabled
                | Self::Unconfirmed
                | Self::WrongPlace
        )
    }

    /// Whether it may be about this computer, from which the key is not meant to be used, or about what is stored here.
    pub fn is_about_here(self) -> bool {
        matches!(self, Self::AddressRefused | Self::KeyAddressOrPermission | Self::Unusable)
    }

    /// Whether it passes by itself, so that the same question is worth asking again soon.
    pub fn passes(self) -> bool {
        matches!(self, Self::Nonce | Self::TooMany | Self::Down | Self::NoInternet | Self::TimeOut)
    }

    /// Whether the question with the key came to the exchange, or may have: not without a connection, nor over one that was not safe.
    pub fn got_there(self) -> bool {
        !matches!(self, Self::NoInternet | Self::NotSecure | Self::Unusable)
    }

    /// Whether the exchange said something about the key by it. What did not get through, or was not understood, is no answer.
    pub fn is_an_answer(self) -> bool {
        !self.passes()
            && !matches!(
                self,
                Self::Restricted | Self::NotSecure | Self::NotUnderstood | Self::Unusable | Self::Clock
            )
    }

    /// Whether the exchange said by it that this key opens nothing any more.
    pub fn proves_death(self) -> bool {
        matches!(self, Self::UnknownKey | Self::Expired)
    }
}

/// A question that was not answered as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What it means.
    pub reason: Reason,
    /// The exchange's own code, such as `-2015`; empty where it gave none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The exchange's own words, cut short, with nothing of the key in them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Seconds to wait, where the exchange named them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_secs: Option<u32>,
    /// The status of HTTP with which it came; none where nothing came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

impl Refusal {
    /// What the exchange said, in its own code and words; empty where it said nothing.
    pub fn as_said(&self) -> String {
        format!("{} {}", self.code, self.words).trim().to_owned()
    }

    /// A refusal of which nothing but its kind is known.
    pub fn of(reason: Reason) -> Self {
        Self { reason, code: String::new(), words: String::new(), wait_secs: None, status: None }
    }
}
