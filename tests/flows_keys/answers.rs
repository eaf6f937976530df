//! What an exchange says about a key: asked for, shown beside what is wanted, and what can be done about it.

use egui::{Key, Modifiers};
use keystead::app::jobs::Doing;
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::domain::api_key::Address;
use keystead::domain::book::Book;
use keystead::domain::live_check::{
    Addresses, AskedAbout, Check, Dead, OtherKey, Outcome, Reason, Refusal, Told, Visit,
};
use keystead::domain::permission::Level;
use keystead::domain::sample;
use keystead::tour::scenes::now;

use super::world::{Window, open, open_key};

/// The place of the sample at Kraken that should only read.
const TAX: usize = 3;
const NAME: &str = "Tax return 2025";

fn told(more: &[&str]) -> Outcome {
    let book = sample::book(now());
    let mut permissions = book.keys[&sample::id(TAX)].permissions.clone();
    permissions.extend(more.iter().map(|code| (*code).to_owned()));
    Outcome::Told(Box::new(Told { permissions: Some(permissions), ..Told::default() }))
}

fn refused(reason: Reason) -> Outcome {
    Outcome::Refused(Refusal { code: "EAPI:Invalid key".to_owned(), ..Refusal::of(reason) })
}

fn says(window: &mut Window, outcome: Outcome) {
    window.world().behind.exchange = Some(Ok(outcome));
}

/// The samples after these answers, the newest first.
fn asked_before(answers: &[Outcome]) -> Book {
    let mut book = sample::book(now());
    for outcome in answers.iter().rev() {
        let check = Check { at: now(), took_ms: 1, ahead_secs: None, outcome: outcome.clone() };
        book.keep_check(sample::id(TAX), AskedAbout::InUse, check, false);
    }
    book
}

fn at(book: Book) -> Window {
    open(book, Route::Check(sample::id(TAX)))
}

#[test]
fn the_first_time_it_says_what_is_sent_before_it_sends_anything() {
    let mut window = open_key(TAX);
    window.press("Check what Kraken says");
    assert_eq!(window.route(), Route::Check(sample::id(TAX)));
    assert!(window.asked().is_empty(), "nothing is asked before its owner says so");
    assert!(window.says("harmless questions") && window.says("api.kraken.com"));
    assert!(window.says("a running bot that uses the same key shares it"));
    window.press("See what will be sent");
    assert!(
        window.says("POST https://api.kraken.com/0/private/GetApiKeyInfo") && window.says("API-Key: ••••")
    );
    assert!(window.says("This one request is sent first, over an encrypted connection."));
    assert!(window.says("After the answer Keystead may ask a few more questions of Kraken"));
    window.press("Close");
    says(&mut window, told(&[]));
    window.press("Ask Kraken now");
    assert!(window.says("This key is as you wanted it."));
    assert_eq!(
        window.asked(),
        [
            format!("Show the request about {NAME}"),
            format!("Ask kraken about {NAME}"),
            format!("{:?}", Doing::KeepChecks)
        ]
    );
}

#[test]
fn more_than_wanted_is_said_first_and_row_by_row_and_can_be_wanted() {
    let mut window = at(asked_before(&[told(&[])]));
    says(&mut window, told(&["modify-trades"]));
    window.press("Ask again");
    assert!(window.says("This key can trade. You said it should only read."));
    assert!(window.says("New since Sunday 22 November. If that was not you, treat the key as stolen."));
    assert!(window.says("Create & Modify Orders. You wanted: Off. It really is: On. Not wanted."));
    window.press("I changed it");
    assert!(window.says("Do you want “Tax return 2025” as it is now?"));
    window.press("Yes, I want it so");
    let key = window.key(NAME).unwrap();
    assert!(key.levels.has(Level::Trade) && key.live.before_drift.is_none());
    assert!(window.says("This key is as you wanted it."));
}

#[test]
fn what_was_changed_and_is_not_wanted_stays_a_duty() {
    let mut window = at(asked_before(&[told(&["modify-trades"]), told(&[])]));
    window.press("I changed it");
    window.press("No, I will change it at Kraken");
    assert!(window.key(NAME).unwrap().live.before_drift.is_none());
    assert!(window.says("This key can trade. You said it should only read."));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.settle();
    assert_eq!(window.route(), Route::ToDo);
    assert!(window.says("More than wanted"));
}

