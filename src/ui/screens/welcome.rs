//! The first start: one promise, three ways, and beside them three sample keys drawn with the real components.

use egui::{Align, Layout, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::Home;
use crate::app::command::{Command, EntryCommand, Outbox, SetUpCommand};
use crate::app::task::Task;
use crate::domain::catalogue::Catalogue;
use crate::domain::permission::{Level, Levels};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_notice;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, WidthClass, body_large, display, galley, label, theme, tile_colour};
use crate::ui::widgets::{
    Button, Card, IpKind, Link, brand_mark, divider, exchange_tile, icon_line, keep_focus_in_sight, ladder,
    paint_ip,
};

/// Draws the screen.
pub fn welcome_ui(ui: &mut Ui, look: &Task<()>, out: &mut Outbox) {
    let all = ui.max_rect();
    let canvas = theme(ui).canvas;
    ui.painter().rect_filled(all, 0, canvas);
    let left = if WidthClass::of(ui).is_wide() {
        let (left, right) = all.split_left_right_at_fraction(0.5);
        samples(ui, right);
        left
    } else {
        all
    };
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("promise"), |ui| promise(ui, look, out));
}

/// Promise and ways. It scrolls where the window is low.
fn promise(ui: &mut Ui, look: &Task<()>, out: &mut Outbox) {
    let class = WidthClass::of(ui);
    let page = ui.max_rect();
    let side = if class.is_narrow() { 24.0 } else { 72.0 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = (page.width() - side - 24.0).min(464.0);
        let top = ui.cursor().top();
        let inner = Rect::from_min_size(pos2(page.left() + side, top), vec2(width, page.height()));
        let bottom = ui
            .scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                let is_low = page.height() < 600.0;
                ui.add_space(if is_low { 24.0 } else { 48.0 });
                brand(ui);
                ui.add_space(if is_low { 32.0 } else { (page.height() - 558.0).clamp(40.0, 82.0) });
                display(ui, tr!("welcome-promise"));
                ui.add_space(15.0);
                ui.scope(|ui| {
                    ui.set_max_width(416.0);
                    body_large(ui, tr!("welcome-introduction"));
                });
                ui.add_space(32.0);
                ways(ui, look, out);
                if let Some(problem) = look.problem() {
                    ui.add_space(16.0);
                    problem_notice(ui, problem);
                }
                ui.cursor().top()
            })
            .inner;
        let foot_top = (top + page.height() - 76.0).max(bottom + 32.0);
        let foot = Rect::from_min_size(pos2(page.left() + side, foot_top), vec2(width.min(420.0), 36.0));
        ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
            icon_line(ui, icons::CLOCK, &tr!("welcome-needs"))
        });
        ui.advance_cursor_after_rect(Rect::from_min_max(pos2(page.left(), top), foot.max + vec2(0.0, 36.0)));
        keep_focus_in_sight(ui);
    });
}

fn brand(ui: &mut Ui) {
    let colour = theme(ui).text;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        brand_mark(ui, 32.0);
        ui.add(egui::Label::new(Type::Section.text("Keystead").color(colour)));
    });
}

fn ways(ui: &mut Ui, look: &Task<()>, out: &mut Outbox) {
    ui.scope(|ui| {
        ui.set_max_width(336.0);
        let is_free = !look.is_running();
        let begin = Button::primary(tr!("welcome-begin")).full_width().enabled(is_free).focus_first();
        if begin.show(ui).clicked() {
            out.send(Command::SetUp(SetUpCommand::Begin(Home::Keychain)));
        }
        ui.add_space(12.0);
        if Button::secondary(tr!("welcome-backup")).full_width().enabled(is_free).show(ui).clicked() {
            out.send(Command::SetUp(SetUpCommand::Restore));
        }
    });
    ui.add_space(20.0);
    let words = if look.is_running() { tr!("welcome-opening") } else { tr!("welcome-look-around") };
    let colour = theme(ui).accent_text;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let link = Link::new(words).body().show(ui);
        icons::ARROW_RIGHT.show(ui, 18.0, colour);
        if link.clicked() && !look.is_running() {
            out.send(Command::Entry(EntryCommand::LookAround));
        }
    });
}

/// A key as it should be: enough for its work, and no more.
struct Sample {
    label: String,
    exchange: &'static str,
    account: String,
    levels: &'static [Level],
    words: String,
    addresses: usize,
}

fn sample_keys() -> [Sample; 3] {
    let read: &'static [Level] = &[Level::Read];
    [
        Sample {
            label: tr!("welcome-sample-bot"),
            exchange: "binance",
            account: tr!("welcome-sample-bot-account"),
            levels: &[Level::Read, Level::Trade],
            words: tr!("welcome-sample-trade"),
            addresses: 1,
        },
        Sample {
            label: tr!("welcome-sample-tax"),
            exchange: "kraken",
            account: tr!("welcome-sample-tax-account"),
            levels: read,
            words: tr!("welcome-sample-read"),
            addresses: 1,
        },
        Sample {
            label: tr!("welcome-sample-view"),
            exchange: "coinbase",
            account: tr!("welcome-sample-view-account"),
            levels: read,
            words: tr!("welcome-sample-read"),
            addresses: 2,
        },
    ]
}

fn samples(ui: &mut Ui, rect: Rect) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0, theme.accent_soft);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, theme.line));
    let column = 344.0_f32.min(rect.width() - 48.0);
    let left = (rect.center().x - 7.0 - column / 2.0).round();
    let height = 3.0 * 160.0 + 40.0;
    let top = (rect.center().y + 12.0 - height / 2.0).max(rect.top() + 16.0).round();
    let inner = Rect::from_min_size(pos2(left, top), vec2(column, height));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("samples"), |ui| {
        for sample in sample_keys() {
            sample_card(ui, &sample);
            ui.add_space(38.0);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let (place, _) = ui.allocate_exact_size(vec2(24.0, 40.0), Sense::hover());
            paint_icon(
                ui.painter(),
                place.center(),
                icons::SHIELD_CHECK,
                Weight::Regular,
                22.0,
                theme.accent_text,
            );
            ui.vertical(|ui| {
                ui.set_max_width(290.0);
                label(ui, Type::Small, tr!("welcome-samples"), theme.text_muted);
            });
        });
    });
}

fn sample_card(ui: &mut Ui, sample: &Sample) {
    let theme = theme(ui);
    let exchange = Catalogue::built_in().exchange_or_other(sample.exchange);
    Card::new().raised().padding(Margin { left: 16, right: 16, top: 16, bottom: 16 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            exchange_tile(ui, &exchange.monogram, tile_colour(exchange.tile.0), 40.0);
            ui.vertical(|ui| {
                label(ui, Type::BodyStrong, &sample.label, theme.text);
                let account = format!("{} · {}", exchange.name, sample.account);
                label(ui, Type::Caption, account, theme.text_muted);
            });
        });
        ui.add_space(14.0);
        divider(ui);
        ui.add_space(13.0);
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        let left_to_right = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(row).layout(left_to_right), |ui| {
            let levels: Levels = sample.levels.iter().copied().collect();
            ladder(ui, levels, &sample.words, &sample.words, theme.surface);
        });
        let words = tr!("words-addresses", count = sample.addresses);
        let width = galley(ui, &words, Type::Small, theme.text, f32::INFINITY).size().x + 24.0;
        paint_ip(ui, pos2(row.right() - width, row.center().y), IpKind::Limited, &words);
    });
}
