//! The vault's thread on a folder and a keychain in memory: what it does beside what it was asked for.

mod checks;
mod fetch;
mod journal;

use std::sync::mpsc::sync_channel;

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;

use super::super::super::errand::Errand;
use super::super::super::jobs::{BackupJob, BackupSeen};
use super::*;
use crate::app::jobs::{Change, FieldWish};
use crate::domain::permission::{Level, Levels};
use crate::domain::sample;
use crate::domain::secret::SecretField;
use crate::vault::{Cost, Faults, Home, KdfCost, MemoryDisk, MemoryKeychain, Moment, Which};

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
    let done = desk.ask(Job::FinishSetUp { passphrase: None, home: Home::Keychain, restores: false });
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
    let [Event::BookChanged(_), Event::Renewed(Errand::Sheet, Ok(ways_in))] = &done[..] else { panic!() };
    assert_eq!((ways_in.recovery_left, ways_in.has_passphrase), (3, false));
    desk.wait(60);
    let code = desk.code();
    let done = desk.ask(renew(code, Errand::Passphrase));
    assert!(matches!(&done[..], [_, Event::Renewed(_, Ok(ways_in))] if ways_in.has_passphrase));
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
    let [Event::BookChanged(_), Event::BackupOpened(Ok(BackupSeen { compared, .. }))] = &opened[..] else {
        panic!()
    };
    assert_eq!((compared.keys, compared.missing_here), (0, 0));
    assert!(desk.room.opened.is_some());
    desk.ask(Job::LeaveSetUp);
    assert!(desk.room.opened.is_none());
    assert!(matches!(desk.ask(Job::Backup(BackupJob::BringIn))[..], [Event::NotWritten(..)]));
    let missing =
        desk.ask(Job::Backup(BackupJob::Open { path: folder.path().join("none.age"), words: words() }));
    assert!(matches!(missing[..], [Event::BackupOpened(Err(Problem::CannotRead { .. }))]));
}

#[test]
fn a_key_that_can_withdraw_gives_its_fields_only_after_a_fresh_code() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let field = |text: &str| {
        SecretFields(vec![SecretField { name: "secret".to_owned(), text: SecretText::new(text.to_owned()) }])
    };
    let mut keys = sample::book((desk.room.clock)()).keys.into_values();
    let dangerous = keys.next().unwrap();
    let calm = keys.find(|key| !key.levels.has(Level::Withdraw)).unwrap();
    assert!(dangerous.levels.has(Level::Withdraw));
    let (id, calm_id) = (dangerous.id, calm.id);
    for (key, text) in [(dangerous, "one"), (calm, "two")] {
        let created = desk.ask(Job::Create(Box::new(key), field(text)));
        assert!(matches!(created[0], Event::Wrote(..)));
    }
    let wish = |id, is_copy| FieldWish { id, which: Which::Current, field: "secret".to_owned(), is_copy };
    let prove =
        |desk: &mut Desk, code| desk.ask(Job::Prove { wish: wish(id, false), code, passphrase: None });
    assert!(matches!(desk.ask(Job::Fetch(wish(calm_id, false)))[0], Event::Revealed(..)));
    for is_copy in [false, true] {
        assert!(matches!(desk.ask(Job::Fetch(wish(id, is_copy)))[..], [Event::ProofWanted(_)]));
    }
    let used = desk.code();
    assert!(matches!(prove(&mut desk, used)[..], [Event::Proved(Err(Problem::CodeUsed { .. }))]));
    desk.wait(60);
    let code = desk.code();
    let shown = prove(&mut desk, code);
    let [Event::Proved(Ok(())), Event::Revealed(_, _, _, text), ..] = &shown[..] else { panic!() };
    assert_eq!(text.expose(), "one");
    let used = desk.code();
    assert!(matches!(prove(&mut desk, used)[..], [Event::Proved(Err(_))]), "each code works once");
    desk.wait(119);
    assert!(matches!(desk.ask(Job::Fetch(wish(id, false)))[0], Event::Revealed(..)), "two minutes");
    desk.wait(1);
    assert!(matches!(desk.ask(Job::Fetch(wish(id, false)))[..], [Event::ProofWanted(_)]));
    // Calling it harmless does not open it, nor does a clock that is set back.
    let harmless: Change = Box::new(move |book| book.keys.get_mut(&id).unwrap().levels = Levels::default());
    desk.ask(Job::Change(Doing::Edit(id), harmless));
    desk.ask(Job::Lock);
    desk.wait(60);
    desk.unlock();
    let danger: Change = Box::new(move |book| {
        let key = book.keys.get_mut(&id).unwrap();
        key.levels = Levels::default().with(Level::Withdraw);
    });
    desk.ask(Job::Change(Doing::Edit(id), danger));
    desk.ask(Job::Lock);
    desk.wait(60);
    desk.unlock();
    let harmless: Change = Box::new(move |book| book.keys.get_mut(&id).unwrap().levels = Levels::default());
    desk.ask(Job::Change(Doing::Edit(id), harmless));
    assert!(matches!(desk.ask(Job::Fetch(wish(id, false)))[..], [Event::ProofWanted(_)]));
    desk.ask(Job::RotateTarget);
    desk.wait(60);
    let code = desk.code();
    assert!(matches!(prove(&mut desk, code)[0], Event::Proved(Ok(()))));
    desk.wait(-30);
    assert!(matches!(desk.ask(Job::Fetch(wish(id, false)))[..], [Event::ProofWanted(_)]));
    // Nor is a key let go that became dangerous since the unlock.
    let danger: Change = Box::new(move |book| {
        book.keys.get_mut(&calm_id).unwrap().levels = Levels::default().with(Level::Withdraw);
    });
    desk.ask(Job::Change(Doing::Edit(calm_id), danger));
    let harmless: Change =
        Box::new(move |book| book.keys.get_mut(&calm_id).unwrap().levels = Levels::default());
    desk.ask(Job::Change(Doing::Edit(calm_id), harmless));
    assert!(matches!(desk.ask(Job::Fetch(wish(calm_id, false)))[..], [Event::ProofWanted(_)]));
    // Sample keys are opened by no code.
    desk.ask(Job::Lock);
    desk.ask(Job::LookAround);
    let shown = desk.ask(Job::Fetch(wish(id, false)));
    assert!(matches!(shown[0], Event::Revealed(..)));
}

