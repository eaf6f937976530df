//! Holds `assets/exchanges` and `assets/tools` to their rules. Each checker is shown a case that it must refuse.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keystead::domain::api_key::{Address, KeyId, Purpose};
use keystead::domain::catalogue::{Catalogue, OTHER, exchange_files, tool_files};
use keystead::domain::draft::Draft;
use keystead::domain::exchange::{Exchange, PermissionFact, Rgb, Seen, StepKind, Transfer, When};
use keystead::domain::fact::{Fact, Sure};
use keystead::domain::guide::{GuideInput, GuideLine, guide, revoke_guide};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::thief::{ends, thief, thief_line};
use keystead::domain::tool::Tool;
use keystead::domain::words::Words;
use keystead::ui::text::{has_text, say};

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

fn exchange(id: &str) -> &'static Exchange {
    catalogue().exchange(id).unwrap_or_else(|| panic!("{id} is missing from the catalogue"))
}

/// The exchanges at which keys can be made.
fn open_exchanges() -> impl Iterator<Item = &'static Exchange> {
    catalogue().exchanges().iter().filter(|exchange| !exchange.is_closed())
}

/// This exchange with something in its file changed, as a case to refuse.
fn changed(id: &str, from: &str, to: &str) -> Exchange {
    let files = exchange_files();
    let (_, text) = files.iter().find(|(at, _)| *at == id).unwrap();
    assert!(text.contains(from), "{id} has no {from}");
    toml::from_str(&text.replacen(from, to, 1)).unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)
}

