//! Asking an exchange what a key can do. It signs, sends through one door, and reads the answers; it never changes anything there.
//!
//! It knows no disk and no vault: the fields of a key come in by value and are wiped when the question is over.

pub mod adapter;
pub mod adapters;
pub mod answer;
pub mod credentials;
pub mod door;
pub mod error;
pub mod http;
pub mod live_check;
pub mod reply;
pub mod request;
mod scrub;
pub mod sign;
pub mod test_host;
