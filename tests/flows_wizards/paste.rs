//! Pasting: what is checked, what only warns, what blocks, how saving goes, and that nothing stays behind.

use egui::Key;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::draft::DraftStep;
use keystead::domain::sample;

use crate::world::{ID, Vault, Window, draft_of, open_draft, open_step};

fn key() -> String {
    "aB3x".repeat(16)
}

fn secret() -> String {
    "Qw8z".repeat(16)
}

fn binance() -> Window {
    open_step(DraftStep::Paste)
}

#[test]
fn what_is_pasted_is_saved_read_back_and_then_named() {
    let mut window = binance();
    assert!(window.says("API Key is empty"));
    assert!(window.says("What will be checked"));
    window.paste_into("API Key", &key());
    assert!(window.says("Secret Key is empty"));
    assert!(!window.can_press("Save in the keychain"));
    window.paste_into("Secret Key", &secret());
    assert!(window.says("What was checked"));
    assert!(!window.all_words().contains(&secret()[..8]), "a screen reader hears bullets only");
    window.asked();
    window.press("Save in the keychain");
    assert_eq!(window.asked(), ["Create"]);
    assert_eq!(window.world().behind.saved, [("api_key".to_owned(), key()), ("secret".to_owned(), secret())]);
    assert!(window.draft().saved);
    assert!(window.has("Name and dates"));
    assert!(window.says("Saved and read back"));
    assert!(window.world().root.drafts.create.paste.fields.is_empty(), "nothing stays in the window");
}

#[test]
fn enter_saves_when_all_is_there() {
    let mut window = binance();
    window.paste_into("API Key", &key());
    window.hit(Key::Enter);
    assert!(!window.draft().saved);
    window.paste_into("Secret Key", &secret());
    window.hit(Key::Enter);
    assert!(window.draft().saved);
}

#[test]
fn what_was_pasted_is_lost_when_the_step_is_left() {
    let mut window = binance();
    assert!(window.says("What you pasted is not kept when you leave this step"));
    window.paste_into("API Key", &key());
    window.press("Back");
    assert!(window.has("I have the key and the secret"));
    window.press("I have the key and the secret");
    assert!(window.says("API Key is empty"));
    assert!(window.world().behind.saved.is_empty());
}

#[test]
fn swapped_texts_are_swapped_or_kept_as_they_are() {
    for keeps in [false, true] {
        let mut window = open_draft(draft_of("kraken", DraftStep::Paste));
        let (short, long) = ("k7Q/".repeat(14), format!("{}==", "a1B+".repeat(22).split_at(86).0));
        window.paste_into("API key", &long);
        window.paste_into("Private key", &short);
        assert!(window.says("These two look swapped"));
        assert!(window.says("88 characters, ends in =="));
        assert!(!window.can_press("Save in the keychain"));
        if keeps {
            window.press("Keep as they are");
            window.press("Save as they are");
            assert_eq!(window.world().behind.saved[0].1, long);
        } else {
            window.press("Swap them");
            window.press("Save in the keychain");
            assert_eq!(window.world().behind.saved[0].1, short);
        }
    }
}

#[test]
fn spaces_are_taken_out_only_when_asked() {
    let mut window = binance();
    window.paste_into("API Key", &format!("  {}\t", key()));
    window.paste_into("Secret Key", &secret());
    assert!(window.says("Stray spaces around API Key"));
    window.press("Take them out");
    assert!(!window.says("Stray spaces around API Key"));
    window.press("Save in the keychain");
    assert_eq!(window.world().behind.saved[0].1, key());
}

#[test]
fn an_unusual_length_only_warns() {
    let mut window = binance();
    window.paste_into("API Key", "short");
    window.paste_into("Secret Key", &secret());
    assert!(window.says("API Key has an unusual length"));
    assert!(window.says("Look at the note above first"));
    window.press("Keep it as it is");
    window.press("Save as they are");
    assert!(window.draft().saved);
}

#[test]
fn the_same_text_twice_blocks() {
    let mut window = binance();
    window.paste_into("API Key", &key());
    window.paste_into("Secret Key", &key());
    assert!(window.says("The same text stands here twice"));
    assert!(!window.can_press("Save in the keychain"));
}

#[test]
fn five_thousand_characters_block_and_another_script_warns() {
    let mut window = binance();
    window.paste_into("API Key", &"x".repeat(5_000));
    assert!(window.says("No key has 5,000 characters"));
    window.paste_into("API Key", &"y".repeat(9_000));
    assert!(window.says("longer than a field can hold"));
    assert!(!window.can_press("Save in the keychain"));
    window.paste_into("API Key", &format!("а{}", &key()[1..]));
    assert!(window.says("letters of another script"));
    window.empty("API Key");
    assert!(window.says("API Key is empty"));
}

#[test]
fn a_text_of_another_exchange_is_told() {
    let mut window = open_draft(draft_of("kraken", DraftStep::Paste));
    window.paste_into(
        "API key",
        &format!("organizations/{0}/apiKeys/{0}", "0123abcd-0123-4567-89ab-0123456789ab"),
    );
    assert!(window.says("This looks like a key of another exchange"));
    assert!(window.says("Coinbase"));
}

#[test]
fn what_is_stored_already_is_named() {
    let mut window = binance();
    window.world().behind.stored = Some((key(), sample::id(7)));
    window.paste_into("API Key", &key());
    window.paste_into("Secret Key", &secret());
    assert!(window.asked().iter().any(|it| it.starts_with("LookForCopy")));
    assert!(window.says("“Price sheet” has the same text"));
    assert!(!window.can_press("Save in the keychain"));
    window.press("Keep as they are");
    window.press("Save as they are");
    assert!(window.draft().saved);
}

