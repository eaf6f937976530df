//! A vault of memory behind the window, that can be told to refuse or to stay silent.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Timestamp;
use keystead::app::jobs::{Event as Answer, FieldWish, Job};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::app::{RequestShown, Which};
use keystead::domain::api_key::{Act, ApiKey, KeyId};
use keystead::domain::book::Book;
use keystead::domain::journal::Deed;
use keystead::domain::live_check::{Check, Outcome};
use keystead::domain::sample;
use keystead::domain::secret::SecretText;
use keystead::tour::scenes::now;

use super::window::Behind;
pub use super::window::Vault;

/// What every revealed field says here.
pub const CANARY: &str = "canary-7f31-is-no-real-secret";

/// A vault of memory, and an exchange that says what it was told to say; nothing, until it was.
#[derive(Default)]
pub struct Memory {
    /// What the exchange says, or why it cannot be asked.
    pub exchange: Option<Result<Outcome, Problem>>,
}

impl Behind for Memory {
    fn told(&self, state: &State, job: &Job) -> String {
        match job {
            Job::Change(doing, _) => format!("{doing:?}"),
            Job::Fetch(FieldWish { id, field, is_copy: true, .. }) => {
                format!("Copy {field} of {}", label(state, *id))
            }
            Job::Fetch(FieldWish { id, field, .. }) => format!("Reveal {field} of {}", label(state, *id)),
            Job::Prove { wish, .. } => {
                let deed = if wish.is_copy { "copy" } else { "show" };
                format!("Prove to {deed} {} of {}", wish.field, label(state, wish.id))
            }
            Job::Check(order) => format!("Ask {} about {}", order.exchange, label(state, order.id)),
            Job::StopChecks => "Ask no more".to_owned(),
            Job::PreviewCheck(id, _) => format!("Show the request about {}", label(state, *id)),
            Job::Delete(id) => format!("Destroy {}", label(state, *id)),
            Job::PickSave(name) => format!("Ask where to save {name}"),
            Job::SaveJournal { path, replace } => {
                format!("Save the journal as {}{}", path.display(), if *replace { ", replacing" } else { "" })
            }
            Job::Open(page) => format!("Open {page}"),
            Job::SaveLog { path, replace, text } => {
                let secrets = if text.contains(CANARY) { ", with a secret" } else { "" };
                format!(
                    "Save the log as {}{}{secrets}: {}",
                    path.display(),
                    if *replace { ", replacing" } else { "" },
                    text.lines().count() > 20
                )
            }
            Job::CopyPlain(text) => format!("CopyPlain {text}"),
            Job::ClearClipboard => "ClearClipboard".to_owned(),
            Job::Lock => "Lock".to_owned(),
            Job::Notify(text) => format!("Notify {}", text.title),
            Job::SaveCalendar { path, replace, .. } => {
                let deed = if *replace { "Replace" } else { "Save" };
                format!("{deed} {}", path.file_name().unwrap_or_default().display())
            }
            _ => "something else".to_owned(),
        }
    }

    fn answer(&mut self, vault: &Vault, state: &State, job: Job) -> Vec<Answer> {
        let refused = match vault {
            Vault::IsSilent => return Vec::new(),
            Vault::Refuses(problem) => Some(problem.clone()),
            Vault::Does => None,
        };
        let Some(session) = &state.session else { return Vec::new() };
        let mut book = (*session.book).clone();
        match (job, refused) {
            (Job::Change(doing, _), Some(problem)) => vec![Answer::NotWritten(doing, problem)],
            (Job::Change(doing, change), None) => {
                change(&mut book);
                vec![Answer::Wrote(doing, Arc::new(book))]
            }
            (Job::Fetch(FieldWish { id, .. }), Some(problem)) => vec![Answer::NotRead(id, problem)],
            (Job::Fetch(FieldWish { id, which, field, is_copy: true }), None) => {
                book.note_copied(id, state.now, field.clone(), which == Which::Next);
                vec![Answer::Copied(id, which, field), Answer::BookChanged(Arc::new(book))]
            }
            (Job::Fetch(FieldWish { id, which, field, .. }), None) => {
                note(&mut book, id, state.now, Act::Revealed { field: field.clone() });
                let text = SecretText::new(CANARY.to_owned());
                vec![Answer::Revealed(id, which, field, text), Answer::BookChanged(Arc::new(book))]
            }
            (Job::Notify(_), problem) => vec![Answer::Notified(problem.map_or(Ok(()), Err))],
            (Job::SaveCalendar { replace: true, path, .. }, _) => vec![Answer::CalendarSaved(Ok(path))],
            (Job::SaveCalendar { path, .. }, problem) => {
                vec![Answer::CalendarSaved(problem.map_or(Ok(path), Err))]
            }
            (Job::Check(order), _) => match self.exchange.clone() {
                None => Vec::new(),
                Some(Err(problem)) => vec![Answer::Checked(order, Err(problem))],
                Some(Ok(outcome)) => {
                    let check = Check { at: state.now, took_ms: 300, ahead_secs: None, outcome };
                    vec![Answer::Checked(order, Ok(Some(Box::new(check))))]
                }
            },
            (Job::PreviewCheck(id, which), _) => {
                let shown = RequestShown {
                    line: "POST https://api.kraken.com/0/private/GetApiKeyInfo".to_owned(),
                    headers: vec!["API-Key: ••••".to_owned()],
                    body: "nonce=1795355173000".to_owned(),
                };
                vec![Answer::CheckShown(id, which, Ok(vec![shown]))]
            }
            (Job::Delete(id), None) => {
                book.forget(id, state.now);
                vec![Answer::Wrote(keystead::app::jobs::Doing::Destroy(id), Arc::new(book))]
            }
            (Job::PickSave(name), _) => vec![Answer::Picked(Ok(Some(format!("/picked/{name}").into())))],
            (Job::SaveJournal { replace: false, .. }, Some(problem)) => {
                vec![Answer::JournalSaved(Err(problem))]
            }
            (Job::SaveJournal { path, .. }, _) => {
                book.note(state.now, Deed::Exported, "40");
                vec![Answer::BookChanged(Arc::new(book)), Answer::JournalSaved(Ok(path))]
            }
            (Job::SaveLog { path, .. }, problem) => vec![Answer::LogSaved(problem.map_or(Ok(path), Err))],
            (Job::ClearClipboard, _) => vec![Answer::ClipboardCleared],
            _ => Vec::new(),
        }
    }
}

