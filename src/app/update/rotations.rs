//! Keys being rotated: each answer is kept before the next step outside the program.

use super::super::Which;
use super::super::command::RotationCommand;
use super::super::jobs::{CheckWhy, Doing, Job, Jobs};
use super::super::state::State;
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::rotation::{OldKey, Rotation, RotationStep};

impl State {
    pub(super) fn apply_rotation(&mut self, id: KeyId, command: RotationCommand, jobs: &mut dyn Jobs) {
        let (now, uptime) = (self.now, self.uptime);
        let Some(rotation) = self.key(id).and_then(|key| key.rotation.clone()) else { return };
        let is_alive = self.key(id).is_some_and(|key| key.old_key() == OldKey::Alive);
        if self.is_answer_awaited(id, &command) {
            // Where the answer could not be written down, it is tried again.
            return self.keep_checks(jobs);
        }
        let (doing, job) = match command {
            RotationCommand::Answer(answer) => {
                self.write(
                    Doing::KeepRotation(id),
                    Box::new(move |book: &mut Book| {
                        let known = book.keys.get(&id).and_then(|key| key.rotation.as_ref());
                        if let Some(answer) = known.map(|known| keep_what_is_stored(*answer, known)) {
                            book.keep_rotation(id, answer, now);
                        }
                    }),
                    jobs,
                );
                return;
            }
            RotationCommand::Store(fields) if rotation.step() == RotationStep::Paste => {
                (Doing::StoreNew(id), Job::Stage(id, fields))
            }
            RotationCommand::TakeBack if rotation.can_be_taken_back() => {
                self.stop_pair(id, jobs);
                (Doing::TakeBack(id), Job::Unstage(id))
            }
            // The old secret is destroyed only after its owner confirmed that the old key is gone, and never while the exchange answers
            // to it: it is what the owner needs to ask again.
            RotationCommand::Finish if rotation.step() == RotationStep::Proof && !is_alive => {
                (Doing::FinishRotation(id), Job::Promote(id))
            }
            RotationCommand::Store(_) | RotationCommand::TakeBack | RotationCommand::Finish => return,
        };
        if let Some(session) = &mut self.session {
            session.begin_write(doing, uptime);
            self.start(jobs, job);
        }
    }
}

impl State {
    /// Whether this would leave an answer, which is to come or to be written down, without the secret that it is about: a late one would
    /// be taken for one about the secret that is there then, and a key to which the exchange answers would lose its secret.
    fn is_answer_awaited(&self, id: KeyId, command: &RotationCommand) -> bool {
        let Some(checks) = self.session.as_ref().map(|session| &session.checks) else { return false };
        match command {
            RotationCommand::Finish => checks.awaits_answer(id, &[Which::Current, Which::Next]),
            RotationCommand::TakeBack => checks.awaits_answer(id, &[Which::Next]),
            RotationCommand::Answer(_) | RotationCommand::Store(_) => false,
        }
    }

    /// Asks the exchange what a rotation has to know next: whether the new key works, what the old one may do before it is deleted, and
    /// that it is dead afterwards.
    pub(super) fn prove_rotation(&mut self, doing: Doing, jobs: &mut dyn Jobs) {
        match doing {
            // Nothing uses it yet, so nothing is disturbed.
            Doing::StoreNew(id) => self.ask(id, Which::Next, CheckWhy::NewWorks, jobs),
            Doing::KeepRotation(id) => {
                let Some(key) = self.key(id) else { return };
                if key.wants_proof_of_death() {
                    self.ask(id, Which::Current, CheckWhy::OldIsDead, jobs);
                } else if key.wants_answer_before_deletion() {
                    self.ask(id, Which::Current, CheckWhy::Asked, jobs);
                }
            }
            _ => {}
        }
    }
}

/// An answer never changes what is known better elsewhere: whether a new secret is stored, and what the exchange said of it.
fn keep_what_is_stored(answer: Rotation, known: &Rotation) -> Rotation {
    let (new_fields, born) = (known.new_fields.clone(), known.born.clone());
    let (checked, old_answer) = (known.checked.clone(), known.old_answer.clone());
    Rotation { new_fields, born, checked, old_answer, stored: known.stored, begun: known.begun, ..answer }
}
