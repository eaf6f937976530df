//! Slows down wrong codes typed by hand: three are free, then 5, 10, 20 s … up to a quarter of an hour.
//! It stops a person at the keyboard; it is worth nothing against a program, and it never destroys anything.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Previous};

/// Where the count stands.
pub(super) const FILE: &str = "tries";
const MOST_BYTES: u64 = 4096;
const FREE: u32 = 3;
const LONGEST_SECS: u64 = 900;

/// Wrong codes since the last unlock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Tries {
    wrong: u32,
    since: Option<Timestamp>,
    last: Option<Timestamp>,
}

impl Tries {
    /// What is written there; nothing readable means none.
    pub(super) fn load(disk: &dyn Disk) -> Self {
        let bytes = disk.read(FILE, MOST_BYTES).ok().flatten();
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Seconds until the next try.
    pub(super) fn wait_secs(self, now: Timestamp) -> u64 {
        let (Some(last), Some(steps)) = (self.last, self.wrong.checked_sub(FREE)) else { return 0 };
        let pause = 5_u64.checked_shl(steps.min(16)).map_or(LONGEST_SECS, |secs| secs.min(LONGEST_SECS));
        let passed = u64::try_from(now.as_second() - last.as_second()).unwrap_or(0);
        pause.saturating_sub(passed)
    }

    /// With a clock that was set back the pause begins again, once, and ends: counted from a time that is still to come it
    /// would last until then.
    pub(super) fn set_clock(mut self, disk: &dyn Disk, now: Timestamp) -> Self {
        if self.last.is_some_and(|last| now < last) {
            self.last = Some(now);
            self.write(disk);
        }
        self
    }

    /// One more; noted before the guess is made and settled when it was right. A disk that cannot be written slows nobody down, as somebody who can delete the file could do too.
    pub(super) fn note_wrong(mut self, disk: &dyn Disk, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        self.since = self.since.or(Some(now));
        self.last = Some(now);
        self.write(disk);
    }

    fn write(self, disk: &dyn Disk) {
        if let Ok(bytes) = serde_json::to_vec(&self)
            && disk.write(FILE, &bytes, Previous::Drop).is_err()
        {
            log::warn!("the count of wrong codes could not be written");
        }
    }

    /// Makes the count what it was when it was read: the last try was none.
    pub(super) fn take_back(self, disk: &dyn Disk) {
        if self == Self::default() {
            let _ = disk.remove(FILE);
        } else {
            self.write(disk);
        }
    }

    /// How many before this try, and since when; forgets them, and this one.
    pub(super) fn settle(self, disk: &dyn Disk) -> Option<(u32, Timestamp)> {
        let _ = disk.remove(FILE);
        Some((self.wrong, self.since?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::MemoryDisk;
    use super::*;

    #[test]
    fn three_tries_are_free_and_then_the_pause_doubles() {
        let disk = MemoryDisk::default();
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let mut pauses = Vec::new();
        for _ in 0..13 {
            pauses.push(Tries::load(&disk).wait_secs(now));
            Tries::load(&disk).note_wrong(&disk, now);
        }
        assert_eq!(pauses, [0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        for _ in 0..100 {
            Tries::load(&disk).note_wrong(&disk, now);
        }
        assert_eq!(Tries::load(&disk).wait_secs(now), 900);
        let later = Timestamp::from_second(1_790_000_890).unwrap();
        assert_eq!(Tries::load(&disk).wait_secs(later), 10);
        let before = Timestamp::from_second(1_700_000_000).unwrap();
        assert_eq!(Tries::load(&disk).wait_secs(before), 900);
        assert_eq!(Tries::load(&disk).settle(&disk), Some((113, now)));
        assert_eq!(Tries::load(&disk), Tries::default());
    }
}
