//! MEXC: `apiKeyInfo`, which tells permissions, addresses and the days that are left (mexc.com/api-docs/spot-v3, Query API Key
//! info). Only GET: a POST to the same path changes the key's addresses.

use jiff::Timestamp;
use serde_json::Value;

use super::signed_query;
use crate::domain::live_check::{Ends, Told};
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, any_or_listed, codes, in_days, instant, number, text};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::percent;

const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &["0", "200"] };

/// MEXC's keys.
pub struct Mexc;

impl Adapter for Mexc {
    fn id(&self) -> &'static str {
        "mexc"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        Some(signed_query::clock(host))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        signed_query::read_clock(reply)
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        match replies {
            [] => {
                let key = percent(asking.credentials.get("api_key")?);
                let query = format!("accessKey={key}&{}", signed_query::window(asking));
                let signature = signed_query::sign(asking.credentials.get("secret")?, &query);
                let request =
                    signed_query::ask(asking, "/api/v3/apiKeyInfo", "X-MEXC-APIKEY", &query, &signature)?;
                Next::ask(request.hide(&key))
            }
            [reply, ..] => REFUSALS.read(reply, |answer| Next::told(told(answer, asking.now)?)),
        }
    }
}

fn told(answer: &Value, now: Timestamp) -> Result<Told, Error> {
    Ok(Told {
        // Which of them asking needs is not known. A key without any was not seen.
        permissions: Some(codes(&answer["permissions"])?),
        // The example of a key without a list has an empty text.
        addresses: any_or_listed(&answer["ipWhiteList"]),
        ends: number(&answer["remainingValidity"])
            .filter(|days| *days > 0)
            .and_then(|days| in_days(now, days))
            .map(Ends::At),
        created: instant(&answer["createTime"]),
        name: text(&answer["note"]),
        ..Told::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;
    use serde_json::json;

    /// `mexcdevelop.github.io/apidocs/spot_v3_en`, SIGNED, the example.
    #[test]
    fn the_documented_example_is_signed_as_documented() {
        assert_eq!(
            signed_query::sign(
                "45d0b3c26f2644f19bfb98b07741b2f5",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=11&recvWindow=5000&timestamp=1644489390087"
            ),
            "fd3e4e8543c5188531eb7279d68ae7d26a573d0fc5ab0d18eb692451654d837a"
        );
    }

    /// mexc.com/api-docs/spot-v3, Query API Key info, as the tests of gocryptotrader quote it, 2026.
    #[test]
    fn the_documented_answer_is_read() {
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let mut answer = json!({"note": "bot", "accessKey": "mx0aBYs33eIilxBWC5",
            "createTime": "2026-09-14T18:53:36.000+00:00",
            "permissions": "CONTRACT_ACCOUNT_READ,CONTRACT_DEAL_READ,SPOT_ACCOUNT_READ,SPOT_DEAL_WRITE,SPOT_DEAL_READ",
            "remainingValidity": 82, "ipWhiteList": "", "status": "VALID"});
        let read = told(&answer, now).unwrap();
        assert_eq!(read.permissions.unwrap().len(), 5);
        assert_eq!(read.addresses, Some(Addresses::Any));
        assert_eq!(read.ends, Some(Ends::At("2027-02-12T00:00:00Z".parse().unwrap())));
        assert_eq!(read.created, Some("2026-09-14T18:53:36Z".parse().unwrap()));
        for nothing in [json!(null), json!(""), json!([])] {
            answer["permissions"] = nothing;
            assert_eq!(told(&answer, now), Err(Error::NotRead("permissions")));
        }
    }
}
