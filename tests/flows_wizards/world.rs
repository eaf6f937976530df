//! A vault of memory behind the window, and drafts that stand at a step.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use keystead::app::jobs::{CheckOrder, Doing, Event as Answer, FieldWish, Job};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::State;
use keystead::domain::api_key::{Address, FieldHint, KeyId, Purpose};
use keystead::domain::book::Book;
use keystead::domain::coinbase_file::read_coinbase_file;
use keystead::domain::draft::{Draft, DraftStep};
use keystead::domain::pair::{Algorithm, Born};
use keystead::domain::rotation::Rotation;
use keystead::domain::sample;
use keystead::domain::secret::SecretFields;
use keystead::tour::scenes::now;

use super::window::Behind;
pub use super::window::Vault;

/// The draft's id.
pub const ID: KeyId = KeyId([0xd7; 16]);

/// A vault of memory, and the file and the dialog beside it.
#[derive(Default)]
pub struct Memory {
    /// What was saved last: names and texts.
    pub saved: Vec<(String, String)>,
    /// What a dialog answers.
    pub picks: Option<PathBuf>,
    /// What stands in the file that is read.
    pub file: &'static str,
    /// A text that is stored already, and in which key.
    pub stored: Option<(String, KeyId)>,
}

impl Behind for Memory {
    fn told(&self, _: &State, job: &Job) -> String {
        told(job)
    }

    fn answer(&mut self, vault: &Vault, state: &State, job: Job) -> Vec<Answer> {
        let Some(session) = &state.session else { return Vec::new() };
        let mut book = (*session.book).clone();
        let doing = match &job {
            Job::Change(doing, _) => Some(*doing),
            Job::Create(key, _) => Some(Doing::SaveKey(key.id)),
            Job::Stage(id, _) => Some(Doing::StoreNew(*id)),
            Job::Unstage(id) => Some(Doing::TakeBack(*id)),
            Job::Promote(id) => Some(Doing::FinishRotation(*id)),
            Job::MakePair(order) => Some(Doing::MakePair(order.id)),
            _ => None,
        };
        if let Some(doing) = doing {
            match vault.clone() {
                Vault::IsSilent => return Vec::new(),
                Vault::Refuses(problem) => return vec![Answer::NotWritten(doing, problem)],
                Vault::Does => self.write(job, &mut book),
            }
            return vec![Answer::Wrote(doing, Arc::new(book))];
        }
        match job {
            Job::LookForCopy(fields) => {
                let stored = self.stored.as_ref();
                let found =
                    stored.filter(|(text, _)| fields.0.iter().any(|field| field.text.expose() == text));
                vec![Answer::CopyFound(found.map(|(_, id)| *id))]
            }
            Job::PickOpen(_) => vec![Answer::Picked(Ok(self.picks.clone()))],
            Job::ReadKeyFile(_) => {
                let read = read_coinbase_file(self.file.as_bytes());
                vec![Answer::KeyFile(read.map_err(Problem::NotAKeyFile))]
            }
            Job::Fetch(FieldWish { id, which, field, is_copy: true }) => match vault.clone() {
                Vault::Refuses(problem) => vec![Answer::NotRead(id, problem)],
                _ => vec![Answer::Copied(id, which, field)],
            },
            Job::ClearClipboard => vec![Answer::ClipboardCleared],
            _ => Vec::new(),
        }
    }
}

