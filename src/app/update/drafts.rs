//! Keys being created: every answer is kept, so that a half-finished one resumes.

use super::super::command::{DraftCommand, SaveTarget};
use super::super::jobs::{Doing, FileKind, Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{Picking, State, ToastKind};
use super::super::task::Task;
use crate::domain::api_key::{ApiKey, KeyId, Purpose, ToolUse};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::secret::SecretFields;

/// Days after which a key is to be replaced, unless its owner says otherwise.
const ROTATE_EVERY_DAYS: u16 = 90;

impl State {
    pub(super) fn apply_draft(&mut self, command: DraftCommand, jobs: &mut dyn Jobs) {
        let now = self.now;
        match command {
            DraftCommand::Begin(purpose) => {
                self.begin_draft(|id, _| Some(Draft { purpose, ..Draft::begin(id, now) }), jobs);
            }
            DraftCommand::BeginLike(like) => {
                self.begin_draft(|id, book| Some(Draft::like(book.keys.get(&like)?, id, now)), jobs);
            }
            DraftCommand::Answer(draft) => {
                let id = draft.id;
                self.write(
                    Doing::KeepDraft(id),
                    Box::new(move |book| {
                        // One that was discarded meanwhile stays so, and the vault knows better which secrets of it are saved.
                        if let Some(kept) = book.drafts.get_mut(&id) {
                            let (born, saved) = (kept.born.take(), kept.saved);
                            *kept = Draft { born, saved, ..*draft };
                        }
                    }),
                    jobs,
                );
            }
            DraftCommand::Leave(id) => {
                if let Some(session) = &mut self.session {
                    session.leaving = Some(id);
                }
                self.draft_kept(id);
            }
            DraftCommand::FileTaken => {
                if let Some(session) = &mut self.session {
                    session.key_file_fields = None;
                }
            }
            DraftCommand::Discard(id) => {
                self.stop_pair(id, jobs);
                let discard = move |book: &mut Book| drop(book.drafts.remove(&id));
                self.write(Doing::DiscardDraft(id), Box::new(discard), jobs);
            }
            DraftCommand::LookForCopy(fields) => {
                if let Some(session) = &mut self.session {
                    session.copy_found = None;
                    session.looking_for_copy = true;
                }
                self.start(jobs, Job::LookForCopy(fields));
            }
            DraftCommand::ReadFile(target) => self.read_key_file(target, jobs),
            DraftCommand::Save(id, fields) => self.save_draft(id, fields, jobs),
            DraftCommand::Name(id, edit) => self.write(
                Doing::NameKey(id),
                Box::new(move |book: &mut Book| {
                    book.name(id, *edit, now);
                    book.drafts.remove(&id);
                }),
                jobs,
            ),
        }
    }

    /// Writes a new draft; it is shown as soon as that is done. One at a time.
    fn begin_draft(&mut self, draft: impl FnOnce(KeyId, &Book) -> Option<Draft>, jobs: &mut dyn Jobs) {
        if self.session.as_ref().is_none_or(|it| it.opening.is_some() || it.is_saving_secret()) {
            return;
        }
        let Some(id) = self.unused_id() else { return };
        let Some(session) = &mut self.session else { return };
        let Some(draft) = draft(id, &session.book) else { return };
        session.opening = Some(id);
        let insert = move |book: &mut Book| {
            book.drafts.insert(id, draft);
        };
        self.write(Doing::KeepDraft(id), Box::new(insert), jobs);
    }

    /// A draft is written: a new one is shown, and one that waited for this is left.
    pub(super) fn draft_kept(&mut self, id: KeyId) {
        let Some(session) = &mut self.session else { return };
        if session.opening.take_if(|opening| *opening == id).is_some() {
            self.go(Route::Create(id, None));
        } else if session.leaving == Some(id)
            && ![Doing::KeepDraft(id), Doing::Edit(id)].into_iter().any(|doing| session.is_doing(doing))
        {
            session.leaving = None;
            self.go(Route::Keys);
            self.toast(ToastKind::DraftKept);
        }
    }

    /// Saves what was pasted under the draft's name. The draft itself is marked by the vault in the same write.
    fn save_draft(&mut self, id: KeyId, fields: SecretFields, jobs: &mut dyn Jobs) {
        let (now, uptime) = (self.now, self.uptime);
        let Some(session) = &mut self.session else { return };
        let Some(draft) = session.book.drafts.get(&id) else { return };
        if draft.step() != DraftStep::Paste || session.is_saving_secret() {
            return;
        }
        let key = key_of(draft, now);
        session.begin_write(Doing::SaveKey(id), uptime);
        self.start(jobs, Job::Create(Box::new(key), fields));
    }

    fn read_key_file(&mut self, target: SaveTarget, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(session) = &mut self.session else { return };
        match target {
            SaveTarget::Dialog(_) => {
                session.key_file.start(uptime);
                self.picking = Some(Picking::KeyFile);
                self.start(jobs, Job::PickOpen(FileKind::KeyFile));
            }
            SaveTarget::Path(path) => match typed_path(&path) {
                Some(path) => {
                    session.key_file.start(uptime);
                    self.start(jobs, Job::ReadKeyFile(path));
                }
                None => session.key_file = Task::Failed(Problem::NoPath),
            },
        }
    }

    pub(super) fn key_file_read(&mut self, outcome: Result<SecretFields, Problem>) {
        let Some(session) = &mut self.session else { return };
        match outcome {
            Ok(fields) => {
                session.key_file = Task::Done(());
                session.key_file_fields = Some(fields);
            }
            Err(problem) => session.key_file = Task::Failed(problem),
        }
    }

    /// An id that no key and no draft has.
    fn unused_id(&mut self) -> Option<KeyId> {
        let mut id = [0; 16];
        if getrandom::fill(&mut id).is_err() {
            self.notice = Some(Problem::Unexpected { detail: "no random numbers".to_owned() });
            return None;
        }
        Some(KeyId(id))
    }
}

/// The key that a draft describes, with a name that says what it is until its owner gives another.
pub(crate) fn key_of(draft: &Draft, now: jiff::Timestamp) -> ApiKey {
    let catalogue = Catalogue::current();
    let exchange = draft.exchange.clone().unwrap_or_else(|| "other".to_owned());
    let exchange_name = if draft.exchange_name.is_empty() {
        catalogue.name_of(&exchange)
    } else {
        draft.exchange_name.clone()
    };
    let purpose = draft.purpose.unwrap_or(Purpose::OwnProgram);
    let typed = draft.tool.trim();
    let tool = catalogue.tool_called(typed).map_or(typed, |tool| &tool.id);
    let label =
        if tool.is_empty() { exchange_name } else { format!("{} {exchange_name}", catalogue.name_of(tool)) };
    let tools = if tool.is_empty() {
        Vec::new()
    } else {
        vec![ToolUse { tool: tool.to_owned(), place: String::new() }]
    };
    ApiKey {
        id: draft.id,
        label,
        levels: catalogue.levels_of(&exchange, &draft.permissions),
        exchange,
        exchange_name: draft.exchange_name.clone(),
        account: draft.account.clone(),
        sub_account: draft.sub_account.clone(),
        purpose,
        keeps_reading: draft.keeps_reading,
        tools,
        permissions: draft.permissions.clone(),
        addresses: draft.addresses.clone(),
        tags: Vec::new(),
        note: String::new(),
        made: now,
        expires: None,
        // What is deleted after its import is not replaced.
        rotate_every_days: (purpose != Purpose::TaxReport || draft.keeps_reading)
            .then_some(ROTATE_EVERY_DAYS),
        fields: Vec::new(),
        born: None,
        history: Vec::new(),
        rotation: None,
        removed: None,
        in_use: None,
        live: crate::domain::live_check::Live::default(),
    }
}
