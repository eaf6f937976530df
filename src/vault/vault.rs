//! The open vault: the book of keys, and the only place that ever holds an opened secret.

use jiff::Timestamp;

use crate::domain::api_key::{ApiKey, FieldHint, KeyId};
use crate::domain::book::Book;
use crate::domain::secret::{SecretFields, SecretText};

use super::enrolment::Enrolment;
use super::error::Error;

/// Which of a key's secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one in use.
    Current,
    /// The one stored beside it during a rotation.
    Next,
}

/// What may be shown of these fields. The name or the public half of a key shows its first and last four characters; anything
/// else its last four, and only when it is longer than 16.
pub fn hints(_fields: &SecretFields) -> Vec<FieldHint> {
    Vec::new()
}

/// The open vault. Dropping it wipes its keys.
pub struct Vault {
    book: Book,
}

#[allow(clippy::unused_self, clippy::needless_pass_by_value)]
impl Vault {
    /// A vault in memory that saves nothing, to look around in.
    pub fn sample(book: Book, _secrets: Vec<(KeyId, SecretFields)>) -> Result<Self, Error> {
        Ok(Self { book })
    }

    /// Everything that is not secret.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Whether `rotate_target` still has something to do.
    pub fn needs_rotation(&self) -> bool {
        false
    }

    /// After an unlock: a new target, salt and table, so that the used code and everything seen before is worth nothing.
    /// Does nothing when it was done. About half a second of CPU; call it in the background after each unlock.
    pub fn rotate_target(&mut self, _now: Timestamp) -> Result<(), Error> {
        Ok(())
    }

    /// Changes anything but the secrets and commits it; on failure the book is as before.
    pub fn change(&mut self, edit: impl FnOnce(&mut Book)) -> Result<(), Error> {
        edit(&mut self.book);
        Ok(())
    }

    /// Saves a new key: it is in the book only after its secret was read back from the keychain.
    /// The key's `fields` are filled in here. A key whose saving was interrupted can be saved again with the same id.
    pub fn create(&mut self, _key: ApiKey, _fields: SecretFields, _now: Timestamp) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }

    /// One field of a key's secret.
    pub fn reveal(&self, _id: KeyId, _which: Which, _field: &str) -> Result<SecretText, Error> {
        Err(Error::NotSetUp)
    }

    /// The key of which this text is a field already.
    pub fn stored_already(&self, _text: &SecretText) -> Option<KeyId> {
        None
    }

    /// Stores the new secret of a rotation beside the old one; sets the rotation's `new_fields` and `stored`.
    pub fn stage(
        &mut self,
        _id: KeyId,
        _fields: SecretFields,
        _now: Timestamp,
    ) -> Result<Vec<FieldHint>, Error> {
        Err(Error::NotSetUp)
    }

    /// Takes a rotation back: the new secret is destroyed, the old one stays.
    pub fn unstage(&mut self, _id: KeyId, _now: Timestamp) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }

    /// Finishes a rotation: the new secret takes the old one's place, the old one is destroyed.
    pub fn promote(&mut self, _id: KeyId, _now: Timestamp) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }

    /// Deletes a key and destroys its secrets.
    pub fn delete(&mut self, _id: KeyId) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }

    /// How many recovery codes are left.
    pub fn recovery_left(&self) -> usize {
        0
    }

    /// Keys whose interrupted saving was finished at this unlock.
    pub fn recovered(&self) -> &[KeyId] {
        &[]
    }

    /// Keys whose interrupted saving had not reached the keychain and was dropped at this unlock, by label.
    pub fn dropped(&self) -> &[String] {
        &[]
    }

    /// Wrong codes typed before this unlock: how many, and since when.
    pub fn wrong_codes(&self) -> Option<(u32, Timestamp)> {
        None
    }

    /// Whether the newest data file was damaged and the one before it was opened: the last change may be missing.
    pub fn is_from_previous(&self) -> bool {
        false
    }

    /// Whether the phone must be enrolled again: a recovery code was used.
    pub fn needs_phone(&self) -> bool {
        false
    }

    /// Puts a new phone in the place of the old one. The enrolment must have been confirmed by a code of the new phone.
    pub fn replace_phone(
        &mut self,
        _enrolment: &Enrolment,
        _passphrase: Option<SecretText>,
        _now: Timestamp,
    ) -> Result<(), Error> {
        Err(Error::NotSetUp)
    }
}
