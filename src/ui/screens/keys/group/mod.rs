//! Several keys at once: the bar with what can be done with them, and the questions before each act.

mod remove;
mod tag;
mod tool;

use egui::{Align, Context, Layout, Ui, vec2};

pub use tag::TagDraft;
pub use tool::ToolDraft;

use super::KeysDraft;
use crate::app::command::{Command, Outbox};
use crate::app::jobs::Doing;
use crate::app::problem::Problem;
use crate::app::state::{Session, When};
use crate::domain::api_key::KeyId;
use crate::domain::group::{GroupAct, GroupPlan, LeftOut};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, label, theme};
use crate::ui::widgets::{Button, Menu, icon_line_in, menu, spinner};
use crate::ui::words::joined;

/// What is asked about the chosen keys.
#[derive(Debug)]
pub enum GroupAsking {
    /// Which tag, and whether it is given or taken off?
    Tag(TagDraft),
    /// Which tool?
    Tool(ToolDraft),
    /// Are they to be taken from the list?
    Remove,
}

/// What the bar and the row's menu offer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offered {
    Tag,
    Tool,
    Remove,
    PutBack,
}

impl Offered {
    fn words(self) -> String {
        match self {
            Self::Tag => tr!("group-tag"),
            Self::Tool => tr!("group-tool"),
            Self::Remove => tr!("group-remove"),
            Self::PutBack => tr!("group-put-back"),
        }
    }

    fn icon(self) -> icons::Icon {
        match self {
            Self::Tag => icons::TAG,
            Self::Tool => icons::PLUGS,
            Self::Remove => icons::TRASH,
            Self::PutBack => icons::ARROW_U_UP_LEFT,
        }
    }
}

/// What can be done with the chosen keys: those off the list can only be put back.
fn offered(session: &Session, ids: &[KeyId]) -> &'static [Offered] {
    let is_off = |id: &KeyId| session.book.keys.get(id).is_some_and(|key| key.removed.is_some());
    if ids.iter().all(is_off) { &[Offered::PutBack] } else { &[Offered::Tag, Offered::Tool, Offered::Remove] }
}

fn choose(session: &Session, ids: &[KeyId], offered: Offered, draft: &mut KeysDraft, out: &mut Outbox) {
    match offered {
        Offered::Tag => draft.group = Some(GroupAsking::Tag(TagDraft::default())),
        Offered::Tool => draft.group = Some(GroupAsking::Tool(ToolDraft::default())),
        Offered::Remove => draft.group = Some(GroupAsking::Remove),
        Offered::PutBack if session.group.is_none() => {
            out.send(Command::Group(ids.to_vec(), GroupAct::PutBack));
        }
        Offered::PutBack => {}
    }
}

/// The question that Delete asks of the chosen keys. Those off the list are gone already.
pub fn ask_remove(session: &Session, draft: &mut KeysDraft) {
    let ids = draft.chosen.in_order(&session.found);
    if offered(session, &ids).contains(&Offered::Remove) && session.group.is_none() {
        draft.group = Some(GroupAsking::Remove);
    }
}

/// The bar, 48 high, in the place of the chips.
pub fn bar_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let ids = draft.chosen.in_order(&session.found);
    let under_way =
        session.group.as_ref().and_then(|(_, act)| session.doing_for(Doing::Group(act.kind()), when.uptime));
    let class = WidthClass::of(ui);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 48.0), layout, |ui| {
        ui.set_min_height(48.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        let colour = theme(ui).text;
        let words = tr!("group-chosen", count = ids.len());
        let told = label(ui, Type::BodyStrong, words.clone(), colour);
        ui.ctx().accesskit_node_builder(told.id, |node| {
            node.set_role(egui::Role::Status);
            node.set_live(egui::accesskit::Live::Polite);
            node.set_label(words.as_str());
        });
        ui.add_space(8.0);
        if under_way.is_some_and(|since| since.as_millis() >= 200) {
            spinner(ui, &tr!("group-saving"));
        } else if class.is_narrow() {
            let button = Button::secondary(tr!("group-act")).small().enabled(under_way.is_none()).show(ui);
            menu(ui, &button, |menu| entries(menu, session, &ids, draft, out));
        } else {
            buttons(ui, session, &ids, under_way.is_none(), draft, out);
        }
        if class.is_wide()
            && ids.len() < session.found.len()
            && Button::quiet(tr!("group-all", count = session.found.len())).small().show(ui).clicked()
        {
            draft.chosen.all(&session.found);
        }
        if Button::quiet(tr!("group-done")).small().show(ui).clicked() {
            draft.chosen.clear();
            draft.focus_row = true;
        }
    });
}

