//! The program ends before or after every durable step of every operation, and again in the middle of starting up; the newest data
//! file may be lost as well. Whatever happens: no key without its secret, no secret of another, nothing half saved shown as saved.

use keystead::vault::{Home, Moment, UnlockError, Vault, Which};

use super::world::{Remains, World, begin_rotation, fields, id, key, secret_of, text};

type Act = fn(&mut Vault, &World) -> Result<(), keystead::vault::Error>;

/// What is done, and what there is afterwards when it worked: the secrets of key 1, current and next.
struct Operation {
    name: &'static str,
    prepare: fn(&mut Vault, &World),
    act: Act,
    before: (Option<&'static str>, Option<&'static str>),
    after: (Option<&'static str>, Option<&'static str>),
}

fn nothing(_: &mut Vault, _: &World) {}

fn created(vault: &mut Vault, world: &World) {
    vault.create(key(1), fields("old"), world.time()).unwrap();
}

fn rotating(vault: &mut Vault, world: &World) {
    created(vault, world);
    begin_rotation(vault, 1, world.time());
}

fn staged(vault: &mut Vault, world: &World) {
    rotating(vault, world);
    vault.stage(id(1), fields("new"), world.time()).unwrap();
}

const OPERATIONS: [Operation; 6] = [
    Operation {
        name: "create",
        prepare: nothing,
        act: |vault, world| vault.create(key(1), fields("old"), world.time()),
        before: (None, None),
        after: (Some("old"), None),
    },
    Operation {
        name: "stage",
        prepare: rotating,
        act: |vault, world| vault.stage(id(1), fields("new"), world.time()).map(|_| ()),
        before: (Some("old"), None),
        after: (Some("old"), Some("new")),
    },
    Operation {
        name: "unstage",
        prepare: staged,
        act: |vault, world| vault.unstage(id(1), world.time()),
        before: (Some("old"), Some("new")),
        after: (Some("old"), None),
    },
    Operation {
        name: "promote",
        prepare: staged,
        act: |vault, world| vault.promote(id(1), world.time()),
        before: (Some("old"), Some("new")),
        after: (Some("new"), None),
    },
    Operation {
        name: "delete",
        prepare: created,
        act: |vault, world| vault.delete(id(1), world.time()),
        before: (Some("old"), None),
        after: (None, None),
    },
    Operation {
        name: "delete in rotation",
        prepare: staged,
        act: |vault, world| vault.delete(id(1), world.time()),
        before: (Some("old"), Some("new")),
        after: (None, None),
    },
];

/// The secrets of key 1 as the window would show them; everything else must be as it was.
fn look(vault: &Vault, context: &str) -> (Option<String>, Option<String>) {
    assert_eq!(secret_of(vault, 9, Which::Current).unwrap(), "bystander", "{context}");
    let key = vault.book().keys.get(&id(1));
    let current =
        key.map(|_| secret_of(vault, 1, Which::Current).unwrap_or_else(|error| panic!("{context}: {error}")));
    let has_next =
        key.and_then(|key| key.rotation.as_ref()).is_some_and(|rotation| rotation.new_fields.is_some());
    let next = has_next
        .then(|| secret_of(vault, 1, Which::Next).unwrap_or_else(|error| panic!("{context}: {error}")));
    if key.is_none() {
        assert!(secret_of(vault, 1, Which::Current).is_err(), "{context}");
    }
    if !has_next {
        assert!(secret_of(vault, 1, Which::Next).is_err(), "{context}: a secret that nothing shows");
    }
    (current, next)
}

fn owned(secrets: (Option<&str>, Option<&str>)) -> (Option<String>, Option<String>) {
    (secrets.0.map(str::to_owned), secrets.1.map(str::to_owned))
}

/// Starts again, as often as it takes, and looks.
fn reopen(world: &mut World, context: &str) -> (Option<String>, Option<String>) {
    world.faults.heal();
    let vault = world.unlock();
    let seen = look(&vault, context);
    let pieces = usize::from(seen.0.is_some()) + usize::from(seen.1.is_some()) + 1;
    if world.home == Home::Keychain {
        assert_eq!(world.pieces().len(), pieces, "{context}: an orphan in the keychain");
    }
    assert_eq!(vault.undeleted(), 0, "{context}");
    drop(vault);
    // And once more: what was seen is what is kept.
    assert_eq!(look(&world.unlock(), context), seen, "{context}: another look");
    seen
}

