//! Bybit: `query-api`, which any key may ask (bybit-exchange/docs, v5/user/apikey-info). Its neighbours `update-api` and
//! `delete-api` change or end the asking key at once; nothing here knows them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::{Addresses, Ends, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, flag, instant, listed, millis, text, texts};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, sign_by_pair_or_hmac};

const REFUSALS: Refusals = Refusals { said: &[("retCode", "retMsg")], fine: &["0"] };
const WINDOW: &str = "5000";
/// Groups of permissions that stand as one in the catalogue, whatever is ticked in them.
const WHOLE: [&str; 8] =
    ["BlockTrade", "Earn", "FiatP2P", "FiatBitPay", "BitCard", "FiatConvertBroker", "ByXPost", "Affiliate"];

/// Bybit's keys.
pub struct Bybit;

impl Adapter for Bybit {
    fn id(&self) -> &'static str {
        "bybit"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/v5/market/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["time"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => Next::ask(ask(asking)?),
            [reply, ..] => REFUSALS.read(reply, |answer| Next::told(told(&answer["result"])?)),
        }
    }
}

fn ask(asking: &Asking<'_>) -> Result<Request, Error> {
    let (key, time) = (asking.credentials.get("api_key")?, asking.millis().to_string());
    let signature = sign(asking.credentials.get("secret")?, &format!("{time}{key}{WINDOW}"))?;
    Ok(Request::get(asking.host, "/v5/user/query-api")
        .hidden_header("X-BAPI-API-KEY", key)
        .header("X-BAPI-TIMESTAMP", time)
        .header("X-BAPI-RECV-WINDOW", WINDOW)
        .hidden_header("X-BAPI-SIGN", signature))
}

/// HMAC-SHA256 in hex with a secret that Bybit made, RSA in base64 with a pair of one's own (bybit-exchange/docs, v5/guide).
fn sign(secret: &str, message: &str) -> Result<String, Error> {
    sign_by_pair_or_hmac(secret, message, base64)
}

fn told(result: &Value) -> Result<Told, Error> {
    let read_only = flag(&result["readOnly"]).ok_or(Error::NotRead("readOnly"))?;
    let groups = result["permissions"].as_object().ok_or(Error::NotRead("permissions"))?;
    let mut on = BTreeSet::from([format!("readOnly={}", u8::from(read_only))]);
    for (group, names) in groups {
        // A group of which nothing is ticked is an empty list; an empty text is none.
        for name in texts(names).filter(|_| names.is_array()).ok_or(Error::NotRead("permissions"))? {
            on.insert(if WHOLE.contains(&group.as_str()) {
                group.clone()
            } else {
                format!("{group}.{name}")
            });
        }
    }
    Ok(Told {
        permissions: Some(on),
        // What an empty list means was not seen; no list is written as `*`.
        addresses: listed(&result["ips"]).map(|addresses| match addresses {
            Addresses::Listed(list) if list.iter().any(|address| address == "*") => Addresses::Any,
            other => other,
        }),
        // A key without an end has one in 1970.
        ends: instant(&result["expiredAt"])
            .map(|at| if at.as_second() <= 0 { Ends::Never } else { Ends::At(at) }),
        created: instant(&result["createdAt"]),
        name: text(&result["note"]),
        ..Told::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// bybit-exchange/docs, v5/user/apikey-info: what matters of the example.
    fn answer() -> Value {
        json!({"note": "readwrite api key", "apiKey": "XXXXXX", "readOnly": 0, "secret": "",
            "permissions": {"ContractTrade": ["Order", "Position"], "Spot": ["SpotTrade"],
                "Wallet": ["AccountTransfer", "SubMemberTransfer"], "Options": ["OptionsTrade"], "Derivatives": [],
                "Affiliate": [], "Earn": []},
            "ips": ["*"], "type": 1, "deadlineDay": 66, "expiredAt": "2023-12-22T07:20:25Z",
            "createdAt": "2022-10-16T02:24:40Z", "uta": 0})
    }

    #[test]
    fn the_documented_answer_is_read() {
        let read = told(&answer()).unwrap();
        let on: Vec<String> = read.permissions.unwrap().into_iter().collect();
        assert_eq!(
            on,
            [
                "ContractTrade.Order",
                "ContractTrade.Position",
                "Options.OptionsTrade",
                "Spot.SpotTrade",
                "Wallet.AccountTransfer",
                "Wallet.SubMemberTransfer",
                "readOnly=0"
            ]
        );
        assert_eq!(read.addresses, Some(Addresses::Any));
        assert_eq!(read.ends, Some(Ends::At("2023-12-22T07:20:25Z".parse().unwrap())));
        assert_eq!(read.name.as_deref(), Some("readwrite api key"));
    }

    #[test]
    fn other_answers_are_read_as_they_mean_and_nothing_is_taken_for_harmless() {
        let mut answer = answer();
        answer["readOnly"] = json!("1");
        answer["ips"] = json!(["192.0.2.7"]);
        answer["expiredAt"] = json!("1970-01-01T00:00:00Z");
        answer["permissions"] = json!({"FiatP2P": ["FiatP2POrder", "Advertising"], "New": ["Thing"]});
        let read = told(&answer).unwrap();
        let on: Vec<String> = read.permissions.unwrap().into_iter().collect();
        assert_eq!(on, ["FiatP2P", "New.Thing", "readOnly=1"]);
        assert_eq!(read.addresses, Some(Addresses::Listed(vec!["192.0.2.7".to_owned()])));
        assert_eq!(read.ends, Some(Ends::Never));
        for odd in [json!(true), json!("")] {
            answer["permissions"]["New"] = odd;
            assert_eq!(told(&answer), Err(Error::NotRead("permissions")));
        }
        answer["readOnly"] = json!(null);
        assert_eq!(told(&answer), Err(Error::NotRead("readOnly")));
    }

    #[test]
    fn a_secret_signs_in_hex_and_a_pair_in_base64() {
        // RFC 4231, test case 2.
        assert_eq!(
            sign("Jefe", "what do ya want for nothing?").unwrap(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(sign("-----BEGIN PRIVATE KEY-----", ""), Err(Error::Unusable("secret")));
    }
}
