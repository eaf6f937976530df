//! Ending an emergency while keys live: asked first, for the next one takes its place and its log.

use egui::Context;

use super::log::LogDraft;
use super::row::did;
use super::{EmergencyDraft, Seen};
use crate::app::command::Outbox;
use crate::domain::emergency::Step;
use crate::tr;
use crate::ui::icons;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Link};

/// The keys of it that are not dead.
pub(super) fn left(seen: Seen<'_>) -> usize {
    let (book, ranked) = (&seen.session.book, &seen.view.ranked);
    seen.emergency.map_or(0, |emergency| emergency.progress(book, ranked).left())
}

/// Asks whether it is to end.
pub(super) fn stop_dialog(ctx: &Context, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    if !draft.stops {
        return;
    }
    let mut saves = false;
    let answer = Dialog::new("emergency-stop", tr!("emergency-stop-title"), tr!("emergency-stop-no"))
        .safe_is_primary(tr!("emergency-stop-no"))
        .body(tr!("emergency-stop-body", left = left(seen)))
        .deed(Button::danger(tr!("emergency-stop-yes")))
        .show(ctx, |ui| {
            if seen.has_log() {
                ui.add_space(16.0);
                let log = Link::new(tr!("emergency-stop-log")).icon(icons::EXPORT);
                saves = log.show(ui).clicked();
            }
        });
    if saves {
        draft.log = Some(LogDraft::default());
    }
    if answer == Some(DialogAnswer::Yes) {
        draft.unfolded = None;
        did(out, Step::Finished);
    }
    draft.stops = answer.is_none() && !saves;
}
