//! The chain under every change that somebody could make, what is cut, what is found, and the table that it becomes.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::domain::api_key::{Act, KeyId};
use crate::domain::book::Book;
use crate::domain::edit::Edit;
use crate::domain::sample;

fn at(secs: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + secs).unwrap()
}

fn of_key(deed: Deed, number: u8, name: &str) -> Entry {
    Entry::of_key(deed, KeyId([number; 16]), name, "kraken")
}

/// A journal of so many lines, the first of which says that Keystead was set up.
fn journal(lines: i64) -> Journal {
    let mut journal = Journal::default();
    journal.add(at(0), Entry::new(Deed::SetUp, ""));
    for number in 1..lines {
        let entry = of_key(Deed::Copied, (number % 7) as u8, &format!("Key {number}"));
        journal.add(at(number * 60), Entry { detail: "secret".to_owned(), ..entry });
    }
    journal
}

/// The journal after its JSON was changed by hand.
fn changed(journal: &Journal, change: impl FnOnce(&mut Value)) -> Journal {
    let mut json = serde_json::to_value(journal).unwrap();
    change(&mut json);
    serde_json::from_str(&json.to_string()).unwrap()
}

/// The lines of the chunk that is not whole.
fn last_chunk(json: &mut Value) -> &mut Vec<Value> {
    json["lines"].as_array_mut().unwrap().last_mut().unwrap().as_array_mut().unwrap()
}

#[test]
fn a_journal_that_nobody_touched_fits_together_also_after_it_was_written_and_read() {
    let journal = journal(600);
    let reading = journal.read();
    assert_eq!((reading.chain, reading.lines.len()), (Chain::Whole, 600));
    assert_eq!(journal.end(), (600, reading.lines[599].hash));
    let json = serde_json::to_string(&journal).unwrap();
    let again: Journal = serde_json::from_str(&json).unwrap();
    assert_eq!(again, journal);
    assert_eq!(again.read(), reading);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
    // It goes on where it stopped.
    let mut again = again;
    again.add(at(99_999), of_key(Deed::Destroyed, 1, "Key 1"));
    assert_eq!((again.read().chain, again.read().lines.len()), (Chain::Whole, 601));
    assert_eq!(Journal::default().read(), Reading::default());
}

#[test]
fn a_changed_line_is_found_whatever_part_of_it_was_changed() {
    let journal = journal(9);
    let parts = [
        json!(1_790_000_001),
        json!("revealed"),
        json!("00"),
        json!("Another"),
        json!("okx"),
        json!("api_key"),
        json!("koinly"),
    ];
    for (part, other) in parts.into_iter().enumerate() {
        let edited = changed(&journal, |json| last_chunk(json)[4][part] = other);
        assert_eq!(edited.read().chain, Chain::BrokenFrom(5), "part {part}");
    }
    // What moves from one part into the next is not the same line.
    let moved = changed(&journal, |json| {
        let line = &mut last_chunk(json)[4];
        (line[3], line[4]) = (json!("Key"), json!(" 4kraken"));
    });
    assert_eq!(moved.read().chain, Chain::BrokenFrom(5));
    // A changed line with its hash counted anew breaks the next one.
    let mut line = journal.read().lines[4].clone();
    let before = journal.read().lines[3].hash;
    line.name = "Another".to_owned();
    line.hash = line.hash_behind(&before);
    let edited = changed(&journal, |json| {
        last_chunk(json)[4] = serde_json::from_str(line.write().unwrap().get()).unwrap();
    });
    assert_eq!(edited.read().chain, Chain::BrokenFrom(6));
}

#[test]
fn a_line_that_was_taken_out_moved_doubled_or_put_in_is_found() {
    let journal = journal(9);
    let removed = changed(&journal, |json| drop(last_chunk(json).remove(3)));
    assert_eq!(removed.read().chain, Chain::BrokenFrom(4));
    let first = changed(&journal, |json| drop(last_chunk(json).remove(0)));
    assert_eq!(first.read().chain, Chain::BrokenFrom(1));
    let moved = changed(&journal, |json| last_chunk(json).swap(5, 6));
    assert_eq!(moved.read().chain, Chain::BrokenFrom(6));
    let doubled = changed(&journal, |json| {
        let line = last_chunk(json)[8].clone();
        last_chunk(json).push(line);
    });
    assert_eq!(doubled.read().chain, Chain::BrokenFrom(10));
    let unreadable = changed(&journal, |json| last_chunk(json)[2] = json!({ "mended": true }));
    assert_eq!(unreadable.read().chain, Chain::BrokenFrom(3));
    assert_eq!(unreadable.read().lines.len(), 8, "the others are still told");
    let no_list = changed(&journal, |json| json["lines"] = json!(["mended"]));
    assert_eq!(no_list.read().chain, Chain::BrokenFrom(1));
}

