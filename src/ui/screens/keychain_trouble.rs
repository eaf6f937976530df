//! No keychain answers: what happened, what to do, and the way out. The file is offered only where no keychain runs
//! and no vault exists; never because a keychain is merely locked.

use std::time::Duration;

use egui::{
    Align, Align2, Layout, Margin, Rect, Role, Sense, Stroke, Ui, UiBuilder, ViewportCommand, WidgetInfo,
    vec2,
};
use jiff::Timestamp;

use super::door::{door_ui, first_steps_ui};
use crate::app::command::{Command, EntryCommand, Outbox, SetUpCommand};
use crate::app::route::Route;
use crate::app::state::{Gate, When};
use crate::app::{Home, KeychainState};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, label, rich_in, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Card, Dialog, DialogAnswer, Link, divider, remark, spinner};

/// The width of the card, in points.
const CARD: f32 = 536.0;
/// How long "Copied" is said.
const COPIED: Duration = Duration::from_secs(3);

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct KeychainTroubleDraft {
    /// The question about the encrypted file is open.
    pub asks_for_file: bool,
    copied: Option<Duration>,
    was_asking: bool,
    asked_at: Option<Timestamp>,
}

/// One numbered line.
struct Line {
    words: String,
    note: String,
    command: Option<&'static str>,
}

impl Line {
    fn new(words: String, note: String) -> Self {
        Self { words, note, command: None }
    }

    fn command(self, command: &'static str) -> Self {
        Self { command: Some(command), ..self }
    }
}

/// Draws the screen.
pub fn keychain_trouble_ui(
    ui: &mut Ui,
    gate: &Gate,
    when: When<'_>,
    draft: &mut KeychainTroubleDraft,
    out: &mut Outbox,
) {
    let state = gate.keychain.unwrap_or(KeychainState::Missing);
    let is_asking = gate.look.is_running();
    if draft.was_asking && !is_asking {
        draft.asked_at = Some(when.now);
    }
    draft.was_asking = is_asking;
    let leaked = door_ui(ui, CARD, gate.door, |ui| {
        first_steps_ui(ui, gate, out);
        head(ui, state, gate.door.is_some());
        ui.add_space(24.0);
        divider(ui);
        ui.add_space(24.0);
        for (index, line) in lines(state).into_iter().enumerate() {
            line_ui(ui, index + 1, &line, when, draft, out);
            ui.add_space(16.0);
        }
        ui.add_space(10.0);
        buttons(ui, gate, when, draft, out);
        if state == KeychainState::Missing && gate.door.is_none() {
            ui.add_space(18.0);
            if Link::new(tr!("keychain-trouble-file")).icon(icons::CARET_RIGHT).show(ui).clicked() {
                draft.asks_for_file = true;
            }
        }
    });
    if leaked {
        out.go(Route::Emergency);
    }
    if draft.asks_for_file {
        ask_for_file(ui, draft, out);
    }
}

fn head(ui: &mut Ui, state: KeychainState, has_vault: bool) {
    let (title, introduction) = match state {
        KeychainState::Locked if has_vault => {
            (tr!("keychain-trouble-locked-title"), tr!("keychain-trouble-locked-introduction"))
        }
        KeychainState::Locked => {
            (tr!("keychain-trouble-locked-title"), tr!("keychain-trouble-locked-introduction-first"))
        }
        KeychainState::Refused => {
            (tr!("keychain-trouble-refused-title"), tr!("keychain-trouble-refused-introduction"))
        }
        KeychainState::Missing | KeychainState::Ready if has_vault => {
            (tr!("keychain-trouble-missing-title"), tr!("keychain-trouble-missing-introduction-door"))
        }
        KeychainState::Missing | KeychainState::Ready => {
            (tr!("keychain-trouble-missing-title"), tr!("keychain-trouble-missing-introduction"))
        }
    };
    let theme = theme(ui);
    let text_width = ui.available_width() - 64.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let (square, _) = ui.allocate_exact_size(vec2(48.0, 48.0), Sense::hover());
        ui.painter().rect_filled(square, 12, theme.caution_soft);
        paint_icon(ui.painter(), square.center(), icons::KEY, Weight::Regular, 26.0, theme.caution);
        ui.vertical(|ui| {
            ui.set_width(text_width);
            let words =
                Type::Section.text(title.as_str()).size(22.0).line_height(Some(30.0)).color(theme.text);
            let response = ui.add(egui::Label::new(words));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Heading);
                node.set_label(title);
            });
            ui.add_space(4.0);
            rich_in(ui, Type::Body, &introduction, theme.text_muted);
        });
    });
}

