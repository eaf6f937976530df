//! Exchanges that speak like no other.

use super::quoted;
use crate::loopback::proof::{hex, hmac_384, unbase64};
use crate::loopback::tongue::{Tongue, is_now, same};

pub static BITFINEX: Tongue = Tongue {
    id: "bitfinex",
    fields: &[
        ("api_key", "canary7d6e5f4c3b2a190817263544536271"),
        ("secret", "canary0a1b2c3d4e5f60718293a4b5c6d7e8f9001"),
    ],
    clock: None,
    right: &[
        ("/v2/auth/r/permissions", r#"[["account",1,0],["orders",1,1],["withdraw",0,0]]"#),
        ("/v2/auth/r/logins/hist", r#"[[1,null,1795355173000,null,"192.0.2.7",null,null,"{}"]]"#),
    ],
    tells: Some(&["account=read", "orders=read", "orders=write"]),
    too_much: Some((
        &[("/v2/auth/r/permissions", r#"[["account",1,1],["withdraw",1,1]]"#)],
        "withdraw=write",
    )),
    refuse: |code, words| (500, format!(r#"["error",{},{}]"#, super::plain(code), quoted(words))),
    verify: |asked, tongue| {
        same("bfx-apikey", asked.header("bfx-apikey"), tongue.field("api_key"))?;
        let nonce = asked.header("bfx-nonce");
        is_now(nonce)?;
        let signed = format!("/api{}{nonce}{}", asked.path, asked.body);
        same("bfx-signature", asked.header("bfx-signature"), &hex(&hmac_384(tongue.secret(), &signed)))
    },
};

pub static GEMINI: Tongue = Tongue {
    id: "gemini",
    fields: &[("api_key", "account-CanaryGeminiPub01"), ("secret", "CanaryGeminiSecret0123456789")],
    clock: None,
    right: &[("/v1/roles", r#"{"isAuditor":false,"isFundManager":false,"isTrader":true}"#)],
    tells: Some(&["isTrader"]),
    too_much: Some((
        &[("/v1/roles", r#"{"isAuditor":false,"isFundManager":true,"isTrader":true}"#)],
        "isFundManager",
    )),
    refuse: |code, words| {
        (400, format!(r#"{{"result":"error","reason":{},"message":{}}}"#, quoted(code), quoted(words)))
    },
    verify: |asked, tongue| {
        same("X-GEMINI-APIKEY", asked.header("x-gemini-apikey"), tongue.field("api_key"))?;
        let payload = asked.header("x-gemini-payload");
        let told: serde_json::Value = serde_json::from_slice(&unbase64(payload)).map_err(|_| "no JSON")?;
        same("request", told["request"].as_str().unwrap_or_default(), &asked.path)?;
        // Seconds or milliseconds: both are tried.
        let nonce = told["nonce"].to_string();
        let nonce = nonce.trim_matches('"');
        is_now(nonce).or_else(|_| is_now(&format!("{nonce}000")))?;
        let signature = hex(&hmac_384(tongue.secret(), payload));
        same("X-GEMINI-SIGNATURE", asked.header("x-gemini-signature"), &signature)
    },
};

const ACCOUNT: &str = "0x5e9ee1089755c3435139848e47e6635505d5a13a";

/// Asked by address: no secret may ever arrive here, and nothing is signed.
pub static HYPERLIQUID: Tongue = Tongue {
    id: "hyperliquid",
    fields: &[
        ("api_key", ACCOUNT),
        ("secret", "0x0123456789012345678901234567890123456789012345678901234567890123"),
    ],
    clock: None,
    right: &[
        (
            "/info userRole",
            r#"{"role":"agent","data":{"user":"0x5e9ee1089755c3435139848e47e6635505d5a13a"}}"#,
        ),
        (
            "/info extraAgents",
            r#"[{"name":"bot","address":"0x0000000000000000000000000000000000000001","validUntil":1893456000000}]"#,
        ),
    ],
    tells: Some(&["agent"]),
    too_much: Some((&[("/info userRole", r#"{"role":"user"}"#)], "main")),
    refuse: |code, _| match code {
        "missing" => (200, r#"{"role":"missing"}"#.to_owned()),
        _ => (
            200,
            r#"{"role":"agent","data":{"user":"0x0000000000000000000000000000000000000002"}}"#.to_owned(),
        ),
    },
    verify: |asked, _| {
        if asked.all().contains("0123456789012345678901234567890123456789") {
            return Err("the private key was sent".to_owned());
        }
        same("method", &asked.method, "POST")
    },
};
