//! A window without a window: the screens from hand-made state, what they show, and what they wish.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use keystead::app::command::{Command, Outbox};
use keystead::app::jobs::Door;
use keystead::app::state::State;
use keystead::app::{Home, KeychainState};
use keystead::ui::root::Root;
use keystead::ui::theme;

/// A state, the screens, and what they wished so far.
pub struct Bench {
    pub state: State,
    pub root: Root,
    pub wishes: Vec<Command>,
}

/// The screens on a stage of this size.
pub struct Stage(Harness<'static, Bench>);

/// A vault with a keychain and a passphrase.
pub const DOOR: Door = Door { home: Home::Keychain, needs_passphrase: true, recovery_left: 3 };

/// 22 November 2026, 13:46:13 UTC: 17 seconds before the next code.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_355_173).unwrap()
}

impl Stage {
    /// A program at 1120 × 720 that has run for 100 seconds, with whatever `set` adds.
    pub fn new(set: impl FnOnce(&mut State, &mut Root)) -> Self {
        Self::of_size([1120.0, 720.0], set)
    }

    pub fn of_size(size: [f32; 2], set: impl FnOnce(&mut State, &mut Root)) -> Self {
        let mut state = State::new("/home/me/keystead".into(), now(), TimeZone::UTC);
        state.uptime = Duration::from_secs(100);
        state.gate.keychain = Some(KeychainState::Ready);
        state.gate.door = Some(DOOR);
        let mut root = Root::default();
        set(&mut state, &mut root);
        let draw = |ui: &mut egui::Ui, bench: &mut Bench| {
            let mut out = Outbox::default();
            bench.root.ui(ui, &bench.state, &mut out);
            bench.wishes.extend(out.drain());
        };
        let bench = Bench { state, root, wishes: Vec::new() };
        let mut harness = Harness::builder()
            .with_size(size)
            .with_context_setup(theme::install)
            .allow_missing_glyphs()
            .build_ui_state(draw, bench);
        harness.run_steps(4);
        Self(harness)
    }

    /// Changes the state as the threads' answers would, and draws.
    pub fn then(&mut self, change: impl FnOnce(&mut State)) -> &mut Self {
        change(&mut self.0.state_mut().state);
        self.0.run_steps(3);
        self
    }

    pub fn bench(&self) -> &Bench {
        self.0.state()
    }

    /// Presses the one button or link of this name.
    pub fn press(&mut self, name: &str) -> &mut Self {
        let roles = [Role::Button, Role::Link, Role::RadioButton, Role::ComboBox, Role::MenuItemRadio];
        let found = roles.into_iter().find_map(|role| self.0.query_by_role_and_label(role, name));
        let found = found.unwrap_or_else(|| panic!("nothing is called “{name}”; there is:\n{}", self.told()));
        found.click_accesskit();
        self.0.run_steps(3);
        self
    }

    /// Whether there is something of this name that can be pressed now.
    pub fn can_press(&self, name: &str) -> bool {
        [Role::Button, Role::Link]
            .into_iter()
            .filter_map(|role| self.0.query_by_role_and_label(role, name))
            .any(|node| !node.accesskit_node().is_disabled())
    }

    pub fn write(&mut self, text: &str) -> &mut Self {
        self.0.event(Event::Text(text.to_owned()));
        self.0.run_steps(2);
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.0.event(Event::Paste(text.to_owned()));
        self.0.run_steps(2);
        self
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.0.key_press_modifiers(Modifiers::NONE, key);
        self.0.run_steps(3);
        self
    }

    /// Puts the focus into the field of this name.
    pub fn enter(&mut self, name: &str) -> &mut Self {
        let fields = [Role::PasswordInput, Role::TextInput];
        let found = fields.into_iter().find_map(|role| self.0.query_by_role_and_label(role, name));
        found.unwrap_or_else(|| panic!("no field is called “{name}”; there is:\n{}", self.told())).focus();
        self.0.run_steps(2);
        self
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> String {
        let nodes = self.0.root();
        nodes
            .children_recursive()
            .find(egui_kittest::Node::is_focused)
            .and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    }

    /// Every text that a screen reader could say.
    pub fn told(&self) -> String {
        let mut all = String::new();
        for node in self.0.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                all.push_str(&text);
                all.push('\n');
            }
        }
        all
    }

    /// Where this text stands, in points of the window.
    pub fn place_of(&self, text: &str) -> egui::Rect {
        // What only holds others together has no place of its own.
        let mut told = self.0.query_all_by_label_contains(text);
        let found = told.find(|node| node.accesskit_node().bounding_box().is_some());
        found.unwrap_or_else(|| panic!("“{text}” stands nowhere; there is:\n{}", self.told())).rect()
    }

    pub fn tells(&self, text: &str) -> bool {
        self.told().contains(text)
    }

    /// The wishes since the last time, taken out.
    pub fn wishes(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0.state_mut().wishes)
    }

    /// The one wish since the last time.
    pub fn wish(&mut self) -> Command {
        let mut wishes = self.wishes();
        assert_eq!(wishes.len(), 1, "exactly one wish: {wishes:?}");
        wishes.remove(0)
    }

    /// Nothing was wished since the last time.
    pub fn wishes_nothing(&mut self) -> bool {
        self.wishes().is_empty()
    }
}
