//! What this thread writes into the journal beside what it is asked for: how the vault was opened, wrong codes, what opens it from
//! here on; and the journal as a file that its owner asked for.

use std::path::{Path, PathBuf};

use super::super::super::errand::{Errand, SetUpStep};
use super::super::super::jobs::Event;
use super::super::super::problem::Problem;
use super::Room;
use super::door::Way;
use super::problems::file_problem;
use crate::domain::journal::{Deed, Entry, to_csv};
use crate::vault::{Vault, user_file};

impl Room {
    /// How it was opened, and what was wrong before. In memory: it is written in the background, or with the first change.
    pub(super) fn note_opening(&mut self, vault: &mut Vault, way: Way) {
        let now = self.now();
        let takes_older = std::mem::take(&mut self.takes_older);
        let how = match way {
            Way::Samples => return,
            // A restore has told already where its lines come from.
            Way::SetUp if !vault.book().journal.is_empty() => return,
            Way::SetUp => return vault.note(now, Entry::new(Deed::SetUp, "")),
            Way::Code => "code",
            Way::TwoCodes => "two-codes",
            Way::Recovery => "recovery-code",
        };
        if let Some((count, since)) = vault.wrong_codes().filter(|(count, _)| *count > 0) {
            vault.note(now, Entry::new(Deed::WrongCodes, format!("{count} {since}")));
        }
        if takes_older {
            vault.note(now, Entry::new(Deed::OlderFiles, ""));
        }
        if vault.is_from_previous() {
            vault.note(now, Entry::new(Deed::PreviousFile, ""));
        }
        vault.note(now, Entry::new(Deed::Opened, how));
        for dropped in vault.dropped().to_vec() {
            vault.note(now, Entry::of_key(Deed::Dropped, dropped.id, dropped.label, dropped.exchange));
        }
        // Nothing follows in the background where no phone is linked.
        if way == Way::Recovery && vault.write_notes().is_err() {
            log::warn!("it is not written down yet how the vault was opened");
        }
    }

    /// Writes the lines that wait in memory; what fails is written with the next change.
    pub(super) fn write_notes(&mut self) {
        if let Some(vault) = &mut self.vault
            && vault.write_notes().is_err()
        {
            log::warn!("some lines of the journal are not written yet");
        }
    }

    /// A wrong code in a window that is open: somebody may have found it so.
    pub(super) fn note_refusal(&mut self, problem: &Problem) {
        let now = self.now();
        if let (Problem::WrongCode { .. }, Some(vault)) = (problem, &mut self.vault) {
            vault.note(now, Entry::new(Deed::WrongCode, ""));
        }
    }

    /// What opens the vault from here on.
    pub(super) fn note_renewed(&mut self, errand: Errand, had_passphrase: bool) {
        let Some(has_passphrase) = self.vault.as_ref().map(|vault| vault.has_passphrase()) else { return };
        let passphrase = match (had_passphrase, has_passphrase) {
            (false, false) => None,
            (false, true) => Some("set"),
            (true, false) => Some("removed"),
            (true, true) => Some("changed"),
        };
        let deeds: &[Deed] = match errand {
            Errand::Phone | Errand::AfterRecovery => &[Deed::PhoneLinked],
            Errand::Rekey | Errand::RekeyAfterRecovery => &[Deed::PhoneLost, Deed::SheetMade],
            Errand::Sheet => &[Deed::SheetMade],
            _ => &[],
        };
        self.note(|book, now| {
            for deed in deeds {
                book.note(now, *deed, "");
            }
            if let Some(how) = passphrase.filter(|_| errand.has(SetUpStep::Passphrase)) {
                book.note(now, Deed::Passphrase, how);
            }
        });
    }

    /// Writes the journal as a table; then the journal tells that.
    pub(super) fn save_journal(&mut self, path: &Path, replace: bool) -> Vec<Event> {
        let saved = self.write_table(path, replace);
        let noted = saved.as_ref().ok().and_then(|(_, lines)| {
            let lines = lines.to_string();
            self.note(|book, now| book.note(now, Deed::Exported, lines))
        });
        noted.into_iter().chain([Event::JournalSaved(saved.map(|(path, _)| path))]).collect()
    }

    fn write_table(&self, path: &Path, replace: bool) -> Result<(PathBuf, usize), Problem> {
        let locked = || Problem::Unexpected { detail: "locked".to_owned() };
        let reading =
            self.vault.as_ref().filter(|_| !self.is_sample).ok_or_else(locked)?.book().journal.read();
        let csv = to_csv(&reading).ok_or_else(|| Problem::Unexpected { detail: "no table".to_owned() })?;
        user_file::write(path, &csv, replace).map_err(|error| file_problem(&error))?;
        Ok((path.to_owned(), reading.lines.len()))
    }
}
