//! Where a guide stands: the rail with its steps, or the bar of segments where there is no room for one. The red entry is in both.

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::app_frame::{NavItem, loud_ui, nav_row};
use super::link::Link;
use super::mark::{brand_mark, paint_brand};
use super::menu::menu;
use super::stepper::{Step, StepState, step_column, step_segments};
use super::wizard_frame::{WizardEvent, WizardFrame};
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Theme, Type, WidthClass, galley, galley_one_line, label, radius, theme};

/// The height of the red entry in the rail, and how far its top is from the foot of the window: as in the sidebar.
const LOUD_HEIGHT: f32 = 44.0;
const LOUD_FOOT: f32 = 148.0;

impl WizardFrame {
    pub(super) fn rail(&self, ui: &mut Ui, rect: Rect) -> Option<WizardEvent> {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, 0, theme.rail);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, theme.line));
        let note_height = self.rail_note(ui, rect);
        let mut event = None;
        // The red entry is as far from the edge as in the sidebar, and above a longer note.
        let foot =
            if self.leaked.is_some() { (note_height + LOUD_HEIGHT).max(LOUD_FOOT) } else { note_height };
        let free = if self.leaked.is_some() { foot + 8.0 } else { foot };
        let inner =
            Rect::from_min_max(pos2(rect.left(), rect.top()), pos2(rect.right(), rect.bottom() - free));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("rail"), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let margin = Margin { left: 28, right: 20, top: 20, bottom: 8 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(rect.width() - 48.0);
                    brand_line(ui, &self.brand);
                    ui.add_space(27.0);
                    label(ui, Type::BodyStrong, &self.title, theme.text);
                    label(ui, Type::Caption, &self.progress, theme.text_muted);
                    ui.add_space(19.0);
                    event = step_column(ui, &self.steps).map(WizardEvent::Step);
                });
            });
        });
        if let Some(words) = &self.leaked {
            let at = pos2(rect.left() + 12.0, rect.bottom() - foot);
            let place = Rect::from_min_size(at, vec2(rect.width() - 25.0, LOUD_HEIGHT));
            if nav_row(ui, place, &NavItem::new((), icons::SIREN, words).danger()).clicked() {
                event = Some(WizardEvent::Leaked);
            }
        }
        event
    }

    /// The line at the foot of the rail; gives the height it takes.
    fn rail_note(&self, ui: &mut Ui, rail: Rect) -> f32 {
        let Some((icon, words, on_card)) = &self.note else { return 0.0 };
        let theme = theme(ui);
        let (left, right) = if *on_card { (64.0, 34.0) } else { (52.0, 28.0) };
        let text = galley(ui, words, Type::Caption, theme.text_muted, rail.width() - left - right);
        let bottom = if *on_card { 32.0 } else { 20.0 };
        let top = rail.bottom() - bottom - text.size().y;
        if *on_card {
            let card = Rect::from_min_max(
                pos2(rail.left() + 20.0, top - 12.0),
                pos2(rail.right() - 21.0, rail.bottom() - 20.0),
            );
            ui.painter().rect_filled(card, radius::CARD, theme.surface);
        }
        let at = pos2(rail.left() + left, top);
        let place = Rect::from_min_size(at, text.size());
        let response = ui.interact(place, ui.scope_id().with("rail-note"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
        let icon_at = pos2(at.x - if *on_card { 21.0 } else { 16.0 }, top + 9.0);
        paint_icon(ui.painter(), icon_at, *icon, Weight::Regular, 16.0, theme.text_muted);
        ui.painter().galley(at, text, theme.text_muted);
        rail.bottom() - top + 16.0
    }

    pub(super) fn bar(&self, ui: &mut Ui, rect: Rect) -> Option<WizardEvent> {
        let theme = theme(ui);
        ui.painter().rect_filled(rect, 0, theme.rail);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        let class = WidthClass::of(ui);
        let side = if class.is_narrow() { 16.0 } else { 32.0 };
        let inner = Rect::from_min_max(
            pos2(rect.left() + side, rect.top() + 18.0),
            pos2(rect.right() - side, rect.bottom()),
        );
        let now = self.steps.iter().find(|step| step.state() == StepState::Now).map_or("", Step::word);
        let mut event = None;
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("bar"), |ui| {
            let line = Rect::from_min_size(inner.min - vec2(0.0, 2.0), vec2(inner.width(), 36.0));
            let mut words = line;
            // Where there is little room, the words need it.
            if !class.is_narrow() {
                let brand = Rect::from_min_size(line.min + vec2(0.0, 4.0), vec2(28.0, 28.0));
                paint_brand(ui.painter(), theme, brand);
                words = words.with_min_x(brand.right() + 16.0);
            }
            let right = ui.scope_builder(
                UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)),
                |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    if let Some(words) = &self.leaked {
                        let item = NavItem::new((), icons::SIREN, words).danger();
                        if loud_ui(ui, &item, rect.width()) {
                            event = Some(WizardEvent::Leaked);
                        }
                        ui.add_space(12.0);
                    }
                    icons::CARET_DOWN.show(ui, 14.0, theme.accent_text);
                    let button = Link::new(&self.all_steps).show(ui);
                    let chosen = menu(ui, &button, |menu| {
                        let mut chosen = None;
                        for (index, step) in self.steps.iter().enumerate() {
                            let icon = (step.state() == StepState::Done).then_some(icons::CHECK);
                            let words = format!("{}. {}", index + 1, step.word());
                            if menu.item(icon, &words) && step.state() == StepState::Done {
                                chosen = Some(index);
                            }
                        }
                        chosen
                    });
                    event = event.or(chosen.flatten().map(WizardEvent::Step));
                },
            );
            let words = words.with_max_x((right.response.rect.left() - 12.0).max(words.left()));
            self.bar_words(ui, words, now);
            let segments =
                Rect::from_min_size(pos2(inner.left(), rect.top() + 62.0), vec2(inner.width(), 4.0));
            ui.scope_builder(UiBuilder::new().max_rect(segments), |ui| step_segments(ui, &self.steps));
        });
        event
    }

    /// The title and how far it is. Where there is little room, first the name of the step gives way and then the title.
    fn bar_words(&self, ui: &mut Ui, rect: Rect, step: &str) {
        const GAP: f32 = 16.0;
        let theme = theme(ui);
        let wide = |ui: &Ui, words: &str, kind: Type| {
            galley_one_line(ui, words, kind, theme.text, f32::INFINITY).size().x
        };
        let title = wide(ui, &self.title, Type::BodyStrong);
        let whole = format!("{} · {step}", self.progress);
        let has_room = title + GAP + wide(ui, &whole, Type::Small) <= rect.width();
        let progress = if has_room { &whole } else { &self.progress };
        let room = (rect.width() - GAP - wide(ui, progress, Type::Small) - 1.0).max(0.0);
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let words = egui::Label::new(Type::BodyStrong.text(&self.title).color(theme.text)).truncate();
            ui.allocate_ui_with_layout(vec2(room.min(title + 1.0), rect.height()), layout, |ui| {
                ui.add(words)
            });
            ui.add(egui::Label::new(Type::Small.text(progress).color(theme.text_muted)).truncate());
        });
    }
}

/// The brand mark with its word, 28 high.
pub fn brand_line(ui: &mut Ui, word: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        brand_mark(ui, 28.0);
        brand_word(ui, word, theme(ui));
    });
}

fn brand_word(ui: &mut Ui, word: &str, theme: &Theme) {
    ui.add(egui::Label::new(Type::Section.text(word).extra_letter_spacing(-0.2).color(theme.text)));
}
