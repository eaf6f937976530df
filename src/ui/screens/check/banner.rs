//! The sentence that is said first, as loud as it is, with what can be done about it; and what goes on while it is asked.

use egui::{CornerRadius, Rect, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use super::{CheckDraft, Wanting};
use crate::app::Which;
use crate::app::command::{CheckCommand, Command, EmergencyCommand, KeyCommand, Outbox};
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::Scope;
use crate::domain::live_check::{Reason, Sentence, compare};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::answer_words::{AnswerTold, Sign, answer_told};
use crate::ui::screens::parts::page::open_page;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, galley, paint_icon, radius, theme};
use crate::ui::widgets::{Button, Link, NoticeKind, paint_mark, spinner};
use crate::ui::words::{exchange_name, exchange_of};

/// What a button of the banner does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    NotMe,
    Want,
    OpenPage,
    Replace,
    ByHand,
}

/// The side of an icon and of a mark, in points. A mark's grid has an edge.
const ICON: f32 = 26.0;
const MARK: f32 = 32.0;

/// Draws the sentence and its buttons.
pub(super) fn banner_ui(
    ui: &mut Ui,
    key: &ApiKey,
    told: &AnswerTold,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    let buttons = buttons(key);
    if let Some(deed) = sentence_ui(ui, told, &lines(key, told, when), buttons) {
        act(deed, key, draft, out);
    }
}

fn act(deed: Deed, key: &ApiKey, draft: &mut CheckDraft, out: &mut Outbox) {
    match deed {
        Deed::NotMe => not_me(key, out),
        Deed::Want => draft.wanting = Some(Wanting::Asked),
        Deed::OpenPage => open_page(&exchange_of(key), out),
        Deed::Replace => out.send(Command::Key(key.id, KeyCommand::Rotate)),
        Deed::ByHand => out.send(Command::Check(key.id, CheckCommand::MarkByHand)),
    }
}

/// Somebody else did it: the key is treated as stolen. The one place that leads there.
fn not_me(key: &ApiKey, out: &mut Outbox) {
    out.send(Command::Emergency(EmergencyCommand::Show(Scope::Key(key.id))));
}

fn buttons(key: &ApiKey) -> Vec<(Button, Deed)> {
    let open =
        || exchange_of(key).page_url().map(|_| (Button::secondary(tr!("answer-open-page")), Deed::OpenPage));
    let replace =
        || Some((Button::secondary(tr!("answer-rotate")).icon(icons::ARROWS_CLOCKWISE), Deed::Replace));
    let by_hand = || Some((Button::secondary(tr!("answer-by-hand")), Deed::ByHand));
    let found = key.live.last_known().map(|last| compare(key, last).sentence);
    // What refused says nothing of what got worse before; that has a notice of its own.
    let is_drift = key.live.before_drift.is_some() && !matches!(found, Some(Sentence::Refused(_)));
    let both = match found {
        _ if is_drift => drift_buttons(),
        Some(sentence) if sentence.is_more() => {
            [open(), Some((Button::secondary(tr!("answer-want")), Deed::Want))]
        }
        Some(Sentence::Less | Sentence::Works) => [open(), by_hand().filter(|_| is_untold(key))],
        Some(Sentence::Refused(refusal)) => match refusal.reason {
            Reason::UnknownKey
            | Reason::KeyOrSecret
            | Reason::WrongSecret
            | Reason::WrongPassphrase
            | Reason::Expired => [open(), replace().filter(|_| can_replace(key))],
            Reason::AddressRefused
            | Reason::KeyAddressOrPermission
            | Reason::NotAllowed
            | Reason::NotUnderstood => [open(), by_hand()],
            Reason::Disabled | Reason::Unconfirmed | Reason::WrongPlace | Reason::Other => [open(), None],
            Reason::Unusable => [replace().filter(|_| can_replace(key)), None],
            _ => [None, None],
        },
        _ => [None, None],
    };
    both.into_iter().flatten().collect()
}

/// What can be done about what got worse.
fn drift_buttons() -> [Option<(Button, Deed)>; 2] {
    [
        Some((Button::danger(tr!("answer-not-me")).icon(icons::SIREN), Deed::NotMe)),
        Some((Button::secondary(tr!("answer-changed")), Deed::Want)),
    ]
}

/// Above a refusal: what got worse by the answer before it. Nobody said yet who did that.
pub(super) fn drift_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, draft: &mut CheckDraft, out: &mut Outbox) {
    let is_refused = key.live.last.as_ref().is_some_and(|last| last.told().is_none());
    let Some(answered) = key.live.answered.as_ref().filter(|_| is_refused) else { return };
    if key.live.before_drift.is_none() {
        return;
    }
    let told = answer_told(key, answered, when);
    let buttons = drift_buttons().into_iter().flatten().collect();
    if let Some(deed) = sentence_ui(ui, &told, std::slice::from_ref(&told.todo), buttons) {
        act(deed, key, draft, out);
    }
    ui.add_space(16.0);
}

fn is_untold(key: &ApiKey) -> bool {
    let told = key.live.last_known().and_then(|last| last.told());
    told.is_some_and(|told| told.permissions.is_none() || told.earlier.permissions.is_some())
}

