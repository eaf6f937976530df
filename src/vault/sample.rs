//! A vault in memory, to look around in. It is the same code on a folder and a keychain that vanish when it is dropped.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::secret::SecretFields;

use super::blob::seal_fields;
use super::content::Content;
use super::envelope::make_random;
use super::error::Error;
use super::kdf::KdfCost;
use super::keychain::Keychain;
use super::memory::{MemoryDisk, MemoryKeychain};
use super::names;
use super::offsets::Seed;
use super::store::{Cost, Home};
use super::vault::{Parts, Vault};

impl Vault {
    /// A vault in memory that saves nothing. The first secret of an id is the one in use, a second one stands beside it as in a
    /// rotation. The book is taken as it is, with its hints.
    pub fn sample(book: Book, secrets: Vec<(KeyId, SecretFields)>) -> Result<Self, Error> {
        let mut content = Content::begin(Seed::make()?, Timestamp::UNIX_EPOCH);
        content.book = book;
        let keychain = MemoryKeychain::default();
        let mut vault = Self::new(Parts {
            disk: Arc::new(MemoryDisk::default()),
            keychain: Arc::new(keychain.clone()),
            cost: Cost::default(),
            vault_id: *make_random()?,
            home: Home::Keychain,
            data_key: make_random()?,
            device: Some(make_random()?),
            content,
            recovery: Vec::new(),
            epoch: 0,
            has_passphrase: false,
            unlock_cost: KdfCost::USUAL,
        })?;
        for (id, fields) in secrets {
            let version = vault.content.next_version();
            let (mark, pieces) = seal_fields(&vault.secret_keys, &vault.id, id, version, &fields)?;
            for (index, piece) in pieces.iter().enumerate() {
                keychain.set(&names::piece(&vault.id, id, version, index), piece)?;
            }
            let mut custody = vault.content.custody.get(id)?;
            if custody.now.is_none() {
                custody.now = Some(mark);
            } else {
                custody.next = Some(mark);
            }
            vault.content.custody.set(id, &custody)?;
        }
        Ok(vault)
    }
}
