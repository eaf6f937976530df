//! The window, drawn with egui. Knows `app` and `domain`; never the vault, an exchange, a file, the network or the clock.

pub mod frame;
pub mod gallery;
pub mod help;
pub mod icons;
pub mod lock_warning;
pub mod notice_bar;
pub mod notice_text;
pub mod problem;
mod proof;
pub mod root;
pub mod screens;
mod test_mode;
pub mod text;
pub mod theme;
pub mod time;
pub mod widgets;
pub mod words;