fn ids_in(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_file_is_in_the_catalogue_and_carries_its_own_name() {
    for (name, files) in [("exchanges", exchange_files()), ("tools", tool_files())] {
        let listed: BTreeSet<String> = files.iter().map(|(id, _)| (*id).to_owned()).collect();
        assert_eq!(
            listed,
            ids_in(&folder(name)),
            "assets/{name} is not what is compiled in: touch src/domain/catalogue.rs"
        );
        for (id, text) in files {
            let table: toml::Table = toml::from_str(text).unwrap();
            assert_eq!(table["id"].as_str(), Some(id), "assets/{name}/{id}.toml carries another id");
        }
    }
    assert_eq!(catalogue().exchanges().len(), exchange_files().len());
    assert_eq!(catalogue().tools().len(), tool_files().len());
    assert_eq!(catalogue().exchanges().len(), 28);
}

#[test]
fn a_word_that_no_field_has_is_refused() {
    for (id, text) in exchange_files() {
        toml::from_str::<Exchange>(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(toml::from_str::<Exchange>(&format!("surplus = 1\n{text}")).is_err(), "{id}");
        let misspelt = text.replacen(", sure = \"", ", shure = \"", 1);
        assert!(toml::from_str::<Exchange>(&misspelt).is_err(), "{id}");
        let undated = text.replacen(", date = \"2026-11-22\" }", " }", 1);
        assert!(toml::from_str::<Exchange>(&undated).is_err(), "{id}");
    }
    for (id, text) in tool_files() {
        toml::from_str::<Tool>(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(toml::from_str::<Tool>(&format!("surplus = 1\n{text}")).is_err(), "{id}");
    }
}

/// What is wrong with the facts in this file: one without a source or a date, or a plain value where a fact belongs.
fn bare_facts(value: &toml::Value, path: &str, found: &mut Vec<String>) {
    // Names of things and switches; what they say is not a claim about an exchange.
    const PLAIN: [&str; 20] = [
        "id",
        "name",
        "monogram",
        "tile",
        "free_fields",
        "takes_keys",
        "code",
        "one_of",
        "secret",
        "multi_line",
        "required",
        "chosen",
        "when",
        "levels",
        "kind",
        "own_words",
        "note",
        "part",
        "purposes",
        "rank",
    ];
    match value {
        toml::Value::Table(table) if table.contains_key("value") => {
            if table.get("source").and_then(toml::Value::as_str).is_none_or(|source| source.len() < 8) {
                found.push(format!("{path} has no source"));
            }
            let date = table.get("date").and_then(toml::Value::as_str);
            if date
                .and_then(|date| date.parse::<jiff::civil::Date>().ok())
                .is_none_or(|date| date.year() < 2020)
            {
                found.push(format!("{path} has no date"));
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                bare_facts(value, &format!("{path}.{key}"), found);
            }
        }
        toml::Value::Array(items) if items.iter().all(toml::Value::is_table) => {
            for (index, value) in items.iter().enumerate() {
                bare_facts(value, &format!("{path}[{index}]"), found);
            }
        }
        _ => {
            let key = path.rsplit('.').next().unwrap_or(path);
            if !PLAIN.contains(&key) {
                found.push(format!("{path} is a claim without a source"));
            }
        }
    }
}

#[test]
fn every_fact_has_a_source_and_a_date() {
    let judge = |id: &str, text: &str| {
        let mut found = Vec::new();
        bare_facts(&toml::Value::Table(toml::from_str(text).unwrap()), id, &mut found);
        found
    };
    for (id, text) in exchange_files().into_iter().chain(tool_files()) {
        assert_eq!(judge(id, text), [] as [&str; 0]);
    }
    let bad = "max = 30\n[ip]\nmax = { value = 30, sure = \"sure\", source = \"\", date = \"1999-01-01\" }";
    assert_eq!(judge("bad", bad).len(), 3);
}

/// What is wrong with what the purposes need at this exchange.
fn wrong_needs(exchange: &Exchange) -> Vec<String> {
    let codes: BTreeSet<String> =
        exchange.permissions.iter().map(|permission| permission.code.clone()).collect();
    let mut found = Vec::new();
    for purpose in Purpose::ALL {
        let needed = exchange.needed(purpose);
        let levels = exchange.levels_of(&needed);
        let trades = matches!(purpose, Purpose::TradingBot | Purpose::Arbitrage);
        // Transfer may come along with Trade where the exchange has one tick for both, never by a tick of its own.
        let mut asked = needed.iter().filter_map(|code| exchange.permission(code));
        let moves = asked.any(|one| one.levels().has(Level::Transfer) && !one.levels().has(Level::Trade));
        for (is_wrong, what) in [
            (needed.is_empty(), "nothing is needed"),
            (!needed.is_subset(&codes), "a permission is needed that there is not"),
            (!levels.has(Level::Read), "it cannot even read"),
            (levels.are_dangerous(), "it could take everything"),
            (levels.has(Level::Trade) != trades, "it trades where it should not, or the other way round"),
            (moves, "it moves coins by a tick of its own"),
        ] {
            if is_wrong {
                found.push(format!("{}, {}: {what}", exchange.id, purpose.word()));
            }
        }
    }
    found
}

#[test]
fn no_purpose_ever_asks_for_withdraw() {
    for exchange in open_exchanges() {
        assert_eq!(wrong_needs(exchange), [] as [&str; 0]);
        for needs in exchange.needs.values() {
            let is_quoted = needs.source.starts_with("Kraken's page on keys for tax tools");
            assert!(!needs.is_sure() || is_quoted, "{}: a choice of Keystead's told as a fact", exchange.id);
        }
    }
    for (from, to) in [
        ("[\"read_only\", \"trade\"]", "[\"read_only\", \"withdraw\"]"),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [], sure = \"copy\""),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [\"readonly\"], sure = \"copy\""),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [\"read_only\", \"trade\"], sure = \"copy\""),
    ] {
        assert!(!wrong_needs(&changed("okx", from, to)).is_empty(), "{to}");
    }
}

#[test]
fn one_tick_can_mean_more_than_one_level() {
    let set = |code: &str| BTreeSet::from([code.to_owned()]);
    let levels = |levels: &[Level]| levels.iter().copied().collect::<Levels>();
    assert_eq!(exchange("okx").levels_of(&set("trade")), levels(&[Level::Trade, Level::Transfer]));
    assert_eq!(
        exchange("coinbase").levels_of(&set("can_transfer")),
        levels(&[Level::Transfer, Level::Withdraw])
    );
    assert_eq!(exchange("kraken").levels_of(&set("add-withdraw-address")), levels(&[Level::Withdraw]));
}

#[test]
fn read_only_at_bybit_caps_the_rest_unless_read_write_is_ticked_too() {
    let bybit = exchange("bybit");
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<String>>();
    let highest = |codes: &[&str]| bybit.levels_of(&set(codes)).highest();
    assert_eq!(highest(&["readOnly=1", "Wallet.Withdraw"]), Some(Level::Read));
    assert_eq!(highest(&["readOnly=0", "Wallet.Withdraw"]), Some(Level::Withdraw));
    assert_eq!(highest(&["Wallet.Withdraw"]), Some(Level::Withdraw));
    assert_eq!(highest(&["readOnly=0", "readOnly=1", "Wallet.Withdraw"]), Some(Level::Withdraw));
    let read_write = bybit.ticked(&set(&["readOnly=1", "Spot.SpotTrade"]), "readOnly=0", true);
    assert_eq!(read_write, set(&["readOnly=0", "Spot.SpotTrade"]));
}

#[test]
fn an_unknown_permission_is_told() {
    let codes = BTreeSet::from(["query-funds".to_owned(), "brand-new".to_owned()]);
    assert_eq!(exchange("kraken").unknown(&codes), ["brand-new"]);
    assert_eq!(exchange("kraken").ticked(&BTreeSet::new(), "brand-new", true), BTreeSet::new());
}

/// What is wrong with the permissions of this exchange.
fn wrong_permissions(exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    let dangers: Vec<bool> = exchange.permissions.iter().map(|one| one.level().is_dangerous()).collect();
    if !dangers.is_sorted() {
        found.push(format!("{}: a permission stands below one that takes everything", exchange.id));
    }
    if !exchange.permissions.last().is_some_and(|one| one.levels().has(Level::Withdraw)) {
        found.push(format!("{}: the last one does not withdraw", exchange.id));
    }
    let codes: BTreeSet<&str> = exchange.permissions.iter().map(|one| one.code.as_str()).collect();
    if codes.len() != exchange.permissions.len() {
        found.push(format!("{}: a code twice", exchange.id));
    }
    let words: BTreeSet<&String> =
        exchange.permissions.iter().map(|one| one.label.as_far_as_known()).collect();
    if words.len() != exchange.permissions.len() {
        found.push(format!("{}: two permissions with the same words", exchange.id));
    }
    if exchange.permissions.iter().any(|one| one.levels.as_far_as_known().is_empty()) {
        found.push(format!("{}: a permission that allows nothing", exchange.id));
    }
    found
}

#[test]
fn withdraw_comes_last_and_every_code_once() {
    for exchange in open_exchanges() {
        assert_eq!(wrong_permissions(exchange), [] as [&str; 0]);
    }
    for (from, to) in [
        ("code = \"trade\"", "code = \"read_only\""),
        ("value = \"Trade\"", "value = \"Read\""),
        ("levels = { value = [\"withdraw\"]", "levels = { value = [\"trade\"]"),
        ("levels = { value = [\"read\"]", "levels = { value = [\"manage\"]"),
        ("levels = { value = [\"read\"]", "levels = { value = []"),
    ] {
        assert!(!wrong_permissions(&changed("okx", from, to)).is_empty(), "{to}");
    }
}

#[test]
fn the_five_best_known_come_first_and_the_rest_by_name() {
    let names: Vec<&str> = catalogue().exchanges().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names[..5], ["Binance", "Coinbase", "Kraken", "Bybit", "OKX"]);
    let rest: Vec<String> = names[5..27].iter().map(|name| name.to_lowercase()).collect();
    assert!(rest.is_sorted(), "{rest:?}");
    assert_eq!(catalogue().exchanges().last().unwrap().id, OTHER);
}

/// What is wrong with what is said of moving coins between the owner's accounts.
fn wrong_transfer(exchange: &Exchange) -> Option<String> {
    let moves = |also: Level| {
        exchange
            .permissions
            .iter()
            .map(PermissionFact::levels)
            .any(|one| one.has(Level::Transfer) && one.has(also))
    };
    let has_own_tick = exchange
        .permissions
        .iter()
        .any(|one| one.level() == Level::Transfer && !one.levels().has(Level::Trade));
    let told = *exchange.transfer.as_ref()?.as_far_as_known();
    let fits = match told {
        Transfer::OwnTick => has_own_tick,
        Transfer::WithTrade => !has_own_tick && moves(Level::Trade),
        Transfer::WithWithdraw => !has_own_tick && moves(Level::Withdraw),
        Transfer::Nowhere => !exchange.permissions.iter().any(|one| one.levels().has(Level::Transfer)),
    };
    (!fits).then(|| format!("{}: {told:?} is not what its permissions say", exchange.id))
}

#[test]
fn what_transfer_means_is_what_the_permissions_say() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_transfer(exchange), None);
    }
    for (id, from, to) in [
        ("okx", "transfer = { value = \"with-trade\"", "transfer = { value = \"own-tick\""),
        ("coinbase", "transfer = { value = \"with-withdraw\"", "transfer = { value = \"with-trade\""),
        ("binance", "transfer = { value = \"own-tick\"", "transfer = { value = \"with-withdraw\""),
        ("binance", "transfer = { value = \"own-tick\"", "transfer = { value = \"nowhere\""),
    ] {
        assert!(wrong_transfer(&changed(id, from, to)).is_some(), "{id}: {to}");
    }
}

