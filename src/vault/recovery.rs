//! Recovery codes: 100 random bits in Crockford's base32, with two check letters, in groups 5-5-5-5-2.
//! A code is kept nowhere; it derives the key of its own slot. The check letters are on paper only and find slips of the pen.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::envelope::{enc, make_random, sha256};
use super::error::Error;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BODY: usize = 20;
const WHOLE: usize = BODY + 2;
/// How the letters are grouped.
pub(super) const GROUPS: [std::ops::Range<usize>; 5] = [0..5, 5..10, 10..15, 15..20, 20..22];

/// A recovery code, without dashes, upper case.
pub(super) struct RecoveryCode(Zeroizing<[u8; WHOLE]>);

/// What is known about a recovery sheet besides its codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// When it was made; none where an earlier version made it.
    pub made: Option<Timestamp>,
    /// When codes of it were used, the oldest first.
    pub used: Vec<Timestamp>,
}

impl RecoveryCode {
    /// A new one.
    pub(super) fn make() -> Result<Self, Error> {
        let random = make_random::<BODY>()?;
        let mut code = Zeroizing::new([0; WHOLE]);
        for (letter, byte) in code.iter_mut().zip(random.iter()) {
            // 32 divides 256: every letter is equally likely.
            *letter = ALPHABET[usize::from(byte & 31)];
        }
        let check = check_letters(&code);
        code[BODY..].copy_from_slice(&check);
        Ok(Self(code))
    }

    /// What was typed, if it can be a code: O is 0, I and L are 1, small letters, spaces and dashes are fine.
    pub(super) fn parse(typed: &SecretText) -> Option<Self> {
        // EXPOSE: letter by letter into wiped memory.
        let letters = normalise(typed.expose());
        let code = Zeroizing::new(<[u8; WHOLE]>::try_from(letters.as_slice()).ok()?);
        let check = check_letters(&code);
        bool::from(check.ct_eq(&code[BODY..])).then_some(Self(code))
    }

    /// What Argon2 is given.
    pub(super) fn password(&self) -> Zeroizing<Vec<u8>> {
        enc(&[b"kv1/rec", &self.0[..BODY]])
    }

    /// As printed.
    pub(super) fn shown(&self) -> SecretText {
        let mut text = String::with_capacity(WHOLE + GROUPS.len());
        for group in GROUPS {
            if !text.is_empty() {
                text.push('-');
            }
            text.extend(self.0[group].iter().copied().map(char::from));
        }
        SecretText::new(text)
    }

    /// Whether this is that group of the code.
    pub(super) fn is_group(&self, group: usize, typed: &SecretText) -> bool {
        // EXPOSE: compared with what is on the sheet in front of the owner.
        let letters = normalise(typed.expose());
        GROUPS.get(group).is_some_and(|range| bool::from(self.0[range.clone()].ct_eq(&letters)))
    }
}

/// The letters of the alphabet that were meant; anything else stays in and makes the code wrong.
fn normalise(typed: &str) -> Zeroizing<Vec<u8>> {
    let mut letters = Zeroizing::new(Vec::with_capacity(64));
    for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—'))
    {
        if letters.len() == 64 {
            break;
        }
        letters.push(match letter.to_ascii_uppercase() {
            'O' => b'0',
            'I' | 'L' => b'1',
            other => u8::try_from(other).ok().filter(|byte| ALPHABET.contains(byte)).unwrap_or(b'?'),
        });
    }
    letters
}

fn check_letters(code: &[u8; WHOLE]) -> [u8; 2] {
    let hash = sha256(&enc(&[b"kv1/rec-check", &code[..BODY]]));
    [ALPHABET[usize::from(hash[0] & 31)], ALPHABET[usize::from(hash[1] & 31)]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = RecoveryCode::make().unwrap();
        let shown = code.shown();
        assert_eq!(shown.expose().len(), 26);
        assert_eq!(shown.expose().split('-').map(str::len).collect::<Vec<_>>(), [5, 5, 5, 5, 2]);
        let sloppy = shown.expose().to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
        assert_eq!(*RecoveryCode::parse(&text(&sloppy)).unwrap().0, *code.0);
    }

    #[test]
    fn a_slip_of_the_pen_is_found() {
        let code = RecoveryCode::make().unwrap();
        let shown = code.shown();
        let mut refused = 0;
        for at in (0..23).filter(|at| shown.expose().as_bytes()[*at] != b'-') {
            let mut letters = shown.expose().as_bytes().to_vec();
            letters[at] = if letters[at] == b'7' { b'8' } else { b'7' };
            refused +=
                usize::from(RecoveryCode::parse(&text(&String::from_utf8(letters).unwrap())).is_none());
        }
        assert!(refused >= 19, "{refused} of 20");
        for wrong in ["", "7", "U".repeat(22).as_str(), "é".repeat(22).as_str()] {
            assert!(RecoveryCode::parse(&text(wrong)).is_none());
        }
    }

    #[test]
    fn groups_are_asked_back_one_by_one() {
        let code = RecoveryCode::make().unwrap();
        let shown = code.shown();
        for (group, letters) in shown.expose().split('-').enumerate() {
            assert!(code.is_group(group, &text(&format!(" {} ", letters.to_lowercase()))));
            assert!(!code.is_group(group, &text("")));
            assert!(!code.is_group(group, &text(shown.expose())));
        }
        assert!(!code.is_group(5, &text("")));
    }
}
