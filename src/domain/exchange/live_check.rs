//! What an exchange tells a program about the key that asks. Only what can be seen; asking is done elsewhere.

use serde::Deserialize;

/// Something that an exchange tells about the key that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// That it works. All the rest tells this too.
    Works,
    /// Its permissions.
    Permissions,
    /// Whether it has an address list, not what stands in it.
    IpFlag,
    /// Its address list.
    IpList,
    /// When it ends.
    Expiry,
    /// When it was made.
    Created,
    /// When it was last changed.
    Modified,
    /// When it was last used.
    LastUsed,
    /// Its name at the exchange.
    Name,
}
