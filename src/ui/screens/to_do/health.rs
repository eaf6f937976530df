//! How one key is: what is to be mended, what nobody knows for sure, and what is good, each with why and the button that does it.

use egui::{Align, Color32, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::health_words::{deed_words, told};
use crate::app::command::{Command, DraftCommand, KeyCommand, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::health::{Deed, Finding, Verdict, health};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::problem::problem_notice;
use crate::ui::screens::key::remove::remove_dialog;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{
    Type, WidthClass, body_muted, label, paint_icon, rich_in, section, theme, tile_colour, title,
};
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Link, ListCard, Rows, exchange_tile, keep_focus_in_sight,
};
use crate::ui::words::{exchange_and_account, exchange_name, exchange_of};

/// The widest the rows become, in points.
const WIDEST: f32 = 840.0;
/// The width of a row's button, in points.
const VERB: f32 = 216.0;

/// What is asked on this screen.
#[derive(Default)]
pub struct HealthDraft {
    /// It is asked whether the key is to be taken from the list.
    pub removing: bool,
    /// It is asked whether the password was changed.
    pub new_password: bool,
}

/// Draws the screen.
pub fn health_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut HealthDraft,
    out: &mut Outbox,
) {
    dialogs(ui, key, draft, out);
    let side = if WidthClass::of(ui).is_narrow() { 16 } else { 32 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            head(ui, key, out);
            if let Some((Doing::InUse(_) | Doing::NewPassword(_), problem)) = &session.not_written {
                problem_notice(ui, problem);
                ui.add_space(16.0);
            }
            let found = health(key, session.book.backup, &session.today);
            let is_bad = |one: &&Finding| matches!(one.verdict, Verdict::Danger | Verdict::Mend);
            let bad = found.iter().filter(is_bad).count();
            body_muted(
                ui,
                if found.is_empty() { tr!("health-dead") } else { tr!("health-intro", count = bad) },
            );
            let parts: [(String, &dyn Fn(Verdict) -> bool); 4] = [
                (tr!("health-mend"), &|verdict| verdict <= Verdict::Mend),
                (tr!("health-unsure"), &|verdict| verdict == Verdict::Unsure),
                (tr!("health-known"), &|verdict| verdict == Verdict::Known),
                (tr!("health-good"), &|verdict| verdict == Verdict::Good),
            ];
            for (heading, is_of) in parts {
                let some: Vec<&Finding> = found.iter().filter(|one| is_of(one.verdict)).collect();
                if !some.is_empty() {
                    ui.add_space(24.0);
                    section(ui, heading);
                    ui.add_space(10.0);
                    part(ui, session, key, &some, when, draft, out);
                }
            }
        });
        keep_focus_in_sight(ui);
    });
}

fn head(ui: &mut Ui, key: &ApiKey, out: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        if Link::new(tr!("health-back")).icon(icons::CARET_LEFT).show(ui).clicked() {
            out.go(Route::ToDo);
        }
        if Link::new(tr!("health-open-key")).show(ui).clicked() {
            out.go(Route::Key(key.id));
        }
    });
    ui.add_space(14.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let exchange = exchange_of(key);
        exchange_tile(ui, &exchange.shown_monogram(&key.exchange_name), tile_colour(exchange.tile.0), 52.0);
        ui.vertical(|ui| {
            title(ui, tr!("health-title", name = key.label.clone()));
            let colour = theme(ui).text_muted;
            label(ui, Type::Small, exchange_and_account(key), colour);
        });
    });
    ui.add_space(14.0);
}

fn part(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    findings: &[&Finding],
    when: When<'_>,
    draft: &mut HealthDraft,
    out: &mut Outbox,
) {
    ListCard::new().padding(Margin::symmetric(20, 14)).show(ui, |rows| {
        for (at, finding) in findings.iter().enumerate() {
            // The worst thing first: that is the one to do on this screen.
            let is_first = at == 0 && finding.verdict <= Verdict::Mend;
            if let Some(deed) = row(rows, session, key, finding, is_first, when) {
                act(key.id, deed, draft, out);
            }
        }
    });
}

