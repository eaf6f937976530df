//! Slow work: what can be asked for, and what comes back. The window never waits for any of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::errand::Errand;
use super::problem::Problem;
use super::{Compared, Dropped, Home, KeychainState, QrSquares, Sheet, Surroundings, Which};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::Appearance;

/// A change to the book, made where the vault is.
pub type Change = Box<dyn FnOnce(&mut Book) + Send>;

/// What a write is about. It comes back with the answer, so that the right screen tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Keeping a draft's answers.
    KeepDraft(KeyId),
    /// Forgetting a draft.
    DiscardDraft(KeyId),
    /// Saving a new key in the keychain.
    SaveKey(KeyId),
    /// Giving the saved key its name and dates.
    NameKey(KeyId),
    /// Changing what is not secret.
    Edit(KeyId),
    /// Taking a key from the list.
    Remove(KeyId),
    /// Putting it back.
    PutBack(KeyId),
    /// Destroying it.
    Destroy(KeyId),
    /// Beginning a rotation.
    BeginRotation(KeyId),
    /// Keeping a rotation's answers.
    KeepRotation(KeyId),
    /// Storing the new key beside the old.
    StoreNew(KeyId),
    /// Taking a rotation back.
    TakeBack(KeyId),
    /// Destroying the old secret.
    FinishRotation(KeyId),
    /// Saving the keys of a backup.
    BringIn,
    /// Keeping the settings.
    Settings,
}

/// One piece of slow work.
pub enum Job {
    /// What stands in the folder, and does the keychain answer?
    Look,
    /// Let the keychain ask for its password, wait for the answer, then look.
    WakeKeychain,
    /// Keep how the window looks.
    SaveAppearance(Appearance),
    /// Make a new seed and new recovery codes, in memory.
    BeginSetUp,
    /// Forget them.
    LeaveSetUp,
    /// Put the new seed on the clipboard, marked secret.
    CopySeed,
    /// Put the words of a backup on the clipboard, marked secret.
    CopyWords(SecretText),
    /// Does the phone show the right code?
    ConfirmCode(SecretText),
    /// Offer generated words.
    SuggestWords {
        /// How many.
        words: usize,
    },
    /// How good is this passphrase?
    JudgePassphrase(SecretText),
    /// Is this the group of the sheet that was asked for?
    CheckGroup {
        /// Which question.
        ask: usize,
        /// Which code, counted from zero.
        code: usize,
        /// Which group, counted from zero.
        group: usize,
        /// What was typed.
        typed: SecretText,
    },
    /// Write the recovery sheet.
    SaveSheet {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
        /// The text, with `{1}`, `{2}`, `{3}` where the codes go.
        text: String,
    },
    /// Write the vault.
    FinishSetUp {
        /// The passphrase, where one was chosen.
        passphrase: Option<SecretText>,
        /// Where secrets will live.
        home: Home,
    },
    /// Link the phone of the enrolment under way to the open vault.
    FinishNewPhone {
        /// The passphrase, where one was chosen.
        passphrase: Option<SecretText>,
    },
    /// Change how the open vault is opened.
    Renew {
        /// What is changed.
        errand: Errand,
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
        /// The passphrase that is to be asked from here on, where that is what is changed.
        next_passphrase: Option<SecretText>,
    },
    /// Make a backup, or open one.
    Backup(BackupJob),
    /// Open the vault.
    Unlock {
        /// The six digits.
        code: SecretText,
        /// The passphrase, where one is set.
        passphrase: Option<SecretText>,
    },
    /// Stop opening it.
    CancelUnlock,
    /// Open the vault by a recovery code.
    UnlockByRecovery(SecretText),
    /// Open the older files although the keychain remembers newer ones, at the next unlock.
    AcceptOlderCopy,
    /// Open a vault of sample keys that saves nothing.
    LookAround,
    /// Give the target a new value, so that the code just used is worth nothing.
    RotateTarget,
    /// Close the vault and wipe what it held.
    Lock,
    /// Change the book.
    Change(Doing, Change),
    /// Save a new key.
    Create(Box<ApiKey>, SecretFields),
    /// Show a field.
    Reveal(KeyId, Which, String),
    /// Put a field on the clipboard.
    Copy(KeyId, Which, String),
    /// Which stored key has one of these texts?
    LookForCopy(SecretFields),
    /// Store the new key beside the old.
    Stage(KeyId, SecretFields),
    /// Destroy the new one; the old stays.
    Unstage(KeyId),
    /// The new one takes the old one's place; the old secret is destroyed.
    Promote(KeyId),
    /// Destroy a key.
    Delete(KeyId),
    /// Put something that is not secret on the clipboard.
    CopyPlain(String),
    /// Clear the clipboard if it is still ours.
    ClearClipboard,
    /// Open a page or a file with the system's own program.
    Open(String),
    /// Ask by dialog where to save; the answer comes as `Event::Picked`.
    PickSave(String),
    /// Ask by dialog which file to read.
    PickOpen(FileKind),
    /// Read the file that the exchange offered.
    ReadKeyFile(PathBuf),
}

/// What is done about a backup.
pub enum BackupJob {
    /// What stands around this place for a file?
    LookAtPlace {
        /// The place.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
    },
    /// Write it, open it again, and note when it was made.
    Write {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
        /// The words that are to open it.
        words: SecretText,
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
    },
    /// Open it and keep it in memory until the errand is left.
    Open {
        /// The file.
        path: PathBuf,
        /// Its words.
        words: SecretText,
    },
    /// Save the keys of the opened backup that are not here.
    BringIn,
}

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// What the exchange offered.
    KeyFile,
    /// A backup.
    Backup,
}

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
    /// How many recovery codes are left.
    pub recovery_left: usize,
    /// When the recovery sheet was made, and when codes of it were used.
    pub sheet: Sheet,
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
    /// A dialog was answered; none if it was cancelled; a problem if no dialog came up.
    Picked(Result<Option<PathBuf>, Problem>),
    /// The file that the exchange offered.
    KeyFile(Result<SecretFields, Problem>),
}

/// Whoever does slow work: threads in the program, a recorder in tests.
pub trait Jobs {
    /// Starts the work. The answer comes as an [`Event`] that carries the same generation.
    fn start(&mut self, generation: u64, job: Job);
}
