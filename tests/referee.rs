//! Every adapter's signed request is compared with the one that the Python package `ccxt` makes of the same fields at the same
//! moment. Nothing is sent. Where pip cannot install it, a sentence says so and nothing is compared.
//!
//! A difference that is right is listed in `tests/referee/right.rs` with its reason. One that is not listed fails, and so does a
//! listed one that is no more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed, and what is skipped is told"
)]

#[path = "referee/cases.rs"]
mod cases;
#[path = "referee/python.rs"]
mod python;
#[path = "referee/right.rs"]
mod right;

use std::collections::BTreeSet;

use cases::{CASES, Case};
use keystead::exchange::adapters::ADAPTERS;
use python::{Judged, Referee};
use right::RIGHT;

/// What the referee found for each of these cases, as (case, part).
fn found(referee: &Referee, cases: &[&Case], secret: impl Fn(&Case) -> String) -> BTreeSet<(String, String)> {
    let signed: Vec<serde_json::Value> = cases.iter().map(|case| case.signed(&secret(case))).collect();
    let judged = referee.judge(&signed);
    assert_eq!(judged.len(), cases.len());
    let mut found = BTreeSet::new();
    let mut uncovered = BTreeSet::new();
    for (case, judged) in cases.iter().zip(judged) {
        match judged {
            Judged::Compared(differences) => {
                found.extend(differences.into_iter().map(|part| (case.name.to_owned(), part)));
            }
            Judged::Uncovered(why) => drop(uncovered.insert((case.name.to_owned(), why))),
        }
    }
    assert!(uncovered.is_empty(), "\nNot compared:\n{}", named(&uncovered));
    found
}

fn asked() -> Vec<&'static Case> {
    CASES.iter().filter(|case| ADAPTERS.iter().any(|adapter| adapter.id() == case.exchange)).collect()
}

/// The parts of this case in which a difference is right.
fn right_parts(case: &Case) -> impl Iterator<Item = &'static str> {
    RIGHT.iter().filter(|(name, ..)| [case.name, case.exchange].contains(name)).map(|(_, part, _)| *part)
}

fn named(pairs: &BTreeSet<(String, String)>) -> String {
    pairs.iter().map(|(case, part)| format!("  {case}: {part}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_adapter_has_a_case_that_the_referee_can_judge() {
    for adapter in ADAPTERS {
        assert!(CASES.iter().any(|case| case.exchange == adapter.id()), "{} has no case", adapter.id());
    }
}

#[test]
fn ccxt_signs_the_same_but_for_what_is_listed_with_its_reason() {
    let Some(referee) = Referee::ready() else { return };
    let cases = asked();
    let found = found(&referee, &cases, |case| case.secret.to_owned());
    let listed: BTreeSet<(String, String)> = cases
        .iter()
        .flat_map(|case| right_parts(case).map(|part| (case.name.to_owned(), part.to_owned())))
        .collect();
    let new: BTreeSet<_> = found.difference(&listed).cloned().collect();
    let gone: BTreeSet<_> = listed.difference(&found).cloned().collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "\nDifferent, and not listed as right:\n{}\nListed, and no more different:\n{}",
        named(&new),
        named(&gone)
    );
    eprintln!("{} signed requests compared with ccxt {}.", cases.len(), python::VERSION);
}

/// Signed with another secret than the referee was told, each of them must be refused.
#[test]
fn a_signature_by_another_secret_is_seen_by_the_referee() {
    let Some(referee) = Referee::ready() else { return };
    let cases = asked();
    let found = found(&referee, &cases, |case| case.another_secret.to_owned());
    for case in cases {
        let is_seen = |(name, part): &(String, String)| {
            name == case.name && !right_parts(case).any(|right| right == part)
        };
        assert!(found.iter().any(is_seen), "{}: another secret was not seen", case.name);
    }
}

#[test]
fn each_difference_that_is_right_has_a_case_and_a_reason() {
    for (case, part, reason) in RIGHT {
        assert!(CASES.iter().any(|known| [known.name, known.exchange].contains(case)), "{case} is no case");
        assert!(!part.is_empty() && reason.len() > 20, "{case}, {part}: {reason}");
    }
}

/// `cargo test --release --test referee signing_costs -- --ignored --nocapture`
#[test]
#[ignore = "measures; says nothing in a build for tests"]
fn signing_costs_are_measured_beside_those_of_ccxt() {
    let Some(referee) = Referee::ready() else { return };
    let cases = asked();
    let signed: Vec<serde_json::Value> = cases.iter().map(|case| case.signed(case.secret)).collect();
    eprintln!("{:<24} {:>12} {:>12}", "one request, signed", "here, µs", "ccxt, µs");
    for (case, theirs) in cases.iter().zip(referee.costs(&signed)) {
        let theirs = theirs.map_or_else(|| "-".to_owned(), |micros| format!("{micros:.1}"));
        eprintln!("{:<24} {:>12.1} {:>12}", case.name, case.cost(), theirs);
    }
}
