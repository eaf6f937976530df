//! Holds `assets/checks` to its rules.

use std::collections::BTreeSet;

use keystead::domain::catalogue::Catalogue;
use keystead::domain::fact::Fact;
use keystead::domain::live_check::{CheckFacts, Reason, check_files};
use keystead::exchange::adapters::{ADAPTERS, adapter_of};

/// What this computer finds out by itself; no exchange says it.
const NOT_SAID: [Reason; 6] = [
    Reason::NoInternet,
    Reason::TimeOut,
    Reason::NotSecure,
    Reason::NotUnderstood,
    Reason::Unusable,
    Reason::Other,
];

/// What is wrong with this file.
fn wrong_with(id: &str, text: &str) -> Vec<String> {
    let facts: CheckFacts = match toml::from_str(text) {
        Ok(facts) => facts,
        Err(error) => return vec![format!("does not parse: {error}")],
    };
    let mut wrong = Vec::new();
    if Catalogue::built_in().exchange(id).is_none() {
        wrong.push("is no exchange of the catalogue".to_owned());
    }
    if adapter_of(id).is_none() {
        wrong.push("has no adapter".to_owned());
    }
    let hosts = facts.hosts.as_far_as_known();
    if hosts.is_empty() {
        wrong.push("has no host".to_owned());
    }
    wrong.extend(
        hosts.iter().filter(|host| !is_bare_host(host)).map(|host| format!("{host} is no bare host")),
    );
    wrong.extend(bare("hosts", &facts.hosts));
    if !(100..=10_000).contains(&facts.pause_ms) {
        wrong.push(format!("a pause of {} ms", facts.pause_ms));
    }
    let mut effects = BTreeSet::new();
    for effect in &facts.effects {
        wrong.extend(bare("effect", effect));
        if !effects.insert(effect.as_far_as_known()) {
            wrong.push("an effect is doubled".to_owned());
        }
    }
    let mut codes = BTreeSet::new();
    for refusal in &facts.refusals {
        let name = format!("{} {:?}", refusal.code, refusal.words);
        wrong.extend(bare(&name, &refusal.means));
        if refusal.code.trim() != refusal.code || refusal.code.is_empty() {
            wrong.push(format!("{name} is no code"));
        }
        if !codes.insert((&refusal.code, &refusal.words)) {
            wrong.push(format!("{name} is doubled"));
        }
        if refusal.words.as_ref().is_some_and(|words| words.is_empty() || *words != words.to_lowercase()) {
            wrong.push(format!("{name} has words that are never found"));
        }
        if NOT_SAID.contains(refusal.means.as_far_as_known()) {
            wrong.push(format!("{name} means what no exchange says"));
        }
    }
    wrong
}

/// A name as DNS knows it, with nothing before or behind it.
fn is_bare_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    labels.len() >= 2
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|last| last.chars().all(|c| c.is_ascii_lowercase()))
}

/// What a fact lacks.
fn bare<T>(name: &str, fact: &Fact<T>) -> Option<String> {
    if fact.source.trim().len() < 8 {
        return Some(format!("{name} has no source"));
    }
    (fact.date.year() < 2020).then(|| format!("{name} has no date"))
}

#[test]
fn every_file_keeps_the_rules() {
    let files = check_files();
    assert!(!files.is_empty());
    for (id, text) in files {
        assert_eq!(wrong_with(id, text), [] as [&str; 0], "assets/checks/{id}.toml");
    }
}

#[test]
fn every_adapter_has_its_file_and_stands_once() {
    let ids: Vec<&str> = ADAPTERS.iter().map(|adapter| adapter.id()).collect();
    let files: BTreeSet<&str> = check_files().into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids.iter().copied().collect::<BTreeSet<_>>(), files);
    assert_eq!(ids.len(), files.len(), "an adapter stands twice");
    assert_eq!(CheckFacts::all().count(), files.len(), "a file does not parse");
}

