//! A new password at the exchange: where its rule says so, the keys of that account end some days later.

use jiff::Timestamp;

use super::Today;
use super::today::after;
use crate::domain::api_key::{Act, KeyId};
use crate::domain::book::Book;
use crate::domain::exchange::When;

/// Notes that the password of this key's account was changed today: each key of the account that the rule strikes gets its last day,
/// unless it ends earlier. Only a rule that the exchange itself tells gives a day.
pub fn password_changed(book: &mut Book, id: KeyId, now: Timestamp, today: &Today) {
    let Some(asked) = book.keys.get(&id) else { return };
    let (exchange_id, account) = (asked.exchange.clone(), asked.account.trim().to_owned());
    let exchange = today.exchange(&exchange_id);
    let mut changed = Vec::new();
    for key in book.keys.values_mut() {
        let is_same = key.exchange == exchange_id && key.account.trim() == account && key.removed.is_none();
        if !is_same {
            continue;
        }
        let has_list = !key.is_open_to_any_address();
        let rules = exchange
            .ends
            .iter()
            .filter(|end| end.when == When::NoListNewPassword && end.touches(key.levels, has_list));
        let days = rules.filter_map(|end| end.days.as_ref()?.certain().copied()).min();
        let Some(last) = days.map(|days| after(today.date(), i64::from(days))) else { continue };
        if key.expires.is_none_or(|other| last < other) {
            key.expires = Some(last);
            changed.push(key.id);
        }
    }
    for id in changed {
        book.note_act(id, now, Act::Edited);
    }
}
