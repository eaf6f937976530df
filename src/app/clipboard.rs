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
    /// The longest secret, in bytes, that may lie in the clipboard's send buffer.
    longest: usize,
}

impl Desk {
    /// Puts a secret on the clipboard, marked so that clipboard managers leave it alone.
    pub fn copy_secret(&mut self, text: SecretText) -> Result<(), Problem> {
        // EXPOSE: the clipboard is where its owner asked for it; the copy is cleared when due, at lock and at quit.
        self.put(text.expose(), true)?;
        self.longest = self.longest.max(text.expose().len());
        self.ours = Some(text);
        Ok(())
    }

    /// Puts something that is not secret on the clipboard.
    pub fn copy_plain(&mut self, text: &str) -> Result<(), Problem> {
        self.put(text, false)?;
        self.ours = None;
        Ok(())
    }

    /// Clears the clipboard if it still holds what was put there, and forgets it. Gives whether nothing of ours is there
    /// any more; a clipboard that another program holds just now is to be asked again.
    pub fn clear(&mut self) -> bool {
        let (Some(ours), Some(clipboard)) = (&self.ours, &mut self.clipboard) else { return true };
        let is_cleared = match clipboard.get_text().map(Zeroizing::new) {
            // EXPOSE: compared with what is there, so that nobody else's text is cleared.
            Ok(there) if there.as_str() == ours.expose() => clipboard.clear().is_ok(),
            // Somebody else's text, or something that is no text at all.
            Ok(_) | Err(arboard::Error::ContentNotAvailable) => true,
            Err(_) => false,
        };
        if is_cleared {
            self.ours = None;
        }
        is_cleared
    }

    /// Puts a text without meaning, longer than any secret that was copied, on the selection of the X display that nobody uses.
    /// Gives whether there was a secret and there is such a selection.
    #[cfg(all(unix, not(target_os = "macos")))]
    pub fn offer_filler(&mut self) -> bool {
        use arboard::{LinuxClipboardKind, SetExtLinux};

        /// The messages around a text differ in length.
        const SPARE: usize = 256;
        let longest = std::mem::take(&mut self.longest);
        let Some(clipboard) = self.clipboard.as_mut().filter(|_| longest > 0) else { return false };
        let filler = " ".repeat(longest + SPARE);
        clipboard.set().clipboard(LinuxClipboardKind::Secondary).text(filler).is_ok()
    }

    /// Clears the selection again.
    #[cfg(all(unix, not(target_os = "macos")))]
    pub fn take_filler_back(&mut self) {
        use arboard::{ClearExtLinux, LinuxClipboardKind};

        if let Some(clipboard) = &mut self.clipboard
            && clipboard.clear_with().clipboard(LinuxClipboardKind::Secondary).is_err()
        {
            log::warn!("the filler stays on the secondary selection");
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
