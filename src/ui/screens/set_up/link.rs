//! Step 1: the phone learns the seed, and proves it with one code. The seed is drawn here and nowhere else.

use egui::{Id, Margin, Rect, Sense, Ui, UiBuilder, vec2};

use super::copy_shown::{copied_line, copy_button};
use super::{View, footer, step_head};
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::problem::Problem;
use crate::app::state::Link;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, problem_words_in};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, label, theme};
use crate::ui::widgets::{
    Button, Card, CodeDraft, CodeField, FieldState, Footer, icon_line, icon_line_in, qr, shown_code, spinner,
};

/// The width of the QR code, in points.
const QR: f32 = 208.0;
/// Letters in a line of the seed: four groups of four and the spaces after them.
const SEED_COLUMNS: f32 = 20.0;

/// The phone's code while it is typed.
#[derive(Default)]
pub struct LinkDraft {
    /// The six digits.
    pub code: CodeDraft,
    refusal: Waiting,
    was_running: bool,
}

/// Draws the step.
pub(super) fn link_ui(ui: &mut Ui, view: View<'_>, draft: &mut LinkDraft, out: &mut Outbox) -> Footer {
    let (title, introduction) = if is_new(view) {
        (tr!("set-up-link-title-new"), tr!("set-up-link-introduction-new"))
    } else {
        (tr!("set-up-link-title"), tr!("set-up-link-introduction"))
    };
    step_head(ui, &title, &introduction);
    if WidthClass::of(ui).is_narrow() {
        picture(ui, view);
        ui.add_space(24.0);
        by_hand(ui, view, out);
    } else {
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 40.0;
            picture(ui, view);
            ui.vertical(|ui| {
                ui.set_width((width - QR - 42.0 - 40.0).min(400.0));
                by_hand(ui, view, out);
            });
        });
    }
    ui.add_space(32.0);
    let is_linked = view.set_up.is_linked();
    if is_linked {
        let colour = theme(ui).good_text;
        let words = tr!("set-up-link-linked");
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Body, colour);
    } else {
        code(ui, view, draft, out);
    }
    let mut primary = Button::primary(tr!("common-continue"));
    if is_linked {
        primary = primary.focus_first();
    }
    footer(view, primary).reason((!is_linked).then(|| tr!("set-up-link-reason")))
}

fn picture(ui: &mut Ui, view: View<'_>) {
    let Some(Link { qr: squares, .. }) = &view.set_up.link else {
        let (rect, _) = ui.allocate_exact_size(vec2(QR + 42.0, QR + 42.0), Sense::hover());
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(24.0)), |ui| {
            spinner(ui, &tr!("set-up-link-making"));
        });
        return;
    };
    qr(ui, &tr!("set-up-link-qr"), squares.size, QR, |x, y| {
        squares.dark.get(y * squares.size + x).copied().unwrap_or(false)
    });
}

/// The seed as text, for a phone that cannot scan.
fn by_hand(ui: &mut Ui, view: View<'_>, out: &mut Outbox) {
    let theme = theme(ui);
    label(ui, Type::BodyStrong, tr!("set-up-link-by-hand"), theme.text);
    label(ui, Type::Caption, tr!("set-up-link-by-hand-note"), theme.text_muted);
    ui.add_space(12.0);
    if let Some(link) = &view.set_up.link {
        let ground = if view.set_up.shown_copied.is_some() { theme.good_soft } else { theme.sunken };
        Card::new().ground(ground).padding(Margin { left: 16, right: 8, top: 17, bottom: 11 }).show(
            ui,
            |ui| {
                let advance = ui.fonts_mut(|fonts| fonts.glyph_width(&Type::Code.font(), '0'));
                let seed_width = advance * SEED_COLUMNS + 2.0;
                let has_room = ui.available_width() > seed_width + 110.0;
                let row = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 52.0));
                shown_code(ui, &tr!("set-up-link-seed"), &link.seed, seed_width);
                if has_room {
                    let layout = egui::Layout::right_to_left(egui::Align::Center);
                    ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout), |ui| {
                        copy_button(ui, view, tr!("set-up-link-copy-name"), out);
                    });
                } else {
                    ui.add_space(12.0);
                    copy_button(ui, view, tr!("set-up-link-copy-name"), out);
                }
            },
        );
        copied_line(ui, view);
    }
    ui.add_space(12.0);
    icon_line(ui, icons::EYE_SLASH, &tr!("set-up-link-look-around"));
}

/// The proof that the phone has the seed.
fn code(ui: &mut Ui, view: View<'_>, draft: &mut LinkDraft, out: &mut Outbox) {
    let task = &view.set_up.code;
    if draft.was_running && !task.is_running() {
        draft.code.wipe();
        // While it was judged the field took no keys and so lost them.
        ui.memory_mut(|memory| memory.request_focus(code_id()));
    }
    draft.was_running = task.is_running();
    draft.refusal.follow(task.problem(), view.when.uptime);
    let refused =
        task.problem().map(|problem| refusal_words(problem, draft.refusal.left(problem, view.when.uptime)));
    let state = refused.map_or(FieldState::Rest, FieldState::Error);
    let is_narrow = WidthClass::of(ui).is_narrow();
    let name = if is_new(view) { tr!("set-up-link-code-new") } else { tr!("set-up-link-code") };
    let field = |ui: &mut Ui, draft: &mut LinkDraft| {
        CodeField::new(name.clone(), &mut draft.code)
            .without_label()
            .state(state)
            .enabled(!task.is_running() && view.set_up.link.is_some())
            .focus_first()
            .id(code_id())
            .show(ui)
    };
    let colour = theme(ui).text;
    label(ui, Type::BodyStrong, name.as_str(), colour);
    ui.add_space(7.0);
    let hints = |ui: &mut Ui| {
        icon_line(ui, icons::TIMER, &tr!("set-up-link-next", secs = view.next_code_secs));
        ui.add_space(6.0);
        icon_line(ui, icons::CLIPBOARD_TEXT, &tr!("set-up-link-paste"));
    };
    let typed = if is_narrow {
        let typed = field(ui, draft);
        ui.add_space(12.0);
        hints(ui);
        typed
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            let typed = ui.vertical(|ui| {
                ui.set_width(302.0);
                field(ui, draft)
            });
            ui.vertical(|ui| {
                ui.add_space(14.0);
                hints(ui);
            });
            typed.inner
        })
        .inner
    };
    if (typed.completed || typed.entered) && draft.code.is_complete() && !task.is_running() {
        out.send(Command::SetUp(SetUpCommand::ConfirmCode(draft.code.duplicate())));
    }
}

/// Whether another phone takes the place of one that is in use: two phones must not be mixed up.
fn is_new(view: View<'_>) -> bool {
    matches!(view.set_up.errand, Errand::Phone | Errand::Rekey)
}

fn code_id() -> Id {
    Id::unique("set-up-code")
}

/// What was refused, in the words of this step: nothing can be opened yet.
fn refusal_words(problem: &Problem, left_secs: u64) -> String {
    match problem {
        Problem::WrongCode { .. } if left_secs > 0 => tr!("set-up-link-wrong", secs = left_secs),
        Problem::WrongCode { .. } => tr!("set-up-link-wrong-now"),
        problem => problem_words_in(problem, left_secs).joined(),
    }
}
