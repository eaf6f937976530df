//! Step 6: pasting what the exchange shows. Nothing is stored before the button; what is left here is forgotten.

use egui::Ui;

use super::View;
use super::frame::{Wish, footer};
use crate::app::Home;
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::draft::{Draft, DraftStep};
use crate::ui::screens::parts::paste_area::{PasteArea, PasteView};
use crate::ui::screens::parts::paste_step::{paste_footer, paste_step_ui};
use crate::ui::text::tr;
use crate::ui::widgets::Footer;

pub(super) fn paste_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Draft,
    area: &mut PasteArea,
    wish: &mut Wish,
    out: &mut Outbox,
) -> Footer {
    let saving = Doing::SaveKey(answers.id);
    let born = answers.own_pair();
    area.prepare_beside(view.exchange, &[], born.map(|born| born.field.as_str()));
    let paste = PasteView {
        exchange: view.exchange,
        exchange_name: view.exchange_name,
        session: view.session,
        born,
        replaces: None,
        saving_for: view.session.doing_for(saving, view.when.uptime),
    };
    let problem = view.session.problem_of(saving);
    let (can_save, wants) = paste_step_ui(ui, &paste, area, problem, out);
    wish.go_on = wants;
    let save = match view.session.home {
        Home::Keychain => "create-paste-save",
        Home::File => "create-paste-save-file",
    };
    let is_saving = paste.saving_for.is_some();
    paste_footer(&can_save, is_saving, tr(save), tr("create-paste-busy"), |button| {
        footer(DraftStep::Paste, button)
    })
}
