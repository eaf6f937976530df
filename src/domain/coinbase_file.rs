//! Reads the file that Coinbase gives for a key, `cdp_api_key.json`. The text comes in as bytes; no file is opened here.
//! What it refuses it names without repeating a part of the file.

use serde::Deserialize;

use super::secret::{SecretField, SecretFields, SecretText};
use super::words::Words;

/// No key file is larger.
pub const MOST_BYTES: usize = 64 * 1024;

/// Why a text is not taken as Coinbase's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CoinbaseFileError {
    /// It is larger than any key file.
    #[error("larger than any key file")]
    TooLarge,
    /// It is no text.
    #[error("no text")]
    NoText,
    /// It is no JSON object.
    #[error("no JSON object")]
    NoJson,
    /// It has no name of a key.
    #[error("no name of a key")]
    NoName,
    /// It has no private key.
    #[error("no private key")]
    NoPrivateKey,
}

impl CoinbaseFileError {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::TooLarge, Self::NoText, Self::NoJson, Self::NoName, Self::NoPrivateKey];

    /// What happened and what to do.
    pub fn words(self) -> Words {
        let word = match self {
            Self::TooLarge => "too-large",
            Self::NoText => "no-text",
            Self::NoJson => "no-json",
            Self::NoName => "no-name",
            Self::NoPrivateKey => "no-private-key",
        };
        Words::new(format!("coinbase-file-{word}"))
    }
}

/// The file as Coinbase writes it. What else stands in it is passed over.
/// It has no `Debug`; each text moves into a [`SecretText`], and what the reader copies on its way is wiped by the
/// program's allocator.
#[derive(Deserialize)]
struct KeyFile {
    #[serde(default)]
    name: Option<String>,
    /// Newer files are said to carry a bare id in place of the name.
    #[serde(default)]
    id: Option<String>,
    #[serde(default, rename = "privateKey")]
    private_key: Option<String>,
}

/// The two fields of the file, under the names that `assets/exchanges/coinbase.toml` gives them.
pub fn read_coinbase_file(bytes: &[u8]) -> Result<SecretFields, CoinbaseFileError> {
    if bytes.len() > MOST_BYTES {
        return Err(CoinbaseFileError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| CoinbaseFileError::NoText)?;
    // Some editors put a mark before the first character.
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') {
        return Err(CoinbaseFileError::NoJson);
    }
    // The reader's own message could repeat a part of the file, so it goes no further.
    let file: KeyFile = serde_json::from_str(text).map_err(|_| CoinbaseFileError::NoJson)?;
    let given = |text: Option<String>| text.map(SecretText::new).filter(|text| !is_blank(text));
    let private_key = given(file.private_key);
    let name = given(file.name).or(given(file.id)).ok_or(CoinbaseFileError::NoName)?;
    let private_key = private_key.ok_or(CoinbaseFileError::NoPrivateKey)?;
    let field = |name: &str, text| SecretField { name: name.to_owned(), text };
    Ok(SecretFields(vec![field("api_key", name), field("secret", private_key)]))
}

fn is_blank(text: &SecretText) -> bool {
    // EXPOSE: only asked whether there is anything but spaces.
    text.expose().trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "organizations/o/apiKeys/k";

    #[test]
    fn the_two_fields_are_taken_and_the_rest_is_passed_over() {
        let file = format!("\u{feff}{{\"name\": \"{NAME}\", \"privateKey\": \"a\\nb\\n\", \"more\": [1]}}\n");
        let fields = read_coinbase_file(file.as_bytes()).unwrap();
        assert_eq!(fields.get("api_key").unwrap().expose(), NAME);
        assert_eq!(fields.get("secret").unwrap().expose(), "a\nb\n");
        let fields = read_coinbase_file(br#"{"id": "bare", "privateKey": "x"}"#).unwrap();
        assert_eq!(fields.get("api_key").unwrap().expose(), "bare");
    }

    #[test]
    fn what_is_missing_is_named() {
        use CoinbaseFileError::{NoJson, NoName, NoPrivateKey, NoText, TooLarge};
        let large = vec![b' '; MOST_BYTES + 1];
        for (bytes, error) in [
            (large.as_slice(), TooLarge),
            (&[0xff, 0xfe], NoText),
            (b"-----BEGIN PRIVATE KEY-----", NoJson),
            (b"[1, 2]", NoJson),
            (b"{\"name\": \"canary", NoJson),
            (b"{\"name\": 3}", NoJson),
            (b"{}", NoName),
            (br#"{"name": " ", "privateKey": "x"}"#, NoName),
            (br#"{"name": "n"}"#, NoPrivateKey),
        ] {
            assert_eq!(read_coinbase_file(bytes).unwrap_err(), error);
        }
    }
}
