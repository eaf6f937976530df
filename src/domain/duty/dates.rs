//! The days on which something about a key begins or ends. An exchange counts 24 hours and its own midnights, of which the earliest
//! is taken; of use only what Keystead saw is known. What nobody read at the exchange becomes a question, never a date.

use jiff::Timestamp;
use jiff::civil::Date;

use super::today::{Today, after};
use crate::domain::api_key::{Act, ApiKey};
use crate::domain::exchange::{EndFact, Exchange, When};

/// Days after which a key made for a tax report has surely done its work.
const IMPORT_DAYS: i64 = 14;
/// Days without a sign of use after which it is asked whether a key is needed at all; also how long "it is in use" is believed.
pub const UNUSED_DAYS: i64 = 60;
const DAY_SECS: i64 = 86_400;

/// The days of one key. Each is the one from which its duty is told, except where it says otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dates<'a> {
    /// The last day on which the exchange accepts it, as its owner typed it.
    pub(super) last: Option<Date>,
    /// The day on which a rule that the exchange itself tells ends it, and the days before it at which that is told.
    pub(super) rule: Option<(Date, i64, &'a EndFact)>,
    pub(super) rotation: Option<Date>,
    pub(super) import: Option<Date>,
    /// A rule about use that the exchange itself tells: nobody here sees the use.
    pub(super) idle: Option<(Date, &'a EndFact)>,
    /// A rule that nobody read at the exchange.
    pub(super) look: Option<(Date, &'a EndFact)>,
    pub(super) unused: Option<Date>,
    /// When Keystead last saw it handled.
    pub(super) handled: Date,
}

/// When this key was last made, copied, shown or changed here. What a bot does with it nobody sees from here.
pub fn last_handled(key: &ApiKey) -> Timestamp {
    let is_handling = |act: &Act| {
        matches!(
            act,
            Act::Created
                | Act::Edited
                | Act::Revealed { .. }
                | Act::Copied { .. }
                | Act::Rotated
                | Act::RotatedWithProof
                | Act::Recovered
        )
    };
    let seen = key.history.iter().rev().find(|entry| is_handling(&entry.act)).map(|entry| entry.at);
    let stored = key.rotation.as_ref().and_then(|rotation| rotation.stored);
    [seen, stored].into_iter().flatten().fold(key.made, Timestamp::max)
}

/// The earliest day, where the owner is, on which an exchange may end what lives so many days: it may count hours, or its own
/// days, which begin at midnight in UTC.
fn ends_on(from: Timestamp, days: i64, today: &Today) -> Date {
    let full = from.as_second() + days * DAY_SECS;
    let midnight = Timestamp::from_second(full - full.rem_euclid(DAY_SECS)).unwrap_or(from);
    today.day_of(midnight)
}

impl<'a> Dates<'a> {
    pub(super) fn of(key: &ApiKey, exchange: &'a Exchange, today: &Today) -> Self {
        let made = today.day_of(key.made);
        let handled_at = last_handled(key);
        let handled = if handled_at == key.made { made } else { today.day_of(handled_at) };
        let in_use = key.in_use.map(|said| today.day_of(said));
        // What its owner said is believed for a while, whatever was counted before.
        let quiet = in_use.map(|said| after(said, UNUSED_DAYS));
        let not_before = |day: Date| quiet.map_or(day, |quiet| quiet.max(day));
        let is_one_import = key.is_for_one_import();
        let mut dates = Self {
            last: key.expires,
            rule: None,
            rotation: today.rotation_day(key),
            import: is_one_import.then(|| after(made, IMPORT_DAYS)),
            idle: None,
            look: None,
            // After an import it is asked for anyway.
            unused: (!is_one_import).then(|| not_before(after(handled, UNUSED_DAYS))),
            handled,
        };
        for end in &exchange.ends {
            if !end.touches(key.levels, !key.is_open_to_any_address()) {
                continue;
            }
            let Some(days) = &end.days else { continue };
            let known = i64::from(*days.as_far_as_known());
            // A short rule would be told on its first day.
            let lead = today.lead_days().min(known / 2);
            let from = match end.when {
                // The owner knows the day better.
                When::NoList | When::Always if key.expires.is_some() => continue,
                When::NoList | When::Always => key.made,
                When::NoListUnused | When::Unused => handled_at,
                When::NoListNewPassword => continue,
            };
            let day = ends_on(from, known, today);
            let told = not_before(after(day, -lead));
            match end.when {
                _ if !days.is_sure() => earlier(&mut dates.look, (told, end)),
                When::NoListUnused | When::Unused => earlier(&mut dates.idle, (told, end)),
                // It was said to work after that day, so the rule did not strike.
                _ if in_use.is_some_and(|said| said >= day) => {}
                _ => {
                    if dates.rule.is_none_or(|(other, ..)| day < other) {
                        dates.rule = Some((day, lead, end));
                    }
                }
            }
        }
        dates
    }

    /// The same, from what is known today; none where the exchange closed, so that nothing about the key begins or ends.
    pub(super) fn of_key(key: &ApiKey, today: &'a Today) -> Option<Self> {
        let exchange = today.exchange(&key.exchange);
        (!exchange.is_closed()).then(|| Dates::of(key, exchange, today))
    }

    /// The first day after today on which something will be told.
    pub(super) fn next(&self, today: &Today) -> Option<Date> {
        let last = self.last.map(|day| after(day, -today.lead_days()));
        let rule = self.rule.map(|(day, lead, _)| after(day, -lead));
        let asked = [self.idle.map(|(day, _)| day), self.look.map(|(day, _)| day), self.unused];
        let days = [last, rule, self.rotation, self.import].into_iter().chain(asked).flatten();
        days.filter(|day| *day > today.date()).min()
    }
}

fn earlier<'a>(kept: &mut Option<(Date, &'a EndFact)>, other: (Date, &'a EndFact)) {
    if kept.is_none_or(|(day, _)| other.0 < day) {
        *kept = Some(other);
    }
}
