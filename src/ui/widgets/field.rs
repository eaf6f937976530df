//! A field for words that are no secret: names, addresses, dates. The label stands above, what is wrong beneath.
//!
//! It owns the one `TextEdit` of the window and clears its undo history in each frame. Secrets go into `secret_field` only.

use egui::{
    Align2, Context, Frame, Id, Key, Margin, Modifiers, OutputCommand, Response, Shape, TextEdit, Ui,
    accesskit, vec2,
};

use super::field_frame::{Edge, FieldState, frame_shape, good_word, label_row, line_beneath, paint_good};
use crate::ui::theme::{Type, theme};

/// What a field did in this frame.
#[derive(Debug)]
pub struct FieldResponse {
    /// The text field itself.
    pub response: Response,
    /// The text changed.
    pub changed: bool,
    /// Enter was pressed in it.
    pub entered: bool,
}

/// A field for words that are no secret.
#[must_use = "a field is seen only after `show`"]
pub struct Field<'t> {
    label: String,
    text: &'t mut String,
    placeholder: String,
    hint: Option<String>,
    optional: Option<String>,
    state: FieldState,
    name: Option<String>,
    id: Option<Id>,
    width: f32,
    rows: usize,
    mono: bool,
    read_only: bool,
    bare: bool,
    focus_first: bool,
    max_chars: usize,
}

impl<'t> Field<'t> {
    /// A field with its label above. An empty label needs [`Self::accessible_name`].
    pub fn new(label: impl Into<String>, text: &'t mut String) -> Self {
        Self {
            label: label.into(),
            text,
            placeholder: String::new(),
            hint: None,
            optional: None,
            state: FieldState::Rest,
            name: None,
            id: None,
            width: f32::INFINITY,
            rows: 1,
            mono: false,
            read_only: false,
            bare: false,
            focus_first: false,
            max_chars: 5_000,
        }
    }

    /// An example inside the empty field, such as "e.g. Grid bot".
    pub fn placeholder(mut self, example: impl Into<String>) -> Self {
        self.placeholder = example.into();
        self
    }

    /// One line beneath.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A muted word beside the label, such as "optional".
    pub fn optional(mut self, word: impl Into<String>) -> Self {
        self.optional = Some(word.into());
        self
    }

    /// What the field says about its content.
    pub fn state(mut self, state: FieldState) -> Self {
        self.state = state;
        self
    }

    /// A sentence beneath: what is wrong and what to do.
    pub fn error(mut self, sentence: Option<impl Into<String>>) -> Self {
        if let Some(sentence) = sentence {
            self.state = FieldState::Error(sentence.into());
        }
        self
    }

    /// A short word at the label's right.
    pub fn warning(mut self, word: Option<impl Into<String>>) -> Self {
        if let Some(word) = word {
            self.state = FieldState::Warning(word.into());
        }
        self
    }

    /// A short word with a check, inside at the right.
    pub fn good(mut self, word: Option<impl Into<String>>) -> Self {
        if let Some(word) = word {
            self.state = FieldState::Good(word.into());
        }
        self
    }

    /// The name for a screen reader, where no label stands above.
    pub fn accessible_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// A fixed id, for a field that is focused by a shortcut.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// The width in points; without it as wide as there is room.
    pub fn width(mut self, points: f32) -> Self {
        self.width = points;
        self
    }

    /// Several lines; Enter then makes a new line.
    pub fn multiline(mut self, rows: usize) -> Self {
        self.rows = rows.max(2);
        self
    }

    /// In mono, for addresses and codes.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Can be read and copied, not changed.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Without an edge until the pointer or the focus comes, and right-aligned: a remark in a row.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Takes the focus when it appears.
    pub fn focus_first(mut self) -> Self {
        self.focus_first = true;
        self
    }

    /// The longest text, in characters; 5,000 without it.
    pub fn max_chars(mut self, chars: usize) -> Self {
        self.max_chars = chars;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        // Its own column, so that it can stand in a row beside another field.
        ui.vertical(|ui| self.show_column(ui)).inner
    }

