//! Who is asked next. Exchanges are asked side by side, each one question at a time with its pause; it holds ids, never a secret.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use crate::app::jobs::{CheckOrder, CheckWhy};

/// Threads at most.
const MOST_THREADS: usize = 8;
/// A wait that an exchange asks for and that is kept; who has to wait longer is told at once.
const MOST_PATIENCE: Duration = Duration::from_mins(2);
/// For so long the difference of two clocks is believed.
const CLOCK_KEEPS: Duration = Duration::from_mins(10);

/// One order in the line.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    /// The unlock that it belongs to.
    pub(super) generation: u64,
    /// What is wanted.
    pub(super) order: CheckOrder,
    /// How often it was sent away to wait.
    pub(super) tries: u8,
    round: u64,
}

/// By how much this computer was ahead of an exchange, and when that was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClockSeen {
    pub(super) ahead: SignedDuration,
    pub(super) at: Timestamp,
    pub(super) since: Instant,
}

impl ClockSeen {
    /// The difference, as long as it is fresh and nobody has set the clock since.
    fn still(&self, now: Timestamp, uptime: Instant) -> Option<SignedDuration> {
        let ran = uptime.saturating_duration_since(self.since);
        let by_clock = now.duration_since(self.at);
        let set_by = (by_clock - SignedDuration::try_from(ran).ok()?).as_millis().abs();
        (ran < CLOCK_KEEPS && set_by < 1000).then_some(self.ahead)
    }
}

/// What a thread is to do.
#[derive(Debug)]
pub(super) enum Turn {
    /// Ask, with the difference of the clocks where it is known.
    Ask(Ticket, Option<SignedDuration>),
    /// Say that it was stopped.
    Stopped(Ticket),
    /// Say that the exchange wants nobody for so many seconds.
    Barred(Ticket, u32),
    /// Wait until then, or until something changes.
    Wait(Instant),
    /// End.
    Nothing,
}

/// One exchange.
#[derive(Default)]
struct Lane {
    waiting: VecDeque<Ticket>,
    is_busy: bool,
    free_at: Option<Instant>,
    clock: Option<ClockSeen>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Line {
    lanes: BTreeMap<String, Lane>,
    round: u64,
    threads: usize,
}

impl Line {
    /// Puts an order into the line. A key that leaked goes first; what its owner asked for goes before what it was only time for.
    pub(super) fn add(&mut self, generation: u64, order: CheckOrder) {
        let round = self.round;
        let lane = self.lanes.entry(order.exchange.clone()).or_default();
        let rank = |why: CheckWhy| match why {
            CheckWhy::Leaked => 0,
            CheckWhy::Scheduled => 2,
            _ => 1,
        };
        let place = lane.waiting.iter().position(|ticket| rank(ticket.order.why) > rank(order.why));
        let ticket = Ticket { generation, order, tries: 0, round };
        lane.waiting.insert(place.unwrap_or(lane.waiting.len()), ticket);
    }

    /// Whether one more thread would have something to do. It is counted, and must be started.
    pub(super) fn takes_thread(&mut self) -> bool {
        let lanes = self.lanes.values().filter(|lane| lane.is_busy || !lane.waiting.is_empty()).count();
        let takes = self.threads < lanes.min(MOST_THREADS);
        self.threads += usize::from(takes);
        takes
    }

    /// A thread has ended, or could not be started.
    pub(super) fn thread_ended(&mut self) {
        self.threads = self.threads.saturating_sub(1);
    }

    /// Everything that waits is wanted no more, and is told so.
    pub(super) fn stop(&mut self) {
        self.round += 1;
    }

    /// Everything that waits is forgotten: nobody is there to be told.
    pub(super) fn clear(&mut self) {
        self.round += 1;
        for lane in self.lanes.values_mut() {
            lane.waiting.clear();
        }
    }

    /// Whether this one is wanted no more.
    pub(super) fn is_stopped(&self, ticket: &Ticket) -> bool {
        ticket.round != self.round
    }

    /// Whether anybody works.
    pub(super) fn has_threads(&self) -> bool {
        self.threads > 0
    }

    /// Takes orders that cannot be begun out of the line.
    pub(super) fn take_all(&mut self) -> Vec<Ticket> {
        self.lanes.values_mut().flat_map(|lane| lane.waiting.drain(..)).collect()
    }

    /// What a thread is to do now.
    pub(super) fn next(&mut self, now: Timestamp, uptime: Instant) -> Turn {
        let round = self.round;
        for lane in self.lanes.values_mut() {
            let is_barred = lane.free_at.is_some_and(|free_at| free_at > uptime + MOST_PATIENCE);
            if let Some(at) = lane.waiting.iter().position(|ticket| ticket.round != round)
                && let Some(ticket) = lane.waiting.remove(at)
            {
                return Turn::Stopped(ticket);
            }
            if let Some(free_at) = lane.free_at.filter(|_| is_barred && !lane.is_busy)
                && let Some(ticket) = lane.waiting.pop_front()
            {
                let secs = free_at.saturating_duration_since(uptime).as_secs();
                return Turn::Barred(ticket, u32::try_from(secs).unwrap_or(u32::MAX));
            }
        }
        // Whoever was left alone for longest.
        let ready = self.lanes.values_mut().filter(|lane| !lane.is_busy && !lane.waiting.is_empty());
        let Some(lane) = ready.min_by_key(|lane| lane.free_at) else { return Turn::Nothing };
        match (lane.free_at.filter(|free_at| *free_at > uptime), lane.waiting.pop_front()) {
            (Some(free_at), Some(ticket)) => {
                lane.waiting.push_front(ticket);
                Turn::Wait(free_at)
            }
            (None, Some(ticket)) => {
                lane.is_busy = true;
                Turn::Ask(ticket, lane.clock.as_ref().and_then(|clock| clock.still(now, uptime)))
            }
            (_, None) => Turn::Nothing,
        }
    }

