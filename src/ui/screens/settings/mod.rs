//! Settings: what opens the vault, how duties are told, how long things stay open, how it looks, where things are, what this protects from and what not.
//! A setting is called saved only after it was read back.

mod asking;
mod backup;
mod exchanges;
mod telling;
mod ways_in;

use std::path::Path;
use std::time::Duration;

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, accesskit, vec2};

use self::asking::asking_section;
use self::backup::backup_section;
use self::exchanges::exchanges_section;
use self::telling::telling_section;
use self::ways_in::ways_in_section;
use crate::app::Home;
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::jobs::Doing;
use crate::app::state::{Notices, Session, When};
use crate::domain::settings::{Appearance, Choice, Settings, ThemeChoice};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::problem::problem_notice;
use crate::ui::screens::check::AllDraft;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, galley, label, rich_in, section, theme, title};
use crate::ui::time;
use crate::ui::widgets::{
    Button, IconButton, ListCard, RowGround, Rows, choice_chip, choice_group, choice_menu, icon_line_in,
    keep_focus_in_sight, spinner,
};

/// How long "Copied" is said.
const COPIED: Duration = Duration::from_secs(3);
/// The widest the rows become, in points.
const WIDEST: f32 = 760.0;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct SettingsDraft {
    copied: Option<Duration>,
    /// The question whether to ask about all keys.
    pub all: AllDraft,
}

/// Draws the screen.
pub fn settings_ui(
    ui: &mut Ui,
    session: &Session,
    appearance: Appearance,
    data_dir: &Path,
    notices: &Notices,
    when: When<'_>,
    draft: &mut SettingsDraft,
    out: &mut Outbox,
) {
    let class = WidthClass::of(ui);
    let side = if class.is_narrow() { 16 } else { 24 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            if !class.is_narrow() {
                title(ui, tr!("settings-title"));
                ui.add_space(16.0);
            }
            if let Some((Doing::Settings, problem)) = &session.not_written {
                problem_notice(ui, problem);
                ui.add_space(16.0);
            }
            if !session.demo {
                ways_in_section(ui, session, when, out);
                backup_section(ui, session, when, out);
            }
            telling_section(ui, session, notices, out);
            asking_section(ui, session, draft, out);
            open_section(ui, session, out);
            look_section(ui, appearance, out);
            exchanges_section(ui, session, out);
            places_section(ui, session, data_dir, when, draft, out);
            protects_section(ui);
            about_section(ui);
        });
        keep_focus_in_sight(ui);
    });
}

/// A heading and a card of rows.
fn card(ui: &mut Ui, heading: &str, beside: impl FnOnce(&mut Ui), rows: impl FnOnce(&mut Rows<'_>)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        section(ui, heading);
        beside(ui);
    });
    ui.add_space(10.0);
    ListCard::new().padding(Margin::symmetric(20, 6)).show(ui, rows);
    ui.add_space(28.0);
}

/// A row of 56 or more: what it is at the left, the control at the right; below each other where it is narrow.
fn row(rows: &mut Rows<'_>, name: &str, note: &str, control_width: f32, control: impl FnOnce(&mut Ui)) {
    rows.row_at_least(56.0, RowGround::Plain, |ui| {
        let theme = theme(ui);
        let words = |ui: &mut Ui| {
            label(ui, Type::BodyMedium, name, theme.text);
            if !note.is_empty() {
                label(ui, Type::Caption, note, theme.text_muted);
            }
        };
        let room = ui.available_width();
        if room - control_width < 220.0 {
            ui.add_space(6.0);
            words(ui);
            ui.add_space(4.0);
            ui.horizontal_wrapped(control);
            ui.add_space(6.0);
            return;
        }
        let top = ui.cursor().left_top();
        let left = Rect::from_min_size(top, vec2(room - control_width - 16.0, 44.0));
        let height = ui
            .scope_builder(UiBuilder::new().max_rect(left), |ui| {
                ui.add_space(if note.is_empty() { 11.0 } else { 2.0 });
                words(ui);
                ui.min_rect().height()
            })
            .inner;
        let right = Rect::from_min_size(top, vec2(room, height.max(44.0)));
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(right).layout(layout), control);
    });
}

/// A button that begins an errand of the open vault.
fn errand_button(ui: &mut Ui, words: String, errand: Errand, out: &mut Outbox) {
    if Button::secondary(words).small().show(ui).clicked() {
        out.send(Command::SetUp(SetUpCommand::Change(errand)));
    }
}

