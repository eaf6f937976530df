//! The vault against a plain map: a long walk of random operations, crashes, damaged copies and tries to get in. After each step
//! the vault shows what the map says, also when it is opened anew. `KEYSTEAD_STEPS` makes the walk longer.

use std::collections::BTreeMap;

use keystead::vault::{Error, Home, Moment, UnlockError, Vault, Which};

use super::world::{WORDS, World, fields, id, key, secret_of, text};

const OTHER: &str = "gravel tulip nineteen orbit saddle brisk";
const KEYS: u32 = 6;

/// What the map says of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    label: String,
    current: String,
    is_rotating: bool,
    next: Option<String>,
}

type Map = BTreeMap<u8, Known>;

/// What a person may do.
#[derive(Clone, Debug)]
enum Act {
    Create(u8, String),
    Label(u8, String),
    Begin(u8),
    Stage(u8, String),
    TakeBack(u8),
    Promote(u8),
    Delete(u8),
    Passphrase(Option<&'static str>),
    Phone,
    Sheet,
    Rekey,
}

/// Choices by `SplitMix64`: the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as u32 % count
    }

    fn act(&mut self, step: usize, home: Home) -> Act {
        let number = self.below(KEYS) as u8;
        let word = format!("word{step}");
        match self.below(40) {
            0..9 => Act::Create(number, word),
            9..15 => Act::Label(number, word),
            15..20 => Act::Begin(number),
            20..26 => Act::Stage(number, word),
            26..29 => Act::TakeBack(number),
            29..33 => Act::Promote(number),
            33..37 => Act::Delete(number),
            37 => Act::Phone,
            // Each sheet leaves three struck codes behind for good.
            38 if self.below(8) == 0 => Act::Sheet,
            39 if self.below(3) == 0 => Act::Rekey,
            _ => Act::Passphrase(match self.below(3) {
                0 if home == Home::Keychain => None,
                1 => Some(OTHER),
                _ => Some(WORDS),
            }),
        }
    }
}

/// What the map says afterwards; none where the vault has to refuse.
fn expected(map: &Map, act: &Act) -> Option<Map> {
    let mut map = map.clone();
    match act {
        Act::Create(number, word) => {
            if map.contains_key(number) {
                return None;
            }
            let label = format!("Key {number}");
            map.insert(*number, Known { label, current: word.clone(), is_rotating: false, next: None });
        }
        Act::Label(number, word) => map.get_mut(number)?.label.clone_from(word),
        Act::Begin(number) => map.get_mut(number).filter(|key| !key.is_rotating)?.is_rotating = true,
        Act::Stage(number, word) => {
            let key = map.get_mut(number).filter(|key| key.is_rotating && key.next.is_none())?;
            key.next = Some(word.clone());
        }
        Act::TakeBack(number) => {
            let key = map.get_mut(number)?;
            (key.is_rotating, key.next) = (false, None);
        }
        Act::Promote(number) => {
            let key = map.get_mut(number)?;
            key.current = key.next.take()?;
            key.is_rotating = false;
        }
        Act::Delete(number) => drop(map.remove(number)),
        Act::Passphrase(_) | Act::Phone | Act::Sheet | Act::Rekey => {}
    }
    Some(map)
}

/// What the vault shows.
fn seen(vault: &Vault) -> Map {
    let shown = vault.book().keys.values().map(|key| {
        let number = key.id.0[0];
        let secret = |which| secret_of(vault, number, which).unwrap();
        let has_next = key.rotation.as_ref().is_some_and(|rotation| rotation.new_fields.is_some());
        let known = Known {
            label: key.label.clone(),
            current: secret(Which::Current),
            is_rotating: key.rotation.is_some(),
            next: has_next.then(|| secret(Which::Next)),
        };
        (number, known)
    });
    shown.collect()
}

/// The computer, the phone and what is known of them.
struct Walk {
    world: World,
    vault: Option<Vault>,
    map: Map,
    dice: Dice,
}

