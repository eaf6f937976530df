//! Step 3: pasting the new key. It is stored beside the old one, which stays untouched.

use egui::Ui;

use super::frame::{Wish, footer};
use super::{RotateDraft, View};
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::rotation::{Rotation, RotationStep};
use crate::ui::screens::parts::paste_area::PasteView;
use crate::ui::screens::parts::paste_step::{paste_footer, paste_step_ui};
use crate::ui::text::tr;
use crate::ui::widgets::Footer;

pub(super) fn paste_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Rotation,
    draft: &mut RotateDraft,
    wish: &mut Wish,
    out: &mut Outbox,
) -> Footer {
    let born = answers.own_pair();
    let saving = Doing::StoreNew(view.key.id);
    draft.paste.prepare_beside(view.exchange, &view.key.fields, born.map(|born| born.field.as_str()));
    let paste = PasteView {
        exchange: view.exchange,
        exchange_name: view.exchange_name,
        session: view.session,
        born,
        replaces: Some(view.key.id),
        saving_for: view.session.doing_for(saving, view.when.uptime),
    };
    let problem = view.session.problem_of(saving);
    let (can_save, wants) = paste_step_ui(ui, &paste, &mut draft.paste, problem, out);
    wish.go_on = wants;
    let is_saving = paste.saving_for.is_some();
    paste_footer(&can_save, is_saving, tr("rotate-paste-save"), tr("rotate-paste-busy"), |button| {
        footer(RotationStep::Paste, button)
    })
}
