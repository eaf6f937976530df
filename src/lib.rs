//! Keystead: a desktop window in which traders create, label, scope, rotate and revoke their exchange API keys.
//!
//! The floors, each knowing only what stands below it (`tests/architecture.rs` keeps it so):
//!
//! ```text
//! domain <- vault    <- app <- window <- main
//! domain <- exchange <- app
//! domain, app <- ui  <- window
//! ```

pub mod app;
pub mod domain;
pub mod exchange;
pub mod tour;
pub mod ui;
pub mod vault;
pub mod window;
