//! The journal over all keys: what happened, when, to which key and for which tool, each line sealed to the one before it by a hash.
//! It outlives the keys: a destroyed one stays in it by its name. It holds no secret.
//!
//! What the chain is worth: the seal of the whole book keeps strangers out, and who holds its key can make a new chain. The chain shows
//! that a line was changed, taken out or moved by somebody who did not do that, in an older, edited or hand-mended content; and what
//! was exported earlier can be held against it. docs/journal.md tells how.

mod book;
mod chain;
mod deed;
mod export;
mod find;
mod line;
mod sample;
mod store;
#[cfg(test)]
mod tests;

pub use chain::{Chain, Reading};
pub use deed::{Deed, Kind};
pub use export::{COLUMNS, to_csv};
pub use find::{JournalQuery, found};
pub use line::{Entry, Hash, Line};
pub use sample::sample;
pub use store::{CHUNK, Journal, MOST_LINES};
