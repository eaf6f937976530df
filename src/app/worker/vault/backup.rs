//! Making a backup and opening one. A backup is called made only after the file was read back and opened with its words.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::super::jobs::{BackupJob, BackupSeen, Doing, Event, Place};
use super::super::super::problem::Problem;
use super::super::stack::leaving_nothing;
use super::Room;
use super::door::secs_to_next_code;
use super::problems::{backup_problem, file_problem, plain, problem_of, unlock_problem};
use crate::domain::book::LastBackup;
use crate::domain::journal::Deed;
use crate::domain::secret::SecretText;
use crate::vault::backup::MOST_BYTES;
use crate::vault::user_file::Part;
use crate::vault::{Backup, Compared, Typed, surroundings, user_file};

/// What stands around this place for a file.
fn look_at_place(path: PathBuf, replace: bool) -> Event {
    let (is_taken, around) = (path.exists(), surroundings(&path));
    Event::PlaceSeen(Place { path, is_taken, replace, around })
}

impl Room {
    pub(super) fn answer_backup(&mut self, job: BackupJob) -> Vec<Event> {
        match job {
            BackupJob::LookAtPlace { path, replace } => vec![look_at_place(path, replace)],
            BackupJob::Write { path, replace, words, code, passphrase } => {
                let typed = Typed { code: &code, passphrase: passphrase.as_ref() };
                self.back_up(&path, replace, &words, typed)
            }
            BackupJob::Open { path, words } => {
                let opened = self.open_backup(&path, &words);
                let keys = opened.as_ref().map(|seen| seen.compared.keys.to_string());
                let noted = keys
                    .ok()
                    .and_then(|keys| self.note(|book, now| book.note(now, Deed::BackupOpened, keys)));
                noted.into_iter().chain([Event::BackupOpened(opened)]).collect()
            }
            BackupJob::BringIn => self.bring_in(),
        }
    }

    /// Writes the backup; then the book, in which it is noted.
    fn back_up(&mut self, path: &Path, replace: bool, words: &SecretText, typed: Typed<'_>) -> Vec<Event> {
        let outcome = leaving_nothing(|| self.write_backup(path, replace, words, typed));
        if let Err(problem) = &outcome {
            self.note_refusal(problem);
        }
        let now = self.now();
        let Some(vault) = &mut self.vault else { return vec![Event::BackedUp(outcome)] };
        // Whatever became of the file, the code is used up.
        if leaving_nothing(|| vault.rotate_target(now)).is_err() {
            log::warn!("the code that was used opens the vault until the next unlock");
        }
        vec![Event::BookChanged(Arc::new(vault.book().clone())), Event::BackedUp(outcome)]
    }

    fn write_backup(
        &mut self,
        path: &Path,
        replace: bool,
        words: &SecretText,
        typed: Typed<'_>,
    ) -> Result<(usize, usize), Problem> {
        let now = self.now();
        let Some(vault) = &mut self.vault else { return Err(locked()) };
        let proof = vault
            .prove(typed, now, &|| false)
            .map_err(|error| unlock_problem(error, secs_to_next_code(now)))?;
        let backup = vault.back_up(proof, now).map_err(problem_of)?;
        let (digest, without_secret) = (backup.digest().map_err(problem_of)?, backup.without_secret());
        let keys = backup.len();
        let bytes = backup.seal(words).map_err(problem_of)?;
        // Its secrets are not needed while the words are stretched once more.
        drop(backup);
        let part = Part::write(path, &bytes, replace).map_err(|error| file_problem(&error))?;
        drop(bytes);
        // What cannot be opened again is no backup, and takes no other one's place.
        let is_same = |read: &Backup| read.digest().is_ok_and(|read| read == digest);
        if !open(part.beside(), words).is_ok_and(|read| is_same(&read)) {
            return Err(Problem::BackupNotRead);
        }
        part.finish(replace).map_err(|error| file_problem(&error))?;
        let last = LastBackup { made: now, without_secret };
        let noted = vault.change(|book| {
            book.backup = Some(last);
            book.note(now, Deed::BackupMade, keys.to_string());
        });
        if let Err(error) = noted {
            // The backup is made all the same; only the reminder does not know.
            log::warn!("it is not noted when the backup was made: {error}");
        }
        Ok((keys, without_secret))
    }

    /// Opens a backup and keeps it until the errand is left.
    fn open_backup(&mut self, path: &Path, words: &SecretText) -> Result<BackupSeen, Problem> {
        self.opened = None;
        let backup = leaving_nothing(|| open(path, words).map(Box::new))?;
        let seen = self.see(&backup)?;
        self.opened = Some(backup);
        Ok(seen)
    }

    fn see(&self, backup: &Backup) -> Result<BackupSeen, Problem> {
        let alone = Compared {
            keys: backup.len(),
            without_secret: backup.without_secret(),
            missing_here: backup.len() - backup.without_secret(),
            not_in_it: 0,
        };
        let compared = self.vault.as_ref().map_or(Ok(alone), |vault| vault.compare(backup));
        Ok(BackupSeen { made: backup.made, compared: compared.map_err(problem_of)? })
    }

    /// Saves the keys of the opened backup that are not here.
    fn bring_in(&mut self) -> Vec<Event> {
        let now = self.now();
        let Some(backup) = self.opened.take() else {
            return vec![Event::NotWritten(Doing::BringIn, Problem::NotABackup)];
        };
        let event = self.write(Doing::BringIn, |vault| vault.bring_in(&backup, now));
        let seen = Event::BackupOpened(self.see(&backup));
        self.opened = Some(backup);
        vec![event, seen]
    }
}

fn open(path: &Path, words: &SecretText) -> Result<Backup, Problem> {
    let bytes = user_file::read(path, MOST_BYTES).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => Problem::NotABackup,
        _ => Problem::CannotRead { detail: plain(&error) },
    })?;
    Backup::open(&bytes, words).map_err(backup_problem)
}

fn locked() -> Problem {
    Problem::Unexpected { detail: "locked".to_owned() }
}
