//! Who makes the secret: the exchange, or Keystead. The public half is shown once the secret one is sealed, and never anything else.

use egui::Vec2;
use keystead::app::jobs::Doing;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::FieldHint;
use keystead::domain::draft::{Draft, DraftStep};
use keystead::domain::pair::Algorithm;
use keystead::domain::rotation::{Reason, Rotation, RotationStep};
use keystead::domain::sample;
use keystead::tour::scenes::now;

use crate::world::{ID, USUAL, Vault, Window, born, draft_at, draft_of, open_draft, open_step};

fn at_exchange(tool: &str) -> Window {
    let mut draft = draft_at(DraftStep::AtExchange);
    draft.tool = tool.to_owned();
    open_draft(draft)
}

/// A draft whose pair is sealed.
fn with_pair(step: DraftStep, algorithm: Algorithm) -> Draft {
    let mut draft = draft_at(step);
    draft.pair = Some(algorithm);
    draft.born = Some(born(algorithm, "binance"));
    draft
}

#[test]
fn the_exchange_makes_the_secret_unless_something_else_is_chosen() {
    let mut window = open_step(DraftStep::AtExchange);
    assert!(window.says("Who makes the secret?"));
    assert!(window.says("choose System generated") && !window.says("Self-generated"));
    assert_eq!(window.draft().pair, None);
    window.press("I have the key and the secret");
    assert!(window.says("Secret Key is empty") || window.says("Both fields stay hidden"));
    // Where no public key is taken, nothing is asked.
    let window = open_draft(draft_of("kraken", DraftStep::AtExchange));
    assert!(!window.says("Who makes the secret?"));
}

#[test]
fn keystead_makes_the_pair_and_only_what_the_exchange_gives_back_is_pasted() {
    let mut window = open_step(DraftStep::AtExchange);
    assert!(window.says("Freqtrade can use RSA keys of Binance"));
    window.press_some("Keystead makes it. Recommended");
    assert_eq!(window.draft().pair, Some(Algorithm::Rsa2048));
    assert!(window.says("Make the pair first") && !window.can_press("I have the key"));
    assert!(!window.says("Create API"), "nothing is done at the exchange before there is a public key");
    window.asked();
    window.press("Make the pair");
    assert_eq!(window.asked(), ["MakePair rsa-2048"]);
    assert!(window.says("BEGIN PUBLIC KEY") && window.says("sealed in the keychain and was read back"));
    assert!(window.says("choose Self-generated") && !window.says("System generated"));
    assert!(!window.says("The secret is shown once"));
    window.press("Copy the public key");
    let public = window.draft().born.as_ref().unwrap().public.clone();
    assert_eq!(window.asked(), [format!("CopyPlain {public}")]);
    window.press("I have the key");
    assert!(window.says("The private key is sealed in the keychain"));
    assert!(window.says("If it shows a secret too"));
    assert!(!window.says("Secret Key"), "there is no field for what is here already");
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.press("Save in the keychain");
    assert_eq!(window.world().behind.saved, [("api_key".to_owned(), "aB3x".repeat(16))]);
    assert!(window.draft().saved && window.session().book.keys[&ID].born.is_some());
}

#[test]
fn the_public_key_is_copied_from_its_line_too() {
    let mut window = open_draft(with_pair(DraftStep::AtExchange, Algorithm::Ed25519));
    window.asked();
    window.press("Copy the public key above");
    assert!(window.asked()[0].starts_with("CopyPlain -----BEGIN PUBLIC KEY-----"));
    assert!(window.has("Copied the public key above"));
}

