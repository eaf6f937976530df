//! A person's own file of facts about an exchange: read and checked here, and asked where the vault itself has to know an exchange.

use std::path::Path;

use jiff::civil::Date;

use super::super::super::jobs::{Doing, Event, OwnFile};
use super::super::super::problem::Problem;
use super::Room;
use super::problems::plain;
use crate::domain::api_key::KeyId;
use crate::domain::catalogue::{Catalogue, Current};
use crate::domain::own_facts;
use crate::vault::user_file;

impl Room {
    /// The new key takes the old one's place. When such a key ends is asked of what counts in this book.
    pub(super) fn promote(&mut self, id: KeyId) -> Event {
        let now = self.now();
        let files = self.vault.as_ref().map(|vault| Catalogue::with(&vault.book().own_facts));
        let _known = files.map(Current::set);
        self.write(Doing::FinishRotation(id), |vault| vault.promote(id, now))
    }
}

/// Reads and checks a file with facts. One that is too long is told as such, not as one that cannot be read.
pub(super) fn read_own_facts(path: &Path, today: Date) -> Result<OwnFile, Problem> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = user_file::read(path, own_facts::MOST_BYTES as u64);
    let bytes = match read {
        Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
            return Ok(OwnFile::Refused(name, vec![own_facts::too_large()]));
        }
        read => read.map_err(|error| Problem::CannotRead { detail: plain(&error) })?,
    };
    Ok(match own_facts::read(&bytes, &name, today) {
        Ok(file) => OwnFile::Fits(Box::new(file)),
        Err(findings) => OwnFile::Refused(name, findings),
    })
}
