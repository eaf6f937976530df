//! Numbers, addresses, forms and days: such as there are, and nothing where an exchange closed.

use std::collections::BTreeSet;

use keystead::domain::api_key::KeyId;
use keystead::domain::catalogue::exchange_files;
use keystead::domain::draft::Draft;
use keystead::domain::exchange::{Exchange, Rgb, Seen, When};
use keystead::domain::fact::Fact;

use crate::{catalogue, changed, exchange};

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

#[test]
fn an_address_that_nobody_saw_is_not_opened() {
    assert!(exchange("kraken").page_url().is_some());
    assert!(exchange("okx").page.url.is_some() && exchange("okx").page_url().is_none());
    let url = "url = { value = \"https://www.kraken.com/u/security/api\", sure = ";
    let heard = changed("kraken", &format!("{url}\"sure\""), &format!("{url}\"unverified\""));
    assert_eq!(heard.page_url(), None);
}
