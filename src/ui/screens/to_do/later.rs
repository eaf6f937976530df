//! "Later …": until when, and why. A reason is asked for, so that it is a decision and not a habit.

use egui::{Context, Ui, vec2};

use crate::app::command::{Command, Outbox};
use crate::app::state::When;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::duty::Duty;
use crate::domain::later::{Later, MOST_WHY};
use crate::tr;
use crate::ui::icons;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, asked_label, choice_chip, choice_group, remark,
};

/// How long it can wait, in days, with the id of its words.
const WAITS: [(u16, &str); 3] = [(1, "to-do-later-day"), (7, "to-do-later-week"), (30, "to-do-later-month")];

/// What is typed about a duty that is being put off.
pub struct LaterDraft {
    /// Whose duty.
    pub(super) id: KeyId,
    duty: Duty,
    /// Which of the waits.
    wait: usize,
    /// Why it can wait.
    pub why: String,
}

impl LaterDraft {
    /// This duty; a day, unless something else is chosen.
    pub fn of(id: KeyId, duty: Duty) -> Self {
        Self { id, duty, wait: 0, why: String::new() }
    }
}

/// Asks. True when the question is answered.
pub(super) fn later_dialog(
    ctx: &Context,
    key: &ApiKey,
    exchange: String,
    when: When<'_>,
    draft: &mut LaterDraft,
    out: &mut Outbox,
) -> bool {
    let is_said = !draft.why.trim().is_empty();
    let answer =
        Dialog::new("put-off", tr!("to-do-later-title", name = key.label.clone()), tr!("to-do-later-no"))
            .body(tr!("to-do-later-body"))
            .deed(Button::primary(tr!("to-do-later-yes")).enabled(is_said))
            .width(520.0)
            .show(ctx, |ui| asked(ui, exchange, draft));
    if answer == Some(DialogAnswer::Yes) && is_said {
        let (days, _) = WAITS[draft.wait];
        let later = Later::put_off(draft.duty, days, &draft.why, when.now, when.zone);
        out.send(Command::PutOff(draft.id, Some(later)));
    }
    answer.is_some()
}

fn asked(ui: &mut Ui, exchange: String, draft: &mut LaterDraft) {
    ui.add_space(16.0);
    asked_label(ui, &tr!("to-do-later-until"));
    ui.add_space(8.0);
    let chosen = choice_group(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let chips = WAITS.iter().enumerate();
            chips.map(|(at, (_, id))| choice_chip(ui, &crate::ui::text::tr(id), at == draft.wait)).collect()
        })
        .inner
    });
    draft.wait = chosen.unwrap_or(draft.wait);
    ui.add_space(20.0);
    Field::new(tr!("to-do-later-why"), &mut draft.why)
        .placeholder(tr!("to-do-later-why-example"))
        .max_chars(MOST_WHY)
        .show(ui);
    if draft.duty == Duty::Danger {
        ui.add_space(12.0);
        remark(ui, icons::WARNING, &tr!("to-do-later-danger", exchange = exchange));
    }
}
