//! The one door to the system's clipboard. What is copied is marked secret, and cleared only if it is still ours.

use arboard::Clipboard;
use zeroize::Zeroizing;

use super::problem::Problem;
use crate::domain::secret::SecretText;

/// The system's clipboard, opened at the first copy, and what was put there last.
#[derive(Default)]
pub struct Desk {
    clipboard: Option<Clipboard>,
    ours: Option<SecretText>,
}

impl Desk {
    /// Puts a secret on the clipboard, marked so that clipboard managers leave it alone.
    pub fn copy_secret(&mut self, text: SecretText) -> Result<(), Problem> {
        // EXPOSE: the clipboard is where its owner asked for it; the copy is cleared when due, at lock and at quit.
        self.put(text.expose(), true)?;
        self.ours = Some(text);
        Ok(())
    }

    /// Puts something that is not secret on the clipboard.
    pub fn copy_plain(&mut self, text: &str) -> Result<(), Problem> {
        self.put(text, false)?;
        self.ours = None;
        Ok(())
    }

    /// Clears the clipboard if it still holds what was put there, and forgets it.
    pub fn clear(&mut self) {
        let Some(ours) = self.ours.take() else { return };
        let Some(clipboard) = &mut self.clipboard else { return };
        let there = clipboard.get_text().map(Zeroizing::new);
        // EXPOSE: compared with what is there, so that nobody else's text is cleared.
        if there.is_ok_and(|there| there.as_str() == ours.expose())
            && let Err(error) = clipboard.clear()
        {
            log::warn!("the clipboard was not cleared: {error}");
        }
    }

    fn put(&mut self, text: &str, secret: bool) -> Result<(), Problem> {
        if self.clipboard.is_none() {
            self.clipboard = Clipboard::new().ok();
        }
        let clipboard = self.clipboard.as_mut().ok_or(Problem::ClipboardMissing)?;
        let set = clipboard.set();
        let set = if secret { marked_secret(set) } else { set };
        set.text(text).map_err(|_| Problem::ClipboardMissing)
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn marked_secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtLinux;
    set.exclude_from_history()
}

#[cfg(target_os = "macos")]
fn marked_secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtApple;
    set.exclude_from_history()
}

#[cfg(windows)]
fn marked_secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_monitoring()
}
