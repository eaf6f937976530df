//! Saving, staging, replacing and destroying secrets. Entries of the keychain are written once and never overwritten; the intent
//! stands in the data file before the keychain is touched, and a secret is called saved only after it was read back.
//! An old entry is deleted only when both kept data files list it as dead.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use jiff::Timestamp;
use subtle::ConstantTimeEq;

use crate::domain::api_key::{Act, ApiKey, FieldHint, KeyId};
use crate::domain::secret::{SecretField, SecretFields};

use super::before::Before;
use super::blob::{Mark, open_fields, seal_fields};
use super::content::{Aim, Embedded, Pending};
use super::custody::Custody;
use super::error::{Error, KeychainError};
use super::names;
use super::store::Home;
use super::vault::{Vault, hints};

/// The pieces as a vault without a keychain keeps them.
pub(super) fn embedded(id: KeyId, version: u64, pieces: &[Vec<u8>]) -> Embedded {
    Embedded { id, version, pieces: pieces.iter().map(|piece| BASE64.encode(piece)).collect() }
}

/// A secret to be written, and what for.
pub(super) struct Errand {
    pub(super) id: KeyId,
    pub(super) fields: SecretFields,
    pub(super) aim: Aim,
}

impl Vault {
    /// Saves a new key: it is in the book only after its secret was read back from the keychain.
    /// The key's `fields` are filled in here, and a draft of the same id is marked as saved in the same commit.
    /// A key whose saving was interrupted can be saved again with the same id.
    pub fn create(&mut self, key: ApiKey, fields: SecretFields, now: Timestamp) -> Result<(), Error> {
        self.create_all(vec![(key, fields)], now)
    }

    /// Saves many new keys together: all of them, or none is shown.
    pub fn create_all(&mut self, keys: Vec<(ApiKey, SecretFields)>, now: Timestamp) -> Result<(), Error> {
        let mut errands = Vec::with_capacity(keys.len());
        let mut ids = BTreeSet::new();
        for (mut key, fields) in keys {
            let id = key.id;
            if self.content.book.keys.contains_key(&id) || !ids.insert(id) {
                return Err(Error::KeyExists);
            }
            let (fields, born) = self.with_born(id, &key.exchange, fields)?;
            // A key out of a backup says itself that it was made here.
            key.born = born.or(key.born);
            key.fields = hints(&fields);
            if key.history.iter().all(|entry| entry.act != Act::Created) {
                key.begin_history(now, Act::Created);
            }
            errands.push(Errand { id, fields, aim: Aim::New(Box::new(key)) });
        }
        self.write_secrets(errands, now)
    }

    /// Stores the new secret of a rotation beside the old one; sets the rotation's `new_fields` and `stored`.
    pub fn stage(
        &mut self,
        id: KeyId,
        fields: SecretFields,
        now: Timestamp,
    ) -> Result<Vec<FieldHint>, Error> {
        let key = self.content.book.keys.get(&id).ok_or(Error::NoSuchKey)?;
        if key.rotation.is_none() {
            return Err(Error::NotRotating);
        }
        if self.content.custody.get(id)?.next.is_some() {
            return Err(Error::AlreadyStaged);
        }
        let (fields, _) = self.with_born(id, &key.exchange, fields)?;
        let shown = hints(&fields);
        self.write_secrets(vec![Errand { id, fields, aim: Aim::Next(shown.clone()) }], now)?;
        Ok(shown)
    }

    /// Takes a rotation back: the new secret is destroyed, the old one stays.
    pub fn unstage(&mut self, id: KeyId, now: Timestamp) -> Result<(), Error> {
        let before = self.before(&[id])?;
        let custody = self.content.custody.get(id)?;
        let key = self.content.book.keys.get_mut(&id).ok_or(Error::NoSuchKey)?;
        if key.rotation.take().is_none() {
            return Err(Error::NotRotating);
        }
        self.content.book.note_act(id, now, Act::RotationTakenBack);
        let kept = Custody { now: custody.now, next: None, born: None };
        self.bury_all(id, [custody.next, custody.born]);
        self.finish(before, (id, &kept), now)
    }

