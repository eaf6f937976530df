//! What the acts in a usage log need, by their names.

use crate::domain::permission::Level;

/// What an act needs, as far as its name tells. Looking at orders or withdrawals is reading, whatever it is called. Some exchanges let
/// everything be posted, also what is only looked at, and some logs have no methods, so the last part of the name decides: it begins or
/// ends with a word for looking. "New order list" ends so and is an act.
pub(super) fn level_of(action: &str) -> Option<Level> {
    const LOOKS: [&str; 9] = ["get", "history", "query", "list", "status", "info", "fetch", "view", "read"];
    const VERBS: [&str; 8] = ["add", "place", "create", "submit", "new", "edit", "amend", "cancel"];
    let words = words_of(action);
    let is_looking = match words.first()?.as_str() {
        "get" => true,
        "put" | "patch" | "delete" => false,
        _ => {
            let last = words_of(action.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
            let is_in = |known: &[&str], word: Option<&String>| {
                word.is_some_and(|word| known.contains(&word.as_str()))
            };
            !is_in(&VERBS, last.first()) && (is_in(&LOOKS, last.first()) || is_in(&LOOKS, last.last()))
        }
    };
    if is_looking {
        return None;
    }
    // In small letters throughout, "addorder" is one word.
    let bare = |word: &str| VERBS.iter().find_map(|verb| word.strip_prefix(verb)).unwrap_or(word).to_owned();
    let acts: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let sends = words.windows(2).any(|pair| pair[0] == "send" && pair[1] == "crypto");
    let levels = [
        (Level::Withdraw, ["withdraw", "withdrawal", "withdrawals", "payout", "payouts"].as_slice()),
        (Level::Transfer, &["transfer", "transfers"]),
        (
            Level::Trade,
            &["order", "orders", "trade", "trades", "buy", "sell", "position", "positions", "leverage"],
        ),
    ];
    let is_named = |known: &&[&str]| acts.iter().any(|word| known.contains(&word.as_str()));
    let named = levels.iter().find_map(|(level, known)| is_named(known).then_some(*level));
    if sends { Some(Level::Withdraw) } else { named }
}

/// The words of a name, in small letters: `/spread/placeOrder` has three. A part of a word is none: there is "read" in "spread".
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        let begins = letter.is_uppercase() && was_small;
        if (begins || !letter.is_alphanumeric()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase() || letter.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_told_by_whole_words_and_of_a_post_by_the_last_part_of_its_name() {
        for (action, level) in [
            ("POST /spread/order", Some(Level::Trade)),
            ("/spread/placeOrder", Some(Level::Trade)),
            ("AddOrder", Some(Level::Trade)),
            ("addorder", Some(Level::Trade)),
            ("POST /orderList/oco", Some(Level::Trade)),
            ("/orderList/oco", Some(Level::Trade)),
            ("New Order List", Some(Level::Trade)),
            ("/order/list/oco", Some(Level::Trade)),
            ("POST /0/private/QueryOrders", None),
            ("POST /0/private/TradesHistory", None),
            ("POST /wallet/withdraw/list", None),
            ("POST /0/private/Withdraw", Some(Level::Withdraw)),
            ("DELETE /orders/status", Some(Level::Trade)),
            ("Send crypto", Some(Level::Withdraw)),
            ("WITHDRAWAL", Some(Level::Withdraw)),
            ("GET /order", None),
            ("getOpenOrders", None),
            ("QueryOrders", None),
            ("Order history", None),
            ("/order/history", None),
            ("/order/history/", None),
            ("/capital/withdraw/history", None),
            ("/recorder/border", None),
            ("POST /tradeable", None),
            ("", None),
            ("/", None),
        ] {
            assert_eq!(level_of(action), level, "{action}");
        }
    }
}
