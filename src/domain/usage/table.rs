//! A usage log as a table: comma, semicolon or tab, with or without a first line of names, in UTF-8, or as spreadsheets save it.

use std::borrow::Cow;

use encoding_rs::{UTF_8, WINDOWS_1252};

use super::columns::{Columns, looks_like_ip, looks_like_time};
use crate::domain::words::Words;

/// A longer file is not read, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// A table with more lines is cut here, and that is told.
const MOST_LINES: usize = 200_000;

/// Why a file is no usage log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageError {
    /// It is longer than [`MOST_BYTES`].
    TooLarge,
    /// Nothing stands in it.
    Empty,
    /// It is no text: a spreadsheet's own format, a picture, an archive.
    NoText,
    /// It has one column only: no table.
    NoTable,
    /// It names its columns, and has no line.
    NoLines,
}

impl UsageError {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::TooLarge, Self::Empty, Self::NoText, Self::NoTable, Self::NoLines];

    /// What to do.
    pub fn words(self) -> Words {
        Words::new(match self {
            Self::TooLarge => "usage-refused-too-large",
            Self::Empty => "usage-refused-empty",
            Self::NoText => "usage-refused-no-text",
            Self::NoTable => "usage-refused-no-table",
            Self::NoLines => "usage-refused-no-lines",
        })
    }
}

/// A usage log, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns; empty texts where the file has none.
    pub heads: Vec<String>,
    /// The lines.
    pub rows: Vec<Vec<String>>,
    /// What the columns seem to mean.
    pub guessed: Columns,
    /// Whether there were more lines than are read.
    pub is_cut: bool,
}

impl Table {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, UsageError> {
        if bytes.len() > MOST_BYTES {
            return Err(UsageError::TooLarge);
        }
        let text = text_of(bytes).ok_or(UsageError::NoText)?;
        let first = text.lines().find(|line| !line.trim().is_empty()).ok_or(UsageError::Empty)?;
        let mut lines = csv::ReaderBuilder::new()
            .delimiter(delimiter(first))
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut is_cut = false;
        for record in lines.records() {
            // A line that is not UTF-8 cannot be: the whole text is by now.
            let Ok(record) = record else { continue };
            if record.iter().all(str::is_empty) {
                continue;
            }
            if rows.len() > MOST_LINES {
                is_cut = true;
                break;
            }
            rows.push(record.iter().map(str::to_owned).collect());
        }
        let width = rows.iter().map(Vec::len).max().ok_or(UsageError::Empty)?;
        if width < 2 {
            return Err(UsageError::NoTable);
        }
        let is_head = !rows[0].iter().any(|cell| looks_like_ip(cell) || looks_like_time(cell));
        let mut heads = if is_head { rows.remove(0) } else { Vec::new() };
        if rows.is_empty() {
            return Err(UsageError::NoLines);
        }
        heads.resize(width, String::new());
        let guessed = Columns::guess(&heads, &rows);
        Ok(Self { heads, rows, guessed, is_cut })
    }

    /// By what its form is known again: the names of its columns.
    pub fn form(&self) -> String {
        self.heads.join("\u{1f}").to_lowercase()
    }

    /// This cell; none where the line is shorter.
    pub fn cell<'a>(&self, row: &'a [String], column: Option<usize>) -> Option<&'a str> {
        row.get(column?).map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// The file as text: in UTF-8, in UTF-16 with its mark, or in the letters of western Windows, as older spreadsheets save a table.
/// None where bytes stand in it that no text has.
fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (text, _, is_damaged) = match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8.decode(bytes),
        // The mark of UTF-16 is found by itself.
        Err(_) => WINDOWS_1252.decode(bytes),
    };
    let is_text = !is_damaged && text.chars().all(|mark| !mark.is_control() || mark.is_whitespace());
    is_text.then_some(text)
}

/// What stands between the cells: what the first line has most of.
fn delimiter(line: &str) -> u8 {
    let count = |mark: u8| line.bytes().filter(|byte| *byte == mark).count();
    // The first of equals is the usual one.
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_forms_of_a_table_are_read_alike() {
        let comma =
            "\u{feff}Time,IP Address,Endpoint\r\n2026-11-20 10:00:00,203.0.113.24,/api/v3/order\r\n\r\n";
        let semicolon = comma.replace(',', ";").replace("\r\n", "\n");
        let tab = comma.replace(',', "\t");
        let quoted = "\"Time\",\"IP Address\",\"Endpoint\"\n\"2026-11-20 10:00:00\",\"203.0.113.24\",\"/api/v3/order\"\n";
        for text in [comma, &semicolon, &tab, quoted] {
            let table = Table::read(text.as_bytes()).unwrap();
            assert_eq!(table.heads, ["Time", "IP Address", "Endpoint"], "{text}");
            assert_eq!(table.rows, [["2026-11-20 10:00:00", "203.0.113.24", "/api/v3/order"]], "{text}");
            assert_eq!(
                (table.guessed.time, table.guessed.ip, table.guessed.action),
                (Some(0), Some(1), Some(2))
            );
        }
        let bare = Table::read(b"203.0.113.24,1763632800\n203.0.113.25,1763632801").unwrap();
        assert_eq!((bare.rows.len(), bare.heads.len()), (2, 2), "the first line is no line of names");
    }

    #[test]
    fn a_table_is_read_as_spreadsheets_save_it() {
        let text = "Datum;IP-Adresse;Schlüssel\n20.11.2026 10:00;203.0.113.24;Überweisung\n";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
        };
        let forms: [Vec<u8>; 4] = [
            text.as_bytes().to_vec(),
            WINDOWS_1252.encode(text).0.into_owned(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
        ];
        for bytes in forms {
            let table = Table::read(&bytes).unwrap();
            assert_eq!(table.rows, [["20.11.2026 10:00", "203.0.113.24", "Überweisung"]]);
            assert_eq!((table.guessed.time, table.guessed.ip), (Some(0), Some(1)));
        }
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        let read = |bytes: &[u8]| Table::read(bytes).unwrap_err();
        assert_eq!(read(b""), UsageError::Empty);
        assert_eq!(read(b" \n\n"), UsageError::Empty);
        assert_eq!(read(b"PK\x03\x04\x00\x00"), UsageError::NoText);
        assert_eq!(read(&[0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), UsageError::NoText);
        assert_eq!(read(&(0..=255).collect::<Vec<u8>>()), UsageError::NoText);
        assert_eq!(read(b"time,ip,endpoint\n"), UsageError::NoLines);
        assert_eq!(read(b"only\none\ncolumn"), UsageError::NoTable);
        assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), UsageError::TooLarge);
    }
}
