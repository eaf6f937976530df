//! What is typed about a key while it is edited, and what it comes to. Everything but its exchange and its secret.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::api_key::{Address, ApiKey, ToolUse};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::edit::Edit;
use crate::domain::exchange::Exchange;
use crate::tr;
use crate::ui::screens::parts::address_list::Typing;
use crate::ui::screens::parts::type_withdraw::wants_word;
use crate::ui::words::exchange_of;

/// Days after which a key may be rotated, as offered.
const ROTATIONS: [u16; 5] = [30, 60, 90, 180, 365];

/// What is typed about a key while it is edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditDraft {
    /// The owner's name for it.
    pub label: String,
    /// The account at the exchange.
    pub account: String,
    /// The sub-account within it.
    pub sub_account: String,
    /// Who uses it: the tool's name and where it runs.
    pub tools: Vec<(String, String)>,
    /// Whether a key for a tax report goes on reading after the import.
    pub keeps_reading: bool,
    /// The permissions ticked at the exchange, by code.
    pub permissions: BTreeSet<String>,
    /// From where it may be used.
    pub addresses: Vec<Address>,
    /// An address that is typed and not in the list yet.
    pub typing: Typing,
    /// Tags with commas between.
    pub tags: String,
    /// The note.
    pub note: String,
    /// The last day, as typed.
    pub expires: String,
    /// After how many days it is to be replaced.
    pub rotate_every_days: Option<u16>,
    /// The question that is open.
    pub asking: Option<EditAsking>,
    /// What is typed to allow Withdraw.
    pub typed_word: String,
    /// It was sent and waits for its answer.
    pub sent: bool,
    /// Saving was tried, so that what is missing is marked.
    pub tried: bool,
}

/// A question inside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditAsking {
    /// These permissions would let the key withdraw or change the account: really?
    Withdraw(BTreeSet<String>),
    /// Throw the changes away?
    Leave,
}

/// What is wrong with what was typed; a sentence each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The name.
    pub label: Option<String>,
    /// The addresses.
    pub addresses: Option<String>,
    /// The last day.
    pub expires: Option<String>,
}

impl Wrong {
    /// Whether something has to be put right before it can be saved.
    pub fn is_any(&self) -> bool {
        self.label.is_some() || self.addresses.is_some() || self.expires.is_some()
    }
}

impl EditDraft {
    /// The key as it stands.
    pub fn of(key: &ApiKey) -> Self {
        let catalogue = Catalogue::built_in();
        Self {
            label: key.label.clone(),
            account: key.account.clone(),
            sub_account: key.sub_account.clone(),
            tools: key
                .tools
                .iter()
                .map(|used| (catalogue.tool_name(&used.tool).to_owned(), used.place.clone()))
                .collect(),
            keeps_reading: key.keeps_reading,
            permissions: key.permissions.clone(),
            addresses: key.addresses.clone(),
            tags: key.tags.join(", "),
            note: key.note.clone(),
            expires: key.expires.map(|day| day.to_string()).unwrap_or_default(),
            rotate_every_days: key.rotate_every_days,
            ..Self::default()
        }
    }

    /// Whether saving would change something that was typed here. A tool that was typed before Keystead knew it is not that.
    pub fn is_changed(&self, key: &ApiKey) -> bool {
        self.edit(key) != Self::of(key).edit(key) || self.wrong().is_any()
    }

    /// What is wrong with what was typed.
    pub fn wrong(&self) -> Wrong {
        let label = self.label.trim().is_empty().then(|| tr!("key-edit-name-missing"));
        let addresses = self.typing.is_left().then(|| tr!("key-edit-from-typed-left"));
        let text = self.expires.trim();
        let expires = (!text.is_empty() && date_of(text).is_none())
            .then(|| tr!("key-edit-expires-wrong", text = text.chars().take(20).collect::<String>()));
        Wrong { label, addresses, expires }
    }

    /// Whether a different key has this name already.
    pub fn has_a_twin(&self, key: &ApiKey, book: &Book) -> bool {
        let name = self.label.trim().to_lowercase();
        book.keys.values().any(|other| other.id != key.id && other.label.trim().to_lowercase() == name)
    }

    /// The permissions after one was ticked or unticked; none, if that would let the key take everything and has to be asked.
    pub fn tick(&mut self, exchange: &Exchange, code: &str, on: bool) {
        let after = exchange.ticked(&self.permissions, code, on);
        if wants_word(exchange.levels_of(&self.permissions), exchange.levels_of(&after)) {
            self.typed_word.clear();
            self.asking = Some(EditAsking::Withdraw(after));
        } else {
            self.permissions = after;
        }
    }

    /// Whether more than one tool is named.
    pub fn is_shared(&self) -> bool {
        self.tools.iter().filter(|(name, _)| !name.trim().is_empty()).count() > 1
    }