fn open_section(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let settings = session.book.settings;
    let is_saving = session.is_doing(Doing::Settings);
    let is_saved = session.written == Some(Doing::Settings);
    let status = |ui: &mut Ui| {
        if is_saving {
            spinner(ui, &tr!("settings-saving"));
        } else if is_saved {
            let colour = theme(ui).good_text;
            let words = tr!("settings-saved");
            let said = icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Caption, colour);
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_role(accesskit::Role::Status);
                node.set_live(accesskit::Live::Polite);
            });
        }
    };
    card(ui, &tr!("settings-open"), status, |rows| {
        let after = |secs: u32| tr!("settings-idle-choice", time = time::spoken(u64::from(secs)));
        let idle: Vec<String> = Settings::IDLE_CHOICES.iter().map(|secs| after(*secs)).collect();
        row(rows, &tr!("settings-idle"), &tr!("settings-idle-note"), 160.0, |ui| {
            let chosen = index_of(&Settings::IDLE_CHOICES, settings.idle_secs);
            if let Some(index) = choices(ui, &tr!("settings-idle"), &idle, chosen, &after(settings.idle_secs))
            {
                out.send(Command::Choose(Choice::IdleSecs(Settings::IDLE_CHOICES[index])));
            }
        });
        let after = |secs: u32| tr!("settings-clipboard-choice", time = time::spoken(u64::from(secs)));
        let clipboard: Vec<String> = Settings::CLIPBOARD_CHOICES.iter().map(|secs| after(*secs)).collect();
        row(rows, &tr!("settings-clipboard"), &tr!("settings-clipboard-note"), 160.0, |ui| {
            let chosen = index_of(&Settings::CLIPBOARD_CHOICES, settings.clipboard_secs);
            let shown = after(settings.clipboard_secs);
            if let Some(index) = choices(ui, &tr!("settings-clipboard"), &clipboard, chosen, &shown) {
                out.send(Command::Choose(Choice::ClipboardSecs(Settings::CLIPBOARD_CHOICES[index])));
            }
        });
    });
}

/// Where this value stands among the choices; behind them, where it is none of them.
fn index_of(choices: &[u32], value: u32) -> usize {
    choices.iter().position(|choice| *choice == value).unwrap_or(choices.len())
}

fn choices(ui: &mut Ui, name: &str, words: &[String], chosen: usize, shown: &str) -> Option<usize> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    choice_menu(ui, None, shown, &format!("{name} {shown}"), &words, chosen).filter(|index| *index != chosen)
}

fn look_section(ui: &mut Ui, appearance: Appearance, out: &mut Outbox) {
    card(
        ui,
        &tr!("settings-look"),
        |_| (),
        |rows| {
            let themes = [
                (ThemeChoice::System, tr!("settings-theme-system")),
                (ThemeChoice::Light, tr!("settings-theme-light")),
                (ThemeChoice::Dark, tr!("settings-theme-dark")),
            ];
            // As wide as the three chips: their words, their padding, the check of the chosen one, two gaps.
            let ui = rows.ui();
            let words =
                |words: &str| galley(ui, words, Type::SmallStrong, theme(ui).text, f32::INFINITY).size().x;
            let width = themes.iter().map(|(_, name)| words(name) + 26.0).sum::<f32>() + 22.0 + 16.0;
            row(rows, &tr!("settings-theme"), "", width, |ui| {
                ui.allocate_ui_with_layout(vec2(width, 36.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    let chosen = choice_group(ui, |ui| {
                        themes
                            .iter()
                            .map(|(theme, words)| choice_chip(ui, words, *theme == appearance.theme))
                            .collect()
                    });
                    if let Some((theme, _)) = chosen.and_then(|index| themes.get(index)) {
                        out.send(Command::Appearance(Appearance { theme: *theme, ..appearance }));
                    }
                });
            });
            row(rows, &tr!("settings-text"), &tr!("settings-text-note"), 180.0, |ui| {
                text_size(ui, appearance, out);
            });
        },
    );
}

