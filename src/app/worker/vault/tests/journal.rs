//! What this thread does is in the journal, each thing once, in words that hold no secret; and it is the same after a lock.

use super::*;
use crate::domain::draft::Draft;
use crate::domain::journal::{Chain, to_csv};
use crate::domain::rotation::Rotation;

/// The deeds in the journal, the oldest first, each with its detail.
fn deeds(desk: &Desk) -> Vec<String> {
    let reading = desk.room.vault.as_ref().unwrap().book().journal.read();
    assert_eq!(reading.chain, Chain::Whole);
    let told = |line: &crate::domain::journal::Line| format!("{} {}", line.deed, line.detail);
    reading.lines.iter().map(|line| told(line).trim_end().to_owned()).collect()
}

/// The deeds that came since this many.
fn since(desk: &Desk, count: usize) -> Vec<String> {
    deeds(desk).split_off(count)
}

fn fields(texts: [&str; 2]) -> SecretFields {
    let field = |(name, text): (&str, &str)| SecretField {
        name: name.to_owned(),
        text: SecretText::new(text.to_owned()),
    };
    SecretFields(["api_key", "secret"].into_iter().zip(texts).map(field).collect())
}

fn calm_key(desk: &Desk) -> crate::domain::api_key::ApiKey {
    let mut key = sample::book((desk.room.clock)()).keys.remove(&sample::id(4)).unwrap();
    (key.rotation, key.history) = (Some(Rotation::begin((desk.room.clock)(), &[])), Vec::new());
    key
}

#[test]
fn setting_up_and_opening_are_written_down_and_outlive_a_lock() {
    let mut desk = with_a_failed_rotation();
    assert_eq!(deeds(&desk), ["set-up", "opened code"]);
    desk.ask(Job::RotateTarget);
    desk.ask(Job::Lock);
    desk.wait(60);
    let wrong = SecretText::new("000000".to_owned());
    assert!(matches!(
        desk.ask(Job::Unlock { code: wrong, passphrase: None })[..],
        [Event::NotOpened(Problem::WrongCode { .. })]
    ));
    desk.wait(60);
    desk.unlock();
    let told = deeds(&desk);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[2].starts_with("wrong-codes 1 2026-"), "{told:?}");
    assert_eq!(told[3], "opened code");
    // Not written yet when the background has not run: a lock writes it.
    desk.ask(Job::Lock);
    desk.wait(60);
    desk.unlock();
    assert_eq!(deeds(&desk).len(), 5);
}

#[test]
fn an_opening_by_recovery_code_is_written_at_once() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let Some(Event::SetUpBegun { codes, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.wait(60);
    let code = desk.code();
    desk.ask(Job::Renew { errand: Errand::Sheet, code, passphrase: None, next_passphrase: None });
    desk.ask(Job::Lock);
    let [code, ..] = codes;
    desk.ask(Job::UnlockByRecovery(code));
    assert_eq!(since(&desk, 2), ["sheet-made", "opened recovery-code"]);
    // As if the program were killed: nothing of this session is written any more.
    desk.room.vault = None;
    desk.wait(60);
    desk.unlock();
    assert_eq!(since(&desk, 3), ["opened recovery-code", "opened code"]);
}

#[test]
fn a_kill_right_after_the_background_has_run_loses_no_opening() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    desk.room.vault = None;
    desk.wait(60);
    desk.unlock();
    assert_eq!(since(&desk, 1), ["opened code", "opened code"]);
}

