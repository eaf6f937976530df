//! What the owner should do about a key next, and how urgent it is. Pure: the day and the zone come in, facts are compiled in.
//! A rule of an exchange that nobody read there is asked about, and never told as a date.

mod dates;
mod outlook;
mod password;
#[cfg(test)]
mod tests;
mod thing;
mod today;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::dates::Dates;
use super::api_key::ApiKey;
use super::catalogue::Catalogue;
use super::exchange::EndFact;
use super::rotation::RotationStep;

pub use self::dates::{UNUSED_DAYS, last_handled};
pub use self::outlook::Outlook;
pub use self::password::password_changed;
pub use self::thing::{Thing, things};
pub use self::today::Today;

/// Days up to which a date is told as "in n days".
const NEAR_DAYS: i64 = 60;

/// The next thing to do about a key. The order is the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// It can send coins to anyone or make keys that do, from any computer.
    Danger,
    /// By its exchange it may do more, or from elsewhere, than its owner wants.
    MoreThanWanted,
    /// The exchange no longer accepts it since this many days.
    Ended {
        /// Whole days since its last day.
        days: i64,
    },
    /// When it was asked, the exchange would not take it: deleted, over, or stored wrongly.
    Refused,
    /// The exchange stops accepting it in this many days.
    EndsIn {
        /// Whole days until its last day; 0 is today.
        days: i64,
    },
    /// By a rule that the exchange itself tells, it ends in this many days.
    RuleEnds {
        /// Whole days until the earliest day; negative where that is over.
        days: i64,
    },
    /// A rotation is under way.
    Rotating(RotationStep),
    /// Its rotation is due since this many days.
    RotationDue {
        /// Whole days since it was due; 0 is today.
        days: i64,
    },
    /// It was made for one import, which should be over.
    ImportDone,
    /// The exchange ends it where nothing uses it, and Keystead saw no use for this many days.
    Idle {
        /// Whole days since it was handled here.
        days: i64,
    },
    /// The exchange may have ended it, by a rule that nobody read there.
    LookAt,
    /// Keystead saw no use of it for this many days, at least two months.
    Unused {
        /// Whole days since it was handled here.
        days: i64,
    },
    /// It is to be rotated in this many days.
    RotateIn {
        /// Whole days, at most two months.
        days: i64,
    },
    /// It is to be rotated on this day.
    RotateOn(Date),
    /// It is dead: its exchange refuses it, or its owner saw it gone.
    Dead,
    /// Its exchange closed, so it is dead and harms nobody.
    Closed,
    /// Nothing is due.
    Nothing,
}

impl Duty {
    /// What kind it is, whatever its days: the word under which it is put off.
    pub fn word(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::MoreThanWanted => "more-than-wanted",
            Self::Refused => "refused",
            Self::Ended { .. } => "ended",
            Self::EndsIn { .. } => "ends-in",
            Self::RuleEnds { .. } => "rule-ends",
            Self::Rotating(_) => "rotating",
            Self::RotationDue { .. } => "rotation-due",
            Self::ImportDone => "import-done",
            Self::Idle { .. } => "idle",
            Self::LookAt => "look-at",
            Self::Unused { .. } => "unused",
            Self::RotateIn { .. } | Self::RotateOn(_) => "rotate",
            Self::Dead => "dead",
            Self::Closed => "closed",
            Self::Nothing => "nothing",
        }
    }

    /// Whether the owner has to act now, and not merely one day.
    pub fn needs_you(self) -> bool {
        self < Self::RotateIn { days: 0 }
    }

    /// Whether it is the question whether anything uses the key.
    pub fn asks_for_use(self) -> bool {
        matches!(self, Self::Idle { .. } | Self::LookAt | Self::Unused { .. })
    }
}

/// The day on which this key is to be replaced, if a period was chosen and its exchange still makes keys.
pub fn rotation_day(key: &ApiKey, zone: &TimeZone) -> Option<Date> {
    let days = key.rotate_every_days.filter(|_| !Catalogue::current().is_closed(&key.exchange))?;
    Some(today::after(zone.to_datetime(key.made).date(), i64::from(days)))
}

/// The day from which it is asked whether the import is done, for a key that was made for one.
pub fn import_asked_on(key: &ApiKey, zone: &TimeZone) -> Option<Date> {
    Dates::of_key(key, &Today::at(key.made, zone, 0))?.import
}

/// The most urgent thing to do about this key.
pub fn next_duty(key: &ApiKey, today: &Today) -> Duty {
    if let Some(duty) = duty_of_dead(key) {
        return duty;
    }
    Dates::of_key(key, today).map_or(Duty::Closed, |dates| duty_of(key, &dates, today))
}

/// The same, and the first day after today on which the key will need its owner.
pub fn duty_and_next(key: &ApiKey, today: &Today) -> (Duty, Option<Date>) {
    if let Some(duty) = duty_of_dead(key) {
        return (duty, None);
    }
    match Dates::of_key(key, today) {
        Some(dates) => (duty_of(key, &dates, today), dates.next(today)),
        None => (Duty::Closed, None),
    }
}

