//! The step in which a key is pasted, the same for a first key and for one that replaces another.

use egui::Ui;

use super::layout::side_by_side;
use super::pair::pair_here_ui;
use super::paste_area::{CanSave, PasteArea, PasteView};
use crate::app::command::Outbox;
use crate::app::problem::Problem;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, Footer, icon_line, page_head};

/// Draws the step. Gives whether it can be saved, and whether Enter asked for it.
pub fn paste_step_ui(
    ui: &mut Ui,
    view: &PasteView<'_>,
    area: &mut PasteArea,
    problem: Option<&Problem>,
    out: &mut Outbox,
) -> (CanSave, bool) {
    area.take_file(view, out);
    let title = tr!("wizard-paste-title", exchange = view.exchange_name.to_owned());
    page_head(ui, &title, &tr!("wizard-paste-intro", count = area.fields.len()));
    if view.born.is_some() {
        pair_here_ui(ui, view);
    }
    let mut entered = false;
    if WidthClass::of(ui).is_wide() {
        // Two columns of one area: the side is drawn after the fields.
        let cell = std::cell::RefCell::new(&mut *area);
        side_by_side(
            ui,
            248.0,
            24.0,
            |ui| entered = main_ui(ui, view, *cell.borrow_mut(), problem, out),
            |ui| {
                let mut area = cell.borrow_mut();
                area.checked_ui(ui, view);
                area.file_link_ui(ui, view);
            },
        );
    } else {
        area.file_link_ui(ui, view);
        ui.add_space(8.0);
        entered = main_ui(ui, view, area, problem, out);
        area.checked_ui(ui, view);
    }
    ui.add_space(16.0);
    icon_line(ui, icons::INFO, &tr("create-paste-leave-words"));
    let can_save = area.can_save(view);
    let wants = entered && view.saving_for.is_none() && !matches!(can_save, CanSave::No(_));
    (can_save, wants)
}

fn main_ui(
    ui: &mut Ui,
    view: &PasteView<'_>,
    area: &mut PasteArea,
    problem: Option<&Problem>,
    out: &mut Outbox,
) -> bool {
    area.file_ui(ui, view, out);
    let entered = area.fields_ui(ui, view, out);
    area.notices_ui(ui, view, problem, out);
    entered
}

/// The footer of the step: greyed with a reason, or busy. What is being written cannot be called back,
/// so for that moment there is no way out.
pub fn paste_footer(
    can_save: &CanSave,
    is_saving: bool,
    save: String,
    busy: String,
    footer: impl FnOnce(Button) -> Footer,
) -> Footer {
    let words = if *can_save == CanSave::AsItIs { tr("create-paste-save-as-is") } else { save };
    let button = Button::primary(words).busy(is_saving.then_some(busy));
    let reason = match can_save {
        CanSave::No(reason) if !is_saving => Some(reason.clone()),
        _ => None,
    };
    let mut footer = footer(button).reason(reason);
    if is_saving {
        footer.back = footer.back.map(|button| button.enabled(false));
        footer.quiet = footer.quiet.map(|button| button.enabled(false));
    }
    footer
}
