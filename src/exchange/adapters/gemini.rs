//! Gemini: `/v1/roles`, which tells the roles of the key (docs.gemini.com, Roles).
//!
//! A key may take numbers that are seconds (its option of a time based nonce) or any that grow. Seconds are tried first: they are
//! right for the first kind, and so low that they use nothing up where a bot counts milliseconds. Refused, milliseconds are.

use serde::Serialize;
use serde_json::Value;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, switches};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hex, hmac_sha384};

const PATH: &str = "/v1/roles";
/// Without these three, the answer is not the known one. An Administrator is told for master keys only.
const ROLES: [&str; 3] = ["isAuditor", "isFundManager", "isTrader"];

/// Gemini.
pub struct Gemini;

#[derive(Serialize)]
struct Payload {
    request: &'static str,
    nonce: String,
}

impl Adapter for Gemini {
    fn id(&self) -> &'static str {
        "gemini"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking, asking.now.as_second())?),
            [seconds] if is_nonce(seconds) => Next::ask(ask(asking, asking.millis())?),
            [.., last] => REFUSALS.read(last, read),
        }
    }
}

fn ask(asking: &Asking<'_>, nonce: i64) -> Result<Request, Error> {
    let payload = serde_json::to_string(&Payload { request: PATH, nonce: nonce.to_string() });
    let payload = base64(payload.map_err(|_| Error::Unusable("secret"))?.as_bytes());
    let signature = sign(asking.credentials.get("secret")?, &payload);
    Ok(Request::post(asking.host, PATH)
        .header("Content-Type", "text/plain")
        .header("Cache-Control", "no-cache")
        .hidden_header("X-GEMINI-APIKEY", asking.credentials.get("api_key")?)
        .header("X-GEMINI-PAYLOAD", payload)
        .hidden_header("X-GEMINI-SIGNATURE", signature))
}

/// `hex(HMAC-SHA384(secret, payload))`, the payload in base64 (docs.gemini.com, Private API Invocation).
fn sign(secret: &str, payload: &str) -> String {
    hex(&hmac_sha384(secret.as_bytes(), payload.as_bytes()))
}

/// Whether it was refused for its number only.
fn is_nonce(reply: &Reply) -> bool {
    reply.json().is_ok_and(|answer| answer["reason"] == "InvalidNonce")
}

/// A refusal is `{"result": "error", "reason": …, "message": …}`.
const REFUSALS: Refusals = Refusals { said: &[("reason", "message")], fine: &[] };

fn read(answer: &Value) -> Result<Next, Error> {
    let permissions = switches(answer, &ROLES, &["is"])?;
    Next::told(Told { permissions: Some(permissions), ..Told::default() })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    /// Gemini's documentation as it was until 2025, Private API Invocation.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        let payload = "ewogICAgInJlcXVlc3QiOiAiL3YxL29yZGVyL3N0YXR1cyIsCiAgICAibm9uY2UiOiAxMjM0NTYsCgogICAgIm9yZGVyX2lkIjogMTg4MzQKfQo=";
        assert_eq!(
            sign("1234abcd", payload),
            "337cc8b4ea692cfe65b4a85fcc9f042b2e3f702ac956fd098d600ab15705775017beae402be773ceee10719ff70d710f"
        );
    }

    #[test]
    fn seconds_are_tried_before_milliseconds_and_nothing_after_them() {
        let credentials = credentials(&[("api_key", "account-k"), ("secret", "s")]);
        let asking = asking("api.gemini.com", &credentials);
        let nonce = |next: Next| {
            let Next::Ask(request) = next else { panic!("nothing is asked") };
            let payload = data_encoding::BASE64.decode(request.headers[3].1.as_bytes()).unwrap();
            serde_json::from_slice::<Value>(&payload).unwrap()["nonce"].clone()
        };
        assert_eq!(nonce(Gemini.next(&asking, &[]).unwrap()), "1700000000");
        let small = || {
            Reply::new(
                400,
                r#"{"result":"error","reason":"InvalidNonce","message":"Nonce '1' has not increased"}"#,
            )
        };
        assert_eq!(nonce(Gemini.next(&asking, &[small()]).unwrap()), "1700000000123");
        assert_eq!(refused_code(Gemini.next(&asking, &[small(), small()])).0, "InvalidNonce");
        let bad =
            Reply::new(400, r#"{"result":"error","reason":"InvalidSignature","message":"InvalidSignature"}"#);
        assert_eq!(refused_code(Gemini.next(&asking, &[bad])).0, "InvalidSignature");
    }

    /// docs.gemini.com, Roles.
    #[test]
    fn the_documented_answer_is_read_and_what_is_new_is_kept() {
        let answer = json!({"isAuditor": false, "isFundManager": true, "isTrader": true, "counterparty_id": null,
            "isAccountAdmin": false, "isOwner": "perhaps", "mayWithdraw": "true"});
        let permissions =
            told(REFUSALS.read(&Reply::new(200, answer.to_string()), read)).permissions.unwrap();
        assert_eq!(
            permissions.into_iter().collect::<Vec<_>>(),
            ["isFundManager", "isOwner", "isTrader", "mayWithdraw"]
        );
    }

    #[test]
    fn an_answer_without_its_roles_is_not_read() {
        for answer in
            [json!({}), json!([]), json!({"isAuditor": false, "isFundManager": true, "isTrader": null})]
        {
            assert!(REFUSALS.read(&Reply::new(200, answer.to_string()), read).is_err(), "{answer}");
        }
    }
}
