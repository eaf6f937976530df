//! A pair that was made beside this thread: sealed and read back here, and only then told.

use std::sync::atomic::Ordering;

use super::super::super::jobs::{Doing, Event, MadePair, PairOrder};
use super::Room;

impl Room {
    /// Keeps it, unless it is wanted no more.
    pub(super) fn keep_pair(&mut self, made: MadePair) -> Vec<Event> {
        let MadePair { order: PairOrder { id, exchange, field, .. }, pair, is_stopped } = made;
        if is_stopped.load(Ordering::Relaxed) {
            return vec![];
        }
        let now = self.now();
        vec![self.write(Doing::MakePair(id), |vault| vault.keep_pair(id, &exchange, &field, pair, now))]
    }
}
