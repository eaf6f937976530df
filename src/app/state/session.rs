//! The open vault, as the window sees it: ids, hints and the book; a shown secret for seconds. Gone at the lock.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::checks::Checks;
use super::emergency::EmergencyView;
use super::journal::JournalView;
use crate::app::errand::Errand;
use crate::app::jobs::{Doing, FieldWish, News, OwnFile, UsageFile, WaysIn};
use crate::app::problem::Problem;
use crate::app::task::Task;
use crate::app::{Home, Which};
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, Current};
use crate::domain::duty::{Duty, Thing, Today, things};
use crate::domain::emergency::{Progress, exchanges, ranked, tools};
use crate::domain::group::GroupAct;
use crate::domain::own_facts::OwnFiles;
use crate::domain::search::{Counts, Index, Query};
use crate::domain::secret::{SecretFields, SecretText};

/// The open vault, as the window sees it.
pub struct Session {
    /// Sample keys; nothing is saved.
    pub demo: bool,
    /// Everything that is not secret.
    pub book: Arc<Book>,
    /// Where secrets live.
    pub home: Home,
    /// What opens the vault.
    pub ways_in: WaysIn,
    /// What happened since the last unlock.
    pub news: News,
    /// The target is being given a new value.
    pub securing: bool,
    /// When somebody was last here.
    pub last_input: Duration,
    /// What is looked for.
    pub query: Query,
    /// The keys prepared for searching.
    pub index: Index,
    /// The day for which all of it was found; the next one is begun with it anew.
    pub today: Today,
    /// Keys that are in no backup as they are now.
    not_in_backup: usize,
    /// What was found.
    pub found: Vec<KeyId>,
    /// How many keys each quick filter shows.
    pub counts: Counts,
    /// How many keys each kept search finds, in their order.
    pub saved_counts: Vec<usize>,
    /// What has to be done, most urgent first.
    pub duties: Vec<(KeyId, Duty)>,
    /// The journal, read, while its screen is shown.
    pub journal: Option<JournalView>,
    /// A key leaked, while its screen is shown.
    pub emergency: Option<EmergencyView>,
    /// How far the emergency under way is; none where none is.
    pub emergency_progress: Option<Progress>,
    /// The tools that hold keys, as what one may be worried about: tag, name, and of how many keys.
    pub tools: Vec<(String, String, usize)>,
    /// The same of the exchanges.
    pub exchanges: Vec<(String, String, usize)>,
    /// What has to be done and was put off.
    pub put_off: Vec<(KeyId, Duty)>,
    /// The writes under way and since when, the oldest first.
    pub doing: Vec<(Doing, Duration)>,
    /// The draft that is left as soon as its last answer is written.
    pub leaving: Option<KeyId>,
    /// The draft that is shown as soon as it is written.
    pub opening: Option<KeyId>,
    /// What is being done with several keys, and with which.
    pub group: Option<(Vec<KeyId>, GroupAct)>,
    /// The last write that was not done.
    pub not_written: Option<(Doing, Problem)>,
    /// The last write that was done and read back.
    pub written: Option<Doing>,
    /// A field on show.
    pub revealed: Option<Revealed>,
    /// The field that is being fetched from the keychain, and since when.
    pub fetching: Option<(KeyId, String, Duration)>,
    /// A code is asked for before this field is shown or copied.
    pub proof: Option<ProofAsked>,
    /// A field could not be read.
    pub not_read: Option<(KeyId, Problem)>,
    /// The field on the clipboard.
    pub copied: Option<Copied>,
    /// The stored key that has a text which was pasted.
    pub copy_found: Option<KeyId>,
    /// Whether that is being looked for just now.
    pub looking_for_copy: bool,
    /// The fields that were read from the exchange's file.
    pub key_file: Task<()>,
    /// What was read; the paste screen takes it.
    pub key_file_fields: Option<SecretFields>,
    /// The calendar file that was saved, or is being saved.
    pub calendar: Task<PathBuf>,
    /// What exchanges are being asked.
    pub checks: Checks,
    /// The toast.
    pub toast: Option<Toast>,
    /// A file with facts about an exchange that was read and not taken yet.
    pub own_file: Task<OwnFile>,
    /// A usage log that is held against a key.
    pub usage: Task<UsageFile>,
    /// The files that count, and the guard that lets them; both end with the session.
    known: Option<(OwnFiles, Current)>,
}

