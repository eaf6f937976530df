//! Step 3: what may it do? In the exchange's own words, with what is needed ticked and nothing more.
//! Withdraw stands last, without a box: turning it on is an act of its own.

use std::collections::BTreeSet;

use egui::Ui;

use super::allow_withdraw::{AllowDraft, allow_ui};
use super::frame::{Wish, footer};
use super::permission_row::{RowPress, heading_row, locked_row, permission_row};
use super::{View, thief_panel, who};
use crate::domain::api_key::Purpose;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::exchange::PermissionFact;
use crate::domain::permission::Level;
use crate::domain::tool::Tool;
use crate::domain::wanted::{beyond, missing};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::layout::side_by_side;
use crate::ui::screens::parts::say::source_of;
use crate::ui::screens::parts::tool_words;
use crate::ui::text::tr;
use crate::ui::theme::{WidthClass, caption};
use crate::ui::time;
use crate::ui::widgets::{Button, Footer, Link, ListCard, Notice, Rows, icon_line, page_head};

/// More permissions than these are folded, as far as they stay off.
const FEW_ROWS: usize = 6;
/// So many that are not needed stand there unfolded.
const FEW_OFF: usize = 2;

/// What is unfolded or asked on this step.
#[derive(Debug, Default)]
pub struct PermissionsDraft {
    /// Whether all permissions are shown.
    pub all: bool,
    /// Whether the sources are shown.
    pub sources: bool,
    /// The question before Withdraw is allowed.
    pub allow: Option<AllowDraft>,
}

impl PermissionsDraft {
    /// Whether a dialog is open.
    pub fn is_asking(&self) -> bool {
        self.allow.is_some()
    }
}

pub(super) fn permissions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &mut Draft,
    draft: &mut PermissionsDraft,
    wish: &mut Wish,
) -> Footer {
    page_head(ui, &tr("create-permissions-title"), &intro(view, answers));
    if WidthClass::of(ui).is_wide() {
        let shown = answers.clone();
        side_by_side(
            ui,
            240.0,
            16.0,
            |ui| list_ui(ui, view, answers, draft),
            |ui| thief_panel::for_permissions(ui, view, &shown),
        );
    } else {
        thief_panel::band_for_permissions(ui, view, answers);
        ui.add_space(12.0);
        list_ui(ui, view, answers, draft);
    }
    allow_ui(ui, view, answers, &mut draft.allow, wish);
    let count = answers.permissions.len();
    let reason = (count == 0).then(|| tr("create-permissions-none"));
    let primary = Button::primary(tr!("create-permissions-continue", count = count));
    footer(DraftStep::Permissions, primary).reason(reason)
}

fn intro(view: &View<'_>, answers: &Draft) -> String {
    if view.exchange.free_fields {
        return tr("create-permissions-intro-other");
    }
    let exchange = view.name();
    if view.exchange.read_on().is_none() {
        return tr!("create-permissions-intro-unseen", exchange = exchange);
    }
    let needs = tool_words::known(&answers.tool).and_then(Tool::read_needs);
    let is_told = needs.is_some();
    // Whoever only reads is not led to think of futures.
    let only_reads = needs.is_some_and(|needs| !needs.has(Level::Trade));
    match (answers.purpose, only_reads || answers.tool.trim().is_empty()) {
        (Some(Purpose::OwnProgram), _) if !is_told => {
            tr!("create-permissions-intro-own", exchange = exchange)
        }
        (_, true) => tr!("create-permissions-intro-purpose", exchange = exchange, who = who(answers)),
        (_, false) => tr!("create-permissions-intro-tool", exchange = exchange, tool = who(answers)),
    }
}

fn list_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Draft, draft: &mut PermissionsDraft) {
    let needed = answers.needed();
    let (locked, free): (Vec<&PermissionFact>, Vec<&PermissionFact>) =
        view.exchange.permissions.iter().partition(|permission| permission.level().is_dangerous());
    let folded = if draft.all { BTreeSet::new() } else { folded(&free, &needed, &answers.permissions) };
    let can_fold = draft.all && free.len() > FEW_ROWS;
    let mut press = None;
    ListCard::new().padding(egui::Margin::symmetric(16, 12)).show(ui, |rows| {
        let mut group = None;
        for permission in free.iter().filter(|permission| !folded.contains(&permission.code)) {
            heading_of(rows, permission, &mut group);
            let ticked = answers.permissions.contains(&permission.code);
            let is_needed = needed.contains(&permission.code);
            let row = permission_row(rows, view.exchange, permission, ticked, is_needed);
            press = press.take().or(row);
        }
        if !folded.is_empty() || can_fold {
            more_row(rows, folded.len(), &mut draft.all);
        }
        for permission in &locked {
            let ticked = answers.permissions.contains(&permission.code);
            let row = locked_row(rows, view.exchange, permission, ticked, &answers.tool);
            press = press.take().or(row);
        }
    });
    match press {
        Some(RowPress::Tick(code, on)) => answers.tick(&code, on),
        Some(RowPress::Allow(code)) => draft.allow = Some(AllowDraft::of(code)),
        None => {}
    }
    ui.add_space(12.0);
    source_ui(ui, view, draft);
    beyond_ui(ui, view, answers);
    missing_ui(ui, view, answers);
    if answers.permissions != needed {
        ui.add_space(8.0);
        if Link::new(tr("create-permissions-back-to-needed")).caption().show(ui).clicked() {
            answers.preset();
        }
    }
}

