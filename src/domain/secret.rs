//! Text that must not be seen: wiped when dropped, never printed, never cloned by accident.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// A secret text, such as an API secret, a passphrase or a six-digit code.
///
/// It has no `Clone`, no `Display` and no serde; its `Debug` prints nothing of the text.
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes the text over. The caller's `String` moves in, so no copy stays behind.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself. Each caller argues in an `// EXPOSE:` line why it must see it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A second copy, wiped like the first. Named so that it is seen in a review.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(Zeroizing::new(self.0.as_str().to_owned()))
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

impl Drop for SecretText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// One field of a key as the exchange shows it: the field's name in the catalogue and its text.
#[derive(Debug)]
pub struct SecretField {
    /// The catalogue's name of the field, such as `api_key`, `secret`, `passphrase`.
    pub name: String,
    /// The text that was pasted, as it will be given back.
    pub text: SecretText,
}

/// All fields of one key, in the order in which the exchange shows them.
#[derive(Debug, Default)]
pub struct SecretFields(pub Vec<SecretField>);

impl SecretFields {
    /// The text of the field of this name.
    pub fn get(&self, name: &str) -> Option<&SecretText> {
        self.0.iter().find(|field| field.name == name).map(|field| &field.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_prints_the_text() {
        let fields = SecretFields(vec![SecretField {
            name: "secret".to_owned(),
            text: SecretText::new("canary-51c7".to_owned()),
        }]);
        assert!(!format!("{fields:?}").contains("canary"));
    }
}