/// A field on show.
#[derive(Debug)]
pub struct Revealed {
    /// The key.
    pub id: KeyId,
    /// The old secret or the new one.
    pub which: Which,
    /// The field's name.
    pub field: String,
    /// Its text.
    pub text: SecretText,
    /// When it is hidden again.
    pub until: Duration,
}

/// A code is asked for before a field is shown or copied.
#[derive(Debug)]
pub struct ProofAsked {
    /// What was asked for.
    pub wish: FieldWish,
    /// Judging the code.
    pub task: Task<()>,
}

/// The field on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The key.
    pub id: KeyId,
    /// The old secret or the new one.
    pub which: Which,
    /// The field's name.
    pub field: String,
    /// When it is cleared.
    pub until: Duration,
}

/// One sentence at the bottom, with at most one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What it is about.
    pub kind: ToastKind,
    /// When it goes away.
    pub until: Duration,
}

/// What a toast can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// This key was taken from the list; it can be put back.
    Removed(KeyId, String),
    /// This key was put back.
    PutBack(String),
    /// This was done with these keys.
    Group(GroupAct, Vec<KeyId>),
    /// This key was destroyed.
    Destroyed(String),
    /// The draft is kept.
    DraftKept,
    /// The rotation is finished.
    Rotated(String),
    /// How the vault is opened was changed.
    Renewed(Errand),
    /// A backup was made: keys in it, and how many of them without their secret.
    BackedUp(usize, usize),
}

impl Session {
    /// A session of a vault that was opened just now.
    pub fn new(book: Arc<Book>, home: Home, uptime: Duration) -> Self {
        Self {
            demo: false,
            book,
            home,
            ways_in: WaysIn::default(),
            news: News::default(),
            securing: false,
            last_input: uptime,
            query: Query::default(),
            index: Index::default(),
            // Nobody's day: the book is taken before anything is shown.
            today: Today::at(Timestamp::UNIX_EPOCH, &TimeZone::UTC, 0),
            not_in_backup: 0,
            found: Vec::new(),
            counts: Counts::default(),
            saved_counts: Vec::new(),
            duties: Vec::new(),
            put_off: Vec::new(),
            journal: None,
            emergency: None,
            emergency_progress: None,
            tools: Vec::new(),
            exchanges: Vec::new(),
            doing: Vec::new(),
            leaving: None,
            opening: None,
            group: None,
            not_written: None,
            written: None,
            revealed: None,
            fetching: None,
            proof: None,
            not_read: None,
            copied: None,
            copy_found: None,
            looking_for_copy: false,
            key_file: Task::Idle,
            key_file_fields: None,
            calendar: Task::Idle,
            checks: Checks { asked_by_itself: uptime, ..Checks::default() },
            toast: None,
            own_file: Task::Idle,
            usage: Task::Idle,
            known: None,
        }
    }

    /// How many keys are in no backup as they are now. Sample keys need none.
    pub fn backup_due(&self) -> usize {
        if self.demo { 0 } else { self.not_in_backup }
    }

    /// Whether the sheet is nearly used up: the last code opens once more, and then there is the phone alone.
    pub fn is_sheet_low(&self) -> bool {
        !self.demo && self.ways_in.recovery_left <= 1
    }

    /// Everything that is to be done, the most damaging first.
    pub fn things(&self) -> impl Iterator<Item = Thing> {
        things(&self.duties, self.backup_due(), self.is_sheet_low().then_some(self.ways_in.recovery_left))
    }

    /// How many things are to be done.
    pub fn things_to_do(&self) -> usize {
        self.duties.len() + usize::from(self.backup_due() > 0) + usize::from(self.is_sheet_low())
    }

