//! Several keys at once, and the kept searches.

use super::*;
use crate::domain::api_key::{Act, ToolUse};
use crate::domain::group::{GroupAct, GroupKind};
use crate::domain::saved_search::{SavedSearch, SearchChange};
use crate::domain::search::Query;

fn ids(places: &[usize]) -> Vec<KeyId> {
    places.iter().map(|place| sample::id(*place)).collect()
}

fn toast(state: &State) -> Option<ToastKind> {
    state.session.as_ref().unwrap().toast.as_ref().map(|toast| toast.kind.clone())
}

#[test]
fn several_keys_go_and_come_back_in_one_write_each() {
    let (mut state, mut jobs) = unlocked();
    let before = state.session.as_ref().unwrap().book.clone();
    jobs.0.clear();
    state.apply(Command::Group(ids(&[0, 2, 4]), GroupAct::Remove), &mut jobs);
    assert_eq!(jobs.0.len(), 1, "one change for all of them");
    assert_eq!(do_change(&mut state, &mut jobs), Doing::Group(GroupKind::Remove));
    let session = state.session.as_ref().unwrap();
    assert_eq!(session.found.len(), before.keys.len() - 2);
    assert!(session.found.contains(&sample::id(2)), "a key in rotation is left out");
    assert_eq!(toast(&state), Some(ToastKind::Group(GroupAct::Remove, ids(&[0, 4]))));
    assert_eq!(state.key(sample::id(4)).unwrap().history.last().unwrap().act, Act::Removed);
    state.apply(Command::Undo, &mut jobs);
    assert_eq!(jobs.0.len(), 1, "one undo for all of them");
    assert_eq!(do_change(&mut state, &mut jobs), Doing::Group(GroupKind::PutBack));
    let session = state.session.as_ref().unwrap();
    assert_eq!(session.found.len(), before.keys.len());
    assert!(session.book.keys.values().all(|key| key.removed.is_none()));
    assert_eq!(toast(&state), Some(ToastKind::Group(GroupAct::PutBack, ids(&[0, 4]))));
    state.apply(Command::Undo, &mut jobs);
    assert!(jobs.0.is_empty(), "an undo is not undone");
}

#[test]
fn what_cannot_be_written_changes_no_key_and_is_told() {
    let (mut state, mut jobs) = unlocked();
    let before = state.session.as_ref().unwrap().book.clone();
    for act in [
        GroupAct::Remove,
        GroupAct::AddTag("new".to_owned()),
        GroupAct::SetTool { tool: ToolUse { tool: "x".to_owned(), place: String::new() }, beside: false },
    ] {
        let doing = Doing::Group(act.kind());
        state.apply(Command::Group(ids(&[0, 4]), act), &mut jobs);
        assert!(state.session.as_ref().unwrap().group.is_some() && state.is_doing(doing));
        state.receive(0, Event::NotWritten(doing, Problem::DiskFull), &mut jobs);
        let session = state.session.as_ref().unwrap();
        assert_eq!(session.problem_of(doing), Some(&Problem::DiskFull));
        assert!(session.group.is_none() && session.doing.is_empty());
        assert_eq!(session.book, before);
        assert_eq!(toast(&state), None);
    }
}

#[test]
fn one_act_waits_for_the_other_and_one_that_changes_nothing_is_not_written() {
    let (mut state, mut jobs) = unlocked();
    jobs.0.clear();
    state.apply(Command::Group(ids(&[2, 5]), GroupAct::AddTag("spot".to_owned())), &mut jobs);
    assert!(jobs.0.is_empty(), "both have it");
    state.apply(Command::Group(ids(&[4]), GroupAct::AddTag("spot".to_owned())), &mut jobs);
    state.apply(Command::Group(ids(&[4]), GroupAct::Remove), &mut jobs);
    assert_eq!(jobs.0.len(), 1);
    do_change(&mut state, &mut jobs);
    assert_eq!(toast(&state), Some(ToastKind::Group(GroupAct::AddTag("spot".to_owned()), ids(&[4]))));
    assert!(state.key(sample::id(4)).unwrap().removed.is_none());
}

#[test]
fn an_undo_that_has_to_wait_is_not_lost() {
    let (mut state, mut jobs) = unlocked();
    state.apply(Command::Group(ids(&[4]), GroupAct::Remove), &mut jobs);
    do_change(&mut state, &mut jobs);
    state.apply(Command::Group(ids(&[0]), GroupAct::AddTag("new".to_owned())), &mut jobs);
    jobs.0.clear();
    state.apply(Command::Undo, &mut jobs);
    assert!(jobs.0.is_empty());
    assert_eq!(toast(&state), Some(ToastKind::Group(GroupAct::Remove, ids(&[4]))), "it can be pressed again");
}

#[test]
fn a_key_that_is_being_changed_is_left_out() {
    let (mut state, mut jobs) = unlocked();
    let edit = Edit::of(state.key(sample::id(4)).unwrap());
    state.apply(Command::Key(sample::id(4), KeyCommand::Edit(Box::new(edit))), &mut jobs);
    jobs.0.clear();
    state.apply(Command::Group(ids(&[4, 5]), GroupAct::AddTag("new".to_owned())), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(toast(&state), Some(ToastKind::Group(GroupAct::AddTag("new".to_owned()), ids(&[5]))));
}

#[test]
fn a_search_is_kept_counted_renamed_and_forgotten() {
    let (mut state, mut jobs) = unlocked();
    let one = SavedSearch { name: "Bots at Kraken".to_owned(), text: "exchange:kraken can:trade".to_owned() };
    state.apply(Command::Searches(SearchChange::Save(one.clone())), &mut jobs);
    assert_eq!(do_change(&mut state, &mut jobs), Doing::Searches);
    let session = state.session.as_ref().unwrap();
    let query = Query { text: one.text.clone(), ..Query::default() };
    assert_eq!(session.book.saved, [one]);
    assert_eq!(session.saved_counts, [session.index.find(&query).len()]);
    let rename = SearchChange::Rename { from: "Bots at Kraken".to_owned(), to: "Mine".to_owned() };
    state.apply(Command::Searches(rename), &mut jobs);
    do_change(&mut state, &mut jobs);
    assert_eq!(state.session.as_ref().unwrap().book.saved[0].name, "Mine");
    state.apply(Command::Searches(SearchChange::Delete("Mine".to_owned())), &mut jobs);
    state.receive(0, Event::NotWritten(Doing::Searches, Problem::DiskFull), &mut jobs);
    assert_eq!(state.session.as_ref().unwrap().book.saved.len(), 1, "what is not written is not gone");
}
