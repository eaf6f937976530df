//! Exchanges that take a token for each request (RFC 7519).

use super::quoted;
use crate::loopback::Asked;
use crate::loopback::proof::{hmac_256, is_ed25519, token, unbase64};
use crate::loopback::tongue::{Tongue, is_now, same};

pub static COINBASE: Tongue = Tongue {
    id: "coinbase",
    fields: &[
        (
            "api_key",
            "organizations/ca0a1111-2222-4333-8444-555566667777/apiKeys/ca0a8888-9999-4aaa-8bbb-ccccddddeeee",
        ),
        // The test key of coinbase-advanced-py: a seed and its public half.
        (
            "secret",
            "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==",
        ),
    ],
    clock: Some(("/api/v3/brokerage/time", r#"{"iso":"now","epochSeconds":"{s}","epochMillis":"{ms}"}"#)),
    right: &[(
        "/api/v3/brokerage/key_permissions",
        r#"{"can_view":true,"can_trade":true,"can_transfer":false,"portfolio_uuid":"x","portfolio_type":"DEFAULT"}"#,
    )],
    tells: Some(&["can_view", "can_trade"]),
    too_much: Some((
        &[(
            "/api/v3/brokerage/key_permissions",
            r#"{"can_view":true,"can_trade":true,"can_transfer":true,"portfolio_uuid":"x"}"#,
        )],
        "can_transfer",
    )),
    refuse: |code, words| match code {
        "401" => (401, "Unauthorized\n".to_owned()),
        _ => (401, format!(r#"{{"error":{},"message":{}}}"#, quoted(code), quoted(words))),
    },
    verify: |asked, tongue| {
        let (head, claims, signed, signature) = token(asked.header("authorization")).ok_or("no token")?;
        same("alg", head["alg"].as_str().unwrap_or_default(), "EdDSA")?;
        same("kid", head["kid"].as_str().unwrap_or_default(), tongue.field("api_key"))?;
        same("sub", claims["sub"].as_str().unwrap_or_default(), tongue.field("api_key"))?;
        same("iss", claims["iss"].as_str().unwrap_or_default(), "cdp")?;
        is_now(&format!("{}000", claims["nbf"]))?;
        let uri = format!("{} {}{}", asked.method, asked.header("host"), asked.path);
        same("uri", claims["uri"].as_str().unwrap_or_default(), &uri)?;
        let public = unbase64(tongue.field("secret")).split_off(32);
        if is_ed25519(&public, &signed, &signature) { Ok(()) } else { Err("the signature".to_owned()) }
    },
};

const FIELDS: &[(&str, &str)] = &[
    ("api_key", "CanaryKoreanPublicPart0123456789abcdefgh"),
    ("secret", "CanaryKoreanSecret0123456789abcdefghijkl"),
];

fn korean(asked: &Asked, tongue: &Tongue) -> Result<(), String> {
    let (head, claims, signed, signature) = token(asked.header("authorization")).ok_or("no token")?;
    same("alg", head["alg"].as_str().unwrap_or_default(), "HS256")?;
    same("access_key", claims["access_key"].as_str().unwrap_or_default(), tongue.field("api_key"))?;
    same("length of the nonce", &claims["nonce"].as_str().unwrap_or_default().len().to_string(), "36")?;
    if signature == hmac_256(tongue.secret(), &signed) { Ok(()) } else { Err("the signature".to_owned()) }
}

fn refuse(code: &str, words: &str) -> (u16, String) {
    (401, format!(r#"{{"error":{{"name":{},"message":{}}}}}"#, quoted(code), quoted(words)))
}

const RIGHT: &[(&str, &str)] = &[(
    "/v1/api_keys",
    r#"[{"access_key":"CanaryKoreanPublicPart0123456789abcdefgh","expire_at":"2027-01-02T03:04:05+09:00"}]"#,
)];

pub static UPBIT: Tongue = Tongue {
    id: "upbit",
    fields: FIELDS,
    clock: None,
    right: RIGHT,
    tells: None,
    too_much: None,
    refuse,
    verify: korean,
};

pub static BITHUMB: Tongue = Tongue {
    id: "bithumb",
    fields: FIELDS,
    clock: None,
    right: RIGHT,
    tells: None,
    too_much: None,
    refuse,
    verify: |asked, tongue| {
        let (_, claims, ..) = token(asked.header("authorization")).ok_or("no token")?;
        is_now(&claims["timestamp"].to_string())?;
        korean(asked, tongue)
    },
};
