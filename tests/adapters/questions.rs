//! What an adapter may send: a question that stands on this list, to one of its exchange's hosts. Everything else is refused, and
//! nothing that could change anything may be put on the list.

use keystead::domain::live_check::CheckFacts;
use keystead::exchange::adapters::ADAPTERS;
use keystead::exchange::request::{Method, Request};

use crate::dummy;

/// The questions: exchange, method, path.
const QUESTIONS: [(&str, Method, &str); 47] = [
    ("binance", Method::Get, "/api/v3/time"),
    ("binance", Method::Get, "/sapi/v1/account/apiRestrictions"),
    ("binanceus", Method::Get, "/api/v3/account"),
    ("binanceus", Method::Get, "/api/v3/time"),
    ("bingx", Method::Get, "/openApi/swap/v2/server/time"),
    ("bingx", Method::Get, "/openApi/v1/account/apiPermissions"),
    ("bitfinex", Method::Post, "/v2/auth/r/logins/hist"),
    ("bitfinex", Method::Post, "/v2/auth/r/permissions"),
    ("bitget", Method::Get, "/api/v2/public/time"),
    ("bitget", Method::Get, "/api/v2/spot/account/info"),
    ("bitget", Method::Get, "/api/v3/account/info"),
    ("bithumb", Method::Get, "/v1/api_keys"),
    ("bitstamp", Method::Post, "/api/v2/account_balances/"),
    ("bitvavo", Method::Get, "/v2/balance"),
    ("bitvavo", Method::Get, "/v2/time"),
    ("bybit", Method::Get, "/v5/market/time"),
    ("bybit", Method::Get, "/v5/user/query-api"),
    ("coinbase", Method::Get, "/api/v3/brokerage/key_permissions"),
    ("coinbase", Method::Get, "/api/v3/brokerage/time"),
    ("cryptocom", Method::Post, "/exchange/v1/private/user-balance"),
    ("deribit", Method::Get, "/api/v2/private/get_access_log"),
    ("deribit", Method::Get, "/api/v2/public/auth"),
    ("deribit", Method::Get, "/api/v2/public/get_time"),
    ("gate", Method::Get, "/api/v4/account/detail"),
    ("gate", Method::Get, "/api/v4/account/main_keys"),
    ("gate", Method::Get, "/api/v4/spot/time"),
    ("gemini", Method::Post, "/v1/roles"),
    ("htx", Method::Get, "/v1/common/timestamp"),
    ("htx", Method::Get, "/v2/user/api-key"),
    ("htx", Method::Get, "/v2/user/uid"),
    ("hyperliquid", Method::Post, "/info"),
    ("kraken", Method::Get, "/0/public/Time"),
    ("kraken", Method::Post, "/0/private/GetApiKeyInfo"),
    ("krakenfutures", Method::Get, "/api/auth/v1/api-keys/v3/check"),
    ("kucoin", Method::Get, "/api/v1/timestamp"),
    ("kucoin", Method::Get, "/api/v1/user/api-key"),
    ("mexc", Method::Get, "/api/v3/apiKeyInfo"),
    ("mexc", Method::Get, "/api/v3/time"),
    ("okx", Method::Get, "/api/v5/account/config"),
    ("okx", Method::Get, "/api/v5/public/time"),
    ("phemex", Method::Get, "/public/time"),
    ("phemex", Method::Get, "/spot/wallets"),
    ("poloniex", Method::Get, "/accounts/balances"),
    ("poloniex", Method::Get, "/timestamp"),
    ("upbit", Method::Get, "/v1/api_keys"),
    ("whitebit", Method::Get, "/api/v4/public/time"),
    ("whitebit", Method::Post, "/api/v4/trade-account/balance"),
];

/// Parts of paths of calls that change something, or that answer with secrets.
const DANGERS: [&str; 29] = [
    "activate",
    "add",
    "approve",
    "buy",
    "cancel",
    "change",
    "convert",
    "create",
    "delete",
    "deposit",
    "disable",
    "edit",
    "enable",
    "generation",
    "list_api_keys",
    "modif",
    "order",
    "redeem",
    "remove",
    "repay",
    "reset",
    "revoke",
    "sell",
    "stake",
    "subscribe",
    "switch",
    "transfer",
    "update",
    "withdraw",
];

/// What a call by the name that stands in a body may be called, where one path serves many calls.
const TYPES: [&str; 2] = ["extraAgents", "userRole"];

/// What is wrong with this request of this exchange.
fn wrong_with(exchange: &str, hosts: &[String], request: &Request) -> Option<String> {
    let asked = (exchange, request.method, request.path.as_str());
    if !hosts.contains(&request.host) {
        return Some(format!("{} is no host of {exchange}", request.host));
    }
    if let Some(danger) = danger_in(&request.path) {
        return Some(format!("{} may {danger}", request.path));
    }
    if !QUESTIONS.contains(&asked) {
        return Some(format!("{} {} is no question", request.method.as_str(), request.path));
    }
    named_inside(request).into_iter().find_map(|named| {
        let is_it = request.path == named
            || request.path.ends_with(&format!("/{named}"))
            || TYPES.contains(&named.as_str());
        (!is_it).then(|| format!("{} calls {named} inside", request.path))
    })
}

fn danger_in(path: &str) -> Option<&'static str> {
    let path = path.to_lowercase().replace("exchange", "");
    DANGERS.into_iter().find(|danger| path.contains(danger))
}

