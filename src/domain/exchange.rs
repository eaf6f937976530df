//! What is known about one exchange: names, fields, permissions, address list, duties. Read from `assets/exchanges`.
//! Only facts, each with its source; no word of guidance (those are in Fluent) and no network.

mod end;
mod ip;
mod live_check;
mod pair;
mod permission;
mod step;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::api_key::Purpose;
use super::fact::{Fact, Sure};
use super::pair::Algorithm;
use super::permission::{Level, Levels};
use super::shape::Shape;
use super::words::Words;

pub use end::{EndFact, When};
pub use ip::IpFact;
pub use live_check::Seen;
pub use pair::{PairFact, PublicForm};
pub use permission::{PermissionFact, Reach, Transfer};
pub use step::{MadeBy, StepFact, StepKind};

/// An exchange as Keystead knows it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The id in files, such as `kraken`; `other` for one that is not in the catalogue.
    pub id: String,
    /// The name as the exchange writes it.
    pub name: String,
    /// Two letters for its tile.
    pub monogram: String,
    /// The ground of its tile, dark enough for white letters.
    pub tile: Rgb,
    /// Its place among the exchanges on offer; the lowest first, and those of one rank by name.
    #[serde(default = "usual_rank")]
    pub rank: u16,
    /// The line on its card, where a person's own file has one. The built-in ones are in Fluent.
    #[serde(default)]
    pub text: Option<String>,
    /// Whether the owner may add fields of their own naming.
    #[serde(default)]
    pub free_fields: bool,
    /// The day on which it closed, where it did. None of its keys works since, and none can be made.
    #[serde(default)]
    pub closed: Option<Fact<Date>>,
    /// Where keys are made and deleted.
    #[serde(default)]
    pub page: Page,
    /// The kinds of keys that it has, in its words.
    #[serde(default)]
    pub key_types: Vec<Fact<String>>,
    /// Those of them whose pair the owner makes, the better one first.
    #[serde(default)]
    pub pairs: Vec<PairFact>,
    /// What the exchange shows once a key is made, in its order.
    pub fields: Vec<FieldFact>,
    /// What a key can be allowed, in the order of the page, Withdraw last.
    pub permissions: Vec<PermissionFact>,
    /// By which tick coins move between the owner's own accounts.
    #[serde(default)]
    pub transfer: Option<Fact<Transfer>>,
    /// Whether a sub-account there has keys of its own.
    #[serde(default)]
    pub sub_accounts: Option<Fact<bool>>,
    /// What the exchange lets one say about addresses.
    #[serde(default)]
    pub ip: IpFact,
    /// When keys end by themselves.
    #[serde(default)]
    pub ends: Vec<EndFact>,
    /// How a key may be named there.
    #[serde(default)]
    pub key_name: KeyNameFact,
    /// How many keys an account can have.
    #[serde(default)]
    pub key_limit: Option<Fact<usize>>,
    /// Whether a new key works only after a link or a code in an e-mail.
    #[serde(default)]
    pub email: Option<Fact<bool>>,
    /// The address of its network for trying things with coins that are worth nothing.
    #[serde(default)]
    pub test_network: Option<Fact<String>>,
    /// What the exchange tells a program about the key that asks.
    #[serde(default)]
    pub live_check: Option<Fact<Vec<Seen>>>,
    /// What each purpose needs, and no more.
    pub needs: BTreeMap<Purpose, Fact<BTreeSet<String>>>,
    /// The lines that lead through making a key.
    pub guide: Vec<StepFact>,
    /// The lines that lead through deleting one.
    pub revoke: Vec<StepFact>,
}

/// Of those that are not among the best known: by name.
fn usual_rank() -> u16 {
    100
}

/// A colour as `#RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb(pub [u8; 3]);

impl TryFrom<String> for Rgb {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut rgb = [0; 3];
        let digits =
            text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or("a colour is written #RRGGBB")?;
        data_encoding::HEXUPPER_PERMISSIVE
            .decode_mut(digits.as_bytes(), &mut rgb)
            .map_err(|_| "a colour is written #RRGGBB")?;
        Ok(Self(rgb))
    }
}

