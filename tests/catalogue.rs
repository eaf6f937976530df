//! Holds `assets/exchanges` and `assets/tools` to their rules. Each checker is shown a case that it must refuse.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keystead::domain::api_key::{Address, Purpose};
use keystead::domain::catalogue::{Catalogue, EXCHANGE_FILES, OTHER, TOOL_FILES};
use keystead::domain::exchange::{Exchange, Rgb};
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
    for (name, files) in [("exchanges", EXCHANGE_FILES), ("tools", TOOL_FILES)] {
        let listed: BTreeSet<String> = files.iter().map(|(id, _)| (*id).to_owned()).collect();
        assert_eq!(
            listed,
            ids_in(&folder(name)),
            "assets/{name} and the list in src/domain/catalogue.rs differ"
        );
        for (id, text) in files {
            let table: toml::Table = toml::from_str(text).unwrap();
            assert_eq!(table["id"].as_str(), Some(*id), "assets/{name}/{id}.toml carries another id");
        }
    }
    assert_eq!(catalogue().exchanges().len(), EXCHANGE_FILES.len());
    assert_eq!(catalogue().tools().len(), TOOL_FILES.len());
    assert_eq!(catalogue().exchanges().last().unwrap().id, OTHER);
}

#[test]
fn a_word_that_no_field_has_is_refused() {
    for (id, text) in EXCHANGE_FILES {
        toml::from_str::<Exchange>(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(toml::from_str::<Exchange>(&format!("surplus = 1\n{text}")).is_err(), "{id}");
        let misspelt = text.replacen(", sure = \"", ", shure = \"", 1);
        assert!(toml::from_str::<Exchange>(&misspelt).is_err(), "{id}");
        let undated = text.replacen(", date = \"2026-11-22\" }", " }", 1);
        assert!(toml::from_str::<Exchange>(&undated).is_err(), "{id}");
    }
    for (id, text) in TOOL_FILES {
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
    for (id, text) in EXCHANGE_FILES.iter().chain(TOOL_FILES) {
        assert_eq!(judge(id, text), [] as [&str; 0]);
    }
    let bad = "max = 30\n[ip]\nmax = { value = 30, sure = \"sure\", source = \"\", date = \"1999-01-01\" }";
    assert_eq!(judge("bad", bad).len(), 3);
}

#[test]
fn no_purpose_ever_asks_for_withdraw() {
    for exchange in catalogue().exchanges() {
        let codes: BTreeSet<String> =
            exchange.permissions.iter().map(|permission| permission.code.clone()).collect();
        for purpose in Purpose::ALL {
            let needed = exchange.needed(purpose);
            let at = format!("{}, {}", exchange.id, purpose.word());
            assert!(!needed.is_empty(), "{at}: nothing is needed");
            assert!(needed.is_subset(&codes), "{at}: {needed:?} is not among its permissions");
            let levels = exchange.levels_of(&needed);
            assert!(levels.has(Level::Read), "{at}: cannot even read");
            assert!(!levels.has(Level::Withdraw), "{at}: could send coins away");
            let trades = matches!(purpose, Purpose::TradingBot | Purpose::Arbitrage);
            assert_eq!(levels.has(Level::Trade), trades, "{at}");
            // Transfer may come along with Trade where the exchange has one tick for both, never by a tick of its own.
            let asked = needed.iter().filter_map(|code| exchange.permission(code));
            assert!(
                asked.clone().all(|one| !one.levels().has(Level::Transfer) || one.levels().has(Level::Trade))
            );
        }
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

#[test]
fn withdraw_comes_last_and_every_code_once() {
    for exchange in catalogue().exchanges() {
        let withdraws: Vec<bool> =
            exchange.permissions.iter().map(|permission| permission.levels().has(Level::Withdraw)).collect();
        assert!(withdraws.is_sorted(), "{}: a permission stands below one that withdraws", exchange.id);
        assert!(withdraws.contains(&true), "{}: nothing withdraws?", exchange.id);
        let codes: BTreeSet<&str> = exchange.permissions.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes.len(), exchange.permissions.len(), "{}: a code twice", exchange.id);
    }
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
    for exchange in catalogue().exchanges() {
        let lines = all_guides(exchange);
        check_words(lines.iter().map(|line| &line.words));
        check_words(lines.iter().filter_map(|line| line.note.as_ref()));
        assert!(lines.iter().any(|line| line.copy.as_deref() == Some("freqtrade-nov26")), "{}", exchange.id);
        assert!(lines.iter().any(|line| line.copy.as_deref() == Some("203.0.113.0/24")), "{}", exchange.id);
        let opens = lines.iter().any(|line| line.opens_page);
        assert_eq!(opens, exchange.page.url.is_some(), "{}", exchange.id);
    }
}

#[test]
fn every_danger_is_a_sentence_and_a_doubtful_one_says_may() {
    let every: Vec<Levels> = (0..16)
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
