//! From where the key may be used: its addresses by their owners, what is to be said of them, copied as the exchange wants them.

use std::time::Duration;

use egui::{Margin, Ui};

use super::{EditDraft, KeyDraft};
use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::address_list::{by_owner, written};
use crate::domain::api_key::{Address, ApiKey};
use crate::domain::sample;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::address_copy::{copy_all_ui, copy_button, format_ui};
use crate::ui::screens::parts::address_list::{ListView, count_line, warning_of};
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, label, section, theme};
use crate::ui::widgets::{Card, Link, at_right, divider, icon_line_in};
use crate::ui::words::{exchange_name, exchange_of};

/// How long "Copied" is said.
const COPIED: Duration = Duration::from_secs(3);

/// Draws the card; nothing for a key that may be used from anywhere, of which the danger above says enough.
pub fn addresses_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    if key.addresses.is_empty() {
        return;
    }
    let exchange = exchange_of(key);
    let view = ListView {
        exchange: &exchange,
        book: &session.book,
        tools: &key.tools,
        is_sample: sample::is_sample(key.id),
        takes_focus: false,
    };
    draft.copied.take_if(|(_, at)| when.uptime.saturating_sub(*at) >= COPIED);
    if draft.copied.is_some() {
        ui.ctx().request_repaint_after(COPIED);
    }
    let copied = draft.copied.as_ref().map(|(text, _)| text.clone());
    let mut copy = None;
    ui.add_space(16.0);
    Card::new().padding(Margin { left: 20, right: 20, top: 14, bottom: 16 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            section(ui, tr!("key-addresses"));
            at_right(ui, |ui| {
                if Link::new(tr!("key-addresses-edit")).show(ui).clicked() {
                    draft.edit = Some(EditDraft::of(key));
                }
            });
        });
        let groups = by_owner(&key.addresses);
        let is_shared = groups.len() > 1;
        for group in &groups {
            ui.add_space(8.0);
            let owner =
                if group.owner.is_empty() { tr("key-addresses-nobody") } else { group.owner.to_owned() };
            let colour = theme(ui).text;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                label(ui, Type::SmallStrong, &owner, colour);
                if is_shared {
                    let list: Vec<Address> = group.addresses.iter().map(|one| (*one).clone()).collect();
                    let text = written(&exchange, &list);
                    let words = tr!("address-copy-of", owner = owner.clone(), count = list.len());
                    if copy_button(ui, words, text.clone(), copied.as_deref(), out) {
                        copy = Some(text);
                    }
                }
            });
            for address in &group.addresses {
                address_line(ui, view, &key.addresses, address);
            }
        }
        ui.add_space(10.0);
        divider(ui);
        ui.add_space(10.0);
        if key.addresses.len() > 1 {
            if copy_all_ui(ui, &exchange, &key.addresses, copied.as_deref(), out) {
                copy = Some(written(&exchange, &key.addresses));
            }
            ui.add_space(6.0);
            format_ui(ui, &exchange, &exchange_name(key));
            ui.add_space(6.0);
        } else if copy_all_ui(ui, &exchange, &key.addresses, copied.as_deref(), out) {
            copy = Some(written(&exchange, &key.addresses));
        }
        count_line(ui, &exchange, key.addresses.len());
    });
    if let Some(text) = copy {
        draft.copied = Some((text, when.uptime));
    }
}

fn address_line(ui: &mut Ui, view: ListView<'_>, list: &[Address], address: &Address) {
    let (text, caution) = (theme(ui).text, theme(ui).caution_text);
    label(ui, Type::Code, &address.ip, text);
    let index = list.iter().position(|other| other.ip == address.ip).unwrap_or_default();
    if let Some(warning) = warning_of(view, list, index) {
        icon_line_in(ui, icons::WARNING, Weight::Fill, &say(&warning.words), Type::Caption, caution);
    }
}