#[test]
fn a_tool_that_cannot_use_it_is_named_and_one_that_nobody_asked_is_doubted() {
    let mut window = at_exchange("nautilustrader");
    window.press_some("Keystead makes it. Recommended");
    assert_eq!(window.draft().pair, Some(Algorithm::Ed25519));
    window.press("RSA, 2,048 bits");
    assert_eq!(window.draft().pair, Some(Algorithm::Rsa2048));
    assert!(window.says("NautilusTrader cannot use RSA"));
    let mut window = at_exchange("hummingbot");
    assert!(!window.says("Recommended"));
    window.press_some("Keystead makes it. Safer");
    assert_eq!(window.draft().pair, Some(Algorithm::Ed25519));
    assert!(window.says("Whether Hummingbot can use Ed25519 keys of Binance is not known"));
    let window = at_exchange("");
    assert!(window.says("Not every program can use Ed25519 keys of Binance"));
    let mut draft = draft_of("bybit", DraftStep::AtExchange);
    draft.tool = "ccxt".to_owned();
    let window = open_draft(draft);
    assert!(window.says("As far as known, ccxt program can use RSA"));
    assert!(!window.says("Ed25519"), "Bybit takes RSA only");
}

#[test]
fn what_nobody_read_of_the_form_is_said() {
    let mut draft = draft_of("bybit", DraftStep::AtExchange);
    draft.pair = Some(Algorithm::Rsa2048);
    draft.born = Some(born(Algorithm::Rsa2048, "bybit"));
    assert!(open_draft(draft).says("In which form Bybit takes a public key was not read"));
    let window = open_draft(with_pair(DraftStep::AtExchange, Algorithm::Rsa2048));
    assert!(!window.says("In which form"));
}

#[test]
fn while_it_is_made_one_can_stop_and_nothing_is_shown() {
    let mut draft = draft_at(DraftStep::AtExchange);
    draft.pair = Some(Algorithm::Rsa2048);
    let mut window = open_draft(draft);
    window.world().vault = Vault::IsSilent;
    window.press("Make the pair");
    window.pass(1);
    assert!(window.says("Making the pair …") && !window.says("BEGIN PUBLIC KEY"));
    window.pass(11);
    assert!(window.says("Still looking for large primes …"));
    window.asked();
    window.press("Stop");
    assert_eq!(window.asked(), ["StopPair"]);
    assert!(window.can_press("Make the pair") && !window.session().is_doing(Doing::MakePair(ID)));
    assert!(window.draft().born.is_none());
}

#[test]
fn one_may_look_elsewhere_while_it_is_made() {
    let mut draft = draft_at(DraftStep::AtExchange);
    draft.pair = Some(Algorithm::Rsa2048);
    let mut window = open_draft(draft);
    window.world().vault = Vault::IsSilent;
    window.press("Make the pair");
    window.world().vault = Vault::Does;
    window.press("Leave and keep draft");
    assert_eq!(window.route(), Route::Keys);
    assert!(window.session().is_doing(Doing::MakePair(ID)));
}

#[test]
fn a_pair_that_could_not_be_kept_is_not_shown_and_the_next_try_works() {
    let mut draft = draft_at(DraftStep::AtExchange);
    draft.pair = Some(Algorithm::Ed25519);
    let mut window = open_draft(draft);
    window.world().vault = Vault::Refuses(Problem::KeychainLocked);
    window.press("Make the pair");
    assert!(window.says("The keychain") && !window.says("BEGIN PUBLIC KEY"));
    window.world().vault = Vault::Does;
    window.press("Make the pair");
    assert!(window.says("BEGIN PUBLIC KEY"));
}

#[test]
fn another_kind_needs_another_pair_and_says_what_becomes_of_the_first() {
    let mut window = open_draft(with_pair(DraftStep::AtExchange, Algorithm::Ed25519));
    assert!(window.says("ed25519\n-----END"));
    window.press("RSA, 2,048 bits");
    assert!(!window.says("ed25519\n-----END") && window.says("destroyed as soon as this one is saved"));
    window.press("Ed25519");
    assert!(window.says("ed25519\n-----END"), "it is still there");
    window.press_some("Binance makes it.");
    assert_eq!(window.draft().pair, None);
    assert!(window.says("stays here until this key is saved or discarded"));
    window.press("I have the key and the secret");
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.paste_into("Secret Key", &"Qw8z".repeat(16));
    window.press("Save in the keychain");
    assert!(window.session().book.keys[&ID].born.is_none());
}

