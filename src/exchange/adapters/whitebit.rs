//! WhiteBIT tells nothing about a main account's key. Asked is for the balance, which shows that it works; a refusal because this
//! question is not ticked shows that too (docs.whitebit.com, Authentication).

use jiff::Timestamp;
use serde::Serialize;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, in_whole_seconds, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hex, hmac_sha512};

const PATH: &str = "/api/v4/trade-account/balance";

/// WhiteBIT.
pub struct WhiteBit;

#[derive(Serialize)]
struct Body {
    request: &'static str,
    nonce: String,
    #[serde(rename = "nonceWindow")]
    nonce_window: bool,
}

impl Adapter for WhiteBit {
    fn id(&self) -> &'static str {
        "whitebit"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v4/public/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        in_whole_seconds(&reply.json().ok()?["time"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => read(reply),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let body = Body { request: PATH, nonce: asking.millis().to_string(), nonce_window: false };
    let body = serde_json::to_string(&body).map_err(|_| Error::Unusable("secret"))?;
    let payload = base64(body.as_bytes());
    let secret = asking.credentials.get("secret")?;
    Ok(Request::post(asking.host, PATH)
        .header("Content-Type", "application/json")
        .hidden_header("X-TXC-APIKEY", asking.credentials.get("api_key")?)
        .hidden_header("X-TXC-SIGNATURE", hex(&hmac_sha512(secret.as_bytes(), payload.as_bytes())))
        .header("X-TXC-PAYLOAD", payload)
        .body(body))
}

/// WhiteBIT's numbers do not tell its refusals apart, its words do: their first sentence is taken as the code.
fn read(reply: &Reply) -> Result<Next, Error> {
    let Ok(answer) = reply.json() else { return by_status(reply) };
    let fields = answer.as_object().ok_or(Error::NotRead("balance"))?;
    // No coin has a name in small letters.
    let is_refusal = !reply.is_success() || fields.contains_key("message") || fields.contains_key("errors");
    // Its words for a number that did not grow are those for too many questions; these say how long to wait.
    if reply.status == 429 && reply.wait_secs.is_some() {
        return by_status(reply);
    }
    if is_refusal {
        // With 403 and without a code it is what stands before WhiteBIT that speaks.
        let is_its_own = reply.status != 403 || fields.contains_key("code");
        let Some(words) = text(&answer["message"]).filter(|_| is_its_own) else { return by_status(reply) };
        let first = words.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned();
        return Next::refused(first, words);
    }
    Next::told(Told::default())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    #[test]
    fn what_is_signed_is_what_is_sent() {
        let credentials = credentials(&[("api_key", "k"), ("secret", "s")]);
        let request = ask(&asking("whitebit.com", &credentials)).unwrap();
        let payload = data_encoding::BASE64.decode(request.headers[3].1.as_bytes()).unwrap();
        assert_eq!(payload, request.body.as_bytes());
        let body: Value = serde_json::from_str(&request.body).unwrap();
        assert_eq!((&body["request"], &body["nonce"]), (&PATH.into(), &"1700000000123".into()));
    }

    #[test]
    fn balances_show_that_it_works_and_nothing_else() {
        let answer = r#"{"BTC":{"available":"0.123","freeze":"1"}}"#;
        assert_eq!(told(read(&Reply::new(200, answer))), Told::default());
        assert!(read(&Reply::new(200, "[]")).is_err());
    }

    #[test]
    fn what_has_a_message_or_faults_in_it_is_no_proof_that_the_key_works() {
        assert_eq!(
            refused_code(read(&Reply::new(200, r#"{"message":"Maintenance. Soon."}"#))).0,
            "Maintenance"
        );
        assert!(read(&Reply::new(200, r#"{"errors":{"request":["wrong"]}}"#)).is_err());
    }

    #[test]
    fn too_many_questions_are_told_from_a_number_that_did_not_grow() {
        let mut reply = Reply::new(429, r#"{"code":0,"message":"Too many requests."}"#);
        assert_eq!(refused_code(read(&reply)).0, "Too many requests");
        reply.wait_secs = Some(7);
        assert_eq!(refused_code(read(&reply)), ("429".to_owned(), String::new()));
    }

    /// docs.whitebit.com, Authentication error reference.
    #[test]
    fn a_refusal_is_told_by_its_first_sentence() {
        let code = |message: &str| {
            let answer = format!(r#"{{"code":0,"message":"{message}","errors":[]}}"#);
            refused_code(read(&Reply::new(401, answer))).0
        };
        assert_eq!(
            code("This action is unauthorized. Enable your key in API settings"),
            "This action is unauthorized"
        );
        assert_eq!(code("Too many requests."), "Too many requests");
        assert_eq!(
            code("You don't have permission to use this endpoint."),
            "You don't have permission to use this endpoint"
        );
        let own = r#"{"code":0,"message":"This action is unauthorized.","errors":[]}"#;
        assert_eq!(refused_code(read(&Reply::new(403, own))).0, "This action is unauthorized");
        assert!(
            read(&Reply::new(403, r#"{"message":"Forbidden"}"#)).is_err(),
            "said by what stands before it"
        );
    }
}
