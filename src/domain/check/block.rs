//! Several values at once, with their names: lines such as `API_KEY=…`, a table copied from a page, a piece of a bot's JSON file.

use serde_json::Value;
use zeroize::Zeroizing;

use super::text::is_pem;
use crate::domain::exchange::{Exchange, FieldFact};
use crate::domain::secret::{SecretField, SecretFields, SecretText};

/// Fewer characters are no key.
const LEAST: usize = 4;
/// Lines that are looked at; a file with more is no key.
const MOST_LINES: usize = 400;

/// The names under which people, bots and pages write a field, from the most telling to the least.
const KEY_NAMES: [&str; 11] = [
    "apikeyname",
    "keyname",
    "apikeyid",
    "apikey",
    "accesskey",
    "publickey",
    "clientid",
    "keyid",
    "apiid",
    "key",
    "name",
];
const SECRET_NAMES: [&str; 8] = [
    "apisecretkey",
    "secretaccesskey",
    "apisecret",
    "secretkey",
    "clientsecret",
    "privatekey",
    "apiprivatekey",
    "secret",
];
const CHOSEN_NAMES: [&str; 6] = ["apipassphrase", "passphrase", "apipassword", "password", "memo", "pass"];

/// Words in the names of keys and switches of a test network.
const TEST_WORDS: [&str; 4] = ["testnet", "sandbox", "demo", "papertrading"];
/// Values of a switch that is off.
const OFF: [&str; 6] = ["false", "no", "off", "none", "null", "0"];

/// Whether a name beside the values says that they are for a test network: `BINANCE_TESTNET_API_KEY=…`, `"sandboxed": true`.
pub(super) fn names_test_network(text: &str) -> bool {
    pairs_of(text.trim()).iter().any(|Pair { name, value }| {
        TEST_WORDS.iter().any(|word| name.contains(word))
            && !value.is_empty()
            && !OFF.contains(&value.to_ascii_lowercase().as_str())
    })
}

/// The values of a block by the fields that they belong to, if it names at least one of them and is more than that value.
/// Of two values for one field the first counts.
pub fn read_block(exchange: &Exchange, text: &str) -> Option<SecretFields> {
    let mut pairs = pairs_of(text.trim());
    let mut fields = Vec::new();
    for field in &exchange.fields {
        let is_its = |pair: &Pair| is_name_of(exchange, field, &pair.name) && pair.value.len() >= LEAST;
        if let Some(at) = pairs.iter().position(is_its) {
            let value = std::mem::take(&mut *pairs.remove(at).value);
            fields.push(SecretField { name: field.name.clone(), text: SecretText::new(value) });
        }
    }
    (!fields.is_empty()).then_some(SecretFields(fields))
}

fn pairs_of(text: &str) -> Vec<Pair> {
    if text.starts_with('{') { from_json(text) } else { from_lines(text) }
}

/// A name as it is compared, and the value beside it.
struct Pair {
    name: String,
    value: Zeroizing<String>,
}

impl Pair {
    fn new(name: String, value: &str) -> Self {
        Self { name, value: Zeroizing::new(value.to_owned()) }
    }
}

/// The name without case, spaces and signs: `BINANCE_API_KEY` and `Api key` end alike. None when it is no name at all.
fn plain(name: &str) -> Option<String> {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_name = (3..=48).contains(&letters.len()) && name.chars().count() <= 64;
    is_name.then(|| letters.to_ascii_lowercase())
}

/// All texts and switches of a JSON file with their names, however deep they lie. The innermost come first: a bot's `key` lies deeper than its
/// `name`.
fn from_json(text: &str) -> Vec<Pair> {
    fn collect(value: &Value, pairs: &mut Vec<Pair>) {
        let Value::Object(object) = value else { return };
        for inner in object.values() {
            collect(inner, pairs);
        }
        for (name, value) in object {
            match (plain(name), value) {
                (Some(name), Value::String(value)) => pairs.push(Pair::new(name, value)),
                (Some(name), Value::Bool(is_on)) => {
                    pairs.push(Pair::new(name, if *is_on { "on" } else { "off" }));
                }
                _ => {}
            }
        }
    }
    let mut pairs = Vec::new();
    if let Ok(value) = serde_json::from_str(text) {
        collect(&value, &mut pairs);
    }
    pairs
}

/// Stands for a key of many lines while the lines are parted.
const PEM: &str = "<pem>";

/// Lines of name and value, or a name in one line and its value in the next.
fn from_lines(text: &str) -> Vec<Pair> {
    // A PEM key alone has lines, and none of them names anything.
    if is_pem(text) || text.lines().nth(MOST_LINES).is_some() {
        return Vec::new();
    }
    let (text, pem) = without_pem(text);
    let value_of = |value: &str| -> Zeroizing<String> {
        let value = unquoted(value);
        Zeroizing::new(if value == PEM { pem.unwrap_or(value) } else { value }.to_owned())
    };
    let mut pairs = Vec::new();
    let mut heading: Option<String> = None;
    for line in text.lines().map(|line| line.trim().trim_start_matches("export ").trim()) {
        if line.is_empty() {
        } else if let Some((name, value)) = split(line) {
            pairs.push(Pair { name, value: value_of(value) });
            heading = None;
        } else if let Some(name) = heading.take() {
            pairs.push(Pair { name, value: value_of(line) });
        } else {
            heading = plain(line.trim_end_matches([':', '*']));
        }
    }
    pairs
}

