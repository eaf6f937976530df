//! Step 4: the new key goes to each tool, one after the other, while both keys work.

use egui::Ui;

use super::answers::{is_held_back, new_key_ui};
use super::frame::footer;
use super::tools::{tool_words, tools_ui};
use super::{RotateDraft, View, both_cards_ui};
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::rotation::{Reason, Rotation, RotationStep};
use crate::tr;
use crate::ui::problem::problem_words;
use crate::ui::screens::parts::say;
use crate::ui::text::tr;
use crate::ui::widgets::{Button, Footer, Notice, page_head};

pub(super) fn switch_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &mut Rotation,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) -> Footer {
    let is_leaked = answers.reason == Some(Reason::Leaked);
    let intro = if is_leaked { "rotate-switch-intro-leaked" } else { "rotate-switch-intro" };
    page_head(ui, &tr("rotate-switch-title"), &tr(intro));
    if view.session.written == Some(Doing::StoreNew(view.key.id)) {
        Notice::good(tr("rotate-switch-stored-title"), tr("rotate-switch-stored")).show(ui);
        ui.add_space(16.0);
    }
    if let Some((_, problem)) = view.session.not_read.as_ref().filter(|(id, _)| *id == view.key.id) {
        let words = problem_words(problem);
        Notice::caution(tr("rotate-switch-not-read"), words.joined()).show(ui);
        ui.add_space(16.0);
    }
    both_cards_ui(ui, view, answers);
    ui.add_space(16.0);
    new_key_ui(ui, view, out);
    tools_ui(ui, view, answers, draft, out);
    let words = tr("rotate-switch-continue");
    let on = if is_held_back(view) { Button::secondary(words) } else { Button::primary(words) };
    footer(RotationStep::Switch, on).reason(reason(answers))
}

/// The tools that still wait, where one has to be named.
fn reason(answers: &Rotation) -> Option<String> {
    let open = answers.tools.iter().filter(|tool| tool.done.is_none()).count();
    let first = answers.next_tool()?;
    Some(match open {
        1 => {
            let name = say::tool(&first.tool.tool).unwrap_or_else(|| tool_words(&first.tool));
            tr!("rotate-switch-first", tool = name)
        }
        _ => tr!("rotate-switch-first-more", count = open),
    })
}
