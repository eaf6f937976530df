//! The screens before the vault is open, set-up, and settings: every way and every refusal, from hand-made state.

#[path = "flows/stage.rs"]
mod stage;

#[path = "flows/door.rs"]
mod door;
#[path = "flows/set_up.rs"]
mod set_up;
#[path = "flows/settings.rs"]
mod settings;
