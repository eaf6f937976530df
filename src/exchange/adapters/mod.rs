//! The exchanges that can be asked, one file each.

mod kraken;

use super::adapter::Adapter;

/// Every adapter, by the exchange's name.
pub static ADAPTERS: &[&dyn Adapter] = &[&kraken::Kraken];

/// The adapter of this exchange; none where it cannot be asked.
pub fn adapter_of(exchange: &str) -> Option<&'static dyn Adapter> {
    ADAPTERS.iter().copied().find(|adapter| adapter.id() == exchange)
}
