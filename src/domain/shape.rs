//! The form that a field's text has at an exchange: length, alphabet, ending. Matches, and says in numbers what differs.
//! It never repeats a part of the text, apart from a `=` at its end.

use serde::Deserialize;

/// The form of a field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, tag = "form", rename_all = "kebab-case")]
pub enum Shape {
    /// One line of a known alphabet.
    Text {
        /// Shortest length in characters.
        min: usize,
        /// Longest length in characters.
        max: usize,
        /// The characters that occur.
        alphabet: Alphabet,
        /// What it begins with.
        #[serde(default)]
        beginning: String,
        /// What it ends in.
        #[serde(default)]
        ending: String,
    },
    /// `8-4-4-4-12` hexadecimal digits in lower case.
    Uuid,
    /// A name as Coinbase gives it: `organizations/<uuid>/apiKeys/<uuid>`.
    CoinbaseName,
    /// A private key in PEM form.
    Pem {
        /// The words between `BEGIN` and the dashes.
        title: String,
    },
}

/// The characters that occur in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// `A–Z a–z 0–9`.
    LettersAndDigits,
    /// `A–Z a–z 0–9 + /`, and `=` at the end.
    Base64,
    /// `0–9 a–f`.
    HexLower,
    /// `0–9 A–F`.
    HexUpper,
    /// `0–9 a–f A–F`.
    Hex,
    /// `A–Z a–z 0–9 - _`.
    UrlSafe,
    /// Anything that can be seen in ASCII.
    Visible,
}

impl Alphabet {
    /// Whether the character occurs in it.
    pub fn has(self, c: char) -> bool {
        match self {
            Self::LettersAndDigits => c.is_ascii_alphanumeric(),
            Self::Base64 => c.is_ascii_alphanumeric() || matches!(c, '+' | '/'),
            Self::HexLower => matches!(c, '0'..='9' | 'a'..='f'),
            Self::HexUpper => matches!(c, '0'..='9' | 'A'..='F'),
            Self::Hex => c.is_ascii_hexdigit(),
            Self::UrlSafe => c.is_ascii_alphanumeric() || matches!(c, '-' | '_'),
            Self::Visible => c.is_ascii_graphic(),
        }
    }
}

/// How a text differs from a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It has another number of characters.
    Length,
    /// It has characters that do not occur.
    Alphabet,
    /// Its parts or its ending are different.
    Form,
}

impl Shape {
    /// Whether the text has this form; if not, what differs first.
    pub fn mismatch(&self, text: &str) -> Option<Mismatch> {
        match self {
            Self::Text { min, max, alphabet, beginning, ending } => {
                text_mismatch(text, (*min, *max), *alphabet, (beginning, ending))
            }
            Self::Uuid => uuid_mismatch(text),
            Self::CoinbaseName => coinbase_name_mismatch(text),
            Self::Pem { title } => pem_mismatch(text, title),
        }
    }

    /// Whether the text has this form.
    pub fn fits(&self, text: &str) -> bool {
        self.mismatch(text).is_none()
    }

    /// Shortest and longest length in characters, where it has one.
    pub fn length(&self) -> Option<(usize, usize)> {
        match self {
            Self::Text { min, max, .. } => Some((*min, *max)),
            Self::Uuid => Some((36, 36)),
            Self::CoinbaseName => Some((95, 95)),
            Self::Pem { .. } => None,
        }
    }
}

fn text_mismatch(
    text: &str,
    (min, max): (usize, usize),
    alphabet: Alphabet,
    (beginning, ending): (&str, &str),
) -> Option<Mismatch> {
    let count = text.chars().count();
    let body = text.strip_suffix(ending).and_then(|text| text.strip_prefix(beginning));
    if count < min || count > max {
        Some(Mismatch::Length)
    } else if !body.unwrap_or(text).chars().all(|c| alphabet.has(c)) {
        Some(Mismatch::Alphabet)
    } else if body.is_none() {
        Some(Mismatch::Form)
    } else {
        None
    }
}

fn uuid_mismatch(text: &str) -> Option<Mismatch> {
    if text.chars().count() != 36 {
        return Some(Mismatch::Length);
    }
    if !text.chars().all(|c| c == '-' || Alphabet::HexLower.has(c)) {
        return Some(Mismatch::Alphabet);
    }
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    (parts != [8, 4, 4, 4, 12]).then_some(Mismatch::Form)
}

fn coinbase_name_mismatch(text: &str) -> Option<Mismatch> {
    let parts: Vec<&str> = text.split('/').collect();
    match parts.as_slice() {
        ["organizations", organization, "apiKeys", key] => {
            uuid_mismatch(organization).or_else(|| uuid_mismatch(key))
        }
        _ => Some(Mismatch::Form),
    }
}

fn pem_mismatch(text: &str, title: &str) -> Option<Mismatch> {
    let body = text
        .trim()
        .strip_prefix(&format!("-----BEGIN {title}-----"))
        .and_then(|rest| rest.strip_suffix(&format!("-----END {title}-----")));
    let Some(body) = body else { return Some(Mismatch::Form) };
    let fits = body.chars().all(|c| Alphabet::Base64.has(c) || matches!(c, '=' | '\n' | '\r'));
    if !fits {
        Some(Mismatch::Alphabet)
    } else if body.trim().is_empty() {
        Some(Mismatch::Length)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_measured_by_length_then_alphabet_then_ending() {
        let shape = Shape::Text {
            min: 8,
            max: 8,
            alphabet: Alphabet::Base64,
            beginning: String::new(),
            ending: "==".to_owned(),
        };
        assert_eq!(shape.mismatch("abc+/1=="), None);
        assert_eq!(shape.mismatch("abc=="), Some(Mismatch::Length));
        assert_eq!(shape.mismatch("ab%+/1=="), Some(Mismatch::Alphabet));
        assert_eq!(shape.mismatch("abcdef12"), Some(Mismatch::Form));
    }

    #[test]
    fn a_text_is_known_by_its_beginning_too() {
        let shape = Shape::Text {
            min: 6,
            max: 6,
            alphabet: Alphabet::Hex,
            beginning: "0x".to_owned(),
            ending: String::new(),
        };
        assert_eq!(shape.mismatch("0x1aF9"), None);
        assert_eq!(shape.mismatch("001aF9"), Some(Mismatch::Form));
        assert_eq!(shape.mismatch("0x1aG9"), Some(Mismatch::Alphabet));
    }

    #[test]
    fn a_coinbase_name_needs_both_its_ids() {
        let id = "0123abcd-0123-4567-89ab-0123456789ab";
        let name = format!("organizations/{id}/apiKeys/{id}");
        assert!(Shape::CoinbaseName.fits(&name));
        assert_eq!(Shape::CoinbaseName.length(), Some((name.len(), name.len())));
        assert!(!Shape::CoinbaseName.fits(id));
        assert!(!Shape::CoinbaseName.fits(&format!("organizations/{id}/apiKeys/")));
    }

    #[test]
    fn a_pem_key_is_known_by_its_title() {
        let shape = Shape::Pem { title: "EC PRIVATE KEY".to_owned() };
        assert!(shape.fits("-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----\n"));
        assert!(!shape.fits("-----BEGIN PRIVATE KEY-----\nMHc=\n-----END PRIVATE KEY-----"));
        assert!(!shape.fits("-----BEGIN EC PRIVATE KEY-----\n\n-----END EC PRIVATE KEY-----"));
        assert!(!shape.fits("-----BEGIN EC PRIVATE KEY-----\\nMHc=\\n-----END EC PRIVATE KEY-----"));
    }
}
