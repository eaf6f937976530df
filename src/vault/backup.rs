//! A backup: every key with its secret, the drafts and the settings, in one `age` file under words of its own. Any `age` tool opens
//! it; docs/backup.md tells what is in it. It holds neither the phone's seed nor anything else that opens the vault.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::api_key::{Act, ApiKey, KeyId};
use crate::domain::book::LastBackup;
use crate::domain::draft::Draft;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::domain::settings::Settings;

use super::blob::Mark;
use super::envelope::{Wiped, sha256};
use super::error::{BackupError, Error};
use super::renew::Proof;
use super::vault::Vault;

/// What the file calls itself.
const FORMAT: &str = "keystead-backup";
const VERSION: u32 = 1;
/// scrypt with N = 2^18: 256 MiB and about two seconds for each guess.
const WORK: u8 = 18;
/// A file that asks for more would hold up whoever opens it (CWE-400).
const MOST_WORK: u8 = 20;
/// No backup is longer.
pub const MOST_BYTES: u64 = 64 << 20;

/// An opened backup. Dropping it wipes the secrets.
#[derive(Serialize, Deserialize)]
pub struct Backup {
    format: String,
    version: u32,
    /// When it was made.
    pub made: Timestamp,
    keys: Vec<Kept>,
    drafts: Vec<Draft>,
    settings: Settings,
}

/// A key with its secret.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: ApiKey,
    /// Missing where the keychain no longer had it.
    secret: Option<Fields>,
    /// The new one of a rotation under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_secret: Option<Fields>,
}

/// The fields of a secret by name, in the exchange's order.
#[derive(Serialize, Deserialize)]
struct Fields(Vec<Field>);

#[derive(Serialize, Deserialize)]
struct Field {
    name: String,
    #[serde(serialize_with = "write_text", deserialize_with = "read_text")]
    text: SecretText,
}

fn write_text<S: Serializer>(text: &SecretText, serializer: S) -> Result<S::Ok, S::Error> {
    // EXPOSE: into the JSON that is sealed at once, in memory that is wiped.
    serializer.serialize_str(text.expose())
}

fn read_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SecretText, D::Error> {
    String::deserialize(deserializer).map(SecretText::new)
}

impl From<SecretFields> for Fields {
    fn from(fields: SecretFields) -> Self {
        Self(fields.0.into_iter().map(|SecretField { name, text }| Field { name, text }).collect())
    }
}

