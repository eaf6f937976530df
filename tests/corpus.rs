//! What was once thrown at the parsers of foreign bytes is thrown at them again: the seeds, and every input that once broke one.
//!
//! `scripts/fuzz.sh` looks for more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "fuzz/parsers.rs"]
mod parsers;

use std::collections::BTreeSet;
use std::path::Path;

use parsers::{PARSERS, run};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}

/// The names of what is in a folder, without their ends.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_parser_has_a_target_and_a_corpus() {
    let parsers: BTreeSet<String> = PARSERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder().join("targets")), parsers);
    assert_eq!(names(&folder().join("corpus")), parsers);
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    for name in parsers {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
}

#[test]
fn no_parser_stumbles_over_its_corpus() {
    for (name, _) in PARSERS {
        let (mut taken, mut refused) = (0, 0);
        for entry in std::fs::read_dir(folder().join("corpus").join(name)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            if run(name, &bytes) { taken += 1 } else { refused += 1 }
        }
        println!("{name}: {taken} taken, {refused} refused");
        // A corpus of which nothing is taken does not reach what lies behind the first check.
        assert!(taken > 0 && refused > 0, "{name}: {taken} taken, {refused} refused");
    }
}
