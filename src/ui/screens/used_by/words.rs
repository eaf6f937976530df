//! Who holds what, in words: the tool and its place, what would be lost, one key in a sentence. Only words: it draws nothing.

use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::used_by::{Can, Holder, Loss};
use crate::tr;
use crate::ui::words::{from_where, joined, ladder_of, levels_sentence};

/// So many kinds of loss are told; what is less is summed up.
const MOST_KINDS: usize = 3;

/// The tool's name.
pub(super) fn tool_name(holder: &Holder) -> String {
    if holder.tool.is_empty() {
        return tr!("used-by-unnamed");
    }
    Catalogue::built_in().tool_name(&holder.tool).to_owned()
}

/// "3Commas holds 3 keys: one can trade, from any address and 2 can only read, from any address."
pub(super) fn loss(holder: &Holder) -> String {
    let total = holder.keys.len();
    let parts: Vec<String> = holder.loss.iter().take(MOST_KINDS).map(|loss| part(*loss, total)).collect();
    let what = if holder.loss.len() > MOST_KINDS {
        tr!("used-by-loss-rest", list = parts.join(", "))
    } else {
        joined("words-and", &parts)
    };
    tr!("used-by-loss", count = total, tool = tool_name(holder), what = what)
}

fn part(loss: Loss, total: usize) -> String {
    let who = match loss.count {
        1 if total == 1 => tr!("used-by-who-it"),
        count if count == total => tr!("used-by-who-all", count = count),
        count => tr!("used-by-who", count = count),
    };
    let is_listed = !loss.is_open && loss.can < Can::Nothing;
    let from = if is_listed { "list" } else { "any" };
    tr!(&format!("used-by-loss-{}-{from}", loss.can.word()), who = who)
}

/// The tools that use a key, and where they run.
pub(super) fn users(key: &ApiKey) -> String {
    let catalogue = Catalogue::built_in();
    let users: Vec<String> = key
        .tools
        .iter()
        .map(|used| {
            let name = catalogue.tool_name(used.tool.trim()).to_owned();
            match (name.is_empty(), used.place.trim()) {
                (false, "") => name,
                (true, place) => place.to_owned(),
                (false, place) => tr!("key-tool-at", tool = name, place = place.to_owned()),
            }
        })
        .filter(|words| !words.is_empty())
        .collect();
    if users.is_empty() { tr!("keys-row-no-tool") } else { joined("words-and", &users) }
}

/// One key in a sentence, for a screen reader.
pub(super) fn key_sentence(key: &ApiKey, second: &str) -> String {
    let (_, from) = from_where(key);
    tr!(
        "used-by-key-name",
        label = key.label.clone(),
        place = second.to_owned(),
        levels = levels_sentence(ladder_of(key)),
        from = from
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::{Address, ToolUse};
    use crate::domain::permission::{Level, Levels};
    use crate::domain::sample;
    use crate::domain::used_by::UsedBy;

    /// The sentence of one tool that holds keys with these levels, each from any address or from a list.
    fn told(keys: &[(&[Level], bool)]) -> String {
        let like = sample::book(jiff::Timestamp::UNIX_EPOCH).keys[&sample::id(4)].clone();
        let keys = keys.iter().enumerate().map(|(place, (levels, is_listed))| {
            let mut key = like.clone();
            key.id = sample::id(place);
            key.levels = levels.iter().copied().collect::<Levels>();
            key.addresses.clear();
            if *is_listed {
                key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
            }
            key.tools = vec![ToolUse { tool: "3commas".to_owned(), place: "cloud".to_owned() }];
            (key.id, key)
        });
        loss(&UsedBy::of(&keys.collect()).holders[0])
    }

    #[test]
    fn what_would_be_lost_is_one_sentence_made_of_the_levels() {
        const READ: &[Level] = &[Level::Read];
        const TRADE: &[Level] = &[Level::Read, Level::Trade];
        const MOVE: &[Level] = &[Level::Read, Level::Trade, Level::Transfer];
        const SEND: &[Level] = &[Level::Read, Level::Withdraw];
        for (keys, sentence) in [
            ([(TRADE, false)].as_slice(), "3Commas holds 1 key: it can trade, from any address."),
            (
                &[(TRADE, false), (READ, true), (READ, true)],
                "3Commas holds 3 keys: one can trade, from any address and 2 can only read, from listed addresses only.",
            ),
            (
                &[(SEND, false), (SEND, false)],
                "3Commas holds 2 keys: both can send your coins to anyone, from any address.",
            ),
            (
                &[(SEND, true), (SEND, true), (SEND, true)],
                "3Commas holds 3 keys: all 3 can send your coins to anyone, from listed addresses only.",
            ),
            (
                &[(READ, false), (TRADE, true), (MOVE, true), (SEND, false)],
                "3Commas holds 4 keys: one can send your coins to anyone, from any address, one can move your coins, from \
                 listed addresses only, one can trade, from listed addresses only, the rest less.",
            ),
            (&[(&[], false)], "3Commas holds 1 key: it can do nothing."),
        ] {
            assert_eq!(told(keys), sentence);
        }
    }
}
