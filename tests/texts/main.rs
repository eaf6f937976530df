//! Holds `assets/i18n` and the code to each other, and the words to the voice. Each checker is shown a case it must refuse.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

mod code;
mod fluent;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use keystead::domain::address::{AddressKind, judge_address, normal_form};
use keystead::domain::api_key::Address;
use keystead::domain::catalogue::{Catalogue, exchange_files};
use keystead::domain::check::{Kind, Pasted, TOO_LONG, check_fields, check_fields_beside};
use keystead::domain::coinbase_file::CoinbaseFileError;
use keystead::domain::exchange::Exchange;
use keystead::domain::words::Words;
use keystead::ui::text::{english as compiled_in, has_text, say};

use self::code::{Asked, asked, literals, without_tests};
use self::fluent::{Text, args_of, parse};

/// Beginnings of ids that the code puts together in a way that cannot be read from its text, with the reason.
/// `format!("check-{word}")` needs no entry here: it is read.
const BUILT: [&str; 1] = [
    "tool-", // named in assets/tools; tests/catalogue holds those to the texts
];

/// Words that stand in a text although the voice forbids them, because an exchange or a tool calls a thing so.
const QUOTED: [(&str, &str); 0] = [];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|ends| ends == extension) {
            found.push(path);
        }
    }
}

/// The texts by file.
fn english() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    files(&root().join("assets/i18n/en"), "ftl", &mut paths);
    assert!(!paths.is_empty(), "no text was found");
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The program's own code by file, without its tests.
fn own_code() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    let code: Vec<(String, String)> = paths
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name != "tests.rs"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            (name, without_tests(&text))
        })
        .collect();
    assert!(code.len() > 10, "no code was found");
    code
}

/// The texts that nothing in the code asks for.
fn unused(texts: &BTreeMap<String, Text>, code: &[(String, String)]) -> Vec<String> {
    let literals: BTreeSet<String> = code.iter().flat_map(|(_, code)| literals(code)).collect();
    let built: Vec<&str> = literals
        .iter()
        .filter_map(|literal| literal.split_once('{').map(|(start, _)| start))
        .filter(|start| start.len() > 3 && start.ends_with('-'))
        .chain(BUILT)
        .collect();
    let by_texts: BTreeSet<&String> = texts.values().flat_map(|text| &text.uses).collect();
    texts
        .iter()
        .filter(|(id, _)| !literals.contains(*id) && !by_texts.contains(id))
        .filter(|(id, _)| !built.iter().any(|start| id.starts_with(start)))
        .map(|(id, text)| format!("{id} in {} is asked for nowhere in src", text.file))
        .collect()
}

#[test]
fn every_file_of_texts_is_read_and_can_be_read() {
    for (file, source) in english() {
        assert!(compiled_in().contains(&source.as_str()), "{file} is not compiled in: touch src/ui/text.rs");
    }
    assert_eq!(compiled_in().len(), english().len(), "a file is gone: touch src/ui/text.rs");
    let (texts, wrong) = parse(&english());
    assert_eq!(wrong, [] as [&str; 0]);
    assert!(texts.keys().all(|id| has_text(id)));
    let lost: Vec<String> = texts
        .iter()
        .flat_map(|(id, text)| text.uses.iter().map(move |used| (id, used)))
        .filter(|(_, used)| !texts.contains_key(*used))
        .map(|(id, used)| format!("{id} uses {used}, which does not exist"))
        .collect();
    assert_eq!(lost, [] as [&str; 0]);
}

#[test]
fn a_broken_or_doubled_text_is_refused() {
    let file = |source: &str| vec![("bad.ftl".to_owned(), source.to_owned())];
    assert_eq!(parse(&file("good = Good\n")).1.len(), 0);
    assert!(!parse(&file("bad = { $count -> [one] 1 }\n")).1.is_empty());
    assert!(!parse(&file("no-value\n")).1.is_empty());
    assert!(!parse(&file("twice = One\ntwice = Two\n")).1.is_empty());
}

#[test]
fn every_text_that_the_code_asks_for_exists() {
    let (texts, _) = parse(&english());
    let mut gaps = Vec::new();
    let mut count = 0;
    for (file, code) in own_code() {
        for asked in asked(&code) {
            count += 1;
            if !texts.contains_key(&asked.id) {
                gaps.push(format!("{file} asks for {}, which is in no file of assets/i18n/en", asked.id));
            }
        }
    }
    assert_eq!(gaps, [] as [&str; 0]);
    assert!(count > 0, "nothing in src asks for a text");
}

#[test]
fn every_text_gets_the_arguments_that_it_uses_and_no_others() {
    let (texts, _) = parse(&english());
    let mut wrong = Vec::new();
    for (file, code) in own_code() {
        for asked in asked(&code) {
            let used = args_of(&asked.id, &texts);
            if let Some(given) = asked.args.filter(|given| texts.contains_key(&asked.id) && *given != used) {
                wrong.push(format!("{file}: {} is given {given:?} and uses {used:?}", asked.id));
            }
        }
    }
    assert_eq!(wrong, [] as [&str; 0]);
}

