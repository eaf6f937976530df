//! Slow work: what can be asked for, and what comes back. The window never waits for any of it.

mod backup;
mod check;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use self::backup::BackupJob;
pub use self::check::{CheckOrder, CheckWhy};
use super::errand::Errand;
pub use super::event::{
    BackupSeen, Door, Event, News, OwnFile, Place, Strength, UsageFile, UsageSeen, WaysIn,
};
use super::lending::Lending;
use super::{Home, NewPair, Which};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::group::GroupKind;
use crate::domain::pair::Algorithm;
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::Appearance;
use crate::domain::usage::Columns;

/// A change to the book, made where the vault is.
pub type Change = Box<dyn FnOnce(&mut Book) + Send>;

/// What a write is about. It comes back with the answer, so that the right screen tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Keeping a draft's answers.
    KeepDraft(KeyId),
    /// Forgetting a draft.
    DiscardDraft(KeyId),
    /// Making a pair and keeping it for this draft or this rotation.
    MakePair(KeyId),
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
    /// Putting a duty off, or telling it again.
    PutOff(KeyId),
    /// Noting that something uses a key.
    InUse(KeyId),
    /// Noting that the password of a key's account was changed.
    NewPassword(KeyId),
    /// Keeping what its owner says about what its exchange said.
    KeepCheck(KeyId),
    /// Keeping what exchanges said, of one key or several.
    KeepChecks,
    /// Changing the kept searches.
    Searches,
    /// Doing something with several keys.
    Group(GroupKind),
    /// Noting that the advice after a lost phone was read.
    ReadAdvice,
    /// Taking or giving back a file with facts about an exchange.
    OwnFacts,
    /// Keeping which column of a usage log means what.
    UsageForm,
    /// Keeping what was done in an emergency.
    Emergency,
}

impl Doing {
    /// The key that is being saved or changed by it.
    pub fn key(self) -> Option<KeyId> {
        match self {
            Self::MakePair(id)
            | Self::SaveKey(id)
            | Self::NameKey(id)
            | Self::Edit(id)
            | Self::Remove(id)
            | Self::PutBack(id)
            | Self::Destroy(id)
            | Self::BeginRotation(id)
            | Self::KeepRotation(id)
            | Self::StoreNew(id)
            | Self::TakeBack(id)
            | Self::FinishRotation(id)
            | Self::InUse(id)
            | Self::NewPassword(id) => Some(id),
            _ => None,
        }
    }
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
        /// Whether the opened backup goes into it.
        restores: bool,
    },
    /// Link the phone of the enrolment under way to the open vault.
    FinishNewPhone {
        /// The passphrase, where one was chosen.
        passphrase: Option<SecretText>,
        /// Whether everything is sealed anew, with the sheet of the enrolment.
        rekeys: bool,
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
    /// Open it although the clock is wrong, with two codes that the phone showed one after the other.
    UnlockByTwoCodes {
        /// The code of before.
        first: SecretText,
        /// The code after it.
        second: SecretText,
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
    /// Make a pair, and keep it.
    MakePair(PairOrder),
    /// Stop making it.
    StopPair,
    /// Keep a pair that was made.
    KeepPair(Box<MadePair>),
    /// Save a new key.
    Create(Box<ApiKey>, SecretFields),
    /// Show or copy a field.
    Fetch(FieldWish),
    /// The same of a key that can send coins away, once a code of the phone in use has shown that its owner is there.
    Prove {
        /// What was asked for.
        wish: FieldWish,
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
    },
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
    /// Ask an exchange what it says about a key.
    Check(CheckOrder),
    /// Lend a key's fields to the thread that asks its exchange.
    Lend(Lending),
    /// Ask no more: what was not sent yet is not sent.
    StopChecks,
    /// Show what a check would send, masked.
    PreviewCheck(KeyId, Which),
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
    /// Read and check a file with facts about an exchange, on this day.
    ReadOwnFacts(PathBuf, Date),
    /// Read a usage log and hold it against a key.
    ReadUsage(UsageOrder),
    /// Write the journal as a table.
    SaveJournal {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
    },
    /// Write a calendar file.
    SaveCalendar {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
        /// The file.
        text: String,
    },
    /// Write the log of an emergency.
    SaveLog {
        /// Where.
        path: PathBuf,
        /// Whether the person already agreed to replace a file of this name.
        replace: bool,
        /// The file.
        text: String,
    },
    /// Let the desktop say this.
    Notify(NoticeText),
}

/// What the desktop says. It stands there for everybody to see, and holds no name that its owner did not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeText {
    /// The line in bold.
    pub title: String,
    /// What to do.
    pub body: String,
}

/// Which pair is to be made, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairOrder {
    /// The draft, or the key that is being rotated.
    pub id: KeyId,
    /// The exchange that is given the public half.
    pub exchange: String,
    /// The field that the secret half stands in.
    pub field: String,
    /// How it is made.
    pub algorithm: Algorithm,
}

/// A pair on its way to the vault. It lies in wiped memory, and nothing of it can be printed.
pub struct MadePair {
    /// What it is for.
    pub order: PairOrder,
    /// The pair.
    pub pair: NewPair,
    /// Whether it is wanted no more.
    pub is_stopped: Arc<AtomicBool>,
}

/// Which field of which key is to be shown or copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldWish {
    /// The key.
    pub id: KeyId,
    /// The old secret or the new one.
    pub which: Which,
    /// The field's name.
    pub field: String,
    /// Whether it is to be copied; else it is shown.
    pub is_copy: bool,
}

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// What the exchange offered.
    KeyFile,
    /// A backup.
    Backup,
    /// Facts about an exchange.
    OwnFacts,
    /// A usage log.
    Usage,
}

/// Which usage log is held against which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageOrder {
    /// The key.
    pub id: KeyId,
    /// The file.
    pub path: PathBuf,
    /// Which column means what, where the person said it just now.
    pub columns: Option<Columns>,
    /// The zone in which hours are told.
    pub zone: TimeZone,
}

/// Whoever does slow work: threads in the program, a recorder in tests.
pub trait Jobs {
    /// Starts the work. The answer comes as an [`Event`] that carries the same generation.
    fn start(&mut self, generation: u64, job: Job);
}
