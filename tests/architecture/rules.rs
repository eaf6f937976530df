//! The rules: which floor knows which, where each library is used, and what each file owes its reader.

use crate::source::{Source, Used};

/// A file longer than this is split by noun.
pub const MOST_LINES: usize = 400;

/// Lines above an exposure in which its reason may stand.
const REASON_WITHIN: usize = 3;

/// Each floor with those it may know. `lib` only lists them.
const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("vault", &["vault", "domain"]),
    ("exchange", &["exchange", "domain"]),
    ("app", &["app", "vault", "exchange", "domain"]),
    ("ui", &["ui", "app", "domain"]),
    ("window", &["window", "ui", "app", "domain"]),
    ("tour", &["tour", "window", "ui", "app", "domain"]),
    ("main", &["main", "tour", "window", "app"]),
    ("lib", &["domain", "vault", "exchange", "app", "ui", "window", "tour"]),
];

/// One closed door: what is used, the files that may, and why nobody else.
struct Door {
    what: &'static [&'static str],
    files: &'static [&'static str],
    why: &'static str,
}

const DOORS: &[Door] = &[
    Door {
        what: &["egui", "eframe", "epaint", "emath", "ecolor"],
        files: &["ui/", "window.rs", "tour/", "main.rs"],
        why: "only what draws knows the window library",
    },
    Door {
        what: &[
            "keyring_core",
            "keyring",
            "secret_service",
            "zbus_secret_service_keyring_store",
            "apple_native_keyring_store",
            "windows_native_keyring_store",
        ],
        files: &["vault/"],
        why: "the vault is the one door to the keychain",
    },
    Door {
        what: &["std::fs", "std::os::unix::fs", "std::os::windows::fs", "tempfile"],
        files: &["vault/"],
        why: "the vault is the one door to files",
    },
    Door {
        what: &["arboard"],
        files: &["app/clipboard.rs"],
        why: "one door to the clipboard marks what is secret",
    },
    Door { what: &["zbus"], files: &["app/worker/away.rs"], why: "one ear for the desktop's signals" },
    Door { what: &["rfd"], files: &["app/worker/dialog.rs"], why: "a dialog blocks its thread" },
    Door {
        what: &["notify_rust"],
        files: &["app/worker/notices.rs"],
        why: "a desktop that hangs holds up its own thread only",
    },
    Door {
        what: &["icalendar", "chrono"],
        files: &["domain/calendar.rs"],
        why: "days are jiff's everywhere else",
    },
    Door { what: &["open"], files: &["app/worker/desk.rs"], why: "one door to the browser" },
    Door {
        what: &["std::time::SystemTime", "SystemTime", "Timestamp::now", "Zoned::now", "jiff::Zoned::now"],
        files: &["window.rs"],
        why: "the time is passed in",
    },
    Door {
        what: &["std::thread", "rayon"],
        files: &["app/worker/"],
        why: "every thread has a name and one home",
    },
    Door {
        what: &["egui::TextEdit", "TextEdit", "egui::text_edit", "egui::widgets::TextEdit"],
        files: &["ui/widgets/"],
        why: "a bare text field keeps every text in its undo history",
    },
    Door {
        what: &[
            "std::net::TcpStream",
            "std::net::TcpListener",
            "std::net::UdpSocket",
            "std::net::ToSocketAddrs",
            "ureq",
            "rustls",
            "reqwest",
            "tokio",
        ],
        files: &["exchange/http.rs"],
        why: "one door to the network asks the catalogue's hosts only",
    },
    Door {
        what: &["x11rb"],
        files: &["app/worker/x11_request.rs"],
        why: "the window library speaks to the display; this only overwrites what the clipboard sent",
    },
    Door {
        what: &["rustix"],
        files: &["app/hardening.rs"],
        why: "what the system is asked about this process stands in one file",
    },
    Door {
        what: &["Catalogue::built_in"],
        files: &[
            // Tools are compiled in only.
            "domain/address_list.rs",
            "domain/group.rs",
            "ui/frame.rs",
            "ui/screens/keys/group/tool.rs",
            "ui/screens/parts/pair.rs",
            "ui/screens/parts/tool_words.rs",
            "ui/screens/key/",
            "ui/screens/keys/list.rs",
            "ui/screens/create/at_exchange.rs",
            "ui/screens/create/permission_row.rs",
            "ui/screens/create/purpose.rs",
            "ui/screens/used_by/words.rs",
            "domain/accounts.rs",
            "domain/used_by.rs",
            "domain/wanted.rs",
            // Before a book is open, and where the two are compared.
            "ui/screens/welcome.rs",
            "domain/own_facts/",
            "ui/screens/own_facts/",
            "tour/",
        ],
        why: "the open book may know more of an exchange: ask Catalogue::current",
    },
    Door { what: &["std::process::Command"], files: &[], why: "no other program is started" },
];

/// Everything that is wrong with this file, each as a sentence with its place.
pub fn violations(source: &Source) -> Vec<String> {
    let mut said = Vec::new();
    if !source.first_line.starts_with("//!") {
        said.push(format!("src/{}:1 does not say in a `//!` line what it is", source.name));
    }
    if source.code_lines > MOST_LINES {
        said.push(format!(
            "src/{} has {} lines besides its tests: split it by noun at {MOST_LINES}",
            source.name, source.code_lines
        ));
    }
    let Some((_, known)) = FLOORS.iter().find(|(floor, _)| *floor == source.floor()) else {
        said.push(format!("src/{} stands in a room that is not in the plan", source.name));
        return said;
    };
    for used in &source.used {
        if let Some(floor) = used.floor()
            && !known.contains(&floor)
        {
            said.push(format!(
                "{}: `{}` must not know `{floor}`: {used}",
                source.place(used.line),
                source.floor()
            ));
        }
        said.extend(through_closed_doors(source, used));
    }
    said.extend(unexplained_exposures(source));
    said
}

fn through_closed_doors<'a>(source: &'a Source, used: &'a Used) -> impl Iterator<Item = String> + 'a {
    DOORS
        .iter()
        .filter(|door| door.what.iter().any(|what| used.is_of(what)))
        .filter(|door| !door.files.iter().any(|file| source.name.starts_with(file)))
        .map(move |door| {
            let open_to = if door.files.is_empty() { "nobody".to_owned() } else { door.files.join(", ") };
            format!("{}: {used} is open to {open_to} only: {}", source.place(used.line), door.why)
        })
}

fn unexplained_exposures(source: &Source) -> impl Iterator<Item = String> {
    source
        .exposures
        .iter()
        .filter(|line| {
            let from = line.saturating_sub(REASON_WITHIN);
            !source.reasons.iter().any(|reason| (from..=**line).contains(reason))
        })
        .map(|line| {
            format!(
                "{}: a secret is exposed with no `// EXPOSE:` line within {REASON_WITHIN} lines above",
                source.place(*line)
            )
        })
}
