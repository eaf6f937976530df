//! How a search is cut into its parts: words, "phrases in quotes", and operators with a value, `tag:"grid bots"`.
//! Any text can be cut; a quote that is still open reaches to the end.

use std::ops::Range;

/// One part of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What stands before the colon, in small letters, where it could be an operator.
    pub head: Option<String>,
    /// The word, or what stands after the colon; without its quotes.
    pub value: String,
    /// How it is quoted.
    pub quotes: Quotes,
}

/// How a value is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Not at all.
    None,
    /// The closing quote is not typed yet.
    Open,
    /// Whole.
    Closed,
}

/// The quote that closes what this one opens; typographic ones come out of other programs.
fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '“' | '„' | '”' => Some(&['”', '“', '"']),
        '«' => Some(&['»', '"']),
        _ => None,
    }
}

fn is_colon(letter: char) -> bool {
    matches!(letter, ':' | '：')
}

/// Cuts a search into its parts.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find(|c: char| !c.is_whitespace()) {
        let token = one(text, at + begin);
        at = token.range.end;
        found.push(token);
    }
    found
}

fn one(text: &str, start: usize) -> Token {
    if let Some((value, end, quotes)) = quoted_at(text, start) {
        return Token { range: start..end, head: None, value, quotes };
    }
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
    let word = &text[start..end];
    let is_head = |head: &str| !head.is_empty() && head.chars().all(|c| c.is_alphabetic() || c == '-');
    let split = word.split_once(is_colon).filter(|(head, _)| is_head(head));
    let Some((head, value)) = split else {
        return Token { range: start..end, head: None, value: word.to_owned(), quotes: Quotes::None };
    };
    let head = Some(head.to_lowercase());
    match quoted_at(text, end - value.len()) {
        Some((value, end, quotes)) => Token { range: start..end, head, value, quotes },
        None => Token { range: start..end, head, value: value.to_owned(), quotes: Quotes::None },
    }
}

/// What stands in the quotes that open here, and where they end. Two straight ones within are one.
fn quoted_at(text: &str, at: usize) -> Option<(String, usize, Quotes)> {
    let opening = text[at..].chars().next()?;
    let closing = closing(opening)?;
    let mut value = String::new();
    let mut letters = text[at + opening.len_utf8()..].char_indices().peekable();
    let base = at + opening.len_utf8();
    while let Some((offset, letter)) = letters.next() {
        if !closing.contains(&letter) {
            value.push(letter);
        } else if letter == '"' && opening == '"' && letters.peek().is_some_and(|(_, next)| *next == '"') {
            value.push('"');
            letters.next();
        } else {
            return Some((value, base + offset + letter.len_utf8(), Quotes::Closed));
        }
    }
    Some((value, text.len(), Quotes::Open))
}

/// A value as it has to be written behind the colon.
pub(super) fn quoted(value: &str) -> String {
    let is_plain = value.chars().next().is_some_and(|first| closing(first).is_none())
        && !value.chars().any(|c| c.is_whitespace() || c == '"');
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Option<String>, String, Quotes)> {
        tokens(text).into_iter().map(|token| (token.head, token.value, token.quotes)).collect()
    }

    #[test]
    fn a_search_is_cut_at_spaces_but_not_within_quotes() {
        type Cut<'t> = (Option<&'t str>, &'t str, Quotes);
        let cases: [(&str, &[Cut<'_>]); 14] = [
            ("", &[]),
            (" \t\u{3000}", &[]),
            ("grid  bot", &[(None, "grid", Quotes::None), (None, "bot", Quotes::None)]),
            ("exchange:okx", &[(Some("exchange"), "okx", Quotes::None)]),
            ("Used-By:Koinly", &[(Some("used-by"), "Koinly", Quotes::None)]),
            ("tag:", &[(Some("tag"), "", Quotes::None)]),
            ("tag:\"grid bots\" x", &[(Some("tag"), "grid bots", Quotes::Closed), (None, "x", Quotes::None)]),
            ("tag:\"grid bo", &[(Some("tag"), "grid bo", Quotes::Open)]),
            ("tag:\"5\"\" bars\"", &[(Some("tag"), "5\" bars", Quotes::Closed)]),
            ("tag:“grid bots”", &[(Some("tag"), "grid bots", Quotes::Closed)]),
            ("\"grid bot\"", &[(None, "grid bot", Quotes::Closed)]),
            ("2001:db8::1", &[(None, "2001:db8::1", Quotes::None)]),
            (":::: x", &[(None, "::::", Quotes::None), (None, "x", Quotes::None)]),
            ("биржа：окх", &[(Some("биржа"), "окх", Quotes::None)]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(head, value, quotes)| (head.map(str::to_owned), (*value).to_owned(), *quotes))
                .collect();
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_quoted_value_comes_back_as_it_was() {
        for value in ["okx", "grid bots", "", "5\" bars", "\"", "“x”", "a:b", "ключ 鍵"] {
            let token = tokens(&format!("tag:{} next", quoted(value))).remove(0);
            assert_eq!(token.value, value);
        }
    }
}
