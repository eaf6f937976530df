//! An emergency as its screen shows it: the keys in their order, found when the screen is opened or the book changes, not at every
//! frame; and a fire drill, which lives here only.

use std::path::PathBuf;

use crate::app::task::Task;
use crate::domain::api_key::ApiKey;
use crate::domain::book::Book;
use crate::domain::emergency::{Damage, Drill, Emergency, Ranked, Scope, ranked};

/// An emergency, or what would be one.
#[derive(Debug, Default)]
pub struct EmergencyView {
    /// What its owner is worried about.
    pub scope: Scope,
    /// The keys of that, the most damaging first.
    pub ranked: Vec<Ranked>,
    /// How many of them can do more than read; they stand first.
    pub harmful: usize,
    /// A fire drill.
    pub drill: Option<Drill>,
    /// Saving the log.
    pub log: Task<PathBuf>,
    /// Where that was tried last.
    pub place: Option<PathBuf>,
}

impl EmergencyView {
    /// The emergency of this book, or what would be one.
    pub fn of(book: &Book) -> Self {
        let scope = book.open_emergency().map(|emergency| emergency.scope.clone()).unwrap_or_default();
        let mut view = Self { scope, ..Self::default() };
        view.take(book);
        view
    }

    /// Takes a newer book.
    pub(in crate::app) fn take(&mut self, book: &Book) {
        self.ranked = ranked(book, &self.scope);
        self.harmful = self.ranked.iter().filter(|one| one.damage < Damage::Read).count();
    }

    /// Looks at something else.
    pub(in crate::app) fn look_at(&mut self, scope: Scope, book: &Book) {
        self.scope = scope;
        self.take(book);
    }

    /// What was done so far: in the drill, where one is held, else in earnest. None where nothing was begun.
    pub fn emergency<'a>(&'a self, book: &'a Book) -> Option<&'a Emergency> {
        self.drill.as_ref().map(|drill| &drill.emergency).or_else(|| book.open_emergency())
    }
}

/// Whether Keystead can ask the exchange about this key. Sample keys are nobody's, and nothing is sent for them.
pub fn can_ask(key: &ApiKey, is_demo: bool) -> bool {
    !is_demo && key.can_be_asked()
}
