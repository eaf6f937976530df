//! Bitfinex: `auth/r/permissions`, which lists each scope with read and write (docs.bitfinex.com, Key Permissions, as in the
//! transcripts of JKorf's `Bitfinex.Net`).

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::live_check::{Told, Visit};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, flag, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha384};

const PATH: &str = "/v2/auth/r/permissions";
const BODY: &str = "{}";
const LOGINS: &str = "/v2/auth/r/logins/hist";
/// So many log-ins are asked for.
const VISITS: usize = 10;

/// Bitfinex.
pub struct Bitfinex;

impl Adapter for Bitfinex {
    fn id(&self) -> &'static str {
        "bitfinex"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking, PATH, BODY)?),
            [reply] => match read(reply)? {
                Next::Told(told) if reads_account(&told) => {
                    Next::ask_more(ask(asking, LOGINS, &format!(r#"{{"limit":{VISITS}}}"#))?, *told)
                }
                next => Ok(next),
            },
            [reply, logins, ..] => match read(reply)? {
                Next::Told(told) => Next::told(Told { visits: visits(logins), ..*told }),
                next => Ok(next),
            },
        }
    }
}

fn reads_account(told: &Told) -> bool {
    told.permissions.as_ref().is_some_and(|codes| codes.contains("account=read"))
}

fn ask(asking: &Asking<'_>, path: &str, body: &str) -> Result<Request, Error> {
    let nonce = asking.millis().to_string();
    Ok(Request::post(asking.host, path)
        .hidden_header("bfx-apikey", asking.credentials.get("api_key")?)
        .hidden_header("bfx-signature", sign(asking.credentials.get("secret")?, path, &nonce, body))
        .header("bfx-nonce", nonce)
        .header("Content-Type", "application/json")
        .body(body))
}

/// The last log-ins: the time is the third of each list, the address the fifth (Login History, as in the transcripts of JKorf's
/// `Bitfinex.Net`); none where they are not in the form that is known.
fn visits(logins: &Reply) -> Option<Vec<Visit>> {
    let answer = logins.json().ok()?;
    let visit = |login: &Value| {
        let login = login.as_array()?;
        Some(Visit { at: millis(login.get(2)?)?, ip: text(login.get(4)?)?, what: String::new() })
    };
    answer.as_array()?.iter().take(VISITS).map(visit).collect()
}

/// `hex(HMAC-SHA384(secret, "/api" || path || nonce || body))` (docs.bitfinex.com, Authenticated Endpoints).
fn sign(secret: &str, path: &str, nonce: &str, body: &str) -> String {
    hex(&hmac_sha384(secret.as_bytes(), format!("/api{path}{nonce}{body}").as_bytes()))
}

fn read(reply: &Reply) -> Result<Next, Error> {
    let Ok(answer) = reply.json() else { return by_status(reply) };
    if let Some([Value::String(kind), code, words @ ..]) = answer.as_array().map(Vec::as_slice)
        && kind == "error"
    {
        let words = words.first().and_then(text).unwrap_or_default();
        return Next::refused(text(code).ok_or(Error::NotRead("error"))?, words);
    }
    // With 403 it is what stands before Bitfinex that speaks so.
    let words = [&answer["message"], &answer["error"]].into_iter().find_map(text);
    if let Some(words) = words.filter(|_| reply.status != 403) {
        return Next::refused(reply.status.to_string(), words);
    }
    if !reply.is_success() {
        return by_status(reply);
    }
    let scopes = answer.as_array().filter(|scopes| !scopes.is_empty());
    let mut permissions = BTreeSet::new();
    for scope in scopes.ok_or(Error::NotRead("permissions"))? {
        let Some([Value::String(name), read, write, ..]) = scope.as_array().map(Vec::as_slice) else {
            return Err(Error::NotRead("permissions"));
        };
        for (value, kind) in [(read, "read"), (write, "write")] {
            if flag(value).ok_or(Error::NotRead("permissions"))? {
                permissions.insert(format!("{name}={kind}"));
            }
        }
    }
    Next::told(Told { permissions: Some(permissions), ..Told::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{refused_code, told};

    /// JKorf's `Bitfinex.Net`, the transcript of the documented answer.
    #[test]
    fn the_documented_answer_is_read_and_what_is_new_is_kept() {
        let answer = r#"[["account",1,1],["history",1,1],["orders",1,1],["positions",0,0],["funding",1,1],["settings",0,0],
            ["wallets",1,1],["withdraw",0,1],["ui_withdraw",0,0],["bfxpay",0,0],["lottery","0",true]]"#;
        let permissions = told(read(&Reply::new(200, answer))).permissions.unwrap();
        for code in ["account=read", "account=write", "withdraw=write", "lottery=write"] {
            assert!(permissions.contains(code), "{code}");
        }
        for code in ["positions=read", "withdraw=read", "ui_withdraw=write", "lottery=read"] {
            assert!(!permissions.contains(code), "{code}");
        }
    }

    /// JKorf's `Bitfinex.Net`, `GetLoginHistory`; the address is one of a textbook.
    #[test]
    fn the_log_ins_are_read_and_an_answer_of_another_form_changes_nothing() {
        let logins = r#"[[78404724,null,1579202754000,null,"192.0.2.7",null,null,"{}"]]"#;
        let visits = visits(&Reply::new(200, logins)).unwrap();
        assert_eq!((visits.len(), visits[0].ip.as_str()), (1, "192.0.2.7"));
        assert_eq!(visits[0].at.as_millisecond(), 1_579_202_754_000);
        for odd in [r#"["error",10100,"no"]"#, "{}", "[[1,2]]", r#"[[1,null,"x",null,7]]"#, "<html>"] {
            assert_eq!(super::visits(&Reply::new(200, odd)), None, "{odd}");
        }
    }

    #[test]
    fn an_answer_of_another_form_is_not_read() {
        for answer in [
            "[]",
            "{}",
            r#"[["orders",1]]"#,
            r#"[["orders",1,2]]"#,
            r#"[["orders",1,null]]"#,
            "[[1,1,1]]",
            "7",
        ] {
            assert!(read(&Reply::new(200, answer)).is_err(), "{answer}");
        }
    }

    #[test]
    fn a_refusal_is_told_as_it_came() {
        let code = |answer: &str| refused_code(read(&Reply::new(500, answer)));
        assert_eq!(
            code(r#"["error",10100,"apikey: invalid"]"#),
            ("10100".to_owned(), "apikey: invalid".to_owned())
        );
        assert_eq!(code(r#"["error",10114,"nonce: small"]"#).0, "10114");
        assert_eq!(code(r#"{"error":"ERR_RATE_LIMIT"}"#), ("500".to_owned(), "ERR_RATE_LIMIT".to_owned()));
        assert!(
            read(&Reply::new(403, r#"{"message":"Forbidden"}"#)).is_err(),
            "said by what stands before it"
        );
    }
}
