//! Step 7: the exchange is asked about the old key and must refuse it. Where it cannot tell, its owner looks once more. Only then the
//! old secret is destroyed.

use egui::Ui;

use super::answers::old_key_ui;
use super::frame::footer;
use super::{RotateDraft, View, both_cards_ui};
use crate::app::Which;
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::rotation::{OldKey, Rotation, RotationStep};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::key_card::last_characters;
use crate::ui::text::tr;
use crate::ui::theme::body_muted;
use crate::ui::widgets::{Button, Footer, ListCard, Notice, TickLine, TickPress, icon_line, page_head};

pub(super) fn proof_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Rotation,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) -> Footer {
    page_head(ui, &tr("rotate-proof-title"), &tr("rotate-proof-intro"));
    both_cards_ui(ui, view, answers);
    ui.add_space(20.0);
    old_key_ui(ui, view, out);
    let old = view.key.old_key();
    if !matches!(old, OldKey::Dead(_) | OldKey::Alive) {
        by_hand_ui(ui, view, draft);
    }
    icon_line(ui, icons::KEY, &tr("rotate-proof-after"));
    let is_awaited = view.session.checks.awaits_answer(view.key.id, &[Which::Current, Which::Next]);
    let reason = match old {
        _ if is_awaited => Some(tr!("rotate-proof-awaited", exchange = view.name())),
        OldKey::Dead(_) => None,
        OldKey::Alive => Some(tr!("rotate-proof-alive", exchange = view.name())),
        OldKey::NotAsked | OldKey::Unclear(_) => (!draft.gone).then(|| tr("rotate-proof-open")),
    };
    let is_busy = view.session.is_doing(Doing::FinishRotation(view.key.id));
    let button = Button::danger(tr("rotate-proof-finish")).busy(is_busy.then(|| tr("rotate-proof-busy")));
    let mut footer = footer(RotationStep::Proof, button).reason(reason.filter(|_| !is_busy));
    if is_busy {
        footer.back = footer.back.map(|button| button.enabled(false));
        footer.quiet = footer.quiet.map(|button| button.enabled(false));
    }
    footer
}

/// Where the exchange did not say it: its owner looks by themselves.
fn by_hand_ui(ui: &mut Ui, view: &View<'_>, draft: &mut RotateDraft) {
    body_muted(ui, tr!("rotate-proof-look", exchange = view.name()));
    ui.add_space(12.0);
    let note = match last_characters(&view.key.fields) {
        Some(hint) => tr!("rotate-proof-tick-note", hint = format!("•••• {hint}")),
        None => tr("rotate-proof-tick-note-plain"),
    };
    ListCard::new().show(ui, |rows| {
        let line = TickLine::new(tr!("rotate-proof-tick", exchange = view.name()), draft.gone)
            .caption(note)
            .current(!draft.gone);
        if line.show(rows) == Some(TickPress::Toggled) {
            draft.gone = !draft.gone;
        }
    });
    ui.add_space(16.0);
    Notice::info(tr("rotate-proof-why-title"), tr("rotate-proof-why")).show(ui);
    ui.add_space(16.0);
}
