//! The scenes of the tour for pairs that Keystead makes: who makes the secret, while it is made, the public half, and its key's page.

use super::rotate_scenes::rotate;
use super::scenes::{Set, now, open};
use super::wizard_scenes::{ID, at, create, doing};
use crate::app::jobs::Doing;
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::pair::{Algorithm, Born, Family};
use crate::domain::rotation::{Rotation, RotationStep};
use crate::domain::sample;

pub(super) const SCENES: &[(&str, Set)] = &[
    ("create-at-pair", |state, _| create(state, DraftStep::AtExchange, |draft| with_pair(draft, false))),
    ("create-at-pair-unknown", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.choose_tool("hummingbot");
            draft.permissions_done = true;
            draft.pair = Some(Algorithm::Ed25519);
        });
    }),
    ("create-at-pair-making", |state, _| {
        create(state, DraftStep::AtExchange, |draft| with_pair(draft, false));
        doing(state, Doing::MakePair(ID), 12);
    }),
    ("create-at-pair-refused", |state, _| {
        create(state, DraftStep::AtExchange, |draft| with_pair(draft, false));
        if let Some(session) = &mut state.session {
            session.not_written = Some((Doing::MakePair(ID), Problem::KeychainLocked));
        }
    }),
    ("create-at-pair-made", |state, _| create(state, DraftStep::AtExchange, |draft| with_pair(draft, true))),
    ("create-at-pair-bybit", |state, _| {
        create(state, DraftStep::AtExchange, |draft| {
            draft.choose_tool("ccxt");
            at(draft, "bybit");
            draft.pair = Some(Algorithm::Rsa2048);
            draft.born = Some(born(Algorithm::Rsa2048, "bybit"));
        });
    }),
    ("create-paste-pair", |state, _| {
        create(state, DraftStep::Paste, |draft| with_pair(draft, true));
    }),
    ("create-discard-pair", |state, drafts| {
        create(state, DraftStep::AtExchange, |draft| with_pair(draft, true));
        drafts.create.discarding = true;
    }),
    ("rotate-make-pair", |state, _| {
        rotate(state, RotationStep::Make);
        change_rotation(state, |rotation| rotation.pair = Some(Algorithm::Rsa2048));
    }),
    ("rotate-make-pair-made", |state, _| {
        rotate(state, RotationStep::Make);
        change_rotation(state, |rotation| {
            rotation.pair = Some(Algorithm::Rsa2048);
            rotation.born = Some(born(Algorithm::Rsa2048, "binance"));
        });
    }),
    ("key-pair", |state, _| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(2)) {
            key.born = Some(born(Algorithm::Ed25519, "binance"));
        }
        open(state, book);
        state.route = Route::Key(sample::id(2));
    }),
];

/// A pair that Keystead is to make, or has made.
fn with_pair(draft: &mut Draft, is_made: bool) {
    draft.choose_tool("nautilustrader");
    draft.permissions_done = true;
    draft.pair = Some(Algorithm::Ed25519);
    draft.born = is_made.then(|| born(Algorithm::Ed25519, "binance"));
}

/// A public half of the right form; its secret half is nowhere.
fn born(algorithm: Algorithm, exchange: &str) -> Born {
    let body = match algorithm.family() {
        Family::Ed25519 => "MCowBQYDK2VwAyEAM7FWhKquNqLmTOV4hfYT5r3AjrYiORTT6Tn5HIfFNV8=".to_owned(),
        Family::Rsa => {
            let line = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs1PZ0cJbE7uYtQmNw3xK";
            format!("{}uwIDAQAB", format!("{line}\n").repeat(6))
        }
    };
    Born {
        exchange: exchange.to_owned(),
        field: "secret".to_owned(),
        algorithm,
        public: format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"),
        made: now(),
    }
}

/// Another answer in the sample rotation.
fn change_rotation(state: &mut State, change: impl FnOnce(&mut Rotation)) {
    let Some(session) = &mut state.session else { return };
    let mut book = (*session.book).clone();
    if let Some(rotation) = book.keys.get_mut(&sample::id(2)).and_then(|key| key.rotation.as_mut()) {
        change(rotation);
    }
    session.book = std::sync::Arc::new(book);
}
