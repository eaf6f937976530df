//! The exchanges that can be asked, one file each.

mod binance;
mod binanceus;
mod bingx;
mod bitget;
mod bybit;
mod cryptocom;
mod gate;
mod htx;
mod kraken;
mod kucoin;
mod mexc;
mod okx;
mod phemex;
mod poloniex;
mod signed_query;

use super::adapter::Adapter;

/// Every adapter, by the exchange's name.
pub static ADAPTERS: &[&dyn Adapter] = &[
    &binance::Binance,
    &binanceus::BinanceUs,
    &bingx::BingX,
    &bitget::Bitget,
    &bybit::Bybit,
    &cryptocom::CryptoCom,
    &gate::Gate,
    &htx::Htx,
    &kraken::Kraken,
    &kucoin::KuCoin,
    &mexc::Mexc,
    &okx::Okx,
    &phemex::Phemex,
    &poloniex::Poloniex,
];

/// The adapter of this exchange; none where it cannot be asked.
pub fn adapter_of(exchange: &str) -> Option<&'static dyn Adapter> {
    ADAPTERS.iter().copied().find(|adapter| adapter.id() == exchange)
}
