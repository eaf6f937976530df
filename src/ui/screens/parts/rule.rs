//! A rule by which an exchange ends keys, with how sure it is and when that was read. What nobody read at the exchange says so.

use crate::domain::api_key::ApiKey;
use crate::domain::exchange::EndFact;
use crate::domain::fact::Sure;
use crate::domain::thief::end_words;
use crate::tr;
use crate::ui::text::say;
use crate::ui::time;
use crate::ui::words::{exchange_name, exchange_of};

/// The rule in one sentence.
pub fn rule_sentence(key: &ApiKey, fact: &EndFact) -> String {
    say(&end_words(&exchange_of(key), fact))
}

/// How sure it is.
pub fn rule_sureness(key: &ApiKey, fact: &EndFact) -> String {
    let (exchange, date) = (exchange_name(key), time::date(fact.rule.date));
    match fact.rule.sure() {
        Sure::Sure => tr!("rule-sure", exchange = exchange, date = date),
        Sure::Copy => tr!("rule-copy", exchange = exchange, date = date),
        Sure::Unverified => tr!("rule-unverified", exchange = exchange),
    }
}

/// Both.
pub fn rule_told(key: &ApiKey, fact: &EndFact) -> String {
    format!("{} {}", rule_sentence(key, fact), rule_sureness(key, fact))
}
