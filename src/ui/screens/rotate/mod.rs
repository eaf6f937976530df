//! Rotating a key in seven steps that can be left at any time and taken back until the old key is deleted.
//! Each answer is kept before the next step outside the program; what is pasted goes straight to the keychain.

mod answers;
mod delete;
mod frame;
mod make;
mod paste;
mod proof;
mod switch;
mod tools;
mod why;
mod works;

use std::collections::BTreeSet;

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;
use crate::domain::rotation::{OldKey, Reason, Rotation, RotationStep};
use crate::tr;
use crate::ui::screens::parts::kept::Kept;
use crate::ui::screens::parts::key_card::{CardMay, KeyCard, cards_ui, last_characters};
use crate::ui::screens::parts::paste_area::PasteArea;
use crate::ui::text::tr;
use crate::ui::time;
use crate::ui::widgets::{Pill, PillKind};

pub use tools::NewTool;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct RotateDraft {
    answers: Option<Kept<Rotation>>,
    /// Why, until it is said.
    pub reason: Option<Reason>,
    /// What was pasted; wiped when the step is left.
    pub paste: PasteArea,
    /// A tool that is being added.
    pub new_tool: Option<NewTool>,
    /// What was seen to work.
    pub seen: BTreeSet<usize>,
    /// Whether it was ticked that the old key is gone.
    pub gone: bool,
    /// Whether it is asked if all of this shall be taken back.
    pub taking_back: bool,
}

/// What the steps need to know.
#[derive(Clone, Copy)]
struct View<'a> {
    session: &'a Session,
    key: &'a ApiKey,
    exchange: &'a Exchange,
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

/// Draws the screen. `copied` is what was copied a moment ago.
pub fn rotate_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    rotation: &Rotation,
    step: RotationStep,
    when: When<'_>,
    copied: Option<&str>,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let mut answers = match draft.answers.take() {
        Some(answers) if answers.now.begun == rotation.begun => answers,
        _ => Kept::of(rotation),
    };
    answers.learn(|answers| {
        answers.new_fields.clone_from(&rotation.new_fields);
        answers.stored = rotation.stored;
        answers.born.clone_from(&rotation.born);
    });
    if step != RotationStep::Paste {
        // What was pasted is not carried along to other steps.
        draft.paste = PasteArea::default();
    }
    let exchange = Catalogue::current_exchange(&key.exchange);
    let exchange_name = exchange.shown_name(&key.exchange_name).to_owned();
    let view = View { session, key, exchange: &exchange, exchange_name: &exchange_name, when, copied };
    frame::show(ui, &view, rotation, step, &mut answers, draft, out);
    draft.answers = Some(answers);
}

/// Old and new beside each other.
fn both_cards_ui(ui: &mut Ui, view: &View<'_>, rotation: &Rotation) {
    let when = view.when;
    let made = view.key.made.to_zoned(when.zone.clone()).date();
    let old_pill = if rotation.revoked.is_some() {
        match view.key.old_key() {
            OldKey::Dead(_) => Pill::new(PillKind::Good, tr("rotate-dead-proved")),
            OldKey::Alive => Pill::new(PillKind::Danger, tr("rotate-still-alive")),
            // Nobody but its owner says so.
            OldKey::NotAsked | OldKey::Unclear(_) => Pill::new(PillKind::Neutral, tr("rotate-dead")),
        }
    } else if rotation.reason == Some(Reason::Leaked) {
        // It may be deleted already, as it was advised.
        Pill::new(PillKind::Caution, tr("rotate-leaked"))
    } else {
        Pill::new(PillKind::Neutral, tr("rotate-still-works"))
    };
    let old = KeyCard {
        title: tr("rotate-old"),
        pill: old_pill,
        hint: last_characters(&view.key.fields),
        may: CardMay::Noted,
        made: tr!("rotate-made", date = time::date(made)),
        is_new: false,
    };
    let new_pill = match (rotation.works, rotation.stored) {
        (Some(_), _) => Pill::new(PillKind::Good, tr("rotate-works")),
        (None, Some(_)) => Pill::new(PillKind::Neutral, tr("rotate-stored")),
        (None, None) => Pill::new(PillKind::Neutral, tr("rotate-not-yet")),
    };
    let made = match rotation.stored {
        Some(stored) => tr!("rotate-made", date = time::moment(stored, when)),
        None => tr("rotate-same"),
    };
    let new = KeyCard {
        title: tr("rotate-new"),
        pill: new_pill,
        hint: rotation.new_fields.as_deref().and_then(last_characters),
        made,
        may: CardMay::of_new(view.key, view.key.rotation.as_ref().unwrap_or(rotation)),
        is_new: true,
    };
    cards_ui(ui, view.key, old, new);
}
