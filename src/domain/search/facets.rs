//! What the list can be narrowed to, by the names that people read.

use std::collections::{BTreeMap, HashMap};

use crate::domain::api_key::{ApiKey, KeyId};

use super::names::{Count, Named};
use super::term::Operator;

/// What the list can be narrowed to, by the names that people read, in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The exchanges of the keys in the list.
    pub exchanges: Vec<String>,
    /// The tools that use them.
    pub tools: Vec<String>,
    /// Their tags.
    pub tags: Vec<String>,
    counted: Counted,
}

/// The same with how many keys have each, and the accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counted {
    exchanges: Vec<Named>,
    accounts: Vec<Named>,
    tools: Vec<Named>,
    tags: Vec<Named>,
}

impl Facets {
    pub(super) fn of(keys: &BTreeMap<KeyId, ApiKey>, name_of: &impl Fn(&str) -> String) -> Self {
        let [mut exchanges, mut accounts, mut tools, mut tags] = std::array::from_fn(|_| Count::default());
        let mut called: HashMap<&str, String> = HashMap::new();
        for key in keys.values().filter(|key| key.removed.is_none()) {
            if key.exchange_name.is_empty() {
                exchanges.add(called.entry(&key.exchange).or_insert_with(|| name_of(&key.exchange)));
            } else {
                exchanges.add(&key.exchange_name);
            }
            accounts.add(&key.account);
            accounts.add(&key.sub_account);
            for used in &key.tools {
                tools.add(called.entry(&used.tool).or_insert_with(|| name_of(&used.tool)));
            }
            key.tags.iter().for_each(|tag| tags.add(tag));
        }
        let counted = Counted {
            exchanges: exchanges.listed(),
            accounts: accounts.listed(),
            tools: tools.listed(),
            tags: tags.listed(),
        };
        let names = |list: &[Named]| list.iter().map(|named| named.name.clone()).collect();
        Self {
            exchanges: names(&counted.exchanges),
            tools: names(&counted.tools),
            tags: names(&counted.tags),
            counted,
        }
    }

    /// The names that stand behind this operator; none where it takes no names.
    pub(super) fn named(&self, operator: Operator) -> &[Named] {
        match operator {
            Operator::Exchange => &self.counted.exchanges,
            Operator::Account => &self.counted.accounts,
            Operator::UsedBy => &self.counted.tools,
            Operator::Tag => &self.counted.tags,
            _ => &[],
        }
    }
}
