//! What the program is doing: its state, what the person wants, and the slow work behind it. No egui here.

pub mod clipboard;
pub mod command;
pub mod errand;
pub mod event;
pub mod hardening;
pub mod jobs;
pub mod lending;
pub mod places;
pub mod problem;
pub mod route;
pub mod state;
pub mod task;
pub mod update;
pub mod worker;

pub use crate::exchange::request::Shown as RequestShown;
pub use crate::exchange::test_host::TestHost;
pub use crate::vault::{
    Compared, Dropped, Home, KeychainState, NewPair, QrSquares, Sheet, Surroundings, Which,
};
