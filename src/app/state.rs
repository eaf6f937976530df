//! Everything the window shows. Written only by `update`; it holds ids and hints, and a shown secret for seconds.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::command::SetUpStep;
use super::jobs::{Doing, Door, Strength};
use super::problem::Problem;
use super::route::Route;
use super::task::Task;
use super::{Home, KeychainState, QrSquares, Which};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::draft::Draft;
use crate::domain::duty::Duty;
use crate::domain::search::{Counts, Index, Query};
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::{Appearance, Settings};

/// Everything the window shows.
pub struct State {
    /// The time of this frame.
    pub now: Timestamp,
    /// Time since the program began. It never jumps; everything that runs out is counted in it.
    pub uptime: Duration,
    /// Where the person is.
    pub zone: TimeZone,
    /// Counts locks and unlocks; an answer that belongs to an earlier one is dropped.
    pub generation: u64,
    /// Which screen.
    pub route: Route,
    /// How the window looks.
    pub appearance: Appearance,
    /// Where the files are.
    pub data_dir: PathBuf,
    /// What stands before the vault.
    pub gate: Gate,
    /// Setting up, or linking a phone again.
    pub set_up: Option<SetUp>,
    /// The open vault.
    pub session: Option<Session>,
    /// A problem that belongs to no field.
    pub notice: Option<Problem>,
    /// Something that is not secret was put on the clipboard just now.
    pub plain_copied: Option<(String, Duration)>,
    /// A dialog is open, and what its answer is for.
    pub picking: Option<Picking>,
}

/// What a dialog's answer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picking {
    /// The recovery sheet; the text with places for the codes.
    Sheet(String),
    /// The file that the exchange offered.
    KeyFile,
}

/// What stands before the vault.
#[derive(Debug, Default)]
pub struct Gate {
    /// The vault's door; none where nothing stands, or nothing is known yet.
    pub door: Option<Door>,
    /// Whether the keychain answers.
    pub keychain: Option<KeychainState>,
    /// Looking.
    pub look: Task<()>,
    /// Opening by code.
    pub unlock: Task<()>,
    /// Opening by recovery code.
    pub recovery: Task<()>,
}

/// Setting up: everything in memory until it is finished.
pub struct SetUp {
    /// Where secrets will live.
    pub home: Home,
    /// Which step is shown.
    pub step: SetUpStep,
    /// The new seed; drawn only on the first step.
    pub link: Option<Link>,
    /// The phone's code.
    pub code: Task<()>,
    /// Words on offer.
    pub words: Option<SecretText>,
    /// How good the typed passphrase is.
    pub strength: Option<Strength>,
    /// The answer to the second step.
    pub passphrase: PassphraseAnswer,
    /// The recovery codes; drawn only on the third step.
    pub codes: Option<[SecretText; 3]>,
    /// Which groups are asked back: code and group, counted from zero.
    pub asked: [(usize, usize); 2],
    /// Which of them were read back right.
    pub read_back: [bool; 2],
    /// Where the sheet was saved.
    pub sheet: Task<PathBuf>,
    /// Writing the vault.
    pub finish: Task<()>,
}

/// The new seed, as a picture and as text.
pub struct Link {
    /// The QR code.
    pub qr: QrSquares,
    /// The seed as text, in groups of four.
    pub seed: SecretText,
}

/// The answer to "Add a passphrase?".
#[derive(Debug, Default)]
pub enum PassphraseAnswer {
    /// Not answered.
    #[default]
    Open,
    /// The code alone.
    CodeOnly,
    /// This one.
    Chosen(SecretText),
}

impl SetUp {
    /// A set-up in which nothing is answered.
    pub fn begin(home: Home) -> Self {
        Self {
            home,
            step: SetUpStep::Link,
            link: None,
            code: Task::Idle,
            words: None,
            strength: None,
            passphrase: PassphraseAnswer::Open,
            codes: None,
            asked: [(0, 2), (2, 1)],
            read_back: [false; 2],
            sheet: Task::Idle,
            finish: Task::Idle,
        }
    }

