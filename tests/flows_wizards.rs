//! Creating and rotating a key, used as a person uses them: every step forward and back, every refusal, wrong input.
//! The state is the real one; what the vault would do is done here in memory.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "flows_wizards/tools.rs"]
mod tools;
#[path = "flows/window.rs"]
mod window;
#[path = "flows_wizards/world.rs"]
mod world;

#[path = "flows_wizards/create.rs"]
mod create;
#[path = "flows_wizards/name.rs"]
mod name;
#[path = "flows_wizards/pair.rs"]
mod pair;
#[path = "flows_wizards/paste.rs"]
mod paste;
#[path = "flows_wizards/rotate.rs"]
mod rotate;
