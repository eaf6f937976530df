//! Phemex: nothing there tells of a key, so a wallet is asked as a proof that key and secret are right
//! (phemex-api-docs, Public-Spot-API, query wallets).

use jiff::Timestamp;

use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, millis, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha256};

const PATH: &str = "/spot/wallets";
const QUERY: &str = "currency=BTC";
const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["0"] };
/// How long a question may be under way.
const EXPIRY_SECS: i64 = 60;

/// Phemex's keys.
pub struct Phemex;

impl Adapter for Phemex {
    fn id(&self) -> &'static str {
        "phemex"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/public/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"]["serverTime"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, |answer| works(answer["data"].is_array())),
        }
    }
}

/// `hex(HMAC-SHA256(secret, path + query + expiry + body))`, the expiry in seconds (phemex-api-docs, authentication).
fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let expiry = (asking.now.as_second() + EXPIRY_SECS).to_string();
    let message = format!("{PATH}{QUERY}{expiry}");
    let signature = hex(&hmac_sha256(asking.credentials.get("secret")?.as_bytes(), message.as_bytes()));
    Ok(Request::get(asking.host, PATH)
        .query(QUERY)
        .hidden_header("x-phemex-access-token", asking.credentials.get("api_key")?)
        .header("x-phemex-request-expiry", expiry)
        .hidden_header("x-phemex-request-signature", signature))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    #[test]
    fn an_answer_proves_the_key_and_tells_nothing_of_it() {
        let credentials = credentials(&[]);
        let asking = asking("api.phemex.com", &credentials);
        let read = |status, body: &str| Phemex.next(&asking, &[Reply::new(status, body)]);
        let body = r#"{"code":0,"msg":"OK","data":[{"currency":"BTC","balanceEv":0}]}"#;
        assert_eq!(told(read(200, body)), Told::default());
        let body = r#"{"code":"401","msg":"401 Request IP mismatch."}"#;
        assert_eq!(refused_code(read(401, body)), ("401".to_owned(), "401 Request IP mismatch.".to_owned()));
        assert!(read(200, r#"{"code":0,"msg":"OK","data":null}"#).is_err());
    }
}