impl Memory {
    fn write(&mut self, job: Job, book: &mut Book) {
        match job {
            Job::Change(_, change) => change(book),
            Job::MakePair(order) => {
                let born = Some(born(order.algorithm, &order.exchange));
                match rotation_of(book, order.id) {
                    Some(rotation) => rotation.born = born,
                    None => book.drafts.get_mut(&order.id).unwrap().born = born,
                }
            }
            Job::Create(mut key, fields) => {
                key.fields = self.keep(&fields);
                if let Some(draft) = book.drafts.get_mut(&key.id) {
                    draft.saved = true;
                    // The vault adds the secret half that waits, unless a secret was pasted.
                    key.born = draft.born.take().filter(|_| fields.get("secret").is_none());
                }
                book.keys.insert(key.id, *key);
            }
            Job::Stage(id, fields) => {
                let hints = self.keep(&fields);
                if let Some(rotation) = rotation_of(book, id) {
                    rotation.new_fields = Some(hints);
                    rotation.stored = Some(now());
                }
            }
            Job::Promote(id) => book.finish_rotation(id, now()),
            Job::Unstage(id) => {
                if let Some(key) = book.keys.get_mut(&id) {
                    key.rotation = None;
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, fields: &SecretFields) -> Vec<FieldHint> {
        self.saved = fields.0.iter().map(|it| (it.name.clone(), it.text.expose().to_owned())).collect();
        let hint = |text: &str| text.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        fields.0.iter().map(|it| FieldHint { name: it.name.clone(), hint: hint(it.text.expose()) }).collect()
    }
}

/// What may be seen of a pair; the public half stands for its kind.
pub fn born(algorithm: Algorithm, exchange: &str) -> Born {
    let public = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", algorithm.word());
    Born { exchange: exchange.to_owned(), field: "secret".to_owned(), algorithm, public, made: now() }
}

fn rotation_of(book: &mut Book, id: KeyId) -> Option<&mut Rotation> {
    book.keys.get_mut(&id)?.rotation.as_mut()
}

fn told(job: &Job) -> String {
    match job {
        Job::Change(doing, _) => {
            let words = format!("{doing:?}");
            words.split('(').next().unwrap_or_default().to_owned()
        }
        Job::Create(..) => "Create".to_owned(),
        Job::Stage(..) => "Stage".to_owned(),
        Job::Unstage(_) => "Unstage".to_owned(),
        Job::Promote(_) => "Promote".to_owned(),
        Job::Check(CheckOrder { which, .. }) => format!("Check {which:?}"),
        Job::Fetch(FieldWish { which, field, is_copy: true, .. }) => format!("Copy {which:?} {field}"),
        Job::CopyPlain(text) => format!("CopyPlain {text}"),
        Job::Open(page) => format!("Open {page}"),
        Job::LookForCopy(fields) => {
            let names: Vec<&str> = fields.0.iter().map(|field| field.name.as_str()).collect();
            format!("LookForCopy {}", names.join(", "))
        }
        Job::PickOpen(_) => "PickOpen".to_owned(),
        Job::ReadKeyFile(path) => format!("ReadKeyFile {}", path.display()),
        Job::ClearClipboard => "ClearClipboard".to_owned(),
        Job::MakePair(order) => format!("MakePair {}", order.algorithm.word()),
        Job::StopPair => "StopPair".to_owned(),
        _ => "something else".to_owned(),
    }
}

/// The usual size, high enough that nothing has to be scrolled to.
pub const USUAL: Vec2 = Vec2::new(1120.0, 1600.0);

/// The window of these tests.
pub type Window = super::window::Window<Memory>;

/// A draft that stands at this step: a trading bot at Binance with one address.
pub fn draft_at(step: DraftStep) -> Draft {
    let mut draft = Draft::begin(ID, now());
    if step == DraftStep::Purpose {
        return draft;
    }
    draft.choose_purpose(Purpose::TradingBot);
    draft.tool = "freqtrade".to_owned();
    draft.purpose_done = true;
    if step > DraftStep::Exchange {
        draft.choose_exchange("binance");
        draft.exchange_done = true;
    }
    draft.permissions_done = step > DraftStep::Permissions;
    if step > DraftStep::Addresses {
        draft.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: "my server".to_owned() }];
        draft.addresses_done = true;
    }
    draft.made = step > DraftStep::AtExchange;
    draft
}

/// The same at another exchange.
pub fn draft_of(exchange: &str, step: DraftStep) -> Draft {
    let mut draft = draft_at(DraftStep::Exchange);
    draft.choose_exchange(exchange);
    draft.exchange_done = true;
    draft.permissions_done = step > DraftStep::Permissions;
    draft.addresses_done = step > DraftStep::Addresses;
    draft.made = step > DraftStep::AtExchange;
    draft
}

/// The window on this draft.
pub fn open_draft(draft: Draft) -> Window {
    let mut book = sample::book(now());
    book.drafts.insert(draft.id, draft);
    Window::open(book, Route::Create(ID, None), USUAL)
}

/// The window on a draft that stands at this step.
pub fn open_step(step: DraftStep) -> Window {
    open_draft(draft_at(step))
}

impl Window {
    /// The draft as it is kept.
    pub fn draft(&self) -> &Draft {
        &self.session().book.drafts[&ID]
    }

    /// Presses what has exactly this name; the last one, if there are two.
    pub fn press(&mut self, name: &str) {
        let found = self.harness.query_all_by_label(name).rfind(can_be_pressed);
        found.unwrap_or_else(|| panic!("nothing is called {name}")).click();
        self.settle();
    }

    /// Presses the first thing whose name has these words in it.
    pub fn press_some(&mut self, words: &str) {
        let found = self.harness.query_all_by_label_contains(words).find(can_be_pressed);
        found.unwrap_or_else(|| panic!("nothing says {words}:\n{}", self.all_words())).click();
        self.settle();
    }

    /// Whether what has this name can be pressed.
    pub fn can_press(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).any(|node| can_be_pressed(&node))
    }

    /// Whether something says these words.
    pub fn says(&self, words: &str) -> bool {
        self.all_words().contains(words)
    }

    /// Types into the field of this name.
    pub fn type_into(&mut self, name: &str, text: &str) {
        self.focus(name);
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Pastes into the field of this name, instead of what stands there.
    pub fn paste_into(&mut self, name: &str, text: &str) {
        self.focus(name);
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.settle();
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Empties the field of this name.
    pub fn empty(&mut self, name: &str) {
        self.focus(name);
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.key_press(Key::Backspace);
        self.settle();
    }

    /// Gives the focus to the field of this name.
    pub fn focus(&mut self, name: &str) {
        let is_field = |node: &egui_kittest::Node<'_>| {
            let roles = [Role::TextInput, Role::PasswordInput, Role::MultilineTextInput, Role::SearchInput];
            roles.contains(&node.accesskit_node().role())
        };
        let found = self.harness.query_all_by_label(name).find(is_field);
        found.unwrap_or_else(|| panic!("no field is called {name}:\n{}", self.all_words())).focus();
        self.settle();
    }
}

fn can_be_pressed(node: &egui_kittest::Node<'_>) -> bool {
    let access = node.accesskit_node();
    !access.is_disabled() && access.data().supports_action(egui::accesskit::Action::Click)
}
