//! Exchanges whose signature stands in the query.

use super::{code_and_msg, quoted};
use crate::loopback::Asked;
use crate::loopback::proof::{base64, hex, hmac_256, unpercent};
use crate::loopback::tongue::{Tongue, is_now, same};

const MS_TIME: &str = r#"{"serverTime":{ms}}"#;

/// The signature is last, and signs what stands before it.
fn signed_query(asked: &Asked, tongue: &Tongue, header: &str) -> Result<(), String> {
    same(header, asked.header(header), tongue.field("api_key"))?;
    is_now(asked.part("timestamp"))?;
    let (before, signature) = asked.query.split_once("&signature=").ok_or("no signature at the end")?;
    same("signature", signature, &hex(&hmac_256(tongue.secret(), before)))
}

pub static BINANCE: Tongue = Tongue {
    id: "binance",
    fields: &[
        ("api_key", "CanaryBinancePublicPart4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91"),
        ("secret", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"),
    ],
    clock: Some(("/api/v3/time", MS_TIME)),
    right: &[(
        "/sapi/v1/account/apiRestrictions",
        r#"{"ipRestrict":true,"createTime":1623840271000,"enableReading":true,"enableWithdrawals":false,"enableInternalTransfer":false,"enableMargin":false,"enableFutures":false,"permitsUniversalTransfer":false,"enableVanillaOptions":false,"enableFixApiTrade":false,"enableFixReadOnly":false,"enableSpotAndMarginTrading":true,"enablePortfolioMarginTrading":false}"#,
    )],
    tells: Some(&["enableReading", "enableSpotAndMarginTrading"]),
    too_much: Some((
        &[(
            "/sapi/v1/account/apiRestrictions",
            r#"{"ipRestrict":false,"createTime":1623840271000,"enableReading":true,"enableWithdrawals":true,"enableSpotAndMarginTrading":true}"#,
        )],
        "enableWithdrawals",
    )),
    refuse: code_and_msg,
    verify: |asked, tongue| signed_query(asked, tongue, "x-mbx-apikey"),
};

pub static BINANCE_US: Tongue = Tongue {
    id: "binanceus",
    fields: BINANCE.fields,
    clock: BINANCE.clock,
    right: &[("/api/v3/account", r#"{"canTrade":true,"canWithdraw":true,"balances":[]}"#)],
    tells: None,
    too_much: None,
    refuse: code_and_msg,
    verify: BINANCE.verify,
};

pub static MEXC: Tongue = Tongue {
    id: "mexc",
    fields: &[("api_key", "mx0CanaryMexcPub01"), ("secret", "45d0b3c26f2644f19bfb98b07741b2f5")],
    clock: BINANCE.clock,
    right: &[(
        "/api/v3/apiKeyInfo",
        r#"{"permissions":["SPOT_ACCOUNT_READ","SPOT_DEAL_WRITE"],"ipWhiteList":"192.0.2.7","note":"bot","createTime":"2026-01-02T03:04:05Z","remainingValidity":80}"#,
    )],
    tells: Some(&["SPOT_ACCOUNT_READ", "SPOT_DEAL_WRITE"]),
    too_much: Some((
        &[(
            "/api/v3/apiKeyInfo",
            r#"{"permissions":["SPOT_ACCOUNT_READ","SPOT_WITHDRAW_WRITE"],"ipWhiteList":""}"#,
        )],
        "SPOT_WITHDRAW_WRITE",
    )),
    refuse: code_and_msg,
    verify: |asked, tongue| {
        same("method", &asked.method, "GET")?;
        signed_query(asked, tongue, "x-mexc-apikey")
    },
};

pub static BINGX: Tongue = Tongue {
    id: "bingx",
    fields: &[
        ("api_key", "CanaryBingxPublicPart0123456789abcdefghijklmnopqrstuvwxyz0123456"),
        ("secret", "UuGuyEGt6ZEkpUObCYCmIfh0elYsZVh80jlYwpJuRZEw70t6vomMH7Sjmf94ztSI"),
    ],
    clock: Some(("/openApi/swap/v2/server/time", r#"{"code":0,"data":{"serverTime":{ms}}}"#)),
    right: &[(
        "/openApi/v1/account/apiPermissions",
        r#"{"code":0,"msg":"","data":{"permissions":[2,3],"ipAddresses":["192.0.2.7"],"note":"bot"}}"#,
    )],
    tells: Some(&["2", "3"]),
    too_much: Some((
        &[("/openApi/v1/account/apiPermissions", r#"{"permissions":[1,2,5],"ipAddresses":[],"note":""}"#)],
        "5",
    )),
    refuse: code_and_msg,
    verify: |asked, tongue| {
        let names: Vec<&str> = asked
            .query
            .split('&')
            .filter_map(|part| part.split('=').next())
            .filter(|name| *name != "signature")
            .collect();
        if !names.is_sorted() {
            return Err(format!("not in the order of the alphabet: {names:?}"));
        }
        signed_query(asked, tongue, "x-bx-apikey")
    },
};

pub static HTX: Tongue = Tongue {
    id: "htx",
    fields: &[
        ("api_key", "canary01-dbuqg6hkte-4e5f6071-82930"),
        ("secret", "b0xxxxxx-c6xxxxxx-94xxxxxx-dxxxx"),
    ],
    clock: Some(("/v1/common/timestamp", r#"{"status":"ok","data":{ms}}"#)),
    right: &[
        ("/v2/user/uid", r#"{"code":200,"data":63628520}"#),
        (
            "/v2/user/api-key",
            r#"{"code":200,"data":[{"accessKey":"canary01-dbuqg6hkte-4e5f6071-82930","note":"bot","permission":"readOnly,trade","ipAddresses":"192.0.2.7","validDays":-1,"status":"normal","createTime":1591348751000,"updateTime":1591348751000}]}"#,
        ),
    ],
    tells: Some(&["readOnly", "trade"]),
    too_much: Some((
        &[
            ("/v2/user/uid", r#"{"code":200,"data":63628520}"#),
            (
                "/v2/user/api-key",
                r#"{"code":200,"data":[{"accessKey":"canary01-dbuqg6hkte-4e5f6071-82930","permission":"readOnly,trade,withdraw","ipAddresses":"","validDays":9}]}"#,
            ),
        ],
        "withdraw",
    )),
    refuse: |code, words| {
        if code.parse::<u32>().is_ok() {
            return super::code_and_message(code, words);
        }
        (200, format!(r#"{{"status":"error","err-code":{},"err-msg":{}}}"#, quoted(code), quoted(words)))
    },
    verify: |asked, tongue| {
        same("AccessKeyId", &unpercent(asked.part("AccessKeyId")), tongue.field("api_key"))?;
        let mut parts: Vec<&str> =
            asked.query.split('&').filter(|part| !part.starts_with("Signature=")).collect();
        parts.sort_unstable();
        let signed = ["GET", asked.header("host"), &asked.path, &parts.join("&")].join("\n");
        same("Signature", &unpercent(asked.part("Signature")), &base64(&hmac_256(tongue.secret(), &signed)))
    },
};

pub static DERIBIT: Tongue = Tongue {
    id: "deribit",
    fields: &[("api_key", "CanaryDb"), ("secret", "AMANDASECRECTCanaryThatIsLonger0123456789ab")],
    clock: Some(("/api/v2/public/get_time", r#"{"jsonrpc":"2.0","result":{ms}}"#)),
    right: &[
        (
            "/api/v2/public/auth",
            r#"{"jsonrpc":"2.0","result":{"token_type":"bearer","scope":"connection account:read trade:read_write wallet:none","access_token":"a-token-that-opens-the-account","refresh_token":"another-one","expires_in":900}}"#,
        ),
        (
            "/api/v2/private/get_access_log",
            r#"{"jsonrpc":"2.0","result":{"data":[{"timestamp":1795355173000,"result":"success","ip":"192.0.2.7"}]}}"#,
        ),
    ],
    tells: Some(&["account:read", "trade:read_write"]),
    too_much: Some((
        &[(
            "/api/v2/public/auth",
            r#"{"jsonrpc":"2.0","result":{"scope":"account:read_write wallet:read_write"}}"#,
        )],
        "wallet:read_write",
    )),
    refuse: |code, words| {
        let (code, words) = (super::plain(code), quoted(words));
        (400, format!(r#"{{"jsonrpc":"2.0","error":{{"code":{code},"message":{words}}}}}"#))
    },
    verify: |asked, tongue| {
        if asked.path == "/api/v2/private/get_access_log" {
            return in_header(asked, tongue);
        }
        same("client_id", &unpercent(asked.part("client_id")), tongue.field("api_key"))?;
        is_now(asked.part("timestamp"))?;
        let signed = format!("{}\n{}\n{}", asked.part("timestamp"), asked.part("nonce"), asked.part("data"));
        same("signature", asked.part("signature"), &hex(&hmac_256(tongue.secret(), &signed)))
    },
};

/// Deribit's signature of a header: `id`, `ts`, `nonce` and `sig` behind the name of the recipe.
fn in_header(asked: &Asked, tongue: &Tongue) -> Result<(), String> {
    let header = asked.header("authorization").strip_prefix("deri-hmac-sha256 ").ok_or("no recipe")?;
    let part = |name: &str| header.split(',').find_map(|part| part.strip_prefix(name)).unwrap_or_default();
    same("id", part("id="), tongue.field("api_key"))?;
    is_now(part("ts="))?;
    let signed = format!("{}\n{}\nGET\n{}\n\n", part("ts="), part("nonce="), asked.target());
    same("sig", part("sig="), &hex(&hmac_256(tongue.secret(), &signed)))
}
