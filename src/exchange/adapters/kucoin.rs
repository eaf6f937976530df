//! `KuCoin`: `user/api-key`, which tells permissions, a masked list of addresses, the name and when it was made
//! (kucoin-universal-sdk, spec/rest/api, account). A question counts as use of a key that ends when it is idle.

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, codes, listed, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, hmac_sha256};

const PATH: &str = "/api/v1/user/api-key";
const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["200000"] };

/// `KuCoin`'s keys.
pub struct KuCoin;

impl Adapter for KuCoin {
    fn id(&self) -> &'static str {
        "kucoin"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/api/v1/timestamp"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, |answer| Next::told(told(&answer["data"])?)),
        }
    }
}

/// The passphrase is signed too, as keys of version 2 and 3 want it.
fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let credentials = asking.credentials;
    let secret = credentials.get("secret")?;
    let sign = |message: &str| base64(&hmac_sha256(secret.as_bytes(), message.as_bytes()));
    let time = asking.millis().to_string();
    Ok(Request::get(asking.host, PATH)
        .hidden_header("KC-API-KEY", credentials.get("api_key")?)
        .hidden_header("KC-API-SIGN", sign(&format!("{time}GET{PATH}")))
        .header("KC-API-TIMESTAMP", time)
        .hidden_header("KC-API-PASSPHRASE", sign(credentials.get("passphrase")?))
        .header("KC-API-KEY-VERSION", "2"))
}

fn told(data: &Value) -> Result<Told, Error> {
    // Who may ask this has `General`.
    let permissions = codes(&data["permission"])?;
    Ok(Told {
        permissions: Some(permissions.into_iter().map(by_the_catalogue).collect()),
        // What an empty list means was not seen.
        addresses: listed(&data["ipWhitelist"]),
        created: millis(&data["createdAt"]),
        name: text(&data["remark"]),
        ..Told::default()
    })
}

/// Two permissions have a second name.
fn by_the_catalogue(permission: String) -> String {
    match permission.as_str() {
        "FlexTransfers" => "InnerTransfer".to_owned(),
        "Withdrawal" => "Transfer".to_owned(),
        _ => permission,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use serde_json::json;

    /// kucoin-universal-sdk, Get Apikey Info: the example.
    #[test]
    fn the_documented_answer_is_read() {
        let mut data = json!({"remark": "account1", "apiKey": "6705f5c311545b000157d3eb", "apiVersion": 3,
            "permission": "General,Futures,Spot,Earn,InnerTransfer,Transfer,Margin",
            "ipWhitelist": "203.**.154,103.**.34", "createdAt": 1_728_443_843_000_i64, "uid": 165_111_215, "isMaster": true});
        let read = told(&data).unwrap();
        assert_eq!(read.permissions.unwrap().len(), 7);
        assert_eq!(read.addresses, Some(Addresses::Listed(vec!["203.**.154".into(), "103.**.34".into()])));
        assert_eq!(read.created.unwrap().to_string(), "2024-10-09T03:17:23Z");
        data["permission"] = json!("General, FlexTransfers,Withdrawal,Dance");
        let on: Vec<String> = told(&data).unwrap().permissions.unwrap().into_iter().collect();
        assert_eq!(on, ["Dance", "General", "InnerTransfer", "Transfer"]);
        for nothing in [json!(7), json!(""), json!([])] {
            data["permission"] = nothing;
            assert_eq!(told(&data), Err(Error::NotRead("permissions")));
        }
    }
}
