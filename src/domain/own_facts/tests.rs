//! A table of files that are refused, what a correction leaves as it is, and what is told before a file is taken.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::domain::fact::Sure;
use crate::domain::permission::{Level, Levels};
use crate::domain::sample;

const TODAY: Date = date(2026, 11, 27);

/// A file that says the least of a new exchange.
const NEW: &str = r#"
id = "lighthouse"
name = "Lighthouse"

[[fields]]
name = "api_key"
label = "Key"
secret = false

[[fields]]
name = "secret"
label = "Secret"
secret = true

[[permissions]]
code = "look"
label = "Look"
levels = ["read"]
text = "See balances."

[[permissions]]
code = "send"
label = "Send"
levels = ["withdraw"]
text = "Send coins away."
"#;

fn fits(text: &str) -> Fitting {
    read(text.as_bytes(), "mine.toml", TODAY).unwrap_or_else(|found| panic!("{found:?}\n{text}"))
}

fn refused(text: &str) -> Vec<(FindingKind, Option<usize>)> {
    let found = read(text.as_bytes(), "mine.toml", TODAY).expect_err(text);
    found.into_iter().map(|finding| (finding.kind, finding.line)).collect()
}

fn preview(text: &str, book: &Book) -> Preview {
    let file = fits(text);
    let known = Catalogue::built_in().exchange(&file.id);
    Preview::of(&file, known.unwrap_or(&file.exchange), known.is_some(), book)
}

