//! What people paste, right and wrong, for every exchange: each sample is found to be what it is, and mended where that is offered.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::{BTreeMap, BTreeSet};

use keystead::domain::catalogue::Catalogue;
use keystead::domain::check::{Kind, Pasted, Repair, Report, check_fields_beside, read_block, repair};
use keystead::domain::exchange::Exchange;
use keystead::domain::secret::SecretText;
use serde::Deserialize;

#[derive(Deserialize)]
struct Samples {
    sample: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    exchange: String,
    what: String,
    fields: BTreeMap<String, String>,
    /// The field whose text Keystead made, where it made one.
    here: Option<String>,
    found: Vec<String>,
}

fn samples() -> Vec<Sample> {
    toml::from_str::<Samples>(include_str!("pasted/samples.toml")).unwrap().sample
}

fn exchange_of(sample: &Sample) -> &'static Exchange {
    Catalogue::built_in().exchange(&sample.exchange).unwrap()
}

/// Checks the texts in the order of the exchange's fields.
fn check(exchange: &Exchange, texts: &BTreeMap<String, String>, here: Option<&str>) -> Report {
    let field = |name: &String| Some((name.clone(), texts.get(name)?.clone()));
    let owned: Vec<(String, String)> = exchange.fields.iter().filter_map(|fact| field(&fact.name)).collect();
    let pasted: Vec<Pasted<'_>> = owned.iter().map(|(name, text)| Pasted { name, text }).collect();
    check_fields_beside(exchange, &pasted, here)
}

fn found(report: &Report) -> Vec<String> {
    let words = report.findings.iter().map(|finding| format!("{}:{}", finding.field, finding.kind.word()));
    words.collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn every_sample_is_found_to_be_what_it_is() {
    let wrong: Vec<String> = samples()
        .iter()
        .filter_map(|sample| {
            let found = found(&check(exchange_of(sample), &sample.fields, sample.here.as_deref()));
            let Sample { exchange, what, found: expected, .. } = sample;
            (found != *expected).then(|| format!("{exchange}, {what}: {found:?} and not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} samples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_samples_for_every_exchange_and_every_finding() {
    let samples = samples();
    assert!(samples.len() >= 200, "only {}", samples.len());
    let exchanges: BTreeSet<&str> = samples.iter().map(|sample| sample.exchange.as_str()).collect();
    let missing: Vec<&str> = Catalogue::built_in()
        .exchanges()
        .iter()
        .map(|exchange| exchange.id.as_str())
        .filter(|id| !exchanges.contains(id))
        .collect();
    assert!(missing.is_empty(), "no sample for {missing:?}");
    let kinds: BTreeSet<&str> = samples
        .iter()
        .flat_map(|sample| &sample.found)
        .filter_map(|found| Some(found.split_once(':')?.1))
        .collect();
    let missing: Vec<&str> =
        Kind::ALL.iter().map(|kind| kind.word()).filter(|word| !kinds.contains(word)).collect();
    assert!(missing.is_empty(), "no sample in which {missing:?} is found");
}

/// Takes every offer, as often as one is made.
fn mended(exchange: &Exchange, mut texts: BTreeMap<String, String>) -> (BTreeMap<String, String>, Report) {
    for _ in 0..4 {
        let report = check(exchange, &texts, None);
        let offer = report.findings.iter().find_map(|finding| Some((finding.field.clone(), finding.repair?)));
        let Some((field, offer)) = offer else { return (texts, report) };
        let secret = exchange.fields.iter().find(|fact| fact.secret && !fact.chosen).unwrap().name.clone();
        let swap = |texts: &mut BTreeMap<String, String>, other: &str| {
            let (one, two) = (texts[other].clone(), texts[&secret].clone());
            texts.insert(other.to_owned(), two);
            texts.insert(secret.clone(), one);
        };
        match offer {
            Repair::Clean => {
                let clean = repair(exchange, &field, &SecretText::new(texts[&field].clone()));
                texts.insert(field, clean.expose().to_owned());
            }
            Repair::Swap => {
                let key = exchange.fields.iter().find(|fact| !fact.secret).unwrap().name.clone();
                swap(&mut texts, &key);
            }
            Repair::SwapChosen => swap(&mut texts, &field),
            Repair::Distribute => {
                let block = read_block(exchange, &texts[&field]).unwrap();
                texts.insert(field, String::new());
                for part in block.0 {
                    texts.insert(part.name, part.text.expose().to_owned());
                }
            }
            // Read by the window, which has the file's reader.
            Repair::ReadFile => return (texts, report),
        }
    }
    panic!("an offer is made again and again");
}

#[test]
fn what_is_offered_mends_it() {
    for sample in samples() {
        let exchange = exchange_of(&sample);
        let first = check(exchange, &sample.fields, sample.here.as_deref());
        let is_offered = first.findings.iter().any(|finding| finding.repair.is_some());
        if !is_offered || sample.what.contains("file") && sample.exchange == "coinbase" {
            continue;
        }
        let (_, report) = mended(exchange, sample.fields.clone());
        assert!(report.findings.is_empty(), "{}, {}: {:?}", sample.exchange, sample.what, found(&report));
    }
}