/// Where keys are made and deleted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The address that the browser opens; none where it is not known.
    #[serde(default)]
    pub url: Option<Fact<String>>,
    /// The words on the way there, after signing in.
    #[serde(default)]
    pub menu: Option<Fact<Vec<String>>>,
}

/// One field that the exchange shows once a key is made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFact {
    /// Keystead's name of it, such as `api_key`, `secret`, `passphrase`.
    pub name: String,
    /// The exchange's name of it.
    pub label: Fact<String>,
    /// Whether it must never be seen by anybody else.
    pub secret: bool,
    /// Whether it may have several lines.
    #[serde(default)]
    pub multi_line: bool,
    /// Whether a key is useless without it.
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether the owner chose it, so that it has no shape of the exchange's making.
    #[serde(default)]
    pub chosen: bool,
    /// The forms that it may have; empty where none is known.
    #[serde(default)]
    pub shapes: Vec<Fact<Shape>>,
}

fn yes() -> bool {
    true
}

/// How a key may be named at the exchange.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeyNameFact {
    /// The longest name, in characters.
    pub max: Option<Fact<usize>>,
    /// Whether it takes letters and digits only.
    pub letters_and_digits: Option<Fact<bool>>,
}

impl Exchange {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&FieldFact> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What is known of keys whose pair is made in this way; nothing where the exchange takes none.
    pub fn pair(&self, algorithm: Algorithm) -> Option<&PairFact> {
        self.pairs.iter().find(|pair| pair.algorithm() == algorithm)
    }

    /// The permission of this code.
    pub fn permission(&self, code: &str) -> Option<&PermissionFact> {
        self.permissions.iter().find(|permission| permission.code == code)
    }

    /// What these permissions add up to. Codes that are not in the catalogue are told by [`Exchange::unknown`].
    pub fn levels_of(&self, codes: &BTreeSet<String>) -> Levels {
        let cap = self.cap(codes);
        let on = codes.iter().filter_map(|code| self.permission(code));
        on.flat_map(|permission| permission.levels_under(cap).iter().collect::<Vec<_>>()).collect()
    }

    /// The level above which nothing that is on lets its holder go.
    fn cap(&self, codes: &BTreeSet<String>) -> Option<Level> {
        let on: Vec<&PermissionFact> = codes.iter().filter_map(|code| self.permission(code)).collect();
        on.iter().filter(|cap| !on.iter().any(|other| excludes(cap, other))).find_map(|cap| {
            // A cap makes a key look harmless, so it counts only if the exchange itself says so.
            cap.caps_at.as_ref().and_then(Fact::certain).copied()
        })
    }

