//! What the person wants. Not clicks: wishes. Printing one never prints what it carries.

mod check;
mod emergency;
mod journal;
mod own_facts;

use std::fmt;
use std::path::PathBuf;

pub use self::check::CheckCommand;
pub use self::emergency::EmergencyCommand;
pub use self::journal::JournalCommand;
pub use self::own_facts::OwnFactsCommand;
use super::errand::{Errand, SetUpStep};
use super::jobs::NoticeText;
use super::route::Route;
use super::{Home, Which};
use crate::domain::api_key::{KeyId, Purpose};
use crate::domain::draft::Draft;
use crate::domain::edit::Edit;
use crate::domain::group::GroupAct;
use crate::domain::later::Later;
use crate::domain::pair::Algorithm;
use crate::domain::rotation::Rotation;
use crate::domain::saved_search::SearchChange;
use crate::domain::search::Query;
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::{Appearance, Choice};
use crate::domain::usage::Columns;

/// One wish.
pub enum Command {
    /// Show this screen.
    Go(Route),
    /// Before and at the door.
    Entry(EntryCommand),
    /// Setting up.
    SetUp(SetUpCommand),
    /// A stored key.
    Key(KeyId, KeyCommand),
    /// A key being created.
    Draft(DraftCommand),
    /// A key being rotated.
    Rotation(KeyId, RotationCommand),
    /// A file of the person's own with facts about an exchange.
    OwnFacts(OwnFactsCommand),
    /// A usage log that is held against a key.
    Usage(KeyId, UsageCommand),
    /// A pair that is made here, for a draft or for the rotation of a key.
    Pair(KeyId, PairCommand),
    /// What the exchange says about a key.
    Check(KeyId, CheckCommand),
    /// Ask about all keys in the list.
    CheckAll {
        /// Whether also about those whose running bot may be disturbed by it.
        disturbs: bool,
    },
    /// What came of that was read.
    CheckAllRead,
    /// Ask no more.
    StopChecks,
    /// Look for keys.
    Search(Query),
    /// Keep a search under a name, or put the kept ones in order.
    Searches(SearchChange),
    /// Do this with several keys at once.
    Group(Vec<KeyId>, GroupAct),
    /// Choose how the window looks.
    Appearance(Appearance),
    /// Choose how long things stay open.
    Choose(Choice),
    /// Put something that is not secret on the clipboard (a name to give, an address, a command).
    CopyPlain(String),
    /// Clear the clipboard now, if it is still ours.
    ClearClipboard,
    /// Open this page in the browser.
    OpenPage(String),
    /// Open this saved file with the system's own program, to print it.
    OpenFile(PathBuf),
    /// Put what is to be done about this key off, or tell it again.
    PutOff(KeyId, Option<Later>),
    /// A key leaked.
    Emergency(EmergencyCommand),
    /// The journal.
    Journal(JournalCommand),
    /// Let the desktop say this.
    Notify(NoticeText),
    /// Save what is due as a calendar file.
    SaveCalendar {
        /// Where.
        target: SaveTarget,
        /// Whether a file of this name may be replaced.
        replace: bool,
        /// The file.
        text: String,
    },
    /// The advice after a lost phone was read.
    AdviceRead,
    /// Take the notice away.
    DismissNotice,
    /// The toast's action: put back what was removed.
    Undo,
    /// Take the toast away.
    DismissToast,
    /// Somebody is at the toast: it must not go yet.
    HoldToast,
    /// Stay open: somebody is here.
    StayOpen,
    /// Lock now.
    Lock,
}

