//! A backup of a thousand keys, for a window that brings them in.

use std::path::Path;

use data_encoding::{BASE32_NOPAD, BASE64, BASE64URL_NOPAD};
use jiff::Timestamp;
use keystead::domain::api_key::{ApiKey, KeyId};
use keystead::domain::sample;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::vault::{Cost, Home, KdfCost, MemoryDisk, MemoryKeychain, Store, Typed};

const KEYS: u32 = 1000;

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

fn key(number: u32, like: &ApiKey) -> (ApiKey, SecretFields) {
    let mut id = [1; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    let label = format!("Number {number} {}", BASE64URL_NOPAD.encode(&random::<12>()).to_lowercase());
    let key = ApiKey { id: KeyId(id), label, note: String::new(), rotation: None, ..like.clone() };
    let field = |name: &str, text: String| SecretField { name: name.to_owned(), text: SecretText::new(text) };
    let fields = SecretFields(vec![
        field("api_key", BASE64.encode(&random::<42>())),
        field("secret", BASE64.encode(&random::<64>())),
    ]);
    (key, fields)
}

/// Writes the backup, and beside it its words and what some of its keys hold.
pub fn write(backup: &Path, words: &Path) {
    let now = Timestamp::from_second(1_790_000_010).unwrap();
    let cheap = KdfCost { m_kib: 64, t: 1, p: 1 };
    let cost = Cost { unlock: Some(cheap), recovery: cheap, windows: 400 };
    let mut store =
        Store::with(Box::new(MemoryDisk::default()), Box::new(MemoryKeychain::default())).with_cost(cost);
    let mut enrolment = store.begin_set_up(now).unwrap();
    let seed = BASE32_NOPAD.decode(enrolment.seed_groups().expose().replace(' ', "").as_bytes()).unwrap();
    let code = |secs: u64| {
        let totp = totp_rs::Builder::new().with_secret(seed.clone()).build_noncompliant();
        SecretText::new(totp.generate(secs).to_string())
    };
    enrolment.confirm(&code(1_790_000_010), now);
    let mut vault = store.finish_set_up(&enrolment, None, Home::Keychain, now).unwrap();
    let samples = sample::book(now);
    let like = samples.keys.values().find(|key| key.exchange == "kraken").unwrap();
    let keys: Vec<_> = (0..KEYS).map(|number| key(number, like)).collect();
    let told: Vec<serde_json::Value> = [0, 499, 999]
        .into_iter()
        .map(|at: usize| {
            let (key, fields) = &keys[at];
            let text = |at: usize| fields.0[at].text.expose();
            serde_json::json!({ "label": key.label, "api_key": text(0), "secret": text(1) })
        })
        .collect();
    vault.create_all(keys, now).unwrap();
    let later = Timestamp::from_second(1_790_000_070).unwrap();
    let typed = Typed { code: &code(1_790_000_070), passphrase: None };
    let proof = vault.prove(typed, later, &|| false).unwrap();
    let made = vault.back_up(proof, later).unwrap();
    let five = "unruly zebra fiscal copper mantra";
    std::fs::write(backup, made.seal(&SecretText::new(five.to_owned())).unwrap()).unwrap();
    let told = serde_json::json!({ "words": five, "keys": told });
    std::fs::write(words, told.to_string()).unwrap();
}