    /// Whether the phone is linked.
    pub fn is_linked(&self) -> bool {
        matches!(self.code, Task::Done(()))
    }

    /// Whether this step can be shown: those before it are answered.
    pub fn can_show(&self, step: SetUpStep) -> bool {
        match step {
            SetUpStep::Link => true,
            SetUpStep::Passphrase => self.is_linked(),
            SetUpStep::Sheet => self.is_linked() && !matches!(self.passphrase, PassphraseAnswer::Open),
        }
    }

    /// Whether all is confirmed, so that the vault may be written.
    pub fn can_finish(&self) -> bool {
        self.can_show(SetUpStep::Sheet) && self.read_back == [true; 2] && !self.finish.is_running()
    }
}

/// The open vault, as the window sees it.
pub struct Session {
    /// Sample keys; nothing is saved.
    pub demo: bool,
    /// Everything that is not secret.
    pub book: Arc<Book>,
    /// Where secrets live.
    pub home: Home,
    /// How many recovery codes are left.
    pub recovery_left: usize,
    /// Keys whose saving was finished at this unlock.
    pub recovered: Vec<KeyId>,
    /// Wrong codes since the last unlock.
    pub wrong_codes: u32,
    /// The target is being given a new value.
    pub securing: bool,
    /// When somebody was last here.
    pub last_input: Duration,
    /// What is looked for.
    pub query: Query,
    /// The keys prepared for searching.
    pub index: Index,
    /// What was found.
    pub found: Vec<KeyId>,
    /// How many keys each quick filter shows.
    pub counts: Counts,
    /// What has to be done, most urgent first.
    pub duties: Vec<(KeyId, Duty)>,
    /// The write under way.
    pub doing: Option<(Doing, Duration)>,
    /// The last write that was not done.
    pub not_written: Option<(Doing, Problem)>,
    /// The last write that was done and read back.
    pub written: Option<Doing>,
    /// A field on show.
    pub revealed: Option<Revealed>,
    /// The field that is being fetched from the keychain, and since when.
    pub fetching: Option<(KeyId, String, Duration)>,
    /// A field could not be read.
    pub not_read: Option<(KeyId, Problem)>,
    /// The field on the clipboard.
    pub copied: Option<Copied>,
    /// The stored key that has a text which was pasted.
    pub copy_found: Option<KeyId>,
    /// The fields that were read from the exchange's file.
    pub key_file: Task<()>,
    /// What was read; the paste screen takes it.
    pub key_file_fields: Option<SecretFields>,
    /// The toast.
    pub toast: Option<Toast>,
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
    /// This key was destroyed.
    Destroyed(String),
    /// The draft is kept.
    DraftKept,
    /// The rotation is finished.
    Rotated(String),
}

/// The time of this frame, as screens need it.
#[derive(Clone, Copy, Debug)]
pub struct When<'a> {
    /// The time.
    pub now: Timestamp,
    /// Time since the program began.
    pub uptime: Duration,
    /// Where the person is.
    pub zone: &'a TimeZone,
}

