//! The frame: ways, lock, sample keys, toast.

use egui::Vec2;
use keystead::app::Home;
use keystead::app::KeychainState;
use keystead::app::route::Route;
use keystead::app::state::{Toast, ToastKind};
use keystead::domain::sample;
use keystead::tour::scenes::now;
use std::time::Duration;

use crate::world::{Window, open_key, open_list};

#[test]
fn the_ways_lead_to_their_screens() {
    let mut window = open_list();
    window.press("Settings");
    assert_eq!(window.route(), Route::Settings);
    window.press("Keys, 9 keys");
    assert_eq!(window.route(), Route::Keys);
}

#[test]
fn lock_says_when_it_happens_by_itself_and_locks_at_once() {
    let mut window = open_list();
    window.press("Lock now. Locks by itself in 5 minutes.");
    assert!(window.harness.state().state.session.is_none());
    assert_eq!(window.route(), Route::Unlock);
    assert!(!window.all_words().contains("DCA"));
}

#[test]
fn the_smaller_windows_have_the_same_ways() {
    let mut window = Window::open(sample::book(now()), Route::Keys, Vec2::new(900.0, 720.0));
    window.press("Settings");
    assert_eq!(window.route(), Route::Settings);
    let mut window = Window::open(sample::book(now()), Route::Keys, Vec2::new(560.0, 360.0));
    window.press("Menu");
    window.press("Settings");
    assert_eq!(window.route(), Route::Settings);
}

#[test]
fn sample_keys_are_marked_and_left_by_one_button() {
    let mut window = open_list();
    window.session_mut().demo = true;
    window.settle();
    assert!(window.has("Sample keys. Nothing here is saved."));
    assert!(window.has("Lock now. The sample keys close."));
    window.press("Leave the sample keys");
    assert_eq!(window.route(), Route::Welcome);
    assert!(window.harness.state().state.session.is_none());
}

#[test]
fn sample_keys_lead_into_setting_up() {
    for (keychain, route) in
        [(KeychainState::Ready, Route::SetUp), (KeychainState::Missing, Route::KeychainTrouble)]
    {
        let mut window = open_key(4);
        window.session_mut().demo = true;
        window.world().state.gate.keychain = Some(keychain);
        window.settle();
        window.press("Make my key safe");
        assert_eq!(window.route(), route);
        assert!(window.harness.state().state.session.is_none());
        if let Some(set_up) = &window.harness.state().state.set_up {
            assert_eq!(set_up.home, Home::Keychain);
        }
    }
}

#[test]
fn securing_is_told_while_it_lasts() {
    let mut window = open_list();
    window.session_mut().securing = true;
    window.settle();
    assert!(window.says("Securing"));
    window.session_mut().securing = false;
    window.settle();
    assert!(!window.says("Securing"));
}

#[test]
fn each_toast_says_one_sentence_and_goes_by_itself() {
    let kinds = [
        (ToastKind::Removed(sample::id(7), "Price sheet".to_owned()), "is off the list"),
        (ToastKind::PutBack("Price sheet".to_owned()), "is back on the list"),
        (ToastKind::Destroyed("Price sheet".to_owned()), "is destroyed here"),
        (ToastKind::DraftKept, "It waits on top of your keys"),
        (ToastKind::Rotated("Price sheet".to_owned()), "is rotated"),
    ];
    for (kind, words) in kinds {
        let mut window = open_list();
        let until = Duration::from_secs(108);
        let can_undo = matches!(kind, ToastKind::Removed(..));
        window.session_mut().toast = Some(Toast { kind, until });
        window.settle();
        assert!(window.says(words));
        assert_eq!(window.has("Undo"), can_undo);
        window.pass(9);
        assert!(!window.says(words));
    }
}
