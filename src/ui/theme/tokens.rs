//! The tokens of `assets/theme/{light,dark}.toml`: every colour of the window, by what it is for.
//!
//! A raw colour anywhere else is refused by clippy. The files are part of the program, so a broken one fails its test, not the start.

use std::sync::LazyLock;

use egui::{Color32, Context, Shadow, Ui};
use serde::Deserialize;

/// A colour written as `#RRGGBB`.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(try_from = "String")]
struct Hex(Color32);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        colour_from_hex(&text).map(Self).ok_or_else(|| format!("{text} is no colour such as #3B4BC8"))
    }
}

/// Reads `#RRGGBB`, for the colours that the exchanges' files carry.
pub fn colour_from_hex(text: &str) -> Option<Color32> {
    Color32::from_hex(text).ok()
}

/// The colour of an exchange's square, as its file has it. White letters stand on it.
#[expect(clippy::disallowed_methods, reason = "the colour has a name: the exchange's file")]
pub fn tile_colour([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// One theme, light or dark. The test beside it holds their pairs to WCAG 2.2.
        #[derive(Clone, Debug, Default)]
        pub struct Theme {
            /// Whether this is the dark theme.
            pub dark: bool,
            /// The shadow of what lies above the page: lock card, sheet, menu, toast.
            pub raised: Shadow,
            /// The shadow of a dialog.
            pub dialog: Shadow,
            /// The ground between a dialog and the page.
            pub backdrop: Color32,
            $($(#[$doc])* pub $name: Color32,)+
        }

        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            dark: bool,
            shade: Hex,
            raised_percent: u8,
            dialog_percent: u8,
            backdrop_percent: u8,
            $($name: Hex,)+
        }

        impl From<File> for Theme {
            fn from(file: File) -> Self {
                let shade = |percent: u8| file.shade.0.gamma_multiply(f32::from(percent) / 100.0);
                Self {
                    dark: file.dark,
                    raised: Shadow { offset: [0, 8], blur: 24, spread: 0, color: shade(file.raised_percent) },
                    dialog: Shadow { offset: [0, 16], blur: 48, spread: 0, color: shade(file.dialog_percent) },
                    backdrop: shade(file.backdrop_percent),
                    $($name: file.$name.0,)+
                }
            }
        }

        impl Theme {
            /// The colour of this name, for the page of components and for tests.
            pub fn token(&self, name: &str) -> Option<Color32> {
                match name {
                    $(stringify!($name) => Some(self.$name),)+
                    _ => None,
                }
            }
        }
    };
}

tokens! {
    /// Window ground.
    canvas,
    /// Sidebar and wizard rail.
    rail,
    /// Cards, fields, dialogs, secondary buttons.
    surface,
    /// Code text, locked rows, disabled buttons.
    sunken,
    /// Row and quiet button under the pointer.
    hover,
    /// Dividers and card edges, decoration only.
    line,
    /// Edges of fields, buttons and check boxes; the dots of what is off.
    line_strong,
    /// Titles, labels, body.
    text,
    /// Second lines and icons.
    text_muted,
    /// Placeholders and times; never on a soft ground.
    text_faint,
    /// Primary button, ticks, progress.
    accent,
    /// The primary button under the pointer.
    accent_hover,
    /// The primary button while pressed.
    accent_press,
    /// Text on `accent`.
    on_accent,
    /// Links, quiet buttons, selected words.
    accent_text,
    /// Selection, current step, rotation pill.
    accent_soft,
    /// Irreversible button, the withdraw octagon.
    danger,
    /// The irreversible button under the pointer.
    danger_hover,
    /// Text on `danger`.
    on_danger,
    /// Danger words and icons.
    danger_text,
    /// Danger row, danger notice.
    danger_soft,
    /// Edge of the outlined danger button.
    danger_line,
    /// Will go wrong if left: shapes.
    caution,
    /// Will go wrong if left: words.
    caution_text,
    /// Will go wrong if left: ground.
    caution_soft,
    /// Proved, copied: shapes, always with a check mark.
    good,
    /// Proved, copied: words.
    good_text,
    /// Proved, copied: ground.
    good_soft,
    /// Focus ring.
    focus,
    /// Ground of tooltip and toast.
    tip,
    /// Text on `tip`.
    on_tip,
    /// The white of a QR code, the same in both themes.
    paper,
    /// The black of a QR code, the same in both themes.
    ink,
}

fn read(text: &str) -> Theme {
    // The test `both_files_are_whole` reads the same text, so an unreadable file never leaves the workshop.
    toml::from_str::<File>(text).unwrap_or_default().into()
}

static LIGHT: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../../assets/theme/light.toml")));
static DARK: LazyLock<Theme> = LazyLock::new(|| read(include_str!("../../../assets/theme/dark.toml")));

impl Theme {
    /// The theme that this window shows now.
    pub fn of(ctx: &Context) -> &'static Self {
        Self::dark_or_light(ctx.theme() == egui::Theme::Dark)
    }

    /// One of the two themes.
    pub fn dark_or_light(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }
}

/// The theme that this window shows now.
pub fn theme(ui: &Ui) -> &'static Theme {
    Theme::of(ui.ctx())
}

/// Distances, in points. Inside a card 16 to 20, between cards 16, title to content 24.
pub mod space {
    /// 4 points.
    pub const S4: f32 = 4.0;
    /// 8 points.
    pub const S8: f32 = 8.0;
    /// 12 points.
    pub const S12: f32 = 12.0;
    /// 16 points: inside a card, between cards.
    pub const S16: f32 = 16.0;
    /// 20 points: inside a wide card.
    pub const S20: f32 = 20.0;
    /// 24 points: title to content, the page edge of the list.
    pub const S24: f32 = 24.0;
    /// 32 points: the page edge of details, inside a dialog.
    pub const S32: f32 = 32.0;
    /// 40 points: the page edge of a wizard.
    pub const S40: f32 = 40.0;
    /// 48 points.
    pub const S48: f32 = 48.0;
    /// 56 points: the page edge of the set-up.
    pub const S56: f32 = 56.0;
}

/// Corner radii, in points. Pills and chips take half of their height.
pub mod radius {
    /// Check box.
    pub const BOX: u8 = 5;
    /// Button, field, tile, nav row.
    pub const CONTROL: u8 = 8;
    /// Card, notice.
    pub const CARD: u8 = 12;
    /// Dialog, lock card, QR code.
    pub const DIALOG: u8 = 16;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_are_whole() {
        for (text, dark) in [
            (include_str!("../../../assets/theme/light.toml"), false),
            (include_str!("../../../assets/theme/dark.toml"), true),
        ] {
            let file: File = toml::from_str(text).unwrap();
            assert_eq!(file.dark, dark);
        }
    }

    #[test]
    fn a_file_with_a_colour_that_is_none_is_refused() {
        let broken = include_str!("../../../assets/theme/light.toml").replace("#F8F7F5", "white-ish");
        assert!(toml::from_str::<File>(&broken).is_err());
    }
}
