//! A new day, and what the desktop is told of what is due.

use jiff::civil::Date;

use super::super::jobs::{Job, Jobs, NoticeText};
use super::super::problem::Problem;
use super::super::state::{Notices, State, Telling};
use crate::app::state::NOTICE_HOUR;
use crate::domain::duty::{Outlook, Today};

impl State {
    /// Finds what is due anew where another day has begun, also one before: a clock can be set back.
    pub(super) fn begin_day(&mut self) {
        let today = self.zone.to_datetime(self.now).date();
        let (now, zone) = (self.now, self.zone.clone());
        if let Some(session) = self.session.as_mut().filter(|session| session.today.date() != today) {
            session.take_book(session.book.clone(), now, &zone);
        }
        self.tell_due();
    }

    /// Says once a day that something new is due.
    fn tell_due(&mut self) {
        let here = self.zone.to_datetime(self.now);
        let today = here.date();
        let Some(told) = self.notices.told_on else { return };
        if told > today {
            // The clock was set back: the day on which it was said is not known any more.
            self.notices.told_on = Some(today);
        }
        if told >= today || here.hour() < NOTICE_HOUR {
            return;
        }
        let fresh = self.outlook_since(told);
        let outlook = if self.session.is_some() { fresh.as_ref() } else { self.notices.outlook.as_ref() };
        let Some(due) =
            outlook.map(|outlook| if outlook.has_news(told, today) { outlook.due(today) } else { 0 })
        else {
            return;
        };
        self.notices.told_on = Some(today);
        if due > 0 {
            let named = self.session.as_ref().filter(|session| session.book.settings.notice_names);
            let first = named.and_then(|session| session.duties.first().copied());
            self.notices.telling = Some(Telling { due, first });
        }
    }

    /// What the open vault asks for, beside what it asked for on that day; none where its owner wants no notices.
    fn outlook_since(&self, told: Date) -> Option<Outlook> {
        let session = self.session.as_ref().filter(|session| !session.demo)?;
        let settings = session.book.settings;
        let then = Today::on(told, &self.zone, settings.lead_days);
        settings.notices.then(|| Outlook::of(&session.book, &then))
    }

    /// The vault was opened: its owner sees what is due.
    pub(super) fn seen_due(&mut self) {
        let today = self.zone.to_datetime(self.now).date();
        self.notices.told_on = Some(today);
        self.notices.outlook = None;
        self.notices.telling = None;
    }

    /// The vault closes: what stays is days and counts.
    pub(super) fn keep_outlook(&mut self) {
        self.notices.telling = None;
        self.notices.outlook = self.notices.told_on.and_then(|told| self.outlook_since(told));
    }

    /// What is to be said, once.
    pub fn take_telling(&mut self) -> Option<Telling> {
        self.notices.telling.take()
    }

    pub(super) fn notify(&mut self, text: NoticeText, jobs: &mut dyn Jobs) {
        let Notices { is_sending, was_shown, .. } = &mut self.notices;
        if !std::mem::replace(is_sending, true) {
            *was_shown = false;
            self.start(jobs, Job::Notify(text));
        }
    }

    pub(super) fn notified(&mut self, outcome: Result<(), Problem>) {
        self.notices.is_sending = false;
        self.notices.was_shown = outcome.is_ok();
        self.notices.trouble = outcome.err();
    }
}