/// What is refused: the text, what is found, and its line.
const REFUSED: &[(&str, FindingKind, Option<usize>)] = {
    use FindingKind::{
        Colour, Day, Empty, Id, Kind, Level, Missing, NoToml, Number, Other, Page, Shape, Source, Text,
        Twice, Unknown, Word,
    };
    &[
        ("", Empty, None),
        (" \n\t\n", Empty, None),
        ("\u{feff}", Empty, None),
        ("id = ", NoToml, Some(1)),
        ("id = \"kraken\"\nrank = = 3", NoToml, Some(2)),
        ("id = \"kraken\"\nname = Kraken", NoToml, Some(2)),
        ("id = \"kraken\"\n[page\nurl = 1", NoToml, Some(2)),
        ("id = \"kraken\"\nid = \"okx\"", Twice, Some(2)),
        ("{\"id\": \"kraken\"}", NoToml, Some(1)),
        ("name = \"Kraken\"", Missing, None),
        ("id = \"kraken\"\nsurplus = 1", Unknown, Some(2)),
        ("id = \"kraken\"\n[page]\nurll = \"https://kraken.com\"", Unknown, Some(3)),
        (
            "id = \"kraken\"\n[page]\nurl = { value = \"https://kraken.com\", sorce = \"x\" }",
            Unknown,
            Some(3),
        ),
        ("id = \"kraken\"\nfree_fields = true", Unknown, Some(2)),
        ("id = \"kraken\"\nname = { value = \"x\", own = \"2026-11-27\" }", Kind, Some(2)),
        ("id = \"Kraken\"", Id, Some(1)),
        ("id = \"kra ken\"", Id, Some(1)),
        ("id = \"../kraken\"", Id, Some(1)),
        ("id = \"kra\u{43a}en\"", Id, Some(1)),
        ("id = \"-kraken\"", Id, Some(1)),
        ("id = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", Id, Some(1)),
        ("id = 3", Kind, Some(1)),
        ("id = \"other\"", Other, Some(1)),
        ("id = \"kraken\"\nname = \"\"", Text, Some(2)),
        ("id = \"kraken\"\nname = \"Kra\u{202e}ken\"", Text, Some(2)),
        ("id = \"kraken\"\nname = \"Kra\\u0007ken\"", Text, Some(2)),
        ("id = \"kraken\"\n\n[page]\nurl = \"http://kraken.com\"", Page, Some(4)),
        ("id = \"kraken\"\npage.url = \"https://me:secret@kraken.com\"", Page, Some(2)),
        ("id = \"kraken\"\npage.url = \"https://kraken.com@evil.example\"", Page, Some(2)),
        ("id = \"kraken\"\npage = \"https://kraken.com\"", Kind, Some(2)),
        ("id = \"kraken\"\ntest_network = \"ftp://kraken.com\"", Page, Some(2)),
        ("id = \"kraken\"\ntile = \"blue\"", Colour, Some(2)),
        ("id = \"kraken\"\ntile = \"#F0F0F0\"", Colour, Some(2)),
        ("id = \"kraken\"\nmonogram = \"Krk\"", Text, Some(2)),
        ("id = \"kraken\"\nip.max = 0", Number, Some(2)),
        ("id = \"kraken\"\nip.max = -1", Number, Some(2)),
        ("id = \"kraken\"\nip.max = 99999999999999999999", Number, Some(2)),
        ("id = \"kraken\"\nip.max = \"30\"", Kind, Some(2)),
        ("id = \"kraken\"\nip.ipv6 = \"yes\"", Kind, Some(2)),
        ("id = \"kraken\"\nip.separator = \"|\"", Text, Some(2)),
        ("id = \"kraken\"\nip.required_for = [\"everything\"]", Word, Some(2)),
        ("id = \"kraken\"\nclosed = \"2027-01-01\"", Day, Some(2)),
        ("id = \"kraken\"\nclosed = \"yesterday\"", Day, Some(2)),
        ("id = \"kraken\"\nkey_limit = { value = 3, sure = \"sure\" }", Source, Some(2)),
        (
            "id = \"kraken\"\nkey_limit = { value = 3, sure = \"sure\", source = \"its page\" }",
            Source,
            Some(2),
        ),
        ("id = \"kraken\"\nkey_limit = { value = 3, sure = \"maybe\" }", Word, Some(2)),
        (
            "id = \"kraken\"\nkey_limit = { value = 3, source = \"its page\", date = \"2030-01-01\" }",
            Day,
            Some(2),
        ),
        ("id = \"kraken\"\n[[permissions]]\nlabel = \"x\"", Missing, Some(2)),
        ("id = \"kraken\"\n[[permissions]]\ncode = \"x\"\nlabel = \"X\"\ntext = \"X.\"", Level, Some(2)),
        ("id = \"kraken\"\n[[permissions]]\ncode = \"query-funds\"\nlevels = []", Level, Some(4)),
        (
            "id = \"kraken\"\n[[permissions]]\ncode = \"query-funds\"\n[[permissions]]\ncode = \"query-funds\"",
            Twice,
            Some(4),
        ),
        ("id = \"kraken\"\n[[permissions]]\ncode = \"query-funds\"\nlabel = \"Earn\"", Twice, None),
        ("id = \"kraken\"\n[[permissions]]\ncode = \"a b\"", Id, Some(3)),
        (
            "id = \"kraken\"\n[[fields]]\nname = \"secret\"\nshapes = [{ form = \"text\", min = 9, max = 3, alphabet = \"hex\" }]",
            Shape,
            Some(4),
        ),
        ("id = \"kraken\"\n[[fields]]\nname = \"secret\"\nshapes = [{ form = \"text\" }]", Shape, None),
        ("id = \"kraken\"\n[[fields]]\nname = \"secret\"\nshapes = [{ form = \"regex\" }]", Word, Some(4)),
        ("id = \"kraken\"\n[[fields]]\nname = \"secret\"\nshapes = [\"^[a-z]+$\"]", Kind, Some(4)),
        ("id = \"kraken\"\n[[fields]]\nname = \"secret\"\nsecret = false", FindingKind::Fields, Some(2)),
        ("id = \"kraken\"\nneeds.tax-report = [\"query-fund\"]", FindingKind::NeedUnknown, Some(2)),
        ("id = \"kraken\"\nneeds.tax-report = [\"withdraw-funds\"]", FindingKind::NeedDanger, Some(2)),
        ("id = \"kraken\"\nneeds.gambling = [\"query-funds\"]", Unknown, Some(2)),
        ("id = \"kraken\"\nlive_check = [\"works\", \"name\"]", FindingKind::Against, Some(2)),
        ("id = \"kraken\"\nclosed = \"2026-11-20\"", FindingKind::Against, Some(2)),
        ("id = \"kraken\"\ntransfer = \"nowhere\"", FindingKind::Against, Some(2)),
        (
            "id = \"kraken\"\n[[guide]]\nid = \"a\"\nkind = \"press\"\nown_words = true",
            FindingKind::Words,
            Some(2),
        ),
        ("id = \"kraken\"\n[[guide]]\nid = \"a\"", Missing, Some(2)),
        ("id = \"okx\"\nname = \"KRAKEN\"", Twice, Some(2)),
        ("id = \"kraken\"\nname = \"Freqtrade\"", Twice, Some(1)),
        ("id = \"lighthouse\"\nname = \"Lighthouse\"", Missing, None),
        ("id = \"lighthouse\"\npage.url = \"https://lighthouse.example\"", Missing, None),
    ]
};

