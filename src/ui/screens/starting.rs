//! The first moment. Looking takes some milliseconds, so nothing is shown; if it takes long, why; if it goes wrong,
//! what to do.

use std::time::Duration;

use egui::Ui;

use super::door::door_ui;
use super::start_anew::start_anew_ui;
use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::problem::Problem;
use crate::app::state::When;
use crate::app::task::Task;
use crate::tr;
use crate::ui::problem::{notice_kind, problem_words};
use crate::ui::theme::theme;
use crate::ui::widgets::{Button, Notice, NoticePress, spinner};

/// The width of the card, in points.
const CARD: f32 = 536.0;
/// A screen that flashes by would only frighten.
const SLOW: Duration = Duration::from_secs(1);
/// After this long the words change.
const VERY_SLOW: Duration = Duration::from_secs(10);

/// What is asked on this screen.
#[derive(Default)]
pub struct StartingDraft {
    /// Whether it is asked if a backup is to take the place of what is here.
    pub asks_to_start_anew: bool,
}

/// Draws what takes so long, or what went wrong.
pub fn starting_ui(
    ui: &mut Ui,
    look: &Task<()>,
    when: When<'_>,
    draft: &mut StartingDraft,
    out: &mut Outbox,
) {
    if let Some(problem) = look.problem() {
        let words = problem_words(problem);
        door_ui(ui, CARD, None, |ui| {
            let again = Button::secondary(tr!("starting-again"));
            let mut notice = Notice::new(notice_kind(problem), words.what, words.todo).button(again);
            if *problem == Problem::Damaged {
                notice = notice.button(Button::secondary(tr!("start-anew")));
            }
            match notice.show(ui) {
                Some(NoticePress::First) => out.send(Command::Entry(EntryCommand::Retry)),
                Some(NoticePress::Second) => draft.asks_to_start_anew = true,
                None => {}
            }
        });
        if draft.asks_to_start_anew {
            draft.asks_to_start_anew = !start_anew_ui(ui.ctx(), out);
        }
        return;
    }
    let waited = look.running_for(when.uptime).unwrap_or_default();
    if waited < SLOW {
        let ground = theme(ui).canvas;
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        ui.ctx().request_repaint_after(SLOW.saturating_sub(waited));
        return;
    }
    door_ui(ui, CARD, None, |ui| {
        let words = if waited < VERY_SLOW { tr!("starting-looking") } else { tr!("starting-looking-long") };
        spinner(ui, &words);
    });
}
