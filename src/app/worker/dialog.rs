//! The system's file dialogs. Each blocks, so each has a thread of its own; a cancelled one answers nothing picked.

use std::path::PathBuf;

use super::super::jobs::Event;
use super::{Answers, no_thread};

/// Asks where to save, offering this file name.
pub(crate) fn pick_save(generation: u64, name: String, answers: &Answers) {
    ask(generation, answers, move || rfd::FileDialog::new().set_file_name(name).save_file());
}

/// Asks which file to read.
pub(crate) fn pick_open(generation: u64, answers: &Answers) {
    ask(generation, answers, || rfd::FileDialog::new().add_filter("JSON", &["json"]).pick_file());
}

fn ask(generation: u64, answers: &Answers, dialog: impl FnOnce() -> Option<PathBuf> + Send + 'static) {
    let thread_answers = answers.clone();
    let thread = std::thread::Builder::new()
        .name("dialog".to_owned())
        .spawn(move || thread_answers.send(generation, Event::Picked(dialog())));
    if let Err(error) = thread {
        answers.send(generation, Event::Trouble(no_thread(&error)));
        answers.send(generation, Event::Picked(None));
    }
}