/// What is wrong with the lengths, numbers and addresses that this exchange has.
fn wrong_numbers(exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    let mut judge = |fits: bool, what: &str| {
        if !fits {
            found.push(format!("{}: {what}", exchange.id));
        }
    };
    let within = |fact: &Option<Fact<usize>>, most: usize| {
        fact.as_ref().is_none_or(|fact| (1..=most).contains(fact.as_far_as_known()))
    };
    judge(within(&exchange.key_limit, 1000), "a number of keys that no account has");
    judge(within(&exchange.ip.max, 1000), "a number of addresses that no key has");
    judge(within(&exchange.key_name.max, 200), "a length that no name has");
    let takes_none = exchange.ip.supported.as_ref().is_some_and(|fact| !fact.as_far_as_known());
    let says_more = exchange.ip.max.is_some() || exchange.ip.required_for.is_some();
    judge(!takes_none || !says_more, "a list that it does not take has rules");
    judge(
        exchange.ip.required_for.as_ref().is_none_or(|levels| !levels.as_far_as_known().is_empty()),
        "a list is needed for nothing",
    );
    for end in &exchange.ends {
        let days = end.days.as_ref().map(|days| *days.as_far_as_known());
        judge(days.is_none_or(|days| (1..=1000).contains(&days)), "a number of days that nobody counts");
        judge(days.is_some() || end.when == When::Unused, "an end without its number of days");
        judge(end.rule.as_far_as_known().len() > 10, "an end without its rule");
    }
    let urls = [exchange.page.url.as_ref(), exchange.test_network.as_ref()];
    for url in urls.into_iter().flatten().map(Fact::as_far_as_known) {
        judge(url.starts_with("https://") && !url.contains(char::is_whitespace), "an address that is none");
    }
    judge(
        exchange
            .page
            .menu
            .as_ref()
            .is_none_or(|menu| menu.as_far_as_known().iter().all(|word| !word.trim().is_empty())),
        "a way through the menu with a gap",
    );
    let kinds: BTreeSet<&String> = exchange.key_types.iter().map(Fact::as_far_as_known).collect();
    judge(
        kinds.len() == exchange.key_types.len() && !kinds.contains(&String::new()),
        "a kind of key twice or without a name",
    );
    judge(exchange.free_fields || !kinds.is_empty(), "no kind of key");
    judge(exchange.fields.iter().any(|field| field.secret), "no secret");
    judge(exchange.fields.iter().any(|field| !field.secret), "nothing that names the key");
    found
}

