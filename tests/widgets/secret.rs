//! A field for a secret: what reaches the draft, and that nothing of it reaches anything else.

use super::*;

fn secret_harness<'a>() -> Harness<'a, SecretDraft> {
    harness(SecretDraft::new(), |ui, draft| {
        SecretEntry::new("API secret", draft, "Show").clear_word("Clear").icon(icons::KEY).show(ui);
    })
}

#[test]
fn a_secret_that_is_typed_or_pasted_reaches_the_draft_and_nothing_else() {
    let mut harness = secret_harness();
    focus(&mut harness, "API secret");
    harness.event(Event::Text("can".to_owned()));
    harness.event(Event::Paste(SECRET["can".len()..].to_owned()));
    harness.step();
    assert_eq!(draft_of(harness.state()), SECRET);
    assert!(!heard(&harness).contains("canary"), "the tree of names holds the secret");
    assert!(!drawn(&harness).iter().any(|text| text.contains("anar")), "the secret is drawn");
    let input = harness.ctx.input(|input| format!("{:?} {:?}", input.events, input.raw.events));
    assert!(!input.contains("anar"), "egui's input holds the secret: {input}");
    let id = harness.ctx.memory(egui::Memory::focused).unwrap();
    assert!(egui::TextEdit::load_state(&harness.ctx, id).is_none(), "a text edit keeps an undo history");
}

#[test]
fn the_hook_moves_the_secret_out_before_egui_sees_it() {
    let mut harness = secret_harness();
    focus(&mut harness, "API secret");
    let backspace = Event::Key {
        key: Key::Backspace,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut input = egui::RawInput {
        events: vec![
            Event::Text("ab".to_owned()),
            backspace,
            Event::Paste(SECRET.to_owned()),
            Event::Ime(egui::ImeEvent::Commit("ü".to_owned())),
        ],
        ..Default::default()
    };
    intercept(&harness.ctx, &mut input);
    assert!(!format!("{:?}", input.events).contains("canary"));
    harness.input_mut().events = input.events;
    harness.step();
    assert_eq!(draft_of(harness.state()), format!("a{SECRET}ü"));
}

#[test]
fn the_hook_leaves_the_text_of_other_fields_alone() {
    let mut harness = harness((SecretDraft::new(), String::new()), |ui, (draft, text)| {
        SecretEntry::new("API secret", draft, "Show").show(ui);
        Field::new("Label", text).show(ui);
    });
    focus(&mut harness, "Label");
    let mut input = egui::RawInput { events: vec![Event::Text("Grid bot".to_owned())], ..Default::default() };
    intercept(&harness.ctx, &mut input);
    harness.input_mut().events = input.events;
    harness.step();
    assert_eq!(harness.state().1, "Grid bot");
    assert!(harness.state().0.is_empty());
}

#[test]
fn a_middle_click_pastes_into_the_secret_field_under_the_pointer() {
    let mut harness = secret_harness();
    let pos = harness.get_by_label("API secret").rect().center();
    let mut input = egui::RawInput {
        events: vec![Event::MiddleClickPaste { pos, text: SECRET.to_owned() }],
        ..Default::default()
    };
    intercept(&harness.ctx, &mut input);
    assert!(!format!("{:?}", input.events).contains("canary"));
    harness.input_mut().events = input.events;
    harness.step();
    assert_eq!(draft_of(harness.state()), SECRET);
}

#[test]
fn assistive_technology_can_fill_in_a_secret_but_hears_only_bullets() {
    let mut harness = secret_harness();
    harness.get_by_label("API secret").set_text_value_accesskit(SECRET);
    harness.step();
    assert_eq!(draft_of(harness.state()), SECRET);
    harness.get_by_label("API secret").set_text_value_accesskit("second");
    harness.step();
    assert_eq!(draft_of(harness.state()), "second");
    let field = harness.get_by_label("API secret");
    assert_eq!(field.accesskit_node().role(), Role::PasswordInput);
    assert_eq!(field.value(), Some("•".repeat(24)));
    assert!(
        field.accesskit_node().supports_text_ranges(),
        "without text runs a screen reader offers no way to fill it in"
    );
}

#[test]
fn a_secret_is_deleted_by_key_by_word_and_as_a_whole() {
    let mut harness = secret_harness();
    focus(&mut harness, "API secret");
    harness.event(Event::Paste("correct horse battery".to_owned()));
    harness.key_press(Key::Backspace);
    harness.step();
    assert_eq!(draft_of(harness.state()), "correct horse batter");
    harness.key_press_modifiers(Modifiers::CTRL, Key::Backspace);
    harness.step();
    assert_eq!(draft_of(harness.state()), "correct horse ");
    harness.key_press(Key::Home);
    harness.key_press(Key::Delete);
    harness.step();
    assert_eq!(draft_of(harness.state()), "orrect horse ");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("x".to_owned()));
    harness.step();
    assert_eq!(draft_of(harness.state()), "x");
    harness.get_by_label("Clear").click();
    harness.step();
    assert!(harness.state().is_empty());
}

#[test]
fn a_secret_cannot_be_copied_or_cut() {
    let mut harness = secret_harness();
    focus(&mut harness, "API secret");
    harness.event(Event::Paste(SECRET.to_owned()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(draft_of(harness.state()), SECRET);
    assert!(harness.output().platform_output.commands.is_empty());
}

#[test]
fn five_thousand_characters_fit_and_nine_kibibytes_are_cut_and_said() {
    let mut harness = secret_harness();
    focus(&mut harness, "API secret");
    harness.event(Event::Paste("p".repeat(5_000)));
    harness.step();
    assert_eq!(harness.state().len(), 5_000);
    assert!(!harness.state().overflowed());
    harness.event(Event::Paste("q".repeat(4_216)));
    harness.step();
    assert_eq!(harness.state().len(), 8 * 1024);
    assert!(harness.state().overflowed());
}

#[test]
fn a_secret_is_shown_for_eight_seconds_and_never_as_one_text() {
    let mut harness = secret_harness();
    harness.state_mut().set(&SecretText::new(SECRET.to_owned()));
    harness.step();
    assert!(!drawn(&harness).iter().any(|text| text == "y"));
    harness.get_by_label("Show").click();
    harness.step();
    harness.step();
    assert!(drawn(&harness).iter().any(|text| text == "y"), "the click shows it");
    assert!(!drawn(&harness).iter().any(|text| text.contains("anar")));
    assert!(!heard(&harness).contains("canary"));
    harness.input_mut().time = Some(harness.ctx.time() + 9.0);
    harness.step();
    harness.step();
    assert!(!drawn(&harness).iter().any(|text| text == "y"), "eight seconds later it is hidden");
}

#[test]
fn escape_hides_a_secret_that_is_shown() {
    let mut harness = secret_harness();
    harness.state_mut().set(&SecretText::new(SECRET.to_owned()));
    harness.get_by_label("Show").click();
    harness.step();
    harness.step();
    assert!(drawn(&harness).iter().any(|text| text == "y"));
    harness.key_press(Key::Escape);
    harness.step();
    harness.step();
    assert!(!drawn(&harness).iter().any(|text| text == "y"));
}
