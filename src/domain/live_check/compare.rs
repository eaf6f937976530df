//! What its owner wants of a key beside what the exchange says: line by line, and in one sentence first. What the exchange does not
//! tell is never taken for as wanted, and a permission that is not in the catalogue is never taken for harmless.

use std::collections::BTreeSet;

use super::check::{Check, Outcome};
use super::refusal::Refusal;
use super::told::{Addresses, Told};
use crate::domain::api_key::{Address, ApiKey};
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::{Exchange, PermissionFact};
use crate::domain::network::Network;
use crate::domain::permission::{Level, Levels};

/// How one permission stands, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// On, and not in the catalogue: it may be dangerous.
    Unknown,
    /// On, and not wanted.
    NotWanted,
    /// Wanted, and off.
    Missing,
    /// Wanted, and the exchange does not say whether it is on.
    NotTold,
    /// As wanted.
    AsWanted,
}

/// One permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// The most dangerous thing that it allows; none where it is not in the catalogue.
    pub level: Option<Level>,
    /// Whether it is wanted.
    pub is_wanted: bool,
    /// Whether it is on; none where that was not told.
    pub is_on: Option<bool>,
    /// How it stands.
    pub verdict: Verdict,
}

/// From where the key works, beside what is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// It was not told.
    NotTold,
    /// As wanted.
    AsWanted,
    /// From anywhere, although a list is wanted.
    Anywhere,
    /// From these as well, which are not wanted.
    Also(Vec<String>),
    /// From fewer addresses than wanted: these are not on its list; none where its owner noted none.
    Fewer(Vec<String>),
}

/// What is to be said first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence<'a> {
    /// It may do these things, which are not wanted.
    More(Levels),
    /// So many permissions are on that are not in the catalogue.
    Unknown(usize),
    /// It works from where it should not.
    FromElsewhere,
    /// These permissions are on, which are not wanted and do more than look, beside others of their levels.
    MorePermissions(Vec<String>),
    /// Permissions are on that are not wanted; they allow nothing that it may not do anyway.
    MoreTicks,
    /// It may do less than wanted.
    Less,
    /// As wanted.
    AsWanted,
    /// It works; what it may do is not told.
    Works,
    /// It did not answer as asked.
    Refused(&'a Refusal),
}

impl Sentence<'_> {
    /// Whether more is open than its owner wants.
    pub fn is_more(&self) -> bool {
        matches!(
            self,
            Self::More(_)
                | Self::Unknown(_)
                | Self::FromElsewhere
                | Self::MorePermissions(_)
                | Self::MoreTicks
        )
    }
}

/// An answer beside what is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// What is to be said first.
    pub sentence: Sentence<'a>,
    /// Each permission, the worst first; nothing where the exchange refused.
    pub rows: Vec<Row>,
    /// From where it works.
    pub from: From,
}

/// This answer beside what its owner wants of the key. What is as wanted counts only where this answer tells it: of what an earlier one
/// told, nothing but what is more than wanted is still believed.
pub fn compare<'a>(key: &ApiKey, check: &'a Check) -> Comparison<'a> {
    let told = match &check.outcome {
        Outcome::Refused(refusal) => {
            return Comparison {
                sentence: Sentence::Refused(refusal),
                rows: Vec::new(),
                from: From::NotTold,
            };
        }
        Outcome::Told(told) => told,
    };
    let exchange = Catalogue::current_exchange(&key.exchange);
    let rows = rows(&exchange, &key.permissions, told.permissions.as_ref());
    let from = match from(&key.addresses, told.addresses.as_ref()) {
        From::AsWanted | From::Fewer(_) if told.earlier.addresses.is_some() => From::NotTold,
        from => from,
    };
    let sentence = sentence(&exchange, key, told, &rows, &from);
    Comparison { sentence, rows, from }
}

