//! Which keys are chosen, while several are: one by one, a range, or all that were found. What is found no more is chosen no more.

use std::collections::HashSet;

use crate::domain::api_key::KeyId;

/// The chosen keys.
#[derive(Debug, Default)]
pub struct Chosen {
    ids: HashSet<KeyId>,
    /// Where a range began, and what was chosen before it.
    range: Option<(KeyId, HashSet<KeyId>)>,
}

impl Chosen {
    /// Whether any key is chosen.
    pub fn is_on(&self) -> bool {
        !self.ids.is_empty()
    }

    /// How many are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Whether this one is.
    pub fn has(&self, id: KeyId) -> bool {
        self.ids.contains(&id)
    }

    /// Chooses this one, or no longer. A range begins here.
    pub fn toggle(&mut self, id: KeyId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        self.range = Some((id, self.ids.clone()));
    }

    /// Chooses all of these.
    pub fn all(&mut self, found: &[KeyId]) {
        self.ids = found.iter().copied().collect();
        self.range = None;
    }

    /// Chooses from where the range began, else from `from`, to this one, and what was chosen before.
    pub fn reach(&mut self, found: &[KeyId], from: KeyId, to: KeyId) {
        let place = |id: KeyId| found.iter().position(|other| *other == id);
        let (begin, base) = self.range.get_or_insert_with(|| (from, self.ids.clone()));
        let (Some(begin), Some(end)) = (place(*begin), place(to)) else { return };
        self.ids.clone_from(base);
        self.ids.extend(&found[begin.min(end)..=begin.max(end)]);
    }

    /// The next range begins where one is then.
    pub fn end_range(&mut self) {
        self.range = None;
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The chosen ones, as they stand in the list.
    pub fn in_order(&self, found: &[KeyId]) -> Vec<KeyId> {
        found.iter().copied().filter(|id| self.has(*id)).collect()
    }

    /// Nothing is chosen that is not to be seen: an act would reach further than its owner thinks.
    pub fn keep_to(&mut self, found: &[KeyId]) {
        if self.is_on() && found.iter().filter(|id| self.has(**id)).count() != self.ids.len() {
            self.ids = self.in_order(found).into_iter().collect();
            self.range = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Vec<KeyId> {
        (0..9).map(|byte| KeyId([byte; 16])).collect()
    }

    fn places(chosen: &Chosen) -> Vec<u8> {
        chosen.in_order(&found()).iter().map(|id| id.0[0]).collect()
    }

    #[test]
    fn a_range_grows_and_shrinks_and_keeps_what_was_chosen_before() {
        let (found, mut chosen) = (found(), Chosen::default());
        chosen.toggle(found[7]);
        chosen.end_range();
        chosen.reach(&found, found[2], found[4]);
        assert_eq!(places(&chosen), [2, 3, 4, 7]);
        chosen.reach(&found, found[4], found[3]);
        assert_eq!(places(&chosen), [2, 3, 7]);
        chosen.reach(&found, found[3], found[0]);
        assert_eq!(places(&chosen), [0, 1, 2, 7]);
        chosen.toggle(found[7]);
        chosen.toggle(found[5]);
        chosen.reach(&found, found[0], found[6]);
        assert_eq!(places(&chosen), [0, 1, 2, 5, 6], "a range begins at what was chosen last");
    }

    #[test]
    fn what_is_found_no_more_is_chosen_no_more() {
        let (found, mut chosen) = (found(), Chosen::default());
        chosen.all(&found);
        assert_eq!(chosen.count(), 9);
        chosen.keep_to(&found[..2]);
        assert_eq!(places(&chosen), [0, 1]);
        chosen.reach(&found[..2], found[8], found[1]);
        assert_eq!(places(&chosen), [0, 1], "a range that begins nowhere changes nothing");
        chosen.keep_to(&[]);
        assert!(!chosen.is_on());
    }
}
