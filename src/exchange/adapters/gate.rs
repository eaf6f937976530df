//! Gate: `account/main_keys`, which tells of all keys of the main account, also when each was last used; the asking one is found by
//! the beginning that is not masked (gate.com/docs/developers/apiv4, account). Where that is not allowed, `account/detail` proves
//! that the key works and tells its addresses.

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha512};

use crate::domain::live_check::{Addresses, LastUsed, OtherKey, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, any_or_listed, flag, millis, seconds, text, texts};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha512};

const KEYS: &str = "/api/v4/account/main_keys";
const DETAIL: &str = "/api/v4/account/detail";
const REFUSALS: Refusals = Refusals { said: &[("label", "message")], fine: &[] };
/// A key that is not masked up to here could be another one.
const LEAST_SEEN: usize = 8;

/// Gate's keys.
pub struct Gate;

impl Adapter for Gate {
    fn id(&self) -> &'static str {
        "gate"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v4/spot/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["server_time"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking, KEYS)?),
            [keys] => match REFUSALS.read(keys, |answer| Next::told(told(answer, asking)?))? {
                Next::Refused { code, .. } if code == "FORBIDDEN" => Next::ask(ask(asking, DETAIL)?),
                next => Ok(next),
            },
            [_, detail, ..] => REFUSALS.read(detail, |answer| {
                text(&answer["user_id"]).ok_or(Error::NotRead("user_id"))?;
                Next::told(Told { addresses: addresses(answer), ..Told::default() })
            }),
        }
    }
}

fn ask(asking: &Asking<'_>, path: &str) -> Result<Request, Error> {
    let time = asking.now.as_second().to_string();
    let signature = sign(asking.credentials.get("secret")?, "GET", path, "", "", &time);
    Ok(Request::get(asking.host, path)
        .hidden_header("KEY", asking.credentials.get("api_key")?)
        .header("Timestamp", time)
        .hidden_header("SIGN", signature))
}

/// `hex(HMAC-SHA512(secret, method \n path \n query \n hex(SHA512(body)) \n time))` (gate.com/docs/developers/apiv4, signature).
fn sign(secret: &str, method: &str, path: &str, query: &str, body: &str, time: &str) -> String {
    let body = hex(&Sha512::digest(body));
    let message = [method, path, query, &body, time].join("\n");
    hex(&hmac_sha512(secret.as_bytes(), message.as_bytes()))
}

fn told(answer: &Value, asking: &Asking<'_>) -> Result<Told, Error> {
    let asks = asking.credentials.get("api_key")?;
    let all = answer.as_array().map_or(std::slice::from_ref(answer), Vec::as_slice);
    let (mine, others): (Vec<&Value>, Vec<&Value>) = all.iter().partition(|key| is_it(key, asks));
    let [key] = mine.as_slice() else { return Err(Error::NotRead("the asking key")) };
    let permissions = key["perms"].as_array().ok_or(Error::NotRead("perms"))?.iter().map(|perm| {
        let name = text(&perm["name"]).ok_or(Error::NotRead("perms"))?;
        let read_only = flag(&perm["read_only"]).ok_or(Error::NotRead("perms"))?;
        Ok(format!("{name}={}", if read_only { "read" } else { "write" }))
    });
    Ok(Told {
        permissions: Some(permissions.collect::<Result<_, Error>>()?),
        addresses: addresses(key),
        created: seconds(&key["created_at"]),
        modified: seconds(&key["updated_at"]).or_else(|| seconds(&key["update_at"])),
        last_used: seconds(&key["last_access"]).map(LastUsed::At),
        name: name(key),
        others: Some(
            others
                .into_iter()
                .filter_map(|key| Some(OtherKey::new(&text(&key["key"])?, name(key).unwrap_or_default())))
                .collect(),
        ),
        ..Told::default()
    })
}

/// Whether this entry is the key that asks: `c5dcfbf1f3a7*****`.
fn is_it(key: &Value, asks: &str) -> bool {
    let Some(masked) = text(&key["key"]) else { return false };
    let seen = masked.split('*').next().unwrap_or_default();
    seen.len() >= LEAST_SEEN && asks.starts_with(seen)
}

/// The name, which the documentation writes as a text in one place and as a list in another.
fn name(key: &Value) -> Option<String> {
    text(&key["name"]).or_else(|| texts(&key["name"])?.into_iter().next())
}

