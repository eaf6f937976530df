//! The offset table: for each 30-second window of a year, `target - code` modulo a million, in 20 bits.
//! `offset + code` gives the target, which is part of the key; no code is ever compared here.
//! Whoever has a table and one of its codes knows the target: a table is used for one unlock and never kept.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serializer};
use sha1::Sha1;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::envelope::{Wiped, make_random};
use super::error::Error;

/// Seconds of one window.
pub(super) const STEP_SECS: u64 = 30;
/// Digits of a code.
pub(super) const DIGITS: u8 = 6;
/// Windows of a year.
pub(super) const YEAR_WINDOWS: u32 = 1_051_200;
const MODULUS: u32 = 1_000_000;

/// The seed that Keystead and the phone share: 20 bytes, made here, never imported.
pub(super) struct Seed(Zeroizing<[u8; 20]>);

impl Seed {
    /// A new one.
    pub(super) fn make() -> Result<Self, Error> {
        Ok(Self(make_random()?))
    }

    /// EXPOSE: for the otpauth address, for the table and for a second copy that is sealed.
    pub(super) fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// A second copy, wiped like the first.
    pub(super) fn duplicate(&self) -> Self {
        Self(Zeroizing::new(*self.0))
    }

    /// In base32, as authenticator apps take it.
    pub(super) fn base32(&self) -> SecretText {
        SecretText::new(BASE32_NOPAD.encode(self.0.as_ref()))
    }

    pub(super) fn serialize<S: Serializer>(seed: &Self, serializer: S) -> Result<S::Ok, S::Error> {
        // EXPOSE: into the JSON that is sealed at once.
        serializer.serialize_str(seed.base32().expose())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        // No text of the input goes into the message.
        let wrong = || serde::de::Error::custom("a seed has 20 bytes in base32");
        let bytes = Zeroizing::new(BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| wrong())?);
        let bytes = <[u8; 20]>::try_from(bytes.as_slice()).map_err(|_| wrong())?;
        Ok(Self(Zeroizing::new(bytes)))
    }
}

/// HOTP of RFC 4226 with one seed; the hash of the seed is computed once.
pub(super) struct Codes(Hmac<Sha1>);

impl Codes {
    /// For this seed.
    pub(super) fn new(seed: &[u8]) -> Result<Self, Error> {
        Ok(Self(<Hmac<Sha1> as KeyInit>::new_from_slice(seed).map_err(|_| Error::Derive)?))
    }

    /// The code of this window.
    pub(super) fn at(&self, window: u64) -> u32 {
        let hash = self.0.clone().chain_update(window.to_be_bytes()).finalize().into_bytes();
        let at = usize::from(hash[19] & 0xf);
        let word = u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]);
        (word & 0x7fff_ffff) % MODULUS
    }
}

/// A code as typed: six digits, with spaces or dashes between them.
pub(super) fn parse_code(typed: &SecretText) -> Option<Zeroizing<u32>> {
    let mut code = Zeroizing::new(0);
    let mut digits = 0;
    // EXPOSE: the digits become a number, once.
    for letter in typed.expose().chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
        let digit = letter.to_digit(10)?;
        digits += 1;
        if digits > DIGITS {
            return None;
        }
        *code = *code * 10 + digit;
    }
    (digits == DIGITS).then_some(code)
}

/// A target, uniform below a million.
pub(super) fn make_target() -> Result<Zeroizing<u32>, Error> {
    loop {
        let bytes = make_random::<4>()?;
        let draw = u32::from_be_bytes(*bytes) & 0xf_ffff;
        if draw < MODULUS {
            return Ok(Zeroizing::new(draw));
        }
    }
}

/// The offsets of consecutive windows, packed two into five bytes.
pub(super) struct Offsets {
    start: u64,
    count: u32,
    packed: Wiped,
}

/// Bytes of so many offsets.
pub(super) fn packed_len(count: u32) -> usize {
    count.div_ceil(2) as usize * 5
}

impl Offsets {
    /// The table of this target from window `start` on.
    pub(super) fn derive(codes: &Codes, target: u32, start: u64, count: u32) -> Self {
        let mut packed = Wiped::new(Vec::with_capacity(packed_len(count)));
        let offset = |index: u32| {
            if index < count {
                u64::from((target + MODULUS - codes.at(start + u64::from(index))) % MODULUS)
            } else {
                0
            }
        };
        for index in (0..count).step_by(2) {
            let pair = (offset(index) << 20) | offset(index + 1);
            packed.extend_from_slice(&pair.to_be_bytes()[3..]);
        }
        Self { start, count, packed }
    }

    /// A table that was read.
    pub(super) fn from_packed(start: u64, count: u32, packed: Wiped) -> Option<Self> {
        (packed.len() == packed_len(count)).then_some(Self { start, count, packed })
    }