    /// Whether this write is under way.
    pub fn is_doing(&self, doing: Doing) -> bool {
        self.doing.iter().any(|(under_way, _)| *under_way == doing)
    }

    /// For how long this write has been under way.
    pub fn doing_for(&self, doing: Doing, uptime: Duration) -> Option<Duration> {
        let (_, since) = self.doing.iter().find(|(under_way, _)| *under_way == doing)?;
        Some(uptime.saturating_sub(*since))
    }

    /// Whether its exchange is being asked about this key, or about the new one of its rotation.
    pub fn is_asking(&self, id: KeyId) -> bool {
        self.checks.is_asking(id, Which::Current) || self.checks.is_asking(id, Which::Next)
    }

    /// Whether a secret that was pasted is being saved: until it is, its fields are the only place that has it.
    pub fn is_saving_secret(&self) -> bool {
        self.doing.iter().any(|(doing, _)| matches!(doing, Doing::SaveKey(_) | Doing::StoreNew(_)))
    }

    /// The keys that are being saved or changed just now.
    pub fn busy(&self) -> BTreeSet<KeyId> {
        self.doing.iter().filter_map(|(doing, _)| doing.key()).collect()
    }

    /// A write begins. What was said of an earlier one of its kind no longer holds.
    pub(in crate::app) fn begin_write(&mut self, doing: Doing, uptime: Duration) {
        self.not_written.take_if(|(failed, _)| *failed == doing);
        // An answer comes when it comes, and takes nothing away that a person is reading.
        if doing != Doing::KeepChecks {
            self.written = None;
        }
        self.doing.push((doing, uptime));
    }

    /// A write has ended, well or not.
    pub(in crate::app) fn end_write(&mut self, doing: Doing) {
        if let Some(at) = self.doing.iter().position(|(under_way, _)| *under_way == doing) {
            self.doing.remove(at);
        }
    }

    /// Why this write was not done the last time.
    pub fn problem_of(&self, doing: Doing) -> Option<&Problem> {
        let (_, problem) = self.not_written.as_ref().filter(|(failed, _)| *failed == doing)?;
        Some(problem)
    }

    /// Takes a newer book and finds again what is looked for.
    pub fn take_book(&mut self, book: Arc<Book>, now: Timestamp, zone: &TimeZone) {
        self.book = book;
        if self.known.as_ref().map(|(files, _)| files) != Some(&self.book.own_facts) {
            let files = self.book.own_facts.clone();
            self.known = None;
            if !files.is_empty() {
                let current = Current::set(Catalogue::with(&files));
                self.known = Some((files, current));
            }
        }
        // From here on what the day knows of the exchanges is what the book knows.
        self.today = Today::at(now, zone, self.book.settings.lead_days);
        self.index = Index::build(&self.book.keys, &self.today, |id| Catalogue::current().name_of(id));
        self.counts = self.index.counts();
        let later = &self.book.later;
        let is_put_off =
            |(id, duty): &(KeyId, Duty)| later.get(id).is_some_and(|later| later.hides(*duty, now, zone));
        (self.put_off, self.duties) = self.index.duties().into_iter().partition(is_put_off);
        self.found = self.index.find(&self.query);
        let of_text = |text: &str| Query { text: text.to_owned(), ..Query::default() };
        self.saved_counts = self.book.saved.iter().map(|one| self.index.count(&of_text(&one.text))).collect();
        self.not_in_backup = self.book.not_in_backup();
        self.checks.make_plan(&self.book, now);
        if let Some(view) = &mut self.journal {
            view.take(&self.book.journal, zone);
        }
        (self.tools, self.exchanges) = (tools(&self.book), exchanges(&self.book));
        if let Some(round) = &mut self.checks.round {
            round.count(&self.book);
        }
        self.emergency_progress = self
            .book
            .open_emergency()
            .map(|emergency| emergency.progress(&self.book, &ranked(&self.book, &emergency.scope)));
        if let Some(view) = &mut self.emergency {
            view.take(&self.book);
        }
    }
}