#[test]
fn a_file_that_is_none_is_refused_with_its_line() {
    for (text, kind, line) in REFUSED {
        let found = refused(text);
        let is_there = found.iter().any(|(other, at)| other == kind && (line.is_none() || at == line));
        assert!(is_there, "{text}\n{kind:?} {line:?}: {found:?}");
    }
    let found = read(&[b'i', b'd', b'\n', 0xff, 0xfe], "x", TODAY).unwrap_err().remove(0);
    assert_eq!((found.kind, found.line), (FindingKind::NoText, Some(2)));
    let long = format!("id = \"kraken\" # {}", "x".repeat(MOST_BYTES));
    assert_eq!(refused(&long), [(FindingKind::TooLarge, None)]);
}

#[test]
fn what_belongs_to_the_refused_is_taken_where_it_is_right() {
    fits("id = \"kraken\"");
    fits(NEW);
    fits(&NEW.replace(
        "label = \"Look\"",
        "label = { value = \"Look\", source = \"its page\", date = 2026-11-20 }",
    ));
    fits("id = \"kraken\"\nip.separator = \", \"\nip.max = 0x1e\nkey_limit = 1_000");
}

#[test]
fn the_examples_of_the_documentation_are_taken_and_show_every_field() {
    let text = include_str!("../../../docs/catalogue.md");
    let examples: Vec<&str> =
        text.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert_eq!(examples.len(), 2);
    let correction = fits(examples[0]);
    assert_eq!((correction.id.as_str(), correction.facts.was_known), ("kraken", true));
    let new = fits(examples[1]);
    assert_eq!((new.id.as_str(), new.facts.was_known), ("lighthouse", false));
    assert_eq!(new.exchange.page_url(), Some("https://www.lighthouse.example/account/api"));
    for name in schema::names() {
        let is_there = examples
            .iter()
            .any(|example| example.contains(&format!("{name} = ")) || example.contains(&format!("[{name}]")));
        // Told in words: a file with it has none of the rest. And what only one kind of form has.
        assert!(
            is_there || ["closed", "caps_at", "own_words", "note", "beginning", "title"].contains(&name),
            "{name}"
        );
    }
}

#[test]
fn every_wrong_field_is_told_at_once_and_the_nearest_name_beside_it() {
    let text = "id = \"kraken\"\nnane = \"x\"\nip.maxx = 3\n[page]\nmenue = [\"A\"]";
    let found = read(text.as_bytes(), "x", TODAY).unwrap_err();
    let told: Vec<&str> = found.iter().map(|finding| finding.words.id.as_str()).collect();
    assert_eq!(told, ["own-file-unknown-near"; 3]);
    let near: Vec<String> = found.iter().map(|finding| format!("{:?}", finding.words.args)).collect();
    for (args, name) in near.iter().zip(["name", "max", "menu"]) {
        assert!(args.contains(&format!("\"near\", Text(\"{name}\")")), "{args}");
    }
    let many = (0..100).map(|n| format!("x{n} = 1")).collect::<Vec<_>>().join("\n");
    assert_eq!(refused(&format!("id = \"kraken\"\n{many}")).len(), 20);
}

#[test]
fn a_correction_changes_what_it_names_and_nothing_else() {
    let text = r#"
id = "kraken"
[page]
url = { value = "https://pro.kraken.com/app/settings/api", source = "its help page", date = "2026-11-26" }
[[permissions]]
code = "earn-funds"
levels = ["transfer", "trade"]
[[permissions]]
code = "brand-new"
label = "Brand new"
levels = ["read"]
text = "See something new."
"#;
    let shipped = Catalogue::built_in().exchange("kraken").unwrap();
    let kraken = fits(text).exchange;
    assert_eq!(kraken.page_url(), Some("https://pro.kraken.com/app/settings/api"));
    assert_eq!(kraken.page.menu, shipped.page.menu);
    assert_eq!(kraken.permissions.len(), shipped.permissions.len() + 1);
    let earn = kraken.permission("earn-funds").unwrap();
    assert_eq!(earn.label, shipped.permission("earn-funds").unwrap().label);
    assert_eq!(earn.levels(), [Level::Trade, Level::Transfer].into_iter().collect::<Levels>());
    assert_eq!(
        (earn.levels.sure(), earn.levels.own, earn.levels.seen_on()),
        (Sure::Unverified, Some(TODAY), None)
    );
    let url = kraken.page.url.as_ref().unwrap();
    assert_eq!((url.sure(), url.seen_on(), url.own), (Sure::Copy, Some(date(2026, 11, 26)), Some(TODAY)));
    let dangers: Vec<bool> = kraken.permissions.iter().map(|one| one.level().is_dangerous()).collect();
    assert!(dangers.is_sorted(), "what takes everything stands last");
    assert_eq!(kraken.permission_words("brand-new"), crate::domain::words::Words::own("See something new."));
    assert_eq!(kraken.permission_words("earn-funds").id, "permission-kraken-earn-funds");
}

