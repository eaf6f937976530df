//! What comes back from slow work.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::errand::Errand;
use super::jobs::{CheckOrder, Doing, FieldWish};
use super::problem::Problem;
use super::{Compared, Dropped, Home, KeychainState, QrSquares, RequestShown, Sheet, Surroundings, Which};
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::live_check::Check;
use crate::domain::own_facts::{Finding, Fitting};
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::Appearance;
use crate::domain::usage::{Columns, Evidence, UsageError};

/// What is in front of the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    /// Where secrets live.
    pub home: Home,
    /// Whether a passphrase is asked beside the code.
    pub needs_passphrase: bool,
    /// How many recovery codes are left.
    pub recovery_left: usize,
}

/// What opens the vault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaysIn {
    /// Whether a passphrase is asked beside the code.
    pub has_passphrase: bool,
    /// Whether a recovery code opened the vault and no phone is linked again yet.
    pub needs_phone: bool,
    /// How many recovery codes are left.
    pub recovery_left: usize,
    /// When the recovery sheet was made, and when codes of it were used.
    pub sheet: Sheet,
}

/// A usage log that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsageFile {
    /// It is none: its name, and why.
    Refused(String, UsageError),
    /// It was held against the key.
    Seen(Box<UsageSeen>),
}

/// What a usage log says about a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageSeen {
    /// The file.
    pub path: PathBuf,
    /// Its form: the names of its columns, as one text.
    pub form: String,
    /// The names of its columns; empty texts where it has none.
    pub heads: Vec<String>,
    /// The first line, as an example.
    pub example: Vec<String>,
    /// Which column means what.
    pub columns: Columns,
    /// What it says; none while it is not known which column means what.
    pub evidence: Option<Evidence>,
    /// Whether it has more lines than were read.
    pub is_cut: bool,
}

/// A place for a file, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place.
    pub path: PathBuf,
    /// Whether a file of this name stands there.
    pub is_taken: bool,
    /// Whether it may be replaced.
    pub replace: bool,
    /// What copies the files of this folder elsewhere.
    pub around: Option<Surroundings>,
}

/// What is in an opened backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupSeen {
    /// When it was made.
    pub made: Timestamp,
    /// What is in it beside what is here.
    pub compared: Compared,
}

/// A file with facts about an exchange, after it was read.
#[derive(Clone, Debug)]
pub enum OwnFile {
    /// It can be taken.
    Fits(Box<Fitting>),
    /// It cannot, for these reasons.
    Refused(String, Vec<Finding>),
}

/// How good a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Estimated bits.
    pub bits: u32,
    /// Whether that is enough beside the keychain.
    pub enough: bool,
    /// Whether that is enough without a keychain.
    pub enough_alone: bool,
}

/// What happened since the last unlock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Keys whose saving was finished just now, after the program had ended in the middle.
    pub recovered: Vec<KeyId>,
    /// What was being saved when the program ended, and had not reached the keychain.
    pub dropped: Vec<Dropped>,
    /// The newest file was damaged, and the one before it was opened.
    pub is_from_previous: bool,
    /// How many wrong codes were typed, and since when.
    pub wrong_codes: Option<(u32, Timestamp)>,
    /// How far the phone is ahead of the computer's clock, in seconds, where that was found; behind it where negative.
    pub clock_off_secs: Option<i64>,
}

