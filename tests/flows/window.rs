//! The window on a hand-made state, under a person's hands. What the vault would do is done by the test that opens it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::tz::TimeZone;
use keystead::app::Home;
use keystead::app::command::Outbox;
use keystead::app::jobs::{Event as Answer, Job, Jobs};
use keystead::app::problem::Problem;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::domain::book::Book;
use keystead::tour::scenes::now;
use keystead::ui::root::Root;
use keystead::ui::theme;

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

/// What stands behind the state: the vault, the clipboard, the browser.
pub trait Behind: Default + 'static {
    /// The job in words, for what was asked.
    fn told(&self, state: &State, job: &Job) -> String;
    /// What comes back.
    fn answer(&mut self, mood: &Vault, state: &State, job: Job) -> Vec<Answer>;
}

#[derive(Default)]
struct Recorder(Vec<(u64, Job)>);

impl Jobs for Recorder {
    fn start(&mut self, generation: u64, job: Job) {
        self.0.push((generation, job));
    }
}

/// Everything behind the window.
pub struct World<B> {
    /// The state.
    pub state: State,
    /// The screens and what is typed on them.
    pub root: Root,
    /// How the vault answers.
    pub vault: Vault,
    /// What was asked of the vault, the clipboard and the browser, in words.
    pub asked: Vec<String>,
    /// What stands behind the state.
    pub behind: B,
    jobs: Recorder,
    out: Outbox,
    is_dressed: bool,
}

impl<B: Behind> World<B> {
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
            self.asked.push(self.behind.told(&self.state, &job));
            for answer in self.behind.answer(&self.vault, &self.state, job) {
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
}

/// The window under a person's hands.
pub struct Window<B: Behind> {
    /// The harness; its state is the world behind the window.
    pub harness: Harness<'static, World<B>>,
}

impl<B: Behind> Window<B> {
    /// The window on this book, at this size.
    pub fn open(book: Book, route: Route, size: Vec2) -> Self {
        let mut state = State::new(PathBuf::from("/nowhere"), now(), TimeZone::UTC);
        state.uptime = Duration::from_secs(100);
        let book = Arc::new(book);
        let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
        session.ways_in.recovery_left = 3;
        session.take_book(book, state.now, &state.zone);
        state.session = Some(Box::new(session));
        state.route = route;
        let world = World {
            state,
            root: Root::default(),
            vault: Vault::Does,
            asked: Vec::new(),
            behind: B::default(),
            jobs: Recorder::default(),
            out: Outbox::default(),
            is_dressed: false,
        };
        let mut window = Self {
            harness: Harness::builder()
                .with_size(size)
                .allow_missing_glyphs()
                .build_ui_state(|ui, world: &mut World<B>| world.frame(ui), world),
        };
        window.settle();
        window
    }

    /// Lets everything happen that was asked for.
    pub fn settle(&mut self) {
        self.harness.run_steps(6);
    }

    /// What is behind the window.
    pub fn world(&mut self) -> &mut World<B> {
        self.harness.state_mut()
    }

    /// The session.
    pub fn session(&self) -> &Session {
        self.harness.state().state.session.as_ref().expect("an open vault")
    }

    /// Which screen is shown.
    pub fn route(&self) -> Route {
        self.harness.state().state.route
    }

    /// What was asked of the vault, the clipboard and the browser so far; forgotten with this.
    pub fn asked(&mut self) -> Vec<String> {
        std::mem::take(&mut self.world().asked)
    }

    /// Lets the program's time pass, with somebody there.
    pub fn pass(&mut self, secs: u64) {
        self.world().state.uptime += Duration::from_secs(secs);
        if let Some(session) = &mut self.world().state.session {
            session.last_input += Duration::from_secs(secs);
        }
        self.settle();
    }

    /// Whether something has exactly this name.
    pub fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
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
