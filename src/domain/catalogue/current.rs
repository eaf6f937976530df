//! What counts on this thread: what is compiled in, with the files of the book that is open on it.
//!
//! Sound because nobody sets it but whoever holds an open book: the session on the window's thread, the vault's thread around a job that
//! asks. It is a value of the thread, so that tests side by side never see each other's; it is set and taken back by a guard that lives
//! as long as the session, so that after the lock nothing of the file is left; and every thread begins with what is compiled in, so that
//! the domain answers the same as long as nobody has said otherwise.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use super::{BUILT_IN, Catalogue, OTHER};
use crate::domain::exchange::Exchange;

thread_local! {
    static CURRENT: RefCell<Option<Arc<Catalogue>>> = const { RefCell::new(None) };
}

pub(super) fn current() -> Arc<Catalogue> {
    let set = CURRENT.try_with(|current| current.borrow().clone()).ok().flatten();
    set.unwrap_or_else(|| Arc::clone(&BUILT_IN))
}

/// As long as this lives, its catalogue counts on the thread that made it. It stays on that thread.
#[derive(Debug)]
pub struct Current {
    catalogue: Arc<Catalogue>,
    stays: PhantomData<*const ()>,
}

impl Current {
    /// Lets this catalogue count.
    pub fn set(catalogue: Catalogue) -> Self {
        let catalogue = Arc::new(catalogue);
        CURRENT.with(|current| *current.borrow_mut() = Some(Arc::clone(&catalogue)));
        Self { catalogue, stays: PhantomData }
    }
}

impl Drop for Current {
    fn drop(&mut self) {
        // One that was set later stays. At the end of a thread there is nothing left to take back.
        let _ = CURRENT.try_with(|current| {
            let mut current = current.borrow_mut();
            current.take_if(|set| Arc::ptr_eq(set, &self.catalogue));
        });
    }
}

/// An exchange as it counts now; it stays whole while it is held.
#[derive(Clone, Debug)]
pub struct KnownExchange {
    catalogue: Arc<Catalogue>,
    at: Option<usize>,
}

impl KnownExchange {
    pub(super) fn of(catalogue: Arc<Catalogue>, id: &str) -> Self {
        let place = |id: &str| catalogue.exchanges.iter().position(|exchange| exchange.id == id);
        let at = place(id).or_else(|| place(OTHER));
        Self { catalogue, at }
    }
}

impl Deref for KnownExchange {
    type Target = Exchange;

    fn deref(&self) -> &Exchange {
        self.at.and_then(|at| self.catalogue.exchanges.get(at)).unwrap_or(&self.catalogue.nameless)
    }
}