/// The calls that a body or a header names, beside the path: some exchanges go by these alone.
fn named_inside(request: &Request) -> Vec<String> {
    let decoded = request.headers.iter().filter_map(|(_, value)| {
        String::from_utf8(data_encoding::BASE64.decode(value.as_bytes()).ok()?).ok()
    });
    decoded
        .chain([request.body.to_string()])
        .filter_map(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .flat_map(|value| {
            ["method", "request", "type"]
                .map(|name| value[name].as_str().map(str::to_owned))
                .into_iter()
                .flatten()
        })
        .collect()
}

#[test]
fn every_request_of_every_adapter_is_a_question_to_its_own_exchange() {
    for adapter in ADAPTERS {
        let hosts = CheckFacts::of(adapter.id()).unwrap().hosts.as_far_as_known();
        for key in dummy::keys(adapter.id(), 0) {
            let requests = crate::requests(*adapter, &hosts[0], &dummy::credentials(&key));
            assert!(!requests.is_empty(), "{} asks nothing", adapter.id());
            for request in requests {
                assert_eq!(wrong_with(adapter.id(), hosts, &request), None, "{}", adapter.id());
            }
        }
    }
}

#[test]
fn nothing_dangerous_stands_on_the_list_and_nothing_twice() {
    for (at, (exchange, method, path)) in QUESTIONS.iter().enumerate() {
        assert_eq!(danger_in(path), None, "{path}");
        assert!(!QUESTIONS[..at].contains(&(exchange, *method, path)), "{path} stands there twice");
    }
}

/// The neighbours of the questions, one step away from a key's end or from money that moves.
#[test]
fn the_dangerous_neighbours_are_refused() {
    let hosts = ["example.com".to_owned()];
    let refused = |exchange: &str, request: Request| {
        assert!(wrong_with(exchange, &hosts, &request).is_some(), "{request:?}");
    };
    for (exchange, path) in [
        ("bitstamp", "/api/v2/revoke_all_api_keys/"),
        ("bitstamp", "/api/v2/btc_withdrawal/"),
        ("bybit", "/v5/user/delete-api"),
        ("bybit", "/v5/user/update-api"),
        ("bybit", "/v5/user/create-sub-api"),
        ("bybit", "/v5/asset/withdraw/create"),
        ("bybit", "/v5/order/create"),
        ("deribit", "/api/v2/private/list_api_keys"),
        ("deribit", "/api/v2/private/create_api_key"),
        ("deribit", "/api/v2/private/edit_api_key"),
        ("deribit", "/api/v2/private/change_api_key_name"),
        ("deribit", "/api/v2/private/change_scope_in_api_key"),
        ("deribit", "/api/v2/private/enable_api_key"),
        ("deribit", "/api/v2/private/disable_api_key"),
        ("deribit", "/api/v2/private/reset_api_key"),
        ("deribit", "/api/v2/private/remove_api_key"),
        ("deribit", "/api/v2/private/withdraw"),
        ("mexc", "/api/v3/apiKeyInfo"),
        ("binance", "/sapi/v1/capital/withdraw/apply"),
        ("binance", "/sapi/v1/sub-account/subAccountApi"),
        ("binance", "/sapi/v1/account/apiRestrictions"),
        ("kraken", "/0/private/AddOrder"),
        ("kraken", "/0/private/Withdraw"),
        ("kraken", "/0/private/WalletTransfer"),
        ("okx", "/api/v5/asset/transfer"),
        ("okx", "/api/v5/users/subaccount/delete-apikey"),
        ("kucoin", "/api/v1/sub/api-key"),
        ("htx", "/v2/sub-user/api-key-deletion"),
        ("gate", "/api/v4/withdrawals"),
        ("cryptocom", "/exchange/v1/private/create-withdrawal"),
        ("bitfinex", "/v2/auth/w/token"),
        ("whitebit", "/api/v4/sub-account/api-key/reset"),
        ("hyperliquid", "/exchange"),
    ] {
        refused(exchange, Request::post(&hosts[0], path));
    }
    for (exchange, path) in [
        ("deribit", "/api/v2/private/list_api_keys"),
        ("deribit", "/api/v2/private/reset_api_key"),
        ("bybit", "/v5/user/delete-api"),
        ("mexc", "/api/v3/sub-account/apiKey"),
        ("binance", "/api/v3/account"),
    ] {
        refused(exchange, Request::get(&hosts[0], path));
    }
    // The path is a question, and the body or a header calls something else; or the host is another one.
    let cryptocom = "/exchange/v1/private/user-balance";
    refused(
        "cryptocom",
        Request::post(&hosts[0], cryptocom).body(r#"{"method":"private/create-withdrawal"}"#),
    );
    refused("hyperliquid", Request::post(&hosts[0], "/info").body(r#"{"type":"withdraw3"}"#));
    let payload = data_encoding::BASE64.encode(br#"{"request":"/v1/withdraw/btc"}"#);
    refused("gemini", Request::post(&hosts[0], "/v1/roles").header("X-GEMINI-PAYLOAD", payload));
    refused("mexc", Request::get("api.mexc.com.example.com", "/api/v3/apiKeyInfo"));
    assert_eq!(wrong_with("mexc", &hosts, &Request::get(&hosts[0], "/api/v3/apiKeyInfo")), None);
}