/// A dead key harms nobody and has no dates; what takes its place may still be under way.
fn duty_of_dead(key: &ApiKey) -> Option<Duty> {
    key.live.dead.as_ref()?;
    Some(key.rotation.as_ref().map_or(Duty::Dead, |rotation| Duty::Rotating(rotation.step())))
}

fn duty_of(key: &ApiKey, dates: &Dates<'_>, today: &Today) -> Duty {
    let is_reached = |day: Date| day <= today.date();
    // What its exchange does not know any more harms nobody. Any other refusal is about what is stored here, or about this computer:
    // the key itself may still do all that.
    if !key.is_gone_there() && key.seen_levels().are_dangerous() && key.is_open() {
        return Duty::Danger;
    }
    if !key.is_gone_there() && key.does_more_than_wanted() {
        return Duty::MoreThanWanted;
    }
    if let Some(last) = dates.last {
        let days = today.days_until(last);
        if days < 0 {
            return Duty::Ended { days: -days };
        }
    }
    if key.refusal().is_some() && key.rotation.is_none() {
        return Duty::Refused;
    }
    if let Some(last) = dates.last {
        let days = today.days_until(last);
        if days <= today.lead_days() && key.rotation.is_none() {
            return Duty::EndsIn { days };
        }
    }
    if let Some((day, lead, _)) = dates.rule.filter(|_| key.rotation.is_none()) {
        let days = today.days_until(day);
        if days <= lead {
            return Duty::RuleEnds { days };
        }
    }
    if let Some(rotation) = &key.rotation {
        return Duty::Rotating(rotation.step());
    }
    let unseen = || today.days_until(dates.handled).min(0).abs();
    match dates.rotation.map(|day| (day, today.days_until(day))) {
        Some((_, days)) if days <= 0 => Duty::RotationDue { days: -days },
        _ if dates.import.is_some_and(is_reached) => Duty::ImportDone,
        _ if dates.idle.is_some_and(|(day, _)| is_reached(day)) => Duty::Idle { days: unseen() },
        _ if dates.look.is_some_and(|(day, _)| is_reached(day)) => Duty::LookAt,
        _ if dates.unused.is_some_and(is_reached) => Duty::Unused { days: unseen() },
        Some((_, days)) if days <= NEAR_DAYS => Duty::RotateIn { days },
        Some((day, _)) => Duty::RotateOn(day),
        None => Duty::Nothing,
    }
}

/// The first day after today on which this key will need its owner, as far as dates tell.
pub fn next_needed(key: &ApiKey, today: &Today) -> Option<Date> {
    Dates::of_key(key, today)?.next(today)
}

/// The rule of the exchange from which this duty comes.
pub fn rule_of<'a>(key: &ApiKey, duty: Duty, today: &'a Today) -> Option<&'a EndFact> {
    let dates = Dates::of_key(key, today)?;
    match duty {
        Duty::RuleEnds { .. } => dates.rule.map(|(_, _, fact)| fact),
        Duty::Idle { .. } => dates.idle.map(|(_, fact)| fact),
        Duty::LookAt => dates.look.map(|(_, fact)| fact),
        _ => None,
    }
}

/// The earliest day on which a rule that the exchange itself tells ends this key.
pub fn rule_day(key: &ApiKey, today: &Today) -> Option<Date> {
    Dates::of_key(key, today)?.rule.map(|(day, ..)| day)
}

/// Something that has a day of its own, and can stand in a calendar. What is merely asked about has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// The last day on which the exchange accepts the key.
    LastDay,
    /// The day on which a rule of the exchange ends it.
    RuleEnds,
    /// The day of its rotation.
    Rotation,
    /// The day from which it is asked whether the import is done.
    Import,
}

impl Dated {
    /// The word used in text ids and in the calendar's names.
    pub fn word(self) -> &'static str {
        match self {
            Self::LastDay => "last-day",
            Self::RuleEnds => "rule-ends",
            Self::Rotation => "rotation",
            Self::Import => "import",
        }
    }
}

/// What of this key has a day that is not over.
pub fn dated(key: &ApiKey, today: &Today) -> Vec<(Dated, Date)> {
    let Some(dates) = Dates::of_key(key, today).filter(|_| key.removed.is_none() && key.live.dead.is_none())
    else {
        return Vec::new();
    };
    let days = [
        (Dated::LastDay, dates.last),
        (Dated::RuleEnds, dates.rule.map(|(day, ..)| day)),
        (Dated::Rotation, dates.rotation),
        (Dated::Import, dates.import),
    ];
    let ahead = days.into_iter().filter_map(|(what, day)| Some((what, day?)));
    ahead.filter(|(_, day)| *day >= today.date()).collect()
}
