//! A phone being enrolled: seed and recovery codes, in memory only.

use jiff::Timestamp;
use zeroize::Zeroize;

use crate::domain::secret::SecretText;

/// A QR code as squares.
pub struct QrSquares {
    /// Squares per side, without the quiet zone (4 squares on each side).
    pub size: usize,
    /// Row by row, whether the square is dark.
    pub dark: Vec<bool>,
}

impl Drop for QrSquares {
    fn drop(&mut self) {
        self.dark.zeroize();
    }
}

/// What a code typed during set-up is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    /// The code of this moment.
    Right,
    /// A code that the phone showed some minutes ago.
    Old {
        /// Seconds since it was valid.
        secs_ago: u64,
    },
    /// No code of this phone near this moment.
    Wrong,
    /// No six-digit code.
    Malformed,
}

/// A phone being enrolled, with three recovery codes.
pub struct Enrolment {
    pub(super) codes: [SecretText; 3],
}

impl Enrolment {
    /// The `otpauth://` address, as text.
    pub fn otpauth(&self) -> SecretText {
        SecretText::new(String::new())
    }

    /// The `otpauth://` address, as a QR code.
    pub fn qr(&self) -> QrSquares {
        QrSquares { size: 0, dark: Vec::new() }
    }

    /// The seed in base32, in groups of four.
    pub fn seed_groups(&self) -> SecretText {
        SecretText::new(String::new())
    }

    /// What this code is. Only for set-up, where the seed lies in memory; unlocking never compares codes.
    pub fn confirm(&mut self, _code: &SecretText, _now: Timestamp) -> CodeVerdict {
        CodeVerdict::Wrong
    }

    /// Whether a code was right.
    pub fn is_confirmed(&self) -> bool {
        false
    }

    /// The recovery codes, as printed: `XXXXX-XXXXX-XXXXX-XXXXX-XX`.
    pub fn recovery_codes(&self) -> &[SecretText; 3] {
        &self.codes
    }

    /// Whether this is the group (0 to 4) of the recovery code (0 to 2). Accepts O for 0, I and L for 1, small letters, spaces.
    pub fn check_group(&self, _code: usize, _group: usize, _typed: &SecretText) -> bool {
        false
    }
}