/// "−", the size, "+".
fn text_size(ui: &mut Ui, appearance: Appearance, out: &mut Outbox) {
    let percent = appearance.text_percent;
    let (least, most) = (*Appearance::TEXT_PERCENT.start(), *Appearance::TEXT_PERCENT.end());
    let resize = |text_percent: u16| Command::Appearance(Appearance { text_percent, ..appearance }.clamped());
    let colour = theme(ui).text;
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(168.0, 44.0), layout, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let smaller =
            IconButton::new(icons::MINUS, tr!("settings-text-smaller")).large().enabled(percent > least);
        if smaller.show(ui).clicked() {
            out.send(resize(percent.saturating_sub(10)));
        }
        ui.allocate_ui_with_layout(
            vec2(64.0, 44.0),
            Layout::centered_and_justified(egui::Direction::TopDown),
            |ui| {
                label(
                    ui,
                    Type::BodyMedium,
                    tr!("settings-text-percent", percent = u32::from(percent)),
                    colour,
                );
            },
        );
        let larger =
            IconButton::new(icons::PLUS, tr!("settings-text-larger")).large().enabled(percent < most);
        if larger.show(ui).clicked() {
            out.send(resize(percent.saturating_add(10)));
        }
    });
}

fn places_section(
    ui: &mut Ui,
    session: &Session,
    data_dir: &Path,
    when: When<'_>,
    draft: &mut SettingsDraft,
    out: &mut Outbox,
) {
    card(
        ui,
        &tr!("settings-places"),
        |_| (),
        |rows| {
            let secrets = match session.home {
                _ if session.demo => tr!("settings-secrets-demo"),
                Home::Keychain => tr!("settings-secrets-keychain"),
                Home::File => tr!("settings-secrets-file"),
            };
            row(rows, &tr!("settings-secrets"), &secrets, 0.0, |_| ());
            let folder = data_dir.display().to_string();
            row(rows, &tr!("settings-folder"), &folder, 120.0, |ui| {
                let is_copied = draft.copied.is_some_and(|at| when.uptime.saturating_sub(at) < COPIED);
                let button = if is_copied {
                    ui.ctx().request_repaint_after(COPIED);
                    Button::secondary(tr!("settings-folder-copied")).icon(icons::CHECK)
                } else {
                    Button::secondary(tr!("settings-folder-copy")).icon(icons::COPY)
                };
                if button.small().show(ui).clicked() {
                    draft.copied = Some(when.uptime);
                    out.send(Command::CopyPlain(folder.clone()));
                }
            });
        },
    );
}

fn protects_section(ui: &mut Ui) {
    let good = theme(ui).good_text;
    let muted = theme(ui).text_muted;
    lines(
        ui,
        &tr!("settings-protects"),
        icons::SHIELD_CHECK,
        good,
        [
            tr!("settings-protects-apart"),
            tr!("settings-protects-desk"),
            tr!("settings-protects-seen"),
            tr!("settings-protects-both"),
        ],
    );
    lines(
        ui,
        &tr!("settings-protects-not"),
        icons::X,
        muted,
        [
            tr!("settings-protects-not-program"),
            tr!("settings-protects-not-root"),
            tr!("settings-protects-not-both"),
            tr!("settings-protects-not-clipboard"),
        ],
    );
}

fn lines(ui: &mut Ui, heading: &str, icon: Icon, icon_colour: egui::Color32, lines: [String; 4]) {
    card(
        ui,
        heading,
        |_| (),
        |rows| {
            for line in lines {
                rows.row_at_least(44.0, RowGround::Plain, |ui| {
                    let colour = theme(ui).text;
                    ui.add_space(4.0);
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 12.0;
                        icon.show(ui, 20.0, icon_colour);
                        ui.vertical(|ui| rich_in(ui, Type::Small, &line, colour));
                    });
                    ui.add_space(4.0);
                });
            }
        },
    );
}

fn about_section(ui: &mut Ui) {
    card(
        ui,
        &tr!("settings-about"),
        |_| (),
        |rows| {
            let version = tr!("settings-version", version = env!("CARGO_PKG_VERSION"));
            row(rows, &version, &tr!("settings-version-note"), 0.0, |_| ());
            row(rows, &tr!("settings-font-inter"), &tr!("settings-font-inter-note"), 0.0, |_| ());
            row(rows, &tr!("settings-font-mono"), &tr!("settings-font-mono-note"), 0.0, |_| ());
            row(rows, &tr!("settings-font-icons"), &tr!("settings-font-icons-note"), 0.0, |_| ());
        },
    );
}
