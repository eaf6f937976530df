//! The names that an operator can ask for, in small letters, with how many keys have each.

use std::collections::HashMap;

/// A name in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// As it is written.
    pub name: String,
    /// In small letters.
    pub small: String,
    /// How many keys have it.
    pub keys: usize,
}

/// The names of one kind while they are counted.
#[derive(Default)]
pub(super) struct Count(HashMap<String, usize>);

impl Count {
    pub fn add(&mut self, name: &str) {
        if let Some(keys) = self.0.get_mut(name) {
            *keys += 1;
        } else if !name.trim().is_empty() {
            self.0.insert(name.to_owned(), 1);
        }
    }

    /// In alphabetical order.
    pub fn listed(self) -> Vec<Named> {
        let mut list: Vec<Named> =
            self.0.into_iter().map(|(name, keys)| Named { small: name.to_lowercase(), name, keys }).collect();
        list.sort_by(|one, other| one.small.cmp(&other.small).then_with(|| one.name.cmp(&other.name)));
        list
    }
}

/// Whether a name, or a word in it, begins like this. Both are in small letters.
pub(super) fn begins(name: &str, start: &str) -> bool {
    name.starts_with(start)
        || name
            .match_indices(start)
            .any(|(at, _)| name[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric()))
}

/// A name that is asked for. One that is in the book as a whole is that one; else it is a beginning.
pub(super) struct Wanted {
    text: String,
    is_whole: bool,
}

impl Wanted {
    pub fn new(text: String, list: &[Named]) -> Self {
        let is_whole = list.binary_search_by(|named| named.small.as_str().cmp(&text)).is_ok();
        Self { text, is_whole }
    }

    pub fn is(&self, name: &str) -> bool {
        if self.is_whole { name == self.text } else { begins(name, &self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_is_that_one_and_a_part_is_a_beginning() {
        let mut count = Count::default();
        for name in ["Kraken", "Kraken Futures", "Kraken", " ", "Binance.US"] {
            count.add(name);
        }
        let list = count.listed();
        assert_eq!(list.iter().map(|named| named.keys).collect::<Vec<_>>(), [1, 2, 1]);
        let is = |text: &str, name: &str| Wanted::new(text.to_owned(), &list).is(name);
        assert!(is("kraken", "kraken") && !is("kraken", "kraken futures"));
        assert!(is("krak", "kraken futures") && is("fut", "kraken futures") && is("us", "binance.us"));
        assert!(!is("ken", "kraken") && !is("x", "kraken"));
    }
}
