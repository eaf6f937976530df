//! Menus, lists and their search.

use super::*;

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
