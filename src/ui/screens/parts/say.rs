//! Levels, exchanges and tools in words. Only words: it draws nothing.

use std::time::Duration;

use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;
use crate::domain::fact::Fact;
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::text::tr;
use crate::ui::time;
use crate::ui::words::{level_word, levels_sentence};

/// After this long a wait for the keychain is explained.
pub const WAIT_EXPLAINED: Duration = Duration::from_secs(1);
/// After this long it is explained differently.
pub const WAIT_LONG: Duration = Duration::from_secs(10);

/// Where a fact is from: its source, and that it stands in a file of the person's own, where it does.
pub fn source_of<T>(fact: &Fact<T>) -> String {
    match fact.own.map(time::date) {
        None => fact.source.clone(),
        Some(date) if fact.source.is_empty() => tr!("own-facts-mark", date = date),
        Some(date) => tr!("own-facts-mark-source", date = date, source = fact.source.clone()),
    }
}

/// "Read only", "Read, trade": the levels that are given.
pub fn levels(levels: Levels) -> String {
    let words: Vec<String> = levels.iter().map(level_word).collect();
    match words.as_slice() {
        [] => tr("wizard-levels-none"),
        [_] if levels.has(Level::Read) => tr("wizard-levels-read-only"),
        [first, rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(|word| word.to_lowercase()).collect();
            std::iter::once(first.clone()).chain(rest).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The ladder for a screen reader: "May read and trade. May not transfer or withdraw."
pub fn ladder_name(levels: Levels) -> String {
    levels_sentence(levels.into())
}

/// The name of a tool; nothing where none is named.
pub fn tool(id_or_name: &str) -> Option<String> {
    let name = id_or_name.trim();
    (!name.is_empty()).then(|| Catalogue::current().name_of(name))
}

/// The words on the button that opens the exchange's page.
pub fn open_page(exchange: &Exchange, name: &str) -> String {
    let page = exchange.page.menu.as_ref().and_then(|menu| menu.as_far_as_known().last());
    match page {
        Some(page) => tr!("wizard-open-named", page = page.clone()),
        None => tr!("wizard-open-exchange", exchange = name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_told_as_a_list() {
        let set = |all: &[Level]| all.iter().copied().collect::<Levels>();
        assert_eq!(levels(set(&[])), "Nothing");
        assert_eq!(levels(set(&[Level::Read])), "Read only");
        assert_eq!(levels(set(&[Level::Read, Level::Trade])), "Read, trade");
        assert_eq!(levels(set(&[Level::Withdraw])), "Withdraw");
        assert_eq!(
            ladder_name(set(&[Level::Read, Level::Trade])),
            "May read and trade. May not transfer or withdraw."
        );
    }
}
