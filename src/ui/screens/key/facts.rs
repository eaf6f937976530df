//! The facts of a key beside its fields; each leads into the edit form.

use egui::{Margin, Ui};

use super::{EditDraft, KeyDraft};
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::duty::rotation_day;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::answer_words::fact_line;
use crate::ui::screens::to_do::how_words;
use crate::ui::time;
use crate::ui::widgets::{Card, fact_row};
use crate::ui::words::{exchange_name, exchange_of, short_date};

/// Draws the card.
pub fn facts_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, draft: &mut KeyDraft) {
    let facts = facts_of(key, when);
    Card::new().padding(Margin { left: 16, right: 12, top: 9, bottom: 9 }).show(ui, |ui| {
        for (icon, what, value) in &facts {
            if fact_row(ui, *icon, what, value, true).clicked() {
                draft.edit = Some(EditDraft::of(key));
            }
        }
    });
}

/// How the key is in one line, and the way to the whole of it.
pub fn how_ui(ui: &mut Ui, session: &Session, key: &ApiKey, when: When<'_>, out: &mut Outbox) {
    Card::new().padding(Margin { left: 16, right: 12, top: 9, bottom: 9 }).show(ui, |ui| {
        let words = how_words(session, key);
        if fact_row(ui, icons::LIST_CHECKS, &tr!("key-how"), &words, true).clicked() {
            out.go(Route::Health(key.id));
        }
        let exchange = exchange_name(key);
        // Where it cannot be asked its owner can still say that they looked.
        let can_look = key.removed.is_none() && !exchange_of(key).is_closed();
        if can_look || key.live.last.is_some() {
            let what = tr!("answer-fact", exchange = exchange);
            if fact_row(ui, icons::PULSE, &what, &fact_line(key, when), true).clicked() {
                out.go(Route::Check(key.id));
            }
        }
    });
}

fn facts_of(key: &ApiKey, when: When<'_>) -> Vec<(Icon, String, String)> {
    let or = |text: &str, none: String| if text.trim().is_empty() { none } else { text.trim().to_owned() };
    let mut facts = vec![
        (icons::PLUGS, tr!("key-used-by"), or(&tools(key), tr!("key-used-by-none"))),
        (from_icon(key), tr!("key-from"), from(key)),
        (icons::ARROWS_CLOCKWISE, tr!("key-rotate-when"), rotation(key, when)),
        (icons::CALENDAR_BLANK, tr!("key-expires"), expiry(key, when)),
        (icons::TAG, tr!("key-tags"), or(&key.tags.join(", "), tr!("key-tags-none"))),
    ];
    if !key.note.trim().is_empty() {
        facts.push((icons::NOTE, tr!("key-note"), key.note.trim().to_owned()));
    }
    facts
}

fn tools(key: &ApiKey) -> String {
    let catalogue = Catalogue::built_in();
    let words: Vec<String> = key
        .tools
        .iter()
        .map(|used| {
            let name = catalogue.tool_name(&used.tool).to_owned();
            if used.place.trim().is_empty() {
                name
            } else {
                tr!("key-tool-at", tool = name, place = used.place.trim().to_owned())
            }
        })
        .collect();
    words.join("\n")
}

/// Only a list that holds is a shield.
fn from_icon(key: &ApiKey) -> Icon {
    if key.is_open() { icons::GLOBE } else { icons::SHIELD_CHECK }
}

/// From where it works: what its exchange says comes before what was noted.
fn from(key: &ApiKey) -> String {
    const FEW: usize = 2;
    let exchange = || exchange_name(key);
    match key.addresses.len() {
        0 if key.is_open() => tr!("key-from-any"),
        0 => tr!("key-from-limited-told", exchange = exchange()),
        _ if key.is_open() => tr!("key-from-any-told", exchange = exchange()),
        count if count > FEW => tr!("words-addresses", count = count),
        _ => key.addresses.iter().map(|address| address.ip.clone()).collect::<Vec<_>>().join("\n"),
    }
}

fn rotation(key: &ApiKey, when: When<'_>) -> String {
    match rotation_day(key, when.zone) {
        Some(day) => {
            let days = time::days_until(day, when);
            tr!("key-rotate-on", days = time::in_days(days), date = short_date(day, when))
        }
        None => tr!("key-rotate-never"),
    }
}

fn expiry(key: &ApiKey, when: When<'_>) -> String {
    match key.expires {
        Some(day) => {
            let days = time::days_until(day, when);
            tr!("key-expires-on", days = time::in_days(days), date = short_date(day, when))
        }
        None => tr!("key-expires-never"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::Address;
    use crate::domain::live_check::{Addresses, Outcome, as_wanted};
    use crate::domain::sample;
    use jiff::Timestamp;

    #[test]
    fn only_a_list_that_holds_is_a_shield_and_the_words_agree_with_what_the_exchange_says() {
        let mut key = sample::book(Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap();
        let says = |key: &mut ApiKey, addresses| {
            let mut check = as_wanted(key, Timestamp::UNIX_EPOCH);
            if let Outcome::Told(told) = &mut check.outcome {
                told.addresses = Some(addresses);
            }
            key.live.answered = Some(check);
        };
        key.addresses.clear();
        assert_eq!((from_icon(&key), from(&key).as_str()), (icons::GLOBE, "any address"));
        says(&mut key, Addresses::Limited);
        assert_eq!(from_icon(&key), icons::SHIELD_CHECK);
        assert_eq!(from(&key), "a list that you did not note, Kraken says");
        key.addresses.push(Address { ip: "203.0.113.24".to_owned(), note: String::new() });
        assert_eq!((from_icon(&key), from(&key).as_str()), (icons::SHIELD_CHECK, "203.0.113.24"));
        says(&mut key, Addresses::Any);
        assert_eq!((from_icon(&key), from(&key).as_str()), (icons::GLOBE, "any address, Kraken says"));
    }
}
