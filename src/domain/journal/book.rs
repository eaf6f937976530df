//! The one place where what happens is written down, in a key's own history and in the journal together.

use jiff::Timestamp;

use super::deed::Deed;
use super::line::Entry;
use crate::domain::api_key::{Act, ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::edit::Edit;
use crate::domain::rotation::{OldKey, Rotation};

impl Book {
    /// Something that happened to no key.
    pub fn note(&mut self, at: Timestamp, deed: Deed, detail: impl Into<String>) {
        self.journal.add(at, Entry::new(deed, detail));
    }

    /// Something that happened to a key and is no part of its history.
    pub fn note_of(&mut self, id: KeyId, at: Timestamp, deed: Deed, detail: impl Into<String>) {
        if let Some(key) = self.keys.get(&id) {
            let entry = Entry { detail: detail.into(), ..entry_of(key, deed) };
            self.journal.add(at, entry);
        }
    }

    /// Something that happened to a key: a line in its history and one in the journal. Nothing where it is gone.
    pub fn note_act(&mut self, id: KeyId, at: Timestamp, act: Act) {
        self.note_act_for(id, at, act, "");
    }

    /// A field was copied: the one in use, or the new one of a rotation. The journal tells the tool that it was copied for, where there
    /// is only one that it can be.
    pub fn note_copied(&mut self, id: KeyId, at: Timestamp, field: String, is_new: bool) {
        let tool = self.keys.get(&id).map(|key| tool_of(key, is_new)).unwrap_or_default();
        self.note_act_for(id, at, Act::Copied { field }, &tool);
    }

    fn note_act_for(&mut self, id: KeyId, at: Timestamp, act: Act, tool: &str) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        let (deed, detail) = Deed::of_act(&act);
        let entry = Entry { detail: detail.to_owned(), tool: tool.to_owned(), ..entry_of(key, deed) };
        key.note_act(at, act);
        self.journal.add(at, entry);
    }

    /// Takes a key in. What its history says of this very moment, that it was created or brought in, is in the journal too.
    pub fn keep(&mut self, key: ApiKey, at: Timestamp) {
        for entry in key.history.iter().filter(|entry| entry.at == at) {
            let (deed, _) = Deed::of_act(&entry.act);
            if matches!(deed, Deed::Created | Deed::BroughtIn) {
                self.journal.add(at, entry_of(&key, deed));
            }
        }
        self.keys.insert(key.id, key);
    }

    /// The new key of a rotation is stored. One that comes from a backup has told so already.
    pub fn note_stored(&mut self, id: KeyId, at: Timestamp) {
        let Some(key) = self.keys.get(&id) else { return };
        let begun = key.rotation.as_ref().map(|rotation| rotation.begun);
        let is_told = key
            .history
            .iter()
            .any(|entry| entry.act == Act::NewStored && begun.is_some_and(|begun| entry.at >= begun));
        if !is_told {
            self.note_act(id, at, Act::NewStored);
        }
    }

    /// Changes what is not secret of a key, and writes down which parts.
    pub fn edit(&mut self, id: KeyId, edit: Edit, at: Timestamp) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        let before = Edit::of(key);
        edit.apply(key);
        let detail = changed_parts(&before, &Edit::of(key)).join(" ");
        key.note_act(at, Act::Edited);
        let entry = Entry { detail, ..entry_of(key, Deed::Edited) };
        self.journal.add(at, entry);
    }

    /// Name and dates of a key that was saved just now.
    pub fn name(&mut self, id: KeyId, edit: Edit, at: Timestamp) {
        if let Some(key) = self.keys.get_mut(&id) {
            edit.apply(key);
            self.note_act(id, at, Act::Named);
        }
    }

    /// The new key takes the old one's place.
    pub fn finish_rotation(&mut self, id: KeyId, at: Timestamp) {
        self.settle_leaked(id, at);
        if let Some(key) = self.keys.get_mut(&id) {
            let is_proved = matches!(key.old_key(), OldKey::Dead(_));
            key.finish_rotation(at);
            self.note_act(id, at, if is_proved { Act::RotatedWithProof } else { Act::Rotated });
        }
    }

    /// Keeps a rotation's answers. That the old key is deleted at the exchange is a line of its own.
    pub fn keep_rotation(&mut self, id: KeyId, answer: Rotation, at: Timestamp) {
        // One that was taken back meanwhile stays so.
        let Some(known) = self.keys.get_mut(&id).and_then(|key| key.rotation.as_mut()) else { return };
        let is_deleted = known.revoked.is_none() && answer.revoked.is_some();
        *known = answer;
        if is_deleted {
            self.note_act(id, at, Act::OldDeleted);
        }
    }

    /// Forgets a key; its name stays in the journal.
    pub fn forget(&mut self, id: KeyId, at: Timestamp) -> Option<ApiKey> {
        let key = self.keys.remove(&id)?;
        self.journal.add(at, entry_of(&key, Deed::Destroyed));
        Some(key)
    }
}

fn entry_of(key: &ApiKey, deed: Deed) -> Entry {
    let exchange = if key.exchange_name.is_empty() { &key.exchange } else { &key.exchange_name };
    Entry::of_key(deed, key.id, &key.label, exchange)
}

/// The tool for which a field is copied: the one that uses the key, or the next to be given the new one. Of several it is not known.
fn tool_of(key: &ApiKey, is_new: bool) -> String {
    let next = key.rotation.as_ref().filter(|_| is_new).and_then(Rotation::next_tool);
    let used = match (next, key.tools.as_slice()) {
        (Some(tick), _) => &tick.tool,
        (None, [only]) if !is_new => only,
        (None, _) => return String::new(),
    };
    used.tool.trim().to_owned()
}

fn changed_parts(before: &Edit, after: &Edit) -> Vec<&'static str> {
    let parts = [
        ("label", before.label != after.label),
        ("account", before.account != after.account || before.sub_account != after.sub_account),
        ("tools", before.tools != after.tools),
        ("permissions", before.permissions != after.permissions || before.levels != after.levels),
        ("addresses", before.addresses != after.addresses),
        ("tags", before.tags != after.tags),
        ("note", before.note != after.note),
        ("expires", before.expires != after.expires),
        ("rotation", before.rotate_every_days != after.rotate_every_days),
        ("keeps-reading", before.keeps_reading != after.keeps_reading),
    ];
    parts.into_iter().filter(|(_, changed)| *changed).map(|(part, _)| part).collect()
}
