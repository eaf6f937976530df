//! Deribit: `public/auth` by a signature, whose answer names the scope of the key (docs.deribit.com, Authentication, Access Scope).
//!
//! By a signature, because the secret itself is then not sent, and because a scope that is asked for by the secret may come back
//! narrowed ("`wallet:read_write` … modified by the server as … `wallet:read`"). The answer also holds a token that opens the account:
//! it is not even read, and is wiped with the answer; by itself it ends with the connection. The list of all keys is never asked
//! for: its answer holds their secrets.

use std::collections::BTreeSet;

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::check::is_pem;
use crate::domain::live_check::{Told, Visit};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{percent, sign_by_pair_or_hmac};

const PATH: &str = "/api/v2/public/auth";
const LOG_PATH: &str = "/api/v2/private/get_access_log";
/// So many entries of the log are asked for.
const VISITS: usize = 10;
/// What stands in a scope and is no permission: how long and where a token is valid, and that the account is the main one.
const NO_PERMISSION: [&str; 7] =
    ["connection", "session", "mainaccount", "session:", "name:", "expires:", "ip:"];

/// Deribit.
pub struct Deribit;

/// All of the answer that is looked at.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    result: Option<Granted<'a>>,
    error: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Granted<'a> {
    #[serde(borrow)]
    scope: Option<std::borrow::Cow<'a, str>>,
}

impl Adapter for Deribit {
    fn id(&self) -> &'static str {
        "deribit"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v2/public/get_time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["result"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply] => match read(reply)? {
                Next::Told(told) if may_read_log(&told, asking) => Next::ask_more(ask_log(asking)?, *told),
                next => Ok(next),
            },
            [reply, log, ..] => match read(reply)? {
                Next::Told(told) => Next::told(Told { visits: visits(log), ..*told }),
                next => Ok(next),
            },
        }
    }
}

/// Whether the key may read the account's access log. A key of the owner's own pair signs headers in a form that was not read anywhere.
fn may_read_log(told: &Told, asking: &Asking<'_>) -> bool {
    let has = |code: &str| told.permissions.as_ref().is_some_and(|codes| codes.contains(code));
    let has_pair = asking.credentials.get("secret").is_ok_and(is_pem);
    (has("account:read") || has("account:read_write")) && !has_pair
}

/// The last entries of the log, signed as a header: `time \n nonce \n method \n address \n body \n` (docs.deribit.com, Authentication).
fn ask_log(asking: &Asking<'_>) -> Result<Request, Error> {
    let (time, nonce) = (asking.millis().to_string(), asking.random_hex());
    let query = format!("count={VISITS}");
    let request = format!("GET\n{LOG_PATH}?{query}\n\n");
    let signature = sign(asking.credentials.get("secret")?, &time, &nonce, &request)?;
    let id = asking.credentials.get("api_key")?;
    let header = format!("deri-hmac-sha256 id={id},ts={time},nonce={nonce},sig={signature}");
    Ok(Request::get(asking.host, LOG_PATH)
        .query(query)
        .hidden_header("Authorization", header)
        .hide(id)
        .hide(&signature))
}

/// The entries (docs.deribit.com, `private/get_access_log`); none where they are not in the form that is known.
fn visits(log: &Reply) -> Option<Vec<Visit>> {
    let answer = log.json().ok()?;
    let entries = answer["result"]["data"].as_array()?;
    let visit = |entry: &serde_json::Value| {
        let what = text(&entry["result"]).or_else(|| text(&entry["log"])).unwrap_or_default();
        let what = if what == "success" { String::new() } else { what };
        Some(Visit { at: millis(&entry["timestamp"])?, ip: text(&entry["ip"])?, what })
    };
    entries.iter().take(VISITS).map(visit).collect()
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let (time, nonce) = (asking.millis().to_string(), asking.random_hex());
    let client = percent(asking.credentials.get("api_key")?);
    let signature = percent(&sign(asking.credentials.get("secret")?, &time, &nonce, "")?);
    let query = format!(
        "grant_type=client_signature&client_id={client}&timestamp={time}&nonce={nonce}&data=&signature={signature}"
    );
    Ok(Request::get(asking.host, PATH).query(query).hide(&client).hide(&signature))
}

/// `hex(HMAC-SHA256(secret, time \n nonce \n data))` (docs.deribit.com, Authentication). The owner's own pair signs the same text,
/// and its signature is written in base64 for addresses; that form is remembered from Deribit's example in Python, not read again.
fn sign(secret: &str, time: &str, nonce: &str, data: &str) -> Result<String, Error> {
    let signed = format!("{time}\n{nonce}\n{data}");
    sign_by_pair_or_hmac(secret, &signed, |signature| BASE64URL_NOPAD.encode(signature))
}

