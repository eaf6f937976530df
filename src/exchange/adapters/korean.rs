//! Upbit and Bithumb: one list of all keys with the day on which each ends, and one token for both (docs.upbit.com, 인증;
//! apidocs.bithumb.com, API 키 리스트 조회). They tell no permissions.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::Serialize;
use serde_json::Value;

use crate::domain::live_check::{Ends, OtherKey, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{by_status, instant, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::hs256;

const PATH: &str = "/v1/api_keys";
/// Korea is so many hours east, in summer too.
const HOURS_EAST: i8 = 9;

/// Upbit.
pub struct Upbit;

/// Bithumb, by its API 2.
pub struct Bithumb;

/// What a token says. No query is asked, so there is no hash of one.
#[derive(Serialize)]
struct Claims<'a> {
    access_key: &'a str,
    nonce: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<i64>,
}

impl Adapter for Upbit {
    fn id(&self) -> &'static str {
        "upbit"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        next(asking, None, replies)
    }
}

impl Adapter for Bithumb {
    fn id(&self) -> &'static str {
        "bithumb"
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        next(asking, Some(asking.millis()), replies)
    }
}

fn next(asking: &Asking<'_>, timestamp: Option<i64>, replies: &[Reply]) -> Result<Next, Error> {
    let access_key = asking.credentials.get("api_key")?;
    let [reply, ..] = replies else {
        let claims = Claims { access_key, nonce: asking.random_uuid(), timestamp };
        let token = hs256(&claims, asking.credentials.get("secret")?)?;
        return Next::ask(
            Request::get(asking.host, PATH)
                .header("Accept", "application/json")
                .hidden_header("Authorization", format!("Bearer {}", *token)),
        );
    };
    read(reply, access_key)
}

fn read(reply: &Reply, access_key: &str) -> Result<Next, Error> {
    let Ok(answer) = reply.json() else { return by_status(reply) };
    if let Some(code) = text(&answer["error"]["name"]) {
        return Next::refused(code, text(&answer["error"]["message"]).unwrap_or_default());
    }
    if !reply.is_success() {
        return by_status(reply);
    }
    let keys = answer.as_array().ok_or(Error::NotRead("keys"))?;
    let mut told = Told::default();
    let mut others = Vec::new();
    for key in keys {
        let name = key["access_key"].as_str().ok_or(Error::NotRead("access_key"))?;
        if name == access_key {
            told.ends = end(&key["expire_at"]).map(Ends::At);
        } else {
            others.push(OtherKey::new(name, String::new()));
        }
    }
    told.others = Some(others);
    Next::told(told)
}

/// When a key ends; a time that names no zone is Korea's.
fn end(value: &Value) -> Option<Timestamp> {
    instant(value).or_else(|| {
        let local: DateTime = value.as_str()?.trim().parse().ok()?;
        Offset::constant(HOURS_EAST).to_timestamp(local).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};
    use data_encoding::BASE64URL_NOPAD;

    #[test]
    fn a_token_names_the_key_and_is_used_once() {
        let credentials = credentials(&[("api_key", "access"), ("secret", "s")]);
        let asking = asking("api.upbit.com", &credentials);
        for (adapter, time) in
            [(&Upbit as &dyn Adapter, Value::Null), (&Bithumb, 1_700_000_000_123_i64.into())]
        {
            let Next::Ask(request) = adapter.next(&asking, &[]).unwrap() else { panic!("nothing is asked") };
            let claims = request.headers[1].1.split('.').nth(1).unwrap();
            let claims: Value =
                serde_json::from_slice(&BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap()).unwrap();
            assert_eq!(claims["access_key"], "access");
            assert_eq!(claims["nonce"], "07070707-0707-4707-8707-070707070707");
            assert_eq!(claims["timestamp"], time);
            assert_eq!(claims.get("query_hash"), None);
        }
    }

    /// apidocs.bithumb.com, API 키 리스트 조회: `access_key`, and `expire_at` as a date in text.
    #[test]
    fn the_own_key_ends_on_its_day_and_the_others_are_named_by_their_ends() {
        let answer = r#"[{"access_key":"abcdefghijklmnop","expire_at":"2027-06-01T12:00:00+09:00"},
            {"access_key":"qrstuvwxyz012345","expire_at":"2027-01-01T00:00:00"}]"#;
        let told = told(read(&Reply::new(200, answer), "qrstuvwxyz012345"));
        assert_eq!(told.ends, Some(Ends::At("2026-12-31T15:00:00Z".parse().unwrap())));
        assert_eq!(told.others, Some(vec![OtherKey { hint: "abcd … mnop".to_owned(), name: String::new() }]));
        assert_eq!(told.permissions, None);
    }

    #[test]
    fn an_end_that_is_not_understood_is_not_told() {
        let read_end = |answer: &str| told(read(&Reply::new(200, answer), "k")).ends;
        assert_eq!(read_end(r#"[{"access_key":"k","expire_at":"soon"}]"#), None);
        assert_eq!(read_end(r#"[{"access_key":"k"}]"#), None);
        assert_eq!(read_end("[]"), None);
        for answer in ["{}", r#"[{"expire_at":"2027-01-01"}]"#, "7"] {
            assert!(read(&Reply::new(200, answer), "k").is_err(), "{answer}");
        }
    }

    #[test]
    fn a_refusal_is_told_as_it_came() {
        let answer = r#"{"error":{"name":"jwt_verification","message":"Jwt 토큰 검증에 실패했습니다."}}"#;
        assert_eq!(refused_code(read(&Reply::new(401, answer), "k")).0, "jwt_verification");
        assert_eq!(refused_code(read(&Reply::new(404, r#"{"error":{"name":404}}"#), "k")).0, "404");
    }
}