#[test]
fn a_page_without_source_and_day_is_not_opened() {
    let text = "id = \"kraken\"\npage.url = \"https://pro.kraken.com/api\"";
    assert_eq!(fits(text).exchange.page_url(), None);
    assert_eq!(fits(NEW).exchange.page_url(), None);
}

#[test]
fn a_built_in_file_is_an_own_file_too() {
    for (id, text) in crate::domain::catalogue::exchange_files().into_iter().filter(|(id, _)| *id != OTHER) {
        let read = fits(text).exchange;
        let shipped = Catalogue::built_in().exchange(id).unwrap();
        assert_eq!(
            read.levels_of(&read.permissions.iter().map(|one| one.code.clone()).collect()),
            shipped.levels_of(&shipped.permissions.iter().map(|one| one.code.clone()).collect()),
            "{id}"
        );
        assert_eq!(read.page_url(), shipped.page_url(), "{id}");
        assert_eq!(preview(text, &Book::default()).loud, [], "{id}");
        assert_eq!(preview(text, &Book::default()).changes, [], "{id}");
    }
}

#[test]
fn a_new_exchange_has_plain_lines_and_all_of_it_is_told() {
    let file = fits(NEW);
    let codes = [file.exchange.permissions[1].code.clone()].into();
    assert!(file.exchange.levels_of(&codes).are_dangerous());
    assert_eq!((file.exchange.monogram.as_str(), file.exchange.guide.len()), ("Li", 7));
    let preview = preview(NEW, &Book::default());
    assert!(preview.is_new && !preview.is_dangerous());
    let told = |what: &str| preview.changes.iter().filter(|change| change.what == what).count();
    assert_eq!((told("name"), told("permission"), told("field")), (1, 2, 2));
    assert!(preview.changes.iter().all(|change| change.before.is_none() && change.after.is_some()));
}

#[test]
fn what_would_look_more_harmless_is_loud() {
    let book = sample::book(Timestamp::UNIX_EPOCH);
    let calm = |code: &str| format!("id = \"okx\"\n[[permissions]]\ncode = \"{code}\"\nlevels = [\"read\"]");
    let found = preview(&calm("withdraw"), &book);
    assert!(found.is_dangerous());
    let read = Levels::default().with(Level::Read);
    assert!(found.loud.contains(&Loud::Harmless { label: "Withdraw".to_owned(), levels: read }));
    assert!(found.loud.contains(&Loud::Keys(vec!["Arbitrage script".to_owned()])));
    let trade = "id = \"kraken\"\n[[permissions]]\ncode = \"modify-trades\"\nlevels = [\"read\"]";
    assert_eq!(preview(trade, &book).loud, []);
    let cap = "id = \"okx\"\n[[permissions]]\ncode = \"read_only\"\ncaps_at = { value = \"read\", sure = \"sure\", source = \"its page\", date = \"2026-11-20\" }";
    assert!(preview(cap, &book).loud.iter().any(|loud| matches!(loud, Loud::Cap(label) if label == "Read")));
    let page = "id = \"kraken\"\npage.url = { value = \"https://kraken.example/api\", source = \"a mail\", date = \"2026-11-20\" }";
    let found = preview(page, &book);
    let (before, after) = ("www.kraken.com".to_owned(), "kraken.example".to_owned());
    assert_eq!(found.loud, [Loud::Host { before, after }]);
    assert!(!found.is_dangerous());
    // The built-in page of OKX is too unsure to be opened: then the file's would be the first.
    let page = page.replace("kraken", "okx");
    let (before, after) = ("www.okx.com".to_owned(), "okx.example".to_owned());
    assert_eq!(preview(&page, &book).loud, [Loud::Host { before, after }]);
    let new = format!(
        "{NEW}\n[page]\nurl = {{ value = \"https://lighthouse.example/api\", source = \"its page\", date = 2026-11-20 }}"
    );
    assert_eq!(preview(&new, &book).loud, [Loud::Page("lighthouse.example".to_owned())]);
    let list = "id = \"binance\"\nip.required_for = [\"trade\"]";
    assert_eq!(preview(list, &book).loud, [Loud::List]);
}

