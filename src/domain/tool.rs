//! What is known about one tool that uses keys: a bot, a tracker, a tax tool. Read from `assets/tools`.
//! Only facts with sources; what to say of them is in Fluent.

use serde::Deserialize;

use super::api_key::Purpose;
use super::fact::Fact;
use super::permission::Level;

/// A tool as Keystead knows it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// The id in files, such as `freqtrade`.
    pub id: String,
    /// The name as the tool writes it.
    pub name: String,
    /// What it is used for, the usual thing first.
    pub purposes: Vec<Purpose>,
    /// Its place among the tools on offer; the lowest first.
    pub rank: u16,
    /// Where it usually runs.
    pub runs: Fact<Runs>,
    /// Whether it takes an exchange key at all.
    #[serde(default = "takes_keys")]
    pub takes_keys: bool,
    /// Its own names for the fields, in the order in which it asks for them.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// What it must never be given.
    pub never: Fact<Vec<Level>>,
    /// The id of what to do there when the key is replaced, where something is known.
    #[serde(default)]
    pub rotation: Option<Fact<String>>,
    /// The id of what else is worth knowing, where something is known.
    #[serde(default)]
    pub note: Option<Fact<String>>,
}

fn takes_keys() -> bool {
    true
}

/// A field that a tool asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Which part of the key it is.
    pub part: Part,
    /// The tool's name of it.
    pub label: Fact<String>,
}

/// Which part of a key a tool asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What names the key: the first field that is not secret.
    Key,
    /// What signs: the first secret field.
    Secret,
    /// The passphrase, at exchanges that have one.
    Passphrase,
}

/// Where a tool usually runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Runs {
    /// On the servers of those who made it.
    Cloud,
    /// On a computer of the owner's.
    OwnComputer,
}

impl Tool {
    /// The tool's name for a field of this kind.
    pub fn label(&self, part: Part) -> Option<&Fact<String>> {
        self.asks.iter().find(|ask| ask.part == part).map(|ask| &ask.label)
    }
}
