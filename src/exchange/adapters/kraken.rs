//! Kraken (spot): `GetApiKeyInfo`, which needs no permission and tells nearly everything (docs.kraken.com, Get API Key Info).

use data_encoding::BASE64;
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::live_check::{Ends, LastUsed, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{any_or_listed, by_status, in_whole_seconds, number, seconds, text, texts};
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
            [reply, ..] => read(reply),
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

fn read(reply: &Reply) -> Result<Next, Error> {
    let Ok(answer) = reply.json() else { return by_status(reply) };
    let said = answer["error"].as_array().map_or(&[][..], Vec::as_slice);
    // What begins with a W is a warning, and no refusal where there is a result beside it.
    let is_warning = |said: &&Value| said.as_str().is_some_and(|said| said.starts_with('W'));
    let error = said.iter().find(|said| !is_warning(said) || !answer["result"].is_object());
    if let Some(error) = error {
        return Next::refused(text(error).ok_or(Error::NotRead("error"))?, "");
    }
    if !reply.is_success() {
        return by_status(reply);
    }
    let result = answer["result"].as_object().ok_or(Error::NotRead("result"))?;
    // The documentation writes camelCase, a transcript of it snake_case.
    let field = |camel: &str, snake: &str| result.get(camel).or_else(|| result.get(snake));
    // Any key may ask this, also one without a permission: its list is empty, and an empty text is no list.
    let permissions = field("permissions", "permissions").filter(|list| list.is_array()).and_then(texts);
    let ends = field("validUntil", "valid_until").and_then(|value| match number(value)? {
        0 => Some(Ends::Never),
        _ => seconds(value).map(Ends::At),
    });
    let last_used = field("lastUsed", "last_used").and_then(|value| match value {
        Value::Null => Some(LastUsed::Never),
        value => seconds(value).map(LastUsed::At),
    });
    Next::told(Told {
        permissions: Some(permissions.ok_or(Error::NotRead("permissions"))?.into_iter().collect()),
        addresses: field("ipAllowlist", "ip_allowlist")
            .filter(|list| list.is_array())
            .and_then(any_or_listed),
        ends,
        created: field("createdTime", "created_time").and_then(seconds),
        modified: field("modifiedTime", "modified_time").and_then(seconds),
        last_used,
        name: field("apiKeyName", "api_key_name").and_then(text),
        ..Told::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use crate::exchange::adapters::tests::{refused_code, told};

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
            let told = told(read(&Reply::new(200, answer)));
            assert!(told.permissions.unwrap().contains("new-thing"), "an unknown permission is kept");
            assert_eq!(told.addresses, Some(Addresses::Listed(vec!["192.0.2.7".to_owned()])));
            assert_eq!((told.ends, told.last_used), (Some(Ends::Never), Some(LastUsed::Never)));
            assert_eq!(told.name.as_deref(), Some("Night bot"));
        }
        for odd in ["7", "\"\"", "null", "[7, null]"] {
            let answer = format!(r#"{{"error": [], "result": {{"permissions": {odd}}}}}"#);
            assert!(read(&Reply::new(200, answer)).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_time_with_a_fraction_is_read() {
        let answer = r#"{"error":[],"result":{"permissions":[],"createdTime":"1772582400.9","modifiedTime":1772582401.5,
            "validUntil":"0.0","lastUsed":"1772582402"}}"#;
        let told = told(read(&Reply::new(200, answer)));
        let at = |time: Option<Timestamp>| time.map(Timestamp::as_second);
        assert_eq!((at(told.created), at(told.modified)), (Some(1_772_582_400), Some(1_772_582_401)));
        assert_eq!(told.ends, Some(Ends::Never));
    }

    #[test]
    fn a_warning_beside_a_result_is_no_refusal() {
        let read = |error: &str, rest: &str| read(&Reply::new(200, format!(r#"{{"error":{error}{rest}}}"#)));
        let result = r#","result":{"permissions":["query-funds"]}"#;
        assert!(told(read(r#"["WAPI:Deprecated"]"#, result)).permissions.is_some());
        let code = |next| refused_code(next).0;
        assert_eq!(code(read(r#"["WAPI:Deprecated","EAPI:Invalid key"]"#, result)), "EAPI:Invalid key");
        assert_eq!(code(read(r#"["WAPI:Deprecated"]"#, "")), "WAPI:Deprecated");
        assert!(read("[{}]", result).is_err());
    }

    #[test]
    fn an_answer_without_json_is_told_by_its_status() {
        assert_eq!(refused_code(read(&Reply::new(502, ""))).0, "502");
        assert_eq!(refused_code(read(&Reply::new(401, "{}"))).0, "401");
        for (status, body) in [(200, ""), (403, "{}"), (401, "<html>"), (200, "{}")] {
            assert!(read(&Reply::new(status, body)).is_err(), "{status} {body}");
        }
    }
}
