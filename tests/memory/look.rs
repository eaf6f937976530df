//! The looks into the program's memory, as the story hands them over on a pipe: searched as they come, and never written down.

use std::collections::BTreeMap;
use std::io::BufRead;

use data_encoding::HEXLOWER;

use crate::pieces::{Hit, Pieces};

/// Bytes around a hit that a failure shows, for finding out whose they are.
const AROUND: usize = 64;

/// A hit with its place.
struct Found {
    hit: Hit,
    place: String,
    around: String,
}

/// One look into the whole memory.
pub struct Look {
    name: String,
    expected: Vec<String>,
    found: Vec<Found>,
    /// How much was searched.
    pub bytes: usize,
    /// Bytes that could not be read.
    pub unread: usize,
}

/// All looks of a story.
#[derive(Default)]
pub struct Looks {
    pub pieces: Pieces,
    pub all: Vec<Look>,
}

impl Looks {
    /// Reads what the story tells until it ends: lines of words between tabs, and after a line `memory` its bytes.
    pub fn read(mut story: impl BufRead) -> Self {
        let mut looks = Self::default();
        let mut line = String::new();
        loop {
            line.clear();
            if story.read_line(&mut line).expect("the story's words are no text") == 0 {
                return looks;
            }
            let words: Vec<&str> = line.trim_end_matches('\n').split('\t').collect();
            match words.as_slice() {
                ["canary", name, body, least] => {
                    let body = HEXLOWER.decode(body.as_bytes()).unwrap();
                    looks.pieces.add(name, &body, least.parse().unwrap());
                }
                ["look", name, expected] => looks.all.push(Look {
                    name: (*name).to_owned(),
                    expected: expected.split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
                    found: Vec::new(),
                    bytes: 0,
                    unread: 0,
                }),
                ["memory", path, address, length] => {
                    let mut memory = vec![0; length.parse().unwrap()];
                    story.read_exact(&mut memory).expect("the memory broke off");
                    let look = looks.all.last_mut().unwrap();
                    look.bytes += memory.len();
                    let start = usize::from_str_radix(address, 16).unwrap();
                    let found = looks.pieces.search(&memory);
                    look.found.extend(found.into_iter().map(|hit| Found {
                        place: format!("{path} at {:x}", start + hit.at),
                        around: around(&memory, hit.at),
                        hit,
                    }));
                }
                ["unread", length] => {
                    looks.all.last_mut().unwrap().unread += length.parse::<usize>().unwrap();
                }
                ["end"] => {}
                _ => panic!("the story said something that nobody understands: {line}"),
            }
        }
    }
}

fn around(memory: &[u8], at: usize) -> String {
    let part = &memory[at.saturating_sub(AROUND)..(at + 2 * AROUND).min(memory.len())];
    part.escape_ascii().to_string()
}

impl Look {
    /// When it was.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a part of this canary was found.
    pub fn found(&self, canary: &str) -> bool {
        self.found.iter().any(|found| found.hit.canary == canary)
    }

    /// What had to be found and was not.
    pub fn missed(&self) -> Vec<String> {
        self.expected
            .iter()
            .filter(|name| !self.found(name))
            .map(|name| format!("  {}: {name}", self.name))
            .collect()
    }

    /// Everything that was found, each with its place.
    pub fn left(&self) -> Vec<String> {
        let tell = |Found { hit, place, around }: &Found| {
            format!(
                "  {}: {} of {}, characters {} to {}, in {place}\n      {around}",
                self.name,
                hit.form,
                hit.canary,
                hit.from,
                hit.from + hit.chars
            )
        };
        self.found.iter().map(tell).collect()
    }

    /// A line for people.
    pub fn tell(&self, pieces: &Pieces) -> String {
        let mut hits: BTreeMap<&str, usize> = BTreeMap::new();
        for found in &self.found {
            *hits.entry(&found.hit.canary).or_default() += 1;
        }
        format!(
            "{}: {} MiB searched ({} bytes could not be read), {} canaries in {} forms, {} hits {hits:?}",
            self.name,
            self.bytes >> 20,
            self.unread,
            pieces.names().len(),
            Pieces::forms(),
            self.found.len(),
        )
    }
}