#[test]
fn numbers_and_addresses_are_such_as_there_are() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_numbers(exchange), [] as [&str; 0]);
    }
    for (id, from, to) in [
        ("okx", "max = { value = 20", "max = { value = 0"),
        ("okx", "max = { value = 50", "max = { value = 5000"),
        ("htx", "key_limit = { value = 20", "key_limit = { value = 0"),
        ("okx", "days = { value = 14", "days = { value = 0"),
        ("okx", "value = \"https://www.okx.com\"", "value = \"http://www.okx.com\""),
        ("htx", "value = \"https://www.htx.com/en-us/apikey\"", "value = \"www.htx.com\""),
        ("okx", "value = [\"Profile\"", "value = [\"\""),
        ("okx", "value = \"HMAC\"", "value = \"\""),
        ("okx", "secret = false", "secret = true"),
        ("upbit", "supported = { value = true", "supported = { value = false"),
        ("upbit", "value = [\"read\", \"trade\", \"withdraw\"]", "value = []"),
        ("bybit", "when = \"no-list\"\ndays", "when = \"no-list\"\n# days"),
    ] {
        assert!(!wrong_numbers(&changed(id, from, to)).is_empty(), "{id}: {to}");
    }
}

/// What is wrong with what a program can see of a key there.
fn wrong_live_check(exchange: &Exchange) -> Option<String> {
    let seen = exchange.live_check.as_ref()?.as_far_as_known();
    let set: BTreeSet<&Seen> = seen.iter().collect();
    let wrong = if seen.is_empty() {
        "nothing can be seen, so it is no check"
    } else if set.len() != seen.len() {
        "something is seen twice"
    } else if set.contains(&Seen::Works) && seen.len() > 1 {
        "what shows more shows that it works too"
    } else if set.contains(&Seen::IpFlag) && set.contains(&Seen::IpList) {
        "who shows the list shows whether there is one"
    } else {
        return None;
    };
    Some(format!("{}: {wrong}", exchange.id))
}

