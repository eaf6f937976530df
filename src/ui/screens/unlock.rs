//! The six digits, and the passphrase where there is one. Nothing of the vault is shown here: no count, no names.
//!
//! What was typed lies in wiped buffers. It is compared with nothing: it goes to the vault as part of a key.

use std::time::Duration;

use egui::{Align, Id, Layout, Response, Ui, vec2};

use super::door::{door_ui, first_steps_ui, older_accepted_ui, older_copy_ui};
use crate::app::Home;
use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::jobs::Door;
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Gate, State, When};
use crate::app::task::Task;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, notice_kind, problem_words_in, refusal_notice_in};
use crate::ui::theme::{body_muted, title};
use crate::ui::time;
use crate::ui::widgets::{
    Button, CodeDraft, CodeField, Link, Notice, NoticePress, SecretDraft, SecretEntry, Tone, countdown,
};

/// The width of the card, in points.
const CARD: f32 = 456.0;
/// The same under the first steps, so that "Unlock" is seen with them.
const WIDE_CARD: f32 = 536.0;
/// After this long the keychain may be asking for its password.
const SLOW: Duration = Duration::from_secs(1);
/// After this long the words change.
const VERY_SLOW: Duration = Duration::from_secs(10);
/// Nothing under this is shown.
const NOTICEABLE: Duration = Duration::from_millis(200);

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct UnlockDraft {
    /// The six digits.
    pub code: CodeDraft,
    /// The passphrase, where one is set.
    pub passphrase: SecretDraft,
    /// Since when the last refusal is on the screen.
    refusal: Waiting,
    was_running: bool,
    /// Why a right code can be refused is on show.
    pub shows_clock: bool,
    /// It was opened just now and is to be seen.
    brings_clock: bool,
    accepted_older: bool,
}

/// Draws the screen.
pub fn unlock_ui(
    ui: &mut Ui,
    gate: &Gate,
    next_code_secs: u64,
    when: When<'_>,
    draft: &mut UnlockDraft,
    out: &mut Outbox,
) {
    draft.take_outcome(ui, &gate.unlock, when);
    let width = if gate.leaked { WIDE_CARD } else { CARD };
    let leaked = door_ui(ui, width, gate.door, |ui| {
        first_steps_ui(ui, gate, out);
        // Until the folder was read again, ask for what the safest vault needs.
        let needs_passphrase = gate.door.is_some_and(|door| door.needs_passphrase);
        title(ui, tr!("unlock-title"));
        ui.add_space(6.0);
        body_muted(ui, tr!("unlock-introduction"));
        ui.add_space(24.0);
        if notice(ui, gate, when, draft, out) {
            ui.add_space(20.0);
        }
        let is_running = gate.unlock.is_running();
        let passphrase_id = Id::unique("unlock-passphrase");
        let mut wants_unlock = false;
        let field = CodeField::new(tr!("unlock-code"), &mut draft.code)
            .without_label()
            .full_width()
            .enabled(!is_running)
            .focus_first()
            .id(code_id())
            .show(ui);
        ui.add_space(10.0);
        let words = tr!("unlock-next-code", secs = next_code_secs);
        countdown(ui, next_code_secs as f64, State::CODE_SECS as f64, &words, Tone::Accent);
        if needs_passphrase {
            ui.add_space(20.0);
            let entry = SecretEntry::new(tr!("unlock-passphrase"), &mut draft.passphrase, tr!("unlock-show"))
                .low()
                .id(passphrase_id)
                .show(ui);
            wants_unlock |= entry.entered;
        }
        let is_ready = draft.code.is_complete() && !(needs_passphrase && draft.passphrase.is_empty());
        if field.completed || field.entered {
            if is_ready && (field.entered || !needs_passphrase) {
                wants_unlock = true;
            } else if draft.code.is_complete() && needs_passphrase && draft.passphrase.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(passphrase_id));
            }
        }
        ui.add_space(24.0);
        let can_try = is_ready && !draft.must_wait(&gate.unlock, when);
        wants_unlock |= buttons(ui, &gate.unlock, can_try, when, out);
        if wants_unlock && can_try && !is_running {
            draft.send(needs_passphrase, out);
        }
        ui.add_space(18.0);
        links(ui, draft, out);
        if draft.shows_clock {
            ui.add_space(16.0);
            let shown = clock_help(ui, when, out);
            if std::mem::take(&mut draft.brings_clock) {
                shown.scroll_to_me(None);
            }
        }
    });
    if leaked {
        out.go(Route::Emergency);
    }
}