#[test]
fn a_draft_whose_pair_is_gone_stands_where_it_is_made() {
    let mut draft = with_pair(DraftStep::Paste, Algorithm::Ed25519);
    assert_eq!(draft.step(), DraftStep::Paste);
    draft.born = None;
    assert_eq!(draft.step(), DraftStep::AtExchange);
    let mut window = open_draft(draft);
    assert!(window.can_press("Make the pair") && !window.says("BEGIN PUBLIC KEY"));
    window.press("Make the pair");
    assert!(window.says("BEGIN PUBLIC KEY"));
}

#[test]
fn a_half_finished_one_is_gone_on_with_where_it_was_left() {
    let mut draft = with_pair(DraftStep::Paste, Algorithm::Ed25519);
    draft.made = true;
    let window = open_draft(draft);
    assert!(window.says("The private key is sealed in the keychain") && window.says("API Key is empty"));
}

#[test]
fn discarding_says_that_the_private_key_is_destroyed() {
    let mut window = open_draft(with_pair(DraftStep::AtExchange, Algorithm::Ed25519));
    window.press("Discard draft …");
    assert!(window.says("the private key that Keystead made is destroyed"));
    window.press("Discard draft");
    assert!(!window.session().book.drafts.contains_key(&ID));
}

#[test]
fn what_does_not_belong_there_is_told_apart() {
    let mut window = open_draft(with_pair(DraftStep::Paste, Algorithm::Ed25519));
    window.paste_into("API Key", "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n");
    assert!(window.says("This is the public key that you gave to Binance"));
    window.paste_into("API Key", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n");
    assert!(window.says("API Key is given a secret"));
    assert!(!window.can_press("Save in the keychain"));
}

fn rotating(step: RotationStep) -> Window {
    let mut book = sample::book(now());
    let id = sample::id(2);
    let key = book.keys.get_mut(&id).unwrap();
    key.born = Some(born(Algorithm::Rsa2048, "binance"));
    key.fields = vec![
        FieldHint { name: "api_key".to_owned(), hint: "vmPU … f3Qa".to_owned() },
        FieldHint { name: "secret".to_owned(), hint: String::new() },
    ];
    key.rotation = Some(Rotation {
        reason: (step > RotationStep::Why).then_some(Reason::Due),
        ..Rotation::of(key, now())
    });
    // The two cards above make this page a long one.
    Window::open(book, Route::Rotate(id, None), Vec2::new(USUAL.x, 2200.0))
}

#[test]
fn a_key_that_was_made_here_is_followed_by_one_that_is_made_here() {
    let mut window = rotating(RotationStep::Make);
    let rotation = |window: &Window| window.session().book.keys[&sample::id(2)].rotation.clone().unwrap();
    assert!(window.says("Make the pair first") && !window.says("Leave the old key as it is"));
    window.press("Make the pair");
    assert!(window.says("BEGIN PUBLIC KEY") && window.says("Leave the old key as it is"));
    assert_eq!(rotation(&window).born.unwrap().algorithm, Algorithm::Rsa2048);
    window.press("I have the key");
    assert_eq!(rotation(&window).step(), RotationStep::Paste);
    assert!(window.says("The private key is sealed in the keychain") && !window.says("Secret Key"));
    window.paste_into("API Key", &"aB3x".repeat(16));
    window.press("Save beside the old one");
    assert_eq!(rotation(&window).step(), RotationStep::Switch);
}

#[test]
fn a_rotation_can_be_pasted_all_the_same_and_be_taken_back() {
    let mut window = rotating(RotationStep::Make);
    window.press_some("Binance makes it.");
    assert!(window.can_press("I have the new key and secret"));
    window.press_some("Keystead makes it");
    window.press("Make the pair");
    window.press("Take it back …");
    assert!(window.says("The new private key that Keystead made is destroyed here"));
}
