//! The screens before the vault is open, set-up, and settings: every way and every refusal, from hand-made state.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "flows/stage.rs"]
mod stage;

#[path = "flows/backup.rs"]
mod backup;
#[path = "flows/door.rs"]
mod door;
#[path = "flows/own_facts.rs"]
mod own_facts;
#[path = "flows/set_up.rs"]
mod set_up;
#[path = "flows/settings.rs"]
mod settings;
#[path = "flows/usage.rs"]
mod usage;
