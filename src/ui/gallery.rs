//! Pages with every building block in each of its states, to be looked at and compared with the design.
//!
//! They are no part of the program's way: nothing in them does anything, and their words are not translated.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::icons;
use super::theme::{self, Theme, Type, label, radius, space, theme};
use super::widgets::{
    Button, CodeDraft, CodeField, Field, FieldState, IconButton, IpKind, NextAction, Notice, Pill, PillKind,
    SecretDraft, SecretEntry, Tone, brand_mark, checkbox, chip, exchange_tile, ip_chip, ladder, mark_word_in,
    progress_bar, spinner, tip_ui, toast_ui, toggle, upright_divider,
};
use crate::domain::permission::{Level, Levels};
use crate::domain::secret::SecretText;

fn at<R>(ui: &mut Ui, x: f32, y: f32, size: (f32, f32), content: impl FnOnce(&mut Ui) -> R) -> R {
    let origin = ui.max_rect().min;
    let rect = Rect::from_min_size(pos2(origin.x + x, origin.y + y), vec2(size.0, size.1));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)), content).inner
}

fn row<R>(ui: &mut Ui, x: f32, y: f32, height: f32, gap: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    at(ui, x, y, (1060.0, height), |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = gap;
            content(ui)
        })
        .inner
    })
}

fn group(ui: &mut Ui, y: f32, words: &str) {
    at(ui, 40.0, y, (900.0, 18.0), |ui| label(ui, Type::CaptionStrong, words, theme(ui).text_muted));
}

/// The page of components: 1120 × 1240 points.
pub fn components_ui(ui: &mut Ui) {
    let theme = theme(ui);
    ui.painter().rect_filled(ui.max_rect(), 0, theme.canvas);
    at(ui, 40.0, 33.0, (32.0, 32.0), |ui| brand_mark(ui, 32.0));
    at(ui, 84.0, 32.0, (400.0, 34.0), |ui| theme::title(ui, "Components"));
    buttons(ui);
    fields(ui);
    choices(ui);
    marks(ui, theme);
    states(ui);
    notices(ui);
    moving(ui);
    group(ui, 1079.0, "Next best action: none due");
    at(ui, 40.0, 1108.0, (848.0, 78.0), |ui| {
        NextAction::calm(
            "Nothing to do until 14 March",
            "Then “Portfolio view” is due for rotation. All nine keys were checked today.",
        )
        .show(ui)
    });
}

fn buttons(ui: &mut Ui) {
    group(
        ui,
        90.0,
        "Buttons: primary, hover, press, focus, busy, disabled · secondary, quiet · danger, opens danger",
    );
    row(ui, 40.0, 120.0, 44.0, space::S12, |ui| {
        for _ in 0..3 {
            Button::primary("Continue").show(ui);
        }
        ui.add_space(4.0);
        let focused = Button::primary("Continue").show(ui);
        theme::paint::ring(ui, focused.rect, radius::CONTROL);
        ui.add_space(4.0);
        Button::primary("Continue").busy(Some("Saving …")).show(ui);
        Button::primary("Continue").enabled(false).show(ui);
        Button::secondary("Rotate …").icon(icons::ARROWS_CLOCKWISE).show(ui);
        Button::quiet("Later").show(ui);
    });
    row(ui, 40.0, 188.0, 44.0, space::S12, |ui| {
        Button::danger("Delete it here").icon(icons::TRASH).show(ui);
        Button::danger_quiet("A key leaked?").icon(icons::SIREN).show(ui);
        Button::secondary("Copy").icon(icons::COPY).small().show(ui);
        Button::primary("Swap them").icon(icons::ARROWS_DOWN_UP).small().show(ui);
        IconButton::new(icons::DOTS_THREE, "More").large().show(ui);
        IconButton::new(icons::EYE, "Show").large().show(ui);
    });
}

fn fields(ui: &mut Ui) {
    group(ui, 258.0, "Fields: rest, focus, good, warning, error");
    let mut text = String::new();
    at(ui, 40.0, 287.0, (232.0, 80.0), |ui| {
        Field::new("Label", &mut text).placeholder("e.g. Grid bot").show(ui)
    });
    let mut text = "Grid b".to_owned();
    at(ui, 288.0, 287.0, (232.0, 80.0), |ui| {
        let shown = Field::new("Label", &mut text).focus_first().show(ui);
        shown.response
    });
    let mut text = "0BNCD".to_owned();
    at(ui, 536.0, 287.0, (232.0, 80.0), |ui| {
        Field::new("Code 1, third group", &mut text)
            .mono()
            .state(FieldState::Good("Right".to_owned()))
            .show(ui)
    });
    let mut secret = SecretDraft::new();
    secret.set(&SecretText::new("sixteen letters.".to_owned()));
    at(ui, 784.0, 287.0, (232.0, 80.0), |ui| {
        SecretEntry::new("API key", &mut secret, "Show")
            .low()
            .state(FieldState::Warning("88 characters".to_owned()))
            .show(ui)
    });
    let mut text = "203.0.113.999".to_owned();
    at(ui, 40.0, 375.0, (232.0, 140.0), |ui| {
        Field::new("Address", &mut text)
            .mono()
            .error(Some("No part may be over 255. Compare it with your server’s page."))
            .show(ui)
    });
    let mut code = CodeDraft::new();
    code.set(&SecretText::new("4928".to_owned()));
    at(ui, 288.0, 375.0, (264.0, 100.0), |ui| CodeField::new("Six-digit code", &mut code).show(ui));
}

