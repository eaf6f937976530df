//! Each thing that is done in an emergency: kept in it, told by the journal, and where it was a key's end, marked at the key.

use jiff::Timestamp;

use super::after::Aftercare;
use super::case::{Answer, Case, Said};
use super::scope::Scope;
use super::{Emergency, ranked};
use crate::domain::api_key::{Act, ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::journal::Deed;
use crate::domain::live_check::{AskedAbout, Check, Dead, Death, is_dead};

/// One thing that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something else is what its owner is worried about.
    Scope(Scope),
    /// The exchange's page was opened.
    Opened(KeyId),
    /// Its owner says that the key is deleted there, or takes that back, and with it that it is gone.
    Deleted(KeyId, bool),
    /// Its owner looked and says that it is gone.
    ByHand(KeyId),
    /// The exchange was asked.
    Answered {
        /// The key.
        id: KeyId,
        /// Whether it was asked about the new key of a rotation.
        is_next: bool,
        /// What came.
        check: Box<Check>,
        /// What that says.
        death: Death,
    },
    /// It is put aside, or not any more.
    Skipped(KeyId, bool),
    /// Its replacement was begun.
    Replacing(KeyId),
    /// Something of what follows was done, or not yet after all.
    Aftercare(Aftercare, bool),
    /// Its owner stops here.
    Finished,
}

impl Step {
    /// Whether an emergency begins with it where none is under way.
    fn begins(&self) -> bool {
        matches!(self, Self::Opened(_) | Self::Deleted(_, true) | Self::ByHand(_) | Self::Skipped(_, true))
    }
}

impl Emergency {
    /// Keeps what was done.
    pub fn take(&mut self, step: &Step, at: Timestamp) {
        let mut case = |id: &KeyId, change: &dyn Fn(&mut Case)| change(self.cases.entry(*id).or_default());
        match step {
            Step::Scope(scope) => self.scope = scope.clone(),
            Step::Opened(id) => case(id, &|case| (case.opened, case.skipped) = (Some(at), None)),
            Step::Deleted(id, is_said) => case(id, &|case| {
                case.deleted = is_said.then(|| case.deleted.unwrap_or(at));
                case.skipped = None;
                if !is_said {
                    for half in [&mut case.answer, &mut case.next_answer] {
                        *half = half.take().filter(|answer| answer.said != Said::ByHand);
                    }
                }
            }),
            Step::ByHand(id) => case(id, &|case| {
                case.deleted = case.deleted.or(Some(at));
                let by_hand = || Some(Answer { at, said: Said::ByHand });
                // What the exchange itself proved is more than what anybody says.
                let proved = |answer: &Option<Answer>| {
                    answer.clone().filter(|answer| matches!(answer.said, Said::Refused(_))).or_else(by_hand)
                };
                (case.answer, case.next_answer) = (proved(&case.answer), proved(&case.next_answer));
                case.skipped = None;
            }),
            Step::Answered { id, is_next, check, death } => case(id, &|case| {
                let (half, said) = (case.half(*is_next), Said::of(check, *death));
                // Asked again, silence takes no proof away.
                if !matches!(said, Said::Unclear(_)) || !half.as_ref().is_some_and(Answer::is_death) {
                    *half = Some(Answer { at: check.at, said });
                }
            }),
            Step::Skipped(id, is_aside) => case(id, &|case| case.skipped = is_aside.then_some(at)),
            Step::Replacing(id) => case(id, &|case| case.replacing = Some(at)),
            Step::Aftercare(what, true) => drop(self.aftercare.insert(*what, at)),
            Step::Aftercare(what, false) => drop(self.aftercare.remove(what)),
            Step::Finished => self.finished = Some(at),
        }
    }
}

impl Book {
    /// Does this in the emergency under way; begins one over this scope where none is and the first thing is done.
    pub fn in_emergency(&mut self, scope: &Scope, step: &Step, at: Timestamp) {
        if self.open_emergency().is_none() {
            if step.begins() {
                self.emergency = Some(Emergency::begin(at, scope.clone()));
                self.note(at, Deed::EmergencyBegun, scope.detail());
            } else if !matches!(step, Step::Answered { .. } | Step::Replacing(_) | Step::Aftercare(..)) {
                return;
            }
        }
        let Some(mut emergency) = self.emergency.take() else { return };
        let is_dead = |book: &Self, emergency: &Emergency, id: &KeyId| {
            book.keys.get(id).is_some_and(|key| emergency.is_dead(key))
        };
        let about = about(step);
        let was_dead = about.is_some_and(|id| is_dead(self, &emergency, &id));
        emergency.take(step, at);
        let now_dead = about.is_some_and(|id| is_dead(self, &emergency, &id));
        self.tell(&emergency, step, at);
        if let Step::Deleted(id, false) = step {
            self.take_back_death(&emergency, *id, at);
        }
        if let Some(id) = about.filter(|_| now_dead != was_dead) {
            self.mark_death(&emergency, id, now_dead, at);
        }
        self.emergency = Some(emergency);
    }

