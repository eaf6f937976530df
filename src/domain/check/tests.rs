use proptest::prelude::*;

use super::*;
use crate::domain::catalogue::Catalogue;
use crate::domain::secret::SecretText;

// The examples that the exchanges print in their own documentation.
const KRAKEN_KEY: &str = "4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX";
const KRAKEN_SECRET: &str =
    "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
const BINANCE_KEY: &str = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
const BINANCE_SECRET: &str = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
const OKX_SECRET: &str = "22582BD0CFF14C41EDBF1AB98506286D";
const COINBASE_SECRET: &str =
    "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==";
const PEM: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJNAVJ4tKdL2RtQXaVY0uqIASe5MZut9ACdnTfrbqbrQ\n-----END PRIVATE KEY-----\n";

fn exchange(id: &str) -> &'static Exchange {
    Catalogue::built_in().exchange(id).unwrap()
}

fn report(id: &str, key: &str, secret: &str) -> Report {
    check_fields(
        exchange(id),
        &[Pasted { name: "api_key", text: key }, Pasted { name: "secret", text: secret }],
    )
}

fn kinds(report: &Report) -> Vec<(&str, Kind)> {
    report.findings.iter().map(|finding| (finding.field.as_str(), finding.kind)).collect()
}

#[test]
fn what_the_exchanges_print_as_examples_is_taken_without_a_word() {
    let name =
        "organizations/0123abcd-0123-4567-89ab-0123456789ab/apiKeys/0123abcd-0123-4567-89ab-0123456789ab";
    for (id, key, secret) in [
        ("kraken", KRAKEN_KEY, KRAKEN_SECRET),
        ("binance", BINANCE_KEY, BINANCE_SECRET),
        ("binance", BINANCE_KEY, PEM),
        ("coinbase", name, COINBASE_SECRET),
        ("coinbase", name, PEM),
        ("bybit", "xxxxxxxxxxxxxxxxxx", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"),
        ("other", "anything", "at-all"),
    ] {
        let report = report(id, key, secret);
        assert_eq!(kinds(&report), [], "{id}");
        assert!(report.checked.iter().all(|line| line.is_good), "{id}");
    }
}

#[test]
fn an_empty_field_blocks_only_where_something_is_needed() {
    let empty = report("kraken", "", "  ");
    assert_eq!(kinds(&empty), [("api_key", Kind::Empty), ("secret", Kind::Empty)]);
    assert!(empty.is_blocked());
    assert_eq!(kinds(&report("other", "", "secret")), []);
}

#[test]
fn key_and_secret_in_each_others_field_are_told_as_one_thing() {
    let swapped = report("kraken", KRAKEN_SECRET, KRAKEN_KEY);
    assert_eq!(kinds(&swapped), [("api_key", Kind::Swapped), ("secret", Kind::Swapped)]);
    assert!(!swapped.is_blocked());
    assert_eq!(swapped.findings[0].repair, Some(Repair::Swap));
    let short = Words::new("check-count-ends").number("count", 88).text("ending", "==");
    assert_eq!(swapped.findings[0].short, short);
    assert_eq!(swapped.checked[2].result.id, "check-result-swapped");
    // Where both have the same form, nobody can tell.
    assert_eq!(kinds(&report("binance", BINANCE_SECRET, BINANCE_KEY)), []);
}

#[test]
fn the_same_text_twice_blocks() {
    let same = report("binance", BINANCE_KEY, &format!("{BINANCE_KEY} "));
    assert_eq!(kinds(&same), [("secret", Kind::Same)]);
    assert!(same.is_blocked());
}

#[test]
fn spaces_and_line_breaks_are_seen_and_can_be_taken_away() {
    let around = report("kraken", &format!(" {KRAKEN_KEY}\n"), KRAKEN_SECRET);
    assert_eq!(kinds(&around), [("api_key", Kind::SpacesAround)]);
    assert!(!around.is_blocked());
    let inside = KRAKEN_KEY.replacen('n', "n ", 1);
    assert_eq!(kinds(&report("kraken", &inside, KRAKEN_SECRET)), [("api_key", Kind::SpacesInside)]);
    let broken = KRAKEN_SECRET.replacen('n', "n\r\n", 1);
    let broken_report = report("kraken", KRAKEN_KEY, &broken);
    assert_eq!(kinds(&broken_report), [("secret", Kind::LineBreaks)]);
    assert!(broken_report.is_blocked());
    let clean = repair(exchange("kraken"), "secret", &SecretText::new(broken));
    assert_eq!(clean.expose(), KRAKEN_SECRET);
}

#[test]
fn a_translated_page_is_noticed() {
    let wide = BINANCE_KEY.replacen('v', "ｖ", 1);
    let found = report("binance", &wide, BINANCE_SECRET);
    assert_eq!(kinds(&found), [("api_key", Kind::LookAlike)]);
    assert_eq!(found.findings[0].repair, Some(Repair::Clean));
    let clean = repair(exchange("binance"), "api_key", &SecretText::new(wide));
    assert_eq!(clean.expose(), BINANCE_KEY);
    // A Cyrillic letter cannot be put right; it has to be copied again.
    let cyrillic = BINANCE_KEY.replacen('P', "Р", 1);
    let found = report("binance", &cyrillic, BINANCE_SECRET);
    assert_eq!(kinds(&found), [("api_key", Kind::LookAlike)]);
    assert_eq!(found.findings[0].repair, None);
    let hidden = format!("{BINANCE_KEY}\u{200b}");
    assert_eq!(kinds(&report("binance", &hidden, BINANCE_SECRET)), [("api_key", Kind::LookAlike)]);
}

#[test]
fn a_wrong_form_is_told_and_never_blocks() {
    let short = report("kraken", &KRAKEN_KEY[1..], KRAKEN_SECRET);
    assert_eq!(kinds(&short), [("api_key", Kind::Length)]);
    assert_eq!(short.findings[0].text.id, "check-length");
    assert!(!short.is_blocked());
    let odd = KRAKEN_KEY.replacen('4', "-", 1);
    assert_eq!(kinds(&report("kraken", &odd, KRAKEN_SECRET)), [("api_key", Kind::Alphabet)]);
    // What is not sure is not said as if it were.
    let bybit = report("bybit", "xxxxxxxxxxxx", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy");
    assert_eq!(kinds(&bybit), [("api_key", Kind::Length)]);
    assert_eq!(bybit.findings[0].text.id, "check-length-unsure");
}

#[test]
fn a_key_of_another_exchange_is_named() {
    let found = report("kraken", BINANCE_KEY, KRAKEN_SECRET);
    assert_eq!(kinds(&found), [("api_key", Kind::OtherExchange)]);
    let okx = report("binance", BINANCE_KEY, OKX_SECRET);
    assert_eq!(kinds(&okx), [("secret", Kind::OtherExchange)]);
    // 88 characters of base64 fit two exchanges: no guess is made.
    assert_eq!(kinds(&report("binance", BINANCE_KEY, KRAKEN_SECRET)), [("secret", Kind::Length)]);
}

#[test]
fn a_wallet_is_never_taken_for_a_key() {
    let words = "abandon ability able about above absent absorb abstract absurd abuse access accident";
    assert_eq!(kinds(&report("binance", BINANCE_KEY, words)), [("secret", Kind::SeedPhrase)]);
    assert_eq!(kinds(&report("other", "name", words)), [("secret", Kind::SeedPhrase)]);
    let wallet = format!("0x{}", "c0de".repeat(16));
    assert_eq!(kinds(&report("kraken", KRAKEN_KEY, &wallet)), [("secret", Kind::WalletKey)]);
}

#[test]
fn a_pem_key_is_measured_by_its_lines() {
    let name =
        "organizations/0123abcd-0123-4567-89ab-0123456789ab/apiKeys/0123abcd-0123-4567-89ab-0123456789ab";
    let escaped = PEM.trim().replace('\n', "\\n");
    let found = report("coinbase", name, &escaped);
    assert_eq!(kinds(&found), [("secret", Kind::PemEscaped)]);
    let repaired = repair(exchange("coinbase"), "secret", &SecretText::new(escaped));
    assert_eq!(repaired.expose(), PEM);
    assert_eq!(kinds(&report("coinbase", name, &PEM[..60])), [("secret", Kind::PemCut)]);
    let public = "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----";
    assert_eq!(kinds(&report("binance", BINANCE_KEY, public)), [("secret", Kind::PemPublic)]);
    let file = format!("{{\"name\": \"{name}\",\n \"privateKey\": \"x\"}}");
    let found = report("coinbase", &file, "");
    assert_eq!(kinds(&found), [("secret", Kind::Empty), ("api_key", Kind::WholeFile)]);
    assert_eq!(found.findings[1].repair, Some(Repair::ReadFile));
}

#[test]
fn a_text_longer_than_any_key_blocks() {
    let long = report("other", "name", &"x".repeat(TOO_LONG));
    assert_eq!(kinds(&long), [("secret", Kind::TooLong)]);
    assert!(long.is_blocked());
}

#[test]
fn a_chosen_passphrase_keeps_its_inner_spaces() {
    let passphrase = SecretText::new(" Correct Horse 9! ".to_owned());
    assert_eq!(repair(exchange("okx"), "passphrase", &passphrase).expose(), "Correct Horse 9!");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_finding_ever_repeats_the_text(key in "[a-z0-9][a-z0-9 ]{12,40}[a-z]", secret in "[!-~][ -~]{12,80}[!-~]") {
        for exchange in Catalogue::built_in().exchanges() {
            let pasted =
                [Pasted { name: "api_key", text: &key }, Pasted { name: "secret", text: &secret }];
            let told = format!("{:?}", check_fields(exchange, &pasted));
            for text in [&key, &secret] {
                for part in [&text[..6], &text[text.len() - 6..]] {
                    prop_assert!(!told.contains(part), "{} repeats {part}", exchange.id);
                }
            }
        }
    }

    #[test]
    fn a_repaired_text_needs_no_second_repair(text in "\\PC{0,60}") {
        for field in ["api_key", "secret", "passphrase"] {
            let once = repair(exchange("okx"), field, &SecretText::new(text.clone()));
            let twice = repair(exchange("okx"), field, &once);
            prop_assert_eq!(once.expose(), twice.expose());
        }
    }
}

/// What is found in a field of Binance's or Deribit's where Keystead made the secret.
fn beside(exchange: &str, key: &str) -> Vec<(String, Kind)> {
    let report = check_fields_beside(
        self::exchange(exchange),
        &[Pasted { name: "api_key", text: key }],
        Some("secret"),
    );
    report.findings.into_iter().map(|finding| (finding.field, finding.kind)).collect()
}

#[test]
fn where_the_secret_is_here_already_only_the_rest_is_asked_for() {
    assert_eq!(beside("binance", BINANCE_KEY), []);
    assert_eq!(beside("binance", ""), [("api_key".to_owned(), Kind::Empty)]);
    assert_eq!(beside("deribit", "aD-KFx-H"), []);
}

#[test]
fn where_the_secret_is_here_already_a_public_key_and_a_secret_are_told_apart_from_what_belongs_there() {
    let public = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n";
    let private = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----";
    for id in ["binance", "bybit", "deribit"] {
        assert_eq!(beside(id, public), [("api_key".to_owned(), Kind::PublicGiven)], "{id}");
        assert_eq!(beside(id, private), [("api_key".to_owned(), Kind::SecretHere)], "{id}");
        let both = "api_key=abcdefgh\nsecret_key=abcdefghabcdefgh\n";
        assert_eq!(beside(id, both), [("api_key".to_owned(), Kind::SecretHere)], "{id}");
    }
    // The form of the secret that Deribit would have made: it did not use the public key.
    assert_eq!(beside("deribit", &"aB3-x".repeat(9)[..43]), [("api_key".to_owned(), Kind::SecretHere)]);
}