#[test]
fn two_codes_in_a_row_open_the_vault_and_the_phones_time_holds_until_the_lock() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::Lock);
    desk.wait(60);
    // The phone is 10 minutes ahead of the clock, and the table goes on from the phone's time.
    let phone = |desk: &Desk, secs: i64| {
        desk.wait(600 + secs);
        let code = desk.code();
        desk.wait(-600 - secs);
        code
    };
    let code = phone(&desk, 0);
    let refused = desk.ask(Job::Unlock { code, passphrase: None });
    assert!(matches!(refused[..], [Event::NotOpened(Problem::WrongCode { .. })]));
    let two = |desk: &mut Desk| {
        let (first, second) = (phone(desk, 0), phone(desk, 30));
        desk.wait(30);
        desk.ask(Job::UnlockByTwoCodes { first, second, passphrase: None })
    };
    let opened = two(&mut desk);
    let [Event::Opened { news, .. }] = &opened[..] else { panic!() };
    assert_eq!(news.clock_off_secs, Some(600));
    assert!(matches!(desk.ask(Job::RotateTarget)[..], [Event::TargetRotated(Ok(()))]));
    // What asks for a code meanwhile takes it by the phone's time.
    desk.ask(Job::BeginSetUp);
    desk.wait(60);
    let code = phone(&desk, 0);
    let renewed =
        desk.ask(Job::Renew { errand: Errand::Sheet, code, passphrase: None, next_passphrase: None });
    assert!(matches!(renewed[..], [Event::BookChanged(_), Event::Renewed(_, Ok(_))]));
    desk.ask(Job::Lock);
    desk.wait(60);
    assert!(matches!(desk.unlock()[..], [Event::NotOpened(Problem::ClockOutside)]));
    // The clock was set right.
    desk.wait(600);
    let opened = desk.unlock();
    assert!(matches!(&opened[..], [Event::Opened { news, .. }] if news.clock_off_secs.is_none()));
}