    /// The exchange was asked, and may be asked again at this time. A clock that was seen is kept; a wrong one is forgotten.
    pub(super) fn done(&mut self, exchange: &str, free_at: Instant, clock: Option<ClockSeen>) {
        if let Some(lane) = self.lanes.get_mut(exchange) {
            lane.is_busy = false;
            lane.free_at = Some(free_at);
            lane.clock = clock;
        }
    }

    /// What is known of the exchange's clock.
    pub(super) fn clock(&self, exchange: &str) -> Option<ClockSeen> {
        self.lanes.get(exchange)?.clock
    }

    /// Puts an order back to where it stood: the exchange wants it later.
    pub(super) fn again(&mut self, mut ticket: Ticket) {
        ticket.tries += 1;
        // Stopped meanwhile, it is told so at its next turn.
        if let Some(lane) = self.lanes.get_mut(&ticket.order.exchange) {
            lane.waiting.push_front(ticket);
        }
    }
}

/// Whether such a wait is kept, instead of being told.
pub(super) fn is_patient(wait: Duration) -> bool {
    wait <= MOST_PATIENCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Which;
    use crate::domain::api_key::KeyId;

    fn now() -> Timestamp {
        Timestamp::from_second(1_790_000_000).unwrap()
    }

    fn add(line: &mut Line, number: u8, exchange: &str, why: CheckWhy) {
        let (id, which, exchange) = (KeyId([number; 16]), Which::Current, exchange.to_owned());
        line.add(1, CheckOrder { id, which, exchange, why });
    }

    fn asked(line: &mut Line, at: Instant) -> Option<(u8, String)> {
        match line.next(now(), at) {
            Turn::Ask(ticket, _) => Some((ticket.order.id.0[0], ticket.order.exchange)),
            _ => None,
        }
    }

    #[test]
    fn exchanges_are_asked_side_by_side_and_each_by_one_thread() {
        let (mut line, begun) = (Line::default(), Instant::now());
        for number in 0..3 {
            add(&mut line, number, "kraken", CheckWhy::Asked);
            add(&mut line, number, "okx", CheckWhy::Asked);
        }
        assert!(line.takes_thread() && line.takes_thread() && !line.takes_thread());
        assert_eq!(asked(&mut line, begun), Some((0, "kraken".to_owned())));
        assert_eq!(asked(&mut line, begun), Some((0, "okx".to_owned())));
        assert!(matches!(line.next(now(), begun), Turn::Nothing), "both are busy");
        line.done("okx", begun + Duration::from_millis(500), None);
        assert!(
            matches!(line.next(now(), begun), Turn::Wait(until) if until == begun + Duration::from_millis(500))
        );
        let later = begun + Duration::from_millis(600);
        assert_eq!(asked(&mut line, later), Some((1, "okx".to_owned())));
    }

    #[test]
    fn there_are_never_more_than_eight_threads() {
        let mut line = Line::default();
        for number in 0..20 {
            add(&mut line, number, &format!("exchange {number}"), CheckWhy::Scheduled);
        }
        assert_eq!((0..20).filter(|_| line.takes_thread()).count(), 8);
        line.thread_ended();
        assert!(line.takes_thread());
    }

    #[test]
    fn a_key_that_leaked_goes_first_and_what_it_was_time_for_last() {
        let (mut line, begun) = (Line::default(), Instant::now());
        add(&mut line, 1, "kraken", CheckWhy::Scheduled);
        add(&mut line, 2, "kraken", CheckWhy::Asked);
        add(&mut line, 3, "kraken", CheckWhy::Leaked);
        add(&mut line, 4, "kraken", CheckWhy::Scheduled);
        add(&mut line, 5, "kraken", CheckWhy::Asked);
        add(&mut line, 6, "kraken", CheckWhy::Leaked);
        let mut order = Vec::new();
        while let Some((number, exchange)) = asked(&mut line, begun) {
            order.push(number);
            line.done(&exchange, begun, None);
        }
        assert_eq!(order, [3, 6, 2, 5, 1, 4]);
    }

    #[test]
    fn the_exchange_that_was_left_alone_for_longest_is_asked_first() {
        let (mut line, begun) = (Line::default(), Instant::now());
        let after = |secs| begun + Duration::from_secs(secs);
        for exchange in ["bybit", "kraken", "okx"] {
            add(&mut line, 1, exchange, CheckWhy::Asked);
            add(&mut line, 2, exchange, CheckWhy::Asked);
            asked(&mut line, begun);
        }
        line.done("bybit", after(9), None);
        line.done("kraken", after(5), None);
        line.done("okx", after(7), None);
        let order: Vec<_> =
            (0..3).filter_map(|_| asked(&mut line, after(60))).map(|(_, name)| name).collect();
        assert_eq!(order, ["kraken", "okx", "bybit"]);
    }

    #[test]
    fn a_difference_of_clocks_is_believed_while_it_is_fresh_and_nobody_set_the_clock() {
        let since = Instant::now();
        let seen = ClockSeen { ahead: SignedDuration::from_secs(90), at: now(), since };
        let still = |by_clock: i64, ran: u64| {
            let time = now() + SignedDuration::from_secs(by_clock);
            seen.still(time, since + Duration::from_secs(ran)).is_some()
        };
        assert!(still(0, 0) && still(300, 300));
        assert!(!still(700, 700), "too old");
        assert!(!still(240, 300) && !still(360, 300) && !still(-5, 5), "the clock was set");
    }
}