    /// Keeps what an exchange answered about a key that leaked: with the key, and in the emergency.
    pub fn leaked_answered(&mut self, id: KeyId, is_next: bool, check: Check, at: Timestamp) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        // The new key of a rotation was asked about by itself.
        let (about, before) = if is_next {
            (AskedAbout::New, key.rotation.as_ref().and_then(|rotation| rotation.checked.clone()))
        } else {
            (AskedAbout::InUse, key.live.last_life().cloned())
        };
        let death = is_dead(before.as_ref(), &check);
        if death == Death::StillAlive {
            key.live.dead = None;
        }
        self.keep_answer(id, about, check.clone(), false);
        // Only beside an answer that showed it alive a later refusal proves anything, and there is one place for both.
        let rotation = self.keys.get_mut(&id).and_then(|key| key.rotation.as_mut());
        if let Some(rotation) = rotation.filter(|_| is_next && death == Death::Unclear)
            && before.as_ref().is_some_and(Check::shows_life)
        {
            rotation.checked = before;
        }
        let step = Step::Answered { id, is_next, check: Box::new(check), death };
        self.in_emergency(&Scope::Everything, &step, at);
    }

    /// A rotation of this key ends: what was found out about the old one is no word about the new one.
    pub(in crate::domain) fn settle_leaked(&mut self, id: KeyId, at: Timestamp) {
        let case = self.emergency.as_mut().and_then(|emergency| emergency.cases.get_mut(&id));
        if let (Some(case), Some(key)) = (case, self.keys.get(&id)) {
            case.settle(key, at);
        }
    }

    /// The exchange answers to a key, or to the new one of its rotation, that was called dead.
    pub(in crate::domain) fn revive(&mut self, id: KeyId, is_next: bool, at: Timestamp) {
        let open = self.emergency.as_mut().filter(|emergency| emergency.finished.is_none());
        let case = open.and_then(|emergency| emergency.cases.get_mut(&id));
        let half = case.filter(|case| case.replaced.is_none()).map(|case| case.half(is_next));
        let half = half.and_then(Option::as_mut).filter(|answer| answer.is_death());
        let Some(key) = self.keys.get_mut(&id) else { return };
        // That a new key works says nothing about the one that died before it.
        if is_next && half.is_none() {
            return;
        }
        let was_dead = key.live.dead.take().is_some() || half.is_some();
        if let Some(answer) = half {
            *answer = Answer { at, said: Said::Alive };
        }
        if was_dead {
            self.note_of(id, at, Deed::StillAlive, "");
        }
    }

    /// What of it the journal tells. What is dead is told by [`Self::mark_death`].
    fn tell(&mut self, emergency: &Emergency, step: &Step, at: Timestamp) {
        match step {
            Step::Scope(scope) => self.note(at, Deed::EmergencyScope, scope.detail()),
            Step::Opened(id) => self.note_of(*id, at, Deed::PageOpened, ""),
            Step::Deleted(id, true) => self.note_of(*id, at, Deed::SaidDeleted, ""),
            Step::Answered { id, death: Death::StillAlive, .. } => {
                self.note_of(*id, at, Deed::StillAlive, "");
            }
            Step::Answered { id, check, death: Death::Unclear, .. } => {
                let reason = check.refusal().map(|refusal| refusal.reason.word());
                self.note_of(*id, at, Deed::DeathUnclear, reason.unwrap_or_default());
            }
            Step::Skipped(id, true) => self.note_of(*id, at, Deed::PutAside, ""),
            Step::Aftercare(what, true) => self.note(at, Deed::Aftercare, what.word()),
            Step::Finished => {
                let keys = ranked(self, &emergency.scope);
                let progress = emergency.progress(self, &keys);
                let dead = progress.proved + progress.by_hand;
                self.note(at, Deed::EmergencyEnded, format!("{dead} {}", progress.all));
            }
            Step::Deleted(_, false)
            | Step::ByHand(_)
            | Step::Answered { death: Death::Proved, .. }
            | Step::Skipped(_, false)
            | Step::Replacing(_)
            | Step::Aftercare(_, false) => {}
        }
    }

    /// Its owner says that it is not gone after all, also where that was said before this began. What its exchange proved stands.
    fn take_back_death(&mut self, emergency: &Emergency, id: KeyId, at: Timestamp) {
        let is_said = |key: &ApiKey| key.live.dead.is_some_and(|dead| dead.by_hand);
        let Some(key) = self.keys.get_mut(&id).filter(|key| is_said(key)) else { return };
        if !emergency.is_dead(key) {
            key.live.dead = None;
            self.note_of(id, at, Deed::NotGone, "");
        }
    }

    /// A key died, or turned out to be alive after all.
    fn mark_death(&mut self, emergency: &Emergency, id: KeyId, is_dead: bool, at: Timestamp) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        if !is_dead {
            key.live.dead = None;
            return;
        }
        let by_hand = !emergency.case(id).is_some_and(|case| case.is_proved(key));
        key.live.dead = Some(Dead { at, by_hand });
        let said = emergency.case(id).and_then(Case::last).map(|answer| &answer.said);
        let act = match said {
            Some(Said::Refused(refusal)) if !by_hand => Act::DeadProved { said: refusal.as_said() },
            _ => Act::DeadByHand,
        };
        self.note_act(id, at, act);
    }
}

/// The key that may die by it.
fn about(step: &Step) -> Option<KeyId> {
    match step {
        Step::ByHand(id) | Step::Answered { id, .. } => Some(*id),
        _ => None,
    }
}