#[test]
fn every_text_is_used() {
    let (texts, _) = parse(&english());
    assert_eq!(unused(&texts, &own_code()), [] as [&str; 0]);
}

#[test]
fn the_reader_of_code_sees_what_is_asked_for() {
    let code = r#"
        tr!("plain"); x.tr!( "named",
            count = f(a == b, "x, y = 2"), other = g[1],
        );
        attr("not-this"); tr(variable); Words::new("worded").text("exchange", "x");
    "#;
    let args =
        |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>());
    let asked = asked(code);
    let expected = [("plain", args(&[])), ("named", args(&["count", "other"])), ("worded", None)];
    assert_eq!(asked, expected.map(|(id, args)| Asked { id: id.to_owned(), args }));
    assert_eq!(without_tests("a\n// tr(\"x\")\n#[cfg(test)]\nmod tests { tr(\"x\") }"), "a\n");
}

#[test]
fn a_text_that_nobody_asks_for_is_found() {
    let (texts, _) = parse(&[(
        "some.ftl".to_owned(),
        "some-a = A { some-b }\nsome-b = B\nsome-lost = C\nfamily-x = D\n".to_owned(),
    )]);
    let code = [("some.rs".to_owned(), "tr!(\"some-a\"); format!(\"family-{word}\")".to_owned())];
    assert_eq!(unused(&texts, &code), ["some-lost in some.ftl is asked for nowhere in src"]);
}

/// What in this text breaks the voice of the window.
fn against_the_voice(id: &str, text: &Text) -> Vec<String> {
    const NEVER: [&str; 12] = [
        "please",
        "oops",
        "invalid",
        "error",
        "errors",
        "failed",
        "sorry",
        "2fa",
        "bank-grade",
        "we",
        "our",
        "us",
    ];
    let mut found = Vec::new();
    for said in &text.said {
        let plain = said.replace("**", "");
        let mut words = plain.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'');
        if let Some(word) = words.find(|word| {
            let small = word.to_lowercase();
            let stem = small.split(['’', '\'']).next().unwrap_or_default();
            // "US" is a country.
            NEVER.contains(&stem) && *word != "US" && !QUOTED.contains(&(id, *word))
        }) {
            found.push(format!("{}: {id} says “{word}”", text.file));
        }
        if said.contains('!') {
            found.push(format!("{}: {id} shouts", text.file));
        }
        if said.matches("**").count() % 2 != 0 {
            found.push(format!("{}: {id} opens a bold word and does not close it", text.file));
        }
        if said.contains("bank grade") || said.contains("military") {
            found.push(format!("{}: {id} boasts", text.file));
        }
    }
    found
}

#[test]
fn every_text_speaks_with_the_voice_of_the_window() {
    let (texts, _) = parse(&english());
    let wrong: Vec<String> = texts.iter().flat_map(|(id, text)| against_the_voice(id, text)).collect();
    assert_eq!(wrong, [] as [&str; 0]);
}

#[test]
fn another_voice_is_refused() {
    for bad in [
        "Please try again.",
        "That failed.",
        "Invalid code",
        "We keep it.",
        "It’s in our vault.",
        "We’ve saved it.",
        "Saved!",
        "Confirm with 2FA.",
        "Bank-grade lock",
        "Press **Save",
        "An error occurred",
    ] {
        let (texts, _) = parse(&[("bad.ftl".to_owned(), format!("bad = {bad}\n"))]);
        assert!(!against_the_voice("bad", &texts["bad"]).is_empty(), "{bad}");
    }
    for good in ["If it fails again, wait.", "Four answers, hours.", "The US site", "Errorless **Save**"] {
        let (texts, _) = parse(&[("good.ftl".to_owned(), format!("good = {good}\n"))]);
        assert_eq!(against_the_voice("good", &texts["good"]), [] as [&str; 0]);
    }
}

fn check_words(words: &Words) {
    assert!(has_text(&words.id), "no text for {}", words.id);
    let said = say(words);
    assert!(!said.contains("{$") && !said.contains("{ $"), "{} lacks an argument: {said}", words.id);
}