#[test]
fn what_a_live_check_sees_is_told_once() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_live_check(exchange), None);
        assert_eq!(
            exchange.live_check.is_some(),
            !exchange.is_closed() && !exchange.free_fields,
            "{}",
            exchange.id
        );
    }
    let told = "value = [\"permissions\", \"ip-flag\", \"created\"]";
    for bad in ["[]", "[\"works\", \"name\"]", "[\"name\", \"name\"]", "[\"ip-flag\", \"ip-list\"]"] {
        let bad = changed("binance", told, &format!("value = {bad}"));
        assert!(wrong_live_check(&bad).is_some(), "{bad:?}");
    }
    let unknown = exchange_files()[0].1.replacen("\"permissions\", ", "\"password\", ", 1);
    assert!(toml::from_str::<Exchange>(&unknown).is_err());
}

/// What is wrong with an exchange that closed, or did not.
fn wrong_closing(exchange: &Exchange) -> Option<String> {
    let day = *exchange.closed.as_ref()?.as_far_as_known();
    let is_offered = !exchange.guide.is_empty() || !exchange.needs.is_empty() || exchange.page.url.is_some();
    (is_offered || day.year() < 2020 || day > exchange.closed.as_ref()?.date)
        .then(|| format!("{}: closed, and yet it leads to a page, or the day is not over", exchange.id))
}

#[test]
fn where_an_exchange_closed_no_key_can_be_made() {
    let closed: Vec<&str> =
        catalogue().exchanges().iter().filter(|one| one.is_closed()).map(|one| one.id.as_str()).collect();
    assert_eq!(closed, ["bitmex"]);
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_closing(exchange), None);
    }
    assert!(wrong_closing(&changed("bitmex", "value = \"2026-09-23\"", "value = \"2027-09-23\"")).is_some());
    let open = "rank = 50\nclosed = { value = \"2026-09-23\", sure = \"sure\", source = \"a blog of theirs\", date = \"2026-11-22\" }";
    assert!(wrong_closing(&changed("okx", "rank = 50", open)).is_some());

    let mut draft = Draft::begin(KeyId([0; 16]), jiff::Timestamp::UNIX_EPOCH);
    draft.choose_exchange("okx");
    draft.choose_exchange("bitmex");
    assert_eq!(draft.exchange_id(), "okx");
}

