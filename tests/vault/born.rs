//! Pairs that are born here: whoever saw the public half has the secret half, whatever crashed. Before and after every durable step,
//! with another crash while starting again, with the newest data file lost.

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePublicKey};
use keystead::domain::draft::Draft;
use keystead::domain::pair::Algorithm;
use keystead::domain::secret::{SecretField, SecretFields};
use keystead::vault::{Error, Home, Moment, Vault, Which, make_pair};

use super::world::{Remains, World, begin_rotation, fields, id, key, secret_of, text};

type Act = fn(&mut Vault, &World) -> Result<(), Error>;

/// What there is of key 1: the public half that waits, and that of the secret in use and of the new one, or "pasted".
type Seen = [Option<String>; 3];

struct Operation {
    name: &'static str,
    prepare: fn(&mut Vault, &World),
    act: Act,
    /// Whether something waits, is in use, is new: afterwards, when it worked.
    after: [bool; 3],
}

fn pasted() -> SecretFields {
    SecretFields(vec![SecretField { name: "api_key".to_owned(), text: text("PUBLIC-api-key") }])
}

fn keep(vault: &mut Vault, world: &World) -> Result<(), Error> {
    let pair = make_pair(Algorithm::Ed25519, &|| false).unwrap();
    vault.keep_pair(id(1), "kraken", "secret", pair, world.time())
}

fn drafted(vault: &mut Vault, world: &World) {
    let draft = Draft::begin(id(1), world.time());
    vault.change(|book| drop(book.drafts.insert(id(1), draft))).unwrap();
}

fn waiting(vault: &mut Vault, world: &World) {
    drafted(vault, world);
    keep(vault, world).unwrap();
}

fn created(vault: &mut Vault, world: &World) {
    waiting(vault, world);
    vault.create(key(1), pasted(), world.time()).unwrap();
    vault.change(|book| drop(book.drafts.remove(&id(1)))).unwrap();
}

fn rotating(vault: &mut Vault, world: &World) {
    created(vault, world);
    begin_rotation(vault, 1, world.time());
}

fn waiting_in_rotation(vault: &mut Vault, world: &World) {
    rotating(vault, world);
    keep(vault, world).unwrap();
}

fn staged(vault: &mut Vault, world: &World) {
    waiting_in_rotation(vault, world);
    vault.stage(id(1), pasted(), world.time()).unwrap();
}

const OPERATIONS: [Operation; 12] = [
    Operation { name: "make", prepare: drafted, act: keep, after: [true, false, false] },
    Operation { name: "make another", prepare: waiting, act: keep, after: [true, false, false] },
    Operation {
        name: "paste the API key",
        prepare: waiting,
        act: |vault, world| vault.create(key(1), pasted(), world.time()),
        after: [false, true, false],
    },
    Operation {
        name: "paste a secret instead",
        prepare: waiting,
        act: |vault, world| vault.create(key(1), fields("pasted"), world.time()),
        after: [false, true, false],
    },
    Operation {
        name: "discard",
        prepare: waiting,
        act: |vault, _| vault.change(|book| drop(book.drafts.remove(&id(1)))),
        after: [false, false, false],
    },
    Operation { name: "make in rotation", prepare: rotating, act: keep, after: [true, true, false] },
    Operation {
        name: "make another there",
        prepare: waiting_in_rotation,
        act: keep,
        after: [true, true, false],
    },
    Operation {
        name: "paste the new API key",
        prepare: waiting_in_rotation,
        act: |vault, world| vault.stage(id(1), pasted(), world.time()).map(|_| ()),
        after: [false, true, true],
    },
    Operation {
        name: "paste a new secret instead",
        prepare: waiting_in_rotation,
        act: |vault, world| vault.stage(id(1), fields("pasted"), world.time()).map(|_| ()),
        after: [false, true, true],
    },
    Operation {
        name: "take back",
        prepare: waiting_in_rotation,
        act: |vault, world| vault.unstage(id(1), world.time()),
        after: [false, true, false],
    },
    Operation {
        name: "finish the rotation",
        prepare: staged,
        act: |vault, world| vault.promote(id(1), world.time()),
        after: [false, true, false],
    },
    Operation {
        name: "delete in rotation",
        prepare: waiting_in_rotation,
        act: |vault, world| vault.delete(id(1), world.time()),
        after: [false, false, false],
    },
];

