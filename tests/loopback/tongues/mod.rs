//! Every exchange's tongue, after the exchanges' own documents and the transcripts of them that are named in `assets/checks`.

mod in_headers;
mod in_query;
mod kraken;
mod of_their_own;
mod proofs;
mod tokens;

use super::tongue::Tongue;

/// All of them.
pub static TONGUES: &[&Tongue] = &[
    &kraken::KRAKEN,
    &kraken::KRAKEN_FUTURES,
    &in_query::BINANCE,
    &in_query::BINANCE_US,
    &in_query::MEXC,
    &in_query::BINGX,
    &in_query::HTX,
    &in_query::DERIBIT,
    &in_headers::BYBIT,
    &in_headers::OKX,
    &in_headers::KUCOIN,
    &in_headers::BITGET,
    &in_headers::GATE,
    &proofs::CRYPTO_COM,
    &proofs::PHEMEX,
    &proofs::POLONIEX,
    &proofs::BITSTAMP,
    &proofs::BITVAVO,
    &proofs::WHITEBIT,
    &of_their_own::BITFINEX,
    &of_their_own::GEMINI,
    &of_their_own::HYPERLIQUID,
    &tokens::COINBASE,
    &tokens::UPBIT,
    &tokens::BITHUMB,
];

/// A code as it stands in JSON: a number where it is one.
fn plain(code: &str) -> String {
    if code.parse::<i64>().is_ok() { code.to_owned() } else { quoted(code) }
}

/// A text as it stands in JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `{"code": …, "msg": …}` with a code that is a number where it can be.
fn code_and_msg(code: &str, words: &str) -> (u16, String) {
    (400, format!(r#"{{"code":{},"msg":{}}}"#, plain(code), quoted(words)))
}

/// The same with a code that is a text.
fn text_and_msg(code: &str, words: &str) -> (u16, String) {
    (400, format!(r#"{{"code":{},"msg":{}}}"#, quoted(code), quoted(words)))
}

/// `{"code": …, "message": …}`.
fn code_and_message(code: &str, words: &str) -> (u16, String) {
    (400, format!(r#"{{"code":{},"message":{}}}"#, plain(code), quoted(words)))
}
