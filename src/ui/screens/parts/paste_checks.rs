//! What was found in the pasted texts: notices under the fields, and the panel "What was checked".
//! Every sentence comes from the domain; none of them holds a part of a text.

use egui::{Align, Layout, Ui};

use super::paste_area::{PasteArea, PasteView};
use super::say::{WAIT_EXPLAINED, WAIT_LONG};
use crate::app::command::Outbox;
use crate::app::problem::Problem;
use crate::domain::check::{Checked, Kind, Repair};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, caption, label, theme};
use crate::ui::widgets::{Button, Card, Notice, NoticePress, divider};

/// A notice about the pasted texts.
struct Said {
    field: String,
    kind: Kind,
    repair: Option<Repair>,
    title: String,
    text: String,
}

impl PasteArea {
    /// Draws the warnings that wait for an answer, what is stored already, and how the saving goes.
    pub fn notices_ui(
        &mut self,
        ui: &mut Ui,
        view: &PasteView<'_>,
        problem: Option<&Problem>,
        out: &mut Outbox,
    ) {
        if let Some(waited) = view.saving_for {
            wait_ui(ui, waited);
            return;
        }
        if let Some(problem) = problem {
            let words = problem_words(problem);
            let todo = format!("{} {}", words.todo, tr("wizard-paste-failed-kept"));
            Notice::caution(words.what, todo).show(ui);
            ui.add_space(16.0);
        }
        let mut has_primary = self.stored_ui(ui, view);
        let mut act = None;
        for said in self.said() {
            if let Some(press) = said_ui(ui, &said, !has_primary) {
                act = Some((said, press));
                break;
            }
            has_primary = true;
        }
        match act {
            Some((said, NoticePress::First)) if said.repair.is_some() => {
                if let Some(repair) = said.repair {
                    self.mend(view.exchange, &said.field, repair);
                    self.ask_again(out);
                }
            }
            Some((said, _)) => self.accept(said.kind, &said.field),
            None => {}
        }
    }

    /// The open warnings. Two that are one thing, such as a swap, are said once.
    fn said(&self) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        for finding in self.open_warnings() {
            let is_said = finding.kind == Kind::Swapped && said.iter().any(|it| it.kind == Kind::Swapped);
            if !is_said {
                said.push(Said {
                    field: finding.field.clone(),
                    kind: finding.kind,
                    repair: finding.repair,
                    title: say(&finding.title),
                    text: say(&finding.text),
                });
            }
        }
        said
    }

    fn accept(&mut self, kind: Kind, field: &str) {
        let names: Vec<String> = self.fields.iter().map(|it| it.name.clone()).collect();
        for name in names {
            if name == field || kind == Kind::Swapped {
                self.accepted.insert((name, kind));
            }
        }
    }

    fn stored_ui(&mut self, ui: &mut Ui, view: &PasteView<'_>) -> bool {
        if self.is_the_old_key(view) {
            Notice::danger(tr("wizard-paste-old-title"), tr("wizard-paste-old-text")).show(ui);
            ui.add_space(16.0);
            return true;
        }
        let Some(found) = self.copy_of_another(view).filter(|_| !self.copy_accepted) else { return false };
        let text = match view.session.book.keys.get(&found) {
            Some(key) => tr!("wizard-paste-stored-text", label = key.label.clone()),
            None => tr("wizard-paste-stored-gone-text"),
        };
        let notice = Notice::caution(tr("wizard-paste-stored-title"), text)
            .button(Button::secondary(tr("wizard-paste-keep")));
        self.copy_accepted |= notice.show(ui).is_some();
        ui.add_space(16.0);
        false
    }

    /// The panel at the side.
    pub fn checked_ui(&self, ui: &mut Ui, view: &PasteView<'_>) {
        let is_empty = self.report.checked.is_empty();
        Card::new().show(ui, |ui| {
            let title = if is_empty { "wizard-paste-to-check" } else { "wizard-paste-checked" };
            let colour = theme(ui).text;
            label(ui, Type::BodyStrong, tr(title), colour);
            ui.add_space(8.0);
            let (first, rest) = self.report.checked.split_at(self.report.checked.len().min(2));
            if is_empty {
                for what in
                    ["check-what-spaces", "check-what-translated", "wizard-paste-stored", "check-what-length"]
                {
                    line_ui(ui, None, &tr(what), "");
                }
            }
            for checked in first {
                checked_line(ui, checked);
            }
            if !is_empty {
                self.stored_line(ui, view);
            }
            for checked in rest {
                checked_line(ui, checked);
            }
            ui.add_space(10.0);
            caption(ui, tr("wizard-paste-here"));
        });
    }

    fn stored_line(&self, ui: &mut Ui, view: &PasteView<'_>) {
        let what = tr("wizard-paste-stored");
        let is_stored = self.is_the_old_key(view) || self.copy_of_another(view).is_some();
        match (self.copy_asked, view.session.looking_for_copy) {
            (true, true) => line_ui(ui, None, &what, &tr("wizard-paste-stored-asking")),
            (true, false) if is_stored => line_ui(ui, Some(false), &what, &tr("wizard-paste-stored-yes")),
            (true, false) => line_ui(ui, Some(true), &what, &tr("wizard-paste-stored-no")),
            (false, _) => line_ui(ui, None, &what, ""),
        }
    }
}

