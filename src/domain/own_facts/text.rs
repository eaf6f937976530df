//! What a text in a person's own file may be: a line, a name, a page that says where it leads, a colour that letters can stand on.

use super::finding::FindingKind;
use super::schema::Kind;
use crate::domain::address_list::Between;

/// The longest text of one field, in characters.
const MOST_CHARS: usize = 400;

/// What is wrong with a text of this kind.
pub(super) fn wrong_text(kind: &Kind, text: &str) -> Option<FindingKind> {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if let Kind::Separator = kind {
        return Between::read(text).is_none().then_some(FindingKind::Text);
    }
    if text.trim().is_empty() || text.chars().count() > MOST_CHARS || text.chars().any(is_hidden) {
        return Some(FindingKind::Text);
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = match kind {
        Kind::Id => {
            return (text.len() > 32
                || !text.chars().all(plain)
                || text.starts_with('-')
                || text.ends_with('-'))
            .then_some(FindingKind::Id);
        }
        Kind::Page => return (!is_page(text)).then_some(FindingKind::Page),
        Kind::Colour => return (!is_dark_colour(text)).then_some(FindingKind::Colour),
        Kind::Code => text.chars().count() <= 80 && text.is_ascii() && !text.contains(char::is_whitespace),
        _ => true,
    };
    (!fits).then_some(FindingKind::Id)
}

/// An address of a page that says where it leads: `https`, a host with a dot and nothing before it, plain letters.
pub(super) fn is_page(text: &str) -> bool {
    host_of(text).is_some()
}

/// The host of a page, as the browser will take it.
pub(super) fn host_of(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("https://")?;
    // Other letters look like these, and a backslash is a slash to a browser.
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) || text.contains('\\') {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let labels: Vec<&str> = host.split('.').collect();
    let is_name = labels.len() >= 2 && labels.iter().copied().all(is_label);
    // What ends in a number is an address and no name; what begins with xn-- is shown otherwise than it reads.
    let is_plain = labels.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_lowercase()))
        && !labels.iter().any(|label| label.starts_with("xn--"));
    (is_name && is_plain).then_some(host)
}

/// A colour that is dark enough for white letters: 4.5 to 1 by WCAG 2.2.
fn is_dark_colour(text: &str) -> bool {
    let Ok(rgb) = crate::domain::exchange::Rgb::try_from(text.to_owned()) else { return false };
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = rgb.0.map(linear);
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_it_leads() {
        for (page, host) in [
            ("https://www.kraken.com/u/security/api", Some("www.kraken.com")),
            ("https://kraken.com", Some("kraken.com")),
            ("https://kraken.com?x=1#y", Some("kraken.com")),
            ("http://www.kraken.com", None),
            ("HTTPS://www.kraken.com", None),
            ("https://kraken.com@evil.example/", None),
            ("https://user:secret@kraken.com/", None),
            ("https://kraken.com:8443/", None),
            ("https://kraken.com\\@evil.example", None),
            ("https://krаken.com/", None),
            ("https://xn--kraken-1.com/", None),
            ("https://203.0.113.24/", None),
            ("https://[2001:db8::1]/", None),
            ("https://localhost/", None),
            ("https://kraken..com/", None),
            ("https:///kraken.com", None),
            ("https://kraken.com/a b", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("", None),
        ] {
            assert_eq!(host_of(page), host, "{page}");
        }
    }
}
