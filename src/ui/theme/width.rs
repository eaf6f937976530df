//! The three widths that every screen knows. A screen never measures anything else to choose its layout.

use egui::{Context, Ui};

/// The class of the window's logical width; 200 % text size halves that width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WidthClass {
    /// Under 760 points.
    Narrow,
    /// 760 to 1,039 points.
    Medium,
    /// 1,040 points and more.
    Wide,
}

impl WidthClass {
    /// The class of the window that this `ui` is in.
    pub fn of(ui: &Ui) -> Self {
        Self::of_ctx(ui.ctx())
    }

    /// The class of this window.
    pub fn of_ctx(ctx: &Context) -> Self {
        Self::of_width(ctx.content_rect().width())
    }

    /// The class of a width in points.
    pub fn of_width(points: f32) -> Self {
        if points >= 1040.0 {
            Self::Wide
        } else if points >= 760.0 {
            Self::Medium
        } else {
            Self::Narrow
        }
    }

    /// Whether this is the wide class.
    pub fn is_wide(self) -> bool {
        self == Self::Wide
    }

    /// Whether this is the narrow class.
    pub fn is_narrow(self) -> bool {
        self == Self::Narrow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_text_size_makes_the_usual_window_narrow() {
        assert_eq!(WidthClass::of_width(1120.0), WidthClass::Wide);
        assert_eq!(WidthClass::of_width(900.0), WidthClass::Medium);
        assert_eq!(WidthClass::of_width(560.0), WidthClass::Narrow);
    }
}
