//! A list of addresses while it is made: typed or pasted, each judged, each with its owner, and known ones added with one press.
//! Warns in words; keeps out only what is certainly wrong.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::text_block::TextBlock;
use crate::domain::address::{
    AddressFinding, AddressKind, address_count, judge_address, normal_form, too_many,
};
use crate::domain::address_list::{Offer, OfferFrom, offers, suggested_owners};
use crate::domain::api_key::{Address, ToolUse};
use crate::domain::book::Book;
use crate::domain::exchange::Exchange;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::text::{say as say_words, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, caption, paint_icon, theme};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Field, IconButton, ListCard, RowGround, Rows, icon_line, icon_line_in, menu,
};

/// The longest name of an owner, so that it fits into its row.
const MOST_OWNER_CHARS: usize = 60;

/// What the list needs to know.
#[derive(Clone, Copy)]
pub struct ListView<'a> {
    /// The exchange whose rules hold.
    pub exchange: &'a Exchange,
    /// The other keys, for what was said of addresses before.
    pub book: &'a Book,
    /// Who uses the key.
    pub tools: &'a [ToolUse],
    /// Whether it is a sample key, which has addresses of books because nobody has them.
    pub is_sample: bool,
    /// Whether the field has the focus as soon as the screen is shown.
    pub takes_focus: bool,
}

/// What is typed and not in the list yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// The address as typed; several may be parted by commas, spaces or line ends.
    pub typed: String,
    /// Whether it was tried to add it, so that what is wrong is said.
    pub tried: bool,
    left_over: usize,
}

impl Typing {
    /// Whether something stands in the field.
    pub fn is_left(&self) -> bool {
        !self.typed.trim().is_empty()
    }
}

/// What is to be said of the addresses of a list, each beside those before it; never their number.
pub fn warning_of(view: ListView<'_>, list: &[Address], index: usize) -> Option<AddressFinding> {
    let findings = judge_address(view.exchange, &list[index].ip, &list[..index]);
    findings.into_iter().find(|finding| match finding.kind {
        AddressKind::TooMany => false,
        AddressKind::Documentation => !view.is_sample,
        _ => true,
    })
}

/// The field, with its button. `missing` is said of a text that was left in it.
pub fn typing_ui(
    ui: &mut Ui,
    view: ListView<'_>,
    label: String,
    missing: Option<String>,
    list: &mut Vec<Address>,
    typing: &mut Typing,
) {
    let error = error_of(view, list, typing).or(missing);
    let mut add = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let button = Button::secondary(tr("create-addresses-add")).icon(icons::PLUS);
        let width = ui.available_width() - button.width(ui) - 12.0;
        let mut field = Field::new(label, &mut typing.typed)
            .placeholder(tr("create-addresses-example"))
            .mono()
            .width(width)
            .error(error);
        if view.takes_focus {
            field = field.focus_first();
        }
        let field = field.show(ui);
        if field.changed {
            typing.tried = false;
            typing.left_over = 0;
            // Many lines at once are taken at once: they were copied from the page of a service.
            add = split(&typing.typed).count() > 1;
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
        take(view, list, typing);
    }
    if typing.left_over > 0 {
        ui.add_space(8.0);
        caption(ui, tr!("create-addresses-some-taken", count = typing.left_over));
    }
    offers_ui(ui, view, list);
}

/// What is wrong with what is typed. Nothing is said before it was tried to add it.
fn error_of(view: ListView<'_>, list: &[Address], typing: &Typing) -> Option<String> {
    if !typing.tried {
        return None;
    }
    let first = split(&typing.typed).next().unwrap_or_default();
    let findings = judge_address(view.exchange, first, list);
    findings.iter().find(|finding| finding.blocks).map(|finding| say_words(&finding.words))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|part| !part.is_empty())
}

