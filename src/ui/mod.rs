//! The window, drawn with egui. Knows `app` and `domain`; never the vault, an exchange, a file, the network or the clock.

pub mod icons;
pub mod root;
pub mod screens;
pub mod text;
pub mod theme;
pub mod widgets;