/// The public half of the secret that is saved there, by another path than the one by which it was made.
fn public_of(vault: &Vault, which: Which, context: &str) -> String {
    let private = vault.reveal(id(1), which, "secret").unwrap_or_else(|error| panic!("{context}: {error}"));
    match SigningKey::from_pkcs8_pem(private.expose()) {
        Ok(key) => key.verifying_key().to_public_key_pem(LineEnding::LF).unwrap(),
        Err(_) => "pasted".to_owned(),
    }
}

/// What the window would show; what it says of a pair is true.
fn look(vault: &Vault, context: &str) -> Seen {
    assert_eq!(secret_of(vault, 9, Which::Current).unwrap(), "bystander", "{context}");
    let book = vault.book();
    let Some(key) = book.keys.get(&id(1)) else {
        let born = book.drafts.get(&id(1)).and_then(|draft| draft.born.as_ref());
        return [born.map(|born| born.public.clone()), None, None];
    };
    let said = |pair: Option<&keystead::domain::pair::Born>| {
        pair.map_or_else(|| "pasted".to_owned(), |born| born.public.clone())
    };
    let now = public_of(vault, Which::Current, context);
    assert_eq!(said(key.born.as_ref()), now, "{context}: of the key");
    let rotation = key.rotation.as_ref();
    let born = rotation.and_then(|rotation| rotation.born.as_ref());
    if rotation.is_some_and(|rotation| rotation.new_fields.is_some()) {
        let next = public_of(vault, Which::Next, context);
        assert_eq!(said(born), next, "{context}: of the new key");
        return [None, Some(now), Some(next)];
    }
    [born.map(|born| born.public.clone()), Some(now), None]
}

/// Starts again and looks; nothing is left over.
fn reopen(world: &mut World, context: &str) -> Seen {
    let seen = look_again(world, context);
    if world.home == Home::Keychain {
        assert_eq!(world.pieces().len(), 1 + seen.iter().flatten().count(), "{context}: an orphan");
    }
    seen
}

/// Starts again and looks. A public half that is shown has its secret half: pasting the API key gives a key that signs.
fn look_again(world: &mut World, context: &str) -> Seen {
    world.faults.heal();
    let vault = world.unlock();
    let seen = look(&vault, context);
    assert_eq!(vault.undeleted(), 0, "{context}");
    drop(vault);
    let mut vault = world.unlock();
    assert_eq!(look(&vault, context), seen, "{context}: another look");
    if let Some(public) = &seen[0] {
        let remains = world.remains();
        let which = if seen[1].is_some() {
            vault.stage(id(1), pasted(), world.time()).map(|_| ()).unwrap();
            Which::Next
        } else {
            vault.create(key(1), pasted(), world.time()).unwrap();
            Which::Current
        };
        assert_eq!(public_of(&vault, which, context), *public, "{context}: another secret half");
        drop(vault);
        world.put_back(&remains);
    }
    seen
}

fn prepared(home: Home, operation: &Operation) -> (World, Remains, Seen) {
    let mut world = World::new(home);
    // A short table is made quickly, and this makes thousands.
    world.cost.windows = 60;
    let mut vault = world.set_up();
    vault.create(key(9), fields("bystander"), world.time()).unwrap();
    (operation.prepare)(&mut vault, &world);
    let before = look(&vault, operation.name);
    drop(vault);
    drop(world.unlock());
    let remains = world.remains();
    (world, remains, before)
}

/// What there is, is as before or as it was to become.
fn judge(operation: &Operation, before: &Seen, told: Option<&Seen>, seen: &Seen, context: &str) {
    let is_after = seen.each_ref().map(Option::is_some) == operation.after;
    assert!(seen == before || is_after, "{context}: {seen:?}");
    if let Some(told) = told {
        assert_eq!(seen, told, "{context}: what was called done is not");
    }
}

