//! The system's file dialogs. Each blocks, so each has a thread of its own; a cancelled one answers nothing picked.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::super::hardening::while_looked_at;
use super::super::jobs::{Event, FileKind};
use super::super::problem::Problem;
use super::{Answers, no_thread};

/// Nobody reads a dialog and cancels it within this time: none came up, and rfd does not tell the two apart.
const TOO_QUICK: Duration = Duration::from_millis(300);

/// Asks where to save, offering this file name.
pub(crate) fn pick_save(generation: u64, name: String, answers: &Answers) {
    ask(generation, answers, move || rfd::FileDialog::new().set_file_name(name).save_file());
}

/// Asks which file to read.
pub(crate) fn pick_open(generation: u64, kind: FileKind, answers: &Answers) {
    let (name, ending) = match kind {
        FileKind::KeyFile => ("JSON", "json"),
        FileKind::Backup => ("age", "age"),
        FileKind::OwnFacts => ("TOML", "toml"),
        FileKind::Usage => ("CSV", "csv"),
    };
    ask(generation, answers, move || rfd::FileDialog::new().add_filter(name, &[ending]).pick_file());
}

fn ask(generation: u64, answers: &Answers, dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static) {
    let thread_answers = answers.clone();
    let thread = std::thread::Builder::new()
        .name("dialog".to_owned())
        .spawn(move || thread_answers.send(generation, Event::Picked(answer_of(dialog))));
    if let Err(error) = thread {
        answers.send(generation, Event::Picked(Err(no_thread(&error))));
    }
}

fn answer_of(dialog: impl FnOnce() -> Option<PathBuf>) -> Result<Option<PathBuf>, Problem> {
    let begun = Instant::now();
    match while_looked_at(dialog) {
        None if begun.elapsed() < TOO_QUICK => Err(Problem::DialogMissing),
        picked => Ok(picked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_ends_before_anybody_could_read_it_never_came() {
        assert_eq!(answer_of(|| None), Err(Problem::DialogMissing));
        assert_eq!(answer_of(|| Some("sheet".into())), Ok(Some("sheet".into())));
        let cancelled = answer_of(|| {
            std::thread::sleep(TOO_QUICK);
            None
        });
        assert_eq!(cancelled, Ok(None));
    }
}