    /// Finishes a rotation: the new secret takes the old one's place, the old one is destroyed.
    pub fn promote(&mut self, id: KeyId, now: Timestamp) -> Result<(), Error> {
        let before = self.before(&[id])?;
        if !self.content.book.keys.contains_key(&id) {
            return Err(Error::NoSuchKey);
        }
        let custody = self.content.custody.get(id)?;
        let next = custody.next.ok_or(Error::NotStaged)?;
        self.content.book.finish_rotation(id, now);
        self.bury_all(id, [custody.now, custody.born]);
        self.finish(before, (id, &Custody { now: Some(next), next: None, born: None }), now)
    }

    /// Deletes a key and destroys its secrets.
    pub fn delete(&mut self, id: KeyId, now: Timestamp) -> Result<(), Error> {
        let before = self.before(&[id])?;
        let custody = self.content.custody.get(id)?;
        if self.content.book.forget(id, now).is_none() {
            return Err(Error::NoSuchKey);
        }
        self.content.book.drafts.remove(&id);
        self.bury_all(id, [custody.now, custody.next, custody.born]);
        self.finish(before, (id, &Custody::default()), now)
    }

    /// Deletes every secret that this vault may have put into the keychain. What fails is only noted: nothing opens it any more.
    pub(super) fn destroy_secrets(&mut self) {
        let book = &self.content.book;
        let ids: BTreeSet<KeyId> = book.keys.keys().chain(book.drafts.keys()).copied().collect();
        for id in ids {
            let custody = self.content.custody.get(id).unwrap_or_default();
            self.bury_all(id, [custody.now, custody.next, custody.born]);
        }
        let pending: Vec<KeyId> = self.content.pending.keys().copied().collect();
        for id in pending {
            self.bury_all(id, []);
        }
        if self.home == Home::File {
            return;
        }
        for tomb in &self.content.tombs {
            for piece in 0..usize::from(tomb.pieces) {
                let name = names::piece(&self.id, tomb.id, tomb.version, piece);
                if self.keychain.delete(&name).is_err() {
                    log::warn!("a secret of an unfinished restore could not be removed");
                }
            }
        }
    }

    /// Lists these secrets for deletion, and what an interrupted saving of this key may have left.
    pub(super) fn bury_all<const N: usize>(&mut self, id: KeyId, marks: [Option<Mark>; N]) {
        let pending = self.content.pending.remove(&id).map(|pending| pending.mark);
        for mark in marks.into_iter().flatten().chain(pending) {
            self.content.bury(id, &mark);
        }
    }

    /// The commit makes it so. What comes after it destroys old entries, and what fails of that is done at the next unlock.
    fn finish(
        &mut self,
        before: Before,
        (id, custody): (KeyId, &Custody),
        now: Timestamp,
    ) -> Result<(), Error> {
        self.content.saved = self.content.saved.max(now);
        if let Err(error) = self.content.custody.set(id, custody).and_then(|()| self.commit()) {
            self.put_back(before);
            return Err(error);
        }
        if self.remember_newest(now).and_then(|()| self.sweep()).is_err() {
            log::warn!("an old secret is not deleted yet");
        }
        Ok(())
    }

    /// Intent, entry, reading back, and only then saved.
    pub(super) fn write_secrets(&mut self, errands: Vec<Errand>, now: Timestamp) -> Result<(), Error> {
        let ids: Vec<KeyId> = errands.iter().map(|errand| errand.id).collect();
        let before = self.before(&ids)?;
        self.content.saved = self.content.saved.max(now);
        let mut sealed = Vec::with_capacity(errands.len());
        for Errand { id, fields, aim } in errands {
            let version = self.content.next_version();
            let (mark, pieces) = match seal_fields(&self.secret_keys, &self.id, id, version, &fields) {
                Ok(done) => done,
                Err(error) => {
                    self.put_back(before);
                    return Err(error);
                }
            };
            if self.home == Home::File {
                self.content.embedded.push(embedded(id, version, &pieces));
            }
            let stale = self.content.pending.insert(id, Pending { mark: mark.clone(), at: now, aim });
            // What an interrupted saving may have left is deleted; versions are never used again.
            if let Some(stale) = stale {
                self.content.bury(id, &stale.mark);
            }
            sealed.push((id, fields, mark, pieces));
        }
        let mut intended = before;
        if self.home == Home::Keychain {
            if let Err(error) = self.commit() {
                self.put_back(intended);
                return Err(error);
            }
            // The intent stays, whatever happens from here on: the next unlock, or the next try, finishes or drops it.
            intended = self.before(&ids)?;
            for (id, _, mark, pieces) in &sealed {
                for (index, piece) in pieces.iter().enumerate() {
                    self.keychain.set(&names::piece(&self.id, *id, mark.version, index), piece)?;
                }
            }
        }
        if let Err(error) = self.settle(&sealed) {
            self.put_back(intended);
            return Err(error);
        }
        // Without a keychain the secret is in the data file alone: both kept files get it.
        if self.home == Home::File && self.commit().is_err() {
            log::warn!("the new secret is in one of two files yet");
        }
        if self.remember_newest(now).and_then(|()| self.sweep()).is_err() {
            log::warn!("the keychain does not remember the newest state yet");
        }
        Ok(())
    }

