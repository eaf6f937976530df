//! A key that can send coins away shows and copies nothing before a fresh code: the question, over whatever screen asked for it.

use std::time::Duration;

use egui::Context;

use super::screens::parts::proof::{ProofDraft, ProofView, proof_fields};
use super::widgets::{Button, Dialog, DialogAnswer};
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::permission::Level;
use crate::tr;

/// Draws the question while it is open.
pub fn proof_ui(
    ctx: &Context,
    session: &Session,
    next_code_secs: u64,
    uptime: Duration,
    draft: &mut ProofDraft,
    out: &mut Outbox,
) {
    let Some(asked) = &session.proof else {
        *draft = ProofDraft::default();
        return;
    };
    let id = asked.wish.id;
    let name = session.book.keys.get(&id).map(|key| key.label.clone()).unwrap_or_default();
    let view = ProofView {
        task: &asked.task,
        has_passphrase: session.ways_in.has_passphrase,
        next_code_secs,
        uptime,
    };
    let (title, deed) = if asked.wish.is_copy {
        (tr!("proof-title-copy", name = name), tr!("proof-copy"))
    } else {
        (tr!("proof-title-show", name = name), tr!("proof-show"))
    };
    let is_running = asked.task.is_running();
    let busy = is_running.then(|| tr!("set-up-prove-busy"));
    let is_ready = draft.reason(view).is_none() && !is_running;
    let mut wants_on = false;
    let answer = Dialog::new("proof", title, tr!("proof-leave"))
        .width(520.0)
        .mark(Level::Withdraw)
        .body(tr!("proof-body"))
        .deed(Button::primary(deed).enabled(is_ready || is_running).busy(busy))
        .show(ctx, |ui| {
            ui.add_space(20.0);
            wants_on = proof_fields(ui, view, draft);
        });
    wants_on &= draft.reason(view).is_none() && !is_running;
    if wants_on || answer == Some(DialogAnswer::Yes) && is_ready {
        let (code, passphrase) = draft.typed();
        out.send(Command::Key(id, KeyCommand::Prove { code, passphrase }));
    } else if answer == Some(DialogAnswer::No) {
        out.send(Command::Key(id, KeyCommand::LeaveProof));
    }
}