    /// What it comes to.
    pub fn edit(&self, key: &ApiKey) -> Edit {
        let exchange = exchange_of(key);
        Edit {
            label: self.label.trim().to_owned(),
            account: self.account.trim().to_owned(),
            sub_account: self.sub_account.trim().to_owned(),
            keeps_reading: self.keeps_reading,
            tools: self.tools.iter().filter_map(tool_of).collect(),
            levels: exchange.levels_of(&self.permissions),
            permissions: self.permissions.clone(),
            addresses: self.addresses.iter().map(trimmed).collect(),
            tags: tags_of(&self.tags),
            note: self.note.trim().to_owned(),
            expires: date_of(self.expires.trim()),
            rotate_every_days: self.rotate_every_days,
        }
    }

    /// The offered periods; the one that the key has is always among them.
    pub fn rotations(&self) -> Vec<Option<u16>> {
        let mut days: BTreeSet<u16> = ROTATIONS.into_iter().collect();
        days.extend(self.rotate_every_days);
        std::iter::once(None).chain(days.into_iter().map(Some)).collect()
    }
}

fn tool_of((name, place): &(String, String)) -> Option<ToolUse> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let known = Catalogue::built_in().tool_called(name);
    let tool = known.map_or_else(|| name.to_owned(), |tool| tool.id.clone());
    Some(ToolUse { tool, place: place.trim().to_owned() })
}

fn tags_of(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|other| other.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// A day as `2027-03-14`, or `14.3.2027` as many write it.
fn date_of(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let year: i16 = year.parse().ok().filter(|year| *year >= 2000)?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn trimmed(address: &Address) -> Address {
    Address { ip: address.ip.clone(), note: address.note.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::permission::Level;
    use crate::domain::sample;
    use jiff::civil::date;

    fn key(place: usize) -> ApiKey {
        sample::book(jiff::Timestamp::UNIX_EPOCH).keys[&sample::id(place)].clone()
    }

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        for place in 0..9 {
            let key = key(place);
            let draft = EditDraft::of(&key);
            assert!(!draft.is_changed(&key), "{}", key.label);
            assert_eq!(draft.edit(&key), Edit::of(&key), "{}", key.label);
        }
    }

    #[test]
    fn an_address_that_is_only_typed_is_not_thrown_away_unseen() {
        let key = key(2);
        let mut draft = EditDraft::of(&key);
        draft.addresses[0].note = " rented server ".to_owned();
        assert_eq!(draft.edit(&key).addresses[0].note, "rented server");
        assert!(!draft.wrong().is_any());
        draft.typing.typed = "9.9.9.9".to_owned();
        assert!(draft.wrong().addresses.is_some() && draft.is_changed(&key));
    }

    #[test]
    fn a_name_is_needed_and_a_date_must_be_one() {
        let key = key(2);
        let mut draft = EditDraft::of(&key);
        draft.label = "   ".to_owned();
        draft.expires = "next spring".to_owned();
        let wrong = draft.wrong();
        assert!(wrong.label.is_some() && wrong.expires.is_some());
        assert_eq!(date_of("2027-03-14"), Some(date(2027, 3, 14)));
        assert_eq!(date_of("14.3.2027"), Some(date(2027, 3, 14)));
        assert_eq!(date_of("2027-13-14"), None);
        assert_eq!(date_of("14.3.27"), None);
    }

    #[test]
    fn ticking_withdraw_is_asked_and_not_done() {
        let key = key(4);
        let exchange = exchange_of(&key);
        let code =
            exchange.permissions.iter().find(|one| one.level() == Level::Withdraw).unwrap().code.clone();
        let mut draft = EditDraft::of(&key);
        draft.tick(&exchange, &code, true);
        assert!(matches!(&draft.asking, Some(EditAsking::Withdraw(after)) if after.contains(&code)));
        assert!(!draft.permissions.contains(&code));
        let trade = exchange.permissions.iter().find(|one| one.level() == Level::Trade).unwrap().code.clone();
        draft.asking = None;
        draft.tick(&exchange, &trade, false);
        assert!(!draft.permissions.contains(&trade) && draft.asking.is_none());
    }

    #[test]
    fn a_tool_is_known_by_its_name_and_tags_are_kept_once() {
        assert_eq!(tool_of(&("freqTRADE ".to_owned(), " laptop".to_owned())).unwrap().tool, "freqtrade");
        assert_eq!(tool_of(&("My own".to_owned(), String::new())).unwrap().tool, "My own");
        assert!(tool_of(&("  ".to_owned(), "laptop".to_owned())).is_none());
        assert_eq!(tags_of(" dca,, cloud , DCA"), ["dca", "cloud"]);
    }

    #[test]
    fn a_tool_that_was_typed_before_it_was_known_is_no_change() {
        let mut key = key(4);
        key.tools[0].tool = "Superalgos".to_owned();
        let mut draft = EditDraft::of(&key);
        assert!(!draft.is_changed(&key) && !draft.is_shared());
        draft.tools.push(("  ".to_owned(), "laptop".to_owned()));
        assert!(!draft.is_shared());
        draft.tools.push(("Koinly".to_owned(), String::new()));
        assert!(draft.is_changed(&key) && draft.is_shared());
    }

    #[test]
    fn the_period_of_the_key_is_always_offered() {
        let mut draft = EditDraft::of(&key(4));
        assert!(draft.rotations().contains(&Some(92)));
        draft.rotate_every_days = None;
        assert_eq!(draft.rotations().len(), ROTATIONS.len() + 1);
    }
}
