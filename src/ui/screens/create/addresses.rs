//! Step 4: from where may it be used? Addresses one by one or many at once, each judged while it is typed.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::frame::{Wish, footer};
use super::{View, thief_panel};
use crate::domain::address::{
    AddressFinding, AddressKind, address_count, judge_address, normal_form, too_many,
};
use crate::domain::api_key::Address;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::tool::Tool;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::layout::side_by_side;
use crate::ui::screens::parts::say;
use crate::ui::screens::parts::text_block::TextBlock;
use crate::ui::screens::parts::tool_words;
use crate::ui::text::{say as say_words, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, caption, paint_icon, rich_in, theme};
use crate::ui::widgets::{
    Button, Card, Dialog, DialogAnswer, Field, Footer, IconButton, Link, ListCard, Notice, RowGround, Rows,
    icon_line, icon_line_in, page_head,
};

/// The longest note at an address, so that it fits into its row.
const MOST_NOTE_CHARS: usize = 60;

/// What is typed and unfolded on this step.
#[derive(Debug, Default)]
pub struct AddressesDraft {
    /// The address as typed; several may be parted by commas, spaces or line ends.
    pub typed: String,
    /// Whether it was tried to add it, so that what is wrong is said.
    pub tried: bool,
    left_over: usize,
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
    let reason = if !draft.typed.trim().is_empty() {
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
    type_ui(ui, view, answers, draft);
    ui.add_space(20.0);
    let mut list = answers.addresses.clone();
    rows_ui(ui, view, answers, &mut list);
    if list != answers.addresses {
        answers.set_addresses(list);
    }
    ui.add_space(14.0);
    help_ui(ui, draft);
}

fn type_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Draft, draft: &mut AddressesDraft) {
    let label = match say::tool(&answers.tool) {
        Some(tool) => tr!("create-addresses-label-tool", tool = tool),
        None => tr("create-addresses-label"),
    };
    tool_ui(ui, view, answers);
    let error = error_of(view, answers, draft);
    let mut add = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let button = Button::secondary(tr("create-addresses-add")).icon(icons::PLUS);
        let width = ui.available_width() - button.width(ui) - 12.0;
        let field = Field::new(label, &mut draft.typed)
            .placeholder(tr("create-addresses-example"))
            .mono()
            .width(width)
            .error(error)
            .focus_first()
            .show(ui);
        if field.changed {
            draft.tried = false;
            draft.left_over = 0;
            // Many lines at once are taken at once: they were copied from the page of a service.
            add = split(&draft.typed).count() > 1;
        }
        if field.entered {
            add = true;
            field.response.request_focus();
        }
        ui.vertical(|ui| {
            // As high as the label of the field beside it.
            ui.add_space(29.0);
            add |= button.show(ui).clicked();
        });
    });
    if add {
        take(view, answers, draft);
    }
    if draft.left_over > 0 {
        ui.add_space(8.0);
        caption(ui, tr!("create-addresses-some-taken", count = draft.left_over));
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

/// What is wrong with what is typed. Nothing is said before it was tried to add it.
fn error_of(view: &View<'_>, answers: &Draft, draft: &AddressesDraft) -> Option<String> {
    if !draft.tried {
        return None;
    }
    let first = split(&draft.typed).next().unwrap_or_default();
    let findings = judge_address(view.exchange, first, &answers.addresses);
    findings.iter().find(|finding| finding.blocks).map(|finding| say_words(&finding.words))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|part| !part.is_empty())
}

/// Puts what is typed into the list; what is no address stays in the field.
fn take(view: &View<'_>, answers: &mut Draft, draft: &mut AddressesDraft) {
    let mut list = answers.addresses.clone();
    let many = split(&draft.typed).count() > 1;
    let mut rest: Vec<String> = Vec::new();
    for typed in split(&draft.typed) {
        let findings = judge_address(view.exchange, typed, &list);
        let is_there = findings.iter().any(|finding| finding.kind == AddressKind::Duplicate);
        match normal_form(typed) {
            // Twice in one pasted list is no mistake of anybody's.
            Some(_) if is_there && many => {}
            Some(ip) if !findings.iter().any(|finding| finding.blocks) => {
                list.push(Address { ip, note: String::new() });
            }
            _ => rest.push(typed.to_owned()),
        }
    }
    draft.tried = !rest.is_empty() || draft.typed.trim().is_empty();
    draft.left_over = if many { rest.len() } else { 0 };
    draft.typed = rest.join(" ");
    answers.set_addresses(list);
}

