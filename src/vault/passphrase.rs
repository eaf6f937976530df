//! Passphrases: how strong one is, and words made by the system's generator. Nothing is kept here.

use diceware_wordlists::EFF_LONG_WORDLIST;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::envelope::make_random;
use super::error::Error;
use super::store::Home;

/// Longest passphrase, in bytes of normalised UTF-8.
const MOST_BYTES: usize = 1024;

/// Least strength, in bits, of a passphrase in this home. Alone it has to stand against somebody who has the file.
pub fn least_bits(home: Home) -> f64 {
    match home {
        Home::Keychain => 30.0,
        Home::File => 50.0,
    }
}

/// How many bits somebody who knows how people choose has to guess.
pub fn estimate_bits(passphrase: &SecretText) -> f64 {
    if passphrase.is_empty() {
        return 0.0;
    }
    // EXPOSE: measured here, in memory that the allocator wipes.
    let guesses_log10 = zxcvbn::zxcvbn(passphrase.expose(), &[]).guesses_log10();
    (guesses_log10 * std::f64::consts::LOG2_10).max(0.0)
}

/// Words of EFF's long list, 12.9 bits each, with spaces between them: at least 50 bits from five words on.
pub fn make_words(count: usize) -> Result<SecretText, Error> {
    let mut text = Zeroizing::new(String::with_capacity(count * 12));
    for _ in 0..count {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(make_word()?);
    }
    Ok(SecretText::new(std::mem::take(&mut *text)))
}

fn make_word() -> Result<&'static str, Error> {
    let words = &EFF_LONG_WORDLIST;
    let bits = usize::BITS - (words.len() - 1).leading_zeros();
    loop {
        let draw = u32::from_be_bytes(*make_random::<4>()?) as usize & ((1 << bits) - 1);
        // Rejection, not remainder: every word is equally likely.
        if let Some(word) = words.get(draw) {
            return Ok(word);
        }
    }
}

/// The passphrase as it goes into the key: NFC, so that it is the same from every keyboard.
pub(super) fn normalise(passphrase: &SecretText) -> Result<SecretText, Error> {
    // EXPOSE: normalised into wiped memory.
    let typed = passphrase.expose();
    let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
    text.extend(typed.nfc());
    if text.len() > MOST_BYTES {
        return Err(Error::PassphraseTooLong);
    }
    Ok(SecretText::new(std::mem::take(&mut *text)))
}

/// A passphrase that may be set in this home, normalised.
pub(super) fn accept(passphrase: Option<&SecretText>, home: Home) -> Result<Option<SecretText>, Error> {
    match passphrase.filter(|text| !text.is_empty()) {
        None if home == Home::File => Err(Error::PassphraseMissing),
        None => Ok(None),
        Some(text) => {
            let text = normalise(text)?;
            if estimate_bits(&text) < least_bits(home) {
                return Err(Error::PassphraseTooWeak);
            }
            Ok(Some(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    #[test]
    fn a_passphrase_is_the_same_from_every_keyboard() {
        let composed = normalise(&text("caf\u{e9}")).unwrap();
        let decomposed = normalise(&text("cafe\u{301}")).unwrap();
        assert_eq!(composed.expose(), decomposed.expose());
        assert!(matches!(normalise(&text(&"x".repeat(1025))), Err(Error::PassphraseTooLong)));
    }

    #[test]
    fn what_everybody_uses_is_refused_and_made_words_are_taken() {
        for weak in ["password", "Passw0rd!", "123456789012", "bitcoin2024"] {
            assert!(matches!(accept(Some(&text(weak)), Home::Keychain), Err(Error::PassphraseTooWeak)));
        }
        for _ in 0..50 {
            assert!(accept(Some(&make_words(4).unwrap()), Home::Keychain).unwrap().is_some());
            assert!(accept(Some(&make_words(5).unwrap()), Home::File).unwrap().is_some());
        }
        assert!(matches!(accept(Some(&text("")), Home::File), Err(Error::PassphraseMissing)));
        assert!(accept(None, Home::Keychain).unwrap().is_none());
    }

    #[test]
    fn made_words_are_of_the_list_and_differ() {
        assert_eq!(EFF_LONG_WORDLIST.len(), 7776);
        let words = make_words(5).unwrap();
        assert_eq!(words.expose().split(' ').count(), 5);
        assert!(words.expose().split(' ').all(|word| EFF_LONG_WORDLIST.contains(&word)));
        assert_ne!(words.expose(), make_words(5).unwrap().expose());
    }
}
