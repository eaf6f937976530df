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
    /// Another phone takes the place of the one in use.
    Phone,
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
        use SetUpStep::{Link, Open, Passphrase, Place, Prove, Sheet, Words};
        match self {
            Self::First => &[Link, Passphrase, Sheet],
            Self::Restore => &[Open, Link, Passphrase, Sheet],
            Self::AfterRecovery => &[Link, Passphrase],
            Self::Phone => &[Link, Prove],
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