fn rows_ui(ui: &mut Ui, view: &View<'_>, answers: &Draft, list: &mut Vec<Address>) {
    let mut remove = None;
    let is_demanded = view.exchange.demands_list(answers.levels());
    ListCard::new().padding(egui::Margin::symmetric(16, 12)).show(ui, |rows| {
        for index in 0..list.len() {
            let others: Vec<Address> = list[..index].to_vec();
            let findings = judge_address(view.exchange, &list[index].ip, &others);
            let warning = findings.into_iter().find(|finding| finding.kind != AddressKind::TooMany);
            if address_row(rows, &mut list[index], warning.as_ref()) {
                remove = Some(index);
            }
        }
        rows.row(|ui| {
            if list.is_empty() {
                let words = if view.exchange.always_demands_list() {
                    tr!("create-addresses-none-demanded-always", exchange = view.name())
                } else if is_demanded {
                    tr!("create-addresses-none-demanded", exchange = view.name())
                } else {
                    tr("create-addresses-none")
                };
                icon_line(ui, icons::GLOBE, &words);
            } else if let Some(many) = too_many(view.exchange, list.len()) {
                let colour = theme(ui).caution_text;
                icon_line_in(
                    ui,
                    icons::WARNING,
                    Weight::Fill,
                    &say_words(&many.words),
                    Type::Caption,
                    colour,
                );
            } else {
                icon_line(ui, icons::INFO, &say_words(&address_count(view.exchange, list.len())));
            }
        });
    });
    if let Some(index) = remove {
        list.remove(index);
    }
}

/// One address with its note. Gives whether it is to be removed.
fn address_row(rows: &mut Rows<'_>, address: &mut Address, warning: Option<&AddressFinding>) -> bool {
    let ui = rows.ui();
    let theme = theme(ui);
    let note_width = if WidthClass::of(ui).is_narrow() { 100.0 } else { 130.0 };
    let right = note_width + 36.0 + 16.0;
    let mut words = TextBlock::new(ui.available_width() - 48.0 - right - 8.0).line(
        ui,
        Type::Code,
        &address.ip,
        theme.text,
    );
    if let Some(warning) = warning {
        words = words.line(ui, Type::Caption, say_words(&warning.words), theme.caution_text);
    }
    let height = (words.height() + 24.0).max(60.0);
    let mut removed = false;
    rows.row_of(height, RowGround::Plain, |ui, rect| {
        let (icon, weight, colour): (Icon, Weight, _) = match warning {
            Some(_) => (icons::WARNING, Weight::Fill, theme.caution),
            None => (icons::SHIELD_CHECK, Weight::Regular, theme.text_muted),
        };
        let middle = rect.center().y;
        paint_icon(ui.painter(), pos2(rect.left() + 26.0, middle), icon, weight, 20.0, colour);
        words.show(ui, &address.ip, pos2(rect.left() + 48.0, middle - words.height() / 2.0));
        let place = Rect::from_min_max(
            pos2(rect.right() - right, middle - 22.0),
            pos2(rect.right() - 16.0, middle + 22.0),
        );
        let layout = Layout::left_to_right(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(&address.ip));
        ui.spacing_mut().item_spacing.x = 0.0;
        Field::new("", &mut address.note)
            .accessible_name(tr!("create-addresses-edit-note", ip = address.ip.clone()))
            .placeholder(tr("create-addresses-note-example"))
            .width(note_width)
            .bare()
            .max_chars(MOST_NOTE_CHARS)
            .show(&mut ui);
        let remove = tr!("create-addresses-remove", ip = address.ip.clone());
        removed = IconButton::new(icons::X, remove).show(&mut ui).clicked();
    });
    removed
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
        draft.typed.clear();
        answers.set_addresses(Vec::new());
        wish.go_on = true;
    }
}
