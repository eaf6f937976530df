//! A scene, drawn without a display, as a screen reader sees it.

use std::fmt;

use egui::Rect;
use egui::accesskit::{Action, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use keystead::app::command::Outbox;
use keystead::app::state::{PassphraseAnswer, State};
use keystead::domain::secret::SecretText;
use keystead::tour::forget;
use keystead::tour::scenes::Scene;
use keystead::ui::root::Root;
use keystead::ui::theme;
use keystead::window::dress;

/// What a screen shows to a screen reader.
pub struct Seen {
    /// The window's width, in points.
    pub width: f32,
    /// Everything that can be pressed or typed into.
    pub used: Vec<Thing>,
    /// Every text.
    pub told: Vec<String>,
    /// The secrets that this state holds, and how long a piece of each may be told at most.
    pub secrets: Vec<(SecretText, usize)>,
}

/// Something that can be pressed or typed into.
pub struct Thing {
    /// Its role, as a screen reader says it.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub rect: Rect,
}

impl Thing {
    /// Its size and its place.
    pub fn place(&self) -> String {
        let Rect { min, .. } = self.rect;
        format!("{:.0} × {:.0} at {:.0}, {:.0}", self.rect.width(), self.rect.height(), min.x, min.y)
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} “{}”", self.role, self.name)
    }
}

/// Roles that hold others, or that the window library makes for itself.
const HOLDERS: &[Role] = &[
    Role::Window,
    Role::GenericContainer,
    Role::ScrollView,
    Role::ScrollBar,
    Role::Pane,
    Role::Label,
    Role::TextRun,
    Role::Splitter,
];

/// A screen reader that goes from scene to scene. The letters, once drawn, are kept for the next.
pub struct Reader(Harness<'static, Option<(State, Root)>>);

impl Default for Reader {
    fn default() -> Self {
        let harness = Harness::builder()
            .with_accessibility_check(false)
            .allow_missing_glyphs()
            .with_context_setup(theme::install)
            .build_ui_state(
                |ui, scene: &mut Option<(State, Root)>| {
                    if let Some((state, root)) = scene {
                        dress(ui.ctx(), state);
                        root.ui(ui, state, &mut Outbox::default());
                    }
                },
                None,
            );
        Self(harness)
    }
}

impl Reader {
    /// Draws a scene at this size until it stands still, and looks at it.
    pub fn look_at(&mut self, scene: &Scene, size: [f32; 2]) -> Seen {
        let mut root = Root::default();
        let mut state = scene.state(&mut root.drafts);
        // The size stands for the larger text already.
        state.appearance.text_percent = 100;
        let secrets = secrets_of(&state);
        let harness = &mut self.0;
        *harness.state_mut() = Some((state, root));
        harness.set_size(size.into());
        forget(&harness.ctx);
        harness.run_steps(6);

        let (mut used, mut told) = (Vec::new(), Vec::new());
        for node in harness.root().children_recursive() {
            let access = node.accesskit_node();
            told.extend([access.label(), access.value(), access.description()].into_iter().flatten());
            if access.is_hidden() || HOLDERS.contains(&access.role()) {
                continue;
            }
            let can = |action| access.data().supports_action(action);
            if (can(Action::Click) || can(Action::SetValue) || can(Action::ReplaceSelectedText))
                && access.bounding_box().is_some()
            {
                let name = access.label().unwrap_or_default();
                used.push(Thing { role: format!("{:?}", access.role()), name, rect: node.rect() });
            }
        }
        Seen { width: size[0], used, told, secrets }
    }
}

/// A hint may tell this many characters of a secret, and no more.
const HINT: usize = 8;

/// Every secret that a state holds.
fn secrets_of(state: &State) -> Vec<(SecretText, usize)> {
    let mut secrets = Vec::new();
    if let Some(set_up) = &state.set_up {
        secrets.extend(set_up.link.as_ref().map(|link| (link.seed.duplicate(), HINT)));
        secrets.extend(set_up.codes.iter().flatten().map(|code| (code.duplicate(), HINT)));
        if let PassphraseAnswer::Chosen(text) = &set_up.passphrase {
            secrets.push((text.duplicate(), HINT));
        }
    }
    if let Some(session) = &state.session {
        secrets.extend(session.revealed.as_ref().map(|revealed| (revealed.text.duplicate(), HINT)));
        // The samples' secrets hold their labels, which may be told.
        let samples = keystead::domain::sample::secrets(&session.book);
        secrets.extend(
            samples.into_iter().flat_map(|(_, fields)| fields.0).map(|field| (field.text, usize::MAX)),
        );
    }
    secrets
}
