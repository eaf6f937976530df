//! What can stand where the caret is: operators, and the values that the book has for them. Whatever is taken is understood.

use crate::domain::permission::Level;
use crate::domain::words::Words;

use super::facets::Facets;
use super::names::begins;
use super::term::{Condition, Lack, Operator};
use super::token::{Quotes, Token, quoted, tokens};

/// Suggestions at a time.
const MOST: usize = 7;
/// Letters from which on an operator is offered: one letter begins too many words.
const LETTERS: usize = 2;

/// Something that can be taken into the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is written into the search: `exchange:`, or `exchange:OKX`.
    pub term: String,
    /// What it means.
    pub words: Words,
    /// The whole search after it was taken.
    pub text: String,
    /// Where the caret is then, in characters.
    pub caret: usize,
}

/// What can stand at the caret, which stands behind so many characters. `asked` offers every operator also where nothing is typed.
pub fn suggest(text: &str, caret: usize, facets: &Facets, asked: bool) -> Vec<Suggestion> {
    let caret = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let before = &text[..caret];
    let typed = tokens(before).pop().filter(|token| token.range.end == caret);
    let Some(token) = typed else {
        // Before a word it would become a part of it.
        if !asked || text[caret..].starts_with(|c: char| !c.is_whitespace()) {
            return Vec::new();
        }
        let place = Place { text, start: caret, end: caret };
        return Operator::ALL.into_iter().map(|operator| operator_at(&place, operator)).collect();
    };
    if token.quotes == Quotes::Closed {
        return Vec::new();
    }
    let whole = tokens(text).into_iter().find(|whole| whole.range.start == token.range.start);
    let end = whole.map_or(caret, |whole| whole.range.end.max(caret));
    let place = Place { text, start: token.range.start, end };
    match token.head.as_deref().map(Operator::called) {
        Some(Some(operator)) => values(operator, &token, facets)
            .into_iter()
            .map(|(value, words)| value_at(&place, operator, &value, words))
            // What stands there already needs no offer.
            .filter(|one| one.text.trim_end() != text.trim_end())
            .collect(),
        Some(None) => Vec::new(),
        None => {
            let start = token.value.to_lowercase();
            let is_question = matches!(start.as_str(), ":" | "?") || asked && start.is_empty();
            let is_begun = token.quotes == Quotes::None && (asked || start.chars().count() >= LETTERS);
            let is_meant = |operator: &Operator| {
                is_question
                    || is_begun && (operator.word().starts_with(&start) || is_alias(*operator, &start))
            };
            Operator::ALL.into_iter().filter(is_meant).map(|operator| operator_at(&place, operator)).collect()
        }
    }
}

fn is_alias(operator: Operator, start: &str) -> bool {
    operator == Operator::UsedBy && "tool".starts_with(start)
}

/// Where a suggestion goes.
struct Place<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Place<'_> {
    /// The text with this in its place, and where the caret is behind it.
    fn take(&self, term: &str, gap: bool) -> (String, usize) {
        let (front, rest) = (&self.text[..self.start], &self.text[self.end..]);
        let has_gap = rest.starts_with(char::is_whitespace);
        let space = if gap && !has_gap { " " } else { "" };
        let caret = front.chars().count() + term.chars().count() + usize::from(gap);
        (format!("{front}{term}{space}{rest}"), caret)
    }
}

fn operator_at(place: &Place<'_>, operator: Operator) -> Suggestion {
    let term = operator.with("");
    let (text, caret) = place.take(&term, false);
    Suggestion { words: Words::new(format!("search-op-{}", operator.word())), term, text, caret }
}

fn value_at(place: &Place<'_>, operator: Operator, value: &str, words: Words) -> Suggestion {
    let term = operator.with(&quoted(value));
    let (text, caret) = place.take(&term, true);
    Suggestion { term, words, text, caret }
}

/// The values that begin like what is typed, with what each means.
fn values(operator: Operator, token: &Token, facets: &Facets) -> Vec<(String, Words)> {
    let start = token.value.to_lowercase();
    let fixed = |words: &[&str], id: fn(&str) -> String| -> Vec<(String, Words)> {
        let begun = words.iter().filter(|word| word.starts_with(&start));
        begun.map(|word| ((*word).to_owned(), Words::new(id(word)))).collect()
    };
    match operator {
        Operator::Exchange | Operator::Account | Operator::UsedBy | Operator::Tag => {
            names(operator, &start, facets)
        }
        Operator::Can => fixed(&Level::ALL.map(Level::word), |word| format!("search-can-{word}")),
        Operator::No => fixed(&Lack::ALL.map(|(_, word)| word), |word| format!("search-no-{word}")),
        Operator::Is => fixed(&Condition::ALL.map(|(_, word)| word), |word| format!("search-is-{word}")),
        Operator::Older => {
            times(&start, &["30d", "90d", "6m", "1y"], |unit| format!("search-older-time-{unit}"))
        }
        Operator::Newer => times(&start, &["7d", "30d", "90d"], |unit| format!("search-newer-time-{unit}")),
        Operator::Due => {
            let mut offered = fixed(&["now"], |_| "search-due-now".to_owned());
            offered.extend(times(&start, &["7d", "30d", "90d"], |unit| format!("search-due-time-{unit}")));
            offered
        }
    }
}

/// The names of the book: those that most keys have first.
fn names(operator: Operator, start: &str, facets: &Facets) -> Vec<(String, Words)> {
    let is_writable = |name: &str| !name.chars().any(char::is_control);
    let mut found: Vec<_> = facets
        .named(operator)
        .iter()
        .filter(|named| begins(&named.small, start) && is_writable(&named.name))
        .collect();
    found.sort_by_key(|named| (!named.small.starts_with(start), std::cmp::Reverse(named.keys)));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|named| (named.name.clone(), Words::new("search-name-keys").number("count", named.keys)))
        .collect()
}

/// The usual times; behind a number its units.
fn times(start: &str, usual: &[&str], id: fn(&str) -> String) -> Vec<(String, Words)> {
    let is_number = !start.is_empty() && start.len() <= 3 && start.bytes().all(|b| b.is_ascii_digit());
    let units = ["d", "w", "m", "y"].map(|unit| format!("{start}{unit}"));
    let with_units = if is_number { &units[..] } else { &[] };
    let usual = usual.iter().map(|time| (*time).to_owned()).filter(|time| !with_units.contains(time));
    let begun = usual.filter(|time| time.starts_with(start));
    with_units
        .iter()
        .cloned()
        .chain(begun)
        .map(|time| {
            let (number, unit) = time.split_at(time.len() - 1);
            let words = Words::new(id(unit));
            let number = number.parse().unwrap_or_default();
            (time, words.number("count", number))
        })
        .collect()
}