    /// The permissions of these that are on beside what is wanted and let their holder do more than look: futures beside spot, also
    /// where the key may trade anyway. One that stands in the place of a wanted one and allows no more than that is none of them.
    pub fn beside<'a>(&'a self, wanted: &BTreeSet<String>, on: &BTreeSet<String>) -> Vec<&'a PermissionFact> {
        let beside: Vec<&PermissionFact> =
            on.difference(wanted).filter_map(|code| self.permission(code)).collect();
        if beside.is_empty() {
            return beside;
        }
        let cap = self.cap(on);
        let wanted: Vec<&PermissionFact> = wanted.iter().filter_map(|code| self.permission(code)).collect();
        let is_more = |one: &&PermissionFact| {
            let levels = one.levels_under(cap);
            let is_covered = |other: &&PermissionFact| {
                excludes(one, other) && levels.iter().all(|level| other.levels().has(level))
            };
            levels.highest() > Some(Level::Read) && !wanted.iter().any(is_covered)
        };
        beside.into_iter().filter(is_more).collect()
    }

    /// The codes among these that Keystead does not know. They are shown as "Unknown, may be dangerous".
    pub fn unknown(&self, codes: &BTreeSet<String>) -> Vec<String> {
        codes.iter().filter(|code| self.permission(code).is_none()).cloned().collect()
    }

    /// What this purpose needs here, and no more.
    pub fn needed(&self, purpose: Purpose) -> BTreeSet<String> {
        self.needs.get(&purpose).map(|needs| needs.as_far_as_known().clone()).unwrap_or_default()
    }

    /// These permissions after one of them was ticked or unticked; what excludes it is unticked.
    #[must_use]
    pub fn ticked(&self, codes: &BTreeSet<String>, code: &str, on: bool) -> BTreeSet<String> {
        let mut after = codes.clone();
        if !on {
            after.remove(code);
        } else if let Some(permission) = self.permission(code) {
            after.retain(|other| self.permission(other).is_none_or(|other| !excludes(permission, other)));
            after.insert(code.to_owned());
        }
        after
    }

    /// Whether a key with these levels is accepted only with an address list, as far as the exchange itself says.
    pub fn demands_list(&self, levels: Levels) -> bool {
        let required = self.ip.required_for.as_ref().and_then(Fact::certain);
        required.is_some_and(|required| required.iter().any(|level| levels.has(*level)))
    }

    /// Whether it makes no key at all without an address list, as far as the exchange itself says.
    pub fn always_demands_list(&self) -> bool {
        self.demands_list(Levels::default().with(Level::Read))
    }

    /// Whether a bot can have a sub-account of its own with a key of its own, and whether the exchange itself says so.
    /// None where nobody read it, so that nobody is sent to look for what may not be there.
    pub fn has_sub_accounts(&self) -> Option<bool> {
        let fact = self.sub_accounts.as_ref().filter(|fact| fact.sure() > Sure::Unverified)?;
        (*fact.as_far_as_known() && !self.is_closed()).then(|| fact.is_sure())
    }

    /// Whether it closed, so that no key can be made there and none works.
    pub fn is_closed(&self) -> bool {
        self.closed.is_some()
    }

    /// Its name: what the owner typed, where it is not in the catalogue.
    pub fn shown_name<'a>(&'a self, typed: &'a str) -> &'a str {
        if self.free_fields && !typed.trim().is_empty() { typed.trim() } else { &self.name }
    }

    /// The letters on its tile: of what the owner typed, where it is not in the catalogue.
    pub fn shown_monogram(&self, typed: &str) -> String {
        let mut letters = typed.chars().filter(|c| c.is_alphanumeric());
        match letters.next() {
            Some(first) if self.free_fields => {
                first.to_uppercase().chain(letters.next().into_iter().flat_map(char::to_lowercase)).collect()
            }
            _ => self.monogram.clone(),
        }
    }

    /// The address of the page where keys are made and deleted. One that nobody saw in a source is not opened:
    /// at a wrong address somebody else may wait.
    pub fn page_url(&self) -> Option<&str> {
        let url = self.page.url.as_ref().filter(|url| url.sure() > Sure::Unverified);
        url.map(|url| url.as_far_as_known().as_str())
    }

    /// The id of the plain sentence beneath a permission.
    pub fn permission_text(&self, code: &str) -> String {
        format!("permission-{}-{}", self.id, text_part(code))
    }

    /// The plain sentence beneath a permission.
    pub fn permission_words(&self, code: &str) -> Words {
        let own = self.permission(code).and_then(|permission| permission.text.as_ref());
        own.map_or_else(|| Words::new(self.permission_text(code)), Words::own)
    }

    /// The line on its card.
    pub fn card_words(&self) -> Words {
        self.text.as_ref().map_or_else(|| Words::new(format!("create-exchange-{}-text", self.id)), Words::own)
    }

    /// The latest day on which words or levels of its permissions came from a file of the person's own.
    pub fn own_on(&self) -> Option<Date> {
        self.permissions.iter().flat_map(|one| [one.label.own, one.levels.own]).flatten().max()
    }

    /// The latest day on which its permissions were read, for "read 20 Nov 2026"; none where nobody saw their words.
    pub fn read_on(&self) -> Option<Date> {
        self.permissions.iter().filter_map(|permission| permission.label.seen_on()).max()
    }
}

fn excludes(one: &PermissionFact, other: &PermissionFact) -> bool {
    one.one_of.is_some() && one.one_of == other.one_of && one.code != other.code
}

/// A code as a part of a text id: `Wallet.Withdraw` becomes `wallet-withdraw`.
pub(crate) fn text_part(code: &str) -> String {
    code.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}
