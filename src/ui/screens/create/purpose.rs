//! Step 1: what will use the key? The permissions and the advice follow from it.

use egui::{Ui, vec2};

use super::frame::footer;
use crate::domain::api_key::Purpose;
use crate::domain::catalogue::{Catalogue, OTHER};
use crate::domain::draft::{Draft, DraftStep};
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::layout::columns;
use crate::ui::screens::parts::{say, tool_words};
use crate::ui::text::tr;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, label, theme};
use crate::ui::widgets::{
    Button, Field, Footer, choice_card, choice_chip, choice_group, icon_line, icon_square, ladder, page_head,
};

/// So many tools are offered before "More …".
const FEW_TOOLS: usize = 6;
/// The longest name of a tool, so that it fits into the list.
const MOST_CHARS: usize = 40;

/// What is unfolded among the tools.
#[derive(Debug, Default)]
pub(super) struct ToolsDraft {
    all: bool,
    another: bool,
}

pub(super) fn purpose_ui(ui: &mut Ui, answers: &mut Draft, draft: &mut ToolsDraft) -> Footer {
    page_head(ui, &tr("create-purpose-title"), &tr("create-purpose-intro"));
    let chosen = cards_ui(ui, answers.purpose);
    if let Some(purpose) = chosen {
        answers.choose_purpose(purpose);
        draft.another = false;
    }
    let mut too_long = false;
    if let Some(purpose) = answers.purpose {
        ui.add_space(10.0);
        let mut tool = answers.tool.clone();
        too_long = tools_ui(ui, purpose, &mut tool, draft);
        let is_new = tool != answers.tool;
        if is_new {
            answers.choose_tool(&tool);
        }
        if purpose == Purpose::TaxReport {
            import_ui(ui, &mut answers.keeps_reading);
        }
        known_ui(ui, &answers.tool);
        if is_new && tool_words::known(&answers.tool).is_some() {
            // What the tool does with the key is not left below the edge.
            ui.scroll_to_cursor(None);
        }
    }
    let reason = match (answers.purpose, too_long) {
        (None, _) => Some(tr("create-purpose-missing")),
        (_, true) => Some(tr("create-which-too-long")),
        _ => None,
    };
    footer(DraftStep::Purpose, Button::primary(tr("common-continue"))).reason(reason)
}

fn cards_ui(ui: &mut Ui, chosen: Option<Purpose>) -> Option<Purpose> {
    let (in_row, width) = columns(ui.available_width(), 230.0, 16.0, 3);
    let picked = choice_group(ui, |ui| {
        let mut members = Vec::new();
        for row in Purpose::ALL.chunks(in_row) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for purpose in row {
                    members.push(card_ui(ui, *purpose, chosen == Some(*purpose), width));
                }
            });
            ui.add_space(16.0);
        }
        members
    });
    picked.and_then(|index| Purpose::ALL.get(index).copied())
}

fn card_ui(ui: &mut Ui, purpose: Purpose, chosen: bool, width: f32) -> egui::Response {
    let word = purpose.word();
    let (title, text) = (tr(&format!("create-purpose-{word}")), tr(&format!("create-purpose-{word}-text")));
    let theme = theme(ui);
    let catalogue = Catalogue::built_in();
    let levels = catalogue.levels_of(OTHER, &catalogue.needed(OTHER, purpose));
    let ground = if chosen { theme.accent_soft } else { theme.surface };
    let may = match purpose {
        Purpose::OwnProgram => tr("create-purpose-you-choose"),
        _ => say::levels(levels),
    };
    choice_card(ui, &format!("{title}. {text} {may}"), chosen, vec2(width, 150.0), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            icon_square(ui, icon_of(purpose), 36.0, if chosen { theme.surface } else { theme.sunken });
            body_strong(ui, title.clone());
        });
        ui.add_space(9.0);
        ui.allocate_ui(vec2(ui.available_width(), 36.0), |ui| {
            ui.set_min_height(36.0);
            caption(ui, text.clone());
        });
        ui.add_space(12.0);
        ladder(ui, levels, &may, &say::ladder_name(levels), ground);
    })
}

fn icon_of(purpose: Purpose) -> Icon {
    match purpose {
        Purpose::TradingBot => icons::ROBOT,
        Purpose::PortfolioTracker => icons::CHART_PIE_SLICE,
        Purpose::TaxReport => icons::RECEIPT,
        Purpose::DataAndCharts => icons::CHART_LINE_UP,
        Purpose::Arbitrage => icons::SWAP,
        Purpose::OwnProgram => icons::CODE,
    }
}

