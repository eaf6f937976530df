//! Pairs that are made here: for a draft, or for the new key of a rotation. They are made beside everything else; the person may go on
//! looking around meanwhile, and finds the public half where it was asked for.

use super::super::command::PairCommand;
use super::super::jobs::{Doing, Job, Jobs, PairOrder};
use super::super::state::State;
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::pair::Algorithm;

impl State {
    pub(super) fn apply_pair(&mut self, id: KeyId, command: &PairCommand, jobs: &mut dyn Jobs) {
        match command {
            PairCommand::Make(algorithm) => self.make_pair(id, *algorithm, jobs),
            PairCommand::Stop => self.stop_pair(id, jobs),
        }
    }

    /// One at a time: two of them would only take turns.
    fn make_pair(&mut self, id: KeyId, algorithm: Algorithm, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(session) = &mut self.session else { return };
        let is_making = session.doing.iter().any(|(doing, _)| matches!(doing, Doing::MakePair(_)));
        let Some(order) = order(&session.book, id, algorithm).filter(|_| !is_making) else { return };
        session.begin_write(Doing::MakePair(id), uptime);
        self.start(jobs, Job::MakePair(order));
    }

    /// What was made meanwhile all the same is kept, and shown.
    pub(super) fn stop_pair(&mut self, id: KeyId, jobs: &mut dyn Jobs) {
        let Some(session) = &mut self.session else { return };
        if session.is_doing(Doing::MakePair(id)) {
            session.end_write(Doing::MakePair(id));
            self.start(jobs, Job::StopPair);
        }
    }
}

/// What is to be made; nothing where no pair is waited for, or where the exchange takes none of this kind.
fn order(book: &Book, id: KeyId, algorithm: Algorithm) -> Option<PairOrder> {
    let exchange = match (book.keys.get(&id), book.drafts.get(&id)) {
        (Some(key), _) => {
            let rotation = key.rotation.as_ref()?;
            rotation.new_fields.is_none().then_some(key.exchange.as_str())?
        }
        (None, draft) => draft?.exchange_id(),
    };
    let known = Catalogue::current();
    let pair = known.exchange(exchange)?.pair(algorithm)?;
    Some(PairOrder { id, exchange: exchange.to_owned(), field: pair.field.clone(), algorithm })
}