/// What it may do beyond what is needed, and which tick does it. The way back stands below.
fn beyond_ui(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let Some(purpose) = answers.purpose else { return };
    let (exchange, tool) = (answers.exchange_id(), answers.tool.as_str());
    let Some(more) = beyond(exchange, &answers.permissions, answers.levels(), purpose, &[tool]) else {
        return;
    };
    ui.add_space(12.0);
    let untick = tool_words::tick_words(&more.codes, view.exchange)
        .map(|words| tr!("wanted-untick", words = words))
        .unwrap_or_default();
    Notice::caution(tool_words::beyond(&more), untick).show(ui);
}

/// What is needed and not ticked.
fn missing_ui(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let Some(purpose) = answers.purpose else { return };
    let (exchange, tool) = (answers.exchange_id(), answers.tool.as_str());
    let Some(less) = missing(exchange, &answers.permissions, answers.levels(), purpose, &[tool]) else {
        return;
    };
    ui.add_space(12.0);
    let tick = tool_words::tick_words(&less.codes, view.exchange)
        .map(|words| tr!("missing-tick", words = words))
        .unwrap_or_default();
    Notice::info(tool_words::missing(&less), tick).show(ui);
}

/// The permissions that stay off and are not shown: those after the first few, where there are many.
fn folded(
    free: &[&PermissionFact],
    needed: &BTreeSet<String>,
    ticked: &BTreeSet<String>,
) -> BTreeSet<String> {
    if free.len() <= FEW_ROWS {
        return BTreeSet::new();
    }
    let off =
        free.iter().map(|it| &it.code).filter(|code| !needed.contains(*code) && !ticked.contains(*code));
    off.skip(FEW_OFF).cloned().collect()
}

fn heading_of(rows: &mut Rows<'_>, permission: &PermissionFact, group: &mut Option<String>) {
    let own = permission.group.as_ref().map(|group| group.as_far_as_known().clone());
    if own != *group {
        if let Some(words) = &own {
            heading_row(rows, words);
        }
        *group = own;
    }
}

fn more_row(rows: &mut Rows<'_>, count: usize, all: &mut bool) {
    rows.row(|ui| {
        ui.horizontal(|ui| {
            if *all {
                if Link::new(tr("create-permissions-more-hide")).caption().show(ui).clicked() {
                    *all = false;
                }
                return;
            }
            caption(ui, tr!("create-permissions-more", count = count));
            if Link::new(tr("create-permissions-more-show")).caption().show(ui).clicked() {
                *all = true;
            }
        });
    });
}

/// Where the words are from, and when they were read.
fn source_ui(ui: &mut Ui, view: &View<'_>, draft: &mut PermissionsDraft) {
    if view.exchange.free_fields {
        icon_line(ui, icons::BOOK_OPEN, &tr("create-permissions-source-other"));
        return;
    }
    let from = match view.exchange.read_on().map(time::date) {
        Some(date) => tr!("create-permissions-source", exchange = view.name(), date = date),
        None => tr!("create-permissions-source-unseen", exchange = view.name()),
    };
    ui.horizontal_wrapped(|ui| {
        icon_line(ui, icons::BOOK_OPEN, &from);
        let words =
            if draft.sources { "create-permissions-source-hide" } else { "create-permissions-source-show" };
        if Link::new(tr(words)).caption().show(ui).clicked() {
            draft.sources = !draft.sources;
        }
    });
    if let Some(day) = view.exchange.own_on() {
        ui.add_space(4.0);
        icon_line(ui, icons::NOTE, &tr!("own-facts-mark", date = time::date(day)));
    }
    if draft.sources {
        ui.add_space(8.0);
        for permission in &view.exchange.permissions {
            let label = permission.label.as_far_as_known().clone();
            let source = source_of(&permission.label);
            caption(ui, tr!("create-permissions-source-line", label = label, source = source));
            ui.add_space(4.0);
        }
    }
}
