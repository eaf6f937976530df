//! The journal as its screen shows it: read and checked when the screen is opened or the book changes, not at every frame.

use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::app::task::Task;
use crate::domain::journal::{Journal, JournalQuery, Line, Reading, found};

/// The journal, read.
#[derive(Debug, Default)]
pub struct JournalView {
    /// Its lines, the oldest first, and whether they fit together.
    pub reading: Reading,
    /// What is looked for.
    pub query: JournalQuery,
    /// What was found: the newest first, each day with its heading.
    pub rows: Vec<JournalRow>,
    /// How many lines were found.
    pub found: usize,
    /// Saving it as a table.
    pub saved: Task<PathBuf>,
    /// Where that was tried last.
    pub place: Option<PathBuf>,
}

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalRow {
    /// The heading of a day.
    Day(Date),
    /// The line at this place.
    Line(usize),
}

impl JournalView {
    /// All of this journal.
    pub fn of(journal: &Journal, zone: &TimeZone) -> Self {
        let mut view = Self::default();
        view.take(journal, zone);
        view
    }

    /// Takes a newer journal, and finds again what is looked for.
    pub(in crate::app) fn take(&mut self, journal: &Journal, zone: &TimeZone) {
        self.reading = journal.read();
        self.find(zone);
    }

    /// Looks for something else.
    pub fn ask(&mut self, query: JournalQuery, zone: &TimeZone) {
        self.query = query;
        self.find(zone);
    }

    /// The line at this place.
    pub fn line(&self, at: usize) -> Option<&Line> {
        self.reading.lines.get(at)
    }

    fn find(&mut self, zone: &TimeZone) {
        let found = found(&self.reading, &self.query);
        self.found = found.len();
        self.rows.clear();
        let mut day = None;
        for at in found {
            let of_line = self.reading.lines.get(at).map(|line| line.at.to_zoned(zone.clone()).date());
            if let Some(date) = of_line.filter(|date| day != Some(*date)) {
                self.rows.push(JournalRow::Day(date));
                day = Some(date);
            }
            self.rows.push(JournalRow::Line(at));
        }
    }
}
