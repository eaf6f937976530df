//! Binance: `apiRestrictions`, which tells permissions and whether addresses are limited, not which
//! (developers.binance.com, wallet, API key permission). Keys of the futures are asked there too.

use jiff::Timestamp;

use super::signed_query;
use crate::exchange::adapter::{Adapter, Asking, Next};
use crate::exchange::answer::Refusals;
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{base64, percent, sign_by_pair_or_hmac};

const REFUSALS: Refusals = Refusals { said: &[("code", "msg")], fine: &[] };

/// Binance's keys.
pub struct Binance;

impl Adapter for Binance {
    fn id(&self) -> &'static str {
        "binance"
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
                let signature = sign(asking.credentials.get("secret")?, &query)?;
                let path = "/sapi/v1/account/apiRestrictions";
                Next::ask(signed_query::ask(asking, path, "X-MBX-APIKEY", &query, &signature)?)
            }
            [reply, ..] => REFUSALS.read(reply, |answer| Next::told(signed_query::restrictions(answer)?)),
        }
    }
}

/// HMAC-SHA256 in hex with a secret that Binance made; RSA (PKCS#1 v1.5, SHA-256) or Ed25519 in base64 with a pair of one's own
/// (binance-spot-api-docs, rest-api.md, SIGNED endpoint security).
fn sign(secret: &str, query: &str) -> Result<String, Error> {
    sign_by_pair_or_hmac(secret, query, |signature| percent(&base64(signature)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::Addresses;

    const SECRET: &str = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    /// binance-spot-api-docs, rest-api.md; the first stands in Binance.US's documentation too.
    #[test]
    fn the_documented_examples_are_signed_as_documented() {
        let rest = "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
        assert_eq!(
            sign(SECRET, &format!("symbol=LTCBTC{rest}")).unwrap(),
            "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"
        );
        let full_width = "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96";
        assert_eq!(
            sign(SECRET, &format!("{full_width}{rest}")).unwrap(),
            "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"
        );
    }

    #[test]
    fn a_pair_signs_in_base64_that_fits_a_query() {
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJNAVJ4tKdL2RtQXaVY0uqIASe5MZut9ACdnTfrbqbrQ\n-----END PRIVATE KEY-----";
        let signature = sign(pem, "timestamp=1").unwrap();
        assert!(signature.ends_with("%3D%3D") && !signature.contains(['+', '/', '=']), "{signature}");
        assert_eq!(sign("-----BEGIN PRIVATE KEY-----\nAAAA", ""), Err(Error::Unusable("secret")));
    }

    /// developers.binance.com, wallet, API key permission: the example.
    const ANSWER: &str = r#"{"ipRestrict":false,"createTime":1623840271000,"enableReading":true,"enableWithdrawals":false,
        "enableInternalTransfer":true,"enableMargin":false,"enableFutures":false,"permitsUniversalTransfer":true,
        "enableVanillaOptions":false,"enableFixApiTrade":false,"enableFixReadOnly":true,"enableSpotAndMarginTrading":false,
        "enablePortfolioMarginTrading":true}"#;

    fn read(body: &str) -> Result<Next, Error> {
        REFUSALS.read(&Reply::new(200, body), |answer| Next::told(signed_query::restrictions(answer)?))
    }

    #[test]
    fn the_documented_answer_is_read() {
        let Ok(Next::Told(told)) = read(ANSWER) else { panic!() };
        let on: Vec<String> = told.permissions.unwrap().into_iter().collect();
        assert_eq!(
            on,
            [
                "enableFixReadOnly",
                "enableInternalTransfer",
                "enablePortfolioMarginTrading",
                "enableReading",
                "permitsUniversalTransfer"
            ]
        );
        assert_eq!(told.addresses, Some(Addresses::Any));
        assert_eq!(told.created.unwrap().to_string(), "2021-06-16T10:44:31Z");
    }

    #[test]
    fn what_is_on_and_unknown_is_kept_and_what_cannot_be_read_is_never_off() {
        let Ok(Next::Told(told)) =
            read(&ANSWER.replace(
                "\"ipRestrict\":false",
                "\"ipRestrict\":true,\"mayDance\":1,\"enableNew\":\"perhaps\"",
            ))
        else {
            panic!()
        };
        let on = told.permissions.unwrap();
        assert!(on.contains("mayDance") && on.contains("enableNew") && !on.contains("ipRestrict"));
        assert_eq!(told.addresses, Some(Addresses::Limited));
        for (from, to) in [
            ("\"enableWithdrawals\":false,", ""),
            ("\"enableWithdrawals\":false", "\"enableWithdrawals\":null"),
            ("\"enableWithdrawals\":false", "\"enableWithdrawals\":\"perhaps\""),
        ] {
            assert!(read(&ANSWER.replace(from, to)).is_err(), "{to}");
        }
        assert!(read("[]").is_err());
    }

    #[test]
    fn a_refusal_keeps_its_code() {
        let body = r#"{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}"#;
        assert!(matches!(read(body), Ok(Next::Refused { code, .. }) if code == "-2015"));
    }
}
