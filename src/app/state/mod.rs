//! Everything the window shows. Written only by `update`; it holds ids and hints, and a shown secret for seconds.

mod checks;
mod emergency;
mod journal;
mod notices;
mod session;
mod set_up;

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use checks::{Checks, Round, RoundOutcome};
pub(in crate::app) use checks::{asked_about, keep_answers};
pub use emergency::{EmergencyView, can_ask};
pub use journal::{JournalRow, JournalView};
pub(in crate::app) use notices::HOUR as NOTICE_HOUR;
pub use notices::{Notices, Telling};
pub use session::{Copied, ProofAsked, Revealed, Session, Toast, ToastKind};
pub use set_up::{Link, PassphraseAnswer, SetUp};

use super::errand::{Errand, SetUpStep};
use super::jobs::{Doing, Door};
use super::problem::Problem;
use super::route::Route;
use super::task::Task;
use super::{KeychainState, TestHost};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::draft::Draft;
use crate::domain::settings::{Appearance, Settings};

/// Everything the window shows.
pub struct State {
    /// The time of this frame.
    pub now: Timestamp,
    /// Time since the program began. It never jumps; everything that runs out is counted in it.
    pub uptime: Duration,
    /// How much of that the computer slept.
    pub slept: Duration,
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
    /// Setting up, or linking a phone again; in a box like the session.
    pub set_up: Option<Box<SetUp>>,
    /// The open vault. In a box, which is wiped when it is freed: a place that is only emptied keeps its bytes.
    pub session: Option<Box<Session>>,
    /// A problem that belongs to no field.
    pub notice: Option<Problem>,
    /// What the window itself is to do.
    pub stage: Stage,
    /// Something that is not secret was put on the clipboard just now.
    pub plain_copied: Option<(String, Duration)>,
    /// A dialog is open, and what its answer is for.
    pub picking: Option<Picking>,
    /// What the desktop is to say, also while the vault is closed.
    pub notices: Notices,
    /// For development and tests: exchanges that are asked at an address of this computer.
    pub test_hosts: Vec<TestHost>,
}

/// What the window itself is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Stay where it is.
    #[default]
    Stay,
    /// Come to the front: somebody started the program once more.
    Front,
    /// Close: another window has the folder, and came to the front.
    Leave,
}

/// What a dialog's answer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picking {
    /// The recovery sheet; the text with places for the codes.
    Sheet(String),
    /// The file that the exchange offered.
    KeyFile,
    /// Where the backup is to go, or which file it is.
    Backup,
    /// Where the journal is to go.
    Journal,
    /// The calendar file; its text.
    Calendar(String),
    /// The log of an emergency; its text.
    Log(String),
    /// A file with facts about an exchange.
    OwnFacts,
    /// A usage log of this key.
    Usage(KeyId),
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
    /// What the first start is for, while a keychain is waited for.
    pub errand: Errand,
    /// A key leaked, somebody said: the first steps are on show, and what is to be done is shown once it is open.
    pub leaked: bool,
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
            slept: Duration::ZERO,
            zone,
            generation: 0,
            route: Route::Starting,
            appearance: Appearance::default(),
            data_dir,
            gate: Gate::default(),
            set_up: None,
            session: None,
            notice: None,
            stage: Stage::default(),
            plain_copied: None,
            picking: None,
            notices: Notices::default(),
            test_hosts: Vec::new(),
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
        self.session.as_ref().is_some_and(|session| session.is_doing(doing))
    }

    /// Whether something is on show, or a click away, that is the owner's alone. Sample keys are nobody's.
    pub fn is_private(&self) -> bool {
        self.set_up.is_some() || self.session.as_ref().is_some_and(|session| !session.demo)
    }

    /// When the window has to be drawn again although nobody does anything.
    pub fn next_change_in(&self) -> Option<Duration> {
        self.next_count_in().into_iter().chain(self.next_turn_in()).chain(self.scheduled_in()).min()
    }

    /// When an exchange is asked next without anybody saying so; none where that is not to be, or while one is asked.
    pub(in crate::app) fn scheduled_in(&self) -> Option<Duration> {
        let session =
            self.session.as_ref().filter(|session| !session.demo && !session.checks.are_asking())?;
        let (_, from) = session.checks.plan?;
        let by_clock = Duration::try_from(from.duration_since(self.now)).unwrap_or_default();
        let spread = (session.checks.asked_by_itself + Checks::SPREAD).saturating_sub(self.uptime);
        Some(by_clock.max(spread))
    }

    /// When something that counts or runs out has to be drawn again.
    fn next_count_in(&self) -> Option<Duration> {
        let to_full_second = Duration::from_millis(
            1000 - u64::try_from(self.now.as_millisecond().rem_euclid(1000)).unwrap_or(0),
        );
        let counts = match self.route {
            Route::Unlock | Route::TwoCodes | Route::Recovery => true,
            Route::SetUp | Route::WaysIn => self
                .set_up
                .as_ref()
                .is_some_and(|set_up| matches!(set_up.step, SetUpStep::Link | SetUpStep::Prove)),
            _ => false,
        };
        let session = self.session.as_ref();
        let runs_out = session.is_some_and(|session| {
            session.revealed.is_some() || session.copied.is_some() || session.toast.is_some()
        });
        let seed_runs_out = self.set_up.as_ref().is_some_and(|set_up| set_up.shown_copied.is_some());
        let is_proving = session.is_some_and(|session| session.proof.is_some());
        if counts
            || is_proving
            || runs_out
            || seed_runs_out
            || self.warns_of_lock()
            || self.plain_copied.is_some()
        {
            return Some(to_full_second);
        }
        let is_restoring = self.set_up.as_ref().is_some_and(|set_up| set_up.errand == Errand::Restore);
        if is_restoring {
            return Some(Duration::from_secs(10));
        }
        // Idle and unlocked: nothing moves but the minutes until the lock, and then its warning.
        let secs = self.locks_in_secs()?.max(1);
        let to_warning = secs.saturating_sub(u64::from(Settings::WARN_SECS));
        let to_minute = (secs - 1) % 60 + 1;
        Some(Duration::from_secs(to_warning.min(to_minute)) + to_full_second)
    }
}
