//! The program is killed again and again at random moments of its work, on a real folder and a real gnome-keyring. After each kill
//! everything that was called done is there, nothing is half there, and nothing is left over. `KEYSTEAD_KILLS` says how often.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use data_encoding::HEXLOWER;
use keystead::domain::api_key::KeyId;
use keystead::domain::rotation::Rotation;
use keystead::vault::{Home, Vault, Which};

use super::{Computer, Daemon, MARK, entries, fields, id, key};

/// How often the program is killed when nothing else is said.
const KILLS: u32 = 25;
/// The latest moment of a kill, counted from the program's first line.
const LATEST: Duration = Duration::from_millis(350);
const SEED: &str = "KEYSTEAD_TEST_SEED";
const NOW: &str = "KEYSTEAD_TEST_NOW";
const BEGIN: &str = "KEYSTEAD_TEST_NUMBER";

/// The secrets of each key: the one in use, and the one beside it.
type Model = BTreeMap<u8, (String, Option<String>)>;

/// One thing that is done to one key.
#[derive(Clone, Debug)]
enum Act {
    Create(u8, String),
    Begin(u8),
    Stage(u8, String),
    Promote(u8),
    TakeBack(u8),
    Delete(u8),
}

impl Act {
    fn apply(&self, model: &mut Model) {
        match self.clone() {
            Self::Create(number, secret) => drop(model.insert(number, (secret, None))),
            Self::Begin(_) => {}
            Self::Stage(number, secret) => model.get_mut(&number).unwrap().1 = Some(secret),
            Self::Promote(number) => {
                let key = model.get_mut(&number).unwrap();
                key.0 = key.1.take().unwrap();
            }
            Self::TakeBack(number) => model.get_mut(&number).unwrap().1 = None,
            Self::Delete(number) => drop(model.remove(&number)),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Create(number, secret) => format!("create {number} {secret}"),
            Self::Begin(number) => format!("begin {number}"),
            Self::Stage(number, secret) => format!("stage {number} {secret}"),
            Self::Promote(number) => format!("promote {number}"),
            Self::TakeBack(number) => format!("take-back {number}"),
            Self::Delete(number) => format!("delete {number}"),
        }
    }

    fn read(words: &[&str]) -> Self {
        let number = || words[1].parse().unwrap();
        match words[0] {
            "create" => Self::Create(number(), words[2].to_owned()),
            "begin" => Self::Begin(number()),
            "stage" => Self::Stage(number(), words[2].to_owned()),
            "promote" => Self::Promote(number()),
            "take-back" => Self::TakeBack(number()),
            "delete" => Self::Delete(number()),
            other => panic!("{other}"),
        }
    }

    fn do_it(&self, vault: &mut Vault, computer: &Computer) {
        let now = computer.time();
        match self {
            Self::Create(number, secret) => vault.create(key(*number), fields(secret), now).unwrap(),
            Self::Begin(number) => {
                let number = id(*number);
                let begin = Rotation::begin(now, &[]);
                vault.change(|book| book.keys.get_mut(&number).unwrap().rotation = Some(begin)).unwrap();
            }
            Self::Stage(number, secret) => drop(vault.stage(id(*number), fields(secret), now).unwrap()),
            Self::Promote(number) => vault.promote(id(*number), now).unwrap(),
            Self::TakeBack(number) => vault.unstage(id(*number), now).unwrap(),
            Self::Delete(number) => vault.delete(id(*number), now).unwrap(),
        }
    }
}

fn random(below: u32) -> u32 {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).unwrap();
    u32::from_be_bytes(bytes) % below
}