/// Why what was asked of the chosen keys could not be written.
pub fn problem(session: &Session) -> Option<&Problem> {
    let (_, problem) = session.not_written.as_ref().filter(|(doing, _)| matches!(doing, Doing::Group(_)))?;
    Some(problem)
}

/// The same in one sentence under the bar, where the notice above the rows may be far out of sight.
pub fn problem_ui(ui: &mut Ui, session: &Session) {
    if let Some(problem) = problem(session) {
        let colour = theme(ui).caution_text;
        let words = problem_words(problem).what;
        icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Small, colour);
    }
}

fn buttons(
    ui: &mut Ui,
    session: &Session,
    ids: &[KeyId],
    is_free: bool,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    for one in offered(session, ids) {
        let words = one.words();
        let button = match one {
            Offered::Remove => Button::danger_quiet(words),
            _ => Button::secondary(words),
        };
        if button.small().enabled(is_free).show(ui).clicked() {
            choose(session, ids, *one, draft, out);
        }
    }
}

/// The same acts in a menu.
pub fn entries(
    menu: &mut Menu<'_>,
    session: &Session,
    ids: &[KeyId],
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    for one in offered(session, ids) {
        let chosen = match one {
            Offered::Remove => menu.danger(Some(one.icon()), &one.words()),
            _ => menu.item(Some(one.icon()), &one.words()),
        };
        if chosen {
            choose(session, ids, *one, draft, out);
        }
    }
}

/// The question that is open. True when it is answered.
pub fn group_dialog(ctx: &Context, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) -> bool {
    let ids = draft.chosen.in_order(&session.found);
    if ids.is_empty() {
        return true;
    }
    match &mut draft.group {
        None => true,
        Some(GroupAsking::Tag(asked)) => tag::tag_dialog(ctx, session, &ids, asked, out),
        Some(GroupAsking::Tool(asked)) => tool::tool_dialog(ctx, session, &ids, asked, out),
        Some(GroupAsking::Remove) => remove::remove_dialog(ctx, session, &ids, out),
    }
}

/// Which of the chosen keys an act is for, as things stand.
fn plan(session: &Session, ids: &[KeyId], act: &GroupAct) -> GroupPlan {
    act.plan(&session.book, ids, &session.busy())
}

/// Who is left out, and why: one line for each reason.
fn left_out_ui(ui: &mut Ui, session: &Session, plan: &GroupPlan) {
    let colour = theme(ui).text_muted;
    let told = [
        (LeftOut::Rotating, "group-left-rotating"),
        (LeftOut::HalfFinished, "group-left-half-finished"),
        (LeftOut::Busy, "group-left-busy"),
    ];
    for (why, id) in told {
        let ids: Vec<KeyId> = plan.left_out_for(why).collect();
        if !ids.is_empty() {
            ui.add_space(12.0);
            let words = tr!(id, count = ids.len(), names = names_of(session, &ids));
            icon_line_in(ui, icons::INFO, Weight::Regular, &words, Type::Small, colour);
        }
    }
}

/// The names of these keys, at most three of them.
fn names_of(session: &Session, ids: &[KeyId]) -> String {
    const FEW: usize = 3;
    let name = |id: &KeyId| session.book.keys.get(id).map(|key| format!("“{}”", key.label));
    let mut names: Vec<String> = ids.iter().take(FEW).filter_map(name).collect();
    if ids.len() > FEW {
        names.push(tr!("group-more", count = ids.len() - FEW));
    }
    joined("words-and", &names)
}