fn sentence(exchange: &Exchange, key: &ApiKey, told: &Told, rows: &[Row], from: &From) -> Sentence<'static> {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let is_elsewhere = matches!(from, From::Anywhere | From::Also(_));
    let Some(codes) = &told.permissions else {
        return if is_elsewhere { Sentence::FromElsewhere } else { Sentence::Works };
    };
    let wanted = key.levels;
    let beside: Vec<String> =
        exchange.beside(&key.permissions, codes).into_iter().map(|one| one.code.clone()).collect();
    let more: Levels = exchange.levels_of(codes).iter().filter(|level| !wanted.has(*level)).collect();
    if more.highest().is_some() {
        Sentence::More(more)
    } else if count(Verdict::Unknown) > 0 {
        Sentence::Unknown(count(Verdict::Unknown))
    } else if is_elsewhere {
        Sentence::FromElsewhere
    } else if !beside.is_empty() {
        Sentence::MorePermissions(beside)
    } else if count(Verdict::NotWanted) > 0 {
        Sentence::MoreTicks
    } else if count(Verdict::Missing) > 0 {
        Sentence::Less
    } else if told.earlier.permissions.is_some() {
        Sentence::Works
    } else {
        Sentence::AsWanted
    }
}

/// Differences first, then what is on, then what is off with the most dangerous first; else in the order of the exchange's page.
fn rows(exchange: &Exchange, wanted: &BTreeSet<String>, real: Option<&BTreeSet<String>>) -> Vec<Row> {
    let unknown = real.into_iter().flat_map(|codes| exchange.unknown(codes));
    let unknown = unknown.chain(exchange.unknown(wanted)).collect::<BTreeSet<_>>();
    let known = exchange.permissions.iter().map(|one| one.code.clone());
    let rows: Vec<Row> = unknown
        .into_iter()
        .chain(known)
        .map(|code| {
            let level = exchange.permission(&code).map(PermissionFact::level);
            let is_wanted = wanted.contains(&code);
            let is_on = real.map(|codes| codes.contains(&code));
            let verdict = match (is_on, is_wanted) {
                (Some(true), _) if level.is_none() => Verdict::Unknown,
                (Some(true), false) => Verdict::NotWanted,
                (Some(false), true) => Verdict::Missing,
                (None, _) => Verdict::NotTold,
                _ => Verdict::AsWanted,
            };
            Row { code, level, is_wanted, is_on, verdict }
        })
        // Where nothing is told, what is not wanted says nothing.
        .filter(|row| row.is_on.is_some() || row.is_wanted)
        .collect();
    // What takes everything stands at the end of an exchange's page, Withdraw last.
    let is_danger =
        |row: &Row| row.is_on == Some(false) && !row.is_wanted && row.level.is_some_and(Level::is_dangerous);
    let mut ranked: Vec<(usize, Row)> = rows.into_iter().enumerate().collect();
    let count = ranked.len();
    ranked.sort_by_key(|(at, row)| {
        let is_off = !row.is_wanted && row.is_on != Some(true);
        let place = if is_danger(row) { count - at } else { count + at };
        (row.verdict, is_off, place)
    });
    ranked.into_iter().map(|(_, row)| row).collect()
}

pub(super) fn from(wanted: &[Address], told: Option<&Addresses>) -> From {
    match told {
        None => From::NotTold,
        Some(Addresses::Any) if wanted.is_empty() => From::AsWanted,
        Some(Addresses::Any) => From::Anywhere,
        Some(_) if wanted.is_empty() => From::Fewer(Vec::new()),
        Some(Addresses::Limited) => From::AsWanted,
        Some(Addresses::Listed(list)) => {
            let is_wanted = |real: &String| wanted.iter().any(|one| holds(&one.ip, real));
            let also: Vec<String> = list.iter().filter(|real| !is_wanted(real)).cloned().collect();
            let is_there =
                |one: &Address| list.iter().any(|real| holds(real, &one.ip) || holds(&one.ip, real));
            let lacks = wanted.iter().filter(|one| !is_there(one)).map(|one| one.ip.clone());
            let lacks: Vec<String> = lacks.collect();
            if !also.is_empty() {
                From::Also(also)
            } else if lacks.is_empty() {
                From::AsWanted
            } else {
                From::Fewer(lacks)
            }
        }
    }
}

/// Whether the first address or network holds the second; a masked one holds what its open parts fit.
pub(super) fn holds(one: &str, other: &str) -> bool {
    match (open_parts(one), open_parts(other)) {
        (Some(one), Some(other)) => one == other,
        (Some(open), None) => fits(open, other),
        (None, Some(open)) => fits(open, one),
        (None, None) => match (Network::parse(one), Network::parse(other)) {
            (Ok(one), Ok(other)) => one.holds(other),
            _ => one == other,
        },
    }
}

