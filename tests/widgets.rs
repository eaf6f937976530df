//! The building blocks, used as a person uses them: typed into, pasted into, pressed, tabbed through, read aloud.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

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

fn secret_harness<'a>() -> Harness<'a, SecretDraft> {
    harness(SecretDraft::new(), |ui, draft| {
        SecretEntry::new("API secret", draft, "Show").clear_word("Clear").icon(icons::KEY).show(ui);
    })
}

fn focus<S>(harness: &mut Harness<'_, S>, label: &str) {
    harness.get_by_label(label).focus();
    harness.step();
    harness.run_steps(2);
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
fn assistive_technology_can_fill_in_the_six_digits() {
    let mut harness = code_harness();
    assert!(harness.get_by_label("Six-digit code").accesskit_node().supports_text_ranges());
    harness.get_by_label("Six-digit code").set_text_value_accesskit("492 817");
    harness.step();
    assert_eq!(harness.state().completed, 1);
    assert!(harness.get_by_label("Six-digit code").accesskit_node().supports_text_ranges());
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

#[test]
fn a_menu_opens_with_the_keyboard_and_its_entry_is_chosen() {
    let mut harness = harness(Vec::new(), |ui, chosen: &mut Vec<&str>| {
        let more = IconButton::new(icons::DOTS_THREE, "More").show(ui);
        menu(ui, &more, |menu| {
            if menu.item(None, "Rename") {
                chosen.push("rename");
            }
            menu.divider();
            if menu.danger(None, "Delete here …") {
                chosen.push("delete");
            }
        });
        if let Some(index) = select(ui, "Text size", &["100 %", "150 %"], 0, 200.0) {
            chosen.push(if index == 1 { "150" } else { "100" });
        }
    });
    focus(&mut harness, "More");
    harness.key_press(Key::Enter);
    harness.step();
    harness.run_steps(2);
    harness.get_by_label("Delete here …").click();
    harness.step();
    harness.run_steps(2);
    harness.get_by_label("Text size").click();
    harness.step();
    harness.run_steps(2);
    harness.get_by_label("150 %").click();
    harness.step();
    assert_eq!(harness.state(), &["delete", "150"]);
}

#[test]
fn the_keyboard_moves_through_a_thousand_rows_of_which_few_are_drawn() {
    let mut harness = harness((), |ui, ()| {
        row_list(
            ui,
            "keys",
            1_000,
            56.0,
            |_| None,
            |ui, index, rect, id| {
                let row = ui.interact(rect, id, egui::Sense::click());
                row.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Key {index}"))
                });
            },
        );
    });
    assert!(harness.query_by_label("Key 40").is_none());
    focus(&mut harness, "Key 0");
    harness.key_press(Key::ArrowDown);
    harness.step();
    harness.run_steps(4);
    assert!(harness.get_by_label("Key 1").is_focused());
    harness.key_press(Key::End);
    harness.step();
    harness.run_steps(40);
    assert!(harness.get_by_label("Key 999").is_focused());
    harness.key_press(Key::Home);
    harness.step();
    harness.run_steps(40);
    assert!(harness.get_by_label("Key 0").is_focused());
}

#[test]
fn escape_empties_the_search_first() {
    let mut harness = harness("koinley".to_owned(), |ui, words| {
        search_field(
            ui,
            "Search",
            words,
            "Search, or try “can:withdraw”",
            "Ctrl F",
            "Clear the search",
            400.0,
        );
    });
    focus(&mut harness, "Search");
    harness.key_press(Key::Escape);
    harness.step();
    assert_eq!(harness.state(), "");
}

