//! The vault on a real gnome-keyring, in a session bus and a home folder of its own: ready, locked, killed, missing, without a keyring.
//! Each scene starts this very test program again inside `dbus-run-session`; the machine's own session is never touched.
//! Needs the packages `gnome-keyring` and `dbus`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // a test may stop where it stands

#[path = "keychain/kills.rs"]
mod kills;

use std::collections::HashMap;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use keystead::app::worker::Patient;
use keystead::domain::api_key::{ApiKey, KeyId, Purpose};
use keystead::domain::permission::Levels;
use keystead::domain::rotation::Rotation;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::vault::{
    Cost, Error, Folder, Home, KdfCost, Keychain, KeychainError, KeychainState, Standing, Store,
    SystemKeychain, UnlockError, Vault, Which,
};
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;

const MARK: &str = "IN_A_SESSION_OF_ITS_OWN";
const CHEAP: KdfCost = KdfCost { m_kib: 64, t: 1, p: 1 };
const PASSWORD: &str = "password of the test keyring\n";
const WORDS: &str = "unruly zebra fiscal copper mantra dusk";

/// Runs one scene of this file in a session bus of its own. Nothing of the surrounding session is passed on.
fn in_own_session(scene: &str, bus_config: Option<&str>) {
    let home = tempfile::tempdir().unwrap();
    std::fs::DirBuilder::new().mode(0o700).create(home.path().join("run")).unwrap();
    let mut command = Command::new("dbus-run-session");
    if let Some(config) = bus_config {
        let path = home.path().join("bus.conf");
        std::fs::write(&path, config).unwrap();
        command.arg(format!("--config-file={}", path.display()));
    }
    command.arg("--").arg(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("scenes::{scene}"), "--ignored", "--nocapture", "--test-threads=1"]);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env(MARK, home.path());
    if let Some(kills) = std::env::var_os("KEYSTEAD_KILLS") {
        command.env("KEYSTEAD_KILLS", kills);
    }
    command.env("HOME", home.path()).env("XDG_RUNTIME_DIR", home.path().join("run"));
    let done = command.stdin(Stdio::null()).output().expect("dbus-run-session: install the package dbus");
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && told.contains("1 passed"), "{scene}:\n{told}");
    told.lines().filter(|line| line.contains(" kills, ")).for_each(|line| println!("{line}"));
}

/// A bus that starts no programs by itself.
const NO_SERVICES: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

#[test]
fn the_whole_life_of_a_key_on_a_real_keychain() {
    in_own_session("whole_life", Some(NO_SERVICES));
}

#[test]
fn a_locked_keychain_is_called_locked_and_nothing_is_lost() {
    in_own_session("locked", Some(NO_SERVICES));
}

#[test]
fn a_keychain_that_dies_in_the_middle_loses_nothing() {
    in_own_session("killed", Some(NO_SERVICES));
}

#[test]
fn a_keychain_that_hangs_is_given_up_and_found_again() {
    in_own_session("stopped", Some(NO_SERVICES));
}

#[test]
fn a_program_that_is_killed_at_any_moment_loses_nothing_and_leaves_nothing_over() {
    in_own_session("killed_often", Some(NO_SERVICES));
}

#[test]
fn a_computer_without_a_keychain_is_told_apart() {
    in_own_session("missing", Some(NO_SERVICES));
}

#[test]
fn a_keychain_without_a_keyring_is_locked_and_set_up_leaves_nothing_behind() {
    in_own_session("no_keyring", Some(NO_SERVICES));
}

/// A running gnome-keyring; killed with its scene.
struct Daemon(Child);

