//! Creating a key in seven steps that can be left at any time. The answers are kept in the vault, never what was pasted.

mod addresses;
mod allow_withdraw;
mod at_exchange;
mod exchange;
mod frame;
mod keep;
mod name;
mod name_draft;
mod paste;
mod permission_row;
mod permissions;
mod purpose;
mod thief_panel;

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::catalogue::Catalogue;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::exchange::Exchange;
use crate::ui::screens::check::InlineDraft;
use crate::ui::screens::parts::kept::Kept;
use crate::ui::screens::parts::paste_area::PasteArea;
use crate::ui::screens::parts::say;
use crate::ui::text::tr;

pub use addresses::AddressesDraft;
pub use allow_withdraw::AllowDraft;
pub use exchange::ExchangeDraft;
pub use name_draft::NameDraft;
pub use permissions::PermissionsDraft;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct CreateDraft {
    answers: Option<Kept<Draft>>,
    /// Whether another tool's name is being typed, and whether all tools are shown.
    tools: purpose::ToolsDraft,
    /// What is typed to find an exchange.
    pub exchange: ExchangeDraft,
    /// What is unfolded or asked about permissions.
    pub permissions: PermissionsDraft,
    /// What is typed about addresses.
    pub addresses: AddressesDraft,
    /// What was pasted; wiped when the step is left.
    pub paste: PasteArea,
    /// Name and dates as typed.
    pub name: Option<NameDraft>,
    /// What the exchange is asked about the saved key.
    pub ask: InlineDraft,
    /// Whether it is asked if the draft shall be discarded.
    pub discarding: bool,
}

/// What the steps need to know.
#[derive(Clone, Copy)]
struct View<'a> {
    session: &'a Session,
    exchange: &'a Exchange,
    /// The exchange's name, as typed where it is not in the catalogue.
    exchange_name: &'a str,
    when: When<'a>,
    /// What was copied a moment ago; never a secret.
    copied: Option<&'a str>,
}

impl View<'_> {
    fn name(&self) -> String {
        self.exchange_name.to_owned()
    }
}

/// The tool, or what the purpose is called inside a sentence.
fn who(answers: &Draft) -> String {
    say::tool(&answers.tool).unwrap_or_else(|| match answers.purpose {
        Some(purpose) => tr(&format!("create-who-{}", purpose.word())),
        None => String::new(),
    })
}

/// Draws the screen. `copied` is what was copied a moment ago.
pub fn create_ui(
    ui: &mut Ui,
    session: &Session,
    key_draft: &Draft,
    step: DraftStep,
    when: When<'_>,
    copied: Option<&str>,
    draft: &mut CreateDraft,
    out: &mut Outbox,
) {
    let mut answers = match draft.answers.take() {
        Some(answers) if answers.now.id == key_draft.id => answers,
        _ => Kept::of(key_draft),
    };
    answers.learn(|answers| {
        answers.saved = key_draft.saved;
        answers.born.clone_from(&key_draft.born);
    });
    if step != DraftStep::Paste {
        // What was pasted is not carried along to other steps.
        draft.paste = PasteArea::default();
    }
    let exchange = Catalogue::current_exchange(answers.now.exchange_id());
    let exchange_name = exchange.shown_name(&answers.now.exchange_name).to_owned();
    let view = View { session, exchange: &exchange, exchange_name: &exchange_name, when, copied };
    frame::show(ui, &view, key_draft, step, &mut answers, draft, out);
    draft.answers = Some(answers);
}
