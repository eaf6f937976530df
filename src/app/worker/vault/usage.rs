//! A usage log: read here, held against its key here, so that a long one holds up no frame.

use super::super::super::jobs::{Event, UsageFile, UsageOrder, UsageSeen};
use super::super::super::problem::Problem;
use super::Room;
use super::problems::plain;
use crate::domain::usage::{MOST_BYTES, Table, UsageError, judge};
use crate::vault::user_file;

impl Room {
    /// Reads a usage log and holds it against its key.
    pub(super) fn read_usage(&self, order: UsageOrder) -> Event {
        let id = order.id;
        Event::UsageRead(id, self.usage_of(order))
    }

    fn usage_of(&self, order: UsageOrder) -> Result<UsageFile, Problem> {
        let name = order.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let book = self.vault.as_ref().map(|vault| vault.book()).ok_or(Problem::SecretMissing)?;
        let key = book.keys.get(&order.id).ok_or(Problem::SecretMissing)?;
        let bytes = match user_file::read(&order.path, MOST_BYTES as u64) {
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                return Ok(UsageFile::Refused(name, UsageError::TooLarge));
            }
            read => read.map_err(|error| Problem::CannotRead { detail: plain(&error) })?,
        };
        let table = match Table::read(&bytes) {
            Ok(table) => table,
            Err(error) => return Ok(UsageFile::Refused(name, error)),
        };
        let form = table.form();
        let known = order.columns.or_else(|| book.usage_forms.get(&form).copied());
        let columns = known.unwrap_or(table.guessed);
        let evidence = columns.is_enough().then(|| judge(&table, &columns, key, &order.zone));
        let mut example = table.rows.first().cloned().unwrap_or_default();
        example.resize(table.heads.len(), String::new());
        Ok(UsageFile::Seen(Box::new(UsageSeen {
            path: order.path,
            form,
            heads: table.heads,
            example,
            columns,
            evidence,
            is_cut: table.is_cut,
        })))
    }
}
