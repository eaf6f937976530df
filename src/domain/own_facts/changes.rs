//! What a file changes, before it is taken: every fact that becomes another, and louder what would make a key look more harmless.

use std::collections::BTreeMap;

use super::Fitting;
use super::text::host_of;
use crate::domain::book::Book;
use crate::domain::exchange::Exchange;
use crate::domain::fact::Fact;
use crate::domain::permission::Levels;

/// What a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Whether nobody knew the exchange.
    pub is_new: bool,
    /// Whether an earlier file of the same exchange is replaced.
    pub replaces: bool,
    /// What would make a key look more harmless, or lead to another page.
    pub loud: Vec<Loud>,
    /// The facts that become others.
    pub changes: Vec<Change>,
}

/// Something that has to be seen before a file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loud {
    /// A permission that takes everything would count as less.
    Harmless {
        /// The exchange's word for it.
        label: String,
        /// As what it would count.
        levels: Levels,
    },
    /// While this permission is on, no other would count as more than it says.
    Cap(String),
    /// These keys of the person's would no longer count as dangerous.
    Keys(Vec<String>),
    /// The button would open a page of another host.
    Host {
        /// The built-in host.
        before: String,
        /// The file's.
        after: String,
    },
    /// The button would open a page of this host, where nothing was opened before.
    Page(String),
    /// Withdraw or something else would no longer need an address list.
    List,
}

impl Loud {
    /// Whether it could cost coins, so that the button says so.
    pub fn is_dangerous(&self) -> bool {
        matches!(self, Self::Harmless { .. } | Self::Cap(_) | Self::Keys(_))
    }
}

/// One fact that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which fact: a word used in text ids.
    pub what: &'static str,
    /// Of which thing: a permission's word, a purpose's id; may be empty.
    pub of: String,
    /// What is known now; none where nothing is.
    pub before: Option<Told>,
    /// What the file says; none where it leaves something out.
    pub after: Option<Told>,
}

/// A value of a fact, for saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// In the exchange's or the person's words.
    Text(String),
    /// Levels.
    Levels(Levels),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(usize),
}

impl Preview {
    /// What this file would change, beside what counts now.
    pub fn of(file: &Fitting, now: &Exchange, is_known: bool, book: &Book) -> Self {
        let (before, after) =
            (if is_known { facts_of(now) } else { BTreeMap::new() }, facts_of(&file.exchange));
        let keys = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
        let changes = keys
            .into_iter()
            .filter(|key| before.get(*key) != after.get(*key))
            .map(|key| Change {
                what: key.1,
                of: key.2.clone(),
                before: before.get(key).cloned(),
                after: after.get(key).cloned(),
            })
            .collect();
        Self {
            is_new: !is_known,
            replaces: book.own_facts.contains_key(&file.id),
            loud: page(is_known.then_some(now), &file.exchange)
                .into_iter()
                .chain(if is_known { calmer(now, file, book) } else { Vec::new() })
                .collect(),
            changes,
        }
    }

    /// Whether taking it could cost coins.
    pub fn is_dangerous(&self) -> bool {
        self.loud.iter().any(Loud::is_dangerous)
    }
}

/// That the button would open a page of a host that is not the built-in one, or of a new exchange.
fn page(now: Option<&Exchange>, then: &Exchange) -> Option<Loud> {
    let after = host_of(then.page_url()?)?.to_owned();
    // Also where the built-in page is too unsure to be opened, its host is known.
    let before = now.and_then(|now| now.page.url.as_ref()).and_then(|url| host_of(url.as_far_as_known()));
    match before {
        Some(before) if before == after => None,
        Some(before) => Some(Loud::Host { before: before.to_owned(), after }),
        None => Some(Loud::Page(after)),
    }
}

fn calmer(now: &Exchange, file: &Fitting, book: &Book) -> Vec<Loud> {
    let then = &file.exchange;
    let mut found = Vec::new();
    for one in now.permissions.iter().filter(|one| one.level().is_dangerous()) {
        let levels = then.levels_of(&[one.code.clone()].into());
        if !levels.are_dangerous() {
            found.push(Loud::Harmless { label: one.label.as_far_as_known().clone(), levels });
        }
    }
    for one in &then.permissions {
        let cap = |exchange: &Exchange| {
            exchange.permission(&one.code).and_then(|it| it.caps_at.as_ref()?.certain().copied())
        };
        if cap(then).is_some() && cap(then) != cap(now) {
            found.push(Loud::Cap(one.label.as_far_as_known().clone()));
        }
    }
    let keys = book.keys.values().filter(|key| key.exchange == now.id && key.levels.are_dangerous());
    let calmed =
        keys.filter(|key| !key.permissions.is_empty() && !then.levels_of(&key.permissions).are_dangerous());
    let calmed: Vec<String> = calmed.map(|key| key.label.clone()).collect();
    if !calmed.is_empty() {
        found.push(Loud::Keys(calmed));
    }
    let demands = |exchange: &Exchange| exchange.ip.required_for.as_ref().and_then(Fact::certain).cloned();
    let still = demands(then).unwrap_or_default();
    if demands(now).is_some_and(|before| before.iter().any(|level| !still.contains(level))) {
        found.push(Loud::List);
    }
    found
}