#[test]
fn a_restore_without_its_backup_makes_no_empty_vault() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::Lock);
    let Some(Event::SetUpBegun { seed, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.seed = BASE32_NOPAD.decode(seed.expose().replace(' ', "").as_bytes()).unwrap();
    let code = desk.code();
    assert!(matches!(desk.ask(Job::ConfirmCode(code))[..], [Event::CodeJudged(Ok(()))]));
    let finish = Job::FinishSetUp { passphrase: None, home: Home::Keychain, restores: true };
    assert!(matches!(desk.ask(finish)[..], [Event::SetUpFailed(_)]));
    assert!(desk.room.vault.is_none());
}

#[test]
fn after_a_recovery_code_no_phone_is_asked_for() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let Some(Event::SetUpBegun { codes, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.wait(60);
    let code = desk.code();
    let renewed =
        desk.ask(Job::Renew { errand: Errand::Sheet, code, passphrase: None, next_passphrase: None });
    assert!(matches!(renewed[..], [Event::BookChanged(_), Event::Renewed(_, Ok(_))]));
    let key = sample::book((desk.room.clock)()).keys.into_values().next().unwrap();
    let id = key.id;
    let field = SecretField { name: "secret".to_owned(), text: SecretText::new("one".to_owned()) };
    desk.ask(Job::Create(Box::new(key), SecretFields(vec![field])));
    let wish = || FieldWish { id, which: Which::Current, field: "secret".to_owned(), is_copy: false };
    assert!(matches!(desk.ask(Job::Fetch(wish()))[..], [Event::ProofWanted(_)]));
    desk.ask(Job::Lock);
    let [code, ..] = codes;
    let opened = desk.ask(Job::UnlockByRecovery(code));
    assert!(matches!(&opened[..], [Event::Opened { ways_in, .. }] if ways_in.needs_phone));
    assert!(matches!(desk.ask(Job::Fetch(wish()))[0], Event::Revealed(..)));
}

#[test]
fn a_lost_phone_is_shut_out_and_the_window_gets_the_advice() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let old_seed = desk.seed.clone();
    let Some(Event::SetUpBegun { seed, codes, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.wait(60);
    let old_code = desk.code();
    desk.seed = BASE32_NOPAD.decode(seed.expose().replace(' ', "").as_bytes()).unwrap();
    let new_code = desk.code();
    assert!(matches!(desk.ask(Job::ConfirmCode(new_code))[..], [Event::CodeJudged(Ok(()))]));
    let rekey = |code| Job::Renew { errand: Errand::Rekey, code, passphrase: None, next_passphrase: None };
    let done = desk.ask(rekey(old_code));
    let [Event::BookChanged(book), Event::Renewed(Errand::Rekey, Ok(_))] = &done[..] else { panic!() };
    assert!(book.phone_lost.is_some());
    desk.ask(Job::Lock);
    desk.wait(60);
    let new_seed = std::mem::replace(&mut desk.seed, old_seed);
    assert!(matches!(desk.unlock()[..], [Event::NotOpened(Problem::WrongCode { .. })]));
    desk.seed = new_seed;
    desk.wait(60);
    let opened = desk.unlock();
    assert!(matches!(&opened[..], [Event::Opened { book, .. }] if book.phone_lost.is_some()));
    desk.ask(Job::Lock);
    let [first, ..] = codes;
    let opened = desk.ask(Job::UnlockByRecovery(first));
    assert!(matches!(&opened[..], [Event::Opened { ways_in, .. }] if ways_in.recovery_left == 2));
}

#[test]
fn a_pair_is_told_only_when_it_is_sealed_and_one_that_is_stopped_is_not_kept() {
    use super::super::super::jobs::{MadePair, PairOrder};
    use crate::domain::draft::Draft;
    use crate::domain::pair::Algorithm;
    let mut desk = with_a_failed_rotation();
    let id = KeyId([3; 16]);
    let made = |is_stopped: bool| {
        let (exchange, field) = ("binance".to_owned(), "secret".to_owned());
        let order = PairOrder { id, exchange, field, algorithm: Algorithm::Ed25519 };
        let pair = crate::vault::make_pair(Algorithm::Ed25519, &|| false).unwrap();
        Job::KeepPair(Box::new(MadePair { order, pair, is_stopped: Arc::new(AtomicBool::new(is_stopped)) }))
    };
    assert!(matches!(desk.ask(made(false))[..], [Event::NotWritten(Doing::MakePair(of), _)] if of == id));
    let begin = move |book: &mut Book| drop(book.drafts.insert(id, Draft::begin(id, Timestamp::UNIX_EPOCH)));
    desk.ask(Job::Change(Doing::KeepDraft(id), Box::new(begin)));
    assert!(desk.ask(made(true)).is_empty());
    let kept = desk.ask(made(false));
    let Some(Event::Wrote(Doing::MakePair(_), book)) = kept.first() else { panic!("it is kept") };
    assert!(book.drafts[&id].born.as_ref().unwrap().public.starts_with("-----BEGIN PUBLIC KEY-----"));
    desk.ask(Job::Lock);
    assert!(matches!(desk.ask(made(false))[..], [Event::NotWritten(..)]), "the vault is closed");
}
