//! The text styles: size, line height, weight and tracking of each kind of text, and labels in them.
//!
//! A label takes words that are already translated. Secrets are never drawn with these.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Label, Response, RichText, Ui, accesskit};

use super::fonts;
use super::theme;

/// The kinds of text. Nothing is smaller than 13 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// 36 / 44, 600: the welcome only.
    Display,
    /// 26 / 34, 600: one per screen.
    Title,
    /// 17 / 24, 600: card headings, the sentence of a report.
    Section,
    /// 16 / 24: introductions under a title.
    BodyLarge,
    /// 16 / 24, 600.
    BodyLargeStrong,
    /// 15 / 22: the default.
    Body,
    /// 15 / 22, 500: nav rows, facts.
    BodyMedium,
    /// 15 / 22, 600: labels, names, buttons.
    BodyStrong,
    /// 14 / 20: dense columns.
    Small,
    /// 14 / 20, 500.
    SmallMedium,
    /// 14 / 20, 600: small buttons.
    SmallStrong,
    /// 13 / 18: second lines, times.
    Caption,
    /// 13 / 18, 500: pills.
    CaptionMedium,
    /// 13 / 18, 600.
    CaptionStrong,
    /// 15 / 22 mono: keys and addresses.
    Code,
    /// 13 / 18 mono: an address or a name under a line.
    CodeSmall,
    /// 28 / 36 mono 500: the six digits.
    CodeBig,
}

impl Type {
    /// Family, size, line height and tracking, in points.
    fn measures(self) -> (&'static str, f32, f32, f32) {
        match self {
            Self::Display => (fonts::TEXT_STRONG, 36.0, 44.0, -0.6),
            Self::Title => (fonts::TEXT_STRONG, 26.0, 34.0, -0.3),
            Self::Section => (fonts::TEXT_STRONG, 17.0, 24.0, 0.0),
            Self::BodyLarge => (fonts::TEXT, 16.0, 24.0, 0.0),
            Self::BodyLargeStrong => (fonts::TEXT_STRONG, 16.0, 24.0, 0.0),
            Self::Body => (fonts::TEXT, 15.0, 22.0, 0.0),
            Self::BodyMedium => (fonts::TEXT_MEDIUM, 15.0, 22.0, 0.0),
            Self::BodyStrong => (fonts::TEXT_STRONG, 15.0, 22.0, 0.0),
            Self::Small => (fonts::TEXT, 14.0, 20.0, 0.0),
            Self::SmallMedium => (fonts::TEXT_MEDIUM, 14.0, 20.0, 0.0),
            Self::SmallStrong => (fonts::TEXT_STRONG, 14.0, 20.0, 0.0),
            Self::Caption => (fonts::TEXT, 13.0, 18.0, 0.0),
            Self::CaptionMedium => (fonts::TEXT_MEDIUM, 13.0, 18.0, 0.0),
            Self::CaptionStrong => (fonts::TEXT_STRONG, 13.0, 18.0, 0.0),
            Self::Code => (fonts::MONO, 15.0, 22.0, 0.0),
            Self::CodeSmall => (fonts::MONO, 13.0, 18.0, 0.0),
            Self::CodeBig => (fonts::MONO_MEDIUM, 28.0, 36.0, 0.0),
        }
    }

    /// The font of this kind of text.
    pub fn font(self) -> FontId {
        let (family, size, ..) = self.measures();
        FontId::new(size, fonts::family(family))
    }

    /// The size, in points.
    pub fn size(self) -> f32 {
        self.measures().1
    }

    /// The height of a line, in points.
    pub fn line(self) -> f32 {
        self.measures().2
    }

    /// The same size in 600, for the words between `**`.
    #[must_use]
    pub fn strong(self) -> Self {
        match self {
            Self::BodyLarge => Self::BodyLargeStrong,
            Self::Body | Self::BodyMedium => Self::BodyStrong,
            Self::Small | Self::SmallMedium => Self::SmallStrong,
            Self::Caption | Self::CaptionMedium => Self::CaptionStrong,
            other => other,
        }
    }

    /// The same size in 500.
    #[must_use]
    pub fn medium(self) -> Self {
        match self {
            Self::Body => Self::BodyMedium,
            Self::Small => Self::SmallMedium,
            Self::Caption => Self::CaptionMedium,
            other => other,
        }
    }

    /// The format of a section of a `LayoutJob`.
    pub fn format(self, colour: Color32) -> TextFormat {
        let (_, _, line, tracking) = self.measures();
        TextFormat {
            font_id: self.font(),
            line_height: Some(line),
            extra_letter_spacing: tracking,
            color: colour,
            ..Default::default()
        }
    }

