//! The lines that lead through a page, and the sentences of danger: each has its words and its doubts.

use std::collections::BTreeSet;

use keystead::domain::api_key::{Address, Purpose};
use keystead::domain::exchange::{Exchange, StepKind};
use keystead::domain::fact::{Fact, Sure};
use keystead::domain::guide::{GuideInput, GuideLine, guide, revoke_guide};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::thief::ends;
use keystead::domain::words::Words;
use keystead::ui::text::say;

use crate::{catalogue, changed, check_words, exchange, open_exchanges};

fn all_guides(exchange: &Exchange) -> Vec<GuideLine> {
    let address = |ip: &str| Address { ip: ip.to_owned(), note: String::new() };
    let lists = [vec![], vec![address("198.51.100.7"), address("203.0.113.0/24")]];
    let permissions = exchange.needed(Purpose::TradingBot);
    let mut lines = revoke_guide(exchange, "", None);
    lines.extend(revoke_guide(exchange, "Gate", Some("4/SD … dxgX")));
    for addresses in &lists {
        for (again, public_key) in [(false, None), (true, None), (false, Some("PEM")), (true, Some("PEM"))] {
            let made = guide(
                exchange,
                &GuideInput {
                    exchange_name: "Gate",
                    permissions: &permissions,
                    addresses,
                    key_name: "freqtrade-nov26",
                    again,
                    public_key,
                },
            );
            let ids: BTreeSet<&str> = made.iter().map(|line| line.id.as_str()).collect();
            assert_eq!(ids.len(), made.len(), "{}: two lines share a tick", exchange.id);
            lines.extend(made);
        }
    }
    lines
}

#[test]
fn every_line_of_a_guide_has_its_words() {
    for exchange in open_exchanges() {
        let lines = all_guides(exchange);
        check_words(lines.iter().map(|line| &line.words));
        check_words(lines.iter().filter_map(|line| line.note.as_ref()));
        check_words(lines.iter().filter_map(|line| line.copy_words.as_ref()));
        let copies = |text: &str| lines.iter().any(|line| line.copy.as_deref() == Some(text));
        let names = exchange.guide.iter().any(|step| step.kind == StepKind::Name);
        assert_eq!(copies("freqtrade-nov26"), names, "{}", exchange.id);
        let takes_none = exchange.ip.supported.as_ref().and_then(Fact::certain) == Some(&false);
        assert_eq!(copies("203.0.113.0/24"), !takes_none, "{}", exchange.id);
        let card = Words::new(format!("create-exchange-{}-text", exchange.id));
        check_words([&card]);
        assert!(say(&card).chars().count() <= 70, "{}: its card has room for two lines", exchange.id);
        let opens = lines.iter().any(|line| line.opens_page);
        assert_eq!(opens, exchange.page_url().is_some(), "{}", exchange.id);
    }
}

#[test]
fn every_way_in_which_a_key_ends_is_a_sentence_and_a_doubtful_one_says_may() {
    let all: Levels = Level::ALL.into_iter().collect();
    for exchange in catalogue().exchanges() {
        for end in ends(exchange, all, false) {
            check_words([&end.words]);
            assert!(
                end.fact.rule.is_sure() || say(&end.words).contains(" may "),
                "{}: {} is not sure and does not say so",
                exchange.id,
                end.fact.id
            );
        }
    }
}

/// Quotes of a page in a text although nobody saw that page, and without a word of doubt.
fn bold_claims(exchange: &Exchange, said: impl Fn(&str) -> String) -> Vec<String> {
    const DOUBTS: [&str; 5] = ["should", "may", "as far as known", "mostly", "probably"];
    let steps = exchange.guide.iter().chain(&exchange.revoke).filter(|step| step.own_words);
    let unseen = steps.filter(|step| step.known.sure() == Sure::Unverified);
    let claims = unseen.flat_map(|step| {
        let base = format!("guide-{}-{}", exchange.id, step.id);
        let ids = [Some(base.clone()), step.note.then(|| format!("{base}-note"))];
        ids.into_iter()
            .flatten()
            .filter(|id| {
                let text = said(id).to_lowercase();
                (text.contains("**") || text.contains("codes"))
                    && !DOUBTS.iter().any(|doubt| text.contains(doubt))
                    && !text.ends_with("own codes")
            })
            .collect::<Vec<_>>()
    });
    claims.collect()
}

#[test]
fn a_line_whose_words_nobody_saw_doubts() {
    let own = |id: &str| say(&Words::new(id));
    for exchange in catalogue().exchanges() {
        assert_eq!(bold_claims(exchange, own), [] as [&str; 0]);
    }
    assert!(!bold_claims(exchange("bitget"), |_| "Press **Create API Key**".to_owned()).is_empty());
    assert!(!bold_claims(exchange("binance"), |_| "E-mail and authenticator codes.".to_owned()).is_empty());
}

#[test]
fn a_doubtful_fact_in_a_guide_is_told_with_its_doubt() {
    let note_of = |exchange: &Exchange, kind: StepKind| {
        let permissions = exchange.needed(Purpose::TradingBot);
        let input = GuideInput {
            exchange_name: "",
            permissions: &permissions,
            addresses: &[],
            key_name: "freqtrade-nov26",
            again: false,
            public_key: None,
        };
        let step = exchange.guide.iter().find(|step| step.kind == kind).unwrap();
        let line = guide(exchange, &input).into_iter().find(|line| line.id == step.id).unwrap();
        line.note.map(|note| note.id)
    };
    assert_eq!(note_of(exchange("htx"), StepKind::Open).as_deref(), Some("guide-key-limit"));
    assert_eq!(note_of(exchange("mexc"), StepKind::Open).as_deref(), Some("guide-key-limit-unsure"));
    assert_eq!(note_of(exchange("bitvavo"), StepKind::Codes).as_deref(), Some("guide-email-unsure"));
    let sure = changed(
        "bitvavo",
        "email = { value = true, sure = \"copy\"",
        "email = { value = true, sure = \"sure\"",
    );
    assert_eq!(note_of(&sure, StepKind::Codes).as_deref(), Some("guide-email"));
    let no = changed("bitvavo", "email = { value = true", "email = { value = false");
    assert_eq!(note_of(&no, StepKind::Codes), None);
    assert_eq!(note_of(exchange("htx"), StepKind::Permissions).as_deref(), Some("guide-permissions-list"));
    assert_eq!(
        note_of(exchange("mexc"), StepKind::Permissions).as_deref(),
        Some("guide-permissions-list-unsure")
    );
}
