//! What a usage log says about a key: one sentence first, then what is unexpected, then from where it was used.

use egui::Ui;

use crate::app::command::{Command, EmergencyCommand, Outbox};
use crate::app::jobs::UsageSeen;
use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::Scope;
use crate::domain::permission::Level;
use crate::domain::usage::{AddressUse, Evidence, Unexpected};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, body_muted, body_strong, caption, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Card, ListCard, Notice, icon_line_in};

/// More addresses than this are told as a number.
const MOST_ADDRESSES: usize = 20;
/// More unexpected things than this, too.
const MOST_UNEXPECTED: usize = 30;

/// The log has no line that could be compared.
pub(super) fn nothing_ui(ui: &mut Ui, evidence: &Evidence) {
    let todo = tr!("usage-nothing-do", left_out = left_out_words(evidence).join(" "));
    Notice::caution(tr!("usage-nothing"), todo).show(ui);
}

/// A log, and what it says about a key.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    pub(super) seen: &'a UsageSeen,
    pub(super) evidence: &'a Evidence,
    pub(super) key: &'a ApiKey,
    pub(super) when: When<'a>,
}

impl Compared<'_> {
    /// Whether every line was compared, from where as well.
    fn is_whole(self) -> bool {
        self.evidence.without_address == 0 && self.evidence.unread == 0 && !self.seen.is_cut
    }
}

pub(super) fn evidence_ui(ui: &mut Ui, compared: Compared<'_>, out: &mut Outbox) {
    let Compared { seen, evidence, when, .. } = compared;
    verdict_ui(ui, compared, out);
    ui.add_space(16.0);
    if !evidence.unexpected.is_empty() {
        unexpected_ui(ui, &evidence.unexpected, when);
        ui.add_space(16.0);
    }
    if !evidence.addresses.is_empty() {
        addresses_ui(ui, &evidence.addresses, when);
        ui.add_space(12.0);
    }
    for words in left_out_words(evidence) {
        caption(ui, words);
    }
    if seen.is_cut {
        caption(ui, tr!("usage-cut", count = evidence.lines));
    }
    caption(ui, tr!("usage-utc"));
}

/// Which lines were not compared, or not whole, and why.
fn left_out_words(evidence: &Evidence) -> Vec<String> {
    let others = (evidence.of_others > 0).then(|| tr!("usage-of-others", count = evidence.of_others));
    let unread = (evidence.unread > 0).then(|| tr!("usage-unread", count = evidence.unread));
    let without = (!evidence.addresses.is_empty() && evidence.without_address > 0)
        .then(|| tr!("usage-without-address", count = evidence.without_address));
    others.into_iter().chain(unread).chain(without).collect()
}

/// The sentence that matters, by the worst that was found.
fn verdict_ui(ui: &mut Ui, compared: Compared<'_>, out: &mut Outbox) {
    let Compared { evidence, key, when, .. } = compared;
    let (first, last) = evidence.span.unwrap_or((when.now, when.now));
    let day = |at: jiff::Timestamp| time::date(at.to_zoned(when.zone.clone()).date());
    let (first, last) = (day(first), day(last));
    let span = if first == last {
        tr!("usage-span-day", lines = evidence.lines, first = first)
    } else {
        tr!("usage-span", lines = evidence.lines, first = first, last = last)
    };
    match evidence.unexpected.first() {
        Some(Unexpected::Beyond { .. }) => {
            stolen_ui(ui, key, tr!("usage-verdict-beyond"), tr!("usage-verdict-beyond-do", span = span), out);
        }
        Some(Unexpected::Address { .. }) => {
            let todo = tr!("usage-verdict-address-do", span = span);
            stolen_ui(ui, key, tr!("usage-verdict-address"), todo, out);
        }
        Some(Unexpected::Hour { .. }) => {
            Notice::caution(tr!("usage-verdict-hour"), tr!("usage-verdict-hour-do", span = span)).show(ui);
        }
        None => calm_ui(ui, compared, span),
    }
}

