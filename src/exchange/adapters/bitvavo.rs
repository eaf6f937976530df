//! Bitvavo tells nothing about a key: what `/v2/account` lists are the abilities of the account. Asked is for the balances, which
//! shows that it works; a refusal for a missing permission shows that too (docs.bitvavo.com, Errors).

use jiff::Timestamp;
use serde_json::Value;

use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, millis, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha256};

const PATH: &str = "/v2/balance";
/// Within so many milliseconds a request must arrive; the exchange's own default.
const WINDOW: &str = "10000";

/// Bitvavo.
pub struct Bitvavo;

impl Adapter for Bitvavo {
    fn id(&self) -> &'static str {
        "bitvavo"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/v2/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["time"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, read),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let time = asking.millis().to_string();
    let signature = sign(asking.credentials.get("secret")?, &time, "GET", PATH, "");
    Ok(Request::get(asking.host, PATH)
        .hidden_header("Bitvavo-Access-Key", asking.credentials.get("api_key")?)
        .hidden_header("Bitvavo-Access-Signature", signature)
        .header("Bitvavo-Access-Timestamp", time)
        .header("Bitvavo-Access-Window", WINDOW))
}

/// `hex(HMAC-SHA256(secret, time || method || path || body))` (docs.bitvavo.com, Authentication).
fn sign(secret: &str, time: &str, method: &str, path: &str, body: &str) -> String {
    hex(&hmac_sha256(secret.as_bytes(), format!("{time}{method}{path}{body}").as_bytes()))
}

/// A refusal is `{"errorCode": …, "error": …}`.
const REFUSALS: Refusals = Refusals { said: &[("errorCode", "error")], fine: &[] };

fn read(answer: &Value) -> Result<Next, Error> {
    works(answer.is_array())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{refused_code, told};

    /// docs.bitvavo.com, Authentication, as ten client libraries quote it.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        let body = r#"{"market":"BTC-EUR","side":"buy","price":"5000","amount":"1.23","orderType":"limit"}"#;
        assert_eq!(
            sign("bitvavo", "1548172481125", "POST", "/v2/order", body),
            "44d022723a20973a18f7ee97398b9fdd405d2d019c8d39e24b8cc0dcb39ca016"
        );
    }

    #[test]
    fn balances_show_that_it_works_and_nothing_else() {
        let answer = r#"[{"symbol":"BTC","available":"1.57593193","inOrder":"0.74832374"}]"#;
        assert_eq!(told(REFUSALS.read(&Reply::new(200, answer), read)), Told::default());
        // The account's abilities, were they ever sent here, are not the key's.
        assert!(REFUSALS.read(&Reply::new(200, r#"{"capabilities":["buy","sell"]}"#), read).is_err());
    }

    #[test]
    fn a_refusal_is_told_as_it_came() {
        let answer = r#"{"errorCode":305,"error":"No active API key found."}"#;
        assert_eq!(
            refused_code(REFUSALS.read(&Reply::new(403, answer), read)),
            ("305".to_owned(), "No active API key found.".to_owned())
        );
    }
}
