//! The drill that changes nothing.

use super::*;

#[test]
fn a_drill_is_kept_nowhere_and_tells_what_is_missing() {
    let mut book = book();
    let key = book.keys.get_mut(&sample::id(7)).unwrap();
    (key.exchange, key.exchange_name) = ("other".to_owned(), "Moon Exchange".to_owned());
    let keys = ranked(&book, &Scope::Everything);
    let mut drill = Drill::begin(at(0), Scope::Everything);
    for one in &keys[..8] {
        drill.take(&Step::Opened(one.id), at(10));
        drill.take(&Step::ByHand(one.id), at(20));
    }
    drill.take(&Step::Finished, at(240));
    drill.take(&Step::ByHand(keys[8].id), at(900));
    assert_eq!(drill.took(at(1000)).as_secs(), 240);
    let gaps = drill.gaps(&book, &keys);
    assert_eq!((gaps.no_page, gaps.wide_open), (vec![sample::id(0), sample::id(7)], vec![sample::id(0)]));
    assert!(gaps.not_asked.contains(&sample::id(7)) && gaps.not_reached == [keys[8].id]);
    assert!(book.emergency.is_none());
}

#[test]
fn a_drill_names_what_is_wide_open_by_what_its_exchange_said() {
    let mut book = book();
    let said = told(&["query-funds", "withdraw-funds"], Some(Addresses::Any));
    book.keep_check(sample::id(3), AskedAbout::InUse, said, false);
    let gaps = Drill::begin(at(2), Scope::Everything).gaps(&book, &ranked(&book, &Scope::Everything));
    assert!(gaps.wide_open.contains(&sample::id(3)));
}
