//! What a locked program may still know of its duties: days, and how many things are due from each. No name, no id, no exchange.

use jiff::civil::Date;

use super::today::after;
use super::{Duty, Today, duty_and_next};
use crate::domain::book::Book;

/// The days from which things are due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// One day for each thing, the earliest first.
    due_from: Vec<Date>,
    /// The days on which there is something to say that was not said before.
    news: Vec<Date>,
}

impl Outlook {
    /// What this book will ask for, as far as dates tell.
    pub fn of(book: &Book, today: &Today) -> Self {
        let mut outlook = Self::default();
        for key in book.keys.values().filter(|key| key.removed.is_none()) {
            let (duty, next) = duty_and_next(key, today);
            let later = book.later.get(&key.id).filter(|later| later.hides_on(duty, today.date()));
            let from = match later {
                Some(later) => Some(later.until),
                None if duty.needs_you() => Some(today.date()),
                None => next,
            };
            let Some(from) = from else { continue };
            outlook.due_from.push(from);
            outlook.news.push(from);
            // What dies is said once more at the very end.
            if let Duty::EndsIn { days } | Duty::RuleEnds { days } = duty
                && days > 0
            {
                outlook.news.push(after(today.date(), days - 1));
            }
        }
        outlook.due_from.sort_unstable();
        outlook.news.sort_unstable();
        outlook.news.dedup();
        outlook
    }

    /// How many things are due on this day.
    pub fn due(&self, on: Date) -> usize {
        self.due_from.partition_point(|day| *day <= on)
    }

    /// Whether there is something new to say on a day after `told` and not after `on`.
    pub fn has_news(&self, told: Date, on: Date) -> bool {
        self.news.iter().any(|day| *day > told && *day <= on)
    }
}
