//! Holds `assets/exchanges` and `assets/tools` to their rules. Each checker is shown a case that it must refuse.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

mod accounts;
mod facts;
mod guides;
mod own_facts;
mod pairs;
mod permissions;
mod thief;
mod tools;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keystead::domain::catalogue::{Catalogue, OTHER, exchange_files, tool_files};
use keystead::domain::exchange::Exchange;
use keystead::domain::tool::Tool;
use keystead::domain::words::Words;
use keystead::ui::text::{has_text, say};

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

fn exchange(id: &str) -> &'static Exchange {
    catalogue().exchange(id).unwrap_or_else(|| panic!("{id} is missing from the catalogue"))
}

/// The exchanges at which keys can be made.
fn open_exchanges() -> impl Iterator<Item = &'static Exchange> {
    catalogue().exchanges().iter().filter(|exchange| !exchange.is_closed())
}

/// This exchange with something in its file changed, as a case to refuse.
fn changed(id: &str, from: &str, to: &str) -> Exchange {
    let files = exchange_files();
    let (_, text) = files.iter().find(|(at, _)| *at == id).unwrap();
    assert!(text.contains(from), "{id} has no {from}");
    toml::from_str(&text.replacen(from, to, 1)).unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)
}

fn ids_in(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_file_is_in_the_catalogue_and_carries_its_own_name() {
    for (name, files) in [("exchanges", exchange_files()), ("tools", tool_files())] {
        let listed: BTreeSet<String> = files.iter().map(|(id, _)| (*id).to_owned()).collect();
        assert_eq!(
            listed,
            ids_in(&folder(name)),
            "assets/{name} is not what is compiled in: touch src/domain/catalogue.rs"
        );
        for (id, text) in files {
            let table: toml::Table = toml::from_str(text).unwrap();
            assert_eq!(table["id"].as_str(), Some(id), "assets/{name}/{id}.toml carries another id");
        }
    }
    assert_eq!(catalogue().exchanges().len(), exchange_files().len());
    assert_eq!(catalogue().tools().len(), tool_files().len());
    assert_eq!(catalogue().exchanges().len(), 28);
}

#[test]
fn a_word_that_no_field_has_is_refused() {
    for (id, text) in exchange_files() {
        toml::from_str::<Exchange>(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(toml::from_str::<Exchange>(&format!("surplus = 1\n{text}")).is_err(), "{id}");
        let misspelt = text.replacen(", sure = \"", ", shure = \"", 1);
        assert!(toml::from_str::<Exchange>(&misspelt).is_err(), "{id}");
        let undated = text.replacen(", date = \"2026-11-22\" }", " }", 1);
        assert!(toml::from_str::<Exchange>(&undated).is_err(), "{id}");
    }
    for (id, text) in tool_files() {
        toml::from_str::<Tool>(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(toml::from_str::<Tool>(&format!("surplus = 1\n{text}")).is_err(), "{id}");
    }
}

/// What is wrong with the facts in this file: one without a source or a date, or a plain value where a fact belongs.
fn bare_facts(value: &toml::Value, path: &str, found: &mut Vec<String>) {
    // Names of things and switches; what they say is not a claim about an exchange.
    const PLAIN: [&str; 22] = [
        "id",
        "name",
        "monogram",
        "tile",
        "free_fields",
        "takes_keys",
        "code",
        "one_of",
        "secret",
        "multi_line",
        "required",
        "chosen",
        "when",
        "levels",
        "kind",
        "field",
        "made_by",
        "own_words",
        "note",
        "part",
        "purposes",
        "rank",
    ];
    match value {
        toml::Value::Table(table) if table.contains_key("value") => {
            if table.get("source").and_then(toml::Value::as_str).is_none_or(|source| source.len() < 8) {
                found.push(format!("{path} has no source"));
            }
            let date = table.get("date").and_then(toml::Value::as_str);
            if date
                .and_then(|date| date.parse::<jiff::civil::Date>().ok())
                .is_none_or(|date| date.year() < 2020)
            {
                found.push(format!("{path} has no date"));
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                bare_facts(value, &format!("{path}.{key}"), found);
            }
        }
        toml::Value::Array(items) if items.iter().all(toml::Value::is_table) => {
            for (index, value) in items.iter().enumerate() {
                bare_facts(value, &format!("{path}[{index}]"), found);
            }
        }
        _ => {
            let key = path.rsplit('.').next().unwrap_or(path);
            if !PLAIN.contains(&key) {
                found.push(format!("{path} is a claim without a source"));
            }
        }
    }
}

#[test]
fn every_fact_has_a_source_and_a_date() {
    let judge = |id: &str, text: &str| {
        let mut found = Vec::new();
        bare_facts(&toml::Value::Table(toml::from_str(text).unwrap()), id, &mut found);
        found
    };
    for (id, text) in exchange_files().into_iter().chain(tool_files()) {
        assert_eq!(judge(id, text), [] as [&str; 0]);
    }
    let bad = "max = 30\n[ip]\nmax = { value = 30, sure = \"sure\", source = \"\", date = \"1999-01-01\" }";
    assert_eq!(judge("bad", bad).len(), 3);
}

#[test]
fn the_five_best_known_come_first_and_the_rest_by_name() {
    let names: Vec<&str> = catalogue().exchanges().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names[..5], ["Binance", "Coinbase", "Kraken", "Bybit", "OKX"]);
    let rest: Vec<String> = names[5..27].iter().map(|name| name.to_lowercase()).collect();
    assert!(rest.is_sorted(), "{rest:?}");
    assert_eq!(catalogue().exchanges().last().unwrap().id, OTHER);
}

/// What is wrong with a text that the window will say.
fn wrong_with(words: &Words) -> Option<String> {
    if !has_text(&words.id) {
        return Some(format!("no text for {}", words.id));
    }
    let said = say(words);
    (said.contains("{$") || said.contains("{ $")).then(|| format!("{} lacks an argument: {said}", words.id))
}

fn check_words<'a>(words: impl IntoIterator<Item = &'a Words>) {
    let wrong: Vec<String> = words.into_iter().filter_map(wrong_with).collect();
    assert_eq!(wrong, [] as [&str; 0]);
}
