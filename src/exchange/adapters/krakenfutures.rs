//! Kraken Futures: the check of a v3 key, which any key may ask (docs.kraken.com, Check v3 API key). Without a nonce, which is
//! optional there, so that nothing is used up.

use data_encoding::{BASE64, BASE64_NOPAD};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::domain::live_check::{Addresses, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, any_or_listed, instant};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::hmac_sha512;

const PATH: &str = "/api/auth/v1/api-keys/v3/check";

/// Kraken's keys for futures.
pub struct KrakenFutures;

impl Adapter for KrakenFutures {
    fn id(&self) -> &'static str {
        "krakenfutures"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, read),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    Ok(Request::get(asking.host, PATH)
        .header("Accept", "application/json")
        .hidden_header("APIKey", asking.credentials.get("api_key")?)
        .hidden_header("Authent", sign(asking.credentials.get("secret")?, "", "", PATH)?))
}

/// `base64(HMAC-SHA512(base64decode(secret), SHA256(data || nonce || path)))` (docs.kraken.com, Futures REST).
fn sign(secret: &str, data: &str, nonce: &str, path: &str) -> Result<String, Error> {
    let secret = decoded(secret)?;
    let hash = Sha256::new().chain_update(data).chain_update(nonce).chain_update(path).finalize();
    Ok(BASE64.encode(&hmac_sha512(&secret, &hash)))
}

/// The secret of the documented example lacks its last `=` and ends within a byte, so both are let through.
fn decoded(secret: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut lenient = BASE64_NOPAD.specification();
    lenient.check_trailing_bits = false;
    let lenient = lenient.encoding().map_err(|_| Error::Unusable("secret"))?;
    let bytes = lenient.decode(secret.trim_end_matches('=').as_bytes());
    Ok(Zeroizing::new(bytes.map_err(|_| Error::Unusable("secret"))?))
}

/// A refusal is `{"error": …, "message": …, "suberror": …}`.
const REFUSALS: Refusals = Refusals { said: &[("error", "message")], fine: &[] };

fn read(answer: &Value) -> Result<Next, Error> {
    let levels = answer["permissions"].as_object().ok_or(Error::NotRead("permissions"))?;
    let mut permissions = Vec::new();
    for name in ["general", "transfer"] {
        levels.get(name).and_then(Value::as_str).ok_or(Error::NotRead("permissions"))?;
    }
    for (name, level) in levels {
        match level.as_str() {
            Some("NO_ACCESS") => {}
            Some(level) => permissions.push(format!("{name}={level}")),
            None => permissions.push(format!("{name}={level}")),
        }
    }
    Next::told(Told {
        permissions: Some(permissions.into_iter().collect()),
        addresses: addresses(answer),
        created: instant(&answer["createdAt"]),
        ..Told::default()
    })
}

/// The newer list; the single network of before where that is missing. A list that is not understood is not told.
fn addresses(answer: &Value) -> Option<Addresses> {
    match &answer["allowedCidrBlocks"] {
        Value::Null => Some(Addresses::Listed(vec![answer["allowedCidrBlock"].as_str()?.to_owned()])),
        list => any_or_listed(list),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    /// The inputs of docs.kraken.com, Futures REST, whose secret lacks its last character. It prints no result; this one was
    /// computed apart from this program and stands in a test of another.
    #[test]
    fn the_documented_inputs_are_signed_with_or_without_the_last_character() {
        let secret =
            "rttp4AzwRfYEdQ7R7X8Z/04Y4TZPa97pqCypi3xXxAqftygftnI6H9yGV+OcUOOJeFtZkr8mVwbAndU3Kz4Q+eG";
        for secret in [secret.to_owned(), format!("{secret}=")] {
            assert_eq!(
                sign(&secret, "symbol=fi_xbtusd_180615", "1415957147987", "/api/v3/orderbook").unwrap(),
                "DqUyz8Wh/72af7dimSXHw91IFxrAriTgVodyg2s67PU2mVStwLDQak+uIoCtfb43XONq0xVAp+vm5dqnhFAB1Q=="
            );
        }
        assert_eq!(sign("not base64!", "", "", PATH), Err(Error::Unusable("secret")));
    }

    #[test]
    fn nothing_that_must_grow_is_sent() {
        let credentials = credentials(&[("api_key", "k"), ("secret", "AAAA")]);
        let request = ask(&asking("futures.kraken.com", &credentials)).unwrap();
        assert!(request.headers.iter().all(|(name, _)| *name != "Nonce"));
        assert!(request.query.is_empty() && request.body.is_empty());
    }

    /// docs.kraken.com, Check v3 API key.
    #[test]
    fn the_documented_answer_is_read_and_what_is_new_is_kept() {
        let answer = json!({"apiKey": "Gom9BsP75m41c9fuY6oJk", "accountUid": "u", "iiban": null,
            "createdAt": "2019-08-24T14:15:22Z", "permissions": {"general": "FULL_ACCESS", "transfer": "NO_ACCESS", "staking": "READ_ONLY"},
            "allowedCidrBlock": "192.168.0.0/16", "allowedCidrBlocks": ["192.168.0.0/16"]});
        let told = told(REFUSALS.read(&Reply::new(200, answer.to_string()), read));
        let permissions: Vec<String> = told.permissions.unwrap().into_iter().collect();
        assert_eq!(permissions, ["general=FULL_ACCESS", "staking=READ_ONLY"]);
        assert_eq!(told.addresses, Some(Addresses::Listed(vec!["192.168.0.0/16".to_owned()])));
        assert_eq!(told.created, Some("2019-08-24T14:15:22Z".parse().unwrap()));
    }

    #[test]
    fn a_list_that_is_empty_is_any_and_one_that_is_missing_is_not_told() {
        assert_eq!(
            addresses(&json!({"allowedCidrBlock": null, "allowedCidrBlocks": []})),
            Some(Addresses::Any)
        );
        let one = Some(Addresses::Listed(vec!["10.0.0.0/8".to_owned()]));
        assert_eq!(addresses(&json!({"allowedCidrBlock": "10.0.0.0/8"})), one);
        for answer in [json!({}), json!({"allowedCidrBlocks": {}}), json!({"allowedCidrBlocks": [[]]})] {
            assert_eq!(addresses(&answer), None, "{answer}");
        }
    }

    #[test]
    fn an_answer_without_its_permissions_is_not_read() {
        for answer in [
            json!({}),
            json!({"permissions": {}}),
            json!({"permissions": {"general": "FULL_ACCESS", "transfer": 1}}),
        ] {
            assert!(REFUSALS.read(&Reply::new(200, answer.to_string()), read).is_err(), "{answer}");
        }
        let refusal = r#"{"error":"authenticationError","message":"apiKey not found","suberror":null}"#;
        assert_eq!(refused_code(REFUSALS.read(&Reply::new(401, refusal), read)).0, "authenticationError");
    }
}
