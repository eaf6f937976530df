//! No key yet: a question, three answers by purpose, and one calming fact.

use egui::{CornerRadius, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{KeysDraft, begin_key, news, search};
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::{Session, When};
use crate::domain::api_key::Purpose;
use crate::domain::permission::{Level, Levels};
use crate::domain::search::Chip;
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Type, WidthClass, body_large, label, radius, section, theme, title};
use crate::ui::widgets::{
    Button, Ladder, Link, divider, icon_line, icon_square, keep_focus_in_sight, ladder,
};
use crate::ui::words::{levels_in_words, levels_sentence, top_word};

struct Choice {
    purpose: Purpose,
    icon: Icon,
    title: String,
    tools: String,
    levels: Levels,
}

fn choices() -> [Choice; 3] {
    let read = Levels::default().with(Level::Read);
    [
        Choice {
            purpose: Purpose::TradingBot,
            icon: icons::ROBOT,
            title: tr!("keys-empty-bot"),
            tools: tr!("keys-empty-bot-tools"),
            levels: read.with(Level::Trade),
        },
        Choice {
            purpose: Purpose::TaxReport,
            icon: icons::RECEIPT,
            title: tr!("keys-empty-tax"),
            tools: tr!("keys-empty-tax-tools"),
            levels: read,
        },
        Choice {
            purpose: Purpose::DataAndCharts,
            icon: icons::CHART_LINE_UP,
            title: tr!("keys-empty-data"),
            tools: tr!("keys-empty-data-tools"),
            levels: read,
        },
    ]
}

/// Draws the screen of somebody who has no key yet.
pub fn empty_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let area = ui.max_rect();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let (edge, top) =
        if is_narrow { (16.0, 16.0) } else { (48.0, (area.height() * 0.125).clamp(24.0, 92.0)) };
    ScrollArea::vertical().id_salt("keys-empty").auto_shrink(false).show(ui, |ui| {
        let left = ui.max_rect().left() + edge;
        let width = (area.width() - 2.0 * edge).min(960.0);
        let inner = Rect::from_min_size(pos2(left, ui.cursor().top()), vec2(width, area.height()));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.add_space(top);
            if !draft.news_read || !session.book.drafts.is_empty() {
                news::news_ui(ui, session, when, draft, out);
            }
            title(ui, tr!("keys-empty-title"));
            ui.add_space(8.0);
            ui.scope(|ui| {
                ui.set_max_width(width.min(640.0));
                body_large(ui, tr!("keys-empty-intro"));
            });
            ui.add_space(32.0);
            cards(ui, width, out);
            ui.add_space(25.0);
            links(ui, session, out);
            let rest = area.bottom() - 44.0 - ui.cursor().top();
            ui.add_space(rest.max(24.0));
            icon_line(ui, icons::SHIELD_CHECK, &tr!("keys-empty-fact"));
            ui.add_space(24.0);
        });
        keep_focus_in_sight(ui);
    });
}

fn cards(ui: &mut Ui, width: f32, out: &mut Outbox) {
    let across = if width >= 640.0 { 3 } else { 1 };
    let gap = 16.0;
    let card_width = (width - gap * (across as f32 - 1.0)) / across as f32;
    let height = if across == 3 { 327.0 } else { 0.0 };
    let origin = ui.cursor().left_top();
    let mut bottom = origin.y;
    for (index, choice) in choices().into_iter().enumerate() {
        let at = if across == 3 {
            pos2(origin.x + index as f32 * (card_width + gap), origin.y)
        } else {
            pos2(origin.x, bottom + if index == 0 { 0.0 } else { gap })
        };
        let place = Rect::from_min_size(at, vec2(card_width, height));
        let drawn = ui
            .scope_builder(UiBuilder::new().max_rect(place).id_salt(index), |ui| {
                card(ui, &choice, index == 0, height, out);
            })
            .response
            .rect;
        bottom = bottom.max(drawn.bottom());
    }
}

fn card(ui: &mut Ui, choice: &Choice, is_first: bool, height: f32, out: &mut Outbox) {
    let theme = theme(ui);
    let behind = ui.painter().add(egui::Shape::Noop);
    let outer = ui.max_rect();
    let inner = outer.shrink2(vec2(25.0, 25.0)).with_max_y(f32::INFINITY);
    let drawn = ui
        .scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            icon_square(ui, choice.icon, 44.0, theme.accent_soft);
            ui.add_space(20.0);
            section(ui, &choice.title);
            ui.add_space(4.0);
            label(ui, Type::Body, &choice.tools, theme.text_muted);
            let line = outer.top() + 201.0;
            ui.add_space((line - ui.cursor().top()).max(16.0));
            divider(ui);
            ui.add_space(15.0);
            let ladder_of = Ladder::from(choice.levels);
            let word = if choice.levels == Levels::default().with(Level::Read) {
                top_word(ladder_of)
            } else {
                levels_in_words(choice.levels)
            };
            ladder(ui, ladder_of, &word, &levels_sentence(ladder_of), theme.surface);
            ui.add_space(21.0);
            let words = tr!("keys-empty-start");
            let button =
                if is_first { Button::primary(words).focus_first() } else { Button::secondary(words) };
            let name = tr!("keys-empty-start-name", what = choice.title.clone());
            if button.accessible_name(name).show(ui).clicked() {
                out.send(Command::Draft(DraftCommand::Begin(Some(choice.purpose))));
            }
        })
        .response
        .rect;
    let bottom = (drawn.bottom() + 25.0).max(outer.top() + height);
    let rect = Rect::from_min_max(outer.min, pos2(outer.right(), bottom));
    let corner = CornerRadius::same(radius::CARD);
    let shape = egui::epaint::RectShape::new(
        rect,
        corner,
        theme.surface,
        Stroke::new(1.0, theme.line),
        StrokeKind::Inside,
    );
    ui.painter().set(behind, shape);
    ui.allocate_rect(rect, egui::Sense::hover());
}

fn links(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(24.0, 8.0);
        if Link::new(tr!("keys-empty-other")).body().icon(icons::COMPASS).show(ui).clicked() {
            begin_key(out);
        }
        let removed = session.counts.removed;
        if removed > 0 {
            let words = tr!("keys-empty-removed", count = removed);
            if Link::new(words).body().icon(icons::ARCHIVE).show(ui).clicked() {
                search(session, out, |query| query.chip = Chip::Removed);
            }
        }
    });
}