#[test]
fn a_chosen_passphrase_is_not_looked_for() {
    let mut window = open_draft(draft_of("okx", DraftStep::Paste));
    window.paste_into("API key", "0123abcd-0123-4567-89ab-0123456789ab");
    window.paste_into("Passphrase", "Correct-Horse-7");
    window.hit(Key::Tab);
    for asked in window.asked().iter().filter(|it| it.starts_with("LookForCopy")) {
        assert!(!asked.contains("passphrase"), "{asked}");
    }
}

#[test]
fn waiting_for_the_keychain_is_explained_and_cannot_be_left() {
    let mut window = binance();
    window.paste_into("API Key", &key());
    window.paste_into("Secret Key", &secret());
    window.world().vault = Vault::IsSilent;
    window.press("Save in the keychain");
    assert!(window.has("Saving in the keychain …"));
    assert!(!window.says("may be asking for its password"));
    assert!(!window.can_press("Back") && !window.can_press("Leave and keep draft"));
    window.pass(2);
    assert!(window.says("Your system may be asking for its password"));
    window.pass(9);
    assert!(window.says("Still waiting for the keychain"));
    window.hit(Key::Escape);
    assert_eq!(window.route(), Route::Create(ID, None));
}

#[test]
fn a_refusal_says_what_to_do_and_the_fields_keep_their_text() {
    let mut window = binance();
    window.paste_into("API Key", &key());
    window.paste_into("Secret Key", &secret());
    window.world().vault = Vault::Refuses(Problem::KeychainLocked);
    window.press("Save in the keychain");
    assert!(window.says("The keychain of this computer asks for its password."));
    assert!(window.says("The fields keep what you pasted."));
    assert!(!window.draft().saved);
    window.world().vault = Vault::Does;
    window.press("Save in the keychain");
    assert!(window.draft().saved);
    assert_eq!(window.world().behind.saved[1].1, secret());
}

#[test]
fn coinbases_file_is_read_by_dialog_or_by_path() {
    let file = r#"{"name": "organizations/0123abcd-0123-4567-89ab-0123456789ab/apiKeys/0123abcd-0123-4567-89ab-0123456789ab",
        "privateKey": "-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----\n"}"#;
    for by_path in [false, true] {
        let mut window = open_draft(draft_of("coinbase", DraftStep::Paste));
        window.world().behind.file = file;
        window.press("Read it in");
        if by_path {
            window.type_into("Or type its full name", "/home/me/cdp_api_key.json");
            window.press("Read it");
        } else {
            window.world().behind.picks = Some("/home/me/cdp_api_key.json".into());
            window.press("Choose file …");
        }
        assert!(window.asked().contains(&"ReadKeyFile /home/me/cdp_api_key.json".to_owned()));
        assert!(window.says("Both fields are filled"), "{}", window.all_words());
        assert!(window.session().key_file_fields.is_none(), "the state keeps no copy");
        window.press("Save in the keychain");
        assert!(window.world().behind.saved[1].1.starts_with("-----BEGIN EC PRIVATE KEY-----\n"));
        assert!(window.says("Delete cdp_api_key.json now"));
    }
}

#[test]
fn a_cancelled_dialog_and_a_wrong_path_are_told() {
    let mut window = open_draft(draft_of("coinbase", DraftStep::Paste));
    window.press("Read it in");
    window.press("Choose file …");
    assert!(window.says("No file was chosen"));
    window.press("Read it");
    assert!(window.says("This is not the full name of a file"));
    window.world().behind.file = "not json";
    window.type_into("Or type its full name", "/home/me/other.txt");
    window.hit(Key::Enter);
    assert!(window.says("This file does not hold an API key"));
    window.press("Close");
    assert!(!window.says("Or type its full name"));
}

#[test]
fn a_whole_file_in_one_field_is_offered_to_be_read() {
    let mut window = open_draft(draft_of("coinbase", DraftStep::Paste));
    window.paste_into("Private key", r#"{"name": "organizations/o/apiKeys/k", "privateKey": "abc"}"#);
    assert!(window.says("This is a whole key file"));
    window.press("Read it as a file");
    assert!(!window.says("This is a whole key file"));
    assert!(!window.says("API key name is empty"));
}

#[test]
fn another_exchange_takes_fields_of_the_owners_naming() {
    let mut draft = draft_of("other", DraftStep::Paste);
    draft.exchange_name = "Bitstamp".to_owned();
    let mut window = open_draft(draft);
    assert!(window.says("Paste what Bitstamp shows you"));
    window.press("Add a field");
    window.type_into("Name of the field", "Secret");
    assert!(window.says("There is a field of this name already."));
    window.empty("Name of the field");
    window.type_into("Name of the field", "Customer ID");
    window.hit(Key::Enter);
    window.paste_into("Customer ID", "774411");
    window.paste_into("Secret", "abc def");
    window.press_some("Remove this field: Customer ID");
    assert!(!window.has("Customer ID"));
    window.press("Add a field");
    window.type_into("Name of the field", "Memo");
    window.press("Add");
    window.paste_into("Memo", "one two");
    window.paste_into("Secret", "abcdef");
    window.press("Save in the keychain");
    let names: Vec<String> = window.world().behind.saved.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, ["secret", "Memo"]);
}
