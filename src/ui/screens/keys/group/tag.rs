//! Which tag, and whether it is given to the chosen keys or taken off them.

use egui::{Context, Ui, vec2};

use super::{left_out_ui, plan};
use crate::app::command::{Command, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::KeyId;
use crate::domain::group::{GroupAct, GroupPlan, LeftOut, MOST_TAG, tags_of};
use crate::tr;
use crate::ui::theme::{caption, focus_later, is_new};
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, asked_label, choice_chip, choice_group, radio,
};

/// Tags that are shown to be pressed.
const FEW: usize = 8;

/// What is asked about a tag.
#[derive(Debug, Default)]
pub struct TagDraft {
    /// Whether it is taken off.
    pub takes: bool,
    /// The tag.
    pub tag: String,
}

impl TagDraft {
    fn act(&self) -> GroupAct {
        let tag = self.tag.trim().to_owned();
        if self.takes { GroupAct::TakeTag(tag) } else { GroupAct::AddTag(tag) }
    }

    /// What is wrong with a tag that is to be given. In the form of a key, tags are parted by commas.
    fn wrong(&self) -> Option<String> {
        let tag = self.tag.trim();
        let over = tag.chars().count().saturating_sub(MOST_TAG);
        match over {
            _ if self.takes => None,
            0 if tag.contains([',', ';']) => Some(tr!("group-tag-comma")),
            0 => None,
            over => Some(tr!("group-tag-long", over = over)),
        }
    }
}

/// Asks. True when the question is answered.
pub(super) fn tag_dialog(
    ctx: &Context,
    session: &Session,
    ids: &[KeyId],
    draft: &mut TagDraft,
    out: &mut Outbox,
) -> bool {
    let (act, wrong) = (draft.act(), draft.wrong());
    let plan = plan(session, ids, &act);
    let can = !plan.takes.is_empty() && wrong.is_none();
    let mut entered = false;
    let answer = Dialog::new("group-tag", tr!("group-tag-title", count = ids.len()), tr!("group-no"))
        .deed(Button::primary(deed(draft, &plan)).enabled(can))
        .width(520.0)
        .show(ctx, |ui| entered = asked(ui, session, ids, &plan, wrong, draft));
    let is_meant = can && (answer == Some(DialogAnswer::Yes) || answer.is_none() && entered);
    if is_meant {
        out.send(Command::Group(ids.to_vec(), act));
    }
    answer.is_some() || is_meant
}

fn deed(draft: &TagDraft, plan: &GroupPlan) -> String {
    let (tag, count) = (draft.tag.trim().to_owned(), plan.takes.len());
    match (draft.takes, tag.is_empty() || count == 0) {
        (false, true) => tr!("group-tag-add"),
        (false, false) => tr!("group-tag-add-yes", tag = tag, count = count),
        (true, true) => tr!("group-tag-take"),
        (true, false) => tr!("group-tag-take-yes", tag = tag, count = count),
    }
}

fn asked(
    ui: &mut Ui,
    session: &Session,
    ids: &[KeyId],
    plan: &GroupPlan,
    wrong: Option<String>,
    draft: &mut TagDraft,
) -> bool {
    ui.add_space(16.0);
    let on_them = tags_of(&session.book, ids);
    if on_them.is_empty() {
        draft.takes = false;
    } else {
        let chosen = choice_group(ui, |ui| {
            let add = radio(ui, !draft.takes, &tr!("group-tag-add"));
            ui.add_space(8.0);
            vec![add, radio(ui, draft.takes, &tr!("group-tag-take"))]
        });
        if let Some(chosen) = chosen.filter(|chosen| (*chosen == 1) != draft.takes) {
            draft.takes = chosen == 1;
            draft.tag.clear();
        }
        ui.add_space(20.0);
    }
    let mut entered = false;
    if draft.takes {
        asked_label(ui, &tr!("group-tag-which"));
        ui.add_space(8.0);
        let words: Vec<(String, String)> =
            on_them.iter().map(|(tag, count)| (format!("{tag} {count}"), tag.clone())).collect();
        chips(ui, &words, &mut draft.tag);
    } else {
        let field = Field::new(tr!("group-tag-name"), &mut draft.tag)
            .placeholder(tr!("group-tag-example"))
            .error(wrong)
            .max_chars(60)
            .show(ui);
        if is_new(ui, field.response.id) {
            focus_later(ui.ctx(), field.response.id);
        }
        entered = field.entered;
        ui.add_space(12.0);
        let known: Vec<(String, String)> =
            session.index.facets().tags.iter().take(FEW).map(|tag| (tag.clone(), tag.clone())).collect();
        chips(ui, &known, &mut draft.tag);
        let has_it = plan.left_out_for(LeftOut::AsItIs).count();
        if has_it > 0 && !draft.tag.trim().is_empty() {
            ui.add_space(8.0);
            caption(ui, tr!("group-tag-has", count = has_it));
        }
    }
    left_out_ui(ui, session, plan);
    entered
}

/// Chips that are pressed instead of typing: their words, and what each stands for.
pub(super) fn chips(ui: &mut Ui, words: &[(String, String)], value: &mut String) {
    let chosen = choice_group(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            words.iter().map(|(words, of)| choice_chip(ui, words, of == value.trim())).collect()
        })
        .inner
    });
    if let Some((_, of)) = chosen.and_then(|at| words.get(at)) {
        value.clone_from(of);
    }
}
