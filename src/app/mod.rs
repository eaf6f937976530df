//! What the program is doing: its state, what the person wants, and the slow work behind it. No egui here.

pub mod clipboard;
pub mod command;
pub mod errand;
pub mod hardening;
pub mod jobs;
pub mod places;
pub mod problem;
pub mod route;
pub mod state;
pub mod task;
pub mod update;
pub mod worker;

use std::time::Duration;

pub use crate::vault::raise_other;
pub use crate::vault::{Compared, Dropped, Home, KeychainState, QrSquares, Sheet, Surroundings, Which};

/// How long a second start waits for the first to come to the front.
pub const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
