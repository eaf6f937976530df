//! The building blocks, used as a person uses them: typed into, pasted into, pressed, tabbed through, read aloud.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "widgets/control.rs"]
mod control;
#[path = "widgets/field.rs"]
mod field;
#[path = "widgets/guide.rs"]
mod guide;
#[path = "widgets/list.rs"]
mod list;
#[path = "widgets/page.rs"]
mod page;
#[path = "widgets/secret.rs"]
mod secret;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::secret::SecretText;
use keystead::ui::widgets::{
    Button, CodeDraft, CodeField, Dialog, DialogAnswer, Duty, Field, Footer, IconButton, IpKind, KeyRow,
    Link, ListCard, Notice, SecretDraft, SecretEntry, Step, StepState, TickLine, TickPress, WizardEvent,
    WizardFrame, checkbox, chip, choice_chip, choice_group, intercept, ladder, menu, radio, row_list,
    search_field, select, toggle,
};
use keystead::ui::{gallery, icons, theme};

const SECRET: &str = "canary-7f3a-do-not-keep-me-anywhere";

fn harness<'a, S: 'a>(state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    sized([800.0, 600.0], state, draw)
}

fn sized<'a, S: 'a>(size: [f32; 2], state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut harness =
        Harness::builder().with_size(size).with_context_setup(theme::install).build_ui_state(draw, state);
    harness.run_steps(2);
    harness
}

fn draft_of(draft: &SecretDraft) -> String {
    draft.with(str::to_owned)
}

/// Every text of the accessibility tree.
fn heard<S>(harness: &Harness<'_, S>) -> String {
    let mut all = String::new();
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value()].into_iter().flatten() {
            all.push_str(&text);
            all.push('\n');
        }
    }
    all
}

/// Every text that is drawn.
fn drawn<S>(harness: &Harness<'_, S>) -> Vec<String> {
    fn texts(shape: &egui::Shape, into: &mut Vec<String>) {
        match shape {
            egui::Shape::Text(text) => into.push(text.galley.text().to_owned()),
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for clipped in &harness.output().shapes {
        texts(&clipped.shape, &mut all);
    }
    all
}

fn click_at<S>(harness: &Harness<'_, S>, pos: Pos2) {
    harness.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
}

fn focus<S>(harness: &mut Harness<'_, S>, label: &str) {
    harness.get_by_label(label).focus();
    harness.step();
    harness.run_steps(2);
}