#[test]
fn every_control_has_a_name_and_a_target_of_at_least_24_points() {
    let state = (SecretDraft::new(), CodeDraft::new(), String::new(), false);
    let mut harness = harness(state, |ui, (secret, code, text, on)| {
        ui.horizontal_wrapped(|ui| {
            Button::primary("Continue").show(ui);
            Button::danger_quiet("A key leaked?").small().show(ui);
            IconButton::new(icons::COPY, "Copy").show(ui);
            Link::new("Show source").caption().show(ui);
            checkbox(ui, on, "Ticked");
            toggle(ui, on, "Lock when idle", "On");
            radio(ui, *on, "Light");
            chip(ui, "All", Some(9), *on);
            choice_chip(ui, "Jesse", *on);
        });
        let notice = Notice::danger("This key can trade", "You said it should only read.");
        notice.button(Button::secondary("Mend it")).show(ui);
        Field::new("Label", text).show(ui);
        SecretEntry::new("API secret", secret, "Show").clear_word("Clear").show(ui);
        CodeField::new("Six-digit code", code).show(ui);
        let read = Levels::default().with(Level::Read);
        let name = "May read. May not trade, transfer or withdraw.";
        ladder(ui, read, "Read only", name, theme::theme(ui).surface);
    });
    harness.run_steps(2);
    let mut seen = 0;
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let is_pressed = matches!(
            node.role(),
            Role::Button
                | Role::Link
                | Role::CheckBox
                | Role::Switch
                | Role::RadioButton
                | Role::TextInput
                | Role::PasswordInput
                | Role::ComboBox
        );
        if !is_pressed {
            continue;
        }
        seen += 1;
        let name = node.label().unwrap_or_default();
        assert!(!name.trim().is_empty(), "{:?} without a name", node.role());
        let bounds = node.bounding_box().unwrap();
        assert!(bounds.width() >= 24.0 && bounds.height() >= 24.0, "{name}: {bounds:?}");
    }
    assert_eq!(seen, 15);
    assert!(harness.query_by_label("May read. May not trade, transfer or withdraw.").is_some());
    assert!(harness.query_by_role(Role::Alert).is_some(), "a danger notice is an alert");
}

#[test]
fn a_row_of_a_key_is_one_sentence_and_its_buttons_are_always_there() {
    let row = KeyRow {
        name: "Arbitrage script at OKX can send your coins to anyone, from any address.".to_owned(),
        letters: "Ok".to_owned(),
        colour: theme::tile_colour([0x4A, 0x55, 0x68]),
        label: "Arbitrage script".to_owned(),
        place: "OKX · main account".to_owned(),
        ladder: Levels::default().with(Level::Read).with(Level::Withdraw).into(),
        may: "Withdraw".to_owned(),
        tool: "My own program".to_owned(),
        tool_place: "laptop".to_owned(),
        ip: IpKind::AnyAndWithdraw,
        ip_words: "Any address".to_owned(),
        duty: Duty::Text("Nothing due".to_owned()),
        is_danger: true,
        is_selected: false,
        corner: egui::CornerRadius::ZERO,
        is_tab_stop: true,
        ticked: None,
        copy_name: Some("Copy API key".to_owned()),
        more_name: "More about Arbitrage script".to_owned(),
    };
    let harness = harness((), move |ui, ()| {
        let id = ui.scope_id().with("row");
        let (rect, _) = ui.allocate_exact_size(egui::vec2(760.0, 56.0), egui::Sense::hover());
        row.show(ui, rect, id);
    });
    assert!(harness.query_by_label_contains("Arbitrage script at OKX can send").is_some());
    assert!(harness.query_by_label("Copy API key").is_some());
    assert!(harness.query_by_label("More about Arbitrage script").is_some());
}

#[test]
fn the_page_of_components_draws_in_both_themes_with_every_glyph() {
    for dark in [false, true] {
        let mut harness = sized([1120.0, 1240.0], (), |ui, ()| gallery::components_ui(ui));
        theme::set(&harness.ctx, dark);
        harness.run_steps(3);
        assert!(harness.query_by_label("Components").is_some());
    }
}

#[test]
fn every_icon_is_in_all_three_cuts() {
    sized([200.0, 200.0], (), |ui, ()| {
        for family in ["icon", "icon-bold", "icon-fill"] {
            for (name, icon) in icons::ALL {
                let font = egui::FontId::new(20.0, egui::FontFamily::Name(family.into()));
                let has = ui.fonts_mut(|fonts| fonts.has_glyphs(&font, icon.glyph()));
                assert!(has, "{name} is not in {family}");
            }
        }
    });
}

#[test]
fn an_idle_page_asks_for_no_frame() {
    let mut harness = harness((String::new(), CodeDraft::new()), |ui, (text, code)| {
        Field::new("Label", text).focus_first().show(ui);
        CodeField::new("Six-digit code", code).show(ui);
        Button::primary("Continue").show(ui);
    });
    harness.run_steps(10);
    let output = &harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert_eq!(output.repaint_delay, std::time::Duration::MAX, "a focused field must not blink");
}
