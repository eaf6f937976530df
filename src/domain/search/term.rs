//! The words of a search: what each operator asks for, and what is told where one is not understood.

use crate::domain::permission::Level;
use crate::domain::words::Words;

use super::token::{Token, tokens};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// At this exchange.
    Exchange,
    /// Of this account.
    Account,
    /// Used by this tool.
    UsedBy,
    /// With this tag.
    Tag,
    /// May do this.
    Can,
    /// Has none of these.
    No,
    /// Is in this state.
    Is,
    /// Made longer ago.
    Older,
    /// Made since.
    Newer,
    /// Something is due within this time.
    Due,
}

impl Operator {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Exchange,
        Self::Account,
        Self::UsedBy,
        Self::Tag,
        Self::Can,
        Self::No,
        Self::Is,
        Self::Older,
        Self::Newer,
        Self::Due,
    ];

    /// How it is written, and the word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exchange => "exchange",
            Self::Account => "account",
            Self::UsedBy => "used-by",
            Self::Tag => "tag",
            Self::Can => "can",
            Self::No => "no",
            Self::Is => "is",
            Self::Older => "older",
            Self::Newer => "newer",
            Self::Due => "due",
        }
    }

    pub(super) fn called(head: &str) -> Option<Self> {
        match head {
            // Its name before there were others, and what one would try.
            "tool" | "used" => Some(Self::UsedBy),
            _ => Self::ALL.into_iter().find(|operator| operator.word() == head),
        }
    }

    /// The operator with a value behind it, as it is typed.
    pub(super) fn with(self, value: &str) -> String {
        format!("{}:{value}", self.word())
    }
}

/// What a key can be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Ip,
    Tag,
    Tool,
    Account,
}

impl Lack {
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Ip, "ip"), (Self::Tag, "tag"), (Self::Tool, "tool"), (Self::Account, "account")];
}

/// What a key can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Rotating,
    Dangerous,
    Shared,
    Closed,
    Removed,
}

impl Condition {
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Rotating, "rotating"),
        (Self::Dangerous, "dangerous"),
        (Self::Shared, "shared"),
        (Self::Closed, "closed"),
        (Self::Removed, "removed"),
    ];
}

/// One word of a search, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Word(String),
    /// A name behind an operator that takes names.
    Name(Operator, String),
    /// Any of these levels: a beginning is enough.
    Can(Vec<Level>),
    No(Vec<Lack>),
    Is(Vec<Condition>),
    /// Made at least so many days ago.
    Older(i64),
    /// Made at most so many days ago.
    Newer(i64),
    /// Needs its owner in at most so many days.
    Due(i64),
}

/// Something in a search that is not understood. It is left out, and that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Puzzle {
    /// As it was typed.
    pub term: String,
    /// The operator, where that is known and what stands behind it is not.
    pub operator: Option<Operator>,
}

impl Puzzle {
    /// What may stand there.
    pub fn words(&self) -> Words {
        let id = match self.operator {
            Some(Operator::Older | Operator::Newer) => "search-puzzle-time".to_owned(),
            Some(operator) => format!("search-puzzle-{}", operator.word()),
            None => "search-puzzle-unknown".to_owned(),
        };
        let words = Words::new(id).text("term", shortened(&self.term));
        match self.operator {
            Some(operator @ (Operator::Older | Operator::Newer)) => words.text("operator", operator.word()),
            _ => words,
        }
    }
}

/// A very long one is told by its beginning.
fn shortened(term: &str) -> String {
    const MOST: usize = 30;
    if term.chars().count() <= MOST {
        return term.to_owned();
    }
    term.chars().take(MOST).chain("…".chars()).collect()
}

/// What in this search is not understood: values behind known operators first, then words before a colon that are no operator.
/// Those are looked for as plain words, so that they are worth telling only where nothing is found.
pub fn puzzles(text: &str) -> Vec<Puzzle> {
    let mut puzzles = parse(text).1;
    puzzles.sort_by_key(|puzzle| puzzle.operator.is_none());
    puzzles
}

/// The words of a search that are understood, and what is not.
pub(super) fn parse(text: &str) -> (Vec<Term>, Vec<Puzzle>) {
    let (mut terms, mut puzzles) = (Vec::new(), Vec::new());
    for token in tokens(text) {
        let typed = || text[token.range.clone()].to_owned();
        let operator = token.head.as_deref().map(Operator::called);
        match operator {
            Some(Some(operator)) => match understand(operator, &token) {
                Ok(term) => terms.extend(term),
                Err(()) => puzzles.push(Puzzle { term: typed(), operator: Some(operator) }),
            },
            Some(None) => {
                let is_page = token.value.starts_with("//");
                if !is_page && !token.value.is_empty() {
                    puzzles.push(Puzzle { term: typed(), operator: None });
                }
                terms.push(Term::Word(typed().to_lowercase()));
            }
            None if token.value.is_empty() => {}
            None => terms.push(Term::Word(token.value.to_lowercase())),
        }
    }
    (terms, puzzles)
}

