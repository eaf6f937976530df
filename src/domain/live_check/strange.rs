//! Which of the keys that an exchange lists are not in the book. A part that the exchange masks says nothing, and what is masked as a
//! whole, or has no public part to be known by, is never taken for a known one.

use super::told::OtherKey;
use crate::domain::api_key::ApiKey;
use crate::domain::book::Book;

/// What stands between the first and the last characters of a public part.
const BETWEEN: &str = " … ";

impl Book {
    /// The keys of this list, told by the exchange of this key, that are not in the book: neither in use nor as the new one of a rotation.
    pub fn strange_keys<'a>(&self, key: &ApiKey, others: &'a [OtherKey]) -> Vec<&'a OtherKey> {
        let same = self.keys.values().filter(|one| {
            one.exchange == key.exchange
                && one.exchange_name.trim().eq_ignore_ascii_case(key.exchange_name.trim())
        });
        let fields = same.flat_map(|one| {
            let new = one.rotation.iter().filter_map(|rotation| rotation.new_fields.as_ref());
            one.fields.iter().chain(new.flatten())
        });
        let known: Vec<(&str, &str)> = fields.filter_map(|field| field.hint.split_once(BETWEEN)).collect();
        others.iter().filter(|other| !known.iter().any(|known| is_of(&other.hint, *known))).collect()
    }
}

/// Whether this hint, which may be masked by `*`, can be of the key with these first and last characters.
fn is_of(hint: &str, (first, last): (&str, &str)) -> bool {
    let Some((shown_first, shown_last)) = hint.split_once(BETWEEN) else { return false };
    let has_open = hint.chars().any(|letter| letter.is_ascii_alphanumeric());
    let fits = |shown: &str, real: &str| {
        shown.chars().count() == real.chars().count()
            && shown.chars().zip(real.chars()).all(|(shown, real)| shown == '*' || shown == real)
    };
    has_open && fits(shown_first, first) && fits(shown_last, last)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::api_key::FieldHint;
    use crate::domain::rotation::Rotation;
    use crate::domain::sample;

    /// The names of those that are strange, where a key at Kraken and the new one of its rotation are stored.
    fn strange(others: &[OtherKey]) -> Vec<String> {
        let mut book = sample::book(Timestamp::UNIX_EPOCH);
        let field = |name: &str, hint: &str| FieldHint { name: name.to_owned(), hint: hint.to_owned() };
        let key = book.keys.get_mut(&sample::id(3)).unwrap();
        key.fields = vec![field("api_key", "0123 … cdef"), field("secret", "wxyz")];
        let mut rotation = Rotation::begin(Timestamp::UNIX_EPOCH, &[]);
        rotation.new_fields = Some(vec![field("api_key", "new1 … new2"), field("passphrase", "")]);
        key.rotation = Some(rotation);
        let key = key.clone();
        book.strange_keys(&key, others).iter().map(|other| other.name.clone()).collect()
    }

    fn other(name: &str, hint: &str) -> OtherKey {
        OtherKey { hint: hint.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn a_stored_key_is_known_and_so_is_the_new_one_of_a_rotation() {
        let list = [other("own", "0123 … cdef"), other("new", "new1 … new2"), other("thief", "9999 … cdef")];
        assert_eq!(strange(&list), ["thief"]);
    }

    #[test]
    fn of_a_masked_one_only_the_open_part_is_compared() {
        let list = [
            other("own", "0123 … ****"),
            other("mixed", "01** … **ef"),
            other("thief", "0124 … ****"),
            other("masked", "**** … ****"),
        ];
        assert_eq!(strange(&list), ["thief", "masked"]);
    }

    #[test]
    fn one_without_a_public_part_is_never_known_and_a_secrets_end_is_no_public_part() {
        assert_eq!(strange(&[other("nameless", ""), other("end", "wxyz")]), ["nameless", "end"]);
    }

    #[test]
    fn a_key_of_another_exchange_is_not_this_one() {
        let book = sample::book(Timestamp::UNIX_EPOCH);
        let (here, elsewhere) = (&book.keys[&sample::id(3)], &book.keys[&sample::id(1)]);
        assert_ne!(here.exchange, elsewhere.exchange);
        let hint = elsewhere.fields.iter().find(|field| field.hint.contains(BETWEEN)).unwrap().hint.clone();
        let list = [other("", &hint)];
        assert_eq!(book.strange_keys(here, &list).len(), 1);
        assert!(book.strange_keys(elsewhere, &list).is_empty());
    }
}
