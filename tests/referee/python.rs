//! The referee: a Python of its own with `ccxt` in it, in the folder of the build.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use serde_json::Value;

/// The version that is asked.
pub const VERSION: &str = "4.5.90";

/// One test at a time makes it ready.
static MAKING: Mutex<()> = Mutex::new(());

pub struct Referee {
    python: PathBuf,
}

/// What it said of one case.
pub enum Judged {
    /// The parts in which both differ.
    Compared(Vec<String>),
    /// Why it cannot be compared.
    Uncovered(String),
}

impl Referee {
    /// The referee, made ready if that was never done. None, with a sentence, where it cannot be.
    pub fn ready() -> Option<Self> {
        let _one = MAKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("referee");
        let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        if has_ccxt(&python) {
            return Some(Self { python });
        }
        let made = run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            && run(Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args([format!("ccxt=={VERSION}"), "cryptography".to_owned()]));
        if made && has_ccxt(&python) {
            return Some(Self { python });
        }
        eprintln!("Skipped: pip could not install ccxt {VERSION}, so no signature was compared with it.");
        None
    }

    /// What it says of each of these.
    pub fn judge(&self, cases: &[Value]) -> Vec<Judged> {
        let said = self.ask(cases, &[]);
        said.iter()
            .map(|judged| match judged["differences"].as_array() {
                Some(parts) => Judged::Compared(
                    parts.iter().map(|part| part.as_str().expect("a name").to_owned()).collect(),
                ),
                None => Judged::Uncovered(judged["uncovered"].to_string()),
            })
            .collect()
    }

    /// What signing each of these costs it, in microseconds; none where it has no such call.
    pub fn costs(&self, cases: &[Value]) -> Vec<Option<f64>> {
        self.ask(cases, &["cost"]).iter().map(|cost| cost["micros"].as_f64()).collect()
    }

    fn ask(&self, cases: &[Value], arguments: &[&str]) -> Vec<Value> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/referee/referee.py");
        let mut running = Command::new(&self.python)
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the referee starts");
        let cases = serde_json::to_vec(cases).unwrap();
        running.stdin.take().unwrap().write_all(&cases).unwrap();
        let said = running.wait_with_output().unwrap();
        assert!(said.status.success(), "the referee broke off");
        serde_json::from_slice(&said.stdout).expect("the referee answers in JSON")
    }
}

fn has_ccxt(python: &Path) -> bool {
    let asked = format!("import ccxt.pro, cryptography, sys; sys.exit(ccxt.__version__ != '{VERSION}')");
    python.exists() && run(Command::new(python).args(["-c", &asked]))
}

fn run(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
