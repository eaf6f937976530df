//! Repairs of pasted text, done only when the owner asks: each takes away what cannot belong to a key.

use zeroize::Zeroizing;

use super::text::{is_invisible, is_pem, is_quoted};
use crate::domain::exchange::Exchange;
use crate::domain::secret::SecretText;

/// The text of this field without what cannot belong to it: spaces and line breaks around it, and, unless the owner
/// chose the text, spaces, line breaks, invisible and full-width characters inside. A PEM key gets real line breaks.
pub fn repair(exchange: &Exchange, field: &str, text: &SecretText) -> SecretText {
    // EXPOSE: the repair reads each character once; its only product is the wiped text that it gives back.
    let text = text.expose();
    let chosen = exchange.field(field).is_none_or(|field| field.chosen);
    if chosen {
        SecretText::new(text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).to_owned())
    } else {
        SecretText::new(std::mem::take(&mut *restored(text)))
    }
}

/// Whether nothing odd stays behind after a repair.
pub fn can_restore(text: &str) -> bool {
    restored(text).is_ascii()
}

/// The plain form of a full-width character, as a translated page writes them.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Without the quotes around it, and the comma behind them.
fn without_quotes(text: &str) -> &str {
    if !is_quoted(text) {
        return text;
    }
    let text = text.trim_end_matches([',', ';']);
    text.get(1..text.len() - 1).unwrap_or(text)
}

/// Put right again and again, until nothing changes any more: what was hidden behind one wrong thing may be another.
fn restored(text: &str) -> Zeroizing<String> {
    let mut clean = restored_once(text);
    loop {
        let again = restored_once(&clean);
        if *again == *clean {
            return clean;
        }
        clean = again;
    }
}

fn restored_once(text: &str) -> Zeroizing<String> {
    // As long as it can get, so that no half of a secret stays behind when the buffer grows.
    let mut clean = Zeroizing::new(String::with_capacity(text.len() * 4));
    let text = without_quotes(text.trim());
    let visible = || text.trim().chars().filter(|c| !is_invisible(*c)).map(narrow);
    if !is_pem(text) {
        clean.extend(visible().filter(|c| !c.is_whitespace()));
        return clean;
    }
    let mut rest = visible().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek() == Some(&'n') => {
                rest.next();
                clean.push('\n');
            }
            '\\' if rest.peek() == Some(&'r') => {
                rest.next();
            }
            '\r' => {}
            c => clean.push(c),
        }
    }
    let end = clean.trim_end().len();
    clean.truncate(end);
    clean.push('\n');
    clean
}
