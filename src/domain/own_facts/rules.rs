//! The rules that hold for every exchange, laid on one that a person's own file changed. `tests/catalogue` holds the built-in files to
//! the same, and shows each of its wrong cases to this file too.

use std::collections::BTreeSet;

use super::finding::{Finding, FindingKind};
use super::walk::Own;
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::{Exchange, PermissionFact, Seen, StepFact, Transfer, When};
use crate::domain::fact::Fact;
use crate::domain::permission::Level;
use crate::domain::shape::Shape;

/// Everything that is wrong with the exchange as it is with the file.
pub(super) fn broken(own: &Own, exchange: &Exchange, shipped: Option<&Exchange>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(twice(own, exchange));
    found.extend(fields(own, exchange));
    found.extend(needs(own, exchange));
    found.extend(against(own, exchange));
    found.extend(words(own, exchange, shipped));
    found.sort_by_key(|finding| finding.line);
    found
}

fn twice(own: &Own, exchange: &Exchange) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut labels = BTreeSet::new();
    for permission in &exchange.permissions {
        if !labels.insert(permission.label.as_far_as_known()) {
            let line = own.line(&format!("permissions/{}", permission.code));
            found.push(FindingKind::Twice.at(line).text("name", permission.label.as_far_as_known()));
        }
        if permission.levels.as_far_as_known().is_empty() {
            let line = own.line(&format!("permissions/{}/levels", permission.code));
            found.push(FindingKind::Level.at(line).text("of", &permission.code));
        }
    }
    let kinds: BTreeSet<&String> = exchange.key_types.iter().map(Fact::as_far_as_known).collect();
    if kinds.len() != exchange.key_types.len() {
        found.push(FindingKind::Twice.at(own.line("key_types")).text("name", "key_types"));
    }
    let (id, name) = (&exchange.id, exchange.name.trim().to_lowercase());
    let built_in = Catalogue::built_in();
    // Two of one name could not be told apart, and one of them would lead elsewhere.
    if built_in.exchanges().iter().any(|other| other.id != *id && other.name.to_lowercase() == name) {
        found.push(FindingKind::Twice.at(own.line("name")).text("name", &exchange.name));
    }
    if built_in.tool_called(id).is_some() || built_in.tool_called(&name).is_some() {
        found.push(FindingKind::Twice.at(own.line("id")).text("name", &exchange.name));
    }
    if exchange.monogram.chars().count() != 2 {
        found.push(FindingKind::Text.at(own.line("monogram")).text("name", "monogram").text("value", ""));
    }
    found
}

fn fields(own: &Own, exchange: &Exchange) -> Vec<Finding> {
    let mut found = Vec::new();
    let has = |is_secret: bool| exchange.fields.iter().any(|field| field.secret == is_secret);
    if !has(true) || !has(false) {
        found.push(FindingKind::Fields.at(own.line("fields")));
    }
    for field in &exchange.fields {
        let shapes = field.shapes.iter().map(Fact::as_far_as_known);
        let wrong = |shape: &Shape| match shape {
            Shape::Text { min, max, beginning, ending, .. } => {
                min > max || beginning.chars().count() + ending.chars().count() > *max
            }
            Shape::Pem { title } => title.trim().is_empty(),
            Shape::Uuid | Shape::CoinbaseName => false,
        };
        if shapes.into_iter().any(wrong) {
            let line = own.line(&format!("fields/{}/shapes", field.name));
            found.push(FindingKind::Shape.at(line).text("of", &field.name));
        }
    }
    found
}

fn needs(own: &Own, exchange: &Exchange) -> Vec<Finding> {
    let mut found = Vec::new();
    for (purpose, codes) in &exchange.needs {
        let codes = codes.as_far_as_known();
        let line = own.line(&format!("needs/{}", purpose.word()));
        for code in exchange.unknown(codes) {
            found.push(FindingKind::NeedUnknown.at(line).text("name", &code).text("of", purpose.word()));
        }
        if exchange.levels_of(codes).are_dangerous() {
            found.push(FindingKind::NeedDanger.at(line).text("of", purpose.word()));
        }
    }
    found
}