#[test]
fn lines_that_are_missing_at_the_end_are_missed_and_stay_so() {
    let journal = journal(9);
    let mut ends = changed(&journal, |json| last_chunk(json).truncate(6));
    assert_eq!(ends.read().chain, Chain::EndsBefore(7));
    ends.add(at(99_999), of_key(Deed::Edited, 1, "Key 1"));
    assert_eq!(ends.read().chain, Chain::BrokenFrom(7), "what comes after does not hide it");
    let emptied = changed(&journal, |json| json["lines"] = json!([]));
    assert_eq!(emptied.read().chain, Chain::EndsBefore(1));
    // An end that was set back with the lines is a shorter journal; only one that was exported before tells it.
    let table = to_csv(&journal.read()).unwrap();
    let last = journal.read().lines[5].hash;
    let shorter = changed(&journal, |json| {
        last_chunk(json).truncate(6);
        json["end"] = json!([6, last]);
    });
    assert_eq!(shorter.read().chain, Chain::Whole);
    assert!(String::from_utf8(table).unwrap().contains(&journal.end().1.to_string()));
    assert!(shorter.read().lines.iter().all(|line| line.hash != journal.end().1));
}

#[test]
fn the_oldest_lines_are_cut_and_the_chain_still_proves_what_is_there() {
    let all = MOST_LINES + 2 * CHUNK + 7;
    let journal = journal(i64::try_from(all).unwrap());
    let reading = journal.read();
    assert_eq!(reading.chain, Chain::Whole);
    assert!(reading.lines.len() <= MOST_LINES + CHUNK, "{}", reading.lines.len());
    let (cut, _) = reading.cut.unwrap();
    assert_eq!(cut, 2 * CHUNK as u64);
    assert_eq!((reading.lines[0].number, reading.lines.last().unwrap().number), (cut + 1, all as u64));
    let json = serde_json::to_string(&journal).unwrap();
    assert!(json.len() < 1_000_000, "{} bytes", json.len());
    let again: Journal = serde_json::from_str(&json).unwrap();
    assert_eq!(again.read(), reading);
    let csv = String::from_utf8(to_csv(&reading).unwrap()).unwrap();
    assert!(csv.lines().nth(1).unwrap().starts_with("500,,cut,"), "{:?}", csv.lines().nth(1));
    assert_eq!(check_table(&csv), Ok(reading.lines.len()));
    let other_cut = changed(&journal, |json| json["cut"][0] = json!(499));
    assert_eq!(other_cut.read().chain, Chain::BrokenFrom(500));
}

#[test]
fn a_journal_of_an_older_vault_begins_by_saying_so() {
    let mut book = Book::default();
    book.note(at(1), Deed::Opened, "code");
    let deeds: Vec<String> = book.journal.read().lines.into_iter().map(|line| line.deed).collect();
    assert_eq!(deeds, ["begun", "opened"]);
    let json = serde_json::to_string(&Book::default()).unwrap();
    assert!(!json.contains("journal"), "nothing is written where nothing happened");
    assert_eq!(serde_json::from_str::<Book>(&json).unwrap(), Book::default());
}