impl State {
    /// The time of this frame, as screens need it.
    pub fn when(&self) -> When<'_> {
        When { now: self.now, uptime: self.uptime, zone: &self.zone }
    }

    /// Seconds for which a secret stays on show.
    pub const REVEAL_SECS: u64 = 8;
    /// Seconds for which a toast stays.
    pub const TOAST_SECS: u64 = 8;
    /// Seconds of one code.
    pub const CODE_SECS: u64 = 30;

    /// The state of a program that has just begun.
    pub fn new(data_dir: PathBuf, now: Timestamp, zone: TimeZone) -> Self {
        Self {
            now,
            uptime: Duration::ZERO,
            zone,
            generation: 0,
            route: Route::Starting,
            appearance: Appearance::default(),
            data_dir,
            gate: Gate::default(),
            set_up: None,
            session: None,
            notice: None,
            plain_copied: None,
            picking: None,
        }
    }

    /// Seconds until the authenticator shows the next code, 1 to 30.
    pub fn next_code_secs(&self) -> u64 {
        let secs = u64::try_from(self.now.as_second()).unwrap_or(0);
        Self::CODE_SECS - secs % Self::CODE_SECS
    }

    /// The key of this id.
    pub fn key(&self, id: KeyId) -> Option<&ApiKey> {
        self.session.as_ref()?.book.keys.get(&id)
    }

    /// The draft of this id.
    pub fn draft(&self, id: KeyId) -> Option<&Draft> {
        self.session.as_ref()?.book.drafts.get(&id)
    }

    /// How long things stay open.
    pub fn settings(&self) -> Settings {
        self.session.as_ref().map(|session| session.book.settings).unwrap_or_default()
    }

    /// Seconds until the program locks by itself.
    pub fn locks_in_secs(&self) -> Option<u64> {
        let session = self.session.as_ref()?;
        if session.demo {
            return None;
        }
        let idle = self.uptime.saturating_sub(session.last_input).as_secs();
        Some(u64::from(session.book.settings.idle_secs).saturating_sub(idle))
    }

    /// Whether the window should warn that it locks soon.
    pub fn warns_of_lock(&self) -> bool {
        self.locks_in_secs().is_some_and(|secs| secs <= u64::from(Settings::WARN_SECS))
    }

    /// Whether a write of this kind is under way.
    pub fn is_doing(&self, doing: Doing) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.doing.is_some_and(|(under_way, _)| under_way == doing))
    }

    /// When the window has to be drawn again although nobody does anything.
    pub fn next_change_in(&self) -> Option<Duration> {
        let to_full_second = Duration::from_millis(
            1000 - u64::try_from(self.now.as_millisecond().rem_euclid(1000)).unwrap_or(0),
        );
        let counts = match self.route {
            Route::Unlock | Route::Recovery => true,
            Route::SetUp | Route::NewPhone => {
                self.set_up.as_ref().is_some_and(|set_up| set_up.step == SetUpStep::Link)
            }
            _ => false,
        };
        let session = self.session.as_ref();
        let runs_out = session.is_some_and(|session| {
            session.revealed.is_some() || session.copied.is_some() || session.toast.is_some()
        });
        if counts || runs_out || self.warns_of_lock() || self.plain_copied.is_some() {
            return Some(to_full_second);
        }
        // Idle and unlocked: nothing moves but the minutes until the lock, and then its warning.
        let secs = self.locks_in_secs()?.max(1);
        let to_warning = secs.saturating_sub(u64::from(Settings::WARN_SECS));
        let to_minute = (secs - 1) % 60 + 1;
        Some(Duration::from_secs(to_warning.min(to_minute)) + to_full_second)
    }
}

impl Session {
    /// A session of a vault that was opened just now.
    pub fn new(book: Arc<Book>, home: Home, uptime: Duration) -> Self {
        Self {
            demo: false,
            book,
            home,
            recovery_left: 0,
            recovered: Vec::new(),
            wrong_codes: 0,
            securing: false,
            last_input: uptime,
            query: Query::default(),
            index: Index::default(),
            found: Vec::new(),
            counts: Counts::default(),
            duties: Vec::new(),
            doing: None,
            not_written: None,
            written: None,
            revealed: None,
            fetching: None,
            not_read: None,
            copied: None,
            copy_found: None,
            key_file: Task::Idle,
            key_file_fields: None,
            toast: None,
        }
    }

    /// Takes a newer book and finds again what is looked for.
    pub fn take_book(&mut self, book: Arc<Book>, now: Timestamp, zone: &TimeZone) {
        self.book = book;
        self.index = Index::build(&self.book.keys, now, zone, |id| Catalogue::built_in().name_of(id));
        self.counts = self.index.counts();
        self.duties = self.index.duties();
        self.found = self.index.find(&self.query);
    }
}
