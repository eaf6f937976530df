//! Exchanges that tell nothing of a key: a harmless question proves that it works.

use super::{code_and_message, code_and_msg, quoted};
use crate::loopback::proof::{base64, hex, hmac_256, hmac_512, unbase64};
use crate::loopback::tongue::{Tongue, is_now, same};

const FIELDS: &[(&str, &str)] = &[
    ("api_key", "canary3e8f1a2b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4"),
    ("secret", "canary0d1c2b3a49586776859493a2b1c0dfeeddccbbaa99887766554433221100"),
];

pub static CRYPTO_COM: Tongue = Tongue {
    id: "cryptocom",
    fields: FIELDS,
    clock: None,
    right: &[(
        "/exchange/v1/private/user-balance",
        r#"{"id":1,"method":"private/user-balance","code":0,"result":{"data":[]}}"#,
    )],
    tells: None,
    too_much: None,
    refuse: code_and_message,
    verify: |asked, tongue| {
        let body: serde_json::Value = serde_json::from_str(&asked.body).map_err(|_| "no JSON")?;
        same("api_key", body["api_key"].as_str().unwrap_or_default(), tongue.field("api_key"))?;
        let (nonce, method) = (body["nonce"].to_string(), body["method"].as_str().unwrap_or_default());
        is_now(&nonce)?;
        same("params", &body["params"].to_string(), "{}")?;
        let signed = format!("{method}{}{}{nonce}", body["id"], tongue.field("api_key"));
        same("sig", body["sig"].as_str().unwrap_or_default(), &hex(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static PHEMEX: Tongue = Tongue {
    id: "phemex",
    fields: FIELDS,
    clock: Some(("/public/time", r#"{"code":0,"data":{"serverTime":{ms}}}"#)),
    right: &[("/spot/wallets", r#"{"code":0,"msg":"OK","data":[]}"#)],
    tells: None,
    too_much: None,
    refuse: code_and_msg,
    verify: |asked, tongue| {
        same("token", asked.header("x-phemex-access-token"), tongue.field("api_key"))?;
        let expiry = asked.header("x-phemex-request-expiry");
        is_now(&format!("{expiry}000"))
            .or_else(|_| is_now(&(expiry.parse::<i64>().unwrap_or(0) * 1000 - 60_000).to_string()))?;
        let signed = format!("{}{}{expiry}{}", asked.path, asked.query, asked.body);
        same(
            "signature",
            asked.header("x-phemex-request-signature"),
            &hex(&hmac_256(tongue.secret(), &signed)),
        )
    },
};

pub static POLONIEX: Tongue = Tongue {
    id: "poloniex",
    fields: FIELDS,
    clock: Some(("/timestamp", r#"{"serverTime":{ms}}"#)),
    right: &[("/accounts/balances", r#"[{"accountId":"1","accountType":"SPOT","balances":[]}]"#)],
    tells: None,
    too_much: None,
    refuse: code_and_message,
    verify: |asked, tongue| {
        same("key", asked.header("key"), tongue.field("api_key"))?;
        let time = asked.header("signtimestamp");
        is_now(time)?;
        let signed = format!("GET\n{}\nsignTimestamp={time}", asked.path);
        same("signature", asked.header("signature"), &base64(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static BITSTAMP: Tongue = Tongue {
    id: "bitstamp",
    fields: FIELDS,
    clock: None,
    right: &[("/api/v2/account_balances/", r#"[{"currency":"eur","total":"1.00"}]"#)],
    tells: None,
    too_much: None,
    refuse: |code, words| {
        (403, format!(r#"{{"status":"error","reason":{},"code":{}}}"#, quoted(words), quoted(code)))
    },
    verify: |asked, tongue| {
        let auth = format!("BITSTAMP {}", tongue.field("api_key"));
        same("X-Auth", asked.header("x-auth"), &auth)?;
        let [nonce, time, version] =
            ["x-auth-nonce", "x-auth-timestamp", "x-auth-version"].map(|name| asked.header(name));
        is_now(time)?;
        same("length of the nonce", &nonce.len().to_string(), "36")?;
        // The type of a body that is not there is not signed.
        let kind = if asked.body.is_empty() { "" } else { asked.header("content-type") };
        let (host, path) = (asked.header("host"), &asked.path);
        let signed = format!(
            "{auth}{}{host}{path}{}{kind}{nonce}{time}{version}{}",
            asked.method, asked.query, asked.body
        );
        same("X-Auth-Signature", asked.header("x-auth-signature"), &hex(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static BITVAVO: Tongue = Tongue {
    id: "bitvavo",
    fields: FIELDS,
    clock: Some(("/v2/time", r#"{"time":{ms}}"#)),
    right: &[("/v2/balance", r#"[{"symbol":"BTC","available":"1"}]"#)],
    tells: None,
    too_much: None,
    refuse: |code, words| {
        (403, format!(r#"{{"errorCode":{},"error":{},"action":""}}"#, super::plain(code), quoted(words)))
    },
    verify: |asked, tongue| {
        same("Bitvavo-Access-Key", asked.header("bitvavo-access-key"), tongue.field("api_key"))?;
        let time = asked.header("bitvavo-access-timestamp");
        is_now(time)?;
        let signed = format!("{time}{}{}{}", asked.method, asked.path, asked.body);
        same("signature", asked.header("bitvavo-access-signature"), &hex(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static WHITEBIT: Tongue = Tongue {
    id: "whitebit",
    fields: &[
        ("api_key", "canary1122334455667788990011aabb"),
        ("secret", "canary99887766554433221100ffeedd"),
    ],
    clock: Some(("/api/v4/public/time", r#"{"time":{s}}"#)),
    right: &[("/api/v4/trade-account/balance", r#"{"BTC":{"available":"0","freeze":"0"}}"#)],
    tells: None,
    too_much: None,
    refuse: |code, words| {
        let message = if words.is_empty() { code.to_owned() } else { format!("{code}. {words}") };
        (401, format!(r#"{{"code":0,"message":{}}}"#, quoted(&message)))
    },
    verify: |asked, tongue| {
        same("X-TXC-APIKEY", asked.header("x-txc-apikey"), tongue.field("api_key"))?;
        let payload = asked.header("x-txc-payload");
        same("payload", &String::from_utf8_lossy(&unbase64(payload)), &asked.body)?;
        let body: serde_json::Value = serde_json::from_str(&asked.body).map_err(|_| "no JSON")?;
        same("request", body["request"].as_str().unwrap_or_default(), &asked.path)?;
        is_now(body["nonce"].to_string().trim_matches('"'))?;
        let signature = hex(&hmac_512(tongue.secret(), payload.as_bytes()));
        same("X-TXC-SIGNATURE", asked.header("x-txc-signature"), &signature)
    },
};
