//! How the paste area is drawn: each field with what was found about it, and a place for a field of one's own.

use egui::{Id, Ui};

use super::{MOST_NAME_CHARS, PASTED_CHARS, PasteArea, PasteField, PasteView};
use crate::app::command::Outbox;
use crate::domain::check::{Kind, Repair, Severity};
use crate::ui::icons;
use crate::ui::text::{say, tr};
use crate::ui::widgets::{Button, Field, FieldState, Link, SecretEntry};

impl PasteArea {
    /// Draws the fields. Gives whether Enter was pressed in one of them.
    pub fn fields_ui(&mut self, ui: &mut Ui, view: &PasteView<'_>, out: &mut Outbox) -> bool {
        let mut entered = false;
        let mut remove = None;
        let mut mend = None;
        let mut has_changed = false;
        let mut ask = false;
        ui.add_enabled_ui(view.saving_for.is_none(), |ui| {
            for index in 0..self.fields.len() {
                let (state, clean) = self.state_of(index);
                let field = &mut self.fields[index];
                let response = field_ui(ui, field, state, index == 0 && !self.file.is_open);
                if clean {
                    ui.add_space(8.0);
                    if Button::secondary(tr("wizard-paste-clean")).small().show(ui).clicked() {
                        mend = Some(field.name.clone());
                    }
                }
                if field.is_own {
                    ui.add_space(4.0);
                    let name = format!("{}: {}", tr("wizard-paste-field-remove"), field.label);
                    if Link::new(tr("wizard-paste-field-remove"))
                        .caption()
                        .accessible_name(name)
                        .show(ui)
                        .clicked()
                    {
                        remove = Some(index);
                    }
                }
                ui.add_space(24.0);
                entered |= response.entered;
                has_changed |= response.changed || field.text.len() != field.chars;
                ask |= field.text.len() >= field.chars + PASTED_CHARS;
                ask |= response.response.lost_focus();
            }
            if view.exchange.free_fields {
                has_changed |= self.add_field_ui(ui);
            }
        });
        if let Some(index) = remove {
            self.fields.remove(index);
            has_changed = true;
        }
        if has_changed {
            self.changed(view.exchange);
        }
        if let Some(name) = mend {
            self.mend(view.exchange, &name, Repair::Clean);
            ask = true;
        }
        self.ask_whether_stored(ask, out);
        entered
    }

    /// What a field says, and whether what blocks it can be taken out by a button.
    fn state_of(&self, index: usize) -> (FieldState, bool) {
        let field = &self.fields[index];
        if field.text.overflowed() {
            return (FieldState::Error(tr("wizard-paste-overflow")), false);
        }
        let mut found = self.report.of(&field.name).filter(|finding| finding.kind != Kind::Empty);
        match found.next() {
            Some(finding) if finding.severity == Severity::Block => {
                let words = format!("{}. {}", say(&finding.title), say(&finding.text));
                (FieldState::Error(words), finding.repair == Some(Repair::Clean))
            }
            Some(finding) => (FieldState::Warning(say(&finding.short)), false),
            None => (FieldState::Rest, false),
        }
    }

    fn add_field_ui(&mut self, ui: &mut Ui) -> bool {
        let Some(name) = &mut self.new_field else {
            if Link::new(tr("wizard-paste-add-field")).icon(icons::PLUS).show(ui).clicked() {
                self.new_field = Some(String::new());
            }
            ui.add_space(16.0);
            return false;
        };
        let wanted = name.trim().to_owned();
        let is_taken = self
            .fields
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case(&wanted) || it.label.eq_ignore_ascii_case(&wanted));
        let error = if is_taken {
            Some(tr("wizard-paste-field-taken"))
        } else if wanted.chars().count() > MOST_NAME_CHARS {
            Some(tr("wizard-paste-field-long"))
        } else {
            None
        };
        let can_add = error.is_none() && !wanted.is_empty();
        let mut add = false;
        let field = Field::new(tr("wizard-paste-field-name"), name)
            .placeholder(tr("wizard-paste-field-example"))
            .error(error)
            .show(ui);
        add |= field.entered;
        ui.add_space(8.0);
        let mut cancel = false;
        ui.horizontal(|ui| {
            add |=
                Button::secondary(tr("wizard-paste-field-add")).small().enabled(can_add).show(ui).clicked();
            cancel = Button::quiet(tr("common-cancel")).small().show(ui).clicked();
        });
        ui.add_space(16.0);
        if add && can_add {
            self.add_field(wanted);
        }
        if (add && can_add) || cancel {
            self.new_field = None;
        }
        add && can_add
    }
}

fn field_ui(
    ui: &mut Ui,
    field: &mut PasteField,
    state: FieldState,
    is_first: bool,
) -> crate::ui::widgets::SecretResponse {
    let icon = if field.is_secret { icons::LOCK_KEY } else { icons::KEY };
    let mut entry = SecretEntry::new(field.label.clone(), &mut field.text, tr("wizard-show"))
        .id(Id::unique(("paste-field", &field.name)))
        .icon(icon)
        .clear_word(tr("wizard-clear"))
        .state(state);
    if field.multi_line {
        entry = entry.multiline();
    }
    if !field.required {
        entry = entry.optional(tr("wizard-paste-optional"));
    } else if field.chosen {
        entry = entry.optional(tr("wizard-paste-chosen"));
    }
    if is_first {
        entry = entry.focus_first();
    }
    entry.show(ui)
}
