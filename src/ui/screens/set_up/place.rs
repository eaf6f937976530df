//! Where the backup is to go: by the system's dialog, or by a typed path. What copies that folder elsewhere is said, and nothing is
//! replaced that nobody agreed to.

use egui::Ui;

use super::{View, footer, step_head};
use crate::app::Surroundings;
use crate::app::command::{BackupCommand, Command, Outbox, SaveTarget, SetUpCommand};
use crate::app::jobs::Place;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::path_row::{PathWords, path_row};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{Button, Footer, Notice, icon_line_in};

/// The width of the field and the notices, in points.
const FIELD: f32 = 560.0;

/// What is typed on this step.
#[derive(Default)]
pub struct PlaceDraft {
    /// The typed path.
    pub path: String,
}

/// Draws the step.
pub(super) fn place_ui(ui: &mut Ui, view: View<'_>, draft: &mut PlaceDraft, out: &mut Outbox) -> Footer {
    step_head(ui, &tr!("set-up-place-title"), &tr!("set-up-place-introduction"));
    let place = &view.set_up.place;
    let is_busy = place.is_running();
    let choose = Button::secondary(tr!("set-up-place-choose"))
        .icon(icons::FLOPPY_DISK)
        .busy(is_busy.then(|| tr!("set-up-place-choosing")));
    if choose.show(ui).clicked() {
        let today = view.when.now.to_zoned(view.when.zone.clone()).date();
        let name = format!("keystead-backup-{today}.age");
        out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::ChoosePlace(SaveTarget::Dialog(name)))));
    }
    ui.add_space(20.0);
    let width = FIELD.min(ui.available_width());
    ui.scope(|ui| {
        ui.set_max_width(width);
        let words = PathWords {
            label: tr!("set-up-place-path"),
            example: tr!("set-up-place-path-example"),
            button: tr!("set-up-place-path-use"),
        };
        if path_row(ui, words, &mut draft.path, is_busy, place.problem()) {
            let target = SaveTarget::Path(draft.path.clone());
            out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::ChoosePlace(target))));
        }
        if let Some(place) = place.answer() {
            ui.add_space(20.0);
            seen(ui, place, out);
        }
    });
    let reason = match place.answer() {
        _ if is_busy => None,
        None => Some(tr!("set-up-place-reason")),
        Some(place) if place.is_taken && !place.replace => Some(tr!("set-up-place-reason-taken")),
        Some(_) => None,
    };
    let is_ready = view.set_up.free_place().is_some();
    footer(view, Button::primary(tr!("common-continue")).enabled(is_ready)).reason(reason)
}

/// What stands around the chosen place.
fn seen(ui: &mut Ui, place: &Place, out: &mut Outbox) {
    let path = place.path.display().to_string();
    if place.is_taken && !place.replace {
        let replace = Button::secondary(tr!("set-up-place-replace"));
        let taken = Notice::caution(tr!("set-up-place-taken"), tr!("set-up-place-taken-do", path = path));
        if taken.button(replace).show(ui).is_some() {
            out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::ReplaceFile)));
        }
        return;
    }
    let colour = theme(ui).good_text;
    let words = tr!("set-up-place-chosen", path = path);
    icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, colour);
    let (what, todo) = match place.around {
        Some(Surroundings::Synced(program)) => {
            (tr!("set-up-place-synced", program = program), tr!("set-up-place-synced-do"))
        }
        Some(Surroundings::GitRepository) => (tr!("set-up-place-git"), tr!("set-up-place-git-do")),
        None => return,
    };
    ui.add_space(16.0);
    Notice::caution(what, todo).show(ui);
}