fn read(reply: &Reply) -> Result<Next, Error> {
    let Ok(answer) = serde_json::from_str::<Answer<'_>>(reply.text()?) else { return by_status(reply) };
    if let Some(error) = answer.error {
        let code = text(&error["code"]).ok_or(Error::NotRead("error"))?;
        let words = [&error["message"], &error["data"]["reason"]].into_iter().filter_map(text);
        return Next::refused(code, words.collect::<Vec<_>>().join(": "));
    }
    if !reply.is_success() {
        return by_status(reply);
    }
    let scope = answer.result.and_then(|granted| granted.scope).ok_or(Error::NotRead("scope"))?;
    let is_permission = |word: &&str| {
        let is_other =
            |other: &&str| if other.ends_with(':') { word.starts_with(other) } else { word == other };
        !NO_PERMISSION.iter().any(is_other) && !word.ends_with(":none")
    };
    let permissions: BTreeSet<String> =
        scope.split_whitespace().filter(is_permission).map(str::to_owned).collect();
    // A token without any scope says nothing about the key: the documentation's own example is one.
    Next::told(Told { permissions: Some(permissions).filter(|codes| !codes.is_empty()), ..Told::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    /// docs.deribit.com, Authentication, the example of a client signature.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        assert_eq!(
            sign("AMANDASECRECT", "1576074319000", "1iqt2wls", "").unwrap(),
            "56590594f97921b09b18f166befe0d1319b198bbcdad7ca73382de2f88fe9aa1"
        );
    }

    #[test]
    fn the_secret_is_not_sent_and_the_signature_is_masked() {
        let credentials = credentials(&[("api_key", "TiA4AyLPq3"), ("secret", "AMANDASECRECT")]);
        let request = ask(&asking("www.deribit.com", &credentials)).unwrap();
        assert!(!request.query.contains("AMANDASECRECT"));
        let shown = request.masked();
        assert!(shown.line.ends_with("&data=&signature=••••"), "{}", shown.line);
        assert!(!shown.line.contains("TiA4AyLPq3"));
    }

    /// docs.deribit.com, `private/get_access_log`.
    #[test]
    fn the_access_log_is_read_and_only_where_the_key_may() {
        let log = r#"{"jsonrpc":"2.0","result":{"records_total":34,"data":[
            {"timestamp":1575876682576,"result":"success","ip":"192.0.2.7","id":45,"country":"Local Country","city":"Local Town"},
            {"timestamp":1575546252774,"result":"disabled_tfa","ip":"192.0.2.8","id":43}]}}"#;
        let credentials = credentials(&[("api_key", "TiA4AyLPq3"), ("secret", "AMANDASECRECT")]);
        let asking = asking("www.deribit.com", &credentials);
        let scope = |scope: &str| Reply::new(200, format!(r#"{{"result":{{"scope":"{scope}"}}}}"#));
        let Ok(Next::AskMore(request, told)) = Deribit.next(&asking, &[scope("account:read trade:read")])
        else {
            panic!("the log is asked for")
        };
        assert_eq!((request.path.as_str(), told.visits), (LOG_PATH, None));
        assert!(!format!("{:?}", request.masked()).contains("TiA4AyLPq3"));
        let asked = Deribit.next(&asking, &[scope("account:read"), Reply::new(200, log)]);
        let visits = self::told(asked).visits.unwrap();
        assert_eq!((visits.len(), visits[0].what.as_str(), visits[1].what.as_str()), (2, "", "disabled_tfa"));
        assert_eq!(visits[0].ip, "192.0.2.7");
        for odd in [r#"{"error":{"code":13403}}"#, r#"{"result":{"data":[{"ip":7}]}}"#, "<html>"] {
            let asked = Deribit.next(&asking, &[scope("account:read"), Reply::new(400, odd)]);
            assert_eq!(self::told(asked).visits, None, "{odd}: what was told stands");
        }
        assert!(matches!(Deribit.next(&asking, &[scope("trade:read_write")]), Ok(Next::Told(_))));
    }

    #[test]
    fn an_own_pair_signs_the_same_text() {
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJNAVJ4tKdL2RtQXaVY0uqIASe5MZut9ACdnTfrbqbrQ\n-----END PRIVATE KEY-----\n";
        let signature = sign(pem, "1576074319000", "1iqt2wls", "").unwrap();
        assert_eq!(BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap().len(), 64);
        assert!(sign("-----BEGIN PRIVATE KEY-----\nAAAA", "1", "n", "").is_err());
    }

    /// The answer as the authors of clients print it; the tokens are made up.
    #[test]
    fn a_scope_is_read_and_what_is_new_is_kept() {
        let answer = r#"{"jsonrpc":"2.0","result":{"token_type":"bearer","scope":"account:read block_trade:none connection custody:read_write mainaccount name:bot trade:read_write vault:read_write expires:900","refresh_token":"canary-refresh","expires_in":31536000,"access_token":"canary-access"},"usIn":1643798543728896,"testnet":false}"#;
        let told = told(read(&Reply::new(200, answer)));
        assert!(!format!("{told:?}").contains("canary"));
        let permissions: Vec<String> = told.permissions.unwrap().into_iter().collect();
        assert_eq!(
            permissions,
            ["account:read", "custody:read_write", "trade:read_write", "vault:read_write"]
        );
    }

    #[test]
    fn a_scope_that_is_missing_is_not_read_and_an_empty_one_is_not_told() {
        for answer in ["{}", r#"{"result":{}}"#, r#"{"result":{"scope":7}}"#, r#"{"result":"ok"}"#, "[]"] {
            assert!(read(&Reply::new(200, answer)).is_err(), "{answer}");
        }
        let bare = r#"{"result":{"scope":"connection mainaccount"}}"#;
        assert_eq!(told(read(&Reply::new(200, bare))).permissions, None);
    }

    #[test]
    fn a_refusal_is_told_as_it_came() {
        let answer = r#"{"jsonrpc":"2.0","error":{"message":"invalid_credentials","code":13004,"data":{"reason":"api_key_disabled"}}}"#;
        assert_eq!(
            refused_code(read(&Reply::new(400, answer))),
            ("13004".to_owned(), "invalid_credentials: api_key_disabled".to_owned())
        );
    }
}