/// What opens the vault: phone, passphrase, sheet.
type WaysIn = (Vec<u8>, Option<&'static str>, Vec<String>);

impl Walk {
    fn new(home: Home, seed: u64) -> Self {
        let mut world = World::new(home);
        world.cost.windows = 60;
        let vault = Some(world.set_up());
        let dice = Dice(seed);
        Self { world, vault, map: Map::new(), dice }
    }

    fn ways_in(&self) -> WaysIn {
        (self.world.seed.clone(), self.world.passphrase, self.world.recovery.clone())
    }

    fn take(&mut self, (seed, passphrase, recovery): WaysIn) {
        (self.world.seed, self.world.passphrase, self.world.recovery) = (seed, passphrase, recovery);
    }

    /// Does it. What opens the vault afterwards, if it worked, is given beside.
    fn perform(&mut self, act: &Act, fault: Option<(usize, Moment)>) -> (Result<(), Error>, WaysIn) {
        self.world.now += 60;
        let (now, mut new) = (self.world.time(), self.ways_in());
        let vault = self.vault.as_mut().unwrap();
        let proof = match act {
            Act::Passphrase(_) | Act::Phone | Act::Sheet | Act::Rekey => {
                Some(self.world.prove_at(vault, 0).unwrap())
            }
            _ => None,
        };
        let enrolment = matches!(act, Act::Phone | Act::Sheet | Act::Rekey).then(|| {
            let mut other = self.world.clone();
            let enrolment = other.enrol(&other.store());
            match act {
                Act::Phone => new.0 = other.seed,
                Act::Rekey => (new.0, new.2) = (other.seed, other.recovery),
                _ => new.2 = other.recovery,
            }
            enrolment
        });
        if let Some((step, moment)) = fault {
            self.world.faults.crash_at(step, moment);
        }
        let done = match act {
            Act::Create(number, word) => vault.create(key(*number), fields(word), now),
            Act::Label(number, word) => {
                let known = vault.book().keys.contains_key(&id(*number));
                let change = vault.change(|book| {
                    if let Some(key) = book.keys.get_mut(&id(*number)) {
                        key.label.clone_from(word);
                    }
                });
                if known { change } else { Err(Error::NoSuchKey) }
            }
            Act::Begin(number) => {
                match vault.book().keys.get(&id(*number)).map(|key| key.rotation.is_some()) {
                    Some(false) => vault.change(|book| {
                        let mut rotating = book.keys[&id(*number)].clone();
                        rotating.rotation = Some(keystead::domain::rotation::Rotation::begin(now, &[]));
                        book.keys.insert(id(*number), rotating);
                    }),
                    _ => Err(Error::NoSuchKey),
                }
            }
            Act::Stage(number, word) => vault.stage(id(*number), fields(word), now).map(|_| ()),
            Act::TakeBack(number) => vault.unstage(id(*number), now),
            Act::Promote(number) => vault.promote(id(*number), now),
            Act::Delete(number) => vault.delete(id(*number), now),
            Act::Passphrase(next) => {
                new.1 = *next;
                vault.change_passphrase(next.map(text).as_ref(), proof.unwrap(), now)
            }
            Act::Phone => vault.link_phone(enrolment.as_ref().unwrap(), proof.unwrap(), now),
            Act::Sheet => vault.renew_sheet(enrolment.as_ref().unwrap(), proof.unwrap(), now),
            Act::Rekey => vault.rekey(enrolment.as_ref().unwrap(), proof.unwrap(), now),
        };
        (done, new)
    }

    /// One operation with everything working.
    fn act(&mut self, step: usize) {
        let act = self.dice.act(step, self.world.home);
        let wanted = expected(&self.map, &act);
        let (done, new) = self.perform(&act, None);
        match (done, wanted) {
            (Ok(()), Some(wanted)) => {
                self.map = wanted;
                self.take(new);
            }
            (Ok(()), None) => panic!("{step}: {act:?} had to be refused"),
            // Nothing to take back, nothing to delete: refused is as good as done.
            (Err(_), None) => {}
            (Err(_), Some(wanted)) => assert_eq!(wanted, self.map, "{step}: {act:?} was refused"),
        }
        assert_eq!(seen(self.vault.as_ref().unwrap()), self.map, "{step}: {act:?}");
    }

    /// The program ends somewhere in an operation and is started again: it stands before or after it, whatever opens it then.
    fn crash(&mut self, step: usize) {
        let act = self.dice.act(step, self.world.home);
        let moment = if self.dice.below(2) == 0 { Moment::Before } else { Moment::After };
        // Sealing everything anew takes a step for each secret.
        let most = if matches!(act, Act::Rekey) { 40 } else { 12 };
        let fault = (self.dice.below(most) as usize, moment);
        let (old, before) = (self.ways_in(), self.map.clone());
        let wanted = expected(&self.map, &act);
        let (done, new) = self.perform(&act, Some(fault));
        self.vault = None;
        self.world.faults.heal();
        self.world.now += 120;
        let mut opened = None;
        for ways_in in [&new, &old] {
            self.take(ways_in.clone());
            self.world.disk.put("tries", None);
            if let Ok(vault) = self.world.try_unlock() {
                opened = Some(vault);
                break;
            }
            assert!(done.is_err(), "{step}: {act:?} {fault:?}: what was called done does not open it");
        }
        let context = format!("{step}: {act:?} {fault:?} {done:?}");
        let mut vault = opened.unwrap_or_else(|| panic!("{context}: neither opens it"));
        vault.rotate_target(self.world.time()).unwrap();
        let shown = seen(&vault);
        if done.is_ok() {
            assert_eq!(Some(&shown), wanted.as_ref(), "{context}: what was called done holds");
        } else {
            assert!(shown == before || Some(&shown) == wanted.as_ref(), "{context}: {shown:?}");
        }
        // Of two sheets one is in force, as a whole.
        if old.2 != new.2 {
            let remains = self.world.remains();
            let [is_new, is_old] = [&new.2, &old.2].map(|sheet| {
                let code = text(sheet.first().map_or("used up", String::as_str));
                let is_open = self.world.store().unlock_by_recovery(&code, self.world.time()).is_ok();
                self.world.put_back(&remains);
                is_open
            });
            let is_old = is_old || old.2.is_empty() && !is_new;
            assert!(is_new != is_old && (is_new || done.is_err()), "{context}: {is_new} {is_old}");
            self.world.recovery = if is_new { new.2 } else { old.2 };
        }
        self.map = shown;
        self.vault = Some(vault);
        self.lock_and_unlock();
    }

    fn lock_and_unlock(&mut self) {
        if let Some(mut vault) = self.vault.take() {
            vault.close(self.world.time());
        }
        let vault = self.world.unlock();
        assert!(!vault.is_from_previous() && vault.undeleted() == 0);
        if self.world.home == Home::Keychain {
            let secrets = self.map.values().map(|key| 1 + usize::from(key.next.is_some())).sum::<usize>();
            assert_eq!(self.world.pieces().len(), secrets, "an orphan in the keychain");
        }
        assert_eq!(seen(&vault), self.map);
        self.vault = Some(vault);
    }

    /// A used code, a wrong one and a wrong passphrase open nothing and change nothing.
    fn knock(&mut self) {
        self.lock_and_unlock();
        self.vault = None;
        assert!(matches!(self.world.try_unlock(), Err(UnlockError::CodeUsed { .. })));
        self.world.now += 60;
        let mut stranger = self.world.clone();
        stranger.seed = vec![3; 20];
        let refused = stranger.try_unlock();
        assert!(refused.is_err());
        self.world.now += 900;
        self.lock_and_unlock();
    }

    /// One copy of a file is damaged while the program is closed; the other stands in.
    fn damage(&mut self) {
        self.vault = None;
        let name = ["slots.a", "slots.b", "data.1"][self.dice.below(3) as usize];
        let mut bytes = self.world.disk.bytes(name).unwrap();
        let at = self.dice.below(bytes.len() as u32) as usize;
        bytes[at] ^= 1 << self.dice.below(8);
        self.world.disk.put(name, Some(bytes));
        self.lock_and_unlock();
    }

    /// The phone is gone: a recovery code opens, and another phone and passphrase take over.
    fn recover(&mut self) {
        if self.world.recovery.is_empty() {
            return;
        }
        self.vault = None;
        self.world.now += 60;
        let code = self.world.recovery.remove(0);
        let mut vault = self.world.store().unlock_by_recovery(&text(&code), self.world.time()).unwrap();
        assert_eq!(seen(&vault), self.map);
        let left = self.world.recovery.clone();
        let enrolment = self.world.enrol(&self.world.store());
        self.world.passphrase = Some(if self.dice.below(2) == 0 { WORDS } else { OTHER });
        let (passphrase, now) = (self.world.passphrase(), self.world.time());
        if self.dice.below(2) == 0 {
            vault.rekey_after_recovery(&enrolment, passphrase.as_ref(), now).unwrap();
        } else {
            self.world.recovery = left;
            vault.replace_phone(&enrolment, passphrase.as_ref(), now).unwrap();
        }
        drop(vault);
        let again = self.world.store().unlock_by_recovery(&text(&code), self.world.time());
        assert!(matches!(again, Err(UnlockError::WrongRecoveryCode)), "each opens once");
        self.lock_and_unlock();
    }

    fn step(&mut self, step: usize) {
        match self.dice.below(100) {
            0..70 => self.act(step),
            70..85 => self.crash(step),
            85..95 => self.lock_and_unlock(),
            95..97 => self.knock(),
            97..99 => self.damage(),
            _ => self.recover(),
        }
    }
}

#[test]
fn a_long_random_walk_ends_where_a_plain_map_says() {
    let asked = std::env::var("KEYSTEAD_STEPS").ok().and_then(|steps| steps.parse().ok());
    let steps: usize = asked.unwrap_or(4_000);
    std::thread::scope(|scope| {
        for (home, seed) in [(Home::Keychain, 1), (Home::File, 2)] {
            scope.spawn(move || {
                let mut walk = Walk::new(home, seed);
                for step in 0..steps / 2 {
                    walk.step(step);
                }
                println!("{home:?}: {} steps, {} keys at the end", steps / 2, walk.map.len());
            });
        }
    });
}
