//! Which screen is shown.

use crate::domain::api_key::KeyId;
use crate::domain::draft::DraftStep;
use crate::domain::rotation::RotationStep;

/// The screens. What comes before unlocking holds nothing of the vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Looking what is there.
    #[default]
    Starting,
    /// Nothing is there: the first start.
    Welcome,
    /// No keychain answers: what to do.
    KeychainTrouble,
    /// Setting up.
    SetUp,
    /// The six digits.
    Unlock,
    /// Two codes in a row, where the clock is wrong.
    TwoCodes,
    /// A recovery code instead of the phone.
    Recovery,
    /// Changing how the vault is opened; also linking a phone again, after a recovery code.
    WaysIn,
    /// All keys.
    Keys,
    /// What is to be done.
    ToDo,
    /// Who uses which key.
    UsedBy,
    /// What happened, over all keys.
    Journal,
    /// How one key is.
    Health(KeyId),
    /// One key.
    Key(KeyId),
    /// A usage log, held against a key.
    Usage(KeyId),
    /// What the exchange says about one key.
    Check(KeyId),
    /// A key being created. A step that was answered can be looked at again.
    Create(KeyId, Option<DraftStep>),
    /// A key being rotated.
    Rotate(KeyId, Option<RotationStep>),
    /// A key leaked: what is deleted, in which order.
    Emergency,
    /// Settings.
    Settings,
    /// What Keystead knows about exchanges, and the person's own files.
    OwnFacts,
}

impl Route {
    /// Whether this screen shows anything of an open vault.
    pub fn needs_session(self) -> bool {
        matches!(
            self,
            Self::Keys
                | Self::ToDo
                | Self::UsedBy
                | Self::Journal
                | Self::Health(_)
                | Self::Key(_)
                | Self::Usage(_)
                | Self::Check(_)
                | Self::Create(..)
                | Self::Rotate(..)
                | Self::Emergency
                | Self::Settings
                | Self::OwnFacts
                | Self::WaysIn
        )
    }
}