/// What to do, by what is wrong and by the system.
fn lines(state: KeychainState) -> Vec<Line> {
    let back = Line::new(tr!("keychain-trouble-back"), tr!("keychain-trouble-back-note"));
    match state {
        KeychainState::Locked => {
            let window = if cfg!(any(target_os = "macos", windows)) {
                tr!("keychain-trouble-find-window-other")
            } else {
                tr!("keychain-trouble-find-window")
            };
            vec![
                Line::new(window, tr!("keychain-trouble-find-window-note")),
                Line::new(tr!("keychain-trouble-password"), tr!("keychain-trouble-password-note")),
                Line::new(tr!("keychain-trouble-back-locked"), tr!("keychain-trouble-back-locked-note")),
            ]
        }
        KeychainState::Refused => {
            let open = if cfg!(target_os = "macos") {
                tr!("keychain-trouble-open-macos")
            } else if cfg!(windows) {
                tr!("keychain-trouble-open-windows")
            } else {
                tr!("keychain-trouble-open-linux")
            };
            vec![
                Line::new(open, tr!("keychain-trouble-open-note")),
                Line::new(tr!("keychain-trouble-allow"), tr!("keychain-trouble-allow-note")),
                back,
            ]
        }
        KeychainState::Missing | KeychainState::Ready => {
            let [first, second] = if cfg!(target_os = "macos") {
                [
                    Line::new(tr!("keychain-trouble-macos-start"), tr!("keychain-trouble-macos-start-note")),
                    Line::new(
                        tr!("keychain-trouble-macos-unlock"),
                        tr!("keychain-trouble-macos-unlock-note"),
                    ),
                ]
            } else if cfg!(windows) {
                [
                    Line::new(
                        tr!("keychain-trouble-windows-start"),
                        tr!("keychain-trouble-windows-start-note"),
                    )
                    .command("net start VaultSvc"),
                    Line::new(
                        tr!("keychain-trouble-windows-look"),
                        tr!("keychain-trouble-windows-look-note"),
                    ),
                ]
            } else {
                [
                    Line::new(
                        tr!("keychain-trouble-linux-install"),
                        tr!("keychain-trouble-linux-install-note"),
                    )
                    .command("sudo apt install gnome-keyring"),
                    Line::new(tr!("keychain-trouble-linux-start"), tr!("keychain-trouble-linux-start-note")),
                ]
            };
            vec![first, second, back]
        }
    }
}

fn line_ui(
    ui: &mut Ui,
    number: usize,
    line: &Line,
    when: When<'_>,
    draft: &mut KeychainTroubleDraft,
    out: &mut Outbox,
) {
    let theme = theme(ui);
    let width = ui.available_width() - 36.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (place, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, number.to_string()));
        ui.painter().circle_stroke(place.center(), 11.25, Stroke::new(1.5, theme.line_strong));
        let font = Type::CaptionStrong.font();
        ui.painter().text(place.center(), Align2::CENTER_CENTER, number, font, theme.text_muted);
        ui.vertical(|ui| {
            ui.set_width(width);
            rich_in(ui, Type::Body, &line.words, theme.text);
            if let Some(command) = line.command {
                ui.add_space(8.0);
                command_ui(ui, command, when, draft, out);
                ui.add_space(6.0);
            }
            label(ui, Type::Caption, &line.note, theme.text_muted);
        });
    });
}

/// A line to be run in a terminal, with a button that copies it. It is no secret.
fn command_ui(
    ui: &mut Ui,
    command: &'static str,
    when: When<'_>,
    draft: &mut KeychainTroubleDraft,
    out: &mut Outbox,
) {
    let theme = theme(ui);
    let is_copied = draft.copied.is_some_and(|at| when.uptime.saturating_sub(at) < COPIED);
    if is_copied {
        ui.ctx().request_repaint_after(COPIED);
    }
    Card::new().ground(theme.sunken).padding(Margin { left: 16, right: 8, top: 8, bottom: 8 }).show(
        ui,
        |ui| {
            let button = if is_copied {
                Button::secondary(tr!("keychain-trouble-copied")).icon(icons::CHECK).small()
            } else {
                Button::secondary(tr!("keychain-trouble-copy")).icon(icons::COPY).small()
            };
            let row = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 36.0));
            ui.scope_builder(
                UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center)),
                |ui| {
                    if button.show(ui).clicked() {
                        draft.copied = Some(when.uptime);
                        out.send(Command::CopyPlain(command.to_owned()));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        label(ui, Type::Code, command, theme.text);
                    });
                },
            );
        },
    );
}

fn buttons(ui: &mut Ui, gate: &Gate, when: When<'_>, draft: &KeychainTroubleDraft, out: &mut Outbox) {
    let theme = theme(ui);
    let waited = gate.look.running_for(when.uptime);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
        let again = Button::primary(tr!("keychain-trouble-again"))
            .icon(icons::ARROWS_CLOCKWISE)
            .busy(waited.map(|_| tr!("keychain-trouble-asking")))
            .focus_first();
        if again.show(ui).clicked() {
            out.send(Command::Entry(EntryCommand::Retry));
        }
        if gate.door.is_some() {
            if Button::secondary(tr!("door-quit")).show(ui).clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        } else if Button::secondary(tr!("keychain-trouble-leave")).show(ui).clicked() {
            out.go(Route::Welcome);
        }
        if let Some(waited) = waited.filter(|waited| *waited >= Duration::from_secs(1)) {
            spinner(ui, &tr!("keychain-trouble-waiting", secs = waited.as_secs()));
        }
    });
    if let (None, Some(at)) = (waited, draft.asked_at) {
        ui.add_space(10.0);
        let words = tr!("keychain-trouble-still", clock = time::clock(at, when));
        let response = label(ui, Type::Caption, words, theme.text_muted);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Status));
    }
}

/// The file is a choice that is made on sight.
fn ask_for_file(ui: &Ui, draft: &mut KeychainTroubleDraft, out: &mut Outbox) {
    let answer =
        Dialog::new("encrypted-file", tr!("keychain-trouble-file-title"), tr!("keychain-trouble-file-no"))
            .body(tr!("keychain-trouble-file-body"))
            .deed(Button::secondary(tr!("keychain-trouble-file-yes")))
            .show(ui.ctx(), |ui| {
                ui.add_space(16.0);
                remark(ui, icons::INFO, &tr!("keychain-trouble-file-remark"));
            });
    match answer {
        Some(DialogAnswer::Yes) => {
            draft.asks_for_file = false;
            out.send(Command::SetUp(SetUpCommand::Begin(Home::File)));
        }
        Some(DialogAnswer::No) => draft.asks_for_file = false,
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_three_lines_that_end_here() {
        for state in [KeychainState::Locked, KeychainState::Missing, KeychainState::Refused] {
            let lines = lines(state);
            assert_eq!(lines.len(), 3);
            assert!(lines[2].words.starts_with("Come back here"));
        }
    }
}
