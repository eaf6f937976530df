//! A backup: every key with its secret, the drafts and the settings, in one `age` file under words of its own. Any `age` tool opens
//! it; docs/backup.md tells what is in it. It holds neither the phone's seed nor anything else that opens the vault.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::api_key::ApiKey;
use crate::domain::draft::Draft;
use crate::domain::emergency::Emergency;
use crate::domain::journal::Journal;
use crate::domain::own_facts::OwnFiles;
use crate::domain::saved_search::SavedSearch;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::domain::settings::Settings;
use crate::domain::usage::Columns;

use super::envelope::{Wiped, sha256};
use super::error::{BackupError, Error};

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
    pub(super) keys: Vec<Kept>,
    pub(super) drafts: Vec<Draft>,
    pub(super) settings: Settings,
    /// What happened until then; none in a backup of before there was a journal.
    #[serde(default, skip_serializing_if = "Journal::is_empty")]
    pub(super) journal: Journal,
    /// Files of the person's own about exchanges.
    #[serde(default, skip_serializing_if = "OwnFiles::is_empty")]
    pub(super) own_facts: OwnFiles,
    /// Searches that are kept under a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) saved: Vec<SavedSearch>,
    /// The emergency under way, or the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) emergency: Option<Emergency>,
    /// Which column means what in usage logs that the person explained.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) usage_forms: BTreeMap<String, Columns>,
}

/// A key with its secret.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) key: ApiKey,
    /// Missing where the keychain no longer had it.
    pub(super) secret: Option<Fields>,
    /// The new one of a rotation under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) next_secret: Option<Fields>,
}

/// The fields of a secret by name, in the exchange's order.
#[derive(Serialize, Deserialize)]
pub(super) struct Fields(pub(super) Vec<Field>);

#[derive(Serialize, Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(serialize_with = "write_text", deserialize_with = "read_text")]
    pub(super) text: SecretText,
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
    pub(super) fn duplicate(&self) -> SecretFields {
        let field = |field: &Field| SecretField { name: field.name.clone(), text: field.text.duplicate() };
        SecretFields(self.0.iter().map(field).collect())
    }
}

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Backup {
    pub(super) fn new(
        made: Timestamp,
        keys: Vec<Kept>,
        drafts: Vec<Draft>,
        settings: Settings,
        journal: Journal,
    ) -> Self {
        let (own_facts, saved, emergency, usage_forms) = (OwnFiles::new(), Vec::new(), None, BTreeMap::new());
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made,
            keys,
            drafts,
            settings,
            journal,
            own_facts,
            saved,
            emergency,
            usage_forms,
        }
    }

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
        Self::read(&json)
    }

    /// What stands in an opened file.
    pub(super) fn read(json: &[u8]) -> Result<Self, BackupError> {
        let head: Head = serde_json::from_slice(json).map_err(|_| BackupError::NotABackup)?;
        if head.format != FORMAT {
            return Err(BackupError::NotABackup);
        }
        if head.version > VERSION {
            return Err(BackupError::Newer);
        }
        serde_json::from_slice(json).map_err(|_| BackupError::Damaged)
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
