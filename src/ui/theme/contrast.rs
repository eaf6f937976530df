//! Holds the colour pairs of the design to WCAG 2.2: 4.5 : 1 for text, 3 : 1 for shapes, in both themes.

#[cfg(test)]
mod tests {
    use egui::Color32;

    use crate::ui::theme::Theme;

    const TEXT: f32 = 4.5;
    const SHAPE: f32 = 3.0;

    /// What stands on which grounds, as in the tables of the design.
    const TEXTS: &[(&str, &[&str])] = &[
        (
            "text",
            &[
                "canvas",
                "rail",
                "surface",
                "sunken",
                "hover",
                "accent_soft",
                "danger_soft",
                "caution_soft",
                "good_soft",
            ],
        ),
        (
            "text_muted",
            &[
                "canvas",
                "rail",
                "surface",
                "sunken",
                "hover",
                "accent_soft",
                "danger_soft",
                "caution_soft",
                "good_soft",
            ],
        ),
        ("text_faint", &["canvas", "surface", "sunken", "rail", "hover"]),
        ("accent_text", &["surface", "canvas", "rail", "accent_soft"]),
        ("danger_text", &["surface", "canvas", "rail", "hover", "danger_soft"]),
        ("caution_text", &["surface", "canvas", "caution_soft"]),
        ("good_text", &["surface", "canvas", "good_soft"]),
        ("on_accent", &["accent", "accent_hover", "accent_press"]),
        ("on_danger", &["danger", "danger_hover"]),
        ("on_tip", &["tip"]),
        ("ink", &["paper"]),
    ];
    const SHAPES: &[(&str, &[&str])] = &[
        ("line_strong", &["surface", "canvas", "sunken"]),
        ("accent", &["surface", "canvas", "rail"]),
        ("focus", &["surface", "canvas", "rail", "accent_soft"]),
        ("danger", &["surface", "danger_soft"]),
        ("danger_line", &["surface", "canvas", "rail"]),
        ("caution", &["surface", "caution_soft"]),
        ("good", &["surface", "good_soft"]),
    ];

    fn luminance(colour: Color32) -> f32 {
        let linear = |channel: u8| {
            let channel = f32::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn too_weak(theme: &Theme, pairs: &[(&str, &[&str])], least: f32) -> Vec<String> {
        let mut weak = Vec::new();
        for (front, grounds) in pairs {
            for ground in *grounds {
                let ratio = contrast(theme.token(front).unwrap(), theme.token(ground).unwrap());
                if ratio < least {
                    weak.push(format!("{front} on {ground}: {ratio:.2}"));
                }
            }
        }
        weak
    }

    #[test]
    fn every_pair_of_the_design_can_be_read_in_both_themes() {
        for dark in [false, true] {
            let theme = Theme::dark_or_light(dark);
            assert_eq!(too_weak(theme, TEXTS, TEXT), Vec::<String>::new(), "dark: {dark}");
            assert_eq!(too_weak(theme, SHAPES, SHAPE), Vec::<String>::new(), "dark: {dark}");
        }
    }

    #[test]
    fn the_checker_refuses_a_bad_pair() {
        let mut theme = Theme::dark_or_light(false).clone();
        theme.text_faint = theme.line;
        assert_eq!(too_weak(&theme, TEXTS, TEXT).len(), 5);
        assert!((contrast(theme.paper, theme.ink) - 21.0).abs() < 0.5);
    }
}