impl Daemon {
    fn start(arguments: &[&str]) -> Self {
        use std::io::Write;
        let mut child = Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--components=secrets"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon: install the package gnome-keyring");
        child.stdin.take().unwrap().write_all(PASSWORD.trim_end().as_bytes()).unwrap();
        let daemon = Self(child);
        let begun = Instant::now();
        while SystemKeychain::default().state() == KeychainState::Missing {
            assert!(begun.elapsed() < Duration::from_secs(20), "the keychain does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        daemon
    }

    fn unlocked() -> Self {
        let daemon = Self::start(&["--unlock"]);
        let begun = Instant::now();
        while SystemKeychain::default().state() != KeychainState::Ready {
            assert!(begun.elapsed() < Duration::from_secs(20), "the keychain does not unlock");
            std::thread::sleep(Duration::from_millis(50));
        }
        daemon
    }

    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How many entries of ours the keychain holds, asked past our own code.
fn entries() -> usize {
    let service = SecretService::connect(EncryptionType::Dh).unwrap();
    let found = service.search_items(HashMap::from([("service", "Keystead")])).unwrap();
    found.unlocked.len() + found.locked.len()
}

fn lock_all() {
    let service = SecretService::connect(EncryptionType::Dh).unwrap();
    service.get_default_collection().unwrap().lock().unwrap();
}

/// A data folder and a phone.
struct Computer {
    dir: PathBuf,
    now: i64,
    seed: Vec<u8>,
    store: Option<Store>,
}

fn text(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

impl Computer {
    fn new() -> Self {
        let home = std::env::var_os(MARK).expect("only inside a session of its own");
        Self { dir: Path::new(&home).join("data"), now: 1_790_000_000, seed: Vec::new(), store: None }
    }

    fn time(&self) -> Timestamp {
        Timestamp::from_second(self.now).unwrap()
    }

    /// The running program's; an open vault holds the folder with it.
    fn store(&mut self) -> &mut Store {
        let dir = &self.dir;
        self.store.get_or_insert_with(|| {
            let folder = Folder::open(dir).unwrap();
            let cost = Cost { unlock: Some(CHEAP), recovery: CHEAP, windows: 400 };
            Store::with(Box::new(folder), Box::<SystemKeychain>::default()).with_cost(cost)
        })
    }

    fn restart(&mut self) {
        self.store = None;
    }

    fn code(&self) -> SecretText {
        let totp = totp_rs::Builder::new().with_secret(self.seed.clone()).build_noncompliant();
        text(&totp.generate(u64::try_from(self.now).unwrap()).to_string())
    }

    fn set_up(&mut self, passphrase: Option<&str>, home: Home) -> Result<Vault, Error> {
        let now = self.time();
        let mut enrolment = self.store().begin_set_up(now).unwrap();
        let seed = enrolment.seed_groups().expose().replace(' ', "");
        self.seed = BASE32_NOPAD.decode(seed.as_bytes()).unwrap();
        enrolment.confirm(&self.code(), now);
        self.store().finish_set_up(&enrolment, passphrase.map(text), home, now)
    }

    fn try_unlock(&mut self) -> Result<Vault, UnlockError> {
        self.now += 120;
        let (now, code) = (self.time(), self.code());
        let mut vault = self.store().unlock(&code, None, now, &|| false)?;
        vault.rotate_target(now)?;
        Ok(vault)
    }
}

fn id(number: u8) -> KeyId {
    KeyId([number; 16])
}

fn key(number: u8) -> ApiKey {
    ApiKey {
        id: id(number),
        label: format!("Key {number}"),
        exchange: "kraken".to_owned(),
        exchange_name: String::new(),
        account: String::new(),
        sub_account: String::new(),
        purpose: Purpose::TradingBot,
        keeps_reading: false,
        tools: Vec::new(),
        permissions: std::collections::BTreeSet::default(),
        levels: Levels::default(),
        addresses: Vec::new(),
        tags: Vec::new(),
        note: String::new(),
        made: Timestamp::UNIX_EPOCH,
        expires: None,
        rotate_every_days: None,
        fields: Vec::new(),
        born: None,
        history: Vec::new(),
        rotation: None,
        removed: None,
        in_use: None,
        live: keystead::domain::live_check::Live::default(),
    }
}

fn fields(secret: &str) -> SecretFields {
    SecretFields(vec![SecretField { name: "secret".to_owned(), text: text(secret) }])
}

fn secret(vault: &Vault, number: u8, which: Which) -> String {
    vault.reveal(id(number), which, "secret").unwrap().expose().to_owned()
}

/// What runs inside. Run by hand they do nothing, because the mark is missing.
mod scenes {
    use super::*;

    #[test]
    #[ignore = "runs in a session of its own"]
    fn whole_life() {
        let _daemon = Daemon::unlocked();
        let mut computer = Computer::new();
        let state = computer.store().keychain_state();
        assert_eq!(state, KeychainState::Ready);
        assert_eq!(entries(), 0, "asking leaves nothing behind");
        assert!(!computer.dir.exists());
        let mut vault = computer.set_up(None, Home::Keychain).unwrap();
        assert_eq!(entries(), 2);
        let long = "k".repeat(12_000);
        vault.create(key(1), fields("one"), computer.time()).unwrap();
        vault.create(key(2), fields(&long), computer.time()).unwrap();
        drop(vault);
        computer.restart();
        let mut vault = computer.try_unlock().unwrap();
        assert_eq!(
            (secret(&vault, 1, Which::Current), secret(&vault, 2, Which::Current)),
            ("one".to_owned(), long)
        );
        let now = computer.time();
        vault
            .change(|book| book.keys.get_mut(&id(1)).unwrap().rotation = Some(Rotation::begin(now, &[])))
            .unwrap();
        vault.stage(id(1), fields("new"), now).unwrap();
        let staged = entries();
        assert_eq!(
            (secret(&vault, 1, Which::Current), secret(&vault, 1, Which::Next)),
            ("one".to_owned(), "new".to_owned())
        );
        vault.promote(id(1), now).unwrap();
        assert_eq!(entries(), staged - 1, "the old entry is gone");
        vault.delete(id(2), now).unwrap();
        assert_eq!(entries(), 3);
        drop(vault);
        computer.restart();
        assert_eq!(secret(&computer.try_unlock().unwrap(), 1, Which::Current), "new");
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn locked() {
        let mut daemon = Daemon::unlocked();
        let mut computer = Computer::new();
        let mut vault = computer.set_up(None, Home::Keychain).unwrap();
        vault.create(key(1), fields("one"), computer.time()).unwrap();
        lock_all();
        assert_eq!(computer.store().keychain_state(), KeychainState::Locked);
        // There is no display: the question for the password cannot be asked and counts as refused.
        assert!(matches!(computer.try_unlock(), Err(UnlockError::KeychainLocked)));
        let failed = vault.create(key(2), fields("two"), computer.time());
        assert!(
            matches!(failed, Err(Error::Keychain(KeychainError::Locked | KeychainError::Refused))),
            "{failed:?}"
        );
        assert_eq!(vault.book().keys.len(), 1);
        assert!(matches!(computer.store().wake_keychain(), KeychainState::Refused | KeychainState::Locked));
        drop(vault);
        computer.restart();
        daemon.kill();
        let _daemon = Daemon::unlocked();
        let vault = computer.try_unlock().unwrap();
        assert_eq!(vault.dropped().len(), 1, "what had not reached the keychain is told");
        assert_eq!((vault.book().keys.len(), secret(&vault, 1, Which::Current)), (1, "one".to_owned()));
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn killed() {
        let mut daemon = Daemon::unlocked();
        let mut computer = Computer::new();
        let mut vault = computer.set_up(None, Home::Keychain).unwrap();
        vault.create(key(1), fields("one"), computer.time()).unwrap();
        daemon.kill();
        let failed = vault.create(key(2), fields("two"), computer.time());
        assert!(matches!(failed, Err(Error::Keychain(_))), "{failed:?}");
        assert!(matches!(
            vault.reveal(id(1), Which::Current, "secret"),
            Err(Error::Keychain(KeychainError::Missing))
        ));
        assert!(matches!(computer.try_unlock(), Err(UnlockError::KeychainMissing)));
        // It comes back, and the open vault finds it again by itself.
        let _daemon = Daemon::unlocked();
        assert_eq!(secret(&vault, 1, Which::Current), "one");
        vault.create(key(2), fields("again"), computer.time()).unwrap();
        vault.delete(id(1), computer.time()).unwrap();
        drop(vault);
        computer.restart();
        let vault = computer.try_unlock().unwrap();
        assert_eq!(secret(&vault, 2, Which::Current), "again");
        assert_eq!((vault.book().keys.len(), entries()), (1, 3));
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn stopped() {
        let daemon = Daemon::unlocked();
        let mut computer = Computer::new();
        let mut vault = computer.set_up(None, Home::Keychain).unwrap();
        vault.create(key(1), fields("one"), computer.time()).unwrap();
        drop(vault);
        computer.restart();
        let folder = Folder::open(&computer.dir).unwrap();
        let patient = Patient::with_limit(Arc::new(SystemKeychain::default()), Duration::from_secs(1));
        let cost = Cost { unlock: Some(CHEAP), recovery: CHEAP, windows: 400 };
        computer.store = Some(Store::with(Box::new(folder), Box::new(patient)).with_cost(cost));
        let signal = |name: &str| {
            let pid = daemon.0.id().to_string();
            assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
        };
        let mut vault = computer.try_unlock().unwrap();
        // It hangs at every call, and each is given up.
        signal("-STOP");
        let begun = Instant::now();
        let silent = |outcome: Result<(), Error>| {
            assert!(matches!(outcome, Err(Error::Keychain(KeychainError::Silent))), "{outcome:?}");
        };
        silent(vault.reveal(id(1), Which::Current, "secret").map(drop));
        silent(vault.create(key(2), fields("two"), computer.time()));
        assert_eq!(computer.store().keychain_state(), KeychainState::Refused);
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        // Deleting is done as far as the window goes; the entry itself waits.
        vault.delete(id(1), computer.time()).unwrap();
        assert!(vault.undeleted() > 0);
        signal("-CONT");
        // The call that hung ends first.
        let begun = Instant::now();
        while computer.store().keychain_state() != KeychainState::Ready {
            assert!(begun.elapsed() < Duration::from_secs(20), "the keychain is not found again");
            std::thread::sleep(Duration::from_millis(50));
        }
        vault.create(key(3), fields("three"), computer.time()).unwrap();
        drop(vault);
        let vault = computer.try_unlock().unwrap();
        assert_eq!(secret(&vault, 3, Which::Current), "three");
        // What was asked for while it hung may have been done after all, and is told then; nothing of it is left over.
        let two = vault.book().keys.contains_key(&id(2));
        assert!(!two || secret(&vault, 2, Which::Current) == "two");
        assert_eq!((vault.undeleted(), entries()), (0, 3 + usize::from(two)));
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn killed_often() {
        super::kills::kill_again_and_again();
    }

    #[test]
    #[ignore = "is the program that `killed_often` kills"]
    fn worker() {
        super::kills::worker();
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn missing() {
        let mut computer = Computer::new();
        assert_eq!(computer.store().keychain_state(), KeychainState::Missing);
        assert_eq!(computer.store().wake_keychain(), KeychainState::Missing);
        let failed = computer.set_up(None, Home::Keychain).err();
        assert!(matches!(failed, Some(Error::Keychain(KeychainError::Missing))), "{failed:?}");
        assert!(!computer.dir.exists());
        // It is tried again on each ask.
        let daemon = Daemon::unlocked();
        assert_eq!(computer.store().keychain_state(), KeychainState::Ready);
        drop(daemon);
        drop(computer.set_up(Some(WORDS), Home::File).unwrap());
        let standing = computer.store().standing().unwrap();
        assert!(matches!(standing, Standing::Locked { home: Home::File, needs_passphrase: true, .. }));
    }

    #[test]
    #[ignore = "runs in a session of its own"]
    fn no_keyring() {
        let _daemon = Daemon::start(&[]);
        let mut computer = Computer::new();
        assert_eq!(computer.store().keychain_state(), KeychainState::Locked);
        let failed = computer.set_up(None, Home::Keychain).err();
        assert!(
            matches!(failed, Some(Error::Keychain(KeychainError::Locked | KeychainError::Refused))),
            "{failed:?}"
        );
        assert!(!computer.dir.exists());
    }
}