fn choices(ui: &mut Ui) {
    at(ui, 568.0, 403.0, (110.0, 24.0), |ui| checkbox(ui, &mut true, "Ticked"));
    at(ui, 568.0, 437.0, (110.0, 24.0), |ui| checkbox(ui, &mut false, "Not ticked"));
    at(ui, 688.0, 402.0, (110.0, 24.0), |ui| toggle(ui, &mut true, "Switch one", "On"));
    at(ui, 688.0, 438.0, (110.0, 24.0), |ui| toggle(ui, &mut false, "Switch two", "Off"));
}

fn marks(ui: &mut Ui, theme: &Theme) {
    group(ui, 534.0, "Permission marks and ladder · IP chip");
    let words = [
        (Level::Read, "Read"),
        (Level::Trade, "Trade"),
        (Level::Transfer, "Transfer"),
        (Level::Withdraw, "Withdraw"),
    ];
    row(ui, 40.0, 564.0, 24.0, 28.0, |ui| {
        for (level, word) in words {
            mark_word_in(ui, level, word, Type::Body, theme.canvas);
        }
        upright_divider(ui, 24.0);
        let read = Levels::default().with(Level::Read);
        let transfer = read.with(Level::Trade).with(Level::Transfer);
        ladder(ui, read, "Read only", "May read.", theme.canvas);
        ladder(ui, transfer, "Transfer", "May read, trade and transfer.", theme.canvas);
        ladder(ui, transfer.with(Level::Withdraw), "Withdraw", "May do everything.", theme.canvas);
    });
    row(ui, 40.0, 619.0, 24.0, 28.0, |ui| {
        ip_chip(ui, IpKind::Limited, "6 addresses");
        ip_chip(ui, IpKind::Any, "Any address");
        ip_chip(ui, IpKind::AnyAndWithdraw, "Any address");
    });
}

fn states(ui: &mut Ui) {
    group(ui, 669.0, "Status pills · filter chips · exchange tiles");
    row(ui, 40.0, 698.0, 32.0, space::S12, |ui| {
        Pill::new(PillKind::Danger, "Danger now").show(ui);
        Pill::new(PillKind::Caution, "Dies in 9 days").show(ui);
        Pill::new(PillKind::Accent, "Rotating, 5 of 7").show(ui);
        Pill::new(PillKind::Good, "Dead, proved 14:05").show(ui);
        Pill::new(PillKind::Neutral, "Still works").show(ui);
        chip(ui, "All", Some(9), true);
        chip(ui, "Can withdraw", Some(1), false);
    });
    row(ui, 40.0, 746.0, 36.0, space::S8, |ui| {
        let tiles: [(&str, [u8; 3]); 10] = [
            ("Bi", [0x6A, 0x5B, 0x32]),
            ("Cb", [0x3F, 0x5F, 0x8A]),
            ("Kr", [0x67, 0x50, 0x8A]),
            ("By", [0x8A, 0x54, 0x40]),
            ("Ok", [0x4A, 0x55, 0x68]),
            ("Ku", [0x2F, 0x6B, 0x62]),
            ("Bs", [0x4F, 0x6B, 0x45]),
            ("Bg", [0x85, 0x46, 0x5C]),
            ("Ga", [0x3A, 0x6A, 0x82]),
            ("Hx", [0x7A, 0x4A, 0x6E]),
        ];
        for (letters, colour) in tiles {
            exchange_tile(ui, letters, theme::tile_colour(colour), 36.0);
        }
    });
}

fn notices(ui: &mut Ui) {
    group(ui, 808.0, "Notices");
    let all = [
        Notice::info(
            "Kraken asks for a name of up to 32 letters",
            "“DCA bot” fits. You can change it later.",
        ),
        Notice::caution("These two look swapped", "The private key stands in the API key field."),
        Notice::danger("This key can trade", "You said it should only read."),
        Notice::good("Saved and read back", "The keychain gave back what was stored."),
    ];
    for (index, notice) in all.into_iter().enumerate() {
        at(ui, 40.0 + 264.0 * index as f32, 838.0, (248.0, 110.0), |ui| notice.min_height(110.0).show(ui));
    }
}

fn moving(ui: &mut Ui) {
    group(ui, 974.0, "Toast · progress · tooltip");
    at(ui, 40.0, 1004.0, (380.0, 48.0), |ui| {
        toast_ui(ui, "“Price sheet” was removed from the list", Some("Undo"))
    });
    at(ui, 439.0, 1014.0, (180.0, 4.0), |ui| progress_bar(ui, "Next code", 0.57, 180.0, Tone::Accent));
    at(ui, 439.0, 1024.0, (180.0, 18.0), |ui| theme::caption(ui, "next code in 17 s"));
    at(ui, 643.0, 1018.0, (240.0, 20.0), |ui| spinner(ui, "Still waiting for the keychain"));
    at(ui, 865.0, 1012.0, (140.0, 32.0), |ui| tip_ui(ui, "Hold to show"));
}
