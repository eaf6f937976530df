//! What is lent for a question to an exchange, and what is shown of it before.

use std::sync::mpsc::sync_channel;

use super::*;
use crate::app::lending::{Lending, Loan};
use crate::domain::api_key::ApiKey;

/// The signing example of docs.kraken.com.
const SECRET: &str =
    "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

fn with_a_kraken_key(secret: &str) -> (Desk, ApiKey) {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let key =
        sample::book((desk.room.clock)()).keys.into_values().find(|key| key.exchange == "kraken").unwrap();
    let field = |name: &str, text: &str| SecretField {
        name: name.to_owned(),
        text: SecretText::new(text.to_owned()),
    };
    let fields = SecretFields(vec![field("api_key", "canary-public-part"), field("secret", secret)]);
    let created = desk.ask(Job::Create(Box::new(key.clone()), fields));
    assert!(matches!(created[..], [Event::Wrote(..)]));
    (desk, key)
}

fn lent(desk: &mut Desk, id: KeyId, which: Which, exchange: &str) -> Result<Loan, Problem> {
    let (lent, loans) = sync_channel(1);
    assert!(desk.ask(Job::Lend(Lending { id, which, exchange: exchange.to_owned(), lent })).is_empty());
    *loans.try_recv().unwrap()
}

#[test]
fn a_key_is_lent_to_its_own_exchange_and_to_no_other() {
    let (mut desk, key) = with_a_kraken_key(SECRET);
    let loan = lent(&mut desk, key.id, Which::Current, "kraken");
    let Ok(Loan::Fields(fields)) = loan else { panic!("nothing was lent") };
    assert_eq!(fields.get("secret").unwrap().expose(), SECRET);
    for exchange in ["binance", "krakenfutures", ""] {
        let refused = lent(&mut desk, key.id, Which::Current, exchange);
        assert!(matches!(refused, Err(Problem::Unexpected { .. })), "{exchange}");
    }
    assert!(lent(&mut desk, key.id, Which::Next, "kraken").is_err(), "there is no new one");
    assert!(lent(&mut desk, KeyId([9; 16]), Which::Current, "kraken").is_err());
    desk.ask(Job::Lock);
    assert!(lent(&mut desk, key.id, Which::Current, "kraken").is_err());
}

#[test]
fn a_keychain_that_has_forgotten_a_secret_is_told_as_that() {
    let (mut desk, key) = with_a_kraken_key(SECRET);
    desk.faults.keychain_says(Some(crate::vault::KeychainError::Locked));
    assert!(matches!(lent(&mut desk, key.id, Which::Current, "kraken"), Err(Problem::KeychainLocked)));
}

#[test]
fn of_a_sample_key_only_the_key_is_lent() {
    let (mut desk, _) = with_a_kraken_key(SECRET);
    desk.ask(Job::LookAround);
    let key =
        sample::book((desk.room.clock)()).keys.into_values().find(|key| key.exchange == "kraken").unwrap();
    let loan = lent(&mut desk, key.id, Which::Current, "kraken");
    assert!(matches!(loan, Ok(Loan::Sample(sample)) if sample.id == key.id));
}

#[test]
fn what_would_be_sent_is_shown_without_anything_secret() {
    let (mut desk, key) = with_a_kraken_key(SECRET);
    let shown = desk.ask(Job::PreviewCheck(key.id, Which::Current));
    let [Event::CheckShown(id, Which::Current, Ok(requests))] = &shown[..] else { panic!() };
    assert_eq!((*id, requests.len()), (key.id, 2), "the clock and the question");
    let all = format!("{requests:?}");
    assert!(all.contains("POST https://api.kraken.com/0/private/GetApiKeyInfo"), "{all}");
    assert!(all.contains("API-Sign: ••••") && !all.contains("canary") && !all.contains("kQH5"), "{all}");
}

#[test]
fn what_cannot_be_signed_with_is_told_before_anything_is_sent() {
    let (mut desk, key) = with_a_kraken_key("no base64 at all!");
    let shown = desk.ask(Job::PreviewCheck(key.id, Which::Current));
    assert!(matches!(shown[..], [Event::CheckShown(_, _, Err(Problem::CannotSign))]));
}