fn contrast_to_white(Rgb(rgb): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = rgb.map(linear);
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

#[test]
fn white_letters_can_be_read_on_every_tile() {
    for exchange in catalogue().exchanges() {
        let contrast = contrast_to_white(exchange.tile);
        assert!(contrast >= 4.5, "{}: {contrast:.2}", exchange.id);
        assert!(exchange.monogram.chars().count() == 2, "{}", exchange.id);
    }
    assert!(contrast_to_white(Rgb([0xf0, 0xb9, 0x0b])) < 4.5);
    assert!(Rgb::try_from("6A5B32".to_owned()).is_err());
    assert!(Rgb::try_from("#6A5B3".to_owned()).is_err());
}

#[test]
fn the_forms_take_what_the_exchanges_print_and_refuse_the_rest() {
    let id = "0123abcd-0123-4567-89ab-0123456789ab";
    let name = format!("organizations/{id}/apiKeys/{id}");
    let kraken = "4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX";
    let kraken_secret =
        "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    let binance = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    let coinbase_secret =
        "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==";
    let fits = |at: &str, field: &str, text: &str| {
        let field = exchange(at).field(field).unwrap();
        field.shapes.iter().any(|shape| shape.as_far_as_known().fits(text))
    };
    for (at, field, good) in [
        ("kraken", "api_key", kraken),
        ("kraken", "secret", kraken_secret),
        ("binance", "api_key", binance),
        ("binance", "secret", binance),
        ("coinbase", "api_key", &name),
        ("coinbase", "secret", coinbase_secret),
        ("okx", "api_key", id),
        ("okx", "secret", "22582BD0CFF14C41EDBF1AB98506286D"),
    ] {
        assert!(fits(at, field, good), "{at} {field}");
        assert!(!fits(at, field, &good[1..]), "{at} {field}: one character short");
        assert!(!fits(at, field, &format!("{good}x")), "{at} {field}: one too many");
        assert!(
            !fits(at, field, &good.replacen(|c: char| c.is_ascii_alphanumeric(), "ä", 1)),
            "{at} {field}"
        );
    }
}

/// What is wrong with a text that the window will say.
fn wrong_with(words: &Words) -> Option<String> {
    if !has_text(&words.id) {
        return Some(format!("no text for {}", words.id));
    }
    let said = say(words);
    (said.contains("{$") || said.contains("{ $")).then(|| format!("{} lacks an argument: {said}", words.id))
}

fn check_words<'a>(words: impl IntoIterator<Item = &'a Words>) {
    let wrong: Vec<String> = words.into_iter().filter_map(wrong_with).collect();
    assert_eq!(wrong, [] as [&str; 0]);
}

#[test]
fn every_permission_has_its_plain_sentence() {
    for exchange in catalogue().exchanges() {
        for permission in &exchange.permissions {
            check_words([&Words::new(exchange.permission_text(&permission.code))]);
        }
    }
    assert!(wrong_with(&Words::new(exchange("kraken").permission_text("brand-new"))).is_some());
    assert!(wrong_with(&Words::new("guide-addresses-limit")).is_some());
}

fn all_guides(exchange: &Exchange) -> Vec<GuideLine> {
    let address = |ip: &str| Address { ip: ip.to_owned(), note: String::new() };
    let lists = [vec![], vec![address("198.51.100.7"), address("203.0.113.0/24")]];
    let permissions = exchange.needed(Purpose::TradingBot);
    let mut lines = revoke_guide(exchange, "", None);
    lines.extend(revoke_guide(exchange, "Gate", Some("4/SD … dxgX")));
    for addresses in &lists {
        for again in [false, true] {
            let made = guide(
                exchange,
                &GuideInput {
                    exchange_name: "Gate",
                    permissions: &permissions,
                    addresses,
                    key_name: "freqtrade-nov26",
                    again,
                },
            );
            let ids: BTreeSet<&str> = made.iter().map(|line| line.id.as_str()).collect();
            assert_eq!(ids.len(), made.len(), "{}: two lines share a tick", exchange.id);
            lines.extend(made);
        }
    }
    lines
}

