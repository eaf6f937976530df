//! Pairs that are born here. The secret half is sealed, written and read back before anybody sees the public half: whoever has given
//! that to an exchange has the secret half too, whatever happens to the program. It waits beside its draft or its rotation until the
//! rest of the key is pasted, and becomes a field of the key in the commit that saves it; it is destroyed with the draft.

use jiff::Timestamp;

use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::draft::Draft;
use crate::domain::pair::Born;
use crate::domain::secret::{SecretField, SecretFields};

use super::blob::Mark;
use super::content::{Aim, Pending};
use super::error::Error;
use super::pair::NewPair;
use super::secrets::Errand;
use super::vault::Vault;

impl Vault {
    /// Keeps a pair for a draft, or for the rotation of a key: its public half is in the book only after the secret half was read
    /// back. One that was kept there before is destroyed in the same commit. `field` is the name of the secret half among the fields.
    pub fn keep_pair(
        &mut self,
        id: KeyId,
        exchange: &str,
        field: &str,
        pair: NewPair,
        now: Timestamp,
    ) -> Result<(), Error> {
        if !self.waits_for_pair(id)? {
            return Err(Error::NoSuchKey);
        }
        let NewPair { algorithm, public, private } = pair;
        let born =
            Born { exchange: exchange.to_owned(), field: field.to_owned(), algorithm, public, made: now };
        let fields = SecretFields(vec![SecretField { name: field.to_owned(), text: private }]);
        self.write_secrets(vec![Errand { id, fields, aim: Aim::Born(Box::new(born)) }], now)
    }

    /// Whether a pair can be kept for it: a draft whose key is not saved, or a rotation whose new secret is not stored.
    pub(super) fn waits_for_pair(&self, id: KeyId) -> Result<bool, Error> {
        Ok(match self.content.book.keys.get(&id) {
            Some(key) => key.rotation.is_some() && self.content.custody.get(id)?.next.is_none(),
            None => self.content.book.drafts.get(&id).is_some_and(|draft| !draft.saved),
        })
    }

    /// The pair that waits for the rest of its key, as the book tells it.
    fn born(&self, id: KeyId) -> Option<&Born> {
        match self.content.book.keys.get(&id) {
            Some(key) => key.rotation.as_ref()?.born.as_ref(),
            None => self.content.book.drafts.get(&id)?.born.as_ref(),
        }
    }

    /// These fields with the secret half that waits for them, and its pair. Where a text for that field was given, it is the pair
    /// that is not wanted.
    pub(super) fn with_born(
        &self,
        id: KeyId,
        exchange: &str,
        mut fields: SecretFields,
    ) -> Result<(SecretFields, Option<Born>), Error> {
        let born =
            self.born(id).filter(|born| born.exchange == exchange && fields.get(&born.field).is_none());
        let mark = self.content.custody.get(id)?.born;
        let (Some(born), Some(mark)) = (born.cloned(), mark) else { return Ok((fields, None)) };
        fields.0.extend(self.open_secret(id, &mark)?.0);
        Ok((fields, Some(born)))
    }

    /// The pair is in use from here on, if its secret half is one of these fields; in any case it no longer waits.
    pub(super) fn end_waiting(&mut self, id: KeyId, waited: Option<Mark>, saved: &Mark) {
        let Some(waited) = waited else { return };
        let is_in_use = waited.fields.iter().all(|half| saved.fields.contains(half));
        let book = &mut self.content.book;
        match book.keys.get_mut(&id).and_then(|key| key.rotation.as_mut()) {
            Some(rotation) if !is_in_use => rotation.born = None,
            Some(_) => {}
            None => {
                if let Some(draft) = book.drafts.get_mut(&id) {
                    draft.born = None;
                }
            }
        }
        self.content.bury(id, &waited);
    }

    /// The secret half was read back: the public half may be seen.
    pub(super) fn begin_waiting(&mut self, id: KeyId, born: Born) {
        let book = &mut self.content.book;
        match book.keys.get_mut(&id).and_then(|key| key.rotation.as_mut()) {
            Some(rotation) => rotation.born = Some(born),
            None => {
                if let Some(draft) = book.drafts.get_mut(&id) {
                    draft.born = Some(born);
                }
            }
        }
    }

    /// The drafts that are not in this book any more, while a secret of the key that they were to become is on its way or waits.
    pub(super) fn discarded(&self, book: &Book) -> Result<Vec<KeyId>, Error> {
        let mut discarded = Vec::new();
        for id in self.content.book.drafts.keys() {
            if book.drafts.contains_key(id) || book.keys.contains_key(id) {
                continue;
            }
            let is_on_its_way = |pending: &Pending| !matches!(pending.aim, Aim::Next(_));
            if self.content.pending.get(id).is_some_and(is_on_its_way)
                || self.content.custody.get(*id)?.born.is_some()
            {
                discarded.push(*id);
            }
        }
        Ok(discarded)
    }

    /// Lists for deletion what a discarded draft leaves.
    pub(super) fn bury_discarded(&mut self, id: KeyId) -> Result<(), Error> {
        let mut custody = self.content.custody.get(id)?;
        let waited = custody.born.take();
        self.content.custody.set(id, &custody)?;
        self.bury_all(id, [waited]);
        Ok(())
    }
}

/// Whether an edit leaves the pairs alone: what is said of them is what the vault has sealed.
pub(super) fn keeps_pairs(old: &Book, new: &Book) -> bool {
    fn pairs(key: &ApiKey) -> (Option<&Born>, Option<&Born>) {
        (key.born.as_ref(), key.rotation.as_ref().and_then(|rotation| rotation.born.as_ref()))
    }
    let of_draft = |book: &Book, id| book.drafts.get(id).and_then(|draft: &Draft| draft.born.clone());
    old.keys.values().zip(new.keys.values()).all(|(old, new)| pairs(old) == pairs(new))
        && new.drafts.keys().all(|id| of_draft(old, id) == of_draft(new, id))
}
