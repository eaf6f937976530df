//! Step 6: the old key is deleted at the exchange. From here on there is no way back, so the button is a danger.

use egui::Ui;

use super::View;
use super::frame::footer;
use crate::app::command::Outbox;
use crate::domain::guide::revoke_guide;
use crate::domain::rotation::{Rotation, RotationStep};
use crate::tr;
use crate::ui::screens::parts::guide_lines::{all_ticked, guide_lines};
use crate::ui::screens::parts::key_card::last_characters;
use crate::ui::screens::parts::page::head_with_page;
use crate::ui::text::tr;
use crate::ui::widgets::{Button, Footer, Notice};

pub(super) fn delete_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Rotation, out: &mut Outbox) -> Footer {
    let title = tr!("rotate-delete-title", exchange = view.name());
    head_with_page(ui, &title, &tr("rotate-delete-intro"), view.exchange, view.exchange_name, out);
    let old = last_characters(&view.key.fields);
    let new = answers.new_fields.as_deref().and_then(last_characters);
    if let Some((old, new)) = old.zip(new) {
        let words = tr!("rotate-delete-which", hint = format!("•••• {old}"), new = format!("•••• {new}"));
        Notice::caution(tr("rotate-delete-which-title"), words).show(ui);
        ui.add_space(16.0);
    }
    let hint = view.key.fields.first().map(|field| field.hint.trim()).filter(|hint| !hint.is_empty());
    let lines = revoke_guide(view.exchange, &view.key.exchange_name, hint);
    guide_lines(ui, view.exchange, &lines, &mut answers.ticks, view.copied, out);
    let is_ticked = answers.revoked.is_some() || all_ticked(&lines, &answers.ticks);
    let button = Button::danger(tr!("rotate-delete-confirm", exchange = view.name()));
    footer(RotationStep::Delete, button).reason((!is_ticked).then(|| tr("rotate-delete-open")))
}
