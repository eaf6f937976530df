//! What is left of secrets in the program's memory: a day in the real window with the release program, and a search of the whole
//! memory of its process after each lock, for every canary in every form, down to pieces of eight characters.
//!
//! The day stands in `tests/memory/story.py`, the forms in `tests/memory/pieces.rs`. A canary that is never found while it is in
//! use fails the test too: a search that finds nothing proves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed"
)]
#![cfg(target_os = "linux")]

#[path = "memory/look.rs"]
mod look;
#[path = "memory/pieces.rs"]
mod pieces;
#[path = "window/session.rs"]
mod session;
#[path = "memory/thousand.rs"]
mod thousand;

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use look::{Look, Looks};
use session::Session;

/// Less than this, and not the whole memory was read.
const LEAST_BYTES: usize = 100 << 20;
/// A story that takes longer than this hangs. `timeout` ends it, so that the test is never left waiting for its words.
const AT_MOST: &str = "480";

/// Nobody but root may look into the program's memory. Who is not root is root among his own processes.
fn with_the_right_to_look() -> Vec<&'static str> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let is_root =
        status.lines().any(|line| line.starts_with("Uid:") && line.split_whitespace().nth(2) == Some("0"));
    let rights: &[&str] =
        if is_root { &[] } else { &["/usr/bin/unshare", "--user", "--map-root-user", "--"] };
    [&["/usr/bin/timeout", "--kill-after=10", AT_MOST], rights].concat()
}

#[test]
#[ignore = "needs the release program: ./test.sh --memory"]
fn the_running_program_is_closed_to_its_own_user_and_leaves_no_core_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("memory-closed");
    let program = Session::release_program();
    let before = ["/usr/bin/timeout", "--kill-after=10", AT_MOST];
    let arguments = [program.as_path(), &folder, &Session::texts()];
    let mut session =
        Session::start(&before, "tests/memory/closed.py", &arguments, &folder, Stdio::inherit());
    assert!(session.0.wait().unwrap().success(), "the process is open, or the story broke off");
}

/// Tells this story and searches the memory as it goes; what is left after so many locks fails the test.
fn search_while_told(story: &str, more: &[&Path], least_canaries: usize, locks: usize) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("memory-{story}"));
    let program = Session::release_program();
    let texts = Session::texts();
    let arguments = [&[Path::new(story), program.as_path(), &folder, &texts], more].concat();
    let before = with_the_right_to_look();
    let mut session = Session::start(&before, "tests/memory/story.py", &arguments, &folder, Stdio::piped());
    let looks = Looks::read(BufReader::new(session.0.stdout.take().unwrap()));
    let status = session.0.wait().unwrap();
    for look in &looks.all {
        eprintln!("{}", look.tell(&looks.pieces));
    }
    assert!(status.success(), "the story broke off; what was seen lies in {}", folder.display());

    let canaries = looks.pieces.names().len();
    assert!(canaries >= least_canaries, "only {canaries} canaries were searched for");
    let is_part = |look: &&Look| look.bytes < LEAST_BYTES || look.unread > 0;
    let parts: Vec<&str> = looks.all.iter().filter(is_part).map(Look::name).collect();
    assert!(parts.is_empty(), "not the whole memory was read: {}", parts.join(", "));
    let missed: Vec<String> = looks.all.iter().flat_map(Look::missed).collect();
    assert!(
        missed.is_empty(),
        "what was in use was not found, so the search is blind:\n{}",
        missed.join("\n")
    );
    let is_seen = |name: &&String| looks.all.iter().any(|look| look.found(name));
    let never: Vec<&String> = looks.pieces.names().iter().filter(|name| !is_seen(name)).collect();
    assert!(never.is_empty(), "never found, not even while it was in use: {never:?}");

    let locked: Vec<&Look> = looks.all.iter().filter(|look| look.name().starts_with("locked")).collect();
    assert_eq!(locked.len(), locks, "the memory was to be searched after each lock");
    let left: Vec<String> = locked.iter().flat_map(|look| look.left()).collect();
    assert!(left.is_empty(), "left in memory after a lock:\n{}", left.join("\n"));
}

#[test]
#[ignore = "needs the release program and a quiet computer: ./test.sh --memory"]
fn nothing_that_is_secret_is_left_in_memory_after_a_lock() {
    search_while_told("day", &[], 20, 3);
}

#[test]
#[ignore = "needs the release program and a quiet computer: ./test.sh --memory"]
fn nothing_of_a_thousand_keys_is_left_in_memory_after_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (backup, words) = (folder.path().join("thousand.age"), folder.path().join("thousand.json"));
    thousand::write(&backup, &words);
    search_while_told("thousand", &[&backup, &words], 8, 2);
}
