//! The key file that Coinbase offers for download.

use super::secret::SecretFields;

/// Reads the file's two fields.
pub fn read_coinbase_file(_bytes: &[u8]) -> Result<SecretFields, ()> {
    Err(())
}