/// Where nothing stands behind the colon yet, nothing is asked.
fn understand(operator: Operator, token: &Token) -> Result<Option<Term>, ()> {
    let value = token.value.trim().to_lowercase();
    if value.is_empty() {
        return Ok(None);
    }
    let term = match operator {
        Operator::Exchange | Operator::Account | Operator::UsedBy | Operator::Tag => {
            Term::Name(operator, token.value.to_lowercase())
        }
        Operator::Can => Term::Can(begun(Level::ALL.map(|level| (level, level.word())), &value)?),
        Operator::No => Term::No(begun(Lack::ALL, &value)?),
        Operator::Is => Term::Is(begun(Condition::ALL, &value)?),
        Operator::Older => Term::Older(days(&value).ok_or(())?),
        Operator::Newer => Term::Newer(days(&value).ok_or(())?),
        Operator::Due if "now".starts_with(&value) => Term::Due(0),
        Operator::Due => Term::Due(days(&value).ok_or(())?),
    };
    Ok(Some(term))
}

/// All that begin like this; the whole word is that one alone.
fn begun<T: Copy, const N: usize>(all: [(T, &str); N], start: &str) -> Result<Vec<T>, ()> {
    if let Some((whole, _)) = all.iter().find(|(_, word)| *word == start) {
        return Ok(vec![*whole]);
    }
    let found: Vec<T> =
        all.into_iter().filter(|(_, word)| word.starts_with(start)).map(|(one, _)| one).collect();
    if found.is_empty() { Err(()) } else { Ok(found) }
}

/// A time in days: `90`, `90d`, `12w`, `6m`, `1y`, `"6 months"`.
fn days(text: &str) -> Option<i64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: i64 = text[..end].parse::<u16>().ok()?.into();
    let length = match text[end..].trim_start() {
        "" | "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        "m" | "month" | "months" => 30,
        "y" | "year" | "years" => 365,
        _ => return None,
    };
    Some(number * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(operator: Operator, value: &str) -> Term {
        Term::Name(operator, value.to_owned())
    }

    fn word(word: &str) -> Term {
        Term::Word(word.to_owned())
    }

    #[test]
    fn what_is_typed_is_understood_or_told() {
        let many = "ä".repeat(5_000);
        let cases: Vec<(&str, Vec<Term>, &[&str])> = vec![
            ("", vec![], &[]),
            ("Grid BOT", vec![word("grid"), word("bot")], &[]),
            ("\"grid bot\"", vec![word("grid bot")], &[]),
            ("\"\"", vec![], &[]),
            ("exchange:OKX", vec![name(Operator::Exchange, "okx")], &[]),
            ("account:\"Sub 1\"", vec![name(Operator::Account, "sub 1")], &[]),
            ("tool:koinly", vec![name(Operator::UsedBy, "koinly")], &[]),
            ("used-by:koinly", vec![name(Operator::UsedBy, "koinly")], &[]),
            ("tag:a tag:\"b c\"", vec![name(Operator::Tag, "a"), name(Operator::Tag, "b c")], &[]),
            ("tag: exchange:\"\" older: can:", vec![], &[]),
            ("can:withdraw", vec![Term::Can(vec![Level::Withdraw])], &[]),
            ("can:tra", vec![Term::Can(vec![Level::Trade, Level::Transfer])], &[]),
            ("can:fly", vec![], &["can:fly"]),
            ("no:ip", vec![Term::No(vec![Lack::Ip])], &[]),
            ("no:fun", vec![], &["no:fun"]),
            ("is:rotating", vec![Term::Is(vec![Condition::Rotating])], &[]),
            ("is:r", vec![Term::Is(vec![Condition::Rotating, Condition::Removed])], &[]),
            ("is:fine", vec![], &["is:fine"]),
            ("older:90d", vec![Term::Older(90)], &[]),
            ("older:90", vec![Term::Older(90)], &[]),
            ("older:12w", vec![Term::Older(84)], &[]),
            ("older:\"6 months\"", vec![Term::Older(180)], &[]),
            ("newer:1y", vec![Term::Newer(365)], &[]),
            ("older:long older:-5d older:5x", vec![], &["older:long", "older:-5d", "older:5x"]),
            ("older:99999999999999999999d", vec![], &["older:99999999999999999999d"]),
            ("older:٣٠d", vec![], &["older:٣٠d"]),
            ("due:30d", vec![Term::Due(30)], &[]),
            ("due:now", vec![Term::Due(0)], &[]),
            ("due:no", vec![Term::Due(0)], &[]),
            ("due:soon kraken", vec![word("kraken")], &["due:soon"]),
            ("exchnage:okx", vec![word("exchnage:okx")], &["exchnage:okx"]),
            ("биржа:окх", vec![word("биржа:окх")], &["биржа:окх"]),
            ("https://okx.com 2001:db8::1", vec![word("https://okx.com"), word("2001:db8::1")], &[]),
            ("ключ 鍵 مفتاح 🔑", vec![word("ключ"), word("鍵"), word("مفتاح"), word("🔑")], &[]),
            (&many, vec![word(&many)], &[]),
        ];
        for (text, terms, puzzled) in cases {
            let (understood, puzzles) = parse(text);
            assert_eq!(understood, terms, "{text}");
            let told: Vec<&str> = puzzles.iter().map(|puzzle| puzzle.term.as_str()).collect();
            assert_eq!(told, puzzled, "{text}");
        }
    }

    #[test]
    fn what_is_told_first_is_the_operator_that_is_known() {
        let found = puzzles("exchnage:okx due:soon");
        assert_eq!(found[0].operator, Some(Operator::Due));
        assert_eq!(found[0].words().id, "search-puzzle-due");
        assert_eq!(found[1].words().id, "search-puzzle-unknown");
        let long = puzzles(&format!("can:{}", "x".repeat(5_000)));
        assert!(long[0].words().args.iter().all(|(_, arg)| format!("{arg:?}").len() < 60));
    }
}
