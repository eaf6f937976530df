//! What all fields share: the label above, the edge that tells the state, and the sentence beneath.

use egui::style::ScrollAnimation;
use egui::{
    Color32, CornerRadius, Id, Painter, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, accesskit,
    pos2, vec2,
};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, galley, is_new, radius, theme};

/// What a field says about its content. Each has an icon and a word, never a colour alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing to say.
    #[default]
    Rest,
    /// A sentence beneath: what is wrong and what to do.
    Error(String),
    /// A short word at the label's right: "88 characters".
    Warning(String),
    /// A short word inside, at the right: "Right".
    Good(String),
    /// A short good word at the label's right: "Strong: four random words".
    Praise(String),
}

impl FieldState {
    /// What it says, in words, for a screen reader.
    pub(super) fn said(&self) -> Option<&str> {
        match self {
            Self::Rest => None,
            Self::Error(words) | Self::Warning(words) | Self::Good(words) | Self::Praise(words) => {
                Some(words)
            }
        }
    }
}

/// How the edge is drawn.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub state: EdgeState,
    pub has_focus: bool,
    pub is_over: bool,
    pub read_only: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EdgeState {
    Rest,
    Error,
    Warning,
}

impl From<&FieldState> for EdgeState {
    fn from(state: &FieldState) -> Self {
        match state {
            FieldState::Error(_) => Self::Error,
            FieldState::Warning(_) => Self::Warning,
            FieldState::Rest | FieldState::Good(_) | FieldState::Praise(_) => Self::Rest,
        }
    }
}

/// The ground and the edge of a field, to be put behind its text.
pub(super) fn frame_shape(ui: &Ui, rect: Rect, edge: Edge) -> Shape {
    let theme = theme(ui);
    let ground = if edge.read_only { theme.sunken } else { theme.surface };
    let stroke = match edge.state {
        _ if edge.read_only && !edge.has_focus => Stroke::NONE,
        EdgeState::Error => Stroke::new(2.0, theme.danger),
        EdgeState::Warning => Stroke::new(2.0, theme.caution),
        EdgeState::Rest if edge.has_focus => Stroke::new(2.0, theme.focus),
        EdgeState::Rest if edge.is_over => Stroke::new(1.0, theme.text_muted),
        EdgeState::Rest => Stroke::new(1.0, theme.line_strong),
    };
    let corner = CornerRadius::same(radius::CONTROL);
    let mut shapes =
        vec![Shape::Rect(egui::epaint::RectShape::new(rect, corner, ground, stroke, StrokeKind::Inside))];
    // In a state that already has a coloured edge the focus is a ring outside of it.
    if edge.has_focus && edge.state != EdgeState::Rest {
        let ring = Stroke::new(2.0, theme.focus);
        let outer = CornerRadius::same(radius::CONTROL + 2);
        shapes.push(Shape::Rect(egui::epaint::RectShape::stroke(
            rect.expand(2.0),
            outer,
            ring,
            StrokeKind::Outside,
        )));
    }
    Shape::Vec(shapes)
}

/// The label above a field, with a warning's word at its right. Gives the label's id, by which the field is named.
pub(super) fn label_row(
    ui: &mut Ui,
    label: &str,
    optional: Option<&str>,
    state: &FieldState,
    width: f32,
) -> Option<Id> {
    if label.is_empty() && !matches!(state, FieldState::Warning(_) | FieldState::Praise(_)) {
        return None;
    }
    let theme = theme(ui);
    let aside = match state {
        FieldState::Warning(word) => Some((word, icons::WARNING, theme.caution_text)),
        FieldState::Praise(word) => Some((word, icons::CHECK_CIRCLE, theme.good_text)),
        _ => None,
    };
    let aside = aside.map(|(word, icon, colour)| {
        (galley(ui, word, Type::CaptionStrong, colour, width), icon, colour, word)
    });
    let warning_width = aside.as_ref().map_or(0.0, |(word, ..)| word.size().x + 20.0 + 8.0);
    let words = galley(ui, label, Type::BodyStrong, theme.text, (width - warning_width).max(40.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y.max(22.0)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, label));
    let end = rect.left() + words.size().x;
    ui.painter().galley(rect.min, words, theme.text);
    if let Some(optional) = optional {
        let words = galley(ui, optional, Type::Caption, theme.text_muted, width);
        ui.painter().galley(pos2(end + 8.0, rect.bottom() - 20.0), words, theme.text_muted);
    }
    if let Some((word, icon, colour, said)) = aside {
        let x = rect.right() - word.size().x;
        let y = rect.center().y;
        paint_icon(ui.painter(), pos2(x - 12.0, y), icon, Weight::Fill, 16.0, colour);
        let place = Rect::from_min_size(pos2(x, y - word.size().y / 2.0), word.size());
        let status = ui.interact(place, response.id.with("aside"), Sense::hover());
        status.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said));
        ui.painter().galley(place.min, word, colour);
    }
    ui.add_space(7.0);
    Some(response.id)
}

/// The sentence beneath a field: what is wrong, or a hint in muted.
pub(super) fn line_beneath(ui: &mut Ui, state: &FieldState, hint: Option<&str>, width: f32) {
    let theme = theme(ui);
    if let FieldState::Error(sentence) = state {
        ui.add_space(7.0);
        let response =
            icon_sentence(ui, icons::WARNING_OCTAGON, Weight::Fill, sentence, theme.danger_text, width);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(accesskit::Role::Alert);
            node.set_label(sentence.as_str());
            node.set_live(accesskit::Live::Assertive);
        });
        if is_new(ui, response.id) {
            ui.scroll_to_rect_animation(response.rect.expand(8.0), None, ScrollAnimation::none());
        }
    } else if let Some(hint) = hint {
        ui.add_space(6.0);
        let words = galley(ui, hint, Type::Caption, theme.text_muted, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, hint));
        ui.painter().galley(rect.min, words, theme.text_muted);
    }
}

/// A caption with an icon of 16 before it; the words wrap beside the icon.
pub(super) fn icon_sentence(
    ui: &mut Ui,
    icon: Icon,
    weight: Weight,
    words: &str,
    colour: Color32,
    width: f32,
) -> Response {
    let text = galley(ui, words, Type::Caption, colour, (width - 22.0).max(40.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, text.size().y), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    paint_icon(ui.painter(), pos2(rect.left() + 8.0, rect.top() + 9.0), icon, weight, 16.0, colour);
    ui.painter().galley(pos2(rect.left() + 22.0, rect.top()), text, colour);
    response
}

/// The word of a good state, inside the field at the right. Gives its width with the gap.
pub(super) fn good_word(ui: &Ui, state: &FieldState) -> Option<(std::sync::Arc<egui::Galley>, f32)> {
    let FieldState::Good(word) = state else { return None };
    let words = galley(ui, word, Type::CaptionStrong, theme(ui).good_text, f32::INFINITY);
    let width = words.size().x + 21.0;
    Some((words, width))
}

/// Paints the good word that [`good_word`] measured.
pub(super) fn paint_good(ui: &Ui, painter: &Painter, rect: Rect, words: std::sync::Arc<egui::Galley>) {
    let colour = theme(ui).good_text;
    let x = rect.right() - 12.0 - words.size().x;
    paint_icon(painter, pos2(x - 13.0, rect.center().y), icons::CHECK_CIRCLE, Weight::Fill, 17.0, colour);
    painter.galley(pos2(x, rect.center().y - words.size().y / 2.0), words, colour);
}
