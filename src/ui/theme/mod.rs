//! How the window looks, as named tokens: colours, type, space, widths and shadows.
//!
//! The one place where colours and sizes have a value; everything else uses their names. It knows no screen and no state.

mod contrast;
mod fonts;
pub mod paint;
mod style;
mod tokens;
mod typography;
mod width;

pub use paint::{focus_ring, paint_icon};
pub use style::{focus_later, focus_when_new, install, is_motion_reduced, is_new, set, set_reduced_motion};
pub use tokens::{Theme, colour_from_hex, radius, space, theme, tile_colour};
pub use typography::{
    Type, body, body_large, body_muted, body_strong, caption, caption_faint, code, display, galley,
    galley_one_line, label, label_strong_in, rich, rich_in, rich_job, section, small, small_medium,
    small_muted, title,
};
pub use width::WidthClass;
