//! What asking an exchange needs to know, from `assets/checks`: its hosts, what a question uses up, what its codes mean.
//! Compiled in only. A person's own file of facts cannot name a host: a key would go to whoever wrote that file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::refusal::Reason;
use crate::domain::fact::Fact;

static CHECKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/checks");

static BUILT_IN: LazyLock<BTreeMap<&'static str, CheckFacts>> = LazyLock::new(|| {
    let files = check_files();
    files.into_iter().filter_map(|(id, text)| Some((id, toml::from_str(text).ok()?))).collect()
});

/// The files: each exchange's id and its text.
pub fn check_files() -> Vec<(&'static str, &'static str)> {
    let files = CHECKS.files();
    files.filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?))).collect()
}

/// What asking one exchange needs to know.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckFacts {
    /// The hosts that may be asked, the usual one first. Nothing is ever sent to another.
    pub hosts: Fact<Vec<String>>,
    /// What a question uses up or sets off.
    #[serde(default)]
    pub effects: Vec<Fact<Effect>>,
    /// The least time between two questions of one account, in milliseconds.
    #[serde(default = "half_a_second")]
    pub pause_ms: u32,
    /// What its codes mean.
    #[serde(default)]
    pub refusals: Vec<RefusalFact>,
}

fn half_a_second() -> u32 {
    500
}

/// What a question uses up or sets off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// A number that must grow is shared with whatever uses the key; a running bot's next call may be refused once.
    Nonce,
    /// A key with a heartbeat: its clock, which cancels all orders, is started or set back.
    Heartbeat,
    /// The exchange ends unused keys; being asked counts as use.
    IdleClock,
}

/// What one code of an exchange means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalFact {
    /// The code as the exchange sends it.
    pub code: String,
    /// A part of its words that must be there too, in lower case, where one code has several meanings.
    #[serde(default)]
    pub words: Option<String>,
    /// What it means.
    pub means: Fact<Reason>,
}

impl CheckFacts {
    /// What is known of asking this exchange; none where it cannot be asked.
    pub fn of(exchange: &str) -> Option<&'static Self> {
        BUILT_IN.get(exchange)
    }

    /// The ids of all exchanges that can be asked.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static Self)> {
        BUILT_IN.iter().map(|(id, facts)| (*id, facts))
    }

    /// The host that is asked.
    pub fn host(&self) -> &str {
        self.hosts.as_far_as_known().first().map_or("", String::as_str)
    }

    /// Whether a question uses this up or sets it off.
    pub fn has(&self, effect: Effect) -> bool {
        self.effects.iter().any(|fact| *fact.as_far_as_known() == effect)
    }

    /// Whether a question may disturb a bot that uses the same key.
    pub fn may_disturb(&self) -> bool {
        self.has(Effect::Nonce) || self.has(Effect::Heartbeat)
    }

    /// What this code means, with these words beside it.
    pub fn reason(&self, code: &str, words: &str) -> Option<Reason> {
        let words = words.to_lowercase();
        let is_it = |fact: &&RefusalFact| {
            fact.code == code && fact.words.as_ref().is_none_or(|part| words.contains(part.as_str()))
        };
        // One that names words as well is the closer one.
        let found = self.refusals.iter().filter(is_it).max_by_key(|fact| fact.words.is_some());
        found.map(|fact| *fact.means.as_far_as_known())
    }
}
