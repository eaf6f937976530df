//! `BingX`: `apiPermissions` (api-ai-skills, api-reference). Two forms of its answer are on record, on or off per permission
//! and a list of numbers, each with and without an envelope; both are read, a third is not taken for harmless.

use jiff::Timestamp;
use serde_json::Value;

use super::signed_query;
use crate::domain::live_check::Told;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, codes, listed, millis, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;

const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["0"] };

/// `BingX`'s keys.
pub struct BingX;

impl Adapter for BingX {
    fn id(&self) -> &'static str {
        "bingx"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(Request::get(host, "/openApi/swap/v2/server/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        millis(&reply.json().ok()?["data"]["serverTime"])
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => {
                // In the order of the alphabet.
                let query = format!("recvWindow=5000&timestamp={}", asking.millis());
                let signature = signed_query::sign(asking.credentials.get("secret")?, &query);
                let path = "/openApi/v1/account/apiPermissions";
                Next::ask(signed_query::ask(asking, path, "X-BX-APIKEY", &query, &signature)?)
            }
            [reply, ..] => REFUSALS.read(reply, |answer| {
                Next::told(told(if answer["data"].is_object() { &answer["data"] } else { answer })?)
            }),
        }
    }
}

fn told(answer: &Value) -> Result<Told, Error> {
    if answer.get("permissions").is_none() {
        let mut told = signed_query::restrictions(answer)?;
        told.permissions =
            told.permissions.map(|on| on.into_iter().map(|name| number_of(&name).unwrap_or(name)).collect());
        return Ok(told);
    }
    Ok(Told {
        // Who may ask this may read.
        permissions: Some(codes(&answer["permissions"])?),
        // What an empty list means was not seen.
        addresses: listed(&answer["ipAddresses"]),
        name: text(&answer["note"]),
        ..Told::default()
    })
}

/// The number of a permission, as the page that makes keys for sub-accounts counts them.
fn number_of(name: &str) -> Option<String> {
    let number = match name {
        "enableSpotAndMarginTrading" => "1",
        "enableReading" => "2",
        "enableFutures" => "3",
        "permitsUniversalTransfer" => "4",
        "enableWithdrawals" => "5",
        "enableInternalTransfer" => "7",
        _ => return None,
    };
    Some(number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use serde_json::json;

    /// The old documentation of `BingX`'s spot API, the example.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        assert_eq!(
            signed_query::sign(
                "UuGuyEGt6ZEkpUObCYCmIfh0elYsZVh80jlYwpJuRZEw70t6vomMH7Sjmf94ztSI",
                "quoteOrderQty=20&side=BUY&symbol=ETHUSDT&timestamp=1649404670162&type=MARKET"
            ),
            "428a3c383bde514baff0d10d3c20e5adfaacaf799e324546dafe5ccc480dd827"
        );
    }

    #[test]
    fn both_forms_of_an_answer_are_read_into_the_same_numbers() {
        let switches = json!({"ipRestrict": true, "createTime": 1_623_840_271_000_i64, "enableReading": true,
            "enableSpotAndMarginTrading": true, "enableWithdrawals": false, "enableInternalTransfer": "true",
            "enableFutures": 0, "permitsUniversalTransfer": false, "enableVanillaOptions": true});
        let read = told(&switches).unwrap();
        let on: Vec<String> = read.permissions.unwrap().into_iter().collect();
        assert_eq!(on, ["1", "2", "7", "enableVanillaOptions"], "what has no number keeps its name");
        assert_eq!(read.addresses, Some(Addresses::Limited));
        let numbers = json!({"apiKey": "k", "note": "bot", "permissions": [2, "3", 9], "ipAddresses": []});
        let read = told(&numbers).unwrap();
        assert_eq!(read.permissions.unwrap().into_iter().collect::<Vec<_>>(), ["2", "3", "9"]);
        assert_eq!((read.addresses, read.name.as_deref()), (None, Some("bot")));
        for bad in [
            json!({}),
            json!({"permissions": {}}),
            json!({"permissions": ""}),
            json!({"permissions": []}),
            json!({"enableReading": true}),
        ] {
            assert_eq!(told(&bad), Err(Error::NotRead("permissions")), "{bad}");
        }
    }
}
