//! A person's own file of facts about an exchange: one that Keystead does not know, or corrections of one that it does.
//!
//! Read once, checked by the rules of the built-in files, shown, and then kept in the sealed book. It says which page the window opens
//! and what counts as harmless, so a file that merely lies in a folder is never looked at.

mod changes;
mod finding;
mod overlay;
mod rules;
mod schema;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::catalogue::{Catalogue, OTHER};
use super::exchange::Exchange;

pub use changes::{Change, Loud, Preview, Told};
pub use finding::{Finding, FindingKind, too_large};

/// The longest file that is taken, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;

/// A person's own file, as the book keeps it: the text itself, so that nothing of it is lost when a later version reads it otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFacts {
    /// The text of the file.
    pub text: String,
    /// The file's name, without its folder.
    pub file_name: String,
    /// The day on which it was taken.
    pub taken: Date,
    /// Whether Keystead knew the exchange itself on that day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_known: bool,
}

/// A file that was read and fits.
#[derive(Clone, Debug)]
pub struct Fitting {
    /// The exchange's id.
    pub id: String,
    /// What the book will keep.
    pub facts: OwnFacts,
    /// The exchange with these facts.
    pub exchange: Exchange,
}

/// Reads a file. Nothing of it counts until it is taken.
///
/// # Errors
/// Everything that keeps it out, each with its line where it has one.
pub fn read(bytes: &[u8], file_name: &str, today: Date) -> Result<Fitting, Vec<Finding>> {
    let text = finding::text_of(bytes)?;
    let (id, exchange) = overlaid(text, today)?;
    let was_known = Catalogue::built_in().exchange(&id).is_some();
    let file_name = file_name.chars().filter(|c| !c.is_control()).take(80).collect();
    let facts = OwnFacts { text: text.to_owned(), file_name, taken: today, was_known };
    Ok(Fitting { id, facts, exchange })
}

/// The exchange as it is with the facts of this text, which were taken on this day.
pub(super) fn overlaid(text: &str, taken: Date) -> Result<(String, Exchange), Vec<Finding>> {
    let own = walk::walk(text, taken)?;
    let id = own.id.clone();
    let shipped = Catalogue::built_in().exchange(&id).filter(|exchange| exchange.id != OTHER);
    let exchange = overlay::overlay(&own, shipped)?;
    let broken = rules::broken(&own, &exchange, shipped);
    if broken.is_empty() { Ok((id, exchange)) } else { Err(broken) }
}

/// Keeps a file, in place of an earlier one of the same exchange.
pub fn take(book: &mut Book, id: &str, facts: OwnFacts) {
    book.own_facts.insert(id.to_owned(), facts);
    settle(book, id);
}

/// Takes a file away; the built-in facts come back.
pub fn take_away(book: &mut Book, id: &str) {
    let name = Catalogue::with(&book.own_facts).exchange(id).map(|exchange| exchange.name.clone());
    book.own_facts.remove(id);
    if Catalogue::built_in().exchange(id).is_none() {
        // Nobody knows the exchange any more: its keys and drafts keep its name, as one that is not in the catalogue has it.
        let name = name.unwrap_or_else(|| id.to_owned());
        for key in book.keys.values_mut().filter(|key| key.exchange == id && key.exchange_name.is_empty()) {
            key.exchange_name.clone_from(&name);
        }
        let drafts = book.drafts.values_mut();
        for draft in drafts.filter(|draft| draft.exchange_id() == id && draft.exchange_name.is_empty()) {
            draft.exchange_name.clone_from(&name);
        }
    }
    settle(book, id);
}

/// What the keys of this exchange may do follows the facts that count now. Where nobody knows the exchange any more it stays as it was:
/// what is unknown is never called harmless.
fn settle(book: &mut Book, id: &str) {
    let catalogue = Catalogue::with(&book.own_facts);
    let Some(exchange) = catalogue.exchange(id) else { return };
    for key in book.keys.values_mut().filter(|key| key.exchange == id && !key.permissions.is_empty()) {
        key.levels = exchange.levels_of(&key.permissions);
    }
}

/// The files by the id of their exchange, in the order of the book.
pub type OwnFiles = BTreeMap<String, OwnFacts>;
