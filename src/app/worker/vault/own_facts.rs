//! A person's own file of facts about an exchange: read and checked here, and asked where the vault itself has to know an exchange.

use std::path::Path;

use jiff::civil::Date;

use super::super::super::jobs::OwnFile;
use super::super::super::problem::Problem;
use super::problems::plain;
use crate::domain::catalogue::{Catalogue, Current};
use crate::domain::own_facts;
use crate::vault::{Vault, user_file};

/// As long as this lives, the files of this vault's book count on this thread; nothing where it has none.
pub(super) fn own_facts_of(vault: &Vault) -> Option<Current> {
    let files = &vault.book().own_facts;
    (!files.is_empty()).then(|| Current::set(Catalogue::with(files)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::own_facts::FindingKind;
    use jiff::civil::date;

    #[test]
    fn a_file_is_read_once_refused_in_words_or_told_as_missing() {
        let folder = tempfile::tempdir().unwrap();
        let read = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            read_own_facts(&path, date(2026, 11, 22))
        };
        let fits = read("mine.toml", b"id = \"kraken\"\nip.max = 30");
        assert!(matches!(fits, Ok(OwnFile::Fits(file)) if file.facts.file_name == "mine.toml"));
        let kind = |read: Result<OwnFile, Problem>| match read {
            Ok(OwnFile::Refused(_, findings)) => findings[0].kind,
            _ => panic!("it is refused"),
        };
        assert_eq!(kind(read("long.toml", &vec![b'#'; own_facts::MOST_BYTES + 1])), FindingKind::TooLarge);
        assert_eq!(kind(read("none.toml", b"")), FindingKind::Empty);
        assert_eq!(kind(read("picture.toml", &[0xff, 0xd8])), FindingKind::NoText);
        let missing = read_own_facts(&folder.path().join("gone.toml"), date(2026, 11, 22));
        assert!(matches!(missing, Err(Problem::CannotRead { .. })));
    }
}
