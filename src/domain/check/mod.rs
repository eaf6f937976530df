//! Checks of pasted text before it is saved: pure, on this computer, in words. Warns; blocks only what is certainly wrong.
//! No finding ever holds a part of the text: only numbers, the names of fields, and whether it ends in `=`.

mod block;
mod field;
mod foreign;
mod here;
mod pair;
mod repair;
mod text;

use super::exchange::{Exchange, FieldFact};
use super::fact::Fact;
use super::words::Words;

pub use block::read_block;
pub use repair::repair;
pub use text::{is_invisible, is_pem};

/// More characters than any key has; what follows would not fit into a keychain either.
pub const TOO_LONG: usize = 5_000;

/// One field as it stands in the window: its name in the catalogue, and its text.
#[derive(Clone, Copy)]
pub struct Pasted<'a> {
    /// The catalogue's name of the field.
    pub name: &'a str,
    /// The text that was pasted. Only read here, never kept.
    pub text: &'a str,
}

/// What was found in the pasted fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found, the blocking ones first.
    pub findings: Vec<Finding>,
    /// What was looked for, for the list at the side.
    pub checked: Vec<Checked>,
}

impl Report {
    /// Whether something must be changed before it can be saved.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Block)
    }

    /// What was found in the field of this name.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |finding| finding.field == field)
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The field's name in the catalogue.
    pub field: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it can be saved all the same.
    pub severity: Severity,
    /// One line: what happened.
    pub title: Words,
    /// What it means and what to do.
    pub text: Words,
    /// A few words for the right of the field's label ("88 characters, ends in ==").
    pub short: Words,
    /// What Keystead can do about it, if it is asked to.
    pub repair: Option<Repair>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It is certainly wrong.
    Block,
    /// It looks wrong; the owner decides.
    Warn,
}

/// What Keystead can do about a finding, if it is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repair {
    /// [`repair()`] on this field.
    Clean,
    /// Exchange the texts of these two fields: the key and the secret.
    Swap,
    /// Exchange the texts of these two fields: the secret and what the owner chose.
    SwapChosen,
    /// Read the text as Coinbase's file.
    ReadFile,
    /// Put each value into its own field: [`read_block`].
    Distribute,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Nothing was pasted where something is needed.
    Empty,
    /// The same text stands in two fields.
    Same,
    /// It is longer than any key.
    TooLong,
    /// It has line breaks in the middle.
    LineBreaks,
    /// Spaces or line breaks stand around it.
    SpacesAround,
    /// Spaces stand inside it.
    SpacesInside,
    /// It has characters that only look like letters and digits, or that cannot be seen.
    LookAlike,
    /// Quotes stand around it.
    Quotes,
    /// Several values with their names.
    Block,
    /// Its names say that it is for a test network.
    TestNetwork,
    /// Key and secret stand in each other's fields.
    Swapped,
    /// The secret and what the owner chose stand in each other's fields.
    SwappedChosen,
    /// It has the form of an authenticator's seed.
    AuthenticatorSeed,
    /// It has the form of a key of another exchange.
    OtherExchange,
    /// It has the form of a wallet's recovery words.
    SeedPhrase,
    /// It has the form of a wallet's private key.
    WalletKey,
    /// It is a whole key file, not one field.
    WholeFile,
    /// A PEM key whose line breaks are written as `\n`.
    PemEscaped,
    /// A PEM key that is cut off.
    PemCut,
    /// The public half of a PEM key.
    PemPublic,
    /// The public half of the pair that was made here.
    PublicGiven,
    /// A secret, although the secret is here already.
    SecretHere,
    /// It has another number of characters than usual.
    Length,
    /// It has characters that do not occur there.
    Alphabet,
    /// Its parts are different.
    Form,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 25] = [
        Self::Empty,
        Self::Same,
        Self::TooLong,
        Self::LineBreaks,
        Self::SpacesAround,
        Self::SpacesInside,
        Self::LookAlike,
        Self::Quotes,
        Self::Block,
        Self::TestNetwork,
        Self::Swapped,
        Self::SwappedChosen,
        Self::AuthenticatorSeed,
        Self::OtherExchange,
        Self::SeedPhrase,
        Self::WalletKey,
        Self::WholeFile,
        Self::PemEscaped,
        Self::PemCut,
        Self::PemPublic,
        Self::PublicGiven,
        Self::SecretHere,
        Self::Length,
        Self::Alphabet,
        Self::Form,
    ];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Same => "same",
            Self::TooLong => "too-long",
            Self::LineBreaks => "line-breaks",
            Self::SpacesAround => "spaces-around",
            Self::SpacesInside => "spaces-inside",
            Self::LookAlike => "look-alike",
            Self::Quotes => "quotes",
            Self::Block => "block",
            Self::TestNetwork => "test-network",
            Self::Swapped => "swapped",
            Self::SwappedChosen => "swapped-chosen",
            Self::AuthenticatorSeed => "authenticator-seed",
            Self::OtherExchange => "other-exchange",
            Self::SeedPhrase => "seed-phrase",
            Self::WalletKey => "wallet-key",
            Self::WholeFile => "whole-file",
            Self::PemEscaped => "pem-escaped",
            Self::PemCut => "pem-cut",
            Self::PemPublic => "pem-public",
            Self::PublicGiven => "public-given",
            Self::SecretHere => "secret-here",
            Self::Length => "length",
            Self::Alphabet => "alphabet",
            Self::Form => "form",
        }
    }
}

