//! What a line can tell, by words that stand in the file and in the export for good.

use crate::domain::api_key::Act;

/// What the filters of the journal tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Keys that came, changed and went.
    Keys,
    /// Fields that were shown or copied.
    Fields,
    /// Rotations.
    Rotations,
    /// What exchanges said of keys.
    Answers,
    /// How Keystead was opened, and wrong codes.
    Openings,
    /// Keystead itself: phone, passphrase, sheet, backups, settings.
    Keystead,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Keys, Self::Fields, Self::Rotations, Self::Answers, Self::Openings, Self::Keystead];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Fields => "fields",
            Self::Rotations => "rotations",
            Self::Answers => "answers",
            Self::Openings => "openings",
            Self::Keystead => "keystead",
        }
    }
}

macro_rules! deeds {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, $kind:ident;)+) => {
        /// What happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Deed {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Deed {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word in the file. Never changed: lines that were written are sealed with it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// What the filters count it to.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$name => Kind::$kind,)+
                }
            }
        }
    };
}

deeds! {
    /// A key was saved in the keychain and read back.
    Created = "created", Keys;
    /// It got its name and dates.
    Named = "named", Keys;
    /// Something that is not the secret was changed; the detail tells what.
    Edited = "edited", Keys;
    /// Taken from the list.
    Removed = "removed", Keys;
    /// Put back into the list.
    PutBack = "put-back", Keys;
    /// Its secret was destroyed here, and it was forgotten.
    Destroyed = "destroyed", Keys;
    /// Brought in from a backup.
    BroughtIn = "brought-in", Keys;
    /// Its saving was finished after a sudden end.
    Recovered = "recovered", Keys;
    /// Its saving was cut off by a sudden end, and nothing of it is here.
    Dropped = "dropped", Keys;
    /// What is to be done about it was put off; the detail is the day.
    PutOff = "put-off", Keys;
    /// What was put off is told again.
    ToldAgain = "told-again", Keys;
    /// Its owner said that something uses it.
    InUse = "in-use", Keys;
    /// A usage log was held against it; the detail is how much in it was unexpected.
    UsageCompared = "usage-compared", Keys;
    /// In an emergency its exchange's page was opened.
    PageOpened = "page-opened", Keys;
    /// Its owner said that it is deleted at the exchange.
    SaidDeleted = "said-deleted", Keys;
    /// The exchange refused it in a way that proves that it is dead; the detail is what it said.
    DeadProved = "dead-proved", Keys;
    /// Its owner looked at the exchange and says that it is gone.
    DeadByHand = "dead-by-hand", Keys;
    /// Its owner says that it is not gone after all.
    NotGone = "not-gone", Keys;
    /// The exchange still answers to it, although it should be dead.
    StillAlive = "still-alive", Keys;
    /// It could not be told whether it is dead; the detail is why.
    DeathUnclear = "death-unclear", Keys;
    /// In an emergency it was put aside.
    PutAside = "put-aside", Keys;
    /// A field was shown; the detail is its name.
    Revealed = "revealed", Fields;
    /// A field was copied; the detail is its name.
    Copied = "copied", Fields;
    /// A rotation was begun.
    RotationBegun = "rotation-begun", Rotations;
    /// The new key was stored beside the old one.
    NewStored = "new-stored", Rotations;
    /// Its owner said that the old key is deleted at the exchange.
    OldDeleted = "old-deleted", Rotations;
    /// A rotation was taken back.
    RotationTakenBack = "rotation-taken-back", Rotations;
    /// A rotation was finished, the old secret destroyed.
    Rotated = "rotated", Rotations;
    /// The same, after the exchange had refused the old key.
    RotatedWithProof = "rotated-with-proof", Rotations;
    /// Its exchange was asked about it; the detail is what it said.
    Asked = "asked", Answers;
    /// It was asked about the new key of a rotation; the detail is what it said.
    AskedNew = "asked-new", Answers;
    /// It was asked about the old key of a rotation, which is to be refused; the detail is what it said.
    AskedOld = "asked-old", Answers;
    /// By its exchange it may do more than before; the detail is what.
    GotWorse = "got-worse", Answers;
    /// Its owner said that they changed that; the detail is "wanted" where they want it so from here on.
    ChangedIt = "changed-it", Answers;
    /// Its owner looked at the exchange by themselves.
    CheckedByHand = "checked-by-hand", Answers;
    /// Whether its exchange may be asked by itself; the detail is "on" or "off".
    AsksByItself = "asks-by-itself", Answers;
    /// Opened; the detail is how.
    Opened = "opened", Openings;
    /// Wrong codes before it was opened; the detail is how many, and since when.
    WrongCodes = "wrong-codes", Openings;
    /// A wrong code while it was open, where one was asked for.
    WrongCode = "wrong-code", Openings;
    /// Files that are older than what the keychain remembers were taken into use.
    OlderFiles = "older-files", Openings;
    /// The newest file was damaged, and the one before it was opened.
    PreviousFile = "previous-file", Openings;
    /// The journal begins in a vault that was there before it.
    Begun = "begun", Keystead;
    /// Keystead was set up.
    SetUp = "set-up", Keystead;
    /// Another phone was linked.
    PhoneLinked = "phone-linked", Keystead;
    /// The phone was lost or stolen, and everything was sealed anew.
    PhoneLost = "phone-lost", Keystead;
    /// The advice that goes with it was read.
    AdviceRead = "advice-read", Keystead;
    /// The passphrase was changed; the detail is how.
    Passphrase = "passphrase", Keystead;
    /// A new recovery sheet.
    SheetMade = "sheet-made", Keystead;
    /// A backup was made; the detail is how many keys are in it.
    BackupMade = "backup-made", Keystead;
    /// A backup was opened to look into it; the detail is how many keys are in it.
    BackupOpened = "backup-opened", Keystead;
    /// Everything was restored from a backup; the detail is when that was made.
    Restored = "restored", Keystead;
    /// After how many seconds it locks by itself.
    IdleSecs = "idle-secs", Keystead;
    /// After how many seconds a copied field is cleared.
    ClipboardSecs = "clipboard-secs", Keystead;
    /// So many days before it ends a thing is told.
    LeadDays = "lead-days", Keystead;
    /// Whether the desktop tells what is due; the detail is "on" or "off".
    Notices = "notices", Keystead;
    /// Whether it tells names; the detail is "on" or "off".
    NoticeNames = "notice-names", Keystead;
    /// Whether exchanges are asked once a day; the detail is "on" or "off".
    AsksDaily = "asks-daily", Keystead;
    /// A file of one's own about an exchange counts; the detail is the exchange.
    OwnFacts = "own-facts", Keystead;
    /// It counts no more.
    OwnFactsGone = "own-facts-gone", Keystead;
    /// An emergency was begun; the detail is what its owner was worried about.
    EmergencyBegun = "emergency-begun", Keystead;
    /// In it they were worried about something else; the detail is what.
    EmergencyScope = "emergency-scope", Keystead;
    /// Something of what follows an emergency was done; the detail is what.
    Aftercare = "aftercare", Keystead;
    /// An emergency was stopped; the detail is how many keys were dead, of how many.
    EmergencyEnded = "emergency-ended", Keystead;
    /// The log of an emergency was saved as a file.
    LogSaved = "log-saved", Keystead;
    /// The journal was saved as a file; the detail is how many lines.
    Exported = "exported", Keystead;
}

