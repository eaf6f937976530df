//! The window on a hand-made state, with a vault of memory behind it that can be told to refuse or to stay silent.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use keystead::app::Home;
use keystead::app::command::Outbox;
use keystead::app::jobs::{Event as Answer, Job, Jobs};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::domain::api_key::{Act, ApiKey, KeyId};
use keystead::domain::book::Book;
use keystead::domain::sample;
use keystead::domain::secret::SecretText;
use keystead::tour::scenes::now;
use keystead::ui::root::Root;
use keystead::ui::theme;

/// What every revealed field says here.
pub const CANARY: &str = "canary-7f31-is-no-real-secret";

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
        let told = match &job {
            Job::Change(doing, _) => format!("{doing:?}"),
            Job::Copy(id, _, field) => format!("Copy {field} of {}", self.label(*id)),
            Job::Reveal(id, _, field) => format!("Reveal {field} of {}", self.label(*id)),
            Job::Delete(id) => format!("Destroy {}", self.label(*id)),
            Job::Open(page) => format!("Open {page}"),
            Job::ClearClipboard => "ClearClipboard".to_owned(),
            Job::Lock => "Lock".to_owned(),
            _ => "something else".to_owned(),
        };
        self.asked.push(told);
        let refused = match &self.vault {
            Vault::IsSilent => return Vec::new(),
            Vault::Refuses(problem) => Some(problem.clone()),
            Vault::Does => None,
        };
        let Some(session) = &self.state.session else { return Vec::new() };
        let mut book = (*session.book).clone();
        match (job, refused) {
            (Job::Change(doing, _), Some(problem)) => vec![Answer::NotWritten(doing, problem)],
            (Job::Change(doing, change), None) => {
                change(&mut book);
                vec![Answer::Wrote(doing, Arc::new(book))]
            }
            (Job::Copy(id, ..) | Job::Reveal(id, ..), Some(problem)) => vec![Answer::NotRead(id, problem)],
            (Job::Copy(id, which, field), None) => {
                note(&mut book, id, self.state.now, Act::Copied { field: field.clone() });
                vec![Answer::Copied(id, which, field), Answer::BookChanged(Arc::new(book))]
            }
            (Job::Reveal(id, which, field), None) => {
                note(&mut book, id, self.state.now, Act::Revealed { field: field.clone() });
                let text = SecretText::new(CANARY.to_owned());
                vec![Answer::Revealed(id, which, field, text), Answer::BookChanged(Arc::new(book))]
            }
            (Job::Delete(id), None) => {
                book.keys.remove(&id);
                vec![Answer::Wrote(keystead::app::jobs::Doing::Destroy(id), Arc::new(book))]
            }
            (Job::ClearClipboard, _) => vec![Answer::ClipboardCleared],
            _ => Vec::new(),
        }
    }

    fn label(&self, id: KeyId) -> String {
        self.state.key(id).map_or_else(|| "?".to_owned(), |key| key.label.clone())
    }
}

fn note(book: &mut Book, id: KeyId, at: Timestamp, act: Act) {
    if let Some(key) = book.keys.get_mut(&id) {
        key.note_act(at, act);
    }
}

/// The window under a person's hands.
pub struct Window {
    /// The harness; its state is the world behind the window.
    pub harness: Harness<'static, World>,
}

/// The usual size.
pub const USUAL: Vec2 = Vec2::new(1120.0, 720.0);

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

/// The window on this book.
pub fn open(book: Book, route: Route) -> Window {
    open_at(book, route, USUAL)
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

    /// The session, to be changed by hand.
    pub fn session_mut(&mut self) -> &mut Session {
        self.harness.state_mut().state.session.as_mut().expect("an open vault")
    }

    /// Which screen is shown.
    pub fn route(&self) -> Route {
        self.harness.state().state.route
    }

    /// A stored key by its name.
    pub fn key(&self, label: &str) -> Option<&ApiKey> {
        self.session().book.keys.values().find(|key| key.label == label)
    }

    /// What was asked of the vault, the clipboard and the browser so far; forgotten with this.
    pub fn asked(&mut self) -> Vec<String> {
        std::mem::take(&mut self.world().asked)
    }

    /// Lets the program's time pass.
    pub fn pass(&mut self, secs: u64) {
        self.world().state.uptime += Duration::from_secs(secs);
        self.session_mut().last_input += Duration::from_secs(secs);
        self.settle();
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

    /// Presses the first thing whose name has these words in it.
    pub fn press_some(&mut self, words: &str) {
        self.harness
            .get_all_by_label_contains(words)
            .next()
            .unwrap_or_else(|| panic!("nothing says {words}"))
            .click();
        self.settle();
    }

    /// Whether something has exactly this name.
    pub fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
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
