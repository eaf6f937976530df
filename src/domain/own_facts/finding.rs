//! What keeps a person's own file out: a sentence each, with the line, and what to do.

use super::MOST_BYTES;
use crate::domain::words::Words;

/// Something that keeps a file out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The line, counted from one; none where it is about the whole file.
    pub line: Option<usize>,
    /// The sentence.
    pub words: Words,
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Nothing stands in it.
    Empty,
    /// It is longer than any such file.
    TooLarge,
    /// It holds something else than text.
    NoText,
    /// A line that TOML does not know.
    NoToml,
    /// A name that no field has.
    Unknown,
    /// A field is missing.
    Missing,
    /// A value of another kind than the field's.
    Kind,
    /// A number that cannot be.
    Number,
    /// A word that is none of those on offer.
    Word,
    /// A text that is empty, too long, or has signs in it that cannot be seen.
    Text,
    /// An id with other signs than small letters, digits and dashes.
    Id,
    /// The id of the exchange that stands for all unknown ones.
    Other,
    /// A page that does not begin with `https://`, or hides where it leads.
    Page,
    /// A day that is none, or lies ahead.
    Day,
    /// A colour that is none, or on which white letters cannot be read.
    Colour,
    /// It says that it is sure, and not where or when that was read.
    Source,
    /// A form of a text that none can have.
    Shape,
    /// Something stands in it twice.
    Twice,
    /// A permission that allows nothing that is known.
    Level,
    /// Words that only the file can have are missing.
    Words,
    /// A purpose needs a permission that there is not.
    NeedUnknown,
    /// A purpose would be given what takes everything.
    NeedDanger,
    /// No field is secret, or none names the key.
    Fields,
    /// Facts that say the opposite of each other.
    Against,
}

impl FindingKind {
    /// All kinds.
    pub const ALL: [Self; 24] = [
        Self::Empty,
        Self::TooLarge,
        Self::NoText,
        Self::NoToml,
        Self::Unknown,
        Self::Missing,
        Self::Kind,
        Self::Number,
        Self::Word,
        Self::Text,
        Self::Id,
        Self::Other,
        Self::Page,
        Self::Day,
        Self::Colour,
        Self::Source,
        Self::Shape,
        Self::Twice,
        Self::Level,
        Self::Words,
        Self::NeedUnknown,
        Self::NeedDanger,
        Self::Fields,
        Self::Against,
    ];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::NoText => "no-text",
            Self::NoToml => "no-toml",
            Self::Unknown => "unknown",
            Self::Missing => "missing",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Word => "word",
            Self::Text => "text",
            Self::Id => "id",
            Self::Other => "other",
            Self::Page => "page",
            Self::Day => "day",
            Self::Colour => "colour",
            Self::Source => "source",
            Self::Shape => "shape",
            Self::Twice => "twice",
            Self::Level => "level",
            Self::Words => "words",
            Self::NeedUnknown => "need-unknown",
            Self::NeedDanger => "need-danger",
            Self::Fields => "fields",
            Self::Against => "against",
        }
    }

    /// The finding, about this line.
    pub(super) fn at(self, line: Option<usize>) -> Finding {
        Finding { kind: self, line, words: Words::new(format!("own-file-{}", self.word())) }
    }
}

impl Finding {
    /// The same with a name or a word of the file in it, cut where it is long.
    #[must_use]
    pub(super) fn text(mut self, name: &'static str, value: &str) -> Self {
        const MOST_CHARS: usize = 60;
        let mut shown: String = value.chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect();
        if shown.chars().count() < value.chars().filter(|c| !c.is_control()).count() {
            shown.push('…');
        }
        self.words = self.words.text(name, shown);
        self
    }

    /// The same with a number in it.
    #[must_use]
    pub(super) fn number(mut self, name: &'static str, value: usize) -> Self {
        self.words = self.words.number(name, value);
        self
    }
}

/// That a file is longer than any such file.
pub fn too_large() -> Finding {
    FindingKind::TooLarge.at(None).number("most", MOST_BYTES / 1024)
}

/// The bytes as text.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Vec<Finding>> {
    if bytes.len() > MOST_BYTES {
        return Err(vec![too_large()]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        vec![FindingKind::NoText.at(Some(line))]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(vec![FindingKind::Empty.at(None)]);
    }
    Ok(text)
}
