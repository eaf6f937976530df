//! Stored keys: showing, copying, editing, removing.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::super::Which;
use super::super::command::KeyCommand;
use super::super::jobs::{Change, Doing, Event, FieldWish, Job, Jobs};
use super::super::route::Route;
use super::super::state::{Copied, ProofAsked, Revealed, State, ToastKind};
use super::super::task::Task;
use crate::domain::api_key::{Act, ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::duty::password_changed;
use crate::domain::group::GroupAct;
use crate::domain::journal::Deed;
use crate::domain::later::Later;
use crate::domain::rotation::Rotation;
use crate::domain::secret::SecretText;
use crate::domain::settings::Choice;

/// A change to one key, written down as this act; nothing happens if it is gone.
fn change_key(
    id: KeyId,
    (at, act): (Timestamp, Act),
    change: impl FnOnce(&mut ApiKey) + Send + 'static,
) -> Change {
    Box::new(move |book: &mut Book| {
        if let Some(key) = book.keys.get_mut(&id) {
            change(key);
        }
        book.note_act(id, at, act);
    })
}

impl State {
    pub(super) fn apply_key(&mut self, id: KeyId, command: KeyCommand, jobs: &mut dyn Jobs) {
        let (now, uptime) = (self.now, self.uptime);
        match command {
            KeyCommand::Reveal(which, field) => {
                self.fetch(FieldWish { id, which, field, is_copy: false }, jobs);
            }
            KeyCommand::Hide => {
                if let Some(session) = &mut self.session {
                    session.revealed = None;
                }
            }
            KeyCommand::Copy(which, field) => {
                self.fetch(FieldWish { id, which, field, is_copy: true }, jobs);
            }
            KeyCommand::Prove { code, passphrase } => self.prove_for_field(code, passphrase, jobs),
            KeyCommand::LeaveProof => {
                if let Some(session) = &mut self.session {
                    session.proof.take_if(|proof| !proof.task.is_running());
                }
            }
            KeyCommand::Edit(edit) => {
                self.write(Doing::Edit(id), Box::new(move |book| book.edit(id, *edit, now)), jobs);
            }
            KeyCommand::Remove => {
                let change = change_key(id, (now, Act::Removed), move |key| key.removed = Some(now));
                self.write(Doing::Remove(id), change, jobs);
            }
            KeyCommand::PutBack => {
                let change = change_key(id, (now, Act::PutBack), |key| key.removed = None);
                self.write(Doing::PutBack(id), change, jobs);
            }
            KeyCommand::InUse => {
                // Said, not done: neither the key nor its secret changed.
                let change = move |book: &mut Book| {
                    if let Some(key) = book.keys.get_mut(&id) {
                        key.in_use = Some(now);
                        book.note_of(id, now, Deed::InUse, "");
                    }
                };
                self.write(Doing::InUse(id), Box::new(change), jobs);
            }
            KeyCommand::NewPassword => {
                let Some(today) = self.session.as_ref().map(|session| session.today.clone()) else { return };
                let change = move |book: &mut Book| password_changed(book, id, now, &today);
                self.write(Doing::NewPassword(id), Box::new(change), jobs);
            }
            KeyCommand::Destroy => {
                if let Some(session) = &mut self.session
                    && session.book.keys.get(&id).is_some_and(|key| key.removed.is_some())
                {
                    session.begin_write(Doing::Destroy(id), uptime);
                    self.start(jobs, Job::Delete(id));
                }
            }
            KeyCommand::Rotate => {
                if self.key(id).is_some_and(|key| key.rotation.is_some()) {
                    self.go(Route::Rotate(id, None));
                    return;
                }
                // Where the exchange closed there is nothing to make a new key with.
                if self.key(id).is_some_and(|key| Catalogue::current().is_closed(&key.exchange)) {
                    return;
                }
                self.write(
                    Doing::BeginRotation(id),
                    change_key(id, (now, Act::RotationBegun), move |key| {
                        key.rotation = Some(Rotation::of(key, now));
                    }),
                    jobs,
                );
            }
        }
    }

    /// Asks the vault for one field.
    fn fetch(&mut self, wish: FieldWish, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        if let Some(session) = &mut self.session {
            session.not_read = None;
            session.fetching = Some((wish.id, wish.field.clone(), uptime));
            self.start(jobs, Job::Fetch(wish));
        }
    }

    fn prove_for_field(&mut self, code: SecretText, passphrase: Option<SecretText>, jobs: &mut dyn Jobs) {
        let (uptime, generation) = (self.uptime, self.generation);
        let asked = self.session.as_mut().and_then(|session| session.proof.as_mut());
        if let Some(proof) = asked.filter(|proof| !proof.task.is_running()) {
            proof.task.start(uptime);
            jobs.start(generation, Job::Prove { wish: proof.wish.clone(), code, passphrase });
        }
    }

    /// A code is asked for, or was judged.
    pub(super) fn receive_proof(&mut self, event: Event) {
        let Some(session) = &mut self.session else { return };
        match event {
            Event::ProofWanted(wish) => {
                session.fetching = None;
                session.proof = Some(ProofAsked { wish, task: Task::Idle });
            }
            Event::Proved(Ok(())) => session.proof = None,
            Event::Proved(Err(problem)) => {
                if let Some(proof) = &mut session.proof {
                    proof.task = Task::Failed(problem);
                }
            }
            _ => {}
        }
    }

    /// Asks the vault to change the book.
    pub(super) fn write(&mut self, doing: Doing, change: Change, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        if let Some(session) = &mut self.session {
            session.begin_write(doing, uptime);
            self.start(jobs, Job::Change(doing, change));
        }
    }

    pub(super) fn keep_setting(&mut self, choice: Choice, jobs: &mut dyn Jobs) {
        let now = self.now;
        let change = move |book: &mut Book| {
            book.settings.choose(choice);
            let switch = |is_on| if is_on { "on" } else { "off" }.to_owned();
            let (deed, detail) = match choice {
                Choice::IdleSecs(secs) => (Deed::IdleSecs, secs.to_string()),
                Choice::ClipboardSecs(secs) => (Deed::ClipboardSecs, secs.to_string()),
                Choice::LeadDays(days) => (Deed::LeadDays, days.to_string()),
                Choice::Notices(is_on) => (Deed::Notices, switch(is_on)),
                Choice::NoticeNames(is_on) => (Deed::NoticeNames, switch(is_on)),
                Choice::AsksDaily(is_on) => (Deed::AsksDaily, switch(is_on)),
            };
            book.note(now, deed, detail);
        };
        self.write(Doing::Settings, Box::new(change), jobs);
    }

    pub(super) fn put_off(&mut self, id: KeyId, later: Option<Later>, jobs: &mut dyn Jobs) {
        let now = self.now;
        let change = move |book: &mut Book| match later {
            Some(later) if book.keys.contains_key(&id) => {
                book.note_of(id, now, Deed::PutOff, later.until.to_string());
                book.later.insert(id, later);
            }
            _ => {
                book.later.remove(&id);
                book.note_of(id, now, Deed::ToldAgain, "");
            }
        };
        self.write(Doing::PutOff(id), Box::new(change), jobs);
    }

    pub(super) fn advice_read(&mut self, jobs: &mut dyn Jobs) {
        let now = self.now;
        let change = move |book: &mut Book| {
            book.phone_lost = None;
            book.note(now, Deed::AdviceRead, "");
        };
        self.write(Doing::ReadAdvice, Box::new(change), jobs);
    }

    /// A write is done and was read back: tell it, and show what comes next.
    pub(super) fn wrote(&mut self, doing: Doing, book: &Arc<Book>) {
        let label =
            |book: &Book, id: &KeyId| book.keys.get(id).map(|key| key.label.clone()).unwrap_or_default();
        let before = self.session.as_ref().map(|session| session.book.clone());
        self.take_book(Arc::clone(book));
        if let Some(session) = &mut self.session {
            session.end_write(doing);
            session.not_written.take_if(|(failed, _)| *failed == doing);
            if doing != Doing::KeepChecks {
                session.written = Some(doing);
            }
        }
        match doing {
            Doing::Remove(id) => {
                self.toast(ToastKind::Removed(id, label(book, &id)));
                self.follow(id, Route::Keys);
            }
            Doing::PutBack(id) => self.toast(ToastKind::PutBack(label(book, &id))),
            Doing::Destroy(id) => {
                let name = before.map(|before| label(&before, &id)).unwrap_or_default();
                self.toast(ToastKind::Destroyed(name));
                self.follow(id, Route::Keys);
            }
            Doing::BeginRotation(id) => {
                // It can be begun from a list too.
                if matches!(
                    self.route,
                    Route::Keys | Route::ToDo | Route::Health(_) | Route::Check(_) | Route::Emergency
                ) {
                    self.route = Route::Rotate(id, None);
                }
                self.follow(id, Route::Rotate(id, None));
            }
            Doing::FinishRotation(id) => {
                self.toast(ToastKind::Rotated(label(book, &id)));
                self.follow(id, Route::Key(id));
            }
            Doing::StoreNew(id) => self.follow(id, Route::Rotate(id, None)),
            Doing::TakeBack(id) | Doing::NameKey(id) => self.follow(id, Route::Key(id)),
            Doing::SaveKey(id) => self.follow(id, Route::Create(id, None)),
            Doing::DiscardDraft(id) => self.follow(id, Route::Keys),
            // The name of a key may be typed on its draft's last step.
            Doing::KeepDraft(id) | Doing::Edit(id) => self.draft_kept(id),
            Doing::KeepRotation(_)
            | Doing::MakePair(_)
            | Doing::BringIn
            | Doing::Settings
            | Doing::PutOff(_)
            | Doing::InUse(_)
            | Doing::NewPassword(_)
            | Doing::KeepCheck(_)
            | Doing::KeepChecks
            | Doing::Searches
            | Doing::UsageForm
            | Doing::ReadAdvice
            | Doing::Emergency => {}
            Doing::Group(_) => self.group_done(before.as_deref(), book),
            Doing::OwnFacts => self.own_facts_written(),
        }
    }

    /// Shows what comes next, unless the person went to another screen meanwhile.
    fn follow(&mut self, id: KeyId, next: Route) {
        if matches!(
            self.route,
            Route::Create(at, _) | Route::Rotate(at, _) | Route::Key(at) | Route::Health(at) | Route::Check(at) if at == id
        ) {
            self.route = next;
        }
    }

    pub(super) fn revealed(&mut self, id: KeyId, which: Which, field: String, text: SecretText) {
        let until = self.uptime + Duration::from_secs(Self::REVEAL_SECS);
        if let Some(session) = &mut self.session {
            session.fetching = None;
            session.revealed = Some(Revealed { id, which, field, text, until });
        }
    }

    pub(super) fn copied(&mut self, id: KeyId, which: Which, field: String) {
        let until = self.uptime + Duration::from_secs(u64::from(self.settings().clipboard_secs));
        if let Some(session) = &mut self.session {
            session.fetching = None;
            session.copied = Some(Copied { id, which, field, until });
        }
    }

    /// The toast's action.
    pub(super) fn undo(&mut self, jobs: &mut dyn Jobs) {
        let Some(session) = &mut self.session else { return };
        // One act on several keys waits for the other: the way back stays until then.
        let is_waiting = session.group.is_some();
        let is_group = session.toast.as_ref().is_some_and(|toast| matches!(toast.kind, ToastKind::Group(..)));
        if is_waiting && is_group {
            return;
        }
        match session.toast.take().map(|toast| toast.kind) {
            Some(ToastKind::Removed(id, _)) => self.apply_key(id, KeyCommand::PutBack, jobs),
            Some(ToastKind::Group(GroupAct::Remove, ids)) => self.group(ids, GroupAct::PutBack, jobs),
            _ => {}
        }
    }
}