/// What is known of the chosen tool: what it needs, how it keeps the key, what else is worth knowing.
fn known_ui(ui: &mut Ui, tool: &str) {
    let Some(tool) = tool_words::known(tool) else { return };
    ui.add_space(16.0);
    if let Some(words) = tool_words::needs(tool) {
        icon_line(ui, icons::PLUGS, &words);
        ui.add_space(8.0);
    }
    let unknown = || (icons::QUESTION, tr("tools-keeps-unknown"));
    if tool.takes_keys {
        let (icon, words) = tool_words::keeps(tool).unwrap_or_else(unknown);
        icon_line(ui, icon, &words);
    }
    if let Some(note) = &tool.note {
        ui.add_space(8.0);
        icon_line(ui, icons::INFO, &tool_words::told(note));
    }
}

/// For a tax report: a key for one import, or one that goes on reading.
fn import_ui(ui: &mut Ui, keeps_reading: &mut bool) {
    ui.add_space(20.0);
    body_strong(ui, tr("create-import"));
    ui.add_space(11.0);
    let picked = choice_group(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(9.0, 9.0);
            vec![
                choice_chip(ui, &tr("create-import-once"), !*keeps_reading),
                choice_chip(ui, &tr("create-import-on"), *keeps_reading),
            ]
        })
        .inner
    });
    if let Some(index) = picked {
        *keeps_reading = index == 1;
    }
    ui.add_space(8.0);
    let why = if *keeps_reading { "create-import-on-why" } else { "create-import-once-why" };
    icon_line(ui, icons::TRASH, &tr(why));
}

/// The tools that serve the purpose. Gives whether a typed name is too long.
fn tools_ui(ui: &mut Ui, purpose: Purpose, tool: &mut String, draft: &mut ToolsDraft) -> bool {
    let catalogue = Catalogue::built_in();
    let known: Vec<(&str, &str)> =
        catalogue.tools_for(purpose).map(|tool| (tool.id.as_str(), tool.name.as_str())).collect();
    let is_typed = !tool.trim().is_empty() && catalogue.tool(tool).is_none();
    let which = tr(&format!("create-which-{}", purpose.word()));
    if known.is_empty() {
        return name_ui(ui, &which, tool);
    }
    let theme = theme(ui);
    ui.horizontal(|ui| {
        body_strong(ui, which);
        if !WidthClass::of(ui).is_narrow() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                label(ui, Type::Caption, tr("create-which-why"), theme.text_muted);
            });
        }
    });
    ui.add_space(11.0);
    let is_far = known.iter().skip(FEW_TOOLS).any(|(id, _)| id == tool);
    let shown = if draft.all || is_far { known.len() } else { known.len().min(FEW_TOOLS) };
    let is_another = draft.another || is_typed;
    let has_more = shown < known.len() && !is_another;
    let picked = choice_group(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(9.0, 9.0);
            let mut members: Vec<egui::Response> =
                known[..shown].iter().map(|(id, name)| choice_chip(ui, name, *id == tool)).collect();
            let last = if has_more { "create-which-more" } else { "create-which-another" };
            members.push(choice_chip(ui, &tr(last), is_another && !has_more));
            members
        })
        .inner
    });
    match picked {
        // A second press on the chosen one takes the answer back: the tool may stay open.
        Some(index) if index < shown => {
            let id = known[index].0;
            *tool = if tool == id { String::new() } else { id.to_owned() };
            draft.another = false;
        }
        Some(_) if has_more => draft.all = true,
        Some(_) => {
            draft.another = !is_another;
            tool.clear();
        }
        None => {}
    }
    if draft.another || is_typed {
        ui.add_space(16.0);
        return name_ui(ui, &tr("create-which-name"), tool);
    }
    false
}

fn name_ui(ui: &mut Ui, words: &str, tool: &mut String) -> bool {
    let is_long = tool.trim().chars().count() > MOST_CHARS;
    Field::new(words, tool)
        .placeholder(tr("create-which-example"))
        .optional(tr("create-which-optional"))
        .error(is_long.then(|| tr("create-which-too-long")))
        .width(420.0)
        .show(ui);
    is_long
}
