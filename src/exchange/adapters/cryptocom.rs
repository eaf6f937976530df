//! Crypto.com Exchange: nothing there tells of a key, so the balance is asked as a proof that key and secret are right
//! (exchange-docs.crypto.com, private/user-balance).

use serde_json::json;

use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha256};

const METHOD: &str = "private/user-balance";
const REFUSALS: Refusals = Refusals { said: &[("code", "message")], fine: &["0"] };

/// Crypto.com's keys.
pub struct CryptoCom;

impl Adapter for CryptoCom {
    fn id(&self) -> &'static str {
        "cryptocom"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, |answer| works(answer["result"].is_object())),
        }
    }
}

/// `hex(HMAC-SHA256(secret, method + id + key + parameters + nonce))`; the parameters are none (exchange-docs.crypto.com, digital
/// signature). The nonce need not grow, but be of this minute.
fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let key = asking.credentials.get("api_key")?;
    let nonce = asking.millis();
    let message = format!("{METHOD}{nonce}{key}{nonce}");
    let signature = hex(&hmac_sha256(asking.credentials.get("secret")?.as_bytes(), message.as_bytes()));
    let body = json!({"id": nonce, "method": METHOD, "api_key": key, "params": {}, "nonce": nonce, "sig": signature});
    Ok(Request::post(asking.host, "/exchange/v1/private/user-balance")
        .hide(key)
        .hide(&signature)
        .header("Content-Type", "application/json")
        .body(body.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    #[test]
    fn an_answer_proves_the_key_and_tells_nothing_of_it() {
        let credentials = credentials(&[("api_key", "kkkk"), ("secret", "Jefe")]);
        let now = jiff::Timestamp::from_second(1).unwrap();
        let asking = Asking { now, ..asking("api.crypto.com", &credentials) };
        let Ok(Next::Ask(request)) = CryptoCom.next(&asking, &[]) else { panic!() };
        // The same by openssl: printf 'private/user-balance1000kkkk1000' | openssl dgst -sha256 -hmac Jefe
        assert!(
            request.body.contains("9784ae1562b899c1ba995513dac67cc5dde29b64211c6125d75df472404e7383"),
            "{}",
            *request.body
        );
        let read = |body: &str| CryptoCom.next(&asking, &[Reply::new(200, body)]);
        let body = r#"{"id":1,"method":"private/user-balance","code":0,"result":{"data":[]}}"#;
        assert_eq!(told(read(body)), Told::default());
        assert_eq!(refused_code(read(r#"{"id":1,"code":40103}"#)).0, "40103");
        assert!(read(r#"{"code":0}"#).is_err());
    }
}
