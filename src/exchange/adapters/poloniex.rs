//! Poloniex: nothing there tells of a key, so the balances are asked as a proof that key and secret are right
//! (api-docs.poloniex.com, spot, accounts).

use jiff::Timestamp;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, millis};
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
            [reply, ..] => REFUSALS.read(reply, |answer| {
                if answer.is_array() { Next::told(Told::default()) } else { Err(Error::NotRead("balances")) }
            }),
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
    use crate::domain::secret::SecretFields;
    use crate::exchange::credentials::Credentials;

    #[test]
    fn an_answer_proves_the_key_and_tells_nothing_of_it() {
        let credentials = Credentials::new(SecretFields::default());
        let now = Timestamp::UNIX_EPOCH;
        let asking = Asking { host: "", credentials: &credentials, now, random: [0; 16] };
        let read = |body: &str| Poloniex.next(&asking, &[Reply::new(200, body)]);
        let body = r#"[{"accountId":"1","accountType":"SPOT","balances":[]}]"#;
        assert!(matches!(read(body), Ok(Next::Told(told)) if *told == Told::default()));
        assert!(
            matches!(read(r#"{"code":25010,"message":"x"}"#), Ok(Next::Refused { code, .. }) if code == "25010")
        );
        assert!(read("{}").is_err());
    }
}
