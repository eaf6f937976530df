//! What is wrong in a built-in file is wrong in a file of the person's own: the cases of the other rules, read as one.

use jiff::civil::date;
use keystead::domain::catalogue::exchange_files;
use keystead::domain::own_facts::read;

use crate::catalogue;

fn is_taken(text: &str) -> bool {
    read(text.as_bytes(), "mine.toml", date(2026, 11, 27)).is_ok()
}

#[test]
fn a_person_s_file_is_held_to_the_rules_of_the_built_in_ones() {
    let files = exchange_files();
    let text = |id: &str| files.iter().find(|(at, _)| *at == id).unwrap().1;
    for (id, from, to) in [
        // Numbers and addresses.
        ("okx", "max = { value = 20", "max = { value = 0"),
        ("okx", "max = { value = 50", "max = { value = 5000"),
        ("htx", "key_limit = { value = 20", "key_limit = { value = 0"),
        ("okx", "days = { value = 14", "days = { value = 0"),
        ("okx", "value = \"https://www.okx.com\"", "value = \"http://www.okx.com\""),
        ("htx", "value = \"https://www.htx.com/en-us/apikey\"", "value = \"www.htx.com\""),
        ("okx", "value = [\"Profile\"", "value = [\"\""),
        ("okx", "value = \"HMAC\"", "value = \"\""),
        ("upbit", "supported = { value = true", "supported = { value = false"),
        ("upbit", "value = [\"read\", \"trade\", \"withdraw\"]", "value = []"),
        // What a check sees.
        ("binance", "value = [\"permissions\", \"ip-flag\", \"created\"]", "value = []"),
        ("binance", "value = [\"permissions\", \"ip-flag\", \"created\"]", "value = [\"works\", \"name\"]"),
        ("binance", "value = [\"permissions\", \"ip-flag\", \"created\"]", "value = [\"name\", \"name\"]"),
        (
            "binance",
            "value = [\"permissions\", \"ip-flag\", \"created\"]",
            "value = [\"ip-flag\", \"ip-list\"]",
        ),
        // What the purposes need.
        ("okx", "[\"read_only\", \"trade\"]", "[\"read_only\", \"withdraw\"]"),
        ("okx", "value = [\"read_only\"], sure = \"copy\"", "value = [\"readonly\"], sure = \"copy\""),
        // Permissions.
        ("okx", "code = \"trade\"", "code = \"read_only\""),
        ("okx", "value = \"Trade\"", "value = \"Read\""),
        ("okx", "levels = { value = [\"read\"]", "levels = { value = []"),
        // Transfer.
        ("okx", "transfer = { value = \"with-trade\"", "transfer = { value = \"own-tick\""),
        ("coinbase", "transfer = { value = \"with-withdraw\"", "transfer = { value = \"with-trade\""),
        ("binance", "transfer = { value = \"own-tick\"", "transfer = { value = \"nowhere\""),
        // Closing.
        ("bitmex", "value = \"2026-09-23\"", "value = \"2027-09-23\""),
    ] {
        let text = text(id);
        assert!(text.contains(from), "{id} has no {from}");
        assert!(is_taken(text), "{id}");
        assert!(!is_taken(&text.replacen(from, to, 1)), "{id}: {to}");
    }
}

#[test]
fn nothing_that_is_built_in_calls_itself_the_person_s_own() {
    for (id, text) in exchange_files() {
        let own = |line: &&str| {
            line.contains(", own = ") || line.starts_with("text = ") || line.contains("note_text")
        };
        assert_eq!(text.lines().find(own), None, "{id}");
    }
    assert!(catalogue().exchanges().iter().all(|exchange| exchange.own_on().is_none()));
}