/// What stands before the first and after the last `*`; none where nothing is masked. How many parts are behind it is not told: of
/// `203.0.113.154` `KuCoin` writes `203.**.154`.
fn open_parts(text: &str) -> Option<(&str, &str)> {
    Some((text.split_once('*')?.0, text.rsplit_once('*')?.1))
}

/// Whether this address begins and ends so. Only whole parts count: `20*` is no `203.0.113.154`.
fn fits((begin, end): (&str, &str), address: &str) -> bool {
    const BORDER: [char; 2] = ['.', ':'];
    // An address with its own prefix, as in `203.0.113.154/32`, is one without.
    let address = Network::parse(address).map_or_else(|_| address.to_owned(), |network| network.to_string());
    let hidden = address.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end));
    hidden.is_some_and(|hidden| {
        !hidden.is_empty()
            && (begin.is_empty() || begin.ends_with(BORDER) || hidden.starts_with(BORDER))
            && (end.is_empty() || end.starts_with(BORDER) || hidden.ends_with(BORDER))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use jiff::Timestamp;

    /// The sample at Kraken that should only read.
    fn tax() -> ApiKey {
        sample::book(Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap()
    }

    fn told(codes: Option<&[&str]>, addresses: Option<Addresses>) -> Check {
        let permissions = codes.map(|codes| codes.iter().map(|code| (*code).to_owned()).collect());
        let told = Told { permissions, addresses, ..Told::default() };
        let outcome = Outcome::Told(Box::new(told));
        Check { at: Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome }
    }

    const WANTED: [&str; 4] = ["query-funds", "query-closed-trades", "query-ledger", "export-data"];

    fn with(more: &[&'static str]) -> Vec<&'static str> {
        WANTED.iter().chain(more).copied().collect()
    }

    #[test]
    fn more_than_wanted_is_said_first_and_stands_on_top() {
        let check = told(Some(&with(&["modify-trades", "close-trades"])), Some(Addresses::Any));
        let key = tax();
        let found = compare(&key, &check);
        assert_eq!(found.sentence, Sentence::More(Levels::default().with(Level::Trade)));
        let (codes, verdicts): (Vec<&str>, Vec<Verdict>) =
            found.rows.iter().take(3).map(|row| (row.code.as_str(), row.verdict)).unzip();
        assert_eq!(codes, ["modify-trades", "close-trades", "query-funds"]);
        assert_eq!(verdicts, [Verdict::NotWanted, Verdict::NotWanted, Verdict::AsWanted]);
        assert_eq!(found.from, From::AsWanted);
        let off: Vec<&Row> = found.rows.iter().filter(|row| row.is_on == Some(false)).collect();
        assert!(off.iter().all(|row| row.verdict == Verdict::AsWanted));
        assert_eq!(off[0].code, "withdraw-funds", "of what is off the most dangerous is seen first");
    }

    #[test]
    fn an_unknown_permission_is_never_as_wanted_and_never_hidden() {
        let mut key = tax();
        let check = told(Some(&with(&["new-in-2027"])), None);
        let found = compare(&key, &check);
        assert_eq!(found.sentence, Sentence::Unknown(1));
        assert_eq!((found.rows[0].code.as_str(), found.rows[0].verdict), ("new-in-2027", Verdict::Unknown));
        key.permissions.insert("new-in-2027".to_owned());
        assert_eq!(compare(&key, &check).rows[0].verdict, Verdict::Unknown, "also where it is wanted");
    }

    #[test]
    fn a_permission_that_adds_no_level_is_named_where_it_does_more_than_look() {
        let mut key = tax();
        key.permissions.insert("modify-trades".to_owned());
        key.levels = key.levels.with(Level::Trade);
        let real = told(Some(&with(&["modify-trades", "close-trades", "query-open-trades"])), None);
        let more = vec!["close-trades".to_owned()];
        assert_eq!(compare(&key, &real).sentence, Sentence::MorePermissions(more));
        let real = told(Some(&with(&["modify-trades", "query-open-trades"])), None);
        assert_eq!(compare(&key, &real).sentence, Sentence::MoreTicks);
    }

    #[test]
    fn what_is_equal_less_or_not_told_is_told_apart() {
        let key = tax();
        assert_eq!(compare(&key, &told(Some(&WANTED), Some(Addresses::Any))).sentence, Sentence::AsWanted);
        let check = told(Some(&WANTED[1..]), None);
        let less = compare(&key, &check);
        assert_eq!((&less.sentence, less.rows[0].verdict), (&Sentence::Less, Verdict::Missing));
        let check = told(None, None);
        let works = compare(&key, &check);
        assert_eq!((&works.sentence, works.rows.len()), (&Sentence::Works, 4));
        assert!(works.rows.iter().all(|row| row.verdict == Verdict::NotTold));
    }

    #[test]
    fn what_an_earlier_answer_told_is_never_as_wanted_and_still_more_than_wanted() {
        use super::super::told::Earlier;
        let mut key = tax();
        key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
        let listed = |ip: &str| Some(Addresses::Listed(vec![ip.to_owned()]));
        let since = Some(Timestamp::UNIX_EPOCH);
        let all = Earlier { permissions: since, addresses: since, others: None };
        let addresses = Earlier { permissions: None, ..all };
        let older = |codes: &[&str], ip: &str, earlier: Earlier| {
            let mut check = told(Some(codes), listed(ip));
            let Outcome::Told(told) = &mut check.outcome else { panic!("it was told") };
            told.earlier = earlier;
            let found = compare(&key, &check);
            (found.sentence == Sentence::AsWanted, found.sentence.is_more(), found.from)
        };
        let home = "203.0.113.24";
        assert_eq!(older(&WANTED, home, Earlier::default()), (true, false, From::AsWanted));
        assert_eq!(older(&WANTED, home, addresses), (true, false, From::NotTold));
        assert_eq!(older(&WANTED, home, all), (false, false, From::NotTold));
        assert_eq!(older(&with(&["modify-trades"]), home, all), (false, true, From::NotTold));
        let also = From::Also(vec!["192.0.2.1".to_owned()]);
        assert_eq!(older(&WANTED, "192.0.2.1", all), (false, true, also));
    }

    #[test]
    fn addresses_are_compared_as_networks_and_masked_ones_by_what_is_open() {
        let want = |list: &[&str]| -> Vec<Address> {
            list.iter().map(|ip| Address { ip: (*ip).to_owned(), note: String::new() }).collect()
        };
        let list = |list: &[&str]| Addresses::Listed(list.iter().map(|ip| (*ip).to_owned()).collect());
        let home = want(&["203.0.113.24", "198.51.100.0/24"]);
        assert_eq!(from(&home, Some(&list(&["203.0.113.24/32", "198.51.100.0/24"]))), From::AsWanted);
        assert_eq!(from(&home, Some(&list(&["203.*.*.24", "198.51.100.0/24"]))), From::AsWanted);
        for masked in ["203.**.24", "203.*.24", "203**24", "203.0.113.*"] {
            assert_eq!(from(&home[..1], Some(&list(&[masked]))), From::AsWanted, "{masked}");
        }
        for masked in
            ["20.**.24", "20*.24", "203.**.4", "203.**4", "203.**.240", "203.0.113.24*", "2030.**.24"]
        {
            let also = From::Also(vec![masked.to_owned()]);
            assert_eq!(from(&home[..1], Some(&list(&[masked]))), also, "{masked}");
        }
        let prefixed = want(&["203.0.113.24/32"]);
        assert_eq!(from(&prefixed, Some(&list(&["203.**.24"]))), From::AsWanted);
        assert_eq!(from(&want(&["2001:db8::7"]), Some(&list(&["2001:**:7"]))), From::AsWanted);
        assert_eq!(
            from(&home, Some(&list(&["203.0.113.24"]))),
            From::Fewer(vec!["198.51.100.0/24".to_owned()])
        );
        assert_eq!(
            from(&home, Some(&list(&["203.0.113.24", "198.51.100.0/24", "192.0.2.1"]))),
            From::Also(vec!["192.0.2.1".to_owned()])
        );
        assert_eq!(
            from(&want(&["198.51.100.7"]), Some(&list(&["198.51.100.0/24"]))),
            From::Also(vec!["198.51.100.0/24".to_owned()]),
            "a network is more than one of its addresses"
        );
        assert_eq!(from(&home, Some(&Addresses::Any)), From::Anywhere);
        assert_eq!(from(&home, Some(&Addresses::Limited)), From::AsWanted);
        assert_eq!(from(&[], Some(&Addresses::Limited)), From::Fewer(vec![]));
    }
}