fn label(state: &State, id: KeyId) -> String {
    state.key(id).map_or_else(|| "?".to_owned(), |key| key.label.clone())
}

fn note(book: &mut Book, id: KeyId, at: Timestamp, act: Act) {
    book.note_act(id, at, act);
}

/// The usual size.
pub const USUAL: Vec2 = Vec2::new(1120.0, 720.0);

/// The window of these tests.
pub type Window = super::window::Window<Memory>;

/// The window on this book.
pub fn open(book: Book, route: Route) -> Window {
    Window::open(book, route, USUAL)
}

/// The window on the sample keys' list.
pub fn open_list() -> Window {
    open(sample::book(now()), Route::Keys)
}

/// The window on one sample key.
pub fn open_key(place: usize) -> Window {
    open(sample::book(now()), Route::Key(sample::id(place)))
}

impl Window {
    /// The session, to be changed by hand.
    pub fn session_mut(&mut self) -> &mut Session {
        self.harness.state_mut().state.session.as_mut().expect("an open vault")
    }

    /// A stored key by its name.
    pub fn key(&self, label: &str) -> Option<&ApiKey> {
        self.session().book.keys.values().find(|key| key.label == label)
    }

    /// Presses what has exactly this name; scrolls to it first where it is out of sight.
    pub fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).scroll_to_me();
        self.settle();
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Ticks or unticks the box of this name.
    pub fn press_box(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::CheckBox, name).scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(Role::CheckBox, name).click();
        self.settle();
    }

    /// Turns this switch.
    pub fn switch(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::Switch, name).scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(Role::Switch, name).click();
        self.settle();
    }

    /// Presses the first thing whose name has these words in it.
    pub fn press_some(&mut self, words: &str) {
        self.harness
            .get_all_by_label_contains(words)
            .next()
            .unwrap_or_else(|| panic!("nothing says {words}"))
            .click();
        self.settle();
    }

    /// Whether something has these words in its name.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Types into the field of this name.
    pub fn type_into(&mut self, name: &str, text: &str) {
        self.harness.get_by_label(name).focus();
        self.settle();
        self.harness.get_by_label(name).type_text(text);
        self.settle();
    }

    /// Empties the field of this name and types.
    pub fn replace(&mut self, name: &str, text: &str) {
        self.harness.get_by_label(name).focus();
        self.settle();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.key_press(Key::Backspace);
        self.settle();
        if !text.is_empty() {
            self.harness.get_by_label(name).type_text(text);
            self.settle();
        }
    }

    /// Sends an event of the system, such as a copy.
    pub fn event(&mut self, event: Event, modifiers: Modifiers) {
        self.harness.event_modifiers(event, modifiers);
        self.settle();
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> String {
        self.harness
            .root()
            .children_recursive()
            .find(egui_kittest::Node::is_focused)
            .and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    }

    /// Where that is.
    pub fn focused_rect(&self) -> Option<egui::Rect> {
        self.harness.root().children_recursive().find(egui_kittest::Node::is_focused).map(|node| node.rect())
    }

    /// The labels of the rows that are drawn, from the top.
    pub fn rows(&self) -> Vec<String> {
        let mut rows: Vec<(f32, String)> = self
            .harness
            .root()
            .children_recursive()
            .filter_map(|node| {
                let access = node.accesskit_node();
                access.data().position_in_set()?;
                Some((node.rect().top(), access.label().unwrap_or_default()))
            })
            .collect();
        rows.sort_by(|one, other| one.0.total_cmp(&other.0));
        rows.into_iter().map(|(_, name)| name.split('.').next().unwrap_or_default().to_owned()).collect()
    }
}
