//! Buttons, groups, ticks and dialogs.

use super::*;

#[test]
fn enter_and_space_press_a_button_and_a_greyed_one_stays_still() {
    let mut harness = harness((0, 0), |ui, (pressed, greyed)| {
        *pressed += usize::from(Button::primary("Continue").show(ui).clicked());
        let button = Button::secondary("Delete").disabled_reason(Some("Tick Freqtrade first"));
        *greyed += usize::from(button.show(ui).clicked());
    });
    focus(&mut harness, "Continue");
    harness.key_press(Key::Enter);
    harness.key_press(Key::Space);
    harness.step();
    assert_eq!(harness.state().0, 2);
    harness.get_by_label("Delete").click();
    harness.step();
    assert_eq!(harness.state().1, 0);
    assert!(harness.query_by_label("Tick Freqtrade first").is_some(), "the reason stands beside it");
}

#[test]
fn a_busy_button_says_what_it_does_and_cannot_be_pressed_twice() {
    let mut harness = harness(0, |ui, pressed| {
        *pressed += usize::from(Button::primary("Save").busy(Some("Saving …")).show(ui).clicked());
    });
    harness.get_by_label("Saving …").click();
    harness.step();
    assert_eq!(*harness.state(), 0);
}

#[test]
fn the_arrows_move_in_a_group_and_space_chooses() {
    let mut harness = harness(0_usize, |ui, chosen| {
        let words = ["Freqtrade", "Hummingbot", "3Commas"];
        let picked = choice_group(ui, |ui| {
            words.iter().enumerate().map(|(index, word)| choice_chip(ui, word, index == *chosen)).collect()
        });
        if let Some(picked) = picked {
            *chosen = picked;
        }
    });
    focus(&mut harness, "Freqtrade");
    harness.key_press(Key::ArrowRight);
    harness.step();
    harness.step();
    assert!(harness.get_by_label("Hummingbot").is_focused());
    assert_eq!(*harness.state(), 0, "moving does not choose");
    harness.key_press(Key::Space);
    harness.step();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn a_tick_line_is_ticked_by_its_whole_row_and_its_button_is_its_own() {
    let mut harness = harness(Vec::new(), |ui, presses: &mut Vec<TickPress>| {
        ListCard::new().show(ui, |rows| {
            let line = TickLine::new("Press **Create API** there", false).current(true);
            presses.extend(line.button(Button::primary("Copy")).show(rows));
        });
    });
    let row = harness.get_by_label("Press Create API there").rect();
    click_at(&harness, row.left_center() + egui::vec2(200.0, 0.0));
    harness.step();
    assert_eq!(harness.state(), &[TickPress::Toggled]);
    harness.get_by_label("Copy").click();
    harness.step();
    assert_eq!(harness.state(), &[TickPress::Toggled, TickPress::Button(0)]);
}

fn dialog_harness<'a>() -> Harness<'a, (bool, Option<DialogAnswer>)> {
    harness((false, None), |ui, (open, answer)| {
        if Button::secondary("Delete …").show(ui).clicked() {
            *open = true;
        }
        if *open {
            let deed = Button::danger("Delete “Grid bot” here");
            let dialog = Dialog::new("delete", "Delete “Grid bot” here?", "Keep it").deed(deed);
            if let Some(answered) = dialog.show(ui.ctx(), |_| ()) {
                *answer = Some(answered);
                *open = false;
            }
        }
    })
}

#[test]
fn a_dialog_has_the_safe_button_focused_and_gives_the_focus_back() {
    let mut harness = dialog_harness();
    focus(&mut harness, "Delete …");
    harness.key_press(Key::Enter);
    harness.step();
    harness.run_steps(4);
    assert!(harness.get_by_label("Keep it").is_focused());
    harness.key_press(Key::Enter);
    harness.step();
    harness.run_steps(3);
    assert_eq!(harness.state().1, Some(DialogAnswer::No));
    assert!(harness.get_by_label("Delete …").is_focused());
}

#[test]
fn escape_and_a_click_beside_a_dialog_mean_no() {
    let mut harness = dialog_harness();
    harness.get_by_label("Delete …").click();
    harness.step();
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.step();
    assert_eq!(harness.state().1, Some(DialogAnswer::No));
    *harness.state_mut() = (true, None);
    harness.run_steps(3);
    click_at(&harness, Pos2::new(5.0, 5.0));
    harness.step();
    assert_eq!(harness.state().1, Some(DialogAnswer::No));
}
