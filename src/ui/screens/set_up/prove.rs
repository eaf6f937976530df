//! The last step of a change: a code of the phone in use, and the passphrase in use, show that its owner makes it.

use egui::Ui;

use super::{View, footer, step_head};
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::tr;
use crate::ui::screens::parts::proof::{ProofDraft, ProofView, proof_fields};
use crate::ui::widgets::{Button, Footer};

/// Draws the step. `wants_on` is set when the last thing that is asked for was typed.
pub(super) fn prove_ui(ui: &mut Ui, view: View<'_>, draft: &mut ProofDraft, wants_on: &mut bool) -> Footer {
    let introduction = match view.set_up.errand {
        Errand::Phone => tr!("set-up-prove-introduction-phone"),
        Errand::Rekey => tr!("set-up-prove-introduction-rekey"),
        Errand::Backup => tr!("set-up-prove-introduction-backup"),
        _ => tr!("set-up-prove-introduction"),
    };
    step_head(ui, &tr!("set-up-prove-title"), &introduction);
    let finish = &view.set_up.finish;
    let proof = ProofView {
        task: finish,
        has_passphrase: view.has_passphrase,
        next_code_secs: view.next_code_secs,
        uptime: view.when.uptime,
    };
    *wants_on |= proof_fields(ui, proof, draft);
    let deed = match view.set_up.errand {
        Errand::Passphrase => tr!("set-up-prove-do-passphrase"),
        Errand::Sheet => tr!("set-up-prove-do-sheet"),
        Errand::Rekey => tr!("set-up-rekey-do"),
        Errand::Backup => tr!("set-up-prove-do-backup"),
        _ => tr!("set-up-prove-do-phone"),
    };
    let busy = finish.is_running().then(|| match view.set_up.errand {
        Errand::Backup => tr!("set-up-prove-busy-backup"),
        Errand::Rekey => tr!("set-up-rekey-busy"),
        _ => tr!("set-up-prove-busy"),
    });
    footer(view, Button::primary(deed).busy(busy)).reason(draft.reason(proof))
}

/// Sends what was typed.
pub(super) fn send(draft: &mut ProofDraft, out: &mut Outbox) {
    let (code, passphrase) = draft.typed();
    out.send(Command::SetUp(SetUpCommand::Prove { code, passphrase }));
}
