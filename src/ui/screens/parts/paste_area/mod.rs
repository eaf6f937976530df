//! Where the key and the secret are pasted: masked fields as the exchange names them, checked while they change.
//! The texts lie in wiped memory; what leaves this area is a copy for the keychain or for the look whether it is stored.

mod draw;

use std::collections::BTreeSet;
use std::time::Duration;

use egui::Ui;

use super::paste_file::FileDraft;
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::{FieldHint, KeyId};
use crate::domain::check::{
    Finding, Kind, Pasted, Repair, Report, Severity, check_fields_beside, read_block, repair,
};
use crate::domain::coinbase_file::read_coinbase_file;
use crate::domain::exchange::Exchange;
use crate::domain::pair::Born;
use crate::domain::secret::{SecretField, SecretFields};
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::widgets::{IconButton, SecretDraft};

/// The longest name of a field that the owner adds.
const MOST_NAME_CHARS: usize = 40;
/// So many characters at once were pasted and not typed.
const PASTED_CHARS: usize = 8;

/// One field to paste into.
pub struct PasteField {
    /// The catalogue's name of it, or the one that its owner gave.
    pub name: String,
    /// What it is called on the exchange's page.
    pub label: String,
    is_secret: bool,
    multi_line: bool,
    required: bool,
    chosen: bool,
    is_own: bool,
    /// What was pasted.
    pub text: SecretDraft,
    chars: usize,
}

/// What is pasted, until it is saved or the step is left.
#[derive(Default)]
pub struct PasteArea {
    exchange: String,
    /// The field that is not asked for, because Keystead made its text.
    here: Option<String>,
    /// The fields, in the order of the exchange's page.
    pub fields: Vec<PasteField>,
    /// What was found in them.
    pub report: Report,
    /// The warnings that the owner looked at and let stand.
    pub(super) accepted: BTreeSet<(String, Kind)>,
    /// Whether the owner saves it although it is stored already.
    pub(super) copy_accepted: bool,
    /// Whether it was asked if these texts are stored already.
    pub(super) copy_asked: bool,
    pub(super) file: FileDraft,
    new_field: Option<String>,
}

/// What the area needs to know.
#[derive(Clone, Copy)]
pub struct PasteView<'a> {
    /// The exchange.
    pub exchange: &'a Exchange,
    /// Its name, as typed where it is not in the catalogue.
    pub exchange_name: &'a str,
    /// The open vault.
    pub session: &'a Session,
    /// The pair that was made here, whose secret half is not pasted.
    pub born: Option<&'a Born>,
    /// The key that is to be replaced, if this is a rotation.
    pub replaces: Option<KeyId>,
    /// Since when it is being saved.
    pub saving_for: Option<Duration>,
}

/// Whether it can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CanSave {
    /// Nothing is unusual.
    Yes,
    /// Something is unusual, and the owner let it stand.
    AsItIs,
    /// No, for this reason.
    No(String),
}

impl PasteArea {
    /// Makes the fields of this exchange, unless they are there. A rotation keeps the names that the old key has.
    pub fn prepare(&mut self, exchange: &Exchange, old: &[FieldHint]) {
        self.prepare_beside(exchange, old, None);
    }

    /// The same without the field whose text is here already.
    pub fn prepare_beside(&mut self, exchange: &Exchange, old: &[FieldHint], here: Option<&str>) {
        if self.exchange == exchange.id && self.here.as_deref() == here && !self.fields.is_empty() {
            return;
        }
        *self = Self { exchange: exchange.id.clone(), here: here.map(str::to_owned), ..Self::default() };
        self.fields = exchange
            .fields
            .iter()
            .filter(|field| here != Some(&field.name))
            .map(|field| PasteField {
                name: field.name.clone(),
                label: field.label.as_far_as_known().clone(),
                is_secret: field.secret,
                multi_line: field.multi_line,
                required: field.required,
                chosen: field.chosen,
                is_own: false,
                text: SecretDraft::new(),
                chars: 0,
            })
            .collect();
        for hint in old {
            if exchange.field(&hint.name).is_none() {
                self.add_field(hint.name.clone());
            }
        }
        self.check(exchange);
    }

    fn add_field(&mut self, name: String) {
        self.fields.push(PasteField {
            label: name.clone(),
            name,
            is_secret: true,
            multi_line: true,
            required: false,
            chosen: true,
            is_own: true,
            text: SecretDraft::new(),
            chars: 0,
        });
    }

    /// A copy of what was pasted, for the keychain. The fields keep their text until it is saved.
    pub fn copy_out(&self) -> SecretFields {
        self.copy_of(|_| true)
    }

