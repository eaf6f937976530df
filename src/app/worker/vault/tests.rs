//! The vault's thread on a folder and a keychain in memory: what it does beside what it was asked for.

use std::sync::mpsc::sync_channel;

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;

use super::super::super::errand::Errand;
use super::super::super::jobs::{BackupJob, BackupSeen};
use super::*;
use crate::domain::secret::SecretText;
use crate::vault::{Cost, Faults, Home, KdfCost, MemoryDisk, MemoryKeychain, Moment};

const NOW: i64 = 1_790_000_000;
const CHEAP: KdfCost = KdfCost { m_kib: 64, t: 1, p: 1 };

struct Desk {
    room: Room,
    faults: Faults,
    seed: Vec<u8>,
    time: Arc<std::sync::atomic::AtomicI64>,
}

impl Desk {
    fn ask(&mut self, job: Job) -> Vec<Event> {
        self.room.answer(1, job)
    }

    fn code(&self) -> SecretText {
        let totp = totp_rs::Builder::new().with_secret(self.seed.clone()).build_noncompliant();
        let secs = self.time.load(std::sync::atomic::Ordering::Relaxed).cast_unsigned();
        SecretText::new(totp.generate(secs).to_string())
    }

    fn wait(&self, secs: i64) {
        self.time.fetch_add(secs, std::sync::atomic::Ordering::Relaxed);
    }

    fn unlock(&mut self) -> Vec<Event> {
        let code = self.code();
        self.ask(Job::Unlock { code, passphrase: None })
    }

    fn change(&mut self) -> Vec<Event> {
        self.ask(Job::Change(Doing::Settings, Box::new(|book| book.settings.idle_secs = 60)))
    }
}

/// Set up, locked, unlocked two minutes later; the rotation after it has failed.
fn with_a_failed_rotation() -> Desk {
    let faults = Faults::default();
    let (disk, keychain) = (MemoryDisk::new(&faults), MemoryKeychain::new(&faults));
    let store = Store::with(Box::new(disk), Box::new(keychain));
    let cost = Cost { unlock: Some(CHEAP), recovery: CHEAP, windows: 60 };
    let time = Arc::new(std::sync::atomic::AtomicI64::new(NOW));
    let clock_time = time.clone();
    let clock: Clock = Arc::new(move || {
        Timestamp::from_second(clock_time.load(std::sync::atomic::Ordering::Relaxed)).unwrap()
    });
    let answers = Answers { events: sync_channel(9).0, wake: Arc::new(|| ()) };
    let mut room = Room::new(PathBuf::new(), clock, answers, sync_channel(9).0, Arc::default());
    room.store = Some(store.with_cost(cost));
    let mut desk = Desk { room, faults, seed: Vec::new(), time };
    let Some(Event::SetUpBegun { seed, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.seed = BASE32_NOPAD.decode(seed.expose().replace(' ', "").as_bytes()).unwrap();
    let code = desk.code();
    assert!(matches!(desk.ask(Job::ConfirmCode(code))[..], [Event::CodeJudged(Ok(()))]));
    let done = desk.ask(Job::FinishSetUp { passphrase: None, home: Home::Keychain });
    assert!(matches!(done[..], [Event::Opened { .. }]));
    desk.ask(Job::Lock);
    desk.wait(120);
    assert!(matches!(desk.unlock()[..], [Event::Opened { .. }]));
    desk.faults.fail_at(0, Moment::Before);
    assert!(matches!(desk.ask(Job::RotateTarget)[..], [Event::TargetRotated(Err(_))]));
    desk
}

#[test]
fn a_failed_rotation_is_tried_again_when_something_could_be_written() {
    let mut desk = with_a_failed_rotation();
    assert!(matches!(desk.change()[..], [Event::Wrote(..), Event::TargetRotated(Ok(()))]));
    assert!(matches!(desk.change()[..], [Event::Wrote(..)]));
}

#[test]
fn a_failed_rotation_is_tried_again_before_the_vault_is_locked() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::Lock);
    assert!(matches!(desk.unlock()[..], [Event::NotOpened(Problem::CodeUsed { .. })]));
    desk.wait(30);
    assert!(matches!(desk.unlock()[..], [Event::Opened { .. }]));
}

