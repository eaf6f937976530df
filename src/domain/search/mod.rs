//! Finding keys: instant search over everything that is not secret, operators, filters and orders.

mod facets;
mod index;
mod names;
mod query;
mod suggest;
mod term;
#[cfg(test)]
mod tests;
mod token;

pub use facets::Facets;
pub use index::{Counts, Index};
pub use query::{Chip, Query, Sort};
pub use suggest::{Suggestion, suggest};
pub use term::{Operator, Puzzle, puzzles};
