//! Setting up and what is done to an open vault as a whole: each an errand, gone through in steps.

/// What the steps are gone through for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Errand {
    /// The first start.
    #[default]
    First,
    /// The first start on this computer, with a backup.
    Restore,
    /// A recovery code opened the vault; a phone has to be linked again.
    AfterRecovery,
    /// The same, and the phone is lost or stolen: everything is sealed anew.
    RekeyAfterRecovery,
    /// Another phone takes the place of the one in use.
    Phone,
    /// The same, and the one in use is lost or stolen: everything is sealed anew.
    Rekey,
    /// A passphrase is added, changed or taken away.
    Passphrase,
    /// New recovery codes take the place of the old ones.
    Sheet,
    /// A backup is made.
    Backup,
    /// A backup is opened, to see that it opens and what is in it.
    TryBackup,
}

impl Errand {
    /// Its steps, in order.
    pub fn steps(self) -> &'static [SetUpStep] {
        use SetUpStep::{Happened, Link, Open, Passphrase, Place, Prove, Sheet, Words};
        match self {
            Self::First => &[Link, Passphrase, Sheet],
            Self::Restore => &[Open, Link, Passphrase, Sheet],
            Self::AfterRecovery => &[Happened, Link, Passphrase],
            Self::RekeyAfterRecovery => &[Happened, Link, Passphrase, Sheet],
            Self::Phone => &[Happened, Link, Prove],
            Self::Rekey => &[Happened, Link, Sheet, Prove],
            Self::Passphrase => &[Passphrase, Prove],
            Self::Sheet => &[Sheet, Prove],
            Self::Backup => &[Words, Place, Prove],
            Self::TryBackup => &[Open],
        }
    }

    /// Where this step stands among them, from zero.
    pub fn index_of(self, step: SetUpStep) -> usize {
        self.steps().iter().position(|other| *other == step).unwrap_or_default()
    }

    /// The step behind this one, if there is one.
    pub fn after(self, step: SetUpStep) -> Option<SetUpStep> {
        self.steps().get(self.index_of(step) + 1).copied()
    }

    /// The step before this one, if there is one.
    pub fn before(self, step: SetUpStep) -> Option<SetUpStep> {
        self.steps().get(self.index_of(step).checked_sub(1)?).copied()
    }

    /// Whether a code of the phone in use is asked for at the end.
    pub fn needs_proof(self) -> bool {
        self.has(SetUpStep::Prove)
    }

    /// Whether this step is one of its own.
    pub fn has(self, step: SetUpStep) -> bool {
        self.steps().contains(&step)
    }

    /// The same errand, once it is known whether the phone in use is lost or stolen.
    #[must_use]
    pub fn of_phone(self, is_lost: bool) -> Self {
        match (self, is_lost) {
            (Self::Phone | Self::Rekey, true) => Self::Rekey,
            (Self::Phone | Self::Rekey, false) => Self::Phone,
            (Self::AfterRecovery | Self::RekeyAfterRecovery, true) => Self::RekeyAfterRecovery,
            (Self::AfterRecovery | Self::RekeyAfterRecovery, false) => Self::AfterRecovery,
            (other, _) => other,
        }
    }

    /// Whether a recovery code has just opened the vault, so that it may be left for later.
    pub fn is_after_recovery(self) -> bool {
        matches!(self, Self::AfterRecovery | Self::RekeyAfterRecovery)
    }

    /// Whether a vault is made at its end. The others are done to an open one.
    pub fn makes_vault(self) -> bool {
        matches!(self, Self::First | Self::Restore)
    }
}

/// The steps of all errands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetUpStep {
    /// Open the backup.
    Open,
    /// What happened to the phone.
    Happened,
    /// Link your phone.
    Link,
    /// Add a passphrase.
    Passphrase,
    /// Recovery sheet.
    Sheet,
    /// Write down the words of the backup.
    Words,
    /// Where the backup is to go.
    Place,
    /// Show that it is you.
    Prove,
}
