//! Reading the whole journal, and whether its lines fit together. Thousands of lines take some milliseconds, so it is done when
//! somebody looks at the journal, not at every frame and not at an unlock.

use super::line::{Hash, Line};
use super::store::Journal;

/// Whether the lines fit together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chain {
    /// Each line fits the one before it, and the last one is there.
    #[default]
    Whole,
    /// From this line on they do not fit: it or one before it was changed, taken out or moved.
    BrokenFrom(u64),
    /// All that are there fit, and the last ones are missing, from this line on.
    EndsBefore(u64),
}

/// The journal, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The last line that was cut, with its hash; none while all of them are there.
    pub cut: Option<(u64, Hash)>,
    /// The lines, the oldest first.
    pub lines: Vec<Line>,
    /// Whether they fit together.
    pub chain: Chain,
}

impl Journal {
    /// Reads every line and holds each against the one before it. A line that cannot be read is left out, and breaks the chain.
    pub fn read(&self) -> Reading {
        let (mut number, mut before) = self.cut.unwrap_or_default();
        let mut lines = Vec::new();
        let mut broken = None;
        for written in self.written() {
            number += 1;
            let line = Line::read(&written, number);
            let fits = line.as_ref().is_some_and(|line| line.hash == line.hash_behind(&before));
            if !fits {
                broken = broken.or(Some(number));
            }
            if let Some(line) = line {
                before = line.hash;
                lines.push(line);
            }
        }
        let chain = match broken {
            Some(number) => Chain::BrokenFrom(number),
            None if (number, before) == self.end => Chain::Whole,
            // More lines than were ever written are no missing end.
            None if number >= self.end.0 => Chain::BrokenFrom(self.end.0.max(1)),
            None => Chain::EndsBefore(number + 1),
        };
        Reading { cut: self.cut, lines, chain }
    }
}
