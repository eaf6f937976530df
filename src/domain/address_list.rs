//! A list of addresses as a whole: whose they are, what is suggested, and how the exchange wants them written. Opens no connection.

use std::collections::BTreeMap;

use super::api_key::{Address, ToolUse};
use super::book::Book;
use super::catalogue::Catalogue;
use super::exchange::Exchange;
use super::fact::{Fact, Sure};
use super::tool::Tool;

/// The addresses of one owner, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned<'a> {
    /// The owner in the person's words; empty where nobody said whose they are.
    pub owner: &'a str,
    /// The addresses.
    pub addresses: Vec<&'a Address>,
}

/// The list by owners: in the order in which they first occur, those of nobody last.
pub fn by_owner(list: &[Address]) -> Vec<Owned<'_>> {
    let mut groups: Vec<Owned<'_>> = Vec::new();
    for address in list {
        let owner = address.note.trim();
        match groups.iter_mut().find(|group| is_same(group.owner, owner)) {
            Some(group) => group.addresses.push(address),
            None => groups.push(Owned { owner, addresses: vec![address] }),
        }
    }
    groups.sort_by_key(|group| group.owner.is_empty());
    groups
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whose an address may be: the tools in use, the places where they run, then the owners that stand at other keys, the most frequent
/// first. Each once.
pub fn suggested_owners(book: &Book, tools: &[ToolUse]) -> Vec<String> {
    const MOST: usize = 8;
    let catalogue = Catalogue::built_in();
    let names = tools.iter().map(|used| catalogue.tool_name(&used.tool).to_owned());
    let places = tools.iter().map(|used| used.place.clone());
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let of_keys = book.keys.values().flat_map(|key| &key.addresses);
    for address in of_keys.chain(book.drafts.values().flat_map(|draft| &draft.addresses)) {
        let owner = address.note.trim();
        counts.entry(owner.to_lowercase()).or_insert((0, owner)).0 += 1;
    }
    let mut before: Vec<(usize, &str)> = counts.into_values().collect();
    before.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let before = before.into_iter().map(|(_, owner)| owner.to_owned());
    let mut owners: Vec<String> = Vec::new();
    for owner in names.chain(places).chain(before) {
        if !owner.trim().is_empty() && !owners.iter().any(|other| is_same(other, &owner)) {
            owners.push(owner.trim().to_owned());
        }
    }
    owners.truncate(MOST);
    owners
}

/// Addresses that are known already and can be added with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<'a> {
    /// Whose they are.
    pub owner: String,
    /// The addresses that are not in the list yet, with their owner.
    pub addresses: Vec<Address>,
    /// From where they are known.
    pub from: OfferFrom<'a>,
}

/// From where addresses are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferFrom<'a> {
    /// From the tool's makers, with source and date.
    Tool(&'a Fact<Vec<String>>),
    /// From the list of another key, by its name.
    Key(&'a str),
}

/// What can be added to this list with one press: the addresses that a tool's makers publish, and those that stand under the same owner
/// at another key.
pub fn offers<'a>(book: &'a Book, tools: &[ToolUse], list: &[Address]) -> Vec<Offer<'a>> {
    let missing = |address: &Address| !list.iter().any(|listed| listed.ip == address.ip);
    let catalogue = Catalogue::built_in();
    let mut offers: Vec<Offer<'a>> = Vec::new();
    for used in tools {
        offers.extend(catalogue.tool_called(&used.tool).and_then(|tool| of_tool(tool, list)));
    }
    for owner in tools.iter().flat_map(|used| [catalogue.tool_name(&used.tool), used.place.as_str()]) {
        let is_offered = offers.iter().any(|offer| is_same(&offer.owner, owner));
        if owner.trim().is_empty() || is_offered {
            continue;
        }
        let of_owner = |key: &'a super::api_key::ApiKey| -> Vec<Address> {
            key.addresses.iter().filter(|one| is_same(&one.note, owner) && missing(one)).cloned().collect()
        };
        // Of several keys the one that was changed last: lists of tools change.
        let keys = book.keys.values().filter(|key| key.removed.is_none());
        let known = keys.map(|key| (key, of_owner(key))).filter(|(_, addresses)| !addresses.is_empty());
        if let Some((key, addresses)) = known.max_by_key(|(key, _)| key.changed()) {
            offers.push(Offer { owner: owner.to_owned(), addresses, from: OfferFrom::Key(&key.label) });
        }
    }
    offers.retain(|offer| !offer.addresses.is_empty());
    offers
}

/// The addresses that the makers of a tool publish, as far as somebody read them; those in the list left out.
fn of_tool<'a>(tool: &'a Tool, list: &[Address]) -> Option<Offer<'a>> {
    let fact = tool.addresses.as_ref().filter(|fact| fact.sure() > Sure::Unverified)?;
    let named = |ip: &String| Address { ip: ip.clone(), note: tool.name.clone() };
    let is_missing = |address: &Address| !list.iter().any(|listed| listed.ip == address.ip);
    let addresses = fact.as_far_as_known().iter().map(named).filter(is_missing).collect();
    Some(Offer { owner: tool.name.clone(), addresses, from: OfferFrom::Tool(fact) })
}

/// What stands between addresses that are entered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A space.
    Space,
    /// Each on its own line.
    Line,
}

impl Between {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Space, Self::Line];

    /// The one that an exchange's file means; none where it is none of them.
    pub fn read(separator: &str) -> Option<Self> {
        match separator.trim_matches(' ') {
            "," => Some(Self::Comma),
            ";" => Some(Self::Semicolon),
            "" if !separator.is_empty() => Some(Self::Space),
            "\n" => Some(Self::Line),
            _ => None,
        }
    }

    /// The characters.
    pub fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Space => " ",
            Self::Line => "\n",
        }
    }

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Space => "space",
            Self::Line => "line",
        }
    }
}

