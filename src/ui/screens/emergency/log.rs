//! The log of an emergency as a text for support or the police: what was done when, with masked hints only. No secret is near it: the
//! screen that writes it has none.

use egui::{Context, Ui};
use jiff::Timestamp;

use super::words::{open_or_listed, place, worst_ladder};
use super::{EmergencyDraft, Seen, send};
use crate::app::command::{EmergencyCommand, Outbox, SaveTarget};
use crate::app::problem::Problem;
use crate::app::task::Task;
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::{Aftercare, Case, Emergency, Said, ranked_in};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::journal::told;
use crate::ui::screens::parts::path_row::{PathWords, path_row};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{Button, Dialog, Notice, icon_line_in};
use crate::ui::words::levels_sentence;

/// Where the log is to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogDraft {
    /// A typed folder and name.
    pub path: String,
}

/// Asks where to save it, and tells what became of it.
pub(super) fn log_dialog(ctx: &Context, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let Some(log) = &mut draft.log else { return };
    let (title, body, close) = if matches!(seen.view.log, Task::Done(_)) {
        (tr!("emergency-log-saved-title"), tr!("emergency-log-saved-body"), tr!("emergency-log-done"))
    } else {
        (tr!("emergency-log-title"), tr!("emergency-log-body"), tr!("emergency-log-no"))
    };
    let answer = Dialog::new("emergency-log", title, close)
        .body(body)
        .width(560.0)
        .show(ctx, |ui| content(ui, seen, &mut log.path, out));
    if answer.is_some() {
        draft.log = None;
        send(out, EmergencyCommand::LeaveSaving);
    }
}

fn content(ui: &mut Ui, seen: Seen<'_>, path: &mut String, out: &mut Outbox) {
    ui.add_space(20.0);
    let save = |out: &mut Outbox, target, replace| {
        if let Some(text) = log_text(seen) {
            send(out, EmergencyCommand::SaveLog { target, replace, text });
        }
    };
    let task = &seen.view.log;
    if let Task::Done(path) = task {
        let words = tr!("emergency-log-saved", path = path.display().to_string());
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, theme(ui).good_text);
        return;
    }
    let is_taken = task.problem() == Some(&Problem::FileExists);
    if let Some(taken) =
        seen.view.place.as_ref().filter(|_| is_taken).map(|place| place.display().to_string())
    {
        let notice =
            Notice::caution(tr!("journal-save-taken"), tr!("journal-save-taken-do", path = taken.clone()));
        if notice.button(Button::secondary(tr!("journal-save-replace"))).show(ui).is_some() {
            save(out, SaveTarget::Path(taken), true);
        }
        ui.add_space(16.0);
    }
    let is_busy = task.is_running();
    let choose = Button::secondary(tr!("journal-save-choose")).icon(icons::EXPORT);
    if choose.busy(is_busy.then(|| tr!("journal-saving"))).show(ui).clicked() {
        let today = seen.when.now.to_zoned(seen.when.zone.clone()).date();
        save(out, SaveTarget::Dialog(format!("keystead-emergency-{today}.txt")), false);
    }
    ui.add_space(16.0);
    let words = PathWords {
        label: tr!("journal-save-path"),
        example: tr!("emergency-log-path-example"),
        button: tr!("journal-save-path-use"),
    };
    if path_row(ui, words, path, is_busy, task.problem().filter(|_| !is_taken)) {
        save(out, SaveTarget::Path(path.clone()), false);
    }
}