#[test]
fn each_thing_that_is_done_to_a_key_is_one_line() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let key = calm_key(&desk);
    let id = key.id;
    let wish = |is_copy| FieldWish { id, which: Which::Current, field: "secret".to_owned(), is_copy };
    let secrets = ["canary-one-public", "canary-one-private", "canary-two-public", "canary-two-private"];
    desk.ask(Job::Create(Box::new(key), fields([secrets[0], secrets[1]])));
    desk.ask(Job::Fetch(wish(false)));
    desk.ask(Job::Fetch(wish(true)));
    desk.ask(Job::Stage(id, fields([secrets[2], secrets[3]])));
    desk.ask(Job::Promote(id));
    let begin: Change = Box::new(move |book| {
        book.keys.get_mut(&id).unwrap().rotation = Some(Rotation::begin(Timestamp::UNIX_EPOCH, &[]));
    });
    desk.ask(Job::Change(Doing::BeginRotation(id), begin));
    desk.ask(Job::Unstage(id));
    desk.ask(Job::Delete(id));
    let told = since(&desk, 2);
    let expected = [
        "created",
        "revealed secret",
        "copied secret",
        "new-stored",
        "rotated",
        "rotation-taken-back",
        "destroyed",
    ];
    assert_eq!(told, expected);
    let book = desk.room.vault.as_ref().unwrap().book().clone();
    let lines = book.journal.read().lines;
    assert!(lines[2..].iter().all(|line| line.name == "DCA bot" && line.exchange == "kraken"));
    assert_eq!((lines[4].tool.as_str(), lines[3].tool.as_str()), ("3commas", ""));
    // No secret in the file, nor in the table that is saved of it.
    let json = serde_json::to_string(&book.journal).unwrap();
    let table = String::from_utf8(to_csv(&book.journal.read()).unwrap()).unwrap();
    let seed = BASE32_NOPAD.encode(&desk.seed);
    for secret in secrets.into_iter().chain([seed.as_str()]) {
        for piece in [secret, &secret[..8], &secret[secret.len() - 8..]] {
            assert!(!json.contains(piece) && !table.contains(piece), "{piece}");
        }
    }
}

#[test]
fn what_opens_the_vault_and_its_backups_are_written_down_and_so_are_wrong_codes_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.age");
    let words = || SecretText::new("unruly zebra fiscal copper mantra".to_owned());
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    desk.wait(60);
    let renew = |desk: &mut Desk, errand, next: Option<&str>, passphrase: Option<&str>| {
        desk.wait(60);
        let code = desk.code();
        let text = |text: &str| SecretText::new(text.to_owned());
        let (next_passphrase, passphrase) = (next.map(text), passphrase.map(text));
        desk.ask(Job::Renew { errand, code, passphrase, next_passphrase })
    };
    let chosen = "harbor pencil velvet noon";
    renew(&mut desk, Errand::Passphrase, Some(chosen), None);
    renew(&mut desk, Errand::Passphrase, None, Some(chosen));
    desk.wait(60);
    let wrong = SecretText::new("000000".to_owned());
    desk.ask(Job::Renew { errand: Errand::Passphrase, code: wrong, passphrase: None, next_passphrase: None });
    desk.wait(60);
    let code = desk.code();
    let write =
        BackupJob::Write { path: path.clone(), replace: false, words: words(), code, passphrase: None };
    desk.ask(Job::Backup(write));
    desk.ask(Job::Backup(BackupJob::Open { path, words: words() }));
    let told = since(&desk, 2);
    let expected = ["passphrase set", "passphrase removed", "wrong-code", "backup-made 0", "backup-opened 0"];
    assert_eq!(told, expected);
    let begun = desk.ask(Job::BeginSetUp).pop();
    let Some(Event::SetUpBegun { seed, .. }) = begun else { panic!() };
    let old_seed = desk.seed.clone();
    desk.seed = BASE32_NOPAD.decode(seed.expose().replace(' ', "").as_bytes()).unwrap();
    desk.wait(60);
    let code = desk.code();
    desk.ask(Job::ConfirmCode(code));
    let new_seed = std::mem::replace(&mut desk.seed, old_seed);
    let done = renew(&mut desk, Errand::Rekey, None, None);
    assert!(matches!(done.last(), Some(Event::Renewed(Errand::Rekey, Ok(_)))));
    desk.seed = new_seed;
    assert_eq!(since(&desk, 7), ["phone-lost", "sheet-made"]);
    desk.ask(Job::Lock);
    desk.wait(120);
    desk.unlock();
    assert_eq!(since(&desk, 9), ["opened code"], "it goes on under the new data key");
}

