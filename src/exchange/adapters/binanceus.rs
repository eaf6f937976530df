//! Binance.US: nothing there tells of a key, so the account is asked as a proof that key and secret are right
//! (binance-us-api-docs, rest-api.md). `canTrade` and `canWithdraw` are the account's, so they are not told as the key's.

use jiff::Timestamp;

use super::signed_query;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::{Refusals, works};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;

const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &[] };

/// Binance.US's keys.
pub struct BinanceUs;

impl Adapter for BinanceUs {
    fn id(&self) -> &'static str {
        "binanceus"
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
                let query = signed_query::window(asking);
                let signature = signed_query::sign(asking.credentials.get("secret")?, &query);
                Next::ask(signed_query::ask(asking, "/api/v3/account", "X-MBX-APIKEY", &query, &signature)?)
            }
            [reply, ..] => REFUSALS.read(reply, |answer| works(answer["balances"].is_array())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Told;
    use crate::exchange::adapters::tests::{asking, credentials, told};

    /// binance-us-api-docs, rest-api.md, account information: what matters of the example.
    #[test]
    fn what_the_account_can_is_not_told_as_the_keys() {
        let credentials = credentials(&[]);
        let asking = asking("api.binance.us", &credentials);
        let reply = |body: &str| [Reply::new(200, body)];
        let body = r#"{"canTrade":true,"canWithdraw":true,"canDeposit":true,"accountType":"SPOT","balances":[],"permissions":["SPOT"]}"#;
        assert_eq!(told(BinanceUs.next(&asking, &reply(body))), Told::default());
        assert!(BinanceUs.next(&asking, &reply("{\"balances\":7}")).is_err());
    }
}
