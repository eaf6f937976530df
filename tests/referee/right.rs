//! The differences from ccxt that are right: the case, or the exchange for all its cases; the part of the request; the reason.
//!
//! Three requests are compared by a way of their own, which `referee.py` tells: Bitstamp's without the body that ccxt makes up,
//! Deribit's by what ccxt signs over its socket, and Kraken Futures' by telling ccxt where the call stands. The parameters of
//! Binance and MEXC are put into our order first. For Coinbase's tokens,
//! whose claims differ, ccxt signs ours.

pub const RIGHT: &[(&str, &str, &str)] = &[
    ("bingx", "header x-source-key", "ccxt sends its partner mark. Keystead is nobody's partner."),
    (
        "bitget",
        "header content-type",
        "Bitget's documentation lists it among the headers. ccxt leaves it out.",
    ),
    ("bitget", "header locale", "Bitget's documentation lists it: the words of a refusal come in English."),
    ("bitget", "header x-channel-api-code", "ccxt sends its partner mark. Keystead is nobody's partner."),
    ("bithumb", "header open-api-partner", "ccxt sends its partner mark. Keystead is nobody's partner."),
    ("bybit", "header content-type", "Nothing stands in the body, so it has no type."),
    (
        "cryptocom",
        "body id",
        "A number in Crypto.com's documentation; as text in ccxt. Both are signed alike.",
    ),
    (
        "cryptocom",
        "body nonce",
        "A number in Crypto.com's documentation; as text in ccxt. Both are signed alike.",
    ),
    ("gate", "header content-type", "Nothing stands in the body, so it has no type."),
    ("coinbase, Ed25519", "claim aud", "Coinbase's own library (jwt_generator.py) names no audience."),
    ("coinbase, Ed25519", "claim iat", "Coinbase's own library (jwt_generator.py) says nbf and exp only."),
    ("coinbase, Ed25519", "claim uri", "Coinbase's own library (jwt_generator.py) writes one uri."),
    ("coinbase, Ed25519", "claim uris", "ccxt writes a list of them, which Coinbase's own library does not."),
    ("coinbase, P-256", "claim aud", "Coinbase's own library (jwt_generator.py) names no audience."),
    ("coinbase, P-256", "claim iat", "Coinbase's own library (jwt_generator.py) says nbf and exp only."),
    (
        "coinbase, P-256",
        "claim iss",
        "ccxt writes the older name; Coinbase's own library says cdp for both kinds.",
    ),
    (
        "gemini",
        "body",
        "Gemini's documentation wants no body, only its length of 0. ccxt sends two brackets.",
    ),
    (
        "gemini",
        "header cache-control",
        "Gemini's documentation lists it among the headers. ccxt leaves it out.",
    ),
    ("htx", "header content-type", "Nothing stands in the body, so it has no type."),
    ("krakenfutures", "header content-type", "Nothing stands in the body, so it has no type."),
    ("kucoin", "header kc-api-partner", "ccxt sends its partner mark. Keystead is nobody's partner."),
    ("kucoin", "header kc-api-partner-sign", "ccxt signs its partner mark. Keystead is nobody's partner."),
    ("kucoin", "header kc-api-partner-verify", "It belongs to the partner mark of ccxt."),
    ("mexc", "header source", "ccxt sends its partner mark. Keystead is nobody's partner."),
    ("poloniex", "header content-type", "Nothing stands in the body, so it has no type."),
    ("upbit", "header accept", "It only says that JSON is wanted, as Bithumb's documentation has it."),
];