/// One line of "What was checked".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What was looked for.
    pub what: Words,
    /// What came of it.
    pub result: Words,
    /// Whether it is as it should be.
    pub is_good: bool,
}

/// Checks the pasted fields against what is known of the exchange.
pub fn check_fields(exchange: &Exchange, pasted: &[Pasted<'_>]) -> Report {
    check_fields_beside(exchange, pasted, None)
}

/// The same where the text of one field is here already, because Keystead made it: nobody has to paste it, and who pastes something
/// of its kind misunderstood the exchange's page.
pub fn check_fields_beside(exchange: &Exchange, pasted: &[Pasted<'_>], here: Option<&str>) -> Report {
    let mut findings: Vec<Finding> = Vec::new();
    for one in pasted {
        findings.extend(field::check(exchange, *one));
    }
    pair::check(exchange, pasted, &mut findings);
    if let Some(secret) = here.and_then(|name| exchange.field(name)) {
        here::check(exchange, secret, pasted, &mut findings);
    }
    findings.sort_by_key(|finding| finding.severity);
    let checked = checked(&findings, pasted);
    Report { findings, checked }
}

fn checked(findings: &[Finding], pasted: &[Pasted<'_>]) -> Vec<Checked> {
    const SPACES: [Kind; 3] = [Kind::SpacesAround, Kind::SpacesInside, Kind::LineBreaks];
    if pasted.iter().all(|field| field.text.is_empty()) {
        return Vec::new();
    }
    let found = |is: &dyn Fn(Kind) -> bool| findings.iter().any(|finding| is(finding.kind));
    let line = |what: &str, result: &str, is_good| Checked {
        what: Words::new(format!("check-what-{what}")),
        result: Words::new(format!("check-result-{result}")),
        is_good,
    };
    let spaces = found(&|kind| SPACES.contains(&kind));
    let translated = found(&|kind| kind == Kind::LookAlike);
    let form = found(&|kind| !SPACES.contains(&kind) && !matches!(kind, Kind::LookAlike | Kind::Empty));
    let form_result = match form {
        true if found(&|kind| matches!(kind, Kind::Swapped | Kind::SwappedChosen)) => "swapped",
        true => "look",
        false => "as-usual",
    };
    vec![
        line("spaces", if spaces { "look" } else { "none" }, !spaces),
        line("translated", if translated { "look" } else { "no" }, !translated),
        line("length", form_result, !form),
    ]
}

/// A finding with the texts that its kind has.
fn finding(field: &FieldFact, kind: Kind, severity: Severity, text: &str) -> Finding {
    let word = kind.word();
    Finding {
        field: field.name.clone(),
        kind,
        severity,
        title: Words::new(format!("check-{word}-title")).text("field", label(field)),
        text: Words::new(format!("check-{word}")),
        short: count(text),
        repair: None,
    }
}

fn label(field: &FieldFact) -> &str {
    field.label.as_far_as_known()
}

/// How many characters there are, and whether they end in `=`: all that is ever said of a secret's text.
fn count(text: &str) -> Words {
    let ending = match text.bytes().rev().take_while(|byte| *byte == b'=').count() {
        0 => "",
        1 => "=",
        _ => "==",
    };
    let words = Words::new(if ending.is_empty() { "check-count" } else { "check-count-ends" });
    let words = words.number("count", text.chars().count());
    if ending.is_empty() { words } else { words.text("ending", ending) }
}

/// Whether all that is known of a field's form was read in the exchange's own documents.
fn is_form_sure(field: &FieldFact) -> bool {
    field.shapes.iter().all(Fact::is_sure)
}

#[cfg(test)]
mod tests;
