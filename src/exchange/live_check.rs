//! One check: asks the clock, then what the adapter wants to ask, and judges what came. It decides nothing about what to do next.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp, Unit};

use super::adapter::{Adapter, Asking, Next};
use super::credentials::Credentials;
use super::door::Door;
use super::error::Error;
use super::reply::Reply;
use super::request::Shown;
use super::scrub::{told_without_secrets, without_secrets};
use crate::domain::live_check::{Check, CheckFacts, Outcome, Reason, Refusal, Told};

/// More questions than this for one check are a defect of an adapter.
pub const MOST_QUESTIONS: usize = 4;
/// So often random bytes are asked for during one check, at most.
pub const MOST_DRAWS: usize = 2 * MOST_QUESTIONS + 1;
/// A clock that is off by less is told as right: nobody needs to set it. What is signed is corrected all the same.
const CLOCK_FINE: SignedDuration = SignedDuration::from_secs(2);

/// What a check is made with.
pub struct Means<'a> {
    /// The door to the network.
    pub door: &'a dyn Door,
    /// The time of now.
    pub now: &'a dyn Fn() -> Timestamp,
    /// How far this computer is ahead of the exchange, where it was asked a moment ago; it is asked anew where this is none.
    pub ahead: Option<SignedDuration>,
    /// Keeps how far it is ahead, where it was asked now.
    pub keep_ahead: &'a dyn Fn(SignedDuration),
    /// Fresh random bytes.
    pub random: &'a dyn Fn() -> [u8; 16],
    /// Waits until the exchange may be asked once more about the same key.
    pub pause: &'a dyn Fn(),
    /// Whether it is wanted no more. Asked before each request, and after one that failed: stopping cuts connections.
    pub is_stopped: &'a dyn Fn() -> bool,
}

/// Asks this exchange about this key. None if it was stopped.
pub fn check(
    adapter: &dyn Adapter,
    facts: &CheckFacts,
    credentials: &Credentials,
    means: &Means<'_>,
) -> Option<Check> {
    let begun = Instant::now();
    if (means.is_stopped)() {
        return None;
    }
    let ahead = means.ahead.or_else(|| ask_clock(adapter, facts, means));
    let outcome = ask(adapter, facts, credentials, ahead.unwrap_or_default(), means)?;
    Some(Check {
        at: (means.now)(),
        took_ms: begun.elapsed().as_millis().try_into().unwrap_or(u32::MAX),
        ahead_secs: ahead.and_then(told_secs),
        outcome,
    })
}