/// A key may be mistyped, switched off or of another place: whoever takes that for its end stops looking.
#[test]
fn a_code_that_has_other_causes_than_a_deleted_key_proves_no_death() {
    let reason = |id: &str, code: &str, words: &str| CheckFacts::of(id).unwrap().reason(code, words);
    for (id, code, words, means) in [
        ("binance", "-2014", "API-key format invalid.", Some(Reason::KeyOrSecret)),
        ("binanceus", "-2014", "API-key format invalid.", Some(Reason::KeyOrSecret)),
        ("bitstamp", "API0011", "", Some(Reason::KeyOrSecret)),
        ("bitvavo", "301", "", Some(Reason::KeyOrSecret)),
        ("bybit", "10003", "API key is invalid.", Some(Reason::KeyOrSecret)),
        ("deribit", "13004", "invalid_credentials: api_key_disabled", Some(Reason::Disabled)),
        ("htx", "403", "Forbidden", None),
        ("mexc", "700001", "API-key format invalid.", Some(Reason::KeyOrSecret)),
        ("phemex", "10500", "Missing required parameter: api-key", None),
        ("whitebit", "This action is unauthorized", "", None),
        ("deribit", "13004", "invalid_credentials", Some(Reason::KeyOrSecret)),
        ("binance", "0", "Service unavailable from a restricted location", Some(Reason::Restricted)),
    ] {
        assert_eq!(reason(id, code, words), means, "{id} {code} {words}");
        assert!(means.is_none_or(|means| !means.proves_death()), "{id} {code} {words}");
    }
    // Beside the ones that say it.
    for (id, code, words) in [
        ("htx", "403", "Incorrect Access key [Access key错误]"),
        ("phemex", "10500", "Failed to find api-key 1c5ec63fd-660d-43ea-847a-0d3ba69e106e"),
    ] {
        assert!(reason(id, code, words).unwrap().proves_death(), "{id} {code} {words}");
    }
}

#[test]
fn a_bad_file_is_refused_for_each_of_its_faults() {
    let source = r#"sure = "sure", source = "docs.example.com", date = "2026-11-22""#;
    let host = |host: &str| format!("hosts = {{ value = [\"{host}\"], {source} }}\n");
    let refusal = |code: &str, means: &str| {
        format!("[[refusals]]\ncode = \"{code}\"\nmeans = {{ value = \"{means}\", {source} }}\n")
    };
    let good = format!("{}{}", host("api.kraken.com"), refusal("1", "clock"));
    assert_eq!(wrong_with("kraken", &good), [] as [&str; 0]);
    let faults = [
        ("does not parse", format!("{good}surplus = 1\n")),
        ("does not parse", good.replace("\"clock\"", "\"weather\"")),
        ("no host", good.replace("[\"api.kraken.com\"]", "[]")),
        ("no bare host", good.replace("api.kraken.com", "https://api.kraken.com")),
        ("no bare host", good.replace("api.kraken.com", "api.kraken.com/0")),
        ("no bare host", good.replace("api.kraken.com", "api.kraken.com:443")),
        ("no bare host", good.replace("api.kraken.com", "user@api.kraken.com")),
        ("no bare host", good.replace("api.kraken.com", "127.0.0.1")),
        ("no bare host", good.replace("api.kraken.com", "kraken")),
        ("no source", good.replace("docs.example.com", "")),
        ("no date", good.replace("2026-11-22", "1999-01-01")),
        ("a pause", format!("pause_ms = 0\n{good}")),
        ("an effect is doubled", {
            let effect = format!("{{ value = \"nonce\", {source} }}");
            format!("effects = [{effect}, {effect}]\n{good}")
        }),
        ("is doubled", format!("{good}{}", refusal("1", "down"))),
        ("no code", good.replace("code = \"1\"", "code = \"\"")),
        ("never found", good.replace("code = \"1\"", "code = \"1\"\nwords = \"IP\"")),
        ("no exchange says", good.replace("\"clock\"", "\"no-internet\"")),
    ];
    for (fault, text) in faults {
        let wrong = wrong_with("kraken", &text);
        assert!(wrong.iter().any(|wrong| wrong.contains(fault)), "{fault}: {wrong:?}");
    }
    assert_eq!(wrong_with("nowhere", &good), ["is no exchange of the catalogue", "has no adapter"]);
    assert_eq!(wrong_with("bitmex", &good), ["has no adapter"]);
}
