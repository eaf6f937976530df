//! The frame of a guide.

use super::*;

fn steps() -> Vec<Step> {
    vec![
        Step::new("What uses it", StepState::Done).answer("Freqtrade"),
        Step::new("Exchange", StepState::Done).answer("Binance"),
        Step::new("What it may do", StepState::Now),
        Step::new("From where", StepState::Ahead),
    ]
}

fn wizard_harness<'a>(size: [f32; 2], can_go_on: bool) -> Harness<'a, Vec<WizardEvent>> {
    sized(size, Vec::new(), move |ui, events: &mut Vec<WizardEvent>| {
        let frame = WizardFrame::new("New key", "Step 3 of 4", "All steps", steps());
        let event = frame.note(icons::FLOPPY_DISK, "Draft kept.").show(ui, |ui| {
            theme::title(ui, "What may it do?");
            Footer::new(Button::primary("Continue"))
                .back("Back")
                .quiet("Leave and keep draft")
                .reason((!can_go_on).then_some("Tick one first"))
        });
        events.extend(event);
    })
}

#[test]
fn a_guide_goes_on_back_and_to_a_done_step_by_pointer_and_by_keyboard() {
    let mut harness = wizard_harness([1120.0, 720.0], true);
    harness.get_by_label("Continue").click();
    harness.get_by_label("Exchange, Binance").click();
    harness.get_by_label("Back").click();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    harness.step();
    let wanted = [
        WizardEvent::Primary,
        WizardEvent::Step(1),
        WizardEvent::Back,
        WizardEvent::Primary,
        WizardEvent::Back,
        WizardEvent::Step(0),
    ];
    assert_eq!(harness.state(), &wanted, "the step ahead cannot be chosen");
}

#[test]
fn a_guide_that_cannot_go_on_names_the_reason_and_no_key_goes_around_it() {
    let mut harness = wizard_harness([1120.0, 720.0], false);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.get_by_label("Continue").click();
    harness.step();
    assert!(harness.state().is_empty());
    assert!(harness.query_by_label("Tick one first").is_some());
}

#[test]
fn the_footer_is_seen_in_every_width() {
    for size in [[1120.0, 720.0], [900.0, 720.0], [720.0, 520.0], [560.0, 360.0]] {
        let mut harness = wizard_harness(size, true);
        harness.run_steps(3);
        let button = harness.get_by_label("Continue").rect();
        let window = egui::Rect::from_min_size(Pos2::ZERO, size.into());
        assert!(window.contains_rect(button), "{size:?}: {button:?}");
    }
}
