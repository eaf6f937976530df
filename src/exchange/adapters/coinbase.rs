//! Coinbase (Advanced Trade, CDP keys): `key_permissions`, which tells what the key may do (docs.cdp.coinbase.com, Get API Key
//! Permissions). Signed by a token for one request (coinbase-advanced-py, `jwt_generator.py`).

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, millis, switches, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::TokenKey;

const PATH: &str = "/api/v3/brokerage/key_permissions";
/// A token ends after this; so Coinbase's own library has it.
const TOKEN_SECS: i64 = 120;
/// Without these three, the answer is not the known one.
const PERMISSIONS: [&str; 3] = ["can_view", "can_trade", "can_transfer"];

/// Coinbase's CDP keys.
pub struct Coinbase;

#[derive(Serialize)]
struct Claims<'a> {
    sub: &'a str,
    iss: &'static str,
    nbf: i64,
    exp: i64,
    uri: String,
}

impl Adapter for Coinbase {
    fn id(&self) -> &'static str {
        "coinbase"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v3/brokerage/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["epochMillis"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => read(reply),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let name = asking.credentials.get("api_key")?;
    let key = TokenKey::read("secret", asking.credentials.get("secret")?)?;
    let now = asking.now.as_second();
    let claims = Claims {
        sub: name,
        iss: "cdp",
        nbf: now,
        exp: now + TOKEN_SECS,
        uri: format!("GET {}{PATH}", asking.host),
    };
    let token = key.token(name, &asking.random_hex(), &claims)?;
    Ok(Request::get(asking.host, PATH)
        .hidden_header("Authorization", format!("Bearer {}", *token))
        .header("Content-Type", "application/json"))
}

fn read(reply: &Reply) -> Result<Next, Error> {
    if !reply.is_success() {
        return refused(reply);
    }
    let answer = reply.json()?;
    let permissions = switches(&answer, &PERMISSIONS, &["can_"])?;
    Next::told(Told { permissions: Some(permissions), ..Told::default() })
}

/// The one refusal that comes as plain text, with status 401. Any other text is of something that stands before Coinbase.
const UNAUTHORIZED: &str = "Unauthorized";

/// Most refusals are that text; some are `{"error": …, "message": …}`.
fn refused(reply: &Reply) -> Result<Next, Error> {
    let Ok(answer) = reply.json() else {
        return match reply.text().map(str::trim) {
            Ok(UNAUTHORIZED) if reply.status == 401 => Next::refused("401", UNAUTHORIZED),
            _ => by_status(reply),
        };
    };
    let first = |fields: [&Value; 3]| fields.into_iter().find_map(text);
    let error = &answer["errors"][0];
    let Some(code) = first([&answer["error"], &answer["code"], &error["id"]]) else {
        return by_status(reply);
    };
    let words = first([&answer["message"], &answer["error_details"], &error["message"]]);
    Next::refused(code, words.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64URL_NOPAD;
    use serde_json::json;

    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    /// The key of the tests of coinbase-advanced-py (tests/constants.py).
    const SECRET: &str =
        "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==";

    #[test]
    fn a_token_is_for_this_request_and_this_moment_only() {
        let credentials = credentials(&[("api_key", "organizations/o/apiKeys/k"), ("secret", SECRET)]);
        let request = ask(&asking("api.coinbase.com", &credentials)).unwrap();
        let bearer = request.headers[0].1.strip_prefix("Bearer ").unwrap();
        let parts: Vec<Value> = bearer
            .split('.')
            .take(2)
            .map(|part| serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap())
            .collect();
        assert_eq!(
            parts,
            [
                json!({"alg": "EdDSA", "typ": "JWT", "kid": "organizations/o/apiKeys/k", "nonce": "07".repeat(16)}),
                json!({"sub": "organizations/o/apiKeys/k", "iss": "cdp", "nbf": 1_700_000_000, "exp": 1_700_000_120,
                    "uri": "GET api.coinbase.com/api/v3/brokerage/key_permissions"}),
            ]
        );
        assert!(!format!("{:?}", request.masked()).contains(bearer));
    }

    /// docs.cdp.coinbase.com, Get API Key Permissions.
    #[test]
    fn the_documented_answer_is_read_and_what_is_new_is_kept() {
        let answer = json!({"can_view": true, "can_trade": false, "can_transfer": true, "can_stake": "maybe", "can_lend": false,
            "withdrawals": true, "portfolio_uuid": "p", "portfolio_type": "DEFAULT"});
        let told = told(read(&Reply::new(200, answer.to_string())));
        let permissions: Vec<String> = told.permissions.unwrap().into_iter().collect();
        assert_eq!(permissions, ["can_stake", "can_transfer", "can_view", "withdrawals"]);
    }

    #[test]
    fn an_answer_without_its_three_permissions_is_not_read() {
        for answer in [
            json!({}),
            json!({"can_view": true, "can_trade": true}),
            json!({"can_view": true, "can_trade": true, "can_transfer": null}),
            json!([]),
        ] {
            assert!(read(&Reply::new(200, answer.to_string())).is_err(), "{answer}");
        }
    }

    #[test]
    fn a_refusal_is_told_as_it_came() {
        assert_eq!(
            refused_code(read(&Reply::new(401, "Unauthorized\n"))),
            ("401".to_owned(), "Unauthorized".to_owned())
        );
        let error = r#"{"error":"PERMISSION_DENIED","error_details":"","message":"no"}"#;
        assert_eq!(
            refused_code(read(&Reply::new(403, error))),
            ("PERMISSION_DENIED".to_owned(), "no".to_owned())
        );
        assert_eq!(
            refused_code(read(&Reply::new(401, r#"{"message":"no"}"#))),
            ("401".into(), String::new())
        );
    }

    #[test]
    fn what_stands_before_coinbase_refuses_no_key() {
        for (status, body) in [
            (401, "<html>Log in</html>"),
            (401, "Proxy says no"),
            (403, "<html>Attention Required!</html>"),
            (403, "Unauthorized"),
            (403, "error code: 1020"),
            (403, r#"{"message":"Forbidden"}"#),
            (403, ""),
        ] {
            assert!(read(&Reply::new(status, body)).is_err(), "{status} {body}");
        }
    }
}
