//! Keeping order: one act on several keys, which is done for all of them or for none, and the kept searches.

use super::super::jobs::{Doing, Jobs};
use super::super::state::{State, ToastKind};
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::group::GroupAct;
use crate::domain::saved_search::{self, SearchChange};

impl State {
    /// Asks the vault for one change of the book. Another one waits until this one is told.
    pub(super) fn group(&mut self, ids: Vec<KeyId>, act: GroupAct, jobs: &mut dyn Jobs) {
        let now = self.now;
        let Some(session) = &mut self.session else { return };
        let busy = session.busy();
        if session.group.is_some() || act.plan(&session.book, &ids, &busy).takes.is_empty() {
            return;
        }
        session.group = Some((ids.clone(), act.clone()));
        let doing = Doing::Group(act.kind());
        self.write(doing, Box::new(move |book: &mut Book| act.apply(book, &ids, &busy, now)), jobs);
    }

    /// It is written and was read back: tells of the keys that it changed.
    pub(super) fn group_done(&mut self, before: Option<&Book>, after: &Book) {
        let Some(session) = &mut self.session else { return };
        let (Some((ids, act)), Some(before)) = (session.group.take(), before) else { return };
        let is_changed = |id: &KeyId| before.keys.get(id) != after.keys.get(id);
        let changed: Vec<KeyId> = ids.into_iter().filter(is_changed).collect();
        if !changed.is_empty() {
            self.toast(ToastKind::Group(act, changed));
        }
    }

    pub(super) fn change_searches(&mut self, change: SearchChange, jobs: &mut dyn Jobs) {
        let change = move |book: &mut Book| saved_search::change_searches(&mut book.saved, change);
        self.write(Doing::Searches, Box::new(change), jobs);
    }
}
