//! A folder, a keychain and a phone, all in memory.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use keystead::domain::api_key::{ApiKey, KeyId, Purpose};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::rotation::Rotation;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::vault::{
    Cost, Enrolment, Faults, Home, KdfCost, MemoryDisk, MemoryKeychain, Proof, Store, Typed, UnlockError,
    Vault, Which,
};

pub const CHEAP: KdfCost = KdfCost { m_kib: 64, t: 1, p: 1 };
pub const COST: Cost = Cost { unlock: Some(CHEAP), recovery: CHEAP, windows: 400 };
pub const WORDS: &str = "unruly zebra fiscal copper mantra dusk";

/// A computer with a phone beside it. A clone is a second look at the same computer.
#[derive(Clone)]
pub struct World {
    pub faults: Faults,
    pub disk: MemoryDisk,
    pub keychain: MemoryKeychain,
    pub home: Home,
    pub passphrase: Option<&'static str>,
    /// Seconds since 1970.
    pub now: i64,
    pub seed: Vec<u8>,
    pub recovery: Vec<String>,
    pub cost: Cost,
}

/// Everything that outlives the program.
#[derive(Clone, PartialEq, Eq)]
pub struct Remains {
    pub now: i64,
    pub files: BTreeMap<String, Vec<u8>>,
    pub entries: BTreeMap<String, Vec<u8>>,
}

pub fn text(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

impl World {
    pub fn new(home: Home) -> Self {
        let faults = Faults::default();
        Self {
            disk: MemoryDisk::new(&faults),
            keychain: MemoryKeychain::new(&faults),
            faults,
            home,
            passphrase: (home == Home::File).then_some(WORDS),
            now: 1_790_000_000,
            seed: Vec::new(),
            recovery: Vec::new(),
            cost: COST,
        }
    }

    pub fn time(&self) -> Timestamp {
        Timestamp::from_second(self.now).unwrap()
    }

    pub fn store(&self) -> Store {
        Store::with(Box::new(self.disk.clone()), Box::new(self.keychain.clone())).with_cost(self.cost)
    }

    /// What the phone shows so many windows from now.
    pub fn code(&self, windows: i64) -> SecretText {
        self.code_of(u64::try_from(self.now + windows * 30).unwrap())
    }

    /// What the phone shows so many seconds after 1970.
    pub fn code_of(&self, secs: u64) -> SecretText {
        let totp = totp_rs::Builder::new().with_secret(self.seed.clone()).build_noncompliant();
        text(&totp.generate(secs).to_string())
    }

    /// An enrolment whose phone this world has from now on.
    pub fn enrol(&mut self, store: &Store) -> Enrolment {
        let mut enrolment = store.begin_set_up(self.time()).unwrap();
        let seed = enrolment.seed_groups().expose().replace(' ', "");
        self.seed = BASE32_NOPAD.decode(seed.as_bytes()).unwrap();
        let verdict = enrolment.confirm(&self.code(0), self.time());
        assert_eq!(verdict, keystead::vault::CodeVerdict::Right);
        self.recovery = enrolment.recovery_codes().iter().map(|code| code.expose().to_owned()).collect();
        enrolment
    }

    pub fn passphrase(&self) -> Option<SecretText> {
        self.passphrase.map(text)
    }

    pub fn set_up(&mut self) -> Vault {
        let mut store = self.store();
        let enrolment = self.enrol(&store);
        store.finish_set_up(&enrolment, self.passphrase(), self.home, self.time()).unwrap()
    }

    pub fn try_unlock(&self) -> Result<Vault, UnlockError> {
        let passphrase = self.passphrase();
        self.store().unlock(&self.code(0), passphrase.as_ref(), self.time(), &|| false)
    }

    /// A fresh code so many seconds from now, and the passphrase, typed into the open vault.
    pub fn prove_at(&self, vault: &Vault, secs: i64) -> Result<Proof, UnlockError> {
        let (code, passphrase) = (self.code_of(u64::try_from(self.now + secs).unwrap()), self.passphrase());
        let typed = Typed { code: &code, passphrase: passphrase.as_ref() };
        vault.prove(typed, Timestamp::from_second(self.now + secs).unwrap(), &|| false)
    }

    /// Two minutes later, with everything working: unlocks and does what follows in the background.
    pub fn unlock(&mut self) -> Vault {
        self.now += 120;
        let mut vault = self.try_unlock().unwrap();
        vault.rotate_target(self.time()).unwrap();
        vault
    }

    pub fn remains(&self) -> Remains {
        let files = self.disk.names().into_iter().map(|name| {
            let bytes = self.disk.bytes(&name).unwrap();
            (name, bytes)
        });
        let entries = self.keychain.names().into_iter().map(|name| {
            let bytes = self.keychain.bytes(&name).unwrap();
            (name, bytes)
        });
        Remains { now: self.now, files: files.collect(), entries: entries.collect() }
    }

    /// Also the clock: a table is only so long.
    pub fn put_back(&mut self, remains: &Remains) {
        self.now = remains.now;
        self.disk.names().iter().for_each(|name| self.disk.put(name, None));
        self.keychain.names().iter().for_each(|name| self.keychain.put(name, None));
        for (name, bytes) in &remains.files {
            self.disk.put(name, Some(bytes.clone()));
        }
        for (name, bytes) in &remains.entries {
            self.keychain.put(name, Some(bytes.clone()));
        }
    }

    /// The names of the sealed secrets in the keychain.
    pub fn pieces(&self) -> BTreeSet<String> {
        self.keychain.names().into_iter().filter(|name| name.contains("/s/")).collect()
    }
}

pub fn id(number: u8) -> KeyId {
    KeyId([number; 16])
}

pub fn key(number: u8) -> ApiKey {
    ApiKey {
        id: id(number),
        label: format!("Key {number}"),
        exchange: "kraken".to_owned(),
        exchange_name: String::new(),
        account: "main".to_owned(),
        sub_account: "bot-1".to_owned(),
        purpose: Purpose::TradingBot,
        keeps_reading: false,
        tools: Vec::new(),
        permissions: BTreeSet::from(["query-funds".to_owned()]),
        levels: Levels::default().with(Level::Read),
        addresses: Vec::new(),
        tags: vec!["tag".to_owned()],
        note: String::new(),
        made: Timestamp::from_second(1_789_000_000).unwrap(),
        expires: None,
        rotate_every_days: Some(90),
        fields: Vec::new(),
        born: None,
        history: Vec::new(),
        rotation: None,
        removed: None,
        in_use: None,
        live: keystead::domain::live_check::Live::default(),
    }
}

/// The two fields of a key; `secret` tells them from others.
pub fn fields(secret: &str) -> SecretFields {
    let field =
        |name: &str, value: String| SecretField { name: name.to_owned(), text: SecretText::new(value) };
    SecretFields(vec![
        field("api_key", format!("PUBLIC-{secret}-PUBLIC")),
        field("secret", format!("private+{secret}+{}", "s".repeat(64))),
    ])
}

pub fn secret_of(vault: &Vault, number: u8, which: Which) -> Result<String, keystead::vault::Error> {
    vault.reveal(id(number), which, "secret").map(|text| {
        let name = text.expose().split('+').nth(1).unwrap_or_default();
        name.to_owned()
    })
}

pub fn begin_rotation(vault: &mut Vault, number: u8, now: Timestamp) {
    vault
        .change(|book| book.keys.get_mut(&id(number)).unwrap().rotation = Some(Rotation::begin(now, &[])))
        .unwrap();
}
