//! Which screen is drawn, with which draft, and the keys that work everywhere. It decides nothing else.

use egui::{Context, Id, Key, KeyboardShortcut, Modifiers, Ui, UiBuilder};

use super::frame::{FrameView, Nav, frame_ui};
use super::help::help_ui;
use super::lock_warning::lock_warning_ui;
use super::notice_bar::notice_bar_ui;
use super::proof::proof_ui;
use super::screens::check::{CheckDraft, check_ui};
use super::screens::create::{CreateDraft, create_ui};
use super::screens::emergency::{EmergencyDraft, emergency_ui};
use super::screens::journal::{JournalDraft, journal_ui};
use super::screens::key::{EditDraft, KeyDraft, key_ui};
use super::screens::keychain_trouble::{KeychainTroubleDraft, keychain_trouble_ui};
use super::screens::keys::{KeysDraft, keys_ui};
use super::screens::own_facts::{OwnFactsDraft, own_facts_ui};
use super::screens::parts::proof::ProofDraft;
use super::screens::recovery::{RecoveryDraft, recovery_ui};
use super::screens::rotate::{RotateDraft, rotate_ui};
use super::screens::set_up::{SetUpDraft, set_up_ui};
use super::screens::settings::{SettingsDraft, settings_ui};
use super::screens::starting::{StartingDraft, starting_ui};
use super::screens::to_do::{HealthDraft, ToDoDraft, health_ui, to_do_ui};
use super::screens::two_codes::{TwoCodesDraft, two_codes_ui};
use super::screens::unlock::{UnlockDraft, unlock_ui};
use super::screens::usage::{UsageDraft, usage_ui};
use super::screens::used_by::{UsedByDraft, used_by_ui};
use super::screens::welcome::welcome_ui;
use super::test_mode::test_mode_ui;
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::api_key::KeyId;
use crate::domain::settings::Appearance;

/// What is typed on the screens and not yet sent. One draft for each screen, wiped when the screen or the vault is left.
#[derive(Default)]
pub struct Drafts {
    /// Looking what is there.
    pub starting: StartingDraft,
    /// No keychain.
    pub keychain_trouble: KeychainTroubleDraft,
    /// Setting up.
    pub set_up: SetUpDraft,
    /// The six digits.
    pub unlock: UnlockDraft,
    /// Two codes in a row.
    pub two_codes: TwoCodesDraft,
    /// A recovery code.
    pub recovery: RecoveryDraft,
    /// All keys.
    pub keys: KeysDraft,
    /// What is to be done.
    pub to_do: ToDoDraft,
    /// Who uses which key.
    pub used_by: UsedByDraft,
    /// A key leaked.
    pub emergency: EmergencyDraft,
    /// What happened.
    pub journal: JournalDraft,
    /// How one key is.
    pub health: HealthDraft,
    /// One key.
    pub key: KeyDraft,
    /// What the exchange says about one key.
    pub check: CheckDraft,
    /// Creating.
    pub create: CreateDraft,
    /// Rotating.
    pub rotate: RotateDraft,
    /// Settings.
    pub settings: SettingsDraft,
    /// What Keystead knows about exchanges.
    pub own_facts: OwnFactsDraft,
    /// A usage log of a key.
    pub usage: UsageDraft,
    /// The code before a field of a key that can withdraw.
    pub proof: ProofDraft,
}

/// The window's content.
#[derive(Default)]
pub struct Root {
    /// What is typed and not yet sent.
    pub drafts: Drafts,
    /// A changed form of a key that was left for another screen; it waits there until the vault is locked.
    left_edit: Option<(KeyId, EditDraft)>,
    shown: Option<(u64, Route)>,
    help_is_open: bool,
}