    /// Reads back what was written, compares it, and only then commits it as saved.
    fn settle(&mut self, sealed: &[(KeyId, SecretFields, Mark, Vec<Vec<u8>>)]) -> Result<(), Error> {
        for (id, given, mark, _) in sealed {
            let read = self.open_secret(*id, mark)?;
            let is_same = |(read, given): (&SecretField, &SecretField)| {
                // EXPOSE: what was read back against what was given.
                bool::from(read.text.expose().as_bytes().ct_eq(given.text.expose().as_bytes()))
            };
            if read.0.len() != given.0.len() || !read.0.iter().zip(&given.0).all(is_same) {
                return Err(Error::SecretDamaged);
            }
        }
        for (id, ..) in sealed {
            self.make_live(*id, None)?;
        }
        self.commit()
    }

    /// What was pending is in use from here on. `recovered` is when an interrupted saving was finished.
    pub(super) fn make_live(&mut self, id: KeyId, recovered: Option<Timestamp>) -> Result<(), Error> {
        let mut custody = self.content.custody.get(id)?;
        let Some(pending) = self.content.pending.remove(&id) else { return Ok(()) };
        // What waited for these fields is one of them now, or another pair or a pasted secret took its place.
        self.end_waiting(id, custody.born.take(), &pending.mark);
        let recovered = recovered.filter(|_| !matches!(pending.aim, Aim::Born(_)));
        match pending.aim {
            Aim::Born(born) => {
                custody.born = Some(pending.mark);
                self.begin_waiting(id, *born);
            }
            Aim::New(key) => {
                custody.now = Some(pending.mark);
                let book = &mut self.content.book;
                if let Some(draft) = book.drafts.get_mut(&id) {
                    draft.saved = true;
                }
                book.keep(*key, pending.at);
            }
            Aim::Next(fields) => {
                custody.next = Some(pending.mark);
                let book = &mut self.content.book;
                if let Some(rotation) = book.keys.get_mut(&id).and_then(|key| key.rotation.as_mut()) {
                    rotation.new_fields = Some(fields);
                    rotation.stored = Some(pending.at);
                }
                book.note_stored(id, pending.at);
            }
        }
        if let Some(at) = recovered {
            self.content.book.note_act(id, at, Act::Recovered);
        }
        self.content.custody.set(id, &custody)
    }

    /// The fields of this mark. Missing and damaged are told apart.
    pub(super) fn open_secret(&self, id: KeyId, mark: &Mark) -> Result<SecretFields, Error> {
        let mut pieces = Vec::with_capacity(usize::from(mark.pieces));
        match self.home {
            Home::Keychain => {
                for index in 0..usize::from(mark.pieces) {
                    let name = names::piece(&self.id, id, mark.version, index);
                    match self.keychain.get(&name)? {
                        Some(piece) => pieces.push(piece.to_vec()),
                        None if self.is_keychain_open() => return Err(Error::SecretMissing),
                        None => return Err(KeychainError::Locked.into()),
                    }
                }
            }
            Home::File => {
                let mut all = self.content.embedded.iter();
                let found = all.find(|blob| blob.id == id && blob.version == mark.version);
                for piece in &found.ok_or(Error::SecretMissing)?.pieces {
                    pieces.push(BASE64.decode(piece.as_bytes()).map_err(|_| Error::SecretDamaged)?);
                }
            }
        }
        open_fields(&self.secret_keys, &self.id, id, mark, &pieces).ok_or(Error::SecretDamaged)
    }
}