/// The place in the order of the preview, the fact's word, and the thing that it is about.
type Key = (u8, &'static str, String);

/// Every fact of an exchange that somebody may want to compare.
fn facts_of(exchange: &Exchange) -> BTreeMap<Key, Told> {
    let mut facts = BTreeMap::new();
    let mut tell = |what: &'static str, of: &str, told: Option<Told>| {
        if let Some(told) = told {
            facts.insert((place_of(what), what, of.to_owned()), told);
        }
    };
    let text = |text: &str| Some(Told::Text(text.to_owned()));
    let flag = |fact: &Option<Fact<bool>>| fact.as_ref().map(|fact| Told::Flag(*fact.as_far_as_known()));
    let number = |fact: &Option<Fact<usize>>| fact.as_ref().map(|fact| Told::Number(*fact.as_far_as_known()));
    let line =
        |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| Told::Text(fact.as_far_as_known().clone()));
    tell("name", "", text(&exchange.name));
    let url = exchange.page.url.as_ref().map(Fact::as_far_as_known);
    tell("page", "", url.and_then(|url| text(host_of(url).unwrap_or(url))));
    tell("address", "", url.and_then(|url| text(url)));
    tell("opens", "", url.map(|_| Told::Flag(exchange.page_url().is_some())));
    tell("menu", "", exchange.page.menu.as_ref().and_then(|menu| text(&menu.as_far_as_known().join(" → "))));
    let test = exchange.test_network.as_ref().map(Fact::as_far_as_known);
    tell("test-network", "", test.and_then(|url| text(host_of(url).unwrap_or(url))));
    let closed = exchange.closed.as_ref().map(|day| day.as_far_as_known().to_string());
    tell("closed", "", closed.map(Told::Text));
    for one in &exchange.permissions {
        let label = one.label.as_far_as_known();
        tell("permission", label, Some(Told::Levels(one.levels())));
        tell(
            "reach",
            label,
            one.reaches.as_ref().and_then(|fact| text(&format!("{:?}", fact.as_far_as_known()))),
        );
        tell("permission-text", label, one.text.as_deref().and_then(text));
    }
    for field in &exchange.fields {
        tell("field", field.label.as_far_as_known(), Some(Told::Flag(field.secret)));
        let shapes: Vec<String> =
            field.shapes.iter().map(|shape| format!("{:?}", shape.as_far_as_known())).collect();
        tell(
            "shape",
            field.label.as_far_as_known(),
            (!shapes.is_empty()).then(|| Told::Text(shapes.join("; "))),
        );
    }
    tell("ip-supported", "", flag(&exchange.ip.supported));
    tell("ip-max", "", number(&exchange.ip.max));
    tell("ip-networks", "", flag(&exchange.ip.networks));
    tell("ip-ipv6", "", flag(&exchange.ip.ipv6));
    tell("ip-separator", "", line(&exchange.ip.separator));
    let levels = |levels: &Vec<crate::domain::permission::Level>| levels.iter().copied().collect::<Levels>();
    let required = exchange.ip.required_for.as_ref().map(|fact| levels(fact.as_far_as_known()));
    tell("ip-required", "", required.map(Told::Levels));
    tell("ip-limit", "", line(&exchange.ip.limit_label));
    tell("ip-open", "", line(&exchange.ip.open_label));
    for end in &exchange.ends {
        tell("end", &end.id, text(end.rule.as_far_as_known()));
        tell(
            "end-days",
            &end.id,
            end.days.as_ref().map(|days| Told::Number(usize::from(*days.as_far_as_known()))),
        );
    }
    for (purpose, codes) in &exchange.needs {
        let codes = codes.as_far_as_known();
        let labels = exchange.permissions.iter().filter(|one| codes.contains(&one.code));
        let labels: Vec<&str> = labels.map(|one| one.label.as_far_as_known().as_str()).collect();
        tell("needs", purpose.word(), Some(Told::Text(labels.join(", "))));
    }
    for (what, steps) in [("guide", &exchange.guide), ("revoke", &exchange.revoke)] {
        let said = |step: &crate::domain::exchange::StepFact| {
            step.text.clone().unwrap_or_else(|| step.kind.word().to_owned())
        };
        tell(what, "", Some(Told::Text(steps.iter().map(said).collect::<Vec<_>>().join(" · "))));
    }
    tell("key-name-max", "", number(&exchange.key_name.max));
    tell("key-limit", "", number(&exchange.key_limit));
    tell("email", "", flag(&exchange.email));
    let kinds: Vec<&str> = exchange.key_types.iter().map(|kind| kind.as_far_as_known().as_str()).collect();
    tell("key-types", "", (!kinds.is_empty()).then(|| Told::Text(kinds.join(", "))));
    tell("sub-accounts", "", flag(&exchange.sub_accounts));
    let pairs: Vec<&str> =
        exchange.pairs.iter().map(|pair| pair.key_type.as_far_as_known().as_str()).collect();
    tell("pairs", "", (!pairs.is_empty()).then(|| Told::Text(pairs.join(", "))));
    let others = (&exchange.live_check, &exchange.transfer, &exchange.key_name.letters_and_digits);
    let others = (
        others.0.as_ref().map(Fact::as_far_as_known),
        others.1.as_ref().map(Fact::as_far_as_known),
        others.2.as_ref().map(Fact::as_far_as_known),
    );
    tell("rest", "", text(&format!("{others:?}")));
    facts
}

/// In this order they are told: where it leads, what is dangerous, the rest.
fn place_of(what: &str) -> u8 {
    const ORDER: [&str; 29] = [
        "name",
        "page",
        "address",
        "opens",
        "menu",
        "test-network",
        "closed",
        "permission",
        "reach",
        "permission-text",
        "needs",
        "field",
        "shape",
        "ip-supported",
        "ip-required",
        "ip-max",
        "ip-networks",
        "ip-ipv6",
        "ip-separator",
        "ip-limit",
        "ip-open",
        "end",
        "end-days",
        "guide",
        "revoke",
        "key-types",
        "pairs",
        "sub-accounts",
        "rest",
    ];
    ORDER.iter().position(|other| *other == what).unwrap_or(ORDER.len()) as u8
}
