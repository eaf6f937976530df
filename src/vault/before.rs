//! What an operation changes in memory is put back when it cannot be committed: the window never shows what is not saved.

use std::collections::BTreeMap;

use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::draft::Draft;
use crate::domain::journal::Journal;

use super::content::{Embedded, Pending, Tomb};
use super::custody::Line;
use super::error::Error;
use super::vault::Vault;

/// What one operation may change of one key.
struct Part {
    id: KeyId,
    key: Option<ApiKey>,
    draft: Option<Draft>,
    custody: Option<Line>,
    pending: Option<Pending>,
    embedded: Vec<Embedded>,
}

/// What one operation may change, to put it back when the commit fails.
pub(super) struct Before {
    parts: Vec<Part>,
    tombs: Vec<Tomb>,
    journal: Journal,
}

impl Vault {
    /// What these keys are now.
    pub(super) fn before(&self, ids: &[KeyId]) -> Result<Before, Error> {
        let part = |id: &KeyId| {
            let of_id = |blob: &&Embedded| blob.id == *id;
            Ok(Part {
                id: *id,
                key: self.content.book.keys.get(id).cloned(),
                draft: self.content.book.drafts.get(id).cloned(),
                custody: self.content.custody.line(*id)?,
                pending: self.content.pending.get(id).cloned(),
                embedded: self.content.embedded.iter().filter(of_id).cloned().collect(),
            })
        };
        let parts = ids.iter().map(part).collect::<Result<_, Error>>()?;
        let (tombs, journal) = (self.content.tombs.clone(), self.content.book.journal.clone());
        Ok(Before { parts, tombs, journal })
    }

    /// Makes them what they were, when a commit failed.
    pub(super) fn put_back(&mut self, before: Before) {
        fn put<T>(map: &mut BTreeMap<KeyId, T>, id: KeyId, value: Option<T>) {
            match value {
                Some(value) => drop(map.insert(id, value)),
                None => drop(map.remove(&id)),
            }
        }
        let content = &mut self.content;
        for part in before.parts {
            put(&mut content.book.keys, part.id, part.key);
            put(&mut content.book.drafts, part.id, part.draft);
            put(&mut content.pending, part.id, part.pending);
            // It was read when `before` was called.
            let _ = content.custody.put_line(part.id, part.custody);
            content.embedded.retain(|blob| blob.id != part.id);
            content.embedded.extend(part.embedded);
        }
        content.tombs = before.tombs;
        content.book.journal = before.journal;
    }
}
