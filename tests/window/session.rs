//! A session for a test that drives the real window: its own session bus, its own home folder, and an end to all that it started.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Programs that a story is told with, and the Debian packages that hold them.
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
pub struct Session(pub Child);

impl Session {
    /// Starts a script of this project inside a session whose home and traces lie in `folder`, which is emptied first.
    /// `before` runs the session, such as with other rights.
    pub fn start(before: &[&str], script: &str, arguments: &[&Path], folder: &Path, stdout: Stdio) -> Self {
        let missing: Vec<&str> = NEEDED
            .iter()
            .filter(|(program, _)| !Path::new(program).exists())
            .map(|(_, package)| *package)
            .collect();
        assert!(missing.is_empty(), "./test.sh installs what is missing: {}", missing.join(" "));

        let _ = std::fs::remove_dir_all(folder);
        let home = folder.join("home");
        std::fs::create_dir_all(&home).unwrap();
        std::fs::create_dir_all(folder.join("run")).unwrap();
        let mut words = before.iter().chain(&["/usr/bin/dbus-run-session", "--", "/usr/bin/python3", "-u"]);
        let child = Command::new(words.next().unwrap())
            .args(words)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(script))
            .args(arguments)
            .env_clear()
            .envs(std::env::vars().filter(|(name, _)| name.starts_with("KEYSTEAD_")))
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LANG", "C.UTF-8")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("XDG_RUNTIME_DIR", folder.join("run"))
            .stdin(Stdio::null())
            .stdout(stdout)
            .process_group(0)
            .spawn()
            .unwrap();
        Self(child)
    }

    /// The release program: what is measured is what people run.
    pub fn release_program() -> PathBuf {
        let named = std::env::var_os("KEYSTEAD_RELEASE").map(PathBuf::from);
        // The tests' own folder is `<target>/tmp`.
        let built = || Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("release").join("keystead");
        let program = named.unwrap_or_else(built);
        assert!(
            program.is_file(),
            "there is no release program at {}: build it with `cargo build --release --locked`, or name it in KEYSTEAD_RELEASE",
            program.display()
        );
        program
    }

    /// The folder of the window's words.
    pub fn texts() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n/en")
    }
}

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
