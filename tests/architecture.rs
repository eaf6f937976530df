//! The floors and doors of the house, measured on `src/`: who may import whom, and which library is used where.
//! Unit tests inside `src/` are left out: they may look at what they like.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::path::{Path, PathBuf};

use rules::violations;
use source::Source;

/// Fewer files than this, and something is wrong with the search.
const LEAST_FILES: usize = 40;

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            Source::parse(&name, &std::fs::read_to_string(file).unwrap())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_unit_test(&path) {
            files.push(path);
        }
    }
}

/// Whether this file holds a module's unit tests, which are built for tests only.
fn is_unit_test(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs")
        || path.components().any(|part| part.as_os_str() == "tests")
}

/// What the rules say about one file, given as text.
fn said_about(name: &str, text: &str) -> Vec<String> {
    violations(&Source::parse(name, &format!("//! A file.\n{text}")))
}

fn assert_refused(name: &str, text: &str) {
    assert!(!said_about(name, text).is_empty(), "{name} was let through with:\n{text}");
}

fn assert_allowed(name: &str, text: &str) {
    let said = said_about(name, text);
    assert!(said.is_empty(), "{name} was refused with:\n{text}\n{}", said.join("\n"));
}

#[test]
fn the_whole_source_keeps_to_its_floors_and_doors() {
    let said: Vec<String> = sources().iter().flat_map(violations).collect();
    assert!(said.is_empty(), "\n{}\n", said.join("\n"));
}

#[test]
fn the_sources_were_found() {
    let found = sources().len();
    assert!(found >= LEAST_FILES, "only {found} files were found in src/");
}

#[test]
fn every_floor_has_files() {
    let sources = sources();
    for floor in ["domain/", "vault/", "app/", "ui/", "tour/", "window.rs", "main.rs"] {
        assert!(sources.iter().any(|source| source.name.starts_with(floor)), "no file in {floor}");
    }
}

#[test]
fn an_upward_import_is_refused() {
    assert_refused("domain/secret.rs", "use crate::vault::Store;");
    assert_refused("domain/secret.rs", "use crate::{domain::words::Words, app::state::State};");
    assert_refused("vault/store.rs", "use crate::app::state::State;");
    assert_refused("app/state.rs", "use crate::ui::root::Root;");
    assert_refused("app/update/keys.rs", "use super::super::super::window::clock;");
    assert_refused("ui/root.rs", "fn now() { crate::window::clock(); }");
    assert_refused("window.rs", "use crate::tour::Tour;");
    assert_refused("domain/words.rs", "fn word() -> String { crate::tr!(\"word\") }");
}

#[test]
fn a_sideways_import_is_refused() {
    assert_refused("ui/screens/key.rs", "use crate::vault::Vault;");
    assert_refused("ui/screens/key.rs", "use super::super::super::vault::{Vault};");
    assert_refused("vault/store.rs", "use crate::ui::text::tr;");
    assert_refused("window.rs", "use crate::vault::Store;");
}

#[test]
fn what_the_floors_allow_is_let_through() {
    assert_allowed(
        "vault/store.rs",
        "use crate::domain::{secret::SecretText, book};\nuse super::disk::Disk;",
    );
    assert_allowed("app/worker/vault.rs", "use super::super::jobs::Job;\nuse crate::vault::{self, Store};");
    assert_allowed(
        "ui/screens/key.rs",
        "use crate::app::state::State;\nuse egui::Ui;\nfn t() { tr!(\"a\"); }",
    );
    assert_allowed("window.rs", "use crate::ui::root::Root;\nuse eframe::App;\nuse jiff::Timestamp;");
    assert_allowed("tour/mod.rs", "use crate::window::dress;\nuse crate::ui::theme;");
    assert_allowed("main.rs", "use keystead::window::Window;\nuse keystead::tour::Tour;");
}

