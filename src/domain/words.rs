//! A text that the window will say: its id in Fluent and its arguments. Never a secret, not even a part of one.

/// An argument of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A name or a word.
    Text(String),
    /// A number, so that the text can choose between one and many.
    Number(i64),
}

/// The id of a text and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The id in `assets/i18n`.
    pub id: String,
    /// The arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Words {
    /// A text without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Words of a person's own file, said as they stand there.
    pub fn own(text: impl Into<String>) -> Self {
        Self::new("own-words").text("text", text)
    }

    /// The same text with a word filled in.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// The same text with a number filled in.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: usize) -> Self {
        self.args.push((name, Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))));
        self
    }
}