/// Before and at the door.
pub enum EntryCommand {
    /// Look again what is there and whether the keychain answers.
    Retry,
    /// Look around with sample keys; nothing is saved.
    LookAround,
    /// Open with a code and, where there is one, a passphrase.
    Unlock {
        /// The six digits.
        code: SecretText,
        /// The passphrase, where one is set.
        passphrase: Option<SecretText>,
    },
    /// Open although the clock is wrong, with two codes that the phone showed one after the other.
    UnlockByTwoCodes {
        /// The code of before.
        first: SecretText,
        /// The code after it.
        second: SecretText,
        /// The passphrase, where one is set.
        passphrase: Option<SecretText>,
    },
    /// Stop trying.
    CancelUnlock,
    /// Open with a recovery code.
    UnlockByRecovery(SecretText),
    /// Begin anew with a backup, which takes the place of what is here.
    StartAnew,
    /// Use these older files although the keychain remembers newer ones.
    AcceptOlderCopy,
}

/// Setting up.
pub enum SetUpCommand {
    /// Begin; the home says where secrets will live.
    Begin(Home),
    /// Begin with a backup.
    Restore,
    /// Begin an errand of the open vault.
    Change(Errand),
    /// What happened to the phone that is linked.
    TellPhone {
        /// Somebody else may have it.
        is_lost: bool,
    },
    /// Leave; nothing stays behind.
    Leave,
    /// Put what is on show, the new seed or the words of a backup, on the clipboard, marked secret.
    CopyShown,
    /// The phone shows this code.
    ConfirmCode(SecretText),
    /// Go to this step, if the earlier ones are answered.
    Show(SetUpStep),
    /// Offer (other) generated words.
    SuggestWords,
    /// How good is this passphrase?
    JudgePassphrase(SecretText),
    /// Use this passphrase, or none.
    ChoosePassphrase(Option<SecretText>),
    /// What was read back from the sheet: which question, and the typed group.
    ReadBack(usize, SecretText),
    /// Save the sheet; the text has `{1}`, `{2}`, `{3}` where the codes go.
    SaveSheet(SaveTarget, String),
    /// Making a backup, or opening one.
    Backup(BackupCommand),
    /// All is answered: write the vault, or go on to the proof.
    Finish,
    /// It is me: do it.
    Prove {
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
    },
}

/// Making a backup, or opening one.
pub enum BackupCommand {
    /// The words were written down and typed back.
    TakeWords(SecretText),
    /// Where it is to go.
    ChoosePlace(SaveTarget),
    /// The file that stands there may be replaced.
    ReplaceFile,
    /// Which file it is, by the system's dialog.
    Pick,
    /// Open it with these words: the typed path, or the file that was picked.
    Open {
        /// As it was typed; may be empty.
        path: String,
        /// Its words.
        words: SecretText,
    },
    /// Save the keys of the opened backup that are not here.
    BringIn,
}

/// Holding a usage log against a key.
pub enum UsageCommand {
    /// Read this file.
    Read(SaveTarget),
    /// These columns mean this; it is kept for files of the same form.
    Explain(Columns),
    /// Look no more at what was read.
    Leave,
}

/// Where a file is to go, or to come from.
pub enum SaveTarget {
    /// Ask by the system's dialog, offering this file name.
    Dialog(String),
    /// A typed path.
    Path(String),
}

/// A stored key.
pub enum KeyCommand {
    /// Show one field for a few seconds.
    Reveal(Which, String),
    /// Stop showing.
    Hide,
    /// Put one field on the clipboard, marked secret.
    Copy(Which, String),
    /// It is me: show or copy what was asked for.
    Prove {
        /// The six digits of the phone in use.
        code: SecretText,
        /// The passphrase in use, where there is one.
        passphrase: Option<SecretText>,
    },
    /// No code is at hand: show and copy nothing.
    LeaveProof,
    /// Change what is not secret.
    Edit(Box<Edit>),
    /// Something uses it, which Keystead cannot see.
    InUse,
    /// The password of its account at the exchange was changed today.
    NewPassword,
    /// Take it from the list; it can be put back.
    Remove,
    /// Put it back into the list.
    PutBack,
    /// Destroy its secret and forget it.
    Destroy,
    /// Begin to rotate it, or go on with that.
    Rotate,
}