#[test]
fn no_crash_loses_or_half_saves_anything() {
    let mut schedules = 0;
    for home in [Home::Keychain, Home::File] {
        for operation in &OPERATIONS {
            let mut world = World::new(home);
            // A short table is made quickly, and this makes thousands.
            world.cost.windows = 60;
            let mut vault = world.set_up();
            vault.create(key(9), fields("bystander"), world.time()).unwrap();
            (operation.prepare)(&mut vault, &world);
            drop(vault);
            drop(world.unlock());
            let remains = world.remains();
            let (before, after) = (owned(operation.before), owned(operation.after));
            for moment in [Moment::Before, Moment::After] {
                for step in 0.. {
                    let context = format!("{} at {moment:?} {step}, {home:?}", operation.name);
                    world.put_back(&remains);
                    world.now += 120;
                    let mut vault = world.try_unlock().unwrap();
                    vault.rotate_target(world.time()).unwrap();
                    world.faults.crash_at(step, moment);
                    let done = (operation.act)(&mut vault, &world);
                    let finished = world.faults.steps() <= step;
                    world.faults.heal();
                    if done.is_ok() {
                        assert_eq!(look(&vault, &context), after, "{context}");
                    }
                    drop(vault);
                    let crashed = world.remains();
                    schedules += start_again(&mut world, &crashed, done.is_ok(), (&before, &after), &context);
                    if finished {
                        assert!(step > 1, "{context}: the fault was never reached");
                        break;
                    }
                }
            }
        }
    }
    println!("{schedules} schedules");
    assert!(schedules > 500);
}

type Seen = (Option<String>, Option<String>);

/// Starts after a crash: undisturbed, with a second crash at each step of starting, and with the newest data file lost.
fn start_again(
    world: &mut World,
    crashed: &Remains,
    told: bool,
    (before, after): (&Seen, &Seen),
    context: &str,
) -> usize {
    let mut schedules = 1;
    let seen = reopen(world, context);
    assert!(seen == *before || seen == *after, "{context}: {seen:?}");
    if told {
        assert_eq!(seen, *after, "{context}: what was called done is not");
    }
    // After one step and before the next is the same to whoever comes later.
    for step in 0.. {
        world.put_back(crashed);
        world.now += 120;
        world.faults.crash_at(step, Moment::Before);
        let opened = world.try_unlock().map(|mut vault| vault.rotate_target(world.time()));
        let finished = world.faults.steps() <= step;
        drop(opened);
        let context = format!("{context}, then {step}");
        let again = reopen(world, &context);
        assert!(again == *before || again == *after, "{context}: {again:?}");
        if told {
            assert_eq!(again, *after, "{context}");
        }
        schedules += 1;
        if finished {
            break;
        }
    }
    // The newest data file is lost: one generation back, but each key that is there has its secret.
    world.put_back(crashed);
    if world.disk.bytes("data.1").is_some() {
        for damage in [None, Some(b"torn".to_vec())] {
            world.put_back(crashed);
            world.disk.put("data", damage);
            world.faults.heal();
            let vault = world.unlock();
            assert!(vault.is_from_previous());
            let seen = look(&vault, context);
            assert!(seen == *before || seen == *after, "{context}: {seen:?}");
            drop(vault);
            assert_eq!(look(&world.unlock(), context), seen);
            schedules += 1;
        }
    }
    schedules
}

fn by_code(world: &World, code: usize) -> Result<Vault, UnlockError> {
    world.store().unlock_by_recovery(&text(&world.recovery[code]), world.time())
}

/// After a crash while a recovery code was used: the phone opens, another code opens, also with the newest data file lost.
fn recover_again(world: &mut World, crashed: &Remains, told: bool, expected: &Seen, context: &str) {
    assert_eq!(reopen(world, context), *expected, "{context}");
    for damage in [None, Some(b"torn".to_vec())] {
        world.put_back(crashed);
        world.disk.put("data", damage);
        assert_eq!(look(&world.unlock(), context), *expected, "{context}: the newest lost");
        world.put_back(crashed);
    }
    assert_eq!(look(&by_code(world, 1).unwrap(), context), *expected, "{context}");
    world.put_back(crashed);
    if told {
        assert!(matches!(by_code(world, 0), Err(UnlockError::WrongRecoveryCode)), "{context}: used twice");
    }
}