#[test]
fn the_keys_follow_the_facts_and_come_back_with_them() {
    let mut book = sample::book(Timestamp::UNIX_EPOCH);
    let before = book.clone();
    let file = fits("id = \"okx\"\n[[permissions]]\ncode = \"withdraw\"\nlevels = [\"read\"]");
    take(&mut book, &file.id, file.facts);
    assert!(!book.keys[&sample::id(0)].levels.are_dangerous());
    take_away(&mut book, "okx");
    assert!(book.keys[&sample::id(0)].levels.are_dangerous());
    assert!(book.own_facts.is_empty());
    assert_eq!(
        book.keys[&sample::id(2)],
        before.keys[&sample::id(2)],
        "another exchange's key is left alone"
    );
}

#[test]
fn a_key_of_an_exchange_that_nobody_knows_any_more_keeps_its_name_and_its_danger() {
    let mut book = sample::book(Timestamp::UNIX_EPOCH);
    let file = fits(NEW);
    take(&mut book, &file.id, file.facts);
    let key = book.keys.get_mut(&sample::id(0)).unwrap();
    (key.exchange, key.permissions) = ("lighthouse".to_owned(), ["send".to_owned()].into());
    take_away(&mut book, "lighthouse");
    let key = &book.keys[&sample::id(0)];
    assert!(key.levels.are_dangerous());
    let exchange = Catalogue::built_in().exchange_or_other(&key.exchange);
    assert_eq!(exchange.shown_name(&key.exchange_name), "Lighthouse");
}

#[test]
fn a_file_that_fits_no_more_is_kept_and_told_and_the_rest_counts() {
    let facts = |text: &str| OwnFacts {
        text: text.to_owned(),
        file_name: "x".to_owned(),
        taken: TODAY,
        was_known: true,
    };
    let files: OwnFiles = [
        ("kraken".to_owned(), facts("id = \"kraken\"\nfield_of_the_future = 1")),
        ("lighthouse".to_owned(), facts(NEW)),
    ]
    .into();
    let catalogue = Catalogue::with(&files);
    assert_eq!(catalogue.unfit("kraken").map(|found| found[0].kind), Some(FindingKind::Unknown));
    assert!(catalogue.unfit("lighthouse").is_none());
    assert_eq!(catalogue.exchange("lighthouse").unwrap().name, "Lighthouse");
    assert_eq!(
        catalogue.exchange("kraken").unwrap().page_url(),
        Catalogue::built_in().exchange("kraken").unwrap().page_url()
    );
    assert_eq!(catalogue.exchanges().last().unwrap().id, OTHER, "another exchange stays, and stays last");
}

#[test]
fn what_counts_is_a_matter_of_the_thread_and_ends_with_its_guard() {
    use crate::domain::catalogue::Current;
    let name = |id: &str| Catalogue::current_exchange(id).name.clone();
    let facts = fits(NEW).facts;
    let files: OwnFiles = [("lighthouse".to_owned(), facts)].into();
    let set = Current::set(Catalogue::with(&files));
    let held = Catalogue::current_exchange("lighthouse");
    assert_eq!(name("lighthouse"), "Lighthouse");
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| name("lighthouse")).join().unwrap());
    assert_ne!(elsewhere, "Lighthouse");
    let later = Current::set(Catalogue::built_in().clone());
    drop(set);
    assert_ne!(name("lighthouse"), "Lighthouse");
    drop(later);
    assert_eq!(held.name, "Lighthouse", "what is held stays whole");
    assert!(Catalogue::current().exchange("lighthouse").is_none());
}

#[test]
fn a_book_of_before_has_no_files_and_none_is_written_for_it() {
    let book: Book = serde_json::from_str("{}").unwrap();
    assert!(book.own_facts.is_empty());
    assert!(!serde_json::to_string(&book).unwrap().contains("own_facts"));
    let mut book = Book::default();
    let file = fits(NEW);
    take(&mut book, &file.id, file.facts);
    let again: Book = serde_json::from_str(&serde_json::to_string(&book).unwrap()).unwrap();
    assert_eq!(again, book);
}
