//! Whether an answer proves that a key is dead. What is not proved is never called dead: who believes it stops looking.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::check::{Check, Outcome};
use super::refusal::Reason;
use super::told::Addresses;

/// So long a computer is taken to be at the address at which it was. Many homes get another one every night.
const SAME_ADDRESS: SignedDuration = SignedDuration::from_hours(1);
/// So long a key that worked from anywhere is taken to have no list: its owner may set one at any time.
const SAME_LIST: SignedDuration = SignedDuration::from_hours(24);

/// What an answer says about a key that was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// It opens nothing any more.
    Proved,
    /// It still works.
    StillAlive,
    /// It cannot be told by this: there was no answer, or one that has other causes too.
    Unclear,
}

/// That a key is dead, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dead {
    /// Since when that is known.
    pub at: Timestamp,
    /// Its owner said so; else its exchange refused it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// What this answer says. `before` is the last answer that showed the key alive to this computer, if there was one. A key that never
/// answered may have been stored with a mistake, and lives; and only beside a fresh answer one that has several causes says anything.
pub fn is_dead(before: Option<&Check>, now: &Check) -> Death {
    let refusal = match &now.outcome {
        Outcome::Told(_) => return Death::StillAlive,
        Outcome::Refused(refusal) => refusal,
    };
    if refusal.reason.shows_life() {
        Death::StillAlive
    } else if refusal.reason.proves_death() && before.is_some_and(Check::shows_life)
        || turns_away(refusal.reason) && was_let_in(before, now)
    {
        Death::Proved
    } else {
        Death::Unclear
    }
}

/// Whether the exchange itself turned the key away, by an answer of which the causes are known. A code that is not in the catalogue may
/// be about the account or the region, whatever its status: of a key whose account is frozen nobody knows that it was deleted.
fn turns_away(reason: Reason) -> bool {
    matches!(reason, Reason::KeyAddressOrPermission | Reason::KeyOrSecret)
}

/// Whether the same question was answered so shortly before that the secret, the address or a permission is hardly what is wrong now.
fn was_let_in(before: Option<&Check>, now: &Check) -> bool {
    let Some(before) = before.filter(|before| before.shows_life()) else { return false };
    // The difference of the clocks was needed then and is not known now: by that alone it may be refused.
    if now.ahead_secs.is_none() && before.ahead_secs.is_some_and(|secs| secs != 0) {
        return false;
    }
    let open = before.told().filter(|told| told.addresses == Some(Addresses::Any));
    let open_at = open.map(|told| told.earlier.addresses.unwrap_or(before.at));
    let is_within = |at: Timestamp, most| (SignedDuration::ZERO..=most).contains(&now.at.duration_since(at));
    is_within(before.at, SAME_ADDRESS)
        || is_within(before.at, SAME_LIST) && open_at.is_some_and(|at| is_within(at, SAME_LIST))
}

#[cfg(test)]
mod tests {
    use super::super::refusal::Refusal;
    use super::super::told::Told;
    use super::*;

    fn check(at_secs: i64, outcome: Outcome) -> Check {
        let at = Timestamp::from_second(1_795_355_173 + at_secs).unwrap();
        Check { at, took_ms: 200, ahead_secs: None, outcome }
    }

    fn refused(reason: Reason, status: u16) -> Check {
        check(0, Outcome::Refused(Refusal { status: Some(status), ..Refusal::of(reason) }))
    }

    fn answered(minutes_ago: i64, addresses: Option<Addresses>) -> Check {
        check(-60 * minutes_ago, Outcome::Told(Box::new(Told { addresses, ..Told::default() })))
    }

    #[test]
    fn an_unknown_key_is_dead_and_an_answer_is_life() {
        let alive = answered(0, None);
        let long_ago = answered(60 * 24 * 90, Some(Addresses::Limited));
        for before in [&alive, &long_ago] {
            assert_eq!(is_dead(Some(before), &refused(Reason::UnknownKey, 401)), Death::Proved);
            assert_eq!(is_dead(Some(before), &refused(Reason::Expired, 200)), Death::Proved);
        }
        assert_eq!(is_dead(Some(&alive), &alive), Death::StillAlive);
        assert_eq!(is_dead(Some(&alive), &refused(Reason::NotAllowed, 403)), Death::StillAlive);
    }

