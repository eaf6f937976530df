//! Poloniex: nothing there tells of a key, so the balances are asked as a proof that key and secret are right
//! (api-docs.poloniex.com, spot, accounts).

use jiff::Timestamp;

use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, millis, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hmac_sha256};

const PATH: &str = "/accounts/balances";
const REFUSALS: Refusals = Refusals { said: &[("code", "message")], fine: &["200"] };

/// Poloniex's keys.
pub struct Poloniex;

impl Adapter for Poloniex {
    fn id(&self) -> &'static str {
        "poloniex"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/timestamp"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["serverTime"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, |answer| works(answer.is_array())),
        }
    }
}

/// `base64(HMAC-SHA256(secret, method \n path \n sorted parameters with the time))` (api-docs.poloniex.com, authentication).
fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let time = asking.millis().to_string();
    let message = format!("GET\n{PATH}\nsignTimestamp={time}");
    let signature = base64(&hmac_sha256(asking.credentials.get("secret")?.as_bytes(), message.as_bytes()));
    Ok(Request::get(asking.host, PATH)
        .hidden_header("key", asking.credentials.get("api_key")?)
        .header("signTimestamp", time)
        .hidden_header("signature", signature))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    #[test]
    fn an_answer_proves_the_key_and_tells_nothing_of_it() {
        let credentials = credentials(&[]);
        let asking = asking("api.poloniex.com", &credentials);
        let read = |body: &str| Poloniex.next(&asking, &[Reply::new(200, body)]);
        let body = r#"[{"accountId":"1","accountType":"SPOT","balances":[]}]"#;
        assert_eq!(told(read(body)), Told::default());
        assert_eq!(refused_code(read(r#"{"code":25010,"message":"x"}"#)).0, "25010");
        assert!(read("{}").is_err());
    }
}