#[test]
fn a_backup_takes_the_journal_along_and_a_restore_goes_on_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.age");
    let words = || SecretText::new("unruly zebra fiscal copper mantra".to_owned());
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let key = calm_key(&desk);
    let id = key.id;
    desk.ask(Job::Create(Box::new(key), fields(["one", "two"])));
    desk.ask(Job::Delete(id));
    desk.wait(60);
    let code = desk.code();
    let write =
        BackupJob::Write { path: path.clone(), replace: false, words: words(), code, passphrase: None };
    desk.ask(Job::Backup(write));
    let before = deeds(&desk);
    assert_eq!(before[2..], ["created", "destroyed", "backup-made 0"]);
    desk.ask(Job::Lock);
    desk.ask(Job::Backup(BackupJob::Open { path, words: words() }));
    let Some(Event::SetUpBegun { seed, .. }) = desk.ask(Job::BeginSetUp).pop() else { panic!() };
    desk.seed = BASE32_NOPAD.decode(seed.expose().replace(' ', "").as_bytes()).unwrap();
    let code = desk.code();
    desk.ask(Job::ConfirmCode(code));
    let finish = Job::FinishSetUp { passphrase: None, home: Home::Keychain, restores: true };
    let done = desk.ask(finish);
    assert!(matches!(done[..], [Event::Opened { .. }]));
    let after = deeds(&desk);
    assert_eq!(after[..4], before[..4], "also what was destroyed");
    assert_eq!(after.len(), 5);
    assert!(after[4].starts_with("restored 2026-"), "{after:?}");
}

#[test]
fn the_table_is_saved_where_it_was_asked_for_and_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.csv");
    let mut desk = with_a_failed_rotation();
    let save = |desk: &mut Desk, path: &std::path::Path, replace| {
        desk.ask(Job::SaveJournal { path: path.to_owned(), replace })
    };
    let saved = save(&mut desk, &path, false);
    assert!(matches!(&saved[..], [Event::BookChanged(_), Event::JournalSaved(Ok(at))] if *at == path));
    let table = std::fs::read_to_string(&path).unwrap();
    assert_eq!(table.lines().count(), 3, "{table}");
    assert_eq!(since(&desk, 2), ["exported 2"]);
    let refused = save(&mut desk, &path, false);
    assert!(matches!(refused[..], [Event::JournalSaved(Err(Problem::FileExists))]));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), table);
    let saved = save(&mut desk, &path, true);
    assert!(matches!(saved[..], [_, Event::JournalSaved(Ok(_))]));
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 4);
    let refused = save(&mut desk, std::path::Path::new("/nonexistent/folder/a.csv"), false);
    assert!(matches!(refused[..], [Event::JournalSaved(Err(Problem::CannotWrite { .. }))]));
    assert_eq!(since(&desk, 3).len(), 1, "what was not saved is no line");
    // Of the samples nothing is saved.
    desk.ask(Job::Lock);
    desk.ask(Job::LookAround);
    let refused = save(&mut desk, &folder.path().join("samples.csv"), false);
    assert!(matches!(refused[..], [Event::JournalSaved(Err(_))]));
    assert!(!folder.path().join("samples.csv").exists());
    desk.ask(Job::Lock);
    let refused = save(&mut desk, &folder.path().join("locked.csv"), false);
    assert!(matches!(refused[..], [Event::JournalSaved(Err(_))]));
}

#[test]
fn what_could_not_be_written_is_no_line_and_a_draft_is_none() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let before = deeds(&desk);
    desk.faults.fail_at(0, Moment::Before);
    let key = calm_key(&desk);
    let refused = desk.ask(Job::Create(Box::new(key), fields(["one", "two"])));
    assert!(matches!(refused[0], Event::NotWritten(..)));
    assert_eq!(deeds(&desk), before);
    let now = (desk.room.clock)();
    let draft = Draft::begin(sample::id(1), now);
    let keep: Change = Box::new(move |book| drop(book.drafts.insert(draft.id, draft)));
    desk.ask(Job::Change(Doing::KeepDraft(sample::id(1)), keep));
    assert_eq!(deeds(&desk), before);
}
