//! The desktop's notices. A desktop that hangs holds up this thread and nobody else.

use std::time::Duration;

use notify_rust::Notification;

use super::super::jobs::{Event, NoticeText};
use super::super::problem::Problem;
use super::{Answers, no_thread};

/// A desktop that has not taken it by then does not show it either.
const TAKEN_WITHIN: Duration = Duration::from_secs(20);

/// Says it. The answer comes as `Event::Notified`.
pub(crate) fn tell(generation: u64, text: NoticeText, answers: &Answers) {
    let thread_answers = answers.clone();
    let thread = std::thread::Builder::new().name("notice".to_owned()).spawn(move || {
        thread_answers.send(generation, Event::Notified(told_in_time(text)));
    });
    if let Err(error) = thread {
        answers.send(generation, Event::Notified(Err(no_thread(&error))));
    }
}

fn told_in_time(text: NoticeText) -> Result<(), Problem> {
    let (answer, answers) = std::sync::mpsc::sync_channel(1);
    let asks = std::thread::Builder::new().name("desktop".to_owned()).spawn(move || {
        // The receiver may have given up.
        let _ = answer.send(show(&text));
    });
    asks.map_err(|error| no_thread(&error))?;
    answers.recv_timeout(TAKEN_WITHIN).unwrap_or(Err(Problem::NoticesMissing))
}

fn show(text: &NoticeText) -> Result<(), Problem> {
    let shown = Notification::new().appname("Keystead").summary(&text.title).body(&text.body).show();
    shown.map(|_| ()).map_err(|error| {
        log::info!("the desktop takes no notices: {error}");
        Problem::NoticesMissing
    })
}
