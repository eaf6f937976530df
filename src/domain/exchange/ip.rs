//! What an exchange lets one say about the addresses from which a key is accepted.

use serde::Deserialize;

use crate::domain::fact::Fact;
use crate::domain::permission::Level;

/// What the exchange lets one say about addresses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IpFact {
    /// Whether a key can be limited to addresses at all.
    pub supported: Option<Fact<bool>>,
    /// The exchange's words for limiting it.
    pub limit_label: Option<Fact<String>>,
    /// The exchange's words for not limiting it.
    pub open_label: Option<Fact<String>>,
    /// How many addresses a key takes.
    pub max: Option<Fact<usize>>,
    /// Whether it takes networks (`198.51.100.0/24`).
    pub networks: Option<Fact<bool>>,
    /// Whether it takes IPv6.
    pub ipv6: Option<Fact<bool>>,
    /// The levels that it gives only with a list.
    pub required_for: Option<Fact<Vec<Level>>>,
    /// What stands between addresses that are entered together; none where they are entered one by one.
    pub separator: Option<Fact<String>>,
}
