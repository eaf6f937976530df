//! The thread of the clipboard and the browser. A secret comes here straight from the vault's thread.

use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::super::Which;
use super::super::clipboard::Desk;
use super::super::jobs::Event;
use super::super::problem::Problem;
use super::Answers;
use super::stack::wipe_left_behind;
use crate::domain::api_key::KeyId;
use crate::domain::secret::SecretText;

/// How often the clipboard is asked, and how long it may be held by another program in between.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// What this thread does. Each carries the generation of the answer.
pub(crate) enum DeskJob {
    /// Put a key's field on the clipboard, marked secret.
    CopySecret(u64, KeyId, Which, String, SecretText),
    /// Put the new seed or the words of a backup on the clipboard, marked secret.
    CopyShown(u64, SecretText),
    /// Put something that is not secret on the clipboard.
    CopyPlain(u64, String),
    /// Clear the clipboard if it is still ours.
    Clear(u64),
    /// Open a page or a file.
    Open(u64, String),
}

/// Works until nobody can ask any more; then clears what is still ours.
pub(crate) fn work(jobs: &Receiver<Box<DeskJob>>, answers: &Answers) {
    let mut desk = Desk::default();
    while let Ok(job) = jobs.recv() {
        do_one(&mut desk, *job, answers);
        wipe_left_behind();
    }
    clear(&mut desk);
}

// Not a part of the loop: what it leaves on the stack is to lie below the loop.
#[inline(never)]
fn do_one(desk: &mut Desk, job: DeskJob, answers: &Answers) {
    match job {
        DeskJob::CopySecret(generation, id, which, field, text) => {
            let event = match desk.copy_secret(text) {
                Ok(()) => Event::Copied(id, which, field),
                Err(problem) => Event::NotRead(id, problem),
            };
            answers.send(generation, event);
        }
        DeskJob::CopyShown(generation, text) => {
            let event = match desk.copy_secret(text) {
                Ok(()) => Event::ShownCopied,
                Err(problem) => Event::Trouble(problem),
            };
            answers.send(generation, event);
        }
        DeskJob::CopyPlain(generation, text) => {
            if let Err(problem) = desk.copy_plain(&text) {
                answers.send(generation, Event::Trouble(problem));
            }
        }
        DeskJob::Clear(generation) => {
            clear(desk);
            answers.send(generation, Event::ClipboardCleared);
        }
        DeskJob::Open(generation, what) => {
            if open::that_detached(&what).is_err() {
                answers.send(generation, Event::Trouble(Problem::BrowserMissing { url: what }));
            }
        }
    }
}

/// Clears what is still ours; a clipboard that is held by another program is asked again for a second.
fn clear(desk: &mut Desk) {
    for _ in 0..TRIES {
        if desk.clear() {
            overwrite_sent(desk);
            return;
        }
        std::thread::sleep(BETWEEN_TRIES);
    }
    log::warn!("the clipboard was not cleared");
}

/// What was pasted from here is still in the send buffer of the X display's clipboard: a filler is sent after it.
#[cfg(all(unix, not(target_os = "macos")))]
fn overwrite_sent(desk: &mut Desk) {
    if desk.offer_filler() {
        if super::x11_request::request_secondary().is_none() {
            log::warn!("what was pasted may still lie in a buffer");
        }
        desk.take_filler_back();
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn overwrite_sent(_desk: &mut Desk) {}
