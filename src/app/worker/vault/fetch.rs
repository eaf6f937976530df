//! Showing and copying a field. A key that can send coins away gives its fields only after a fresh code: nobody who finds the window
//! open can take it.

use std::collections::BTreeSet;
use std::time::Instant;

use jiff::Timestamp;

use super::super::super::jobs::{Event, FieldWish};
use super::super::super::problem::Problem;
use super::super::desk::DeskJob;
use super::super::stack::leaving_nothing;
use super::Room;
use super::door::secs_to_next_code;
use super::problems::{problem_of, unlock_problem};
use crate::domain::api_key::{Act, KeyId};
use crate::vault::{Typed, Vault, Which};

/// For so long a code is good for all fields of its key, in seconds: a key has two or three, and a code comes every half minute.
const PROVED_SECS: i64 = 120;

/// Whose fields are shown only after a fresh code.
#[derive(Default)]
pub(super) struct Guard {
    /// Keys that could withdraw at any time since the vault was opened, as its owner or its exchange said: calling one harmless
    /// meanwhile does not open it.
    guarded: BTreeSet<KeyId>,
    /// The key for which a code was given last, and when.
    proved: Option<(KeyId, Timestamp, Instant)>,
}

impl Guard {
    /// The guard of this vault.
    pub(super) fn of(vault: &Vault) -> Self {
        let mut guard = Self::default();
        guard.take(vault);
        guard
    }

    /// Keys that can withdraw now are guarded until the lock, whatever they are called later.
    pub(super) fn take(&mut self, vault: &Vault) {
        let keys = vault.book().keys.iter();
        self.guarded.extend(keys.filter(|(_, key)| key.can_take_everything()).map(|(id, _)| *id));
    }

    fn asks_for(&self, vault: &Vault, id: KeyId, now: Timestamp) -> bool {
        // By the clock and by the computer's own time: a clock that is set back makes it no longer.
        let is_proved = self.proved.is_some_and(|(proved, at, since)| {
            proved == id
                && (0..PROVED_SECS).contains(&now.duration_since(at).as_secs())
                && since.elapsed().as_secs() < PROVED_SECS.unsigned_abs()
        });
        // Where a recovery code opened the vault there is no phone that could be asked.
        self.guarded.contains(&id) && !is_proved && !vault.needs_phone()
    }
}

impl Room {
    /// Shows or copies a field, or asks for a code first.
    pub(super) fn fetch(&mut self, generation: u64, wish: FieldWish) -> Vec<Event> {
        let now = self.now();
        let Some(vault) = &mut self.vault else { return vec![] };
        if !self.is_sample && self.guard.asks_for(vault, wish.id, now) {
            return vec![Event::ProofWanted(wish)];
        }
        let FieldWish { id, which, field, is_copy } = wish;
        let text = match leaving_nothing(|| vault.reveal(id, which, &field)) {
            Ok(text) => text,
            Err(error) => return vec![Event::NotRead(id, problem_of(error))],
        };
        if !is_copy {
            let seen = Act::Revealed { field: field.clone() };
            let noted = self.note(|book, now| book.note_act(id, now, seen));
            return std::iter::once(Event::Revealed(id, which, field, text)).chain(noted).collect();
        }
        let copied = field.clone();
        let noted = self.note(|book, now| book.note_copied(id, now, copied, which == Which::Next));
        if self.desk.send(Box::new(DeskJob::CopySecret(generation, id, which, field, text))).is_err() {
            return vec![Event::NotRead(id, Problem::ClipboardMissing)];
        }
        noted.into_iter().collect()
    }

    /// The same with a code, which is used up by it.
    pub(super) fn prove_and_fetch(
        &mut self,
        generation: u64,
        wish: FieldWish,
        typed: Typed<'_>,
    ) -> Vec<Event> {
        let now = self.now();
        let Some(vault) = &mut self.vault else { return vec![] };
        match leaving_nothing(|| vault.prove(typed, now, &|| false)) {
            Ok(proof) => vault.use_up(proof),
            Err(error) => {
                let problem = unlock_problem(error, secs_to_next_code(now));
                self.note_refusal(&problem);
                return vec![Event::Proved(Err(problem))];
            }
        }
        if leaving_nothing(|| vault.rotate_target(now)).is_err() {
            log::warn!("the code that was used opens the vault until the next unlock");
        }
        self.guard.proved = Some((wish.id, now, Instant::now()));
        std::iter::once(Event::Proved(Ok(()))).chain(self.fetch(generation, wish)).collect()
    }
}