/// To the second and in UTC, as support and the police compare it with their own logs.
fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// The file: of the emergency under way, else of the last one.
fn log_text(seen: Seen<'_>) -> Option<String> {
    let emergency = seen.session.book.emergency.as_ref()?;
    let ranked = ranked_in(&seen.session.book, emergency);
    let progress = emergency.progress(&seen.session.book, &ranked);
    let mut lines = vec![
        tr!("emergency-text-title"),
        tr!("emergency-text-written", time = stamp(seen.when.now)),
        tr!("emergency-text-begun", time = stamp(emergency.begun)),
        emergency
            .finished
            .map_or_else(|| tr!("emergency-text-open"), |at| tr!("emergency-text-ended", time = stamp(at))),
        tr!("emergency-text-count", all = progress.all, proved = progress.proved, hand = progress.by_hand),
        tr!("emergency-text-no-secrets"),
        String::new(),
        tr!("emergency-text-keys"),
    ];
    for (at, ranked) in ranked.iter().enumerate() {
        if let Some(key) = seen.session.book.keys.get(&ranked.id) {
            key_lines(&mut lines, emergency, key, at + 1);
        }
    }
    lines.extend([String::new(), tr!("emergency-text-after")]);
    for what in Aftercare::ALL {
        let words = tr!(&format!("emergency-after-{}", what.word()));
        let at = emergency.aftercare.get(&what);
        let at = at.map_or_else(|| tr!("emergency-text-not-done"), |at| stamp(*at));
        lines.push(format!("- {words}: {at}"));
    }
    lines.extend([String::new(), tr!("emergency-text-happened")]);
    let until = emergency.finished.unwrap_or(seen.when.now);
    let begun = emergency.begun.as_second();
    let reading = seen.session.book.journal.read();
    let during = reading.lines.iter().filter(|line| line.at.as_second() >= begun && line.at <= until);
    lines.extend(during.map(|line| {
        let (_, what) = told(line, seen.when);
        let about = [line.name.as_str(), line.exchange.as_str()].join(", ");
        let about = about.trim_matches([',', ' ']);
        format!("{}  {what}{}{about}", stamp(line.at), if about.is_empty() { "" } else { ": " })
    }));
    lines.push(String::new());
    Some(lines.join("\n"))
}

fn key_lines(lines: &mut Vec<String>, emergency: &Emergency, key: &ApiKey, number: usize) {
    lines.push(format!("{number}. {}, {}", key.label, place(Some(emergency), key)));
    let public = key.fields.iter().map(|field| field.hint.trim()).find(|hint| !hint.is_empty());
    lines.push(beneath(&tr!("emergency-text-hint", hint = public.unwrap_or("?").to_owned())));
    let new = key.rotation.as_ref().and_then(|rotation| rotation.new_fields.as_ref());
    if let Some(hint) =
        new.and_then(|fields| fields.iter().map(|field| field.hint.trim()).find(|hint| !hint.is_empty()))
    {
        lines.push(beneath(&tr!("emergency-text-hint-new", hint = hint.to_owned())));
    }
    let may = format!("{} {}.", levels_sentence(worst_ladder(key)), open_or_listed(key).1);
    lines.push(beneath(&may));
    let nothing = Case::default();
    let case = emergency.case(key.id).unwrap_or(&nothing);
    let steps = [("emergency-text-opened", case.opened), ("emergency-text-deleted", case.deleted)];
    lines.extend(steps.into_iter().filter_map(|(id, at)| Some(beneath(&tr!(id, time = stamp(at?))))));
    for answer in [&case.answer, &case.next_answer].into_iter().flatten() {
        let time = stamp(answer.at);
        lines.push(beneath(&match &answer.said {
            Said::Refused(refusal) if refusal.as_said().is_empty() => {
                tr!("emergency-text-refused", time = time)
            }
            Said::Refused(refusal) => {
                tr!("emergency-text-refused-said", time = time, said = refusal.as_said())
            }
            Said::Alive => tr!("emergency-text-alive", time = time),
            Said::Unclear(refusal) => {
                let why = tr!(&format!("refusal-{}-short", refusal.reason.word()));
                tr!("emergency-text-unclear", time = time, why = why)
            }
            Said::ByHand => tr!("emergency-text-by-hand", time = time),
        }));
    }
    if *case == nothing {
        lines.push(beneath(&tr!("emergency-text-nothing")));
    }
}

/// A line about the key above it.
fn beneath(words: &str) -> String {
    format!("   {words}")
}
