//! The lines as they lie in the book: in chunks that stay as they were read until somebody asks, so that neither an unlock nor a change
//! reads thousands of lines. A copy of the book shares them. The oldest chunk is cut when there are too many lines.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::deed::Deed;
use super::line::{Entry, Hash, Line};

/// Lines that are kept at most; the oldest are cut.
pub const MOST_LINES: usize = 5_000;
/// Lines that are cut together.
pub const CHUNK: usize = 250;

/// A place in the chain: the number of a line, and its hash.
pub(super) type Mark = (u64, Hash);

/// The journal, as it is written down.
#[derive(Clone, Default)]
pub struct Journal {
    /// The last line that was cut. The chain of those that are there goes on from it.
    pub(super) cut: Option<Mark>,
    /// The last line. It stands beside the lines, so that one that is missing at the end is missed.
    pub(super) end: Mark,
    /// Whole chunks, each a list of lines.
    pub(super) chunks: Vec<Arc<RawValue>>,
    /// The lines of the chunk that is not whole yet.
    pub(super) fresh: Vec<Arc<RawValue>>,
}

impl Journal {
    /// Whether nothing was ever written down.
    pub fn is_empty(&self) -> bool {
        self.end.0 == 0 && self.chunks.is_empty() && self.fresh.is_empty()
    }

    /// The number of the last line, and its hash.
    pub fn end(&self) -> (u64, Hash) {
        self.end
    }

    /// Writes a line. A journal that begins in a vault which was there before it says so first.
    pub fn add(&mut self, at: Timestamp, entry: Entry) {
        if self.is_empty() && !matches!(entry.deed, Deed::SetUp | Deed::Restored) {
            self.push(at, Entry::new(Deed::Begun, ""));
        }
        self.push(at, entry);
    }

    fn push(&mut self, at: Timestamp, entry: Entry) {
        let line = Line::of(entry, self.end.0 + 1, at, &self.end.1);
        let Some(written) = line.write() else { return };
        self.end = (line.number, line.hash);
        self.fresh.push(written.into());
        if self.fresh.len() >= CHUNK {
            self.close_chunk();
        }
    }

    fn close_chunk(&mut self) {
        let lines: Vec<&str> = self.fresh.iter().map(|line| line.get()).collect();
        let Ok(chunk) = RawValue::from_string(format!("[{}]", lines.join(","))) else { return };
        self.chunks.push(chunk.into());
        self.fresh.clear();
        if self.chunks.len() * CHUNK > MOST_LINES {
            let oldest = self.chunks.remove(0);
            let lines = lines_of(&oldest);
            let number = self.cut.map_or(0, |(number, _)| number) + lines.len() as u64;
            let last = lines.last().and_then(|line| Line::read(line, number));
            // One that cannot be read leaves a chain that does not fit, and that is told.
            self.cut = Some((number, last.map(|line| line.hash).unwrap_or_default()));
        }
    }

    /// Every line as it is written, the oldest first.
    pub(super) fn written(&self) -> impl Iterator<Item = Arc<RawValue>> {
        let whole = self.chunks.iter().flat_map(lines_of);
        whole.chain(self.fresh.iter().cloned())
    }
}

/// The lines of a chunk. What is no list is one line, which cannot be read.
fn lines_of(chunk: &Arc<RawValue>) -> Vec<Arc<RawValue>> {
    let lines = serde_json::from_str::<Vec<Box<RawValue>>>(chunk.get());
    lines.map_or_else(|_| vec![Arc::clone(chunk)], |lines| lines.into_iter().map(Arc::from).collect())
}

/// Only how many: names are nobody's business in a log.
impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journal(to line {})", self.end.0)
    }
}

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &[Arc<RawValue>], other: &[Arc<RawValue>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.get() == other.get())
        };
        (self.cut, self.end) == (other.cut, other.end)
            && same(&self.chunks, &other.chunks)
            && same(&self.fresh, &other.fresh)
    }
}

impl Eq for Journal {}

/// In the file.
#[derive(Serialize)]
struct Writing<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<Mark>,
    end: Mark,
    lines: Chunks<'a>,
}

struct Chunks<'a>(&'a Journal);

impl Serialize for Chunks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        let Self(journal) = self;
        let mut list = serializer.serialize_seq(None)?;
        for chunk in &journal.chunks {
            list.serialize_element::<RawValue>(chunk)?;
        }
        if !journal.fresh.is_empty() {
            let fresh: Vec<&RawValue> = journal.fresh.iter().map(AsRef::as_ref).collect();
            list.serialize_element(&fresh)?;
        }
        list.end()
    }
}

impl Serialize for Journal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Writing { cut: self.cut, end: self.end, lines: Chunks(self) }.serialize(serializer)
    }
}

#[derive(Deserialize)]
struct Reading {
    #[serde(default)]
    cut: Option<Mark>,
    end: Mark,
    lines: Vec<Box<RawValue>>,
}

impl<'de> Deserialize<'de> for Journal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Reading { cut, end, lines } = Reading::deserialize(deserializer)?;
        let mut journal = Self { cut, end, ..Self::default() };
        journal.chunks = lines.into_iter().map(Arc::from).collect();
        // Only the last one is looked into: it goes on.
        if let Some(last) = journal.chunks.pop() {
            let lines = lines_of(&last);
            if lines.len() < CHUNK {
                journal.fresh = lines;
            } else {
                journal.chunks.push(last);
            }
        }
        Ok(journal)
    }
}