/// How this exchange wants several addresses, with what is known of it; none where that is not known.
pub fn between_of(exchange: &Exchange) -> Option<(Between, &Fact<String>)> {
    let fact = exchange.ip.separator.as_ref()?;
    Some((Between::read(fact.as_far_as_known())?, fact))
}

/// These addresses as this exchange wants them, those of one owner behind each other. One on each line where that is not known.
pub fn written(exchange: &Exchange, list: &[Address]) -> String {
    let between = between_of(exchange).map_or(Between::Line, |(between, _)| between);
    let groups = by_owner(list);
    let ips: Vec<&str> =
        groups.iter().flat_map(|group| &group.addresses).map(|address| address.ip.as_str()).collect();
    ips.join(between.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use jiff::Timestamp;

    fn address(ip: &str, owner: &str) -> Address {
        Address { ip: ip.to_owned(), note: owner.to_owned() }
    }

    fn used(tool: &str, place: &str) -> ToolUse {
        ToolUse { tool: tool.to_owned(), place: place.to_owned() }
    }

    #[test]
    fn addresses_stand_by_their_owners_and_those_of_nobody_last() {
        let list = [
            address("9.9.9.1", ""),
            address("9.9.9.2", "3Commas"),
            address("9.9.9.3", "my server"),
            address("9.9.9.4", " 3commas "),
        ];
        let told: Vec<(&str, Vec<&str>)> = by_owner(&list)
            .iter()
            .map(|group| (group.owner, group.addresses.iter().map(|one| one.ip.as_str()).collect()))
            .collect();
        assert_eq!(
            told,
            [("3Commas", vec!["9.9.9.2", "9.9.9.4"]), ("my server", vec!["9.9.9.3"]), ("", vec!["9.9.9.1"])]
        );
    }

    #[test]
    fn a_list_is_written_as_the_exchange_wants_it_and_one_a_line_where_nobody_knows() {
        let list =
            [address("9.9.9.1", ""), address("9.9.9.0/24", "3Commas"), address("2620:fe::9", "my server")];
        let commas = "9.9.9.0/24,2620:fe::9,9.9.9.1";
        for (id, text) in [
            ("bitvavo", commas.to_owned()),
            ("okx", commas.to_owned()),
            ("kraken", commas.replace(',', "\n")),
            ("other", commas.replace(',', "\n")),
        ] {
            let exchange = Catalogue::built_in().exchange(id).unwrap();
            assert_eq!(written(exchange, &list), text, "{id}");
            assert_eq!(between_of(exchange).is_some(), text.contains(','), "{id}");
            assert_eq!(written(exchange, &[]), "");
        }
    }

    #[test]
    fn a_separator_is_read_or_it_is_none() {
        for (text, between) in [
            (",", Some(Between::Comma)),
            (", ", Some(Between::Comma)),
            (";", Some(Between::Semicolon)),
            (" ", Some(Between::Space)),
            ("\n", Some(Between::Line)),
            ("", None),
            ("|", None),
            (",;", None),
        ] {
            assert_eq!(Between::read(text), between, "{text:?}");
        }
        for between in Between::ALL {
            assert_eq!(Between::read(between.text()), Some(between));
        }
    }

    #[test]
    fn owners_are_suggested_once_and_the_tools_in_use_first() {
        let book = sample::book(Timestamp::UNIX_EPOCH);
        let owners = suggested_owners(&book, &[used("freqtrade", "rented server"), used("", "")]);
        assert_eq!(owners, ["Freqtrade", "rented server", "3Commas", "home server", "spare"]);
        let owners = suggested_owners(&book, &[used("3commas", "Home Server")]);
        assert_eq!(owners, ["3Commas", "Home Server", "spare"]);
        assert_eq!(suggested_owners(&Book::default(), &[]), [""; 0]);
    }

    #[test]
    fn what_a_tool_s_makers_publish_is_offered_with_its_day_and_a_rumour_is_not() {
        let (_, text) =
            crate::domain::catalogue::tool_files().into_iter().find(|it| it.0 == "3commas").unwrap();
        let told = |sure: &str| -> Tool {
            let fact = format!(
                "addresses = {{ value = [\"9.9.9.1\", \"9.9.9.2\"], sure = \"{sure}\", source = \"its page\", date = \"2026-11-22\" }}"
            );
            toml::from_str(&text.replacen("rank =", &format!("{fact}\nrank ="), 1)).unwrap()
        };
        let tool = told("copy");
        let offer = of_tool(&tool, &[address("9.9.9.2", "")]).unwrap();
        assert_eq!(offer.addresses, [address("9.9.9.1", "3Commas")]);
        let OfferFrom::Tool(fact) = offer.from else { panic!("its makers said so") };
        assert_eq!((fact.source.as_str(), fact.date), ("its page", jiff::civil::date(2026, 11, 22)));
        assert!(of_tool(&told("unverified"), &[]).is_none());
    }

    #[test]
    fn what_stands_at_another_key_is_offered_and_what_is_listed_is_not() {
        let book = sample::book(Timestamp::UNIX_EPOCH);
        let tools = [used("3commas", "cloud")];
        let offer = offers(&book, &tools, &[]).remove(0);
        assert_eq!((offer.owner.as_str(), offer.addresses.len()), ("3Commas", 6));
        assert_eq!(offer.from, OfferFrom::Key("DCA bot"));
        let left = offers(&book, &tools, &offer.addresses[..4]).remove(0);
        assert_eq!(left.addresses, offer.addresses[4..]);
        assert_eq!(offers(&book, &tools, &offer.addresses), []);
        assert_eq!(offers(&book, &[used("freqtrade", "")], &[]), []);
    }
}
