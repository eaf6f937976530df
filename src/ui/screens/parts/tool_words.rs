//! What is known of a tool, in plain sentences; a doubtful fact is told with its doubt. Only words: it draws nothing.

use crate::domain::api_key::{ApiKey, ToolUse};
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;
use crate::domain::fact::Fact;
use crate::domain::permission::Level;
use crate::domain::tool::{IpAdvice, Keeps, Tool};
use crate::domain::wanted::{Beyond, Missing};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::text::tr;
use crate::ui::words::joined;

/// What is known of the tool of this id or name.
pub fn known(id_or_name: &str) -> Option<&'static Tool> {
    Catalogue::built_in().tool_called(id_or_name)
}

/// A sentence, with its doubt where the fact is not sure.
pub fn doubted(text: String, is_sure: bool) -> String {
    if is_sure { text } else { tr!("tools-unsure", text = text) }
}

/// The text of this fact.
pub fn told(fact: &Fact<String>) -> String {
    doubted(tr(fact.as_far_as_known()), fact.is_sure())
}

/// "read and trade".
fn verbs(id: &str, levels: impl Iterator<Item = Level>) -> String {
    let words: Vec<String> = levels.map(|level| tr!(&format!("words-verb-{}", level.word()))).collect();
    joined(id, &words)
}

/// What the tool needs and what it must never get.
pub fn needs(tool: &Tool) -> Option<String> {
    let name = tool.name.clone();
    if !tool.takes_keys {
        return Some(tr!("tools-takes-none", tool = name));
    }
    let fact = tool.needs.as_ref()?;
    let needs = verbs("words-and", fact.as_far_as_known().iter().copied());
    let Some(never) = &tool.never else {
        let id = if fact.is_sure() { "tools-needs-only" } else { "tools-needs-only-unsure" };
        return Some(tr!(id, tool = name, needs = needs));
    };
    let id = if fact.is_sure() && never.is_sure() { "tools-needs" } else { "tools-needs-unsure" };
    let never = verbs("words-or", never.as_far_as_known().iter().copied());
    Some(tr!(id, tool = name, needs = needs, never = never))
}

/// How the tool keeps the key, with the icon before it.
pub fn keeps(tool: &Tool) -> Option<(Icon, String)> {
    let (keeps, is_sure) = tool.keeping()?;
    let icon = match keeps {
        Keeps::Cloud => icons::CLOUD,
        Keeps::Encrypted => icons::LOCK_SIMPLE,
        Keeps::PlainFile | Keeps::PlainDatabase | Keeps::Environment => icons::EYE,
    };
    let text = tr!(&format!("tools-keeps-{}", keeps.word()), tool = tool.name.clone());
    Some((icon, doubted(text, is_sure)))
}

/// Whether an address list helps or breaks the tool, and whose addresses stand in it.
pub fn ip(tool: &Tool) -> Option<String> {
    if let Some(note) = &tool.ip_note {
        return Some(told(note));
    }
    let ip = tool.ip.as_ref()?;
    let text = tr!(&format!("tools-ip-{}", ip.as_far_as_known().word()), tool = tool.name.clone());
    Some(doubted(text, ip.is_sure()))
}

/// The icon before that.
pub fn ip_icon(tool: &Tool) -> Icon {
    match tool.ip.as_ref().map(Fact::as_far_as_known) {
        Some(IpAdvice::Breaks) => icons::WARNING,
        Some(IpAdvice::OwnAddress) => icons::SHIELD_CHECK,
        Some(IpAdvice::ItsPage) | None => icons::CLOUD,
    }
}

/// That the tool has more addresses than this exchange takes for a key.
pub fn too_many(tool: &Tool, exchange: &Exchange, exchange_name: &str) -> Option<String> {
    let (has, takes) = (tool.ip_count.as_ref()?, exchange.ip.max.as_ref()?);
    let (count, most) = (*has.as_far_as_known(), *takes.as_far_as_known());
    let id = if has.is_sure() && takes.is_sure() { "tools-ip-too-many" } else { "tools-ip-too-many-unsure" };
    (count > most).then(|| {
        tr!(id, tool = tool.name.clone(), count = count, exchange = exchange_name.to_owned(), most = most)
    })
}

