//! Fields for the six digits and for words.

use super::*;

#[derive(Default)]
struct Code {
    draft: CodeDraft,
    completed: usize,
}

fn code_harness<'a>() -> Harness<'a, Code> {
    let mut harness = harness(Code::default(), |ui, code: &mut Code| {
        if CodeField::new("Six-digit code", &mut code.draft).show(ui).completed {
            code.completed += 1;
        }
    });
    focus(&mut harness, "Six-digit code");
    harness
}

#[test]
fn six_digits_come_by_typing_with_spaces_and_dashes_left_out() {
    let mut harness = code_harness();
    for text in ["4", "9", "2", " ", "8", "-", "x", "1"] {
        harness.event(Event::Text(text.to_owned()));
    }
    harness.step();
    assert_eq!((harness.state().draft.is_complete(), harness.state().completed), (false, 0));
    harness.event(Event::Text("7".to_owned()));
    harness.event(Event::Text("3".to_owned()));
    harness.step();
    assert_eq!(harness.state().completed, 1);
    assert_eq!(harness.state_mut().draft.take().expose(), "492817");
    assert!(harness.state().draft.is_empty());
}

#[test]
fn a_pasted_code_replaces_what_was_half_typed_and_completes_once() {
    let mut harness = code_harness();
    harness.event(Event::Text("12".to_owned()));
    harness.event(Event::Paste("492 817".to_owned()));
    harness.step();
    assert_eq!(harness.state().completed, 1);
    harness.key_press(Key::Backspace);
    harness.step();
    assert!(!harness.state().draft.is_complete());
    assert!(!heard(&harness).contains("4928"), "digits are bullets in the tree of names");
    assert_eq!(harness.state_mut().draft.take().expose(), "49281");
}

#[test]
fn a_field_takes_five_thousand_characters_and_no_more() {
    let mut harness = harness(String::new(), |ui, text| {
        Field::new("Notes", text).show(ui);
    });
    focus(&mut harness, "Notes");
    harness.event(Event::Paste("n".repeat(6_000)));
    harness.step();
    assert_eq!(harness.state().len(), 5_000);
}

#[test]
fn escape_gives_the_old_value_back_and_undo_has_nothing() {
    let mut harness = harness("Grid bot".to_owned(), |ui, text| {
        Field::new("Label", text).show(ui);
    });
    focus(&mut harness, "Label");
    harness.event(Event::Text(" two".to_owned()));
    harness.step();
    assert_eq!(harness.state(), "Grid bot two");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.step();
    assert_eq!(harness.state(), "Grid bot two", "there is no undo history");
    harness.key_press(Key::Escape);
    harness.step();
    assert_eq!(harness.state(), "Grid bot");
}

#[test]
fn enter_in_a_field_is_told_once() {
    let mut harness = harness((String::new(), 0), |ui, (text, entered)| {
        *entered += usize::from(Field::new("Label", text).show(ui).entered);
    });
    focus(&mut harness, "Label");
    harness.key_press(Key::Enter);
    harness.step();
    harness.step();
    assert_eq!(harness.state().1, 1);
}

#[test]
fn a_read_only_field_cannot_be_changed() {
    let mut harness = harness("fixed".to_owned(), |ui, text| {
        Field::new("Path", text).read_only().show(ui);
    });
    focus(&mut harness, "Path");
    harness.event(Event::Text("x".to_owned()));
    harness.step();
    assert_eq!(harness.state(), "fixed");
}

#[test]
fn assistive_technology_can_fill_in_the_six_digits() {
    let mut harness = code_harness();
    assert!(harness.get_by_label("Six-digit code").accesskit_node().supports_text_ranges());
    harness.get_by_label("Six-digit code").set_text_value_accesskit("492 817");
    harness.step();
    assert_eq!(harness.state().completed, 1);
    assert!(harness.get_by_label("Six-digit code").accesskit_node().supports_text_ranges());
}