#[test]
fn what_its_owner_did_not_do_leads_to_the_red_button() {
    let mut window = at(asked_before(&[told(&["modify-trades"]), told(&[])]));
    window.press("It was not me");
    assert_eq!(window.route(), Route::Emergency);
    assert!(window.says("Tax return 2025"));
}

#[test]
fn a_key_that_may_do_more_is_loud_in_the_list_and_leads_to_the_report() {
    let mut window = open(asked_before(&[told(&["modify-trades"]), told(&[])]), Route::ToDo);
    assert!(window.says("Its exchange says so. If that was not you, treat the key as stolen."));
    window.press("Look at it: Tax return 2025");
    assert_eq!(window.route(), Route::Check(sample::id(TAX)));
    window.press("Tax return 2025");
    assert_eq!(window.route(), Route::Key(sample::id(TAX)));
    assert!(window.says("This key can trade. You said it should only read."));
    window.press("See what Kraken says");
    assert_eq!(window.route(), Route::Check(sample::id(TAX)));
}

#[test]
fn an_unknown_permission_is_shown_and_never_called_safe() {
    let window = at(asked_before(&[told(&["new-in-2027"])]));
    assert!(window.says("This key has a permission on that Keystead does not know."));
    assert!(
        window.says("new-in-2027 (Unknown, may be dangerous). You wanted: Off. It really is: On. Unknown.")
    );
    assert!(!window.says("This key is as you wanted it."));
}

#[test]
fn where_the_exchange_tells_nothing_it_says_so() {
    let window = at(asked_before(&[Outcome::Told(Box::default())]));
    assert!(window.says("This key works. What it may do, Kraken does not tell."));
    assert!(window.says("Query Funds. You wanted: On. It really is: Not told. Not told."));
    assert!(window.says("What the key may do; from which addresses it works; when it ends"));
}

/// A whole answer, with these keys beside it and these visits.
fn whole(others: Option<Vec<OtherKey>>, visits: Option<Vec<Visit>>) -> Outcome {
    let Outcome::Told(mut told) = told(&[]) else { panic!("it is told") };
    told.addresses = Some(Addresses::Any);
    (told.others, told.visits) = (others, visits);
    Outcome::Told(told)
}

#[test]
fn what_is_not_told_leads_to_where_it_stands_and_what_was_told_is_not_called_silent() {
    let nothing = at(asked_before(&[Outcome::Told(Box::default())]));
    assert!(nothing.says("Look at the key’s page at Kraken. Your log-in list at Kraken may help."));
    let most = at(asked_before(&[whole(None, None)]));
    assert!(most.says("who used the key") && most.says("Your log-in list at Kraken may help."));
    assert!(!most.says("Look at the key’s page at Kraken."));
    let visit = Visit { at: now(), ip: "203.0.113.24".to_owned(), what: String::new() };
    let all = at(asked_before(&[whole(None, Some(vec![visit]))]));
    assert!(all.says("203.0.113.24") && !all.says("who used the key") && !all.says("Your log-in list"));
}

#[test]
fn a_stolen_account_leads_to_every_key_of_its_exchange() {
    let visit = Visit { at: now(), ip: "198.51.100.9".to_owned(), what: String::new() };
    let other = OtherKey { name: "not mine".to_owned(), hint: "zzzz … zzzz".to_owned() };
    for (others, visits, words) in
        [(Some(vec![other]), None, "It is not mine …"), (None, Some(vec![visit]), "It was not me …")]
    {
        let mut window = at(asked_before(&[whole(others, visits)]));
        window.press(words);
        assert_eq!(window.route(), Route::Emergency);
        assert!(window.says("1. DCA bot") && !window.says("Grid bot"));
    }
}

#[test]
fn what_only_an_earlier_answer_told_is_not_as_wanted_and_can_be_looked_at_by_hand() {
    let mut window = at(asked_before(&[Outcome::Told(Box::default()), told(&[])]));
    assert!(window.says("This key works. What it may do, Kraken does not tell."));
    assert!(!window.says("This key is as you wanted it."));
    assert!(window.says("What the key may do; from which addresses it works; when it ends"));
    window.press("Mark as checked by hand");
    assert!(window.says("You checked it at Kraken by yourself, today at 13:46."));
}