/// Nothing is unexpected. What the log does not tell was not compared, and is said first: nothing of that is called fine.
fn calm_ui(ui: &mut Ui, compared: Compared<'_>, span: String) {
    let Compared { seen, evidence, key, .. } = compared;
    let tells_actions = seen.columns.action.is_some();
    let has_list = !key.is_open_to_any_address();
    let notice = match (!evidence.addresses.is_empty(), tells_actions, has_list) {
        // Which lines were left out, and why, is said beneath.
        (true, true, true) if !compared.is_whole() => {
            Notice::info(tr!("usage-verdict-most"), tr!("usage-verdict-most-do", span = span))
        }
        (true, true, true) => {
            Notice::good(tr!("usage-verdict-fine"), tr!("usage-verdict-fine-do", span = span))
        }
        (true, true, false) => {
            Notice::info(tr!("usage-verdict-no-list"), tr!("usage-verdict-no-list-do", span = span))
        }
        (true, false, true) => {
            Notice::info(tr!("usage-verdict-no-acts"), tr!("usage-verdict-no-acts-do", span = span))
        }
        (true, false, false) => {
            Notice::info(tr!("usage-verdict-no-acts"), tr!("usage-verdict-no-list-do", span = span))
        }
        (false, true, _) => {
            Notice::info(no_addresses(seen), tr!("usage-verdict-no-addresses-do", span = span))
        }
        (false, false, _) => Notice::info(no_addresses(seen), span),
    };
    notice.show(ui);
}

/// Why no address was compared: the log has none, or none that can be read.
fn no_addresses(seen: &UsageSeen) -> String {
    if seen.columns.ip.is_some() {
        tr!("usage-verdict-unread-addresses")
    } else {
        tr!("usage-verdict-no-addresses")
    }
}

/// What may mean that the key was stolen, with the way to the red button of this key.
fn stolen_ui(ui: &mut Ui, key: &ApiKey, what: String, todo: String, out: &mut Outbox) {
    let leaked = Button::danger_quiet(tr!("key-leaked")).icon(icons::SIREN);
    if Notice::danger(what, todo).button(leaked).show(ui).is_some() {
        out.send(Command::Emergency(EmergencyCommand::Show(Scope::Key(key.id))));
    }
}

fn unexpected_ui(ui: &mut Ui, unexpected: &[Unexpected], when: When<'_>) {
    Card::new().padding(20).show(ui, |ui| {
        body_strong(ui, tr!("usage-unexpected-title"));
        for one in unexpected.iter().take(MOST_UNEXPECTED) {
            ui.add_space(8.0);
            let (icon, words) = unexpected_words(one, when);
            let colour = theme(ui).text;
            icon_line_in(ui, icon, Weight::Regular, &words, Type::Small, colour);
        }
        if let Some(more) = unexpected.len().checked_sub(MOST_UNEXPECTED).filter(|more| *more > 0) {
            ui.add_space(8.0);
            body_muted(ui, tr!("usage-more", count = more));
        }
    });
}

fn unexpected_words(one: &Unexpected, when: When<'_>) -> (Icon, String) {
    match one {
        Unexpected::Beyond { level, action, lines, last } => {
            let id = match level {
                Level::Withdraw | Level::Manage => "usage-beyond-withdraw",
                Level::Transfer => "usage-beyond-transfer",
                Level::Trade | Level::Read => "usage-beyond-trade",
            };
            let words = tr!(id, action = action.clone(), count = *lines, moment = time::moment(*last, when));
            (icons::WARNING_OCTAGON, words)
        }
        Unexpected::Address { ip, lines, last } => {
            let moment = time::moment(*last, when);
            (icons::GLOBE, tr!("usage-address-strange", ip = ip.to_string(), count = *lines, moment = moment))
        }
        Unexpected::Hour { hour, day, lines } => {
            let day = time::date(*day);
            (icons::CLOCK, tr!("usage-hour", hour = format!("{hour:02}"), count = *lines, date = day))
        }
    }
}

fn addresses_ui(ui: &mut Ui, addresses: &[AddressUse], when: When<'_>) {
    ListCard::new().show(ui, |rows| {
        rows.row(|ui| body_strong(ui, tr!("usage-addresses-title")));
        for used in addresses.iter().take(MOST_ADDRESSES) {
            rows.row(|ui| {
                let theme = theme(ui);
                let (icon, colour) = match used.is_listed {
                    Some(true) => (icons::SHIELD_CHECK, theme.text),
                    Some(false) => (icons::WARNING_OCTAGON, theme.danger_text),
                    None => (icons::GLOBE, theme.text),
                };
                let whose = match (used.is_listed, used.whose.trim()) {
                    (Some(true), "") => tr!("usage-address-listed"),
                    (Some(true), whose) => whose.to_owned(),
                    (Some(false), _) => tr!("usage-address-unlisted"),
                    (None, _) => tr!("usage-address-no-list"),
                };
                let words = tr!(
                    "usage-address",
                    ip = used.ip.to_string(),
                    whose = whose,
                    count = used.lines,
                    moment = time::moment(used.span.1, when)
                );
                icon_line_in(ui, icon, Weight::Regular, &words, Type::Small, colour);
            });
        }
        if let Some(more) = addresses.len().checked_sub(MOST_ADDRESSES).filter(|more| *more > 0) {
            rows.row(|ui| body_muted(ui, tr!("usage-more-addresses", count = more)));
        }
    });
}
