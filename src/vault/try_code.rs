//! Trying a code: it is added to the offset of its window, and what comes out is a part of the key. No code is compared.
//! The same at the door and, with the vault open, as a fresh proof that its owner is there.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::disk::Disk;
use super::enrolment::{seconds, window_of};
use super::envelope::Key;
use super::error::UnlockError;
use super::kdf::Memory;
use super::keychain::{Keychain, KeychainState};
use super::names;
use super::offsets::{Offsets, STEP_SECS, parse_code};
use super::passphrase;
use super::slots::Slots;
use super::store::{Home, read_slots};
use super::throttle::Tries;
use super::unlock::damaged;
use super::vault::Kept;
use super::wrap::VaultId;

/// What somebody typed to show that the vault is theirs.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// The six digits.
    pub code: &'a SecretText,
    /// The passphrase, where there is one.
    pub passphrase: Option<&'a SecretText>,
}

/// What a right code gave.
pub(super) struct Right {
    pub(super) slots: Slots,
    pub(super) device: Option<Key>,
    pub(super) data_key: Key,
    pub(super) code: Zeroizing<u32>,
    pub(super) kept: Kept,
    /// The wrong codes before this one; to be settled, or put back where the code was not what kept the vault shut.
    pub(super) tries: Tries,
}

/// A target that may be right, and the window whose code gave it.
struct Guess {
    window: u64,
    target: Zeroizing<u32>,
}

/// One Argon2 run for a right code of this moment, three for a wrong one; `cancelled` is asked before each.
pub(super) fn try_code(
    disk: &dyn Disk,
    keychain: &dyn Keychain,
    typed: Typed<'_>,
    now: Timestamp,
    cancelled: &dyn Fn() -> bool,
) -> Result<Right, UnlockError> {
    let guesses = |code: &u32, slots: &Slots, offsets: &Offsets| {
        let window = window_of(now);
        // The code of this moment was used already. Nothing is derived, so nothing can be guessed and nothing is counted.
        if window < slots.phone.start {
            return Err(why_closed(slots, now));
        }
        let windows = [Some(window), window.checked_sub(1), window.checked_add(1)];
        let guess = |window| Some(Guess { window, target: offsets.target(window, *code)? });
        Ok(windows.into_iter().flatten().filter_map(guess).collect())
    };
    try_guesses(disk, keychain, typed, now, cancelled, &guesses)
}

/// A wrong clock: two codes in a row are right together in few windows of the year, and the nearest to now are tried. Three Argon2
/// runs at most, counted as one try.
pub(super) fn try_two_codes(
    disk: &dyn Disk,
    keychain: &dyn Keychain,
    first: &SecretText,
    typed: Typed<'_>,
    now: Timestamp,
    cancelled: &dyn Fn() -> bool,
) -> Result<Right, UnlockError> {
    let first = parse_code(first).ok_or(UnlockError::Malformed)?;
    let guesses = |second: &u32, _: &Slots, offsets: &Offsets| {
        let mut found = offsets.find_pair(*first, *second);
        found.sort_by_key(|(window, _)| window.abs_diff(window_of(now)));
        found.truncate(MOST_PAIRS);
        Ok(found.into_iter().map(|(window, target)| Guess { window, target }).collect())
    };
    // Whatever the clock says, it is not what keeps these two from opening the vault.
    try_guesses(disk, keychain, typed, now, cancelled, &guesses).map_err(|error| match error {
        UnlockError::CodeUsed { .. } | UnlockError::ClockBeforeTable | UnlockError::OutsideTable => {
            UnlockError::WrongCode
        }
        other => other,
    })
}

/// Two wrong codes fit by chance in about one window of a year.
const MOST_PAIRS: usize = 3;

/// What is to be tried for this code.
type Guesses<'a> = dyn Fn(&u32, &Slots, &Offsets) -> Result<Vec<Guess>, UnlockError> + 'a;

fn try_guesses(
    disk: &dyn Disk,
    keychain: &dyn Keychain,
    typed: Typed<'_>,
    now: Timestamp,
    cancelled: &dyn Fn() -> bool,
    guesses: &Guesses<'_>,
) -> Result<Right, UnlockError> {
    let tries = Tries::load(disk).set_clock(disk, now);
    let wait_secs = tries.wait_secs(now);
    if wait_secs > 0 {
        return Err(UnlockError::Throttled { wait_secs });
    }
    let code = parse_code(typed.code).ok_or(UnlockError::Malformed)?;
    let mut candidates = read_slots(disk).map_err(damaged)?;
    let first = candidates.first().ok_or(UnlockError::Damaged)?;
    let device = match first.home {
        Home::Keychain => Some(read_device(keychain, &first.vault_id)?),
        Home::File => None,
    };
    // The older copy only when the newer one is not what was written.
    let mut found = None;
    for (index, slots) in candidates.iter().enumerate() {
        if let Some(attempt) = slots.attempt(device.as_ref())? {
            found = Some((index, slots, attempt));
            break;
        }
    }
    let (index, slots, attempt) = found.ok_or(UnlockError::Damaged)?;
    let passphrase = match (slots.phone.has_passphrase, typed.passphrase.filter(|text| !text.is_empty())) {
        (true, None) => return Err(UnlockError::PassphraseMissing),
        (true, Some(text)) => Some(passphrase::normalise(text)?),
        (false, _) => None,
    };

    let mut memory = Memory::default();
    let mut is_counted = false;
    for guess in guesses(&code, slots, &attempt.offsets)? {
        if cancelled() {
            return Err(UnlockError::Cancelled);
        }
        // Counted before the first guess: who stops it half-way has guessed all the same.
        if !is_counted {
            tries.note_wrong(disk, now);
            is_counted = true;
        }
        match attempt.open(*guess.target, passphrase.as_ref(), &mut memory) {
            Ok(Some(data_key)) => {
                drop(attempt);
                let slots = candidates.swap_remove(index);
                let kept = Kept { passphrase, used_window: guess.window };
                return Ok(Right { slots, device, data_key, code, kept, tries });
            }
            Ok(None) => {}
            Err(error) => {
                tries.take_back(disk);
                return Err(error.into());
            }
        }
    }
    Err(why_closed(slots, now))
}

/// The device key of this vault.
pub(super) fn read_device(keychain: &dyn Keychain, vault_id: &VaultId) -> Result<Key, UnlockError> {
    match keychain.get(&names::device(vault_id))? {
        Some(bytes) => names::decode_device(&bytes).ok_or(UnlockError::KeychainReset),
        // A locked keychain may say that there is no such entry.
        None => Err(match keychain.state() {
            KeychainState::Ready => UnlockError::KeychainReset,
            KeychainState::Missing => UnlockError::KeychainMissing,
            KeychainState::Locked | KeychainState::Refused => UnlockError::KeychainLocked,
        }),
    }
}

/// What the clock says about a code that opened nothing. Nothing here depends on the code.
fn why_closed(slots: &Slots, now: Timestamp) -> UnlockError {
    let (start, end) = (slots.phone.start, slots.phone.start + u64::from(slots.phone.count));
    let window = window_of(now);
    if window >= end {
        UnlockError::OutsideTable
    } else if window >= start {
        UnlockError::WrongCode
    } else if window + 3 < start {
        UnlockError::ClockBeforeTable
    } else {
        UnlockError::CodeUsed { next_in_secs: (start * STEP_SECS).saturating_sub(seconds(now)) }
    }
}