/// What comes back.
pub enum Event {
    /// What stands in the folder: nothing, or a vault behind a door.
    Looked {
        /// The vault's door; none where nothing stands.
        door: Option<Door>,
        /// Whether the keychain answers.
        keychain: KeychainState,
        /// How the window looks.
        appearance: Appearance,
    },
    /// The folder cannot be used.
    LookFailed(Problem),
    /// A new seed and new codes.
    SetUpBegun {
        /// The QR code.
        qr: QrSquares,
        /// The seed as text, in groups of four.
        seed: SecretText,
        /// The recovery codes.
        codes: [SecretText; 3],
        /// Which groups are asked back: code and group, counted from zero.
        asked: [(usize, usize); 2],
    },
    /// The new seed or the words of a backup were put on the clipboard.
    ShownCopied,
    /// The phone's code was judged.
    CodeJudged(Result<(), Problem>),
    /// Words on offer.
    Words(SecretText),
    /// The passphrase was judged.
    PassphraseJudged(Strength),
    /// A group was read back.
    GroupJudged {
        /// Which question.
        ask: usize,
        /// Whether it is right.
        right: bool,
    },
    /// The sheet was written here.
    SheetSaved(Result<PathBuf, Problem>),
    /// Set-up could not be finished; nothing was left behind.
    SetUpFailed(Problem),
    /// The vault is open.
    Opened {
        /// Everything that is not secret.
        book: Arc<Book>,
        /// Where secrets live.
        home: Home,
        /// What opens it.
        ways_in: WaysIn,
        /// Whether it was opened without the phone.
        by_recovery: bool,
        /// Whether these are sample keys, of which nothing is saved.
        demo: bool,
        /// What happened since the last unlock.
        news: News,
    },
    /// The vault stays closed.
    NotOpened(Problem),
    /// The person stopped it; the vault stays closed.
    UnlockCancelled,
    /// The target has a new value; what is recorded of the old code is worth nothing.
    TargetRotated(Result<(), Problem>),
    /// A phone is linked again.
    PhoneLinked(Result<WaysIn, Problem>),
    /// How the vault is opened was changed.
    Renewed(Errand, Result<WaysIn, Problem>),
    /// What stands around the place that was named.
    PlaceSeen(Place),
    /// The backup was written and opened again: how many keys are in it, and how many of them without their secret.
    BackedUp(Result<(usize, usize), Problem>),
    /// The backup is open.
    BackupOpened(Result<BackupSeen, Problem>),
    /// A write is done and was read back.
    Wrote(Doing, Arc<Book>),
    /// A write was not done; the book is as it was.
    NotWritten(Doing, Problem),
    /// The book changed beside what was asked, such as the history.
    BookChanged(Arc<Book>),
    /// A field, to be shown for a few seconds.
    Revealed(KeyId, Which, String, SecretText),
    /// A field was put on the clipboard.
    Copied(KeyId, Which, String),
    /// The key can send coins away: a fresh code is asked for first.
    ProofWanted(FieldWish),
    /// The code was judged; what was asked for comes beside it.
    Proved(Result<(), Problem>),
    /// A field could not be read.
    NotRead(KeyId, Problem),
    /// Which stored key has one of the texts that were asked about.
    CopyFound(Option<KeyId>),
    /// The clipboard is empty again, or was no longer ours.
    ClipboardCleared,
    /// Something went wrong that belongs to no field.
    Trouble(Problem),
    /// The screen was locked or the computer goes to sleep. It belongs to no unlock.
    Away,
    /// A second start of the program asks this one to come to the front. It belongs to no unlock.
    Rung,
    /// The program that holds the folder came to the front: this one leaves. It belongs to no unlock.
    OtherRaised,
    /// The calendar file was written here.
    CalendarSaved(Result<PathBuf, Problem>),
    /// The log of an emergency was written here.
    LogSaved(Result<PathBuf, Problem>),
    /// The desktop took what it is to say, or not. It belongs to no unlock.
    Notified(Result<(), Problem>),
    /// A dialog was answered; none if it was cancelled; a problem if no dialog came up.
    Picked(Result<Option<PathBuf>, Problem>),
    /// The journal was written here as a table.
    JournalSaved(Result<PathBuf, Problem>),
    /// The file that the exchange offered.
    KeyFile(Result<SecretFields, Problem>),
    /// A usage log was held against a key, or could not be.
    UsageRead(KeyId, Result<UsageFile, Problem>),
    /// A file with facts about an exchange was read, or could not be.
    OwnFactsRead(Result<OwnFile, Problem>),
    /// An exchange was asked; none if that was stopped before.
    Checked(CheckOrder, Result<Option<Box<Check>>, Problem>),
    /// What a check of this key would send.
    CheckShown(KeyId, Which, Result<Vec<RequestShown>, Problem>),
}
