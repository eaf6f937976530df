//! Takes what belongs to a key out of an exchange's own words. Some repeat what they were sent; it must not be kept or shown.

use super::credentials::Credentials;
use crate::domain::check::is_invisible;
use crate::domain::live_check::{Addresses, OtherKey, Told, Visit};

/// What stands in the place of what was taken out.
const MASK: &str = "••••";
/// So many characters of a field in a row are a part of it, and no chance.
const PART: usize = 8;
/// The same in a code or an address, which may have a word in common with a passphrase.
const LONG_PART: usize = 16;
/// The exchange's own words are kept up to here, in characters.
const MOST_WORDS: usize = 200;
/// What stands behind this many characters is not looked at, and not kept.
const MOST_LOOKED_AT: usize = 1000;
/// More permissions, addresses or other keys than this are no answer about one key.
const MOST_ENTRIES: usize = 500;

/// The exchange's own words: one line, cut short, with no part of the key in it.
pub fn without_secrets(words: &str, credentials: &Credentials) -> String {
    line(&masked(words, credentials, PART))
}

/// What an exchange told, with no part of the key in it. None if it is too much to be about one key.
pub fn told_without_secrets(told: Told, credentials: &Credentials) -> Option<Told> {
    let name = |text: String| without_secrets(&text, credentials);
    let code = |text: String| line(&masked(&text, credentials, LONG_PART));
    let is_too_much = |count: usize| count > MOST_ENTRIES;
    let listed = match &told.addresses {
        Some(Addresses::Listed(list)) => list.len(),
        _ => 0,
    };
    if is_too_much(told.permissions.as_ref().map_or(0, std::collections::BTreeSet::len))
        || is_too_much(listed)
        || is_too_much(told.others.as_ref().map_or(0, Vec::len))
        || is_too_much(told.visits.as_ref().map_or(0, Vec::len))
    {
        return None;
    }
    Some(Told {
        permissions: told.permissions.map(|codes| codes.into_iter().map(code).collect()),
        addresses: told.addresses.map(|addresses| match addresses {
            Addresses::Listed(list) => Addresses::Listed(list.into_iter().map(code).collect()),
            other => other,
        }),
        name: told.name.map(name),
        others: told.others.map(|others| {
            let clean = |mut other: OtherKey| {
                // First and last four of another key's public part: nothing of this one.
                other.name = name(other.name);
                other.hint = line(&other.hint);
                other
            };
            others.into_iter().map(clean).collect()
        }),
        visits: told.visits.map(|visits| {
            let clean = |visit: Visit| Visit { ip: code(visit.ip), what: code(visit.what), ..visit };
            visits.into_iter().map(clean).collect()
        }),
        ..told
    })
}

/// One line without anything that steers a terminal or a reader, cut short.
fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_WORDS).collect()
}

/// With every run of at least `part` characters of a field masked, in upper or lower case; a shorter field as a whole. What cannot be
/// seen is taken out before, so that it cannot part what the eye reads as one.
fn masked(text: &str, credentials: &Credentials, part: usize) -> String {
    let chars: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).take(MOST_LOOKED_AT).collect();
    let lower: Vec<char> = chars.iter().map(char::to_ascii_lowercase).collect();
    let mut is_hidden = vec![false; chars.len()];
    for secret in credentials.texts() {
        // EXPOSE: it is looked for, to be taken out.
        let secret = zeroize::Zeroizing::new(secret.expose().trim().to_ascii_lowercase());
        let field =
            zeroize::Zeroizing::new(secret.chars().filter(|c| !is_invisible(*c)).collect::<Vec<char>>());
        let run = part.min(field.len());
        if run == 0 {
            continue;
        }
        for at in 0..lower.len().saturating_sub(run - 1) {
            let here = &lower[at..at + run];
            if field.windows(run).any(|window| window == here) {
                is_hidden[at..at + run].fill(true);
            }
        }
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        if !is_hidden[at] {
            out.push(*c);
        } else if at == 0 || !is_hidden[at - 1] {
            out.push_str(MASK);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::credentials as with;

    fn credentials() -> Credentials {
        with(&[
            ("api_key", " KeyThatIsPublic0001\n"),
            ("secret", "c4n4ryC4n4rySecret=="),
            ("passphrase", "hüt7"),
            ("empty", ""),
        ])
    }

    #[test]
    fn a_field_and_every_part_of_it_is_taken_out() {
        let said = |words: &str| without_secrets(words, &credentials());
        assert_eq!(said("key KeyThatIsPublic0001 is unknown"), "key •••• is unknown");
        assert_eq!(said("sign(c4n4ryC4n4rySecret==) is wrong"), "sign(••••) is wrong");
        assert_eq!(said("rySecre and KEYTHATISP"), "rySecre and ••••", "seven are no part");
        assert_eq!(said("ryC4n4ry and n4rySecr"), "•••• and ••••");
        assert_eq!(said("phrase hüt7, hüt"), "phrase ••••, hüt");
        assert_eq!(said("KeyThatIsPublic0001c4n4ryC4"), "••••");
    }

    #[test]
    fn a_part_of_a_field_is_found_whatever_invisible_marks_stand_in_it() {
        for mark in
            ['\u{200b}', '\u{200d}', '\u{2060}', '\u{ad}', '\u{feff}', '\u{202e}', '\u{7}', '\u{e0041}']
        {
            let parted: String = "c4n4ryC4n4rySecret=="
                .chars()
                .enumerate()
                .flat_map(|(at, c)| (at % 7 == 0).then_some(mark).into_iter().chain([c]))
                .collect();
            let words = format!("sign({parted}) is wrong");
            assert_eq!(without_secrets(&words, &credentials()), "sign(••••) is wrong", "{mark:?}");
            let told = Told { permissions: Some([parted].into()), ..Told::default() };
            let clean = told_without_secrets(told, &credentials()).unwrap();
            assert_eq!(clean.permissions, Some([MASK.to_owned()].into()), "{mark:?}");
        }
    }

    #[test]
    fn words_are_one_short_line_and_others_stay() {
        let said = |words: &str| without_secrets(words, &credentials());
        assert_eq!(said(" Invalid\n\tkey\u{1b}[31m \u{202e}here "), "Invalid key[31m here");
        assert_eq!(said(&"ä".repeat(900)).chars().count(), 200);
        assert_eq!(said(""), "");
    }

    #[test]
    fn what_was_told_holds_no_part_of_the_key_and_is_no_flood() {
        let other = OtherKey { hint: "abcd … wxyz".to_owned(), name: "c4n4ryC4n4ry".to_owned() };
        let told = Told {
            permissions: Some(["trade".to_owned(), "KeyThatIsPublic0001".to_owned()].into()),
            addresses: Some(Addresses::Listed(vec!["192.0.2.7".to_owned()])),
            name: Some("my hüt7 key".to_owned()),
            others: Some(vec![other]),
            ..Told::default()
        };
        let clean = told_without_secrets(told.clone(), &credentials()).unwrap();
        assert_eq!(clean.permissions, Some(["trade".to_owned(), MASK.to_owned()].into()));
        assert_eq!(clean.addresses, told.addresses);
        assert_eq!(clean.name.as_deref(), Some("my •••• key"));
        assert_eq!(clean.others.unwrap()[0].name, MASK);
        let flood =
            Told { permissions: Some((0..501).map(|at| at.to_string()).collect()), ..Told::default() };
        assert!(told_without_secrets(flood, &credentials()).is_none());
        assert_eq!(told_without_secrets(Told::default(), &credentials()), Some(Told::default()));
    }
}
