//! One check: asks the clock, then what the adapter wants to ask, and judges what came. It decides nothing about what to do next.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use super::adapter::{Adapter, Asking, Next};
use super::credentials::Credentials;
use super::door::Door;
use super::error::Error;
use super::reply::Reply;
use super::request::Shown;
use super::scrub::{told_without_secrets, without_secrets};
use crate::domain::live_check::{Check, CheckFacts, Outcome, Reason, Refusal};

/// More questions than this for one check are a defect of an adapter.
const MOST_QUESTIONS: usize = 4;
/// So often random bytes are asked for during one check, at most.
pub const MOST_DRAWS: usize = 2 * MOST_QUESTIONS + 1;
/// A clock that is off by less is not corrected: the way there takes as long.
const CLOCK_FINE_SECS: i64 = 2;

/// What a check is made with.
pub struct Means<'a> {
    /// The door to the network.
    pub door: &'a dyn Door,
    /// The time of now.
    pub now: &'a dyn Fn() -> Timestamp,
    /// How far this computer is ahead of the exchange, where it was asked a moment ago; it is asked anew where this is none.
    pub ahead: Option<SignedDuration>,
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
        ahead_secs: ahead.and_then(|ahead| i32::try_from(ahead.as_secs()).ok()),
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

/// How far this computer's clock is ahead of the exchange's.
fn ask_clock(adapter: &dyn Adapter, facts: &CheckFacts, means: &Means<'_>) -> Option<SignedDuration> {
    let reply = means.door.send(&adapter.clock(facts.host())?).ok()?;
    let ahead = (means.now)().duration_since(adapter.read_clock(&reply)?);
    Some(if ahead.as_secs().abs() < CLOCK_FINE_SECS { SignedDuration::ZERO } else { ahead })
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
        let refusal = match adapter.next(&asking, &replies) {
            Ok(Next::Ask(_)) if replies.len() >= MOST_QUESTIONS => Refusal::of(Reason::NotUnderstood),
            // Signed anew after the pause: with the time of then.
            Ok(Next::Ask(_) | Next::AskMore(..)) if replies.len() > paused => {
                paused = replies.len();
                if !(means.is_stopped)() {
                    (means.pause)();
                }
                continue;
            }
            Ok(Next::Ask(_) | Next::AskMore(..)) if (means.is_stopped)() => return None,
            Ok(Next::Ask(request)) => match means.door.send(&request) {
                Ok(reply) => {
                    replies.push(reply);
                    continue;
                }
                // A connection that was cut because nobody wants the answer says nothing about the exchange.
                Err(_) if (means.is_stopped)() => return None,
                Err(reason) => Refusal::of(reason),
            },
            Ok(Next::AskMore(request, told)) => match means.door.send(&request) {
                Ok(reply) => {
                    replies.push(reply);
                    continue;
                }
                Err(_) if (means.is_stopped)() => return None,
                // It was one question more: without it, what was told stands.
                Err(_) => match told_without_secrets(*told, credentials) {
                    Some(told) => return Some(Outcome::Told(Box::new(told))),
                    None => Refusal::of(Reason::NotUnderstood),
                },
            },
            Ok(Next::Told(told)) => match told_without_secrets(*told, credentials) {
                Some(told) => return Some(Outcome::Told(Box::new(told))),
                None => Refusal::of(Reason::NotUnderstood),
            },
            Ok(Next::Refused { code, words }) => refusal(facts, credentials, &code, &words, replies.last()),
            Err(Error::NotRead(_)) => not_read(replies.last()),
            Err(Error::NoField(_) | Error::Unusable(_)) => Refusal::of(Reason::Unusable),
        };
        return Some(Outcome::Refused(refusal));
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

/// What the status alone says, where it says anything (RFC 9110; 418 is Binance's ban).
fn by_status(reply: &Reply) -> Option<Reason> {
    match reply.status {
        418 | 429 => Some(Reason::TooMany),
        500..=599 => Some(Reason::Down),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
