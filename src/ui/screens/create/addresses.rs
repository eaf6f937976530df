//! Step 4: from where may it be used? Addresses one by one or many at once, each judged while it is typed.

use egui::Ui;

use super::frame::{Wish, footer};
use super::{View, thief_panel};
use crate::domain::api_key::ToolUse;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::tool::Tool;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::address_list::{ListView, Typing, rows_ui, typing_ui};
use crate::ui::screens::parts::layout::side_by_side;
use crate::ui::screens::parts::say;
use crate::ui::screens::parts::tool_words;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, rich_in, theme};
use crate::ui::widgets::{
    Button, Card, Dialog, DialogAnswer, Footer, Link, Notice, icon_line, icon_line_in, page_head,
};

/// What is typed and unfolded on this step.
#[derive(Debug, Default)]
pub struct AddressesDraft {
    /// What is typed and not in the list yet.
    pub typing: Typing,
    find_open: bool,
    changes_open: bool,
    without: bool,
    /// Whether the quiet button of the footer goes on without a list; else it leaves.
    pub(super) offers_without: bool,
}

impl AddressesDraft {
    /// Whether a dialog is open.
    pub fn is_asking(&self) -> bool {
        self.without
    }

    /// Asks whether to go on without a list.
    pub fn ask_without(&mut self) {
        self.without = true;
    }
}

pub(super) fn addresses_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &mut Draft,
    draft: &mut AddressesDraft,
    wish: &mut Wish,
) -> Footer {
    page_head(ui, &tr("create-addresses-title"), &tr("create-addresses-intro"));
    if thief_panel::takes_no_list(view) && answers.addresses.is_empty() {
        let title = tr!("create-addresses-unsupported-title", exchange = view.name());
        Notice::info(title, tr("create-addresses-unsupported")).show(ui);
        draft.offers_without = false;
        return footer(DraftStep::Addresses, Button::primary(tr("common-continue")));
    }
    if WidthClass::of(ui).is_wide() {
        let shown = answers.clone();
        side_by_side(
            ui,
            240.0,
            16.0,
            |ui| list_ui(ui, view, answers, draft),
            |ui| thief_panel::for_addresses(ui, view, &shown),
        );
    } else {
        thief_panel::band_for_addresses(ui, view, answers);
        ui.add_space(16.0);
        list_ui(ui, view, answers, draft);
    }
    without_dialog(ui, view, answers, draft, wish);
    draft.offers_without = answers.addresses.is_empty()
        && !view.exchange.demands_list(answers.levels())
        && !works_without(answers);
    foot(view, answers, draft)
}

fn foot(view: &View<'_>, answers: &Draft, draft: &AddressesDraft) -> Footer {
    let is_demanded = view.exchange.demands_list(answers.levels());
    let reason = if draft.typing.is_left() {
        Some(tr("create-addresses-typed-left"))
    } else if !answers.addresses.is_empty() {
        None
    } else if is_demanded {
        Some(if view.exchange.always_demands_list() {
            tr!("create-addresses-without-demanded-always", exchange = view.name())
        } else {
            tr!("create-addresses-without-demanded", exchange = view.name())
        })
    } else if works_without(answers) {
        None
    } else {
        Some(tr("create-addresses-missing"))
    };
    let mut footer = footer(DraftStep::Addresses, Button::primary(tr("common-continue"))).reason(reason);
    if draft.offers_without {
        footer.quiet = Some(Button::quiet(tr("create-addresses-without")));
    }
    footer
}

/// Whether the tool works only without a list, so that going on without one needs no question.
fn works_without(answers: &Draft) -> bool {
    tool_words::known(&answers.tool).is_some_and(Tool::breaks_with_list)
}

fn list_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Draft, draft: &mut AddressesDraft) {
    let label = match say::tool(&answers.tool) {
        Some(tool) => tr!("create-addresses-label-tool", tool = tool),
        None => tr("create-addresses-label"),
    };
    tool_ui(ui, view, answers);
    let tools = [ToolUse { tool: answers.tool.clone(), place: String::new() }];
    let list_view = ListView {
        exchange: view.exchange,
        book: &view.session.book,
        tools: &tools,
        is_sample: false,
        takes_focus: true,
    };
    let mut list = answers.addresses.clone();
    typing_ui(ui, list_view, label, None, &mut list, &mut draft.typing);
    ui.add_space(20.0);
    rows_ui(ui, list_view, &none_words(view, answers), &mut list);
    if list != answers.addresses {
        answers.set_addresses(list);
    }
    ui.add_space(14.0);
    help_ui(ui, draft);
}

/// What stands where no address does.
fn none_words(view: &View<'_>, answers: &Draft) -> String {
    if view.exchange.always_demands_list() {
        tr!("create-addresses-none-demanded-always", exchange = view.name())
    } else if view.exchange.demands_list(answers.levels()) {
        tr!("create-addresses-none-demanded", exchange = view.name())
    } else {
        tr("create-addresses-none")
    }
}

/// What is known of this tool and an address list: whether it helps or breaks it, and whose addresses stand in it.
fn tool_ui(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let Some(tool) = tool_words::known(&answers.tool) else { return };
    let breaks = tool.breaks_with_list() && !answers.addresses.is_empty();
    if let Some(words) = tool_words::ip(tool) {
        if breaks {
            Notice::caution(tr!("create-addresses-breaks", tool = tool.name.clone()), words).show(ui);
        } else {
            icon_line(ui, tool_words::ip_icon(tool), &words);
        }
        ui.add_space(14.0);
    }
    if let Some(words) = tool_words::too_many(tool, view.exchange, view.exchange_name) {
        icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Caption, theme(ui).caution_text);
        ui.add_space(14.0);
    }
}

fn help_ui(ui: &mut Ui, draft: &mut AddressesDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        if Link::new(tr("create-addresses-find")).icon(icons::QUESTION).show(ui).clicked() {
            draft.find_open = !draft.find_open;
        }
        if Link::new(tr("create-addresses-changes")).icon(icons::GLOBE).show(ui).clicked() {
            draft.changes_open = !draft.changes_open;
        }
    });
    for (open, words) in [
        (draft.find_open, "create-addresses-find-text"),
        (draft.changes_open, "create-addresses-changes-text"),
    ] {
        if open {
            ui.add_space(12.0);
            Card::new().padding(16).show(ui, |ui| {
                rich_in(ui, Type::Small, &tr(words), theme(ui).text);
            });
        }
    }
}

/// Named consequences before going on without a list.
fn without_dialog(
    ui: &Ui,
    view: &View<'_>,
    answers: &mut Draft,
    draft: &mut AddressesDraft,
    wish: &mut Wish,
) {
    if !draft.without {
        return;
    }
    let sentence = super::thief_panel::sentence(view, answers, false);
    let rest = thief_panel::without_list(view, answers, false);
    let title = tr("create-addresses-without-title");
    let answer = Dialog::new("create-without-list", title, tr("create-addresses-without-keep"))
        .body(format!("{} {sentence} {rest}", tr("create-thief-without")).trim().to_owned())
        .deed(Button::secondary(tr("create-addresses-without")))
        .show(ui.ctx(), |_| ());
    if answer.is_some() {
        draft.without = false;
    }
    if answer == Some(DialogAnswer::Yes) {
        draft.typing = Typing::default();
        answers.set_addresses(Vec::new());
        wish.go_on = true;
    }
}
