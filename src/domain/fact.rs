//! A fact about an exchange or a tool, with where and when it was read, and how sure it is.
//! A fact that is not sure is never shown as certain and never blocks anything; the type makes its users say so.

use jiff::civil::Date;
use serde::Deserialize;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// Not seen in a source that answers for it.
    Unverified,
    /// Read in somebody's copy of the exchange's own document.
    Copy,
    /// Read in the exchange's own document, or computed from its examples.
    Sure,
}

/// A value with its source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact<T> {
    value: T,
    sure: Sure,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub date: Date,
    /// The day on which it was taken from a file of the person's own; none for one that is built in.
    #[serde(default)]
    pub own: Option<Date>,
}

impl<T> Fact<T> {
    /// What the owner said themselves: nothing is known of it from elsewhere.
    pub fn own(value: T) -> Self {
        Self { value, sure: Sure::Unverified, source: String::new(), date: Date::ZERO, own: None }
    }

    /// The value, for saying: "as far as known". Whoever decides by it asks [`Fact::certain`] instead.
    pub fn as_far_as_known(&self) -> &T {
        &self.value
    }

    /// The value, if it was read in the exchange's own words. Only this may block or be shown without a doubt.
    pub fn certain(&self) -> Option<&T> {
        self.is_sure().then_some(&self.value)
    }

    /// Whether it was read in the exchange's own words.
    pub fn is_sure(&self) -> bool {
        self.sure == Sure::Sure
    }

    /// The day on which it was read; none where it was not seen in a source.
    pub fn seen_on(&self) -> Option<Date> {
        (self.sure > Sure::Unverified).then_some(self.date)
    }

    /// How sure it is.
    pub fn sure(&self) -> Sure {
        self.sure
    }
}