impl Root {
    /// Draws the screen of this state.
    pub fn ui(&mut self, ui: &mut Ui, state: &State, out: &mut Outbox) {
        self.forget_what_was_left(state);
        shortcuts(ui.ctx(), state, out);
        help_ui(ui.ctx(), &mut self.help_is_open);
        // Before the screen, which must not hear the keys that are meant for the question.
        if let Some(session) = &state.session {
            let draft = &mut self.drafts.proof;
            proof_ui(ui.ctx(), session, state.next_code_secs(), state.uptime, draft, out);
        }
        test_mode_ui(ui, state);
        if state.route != Route::Starting {
            notice_bar_ui(ui, state.notice.as_ref(), out);
        }
        if state.warns_of_lock() {
            lock_warning_ui(ui, state.locks_in_secs(), out);
        }
        // A fixed id: what has the focus keeps it when a notice comes or goes above it.
        let place = UiBuilder::new().max_rect(ui.available_rect_before_wrap()).scope_id(Id::unique("screen"));
        ui.scope_builder(place, |ui| self.screen_ui(ui, state, out));
    }

    /// Draws the screen below the notices.
    fn screen_ui(&mut self, ui: &mut Ui, state: &State, out: &mut Outbox) {
        let (when, drafts) = (state.when(), &mut self.drafts);
        let next_code_secs = state.next_code_secs();
        let copied = state.plain_copied.as_ref().map(|(text, _)| text.as_str());
        match (state.route, &state.session, &state.set_up) {
            (Route::Welcome, ..) => welcome_ui(ui, &state.gate.look, out),
            (Route::KeychainTrouble, ..) => {
                keychain_trouble_ui(ui, &state.gate, when, &mut drafts.keychain_trouble, out);
            }
            (Route::SetUp, _, Some(set_up)) => {
                set_up_ui(ui, set_up, None, next_code_secs, when, &mut drafts.set_up, out);
            }
            (Route::WaysIn, Some(session), Some(set_up)) => {
                set_up_ui(ui, set_up, Some(session), next_code_secs, when, &mut drafts.set_up, out);
            }
            (Route::Unlock, ..) => {
                unlock_ui(ui, &state.gate, next_code_secs, when, &mut drafts.unlock, out);
            }
            (Route::TwoCodes, ..) => {
                two_codes_ui(ui, &state.gate, next_code_secs, when, &mut drafts.two_codes, out);
            }
            (Route::Recovery, ..) => recovery_ui(ui, &state.gate, when, &mut drafts.recovery, out),
            (Route::Keys, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::Keys, out, |ui, bar, out| {
                    keys_ui(ui, session, bar, when, &mut drafts.keys, out);
                });
            }
            (Route::ToDo, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::ToDo, out, |ui, _, out| {
                    to_do_ui(ui, session, when, &mut drafts.to_do, out);
                });
            }
            (Route::UsedBy, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::UsedBy, out, |ui, _, out| {
                    used_by_ui(ui, session, &mut drafts.used_by, out);
                });
            }
            (Route::Journal, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::Journal, out, |ui, bar, out| {
                    journal_ui(ui, session, bar, when, &mut drafts.journal, out);
                });
            }
            (Route::Health(id), Some(session), _) => {
                if let Some(key) = session.book.keys.get(&id) {
                    frame_ui(ui, FrameView::of(state, session), Nav::ToDo, out, |ui, _, out| {
                        health_ui(ui, session, key, when, &mut drafts.health, out);
                    });
                }
            }
            (Route::Key(id), Some(session), _) => {
                if let Some(key) = session.book.keys.get(&id) {
                    frame_ui(ui, FrameView::of(state, session), Nav::Keys, out, |ui, _, out| {
                        key_ui(ui, session, key, when, copied, &mut drafts.key, out);
                    });
                }
            }
            (Route::Usage(id), Some(session), _) => {
                if let Some(key) = session.book.keys.get(&id) {
                    frame_ui(ui, FrameView::of(state, session), Nav::Keys, out, |ui, _, out| {
                        usage_ui(ui, session, key, when, &mut drafts.usage, out);
                    });
                }
            }
            (Route::Check(id), Some(session), _) => {
                if let Some(key) = session.book.keys.get(&id) {
                    frame_ui(ui, FrameView::of(state, session), Nav::Keys, out, |ui, _, out| {
                        check_ui(ui, session, key, when, &mut drafts.check, out);
                    });
                }
            }
            (Route::Create(id, step), Some(session), _) => {
                if let Some(draft) = session.book.drafts.get(&id) {
                    let step = step.filter(|step| draft.can_show(*step)).unwrap_or_else(|| draft.step());
                    create_ui(ui, session, draft, step, when, copied, &mut drafts.create, out);
                }
            }
            (Route::Rotate(id, step), Some(session), _) => {
                if let Some((key, rotation)) =
                    session.book.keys.get(&id).and_then(|key| Some((key, key.rotation.as_ref()?)))
                {
                    let step =
                        step.filter(|step| *step <= rotation.step()).unwrap_or_else(|| rotation.step());
                    rotate_ui(ui, session, key, rotation, step, when, copied, &mut drafts.rotate, out);
                }
            }
            (Route::Emergency, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::Leaked, out, |ui, _, out| {
                    emergency_ui(ui, session, when, &mut drafts.emergency, out);
                });
            }
            (Route::Settings, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::Settings, out, |ui, _, out| {
                    let draft = &mut drafts.settings;
                    let (look, notices) = (state.appearance, &state.notices);
                    settings_ui(ui, session, look, &state.data_dir, notices, when, draft, out);
                });
            }
            (Route::OwnFacts, Some(session), _) => {
                frame_ui(ui, FrameView::of(state, session), Nav::Settings, out, |ui, _, out| {
                    own_facts_ui(ui, session, when, &mut drafts.own_facts, out);
                });
            }
            _ => starting_ui(ui, &state.gate.look, when, &mut drafts.starting, out),
        }
    }

    /// Wipes what was typed on a screen that is no longer shown; after a lock, everything.
    fn forget_what_was_left(&mut self, state: &State) {
        let now = (state.generation, screen_of(state.route));
        match self.shown {
            Some(before) if before == now => {}
            Some((generation, before)) if generation == state.generation => {
                let mut left = std::mem::take(&mut self.drafts);
                if let Route::Key(id) = before
                    && let Some(key) = state.key(id)
                    && let Some(edit) = left.key.edit.take_if(|edit| edit.is_changed(key))
                {
                    self.left_edit = Some((id, edit));
                }
                self.drafts.keys = left.keys;
                self.drafts.used_by = left.used_by;
                if let Route::Key(id) = state.route
                    && let Some((_, edit)) = self.left_edit.take_if(|(of, _)| *of == id)
                {
                    self.drafts.key.edit = Some(edit);
                }
            }
            _ if self.shown.is_some() => {
                self.drafts = Drafts::default();
                self.left_edit = None;
            }
            _ => {}
        }
        self.shown = Some(now);
    }
}