fn start_again(
    world: &mut World,
    crashed: &Remains,
    operation: &Operation,
    (before, told): (&Seen, Option<&Seen>),
    context: &str,
) -> usize {
    let seen = reopen(world, context);
    judge(operation, before, told, &seen, context);
    let mut schedules = 1;
    for step in 0.. {
        world.put_back(crashed);
        world.now += 120;
        world.faults.crash_at(step, Moment::Before);
        let opened = world.try_unlock().map(|mut vault| vault.rotate_target(world.time()));
        let finished = world.faults.steps() <= step;
        drop(opened);
        let context = format!("{context}, then {step}");
        judge(operation, before, told, &reopen(world, &context), &context);
        schedules += 1;
        if finished {
            break;
        }
    }
    for damage in [None, Some(b"torn".to_vec())] {
        world.put_back(crashed);
        world.disk.put("data", damage);
        world.faults.heal();
        let vault = world.unlock();
        let seen = look(&vault, context);
        // Who was shown the public half has the secret half, also when the newest file is lost.
        let has_both = world.home == Home::Keychain && operation.name.starts_with("make");
        let told = told.filter(|_| has_both);
        judge(operation, before, told, &seen, &format!("{context}, the newest lost"));
        drop(vault);
        assert_eq!(look_again(world, context), seen);
        schedules += 1;
    }
    schedules
}