    /// The text in this style, for any egui widget.
    pub fn text(self, text: impl Into<String>) -> RichText {
        let (_, _, line, tracking) = self.measures();
        RichText::new(text).font(self.font()).line_height(Some(line)).extra_letter_spacing(tracking)
    }

    /// The width of about 76 characters of a sentence, the longest line that is comfortable to read.
    pub fn line_limit(self) -> f32 {
        self.size() * 41.0
    }
}

/// A label in this style and colour; it wraps at the edge.
pub fn label(ui: &mut Ui, kind: Type, text: impl Into<String>, colour: Color32) -> Response {
    ui.add(Label::new(kind.text(text).color(colour)))
}

/// A label in 600 of this style, for the thing a sentence is about.
pub fn label_strong_in(ui: &mut Ui, kind: Type, text: impl Into<String>, colour: Color32) -> Response {
    label(ui, kind.strong(), text, colour)
}

fn heading(ui: &mut Ui, kind: Type, text: impl Into<String>, level: usize) -> Response {
    let text = text.into();
    let response = label(ui, kind, text.as_str(), theme(ui).text);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_level(level);
        node.set_label(text);
    });
    response
}

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident: $kind:ident, $colour:ident;)+) => {
        $($(#[$doc])* pub fn $name(ui: &mut Ui, text: impl Into<String>) -> Response {
            let colour = theme(ui).$colour;
            label(ui, Type::$kind, text, colour)
        })+
    };
}

labels! {
    /// 16 / 24, muted: the introduction under a title.
    body_large: BodyLarge, text_muted;
    /// 15 / 22.
    body: Body, text;
    /// 15 / 22, muted.
    body_muted: Body, text_muted;
    /// 15 / 22, 600.
    body_strong: BodyStrong, text;
    /// 14 / 20.
    small: Small, text;
    /// 14 / 20, 500.
    small_medium: SmallMedium, text;
    /// 14 / 20, muted.
    small_muted: Small, text_muted;
    /// 13 / 18, muted: second lines.
    caption: Caption, text_muted;
    /// 13 / 18, faint: times; never on a soft ground.
    caption_faint: Caption, text_faint;
    /// 15 / 22 mono: addresses and masked keys.
    code: Code, text;
}

/// 36 / 44, 600: the welcome only. Read as a heading.
pub fn display(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, Type::Display, text, 1)
}

/// 26 / 34, 600: one per screen. Read as a heading.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, Type::Title, text, 1)
}

/// 17 / 24, 600: the heading of a card. Read as a heading.
pub fn section(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, Type::Section, text, 2)
}

/// A text of Fluent in which `**words**` are 600, wrapped at the edge or at 76 characters, whichever comes first.
pub fn rich(ui: &mut Ui, text: &str) -> Response {
    let colour = theme(ui).text;
    rich_in(ui, Type::Body, text, colour)
}

/// As [`rich`], in another style and colour.
pub fn rich_in(ui: &mut Ui, kind: Type, text: &str, colour: Color32) -> Response {
    let width = ui.available_width().min(kind.line_limit());
    let mut job = rich_job(text, kind, colour, colour);
    job.wrap = TextWrapping { max_width: width, ..Default::default() };
    // A label lays a job out again at its own width; a galley stays as it is.
    let galley = ui.painter().layout_job(job);
    ui.add(Label::new(galley))
}

/// Sections of a text in which `**words**` are 600 and take `strong_colour`.
pub fn rich_job(text: &str, kind: Type, colour: Color32, strong_colour: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (index, part) in text.split("**").enumerate().filter(|(_, part)| !part.is_empty()) {
        let format = if index % 2 == 1 { kind.strong().format(strong_colour) } else { kind.format(colour) };
        job.append(part, 0.0, format);
    }
    job
}

/// Lays a text out for a painter, wrapped at this width.
pub fn galley(ui: &Ui, text: &str, kind: Type, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(colour));
    job.wrap = TextWrapping { max_width: width, ..Default::default() };
    ui.painter().layout_job(job)
}

/// Lays a text out for a painter on one line, cut with "…" at this width.
pub fn galley_one_line(ui: &Ui, text: &str, kind: Type, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(colour));
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..Default::default() };
    ui.painter().layout_job(job)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_two_stars_are_strong() {
        let job = rich_job("Turn **Withdraw** off.", Type::Body, Color32::BLACK, Color32::BLACK);
        assert_eq!(job.text, "Turn Withdraw off.");
        assert_eq!(job.sections.len(), 3);
        assert_eq!(job.sections[1].format.font_id, Type::BodyStrong.font());
    }

    #[test]
    fn nothing_is_smaller_than_thirteen_points() {
        for kind in [Type::Caption, Type::CaptionMedium, Type::CaptionStrong, Type::Small, Type::Code] {
            assert!(kind.size() >= 13.0);
        }
    }
}