#[test]
fn who_wants_it_as_it_is_sees_the_list_that_an_earlier_answer_told() {
    let listed = |outcome| match outcome {
        Outcome::Told(mut told) => {
            told.addresses = Some(Addresses::Listed(vec!["203.0.113.24".to_owned()]));
            Outcome::Told(told)
        }
        refused @ Outcome::Refused(_) => refused,
    };
    let more = || told(&["modify-trades"]);
    let mut book = asked_before(&[more(), listed(more())]);
    let noted = ["203.0.113.24", "192.0.2.1"].map(|ip| Address { ip: ip.to_owned(), note: String::new() });
    book.keys.get_mut(&sample::id(TAX)).unwrap().addresses = noted.to_vec();
    let mut window = at(book);
    window.press("I want it so");
    assert!(window.says("It works from 203.0.113.24."));
}

#[test]
fn a_refusal_is_told_with_the_next_step_and_the_exchanges_own_words() {
    let mut window = at(asked_before(&[refused(Reason::UnknownKey)]));
    assert!(window.says("Kraken does not know this key.") && window.says("Kraken said: EAPI:Invalid key"));
    window.press("Replace it");
    assert_eq!(window.route(), Route::Rotate(sample::id(TAX), None));

    let mut book = asked_before(&[refused(Reason::AddressRefused)]);
    let addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
    book.keys.get_mut(&sample::id(TAX)).unwrap().addresses = addresses;
    let mut window = at(book);
    assert!(window.says("If only your bot’s server is on the list, that is good: the list works."));
    window.press("Mark as checked by hand");
    assert!(window.says("You checked it at Kraken by yourself, today at 13:46."));
}

#[test]
fn what_could_not_be_asked_is_told_and_nothing_is_kept_of_it() {
    let mut window = at(asked_before(&[told(&[])]));
    window.world().behind.exchange = Some(Err(Problem::KeychainLocked));
    let before = window.key(NAME).unwrap().live.clone();
    window.press("Ask again");
    assert!(window.says("The keychain of this computer asks for its password."));
    assert_eq!(window.key(NAME).unwrap().live, before);
}

#[test]
fn a_question_under_way_can_be_stopped() {
    let mut window = at(asked_before(&[told(&[])]));
    window.press("Ask again");
    assert!(window.says("Asking …"));
    window.press("Stop asking");
    assert_eq!(window.asked(), [format!("Ask kraken about {NAME}"), "Ask no more".to_owned()]);
    assert!(window.says("Stopping …"));
}

#[test]
fn a_bot_that_may_be_disturbed_is_asked_about_once() {
    let mut window = at(asked_before(&[told(&[])]));
    assert!(window.says("Ask Kraken by itself, once a day?"));
    window.press("Yes, once a day");
    assert!(window.key(NAME).unwrap().live.may_disturb && !window.says("Yes, once a day"));
    window.switch("Ask Kraken about “Tax return 2025” by itself, once a day");
    assert!(window.key(NAME).unwrap().live.by_hand_only && !window.says("Yes, once a day"));
}

#[test]
fn the_keyboard_asks_from_the_list_and_from_the_key() {
    let mut window = open(asked_before(&[told(&[])]), Route::Key(sample::id(TAX)));
    says(&mut window, told(&[]));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.settle();
    assert_eq!(window.route(), Route::Check(sample::id(TAX)));
    assert_eq!(window.asked()[0], format!("Ask kraken about {NAME}"));
    window.harness.key_press(Key::Escape);
    window.settle();
    assert_eq!(window.route(), Route::Key(sample::id(TAX)));
}

#[test]
fn all_keys_are_asked_about_at_once_but_those_whose_bot_may_feel_it_only_on_demand() {
    let mut window = open(sample::book(now()), Route::Settings);
    window.press("Ask … about all keys");
    assert!(
        window.says("running bots may be refused once by that")
            || window.says("running bot may be refused once")
    );
    window.press_some("Also about");
    says(&mut window, refused(Reason::NoInternet));
    window.press("Ask now");
    assert!(window.asked().contains(&format!("Ask kraken about {NAME}")));
    assert!(window.says("were asked about.") && window.says("9 did not get an answer."));
    assert!(!window.says("may do more than you want"), "nothing was told, so nothing is calm");
}