#[test]
fn whoever_saw_the_public_half_has_the_secret_half_whatever_crashed() {
    let mut schedules = 0;
    for home in [Home::Keychain, Home::File] {
        for operation in &OPERATIONS {
            let (mut world, remains, before) = prepared(home, operation);
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
                    let shown = look(&vault, &context);
                    let told = done.is_ok().then_some(&shown);
                    if told.is_some() {
                        assert_eq!(shown.each_ref().map(Option::is_some), operation.after, "{context}");
                    } else {
                        assert_eq!(shown, before, "{context}: shown without being saved");
                    }
                    drop(vault);
                    let crashed = world.remains();
                    schedules += start_again(&mut world, &crashed, operation, (&before, told), &context);
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

#[test]
fn a_failure_shows_nothing_and_the_next_try_works() {
    for home in [Home::Keychain, Home::File] {
        for operation in &OPERATIONS {
            let (mut world, remains, before) = prepared(home, operation);
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
                    if let Err(error) = done {
                        assert_eq!(look(&vault, &context), before, "{context}: {error}");
                        (operation.act)(&mut vault, &world).unwrap();
                    }
                    let seen = look(&vault, &context);
                    assert_eq!(seen.each_ref().map(Option::is_some), operation.after, "{context}");
                    vault.change(|book| book.settings.idle_secs = 60).unwrap();
                    drop(vault);
                    assert_eq!(reopen(&mut world, &context), seen, "{context}");
                    if finished {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn a_pair_is_sealed_anew_with_everything_else_after_a_lost_phone() {
    for home in [Home::Keychain, Home::File] {
        let (mut world, _, before) = prepared(home, &OPERATIONS[1]);
        let mut vault = world.unlock();
        world.now += 120;
        let proof = world.prove_at(&vault, 0).unwrap();
        let mut next = world.clone();
        let enrolment = next.enrol(&world.store());
        vault.rekey(&enrolment, proof, next.time()).unwrap();
        assert_eq!(look(&vault, "sealed anew"), before);
        drop(vault);
        assert_eq!(reopen(&mut next, "after a lost phone"), before);
    }
}

#[test]
fn a_backup_says_of_a_pair_that_waits_that_it_is_still_to_be_made() {
    let (mut world, ..) = prepared(Home::Keychain, &OPERATIONS[1]);
    let mut vault = world.unlock();
    world.now += 60;
    let proof = world.prove_at(&vault, 0).unwrap();
    let backup = vault.back_up(proof, world.time()).unwrap();
    let mut other = World::new(Home::Keychain);
    let mut vault = other.set_up();
    vault.bring_in(&backup, other.time()).unwrap();
    assert!(vault.book().drafts[&id(1)].born.is_none());
}

#[test]
fn a_backup_brings_back_a_key_that_was_made_here_with_its_public_half() {
    let (mut world, _, before) = prepared(Home::Keychain, &OPERATIONS[10]);
    let mut vault = world.unlock();
    world.now += 60;
    let proof = world.prove_at(&vault, 0).unwrap();
    let backup = vault.back_up(proof, world.time()).unwrap();
    let mut other = World::new(Home::File);
    let mut vault = other.set_up();
    vault.create(key(9), fields("bystander"), other.time()).unwrap();
    vault.bring_in(&backup, other.time()).unwrap();
    assert_eq!(look(&vault, "brought in"), before);
}

#[test]
fn an_edit_cannot_say_anything_else_of_a_pair() {
    let (mut world, ..) = prepared(Home::Keychain, &OPERATIONS[7]);
    let mut vault = world.unlock();
    let rotation = |key: &mut keystead::domain::api_key::ApiKey| key.rotation.take().unwrap();
    let edits: [fn(&mut keystead::domain::api_key::ApiKey); 2] =
        [|key| key.born = None, |key| key.rotation.as_mut().unwrap().born.as_mut().unwrap().public.clear()];
    for edit in edits {
        let refused = vault.change(|book| edit(book.keys.get_mut(&id(1)).unwrap()));
        assert!(matches!(refused, Err(Error::EditRefused)));
    }
    let refused = vault.change(|book| drop(rotation(book.keys.get_mut(&id(1)).unwrap())));
    assert!(matches!(refused, Err(Error::EditRefused)), "it is taken back, not edited away");
    let (mut world, ..) = prepared(Home::Keychain, &OPERATIONS[1]);
    let mut vault = world.unlock();
    let refused = vault.change(|book| book.drafts.get_mut(&id(1)).unwrap().born = None);
    assert!(matches!(refused, Err(Error::EditRefused)));
}

#[test]
fn a_pair_is_kept_only_where_one_is_waited_for() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    assert!(matches!(keep(&mut vault, &world), Err(Error::NoSuchKey)), "no draft");
    created(&mut vault, &world);
    assert!(matches!(keep(&mut vault, &world), Err(Error::NoSuchKey)), "no rotation");
    begin_rotation(&mut vault, 1, world.time());
    keep(&mut vault, &world).unwrap();
    vault.stage(id(1), pasted(), world.time()).unwrap();
    assert!(matches!(keep(&mut vault, &world), Err(Error::NoSuchKey)), "the new one is stored");
}

#[test]
fn a_pair_of_another_exchange_is_not_made_a_field_of_the_key() {
    let mut world = World::new(Home::Keychain);
    let mut vault = world.set_up();
    waiting(&mut vault, &world);
    let mut other = key(1);
    other.exchange = "bybit".to_owned();
    vault.create(other, pasted(), world.time()).unwrap();
    let key = &vault.book().keys[&id(1)];
    assert_eq!((key.fields.len(), key.born.is_some()), (1, false));
    assert_eq!(world.pieces().len(), 1, "the pair is destroyed");
}

#[test]
fn nothing_is_shown_of_a_pem() {
    let (mut world, ..) = prepared(Home::Keychain, &OPERATIONS[10]);
    let vault = world.unlock();
    let hints = &vault.book().keys[&id(1)].fields;
    assert_eq!(hints[0].hint, "PUBL … -key");
    assert_eq!((hints[1].name.as_str(), hints[1].hint.as_str()), ("secret", ""));
}

#[test]
fn nothing_written_down_holds_the_secret_half_in_clear() {
    let (mut world, ..) = prepared(Home::File, &OPERATIONS[10]);
    let vault = world.unlock();
    let private = vault.reveal(id(1), Which::Current, "secret").unwrap();
    let body = private.expose().lines().nth(1).unwrap().to_owned();
    for (name, bytes) in world.remains().files {
        assert!(!String::from_utf8_lossy(&bytes).contains(&body[20..]), "{name}");
    }
    assert!(!format!("{:?}", vault.book()).contains(&body[20..]));
}
