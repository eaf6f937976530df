//! Exchanges whose signature stands in the headers, and that tell what a key may do.

use super::{quoted, text_and_msg};
use crate::loopback::Asked;
use crate::loopback::proof::{base64, hex, hmac_256, hmac_512, sha_512_hex};
use crate::loopback::tongue::{Tongue, is_now, same};

const FIELDS: &[(&str, &str)] = &[
    ("api_key", "canary0e-5cd7-4f2b-9c1a-public000001"),
    ("secret", "CANARY7F0E8C6D5B4A39281706F5E4D3C2B1"),
    ("passphrase", "Canary-Pass-Phrase-77"),
];

fn signed_base64(asked: &Asked, tongue: &Tongue, time: &str, header: &str) -> Result<(), String> {
    let signed = format!("{}{}{}{}", asked.header(time), asked.method, asked.target(), asked.body);
    same(header, asked.header(header), &base64(&hmac_256(tongue.secret(), &signed)))
}

pub static BYBIT: Tongue = Tongue {
    id: "bybit",
    fields: &[("api_key", "CanaryBybitPub0001"), ("secret", "CanaryBybitSecret0123456789abcdefghi")],
    clock: Some(("/v5/market/time", r#"{"retCode":0,"result":{"timeSecond":"{s}"},"time":{ms}}"#)),
    right: &[(
        "/v5/user/query-api",
        r#"{"retCode":0,"retMsg":"","result":{"id":"1","note":"bot","readOnly":0,"permissions":{"ContractTrade":["Order","Position"],"Spot":["SpotTrade"],"Wallet":[]},"ips":["192.0.2.7"],"expiredAt":"2027-01-02T03:04:05Z","createdAt":"2026-01-02T03:04:05Z"}}"#,
    )],
    tells: Some(&["readOnly=0", "ContractTrade.Order", "ContractTrade.Position", "Spot.SpotTrade"]),
    too_much: Some((
        &[(
            "/v5/user/query-api",
            r#"{"retCode":0,"result":{"readOnly":0,"permissions":{"Wallet":["AccountTransfer","Withdraw"]},"ips":["*"],"expiredAt":"1970-01-01T00:00:00Z"}}"#,
        )],
        "Wallet.Withdraw",
    )),
    refuse: |code, words| {
        (200, format!(r#"{{"retCode":{},"retMsg":{},"result":{{}}}}"#, super::plain(code), quoted(words)))
    },
    verify: |asked, tongue| {
        same("X-BAPI-API-KEY", asked.header("x-bapi-api-key"), tongue.field("api_key"))?;
        let time = asked.header("x-bapi-timestamp");
        is_now(time)?;
        let window = asked.header("x-bapi-recv-window");
        let signed = format!("{time}{}{window}{}{}", tongue.field("api_key"), asked.query, asked.body);
        same("X-BAPI-SIGN", asked.header("x-bapi-sign"), &hex(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static OKX: Tongue = Tongue {
    id: "okx",
    fields: FIELDS,
    clock: Some(("/api/v5/public/time", r#"{"code":"0","data":[{"ts":"{ms}"}]}"#)),
    right: &[(
        "/api/v5/account/config",
        r#"{"code":"0","msg":"","data":[{"perm":"read_only,trade","ip":"192.0.2.7","label":"bot","uid":"1"}]}"#,
    )],
    tells: Some(&["read_only", "trade"]),
    too_much: Some((
        &[(
            "/api/v5/account/config",
            r#"{"code":"0","data":[{"perm":"read_only,withdraw","ip":"","label":""}]}"#,
        )],
        "withdraw",
    )),
    refuse: |code, words| (401, format!(r#"{{"code":{},"msg":{}}}"#, quoted(code), quoted(words))),
    verify: |asked, tongue| {
        same("OK-ACCESS-KEY", asked.header("ok-access-key"), tongue.field("api_key"))?;
        same("OK-ACCESS-PASSPHRASE", asked.header("ok-access-passphrase"), tongue.field("passphrase"))?;
        let time: jiff::Timestamp = asked.header("ok-access-timestamp").parse().map_err(|_| "no time")?;
        is_now(&time.as_millisecond().to_string())?;
        signed_base64(asked, tongue, "ok-access-timestamp", "ok-access-sign")
    },
};

pub static KUCOIN: Tongue = Tongue {
    id: "kucoin",
    fields: FIELDS,
    clock: Some(("/api/v1/timestamp", r#"{"code":"200000","data":{ms}}"#)),
    right: &[(
        "/api/v1/user/api-key",
        r#"{"code":"200000","data":{"remark":"bot","apiVersion":3,"permission":"General,Spot","ipWhitelist":"192.0.*.7","createdAt":1700000000000,"uid":1,"isMaster":true}}"#,
    )],
    tells: Some(&["General", "Spot"]),
    too_much: Some((
        &[("/api/v1/user/api-key", r#"{"code":"200000","data":{"permission":"General,Transfer"}}"#)],
        "Transfer",
    )),
    refuse: text_and_msg,
    verify: |asked, tongue| {
        same("KC-API-KEY", asked.header("kc-api-key"), tongue.field("api_key"))?;
        is_now(asked.header("kc-api-timestamp"))?;
        same("KC-API-KEY-VERSION", asked.header("kc-api-key-version"), "2")?;
        let phrase = base64(&hmac_256(tongue.secret(), tongue.field("passphrase")));
        same("KC-API-PASSPHRASE", asked.header("kc-api-passphrase"), &phrase)?;
        signed_base64(asked, tongue, "kc-api-timestamp", "kc-api-sign")
    },
};

pub static BITGET: Tongue = Tongue {
    id: "bitget",
    fields: FIELDS,
    clock: Some(("/api/v2/public/time", r#"{"code":"00000","data":{"serverTime":"{ms}"}}"#)),
    right: &[(
        "/api/v3/account/info",
        r#"{"code":"00000","msg":"success","data":{"userId":"1","permissions":["uta_mgt","uta_trade"],"permType":"read-and-write","ips":"192.0.2.7"}}"#,
    )],
    tells: Some(&["uta_mgt", "uta_trade"]),
    too_much: Some((
        &[(
            "/api/v3/account/info",
            r#"{"code":"00000","data":{"permissions":["uta_mgt","withdraw"],"permType":"read-and-write","ips":""}}"#,
        )],
        "withdraw",
    )),
    refuse: text_and_msg,
    verify: |asked, tongue| {
        same("ACCESS-KEY", asked.header("access-key"), tongue.field("api_key"))?;
        same("ACCESS-PASSPHRASE", asked.header("access-passphrase"), tongue.field("passphrase"))?;
        is_now(asked.header("access-timestamp"))?;
        signed_base64(asked, tongue, "access-timestamp", "access-sign")
    },
};

pub static GATE: Tongue = Tongue {
    id: "gate",
    fields: &[
        ("api_key", "canary7a1b2c3d4e5f60718293a4b5c6"),
        ("secret", "canary9f8e7d6c5b4a392817060f1e2d3c4b5a69788796a5b4c3d2e1f001122"),
    ],
    clock: Some(("/api/v4/spot/time", r#"{"server_time":{ms}}"#)),
    right: &[(
        "/api/v4/account/main_keys",
        r#"[{"name":["bot"],"key":"canary7a1b****","perms":[{"name":"spot","read_only":false},{"name":"wallet","read_only":true}],"ip_whitelist":["192.0.2.7"],"created_at":"1772582400","last_access":"1790000000"}]"#,
    )],
    tells: Some(&["spot=write", "wallet=read"]),
    too_much: Some((
        &[(
            "/api/v4/account/main_keys",
            r#"[{"key":"canary7a1b****","perms":[{"name":"withdraw","read_only":false}],"ip_whitelist":[]}]"#,
        )],
        "withdraw=write",
    )),
    refuse: |code, words| (403, format!(r#"{{"label":{},"message":{}}}"#, quoted(code), quoted(words))),
    verify: |asked, tongue| {
        same("KEY", asked.header("key"), tongue.field("api_key"))?;
        let time = asked.header("timestamp");
        is_now(&format!("{time}000"))?;
        let signed = [&asked.method, &asked.path, &asked.query, &sha_512_hex(&asked.body), time].join("\n");
        same("SIGN", asked.header("sign"), &hex(&hmac_512(tongue.secret(), signed.as_bytes())))
    },
};
