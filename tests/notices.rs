//! What the desktop is told, on a session bus of its own: a small service stands where a desktop's would and keeps what arrives.
//! Each scene starts this very test program again inside `dbus-run-session`; the machine's own session is never touched.
//! Needs the package `dbus`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop where it stands
#![allow(clippy::too_many_arguments, clippy::needless_pass_by_value, clippy::used_underscore_binding)] // as the desktop's interface has it

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use keystead::app::jobs::{Event, Job, Jobs, NoticeText};
use keystead::app::problem::Problem;
use keystead::app::worker::{Clock, Worker};
use zbus::zvariant::OwnedValue;

const MARK: &str = "IN_A_SESSION_OF_ITS_OWN";

/// A bus that starts no programs by itself, so that no real desktop answers.
const NO_SERVICES: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

fn in_own_session(scene: &str) {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("bus.conf");
    std::fs::write(&config, NO_SERVICES).unwrap();
    let mut command = Command::new("dbus-run-session");
    command
        .arg(format!("--config-file={}", config.display()))
        .arg("--")
        .arg(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("scenes::{scene}"), "--ignored", "--nocapture", "--test-threads=1"]);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env(MARK, home.path());
    command.env("HOME", home.path()).env("XDG_RUNTIME_DIR", home.path());
    let done = command.stdin(Stdio::null()).output().expect("dbus-run-session: install the package dbus");
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && told.contains("1 passed"), "{scene}:\n{told}");
}

#[test]
fn a_notice_reaches_the_desktop_as_it_was_worded() {
    in_own_session("arrives");
}

#[test]
fn a_desktop_that_takes_no_notices_is_told() {
    in_own_session("is_missing");
}

/// Keeps what arrives: the program's name, the title and the text.
struct Desktop(Arc<Mutex<Vec<[String; 3]>>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    fn notify(
        &self,
        app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        self.0.lock().unwrap().push([app_name, summary, body]);
        1
    }
}

/// Tells the desktop something, as the window does, and gives its answer.
fn tell(folder: &Path, text: NoticeText) -> Result<(), Problem> {
    let clock: Clock = Arc::new(|| jiff::Timestamp::from_second(1_795_355_173).unwrap());
    let (mut worker, events) = Worker::start(folder.to_owned(), Arc::new(|| ()), &clock, Vec::new()).unwrap();
    worker.start(7, Job::Notify(text));
    loop {
        let (generation, event) = events.recv_timeout(Duration::from_secs(30)).expect("an answer");
        if let Event::Notified(outcome) = *event {
            assert_eq!(generation, 7);
            return outcome;
        }
    }
}

mod scenes {
    use super::*;

    fn folder() -> std::path::PathBuf {
        Path::new(&std::env::var_os(MARK).expect("in a session of its own")).join("data")
    }

    fn text() -> NoticeText {
        NoticeText {
            title: "Keystead: 2 things to do".to_owned(),
            body: "Open Keystead to see what.".to_owned(),
        }
    }

    #[test]
    #[ignore = "started by the tests above"]
    fn arrives() {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let bus = zbus::blocking::connection::Builder::session()
            .unwrap()
            .name("org.freedesktop.Notifications")
            .unwrap()
            .serve_at("/org/freedesktop/Notifications", Desktop(kept.clone()))
            .unwrap()
            .build()
            .unwrap();
        assert_eq!(tell(&folder(), text()), Ok(()));
        let arrived = kept.lock().unwrap().clone();
        assert_eq!(arrived, [["Keystead".to_owned(), text().title, text().body]]);
        drop(bus);
    }

    #[test]
    #[ignore = "started by the tests above"]
    fn is_missing() {
        assert_eq!(tell(&folder(), text()), Err(Problem::NoticesMissing));
    }
}
