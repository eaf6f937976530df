//! The window on a hand-made state, with a vault of memory behind it that can be told to refuse or to stay silent.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::tz::TimeZone;
use keystead::app::Home;
use keystead::app::command::Outbox;
use keystead::app::jobs::{Doing, Event as Answer, Job, Jobs};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::domain::api_key::{Address, FieldHint, KeyId, Purpose};
use keystead::domain::book::Book;
use keystead::domain::coinbase_file::read_coinbase_file;
use keystead::domain::draft::{Draft, DraftStep};
use keystead::domain::rotation::Rotation;
use keystead::domain::sample;
use keystead::domain::secret::SecretFields;
use keystead::tour::scenes::now;
use keystead::ui::root::Root;
use keystead::ui::theme;

/// The draft's id.
pub const ID: KeyId = KeyId([0xd7; 16]);

/// What the vault does with what it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Vault {
    /// It does it.
    #[default]
    Does,
    /// It refuses with this problem.
    Refuses(Problem),
    /// It has not answered yet.
    IsSilent,
}

#[derive(Default)]
struct Recorder(Vec<(u64, Job)>);

impl Jobs for Recorder {
    fn start(&mut self, generation: u64, job: Job) {
        self.0.push((generation, job));
    }
}

/// Everything behind the window.
pub struct World {
    /// The state.
    pub state: State,
    /// The screens and what is typed on them.
    pub root: Root,
    /// What the vault does.
    pub vault: Vault,
    /// What was asked of the vault, the clipboard and the browser, in words.
    pub asked: Vec<String>,
    /// What was saved last: names and texts.
    pub saved: Vec<(String, String)>,
    /// What a dialog answers.
    pub picks: Option<PathBuf>,
    /// What stands in the file that is read.
    pub file: &'static str,
    /// A text that is stored already, and in which key.
    pub stored: Option<(String, KeyId)>,
    jobs: Recorder,
    out: Outbox,
    is_dressed: bool,
}