#[test]
fn what_is_in_a_history_is_in_the_journal_with_the_name_of_its_time() {
    let mut book = sample::book(at(0));
    book.journal = Journal::default();
    let id = sample::id(0);
    let acts = [
        Act::Named,
        Act::Edited,
        Act::Revealed { field: "secret".to_owned() },
        Act::Copied { field: "secret".to_owned() },
        Act::Removed,
        Act::PutBack,
        Act::RotationBegun,
        Act::NewStored,
        Act::OldDeleted,
        Act::RotationTakenBack,
        Act::Rotated,
        Act::RotatedWithProof,
        Act::Recovered,
        Act::DeadProved { said: "EAPI:Invalid key".to_owned() },
        Act::DeadByHand,
    ];
    for act in acts.clone() {
        book.note_act(id, at(9), act);
    }
    let history: Vec<&Act> = book.keys[&id].history.iter().skip(1).map(|entry| &entry.act).collect();
    assert_eq!(history, acts.iter().collect::<Vec<_>>());
    let lines = book.journal.read().lines;
    let deeds: Vec<&str> = lines.iter().skip(1).map(|line| line.deed.as_str()).collect();
    let words: Vec<&str> = acts.iter().map(|act| Deed::of_act(act).0.word()).collect();
    assert_eq!(deeds, words);
    assert!(lines.iter().skip(1).all(|line| line.name == "Arbitrage script" && line.key == id.to_string()));
    // Renamed and destroyed: the lines keep the name that they were written with.
    let edit = Edit { label: "Other".to_owned(), tags: Vec::new(), ..Edit::of(&book.keys[&id]) };
    book.edit(id, edit, at(10));
    book.forget(id, at(11));
    book.note_act(id, at(12), Act::Edited);
    let lines = book.journal.read().lines;
    let last: Vec<(&str, &str, &str)> = lines[lines.len() - 2..]
        .iter()
        .map(|line| (line.deed.as_str(), line.name.as_str(), line.detail.as_str()))
        .collect();
    assert_eq!(last, [("edited", "Other", "label tags"), ("destroyed", "Other", "")]);
    assert_eq!(book.journal.read().chain, Chain::Whole);
}

#[test]
fn a_key_that_comes_in_tells_what_happened_now_and_not_what_was() {
    let mut book = Book::default();
    let mut key = sample::book(at(0)).keys.remove(&sample::id(4)).unwrap();
    key.begin_history(at(50), Act::BroughtIn);
    book.keep(key, at(50));
    let deeds: Vec<String> = book.journal.read().lines.into_iter().map(|line| line.deed).collect();
    assert_eq!(deeds, ["begun", "brought-in"]);
}

#[test]
fn the_tool_of_a_copy_is_told_only_where_it_is_known() {
    let mut book = sample::book(at(0));
    let copied = |book: &mut Book, place: usize, is_new: bool| {
        book.note_copied(sample::id(place), at(1), "secret".to_owned(), is_new);
        book.journal.read().lines.pop().unwrap().tool
    };
    assert_eq!(copied(&mut book, 4, false), "3commas");
    assert_eq!(copied(&mut book, 2, true), "freqtrade", "the next one that is to be given the new key");
    let key = book.keys.get_mut(&sample::id(4)).unwrap();
    key.tools.push(key.tools[0].clone());
    assert_eq!(copied(&mut book, 4, false), "", "of two it is not known which");
    book.keys.get_mut(&sample::id(4)).unwrap().tools.clear();
    assert_eq!(copied(&mut book, 4, false), "");
}

#[test]
fn that_the_old_key_is_deleted_is_written_down_once() {
    let mut book = sample::book(at(0));
    let id = sample::id(2);
    let mut answer = book.keys[&id].rotation.clone().unwrap();
    let count =
        |book: &Book| book.journal.read().lines.iter().filter(|line| line.deed == "old-deleted").count();
    book.keep_rotation(id, answer.clone(), at(1));
    assert_eq!(count(&book), 0);
    answer.revoked = Some(at(2));
    book.keep_rotation(id, answer.clone(), at(2));
    book.keep_rotation(id, answer, at(3));
    assert_eq!(count(&book), 1);
}

#[test]
fn that_a_new_key_is_stored_is_told_once_for_each_rotation() {
    let mut book = sample::book(at(0));
    let id = sample::id(2);
    let count =
        |book: &Book| book.keys[&id].history.iter().filter(|entry| entry.act == Act::NewStored).count();
    book.note_stored(id, at(1));
    book.note_stored(id, at(2));
    assert_eq!(count(&book), 1, "as when a backup brings it in");
    book.keys.get_mut(&id).unwrap().rotation.as_mut().unwrap().begun = at(3);
    book.note_stored(id, at(4));
    assert_eq!(count(&book), 2);
}

#[test]
fn lines_are_found_by_words_by_kind_and_by_key() {
    let reading = sample::book(at(0)).journal.read();
    let all = found(&reading, &JournalQuery::default());
    assert_eq!(all.len(), reading.lines.len());
    assert!(all.windows(2).all(|pair| pair[0] > pair[1]), "the newest first");
    let count = |text: &str| {
        let query = JournalQuery { text: text.to_owned(), ..JournalQuery::default() };
        let found = found(&reading, &query);
        assert_eq!(query.is_all(), text.trim().is_empty());
        found.len()
    };
    assert_eq!(count("old SCALPER"), 5);
    assert_eq!(count("3commas copied"), 2);
    assert_eq!(count("koinley"), 0);
    assert!(count("Hummingbot") > 0 && count("wrong codes") == 1);
    assert!(count("KuCoin") == 5, "by the exchange's own name");
    for kind in Kind::ALL {
        let query = JournalQuery { kind: Some(kind), ..JournalQuery::default() };
        let found = found(&reading, &query);
        assert!(!found.is_empty(), "{kind:?}");
        assert!(found.iter().all(|at| reading.lines[*at].known_deed().unwrap().kind() == kind));
    }
    let key = Some((sample::id(4), "DCA bot".to_owned()));
    let query = JournalQuery { key, ..JournalQuery::default() };
    assert!(found(&reading, &query).iter().all(|at| reading.lines[*at].name == "DCA bot"));
}

