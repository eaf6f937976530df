use super::super::drafts::key_of;
use super::*;

#[test]
fn who_uses_what_is_shown_only_of_an_open_vault() {
    let (mut state, mut jobs) = at_the_door();
    state.apply(Command::Go(Route::UsedBy), &mut jobs);
    assert_eq!(state.route, Route::Unlock);
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::UsedBy), &mut jobs);
    assert_eq!(state.route, Route::UsedBy);
    state.apply(Command::Lock, &mut jobs);
    assert_eq!(state.route, Route::Unlock);
}

#[test]
fn another_key_like_a_shared_one_is_begun_from_there_in_the_same_sub_account() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Go(Route::UsedBy), &mut jobs);
    state.apply(Command::Draft(DraftCommand::BeginLike(sample::id(2))), &mut jobs);
    assert_eq!(state.route, Route::UsedBy, "it is not written yet");
    do_change(&mut state, &mut jobs);
    let Route::Create(id, None) = state.route else { panic!("{:?}", state.route) };
    let draft = state.draft(id).unwrap();
    assert_eq!((draft.account.as_str(), draft.sub_account.as_str()), ("main account", "Grid"));
    let key = key_of(draft, state.now);
    assert_eq!((key.account.as_str(), key.sub_account.as_str()), ("main account", "Grid"));
    let mut edit = Edit::of(&key);
    edit.sub_account = "night".to_owned();
    let mut edited = key.clone();
    edit.apply(&mut edited);
    assert_eq!(edited.sub_account, "night");
}

#[test]
fn a_book_from_before_there_were_sub_accounts_still_opens() {
    let mut book = sample::book(Timestamp::UNIX_EPOCH);
    let written = serde_json::to_string(&book).unwrap();
    assert_eq!(written.matches("sub_account\":").count(), 2, "nothing is written where there is none");
    let older = written.replace(",\"sub_account\":\"Grid\"", "").replace(",\"sub_account\":\"mm1\"", "");
    assert!(!older.contains("sub_account\":"));
    let opened: Book = serde_json::from_str(&older).unwrap();
    book.keys.values_mut().for_each(|key| key.sub_account.clear());
    assert_eq!(opened, book);
}
