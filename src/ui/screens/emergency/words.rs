//! How it stands with one key, in words.

use jiff::Timestamp;

use super::Seen;
use super::row::Look;
use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::{Case, Emergency, End, Said, has_next, worst_of};
use crate::tr;
use crate::ui::icons;
use crate::ui::time;
use crate::ui::widgets::{IpKind, Ladder, Pill, PillKind};
use crate::ui::words::{exchange_and_account, exchange_name, from_where, levels_sentence};

/// How it stands with one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing was done.
    Untouched,
    /// It is being deleted.
    Begun,
    /// Its exchange is being asked.
    Asking,
    /// Its exchange still answers to it.
    Alive,
    /// It could not be told.
    Unclear,
    /// It was put aside.
    Aside,
    /// Dead since then: its exchange refuses it.
    Proved(Timestamp),
    /// Gone since then, as its owner says.
    ByHand(Timestamp),
}

impl Standing {
    pub(super) fn of(seen: Seen<'_>, key: &ApiKey) -> Self {
        let case = seen.emergency.and_then(|emergency| emergency.case(key.id));
        if !seen.is_drill() && seen.session.is_asking(key.id) {
            return Self::Asking;
        }
        if let Some(end) = seen.end_of(key) {
            let here = case.filter(|case| case.is_dead(key)).and_then(Case::last);
            let at = here.map(|answer| answer.at).or(key.live.dead.map(|dead| dead.at));
            let at = at.unwrap_or(seen.when.now);
            return if end == End::Proved { Self::Proved(at) } else { Self::ByHand(at) };
        }
        match case {
            Some(case) if case.still_alive() => Self::Alive,
            Some(case) if case.unclear().is_some() => Self::Unclear,
            Some(case) if case.skipped.is_some() => Self::Aside,
            Some(case) if case.opened.is_some() || case.deleted.is_some() => Self::Begun,
            _ => Self::Untouched,
        }
    }

    pub(super) fn is_dead(self) -> bool {
        matches!(self, Self::Proved(_) | Self::ByHand(_))
    }

    /// Its pill; none where a button says what is to be done.
    pub(super) fn pill(self, seen: Seen<'_>, is_unfolded: bool) -> Option<Pill> {
        Some(match self {
            Self::ByHand(_) if seen.is_drill() => {
                Pill::new(PillKind::Neutral, tr!("emergency-pill-practised")).icon(icons::CHECK)
            }
            Self::Proved(at) => {
                Pill::new(PillKind::Good, tr!("emergency-pill-proved", time = short(at, seen.when)))
            }
            Self::ByHand(at) => {
                let words = tr!("emergency-pill-by-hand", time = short(at, seen.when));
                Pill::new(PillKind::Neutral, words).icon(icons::CHECK)
            }
            Self::Asking => Pill::new(PillKind::Accent, tr!("emergency-pill-asking")),
            Self::Alive => Pill::new(PillKind::Danger, tr!("emergency-pill-alive")),
            Self::Unclear => {
                Pill::new(PillKind::Caution, tr!("emergency-pill-unclear")).icon(icons::QUESTION)
            }
            _ if is_unfolded && seen.is_drill() => {
                Pill::new(PillKind::Neutral, tr!("emergency-pill-drill")).icon(icons::FIRE_EXTINGUISHER)
            }
            _ if is_unfolded => Pill::new(PillKind::Danger, tr!("emergency-pill-now")),
            Self::Aside => Pill::new(PillKind::Neutral, tr!("emergency-pill-aside")),
            Self::Untouched | Self::Begun => return None,
        })
    }
}

/// "14:05", with the day where it is another one.
pub(super) fn short(at: Timestamp, when: When<'_>) -> String {
    let day = |at: Timestamp| at.to_zoned(when.zone.clone()).date();
    if day(at) == day(when.now) { time::clock(at, when) } else { time::moment(at, when) }
}

/// What a thief could do with it: the worse of what is written down and of what its exchange told.
pub(super) fn worst_ladder(key: &ApiKey) -> Ladder {
    let (levels, has_unknown) = worst_of(key);
    Ladder { levels, has_unknown }
}

/// From where it works, as it counts here.
pub(super) fn open_or_listed(key: &ApiKey) -> (IpKind, String) {
    let (kind, words) = from_where(key);
    // Red is for what is said in the pill and the bar.
    (if kind == IpKind::AnyAndWithdraw { IpKind::Any } else { kind }, words)
}

/// "Bybit · main account"; where both keys of a rotation are to die, that stands behind it.
pub(super) fn place(emergency: Option<&Emergency>, key: &ApiKey) -> String {
    if has_next(emergency.and_then(|emergency| emergency.case(key.id)), key) {
        tr!("emergency-both", exchange = exchange_name(key))
    } else {
        exchange_and_account(key)
    }
}

/// A row in one sentence, for a screen reader.
pub(super) fn sentence(seen: Seen<'_>, key: &ApiKey, look: Look, standing: Standing) -> String {
    let stands =
        standing.pill(seen, look.is_unfolded).map(|pill| pill.words().to_owned()).unwrap_or_default();
    tr!(
        "emergency-row",
        number = look.number,
        name = key.label.clone(),
        place = place(seen.emergency, key),
        levels = levels_sentence(worst_ladder(key)),
        from = open_or_listed(key).1,
        stands = stands
    )
    .trim()
    .to_owned()
}

/// What the exchange said when it refused, for the line of a dead key.
pub(super) fn proof(seen: Seen<'_>, key: &ApiKey) -> Option<String> {
    let answer = seen.emergency?.case(key.id)?.last()?;
    let (exchange, at) = (exchange_name(key), short(answer.at, seen.when));
    Some(match &answer.said {
        Said::Refused(refusal) if refusal.as_said().is_empty() => {
            tr!("emergency-proof", exchange = exchange, time = at)
        }
        Said::Refused(refusal) => {
            tr!("emergency-proof-said", exchange = exchange, time = at, said = refusal.as_said())
        }
        Said::ByHand => tr!("emergency-proof-by-hand", exchange = exchange, time = at),
        Said::Alive | Said::Unclear(_) => return None,
    })
}
