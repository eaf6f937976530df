//! What a text is made of, without regard to any exchange. Answers yes or no; keeps nothing.

/// Whether it is a PEM text, or the beginning of one.
pub fn is_pem(text: &str) -> bool {
    text.trim_start().starts_with("-----BEGIN ")
}

/// Whether a PEM text has its last line too.
pub fn is_pem_whole(text: &str) -> bool {
    let text = text.trim_end();
    text.contains("-----END ") && text.ends_with("-----")
}

/// Whether a PEM text is a public key.
pub fn is_pem_public(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains("PUBLIC KEY-----"))
}

/// Whether a PEM text has its line breaks written as a backslash and an `n`.
pub fn has_written_line_breaks(text: &str) -> bool {
    text.contains("\\n")
}

/// Whether it is a JSON object with a private key in it, as Coinbase's file is.
pub fn is_key_file(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("privateKey")
}

/// Whether it stands in quotes, as it does in a program or a file.
pub fn is_quoted(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', ';']);
    ['"', '\'', '`']
        .into_iter()
        .any(|quote| text.len() > 2 && text.starts_with(quote) && text.ends_with(quote))
}

/// Whether it has the form of what an authenticator app scans: its address, or a seed in base32 as set-up pages show it.
pub fn is_authenticator_seed(text: &str) -> bool {
    let text = text.trim();
    let is_base32 = || text.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'));
    text.starts_with("otpauth://") || (matches!(text.len(), 16 | 26 | 32 | 52) && is_base32())
}

/// Whether the character cannot be seen: a mark of direction, a joiner, a soft hyphen, a byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whether the text has characters that no key has: invisible ones, or letters of another script or width.
pub fn has_look_alike(text: &str) -> bool {
    text.chars().any(|c| is_invisible(c) || (!c.is_ascii() && !c.is_whitespace()))
}

/// Whether it has the form of a wallet's recovery words: 12 to 24 short words in small letters.
pub fn is_seed_phrase(text: &str) -> bool {
    let words = text.split_whitespace().count();
    matches!(words, 12 | 15 | 18 | 21 | 24 | 25)
        && text
            .split_whitespace()
            .all(|word| (2..=10).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// Whether it has the form of a wallet's private key: `0x` and 64 digits, Bitcoin's WIF, or an extended key.
pub fn is_wallet_key(text: &str) -> bool {
    let is_hex = |digits: &str| digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let is_base58 =
        || text.bytes().all(|b| b.is_ascii_alphanumeric() && !matches!(b, b'0' | b'O' | b'I' | b'l'));
    let is_wif = || match text.len() {
        51 => text.starts_with('5'),
        52 => text.starts_with(['K', 'L']),
        111 => text.starts_with("xprv") || text.starts_with("zprv") || text.starts_with("yprv"),
        _ => false,
    };
    text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).is_some_and(is_hex)
        || (is_wif() && is_base58())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_words_are_known_by_their_number() {
        let words = "abandon ability able about above absent absorb abstract absurd abuse access accident";
        assert!(is_seed_phrase(words));
        assert!(!is_seed_phrase("a grid bot for the spot market"));
        assert!(!is_seed_phrase(&words.replace("able", "ab1e")));
    }

    #[test]
    fn wallet_keys_are_known_by_their_form() {
        assert!(is_wallet_key(&format!("0x{}", "ab".repeat(32))));
        assert!(is_wallet_key(&format!("5{}", "J".repeat(50))));
        assert!(!is_wallet_key(&"ab".repeat(32)));
        assert!(!is_wallet_key(&format!("5{}", "0".repeat(50))));
    }

    #[test]
    fn an_authenticators_seed_is_known_by_its_form() {
        for seed in ["otpauth://totp/Kraken:me?secret=JBSWY3DP", "JBSWY3DPEHPK3PXP", &"JBSW2345".repeat(4)] {
            assert!(is_authenticator_seed(seed), "{seed}");
        }
        for other in ["JBSWY3DPEHPK3PX1", "jbswy3dpehpk3pxp", "JBSWY3DP", ""] {
            assert!(!is_authenticator_seed(other), "{other}");
        }
    }

    #[test]
    fn quotes_count_only_around_the_whole() {
        assert!(is_quoted("\"abc\"") && is_quoted("'abc',") && is_quoted("`abc`;"));
        assert!(!is_quoted("abc\"") && !is_quoted("\"abc'") && !is_quoted("\"\"") && !is_quoted(""));
    }

    #[test]
    fn characters_that_only_look_like_letters_are_seen() {
        assert!(has_look_alike("аpple")); // begins with a Cyrillic letter
        assert!(has_look_alike("ＡＢＣ"));
        assert!(has_look_alike("abc\u{200b}def"));
        assert!(!has_look_alike("abc+/=-_ \n\u{a0}"));
    }
}