#[test]
fn everything_that_is_found_in_pasted_text_has_its_words() {
    let words = "abandon ability able about above absent absorb abstract absurd abuse access accident";
    let id = "0123abcd-0123-4567-89ab-0123456789ab";
    let long = "x".repeat(TOO_LONG);
    let wallet = format!("0x{}", "c0de".repeat(16));
    let (x56, x64, x88) = ("x".repeat(56), "x".repeat(64), format!("{}==", "x".repeat(86)));
    let texts = [
        "",
        " x y ",
        "x\ny",
        " x ",
        "ｘ",
        "x-",
        id,
        words,
        &wallet,
        &long,
        &x56,
        &x64,
        &x88,
        &"x".repeat(18),
        &"-".repeat(18),
        &"-".repeat(56),
        &"x".repeat(36),
        "{\"privateKey\": 1}",
        "\"x\"",
        "API_KEY=abcd\nSECRET=efgh",
        "TESTNET_API_KEY=abcd\nTESTNET_SECRET=efgh",
        "JBSWY3DPEHPK3PXP",
        "-----BEGIN PRIVATE KEY-----\\nx\\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nx",
        "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nx\n-----END EC PRIVATE KEY-----",
    ];
    let secret_of_okx = "A0".repeat(16);
    let mut seen = BTreeSet::new();
    for exchange in Catalogue::built_in().exchanges() {
        for key in texts {
            for (secret, passphrase) in texts.into_iter().map(|secret| (secret, secret_of_okx.as_str())) {
                let pasted = [
                    Pasted { name: "api_key", text: key },
                    Pasted { name: "secret", text: secret },
                    // What is right there is wrong where the secret belongs.
                    Pasted { name: "passphrase", text: passphrase },
                ];
                let report = check_fields(exchange, &pasted);
                let beside = check_fields_beside(exchange, &pasted[..1], Some("secret"));
                for finding in &beside.findings {
                    seen.insert(finding.kind);
                    [&finding.title, &finding.text, &finding.short].into_iter().for_each(check_words);
                }
                for finding in &report.findings {
                    seen.insert(finding.kind);
                    [&finding.title, &finding.text, &finding.short].into_iter().for_each(check_words);
                }
                for line in &report.checked {
                    check_words(&line.what);
                    check_words(&line.result);
                }
            }
        }
    }
    assert_eq!(seen.len(), Kind::ALL.len(), "not every kind of finding was seen: {seen:?}");
}

#[test]
fn everything_that_is_said_of_an_address_has_its_words() {
    let of = |ip: String| Address { ip, note: String::new() };
    let list: Vec<Address> =
        (1..=30).map(|n| of(format!("203.0.113.{n}"))).chain([of("203.0.113.128/25".to_owned())]).collect();
    let typed = [
        "",
        "https://x",
        "1.2.3.4:80",
        "name.example",
        "1.2.3",
        "1.2.3.256",
        "1.2..4",
        "::1::",
        "1.2.3.4/99",
        "0.0.0.0/0",
        "203.0.113.1",
        "192.168.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "0.0.0.0",
        "8.0.0.0/8",
        "198.51.100.0/24",
        "2001:db8::1",
        "2620:fe::9",
        "::ffff:9.9.9.9",
        "9.9.9.0/24",
        "9.9.9.9",
        "203.0.113.0/24",
        "203.0.113.128/25",
    ];
    let mut seen = BTreeSet::new();
    // No exchange says of itself what it does not take, or that it takes no networks; an owner's file may.
    let told = |sure: &str| {
        let (_, text) = exchange_files().into_iter().find(|(id, _)| *id == "binance").unwrap();
        let fact = |name: &str| {
            format!(
                "{name} = {{ value = false, sure = \"{sure}\", source = \"x\", date = \"2026-11-22\" }}\n"
            )
        };
        let ip = format!("[ip]\n{}{}", fact("ipv6"), fact("networks"));
        toml::from_str::<Exchange>(&text.replacen("[ip]\n", &ip, 1)).unwrap()
    };
    let told = [told("sure"), told("copy")];
    for exchange in Catalogue::built_in().exchanges().iter().chain(&told) {
        for typed in typed.into_iter().chain(["203.0.113.200"]) {
            for finding in judge_address(exchange, typed, &list) {
                seen.insert(finding.kind);
                check_words(&finding.words);
            }
        }
        for count in [0, 1, 2] {
            check_words(&keystead::domain::address::address_count(exchange, count));
        }
    }
    assert_eq!(seen.len(), AddressKind::ALL.len(), "not every kind was seen: {seen:?}");
    assert_eq!(normal_form("not one"), None);
    for error in CoinbaseFileError::ALL {
        check_words(&error.words());
    }
}

/// Families of texts that are built from the catalogue, with what the catalogue can ask for.
#[test]
fn no_text_is_left_of_what_the_catalogue_no_longer_has() {
    let (texts, _) = parse(&english());
    let catalogue = Catalogue::built_in();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for exchange in catalogue.exchanges() {
        known.extend(exchange.permissions.iter().map(|one| exchange.permission_text(&one.code)));
        known.extend(exchange.ends.iter().map(|end| format!("end-{}-{}", exchange.id, end.id)));
    }
    for tool in catalogue.tools() {
        let named = [&tool.rotation, &tool.ip_note, &tool.note].into_iter().flatten();
        known.extend(named.map(|text| text.as_far_as_known().clone()));
    }
    let left: Vec<&String> = texts
        .keys()
        .filter(|id| ["permission-", "end-", "tool-"].iter().any(|family| id.starts_with(family)))
        .filter(|id| !known.contains(*id))
        .collect();
    assert_eq!(left, [] as [&str; 0]);
}
