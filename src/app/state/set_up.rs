//! Setting up, as the window sees it. Seed, codes and passphrase stay here only until it is finished or left.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::errand::{Errand, SetUpStep};
use crate::app::jobs::{BackupSeen, Place, Strength};
use crate::app::task::Task;
use crate::app::{Home, QrSquares};
use crate::domain::secret::SecretText;

/// Setting up: everything in memory until it is finished.
pub struct SetUp {
    /// What it is gone through for.
    pub errand: Errand,
    /// Where secrets will live.
    pub home: Home,
    /// Whether the phone that is linked is lost or stolen, once that was told.
    pub phone_is_lost: Option<bool>,
    /// Which step is shown.
    pub step: SetUpStep,
    /// The new seed; drawn only on the first step.
    pub link: Option<Link>,
    /// The seed or the words are on the clipboard until then.
    pub shown_copied: Option<Duration>,
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
    /// Which of them were read back, and are not what stands on the sheet.
    pub read_wrong: [bool; 2],
    /// Where the sheet was saved.
    pub sheet: Task<PathBuf>,
    /// Where the backup is, or is to go.
    pub place: Task<Place>,
    /// What the opened backup holds.
    pub opened: Task<BackupSeen>,
    /// Doing what it is all for.
    pub finish: Task<()>,
    /// When somebody was last here.
    pub last_input: Duration,
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
    pub fn begin(errand: Errand, home: Home) -> Self {
        Self {
            errand,
            home,
            phone_is_lost: None,
            step: errand.steps()[0],
            link: None,
            shown_copied: None,
            code: Task::Idle,
            words: None,
            strength: None,
            passphrase: PassphraseAnswer::Open,
            codes: None,
            asked: [(0, 2), (2, 1)],
            read_back: [false; 2],
            read_wrong: [false; 2],
            sheet: Task::Idle,
            place: Task::Idle,
            opened: Task::Idle,
            finish: Task::Idle,
            last_input: Duration::ZERO,
        }
    }

    /// Whether the phone is linked.
    pub fn is_linked(&self) -> bool {
        matches!(self.code, Task::Done(()))
    }

    /// Whether this step can be shown: it is one of them, and those before it are answered.
    pub fn can_show(&self, step: SetUpStep) -> bool {
        let steps = self.errand.steps();
        let before = steps.iter().take_while(|other| **other != step);
        steps.contains(&step) && before.copied().all(|step| self.is_answered(step))
    }

    /// Whether all is confirmed, so that the last button may do it.
    pub fn can_finish(&self) -> bool {
        self.is_answered(SetUpStep::Sheet) && self.can_show(SetUpStep::Sheet) && !self.finish.is_running()
    }

    /// The place of the file, when nothing stands in its way.
    pub fn free_place(&self) -> Option<&Place> {
        match &self.place {
            Task::Done(place) if place.replace || !place.is_taken => Some(place),
            _ => None,
        }
    }

    /// EXPOSE: a second copy goes to the vault, so that a failed write can be tried again.
    pub(in crate::app) fn chosen_passphrase(&self) -> Option<SecretText> {
        match &self.passphrase {
            PassphraseAnswer::Chosen(text) => Some(text.duplicate()),
            PassphraseAnswer::CodeOnly | PassphraseAnswer::Open => None,
        }
    }

    fn is_answered(&self, step: SetUpStep) -> bool {
        match step {
            SetUpStep::Happened => self.phone_is_lost.is_some(),
            SetUpStep::Link => self.is_linked(),
            SetUpStep::Passphrase => !matches!(self.passphrase, PassphraseAnswer::Open),
            SetUpStep::Sheet => self.read_back == [true; 2],
            SetUpStep::Words => matches!(self.passphrase, PassphraseAnswer::Chosen(_)),
            SetUpStep::Place => self.free_place().is_some(),
            SetUpStep::Open => matches!(self.opened, Task::Done(_)),
            SetUpStep::Prove => false,
        }
    }
}
