//! Searches that are kept under a name. Their words are sealed with everything else: they may hold names of accounts.

use serde::{Deserialize, Serialize};

/// The most that are kept.
pub const MOST_SAVED: usize = 20;
/// The most characters of a name.
pub const MOST_NAME: usize = 40;

/// A search under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// The name that its owner gave it.
    pub name: String,
    /// Its words and operators.
    pub text: String,
}

/// Why a name cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameTrouble {
    /// There is none.
    Empty,
    /// It is longer than [`MOST_NAME`], by so many characters.
    Long(usize),
    /// Another search has it.
    Taken,
    /// There are [`MOST_SAVED`] already.
    Full,
}

/// A change to the kept searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchChange {
    /// Keep this one.
    Save(SavedSearch),
    /// Give the one of this name another one.
    Rename {
        /// As it is called.
        from: String,
        /// As it is to be called.
        to: String,
    },
    /// Forget the one of this name.
    Delete(String),
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What is wrong with this name, for a new search or for the one that is called `present`.
pub fn name_trouble(saved: &[SavedSearch], name: &str, present: Option<&str>) -> Option<NameTrouble> {
    let length = name.trim().chars().count();
    let others = saved.iter().filter(|one| present.is_none_or(|present| one.name != present));
    if present.is_none() && saved.len() >= MOST_SAVED {
        Some(NameTrouble::Full)
    } else if length == 0 {
        Some(NameTrouble::Empty)
    } else if length > MOST_NAME {
        Some(NameTrouble::Long(length - MOST_NAME))
    } else if others.into_iter().any(|one| is_same(&one.name, name)) {
        Some(NameTrouble::Taken)
    } else {
        None
    }
}

/// Does the change; one that cannot be done changes nothing.
pub fn change_searches(saved: &mut Vec<SavedSearch>, change: SearchChange) {
    match change {
        SearchChange::Save(one) => {
            if name_trouble(saved, &one.name, None).is_none() && !one.text.trim().is_empty() {
                let (name, text) = (one.name.trim().to_owned(), one.text.trim().to_owned());
                saved.push(SavedSearch { name, text });
            }
        }
        SearchChange::Rename { from, to } => {
            let is_right = name_trouble(saved, &to, Some(&from)).is_none();
            if let Some(one) = saved.iter_mut().find(|one| one.name == from && is_right) {
                to.trim().clone_into(&mut one.name);
            }
        }
        SearchChange::Delete(name) => saved.retain(|one| one.name != name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn save(saved: &mut Vec<SavedSearch>, name: &str) {
        let one = SavedSearch { name: name.to_owned(), text: "can:withdraw".to_owned() };
        change_searches(saved, SearchChange::Save(one));
    }

    fn names(saved: &[SavedSearch]) -> Vec<&str> {
        saved.iter().map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn a_name_is_given_once_and_is_not_too_long() {
        let mut saved = Vec::new();
        save(&mut saved, " Grid bots ");
        save(&mut saved, "GRID bots");
        save(&mut saved, "  ");
        save(&mut saved, &"ä".repeat(41));
        assert_eq!(names(&saved), ["Grid bots"]);
        for (name, present, trouble) in [
            ("grid BOTS", None, Some(NameTrouble::Taken)),
            ("grid BOTS", Some("Grid bots"), None),
            ("", None, Some(NameTrouble::Empty)),
            (&*"ä".repeat(40), None, None),
            (&*"ä".repeat(43), None, Some(NameTrouble::Long(3))),
        ] {
            assert_eq!(name_trouble(&saved, name, present), trouble, "{name}");
        }
    }

    #[test]
    fn twenty_are_kept_and_no_more_and_a_full_list_can_be_put_in_order() {
        let mut saved = Vec::new();
        (0..25).for_each(|number| save(&mut saved, &format!("search {number}")));
        assert_eq!(saved.len(), MOST_SAVED);
        assert_eq!(name_trouble(&saved, "another", None), Some(NameTrouble::Full));
        let rename = |from: &str, to: &str| SearchChange::Rename { from: from.to_owned(), to: to.to_owned() };
        change_searches(&mut saved, rename("search 3", "Mine"));
        change_searches(&mut saved, rename("search 4", "mine"));
        change_searches(&mut saved, rename("search 99", "Nothing"));
        assert!(names(&saved).contains(&"Mine") && names(&saved).contains(&"search 4"));
        change_searches(&mut saved, SearchChange::Delete("Mine".to_owned()));
        assert_eq!(saved.len(), MOST_SAVED - 1);
    }

    #[test]
    fn a_search_for_nothing_is_not_kept() {
        let mut saved = Vec::new();
        let one = SavedSearch { name: "All".to_owned(), text: "  ".to_owned() };
        change_searches(&mut saved, SearchChange::Save(one));
        assert!(saved.is_empty());
    }
}
