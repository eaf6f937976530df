//! Kraken and Kraken Futures (docs.kraken.com).

use super::quoted;
use crate::loopback::proof::{base64, hmac_512, sha_256, unbase64};
use crate::loopback::tongue::{Tongue, is_now, same};

/// The secret of the signing example in the documentation.
const SECRET: &str =
    "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

pub static KRAKEN: Tongue = Tongue {
    id: "kraken",
    fields: &[("api_key", "CanaryKrakenPublicPart0123456789abcdefghijklmnopqrstuvwx"), ("secret", SECRET)],
    clock: Some(("/0/public/Time", r#"{"error":[],"result":{"unixtime":{s},"rfc1123":"now"}}"#)),
    right: &[(
        "/0/private/GetApiKeyInfo",
        r#"{"error":[],"result":{"apiKeyName":"bot","permissions":["query-funds","modify-trades"],"validUntil":"0",
            "createdTime":"1772582400","modifiedTime":"1772582401","ipAllowlist":["192.0.2.7"],"lastUsed":"1790000000"}}"#,
    )],
    tells: Some(&["query-funds", "modify-trades"]),
    too_much: Some((
        &[(
            "/0/private/GetApiKeyInfo",
            r#"{"error":[],"result":{"permissions":["query-funds","modify-trades","withdraw-funds"],"ipAllowlist":[],"lastUsed":null}}"#,
        )],
        "withdraw-funds",
    )),
    refuse: |code, _| (200, format!(r#"{{"error":[{}]}}"#, quoted(code))),
    verify: |asked, tongue| {
        same("API-Key", asked.header("api-key"), tongue.field("api_key"))?;
        let nonce = asked.body.strip_prefix("nonce=").ok_or("no nonce")?.split('&').next().unwrap();
        is_now(nonce)?;
        let hash = sha_256(&format!("{nonce}{}", asked.body));
        let signed = [asked.path.as_bytes(), &hash].concat();
        same("API-Sign", asked.header("api-sign"), &base64(&hmac_512(&unbase64(SECRET), &signed)))
    },
};

pub static KRAKEN_FUTURES: Tongue = Tongue {
    id: "krakenfutures",
    fields: &[("api_key", "CanaryFuturesPublicPart0123456789abcdefghijklmnopqrstuvw"), ("secret", SECRET)],
    clock: None,
    right: &[(
        "/api/auth/v1/api-keys/v3/check",
        r#"{"result":"success","apiKey":"x","createdAt":"2026-01-02T03:04:05Z","permissions":{"general":"READ_ONLY","transfer":"NO_ACCESS"},"allowedCidrBlocks":["192.0.2.0/24"]}"#,
    )],
    tells: Some(&["general=READ_ONLY"]),
    too_much: Some((
        &[(
            "/api/auth/v1/api-keys/v3/check",
            r#"{"result":"success","permissions":{"general":"FULL_ACCESS","transfer":"FULL_ACCESS"},"allowedCidrBlocks":[]}"#,
        )],
        "transfer=FULL_ACCESS",
    )),
    refuse: |code, words| {
        (200, format!(r#"{{"result":"error","error":{},"message":{}}}"#, quoted(code), quoted(words)))
    },
    verify: |asked, tongue| {
        same("APIKey", asked.header("apikey"), tongue.field("api_key"))?;
        let hash = sha_256(&format!("{}{}{}", asked.body, asked.header("nonce"), asked.path));
        same("Authent", asked.header("authent"), &base64(&hmac_512(&unbase64(SECRET), &hash)))
    },
};
