//! The steps of a guide: a column in the rail, or a bar of segments where there is no rail.

use egui::accesskit::AriaCurrent;
use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::paint::{Weight, focus_ring, paint_icon};
use crate::ui::theme::{Type, galley, galley_one_line, radius, theme};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Answered; one can go back to it.
    Done,
    /// The one on the screen.
    Now,
    /// Not yet.
    Ahead,
}

impl StepState {
    /// The state of a step where `shown` is on the screen and everything before `reached` is answered.
    pub fn of<T: PartialOrd + Copy>(step: T, shown: T, reached: T) -> Self {
        if step == shown {
            Self::Now
        } else if step < reached {
            Self::Done
        } else {
            Self::Ahead
        }
    }
}

/// One step of a guide.
#[derive(Clone, Debug)]
pub struct Step {
    word: String,
    answer: String,
    state: StepState,
}

impl Step {
    /// A step in this state.
    pub fn new(word: impl Into<String>, state: StepState) -> Self {
        Self { word: word.into(), answer: String::new(), state }
    }

    /// The answer that was given, or a few words about the step.
    #[must_use]
    pub fn answer(mut self, answer: impl Into<String>) -> Self {
        self.answer = answer.into();
        self
    }

    /// What the step is called.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Where it stands.
    pub fn state(&self) -> StepState {
        self.state
    }
}

const ROW: f32 = 56.0;

/// The steps as a column. Gives the index of a done step that was chosen.
pub fn step_column(ui: &mut Ui, steps: &[Step]) -> Option<usize> {
    let mut chosen = None;
    for (index, step) in steps.iter().enumerate() {
        let has_next = index + 1 < steps.len();
        let response = step_row(ui, step, index + 1, has_next);
        if response.clicked() {
            chosen = Some(index);
        }
    }
    chosen
}

fn step_row(ui: &mut Ui, step: &Step, number: usize, has_next: bool) -> Response {
    let theme = theme(ui);
    let sense = if step.state == StepState::Done { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let name =
        if step.answer.is_empty() { step.word.clone() } else { format!("{}, {}", step.word, step.answer) };
    let role = if step.state == StepState::Done { Role::Button } else { Role::ListItem };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    if step.state == StepState::Now {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_aria_current(AriaCurrent::Step));
    }

    let centre = pos2(rect.left() + 14.0, rect.top() + 14.0);
    if has_next {
        let colour = if step.state == StepState::Done { theme.accent } else { theme.line };
        ui.painter().vline(centre.x, centre.y + 16.0..=centre.y + ROW - 16.0, Stroke::new(2.0, colour));
    }
    paint_circle(ui, centre, step.state, number);

    let (kind, colour) = match step.state {
        StepState::Now => (Type::BodyStrong, theme.text),
        StepState::Done if response.hovered() => (Type::BodyMedium, theme.text),
        StepState::Done | StepState::Ahead => (Type::BodyMedium, theme.text_muted),
    };
    let left = rect.left() + 40.0;
    let width = rect.right() - left;
    let word = galley(ui, &step.word, kind, colour, width);
    let top = rect.top() + 3.0;
    let word_height = word.size().y;
    ui.painter().galley(pos2(left, top), word, colour);
    if !step.answer.is_empty() && word_height < 30.0 {
        let answer = galley_one_line(ui, &step.answer, Type::Caption, theme.text_muted, width);
        ui.painter().galley(pos2(left, top + word_height), answer, theme.text_muted);
    }
    let ring = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + 46.0));
    focus_ring(ui, &response, ring, radius::CONTROL);
    response
}

fn paint_circle(ui: &Ui, centre: egui::Pos2, state: StepState, number: usize) {
    let theme = theme(ui);
    let painter = ui.painter();
    let font = Type::CaptionStrong.font();
    match state {
        StepState::Done => {
            painter.circle_filled(centre, 14.0, theme.accent);
            paint_icon(painter, centre, icons::CHECK, Weight::Bold, 15.0, theme.on_accent);
        }
        StepState::Now => {
            painter.circle(centre, 13.0, theme.surface, Stroke::new(2.0, theme.accent));
            painter.text(centre, Align2::CENTER_CENTER, number, font, theme.accent_text);
        }
        StepState::Ahead => {
            painter.circle_stroke(centre, 13.25, Stroke::new(1.5, theme.line_strong));
            painter.text(centre, Align2::CENTER_CENTER, number, font, theme.text_muted);
        }
    }
}

/// The steps as a bar of segments, 4 high.
pub fn step_segments(ui: &mut Ui, steps: &[Step]) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    let count = steps.len().max(1) as f32;
    let width = (rect.width() - 6.0 * (count - 1.0)) / count;
    for (index, step) in steps.iter().enumerate() {
        let colour = match step.state {
            StepState::Done => theme.accent,
            StepState::Now => theme.focus,
            StepState::Ahead => theme.line,
        };
        let left = rect.left() + index as f32 * (width + 6.0);
        let segment = Rect::from_min_size(pos2(left, rect.top()), vec2(width, 4.0));
        ui.painter().rect_filled(segment, CornerRadius::same(2), colour);
    }
}