#[test]
fn every_line_of_a_guide_has_its_words() {
    for exchange in open_exchanges() {
        let lines = all_guides(exchange);
        check_words(lines.iter().map(|line| &line.words));
        check_words(lines.iter().filter_map(|line| line.note.as_ref()));
        let copies = |text: &str| lines.iter().any(|line| line.copy.as_deref() == Some(text));
        let names = exchange.guide.iter().any(|step| step.kind == StepKind::Name);
        assert_eq!(copies("freqtrade-nov26"), names, "{}", exchange.id);
        let takes_none = exchange.ip.supported.as_ref().and_then(Fact::certain) == Some(&false);
        assert_eq!(copies("203.0.113.0/24"), !takes_none, "{}", exchange.id);
        let card = Words::new(format!("create-exchange-{}-text", exchange.id));
        check_words([&card]);
        assert!(say(&card).chars().count() <= 70, "{}: its card has room for two lines", exchange.id);
        let opens = lines.iter().any(|line| line.opens_page);
        assert_eq!(opens, exchange.page_url().is_some(), "{}", exchange.id);
    }
}

#[test]
fn every_danger_is_a_sentence_and_a_doubtful_one_says_may() {
    let every: Vec<Levels> = (0..32)
        .map(|bits: u8| Level::ALL.into_iter().filter(|level| bits & (1 << *level as u8) != 0).collect())
        .collect();
    for levels in &every {
        check_words([&thief(*levels, false, "OKX"), &thief(*levels, true, "OKX"), &thief_line(*levels)]);
    }
    let all: Levels = Level::ALL.into_iter().collect();
    for exchange in catalogue().exchanges() {
        for end in ends(exchange, all, false) {
            check_words([&end.words]);
            assert!(
                end.fact.rule.is_sure() || say(&end.words).contains(" may "),
                "{}: {} is not sure and does not say so",
                exchange.id,
                end.fact.id
            );
        }
    }
}

/// Quotes of a page in a text although nobody saw that page, and without a word of doubt.
fn bold_claims(exchange: &Exchange, said: impl Fn(&str) -> String) -> Vec<String> {
    const DOUBTS: [&str; 5] = ["should", "may", "as far as known", "mostly", "probably"];
    let steps = exchange.guide.iter().chain(&exchange.revoke).filter(|step| step.own_words);
    let unseen = steps.filter(|step| step.known.sure() == Sure::Unverified);
    let claims = unseen.flat_map(|step| {
        let base = format!("guide-{}-{}", exchange.id, step.id);
        let ids = [Some(base.clone()), step.note.then(|| format!("{base}-note"))];
        ids.into_iter()
            .flatten()
            .filter(|id| {
                let text = said(id).to_lowercase();
                (text.contains("**") || text.contains("codes"))
                    && !DOUBTS.iter().any(|doubt| text.contains(doubt))
                    && !text.ends_with("own codes")
            })
            .collect::<Vec<_>>()
    });
    claims.collect()
}

#[test]
fn a_line_whose_words_nobody_saw_doubts() {
    let own = |id: &str| say(&Words::new(id));
    for exchange in catalogue().exchanges() {
        assert_eq!(bold_claims(exchange, own), [] as [&str; 0]);
    }
    assert!(!bold_claims(exchange("bitget"), |_| "Press **Create API Key**".to_owned()).is_empty());
    assert!(!bold_claims(exchange("binance"), |_| "E-mail and authenticator codes.".to_owned()).is_empty());
}