/// Facts that say the opposite of each other; each with the fields that do.
fn against(own: &Own, exchange: &Exchange) -> Vec<Finding> {
    let ip = &exchange.ip;
    let takes_none = ip.supported.as_ref().is_some_and(|fact| !fact.as_far_as_known());
    let seen: &[Seen] = exchange.live_check.as_ref().map_or(&[], |fact| fact.as_far_as_known());
    let set: BTreeSet<&Seen> = seen.iter().collect();
    let sees = |what: Seen| set.contains(&what);
    let is_offered = !exchange.guide.is_empty() || !exchange.needs.is_empty() || exchange.page.url.is_some();
    let ends = exchange.ends.iter().filter(|end| end.days.is_none() && end.when != When::Unused);
    let pairs = [
        (takes_none && (ip.max.is_some() || ip.required_for.is_some()), "ip", "supported, max, required_for"),
        (set.len() != seen.len(), "live_check", "live_check"),
        (sees(Seen::Works) && seen.len() > 1, "live_check", "works"),
        (sees(Seen::IpFlag) && sees(Seen::IpList), "live_check", "ip-flag, ip-list"),
        (exchange.is_closed() && is_offered, "closed", "closed, page, guide, needs"),
        (!transfer_fits(exchange), "transfer", "transfer, permissions"),
    ];
    let said = |path: &str, names: &str| FindingKind::Against.at(own.line(path)).text("names", names);
    let pairs = pairs.into_iter().filter(|(is_so, ..)| *is_so).map(|(_, path, names)| said(path, names));
    pairs.chain(ends.map(|end| said(&format!("ends/{}", end.id), "when, days"))).collect()
}

fn transfer_fits(exchange: &Exchange) -> bool {
    let Some(told) = exchange.transfer.as_ref() else { return true };
    let levels = || exchange.permissions.iter().map(PermissionFact::levels);
    let moves = |also: Level| levels().any(|one| one.has(Level::Transfer) && one.has(also));
    let is_own = |one: &PermissionFact| one.level() == Level::Transfer && !one.levels().has(Level::Trade);
    let has_own_tick = exchange.permissions.iter().any(is_own);
    match told.as_far_as_known() {
        Transfer::OwnTick => has_own_tick,
        Transfer::WithTrade => !has_own_tick && moves(Level::Trade),
        Transfer::WithWithdraw => !has_own_tick && moves(Level::Withdraw),
        Transfer::Nowhere => !levels().any(|one| one.has(Level::Transfer)),
    }
}

/// Words that no built-in text has, so that the file has to.
fn words(own: &Own, exchange: &Exchange, shipped: Option<&Exchange>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut lacks = |list: &str, name: &str| {
        let line = own.line(&format!("{list}/{name}"));
        found.push(FindingKind::Words.at(line).text("of", name));
    };
    for permission in exchange.permissions.iter().filter(|one| one.text.is_none()) {
        if shipped.and_then(|it| it.permission(&permission.code)).is_none() {
            lacks("permissions", &permission.code);
        }
    }
    for end in exchange.ends.iter().filter(|end| end.text.is_none()) {
        if !shipped.is_some_and(|it| it.ends.iter().any(|other| other.id == end.id)) {
            lacks("ends", &end.id);
        }
    }
    let guides: [(&str, &[StepFact], &[StepFact]); 2] = [
        ("guide", &exchange.guide, shipped.map_or(&[], |it| &it.guide)),
        ("revoke", &exchange.revoke, shipped.map_or(&[], |it| &it.revoke)),
    ];
    for (list, steps, known) in guides {
        for step in steps.iter().filter(|step| step.own_words && step.text.is_none()) {
            let same = known.iter().find(|other| other.id == step.id && other.own_words);
            let has_note = same.is_some_and(|same| !step.note || same.note || step.note_text.is_some());
            if !has_note {
                lacks(list, &step.id);
            }
        }
    }
    found
}