/// The requests that can be known before any answer, with all that is secret masked.
pub fn preview(
    adapter: &dyn Adapter,
    facts: &CheckFacts,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<Vec<Shown>, Error> {
    let asking = Asking { host: facts.host(), credentials, now, random: [0; 16] };
    let clock = adapter.clock(facts.host()).map(|request| request.masked());
    match adapter.next(&asking, &[])? {
        Next::Ask(request) => Ok(clock.into_iter().chain([request.masked()]).collect()),
        Next::AskMore(..) | Next::Told(_) | Next::Refused { .. } => Err(Error::NotRead("nothing is asked")),
    }
}

/// How far this computer's clock is ahead of the exchange's. Its answer is taken to be of the moment in the middle between question and
/// answer, so that the way to it counts half at most.
fn ask_clock(adapter: &dyn Adapter, facts: &CheckFacts, means: &Means<'_>) -> Option<SignedDuration> {
    let request = adapter.clock(facts.host())?;
    let before = (means.now)();
    let reply = means.door.send(&request).ok()?;
    let way = (means.now)().duration_since(before);
    let ahead = before.duration_since(adapter.read_clock(&reply)?).checked_add(way / 2)?;
    (means.keep_ahead)(ahead);
    Some(ahead)
}

/// The difference as it is told.
fn told_secs(ahead: SignedDuration) -> Option<i32> {
    if ahead.abs() < CLOCK_FINE {
        return Some(0);
    }
    i32::try_from(ahead.round(Unit::Second).ok()?.as_secs()).ok()
}

fn ask(
    adapter: &dyn Adapter,
    facts: &CheckFacts,
    credentials: &Credentials,
    ahead: SignedDuration,
    means: &Means<'_>,
) -> Option<Outcome> {
    let mut replies: Vec<Reply> = Vec::new();
    let mut paused = 0;
    loop {
        let now = (means.now)().checked_sub(ahead).unwrap_or_else(|_| (means.now)());
        let asking = Asking { host: facts.host(), credentials, now, random: (means.random)() };
        let refused = |refusal| Some(Outcome::Refused(refusal));
        let (request, told) = match adapter.next(&asking, &replies) {
            Ok(Next::Ask(request)) => (request, None),
            Ok(Next::AskMore(request, told)) => (request, Some(told)),
            Ok(Next::Told(told)) => return Some(told_outcome(*told, credentials)),
            Ok(Next::Refused { code, words }) => {
                return refused(refusal(facts, credentials, &code, &words, replies.last()));
            }
            Err(Error::NotRead(_)) => return refused(not_read(replies.last())),
            Err(Error::NoField(_) | Error::Unusable(_)) => return refused(Refusal::of(Reason::Unusable)),
        };
        if replies.len() >= MOST_QUESTIONS {
            return Some(without_answer(Reason::NotUnderstood, told, credentials));
        }
        if (means.is_stopped)() {
            return None;
        }
        if replies.len() > paused {
            paused = replies.len();
            (means.pause)();
            // Signed anew after the pause: with the time of then.
            continue;
        }
        match means.door.send(&request) {
            Ok(reply) => replies.push(reply),
            // A connection that was cut because nobody wants the answer says nothing about the exchange.
            Err(_) if (means.is_stopped)() => return None,
            Err(reason) => return Some(without_answer(reason, told, credentials)),
        }
    }
}

/// A question had no answer. Where it was one question more, what was told before stands.
fn without_answer(reason: Reason, told: Option<Box<Told>>, credentials: &Credentials) -> Outcome {
    told.map_or_else(|| Outcome::Refused(Refusal::of(reason)), |told| told_outcome(*told, credentials))
}

/// What was told, with nothing of the key in it; what is longer than any answer should be was not understood.
fn told_outcome(told: Told, credentials: &Credentials) -> Outcome {
    match told_without_secrets(told, credentials) {
        Some(told) => Outcome::Told(Box::new(told)),
        None => Outcome::Refused(Refusal::of(Reason::NotUnderstood)),
    }
}

/// What the exchange said, by the catalogue; by the status where its code is not there.
fn refusal(
    facts: &CheckFacts,
    credentials: &Credentials,
    code: &str,
    words: &str,
    last: Option<&Reply>,
) -> Refusal {
    let reason = facts.reason(code, words).or_else(|| by_status(last?)).unwrap_or(Reason::Other);
    Refusal {
        reason,
        code: without_secrets(code, credentials),
        words: without_secrets(words, credentials),
        wait_secs: last.filter(|_| is_passing(reason)).and_then(|reply| reply.wait_secs),
        status: last.map(|reply| reply.status),
    }
}

/// An answer that has not the form that is known. Its status is told where it is one of a refusal.
fn not_read(last: Option<&Reply>) -> Refusal {
    let reason = last.and_then(by_status).unwrap_or(Reason::NotUnderstood);
    Refusal {
        code: last
            .filter(|reply| !reply.is_success())
            .map(|reply| reply.status.to_string())
            .unwrap_or_default(),
        wait_secs: last.filter(|_| is_passing(reason)).and_then(|reply| reply.wait_secs),
        status: last.map(|reply| reply.status),
        ..Refusal::of(reason)
    }
}

/// Whether waiting helps.
fn is_passing(reason: Reason) -> bool {
    matches!(reason, Reason::TooMany | Reason::Down)
}

/// What the status alone says, where it says anything (RFC 9110; 451 by RFC 7725; 418 is Binance's ban).
fn by_status(reply: &Reply) -> Option<Reason> {
    match reply.status {
        418 | 429 => Some(Reason::TooMany),
        451 => Some(Reason::Restricted),
        500..=599 => Some(Reason::Down),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