impl Fields {
    /// A second copy, on its way into the vault.
    fn duplicate(&self) -> SecretFields {
        let field = |field: &Field| SecretField { name: field.name.clone(), text: field.text.duplicate() };
        SecretFields(self.0.iter().map(field).collect())
    }
}

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

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Backup {
    /// How many keys it holds.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it holds no key.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Keys whose secret it does not hold.
    pub fn without_secret(&self) -> usize {
        self.keys.iter().filter(|kept| kept.secret.is_none()).count()
    }

    /// SHA-256 of all that is in it: two backups of the same content have the same.
    pub fn digest(&self) -> Result<[u8; 32], Error> {
        let json = Wiped::new(serde_json::to_vec(self).map_err(|_| Error::Encode)?);
        Ok(sha256(&json))
    }

    /// The whole file, under these words.
    pub fn seal(&self, words: &SecretText) -> Result<Vec<u8>, Error> {
        let mut json = Wiped::new(Vec::with_capacity(self.keys.len() * 1024 + 4096));
        serde_json::to_writer_pretty(&mut *json, self).map_err(|_| Error::Encode)?;
        let mut recipient = Recipient::new(passphrase_of(words));
        recipient.set_work_factor(WORK);
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .map_err(|_| Error::Encode)?;
        let mut sealed = Vec::with_capacity(json.len() + 4096);
        let write = |sealed: &mut Vec<u8>| -> io::Result<()> {
            let mut writer = encryptor.wrap_output(sealed)?;
            writer.write_all(&json)?;
            writer.finish().map(|_| ())
        };
        write(&mut sealed)?;
        if sealed.len() as u64 > MOST_BYTES {
            return Err(Error::TooLong);
        }
        Ok(sealed)
    }

    /// Opens a file with its words. They are taken as they were typed first, then as Keystead writes them: in small letters, with
    /// single spaces.
    pub fn open(bytes: &[u8], words: &SecretText) -> Result<Self, BackupError> {
        match Self::open_exactly(bytes, words) {
            Err(BackupError::WrongWords) => {
                // EXPOSE: put in order into a second copy, wiped with it.
                let in_order = words.expose().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                let in_order = SecretText::new(in_order);
                // EXPOSE: the same words are not tried twice.
                if in_order.expose() == words.expose() {
                    return Err(BackupError::WrongWords);
                }
                Self::open_exactly(bytes, &in_order)
            }
            other => other,
        }
    }

    fn open_exactly(bytes: &[u8], words: &SecretText) -> Result<Self, BackupError> {
        let decryptor = Decryptor::new(bytes).map_err(|error| why_closed(&error))?;
        if !decryptor.is_scrypt() {
            return Err(BackupError::NotABackup);
        }
        let mut identity = Identity::new(passphrase_of(words));
        identity.set_max_work_factor(MOST_WORK);
        let mut reader = decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|error| why_closed(&error))?;
        let mut json = Wiped::new(Vec::with_capacity(bytes.len()));
        reader.read_to_end(&mut json).map_err(|_| BackupError::Damaged)?;
        let head: Head = serde_json::from_slice(&json).map_err(|_| BackupError::NotABackup)?;
        if head.format != FORMAT {
            return Err(BackupError::NotABackup);
        }
        if head.version > VERSION {
            return Err(BackupError::Newer);
        }
        serde_json::from_slice(&json).map_err(|_| BackupError::Damaged)
    }
}

/// EXPOSE: as the `age` crate takes it; wiped with it.
fn passphrase_of(words: &SecretText) -> SecretString {
    SecretString::from(words.expose().to_owned())
}

fn why_closed(error: &DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            BackupError::WrongWords
        }
        DecryptError::ExcessiveWork { .. } => BackupError::TooMuchWork,
        DecryptError::InvalidMac => BackupError::Damaged,
        _ => BackupError::NotABackup,
    }
}

impl Vault {
    /// All that a backup holds, as it is now. The proof's code is used up by the next `rotate_target`. A secret that the keychain
    /// no longer has is left out; any other trouble with the keychain is an error.
    pub fn back_up(&mut self, proof: Proof, now: Timestamp) -> Result<Backup, Error> {
        self.use_up(proof);
        let mut keys = Vec::with_capacity(self.content.book.keys.len());
        for (id, key) in &self.content.book.keys {
            let custody = self.content.custody.get(*id)?;
            keys.push(Kept {
                key: key.clone(),
                secret: self.kept_secret(*id, custody.now.as_ref())?,
                next_secret: self.kept_secret(*id, custody.next.as_ref())?,
            });
        }
        Ok(Backup {
            format: FORMAT.to_owned(),
            version: VERSION,
            made: now,
            keys,
            drafts: self.content.book.drafts.values().cloned().collect(),
            settings: self.content.book.settings,
        })
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
                && kept.is_some()
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
                key.note_act(now, act.clone());
            }
            keys.push((key, secret.duplicate()));
        }
        self.create_all(keys, now)?;
        for kept in &backup.keys {
            let Some(next) = &kept.next_secret else { continue };
            if self.waits_for_next(kept)? {
                self.stage(kept.key.id, next.duplicate(), now)?;
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

    /// The new vault begins as the backup was: its keys, its drafts, its settings. Until it is whole the book says so.
    pub(super) fn restore(&mut self, backup: &Backup) -> Result<(), Error> {
        self.change(|book| {
            let last = LastBackup { made: backup.made, without_secret: backup.without_secret() };
            (book.settings, book.backup, book.restoring) = (backup.settings, Some(last), true);
        })?;
        // As of then, so that a later change is told from what the backup has.
        self.bring_in_noting(backup, None, backup.made)?;
        self.change(|book| book.restoring = false)
    }
}
