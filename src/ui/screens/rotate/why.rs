//! Step 1: why now? The answer decides how fast to go.

use egui::{Ui, vec2};

use super::frame::footer;
use super::{RotateDraft, View};
use crate::app::command::Outbox;
use crate::domain::rotation::{Reason, Rotation, RotationStep};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::layout::columns;
use crate::ui::screens::parts::page::open_page;
use crate::ui::screens::parts::say;
use crate::ui::text::tr;
use crate::ui::theme::{body_strong, caption, theme};
use crate::ui::widgets::{Button, Footer, Notice, choice_card, choice_group, icon_square, page_head};

pub(super) fn why_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Rotation,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) -> Footer {
    page_head(ui, &tr("rotate-why-title"), &tr("rotate-why-intro"));
    let chosen = draft.reason.or(answers.reason);
    let (in_row, width) = columns(ui.available_width(), 260.0, 16.0, 2);
    let picked = choice_group(ui, |ui| {
        let mut members = Vec::new();
        for row in Reason::ALL.chunks(in_row) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for reason in row {
                    members.push(card_ui(ui, *reason, chosen == Some(*reason), width));
                }
            });
            ui.add_space(16.0);
        }
        members
    });
    if let Some(reason) = picked.and_then(|index| Reason::ALL.get(index)) {
        draft.reason = Some(*reason);
    }
    ui.add_space(8.0);
    match chosen {
        Some(Reason::Leaked) => {
            let words = tr!("rotate-why-leaked-now", exchange = view.name());
            let mut notice = Notice::danger(tr("rotate-why-leaked-title"), words);
            if view.exchange.page_url().is_some() {
                let open = say::open_page(view.exchange, view.exchange_name);
                notice = notice.button(Button::secondary(open).icon(icons::ARROW_SQUARE_OUT));
            }
            if notice.show(ui).is_some() {
                open_page(view.exchange, out);
            }
        }
        Some(_) => {
            Notice::info(tr("rotate-why-when-title"), tr("rotate-why-when")).show(ui);
        }
        None => {}
    }
    let reason = chosen.is_none().then(|| tr("rotate-why-missing"));
    let words = if answers.reason.is_none() { "rotate-why-begin" } else { "common-continue" };
    footer(RotationStep::Why, Button::primary(tr(words))).reason(reason)
}

fn card_ui(ui: &mut Ui, reason: Reason, chosen: bool, width: f32) -> egui::Response {
    let word = reason.word();
    let (title, text) = (tr(&format!("rotate-why-{word}")), tr(&format!("rotate-why-{word}-text")));
    let theme = theme(ui);
    choice_card(ui, &format!("{title}. {text}"), chosen, vec2(width, 116.0), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            icon_square(ui, icon_of(reason), 36.0, if chosen { theme.surface } else { theme.sunken });
            body_strong(ui, title.clone());
        });
        ui.add_space(9.0);
        caption(ui, text.clone());
    })
}

fn icon_of(reason: Reason) -> Icon {
    match reason {
        Reason::Due => icons::CALENDAR_BLANK,
        Reason::Leaked => icons::SIREN,
        Reason::TooStrong => icons::SHIELD_WARNING,
        Reason::Other => icons::NOTE,
    }
}