#[test]
fn no_crash_while_a_recovery_code_is_used_loses_anything() {
    for (home, torn) in
        [Home::Keychain, Home::File].into_iter().flat_map(|home| [(home, false), (home, true)])
    {
        let mut world = World::new(home);
        world.cost.windows = 60;
        let mut vault = world.set_up();
        vault.create(key(9), fields("bystander"), world.time()).unwrap();
        staged(&mut vault, &world);
        // Nothing is under way in either of the two files.
        vault.change(|_| ()).unwrap();
        drop(vault);
        drop(world.unlock());
        if torn {
            world.disk.put("data", Some(b"torn".to_vec()));
        }
        let remains = world.remains();
        let expected = owned((Some("old"), Some("new")));
        for moment in [Moment::Before, Moment::After] {
            for step in 0.. {
                let context = format!("recovery at {moment:?} {step}, {home:?}, torn: {torn}");
                world.put_back(&remains);
                world.faults.crash_at(step, moment);
                let opened = by_code(&world, 0);
                let (told, finished) = (opened.is_ok(), world.faults.steps() <= step);
                world.faults.heal();
                if let Ok(vault) = opened {
                    assert_eq!(look(&vault, &context), expected, "{context}");
                }
                let crashed = world.remains();
                recover_again(&mut world, &crashed, told, &expected, &context);
                if finished {
                    assert!(step > 4, "{context}: the fault was never reached");
                    break;
                }
            }
        }
    }
}

#[test]
#[should_panic(expected = "the keychain no longer has this secret")]
fn the_look_at_a_vault_finds_a_key_without_its_secret() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(9), fields("bystander"), world.time()).unwrap();
    let bystander = world.pieces();
    created(&mut vault, &world);
    let lost = world.pieces().into_iter().find(|name| !bystander.contains(name)).unwrap();
    world.keychain.put(&lost, None);
    look(&vault, "a lost secret");
}

#[test]
#[should_panic(expected = "an orphan in the keychain")]
fn the_look_at_a_vault_finds_a_secret_that_belongs_to_nothing() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    vault.create(key(9), fields("bystander"), world.time()).unwrap();
    drop(vault);
    let other = world.pieces().into_iter().next().unwrap().replace("/s/09", "/s/08");
    world.keychain.put(&other, Some(vec![1]));
    reopen(&mut world, "an orphan");
}

#[test]
fn a_single_failure_is_survived_while_the_program_runs_on() {
    for home in [Home::Keychain, Home::File] {
        for operation in &OPERATIONS {
            let mut world = World::new(home);
            // A short table is made quickly, and this makes thousands.
            world.cost.windows = 60;
            let mut vault = world.set_up();
            vault.create(key(9), fields("bystander"), world.time()).unwrap();
            (operation.prepare)(&mut vault, &world);
            drop(vault);
            drop(world.unlock());
            let remains = world.remains();
            let (before, after) = (owned(operation.before), owned(operation.after));
            for moment in [Moment::Before, Moment::After] {
                for step in 0.. {
                    let context = format!("{} fails at {moment:?} {step}, {home:?}", operation.name);
                    world.put_back(&remains);
                    world.now += 120;
                    let mut vault = world.try_unlock().unwrap();
                    vault.rotate_target(world.time()).unwrap();
                    world.faults.fail_at(step, moment);
                    let done = (operation.act)(&mut vault, &world);
                    let finished = world.faults.steps() <= step;
                    world.faults.heal();
                    let seen = look(&vault, &context);
                    assert_eq!(seen, if done.is_ok() { after.clone() } else { before.clone() }, "{context}");
                    // Tried again, it works.
                    if done.is_err() {
                        (operation.act)(&mut vault, &world)
                            .unwrap_or_else(|error| panic!("{context}: {error}"));
                        assert_eq!(look(&vault, &context), after, "{context}");
                    }
                    vault.change(|book| book.settings.idle_secs = 60).unwrap();
                    drop(vault);
                    assert_eq!(reopen(&mut world, &context), after, "{context}");
                    if finished {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn what_was_finished_or_dropped_is_told() {
    let mut told = (0, 0);
    for step in 0..12 {
        let mut world = World::new(Home::Keychain);
        let mut vault = world.set_up();
        world.faults.crash_at(step, Moment::After);
        let done = vault.create(key(1), fields("one"), world.time()).is_ok();
        drop(vault);
        world.faults.heal();
        let vault = world.unlock();
        let is_there = vault.book().keys.contains_key(&id(1));
        match (vault.recovered(), vault.dropped()) {
            ([], []) => {}
            ([recovered], []) => {
                assert!(*recovered == id(1) && is_there && !done);
                let history = &vault.book().keys[&id(1)].history;
                assert!(history.iter().any(|entry| entry.act == keystead::domain::api_key::Act::Recovered));
                told.0 += 1;
            }
            ([], [dropped]) => {
                assert!(dropped.id == id(1) && dropped.label == "Key 1" && !dropped.in_rotation);
                assert!(!is_there && !done);
                told.1 += 1;
            }
            _ => panic!("both"),
        }
        // It is told once.
        drop(vault);
        let vault = world.unlock();
        assert!(vault.recovered().is_empty() && vault.dropped().is_empty());
    }
    assert!(told.0 > 0 && told.1 > 0, "{told:?}");
}
