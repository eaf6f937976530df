//! One kind of line only, or one key's lines only.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::find;
use crate::app::command::Outbox;
use crate::app::state::JournalView;
use crate::domain::journal::Kind;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, chip, choice_group, choice_menu};

/// All, and then each kind.
fn choices() -> [Option<Kind>; 7] {
    let [keys, fields, rotations, answers, openings, keystead] = Kind::ALL.map(Some);
    [None, keys, fields, rotations, answers, openings, keystead]
}

fn words_of(kind: Option<Kind>) -> String {
    kind.map_or_else(|| tr!("journal-kind-all"), |kind| tr!(&format!("journal-kind-{}", kind.word())))
}

/// The chips, and below them the key, where only one key's lines are shown.
pub(super) fn filters_ui(ui: &mut Ui, view: &JournalView, out: &mut Outbox) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), egui::Sense::hover());
    let row = Rect::from_center_size(rect.center(), vec2(rect.width(), 36.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(row).layout(layout).id_salt("journal-filters"));
    child.spacing_mut().item_spacing.x = 8.0;
    let (kinds, chosen) = (choices(), view.query.kind);
    let words = kinds.map(words_of);
    let picked = if WidthClass::of(ui).is_narrow() {
        let title = tr!("journal-show", kind = words_of(chosen).to_lowercase());
        let at = kinds.iter().position(|kind| *kind == chosen).unwrap_or(0);
        let words = words.each_ref().map(String::as_str);
        choice_menu(&mut child, None, &title, &title, &words, at)
    } else {
        choice_group(&mut child, |ui| {
            let chips = kinds.iter().zip(&words);
            chips.map(|(kind, words)| chip(ui, words, None, *kind == chosen)).collect()
        })
    };
    if let Some(kind) = picked.and_then(|at| kinds.get(at)) {
        find(view, out, |query| query.kind = *kind);
    }
    if let Some((_, name)) = &view.query.key {
        let words = tr!("journal-key-on", name = shortened(name));
        let off = tr!("journal-key-off-name", name = name.clone());
        if Button::secondary(words).icon(icons::X).small().accessible_name(off).show(ui).clicked() {
            find(view, out, |query| query.key = None);
        }
        ui.add_space(12.0);
    }
}

/// A very long text is told by its beginning.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain("…".chars()).collect()
}
