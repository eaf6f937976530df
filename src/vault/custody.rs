//! What the vault knows about the secrets of each key: kept as it is written, read when it is asked for.
//! Of 10,000 keys hardly any is asked for between two locks, and reading all of them would be felt at every unlock and every change.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
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
    /// The secret half of a pair that waits for the rest of its key: of a draft, or of the new key of a rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) born: Option<Mark>,
}

/// One key's line as it is written.
pub(super) type Line = Box<RawValue>;

/// One key's lines by its id.
type Lines = BTreeMap<KeyId, Line>;

/// The secrets of all keys, as they were written until somebody asks.
#[derive(Default)]
pub(super) struct Ledger {
    /// As it was read; none once something was changed.
    written: Option<Box<RawValue>>,
    lines: OnceLock<Lines>,
}

impl Ledger {
    /// What is known about this key; nothing when there is no line.
    pub(super) fn get(&self, id: KeyId) -> Result<Custody, Error> {
        self.lines()?.get(&id).map_or(Ok(Custody::default()), |line| read(line))
    }

    /// Writes what is known about this key; a line that says nothing goes.
    pub(super) fn set(&mut self, id: KeyId, custody: &Custody) -> Result<(), Error> {
        let says_nothing = *custody == Custody::default();
        let line = if says_nothing { None } else { Some(to_raw_value(custody).map_err(|_| Error::Encode)?) };
        self.put_line(id, line)
    }

    /// The line as it is written.
    pub(super) fn line(&self, id: KeyId) -> Result<Option<Line>, Error> {
        Ok(self.lines()?.get(&id).cloned())
    }

    /// Puts a line in its place, or takes it away.
    pub(super) fn put_line(&mut self, id: KeyId, line: Option<Line>) -> Result<(), Error> {
        self.lines()?;
        let Some(lines) = self.lines.get_mut() else { return Ok(()) };
        self.written = None;
        match line {
            Some(line) => drop(lines.insert(id, line)),
            None => drop(lines.remove(&id)),
        }
        Ok(())
    }

    /// The key that holds a text of this fingerprint, now or next. Only lines in which it stands are read.
    pub(super) fn find(&self, print: &str) -> Result<Option<KeyId>, Error> {
        for (id, line) in self.lines()?.iter().filter(|(_, line)| line.get().contains(print)) {
            let custody: Custody = read(line)?;
            let mut marks = [custody.now, custody.next].into_iter().flatten();
            if marks.any(|mark| mark.fields.iter().any(|field| field.print == print)) {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    fn lines(&self) -> Result<&Lines, Error> {
        if let (None, Some(written)) = (self.lines.get(), &self.written) {
            let lines = read(written)?;
            return Ok(self.lines.get_or_init(|| lines));
        }
        Ok(self.lines.get_or_init(Lines::new))
    }
}

impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.written {
            Some(written) => written.serialize(serializer),
            None => self.lines.get().unwrap_or(&Lines::new()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Ledger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { written: Some(Box::deserialize(deserializer)?), lines: OnceLock::new() })
    }
}

/// What stands there was sealed by us; when it cannot be read, the file is not what we wrote.
fn read<T: DeserializeOwned>(line: &RawValue) -> Result<T, Error> {
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
        let custody = Custody { now: Some(mark("one")), next: Some(mark("two")), born: None };
        ledger.set(id, &custody).unwrap();
        let json = serde_json::to_string(&ledger).unwrap();
        let mut ledger: Ledger = serde_json::from_str(&json).unwrap();
        assert_eq!(ledger.get(id).unwrap(), custody);
        let found = ["two", "three", "secret"].map(|print| ledger.find(print).unwrap());
        assert_eq!(found, [Some(id), None, None]);
        assert_eq!(serde_json::to_string(&ledger).unwrap(), json, "asking changes nothing");
        ledger.set(id, &Custody::default()).unwrap();
        assert_eq!(serde_json::to_string(&ledger).unwrap(), "{}");
        let ledger: Ledger = serde_json::from_str(&format!(r#"{{"{id}":[7]}}"#)).unwrap();
        assert!(matches!(ledger.get(id), Err(Error::Damaged { .. })));
        // What cannot be read is never written over.
        let mut ledger: Ledger = serde_json::from_str("[7]").unwrap();
        assert!(matches!(ledger.set(id, &custody), Err(Error::Damaged { .. })));
        assert!(matches!(ledger.find("two"), Err(Error::Damaged { .. })));
        assert_eq!(serde_json::to_string(&ledger).unwrap(), "[7]");
    }
}
