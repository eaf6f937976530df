//! Beside the table: from where it works, when it ends, was made and last used; what the exchange does not tell; the request; and whether
//! it is asked by itself.

use egui::{Margin, Ui};
use jiff::Timestamp;

use super::{CheckDraft, can_ask, first, sent};
use crate::app::command::{CheckCommand, Command, EmergencyCommand, Outbox};
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::Scope;
use crate::domain::exchange::Seen;
use crate::domain::live_check::{
    Addresses, Check, Earlier, Ends, From, LastUsed, OtherKey, Told, Visit, compare,
};
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::{Type, label, rich_in, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Card, Link, fact_row, toggle};
use crate::ui::words::{exchange_name, exchange_of, joined, short_date};

/// A use that the exchange saw so near to a question of Keystead was that question.
const NEAR_SECS: i64 = 120;
/// So many log-ins are shown.
const MOST_VISITS: usize = 5;

/// Draws the column.
pub(super) fn side_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    let answered = key.live.answered.as_ref();
    if let Some((check, told)) = answered.and_then(|check| Some((check, check.told()?))) {
        facts_ui(ui, key, check, told, when);
        ui.add_space(16.0);
    }
    silent_ui(ui, key, answered.and_then(Check::told), out);
    ui.add_space(16.0);
    if let Some(others) = answered.and_then(Check::told).and_then(|told| told.others.as_ref()) {
        others_ui(ui, session, key, others, out);
    }
    if let Some(visits) = answered.and_then(Check::told).and_then(|told| told.visits.as_ref()) {
        visits_ui(ui, key, visits, when, out);
    }
    if can_ask(key) {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            if Link::new(tr!("answer-see")).icon(icons::CODE).show(ui).clicked() {
                sent::open(key, draft, out);
            }
        });
        ui.add_space(16.0);
    }
    // While the question about it stands beside it, it has no switch of its own.
    if !first::asks_daily(key) {
        automatic_ui(ui, session, key, out);
    }
}

/// A small card with its heading.
fn card(ui: &mut Ui, heading: String, content: impl FnOnce(&mut Ui)) {
    Card::new().padding(Margin { left: 16, right: 16, top: 12, bottom: 14 }).show(ui, |ui| {
        label(ui, Type::BodyStrong, heading, theme(ui).text);
        ui.add_space(2.0);
        content(ui);
    });
}

fn facts_ui(ui: &mut Ui, key: &ApiKey, check: &Check, told: &Told, when: When<'_>) {
    let none = || tr!("answer-value-none");
    let date = |at: Timestamp| short_date(at.to_zoned(when.zone.clone()).date(), when);
    let ends = match told.ends {
        None => none(),
        Some(Ends::Never) => tr!("answer-ends-never"),
        Some(Ends::At(at)) => date(at),
    };
    let used = match told.last_used {
        None => none(),
        Some(LastUsed::Never) => tr!("answer-used-never"),
        Some(LastUsed::At(at)) => {
            let moment = time::moment(at, when);
            let is_own = key
                .live
                .asked_before
                .is_some_and(|asked| (at.as_second() - asked.as_second()).abs() <= NEAR_SECS);
            if is_own { tr!("answer-used-own", moment = moment) } else { moment }
        }
    };
    let rows = [
        (icons::GLOBE, tr!("answer-from"), from_words(key, check, told)),
        (icons::CALENDAR_BLANK, tr!("answer-ends"), ends),
        (icons::KEY, tr!("answer-made"), told.created.map_or_else(none, date)),
        (icons::PULSE, tr!("answer-used"), used),
    ];
    Card::new().padding(Margin { left: 16, right: 12, top: 10, bottom: 10 }).show(ui, |ui| {
        for (icon, what, value) in &rows {
            fact_row(ui, *icon, what, value, false);
        }
    });
}

fn from_words(key: &ApiKey, check: &Check, told: &Told) -> String {
    const FEW: usize = 2;
    let words = match &told.addresses {
        None => return tr!("answer-value-none"),
        Some(Addresses::Any) => tr!("answer-from-any"),
        Some(Addresses::Limited) => tr!("answer-from-limited", exchange = exchange_name(key)),
        Some(Addresses::Listed(list)) if list.len() > FEW => tr!("words-addresses", count = list.len()),
        Some(Addresses::Listed(list)) => list.join("\n"),
    };
    match compare(key, check).from {
        From::Anywhere | From::Also(_) => tr!("answer-from-unwanted", from = words),
        _ => words,
    }
}

/// What it does not tell, by its answer; before there is one, by what is known of it.
pub(super) fn silent(key: &ApiKey, told: Option<&Told>) -> Vec<String> {
    let exchange = exchange_of(key);
    let seen = exchange.live_check.as_ref().map(|fact| fact.as_far_as_known().as_slice()).unwrap_or_default();
    let knows = |what: Seen| seen.contains(&what);
    let is_told = |by_answer: fn(&Told) -> bool, what| told.map_or_else(|| knows(what), by_answer);
    let mut silent = Vec::new();
    let by_answer = |told: &Told| told.permissions.is_some() && told.earlier.permissions.is_none();
    if !is_told(by_answer, Seen::Permissions) {
        silent.push(tr!("answer-silent-permissions"));
    }
    let of_answer = |told: &Told| match &told.addresses {
        None => Some("answer-silent-addresses"),
        Some(_) if told.earlier.addresses.is_some() => Some("answer-silent-addresses"),
        Some(Addresses::Limited) => Some("answer-silent-list"),
        Some(_) => None,
    };
    let of_facts = || match (knows(Seen::IpList), knows(Seen::IpFlag)) {
        (true, _) => None,
        (false, true) => Some("answer-silent-list"),
        (false, false) => Some("answer-silent-addresses"),
    };
    silent.extend(told.map_or_else(of_facts, of_answer).map(tr));
    if !is_told(|told| told.ends.is_some(), Seen::Expiry) {
        silent.push(tr!("answer-silent-ends"));
    }
    if !is_told(|told| told.created.is_some(), Seen::Created) {
        silent.push(tr!("answer-silent-made"));
    }
    if !is_told(|told| told.last_used.is_some(), Seen::LastUsed) {
        silent.push(tr!("answer-silent-last"));
    }
    if told.is_none_or(|told| told.visits.is_none()) {
        silent.push(tr!("answer-silent-who"));
    }
    silent
}

