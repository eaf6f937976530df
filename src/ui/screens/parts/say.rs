//! Levels, exchanges and tools in words. Only words: it draws nothing.

use std::time::Duration;

use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::text::tr;

/// After this long a wait for the keychain is explained.
pub const WAIT_EXPLAINED: Duration = Duration::from_secs(1);
/// After this long it is explained differently.
pub const WAIT_LONG: Duration = Duration::from_secs(10);

/// "Trade".
pub fn level(level: Level) -> String {
    tr(&format!("wizard-level-{}", level.word()))
}

/// "Read only", "Read, trade": the levels that are given.
pub fn levels(levels: Levels) -> String {
    let all: Vec<Level> = levels.iter().collect();
    match all.as_slice() {
        [] => tr("wizard-levels-none"),
        [Level::Read] => tr("wizard-levels-read-only"),
        [first, rest @ ..] => rest.iter().fold(level(*first), |list, next| {
            tr!("wizard-levels-and", list = list, next = low(*next))
        }),
    }
}

fn low(level: Level) -> String {
    tr(&format!("wizard-levels-low-{}", level.word()))
}

/// The ladder for a screen reader: "May read, trade. May not transfer, withdraw."
pub fn ladder_name(levels: Levels) -> String {
    let list = |given: bool| {
        let words: Vec<String> =
            Level::ALL.into_iter().filter(|level| levels.has(*level) == given).map(low).collect();
        words.join(", ")
    };
    match (list(true), list(false)) {
        (may, _) if may.is_empty() => tr("wizard-ladder-may-nothing"),
        (may, not) if not.is_empty() => tr!("wizard-ladder-may-all", may = may),
        (may, not) => tr!("wizard-ladder-may", may = may, not = not),
    }
}

/// The name of a tool; nothing where none is named.
pub fn tool(id_or_name: &str) -> Option<String> {
    let name = id_or_name.trim();
    (!name.is_empty()).then(|| Catalogue::built_in().name_of(name))
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
        assert_eq!(ladder_name(set(&[Level::Read, Level::Trade])), "May read, trade. May not transfer, withdraw.");
        assert_eq!(ladder_name(set(&Level::ALL)), "May read, trade, transfer, withdraw.");
    }
}
