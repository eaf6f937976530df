//! HTX: `user/uid`, then `user/api-key` of that number, which tells of all its keys without their secrets (huobiapi.github.io/docs,
//! spot, API key query). A question counts as use of a key that ends when it is idle.

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::{Ends, OtherKey, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, any_or_listed, codes, in_days, millis, number, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hmac_sha256, percent};

const UID: &str = "/v2/user/uid";
const KEYS: &str = "/v2/user/api-key";
const REFUSALS: Refusals = Refusals { said: &[("err-code", "err-msg"), ("code", "message")], fine: &["200"] };

/// HTX's keys.
pub struct Htx;

impl Adapter for Htx {
    fn id(&self) -> &'static str {
        "htx"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/v1/common/timestamp"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking, UID, "")?),
            [uid] => REFUSALS.read(uid, |answer| {
                let uid = number(&answer["data"]).ok_or(Error::NotRead("uid"))?;
                Next::ask(ask(asking, KEYS, &uid.to_string())?)
            }),
            [_, keys, ..] => REFUSALS.read(keys, |answer| Next::told(told(&answer["data"], asking)?)),
        }
    }
}

/// The fields stand in the order of their letters, capitals first.
fn ask(asking: &Asking<'_>, path: &str, uid: &str) -> Result<Request, Error> {
    let key = percent(asking.credentials.get("api_key")?);
    let time = percent(&asking.now.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    let mut query =
        format!("AccessKeyId={key}&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp={time}");
    if !uid.is_empty() {
        query = format!("{query}&uid={uid}");
    }
    let signature = percent(&sign(asking.credentials.get("secret")?, asking.host, path, &query));
    Ok(Request::get(asking.host, path)
        .hide(&key)
        .hide(&signature)
        .query(format!("{query}&Signature={signature}")))
}

/// `base64(HMAC-SHA256(secret, method \n host \n path \n query))` (huobiapi.github.io/docs, spot, authentication).
fn sign(secret: &str, host: &str, path: &str, query: &str) -> String {
    let message = ["GET", &host.to_lowercase(), path, query].join("\n");
    base64(&hmac_sha256(secret.as_bytes(), message.as_bytes()))
}

fn told(keys: &Value, asking: &Asking<'_>) -> Result<Told, Error> {
    let asks = asking.credentials.get("api_key")?;
    let keys = keys.as_array().ok_or(Error::NotRead("data"))?;
    let access_key = |key: &Value| text(&key["accessKey"]);
    let key = keys
        .iter()
        .find(|key| access_key(key).as_deref() == Some(asks))
        .ok_or(Error::NotRead("the asking key"))?;
    let others = keys.iter().filter_map(|key| {
        let public = access_key(key).filter(|public| public != asks)?;
        Some(OtherKey::new(&public, text(&key["note"]).unwrap_or_default()))
    });
    Ok(Told {
        // Who may ask this may read.
        permissions: Some(codes(&key["permission"])?),
        // The example of a key that ends, as those without a list do, has an empty text.
        addresses: any_or_listed(&key["ipAddresses"]),
        ends: number(&key["validDays"]).and_then(|days| match days {
            -1 => Some(Ends::Never),
            days => in_days(asking.now, days).map(Ends::At),
        }),
        created: millis(&key["createTime"]),
        modified: millis(&key["updateTime"]),
        name: text(&key["note"]),
        others: Some(others.collect()),
        ..Told::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use crate::exchange::adapters::tests::{asking, credentials, refused_code, told};

    const KEY: &str = "5000d371-edXXXXf5tf-40XXXX8b-ab8e5";

    fn next(replies: &[Reply]) -> Result<Next, Error> {
        let credentials = credentials(&[("api_key", KEY), ("secret", "Jefe")]);
        let now = "2017-05-11T15:19:30Z".parse().unwrap();
        Htx.next(&Asking { now, ..asking("api.huobi.pro", &credentials) }, replies)
    }

    fn asked(next: Result<Next, Error>) -> Request {
        let Ok(Next::Ask(request)) = next else { panic!("nothing is asked") };
        *request
    }

    /// huobiapi.github.io/docs, spot, authentication: the order and the writing of the fields. Its result is masked.
    #[test]
    fn the_query_is_written_in_order_and_without_a_sign_of_its_own() {
        let request = asked(next(&[]));
        assert!(request.query.starts_with(&format!(
            "AccessKeyId={KEY}&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2017-05-11T15%3A19%3A30&Signature="
        )));
        assert!(!request.query.contains(['+', '/']) && request.query.ends_with("%3D"));
        assert!(request.masked().line.ends_with("Timestamp=2017-05-11T15%3A19%3A30&Signature=••••"));
        let request = asked(next(&[Reply::new(200, r#"{"code":200,"data":63628520}"#)]));
        assert_eq!(request.path, KEYS);
        assert!(request.query.contains("%3A30&uid=63628520&Signature="));
    }

    /// JKorf/HTX.Net, UnitTests/Endpoints/Spot/Account/GetApiKeyInfo.
    const ANSWER: &str = r#"{"code":200,"message":"success","data":[
        {"accessKey":"160bb889-b7XXXXbe-e0XXXXf5-ghxertfvbf","status":"normal","note":"host","permission":"trade,readOnly",
         "ipAddresses":"192.168.0.1,192.168.1.1","validDays":-1,"createTime":1615192704000,"updateTime":1623030338000},
        {"accessKey":"5000d371-edXXXXf5tf-40XXXX8b-ab8e5","status":"normal","note":"host two","permission":"readOnly,trade,withdraw",
         "ipAddresses":"","validDays":7,"createTime":1623158078000,"updateTime":1629875976000}],"ok":true}"#;

    #[test]
    fn the_documented_answer_is_read() {
        let uid = || Reply::new(200, r#"{"code":200,"data":"63628520"}"#);
        let told = told(next(&[uid(), Reply::new(200, ANSWER)]));
        assert_eq!(
            told.permissions.unwrap().into_iter().collect::<Vec<_>>(),
            ["readOnly", "trade", "withdraw"]
        );
        assert_eq!(told.addresses, Some(Addresses::Any));
        assert_eq!(told.ends, Some(Ends::At("2017-05-18T00:00:00Z".parse().unwrap())));
        let others = told.others.unwrap();
        assert_eq!(
            (others.len(), others[0].hint.as_str(), others[0].name.as_str()),
            (1, "160b … fvbf", "host")
        );
        for (from, to) in [
            (KEY, "another"),
            ("\"readOnly,trade,withdraw\"", "\"\""),
            ("\"readOnly,trade,withdraw\"", "[7,null]"),
        ] {
            assert!(next(&[uid(), Reply::new(200, ANSWER.replace(from, to))]).is_err(), "{to}");
        }
    }

    #[test]
    fn both_kinds_of_refusal_are_known() {
        let old = r#"{"status":"error","err-code":"api-signature-not-valid","err-msg":"Signature not valid: Incorrect Access key","data":null}"#;
        for (body, expected) in
            [(old, "api-signature-not-valid"), (r#"{"code":1003,"message":"invalid signature"}"#, "1003")]
        {
            assert_eq!(refused_code(next(&[Reply::new(200, body)])).0, expected);
        }
    }
}