/// The text with its first PEM key taken out, and that key.
fn without_pem(text: &str) -> (Zeroizing<String>, Option<&str>) {
    let found = text.find("-----BEGIN ").and_then(|begin| {
        let last = begin + text[begin..].find("-----END ")? + "-----END ".len();
        Some(begin..last + text[last..].find("-----")? + "-----".len())
    });
    match found {
        Some(pem) => (Zeroizing::new([&text[..pem.start], PEM, &text[pem.end..]].concat()), Some(&text[pem])),
        None => (Zeroizing::new(text.to_owned()), None),
    }
}

/// Name and value of a line, at the first sign that parts them.
fn split(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(['=', ':', '\t'])?;
    let value = value.trim_start_matches(['=', '>']).trim();
    let name = plain(unquoted(name.trim()))?;
    (!value.is_empty()).then_some((name, value))
}

/// Without the comma behind it and the quotes around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim().trim_end_matches([',', ';']).trim();
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).or_else(|| inner('`')).unwrap_or(value)
}

/// Whether the name is the exchange's own for this field, or one that everybody uses for its kind.
fn is_name_of(exchange: &Exchange, field: &FieldFact, name: &str) -> bool {
    let own = [field.label.as_far_as_known().as_str(), field.name.as_str()];
    if own.into_iter().filter_map(plain).any(|own| own == name) {
        return true;
    }
    // Only the first of its kind: a second secret has a name of its own.
    let is_first = |other: &&FieldFact| (other.secret, other.chosen) == (field.secret, field.chosen);
    if exchange.fields.iter().find(is_first).is_none_or(|first| first.name != field.name) {
        return false;
    }
    let kind = kind_of(name);
    kind == Some(if field.chosen {
        Named::Chosen
    } else if field.secret {
        Named::Secret
    } else {
        Named::Key
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Key,
    Secret,
    Chosen,
}

/// What a name means: that of the longest known name with which it ends.
fn kind_of(name: &str) -> Option<Named> {
    let named = |names: &'static [&'static str], kind| names.iter().map(move |known| (*known, kind));
    named(&KEY_NAMES, Named::Key)
        .chain(named(&SECRET_NAMES, Named::Secret))
        .chain(named(&CHOSEN_NAMES, Named::Chosen))
        .filter(|(known, _)| name.ends_with(known))
        .max_by_key(|(known, _)| known.len())
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    fn read(exchange: &str, text: &str) -> Vec<(String, String)> {
        let exchange = Catalogue::built_in().exchange(exchange).unwrap();
        let fields = read_block(exchange, text).map(|fields| fields.0).unwrap_or_default();
        fields.into_iter().map(|field| (field.name, field.text.expose().to_owned())).collect()
    }

    fn both(key: &str, secret: &str) -> Vec<(String, String)> {
        vec![("api_key".to_owned(), key.to_owned()), ("secret".to_owned(), secret.to_owned())]
    }

    #[test]
    fn lines_tables_and_files_are_read() {
        for text in [
            "BINANCE_API_KEY=abcd1234\nBINANCE_API_SECRET=efgh5678",
            "export API_KEY=\"abcd1234\"\n\nexport API_SECRET='efgh5678'\n",
            "API Key:\tabcd1234\r\nSecret Key:\tefgh5678\r\n",
            "API Key\nabcd1234\nSecret Key\nefgh5678\n",
            "apiKey: 'abcd1234',\nsecret: 'efgh5678',",
            "{\"exchange\": {\"name\": \"binance\", \"key\": \"abcd1234\", \"secret\": \"efgh5678\"}}",
            "{\n  \"apiKey\": \"abcd1234\",\n  \"secret\": \"efgh5678\"\n}",
            "API Key | x\nAPI Key: abcd1234\nAPI Key: other000\nSecret Key => efgh5678",
        ] {
            assert_eq!(read("binance", text), both("abcd1234", "efgh5678"), "{text}");
        }
    }

    #[test]
    fn a_passphrase_and_a_key_of_many_lines_are_read_too() {
        let okx = read("okx", "apikey=abcd1234\nsecretkey=efgh5678\npassphrase=Four Words, Here");
        assert_eq!(okx.len(), 3);
        assert_eq!(okx[2], ("passphrase".to_owned(), "Four Words, Here".to_owned()));
        let pem = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQ\n-----END EC PRIVATE KEY-----";
        let text = format!("name: organizations/o/apiKeys/k\nprivateKey: \"{pem}\"\n");
        assert_eq!(read("coinbase", &text).last().unwrap().1, pem);
    }

    #[test]
    fn a_name_or_a_switch_says_that_it_is_a_test_network() {
        for text in [
            "BINANCE_TESTNET_API_KEY=abcd1234\nBINANCE_TESTNET_API_SECRET=efgh5678",
            "key=abcd1234\nsecret=efgh5678\nsandbox: yes",
            "{\"api-key\": \"abcd1234\", \"api-secret\": \"efgh5678\", \"sandboxed\": true}",
        ] {
            assert!(names_test_network(text), "{text}");
        }
        for text in [
            "",
            "BINANCE_API_KEY=testnet12",
            "key=abcd1234\nsecret=efgh5678\ntestnet=false",
            "{\"api-key\": \"abcd1234\", \"sandboxed\": false}",
        ] {
            assert!(!names_test_network(text), "{text}");
        }
    }

    #[test]
    fn a_value_alone_is_no_block() {
        for text in [
            "",
            "abcd1234",
            "YWJjZGVmZ2hpamtsbW5vcGtleQ==",
            "some words that name nothing",
            "-----BEGIN PRIVATE KEY-----\nkey: value\n-----END PRIVATE KEY-----\n",
            "secret=abc",
            "key\n\n",
        ] {
            assert!(read("binance", text).is_empty(), "{text}");
        }
    }
}
