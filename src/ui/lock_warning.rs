//! The warning before the program locks by itself, at the top of any unlocked screen. It pushes the screen down.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::command::{Command, Outbox};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{space, theme};
use crate::ui::widgets::{Button, Notice};

/// Draws the warning above what is drawn next, while `secs` are left.
pub fn lock_warning_ui(ui: &mut Ui, secs: Option<u64>, out: &mut Outbox) {
    let Some(secs) = secs else { return };
    let frame = Frame::new().fill(theme(ui).canvas).inner_margin(Margin::same(space::S12 as i8));
    Panel::top("lock-warning").frame(frame).show(ui, |ui| {
        let stay = Button::secondary(tr!("lock-warning-stay"));
        let notice = Notice::caution(tr!("lock-warning-what", secs = secs), tr!("lock-warning-do"));
        if notice.icon(icons::LOCK_SIMPLE).button(stay).show(ui).is_some() {
            out.send(Command::StayOpen);
        }
    });
}
