//! How a secret comes from the keyboard, the clipboard, an input method or a screen reader into a wiped buffer.
//!
//! `intercept` runs before egui copies the frame's events: it moves every text that is meant for a secret field out of the events.
//! No text of a secret stays in egui's input, its undo history, its text caches or the accessibility tree.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use egui::accesskit::{Action, ActionData, Invalid};
use egui::emath::TSTransform;
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{
    Context, Event, EventFilter, Id, ImeEvent, Key, Modifiers, RawInput, Rect, Response, Role, Ui, WidgetInfo,
};
use zeroize::Zeroizing;

use super::field_frame::FieldState;
use super::wiped_text::WipedText;
use crate::ui::theme::{Type, galley, theme};

/// What was moved out of the events, and for which field.
struct Waiting {
    field: Id,
    text: Zeroizing<String>,
    replaces_all: bool,
}

/// The fields that were drawn in the last frame, and the texts that wait for them.
#[derive(Default)]
struct Secrets {
    pass: u64,
    fields: Vec<(Id, Rect)>,
    waiting: VecDeque<Waiting>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Secrets>>);

fn with_secrets<R>(ctx: &Context, read: impl FnOnce(&mut Secrets) -> R) -> R {
    let shared = ctx
        .data_mut(|data| data.get_temp_mut_or_default::<Shared>(Id::unique("keystead-secret-input")).clone());
    let mut secrets = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
    read(&mut secrets)
}

/// Moves every text that is meant for a secret field out of the frame's events, before egui copies them.
///
/// The window calls it from `App::raw_input_hook`. Without it the fields still work, but egui's input holds the text for a frame.
pub fn intercept(ctx: &Context, input: &mut RawInput) {
    let focused = ctx.memory(egui::Memory::focused);
    with_secrets(ctx, |secrets| {
        // Nobody took these in the last frame: their field is gone.
        secrets.waiting.clear();
        if secrets.pass + 2 < ctx.cumulative_pass_nr() {
            secrets.fields.clear();
        }
        let fields = secrets.fields.clone();
        let focused = focused.filter(|id| fields.iter().any(|(field, _)| field == id));
        for event in &mut input.events {
            if let Some(waiting) = take_from(event, focused, &fields) {
                secrets.waiting.push_back(waiting);
            }
        }
    });
}

/// Takes the text of an event that is meant for a secret field, and leaves an empty one in its place.
fn take_from(event: &mut Event, focused: Option<Id>, fields: &[(Id, Rect)]) -> Option<Waiting> {
    let mut replaces_all = false;
    let (field, text) = match event {
        Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) => {
            (focused?, mem::take(text))
        }
        Event::Ime(ImeEvent::Preedit { text, .. }) => {
            focused?;
            // Half a word of an input method is not part of the secret yet; wiped, not kept.
            drop(Zeroizing::new(mem::take(text)));
            return None;
        }
        Event::MiddleClickPaste { pos, text } => {
            let (field, _) = fields.iter().find(|(_, rect)| rect.contains(*pos))?;
            (*field, mem::take(text))
        }
        Event::AccessKitActionRequest(request) => {
            let (field, _) = fields.iter().find(|(field, _)| field.accesskit_id() == request.target_node)?;
            replaces_all = request.action == Action::SetValue;
            match &mut request.data {
                Some(ActionData::Value(text)) => (*field, String::from(mem::take(text))),
                _ => return None,
            }
        }
        _ => return None,
    };
    let is_marker = text.is_empty() && !replaces_all;
    (!is_marker).then(|| Waiting { field, text: Zeroizing::new(text), replaces_all })
}

/// What a frame's input did to a field.
#[derive(Clone, Copy, Default)]
pub(super) struct Typed {
    pub changed: bool,
    pub entered: bool,
}

/// How a field takes text.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// Whether line ends are kept.
    pub multiline: bool,
    /// Six digits only: spaces and dashes are left out, and six of them at once replace what is there.
    pub digits: Option<usize>,
}

impl Rules {
    fn put(self, buffer: &mut WipedText, text: &str) {
        match self.digits {
            Some(places) => {
                let digits: Zeroizing<String> =
                    Zeroizing::new(text.chars().filter(char::is_ascii_digit).collect());
                if digits.len() >= places {
                    buffer.wipe();
                }
                if buffer.is_all_selected() && !digits.is_empty() {
                    buffer.wipe();
                }
                let room = places.saturating_sub(buffer.chars()).min(digits.len());
                buffer.insert(&digits[..room]);
            }
            None if self.multiline => {
                buffer.insert(text);
            }
            None => {
                // A line copied from a page often brings its line end along.
                buffer.insert(text.trim_end_matches(['\r', '\n']));
            }
        }
    }
}

