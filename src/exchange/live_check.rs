//! One check: asks the clock, then what the adapter wants to ask, and judges what came. It decides nothing about what to do next.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use super::adapter::{Adapter, Asking, Next};
use super::credentials::Credentials;
use super::door::Door;
use super::error::Error;
use super::reply::Reply;
use super::request::Shown;
use crate::domain::live_check::{Check, CheckFacts, Outcome, Reason, Refusal};

/// More questions than this for one check are a defect of an adapter.
const MOST_QUESTIONS: usize = 4;
/// The exchange's own words are kept up to here, in characters.
const MOST_WORDS: usize = 200;
/// A clock that is off by less is not corrected: the way there takes as long.
const CLOCK_FINE_SECS: i64 = 2;

/// What a check is made with.
pub struct Means<'a> {
    /// The door to the network.
    pub door: &'a dyn Door,
    /// The time of now.
    pub now: &'a dyn Fn() -> Timestamp,
    /// Fresh random bytes.
    pub random: &'a dyn Fn() -> [u8; 16],
    /// Whether it is wanted no more. Asked between two requests.
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
    let ahead = ask_clock(adapter, facts, means);
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
        Next::Told(_) | Next::Refused { .. } => Err(Error::NotRead("nothing is asked")),
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
    loop {
        if (means.is_stopped)() {
            return None;
        }
        let now = (means.now)().checked_sub(ahead).unwrap_or_else(|_| (means.now)());
        let asking = Asking { host: facts.host(), credentials, now, random: (means.random)() };
        let refusal = match adapter.next(&asking, &replies) {
            Ok(Next::Ask(_)) if replies.len() >= MOST_QUESTIONS => Refusal::of(Reason::NotUnderstood),
            Ok(Next::Ask(request)) => match means.door.send(&request) {
                Ok(reply) => {
                    replies.push(reply);
                    continue;
                }
                Err(reason) => Refusal::of(reason),
            },
            Ok(Next::Told(told)) => return Some(Outcome::Told(told)),
            Ok(Next::Refused { code, words }) => refusal(facts, credentials, &code, &words, replies.last()),
            Err(Error::NotRead(_)) => {
                by_status(replies.last()).unwrap_or_else(|| Refusal::of(Reason::NotUnderstood))
            }
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
    let by_status = by_status(last);
    let reason = facts
        .reason(code, words)
        .or(by_status.as_ref().map(|refusal| refusal.reason))
        .unwrap_or(Reason::Other);
    Refusal {
        reason,
        code: without_secrets(code, credentials),
        words: without_secrets(words, credentials),
        wait_secs: by_status.and_then(|refusal| refusal.wait_secs),
        status: last.map(|reply| reply.status),
    }
}

/// What the status alone says, where it says anything (RFC 9110; 418 is Binance's ban).
fn by_status(last: Option<&Reply>) -> Option<Refusal> {
    let reply = last?;
    let reason = match reply.status {
        418 | 429 => Reason::TooMany,
        500..=599 => Reason::Down,
        _ => return None,
    };
    Some(Refusal { wait_secs: reply.wait_secs, status: Some(reply.status), ..Refusal::of(reason) })
}

/// The exchange's own words, cut short: one line, with nothing of the key in it.
fn without_secrets(words: &str, credentials: &Credentials) -> String {
    let mut text = words.to_owned();
    for secret in credentials.texts() {
        // EXPOSE: an exchange may repeat the key in its words; it is looked for to be taken out.
        let secret = secret.expose().trim();
        if !secret.is_empty() {
            text = text.replace(secret, "••••");
        }
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().filter(|c| !c.is_control()).take(MOST_WORDS).collect()
}