#[test]
fn a_doubtful_fact_in_a_guide_is_told_with_its_doubt() {
    let note_of = |exchange: &Exchange, kind: StepKind| {
        let permissions = exchange.needed(Purpose::TradingBot);
        let input = GuideInput {
            exchange_name: "",
            permissions: &permissions,
            addresses: &[],
            key_name: "freqtrade-nov26",
            again: false,
        };
        let step = exchange.guide.iter().find(|step| step.kind == kind).unwrap();
        let line = guide(exchange, &input).into_iter().find(|line| line.id == step.id).unwrap();
        line.note.map(|note| note.id)
    };
    assert_eq!(note_of(exchange("htx"), StepKind::Open).as_deref(), Some("guide-key-limit"));
    assert_eq!(note_of(exchange("mexc"), StepKind::Open).as_deref(), Some("guide-key-limit-unsure"));
    assert_eq!(note_of(exchange("bitvavo"), StepKind::Codes).as_deref(), Some("guide-email-unsure"));
    let sure = changed(
        "bitvavo",
        "email = { value = true, sure = \"copy\"",
        "email = { value = true, sure = \"sure\"",
    );
    assert_eq!(note_of(&sure, StepKind::Codes).as_deref(), Some("guide-email"));
    let no = changed("bitvavo", "email = { value = true", "email = { value = false");
    assert_eq!(note_of(&no, StepKind::Codes), None);
    assert_eq!(note_of(exchange("htx"), StepKind::Permissions).as_deref(), Some("guide-permissions-list"));
    assert_eq!(
        note_of(exchange("mexc"), StepKind::Permissions).as_deref(),
        Some("guide-permissions-list-unsure")
    );
}

#[test]
fn an_address_that_nobody_saw_is_not_opened() {
    assert!(exchange("kraken").page_url().is_some());
    assert!(exchange("okx").page.url.is_some() && exchange("okx").page_url().is_none());
    let url = "url = { value = \"https://www.kraken.com/u/security/api\", sure = ";
    let heard = changed("kraken", &format!("{url}\"sure\""), &format!("{url}\"unverified\""));
    assert_eq!(heard.page_url(), None);
}

#[test]
fn an_unverified_fact_blocks_nothing() {
    for exchange in catalogue().exchanges() {
        let required = exchange.ip.required_for.as_ref();
        let all: Levels = Level::ALL.into_iter().collect();
        assert_eq!(exchange.demands_list(all), required.is_some_and(Fact::is_sure), "{}", exchange.id);
    }
    assert!(exchange("upbit").always_demands_list());
    assert!(!exchange("binance").always_demands_list());
    let heard = changed(
        "upbit",
        "required_for = { value = [\"read\", \"trade\", \"withdraw\"], sure = \"sure\"",
        "required_for = { value = [\"read\"], sure = \"unverified\"",
    );
    assert!(!heard.always_demands_list());
}

#[test]
fn every_tool_has_what_it_promises() {
    for tool in catalogue().tools() {
        for text in [&tool.rotation, &tool.note].into_iter().flatten() {
            check_words([&Words::new(text.as_far_as_known())]);
            assert!(text.as_far_as_known().starts_with(&format!("tool-{}-", tool.id)));
        }
        assert!(tool.never.as_far_as_known().contains(&Level::Withdraw), "{}", tool.id);
        assert!(!tool.purposes.is_empty(), "{}", tool.id);
        assert_eq!(tool.asks.is_empty(), !tool.takes_keys, "{}", tool.id);
    }
    let bots: Vec<&str> =
        catalogue().tools_for(Purpose::TradingBot).map(|tool| tool.name.as_str()).take(6).collect();
    assert_eq!(bots, ["Freqtrade", "Hummingbot", "Passivbot", "3Commas", "OctoBot", "Jesse"]);
    assert!(catalogue().tools_for(Purpose::DataAndCharts).all(|tool| tool.id != "tradingview"));
    assert_eq!(catalogue().tool_name("freqtrade"), "Freqtrade");
    assert_eq!(catalogue().tool_name("my script"), "my script");
}

#[test]
fn a_list_is_demanded_only_where_the_exchange_says_so() {
    let withdraw: Levels = [Level::Withdraw].into_iter().collect();
    assert!(exchange("binance").demands_list(withdraw));
    assert!(!exchange("binance").demands_list([Level::Trade].into_iter().collect()));
    assert!(!exchange("kraken").demands_list(withdraw));
}
