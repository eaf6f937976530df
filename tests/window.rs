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

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than this, and something hangs.
const AT_MOST: Duration = Duration::from_mins(9);

/// Programs that the story is told with, and the Debian packages that hold them.
const NEEDED: &[(&str, &str)] = &[
    ("/usr/bin/python3", "python3-gi"),
    ("/usr/bin/dbus-run-session", "dbus"),
    ("/usr/bin/gnome-keyring-daemon", "gnome-keyring"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/bin/xdotool", "xdotool"),
    ("/usr/bin/xclip", "xclip"),
    ("/usr/bin/gdbus", "libglib2.0-bin"),
];

/// A session of its own: what it starts ends with it.
struct Session(Child);

impl Drop for Session {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            // The whole group, so that no display and no keychain stays behind.
            let _ = Command::new("kill").args(["-TERM", "--", &format!("-{}", self.0.id())]).status();
            std::thread::sleep(Duration::from_secs(2));
            let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0.id())]).status();
        }
        let _ = self.0.wait();
    }
}

fn tell(story: &str) {
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|(program, _)| !Path::new(program).exists())
        .map(|(_, package)| *package)
        .collect();
    assert!(missing.is_empty(), "./test.sh installs what is missing: {}", missing.join(" "));

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("window-{story}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let home = folder.join("home");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));

    let mut command = Command::new("/usr/bin/dbus-run-session");
    command
        .args(["--", "/usr/bin/python3", "-u"])
        .arg(root.join("tests/window/story.py"))
        .arg(story)
        .arg(env!("CARGO_BIN_EXE_keystead"))
        .arg(&folder)
        .arg(root.join("assets/i18n/en"))
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .stdin(Stdio::null())
        .process_group(0);
    std::fs::create_dir_all(&home).unwrap();
    std::fs::create_dir_all(folder.join("run")).unwrap();
    let mut session = Session(command.spawn().unwrap());
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = session.0.try_wait().unwrap() {
            break status;
        }
        assert!(
            begun.elapsed() < AT_MOST,
            "the story did not end; what was seen lies in {}",
            folder.display()
        );
        std::thread::sleep(Duration::from_millis(200));
    };
    assert!(status.success(), "the story broke off; what was seen lies in {}", folder.display());
}

#[test]
fn the_whole_story_works_in_the_real_window() {
    tell("whole");
}
