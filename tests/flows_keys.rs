//! The list of keys and one key, used as a person uses them: by words, pointer and keyboard. The state is the real one;
//! what the vault would do is done here in memory.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "flows_keys/tools.rs"]
mod tools;
#[path = "flows/window.rs"]
mod window;
#[path = "flows_keys/world.rs"]
mod world;

#[path = "flows_keys/answers.rs"]
mod answers;
#[path = "flows_keys/details.rs"]
mod details;
#[path = "flows_keys/edit.rs"]
mod edit;
#[path = "flows_keys/emergency.rs"]
mod emergency;
#[path = "flows_keys/finding.rs"]
mod finding;
#[path = "flows_keys/frame.rs"]
mod frame;
#[path = "flows_keys/journal.rs"]
mod journal;
#[path = "flows_keys/list.rs"]
mod list;
#[path = "flows_keys/order.rs"]
mod order;
#[path = "flows_keys/search.rs"]
mod search;
#[path = "flows_keys/to_do.rs"]
mod to_do;
#[path = "flows_keys/used_by.rs"]
mod used_by;