/// A key being created.
pub enum DraftCommand {
    /// Begin, with or without a purpose chosen already.
    Begin(Option<Purpose>),
    /// Begin one like this stored key, for another tool.
    BeginLike(KeyId),
    /// Keep these answers and show what comes next.
    Answer(Box<Draft>),
    /// Leave as soon as what was answered so far is written.
    Leave(KeyId),
    /// Forget this draft. A key that was saved stays.
    Discard(KeyId),
    /// Is one of these texts stored already?
    LookForCopy(SecretFields),
    /// Read the file that the exchange offered.
    ReadFile(SaveTarget),
    /// The fields of that file stand in the window now: wipe this copy of them.
    FileTaken,
    /// Save the pasted fields in the keychain.
    Save(KeyId, SecretFields),
    /// Name and dates of the saved key; the draft is finished.
    Name(KeyId, Box<Edit>),
}

/// A key being rotated.
pub enum RotationCommand {
    /// Keep these answers and show what comes next.
    Answer(Box<Rotation>),
    /// Store the new key beside the old one.
    Store(SecretFields),
    /// Take it back: the old key stays, the new secret is destroyed here.
    TakeBack,
    /// The old key is gone at the exchange: destroy its secret.
    Finish,
}

/// A pair that is made here.
pub enum PairCommand {
    /// Make it in this way, and keep its secret half before the public one is shown.
    Make(Algorithm),
    /// Stop making it.
    Stop,
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Go(_) => "Go",
            Self::Entry(EntryCommand::Unlock { .. }) => "Entry(Unlock)",
            Self::Entry(_) => "Entry",
            Self::SetUp(_) => "SetUp",
            Self::Key(..) => "Key",
            Self::Draft(_) => "Draft",
            Self::Rotation(..) => "Rotation",
            Self::OwnFacts(_) => "OwnFacts",
            Self::Usage(..) => "Usage",
            Self::Pair(..) => "Pair",
            Self::Check(..) => "Check",
            Self::CheckAll { .. } => "CheckAll",
            Self::CheckAllRead => "CheckAllRead",
            Self::StopChecks => "StopChecks",
            Self::Search(_) => "Search",
            Self::Searches(_) => "Searches",
            Self::Group(..) => "Group",
            Self::Appearance(_) => "Appearance",
            Self::Choose(_) => "Choose",
            Self::CopyPlain(_) => "CopyPlain",
            Self::ClearClipboard => "ClearClipboard",
            Self::OpenPage(_) => "OpenPage",
            Self::OpenFile(_) => "OpenFile",
            Self::PutOff(..) => "PutOff",
            Self::Emergency(_) => "Emergency",
            Self::Journal(_) => "Journal",
            Self::Notify(_) => "Notify",
            Self::SaveCalendar { .. } => "SaveCalendar",
            Self::AdviceRead => "AdviceRead",
            Self::DismissNotice => "DismissNotice",
            Self::Undo => "Undo",
            Self::DismissToast => "DismissToast",
            Self::HoldToast => "HoldToast",
            Self::StayOpen => "StayOpen",
            Self::Lock => "Lock",
        })
    }
}

/// What the screens of one frame want; applied between frames, never while drawing.
#[derive(Debug, Default)]
pub struct Outbox(Vec<Command>);

impl Outbox {
    /// Adds a wish.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Shows another screen.
    pub fn go(&mut self, route: Route) {
        self.send(Command::Go(route));
    }

    /// Takes the wishes out.
    pub fn drain(&mut self) -> impl Iterator<Item = Command> {
        std::mem::take(&mut self.0).into_iter()
    }

    /// Whether nothing is wanted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_a_command_prints_no_secret() {
        let command = Command::Entry(EntryCommand::Unlock {
            code: SecretText::new("492817".to_owned()),
            passphrase: Some(SecretText::new("canary".to_owned())),
        });
        let printed = format!("{command:?}");
        assert!(!printed.contains("492817") && !printed.contains("canary"));
    }

    #[test]
    fn the_outbox_gives_each_wish_once() {
        let mut outbox = Outbox::default();
        outbox.go(Route::Keys);
        assert_eq!(outbox.drain().count(), 1);
        assert!(outbox.is_empty());
    }
}
