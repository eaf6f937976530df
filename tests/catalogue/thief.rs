//! Every sentence of danger, by a table: all sets of levels, with and without a list, each meaning of transfer, known or not.

use keystead::domain::exchange::Reach;
use keystead::domain::permission::{Level, Levels};
use keystead::domain::thief::Thief;
use keystead::ui::screens::parts::thief_words::{line, sentence};

use crate::check_words;

const REACHES: [Reach; 4] = [Reach::OwnAccounts, Reach::SubAccounts, Reach::Unknown, Reach::Others];

/// Every case there is: 32 sets of levels, and 32 of each.
fn every() -> Vec<Thief> {
    let sets = (0..32_u8).map(|bits| {
        let levels = Level::ALL.into_iter().filter(|level| bits & (1 << *level as u8) != 0);
        levels.collect::<Levels>()
    });
    let yes_or_no = [false, true];
    let mut cases = Vec::new();
    for levels in sets {
        for reach in REACHES {
            for has_list in yes_or_no {
                for has_unknown in yes_or_no {
                    for is_read in yes_or_no {
                        cases.push(Thief { levels, has_list, reach, has_unknown, is_read });
                    }
                }
            }
        }
    }
    cases
}

/// What a sentence leaves out of what this thief could do, or claims that they could not although nobody knows.
fn wrong_with(thief: Thief, said: &str, is_line: bool) -> Vec<&'static str> {
    let small = said.to_lowercase();
    let has = |words: &str| small.contains(words);
    let levels = thief.levels;
    let is_dangerous = levels.are_dangerous();
    let sends = levels.has(Level::Withdraw);
    let moves = levels.has(Level::Transfer) && !is_dangerous;
    let trades = levels.has(Level::Trade) && !is_dangerous;
    let knows_all = !thief.has_unknown || is_dangerous || moves && thief.reach == Reach::Others;
    let stays_in = !is_dangerous && knows_all && (!moves || thief.reach <= Reach::SubAccounts);
    let claims_not_out = has("not send a coin out") || has("not send them out");
    let claims_nothing_moves = has("move nothing");
    [
        (sends && !has("send"), "that coins can be sent away is left out"),
        (sends && !has("to themselves") && !has("to anyone"), "to whom they can be sent is left out"),
        (sends && !is_line && !thief.has_list && !has("nobody could bring them back"), "it is for good"),
        (is_dangerous && !sends && !has("keys of their own"), "that keys can be made is left out"),
        (trades && knows_all && !has("trade your coins away"), "that coins can be traded away is left out"),
        (
            moves && knows_all && thief.reach != Reach::Others && !has("move"),
            "that coins can be moved is left out",
        ),
        (moves && thief.reach == Reach::Others && !has("to other people"), "to whom they go is left out"),
        (
            moves && knows_all && thief.reach == Reach::Unknown && !has("somebody else"),
            "the doubt is left out",
        ),
        (
            moves && knows_all && thief.reach == Reach::SubAccounts && !has("sub-account"),
            "the sub-accounts are left out",
        ),
        (claims_not_out && !stays_in, "it claims that nothing can be sent out"),
        (claims_nothing_moves && (!stays_in || moves || trades), "it claims that nothing can be moved"),
        (!knows_all && !has("maybe") && !has("nobody here knows"), "what is unknown is left out"),
        (
            !is_line
                && thief.has_list
                && levels.highest().is_some()
                && !has("only from the addresses you listed"),
            "the list is left out",
        ),
        (!is_line && !thief.has_list && has("addresses you listed"), "there is no list"),
        (thief.is_read && small.starts_with("as far as known"), "what was read is doubted"),
        (
            (is_dangerous || moves && thief.reach == Reach::Others) && small.starts_with("as far as known"),
            "danger is doubted",
        ),
        (
            !thief.is_read && stays_in && levels.highest().is_some() && !small.starts_with("as far as known"),
            "what nobody read is told as certain",
        ),
    ]
    .into_iter()
    .filter_map(|(is_wrong, what)| is_wrong.then_some(what))
    .collect()
}

#[test]
fn every_sentence_of_danger_is_true_to_its_case() {
    let mut said = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for thief in every() {
        check_words([&thief.sentence("OKX"), &thief.line()]);
        for (text, is_line) in [(sentence(thief, "OKX"), false), (line(thief), true)] {
            wrong.extend(
                wrong_with(thief, &text, is_line).into_iter().map(|what| format!("{what}: {text} {thief:?}")),
            );
            said.insert(text);
        }
    }
    assert_eq!(wrong, [] as [&str; 0]);
    assert!(said.len() > 50, "{}", said.len());
}

#[test]
fn a_sentence_that_makes_a_key_look_weaker_is_refused() {
    let thief = |levels: &[Level], reach| Thief {
        levels: levels.iter().copied().collect(),
        has_list: false,
        reach,
        has_unknown: false,
        is_read: true,
    };
    let refused = |thief: Thief, text: &str| assert!(!wrong_with(thief, text, false).is_empty(), "{text}");
    let own = Reach::OwnAccounts;
    refused(thief(&[Level::Withdraw], own), "They could trade your coins away at a bad price.");
    refused(thief(&[Level::Trade], own), "They could see what you own. They could move nothing.");
    let out = "They could move coins between your own accounts. They could not send a coin out of OKX.";
    refused(thief(&[Level::Transfer], Reach::Unknown), out);
    refused(thief(&[Level::Transfer], Reach::Others), out);
    refused(Thief { has_unknown: true, ..thief(&[Level::Transfer], own) }, out);
    refused(Thief { is_read: false, ..thief(&[Level::Transfer], own) }, out);
    refused(Thief { has_list: true, ..thief(&[Level::Transfer], own) }, out);
    refused(thief(&[Level::Transfer, Level::Trade], own), out);
    assert_eq!(wrong_with(thief(&[Level::Transfer], own), out, false), [] as [&str; 0]);
}
