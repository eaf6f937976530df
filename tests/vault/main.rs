//! The vault from outside: what a person does, what a thief tries, what a power cut leaves.
//! Folder and keychain are in memory, so that every step can be made to fail; `tests/keychain.rs` does it with a real keychain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // a test may stop where it stands

mod backup;
mod born;
mod crash;
mod decode;
mod disk;
mod embedded;
mod golden;
mod lock;
mod machine;
mod older;
mod recovery;
mod rekey;
mod renew;
mod secrets;
mod set_up;
mod tamper;
mod world;