/// The tools that share a key.
pub fn sharing(key: &ApiKey) -> Vec<String> {
    let named: Vec<&ToolUse> = key.tools.iter().filter(|used| !used.tool.trim().is_empty()).collect();
    let name_of = |used: &&ToolUse| {
        let name = Catalogue::built_in().tool_name(&used.tool).to_owned();
        // The same tool on two computers is told apart by where it runs.
        let is_twice = named.iter().filter(|other| other.tool == used.tool).count() > 1;
        match used.place.trim() {
            place if is_twice && !place.is_empty() => {
                tr!("shared-tool-at", tool = name, place = place.to_owned())
            }
            _ => name,
        }
    };
    named.iter().map(name_of).collect()
}

/// "It may trade, and Koinly only needs to read."
pub fn beyond(beyond: &Beyond) -> String {
    let more = verbs("words-and", beyond.levels.iter());
    let needs = verbs("words-and", beyond.needs.iter());
    if beyond.tools.is_empty() {
        let who = tr(&format!("create-who-{}", beyond.purpose.word()));
        return tr!("wanted-purpose", beyond = more, who = who, needs = needs);
    }
    let id = if beyond.is_sure { "wanted-tool" } else { "wanted-tool-unsure" };
    let who = joined("words-and", &beyond.tools);
    tr!(id, count = beyond.tools.len(), beyond = more, who = who, needs = needs)
}

/// "It may not trade, and Freqtrade needs to."
pub fn missing(missing: &Missing) -> String {
    let who = joined("words-and", &missing.tools);
    let count = missing.tools.len();
    if missing.levels.highest().is_none() {
        return tr!("missing-ticks", who = who, count = count);
    }
    let levels = verbs("words-or", missing.levels.iter());
    if missing.tools.is_empty() {
        let who = tr(&format!("create-who-{}", missing.purpose.word()));
        return tr!("missing-purpose", missing = levels, who = who);
    }
    let id = if missing.is_sure { "missing-tool" } else { "missing-tool-unsure" };
    tr!(id, count = count, missing = levels, who = who)
}

/// The exchange's words for these ticks: "**Withdraw** and **Transfer**".
pub fn tick_words(codes: &[String], exchange: &Exchange) -> Option<String> {
    let word = |code: &String| Some(format!("**{}**", exchange.permission(code)?.label.as_far_as_known()));
    let words: Vec<String> = codes.iter().filter_map(word).collect();
    (!words.is_empty()).then(|| joined("words-and", &words))
}

/// How a surplus is mended at the exchange.
pub fn mend_beyond(beyond: &Beyond, exchange: &Exchange, exchange_name: String) -> String {
    match tick_words(&beyond.codes, exchange) {
        Some(words) => tr!("wanted-mend", exchange = exchange_name, words = words),
        None => tr!("wanted-mend-plain", exchange = exchange_name),
    }
}

/// How what is missing is mended at the exchange.
pub fn mend_missing(missing: &Missing, exchange: &Exchange, exchange_name: String) -> String {
    match tick_words(&missing.codes, exchange) {
        Some(words) => tr!("missing-mend", exchange = exchange_name, words = words),
        None => tr!("missing-mend-plain", exchange = exchange_name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_fact_is_told_with_its_doubt() {
        let says = |id: &str, text: Option<String>, doubts: bool| {
            let text = text.unwrap_or_else(|| panic!("nothing is said of {id}"));
            assert_eq!(text.starts_with("As far as known"), doubts, "{text}");
        };
        let tool = |id: &str| known(id).unwrap();
        says("coinledger", needs(tool("coinledger")), false);
        says("koinly", needs(tool("koinly")), true);
        says("freqtrade", keeps(tool("freqtrade")).map(|it| it.1), false);
        says("koinly", keeps(tool("koinly")).map(|it| it.1), true);
        says("cointracker", ip(tool("cointracker")), false);
        says("cryptohopper", ip(tool("cryptohopper")), true);
    }

    #[test]
    fn nothing_is_said_where_nothing_is_known() {
        let own = known("own-program").unwrap();
        assert!(needs(own).is_none() && keeps(own).is_none() && ip(own).is_none());
        assert!(known("Night trader").is_none());
    }

    #[test]
    fn a_list_that_is_too_long_for_the_exchange_is_told() {
        let altrady = known("altrady").unwrap();
        let at = |id: &str| {
            let exchange = Catalogue::built_in().exchange(id).unwrap();
            too_many(altrady, exchange, &exchange.name)
        };
        assert_eq!(at("binance"), None);
        let told = Catalogue::built_in().exchanges().iter().find_map(|one| at(&one.id));
        assert!(told.is_some_and(|words| words.contains("20 addresses")));
    }
}