#[test]
fn every_deed_has_its_own_word_and_one_of_a_later_version_is_kept() {
    let words: std::collections::BTreeSet<&str> = Deed::ALL.iter().map(|deed| deed.word()).collect();
    assert_eq!(words.len(), Deed::ALL.len());
    assert!(Deed::ALL.iter().all(|deed| Deed::called(deed.word()) == Some(*deed)));
    let later = changed(&journal(3), |json| last_chunk(json)[2][1] = json!("lent"));
    let line = later.read().lines.pop().unwrap();
    assert_eq!((line.deed.as_str(), line.known_deed()), ("lent", None));
}

/// Checks a table as docs/journal.md tells it, with nothing of the code above: how many lines fit, or the first that does not.
fn check_table(csv: &str) -> Result<usize, String> {
    use sha2::Digest;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let mut before = "0".repeat(64);
    let mut count = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let cells: Vec<&str> = row.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
        let [line, time, deed, key, name, exchange, detail, tool, hash] = cells[..] else {
            panic!("{row:?}")
        };
        if deed != "cut" {
            let parts = ["keystead journal 1", &before, line, time, deed, key, name, exchange, detail, tool];
            let texts: Vec<String> = parts.iter().map(|part| format!("{}:{part},", part.len())).collect();
            let text = texts.concat();
            let counted = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(text.as_bytes()));
            if counted != hash {
                return Err(line.to_owned());
            }
            count += 1;
        }
        before = hash.to_owned();
    }
    Ok(count)
}

#[test]
fn anybody_can_check_the_table_and_finds_what_was_changed_in_it() {
    let csv = String::from_utf8(to_csv(&journal(20).read()).unwrap()).unwrap();
    assert_eq!(csv.lines().next(), Some("line,time,deed,key,name,exchange,detail,tool,hash"));
    assert_eq!(check_table(&csv), Ok(20));
    let first = "1,2026-09-21T14:13:20Z,set-up,,,,,,bcc0";
    assert!(csv.lines().nth(1).unwrap().starts_with(&first[..first.len() - 4]), "{:?}", csv.lines().nth(1));
    assert_eq!(check_table(&csv.replace("Key 11", "Key 12")), Err("12".to_owned()));
    let without: Vec<&str> = csv.lines().filter(|line| !line.starts_with("9,")).collect();
    assert_eq!(check_table(&without.join("\n")), Err("10".to_owned()));
    let mut swapped: Vec<&str> = csv.lines().collect();
    swapped.swap(5, 6);
    assert_eq!(check_table(&swapped.join("\n")), Err("6".to_owned()));
}

#[test]
fn no_name_becomes_a_formula_and_each_comes_back_as_it_was() {
    let names = [
        "=HYPERLINK(\"http://x\",\"a\")",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "'quoted",
        "''twice",
        "Grid, bot \"two\"\nof mine",
        "plain",
        "",
    ];
    let mut journal = Journal::default();
    journal.add(at(0), Entry::new(Deed::SetUp, ""));
    for name in names {
        let entry =
            Entry { detail: name.to_owned(), tool: name.to_owned(), ..of_key(Deed::Created, 1, name) };
        journal.add(at(1), Entry { exchange: name.to_owned(), ..entry });
    }
    let bytes = to_csv(&journal.read()).unwrap();
    let csv = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(check_table(&csv), Ok(names.len() + 1));
    let mut rows = csv::Reader::from_reader(bytes.as_slice());
    for (row, name) in rows.records().skip(1).zip(names) {
        let row = row.unwrap();
        for column in 4..8 {
            let cell = &row[column];
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
            assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name);
        }
    }
}

#[test]
fn printing_a_journal_prints_no_name() {
    assert_eq!(format!("{:?}", journal(4)), "Journal(to line 4)");
}