fn can_replace(key: &ApiKey) -> bool {
    key.removed.is_none() && !exchange_of(key).is_closed()
}

/// What to do, what the exchange said in its own words, and that it was looked at by hand.
fn lines(key: &ApiKey, told: &AnswerTold, when: When<'_>) -> Vec<String> {
    let after = key.live.last.as_ref().map(|last| last.at);
    let by_hand = key.live.by_hand.filter(|at| after.is_none_or(|after| *at >= after)).map(|at| {
        let moment = super::asked_at(at, when);
        tr!("answer-by-hand-at", exchange = exchange_name(key), moment = moment)
    });
    [Some(told.todo.clone()), Some(told.said.clone()), by_hand]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
}

/// The soft ground with the sign, the sentences, and the buttons at the right; under them where there is no room.
fn sentence_ui(
    ui: &mut Ui,
    told: &AnswerTold,
    lines: &[String],
    buttons: Vec<(Button, Deed)>,
) -> Option<Deed> {
    let look = theme(ui);
    let (ground, front, title) = told.kind.colours(look);
    let width = ui.available_width();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let (left, gap) = if is_narrow { (54.0, 12.0) } else { (68.0, 16.0) };
    let wide: f32 = buttons.iter().map(|(button, _)| button.width(ui) + gap).sum();
    let is_beside = !buttons.is_empty() && width - wide - left - 20.0 >= 300.0;
    let room = width - left - 20.0 - if is_beside { wide } else { 0.0 };
    let title_drawn = galley(ui, &told.what, Type::Section, title, room);
    let drawn: Vec<_> = lines.iter().map(|line| galley(ui, line, Type::Small, look.text, room)).collect();
    let text = title_drawn.size().y + drawn.iter().map(|line| line.size().y + 3.0).sum::<f32>();
    let below = if is_beside || buttons.is_empty() { 0.0 } else { 16.0 + rows_high(ui, &buttons, room) };
    let least = if is_beside { 100.0 } else { 76.0 };
    let height = (text + below + 32.0).max(least);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let name = std::iter::once(told.what.as_str()).chain(lines.iter().map(String::as_str));
    let name = name.collect::<Vec<_>>().join(" ");
    let is_alert = told.kind == NoticeKind::Danger;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(if is_alert { accesskit::Role::Alert } else { accesskit::Role::Status });
        // Its words as its label: as a value no such role reads them out.
        node.set_label(name.as_str());
        node.set_live(if is_alert { accesskit::Live::Assertive } else { accesskit::Live::Polite });
    });
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), ground);
    let mut at = pos2(rect.left() + left, rect.top() + ((height - text - below) / 2.0).max(16.0) - 1.0);
    let centre = pos2(rect.left() + (left - 8.0) / 2.0 + 6.0, at.y + text / 2.0);
    match told.sign {
        Sign::Mark(mark) => {
            let square = Rect::from_center_size(centre, vec2(MARK, MARK));
            paint_mark(ui.painter(), look, mark, square, ground);
        }
        Sign::Icon(icon) => paint_icon(ui.painter(), centre, icon, Weight::Fill, ICON, front),
    }
    at.y += title_drawn.size().y;
    ui.painter().galley(at - vec2(0.0, title_drawn.size().y), title_drawn, title);
    for line in drawn {
        at.y += 3.0;
        let high = line.size().y;
        ui.painter().galley(at, line, look.text);
        at.y += high;
    }
    let place = if is_beside {
        Rect::from_min_size(pos2(rect.right() - 20.0 - wide + gap, rect.center().y - 22.0), vec2(wide, 44.0))
    } else {
        Rect::from_min_size(pos2(rect.left() + left, at.y + 16.0), vec2(room, below))
    };
    let mut pressed = None;
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("check-banner", &told.what)));
    child.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap, 8.0);
        for (button, deed) in buttons {
            if button.show(ui).clicked() {
                pressed = Some(deed);
            }
        }
    });
    pressed
}

/// How high the buttons are in this width.
fn rows_high(ui: &Ui, buttons: &[(Button, Deed)], width: f32) -> f32 {
    let all: f32 = buttons.iter().map(|(button, _)| button.width(ui) + 16.0).sum();
    if all - 16.0 <= width { 44.0 } else { 44.0 * buttons.len() as f32 + 8.0 }
}

/// That it is being asked, with the way to stop.
pub(super) fn asking_ui(ui: &mut Ui, session: &Session, key: &ApiKey, when: When<'_>, out: &mut Outbox) {
    if !session.checks.is_asking(key.id, Which::Current) {
        return;
    }
    let asked = session.checks.asking_for(key.id, Which::Current, when.uptime).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let words = if session.checks.is_stopping {
            tr!("answer-stopping")
        } else if asked.as_secs() >= 10 {
            tr!("answer-asking-long", exchange = exchange_name(key))
        } else {
            tr!("answer-asking")
        };
        spinner(ui, &words);
        let stop = Link::new(tr!("answer-stop"));
        if !session.checks.is_stopping && stop.show(ui).clicked() {
            out.send(Command::StopChecks);
        }
    });
    ui.add_space(16.0);
}
