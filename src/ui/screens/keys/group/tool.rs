//! Which tool uses the chosen keys. One tool may use many keys; several tools for one key are warned of.

use egui::{Context, Ui};

use super::tag::chips;
use super::{left_out_ui, names_of, plan};
use crate::app::command::{Command, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::{KeyId, ToolUse};
use crate::domain::catalogue::Catalogue;
use crate::domain::group::{GroupAct, GroupPlan, LeftOut, MOST_TOOL, used_by_others};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, caption, focus_later, is_new, theme};
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Field, choice_group, icon_line_in, radio};
use crate::ui::words::joined;

/// Tools that are shown to be pressed.
const FEW: usize = 6;

/// What is asked about a tool.
#[derive(Debug, Default)]
pub struct ToolDraft {
    /// The tool's name.
    pub tool: String,
    /// Where it runs.
    pub place: String,
    /// It stands beside the tools that are written there.
    pub beside: bool,
}

impl ToolDraft {
    fn act(&self) -> GroupAct {
        let tool = ToolUse { tool: self.tool.trim().to_owned(), place: self.place.trim().to_owned() };
        GroupAct::SetTool { tool, beside: self.beside }
    }
}

/// Asks. True when the question is answered.
pub(super) fn tool_dialog(
    ctx: &Context,
    session: &Session,
    ids: &[KeyId],
    draft: &mut ToolDraft,
    out: &mut Outbox,
) -> bool {
    let act = draft.act();
    let plan = plan(session, ids, &act);
    let can = !plan.takes.is_empty();
    let deed = if can { tr!("group-tool-yes", count = plan.takes.len()) } else { tr!("group-tool-yes-none") };
    let mut entered = false;
    let answer = Dialog::new("group-tool", tr!("group-tool-title", count = ids.len()), tr!("group-no"))
        .body(tr!("group-tool-body"))
        .deed(Button::primary(deed).enabled(can))
        .width(520.0)
        .show(ctx, |ui| entered = asked(ui, session, &plan, draft));
    let is_meant = can && (answer == Some(DialogAnswer::Yes) || answer.is_none() && entered);
    if is_meant {
        out.send(Command::Group(ids.to_vec(), act));
    }
    answer.is_some() || is_meant
}

fn asked(ui: &mut Ui, session: &Session, plan: &GroupPlan, draft: &mut ToolDraft) -> bool {
    ui.add_space(16.0);
    let field = Field::new(tr!("group-tool-name"), &mut draft.tool)
        .placeholder(tr!("group-tool-example"))
        .max_chars(MOST_TOOL)
        .show(ui);
    if is_new(ui, field.response.id) {
        focus_later(ui.ctx(), field.response.id);
    }
    ui.add_space(12.0);
    let known: Vec<(String, String)> =
        session.index.facets().tools.iter().take(FEW).map(|tool| (tool.clone(), tool.clone())).collect();
    chips(ui, &known, &mut draft.tool);
    ui.add_space(16.0);
    let place = Field::new(tr!("group-tool-place"), &mut draft.place)
        .placeholder(tr!("group-tool-place-example"))
        .optional(tr!("key-edit-optional"))
        .max_chars(MOST_TOOL)
        .show(ui);
    if !draft.tool.trim().is_empty() {
        others(ui, session, plan, draft);
    }
    left_out_ui(ui, session, plan);
    field.entered || place.entered
}

/// Where other tools are written already: in their place, or beside them?
fn others(ui: &mut Ui, session: &Session, plan: &GroupPlan, draft: &mut ToolDraft) {
    // Also those for which nothing would change: else the choice would go away with what was chosen.
    let asked: Vec<KeyId> = plan.takes.iter().copied().chain(plan.left_out_for(LeftOut::AsItIs)).collect();
    let shared = used_by_others(&session.book, &asked, &draft.tool);
    if shared.is_empty() {
        return;
    }
    ui.add_space(20.0);
    let chosen = choice_group(ui, |ui| {
        let instead = radio(ui, !draft.beside, &tr!("group-tool-instead"));
        ui.add_space(8.0);
        vec![instead, radio(ui, draft.beside, &tr!("group-tool-beside"))]
    });
    draft.beside = chosen.map_or(draft.beside, |chosen| chosen == 1);
    ui.add_space(8.0);
    if draft.beside {
        let words = tr!("group-tool-shared", count = shared.len(), names = names_of(session, &shared));
        let colour = theme(ui).caution_text;
        icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Small, colour);
    } else {
        caption(ui, tr!("group-tool-goes", tools = written(session, &shared)));
    }
}

/// The tools that are written there, at most three of them.
fn written(session: &Session, ids: &[KeyId]) -> String {
    const SOME: usize = 3;
    let mut names: Vec<String> = Vec::new();
    for key in ids.iter().filter_map(|id| session.book.keys.get(id)) {
        for used in &key.tools {
            let name = Catalogue::built_in().tool_name(&used.tool).to_owned();
            if !name.trim().is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let more = names.len().saturating_sub(SOME);
    if more > 0 {
        names.truncate(SOME);
        names.push(tr!("group-more", count = more));
    }
    joined("words-and", &names)
}