/// Where what was not told can be looked up: the key's own page for what it may do and from where, the log-in list for who used it.
fn look_up(told: Option<&Told>, exchange: &str) -> String {
    let is_whole = |told: &Told| {
        let Earlier { permissions, addresses, .. } = told.earlier;
        let has_list = matches!(told.addresses, Some(Addresses::Any | Addresses::Listed(_)));
        told.permissions.is_some() && has_list && permissions.is_none() && addresses.is_none()
    };
    let mut words = Vec::new();
    if !told.is_some_and(is_whole) {
        words.push(tr!("answer-silent-page", exchange = exchange.to_owned()));
    }
    if told.is_none_or(|told| told.visits.is_none()) {
        words.push(tr!("answer-silent-visits", exchange = exchange.to_owned()));
    }
    words.join(" ")
}

fn silent_ui(ui: &mut Ui, key: &ApiKey, told: Option<&Told>, out: &mut Outbox) {
    let exchange = exchange_name(key);
    let parts = silent(key, told);
    if parts.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            usage_ui(ui, key, out);
        });
        return;
    }
    // The last part has its own "and".
    let what = if parts.len() > 2 { parts.join("; ") } else { joined("words-and", &parts) };
    let mut letters = what.chars();
    let what: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    card(ui, tr!("answer-silent", exchange = exchange.clone()), |ui| {
        let look = theme(ui);
        let body = tr!("answer-silent-body", what = what, look = look_up(told, &exchange));
        rich_in(ui, Type::Caption, body.trim_end(), look.text_muted);
        ui.add_space(4.0);
        usage_ui(ui, key, out);
    });
}

fn usage_ui(ui: &mut Ui, key: &ApiKey, out: &mut Outbox) {
    if Link::new(tr!("usage-open")).caption().show(ui).clicked() {
        out.go(Route::Usage(key.id));
    }
}

/// Somebody else was in the account: every key there is in danger.
fn stolen_ui(ui: &mut Ui, key: &ApiKey, words: String, out: &mut Outbox) {
    ui.add_space(8.0);
    if Button::danger_quiet(words).icon(icons::SIREN).small().show(ui).clicked() {
        out.send(Command::Emergency(EmergencyCommand::Show(Scope::exchange_of(key))));
    }
}

/// Who came into the account of late. Nobody is accused: its owner knows their own addresses.
fn visits_ui(ui: &mut Ui, key: &ApiKey, visits: &[Visit], when: When<'_>, out: &mut Outbox) {
    if visits.is_empty() {
        return;
    }
    card(ui, tr!("answer-visits", exchange = exchange_name(key)), |ui| {
        let look = theme(ui);
        rich_in(ui, Type::Caption, &tr!("answer-visits-body"), look.text_muted);
        for visit in visits.iter().take(MOST_VISITS) {
            ui.add_space(4.0);
            let moment = time::moment(visit.at, when);
            let words = if visit.what.is_empty() {
                tr!("answer-visit", moment = moment, ip = visit.ip.clone())
            } else {
                tr!(
                    "answer-visit-what",
                    moment = moment,
                    ip = visit.ip.clone(),
                    what = visit.what.replace('_', " ")
                )
            };
            rich_in(ui, Type::Caption, &words, look.text);
        }
        stolen_ui(ui, key, tr!("answer-visits-stranger"), out);
    });
    ui.add_space(16.0);
}

/// Keys of the same account that are not in Keystead.
fn others_ui(ui: &mut Ui, session: &Session, key: &ApiKey, others: &[OtherKey], out: &mut Outbox) {
    let strange: Vec<String> = session
        .book
        .strange_keys(key, others)
        .into_iter()
        .map(|other| {
            if other.name.is_empty() {
                other.hint.clone()
            } else {
                format!("{} ({})", other.name, other.hint)
            }
        })
        .collect();
    if strange.is_empty() {
        return;
    }
    card(ui, tr!("answer-others", count = strange.len()), |ui| {
        let look = theme(ui);
        let body = tr!("answer-others-body", keys = strange.join(", "));
        rich_in(ui, Type::Caption, &body, look.text_muted);
        stolen_ui(ui, key, tr!("answer-others-stranger"), out);
    });
    ui.add_space(16.0);
}

/// Whether it is asked by itself.
fn automatic_ui(ui: &mut Ui, session: &Session, key: &ApiKey, out: &mut Outbox) {
    if !can_ask(key) {
        return;
    }
    card(ui, tr!("answer-automatic"), |ui| {
        ui.add_space(4.0);
        let mut on = key.is_asked_by_itself();
        let word = if on { tr!("answer-on-word") } else { tr!("answer-off-word") };
        let name = tr!("answer-automatic-name", exchange = exchange_name(key), name = key.label.clone());
        if toggle(ui, &mut on, &name, &word).changed() {
            out.send(Command::Check(key.id, CheckCommand::Automatic(on)));
        }
        if !session.book.settings.asks_daily {
            ui.add_space(4.0);
            let colour = theme(ui).text_muted;
            label(ui, Type::Caption, tr!("answer-automatic-off"), colour);
        }
    });
}
