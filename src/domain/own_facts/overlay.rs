//! Lays a person's own file over what is built in, on the level of TOML tables: what it names counts, everything else stays.
//!
//! Fields, permissions and ends are merged by their names; a guide is taken as a whole, because its lines are walked in their order.

use toml::{Table, Value};

use super::finding::{Finding, FindingKind};
use super::walk::Own;
use crate::domain::catalogue::exchange_files;
use crate::domain::exchange::Exchange;
use crate::domain::permission::Level;

/// What a file has to say of an exchange that nobody knows.
const MUST: [&str; 4] = ["id", "name", "fields", "permissions"];
/// What an entry of a list has to say, where it is new.
const MUST_FIELD: [&str; 2] = ["label", "secret"];
const MUST_PERMISSION: [&str; 2] = ["label", "levels"];
const MUST_END: [&str; 2] = ["when", "rule"];
const MUST_STEP: [&str; 1] = ["kind"];

/// What an exchange has of which its file says nothing more.
const PLAIN: &str = r##"
tile = "#4E5563"
guide = [
    { id = "open", kind = "open" },
    { id = "create", kind = "press" },
    { id = "name", kind = "name" },
    { id = "permissions", kind = "permissions" },
    { id = "addresses", kind = "addresses" },
    { id = "codes", kind = "codes" },
    { id = "finish", kind = "finish", note = true },
]
revoke = [
    { id = "open", kind = "open" },
    { id = "find", kind = "find" },
    { id = "delete", kind = "delete" },
    { id = "codes", kind = "codes" },
]
"##;

/// The exchange with the file's facts.
pub(super) fn overlay(own: &Own, shipped: Option<&Exchange>) -> Result<Exchange, Vec<Finding>> {
    let base = match shipped {
        Some(exchange) => built_in(&exchange.id),
        None => plain(own)?,
    };
    let missing = missing_in_lists(own, &base);
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut merged = base;
    merge(&mut merged, own.table.clone());
    for list in ["guide", "revoke"] {
        know_lines(&mut merged, list);
    }
    let read: Result<Exchange, toml::de::Error> = Value::Table(merged).try_into();
    let mut exchange = read.map_err(|error| {
        // What the fields let through and the exchange does not: a form of a text without what belongs to it.
        log::info!("an own file does not fit: {error}");
        vec![FindingKind::Shape.at(own.line("fields"))]
    })?;
    // What takes everything stands last, whatever the order of the file is.
    exchange.permissions.sort_by_key(|one| (one.level().is_dangerous(), one.levels().has(Level::Withdraw)));
    Ok(exchange)
}

fn built_in(id: &str) -> Table {
    let files = exchange_files();
    let found = files.iter().find(|(name, _)| *name == id);
    found.and_then(|(_, text)| toml::from_str(text).ok()).unwrap_or_default()
}

/// What a new exchange begins with.
fn plain(own: &Own) -> Result<Table, Vec<Finding>> {
    let missing: Vec<Finding> = MUST
        .iter()
        .filter(|name| !own.table.contains_key(**name))
        .map(|name| FindingKind::Missing.at(None).text("name", name).text("of", &own.id))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut base: Table = toml::from_str(PLAIN).unwrap_or_default();
    let name = own.table.get("name").and_then(Value::as_str).unwrap_or_default();
    let mut letters = name.chars().filter(|c| c.is_alphanumeric());
    let first = letters.next().unwrap_or('?').to_uppercase();
    let monogram: String = first.chain(letters.next().unwrap_or('x').to_lowercase()).take(2).collect();
    base.insert("monogram".to_owned(), Value::String(monogram));
    base.insert("needs".to_owned(), Value::Table(Table::new()));
    Ok(base)
}

/// A line of a guide of which nothing is known but what is done in it.
fn know_lines(merged: &mut Table, list: &str) {
    let Some(Value::Array(lines)) = merged.get_mut(list) else { return };
    for line in lines.iter_mut().filter_map(Value::as_table_mut) {
        let text = |text: &str| Value::String(text.to_owned());
        line.entry("known").or_insert_with(|| {
            Value::Table(Table::from_iter([
                ("value".to_owned(), text("not said")),
                ("sure".to_owned(), text("unverified")),
                ("source".to_owned(), text("")),
                ("date".to_owned(), text("2026-11-27")),
            ]))
        });
    }
}

/// Which entries of which list are known by which field, and what a new one has to say.
fn lists() -> [(&'static str, &'static str, &'static [&'static str]); 5] {
    [
        ("fields", "name", &MUST_FIELD),
        ("permissions", "code", &MUST_PERMISSION),
        ("ends", "id", &MUST_END),
        ("guide", "id", &MUST_STEP),
        ("revoke", "id", &MUST_STEP),
    ]
}

fn named<'t>(table: &'t Table, list: &str, key: &str, name: &str) -> Option<&'t Table> {
    let entries = table.get(list)?.as_array()?.iter().filter_map(Value::as_table);
    entries.into_iter().find(|entry| entry.get(key).and_then(Value::as_str) == Some(name))
}

fn missing_in_lists(own: &Own, base: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for (list, key, must) in lists() {
        let entries = own.table.get(list).and_then(Value::as_array).into_iter().flatten();
        for entry in entries.filter_map(Value::as_table) {
            let name = entry.get(key).and_then(Value::as_str).unwrap_or_default();
            // A guide is taken as a whole, so all of its lines are new.
            let is_known =
                matches!(list, "fields" | "permissions" | "ends") && named(base, list, key, name).is_some();
            for field in must.iter().filter(|field| !is_known && !entry.contains_key(**field)) {
                let kind = if *field == "levels" { FindingKind::Level } else { FindingKind::Missing };
                let line = own.line(&format!("{list}/{name}"));
                found.push(kind.at(line).text("name", field).text("of", name).text("value", ""));
            }
        }
    }
    found
}

fn merge(base: &mut Table, own: Table) {
    for (name, value) in own {
        let list =
            lists().into_iter().find(|(list, ..)| *list == name && *list != "guide" && *list != "revoke");
        match (base.get_mut(&name), value, list) {
            (Some(Value::Array(base)), Value::Array(own), Some((_, key, _))) => merge_list(base, own, key),
            (Some(Value::Table(base)), Value::Table(own), None) if !own.contains_key("value") => {
                merge(base, own);
            }
            (_, value, _) => drop(base.insert(name, value)),
        }
    }
}

fn merge_list(base: &mut Vec<Value>, own: Vec<Value>, key: &str) {
    for entry in own {
        let Value::Table(entry) = entry else { continue };
        let same = base.iter_mut().filter_map(Value::as_table_mut).find(|old| old.get(key) == entry.get(key));
        match same {
            Some(old) => merge(old, entry),
            None => base.push(Value::Table(entry)),
        }
    }
}
