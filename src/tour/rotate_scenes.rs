//! The scenes of a rotation: each step, and what the exchange says of the new key and of the old one.

use std::collections::BTreeSet;
use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::Which;
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Copied, State};
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::{self, AskedAbout, Check, Outcome, Refusal, as_wanted, sample_check};
use crate::domain::rotation::{Reason, Rotation, RotationStep};
use crate::domain::sample;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("rotate-why", |state, drafts| {
        rotate(state, RotationStep::Why);
        drafts.rotate.reason = Some(Reason::Leaked);
    }),
    ("rotate-make", |state, _| rotate(state, RotationStep::Make)),
    ("rotate-paste", |state, _| rotate(state, RotationStep::Paste)),
    ("rotate", |state, _| rotate(state, RotationStep::Switch)),
    ("rotate-copied", |state, _| {
        rotate(state, RotationStep::Switch);
        let until = state.uptime + Duration::from_secs(23);
        if let Some(session) = &mut state.session {
            session.written = Some(Doing::StoreNew(sample::id(2)));
            let field = "api_key".to_owned();
            session.copied = Some(Copied { id: sample::id(2), which: Which::Next, field, until });
        }
    }),
    ("rotate-works", |state, _| rotate(state, RotationStep::Works)),
    ("rotate-delete", |state, _| rotate(state, RotationStep::Delete)),
    ("rotate-proof", |state, _| rotate(state, RotationStep::Proof)),
    ("rotate-new-as-wanted", |state, _| {
        answered(state, RotationStep::Switch, |key, rotation| {
            rotation.checked = Some(as_wanted(key, now()));
        });
    }),
    ("rotate-new-differs", |state, _| {
        answered(state, RotationStep::Switch, |key, rotation| {
            let mut more = key.clone();
            more.permissions.insert("enableWithdrawals".to_owned());
            rotation.checked = Some(as_wanted(&more, now()));
        });
    }),
    ("rotate-proof-dead", |state, _| {
        answered(state, RotationStep::Proof, |key, rotation| {
            rotation.old_answer = Some(sample_check(key, AskedAbout::Old, now()));
        });
    }),
    ("rotate-proof-alive", |state, _| {
        answered(state, RotationStep::Proof, |key, rotation| {
            rotation.old_answer = Some(as_wanted(key, now()));
        });
    }),
    ("rotate-proof-unclear", |state, _| {
        answered(state, RotationStep::Proof, |key, rotation| {
            let silent = Outcome::Refused(Refusal::of(live_check::Reason::NoInternet));
            rotation.old_answer =
                Some(Check { outcome: silent, ..sample_check(key, AskedAbout::Old, now()) });
        });
    }),
    ("rotate-take-back", |state, drafts| {
        rotate(state, RotationStep::Works);
        drafts.rotate.taking_back = true;
    }),
];

/// The sample rotation at this step, with an answer of the exchange.
fn answered(state: &mut State, step: RotationStep, set: fn(&ApiKey, &mut Rotation)) {
    rotate(state, step);
    let Some(session) = &state.session else { return };
    let mut book = (*session.book).clone();
    if let Some(key) = book.keys.get_mut(&sample::id(2))
        && let Some(mut rotation) = key.rotation.take()
    {
        set(key, &mut rotation);
        key.rotation = Some(rotation);
    }
    let route = state.route;
    open(state, book);
    state.route = route;
}

/// The sample rotation at this step.
pub(super) fn rotate(state: &mut State, step: RotationStep) {
    let mut book = sample::book(now());
    let id = sample::id(2);
    if let Some(key) = book.keys.get_mut(&id)
        && let Some(full) = key.rotation.take()
    {
        let begun = Rotation { reason: None, made: false, new_fields: None, stored: None, ..full.clone() };
        let is_stored = step > RotationStep::Paste;
        key.rotation = Some(Rotation {
            reason: (step > RotationStep::Why).then_some(()).and(full.reason),
            made: step > RotationStep::Make,
            ticks: BTreeSet::new(),
            new_fields: is_stored.then_some(()).and(full.new_fields),
            stored: is_stored.then_some(()).and(full.stored),
            switched: step > RotationStep::Switch,
            works: (step > RotationStep::Works).then_some(state.now),
            revoked: (step > RotationStep::Delete).then_some(state.now),
            ..begun
        });
    }
    open(state, book);
    state.route = Route::Rotate(id, None);
}
