//! The exchanges that can be asked, one file each.

mod binance;
mod binanceus;
mod bingx;
mod bitfinex;
mod bitget;
mod bitstamp;
mod bitvavo;
mod bybit;
mod coinbase;
mod cryptocom;
mod deribit;
mod gate;
mod gemini;
mod htx;
mod hyperliquid;
mod korean;
mod kraken;
mod krakenfutures;
mod kucoin;
mod mexc;
mod okx;
mod phemex;
mod poloniex;
mod signed_query;
#[cfg(test)]
pub(super) mod tests;
mod whitebit;

use super::adapter::Adapter;

/// Every adapter, by the exchange's name.
pub static ADAPTERS: &[&dyn Adapter] = &[
    &binance::Binance,
    &binanceus::BinanceUs,
    &bingx::BingX,
    &bitfinex::Bitfinex,
    &bitget::Bitget,
    &korean::Bithumb,
    &bitstamp::Bitstamp,
    &bitvavo::Bitvavo,
    &bybit::Bybit,
    &coinbase::Coinbase,
    &cryptocom::CryptoCom,
    &deribit::Deribit,
    &gate::Gate,
    &gemini::Gemini,
    &htx::Htx,
    &hyperliquid::Hyperliquid,
    &kraken::Kraken,
    &krakenfutures::KrakenFutures,
    &kucoin::KuCoin,
    &mexc::Mexc,
    &okx::Okx,
    &phemex::Phemex,
    &poloniex::Poloniex,
    &korean::Upbit,
    &whitebit::WhiteBit,
];

/// The adapter of this exchange; none where it cannot be asked.
pub fn adapter_of(exchange: &str) -> Option<&'static dyn Adapter> {
    ADAPTERS.iter().copied().find(|adapter| adapter.id() == exchange)
}
