//! What stands around every card before the vault is open: the brand, the card in the middle, a line about where keys
//! are. Nothing of the vault is drawn here: no count, no name.

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, ViewportCommand, pos2, vec2};
use jiff::Timestamp;

use crate::app::Home;
use crate::app::command::{Command, EmergencyCommand, EntryCommand, Outbox};
use crate::app::jobs::Door;
use crate::app::problem::Problem;
use crate::app::state::{Gate, When};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::theme::theme;
use crate::ui::time;
use crate::ui::widgets::{Button, Card, Notice, NoticePress, brand_line, icon_line, keep_focus_in_sight};

/// The line at the foot of the window, from its top to the edge.
const FOOT: f32 = 52.0;
/// The same without what is free beneath it.
const LINE: f32 = 28.0;
/// The height of the red entry.
const LOUD: f32 = 40.0;
/// The brand and its distance from the top.
const HEAD: f32 = 72.0;

/// Draws a card of this width in the middle of the window. It scrolls where the window is low. Gives whether a key leaked, as somebody
/// says.
pub(super) fn door_ui(ui: &mut Ui, width: f32, door: Option<Door>, content: impl FnOnce(&mut Ui)) -> bool {
    let mut leaked = false;
    let all = ui.max_rect();
    let canvas = theme(ui).canvas;
    ui.painter().rect_filled(all, 0, canvas);
    let height_id = ui.scope_id().with("card-height");
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let page = Rect::from_min_size(ui.cursor().left_top(), all.size());
        let is_narrow = all.width() < width + 96.0;
        let side = if is_narrow { 16.0 } else { 32.0 };
        let brand = Rect::from_min_size(page.min + vec2(side, 28.0), vec2(200.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(brand), |ui| brand_line(ui, "Keystead"));
        let width = width.min(page.width() - 2.0 * side);
        // The height that the card took in the last frame puts it in the middle of this one.
        let known: Option<f32> = ui.ctx().data(|data| data.get_temp(height_id));
        let free = page.height() - 23.0 - known.unwrap_or(480.0);
        let top = page.top() + (free / 2.0).round().max(HEAD);
        let place = Rect::from_min_size(pos2((page.center().x - width / 2.0).round(), top), vec2(width, 0.0));
        let card = ui
            .scope_builder(UiBuilder::new().max_rect(place).id_salt("card"), |ui| {
                let padding = if is_narrow { 24 } else { 40 };
                Card::new()
                    .raised()
                    .padding(Margin::same(padding))
                    .width(width)
                    .show(ui, content)
                    .response
                    .rect
            })
            .inner;
        if known.is_none_or(|known| (known - card.height()).abs() > 0.5) {
            ui.ctx().data_mut(|data| data.insert_temp(height_id, card.height()));
            ui.ctx().request_discard("the card's height became known");
        }
        // Where the card is high the line comes close, and then beneath it.
        let foot_top = (page.bottom() - FOOT).max(card.bottom() + 16.0);
        // Side by side where there is room, else under each other.
        let tall = if is_narrow { LOUD + 12.0 + LINE } else { LOUD };
        let foot_top = if is_narrow { foot_top.max(card.bottom() + 16.0) } else { foot_top - 12.0 };
        let below = if door.is_some() { foot_top + tall + 12.0 } else { card.bottom() + 24.0 };
        let bottom = page.bottom().max(below);
        let foot =
            Rect::from_min_size(pos2(page.left() + side, foot_top), vec2(page.width() - 2.0 * side, tall));
        ui.scope_builder(UiBuilder::new().max_rect(foot).id_salt("foot"), |ui| {
            if let Some(door) = door {
                leaked = foot_ui(ui, door, is_narrow);
            }
        });
        ui.advance_cursor_after_rect(Rect::from_min_max(page.min, pos2(page.right(), bottom)));
        keep_focus_in_sight(ui);
    });
    leaked
}

/// What can be done about a leaked key before anything is opened, for every exchange.
pub(super) fn first_steps_ui(ui: &mut Ui, gate: &Gate, out: &mut Outbox) {
    let shown_id = ui.scope_id().with("first-steps-shown");
    let was_shown = ui.ctx().data_mut(|data| data.get_temp(shown_id).unwrap_or(false));
    if was_shown != gate.leaked {
        ui.ctx().data_mut(|data| data.insert_temp(shown_id, gate.leaked));
    }
    if !gate.leaked {
        return;
    }
    let close = Button::secondary(tr!("door-leaked-close"));
    let words = ["door-leaked-1", "door-leaked-2", "door-leaked-3"].map(|id| tr!(id)).join("\n");
    let notice = Notice::danger(tr!("door-leaked-what"), words).icon(icons::SIREN).button(close);
    let shown = ui.scope(|ui| notice.show(ui));
    if shown.inner.is_some() {
        out.send(Command::Emergency(EmergencyCommand::CloseFirstSteps));
    }
    // They are asked for at the foot of the window, which may be far below them.
    if !was_shown {
        shown.response.scroll_to_me(None);
    }
    ui.add_space(20.0);
}

/// Files that are older than what the keychain remembers: they are opened only if their owner says so. Gives whether
/// that was said.
pub fn older_copy_ui(ui: &mut Ui, remembered: Timestamp, when: When<'_>, out: &mut Outbox) -> bool {
    let date = time::near_date(remembered.to_zoned(when.zone.clone()).date(), when);
    let words = problem_words(&Problem::OlderCopy { remembered });
    let pressed = Notice::caution(tr!("unlock-older-what", date = date), words.todo)
        .button(Button::secondary(tr!("unlock-older-stop")))
        .button(Button::secondary(tr!("unlock-older-use")))
        .show(ui);
    match pressed {
        Some(NoticePress::First) => ui.ctx().send_viewport_cmd(ViewportCommand::Close),
        Some(NoticePress::Second) => out.send(Command::Entry(EntryCommand::AcceptOlderCopy)),
        None => {}
    }
    pressed == Some(NoticePress::Second)
}

/// What to do after that was said.
pub fn older_accepted_ui(ui: &mut Ui) {
    Notice::info(tr!("unlock-older-accepted-what"), tr!("unlock-older-accepted-do")).show(ui);
}

/// "A key leaked?" at the left, and where the keys are at the right. It tells nothing that the folder itself does not tell.
fn foot_ui(ui: &mut Ui, door: Door, is_narrow: bool) -> bool {
    let (icon, words) = match door.home {
        Home::Keychain => (icons::KEYHOLE, tr!("door-home-keychain")),
        Home::File => (icons::FILE_TEXT, tr!("door-home-file")),
    };
    let leaked =
        |ui: &mut Ui| Button::danger_quiet(tr!("frame-leaked")).icon(icons::SIREN).small().show(ui).clicked();
    if is_narrow {
        let is_pressed = leaked(ui);
        ui.add_space(12.0);
        icon_line(ui, icon, &words);
        return is_pressed;
    }
    ui.horizontal_centered(|ui| {
        let is_pressed = leaked(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| icon_line(ui, icon, &words));
        is_pressed
    })
    .inner
}