/// An empty list is none: it "will be cleared if no value is passed" (gateapi-python, docs, `SubAccountKey`).
fn addresses(key: &Value) -> Option<Addresses> {
    any_or_listed(&key["ip_whitelist"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::adapters::tests::{asking, credentials, told};

    /// gate.com/docs/developers/apiv4, signature: the two examples.
    #[test]
    fn the_documented_examples_are_signed_as_documented() {
        let path = "/api/v4/futures/orders";
        assert_eq!(
            sign("secret", "GET", path, "contract=BTC_USD&status=finished&limit=50", "", "1541993715"),
            "55f84ea195d6fe57ce62464daaa7c3c02fa9d1dde954e4c898289c9a2407a3d6fb3faf24deff16790d726b66ac9f74526668b13bd01029199cc4fcc522418b8a"
        );
        let body = r#"{"contract":"BTC_USD","type":"limit","size":100,"price":6800,"time_in_force":"gtc"}"#;
        assert_eq!(
            sign("secret", "POST", path, "", body, "1541993715"),
            "eae42da914a590ddf727473aff25fc87d50b64783941061f47a3fdb92742541fc4c2c14017581b4199a1418d54471c269c03a38d788d802e2c306c37636389f0"
        );
    }

    fn next(replies: &[Reply]) -> Result<Next, Error> {
        let credentials = credentials(&[("api_key", "c5dcfbf1f3a7aaaaaaaaaaaaaaaaaaaa"), ("secret", "s")]);
        Gate.next(&asking("api.gateio.ws", &credentials), replies)
    }

    /// gate.com/docs/developers/apiv4, Query All Main Account Key Information: the example, with a second key.
    const ANSWER: &str = r#"[{"state":1,"mode":1,"name":"bot","user_id":1,"perms":[{"name":"wallet","read_only":true},
        {"name":"spot","read_only":false}],"ip_whitelist":["127.0.0.1"],"currency_pairs":[],"key":"c5dcfbf1f3a7*****",
        "created_at":"1663662300","update_at":1663662307,"last_access":1663662308},
        {"state":1,"name":["old"],"perms":[],"ip_whitelist":[],"key":"0123456789ab*****"}]"#;

    #[test]
    fn the_asking_key_is_found_among_all_and_the_others_are_named() {
        let told = told(next(&[Reply::new(200, ANSWER)]));
        assert_eq!(told.permissions.unwrap().into_iter().collect::<Vec<_>>(), ["spot=write", "wallet=read"]);
        assert_eq!(told.addresses, Some(Addresses::Listed(vec!["127.0.0.1".to_owned()])));
        assert_eq!(told.last_used, Some(LastUsed::At("2022-09-20T08:25:08Z".parse().unwrap())));
        let others = told.others.unwrap();
        assert_eq!(
            (others.len(), others[0].name.as_str(), others[0].hint.as_str()),
            (1, "old", "0123 … ****")
        );
    }

    #[test]
    fn one_key_without_a_list_is_read_too_and_a_stranger_is_not_taken_for_it() {
        let single =
            r#"{"name":"bot","perms":[{"name":"new","read_only":"false"}],"key":"c5dcfbf1f3a7*****"}"#;
        let told = told(next(&[Reply::new(200, single)]));
        assert!(told.permissions.unwrap().contains("new=write"));
        for (from, to) in [
            ("c5dcfbf1f3a7", "ffffffffffff"),
            ("c5dcfbf1f3a7", "c5d"),
            ("\"false\"", "null"),
            ("[{\"name\":\"new\",\"read_only\":\"false\"}]", "null"),
        ] {
            assert!(next(&[Reply::new(200, single.replace(from, to))]).is_err(), "{to}");
        }
    }

    #[test]
    fn where_the_list_is_forbidden_the_account_proves_that_the_key_works() {
        let forbidden = || Reply::new(403, r#"{"label":"FORBIDDEN","message":"no"}"#);
        let Ok(Next::Ask(request)) = next(&[forbidden()]) else { panic!() };
        assert_eq!(request.path, DETAIL);
        let detail = Reply::new(200, r#"{"user_id":1,"ip_whitelist":["127.0.0.1"],"key":{"mode":1}}"#);
        let told = told(next(&[forbidden(), detail]));
        assert_eq!((told.permissions, told.addresses.is_some()), (None, true));
        assert!(matches!(next(&[forbidden(), forbidden()]), Ok(Next::Refused { .. })));
        assert!(next(&[forbidden(), Reply::new(200, "{}")]).is_err());
    }
}