    fn copy_of(&self, wanted: impl Fn(&PasteField) -> bool) -> SecretFields {
        let fields = self.fields.iter().filter(|field| wanted(field) && !field.text.is_empty());
        let copies = fields.map(|field| SecretField {
            name: field.name.clone(),
            // EXPOSE: the copy moves into a wiped text, by value to the vault's thread.
            text: field.text.with(|text| crate::domain::secret::SecretText::new(text.to_owned())),
        });
        SecretFields(copies.collect())
    }

    /// Puts texts into the fields of their names, such as those of a file.
    pub fn fill(&mut self, exchange: &Exchange, texts: &SecretFields) {
        for field in &mut self.fields {
            if let Some(text) = texts.get(&field.name) {
                field.text.set(text);
            }
        }
        self.changed(exchange);
    }

    /// Whether it can be saved; if not, why not.
    pub fn can_save(&self, view: &PasteView<'_>) -> CanSave {
        if self.fields.iter().any(|field| field.text.overflowed()) {
            return CanSave::No(tr("wizard-paste-blocked"));
        }
        let empty = self.report.findings.iter().find(|finding| finding.kind == Kind::Empty);
        if let Some(empty) = empty {
            return CanSave::No(tr!("wizard-paste-missing", field = self.label_of(&empty.field)));
        }
        if self.fields.iter().all(|field| field.text.is_empty()) {
            let first = self.fields.first().map(|field| field.label.clone()).unwrap_or_default();
            return CanSave::No(tr!("wizard-paste-missing", field = first));
        }
        if self.report.is_blocked() || self.is_the_old_key(view) {
            return CanSave::No(tr("wizard-paste-blocked"));
        }
        if self.open_warnings().next().is_some()
            || (self.copy_of_another(view).is_some() && !self.copy_accepted)
        {
            return CanSave::No(tr("wizard-paste-look"));
        }
        if self.report.findings.is_empty() && self.copy_of_another(view).is_none() {
            CanSave::Yes
        } else {
            CanSave::AsItIs
        }
    }

    fn label_of(&self, name: &str) -> String {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map_or_else(|| name.to_owned(), |field| field.label.clone())
    }

    /// The warnings that still wait for an answer.
    pub(super) fn open_warnings(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| {
            finding.severity == Severity::Warn
                && !self.accepted.contains(&(finding.field.clone(), finding.kind))
        })
    }

    /// The stored key that has the same text, other than the one that is to be replaced.
    pub(super) fn copy_of_another(&self, view: &PasteView<'_>) -> Option<KeyId> {
        let found = view.session.copy_found.filter(|_| self.copy_asked)?;
        (Some(found) != view.replaces).then_some(found)
    }

    /// Whether the old key was pasted once more.
    pub(super) fn is_the_old_key(&self, view: &PasteView<'_>) -> bool {
        self.copy_asked && view.replaces.is_some() && view.session.copy_found == view.replaces
    }

    fn changed(&mut self, exchange: &Exchange) {
        self.copy_asked = false;
        self.copy_accepted = false;
        self.accepted.clear();
        for field in &mut self.fields {
            field.chars = field.text.len();
        }
        self.check(exchange);
    }

    fn check(&mut self, exchange: &Exchange) {
        let here = self.here.as_deref();
        self.report = with_all(&self.fields, &[], &mut |pasted| check_fields_beside(exchange, pasted, here));
    }

    /// Does what a finding offers.
    pub(super) fn mend(&mut self, exchange: &Exchange, field: &str, mending: Repair) {
        match mending {
            Repair::Clean => {
                if let Some(field) = self.fields.iter_mut().find(|it| it.name == field) {
                    let clean = repair(exchange, &field.name, &field.text.take());
                    field.text.set(&clean);
                }
            }
            Repair::Swap => self.swap(|it| !it.is_secret && !it.chosen),
            Repair::SwapChosen => self.swap(|it| it.is_secret && it.chosen),
            Repair::Distribute => {
                let texts = self.fields.iter().find(|it| it.name == field).and_then(|field| {
                    // EXPOSE: the pasted text is parted; what comes out lies in wiped texts.
                    field.text.with(|text| read_block(exchange, text))
                });
                if let Some(texts) = texts {
                    if let Some(block) = self.fields.iter_mut().find(|it| it.name == field) {
                        drop(block.text.take());
                    }
                    self.fill(exchange, &texts);
                }
            }
            Repair::ReadFile => {
                let texts = self.fields.iter().find(|it| it.name == field).and_then(|field| {
                    // EXPOSE: the pasted text is read as a file; what comes out lies in wiped texts.
                    field.text.with(|text| read_coinbase_file(text.as_bytes()).ok())
                });
                if let Some(texts) = texts {
                    self.fill(exchange, &texts);
                }
            }
        }
        self.changed(exchange);
    }

    /// The secret's text into another field, and back.
    fn swap(&mut self, is_other: impl Fn(&PasteField) -> bool) {
        let secret = self.fields.iter().position(|it| it.is_secret && !it.chosen);
        if let (Some(one), Some(other)) = (self.fields.iter().position(is_other), secret) {
            let (first, second) = (self.fields[one].text.take(), self.fields[other].text.take());
            self.fields[one].text.set(&second);
            self.fields[other].text.set(&first);
        }
    }

    fn ask_whether_stored(&mut self, ask: bool, out: &mut Outbox) {
        if !ask || self.copy_asked {
            return;
        }
        // A passphrase that its owner chose may well be the same in two keys.
        let fields = self.copy_of(|field| !field.chosen);
        if !fields.0.is_empty() {
            self.copy_asked = true;
            out.send(Command::Draft(DraftCommand::LookForCopy(fields)));
        }
    }

    /// Asks again after something else than a field changed the texts.
    pub fn ask_again(&mut self, out: &mut Outbox) {
        self.ask_whether_stored(true, out);
    }
}

