//! What is typed into a secret field, until it is handed over. It lives in the screen's draft, never in the state.

use std::fmt;

use super::wiped_text::WipedText;
use crate::domain::secret::SecretText;

/// The longest secret that a field takes, in bytes. The longest real one, an RSA key in PEM, has about 3,300.
pub const SECRET_BYTES: usize = 8 * 1024;

/// A secret that is being typed or pasted: fixed memory, wiped when taken and when dropped. Its `Debug` shows nothing.
pub struct SecretDraft {
    pub(super) text: WipedText,
    /// Until when it is shown in clear, in egui's time.
    pub(super) shown_until: Option<f64>,
    /// Since when the eye is held, in egui's time.
    pub(super) held_since: Option<f64>,
}

impl Default for SecretDraft {
    fn default() -> Self {
        Self { text: WipedText::with_capacity(SECRET_BYTES), shown_until: None, held_since: None }
    }
}

impl SecretDraft {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Hands the secret over and wipes the draft.
    pub fn take(&mut self) -> SecretText {
        // EXPOSE: the one copy that leaves the field; it moves into a text that is wiped when dropped.
        let taken = SecretText::new(self.text.expose().to_owned());
        self.wipe();
        taken
    }

    /// Lets a check read the secret, such as for its length and shape. Nothing of it may be kept.
    pub fn with<R>(&self, read: impl FnOnce(&str) -> R) -> R {
        // EXPOSE: a check of the pasted text runs before anything is stored; the caller argues for what it gives back.
        read(self.text.expose())
    }

    /// Puts a secret into the draft, such as one that was read from a file.
    pub fn set(&mut self, secret: &SecretText) {
        self.wipe();
        // EXPOSE: from one wiped memory to another.
        self.text.insert(secret.expose());
    }

    /// Wipes it.
    pub fn wipe(&mut self) {
        self.text.wipe();
        self.hide();
    }

    /// The number of characters, which is said in words where it helps.
    pub fn len(&self) -> usize {
        self.text.chars()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the last text was longer than 8 KiB and was cut.
    pub fn overflowed(&self) -> bool {
        self.text.overflowed()
    }

    /// Shows it in clear for so many seconds from `now`, egui's time: words on offer are there to be written down.
    pub fn show_for(&mut self, now: f64, secs: f64) {
        self.shown_until = Some(now + secs);
    }

    /// Hides it at once, also within the 8 seconds.
    pub fn hide(&mut self) {
        self.shown_until = None;
        self.held_since = None;
    }
}

impl fmt::Debug for SecretDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretDraft(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_was_taken_is_gone_from_the_draft() {
        let mut draft = SecretDraft::new();
        draft.set(&SecretText::new("canary-90af".to_owned()));
        assert_eq!(draft.len(), 11);
        assert!(!format!("{draft:?}").contains("canary"));
        let taken = draft.take();
        assert_eq!(taken.expose(), "canary-90af");
        assert!(draft.is_empty() && draft.text.is_clean_behind());
    }

    #[test]
    fn a_secret_of_nine_kibibytes_is_cut_and_said() {
        let mut draft = SecretDraft::new();
        draft.set(&SecretText::new("x".repeat(9 * 1024)));
        assert!(draft.overflowed());
        assert_eq!(draft.len(), SECRET_BYTES);
    }
}
