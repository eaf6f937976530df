//! Kraken (spot): `GetApiKeyInfo`, which needs no permission and tells nearly everything (docs.kraken.com, Get API Key Info).

use data_encoding::BASE64;
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::live_check::{Addresses, Ends, LastUsed, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::in_whole_seconds;
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::hmac_sha512;

const PATH: &str = "/0/private/GetApiKeyInfo";

/// Kraken's spot keys.
pub struct Kraken;

impl Adapter for Kraken {
    fn id(&self) -> &'static str {
        "kraken"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/0/public/Time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        in_whole_seconds(&reply.json().ok()?["result"]["unixtime"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => read(&reply.json()?),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let nonce = asking.millis().to_string();
    let body = format!("nonce={nonce}");
    let signature = sign(asking.credentials.get("secret")?, PATH, &nonce, &body)?;
    Ok(Request::post(asking.host, PATH)
        .hidden_header("API-Key", asking.credentials.get("api_key")?)
        .hidden_header("API-Sign", signature)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(body))
}

/// `base64(HMAC-SHA512(base64decode(secret), path || SHA256(nonce || body)))` (docs.kraken.com, the signing example).
fn sign(secret: &str, path: &str, nonce: &str, body: &str) -> Result<String, Error> {
    let secret = BASE64.decode(secret.as_bytes()).map_err(|_| Error::Unusable("secret"))?;
    let secret = zeroize::Zeroizing::new(secret);
    let hash = Sha256::new().chain_update(nonce).chain_update(body).finalize();
    Ok(BASE64.encode(&hmac_sha512(&secret, &[path.as_bytes(), &hash].concat())))
}

fn read(answer: &Value) -> Result<Next, Error> {
    if let Some(error) = answer["error"].as_array().and_then(|errors| errors.first()) {
        return Next::refused(error.as_str().ok_or(Error::NotRead("error"))?, "");
    }
    let result = answer["result"].as_object().ok_or(Error::NotRead("result"))?;
    // The documentation writes camelCase, a transcript of it snake_case.
    let field = |camel: &str, snake: &str| result.get(camel).or_else(|| result.get(snake)).cloned();
    let seconds = |value: &Value| -> Option<i64> {
        value.as_i64().or_else(|| value.as_str()?.split('.').next()?.parse().ok())
    };
    let time = |value: Option<Value>| Timestamp::from_second(seconds(&value?).filter(|secs| *secs > 0)?).ok();
    let texts = |value: Value| -> Option<Vec<String>> {
        value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let permissions =
        field("permissions", "permissions").and_then(texts).ok_or(Error::NotRead("permissions"))?;
    let list = field("ipAllowlist", "ip_allowlist").and_then(texts);
    let ends = field("validUntil", "valid_until").and_then(|value| match seconds(&value)? {
        0 => Some(Ends::Never),
        secs => Timestamp::from_second(secs).ok().map(Ends::At),
    });
    let last_used = field("lastUsed", "last_used").and_then(|value| match &value {
        Value::Null => Some(LastUsed::Never),
        value => time(Some(value.clone())).map(LastUsed::At),
    });
    let name = field("apiKeyName", "api_key_name").and_then(|name| Some(name.as_str()?.to_owned()));
    Next::told(Told {
        permissions: Some(permissions.into_iter().collect()),
        addresses: list.map(|list| if list.is_empty() { Addresses::Any } else { Addresses::Listed(list) }),
        ends,
        created: time(field("createdTime", "created_time")),
        modified: time(field("modifiedTime", "modified_time")),
        last_used,
        name,
        others: None,
        visits: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// docs.kraken.com, the signing example.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        let secret =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
        let body = "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";
        assert_eq!(
            sign(secret, "/0/private/AddOrder", "1616492376594", body).unwrap(),
            "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ=="
        );
        assert_eq!(sign("not base64!", "/", "1", ""), Err(Error::Unusable("secret")));
    }

    /// The shape of docs.kraken.com, Get API Key Info.
    #[test]
    fn both_spellings_of_an_answer_are_read() {
        let camel = r#"{"error":[],"result":{"apiKeyName":"Night bot","permissions":["query-funds","new-thing"],
            "validUntil":"0","createdTime":"1772582400","modifiedTime":"1772582401","ipAllowlist":["192.0.2.7"],"lastUsed":null}}"#;
        let snake = r#"{"error":[],"result":{"api_key_name":"Night bot","permissions":["query-funds","new-thing"],
            "valid_until":"0","created_time":"1772582400","modified_time":"1772582401","ip_allowlist":["192.0.2.7"],"last_used":null}}"#;
        for answer in [camel, snake] {
            let Ok(Next::Told(told)) = read(&serde_json::from_str(answer).unwrap()) else {
                panic!("{answer}")
            };
            assert!(told.permissions.unwrap().contains("new-thing"), "an unknown permission is kept");
            assert_eq!(told.addresses, Some(Addresses::Listed(vec!["192.0.2.7".to_owned()])));
            assert_eq!((told.ends, told.last_used), (Some(Ends::Never), Some(LastUsed::Never)));
            assert_eq!(told.name.as_deref(), Some("Night bot"));
        }
        assert!(read(&serde_json::json!({"error": [], "result": {"permissions": 7}})).is_err());
    }
}
