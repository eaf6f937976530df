//! Keys that several tools share, with the one verb that mends it; and keys that nobody uses.

use egui::{Margin, Rect, Ui, UiBuilder, vec2};

use super::key_lines::key_lines;
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::tool_words;
use crate::ui::theme::{Type, WidthClass, body_muted, label, rich_in, section, theme};
use crate::ui::widgets::{Button, ListCard, icon_line};
use crate::ui::words::{exchange_and_account, exchange_of, joined};

/// So many shared keys are told one by one; the others are marked at their tools.
const MOST_SHARED: usize = 5;

/// Draws the shared keys; nothing where there are none.
pub(super) fn shared_ui(ui: &mut Ui, session: &Session, shared: &[KeyId], out: &mut Outbox) {
    if shared.is_empty() {
        return;
    }
    section(ui, tr!("used-by-shared"));
    ui.add_space(10.0);
    ListCard::new().padding(Margin::symmetric(20, 14)).show(ui, |rows| {
        for key in shared.iter().take(MOST_SHARED).filter_map(|id| session.book.keys.get(id)) {
            rows.row(|ui| one_ui(ui, key, out));
        }
    });
    if shared.len() > MOST_SHARED {
        ui.add_space(8.0);
        let words = tr!("used-by-shared-more", count = shared.len() - MOST_SHARED);
        icon_line(ui, icons::DOTS_THREE, &words);
    }
    ui.add_space(28.0);
}

fn one_ui(ui: &mut Ui, key: &ApiKey, out: &mut Outbox) {
    let names = tool_words::sharing(key);
    let title = tr!("used-by-shared-title", tools = joined("words-and", &names), name = key.label.clone());
    let words = |ui: &mut Ui| {
        let theme = theme(ui);
        label(ui, Type::BodyStrong, title, theme.text);
        ui.add_space(2.0);
        rich_in(ui, Type::Small, &tr!("shared-do", count = names.len()), theme.text_muted);
    };
    let another = Button::secondary(tr!("key-another"))
        .accessible_name(tr!("used-by-shared-another-name", name = key.label.clone()));
    // Where the exchange closed none can be made.
    let can_make = !exchange_of(key).is_closed();
    let mut pressed = false;
    if WidthClass::of(ui).is_narrow() {
        words(ui);
        if can_make {
            ui.add_space(10.0);
            pressed = another.full_width().show(ui).clicked();
        }
    } else {
        let (top, width) = (ui.cursor().left_top(), ui.available_width());
        let button = if can_make { another.width(ui) } else { 0.0 };
        let left = Rect::from_min_size(top, vec2(width - button - 24.0, 24.0));
        let drawn = ui.scope_builder(UiBuilder::new().max_rect(left), words);
        let whole = Rect::from_min_size(top, vec2(width, drawn.response.rect.height().max(44.0)));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(whole).layout(layout), |ui| {
            pressed = can_make && another.show(ui).clicked();
        });
    }
    if pressed {
        out.send(Command::Draft(DraftCommand::BeginLike(key.id)));
    }
}

/// Draws the keys that nobody uses.
pub(super) fn nobody_ui(ui: &mut Ui, session: &Session, nobody: &[KeyId], out: &mut Outbox) {
    section(ui, tr!("used-by-nobody"));
    ui.add_space(4.0);
    body_muted(ui, tr!("used-by-nobody-do"));
    ui.add_space(10.0);
    ListCard::new().padding(Margin::symmetric(20, 6)).show(ui, |rows| {
        rows.row(|ui| {
            let id = ui.scope_id().with("nobody");
            key_lines(ui, id, session, nobody, exchange_and_account, out);
        });
    });
}
