//! Looking for lines: by words, by kind, by key. The newest stand first.

use super::chain::Reading;
use super::deed::Kind;
use super::line::Line;
use crate::domain::api_key::KeyId;
use crate::domain::catalogue::Catalogue;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalQuery {
    /// Words that must all be found.
    pub text: String,
    /// One kind only.
    pub kind: Option<Kind>,
    /// One key only, with its name as it was when it was chosen.
    pub key: Option<(KeyId, String)>,
}

impl JournalQuery {
    /// Whether every line is wanted.
    pub fn is_all(&self) -> bool {
        self.text.trim().is_empty() && self.kind.is_none() && self.key.is_none()
    }

    fn takes(&self, line: &Line, words: &[String]) -> bool {
        let is_of_kind = |kind: Kind| line.known_deed().is_some_and(|deed| deed.kind() == kind);
        let is_of_key = |key: &(KeyId, String)| line.key_id() == Some(key.0);
        self.kind.is_none_or(is_of_kind)
            && self.key.as_ref().is_none_or(is_of_key)
            && (words.is_empty() || {
                let text = searched(line);
                words.iter().all(|word| text.contains(word.as_str()))
            })
    }
}

/// Everything in a line that can be looked for: names, exchange, tool, field, the deed's word, the number and the day.
fn searched(line: &Line) -> String {
    let catalogue = Catalogue::current();
    let exchange = catalogue.exchange(&line.exchange);
    let field = exchange.and_then(|exchange| exchange.field(&line.detail));
    let field = field.map(|fact| fact.label.as_far_as_known().as_str()).unwrap_or_default();
    let exchange = exchange.map_or(line.exchange.as_str(), |exchange| &exchange.name);
    let tool = catalogue.tool_name(&line.tool);
    let deed = line.deed.replace('-', " ");
    let day = line.at.to_string();
    [&line.name, exchange, tool, field, &line.detail, &deed, &day].join(" ").to_lowercase()
}

/// The places of the lines that are looked for, the newest first.
pub fn found(reading: &Reading, query: &JournalQuery) -> Vec<usize> {
    let words: Vec<String> = query.text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let lines = reading.lines.iter().enumerate().rev();
    lines.filter(|(_, line)| query.takes(line, &words)).map(|(at, _)| at).collect()
}
