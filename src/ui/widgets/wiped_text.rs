//! Text in a fixed buffer that is wiped: the ground of the secret field and the code field.
//!
//! The buffer is allocated once at its full size, so it never moves and never leaves a copy behind. It has no undo history.

use zeroize::{Zeroize, Zeroizing};

/// Text with a caret. Positions are byte offsets on character borders.
pub(super) struct WipedText {
    bytes: Zeroizing<Vec<u8>>,
    len: usize,
    caret: usize,
    is_all_selected: bool,
    overflowed: bool,
}

impl WipedText {
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Zeroizing::new(vec![0; bytes]),
            len: 0,
            caret: 0,
            is_all_selected: false,
            overflowed: false,
        }
    }

    /// The text, for the one caller who argues why it must see it.
    pub fn expose(&self) -> &str {
        // EXPOSE: the callers are the drafts' own `with` and `take`, and the painting of a text that is being shown on demand.
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    pub fn chars(&self) -> usize {
        self.expose().chars().count()
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many characters stand before the caret.
    pub fn caret_chars(&self) -> usize {
        self.expose()[..self.caret].chars().count()
    }

    pub fn is_all_selected(&self) -> bool {
        self.is_all_selected && self.len > 0
    }

    /// Whether the last text was longer than the buffer and was cut.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    pub fn select_all(&mut self) {
        self.is_all_selected = true;
        self.caret = self.len;
    }

    /// Puts a text at the caret; what does not fit is left out and remembered as overflow.
    pub fn insert(&mut self, text: &str) {
        if self.is_all_selected() {
            self.wipe();
        }
        self.is_all_selected = false;
        let room = self.bytes.len() - self.len;
        let mut fits = text.len().min(room);
        while !text.is_char_boundary(fits) {
            fits -= 1;
        }
        self.overflowed = fits < text.len();
        self.bytes.copy_within(self.caret..self.len, self.caret + fits);
        self.bytes[self.caret..self.caret + fits].copy_from_slice(&text.as_bytes()[..fits]);
        self.len += fits;
        self.caret += fits;
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.bytes.copy_within(to..self.len, from);
        let new_len = self.len - (to - from);
        self.bytes[new_len..self.len].zeroize();
        self.len = new_len;
        self.caret = from;
        self.overflowed = false;
    }

    fn before(&self) -> usize {
        self.expose()[..self.caret].char_indices().last().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.expose()[self.caret..].chars().next().map_or(self.caret, |c| self.caret + c.len_utf8())
    }

    fn word_before(&self) -> usize {
        let text = self.expose()[..self.caret].trim_end();
        text.rfind(char::is_whitespace).map_or(0, |at| at + 1)
    }

    pub fn backspace(&mut self, whole_word: bool) {
        if self.is_all_selected() {
            self.wipe();
        } else {
            let from = if whole_word { self.word_before() } else { self.before() };
            self.remove(from, self.caret);
        }
    }

    pub fn delete(&mut self) {
        if self.is_all_selected() {
            self.wipe();
        } else {
            self.remove(self.caret, self.after());
        }
    }

    pub fn move_left(&mut self) {
        self.caret = if self.is_all_selected { 0 } else { self.before() };
        self.is_all_selected = false;
    }

    pub fn move_right(&mut self) {
        self.caret = if self.is_all_selected { self.len } else { self.after() };
        self.is_all_selected = false;
    }

    pub fn move_to_start(&mut self) {
        self.caret = 0;
        self.is_all_selected = false;
    }

    pub fn move_to_end(&mut self) {
        self.caret = self.len;
        self.is_all_selected = false;
    }

    pub fn wipe(&mut self) {
        // `as_mut_slice` keeps the length, so that the buffer need not be allocated again.
        self.bytes.as_mut_slice().zeroize();
        self.len = 0;
        self.caret = 0;
        self.is_all_selected = false;
        self.overflowed = false;
    }

    /// Whether every byte behind the text is zero, for tests.
    #[cfg(test)]
    pub fn is_clean_behind(&self) -> bool {
        self.bytes[self.len..].iter().all(|byte| *byte == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_is_zero_in_memory() {
        let mut text = WipedText::with_capacity(64);
        text.insert("hunter2 später");
        text.backspace(true);
        assert_eq!(text.expose(), "hunter2 ");
        assert!(text.is_clean_behind());
        text.backspace(false);
        text.move_left();
        text.insert("ß");
        assert_eq!(text.expose(), "hunterß2");
        text.delete();
        assert_eq!((text.expose(), text.caret_chars()), ("hunterß", 7));
        text.select_all();
        text.backspace(false);
        assert!(text.is_empty() && text.is_clean_behind());
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_at_a_character_and_said() {
        let mut text = WipedText::with_capacity(5);
        text.insert("abcdé");
        assert_eq!(text.expose(), "abcd");
        assert!(text.overflowed());
        text.select_all();
        text.insert("xy");
        assert_eq!(text.expose(), "xy");
        assert!(!text.overflowed());
    }
}
