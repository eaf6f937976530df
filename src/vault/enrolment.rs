//! A phone being enrolled: seed and recovery codes, in memory only. Nothing here is written anywhere.

use jiff::Timestamp;
use qrcodegen::{QrCode, QrCodeEcc};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::domain::secret::SecretText;

use super::error::Error;
use super::offsets::{Codes, STEP_SECS, Seed, parse_code};
use super::recovery::RecoveryCode;

/// How long ago a code may have been shown to be called old rather than wrong, in windows: five minutes.
const OLD_WINDOWS: u64 = 10;

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
    /// The code of this moment, or of the window just before or after it.
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
    pub(super) seed: Seed,
    pub(super) recovery: [RecoveryCode; 3],
    shown: [SecretText; 3],
    otpauth: SecretText,
    /// The window of the newest code that was right.
    pub(super) confirmed: Option<u64>,
}

impl Enrolment {
    /// A new seed and new codes.
    pub(super) fn make() -> Result<Self, Error> {
        let seed = Seed::make()?;
        let recovery = [RecoveryCode::make()?, RecoveryCode::make()?, RecoveryCode::make()?];
        let shown = recovery.each_ref().map(RecoveryCode::shown);
        let otpauth = otpauth(&seed)?;
        Ok(Self { seed, recovery, shown, otpauth, confirmed: None })
    }

    /// The `otpauth://` address, as text.
    pub fn otpauth(&self) -> SecretText {
        self.otpauth.duplicate()
    }

    /// The `otpauth://` address, as a QR code.
    pub fn qr(&self) -> QrSquares {
        // EXPOSE: the phone has to see it; drawn as squares, never as a file.
        let Ok(code) = QrCode::encode_text(self.otpauth.expose(), QrCodeEcc::Medium) else {
            return QrSquares { size: 0, dark: Vec::new() };
        };
        let size = code.size();
        let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y));
        QrSquares { size: size as usize, dark: dark.collect() }
    }

    /// The seed in base32, in groups of four.
    pub fn seed_groups(&self) -> SecretText {
        let plain = self.seed.base32();
        let mut text = Zeroizing::new(String::with_capacity(40));
        // EXPOSE: to be typed into a phone that cannot scan.
        for (index, letter) in plain.expose().chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push(' ');
            }
            text.push(letter);
        }
        SecretText::new(std::mem::take(&mut *text))
    }

    /// What this code is. Only for set-up, where the seed lies in memory anyway; unlocking never compares codes.
    pub fn confirm(&mut self, typed: &SecretText, now: Timestamp) -> CodeVerdict {
        let Some(code) = parse_code(typed) else { return CodeVerdict::Malformed };
        let Ok(codes) = Codes::new(self.seed.bytes()) else { return CodeVerdict::Wrong };
        let is_code_of = |window: u64| bool::from(codes.at(window).ct_eq(&code));
        let window = window_of(now);
        if let Some(right) =
            [window, window.saturating_sub(1), window + 1].into_iter().find(|window| is_code_of(*window))
        {
            self.confirmed = self.confirmed.max(Some(right));
            return CodeVerdict::Right;
        }
        match (2..=OLD_WINDOWS).find(|back| is_code_of(window.saturating_sub(*back))) {
            Some(back) => {
                let ended = (window - back.min(window) + 1) * STEP_SECS;
                CodeVerdict::Old { secs_ago: seconds(now).saturating_sub(ended) }
            }
            None => CodeVerdict::Wrong,
        }
    }

    /// Whether a code was right.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed.is_some()
    }

    /// The recovery codes, as printed: `XXXXX-XXXXX-XXXXX-XXXXX-XX`.
    pub fn recovery_codes(&self) -> &[SecretText; 3] {
        &self.shown
    }

    /// Whether this is the group (0 to 4) of the recovery code (0 to 2).
    /// Accepts O for 0, I and L for 1, small letters, spaces.
    pub fn check_group(&self, code: usize, group: usize, typed: &SecretText) -> bool {
        self.recovery.get(code).is_some_and(|code| code.is_group(group, typed))
    }
}

/// Seconds since 1970, never negative.
pub(super) fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or(0)
}

/// The window of this moment.
pub(super) fn window_of(now: Timestamp) -> u64 {
    seconds(now) / STEP_SECS
}

fn otpauth(seed: &Seed) -> Result<SecretText, Error> {
    // EXPOSE: totp-rs wipes its copy.
    let totp = totp_rs::Builder::new()
        .with_secret(seed.bytes().to_vec())
        .with_issuer(Some("Keystead".to_owned()))
        .with_account_name("API keys".to_owned())
        .build()
        .map_err(|_| Error::Encode)?;
    Ok(SecretText::new(totp.to_url().map_err(|_| Error::Encode)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    #[test]
    fn the_address_names_the_seed_and_the_issuer() {
        let enrolment = Enrolment::make().unwrap();
        let address = enrolment.otpauth();
        let groups = enrolment.seed_groups();
        assert!(groups.expose().split(' ').all(|group| group.len() == 4));
        assert!(address.expose().starts_with("otpauth://totp/Keystead:API%20keys?"));
        assert!(address.expose().contains(&groups.expose().replace(' ', "")));
        let qr = enrolment.qr();
        assert!(qr.size >= 21 && qr.dark.len() == qr.size * qr.size);
        assert!(qr.dark[0] && qr.dark[6] && !qr.dark[7], "the corner mark stands at the top left");
    }

    #[test]
    fn a_code_of_this_moment_is_right_and_an_earlier_one_is_old() {
        let mut enrolment = Enrolment::make().unwrap();
        let now = Timestamp::from_second(1_790_000_010).unwrap();
        let window = window_of(now);
        let codes = Codes::new(enrolment.seed.bytes()).unwrap();
        let shown = |window: u64| text(&format!("{:06}", codes.at(window)));
        assert_eq!(enrolment.confirm(&text("12 34"), now), CodeVerdict::Malformed);
        let old = enrolment.confirm(&shown(window - 4), now);
        assert!(matches!(old, CodeVerdict::Old { secs_ago } if (90..120).contains(&secs_ago)), "{old:?}");
        assert_eq!(enrolment.confirm(&shown(window + 40), now), CodeVerdict::Wrong);
        assert!(!enrolment.is_confirmed());
        assert_eq!(enrolment.confirm(&shown(window), now), CodeVerdict::Right);
        assert_eq!(enrolment.confirm(&shown(window - 1), now), CodeVerdict::Right);
        assert_eq!(enrolment.confirmed, Some(window));
    }
}
