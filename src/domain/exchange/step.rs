//! The lines of a guide as the catalogue has them: what is done, and what is known of the exchange's words.

use serde::Deserialize;

use crate::domain::fact::Fact;

/// One line of a guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepFact {
    /// Its name, under which a tick is kept.
    pub id: String,
    /// What is done in it.
    pub kind: StepKind,
    /// Whether its words are this exchange's own: `guide-<exchange>-<id>`, else `guide-<kind>`.
    #[serde(default)]
    pub own_words: bool,
    /// Whether a second line stands beneath: the same id with `-note`.
    #[serde(default)]
    pub note: bool,
    /// Its words, where a person's own file has them.
    #[serde(default)]
    pub text: Option<String>,
    /// The second line, where a person's own file has one.
    #[serde(default)]
    pub note_text: Option<String>,
    /// Whether it is done only where the exchange makes the secret, or only where Keystead does; else in both cases.
    #[serde(default)]
    pub made_by: Option<MadeBy>,
    /// The exchange's words in it, as far as known.
    pub known: Fact<String>,
}

/// Who makes the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MadeBy {
    /// The exchange, which shows it once.
    Exchange,
    /// Keystead, which gives the exchange the public half.
    Keystead,
}

/// What is done in a line of a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Sign in and go to the page; it is opened from this line.
    Open,
    /// Press or choose something.
    Press,
    /// Give the key a name; the name is offered for copying.
    Name,
    /// Give the exchange the public half of the pair; it is offered for copying.
    PublicKey,
    /// Choose a passphrase.
    Passphrase,
    /// Tick the permissions.
    Permissions,
    /// Enter the addresses, or say that there are none.
    Addresses,
    /// Confirm with the exchange's own codes.
    Codes,
    /// Finish, and leave the page open.
    Finish,
    /// Find the key in the list there.
    Find,
    /// Delete it.
    Delete,
}

impl StepKind {
    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Press => "press",
            Self::Name => "name",
            Self::PublicKey => "public-key",
            Self::Passphrase => "passphrase",
            Self::Permissions => "permissions",
            Self::Addresses => "addresses",
            Self::Codes => "codes",
            Self::Finish => "finish",
            Self::Find => "find",
            Self::Delete => "delete",
        }
    }
}
