//! The page of all building blocks.

use super::*;

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