#[test]
fn who_was_refused_is_named_when_all_were_asked_about() {
    let mut window = open(sample::book(now()), Route::Settings);
    window.press("Ask … about all keys");
    window.press_some("Also about");
    says(&mut window, refused(Reason::WrongSecret));
    window.press("Ask now");
    assert!(window.says("9 were refused: Arbitrage script, ") && window.says(" …"), "{}", window.all_words());
}

#[test]
fn who_is_asked_whether_it_is_wanted_so_reads_what_is_more() {
    let mut window = at(asked_before(&[told(&["modify-trades"])]));
    window.press("I want it so");
    assert!(window.says("It has more on than you wanted: "));
}

#[test]
fn a_refusal_does_not_hide_what_got_worse_before_it() {
    let worse = [refused(Reason::UnknownKey), told(&["modify-trades"]), told(&[])];
    let mut window = at(asked_before(&worse));
    assert!(window.says("This key can trade. You said it should only read."));
    assert!(window.says("Kraken does not know this key.") && window.has("Replace it"));
    window.press("It was not me");
    assert_eq!(window.route(), Route::Emergency);
}

#[test]
fn to_want_that_it_withdraws_takes_the_word_for_it() {
    let mut window = at(asked_before(&[told(&["withdraw-funds"]), told(&[])]));
    window.press("I changed it");
    window.press("Yes, I want it so");
    assert!(window.says("May “Tax return 2025” send coins away?"));
    assert!(!window.key(NAME).unwrap().levels.has(Level::Withdraw), "nothing is taken before the word");
    window.harness.key_press(Key::Escape);
    window.settle();
    assert!(!window.key(NAME).unwrap().levels.has(Level::Withdraw));
    assert_eq!(window.route(), Route::Check(sample::id(TAX)));
}

#[test]
fn what_is_not_wanted_and_did_not_get_worse_is_only_left() {
    let mut window = at(asked_before(&[told(&["modify-trades"])]));
    window.press("I want it so");
    window.asked();
    window.press("No, I will change it at Kraken");
    assert!(
        window.asked().is_empty() && !window.says("Do you want"),
        "nothing was changed, so nothing is noted"
    );
}

#[test]
fn what_a_thief_could_do_is_told_by_what_the_exchange_said() {
    let book = asked_before(&[told(&["withdraw-funds"])]);
    let window = open(book, Route::Key(sample::id(TAX)));
    assert!(window.says("A thief could send your coins to anyone, for good, from any computer"));
}

#[test]
fn a_key_whose_exchange_cannot_be_asked_is_marked_as_looked_at_by_hand() {
    let mut book = sample::book(now());
    let key = book.keys.get_mut(&sample::id(TAX)).unwrap();
    (key.exchange, key.exchange_name) = ("other".to_owned(), "Night Exchange".to_owned());
    let mut window = open(book, Route::Key(sample::id(TAX)));
    window.press_some("cannot be asked from here");
    window.press("Mark as checked by hand");
    assert_eq!(window.key(NAME).unwrap().live.by_hand, Some(now()));
    window.press(NAME);
    assert!(window.says("checked by you"));
}

#[test]
fn while_it_is_asked_whether_to_ask_daily_there_is_no_switch_that_says_otherwise() {
    let window = at(asked_before(&[told(&[])]));
    assert!(window.says("Ask Kraken by itself, once a day?") && !window.says("Ask by itself, once a day"));
}

#[test]
fn a_key_that_is_gone_by_its_owners_word_is_not_called_refused() {
    let mut book = sample::book(now());
    book.keys.get_mut(&sample::id(TAX)).unwrap().live.dead = Some(Dead { at: now(), by_hand: true });
    let window = open(book, Route::Key(sample::id(TAX)));
    assert!(window.says("This key is gone, as you said.") && window.says("Kraken itself was not asked"));
    assert!(!window.says("has not taken it since"));
}
