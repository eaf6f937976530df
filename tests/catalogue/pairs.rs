//! Keys whose pair Keystead makes: how, for whom, what is shown then, and which tools can use them.

use std::collections::BTreeSet;

use keystead::domain::exchange::{Exchange, MadeBy, PairFact, PublicForm, StepKind};
use keystead::domain::fact::Fact;
use keystead::domain::pair::{Algorithm, Family};
use keystead::domain::shape::Shape;

use crate::{catalogue, changed, exchange};

/// What is wrong with a pair and the fields of its exchange.
fn wrong_fields(exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    for pair in &exchange.pairs {
        let mut judge = |fits: bool, what: &str| {
            if !fits {
                found.push(format!("{}, {}: {what}", exchange.id, pair.algorithm().word()));
            }
        };
        let kinds: Vec<&String> = exchange.key_types.iter().map(Fact::as_far_as_known).collect();
        judge(kinds.contains(&pair.key_type.as_far_as_known()), "a kind of key that the exchange has not");
        let secret = exchange.field(&pair.field).filter(|field| field.secret && !field.chosen);
        judge(secret.is_some(), "a field that holds no secret");
        let is_pem = |shape: &Shape| matches!(shape, Shape::Pem { title } if title == "PRIVATE KEY");
        judge(
            secret.is_some_and(|field| {
                field.multi_line && field.shapes.iter().any(|shape| is_pem(shape.as_far_as_known()))
            }),
            "the field has no place for a PEM",
        );
        judge(
            *pair.public.as_far_as_known() == PublicForm::SpkiPem,
            "another form than the one that is made",
        );
        let gives = pair.gives.as_far_as_known();
        judge(
            !gives.is_empty() && gives.iter().all(|name| exchange.field(name).is_some()),
            "it gives nothing that the exchange has",
        );
        judge(!gives.contains(&pair.field), "it gives the secret although it has only the public half");
        let rest = exchange.fields.iter().filter(|field| field.required && field.name != pair.field);
        judge(rest.into_iter().all(|field| gives.contains(&field.name)), "a field that nobody gives");
    }
    found
}

#[test]
fn a_pair_takes_the_place_of_one_secret_and_the_exchange_gives_the_rest() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_fields(exchange), [] as [&str; 0]);
    }
    for (id, from, to) in [
        ("binance", "key_type = { value = \"RSA\"", "key_type = { value = \"ECDSA\""),
        ("binance", "field = \"secret\"", "field = \"api_key\""),
        ("deribit", "title = \"PRIVATE KEY\"", "title = \"EC PRIVATE KEY\""),
        ("bybit", "multi_line = true", "multi_line = false"),
        ("bybit", "gives = { value = [\"api_key\"]", "gives = { value = [\"api_key\", \"secret\"]"),
        ("bybit", "gives = { value = [\"api_key\"]", "gives = { value = []"),
        ("bybit", "gives = { value = [\"api_key\"]", "gives = { value = [\"passphrase\"]"),
    ] {
        assert!(!wrong_fields(&changed(id, from, to)).is_empty(), "{id}: {to}");
    }
}

fn has_doubles(exchange: &Exchange) -> bool {
    let kinds: BTreeSet<Algorithm> = exchange.pairs.iter().map(PairFact::algorithm).collect();
    kinds.len() != exchange.pairs.len()
}

#[test]
fn no_pair_is_offered_twice() {
    assert!(!catalogue().exchanges().iter().any(has_doubles));
    assert!(has_doubles(&changed("binance", "value = \"rsa-2048\"", "value = \"ed25519\"")));
}

#[test]
fn a_way_of_making_pairs_that_keystead_has_not_is_refused() {
    let files = keystead::domain::catalogue::exchange_files();
    let (_, text) = files.iter().find(|(id, _)| *id == "binance").unwrap();
    assert!(toml::from_str::<Exchange>(&text.replacen("\"rsa-2048\"", "\"rsa-1024\"", 1)).is_err());
    assert!(toml::from_str::<Exchange>(&text.replacen("\"spki-pem\"", "\"pkcs1\"", 1)).is_err());
}