#[test]
fn how_the_vault_is_opened_is_changed_by_its_owner_alone() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let renew = |code, errand| Job::Renew {
        errand,
        code,
        passphrase: None,
        next_passphrase: Some(SecretText::new("harbor pencil velvet noon".to_owned())),
    };
    let used = desk.code();
    let refused = desk.ask(renew(used, Errand::Passphrase));
    assert!(matches!(refused[..], [Event::Renewed(_, Err(Problem::CodeUsed { .. }))]));
    desk.wait(60);
    let code = desk.code();
    let refused = desk.ask(renew(code, Errand::Sheet));
    assert!(matches!(refused[..], [Event::Renewed(_, Err(_))]), "no sheet was made");
    let Some(Event::SetUpBegun { codes, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    let code = desk.code();
    let done = desk.ask(renew(code, Errand::Sheet));
    let [Event::Renewed(Errand::Sheet, Ok(ways_in))] = &done[..] else { panic!() };
    assert_eq!((ways_in.recovery_left, ways_in.has_passphrase), (3, false));
    desk.wait(60);
    let code = desk.code();
    let done = desk.ask(renew(code, Errand::Passphrase));
    assert!(matches!(&done[..], [Event::Renewed(_, Ok(ways_in))] if ways_in.has_passphrase));
    desk.ask(Job::Lock);
    desk.wait(60);
    assert!(matches!(desk.unlock()[..], [Event::NotOpened(Problem::PassphraseMissing)]));
    let [first, ..] = codes;
    assert!(matches!(desk.ask(Job::UnlockByRecovery(first))[..], [Event::Opened { .. }]));
}

#[test]
fn a_backup_is_made_and_opened_again_and_its_code_works_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keystead backup.age");
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let words = || SecretText::new("unruly zebra fiscal copper mantra".to_owned());
    let back_up = |code, replace| {
        Job::Backup(BackupJob::Write { path: path.clone(), replace, words: words(), code, passphrase: None })
    };
    desk.wait(60);
    let code = desk.code();
    let done = desk.ask(back_up(code, false));
    let [Event::BookChanged(book), Event::BackedUp(Ok((0, 0)))] = &done[..] else { panic!() };
    assert!(book.backup.is_some());
    let used = desk.code();
    let refused = desk.ask(back_up(used, false));
    assert!(matches!(refused[..], [_, Event::BackedUp(Err(Problem::CodeUsed { .. }))]));
    desk.wait(60);
    let code = desk.code();
    let refused = desk.ask(back_up(code, false));
    assert!(matches!(refused[..], [_, Event::BackedUp(Err(Problem::FileExists))]));
    desk.wait(60);
    let (code, before) = (desk.code(), std::fs::read(&path).unwrap());
    assert!(matches!(desk.ask(back_up(code, true))[..], [_, Event::BackedUp(Ok(_))]));
    assert_ne!(std::fs::read(&path).unwrap(), before);
    let opened = desk.ask(Job::Backup(BackupJob::Open { path: path.clone(), words: words() }));
    let [Event::BackupOpened(Ok(BackupSeen { compared, .. }))] = &opened[..] else { panic!() };
    assert_eq!((compared.keys, compared.missing_here), (0, 0));
    assert!(desk.room.opened.is_some());
    desk.ask(Job::LeaveSetUp);
    assert!(desk.room.opened.is_none() && desk.ask(Job::Backup(BackupJob::BringIn)).is_empty());
    let missing =
        desk.ask(Job::Backup(BackupJob::Open { path: folder.path().join("none.age"), words: words() }));
    assert!(matches!(missing[..], [Event::BackupOpened(Err(Problem::CannotRead { .. }))]));
}