    /// The packed bytes.
    pub(super) fn packed(&self) -> &[u8] {
        &self.packed
    }

    /// The target that this code gives in this window, right or wrong; none outside the table.
    pub(super) fn target(&self, window: u64, code: u32) -> Option<Zeroizing<u32>> {
        let index =
            u32::try_from(window.checked_sub(self.start)?).ok().filter(|index| *index < self.count)?;
        Some(Zeroizing::new((self.offset(index)? + code) % MODULUS))
    }

    /// The windows whose code may be `second` while that of the window before may be `first`: in them both give one target. Two
    /// codes that belong together are found in their window, and by chance in about one other window of a year.
    pub(super) fn find_pair(&self, first: u32, second: u32) -> Vec<(u64, Zeroizing<u32>)> {
        let mut found = Vec::new();
        let mut before = self.offset(0);
        for index in 1..self.count {
            let (Some(offset_before), Some(offset)) = (before, self.offset(index)) else { break };
            let target = (offset + second) % MODULUS;
            if (offset_before + first) % MODULUS == target {
                found.push((self.start + u64::from(index), Zeroizing::new(target)));
            }
            before = Some(offset);
        }
        found
    }

    fn offset(&self, index: u32) -> Option<u32> {
        let at = (index / 2) as usize * 5;
        let mut pair = [0; 8];
        pair[3..].copy_from_slice(self.packed.get(at..at + 5)?);
        let pair = u64::from_be_bytes(pair);
        Some(if index.is_multiple_of(2) { pair >> 20 } else { pair & 0xf_ffff } as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_agree_with_rfc_4226() {
        let codes = Codes::new(b"12345678901234567890").unwrap();
        let expected =
            [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
        for (window, code) in expected.into_iter().enumerate() {
            assert_eq!(codes.at(window as u64), code);
        }
    }

    #[test]
    fn codes_agree_with_rfc_6238() {
        let codes = Codes::new(b"12345678901234567890").unwrap();
        // The RFC shows eight digits; the last six are the six-digit code.
        for (secs, code) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            assert_eq!(codes.at(secs / STEP_SECS), code);
        }
    }

    #[test]
    fn the_table_agrees_with_totp_rs() {
        let seed = Seed::make().unwrap();
        let totp = totp_rs::Builder::new().with_secret(seed.bytes().to_vec()).build_noncompliant();
        let codes = Codes::new(seed.bytes()).unwrap();
        let (start, count) = (58_000_000, 10_001);
        let target = make_target().unwrap();
        let offsets = Offsets::derive(&codes, *target, start, count);
        assert_eq!(offsets.packed().len(), packed_len(count));
        for window in start..start + u64::from(count) {
            let shown = totp.generate(window * STEP_SECS).to_string();
            let code = parse_code(&SecretText::new(shown)).unwrap();
            assert_eq!(offsets.target(window, *code), Some(target.clone()));
            assert_ne!(offsets.target(window, (*code + 1) % MODULUS), Some(target.clone()));
        }
        assert!(offsets.target(start - 1, 0).is_none());
        assert!(offsets.target(start + u64::from(count), 0).is_none());
    }

    #[test]
    fn a_year_has_the_length_that_the_design_says() {
        assert_eq!(packed_len(YEAR_WINDOWS), 2_628_000);
        assert_eq!(u64::from(YEAR_WINDOWS) * STEP_SECS, 365 * 24 * 3600);
        let codes = Codes::new(&[5; 20]).unwrap();
        let offsets = Offsets::derive(&codes, 999_999, 58_000_000, YEAR_WINDOWS);
        assert_eq!(offsets.packed().len(), 2_628_000);
        for window in 58_000_000..58_000_000 + u64::from(YEAR_WINDOWS) {
            assert_eq!(offsets.target(window, codes.at(window)).as_deref(), Some(&999_999));
        }
    }

    #[test]
    fn a_code_may_be_typed_with_spaces_and_nothing_else_is_a_code() {
        let parse = |text: &str| parse_code(&SecretText::new(text.to_owned())).map(|code| *code);
        assert_eq!(parse("492 817"), Some(492_817));
        assert_eq!(parse(" 000-001\n"), Some(1));
        for wrong in ["", "12345", "1234567", "12345a", "½23456", "１２３４５６x"] {
            assert_eq!(parse(wrong), None);
        }
    }

    #[test]
    fn targets_are_spread_over_the_whole_range() {
        let targets: Vec<u32> = (0..2000).map(|_| *make_target().unwrap()).collect();
        assert!(targets.iter().all(|target| *target < MODULUS));
        let upper = targets.iter().filter(|target| **target >= MODULUS / 2).count();
        assert!((850..1150).contains(&upper), "{upper} of 2000 in the upper half");
    }
}
