//! One program at a time: a second start brings the window of the first to the front, and leaves.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::vault::{Ring, is_held};

/// How long the first is waited for.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// How often it is looked whether it has heard.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Brings the program that holds this folder to the front. False when none holds it, or it does not answer.
pub fn raise_other(dir: &Path) -> bool {
    let Some(ring) = is_held(dir).then(|| Ring::at(dir)).flatten() else { return false };
    let begun = Instant::now();
    while begun.elapsed() < ANSWERS_WITHIN {
        if ring.is_heard() {
            return true;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    false
}

/// Tries to hold what another start may hold for a moment, because it looks.
pub(super) fn try_often<T, E>(
    mut open: impl FnMut() -> Result<T, E>,
    is_held: impl Fn(&E) -> bool,
) -> Result<T, E> {
    let mut tries = 5;
    loop {
        match open() {
            Err(error) if tries > 0 && is_held(&error) => std::thread::sleep(BETWEEN_LOOKS),
            outcome => return outcome,
        }
        tries -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{Bell, Disk, Folder};

    #[test]
    fn the_first_is_raised_only_while_it_holds_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let dir = outer.path().join("keystead");
        assert!(!raise_other(&dir));
        let folder = Folder::open(&dir).unwrap();
        folder.hold().unwrap();
        let begun = Instant::now();
        assert!(!raise_other(&dir) && begun.elapsed() >= ANSWERS_WITHIN, "it does not answer");
        let bell = Bell::hang(&dir, || ()).unwrap();
        assert!(raise_other(&dir));
        drop((bell, folder));
        assert!(!raise_other(&dir));
    }

    #[test]
    fn what_is_held_for_a_moment_is_tried_again_and_what_is_held_for_long_is_told() {
        let mut left = 3;
        let opened = try_often(
            || {
                left -= 1;
                if left > 0 { Err("held") } else { Ok(left) }
            },
            |error| *error == "held",
        );
        assert_eq!(opened, Ok(0));
        assert_eq!(try_often(|| Err::<(), _>("held"), |error| *error == "held"), Err("held"));
        let mut tries = 0;
        let refused = try_often(
            || {
                tries += 1;
                Err::<(), _>("broken")
            },
            |error| *error == "held",
        );
        assert_eq!((refused, tries), (Err("broken"), 1));
    }
}
