//! The fields of one key while its exchange is asked. Wiped when dropped; nothing of them can be printed.

use super::error::Error;
use crate::domain::secret::{SecretFields, SecretText};

/// The fields of one key.
pub struct Credentials {
    fields: SecretFields,
}

impl Credentials {
    /// Takes the fields over.
    pub fn new(fields: SecretFields) -> Self {
        Self { fields }
    }

    /// The field of this name, without the spaces and line breaks that a paste may have around it.
    pub fn get(&self, name: &'static str) -> Result<&str, Error> {
        // EXPOSE: the adapters sign with it and put the public part into the request; nothing else leaves this floor.
        self.fields
            .get(name)
            .map(|text| text.expose().trim())
            .filter(|text| !text.is_empty())
            .ok_or(Error::NoField(name))
    }

    /// Every field's text, so that it can be hidden where it would be shown.
    pub fn texts(&self) -> impl Iterator<Item = &SecretText> {
        self.fields.0.iter().map(|field| &field.text)
    }
}
