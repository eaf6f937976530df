//! The screens, one file or folder each. A screen draws a narrow view of the state and its own draft, and sends wishes.

pub mod check;
pub mod create;
mod door;
pub mod emergency;
pub mod journal;
pub mod key;
pub mod keychain_trouble;
pub mod keys;
pub mod own_facts;
pub mod parts;
pub mod recovery;
pub mod rotate;
pub mod set_up;
pub mod settings;
mod start_anew;
pub mod starting;
pub mod to_do;
pub mod two_codes;
pub mod unlock;
pub mod usage;
pub mod used_by;
pub mod welcome;