/// Puts what is typed into the list; what is no address stays in the field. Whoever uses the key alone has the address.
fn take(view: ListView<'_>, list: &mut Vec<Address>, typing: &mut Typing) {
    let many = split(&typing.typed).count() > 1;
    let mut rest: Vec<String> = Vec::new();
    for typed in split(&typing.typed) {
        let findings = judge_address(view.exchange, typed, list);
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
    typing.tried = !rest.is_empty() || typing.typed.trim().is_empty();
    typing.left_over = if many { rest.len() } else { 0 };
    typing.typed = rest.join(" ");
}

/// Addresses that are known already, each owner's with one press.
fn offers_ui(ui: &mut Ui, view: ListView<'_>, list: &mut Vec<Address>) {
    let mut taken = Vec::new();
    for offer in offers(view.book, view.tools, list) {
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let words = tr!("address-offer-add", count = offer.addresses.len(), owner = offer.owner.clone());
            if Button::secondary(words).icon(icons::PLUS).small().show(ui).clicked() {
                taken.clone_from(&offer.addresses);
            }
            caption(ui, from_where(&offer));
        });
    }
    list.extend(taken);
}

fn from_where(offer: &Offer<'_>) -> String {
    match offer.from {
        OfferFrom::Tool(fact) => {
            tr!("address-offer-tool", source = fact.source.clone(), date = time::date(fact.date))
        }
        OfferFrom::Key(label) => tr!("address-offer-key", label = label.to_owned()),
    }
}

/// The rows, and below them how many there are; `none` stands there while there is none.
pub fn rows_ui(ui: &mut Ui, view: ListView<'_>, none: &str, list: &mut Vec<Address>) {
    let owners = suggested_owners(view.book, view.tools);
    let mut remove = None;
    ListCard::new().padding(egui::Margin::symmetric(16, 12)).show(ui, |rows| {
        for index in 0..list.len() {
            let warning = warning_of(view, list, index);
            if address_row(rows, &mut list[index], &owners, warning.as_ref()) {
                remove = Some(index);
            }
        }
        rows.row(|ui| {
            if list.is_empty() {
                icon_line(ui, icons::GLOBE, none);
            } else {
                count_line(ui, view.exchange, list.len());
            }
        });
    });
    if let Some(index) = remove {
        list.remove(index);
    }
}

/// How many addresses there are, and how many the exchange takes.
pub fn count_line(ui: &mut Ui, exchange: &Exchange, count: usize) {
    match too_many(exchange, count) {
        Some(many) => {
            let colour = theme(ui).caution_text;
            let words = say_words(&many.words);
            icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Caption, colour);
        }
        None => drop(icon_line(ui, icons::INFO, &say_words(&address_count(exchange, count)))),
    }
}

/// One address with its owner. Gives whether it is to be removed.
fn address_row(
    rows: &mut Rows<'_>,
    address: &mut Address,
    owners: &[String],
    warning: Option<&AddressFinding>,
) -> bool {
    let ui = rows.ui();
    let theme = theme(ui);
    let owner_width = if WidthClass::of(ui).is_narrow() { 100.0 } else { 130.0 };
    let choose_width = if owners.is_empty() { 0.0 } else { 36.0 };
    let right = owner_width + choose_width + 36.0 + 16.0;
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
            .width(owner_width)
            .bare()
            .max_chars(MOST_OWNER_CHARS)
            .show(&mut ui);
        if !owners.is_empty() {
            choose_owner(&mut ui, address, owners);
        }
        let remove = tr!("create-addresses-remove", ip = address.ip.clone());
        removed = IconButton::new(icons::X, remove).show(&mut ui).clicked();
    });
    removed
}

/// The owners that it may have: the tools in use, their places, owners of before.
fn choose_owner(ui: &mut Ui, address: &mut Address, owners: &[String]) {
    let name = tr!("address-owner-choose", ip = address.ip.clone());
    let button = IconButton::new(icons::CARET_DOWN, name).show(ui);
    let picked = menu(ui, &button, |menu| {
        menu.heading(&tr("address-owner-menu"));
        owners.iter().find(|owner| menu.choice(owner, **owner == address.note)).cloned()
    });
    if let Some(owner) = picked.flatten() {
        address.note = owner;
    }
}