    #[test]
    fn no_other_reason_proves_death_even_of_a_key_that_answered_a_minute_ago() {
        let before = answered(1, Some(Addresses::Any));
        for reason in Reason::ALL {
            let death = is_dead(Some(&before), &refused(reason, 401));
            let is_proof = matches!(
                reason,
                Reason::UnknownKey | Reason::Expired | Reason::KeyAddressOrPermission | Reason::KeyOrSecret
            );
            assert_eq!(death == Death::Proved, is_proof, "{reason:?}");
            let long_ago = is_dead(Some(&answered(60 * 25, None)), &refused(reason, 401));
            assert_eq!(long_ago == Death::Proved, reason.proves_death(), "{reason:?}");
        }
    }

    #[test]
    fn a_key_that_never_answered_is_not_proved_dead_because_its_exchange_does_not_know_what_is_stored_here() {
        for reason in Reason::ALL {
            let refused_before = refused(reason, 401);
            assert_ne!(is_dead(None, &refused(reason, 401)), Death::Proved, "{reason:?}");
            if !reason.shows_life() {
                assert_ne!(is_dead(Some(&refused_before), &refused_before), Death::Proved, "{reason:?}");
            }
        }
    }

    #[test]
    fn a_difference_of_clocks_that_is_not_known_now_leaves_a_refusal_with_several_causes_unclear() {
        let mut before = answered(1, Some(Addresses::Any));
        before.ahead_secs = Some(190);
        let mut now = refused(Reason::KeyAddressOrPermission, 401);
        assert_eq!(is_dead(Some(&before), &now), Death::Unclear);
        now.ahead_secs = Some(190);
        assert_eq!(is_dead(Some(&before), &now), Death::Proved);
        (before.ahead_secs, now.ahead_secs) = (Some(0), None);
        assert_eq!(is_dead(Some(&before), &now), Death::Proved, "none was needed");
    }

    #[test]
    fn a_refusal_with_several_causes_counts_only_where_the_address_cannot_be_one_of_them() {
        let now = refused(Reason::KeyAddressOrPermission, 401);
        let limited = |minutes| answered(minutes, Some(Addresses::Limited));
        let open = |minutes| answered(minutes, Some(Addresses::Any));
        assert_eq!(is_dead(Some(&open(24 * 60)), &now), Death::Proved);
        assert_eq!(
            is_dead(Some(&open(24 * 60 + 1)), &now),
            Death::Unclear,
            "its owner may have set a list since"
        );
        assert_eq!(is_dead(Some(&open(-5)), &now), Death::Unclear, "a clock that was put back");
        assert_eq!(is_dead(Some(&limited(60)), &now), Death::Proved);
        assert_eq!(
            is_dead(Some(&limited(61)), &now),
            Death::Unclear,
            "this computer may be elsewhere by now"
        );
        assert_eq!(is_dead(Some(&limited(-5)), &now), Death::Unclear, "a clock that was put back");
        assert_eq!(is_dead(Some(&answered(61, None)), &now), Death::Unclear);
        let refused_before = refused(Reason::KeyAddressOrPermission, 401);
        assert_eq!(is_dead(Some(&refused_before), &now), Death::Unclear, "it never answered");
    }

    #[test]
    fn that_it_worked_from_anywhere_counts_from_when_that_was_told() {
        let now = refused(Reason::KeyAddressOrPermission, 401);
        let mut before = answered(90, None);
        let Outcome::Told(told) = &mut before.outcome else { panic!("it answered") };
        let open = Told { addresses: Some(Addresses::Any), ..Told::default() };
        told.fill_from(&open, answered(23 * 60, None).at);
        assert_eq!(is_dead(Some(&before), &now), Death::Proved);
        let Outcome::Told(told) = &mut before.outcome else { panic!("it answered") };
        told.earlier.addresses = Some(answered(25 * 60, None).at);
        assert_eq!(is_dead(Some(&before), &now), Death::Unclear);
    }

    #[test]
    fn an_unknown_code_is_never_proof_whatever_its_status_and_however_fresh_the_answer_before() {
        let before = answered(1, Some(Addresses::Any));
        for status in [200, 400, 401, 403, 451] {
            assert_eq!(is_dead(Some(&before), &refused(Reason::Other, status)), Death::Unclear, "{status}");
        }
    }
}
