//! Bitstamp tells nothing about a key. Asked is for the balances, which shows that it works; a refusal for a missing permission
//! shows that too (bitstamp.net/api, Authentication). Its neighbour that revokes all keys is never called.

use serde_json::Value;

use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha256};

const PATH: &str = "/api/v2/account_balances/";
const VERSION: &str = "v2";

/// Bitstamp.
pub struct Bitstamp;

impl Adapter for Bitstamp {
    fn id(&self) -> &'static str {
        "bitstamp"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, read),
        }
    }
}

/// The body is empty, so there is no Content-Type, neither sent nor signed (bitstamp.net/api, Authentication examples; API0020).
fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let auth = format!("BITSTAMP {}", asking.credentials.get("api_key")?);
    let (nonce, time) = (asking.random_uuid(), asking.millis().to_string());
    let signed = format!("{auth}POST{}{PATH}{nonce}{time}{VERSION}", asking.host);
    let secret = asking.credentials.get("secret")?;
    Ok(Request::post(asking.host, PATH)
        .hidden_header("X-Auth", auth)
        .hidden_header("X-Auth-Signature", hex(&hmac_sha256(secret.as_bytes(), signed.as_bytes())))
        .header("X-Auth-Nonce", nonce)
        .header("X-Auth-Timestamp", time)
        .header("X-Auth-Version", VERSION))
}

/// Both forms in which a refusal comes (bitstamp.net/api, Response codes, Possible authentication errors).
const REFUSALS: Refusals = Refusals {
    said: &[("code", "reason"), ("response_code", "response_explanation"), ("error", "error")],
    fine: &[],
};

fn read(answer: &Value) -> Result<Next, Error> {
    works(answer.is_array())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    #[test]
    fn nothing_is_sent_that_belongs_to_a_body() {
        let credentials = credentials(&[("api_key", "k"), ("secret", "s")]);
        let request = ask(&asking("www.bitstamp.net", &credentials)).unwrap();
        assert!(request.body.is_empty());
        assert!(request.headers.iter().all(|(name, _)| *name != "Content-Type"));
        assert_eq!(&*request.headers[0].1, "BITSTAMP k");
    }

    #[test]
    fn balances_show_that_it_works_and_nothing_else() {
        let answer = r#"[{"currency":"usd","total":"1.00","available":"1.00","reserved":"0.00"}]"#;
        assert_eq!(told(REFUSALS.read(&Reply::new(200, answer), read)), Told::default());
        assert_eq!(told(REFUSALS.read(&Reply::new(200, "[]"), read)), Told::default());
        assert!(REFUSALS.read(&Reply::new(200, "{}"), read).is_err());
    }

    /// bitstamp.net/api, Possible authentication errors.
    #[test]
    fn a_refusal_is_told_as_it_came() {
        let answer = r#"{"status":"error","reason":"IP address not allowed","code":"API0002"}"#;
        assert_eq!(
            refused_code(REFUSALS.read(&Reply::new(403, answer), read)),
            ("API0002".to_owned(), "IP address not allowed".to_owned())
        );
        let words = r#"{"error":"Forbidden"}"#;
        assert_eq!(refused_code(REFUSALS.read(&Reply::new(401, words), read)).0, "Forbidden");
        assert!(REFUSALS.read(&Reply::new(403, words), read).is_err(), "said by what stands before it");
    }
}
