//! The whole story in the real window: set up, lock, unlock, create, use, rotate, with the program killed in between,
//! through the accessibility bus, on a real gnome-keyring, on a display and in a home folder of its own.
//!
//! The steps stand in `tests/window/story.py`. `./test.sh` installs what they need.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![cfg(target_os = "linux")]

#[path = "window/session.rs"]
mod session;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use session::Session;

/// Longer than this, and something hangs.
const AT_MOST: Duration = Duration::from_mins(15);
/// A kill, and what is done until the next one, takes less than this.
const A_KILL: Duration = Duration::from_secs(40);

fn tell(story: &str) {
    tell_with(story, Path::new(env!("CARGO_BIN_EXE_keystead")), AT_MOST);
}

fn tell_with(story: &str, binary: &Path, at_most: Duration) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("window-{story}"));
    let arguments = [Path::new(story), binary, &folder, &Session::texts()];
    let mut session = Session::start(&[], "tests/window/story.py", &arguments, &folder, Stdio::inherit());
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = session.0.try_wait().unwrap() {
            break status;
        }
        assert!(
            begun.elapsed() < at_most,
            "the story did not end; what was seen lies in {}",
            folder.display()
        );
        std::thread::sleep(Duration::from_millis(200));
    };
    assert!(status.success(), "the story broke off; what was seen lies in {}", folder.display());
}

// Each with a display, a bus and a keychain of its own, beside each other: most of their time they wait for the next code.

#[test]
fn the_story_of_a_key_works_in_the_real_window() {
    tell("keys");
}

#[test]
fn the_story_of_what_opens_it_works_in_the_real_window() {
    tell("ways_in");
}

#[test]
fn the_story_of_an_exchange_that_is_asked_works_in_the_real_window() {
    tell("asks");
}

#[test]
fn keys_of_five_more_exchanges_are_created_in_the_real_window() {
    tell("exchanges");
}

#[test]
#[ignore = "needs the release program, and time: ./test.sh --kills"]
fn the_released_window_that_is_killed_at_any_moment_loses_nothing_and_leaves_nothing_over() {
    let kills = std::env::var("KEYSTEAD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    tell_with("kills", &Session::release_program(), AT_MOST + kills * A_KILL);
}