    fn show_column(self, ui: &mut Ui) -> FieldResponse {
        let theme = theme(ui);
        let width = self.width.min(ui.available_width());
        let label_id = label_row(ui, &self.label, self.optional.as_deref(), &self.state, width);
        let good = good_word(ui, &self.state);
        let right = 12.0 + good.as_ref().map_or(0.0, |(_, width)| width + 8.0);
        let behind = ui.painter().add(Shape::Noop);
        let kind = if self.mono { Type::Code } else { Type::Body };
        let mut immutable = self.text.as_str();
        let buffer: &mut dyn egui::TextBuffer = if self.read_only { &mut immutable } else { self.text };
        #[expect(clippy::disallowed_methods, reason = "this is the field that all others are to use")]
        let edit = if self.rows > 1 { TextEdit::multiline(buffer) } else { TextEdit::singleline(buffer) };
        let mut edit = edit
            .font(kind.font())
            .text_color(if self.bare { theme.text_muted } else { theme.text })
            .hint_text(self.placeholder.clone())
            .frame(Frame::new().inner_margin(Margin { left: 13, right: right as i8, top: 11, bottom: 11 }))
            .desired_width(width)
            .desired_rows(self.rows)
            .min_size(vec2(width, 44.0))
            .char_limit(self.max_chars);
        if self.rows == 1 {
            edit = edit.align(if self.bare { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER });
        }
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let mut output = edit.show(ui);
        keep_from_other_programs(ui);
        // What was typed before is nobody's business; the field keeps its last value for Esc only.
        output.state.clear_undoer();
        let response = output.response.response;
        output.state.store(ui.ctx(), response.id);
        let mut changed = response.changed();
        changed |= give_back_on_escape(ui, &response, self.text);
        if self.focus_first {
            crate::ui::theme::focus_when_new(ui, response.id);
        }
        let response = match (label_id, &self.name) {
            (_, Some(name)) => response.accessible_name(name),
            (Some(label), None) => response.labelled_by(label),
            (None, None) => response,
        };
        if let Some(words) = self.state.said() {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                if matches!(self.state, FieldState::Error(_)) {
                    node.set_invalid(accesskit::Invalid::True);
                }
                node.set_description(words);
            });
        }
        let edge = Edge {
            state: (&self.state).into(),
            has_focus: response.has_focus(),
            is_over: response.hovered(),
            read_only: self.read_only,
        };
        if !self.bare || edge.has_focus || edge.is_over {
            ui.painter().set(behind, frame_shape(ui, response.rect, edge));
        }
        if let Some((words, _)) = good {
            paint_good(ui, ui.painter(), response.rect, words);
        }
        line_beneath(ui, &self.state, self.hint.as_deref(), width);
        let entered =
            self.rows == 1 && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // Enter asks for something; whoever is refused goes on typing here.
        if entered {
            ui.memory_mut(|memory| memory.request_focus(response.id));
        }
        FieldResponse { response, changed, entered }
    }
}

/// What is marked in a field would go to X11's and Wayland's primary selection at once, where every program reads it, also after a lock.
fn keep_from_other_programs(ui: &Ui) {
    ui.output_mut(|output| {
        output.commands.retain(|command| !matches!(command, OutputCommand::TextSelectionSettled(_)));
    });
}

/// What stood in the field that has the focus, when it was entered.
#[derive(Clone)]
struct Before {
    field: Id,
    text: String,
    /// The last pass in which the field was drawn.
    pass: u64,
}

fn with_before<R>(ctx: &Context, change: impl FnOnce(&mut Option<Before>) -> R) -> R {
    let id = Id::unique("keystead-field-before");
    ctx.data_mut(|data| change(data.get_temp_mut_or_default::<Option<Before>>(id)))
}

/// Forgets what stood in a field that is drawn no more, as after a lock: it loses the focus without a word.
pub fn forget_left(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    with_before(ctx, |before| {
        before.take_if(|before| before.pass + 2 < pass);
    });
}

/// Esc gives back what stood there when the field was entered, and is used up by that.
fn give_back_on_escape(ui: &Ui, response: &Response, text: &mut String) -> bool {
    let (field, pass) = (response.id, ui.ctx().cumulative_pass_nr());
    let (gained, lost) = (response.gained_focus(), response.lost_focus());
    let old = with_before(ui.ctx(), |before| {
        if gained {
            *before = Some(Before { field, text: text.clone(), pass });
        }
        if lost {
            return before.take_if(|before| before.field == field).map(|before| before.text);
        }
        if let Some(before) = before.as_mut().filter(|before| before.field == field) {
            before.pass = pass;
        }
        None
    });
    match old {
        Some(old)
            if old != *text && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) =>
        {
            *text = old;
            true
        }
        _ => false,
    }
}