#[test]
fn a_library_used_behind_its_closed_door_is_refused() {
    assert_refused("app/state.rs", "use egui::Context;");
    assert_refused("domain/duty.rs", "fn colour() -> eframe::egui::Color32 { todo!() }");
    assert_refused("app/worker/mod.rs", "use keyring_core::Entry;");
    assert_refused("app/places.rs", "use std::{io, fs};");
    assert_refused("ui/root.rs", "fn read() { std::fs::File::open(\"a\"); }");
    assert_refused("ui/widgets/field.rs", "use arboard::Clipboard;");
    assert_refused("app/worker/vault.rs", "use rfd::FileDialog;");
    assert_refused("app/worker/desk.rs", "use notify_rust::Notification;");
    assert_refused("domain/duty/dates.rs", "use chrono::NaiveDate;");
    assert_refused("ui/screens/create.rs", "fn go() { open::that(\"a\"); }");
    assert_refused("app/update/time.rs", "fn now() { std::time::SystemTime::now(); }");
    assert_refused("vault/vault.rs", "use jiff::Timestamp;\nfn now() { Timestamp::now(); }");
    assert_refused("vault/vault.rs", "fn work() { std::thread::Builder::new(); }");
    assert_refused("app/jobs.rs", "use std::thread;");
    assert_refused("ui/screens/key.rs", "use egui::TextEdit;");
    assert_refused("ui/screens/key.rs", "use egui::text_edit::TextEditState;");
    assert_refused("vault/vault.rs", "use std::net::TcpStream;");
    assert_refused("app/clipboard.rs", "use x11rb::connection::Connection;");
    assert_refused("main.rs", "use rustix::process::setrlimit;");
}

#[test]
fn each_door_is_open_where_it_stands() {
    assert_allowed("vault/disk.rs", "use std::fs::File;");
    assert_allowed("vault/keychain.rs", "use keyring_core::Entry;");
    assert_allowed("app/clipboard.rs", "use arboard::Clipboard;");
    assert_allowed("app/worker/dialog.rs", "use rfd::FileDialog;");
    assert_allowed("app/worker/notices.rs", "use notify_rust::Notification;");
    assert_allowed("domain/calendar.rs", "use icalendar::Calendar;\nuse chrono::NaiveDate;");
    assert_allowed("app/worker/desk.rs", "fn go() { open::that(\"a\"); }");
    assert_allowed("app/worker/mod.rs", "use std::thread::Builder;");
    assert_allowed("window.rs", "fn now() -> Timestamp { jiff::Timestamp::now() }");
    assert_allowed("ui/widgets/field.rs", "use egui::TextEdit;");
}

#[test]
fn words_in_comments_texts_and_unit_tests_are_no_imports() {
    assert_allowed("domain/secret.rs", "// use crate::vault::Store;\n/* egui::Ui /* nested */ std::fs */");
    assert_allowed(
        "domain/secret.rs",
        "const A: &str = \"use egui::Ui; \\\" std::fs\";\nconst B: char = '\"';",
    );
    assert_allowed(
        "domain/secret.rs",
        "const A: &str = r#\"egui::Ui \" std::fs\"#;\nfn a<'a>(b: &'a str) {}",
    );
    assert_allowed(
        "domain/secret.rs",
        "fn a() {}\n#[cfg(test)]\nmod tests { use crate::app::state::State; }",
    );
    assert_refused("domain/secret.rs", "#[cfg(test)]\nmod tests {}\nuse crate::app::state::State;");
}

#[test]
fn an_exposure_without_its_reason_is_refused() {
    assert_refused("vault/store.rs", "fn a(t: &SecretText) { b(t.expose()); }");
    assert_refused(
        "vault/store.rs",
        "// EXPOSE: too far away.\n\n\n\n\nfn a(t: &SecretText) { b(t.expose()); }",
    );
    assert_refused("vault/store.rs", "fn a(t: &SecretText) { b(t\n    .expose()); }");
    assert_refused("vault/store.rs", "fn a(t: &SecretText) { b(SecretText::expose(t)); }");
    assert_allowed("vault/store.rs", "// EXPOSE: it is hashed.\nfn a(t: &SecretText) { b(t.expose()); }");
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_refused() {
    assert!(!violations(&Source::parse("domain/a.rs", "use std::fmt;\n")).is_empty());
    assert!(!violations(&Source::parse("domain/a.rs", "")).is_empty());
}

#[test]
fn a_file_that_grew_too_long_is_refused() {
    assert_refused("domain/a.rs", &"fn a() {}\n".repeat(rules::MOST_LINES + 1));
    assert_allowed("domain/a.rs", &"fn a() {}\n".repeat(rules::MOST_LINES - 1));
}

#[test]
fn a_room_that_is_not_in_the_plan_is_refused() {
    assert_refused("helpers/mod.rs", "fn a() {}");
    assert_refused("domain/a.rs", "use crate::helpers::b;");
}
