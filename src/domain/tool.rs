//! What is known about one tool that uses keys: a bot, a tracker, a tax tool. Read from `assets/tools`.
//! Only facts with sources; what to say of them is in Fluent.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::api_key::Purpose;
use super::fact::{Fact, Sure};
use super::pair::Family;
use super::permission::{Level, Levels};

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
    /// Whether it takes an exchange key at all.
    #[serde(default = "takes_keys")]
    pub takes_keys: bool,
    /// Where it usually runs, where that is known.
    #[serde(default)]
    pub runs: Option<Fact<Runs>>,
    /// The levels that it needs, where they are known.
    #[serde(default)]
    pub needs: Option<Fact<Vec<Level>>>,
    /// What it must never be given, where that is known.
    #[serde(default)]
    pub never: Option<Fact<Vec<Level>>>,
    /// The permissions that it names itself, by exchange.
    #[serde(default)]
    pub ticks: BTreeMap<String, Fact<BTreeSet<String>>>,
    /// Whether an address list helps or breaks it, and whose addresses stand in it.
    #[serde(default)]
    pub ip: Option<Fact<IpAdvice>>,
    /// How many addresses it has, where they are its makers'.
    #[serde(default)]
    pub ip_count: Option<Fact<usize>>,
    /// The addresses themselves, where its makers publish one list for everybody. Such lists go stale, so the day is always shown.
    #[serde(default)]
    pub addresses: Option<Fact<Vec<String>>>,
    /// The id of what else is known about a list, where something is.
    #[serde(default)]
    pub ip_note: Option<Fact<String>>,
    /// Whether it can use a key whose pair the owner made: by exchange, then by family of signatures. What is missing is not known.
    #[serde(default)]
    pub pairs: BTreeMap<String, BTreeMap<Family, Fact<bool>>>,
    /// How it keeps the key. One that runs on its makers' servers keeps it there, so this is of the others.
    #[serde(default)]
    pub keeps: Option<Fact<Keeps>>,
    /// Its own names for the fields, in the order in which it asks for them.
    #[serde(default)]
    pub asks: Vec<Ask>,
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

/// Whether an address list helps a tool, and whose addresses stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IpAdvice {
    /// It helps: the address of the computer on which it runs.
    OwnAddress,
    /// It helps: the addresses that its makers show on their page.
    ItsPage,
    /// The tool works only without one.
    Breaks,
}

impl IpAdvice {
    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::OwnAddress => "own-address",
            Self::ItsPage => "its-page",
            Self::Breaks => "breaks",
        }
    }
}

/// How a tool keeps the key that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeps {
    /// As plain text in a file.
    PlainFile,
    /// As plain text in a database.
    PlainDatabase,
    /// It reads it from variables that somebody wrote as plain text.
    Environment,
    /// Encrypted, under a password of its own.
    Encrypted,
    /// On the servers of those who made it. Never written in a file: it follows from where the tool runs.
    #[serde(skip)]
    Cloud,
}

impl Keeps {
    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::PlainFile => "plain-file",
            Self::PlainDatabase => "plain-database",
            Self::Environment => "environment",
            Self::Encrypted => "encrypted",
            Self::Cloud => "cloud",
        }
    }

    /// Whether somebody else than its owner may come to read the key there.
    pub fn is_open(self) -> bool {
        self != Self::Encrypted
    }
}

impl Tool {
    /// The tool's name for a field of this kind.
    pub fn label(&self, part: Part) -> Option<&Fact<String>> {
        self.asks.iter().find(|ask| ask.part == part).map(|ask| &ask.label)
    }

    /// Whether it can use a key of this exchange whose pair was made so; nothing where nobody said so.
    pub fn takes_pair(&self, exchange: &str, family: Family) -> Option<&Fact<bool>> {
        self.pairs.get(exchange)?.get(&family)
    }

    /// The levels that it needs, for deciding what is ticked: only as far as somebody read them.
    pub fn read_needs(&self) -> Option<Levels> {
        let needs = self.needs.as_ref().filter(|needs| needs.sure() > Sure::Unverified)?;
        Some(needs.as_far_as_known().iter().copied().collect())
    }

    /// How it keeps the key, and whether that is sure.
    pub fn keeping(&self) -> Option<(Keeps, bool)> {
        if let Some(keeps) = &self.keeps {
            return Some((*keeps.as_far_as_known(), keeps.is_sure()));
        }
        let runs = self.runs.as_ref().filter(|_| self.takes_keys)?;
        (*runs.as_far_as_known() == Runs::Cloud).then(|| (Keeps::Cloud, runs.is_sure()))
    }

    /// Whether it is known never to need this level; and whether that is sure.
    pub fn never_needs(&self, level: Level) -> Option<bool> {
        let never = self.never.as_ref()?;
        never.as_far_as_known().contains(&level).then(|| never.is_sure())
    }

    /// Whether it works only without an address list, by its makers' own words.
    pub fn breaks_with_list(&self) -> bool {
        self.ip.as_ref().and_then(Fact::certain) == Some(&IpAdvice::Breaks)
    }
}