fn sign(ui: &Ui, verdict: Verdict) -> (Icon, Color32) {
    let theme = theme(ui);
    match verdict {
        Verdict::Danger => (icons::WARNING_OCTAGON, theme.danger),
        Verdict::Mend => (icons::WARNING, theme.caution),
        Verdict::Unsure => (icons::QUESTION, theme.text_muted),
        Verdict::Known => (icons::INFO, theme.text_muted),
        Verdict::Good => (icons::CHECK_CIRCLE, theme.good),
    }
}

fn row(
    rows: &mut Rows<'_>,
    session: &Session,
    key: &ApiKey,
    finding: &Finding,
    is_first: bool,
    when: When<'_>,
) -> Option<Deed> {
    let words = told(key, finding, &session.today, when);
    rows.row(|ui| {
        let (icon, colour) = sign(ui, finding.verdict);
        let draw_words = |ui: &mut Ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
                paint_icon(ui.painter(), rect.center(), icon, Weight::Fill, 22.0, colour);
                ui.vertical(|ui| {
                    let theme = theme(ui);
                    label(ui, Type::BodyMedium, words.what.as_str(), theme.text);
                    if !words.why.is_empty() {
                        rich_in(ui, Type::Small, &words.why, theme.text_muted);
                    }
                });
            });
        };
        let buttons = |ui: &mut Ui, width: f32| {
            let mut pressed = None;
            for (at, deed) in finding.deeds.iter().enumerate() {
                let words = deed_words(key, *deed);
                let button = match at {
                    0 if is_first => Button::primary(words),
                    0 => Button::secondary(words),
                    _ => Button::quiet(words),
                };
                if button.small().min_width(width).show(ui).clicked() {
                    pressed = Some(*deed);
                }
            }
            pressed
        };
        if finding.deeds.is_empty() {
            draw_words(ui);
            return None;
        }
        if WidthClass::of(ui).is_narrow() {
            draw_words(ui);
            ui.add_space(8.0);
            return ui
                .horizontal_wrapped(|ui| {
                    ui.add_space(34.0);
                    buttons(ui, 0.0)
                })
                .inner;
        }
        let (top, width) = (ui.cursor().left_top(), ui.available_width());
        let left = Rect::from_min_size(top, vec2(width - VERB - 16.0, 36.0));
        let drawn = ui.scope_builder(UiBuilder::new().max_rect(left), draw_words);
        let least = 36.0 * finding.deeds.len() as f32 + 6.0 * (finding.deeds.len() - 1) as f32;
        let height = drawn.response.rect.height().max(least);
        let place = top + vec2(width - VERB, (height - least) / 2.0);
        let right = Rect::from_min_size(place, vec2(VERB, least));
        let layout = Layout::top_down(Align::Max);
        let pressed = ui.scope_builder(UiBuilder::new().max_rect(right).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            buttons(ui, VERB)
        });
        ui.advance_cursor_after_rect(Rect::from_min_size(top, vec2(width, height)));
        pressed.inner
    })
}

/// Does what the button says, or leads to where it is done.
fn act(id: KeyId, deed: Deed, draft: &mut HealthDraft, out: &mut Outbox) {
    match deed {
        Deed::MakeSafe | Deed::Edit => out.go(Route::Key(id)),
        Deed::Another => out.send(Command::Draft(DraftCommand::BeginLike(id))),
        Deed::Rotate => out.send(Command::Key(id, KeyCommand::Rotate)),
        Deed::SeeAnswer => out.go(Route::Check(id)),
        Deed::InUse => out.send(Command::Key(id, KeyCommand::InUse)),
        Deed::Remove => draft.removing = true,
        Deed::Backup => out.send(Command::SetUp(SetUpCommand::Change(Errand::Backup))),
        Deed::NewPassword => draft.new_password = true,
    }
}

fn dialogs(ui: &Ui, key: &ApiKey, draft: &mut HealthDraft, out: &mut Outbox) {
    if draft.removing && remove_dialog(ui.ctx(), key, out) {
        draft.removing = false;
    }
    if draft.new_password {
        let exchange = exchange_name(key);
        let title = tr!("health-password-title", exchange = exchange.clone());
        let answer = Dialog::new("new-password", title, tr!("health-password-no"))
            .body(tr!("health-password-body", exchange = exchange))
            .deed(Button::primary(tr!("health-password-yes")))
            .show(ui.ctx(), |_| {});
        if answer == Some(DialogAnswer::Yes) {
            out.send(Command::Key(key.id, KeyCommand::NewPassword));
        }
        draft.new_password &= answer.is_none();
    }
}
