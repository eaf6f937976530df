//! Between the vault and a backup: what goes into one, what one has that is not here, and bringing it in. What is here stays as it is.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::api_key::{Act, KeyId};
use crate::domain::book::{Book, LastBackup};
use crate::domain::draft::Draft;
use crate::domain::journal::Deed;

use super::backup::{Backup, Fields, Kept};
use super::blob::Mark;
use super::error::Error;
use super::renew::Proof;
use super::vault::Vault;

/// What is in a backup, beside what is in the vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Keys in the backup.
    pub keys: usize,
    /// Keys of the backup whose secret it does not hold: the keychain had lost it.
    pub without_secret: usize,
    /// Keys of the backup that are not in the vault and can be brought in.
    pub missing_here: usize,
    /// Keys of the vault that are not in the backup, or with another secret.
    pub not_in_it: usize,
}

impl Vault {
    /// All that a backup holds, as it is now. The proof's code is used up by the next `rotate_target`. A secret that the keychain
    /// no longer has is left out; any other trouble with the keychain is an error.
    pub fn back_up(&mut self, proof: Proof, now: Timestamp) -> Result<Backup, Error> {
        self.use_up(proof);
        let mut keys = Vec::with_capacity(self.content.book.keys.len());
        for (id, key) in &self.content.book.keys {
            let custody = self.content.custody.get(*id)?;
            let mut key = key.clone();
            if let Some(rotation) = key.rotation.as_mut().filter(|_| custody.next.is_none()) {
                // What waits is not in a backup: where it is brought in, it is to be made again.
                rotation.born = None;
            }
            keys.push(Kept {
                key,
                secret: self.kept_secret(*id, custody.now.as_ref())?,
                next_secret: self.kept_secret(*id, custody.next.as_ref())?,
            });
        }
        // Each part is named, so that a new one is not forgotten here.
        let Book {
            keys: _,
            drafts,
            settings,
            own_facts,
            usage_forms,
            saved,
            emergency,
            journal,
            // On another computer everything that is due is told anew.
            later: _,
            // These tell of this vault, not of its keys.
            restoring: _,
            phone_lost: _,
            backup: _,
        } = &self.content.book;
        let drafts = drafts.values().cloned().map(|draft| Draft { born: None, ..draft }).collect();
        let mut made = Backup::new(now, keys, drafts, *settings, journal.clone());
        made.own_facts.clone_from(own_facts);
        made.usage_forms.clone_from(usage_forms);
        made.saved.clone_from(saved);
        made.emergency.clone_from(emergency);
        Ok(made)
    }

    fn kept_secret(&self, id: KeyId, mark: Option<&Mark>) -> Result<Option<Fields>, Error> {
        match mark.map(|mark| self.open_secret(id, mark)) {
            Some(Ok(fields)) => Ok(Some(fields.into())),
            None | Some(Err(Error::SecretMissing | Error::SecretDamaged)) => Ok(None),
            Some(Err(error)) => Err(error),
        }
    }

    /// What this backup has and this vault has not, and the other way round.
    pub fn compare(&self, backup: &Backup) -> Result<Compared, Error> {
        let keys: BTreeMap<KeyId, &Kept> = backup.keys.iter().map(|kept| (kept.key.id, kept)).collect();
        let mut not_in_it = 0;
        for id in self.content.book.keys.keys() {
            let custody = self.content.custody.get(*id)?;
            let kept = keys.get(id);
            let is_in_it = self.is_kept(kept.and_then(|kept| kept.secret.as_ref()), custody.now.as_ref())?
                && self.is_kept(kept.and_then(|kept| kept.next_secret.as_ref()), custody.next.as_ref())?;
            not_in_it += usize::from(!is_in_it);
        }
        let is_missing =
            |kept: &&Kept| kept.secret.is_some() && !self.content.book.keys.contains_key(&kept.key.id);
        Ok(Compared {
            keys: backup.len(),
            without_secret: backup.without_secret(),
            missing_here: backup.keys.iter().filter(is_missing).count(),
            not_in_it,
        })
    }

    /// Whether a backup has this secret as it is now. It may have one that is not there any more.
    fn is_kept(&self, fields: Option<&Fields>, mark: Option<&Mark>) -> Result<bool, Error> {
        match (fields, mark) {
            (_, None) => Ok(true),
            (Some(fields), Some(mark)) => self.is_same_secret(fields, mark),
            (None, Some(_)) => Ok(false),
        }
    }

