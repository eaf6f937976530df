//! A duty in sentences: what it is, what to do, and the verb of the button that leads there.

use crate::app::command::{Command, KeyCommand, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::duty::{Duty, Thing, Today, rotation_day, rule_of};
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::answer_words::{Sign, answer_told, verbs, weekday_date};
use crate::ui::screens::parts::rule::rule_told;
use crate::ui::time;
use crate::ui::widgets::Mark;
use crate::ui::words::{exchange_name, exchange_of};

/// What stands before it.
#[derive(Clone, Copy, Debug)]
pub enum DutySign {
    /// The mark of what the key may do.
    Level(Level),
    /// An icon.
    Icon(Icon),
}

/// A duty in sentences.
#[derive(Clone, Debug)]
pub struct DutyTold {
    /// What stands before it.
    pub sign: DutySign,
    /// What it is.
    pub title: String,
    /// What to do.
    pub todo: String,
    /// The verb of its button.
    pub verb: String,
}

/// Where a thing is done.
pub enum Go {
    /// It is asked whether this key is to be taken from the list.
    Remove(KeyId),
    /// This wish leads there.
    Command(Box<Command>),
}

/// Leads to where this thing is done.
pub fn thing_go(thing: Thing) -> Go {
    let command = match thing {
        Thing::Key(id, Duty::ImportDone) => return Go::Remove(id),
        Thing::Key(id, Duty::Danger) => Command::Go(Route::Key(id)),
        Thing::Key(id, Duty::MoreThanWanted | Duty::Refused) => Command::Go(Route::Check(id)),
        Thing::Key(id, duty) if duty.asks_for_use() => Command::Go(Route::Health(id)),
        Thing::Key(id, _) => Command::Key(id, KeyCommand::Rotate),
        Thing::Backup(_) => Command::SetUp(SetUpCommand::Change(Errand::Backup)),
        Thing::Sheet(_) => Command::SetUp(SetUpCommand::Change(Errand::Sheet)),
    };
    Go::Command(Box::new(command))
}

/// This thing, of a key or of all of them.
pub fn thing_told(session: &Session, thing: Thing, when: When<'_>) -> DutyTold {
    match thing {
        Thing::Key(id, duty) => match session.book.keys.get(&id) {
            Some(key) => duty_told(key, duty, &session.today, when),
            None => DutyTold {
                sign: DutySign::Icon(icons::INFO),
                title: String::new(),
                todo: String::new(),
                verb: String::new(),
            },
        },
        Thing::Backup(count) => DutyTold {
            sign: DutySign::Icon(icons::FLOPPY_DISK),
            title: tr!("keys-next-backup", count = count),
            todo: match session.book.backup {
                None => tr!("keys-next-backup-none"),
                Some(last) => tr!("keys-next-backup-old", made = time::moment(last.made, when)),
            },
            verb: tr!("keys-next-backup-verb"),
        },
        Thing::Sheet(left) => DutyTold {
            sign: DutySign::Icon(icons::PRINTER),
            title: tr!("to-do-sheet", left = left),
            todo: tr!("to-do-sheet-do"),
            verb: tr!("to-do-sheet-verb"),
        },
    }
}

/// This duty of this key.
pub fn duty_told(key: &ApiKey, duty: Duty, today: &Today, when: When<'_>) -> DutyTold {
    let told = |sign, title, todo, verb| DutyTold { sign, title, todo, verb };
    let told_with = |icon, title, todo, verb| told(DutySign::Icon(icon), title, todo, verb);

    let name = || key.label.clone();
    let exchange = || exchange_name(key);
    let last_day = || key.expires.map(|day| time::near_date(day, when)).unwrap_or_default();
    let rule = || rule_of(key, duty, today).map(|fact| rule_told(key, fact)).unwrap_or_default();
    match duty {
        Duty::RuleEnds { days } => {
            let title = if days < 0 {
                tr!("keys-next-rule-ended", name = name(), exchange = exchange())
            } else {
                tr!("keys-next-rule-ends", name = name(), days = days)
            };
            told_with(
                icons::HOURGLASS_MEDIUM,
                title,
                tr!("keys-next-rule-ends-do", rule = rule()),
                tr!("keys-next-rotate-verb"),
            )
        }
        Duty::Idle { days } => told_with(
            icons::QUESTION,
            tr!("keys-next-idle", name = name()),
            tr!("keys-next-idle-do", rule = rule(), days = days),
            tr!("keys-next-look-verb"),
        ),
        Duty::LookAt => told_with(
            icons::QUESTION,
            tr!("keys-next-look", name = name()),
            tr!("keys-next-look-do", rule = rule()),
            tr!("keys-next-look-verb"),
        ),
        Duty::Unused { days } => told_with(
            icons::QUESTION,
            tr!("keys-next-unused", name = name()),
            tr!("keys-next-unused-do", days = days),
            tr!("keys-next-look-verb"),
        ),
        Duty::Danger if !key.seen_levels().has(Level::Withdraw) => told(
            DutySign::Level(Level::Manage),
            tr!("keys-next-danger-manage", name = name()),
            tr!("keys-next-danger-manage-do", exchange = exchange()),
            tr!("keys-next-danger-verb"),
        ),
        Duty::Danger => told(
            DutySign::Level(Level::Withdraw),
            tr!("keys-next-danger", name = name()),
            tr!("keys-next-danger-do", exchange = exchange()),
            tr!("keys-next-danger-verb"),
        ),
        Duty::MoreThanWanted | Duty::Refused => by_answer(key, duty == Duty::Refused, when),
        Duty::Ended { .. } => told_with(
            icons::PROHIBIT,
            tr!("keys-next-ended", name = name(), exchange = exchange()),
            tr!("keys-next-ended-do", date = last_day()),
            tr!("keys-next-rotate-verb"),
        ),
        Duty::EndsIn { days } => told_with(
            icons::HOURGLASS_MEDIUM,
            tr!("keys-next-ends", name = name(), days = days),
            tr!("keys-next-ends-do", exchange = exchange(), date = last_day()),
            tr!("keys-next-rotate-verb"),
        ),
        Duty::Rotating(step) => told_with(
            icons::ARROWS_CLOCKWISE,
            tr!("keys-next-rotating", name = name(), step = step.number()),
            tr!("keys-next-rotating-do"),
            tr!("keys-next-rotating-verb"),
        ),
        Duty::ImportDone => told_with(
            icons::TRASH,
            tr!("keys-next-import", name = name()),
            tr!("keys-next-import-do", exchange = exchange()),
            tr!("keys-next-import-verb"),
        ),
        Duty::RotationDue { .. }
        | Duty::RotateIn { .. }
        | Duty::RotateOn(_)
        | Duty::Dead
        | Duty::Closed
        | Duty::Nothing => {
            let due = rotation_day(key, when.zone).map(|day| time::days_until(day, when)).unwrap_or_default();
            let days = key.rotate_every_days.unwrap_or_default();
            told_with(
                icons::ARROWS_CLOCKWISE,
                tr!("keys-next-due", name = name()),
                tr!("keys-next-due-do", days = days, when = time::in_days(due)),
                tr!("keys-next-rotate-verb"),
            )
        }
    }
}

/// What its exchange said when it was asked: that it does not take the key, or what the key may do.
fn by_answer(key: &ApiKey, is_refused: bool, when: When<'_>) -> DutyTold {
    let last = if is_refused { &key.live.last } else { &key.live.answered };
    let told = last.as_ref().map(|check| answer_told(key, check, when));
    let (sign, what, todo) = told.map_or_else(
        || (Sign::Icon(icons::WARNING_OCTAGON), String::new(), String::new()),
        |told| (told.sign, told.what, told.todo),
    );
    DutyTold {
        sign: match sign {
            Sign::Mark(Mark::Level(level)) => DutySign::Level(level),
            Sign::Mark(_) => DutySign::Icon(icons::WARNING_OCTAGON),
            Sign::Icon(icon) => DutySign::Icon(icon),
        },
        title: match (is_refused, key.live.worse_since) {
            (true, _) => tr!("keys-next-refused", name = key.label.clone(), exchange = exchange_name(key)),
            (false, Some(since)) => {
                let date = weekday_date(since.to_zoned(when.zone.clone()).date(), when);
                let may = verbs(worse_levels(key));
                if may.is_empty() {
                    tr!("keys-next-worse-other", name = key.label.clone(), date = date)
                } else {
                    tr!("keys-next-worse", name = key.label.clone(), may = may, date = date)
                }
            }
            (false, None) => tr!("keys-next-more-than-wanted", name = key.label.clone()),
        },
        todo: if key.live.worse_since.is_some() && !is_refused {
            tr!("keys-next-worse-do")
        } else {
            format!("{what} {todo}")
        },
        verb: tr!("keys-next-look-verb"),
    }
}

/// What it may do, by its exchange, that it could not do before.
fn worse_levels(key: &ApiKey) -> Levels {
    let before = key.live.before_drift.as_ref().and_then(|check| check.told());
    let had = before.and_then(|told| told.permissions.as_ref());
    let had = had.map(|codes| exchange_of(key).levels_of(codes)).unwrap_or_default();
    key.live.levels.iter().filter(|level| !had.has(*level)).collect()
}