impl Deed {
    /// The deed of this word; none for one of a later version.
    pub fn called(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|deed| deed.word() == word)
    }

    /// What the journal calls an act of a key's history, and its detail.
    pub(super) fn of_act(act: &Act) -> (Self, &str) {
        match act {
            Act::Created => (Self::Created, ""),
            Act::Named => (Self::Named, ""),
            Act::Edited => (Self::Edited, ""),
            Act::Revealed { field } => (Self::Revealed, field),
            Act::Copied { field } => (Self::Copied, field),
            Act::Removed => (Self::Removed, ""),
            Act::PutBack => (Self::PutBack, ""),
            Act::RotationBegun => (Self::RotationBegun, ""),
            Act::NewStored => (Self::NewStored, ""),
            Act::OldDeleted => (Self::OldDeleted, ""),
            Act::RotationTakenBack => (Self::RotationTakenBack, ""),
            Act::Rotated => (Self::Rotated, ""),
            Act::RotatedWithProof => (Self::RotatedWithProof, ""),
            Act::BroughtIn => (Self::BroughtIn, ""),
            Act::Recovered => (Self::Recovered, ""),
            Act::DeadProved { said } => (Self::DeadProved, said),
            Act::DeadByHand => (Self::DeadByHand, ""),
        }
    }
}