/// Applies the frame's input to a field: everything that is its own, in the order in which it came.
pub(super) fn take_input(ui: &Ui, response: &Response, buffer: &mut WipedText, rules: Rules) -> Typed {
    let id = response.id;
    register(ui.ctx(), id, response.rect);
    let has_focus = response.has_focus();
    if has_focus {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let mut waiting: VecDeque<Waiting> = with_secrets(ui.ctx(), |secrets| {
        let (own, others) = secrets.waiting.drain(..).partition(|waiting| waiting.field == id);
        secrets.waiting = others;
        own
    });
    let mut typed = Typed::default();
    let me = [(id, response.rect)];
    let focused = has_focus.then_some(id);
    // The texts are taken out of the events also here, for the case that nobody intercepted them.
    ui.ctx().input_mut(|input| {
        for event in &mut input.raw.events {
            drop(take_from(event, focused, &me));
        }
        for event in &mut input.events {
            let taken = if is_mine(event, focused, &me) {
                take_from(event, focused, &me).or_else(|| waiting.pop_front())
            } else {
                None
            };
            if let Some(taken) = taken {
                if taken.replaces_all {
                    buffer.wipe();
                }
                rules.put(buffer, &taken.text);
                typed.changed = true;
            } else if let Event::Key { key, pressed: true, modifiers, .. } = event
                && has_focus
            {
                press(*key, *modifiers, buffer, rules, &mut typed);
            }
        }
    });
    for rest in waiting {
        rules.put(buffer, &rest.text);
        typed.changed = true;
    }
    typed
}

fn is_mine(event: &Event, focused: Option<Id>, me: &[(Id, Rect)]) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Ime(ImeEvent::Commit(_)) => focused.is_some(),
        Event::MiddleClickPaste { pos, .. } => me.iter().any(|(_, rect)| rect.contains(*pos)),
        Event::AccessKitActionRequest(request) => {
            let is_text = matches!(request.action, Action::SetValue | Action::ReplaceSelectedText);
            is_text && me.iter().any(|(id, _)| id.accesskit_id() == request.target_node)
        }
        _ => false,
    }
}

fn press(key: Key, modifiers: Modifiers, buffer: &mut WipedText, rules: Rules, typed: &mut Typed) {
    let word = modifiers.ctrl || modifiers.alt;
    match key {
        Key::Backspace => {
            buffer.backspace(word && rules.digits.is_none());
            typed.changed = true;
        }
        Key::Delete => {
            buffer.delete();
            typed.changed = true;
        }
        Key::A if modifiers.command => buffer.select_all(),
        Key::ArrowLeft => buffer.move_left(),
        Key::ArrowRight => buffer.move_right(),
        Key::Home => buffer.move_to_start(),
        Key::End => buffer.move_to_end(),
        Key::Enter => typed.entered = true,
        _ => {}
    }
}

/// What the accessibility tree holds of a secret field: its name, bullets, and that it takes a text.
///
/// The bullets are text runs too, because a screen reader offers to fill in a field only where it can walk through its text.
pub(super) fn describe(ui: &Ui, response: &Response, name: &str, bullets: usize, state: &FieldState) {
    let bullets = "•".repeat(bullets);
    response.widget_info(|| WidgetInfo::labeled(Role::PasswordInput, response.enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::PasswordInput);
        node.set_value(bullets.as_str());
        node.add_action(Action::SetValue);
        node.add_action(Action::ReplaceSelectedText);
        if let FieldState::Error(_) = state {
            node.set_invalid(Invalid::True);
        }
        if let Some(words) = state.said() {
            node.set_description(words);
        }
    });
    let drawn = galley(ui, &bullets, Type::Code, theme(ui).text, f32::INFINITY);
    let caret = response.has_focus().then(|| CCursorRange::one(drawn.end()));
    let place = TSTransform::from_translation(response.rect.left_top().to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), response.id, caret, place, &drawn);
}

fn register(ctx: &Context, id: Id, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    with_secrets(ctx, |secrets| {
        if secrets.pass != pass {
            secrets.pass = pass;
            secrets.fields.clear();
        }
        secrets.fields.push((id, rect));
    });
}