/// What is wrong with the lines that lead through the page, where there are two ways.
fn wrong_ways(exchange: &Exchange) -> Vec<String> {
    let ways = |maker: MadeBy| {
        exchange.guide.iter().filter(move |step| step.made_by.is_none_or(|made_by| made_by == maker))
    };
    let gives = |maker| ways(maker).filter(|step| step.kind == StepKind::PublicKey).count();
    let opens = |maker| ways(maker).filter(|step| step.kind == StepKind::Open).count();
    let parts = exchange.guide.iter().any(|step| step.made_by.is_some());
    let has_pairs = !exchange.pairs.is_empty();
    let mut found = Vec::new();
    for (is_wrong, what) in [
        (parts != has_pairs, "two ways without pairs, or pairs without a way of their own"),
        (gives(MadeBy::Exchange) > 0, "a public key is given where the exchange makes the secret"),
        (gives(MadeBy::Keystead) != usize::from(has_pairs), "the public key is not given once"),
        (opens(MadeBy::Exchange) != opens(MadeBy::Keystead), "one of the ways does not lead to the page"),
        (
            has_pairs && ways(MadeBy::Keystead).any(|step| step.kind == StepKind::Finish && step.note),
            "a secret is waited for that nobody shows",
        ),
    ] {
        if is_wrong {
            found.push(format!("{}: {what}", exchange.id));
        }
    }
    found
}

#[test]
fn the_page_has_a_way_for_each_who_makes_the_secret() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_ways(exchange), [] as [&str; 0]);
    }
    for (id, from, to) in [
        ("bybit", "kind = \"public-key\"\nmade_by = \"keystead\"", "kind = \"public-key\""),
        ("bybit", "kind = \"public-key\"", "kind = \"press\""),
        (
            "bybit",
            "note = true\nmade_by = \"exchange\"\nknown = { value = \"the key and",
            "note = true\nknown = { value = \"the key and",
        ),
    ] {
        assert!(!wrong_ways(&changed(id, from, to)).is_empty(), "{id}: {to}");
    }
    assert!(
        !wrong_ways(&changed("kraken", "kind = \"name\"", "kind = \"name\"\nmade_by = \"keystead\""))
            .is_empty()
    );
}

/// What a tool is said to take although the exchange has no such keys.
fn taken_from_nobody(tool: &keystead::domain::tool::Tool) -> Vec<String> {
    let mut found = Vec::new();
    for (id, families) in &tool.pairs {
        let has = |family: Family| {
            let exchange = catalogue().exchange(id);
            exchange.is_some_and(|one| one.pairs.iter().any(|pair| pair.algorithm().family() == family))
        };
        if families.is_empty() {
            found.push(format!("{}: nothing is said of {id}", tool.id));
        }
        found.extend(families.keys().filter(|it| !has(**it)).map(|it| format!("{}: {id} {it:?}", tool.id)));
    }
    found
}

#[test]
fn what_a_tool_takes_is_what_an_exchange_has() {
    for tool in catalogue().tools() {
        assert_eq!(taken_from_nobody(tool), [] as [&str; 0]);
    }
    let files = keystead::domain::catalogue::tool_files();
    let (_, text) = files.iter().find(|(id, _)| *id == "freqtrade").unwrap();
    for to in ["[pairs.kraken]", "[pairs.nowhere]"] {
        let tool = toml::from_str(&text.replacen("[pairs.binance]", to, 1)).unwrap();
        assert!(!taken_from_nobody(&tool).is_empty(), "{to}");
    }
    let (_, text) = files.iter().find(|(id, _)| *id == "ccxt").unwrap();
    let tool = toml::from_str(&text.replacen("[pairs.bybit]\nrsa", "[pairs.bybit]\ned25519", 1)).unwrap();
    assert!(!taken_from_nobody(&tool).is_empty(), "Bybit takes RSA only");
}

#[test]
fn what_is_known_of_pairs_is_what_was_read() {
    let kinds = |id: &str| exchange(id).pairs.iter().map(PairFact::algorithm).collect::<Vec<_>>();
    let both = vec![Algorithm::Ed25519, Algorithm::Rsa2048];
    assert_eq!((kinds("binance"), kinds("deribit")), (both.clone(), both));
    assert_eq!(kinds("bybit"), [Algorithm::Rsa2048]);
    assert!(kinds("kraken").is_empty() && kinds("bitget").is_empty());
    let takes = |tool: &str, exchange: &str, family| {
        let tool = catalogue().tool(tool).unwrap();
        tool.takes_pair(exchange, family).map(|fact| *fact.as_far_as_known())
    };
    assert_eq!(takes("nautilustrader", "binance", Family::Ed25519), Some(true));
    assert_eq!(takes("nautilustrader", "binance", Family::Rsa), Some(false));
    assert_eq!(takes("freqtrade", "binance", Family::Rsa), Some(true));
    assert_eq!(takes("freqtrade", "binance", Family::Ed25519), None, "nobody said so");
    assert_eq!(takes("hummingbot", "binance", Family::Rsa), None);
    // What was not read in Bybit's own documents is not called certain.
    let bybit = exchange("bybit").pair(Algorithm::Rsa2048).unwrap();
    assert!(!bybit.algorithm.is_sure() && !bybit.public.is_sure() && bybit.gives.is_sure());
}