fn code_id() -> Id {
    Id::unique("unlock-code")
}

impl UnlockDraft {
    /// After a refusal the code is emptied, for it opens nothing any more; the passphrase is kept.
    fn take_outcome(&mut self, ui: &Ui, unlock: &Task<()>, when: When<'_>) {
        let problem = unlock.problem();
        if self.was_running && !unlock.is_running() {
            // The keychain's own refusals say nothing about the code.
            if !matches!(problem, Some(Problem::KeychainLocked | Problem::KeychainRefused)) {
                self.code.wipe();
                ui.memory_mut(|memory| memory.request_focus(code_id()));
            }
            self.accepted_older = false;
        }
        self.was_running = unlock.is_running();
        self.refusal.follow(problem, when.uptime);
    }

    /// Whether a try would only be refused: after many wrong codes.
    fn must_wait(&self, unlock: &Task<()>, when: When<'_>) -> bool {
        unlock.problem().is_some_and(|problem| {
            matches!(problem, Problem::Throttled { .. }) && self.refusal.left(problem, when.uptime) > 0
        })
    }

    fn send(&mut self, needs_passphrase: bool, out: &mut Outbox) {
        self.passphrase.hide();
        // EXPOSE: a second copy goes to the vault; this one stays for the next try and is wiped when the screen is left.
        let passphrase =
            needs_passphrase.then(|| self.passphrase.with(|text| SecretText::new(text.to_owned())));
        let code = self.code.duplicate();
        out.send(Command::Entry(EntryCommand::Unlock { code, passphrase }));
    }
}

/// What was refused, or why it takes so long. Whether anything was said.
fn notice(ui: &mut Ui, gate: &Gate, when: When<'_>, draft: &mut UnlockDraft, out: &mut Outbox) -> bool {
    if let Some(waited) = gate.unlock.running_for(when.uptime) {
        return waiting(ui, gate.door, waited);
    }
    let Some(problem) = gate.unlock.problem() else {
        if draft.accepted_older {
            older_accepted_ui(ui);
        }
        return draft.accepted_older;
    };
    let left = draft.refusal.left(problem, when.uptime);
    match problem {
        Problem::OlderCopy { remembered } => {
            draft.accepted_older |= older_copy_ui(ui, *remembered, when, out);
        }
        Problem::ClockOutside => {
            let words = problem_words_in(problem, left);
            let pressed = Notice::new(notice_kind(problem), words.what, words.todo)
                .button(Button::secondary(tr!("unlock-two-codes")))
                .button(Button::quiet(tr!("unlock-recovery")))
                .show(ui);
            match pressed {
                Some(NoticePress::First) => out.go(Route::TwoCodes),
                Some(NoticePress::Second) => out.go(Route::Recovery),
                None => {}
            }
        }
        Problem::KeychainReset | Problem::Damaged => {
            let words = problem_words_in(problem, left);
            let pressed = Notice::new(notice_kind(problem), words.what, words.todo)
                .button(Button::secondary(tr!("unlock-recovery")))
                .show(ui);
            if pressed.is_some() {
                out.go(Route::Recovery);
            }
        }
        Problem::KeychainLocked | Problem::KeychainRefused if draft.code.is_complete() => {
            let words = problem_words_in(problem, left);
            let pressed = Notice::new(notice_kind(problem), words.what, words.todo)
                .button(Button::secondary(tr!("unlock-ask-again")).icon(icons::ARROWS_CLOCKWISE))
                .show(ui);
            if pressed.is_some() {
                draft.send(gate.door.is_some_and(|door| door.needs_passphrase), out);
            }
        }
        problem => {
            refusal_notice_in(ui, problem, gate.door.is_some_and(|door| door.needs_passphrase), left);
        }
    }
    true
}