    fn is_same_secret(&self, fields: &Fields, mark: &Mark) -> Result<bool, Error> {
        if fields.0.len() != mark.fields.len() {
            return Ok(false);
        }
        for (field, known) in fields.0.iter().zip(&mark.fields) {
            if field.name != known.name || self.secret_keys.print(&field.text)? != known.print {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Saves every key of the backup that is not here: all of them, or none is shown. Then the new secrets of rotations that stand
    /// there, and the drafts. What is here stays as it is. When it broke off it can be done again.
    pub fn bring_in(&mut self, backup: &Backup, now: Timestamp) -> Result<(), Error> {
        self.bring_in_noting(backup, Some(&Act::BroughtIn), now)?;
        if self.content.book.restoring { self.change(|book| book.restoring = false) } else { Ok(()) }
    }

    fn bring_in_noting(&mut self, backup: &Backup, act: Option<&Act>, now: Timestamp) -> Result<(), Error> {
        let mut keys = Vec::new();
        for kept in &backup.keys {
            let is_here = self.content.book.keys.contains_key(&kept.key.id);
            let Some(secret) = kept.secret.as_ref().filter(|_| !is_here) else { continue };
            let mut key = kept.key.clone();
            // The new secret of a rotation is stored beside the old one below, and says so itself.
            if let Some(rotation) = &mut key.rotation {
                (rotation.new_fields, rotation.stored) = (None, None);
            }
            if let Some(act) = act {
                key.begin_history(now, act.clone());
            }
            keys.push((key, secret.duplicate()));
        }
        self.create_all(keys, now)?;
        for kept in &backup.keys {
            let Some(next) = &kept.next_secret else { continue };
            if self.waits_for_next(kept)? {
                // In a new vault as of then: that tells whether it is to die with a key that leaked.
                let then = kept.key.rotation.as_ref().and_then(|rotation| rotation.stored);
                let at = then.filter(|_| act.is_none()).unwrap_or(now);
                self.stage(kept.key.id, next.duplicate(), at)?;
            }
        }
        let is_missing = |draft: &&Draft| {
            let book = &self.content.book;
            !book.drafts.contains_key(&draft.id) && (draft.saved || !book.keys.contains_key(&draft.id))
        };
        let drafts: Vec<Draft> = backup.drafts.iter().filter(is_missing).cloned().collect();
        if drafts.is_empty() {
            return Ok(());
        }
        self.change(|book| book.drafts.extend(drafts.into_iter().map(|draft| (draft.id, draft))))
    }

    /// Whether the key here is the backup's, in a rotation whose new secret is not stored yet.
    fn waits_for_next(&self, kept: &Kept) -> Result<bool, Error> {
        let key = self.content.book.keys.get(&kept.key.id);
        let custody = self.content.custody.get(kept.key.id)?;
        let is_rotating = key.is_some_and(|key| key.rotation.is_some()) && custody.next.is_none();
        Ok(is_rotating
            && custody.now.is_some()
            && self.is_kept(kept.secret.as_ref(), custody.now.as_ref())?)
    }

    /// The new vault begins as the backup was: its keys, its drafts, its settings, its files about exchanges, its searches. Until it is whole the book says so.
    /// Its journal goes on here: the first line of the new vault tells of this.
    pub(super) fn restore(&mut self, backup: &Backup, now: Timestamp) -> Result<(), Error> {
        self.change(|book| {
            let last = LastBackup { made: backup.made, without_secret: backup.without_secret() };
            (book.settings, book.backup, book.restoring) = (backup.settings, Some(last), true);
            book.own_facts.clone_from(&backup.own_facts);
            book.usage_forms.clone_from(&backup.usage_forms);
            book.saved.clone_from(&backup.saved);
            book.emergency.clone_from(&backup.emergency);
            book.journal = backup.journal.clone();
            book.note(now, Deed::Restored, backup.made.to_string());
        })?;
        // As of then, so that a later change is told from what the backup has.
        self.bring_in_noting(backup, None, backup.made)?;
        self.change(|book| book.restoring = false)
    }
}
