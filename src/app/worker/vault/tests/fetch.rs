//! Whose fields are given only after a fresh code.

use super::*;
use crate::domain::live_check::{AskedAbout, as_wanted};
use crate::domain::own_facts;
use crate::domain::rotation::Rotation;

#[test]
fn a_key_of_which_its_exchange_says_that_it_may_withdraw_gives_its_fields_only_after_a_fresh_code() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let keys: Vec<_> = sample::book((desk.room.clock)()).keys.into_values().collect();
    let calm = keys.into_iter().filter(|key| key.exchange == "kraken" && !key.levels.are_dangerous());
    let mut ids = Vec::new();
    for key in calm {
        let field = SecretField { name: "secret".to_owned(), text: SecretText::new(key.label.clone()) };
        ids.push(key.id);
        desk.ask(Job::Create(Box::new(key), SecretFields(vec![field])));
    }
    let [in_use, replaced] = ids[..] else { panic!("two keys at Kraken: {ids:?}") };
    let asks_for_code = |desk: &mut Desk, id| {
        let wish = FieldWish { id, which: Which::Current, field: "secret".to_owned(), is_copy: false };
        matches!(desk.ask(Job::Fetch(wish))[..], [Event::ProofWanted(_)])
    };
    let answer = |desk: &mut Desk, id, about, codes: &'static [&'static str]| {
        let keep: Change = Box::new(move |book| {
            let key = book.keys.get_mut(&id).unwrap();
            if about == AskedAbout::New {
                key.rotation = Some(Rotation::begin(Timestamp::UNIX_EPOCH, &[]));
            }
            let mut real = key.clone();
            real.permissions.extend(codes.iter().map(|code| (*code).to_owned()));
            let check = as_wanted(&real, Timestamp::UNIX_EPOCH);
            book.keep_check(id, about, check, false);
        });
        assert!(matches!(desk.ask(Job::Change(Doing::KeepChecks, keep))[0], Event::Wrote(..)));
    };
    answer(&mut desk, in_use, AskedAbout::InUse, &[]);
    assert!(!asks_for_code(&mut desk, in_use) && !asks_for_code(&mut desk, replaced));
    answer(&mut desk, in_use, AskedAbout::InUse, &["withdraw-funds"]);
    answer(&mut desk, replaced, AskedAbout::New, &["withdraw-funds"]);
    assert!(asks_for_code(&mut desk, in_use) && asks_for_code(&mut desk, replaced));
    // That it may not any more does not open it before the lock; that it still may is known after the next unlock.
    answer(&mut desk, in_use, AskedAbout::InUse, &[]);
    assert!(asks_for_code(&mut desk, in_use));
    desk.ask(Job::Lock);
    desk.wait(60);
    assert!(matches!(desk.unlock()[..], [Event::Opened { .. }]));
    assert!(!asks_for_code(&mut desk, in_use) && asks_for_code(&mut desk, replaced));
}

#[test]
fn what_an_exchange_says_is_judged_by_the_persons_own_facts_when_it_is_written_down() {
    let mut desk = with_a_failed_rotation();
    desk.ask(Job::RotateTarget);
    let key =
        sample::book((desk.room.clock)()).keys.into_values().find(|key| key.exchange == "kraken").unwrap();
    let id = key.id;
    let field = SecretField { name: "secret".to_owned(), text: SecretText::new("one".to_owned()) };
    desk.ask(Job::Create(Box::new(key), SecretFields(vec![field])));
    let keep: Change = Box::new(move |book| {
        let text = "id = \"kraken\"\n[[permissions]]\ncode = \"new-in-2027\"\nlabel = \"Send\"\n\
                    levels = [\"withdraw\"]\ntext = \"Send coins away.\"";
        let file = own_facts::read(text.as_bytes(), "mine.toml", jiff::civil::date(2026, 11, 27)).unwrap();
        own_facts::take(book, "kraken", file.facts);
    });
    desk.ask(Job::Change(Doing::Settings, keep));
    let answer: Change = Box::new(move |book| {
        let mut real = book.keys[&id].clone();
        real.permissions.insert("new-in-2027".to_owned());
        book.keep_check(id, AskedAbout::InUse, as_wanted(&real, Timestamp::UNIX_EPOCH), false);
    });
    let done = desk.ask(Job::Change(Doing::KeepChecks, answer));
    let [Event::Wrote(_, book)] = &done[..] else { panic!("it is written") };
    let live = &book.keys[&id].live;
    assert!(live.levels.has(Level::Withdraw) && !live.is_unknown);
    let wish = FieldWish { id, which: Which::Current, field: "secret".to_owned(), is_copy: false };
    assert!(matches!(desk.ask(Job::Fetch(wish))[..], [Event::ProofWanted(_)]));
}