fn said_ui(ui: &mut Ui, said: &Said, is_first: bool) -> Option<NoticePress> {
    let mut notice = Notice::caution(&said.title, &said.text);
    let first = |words: &str| {
        if is_first { Button::primary(tr(words)) } else { Button::secondary(tr(words)) }
    };
    notice = match said.repair {
        Some(Repair::Swap | Repair::SwapChosen) => notice
            .icon(icons::SWAP)
            .button(first("wizard-paste-swap").icon(icons::ARROWS_DOWN_UP))
            .button(Button::secondary(tr("wizard-paste-keep"))),
        Some(Repair::Clean) => {
            let words = match said.kind {
                Kind::PemEscaped | Kind::LookAlike => "wizard-paste-restore",
                Kind::Quotes => "wizard-paste-unquote",
                _ => "wizard-paste-clean",
            };
            notice.button(first(words)).button(Button::secondary(tr("wizard-paste-keep-one")))
        }
        Some(Repair::Distribute) => notice
            .button(first("wizard-paste-distribute").icon(icons::FILE_TEXT))
            .button(Button::secondary(tr("wizard-paste-keep-one"))),
        Some(Repair::ReadFile) => notice
            .button(first("wizard-paste-read-file").icon(icons::FILE_TEXT))
            .button(Button::secondary(tr("wizard-paste-keep-one"))),
        None => notice.button(Button::secondary(tr("wizard-paste-keep-one"))),
    };
    let press = ui.push_id((said.kind.word(), &said.field), |ui| notice.show(ui)).inner;
    ui.add_space(16.0);
    press
}

/// What to do while the keychain does not answer. Nothing is said in the first second.
fn wait_ui(ui: &mut Ui, waited: std::time::Duration) {
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    if waited >= WAIT_LONG {
        Notice::caution(tr("wizard-paste-wait-long-title"), tr("wizard-paste-wait-long")).show(ui);
    } else if waited >= WAIT_EXPLAINED {
        Notice::info(tr("wizard-paste-wait-title"), tr("wizard-paste-wait")).show(ui);
    }
}

fn checked_line(ui: &mut Ui, checked: &Checked) {
    line_ui(ui, Some(checked.is_good), &say(&checked.what), &say(&checked.result));
}

/// One thing that was looked for; without a mark it is not known yet.
fn line_ui(ui: &mut Ui, good: Option<bool>, what: &str, result: &str) {
    let theme = theme(ui);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.set_min_height(32.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        let (icon, colour) = match good {
            Some(true) => (icons::CHECK_CIRCLE, theme.good),
            Some(false) => (icons::WARNING, theme.caution),
            None => (icons::MINUS, theme.line_strong),
        };
        let weight = if good.is_some() { Weight::Fill } else { Weight::Regular };
        let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 18.0), egui::Sense::hover());
        crate::ui::theme::paint_icon(ui.painter(), rect.center(), icon, weight, 18.0, colour);
        label(ui, Type::Small, what, theme.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (kind, colour) = match good {
                Some(false) => (Type::CaptionStrong, theme.caution_text),
                _ => (Type::Caption, theme.text_muted),
            };
            label(ui, kind, result, colour);
        });
    });
    ui.add_space(5.0);
    divider(ui);
}
