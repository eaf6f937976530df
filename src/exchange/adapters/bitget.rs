//! Bitget: the account's information, which tells the asking key's permissions and addresses (bitget.com/api-doc, as transcribed
//! by JKorf/Bitget.Net). A unified account answers by version 3, a classic one by version 2; which of the two it is, only they know.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::{Addresses, CheckFacts, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, codes, listed, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hmac_sha256};

const UNIFIED: &str = "/api/v3/account/info";
const CLASSIC: &str = "/api/v2/spot/account/info";
/// "You are in Unified Account mode, and the Classic Account API is not supported at this time."
const IS_UNIFIED: &str = "40085";
const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["00000"] };

/// Bitget's keys.
pub struct Bitget;

impl Adapter for Bitget {
    fn id(&self) -> &'static str {
        "bitget"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v2/public/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"]["serverTime"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        let unified = match replies {
            [] => return Next::ask(ask(asking, UNIFIED)?),
            [unified, ..] => REFUSALS.read(unified, |answer| Next::told(told_unified(&answer["data"])?))?,
        };
        match (unified, replies) {
            (Next::Refused { code, words }, [unified]) if may_be_classic(unified, &code, &words) => {
                Next::ask(ask(asking, CLASSIC)?)
            }
            (unified, [_, classic, ..]) => {
                match REFUSALS.read(classic, |answer| Next::told(told_classic(&answer["data"])?))? {
                    Next::Refused { code, .. } if code == IS_UNIFIED => Ok(unified),
                    classic => Ok(classic),
                }
            }
            (unified, _) => Ok(unified),
        }
    }
}

/// Whether this refusal may be about the kind of account: the catalogue knows those that are about the key, the clock and the address.
fn may_be_classic(reply: &Reply, code: &str, words: &str) -> bool {
    reply.status < 500
        && reply.status != 429
        && CheckFacts::of("bitget").is_none_or(|facts| facts.reason(code, words).is_none())
}

fn ask(asking: &Asking<'_>, path: &str) -> Result<Request, Error> {
    let credentials = asking.credentials;
    let time = asking.millis().to_string();
    let message = format!("{time}GET{path}");
    let signature = base64(&hmac_sha256(credentials.get("secret")?.as_bytes(), message.as_bytes()));
    Ok(Request::get(asking.host, path)
        .hidden_header("ACCESS-KEY", credentials.get("api_key")?)
        .hidden_header("ACCESS-SIGN", signature)
        .header("ACCESS-TIMESTAMP", time)
        .hidden_header("ACCESS-PASSPHRASE", credentials.get("passphrase")?)
        .header("Content-Type", "application/json")
        .header("locale", "en-US"))
}

fn told_unified(data: &Value) -> Result<Told, Error> {
    let named = &data["permissions"];
    // A key that may only read may have none listed beside that.
    let is_bare = named.as_array().is_some_and(Vec::is_empty) && data["permType"] == "read-only";
    let mut permissions = if is_bare { BTreeSet::new() } else { codes(named)? };
    match text(&data["permType"]).as_deref() {
        Some("read-and-write") => {}
        // What is listed beside it is told too: that it takes anything away from them was not seen.
        Some("read-only") => drop(permissions.insert("readonly".to_owned())),
        Some(other) => drop(permissions.insert(other.to_owned())),
        None => return Err(Error::NotRead("permType")),
    }
    Ok(Told { permissions: Some(permissions), addresses: addresses(data), ..Told::default() })
}

fn told_classic(data: &Value) -> Result<Told, Error> {
    let permissions = codes(&data["authorities"])?;
    Ok(Told { permissions: Some(permissions), addresses: addresses(data), ..Told::default() })
}

/// What an empty list means was not seen.
fn addresses(data: &Value) -> Option<Addresses> {
    listed(&data["ips"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, told};

    /// JKorf/Bitget.Net, UnitTests/Endpoints/Unified/Account/GetAccountInfo.
    const UNIFIED_ANSWER: &str = r#"{"code":"00000","msg":"success","data":{"userId":"123456789","ips":"192.168.1.1,192.168.1.2",
        "permType":"read-and-write","permissions":["uta_mgt","uta_trade","withdraw"],"regisTime":"1704067200000"}}"#;
    /// bitget.com/api-doc/spot/account/Get-Account-Info: what matters of the example.
    const CLASSIC_ANSWER: &str = r#"{"code":"00000","msg":"success","data":{"userId":"1","ips":"127.0.0.1","authorities":["trade","readonly"]}}"#;

    fn next(replies: &[Reply]) -> Result<Next, Error> {
        let credentials = credentials(&["api_key", "secret", "passphrase"].map(|name| (name, "x")));
        Bitget.next(&asking("api.bitget.com", &credentials), replies)
    }

    fn path(next: Result<Next, Error>) -> String {
        let Ok(Next::Ask(request)) = next else { panic!("nothing is asked") };
        request.path
    }

    fn on(next: Result<Next, Error>) -> Vec<String> {
        told(next).permissions.unwrap().into_iter().collect()
    }

    #[test]
    fn a_unified_account_is_asked_once_and_a_classic_one_twice() {
        let other = || Reply::new(400, r#"{"code":"99999","msg":"another kind of account"}"#);
        assert_eq!(path(next(&[])), UNIFIED);
        assert_eq!(on(next(&[Reply::new(200, UNIFIED_ANSWER)])), ["uta_mgt", "uta_trade", "withdraw"]);
        assert_eq!(path(next(&[other()])), CLASSIC);
        assert_eq!(on(next(&[other(), Reply::new(200, CLASSIC_ANSWER)])), ["readonly", "trade"]);
        let unified = Reply::new(400, r#"{"code":"40085","msg":"You are in Unified Account mode"}"#);
        assert!(matches!(next(&[other(), unified]), Ok(Next::Refused { code, .. }) if code == "99999"));
    }

    #[test]
    fn a_refusal_of_the_key_itself_is_asked_no_second_time() {
        for code in ["40006", "40009", "40012", "40018", "40037"] {
            let reply = Reply::new(400, format!("{{\"code\":\"{code}\",\"msg\":\"no\"}}"));
            assert!(matches!(next(&[reply]), Ok(Next::Refused { .. })), "{code}");
        }
        assert!(matches!(next(&[Reply::new(503, "")]), Ok(Next::Refused { .. })));
    }

    #[test]
    fn read_only_takes_nothing_away_that_is_listed() {
        const LIST: &str = "[\"uta_mgt\",\"uta_trade\",\"withdraw\"]";
        let answer = UNIFIED_ANSWER.replace("read-and-write", "read-only");
        assert_eq!(on(next(&[Reply::new(200, answer)])), ["readonly", "uta_mgt", "uta_trade", "withdraw"]);
        let bare = UNIFIED_ANSWER.replace("read-and-write", "read-only").replace(LIST, "[]");
        assert_eq!(on(next(&[Reply::new(200, bare)])), ["readonly"]);
        for (from, to) in
            [("\"permType\":\"read-and-write\",", ""), (LIST, "null"), (LIST, "[]"), (LIST, "\"\"")]
        {
            assert!(next(&[Reply::new(200, UNIFIED_ANSWER.replace(from, to))]).is_err(), "{from}");
        }
    }
}
