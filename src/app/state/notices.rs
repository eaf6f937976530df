//! What the desktop is to say of what is due: at most once a day, in the morning, also while the vault is closed. Of a closed vault
//! it holds days and counts, never a name.

use std::time::Duration;

use jiff::civil::Date;

use super::State;
use crate::app::problem::Problem;
use crate::domain::api_key::KeyId;
use crate::domain::duty::{Duty, Outlook};

/// The hour from which it is said: nobody is woken at midnight, where days begin.
pub(in crate::app) const HOUR: i8 = 9;

/// What the desktop is to say, and whether it can.
#[derive(Debug, Default)]
pub struct Notices {
    /// What a closed vault will ask for; none while it is open, or where its owner wants no notices.
    pub(in crate::app) outlook: Option<Outlook>,
    /// The last day on which its owner was told, by a notice or by opening the vault.
    pub(in crate::app) told_on: Option<Date>,
    /// What is to be said now; the window puts it into words.
    pub(in crate::app) telling: Option<Telling>,
    /// Whether one is on its way to the desktop.
    pub is_sending: bool,
    /// Whether the desktop took the last one.
    pub was_shown: bool,
    /// Why the desktop did not take the last one.
    pub trouble: Option<Problem>,
}

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// How many things are due.
    pub due: usize,
    /// The most urgent one, where names are allowed and the vault is open.
    pub first: Option<(KeyId, Duty)>,
}

impl State {
    /// When the next day begins, or the hour at which its duties are told: what is due is found again then.
    pub(super) fn next_turn_in(&self) -> Option<Duration> {
        if self.session.is_none() && self.notices.outlook.is_none() {
            return None;
        }
        let here = self.now.to_zoned(self.zone.clone());
        let midnight = here.tomorrow().and_then(|next| next.start_of_day()).ok().map(|it| it.timestamp());
        let hour = here.date().at(HOUR, 0, 0, 0).to_zoned(self.zone.clone()).ok().map(|it| it.timestamp());
        let ahead = midnight.into_iter().chain(hour).filter(|at| *at > self.now).min()?;
        let left = Duration::try_from(ahead.duration_since(self.now)).ok()?;
        // A moment later, so that it surely is over.
        Some(left + Duration::from_millis(50))
    }
}