/// The screen without its step: within a wizard the draft stays.
fn screen_of(route: Route) -> Route {
    match route {
        Route::Create(id, _) => Route::Create(id, None),
        Route::Rotate(id, _) => Route::Rotate(id, None),
        route => route,
    }
}

/// Keys that work on every screen.
fn shortcuts(ctx: &Context, state: &State, out: &mut Outbox) {
    let pressed = |modifiers, key| {
        ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
    };
    let resize = |percent: u16| Command::Appearance(Appearance { text_percent: percent, ..state.appearance });
    if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
        out.send(resize(state.appearance.text_percent.saturating_add(10)));
    }
    if pressed(Modifiers::COMMAND, Key::Minus) {
        out.send(resize(state.appearance.text_percent.saturating_sub(10)));
    }
    if pressed(Modifiers::COMMAND, Key::Num0) {
        out.send(resize(100));
    }
    // Before the one with fewer keys, which would take it; also while the vault is closed.
    if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::L) {
        out.go(Route::Emergency);
    }
    if state.session.is_none() {
        return;
    }
    if pressed(Modifiers::COMMAND, Key::L) {
        out.send(Command::Lock);
    }
    if pressed(Modifiers::COMMAND, Key::N) {
        out.send(Command::Draft(DraftCommand::Begin(None)));
    }
    if pressed(Modifiers::COMMAND, Key::Num1) {
        out.go(Route::Keys);
    }
    if pressed(Modifiers::COMMAND, Key::Num2) {
        out.go(Route::ToDo);
    }
    if pressed(Modifiers::COMMAND, Key::Num3) {
        out.go(Route::UsedBy);
    }
    if pressed(Modifiers::COMMAND, Key::Num4) {
        out.go(Route::Journal);
    }
    if pressed(Modifiers::COMMAND, Key::Comma) {
        out.go(Route::Settings);
    }
}