/// What is done next: keys come and go, and there are a few of them.
fn next_act(vault: &Vault, number: u32) -> Act {
    let secret = format!("secret{number}");
    let all: Vec<(&KeyId, bool, bool)> = vault
        .book()
        .keys
        .iter()
        .map(|(id, key)| {
            let rotation = key.rotation.as_ref();
            (id, rotation.is_some(), rotation.is_some_and(|rotation| rotation.new_fields.is_some()))
        })
        .collect();
    let free = (1..=9).find(|number| !vault.book().keys.contains_key(&id(*number)));
    match (free, all.get(random(9) as usize)) {
        (Some(number), None) => Act::Create(number, secret),
        (_, Some((id, is_rotating, is_staged))) => {
            let number = id.0[0];
            match (is_rotating, is_staged, random(4)) {
                (_, _, 0) => Act::Delete(number),
                (false, ..) => Act::Begin(number),
                (true, false, _) => Act::Stage(number, secret),
                (true, true, 1) => Act::TakeBack(number),
                (true, true, _) => Act::Promote(number),
            }
        }
        (None, None) => Act::Delete(1),
    }
}

/// The program that is killed: opens the vault and works until then, telling each act before and after.
pub fn worker() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let mut computer = Computer::new();
    computer.seed = HEXLOWER.decode(variable(SEED).as_bytes()).unwrap();
    computer.now = variable(NOW).parse().unwrap();
    let mut number: u32 = variable(BEGIN).parse().unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nopening").unwrap();
    let mut vault = computer.try_unlock().unwrap();
    loop {
        number += 1;
        let act = next_act(&vault, number);
        writeln!(out, "will {}", act.line()).unwrap();
        act.do_it(&mut vault, &computer);
        writeln!(out, "done {}", act.line()).unwrap();
    }
}

/// What the vault holds, every secret read from the keychain.
fn seen(vault: &Vault) -> Model {
    let secret = |id: KeyId, which| {
        let text = vault.reveal(id, which, "secret").unwrap_or_else(|error| panic!("{id}: {error}"));
        text.expose().to_owned()
    };
    vault
        .book()
        .keys
        .iter()
        .map(|(id, key)| {
            let is_staged = key.rotation.as_ref().is_some_and(|rotation| rotation.new_fields.is_some());
            (id.0[0], (secret(*id, Which::Current), is_staged.then(|| secret(*id, Which::Next))))
        })
        .collect()
}

/// Kills the program this often and looks after each kill.
pub fn kill_again_and_again() {
    let kills = std::env::var("KEYSTEAD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let _daemon = Daemon::unlocked();
    let mut computer = Computer::new();
    drop(computer.set_up(None, Home::Keychain).unwrap());
    let (mut model, mut acts, mut in_the_middle) = (Model::new(), 0, 0);
    for kill in 0..kills {
        computer.restart();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "scenes::worker", "--ignored", "--nocapture", "--test-threads=1"])
            .env(MARK, std::env::var_os(MARK).unwrap())
            .env(SEED, HEXLOWER.encode(&computer.seed))
            .env(NOW, computer.now.to_string())
            .env(BEGIN, (kill * 10_000).to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line == "opening"), "the program did not begin");
        std::thread::sleep(LATEST.mul_f64(f64::from(random(1000)) / 1000.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut begun = None;
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            match words[0] {
                "will" => begun = Some(Act::read(&words[1..])),
                "done" => {
                    Act::read(&words[1..]).apply(&mut model);
                    (begun, acts) = (None, acts + 1);
                }
                _ => panic!("the program ended by itself: {line}"),
            }
        }
        // The program's own unlock was at a later time than ours.
        computer.now += 120;
        let vault = computer.try_unlock().unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        let there = seen(&vault);
        let mut after = model.clone();
        if let Some(act) = &begun {
            act.apply(&mut after);
            in_the_middle += 1;
        }
        assert!(there == model || there == after, "kill {kill} in {begun:?}: {there:?} of {model:?}");
        model = there;
        let pieces = model.values().map(|(_, next)| 1 + usize::from(next.is_some())).sum::<usize>();
        assert_eq!(entries(), pieces + 2, "kill {kill} in {begun:?}: something is left over");
        assert_eq!(vault.undeleted(), 0, "kill {kill}");
    }
    println!(
        "{kills} kills, {acts} acts done, {in_the_middle} kills in the middle of one: nothing lost, nothing left over"
    );
    assert!(acts > kills / 5 && in_the_middle > kills / 10, "the kills came too early or too late");
}