fn waiting(ui: &mut Ui, door: Option<Door>, waited: Duration) -> bool {
    let has_keychain = door.is_none_or(|door| door.home == Home::Keychain);
    let (what, todo) = match (waited >= VERY_SLOW, has_keychain) {
        (true, true) => (tr!("unlock-waiting-long-what"), tr!("unlock-waiting-long-do")),
        (true, false) => (tr!("unlock-waiting-long-file-what"), tr!("unlock-waiting-long-file-do")),
        (false, true) => (tr!("unlock-waiting-what"), tr!("unlock-waiting-keychain")),
        (false, false) => (tr!("unlock-waiting-what"), tr!("unlock-waiting-file")),
    };
    if waited < SLOW {
        ui.ctx().request_repaint_after(SLOW.saturating_sub(waited));
        return false;
    }
    Notice::info(what, todo).show(ui);
    true
}

/// "Unlock", and while it runs "Stop" beside it. Whether the person wants to unlock.
fn buttons(ui: &mut Ui, unlock: &Task<()>, can_try: bool, when: When<'_>, out: &mut Outbox) -> bool {
    let Some(waited) = unlock.running_for(when.uptime) else {
        return Button::primary(tr!("unlock-button")).full_width().enabled(can_try).show(ui).clicked();
    };
    let is_noticeable = waited >= NOTICEABLE;
    if !is_noticeable {
        ui.ctx().request_repaint_after(NOTICEABLE.saturating_sub(waited));
    }
    let stop = Button::secondary(tr!("unlock-cancel"));
    let gap = 12.0;
    let width = ui.available_width() - stop.width(ui) - gap;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.allocate_ui(vec2(width, 44.0), |ui| {
            let busy = is_noticeable.then(|| tr!("unlock-busy"));
            Button::primary(tr!("unlock-button")).full_width().busy(busy).show(ui);
        });
        if stop.show(ui).clicked() {
            out.send(Command::Entry(EntryCommand::CancelUnlock));
        }
    });
    false
}

fn links(ui: &mut Ui, draft: &mut UnlockDraft, out: &mut Outbox) {
    let lost = Link::new(tr!("unlock-lost-phone")).icon(icons::DEVICE_MOBILE_SLASH);
    let refused = Link::new(tr!("unlock-refused")).icon(icons::QUESTION);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 8.0);
        if lost.show(ui).clicked() {
            out.go(Route::Recovery);
        }
        let rest = ui.available_width();
        let layout = if rest > 150.0 {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        ui.with_layout(layout, |ui| {
            if refused.show(ui).clicked() {
                draft.shows_clock = !draft.shows_clock;
                draft.brings_clock = draft.shows_clock;
            }
        });
    });
}

/// Why a code can be refused although it is the right one.
fn clock_help(ui: &mut Ui, when: When<'_>, out: &mut Outbox) -> Response {
    let now = when.now.to_zoned(when.zone.clone());
    let clock = now.strftime("%H:%M:%S").to_string();
    let date = time::date(now.date());
    let words = tr!("unlock-clock-do", clock = clock, date = date);
    let two_codes = Button::secondary(tr!("unlock-two-codes"));
    let shown = ui.scope(|ui| Notice::info(tr!("unlock-clock-what"), words).button(two_codes).show(ui));
    if shown.inner.is_some() {
        out.go(Route::TwoCodes);
    }
    shown.response
}
