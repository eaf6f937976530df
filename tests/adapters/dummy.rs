//! Credentials that nobody has, in the forms that the catalogue knows of each exchange.

use keystead::domain::catalogue::Catalogue;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::domain::shape::{Alphabet, Shape};
use keystead::exchange::credentials::Credentials;

/// The test key of Coinbase's own library (coinbase-advanced-py, tests/constants.py), as base64 and as PEM.
const ED25519: &str =
    "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==";
const ED25519_PEM: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJNAVJ4tKdL2RtQXaVY0uqIASe5MZut9ACdnTfrbqbrQ\n-----END PRIVATE KEY-----\n";
/// Made for this test with OpenSSL 3.
const OTHER_PEM: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEID+W7MrZg/4PkEAZO/WrAjvylPErfHsIEhq3w3VKxMOg\n-----END PRIVATE KEY-----\n";
const EC_PEM: &str = "\
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEINMrPrTXzfiMIRzwrIqdqb/JZZwpVhjUxLMRPw18xMceoAoGCCqGSM49
AwEHoUQDQgAEdvUEjsVcVyVKFuG6jQ3mFHPbKYTKCRS4KVBnnAEUVDvTkmZD8JII
jYxRcFDnLTqN+1AfFIb/X6MXmAXHNn94sw==
-----END EC PRIVATE KEY-----
";
const OTHER_EC_PEM: &str = "\
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFd1XxUvo+ux4SZx4Ab0cCDgUf6uQ2MQK1boT6Lvan6GoAoGCCqGSM49
AwEHoUQDQgAEXFm4+Y/yOSnlhGOb8lUh+8YK8PlrkNia/Gc5lGYmGKvbPE3ogqv+
BXij1mNOL2CUp45eQ2N7pSllZrTlil5LoQ==
-----END EC PRIVATE KEY-----
";

/// One key: its fields and their texts.
pub type Key = Vec<(String, String)>;

/// Keys of this exchange, one per form of its fields. Those of another number have the same public parts and other secret ones.
pub fn keys(exchange: &str, number: usize) -> Vec<Key> {
    let fields = &Catalogue::built_in().exchange(exchange).unwrap().fields;
    let forms = fields.iter().map(|field| field.shapes.len()).max().unwrap_or(0).max(1);
    let key = |form: usize| {
        let text = |(at, field): (usize, &keystead::domain::exchange::FieldFact)| {
            let shape = field.shapes.get(form.min(field.shapes.len().saturating_sub(1)));
            let shape = shape.map(keystead::domain::fact::Fact::as_far_as_known);
            (field.name.clone(), text_of(exchange, shape, at, if field.secret { number } else { 0 }))
        };
        fields.iter().enumerate().map(text).collect()
    };
    (0..forms).map(key).collect()
}

/// The same for an adapter.
pub fn credentials(key: &Key) -> Credentials {
    let field = |(name, text): &(String, String)| SecretField {
        name: name.clone(),
        text: SecretText::new(text.clone()),
    };
    Credentials::new(SecretFields(key.iter().map(field).collect()))
}

fn text_of(exchange: &str, shape: Option<&Shape>, at: usize, number: usize) -> String {
    let uuid = |digit: usize| format!("{digit:08x}-0000-4000-8000-{:012x}", number + 1);
    match shape {
        None => filled(Alphabet::LettersAndDigits, 32, at, number),
        Some(Shape::Uuid) => uuid(at),
        Some(Shape::CoinbaseName) => format!("organizations/{}/apiKeys/{}", uuid(1), uuid(2)),
        Some(Shape::Pem { title }) => {
            let pems =
                if title.starts_with("EC") { [EC_PEM, OTHER_EC_PEM] } else { [ED25519_PEM, OTHER_PEM] };
            pems[number % 2].to_owned()
        }
        Some(Shape::Text { min: 88, .. }) if exchange == "coinbase" => ED25519.to_owned(),
        Some(Shape::Text { min, max, alphabet, beginning, ending }) => {
            let body =
                filled(*alphabet, (*min).max(16).min(*max) - beginning.len() - ending.len(), at, number);
            // The bits that the padding cuts off are zero.
            let body = if ending.starts_with('=') { format!("{}A", &body[..body.len() - 1]) } else { body };
            format!("{beginning}{body}{ending}")
        }
    }
}

fn filled(alphabet: Alphabet, length: usize, at: usize, number: usize) -> String {
    let letters: Vec<char> = ('!'..='~').filter(|letter| alphabet.has(*letter)).collect();
    (0..length)
        .map(|index| letters[(index * 7 + index / letters.len() + at * 5 + number * 3) % letters.len()])
        .collect()
}

#[test]
fn a_dummy_has_the_forms_that_the_catalogue_knows_and_differs_only_in_its_secret_parts() {
    for exchange in Catalogue::built_in().exchanges().iter().filter(|exchange| !exchange.fields.is_empty()) {
        for (form, key) in keys(&exchange.id, 0).into_iter().enumerate() {
            for (field, (name, text)) in exchange.fields.iter().zip(&key) {
                let Some(shape) = field.shapes.get(form.min(field.shapes.len().saturating_sub(1))) else {
                    continue;
                };
                assert_eq!(shape.as_far_as_known().mismatch(text), None, "{} {name}: {text}", exchange.id);
            }
        }
    }
    let (one, other) = (keys("binance", 0), keys("binance", 1));
    assert_eq!(one.len(), 2, "a secret and a pair");
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one[0], other[0]);
        assert_ne!(one[1], other[1]);
    }
}
