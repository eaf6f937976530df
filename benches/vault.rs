//! Unlocking and saving with 10,000 keys. The promises of the README are in CPU seconds, because the wall clock of a busy machine tells
//! little; criterion shows the wall clock beside them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::panic)]

use std::collections::BTreeSet;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use keystead::domain::api_key::{ApiKey, FieldHint, KeyId, Purpose, ToolUse};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::vault::{Cost, Folder, Home, KdfCost, MemoryKeychain, Store, Vault};

const KEYS: u32 = 10_000;
const CHEAP: KdfCost = KdfCost { m_kib: 32, t: 1, p: 4 };

/// The program's own: wiping what is freed is a part of what is measured.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// A folder on disk with a vault of 10,000 keys.
struct Full {
    dir: tempfile::TempDir,
    keychain: MemoryKeychain,
    seed: Vec<u8>,
    now: i64,
    cost: Cost,
}

fn text(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

fn key(number: u32) -> ApiKey {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    ApiKey {
        id: KeyId(id),
        label: format!("Grid bot {number}"),
        exchange: ["binance", "kraken", "bybit", "okx", "coinbase"][number as usize % 5].to_owned(),
        exchange_name: String::new(),
        account: "main account".to_owned(),
        sub_account: String::new(),
        purpose: Purpose::TradingBot,
        keeps_reading: false,
        tools: vec![ToolUse { tool: "3commas".to_owned(), place: "home server".to_owned() }],
        permissions: BTreeSet::from(["query-funds".to_owned(), "create-orders".to_owned()]),
        levels: Levels::default().with(Level::Read).with(Level::Trade),
        addresses: Vec::new(),
        tags: vec!["grid".to_owned()],
        note: String::new(),
        made: Timestamp::from_second(1_789_000_000).unwrap(),
        expires: None,
        rotate_every_days: Some(90),
        fields: vec![FieldHint { name: "api_key".to_owned(), hint: "4/SD … dxgX".to_owned() }],
        born: None,
        history: Vec::new(),
        rotation: None,
        removed: None,
        in_use: None,
        live: keystead::domain::live_check::Live::default(),
    }
}

impl Full {
    fn make(cost: Cost) -> Self {
        let mut full = Self {
            dir: tempfile::tempdir().unwrap(),
            keychain: MemoryKeychain::default(),
            seed: Vec::new(),
            now: 1_790_000_000,
            cost,
        };
        let mut store = full.store();
        let mut enrolment = store.begin_set_up(full.time()).unwrap();
        full.seed =
            BASE32_NOPAD.decode(enrolment.seed_groups().expose().replace(' ', "").as_bytes()).unwrap();
        enrolment.confirm(&full.code(), full.time());
        let mut vault = store.finish_set_up(&enrolment, None, Home::Keychain, full.time()).unwrap();
        let fields = |number: u32| {
            let field = |name: &str, letter: &str| SecretField {
                name: name.to_owned(),
                text: text(&format!("{number:08}{}", letter.repeat(56))),
            };
            SecretFields(vec![field("api_key", "a"), field("secret", "s")])
        };
        vault
            .create_all((0..KEYS).map(|number| (key(number), fields(number))).collect(), full.time())
            .unwrap();
        full
    }

    fn time(&self) -> Timestamp {
        Timestamp::from_second(self.now).unwrap()
    }

    fn code(&self) -> SecretText {
        let totp = totp_rs::Builder::new().with_secret(self.seed.clone()).build_noncompliant();
        text(&totp.generate(u64::try_from(self.now).unwrap()).to_string())
    }

    fn store(&self) -> Store {
        let folder = Folder::open(self.dir.path()).unwrap();
        Store::with(Box::new(folder), Box::new(self.keychain.clone())).with_cost(self.cost)
    }

    fn unlock(&self, store: &mut Store) -> Vault {
        store.unlock(&self.code(), None, self.time(), &|| false).unwrap()
    }
}

/// CPU seconds of this process so far, all threads.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let main: u64 = stat.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0);
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let all: u64 = tasks
        .filter_map(|task| std::fs::read_to_string(task.path().join("schedstat")).ok())
        .filter_map(|stat| stat.split(' ').next()?.parse::<u64>().ok())
        .sum();
    Duration::from_nanos(all.max(main))
}

/// The median of CPU time and wall clock of nine runs. What a run gives is dropped when its time is taken: wiping an open vault
/// belongs to the lock, not to the unlock.
fn measure<T>(what: &str, promise: &str, mut run: impl FnMut() -> T) {
    let mut times = Vec::new();
    let mut walls = Vec::new();
    for _ in 0..9 {
        let (begun, wall) = (cpu(), std::time::Instant::now());
        let given = run();
        times.push(cpu().saturating_sub(begun));
        walls.push(wall.elapsed());
        drop(given);
    }
    times.sort();
    walls.sort();
    let (cpu_ms, wall_ms) = (times[4].as_secs_f64() * 1e3, walls[4].as_secs_f64() * 1e3);
    println!("{what}: {cpu_ms:.1} ms of CPU, {wall_ms:.1} ms on the clock ({promise})");
}

fn benches(criterion: &mut Criterion) {
    let real = Cost { unlock: Some(KdfCost::USUAL), ..Cost::default() };
    let mut full = Full::make(Cost { unlock: Some(CHEAP), recovery: CHEAP, ..Cost::default() });
    full.now += 120;
    let mut store = full.store();
    measure("unlock without Argon2, 10,000 keys", "aim: under 30 ms of CPU", || full.unlock(&mut store));
    let mut vault = full.unlock(&mut store);
    let mut flip = false;
    measure("save one change among 10,000 keys", "promise: under 100 ms", || {
        flip = !flip;
        vault.change(|book| book.settings.idle_secs = if flip { 60 } else { 120 }).unwrap();
    });
    measure("find a text among 10,000 keys", "", || {
        assert_eq!(vault.stored_already(&text("not there")), None);
    });

    let mut group = criterion.benchmark_group("vault");
    group.sample_size(20);
    group.bench_function("unlock without Argon2, 10,000 keys", |bench| {
        bench.iter_batched(|| (), |()| drop(full.unlock(&mut store)), BatchSize::PerIteration);
    });
    group.bench_function("save one change among 10,000 keys", |bench| {
        bench.iter(|| vault.change(|book| book.settings.idle_secs += 1).unwrap());
    });

    // The same files, from here on with the real cost.
    full.cost = real;
    drop(vault);
    drop(store);
    let mut store = full.store();
    let mut vault = full.unlock(&mut store);
    vault.rotate_target(full.time()).unwrap();
    drop(vault);
    full.now += 120;
    measure("unlock, Argon2id 128 MiB t=3, 10,000 keys", "promise: under 600 ms of CPU", || {
        full.unlock(&mut store)
    });
    group.sample_size(10);
    group.bench_function("unlock, Argon2id 128 MiB t=3, 10,000 keys", |bench| {
        bench.iter_batched(|| (), |()| drop(full.unlock(&mut store)), BatchSize::PerIteration);
    });
    let mut spent = Vec::new();
    for _ in 0..5 {
        full.now += 120;
        let mut vault = full.unlock(&mut store);
        let begun = cpu();
        vault.rotate_target(full.time()).unwrap();
        spent.push(cpu().saturating_sub(begun));
    }
    spent.sort();
    let spent_ms = spent[2].as_secs_f64() * 1e3;
    println!("new target after an unlock: {spent_ms:.1} ms of CPU (in the background)");
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