impl World {
    fn frame(&mut self, ui: &mut egui::Ui) {
        if !self.is_dressed {
            theme::install(ui.ctx());
            theme::set_reduced_motion(ui.ctx(), true);
            theme::set(ui.ctx(), false);
            self.is_dressed = true;
        }
        for command in self.out.drain() {
            self.state.apply(command, &mut self.jobs);
        }
        for (generation, job) in std::mem::take(&mut self.jobs.0) {
            for answer in self.answer(job) {
                self.state.receive(generation, answer, &mut self.jobs);
            }
        }
        let (now, uptime) = (self.state.now, self.state.uptime);
        self.state.tick(now, uptime, &mut self.jobs);
        self.root.ui(ui, &self.state, &mut self.out);
        if !self.out.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn answer(&mut self, job: Job) -> Vec<Answer> {
        self.asked.push(told(&job));
        let Some(session) = &self.state.session else { return Vec::new() };
        let mut book = (*session.book).clone();
        let doing = match &job {
            Job::Change(doing, _) => Some(*doing),
            Job::Create(key, _) => Some(Doing::SaveKey(key.id)),
            Job::Stage(id, _) => Some(Doing::StoreNew(*id)),
            Job::Unstage(id) => Some(Doing::TakeBack(*id)),
            Job::Promote(id) => Some(Doing::FinishRotation(*id)),
            _ => None,
        };
        if let Some(doing) = doing {
            match self.vault.clone() {
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
            Job::PickOpen => vec![Answer::Picked(self.picks.clone())],
            Job::ReadKeyFile(_) => {
                let read = read_coinbase_file(self.file.as_bytes());
                vec![Answer::KeyFile(read.map_err(Problem::NotAKeyFile))]
            }
            Job::Copy(id, which, field) => match self.vault.clone() {
                Vault::Refuses(problem) => vec![Answer::NotRead(id, problem)],
                _ => vec![Answer::Copied(id, which, field)],
            },
            Job::ClearClipboard => vec![Answer::ClipboardCleared],
            _ => Vec::new(),
        }
    }

    fn write(&mut self, job: Job, book: &mut Book) {
        match job {
            Job::Change(_, change) => change(book),
            Job::Create(mut key, fields) => {
                key.fields = self.keep(&fields);
                if let Some(draft) = book.drafts.get_mut(&key.id) {
                    draft.saved = true;
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
            Job::Unstage(id) | Job::Promote(id) => {
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
        Job::Copy(_, which, field) => format!("Copy {which:?} {field}"),
        Job::CopyPlain(text) => format!("CopyPlain {text}"),
        Job::Open(page) => format!("Open {page}"),
        Job::LookForCopy(fields) => {
            let names: Vec<&str> = fields.0.iter().map(|field| field.name.as_str()).collect();
            format!("LookForCopy {}", names.join(", "))
        }
        Job::PickOpen => "PickOpen".to_owned(),
        Job::ReadKeyFile(path) => format!("ReadKeyFile {}", path.display()),
        Job::ClearClipboard => "ClearClipboard".to_owned(),
        _ => "something else".to_owned(),
    }
}

/// The window under a person's hands.
pub struct Window {
    /// The harness; its state is the world behind the window.
    pub harness: Harness<'static, World>,
}

/// The usual size, high enough that nothing has to be scrolled to.
pub const USUAL: Vec2 = Vec2::new(1120.0, 1600.0);

/// The window on this book, at this size.
pub fn open_at(book: Book, route: Route, size: Vec2) -> Window {
    let mut state = State::new(PathBuf::from("/nowhere"), now(), TimeZone::UTC);
    state.uptime = Duration::from_secs(100);
    let book = Arc::new(book);
    let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
    session.take_book(book, state.now, &state.zone);
    state.session = Some(session);
    state.route = route;
    let world = World {
        state,
        root: Root::default(),
        vault: Vault::Does,
        asked: Vec::new(),
        saved: Vec::new(),
        picks: None,
        file: "",
        stored: None,
        jobs: Recorder::default(),
        out: Outbox::default(),
        is_dressed: false,
    };
    let mut window = Window {
        harness: Harness::builder()
            .with_size(size)
            .allow_missing_glyphs()
            .build_ui_state(|ui, world: &mut World| world.frame(ui), world),
    };
    window.settle();
    window
}

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
    open_at(book, Route::Create(ID, None), USUAL)
}

/// The window on a draft that stands at this step.
pub fn open_step(step: DraftStep) -> Window {
    open_draft(draft_at(step))
}

impl Window {
    /// Lets everything happen that was asked for.
    pub fn settle(&mut self) {
        self.harness.run_steps(6);
    }

    /// What is behind the window.
    pub fn world(&mut self) -> &mut World {
        self.harness.state_mut()
    }

    /// The session.
    pub fn session(&self) -> &Session {
        self.harness.state().state.session.as_ref().expect("an open vault")
    }

    /// The draft as it is kept.
    pub fn draft(&self) -> &Draft {
        &self.session().book.drafts[&ID]
    }

    /// Which screen is shown.
    pub fn route(&self) -> Route {
        self.harness.state().state.route
    }

    /// What was asked of the vault, the clipboard and the browser so far; forgotten with this.
    pub fn asked(&mut self) -> Vec<String> {
        std::mem::take(&mut self.world().asked)
    }

    /// Lets the program's time pass.
    pub fn pass(&mut self, secs: u64) {
        self.world().state.uptime += Duration::from_secs(secs);
        if let Some(session) = &mut self.world().state.session {
            session.last_input += Duration::from_secs(secs);
        }
        self.settle();
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

    /// Whether something has exactly this name.
    pub fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
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
            let roles = [Role::TextInput, Role::PasswordInput, Role::MultilineTextInput];
            roles.contains(&node.accesskit_node().role())
        };
        let found = self.harness.query_all_by_label(name).find(is_field);
        found.unwrap_or_else(|| panic!("no field is called {name}:\n{}", self.all_words())).focus();
        self.settle();
    }

    /// Presses a key.
    pub fn hit(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Presses a key with others held.
    pub fn hit_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Everything that a screen reader could say.
    pub fn all_words(&self) -> String {
        let mut words = String::new();
        for node in self.harness.root().children_recursive() {
            let access = node.accesskit_node();
            for said in [access.label(), access.value(), access.description()].into_iter().flatten() {
                words.push_str(&said);
                words.push('\n');
            }
        }
        words
    }
}

fn can_be_pressed(node: &egui_kittest::Node<'_>) -> bool {
    let access = node.accesskit_node();
    !access.is_disabled() && access.data().supports_action(egui::accesskit::Action::Click)
}
