//! What the owner looks for: words and operators, a quick filter, the filters of the menu, and the order.

use crate::domain::permission::Level;

use super::term::Operator;
use super::token::quoted;

/// The quick filters above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chip {
    /// Every key.
    #[default]
    All,
    /// Keys about which something has to be done now.
    NeedsYou,
    /// Keys that can withdraw.
    CanWithdraw,
    /// Keys that work from any address.
    AnyAddress,
    /// Keys in rotation.
    Rotating,
    /// Keys taken from the list but not yet destroyed.
    Removed,
}

impl Chip {
    /// The operator that asks for the same.
    fn as_term(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::NeedsYou => Some("due:now"),
            Self::CanWithdraw => Some("can:withdraw"),
            Self::AnyAddress => Some("no:ip"),
            Self::Rotating => Some("is:rotating"),
            Self::Removed => Some("is:removed"),
        }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What has to be done first stands first.
    #[default]
    Urgent,
    /// By label.
    Label,
    /// By exchange, then label.
    Exchange,
    /// Oldest first.
    Oldest,
}

impl Sort {
    /// All orders, as offered.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::Label, Self::Exchange, Self::Oldest];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Label => "label",
            Self::Exchange => "exchange",
            Self::Oldest => "oldest",
        }
    }
}

/// What the owner looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, phrases in quotes, and operators such as `can:withdraw`, `no:ip`, `exchange:kraken`, `tag:"grid bots"`.
    pub text: String,
    /// The quick filter.
    pub chip: Chip,
    /// Only keys of this exchange.
    pub exchange: Option<String>,
    /// Only keys that may do this.
    pub level: Option<Level>,
    /// Only keys that this tool uses.
    pub tool: Option<String>,
    /// Only keys with this tag.
    pub tag: Option<String>,
    /// The order.
    pub sort: Sort,
}

impl Query {
    /// The same in words and operators alone, as it is kept and shown. Empty where everything is shown.
    pub fn as_text(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let typed = self.text.trim();
        if !typed.is_empty() {
            parts.push(typed.to_owned());
        }
        parts.extend(self.chip.as_term().map(str::to_owned));
        parts.extend(self.level.map(|level| Operator::Can.with(level.word())));
        let names = [
            (Operator::Exchange, &self.exchange),
            (Operator::UsedBy, &self.tool),
            (Operator::Tag, &self.tag),
        ];
        for (operator, name) in names {
            parts.extend(name.as_ref().map(|name| operator.with(&quoted(name))));
        }
        parts.join(" ")
    }

    /// Whether everything is narrowed by words and operators alone.
    pub fn is_text_only(&self) -> bool {
        let text = Self { text: self.text.clone(), sort: self.sort, ..Self::default() };
        *self == text
    }
}
