//! What Binance and its likes share: a query with a time, signed as it stands, the signature behind it; and the same answer about a key.

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::live_check::{Addresses, Told};
use crate::exchange::adapter::Asking;
use crate::exchange::answer::{flag, millis, switches};
use crate::exchange::error::Error;
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;
use crate::exchange::sign::{hex, hmac_sha256};

/// The question for the time.
pub fn clock(host: &str) -> Request {
    Request::get(host, "/api/v3/time")
}

/// The time that was answered.
pub fn read_clock(reply: &Reply) -> Option<Timestamp> {
    millis(&reply.json().ok()?["serverTime"])
}

/// What stands in every query: the time, and for how many milliseconds from then on it may be under way.
pub fn window(asking: &Asking<'_>) -> String {
    format!("timestamp={}&recvWindow=5000", asking.millis())
}

/// `hex(HMAC-SHA256(secret, query))`.
pub fn sign(secret: &str, query: &str) -> String {
    hex(&hmac_sha256(secret.as_bytes(), query.as_bytes()))
}

/// The question with this query and signature, and the key in this header.
pub fn ask(
    asking: &Asking<'_>,
    path: &str,
    header: &'static str,
    query: &str,
    signature: &str,
) -> Result<Request, Error> {
    Ok(Request::get(asking.host, path)
        .hidden_header(header, asking.credentials.get("api_key")?)
        .hide(signature)
        .query(format!("{query}&signature={signature}")))
}

/// An answer in which each permission has a field of its own that is on or off. The fields that are on keep their names.
pub fn restrictions(answer: &Value) -> Result<Told, Error> {
    let required = ["enableReading", "enableSpotAndMarginTrading", "enableWithdrawals"];
    let mut on = switches(answer, &required, &["enable", "permits"])?;
    on.remove("ipRestrict");
    Ok(Told {
        permissions: Some(on),
        addresses: flag(&answer["ipRestrict"])
            .map(|limited| if limited { Addresses::Limited } else { Addresses::Any }),
        created: millis(&answer["createTime"]),
        ..Told::default()
    })
}
