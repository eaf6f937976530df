//! What the vault knows about the secrets of each key: kept as it is written, read when it is asked for.
//! Of 10,000 keys hardly any is asked for between two locks, and reading all of them would be felt at every unlock and every change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use crate::domain::api_key::KeyId;

use super::blob::Mark;
use super::data::DATA;
use super::error::Error;

/// The secrets of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Custody {
    /// The secret in use. A key is in the book exactly when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) now: Option<Mark>,
    /// The one stored beside it during a rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<Mark>,
}

/// One key's line as it is written.
pub(super) type Line = Box<RawValue>;

/// The secrets of all keys.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Ledger(BTreeMap<KeyId, Line>);

impl Ledger {
    /// What is known about this key; nothing when there is no line.
    pub(super) fn get(&self, id: KeyId) -> Result<Custody, Error> {
        self.0.get(&id).map_or(Ok(Custody::default()), |line| read(line))
    }

    /// Writes what is known about this key; a line that says nothing goes.
    pub(super) fn set(&mut self, id: KeyId, custody: &Custody) -> Result<(), Error> {
        if *custody == Custody::default() {
            self.0.remove(&id);
        } else {
            self.0.insert(id, to_raw_value(custody).map_err(|_| Error::Encode)?);
        }
        Ok(())
    }

    /// The line as it is written.
    pub(super) fn line(&self, id: KeyId) -> Option<Line> {
        self.0.get(&id).cloned()
    }

    /// Puts a line back.
    pub(super) fn put_line(&mut self, id: KeyId, line: Option<Line>) {
        match line {
            Some(line) => drop(self.0.insert(id, line)),
            None => drop(self.0.remove(&id)),
        }
    }

    /// The key that holds a text of this fingerprint, now or next. Only lines in which it stands are read.
    pub(super) fn find(&self, print: &str) -> Option<KeyId> {
        let holds = |line: &RawValue| {
            let custody = read(line).unwrap_or_default();
            [custody.now, custody.next]
                .into_iter()
                .flatten()
                .any(|mark| mark.fields.iter().any(|field| field.print == print))
        };
        let mut lines = self.0.iter();
        lines.find(|(_, line)| line.get().contains(print) && holds(line)).map(|(id, _)| *id)
    }
}

/// The line was sealed by us; when it cannot be read, the file is not what we wrote.
fn read(line: &RawValue) -> Result<Custody, Error> {
    serde_json::from_str(line.get()).map_err(|_| Error::Damaged { file: DATA })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_when_it_is_asked_for() {
        let id = KeyId([1; 16]);
        let mark = |print: &str| {
            let json = format!(r#"{{"version":1,"pieces":1,"hash":"h","fields":[["secret","{print}"]]}}"#);
            serde_json::from_str::<Mark>(&json).unwrap()
        };
        let mut ledger = Ledger::default();
        assert_eq!(ledger.get(id).unwrap(), Custody::default());
        let custody = Custody { now: Some(mark("one")), next: Some(mark("two")) };
        ledger.set(id, &custody).unwrap();
        let json = serde_json::to_string(&ledger).unwrap();
        let mut ledger: Ledger = serde_json::from_str(&json).unwrap();
        assert_eq!(ledger.get(id).unwrap(), custody);
        assert_eq!((ledger.find("two"), ledger.find("three"), ledger.find("secret")), (Some(id), None, None));
        ledger.set(id, &Custody::default()).unwrap();
        assert_eq!(serde_json::to_string(&ledger).unwrap(), "{}");
        let ledger: Ledger = serde_json::from_str(&format!(r#"{{"{id}":[7]}}"#)).unwrap();
        assert!(matches!(ledger.get(id), Err(Error::Damaged { .. })));
    }
}
