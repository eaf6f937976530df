//! The typefaces: Inter and JetBrains Mono in the weights used, Phosphor for icons. A weight is a family, not a flag.
//!
//! Scripts that these lack are found in the system's fonts when first met (eframe's `system_fonts`), never at the start.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// Inter 400.
pub const TEXT: &str = "text";
/// Inter 500.
pub const TEXT_MEDIUM: &str = "text-medium";
/// Inter 600.
pub const TEXT_STRONG: &str = "text-strong";
/// JetBrains Mono 400.
pub const MONO: &str = "mono";
/// JetBrains Mono 500.
pub const MONO_MEDIUM: &str = "mono-medium";
/// Phosphor regular.
pub const ICON: &str = "icon";
/// Phosphor bold, inside filled buttons.
pub const ICON_BOLD: &str = "icon-bold";
/// Phosphor fill, for what is selected and for states.
pub const ICON_FILL: &str = "icon-fill";

pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

pub fn definitions() -> FontDefinitions {
    let files: [(&str, &'static [u8]); 8] = [
        (TEXT, include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        (TEXT_MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.ttf")),
        (TEXT_STRONG, include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
        (MONO, include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf")),
        (MONO_MEDIUM, include_bytes!("../../../assets/fonts/JetBrainsMono-Medium.ttf")),
        (ICON, include_bytes!("../../../assets/icons/Phosphor.ttf")),
        (ICON_BOLD, include_bytes!("../../../assets/icons/Phosphor-Bold.ttf")),
        (ICON_FILL, include_bytes!("../../../assets/icons/Phosphor-Fill.ttf")),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        // Mono lacks a few signs that Inter has, and the other way round.
        let rest = if name.starts_with("icon") {
            None
        } else if name == TEXT {
            Some(MONO)
        } else {
            Some(TEXT)
        };
        let names = [Some(name), rest].into_iter().flatten().map(str::to_owned).collect();
        fonts.families.insert(family(name), names);
    }
    fonts.families.insert(FontFamily::Proportional, vec![TEXT.to_owned(), MONO.to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec![MONO.to_owned(), TEXT.to_owned()]);
    fonts
}
