//! A usage log that an exchange exports, held against what is known of a key: its addresses, its permissions, its hours.
//! The log is read where it lies and not kept; what is kept is only which column means what.

mod action;
mod columns;
mod evidence;
mod table;

pub use columns::{Column, Columns};
pub use evidence::{AddressUse, Evidence, Unexpected, judge};
pub use table::{MOST_BYTES, Table, UsageError};