/// Lets a check read all texts at once.
fn with_all<R>(rest: &[PasteField], read: &[Pasted<'_>], check: &mut dyn FnMut(&[Pasted<'_>]) -> R) -> R {
    match rest.split_first() {
        None => check(read),
        // EXPOSE: the checks read the texts where they lie; no finding holds a part of them.
        Some((first, rest)) => first.text.with(|text| {
            let mut read = read.to_vec();
            read.push(Pasted { name: &first.name, text });
            with_all(rest, &read, check)
        }),
    }
}

/// The small cross that closes what was unfolded.
pub(super) fn close_button(ui: &mut Ui, name: &str) -> bool {
    IconButton::new(icons::X, name).show(ui).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::secret::SecretText;

    fn area(exchange: &str, texts: &[&str]) -> (PasteArea, &'static Exchange) {
        let exchange = Catalogue::built_in().exchange(exchange).unwrap();
        let mut area = PasteArea::default();
        area.prepare(exchange, &[]);
        for (field, text) in area.fields.iter_mut().zip(texts) {
            field.text.set(&SecretText::new((*text).to_owned()));
        }
        area.changed(exchange);
        (area, exchange)
    }

    #[test]
    fn swapped_texts_change_their_places() {
        let secret = format!("{}==", "a".repeat(86));
        let (mut area, kraken) = area("kraken", &[&secret, &"b".repeat(56)]);
        let swap = area.report.findings.iter().find_map(|finding| finding.repair);
        assert_eq!(swap, Some(Repair::Swap));
        area.mend(kraken, "api_key", Repair::Swap);
        assert!(area.report.findings.is_empty());
        assert_eq!(area.fields[0].text.len(), 56);
    }

    #[test]
    fn a_warning_waits_until_it_is_let_stand_and_comes_back_with_another_text() {
        let (mut area, binance) = area("binance", &["short", &"b".repeat(64)]);
        assert_eq!(area.open_warnings().count(), 1);
        area.accepted.insert(("api_key".to_owned(), Kind::Length));
        assert_eq!(area.open_warnings().count(), 0);
        area.fields[0].text.set(&SecretText::new("other".to_owned()));
        area.changed(binance);
        assert_eq!(area.open_warnings().count(), 1);
    }

    #[test]
    fn a_block_is_parted_into_its_fields_and_a_secret_changes_places_with_the_passphrase() {
        let (key, secret) = ("6d9b1f1e-0000-4000-8000-0000000000aa", "A0".repeat(16));
        let block = format!("api_key={key}\nsecret_key={secret}\npassphrase=Harbor-velvet9\n");
        let (mut area, okx) = area("okx", &["", &block, ""]);
        area.mend(okx, "secret", Repair::Distribute);
        let lengths: Vec<usize> = area.fields.iter().map(|field| field.text.len()).collect();
        assert_eq!((lengths, area.report.findings.len()), (vec![36, 32, 14], 0));
        area.mend(okx, "passphrase", Repair::SwapChosen);
        assert_eq!(area.report.findings[0].kind, Kind::SwappedChosen);
        area.mend(okx, "passphrase", Repair::SwapChosen);
        assert!(area.report.findings.is_empty());
    }

    #[test]
    fn a_pasted_file_of_coinbase_fills_both_fields() {
        let file = r#"{"name": "organizations/o/apiKeys/k", "privateKey": "secret-text"}"#;
        let (mut area, coinbase) = area("coinbase", &["", file]);
        area.mend(coinbase, "secret", Repair::ReadFile);
        assert_eq!(area.fields[1].text.len(), "secret-text".len());
        assert!(!area.fields[0].text.is_empty());
    }

    #[test]
    fn a_rotation_asks_for_the_fields_that_the_old_key_has() {
        let other = Catalogue::built_in().exchange_or_other("other");
        let mut area = PasteArea::default();
        area.prepare(other, &[FieldHint { name: "Memo".to_owned(), hint: String::new() }]);
        assert_eq!(area.fields.last().unwrap().name, "Memo");
        assert_eq!(area.fields.len(), other.fields.len() + 1);
    }
}
