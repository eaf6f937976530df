//! A key leaked: which keys are deleted, in which order, each with its proof; and what follows. It holds names and masked hints only.
//! A fire drill is the same screen over the same list, and changes nothing.

mod after;
mod drill;
mod head;
pub mod log;
mod row;
mod scope;
mod stop;
mod unfolded;
mod words;

use egui::{Margin, Rect, ScrollArea, Ui};

use self::log::LogDraft;
use self::row::{Look, row_ui};
use self::scope::Choosing;
use crate::app::command::{Command, EmergencyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::state::{EmergencyView, Session, When};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::emergency::{Emergency, End};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_notice;
use crate::ui::theme::{Type, WidthClass, label, theme};
use crate::ui::widgets::{Link, ListCard, Rows, icon_line, keep_focus_in_sight};

/// Keys that are shown without asking: more would make the frame slow, and nobody deletes more at once.
const FEW: usize = 40;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct EmergencyDraft {
    /// The key that is unfolded, where it is another one than the next.
    pub unfolded: Option<KeyId>,
    /// Keys that are shown beyond the first ones.
    more: usize,
    /// Also those that can only read.
    pub shows_readers: bool,
    /// What is chosen as what one is worried about.
    pub choosing: Option<Choosing>,
    /// Saving the log.
    pub log: Option<LogDraft>,
    /// Ending it while keys live is being asked about.
    pub stops: bool,
}

/// Everything that the parts of the screen look at.
#[derive(Clone, Copy)]
struct Seen<'a> {
    session: &'a Session,
    view: &'a EmergencyView,
    /// What was done so far; none where nothing was begun.
    emergency: Option<&'a Emergency>,
    when: When<'a>,
}

impl Seen<'_> {
    fn is_drill(&self) -> bool {
        self.view.drill.is_some()
    }

    /// Whether there is something of which a log can be saved.
    fn has_log(&self) -> bool {
        !self.is_drill() && !self.session.demo && self.session.book.emergency.is_some()
    }

    /// The key that is unfolded: the one that was chosen, while it is not dead; else the next.
    fn unfolded(&self, draft: &EmergencyDraft) -> Option<KeyId> {
        let (book, ranked) = (&self.session.book, &self.view.ranked);
        if self.view.drill.as_ref().is_some_and(|drill| drill.ended.is_some()) {
            return None;
        }
        let is_open = |id: &KeyId| {
            let is_alive = book.keys.get(id).is_some_and(|key| self.end_of(key).is_none());
            is_alive && ranked.iter().any(|one| one.id == *id)
        };
        let next = || {
            let open = ranked.iter().map(|one| one.id).filter(is_open);
            let aside = |id: &KeyId| {
                self.emergency.and_then(|it| it.case(*id)).is_some_and(|case| case.skipped.is_some())
            };
            open.into_iter().find(|id| !aside(id))
        };
        draft.unfolded.filter(is_open).or_else(next)
    }

    /// How its end is known. What was dead before is practised in a drill all the same.
    fn end_of(&self, key: &ApiKey) -> Option<End> {
        match self.emergency {
            Some(drill) if self.is_drill() => drill.is_dead(key).then_some(End::ByHand),
            Some(emergency) => emergency.end_of(key),
            None => key.live.dead.map(|dead| if dead.by_hand { End::ByHand } else { End::Proved }),
        }
    }
}

/// Draws the screen.
pub fn emergency_ui(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    draft: &mut EmergencyDraft,
    out: &mut Outbox,
) {
    let Some(view) = &session.emergency else { return };
    let seen = Seen { session, view, emergency: view.emergency(&session.book), when };
    let is_narrow = WidthClass::of(ui).is_narrow();
    let side = if is_narrow { 16 } else { 32 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: if is_narrow { 12 } else { 26 }, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(1200.0));
            head::head_ui(ui, seen, draft, out);
            ui.add_space(20.0);
            problems(ui, session);
            drill::report_ui(ui, seen, out);
            scope::chips_ui(ui, seen, draft, out);
            ui.add_space(16.0);
            list_ui(ui, seen, draft, out);
            ui.add_space(14.0);
            icon_line(ui, icons::WIFI_SLASH, &tr!("emergency-offline"));
            after::after_ui(ui, seen, out);
        });
        keep_focus_in_sight(ui);
    });
    scope::choosing_dialog(ui.ctx(), seen, draft, out);
    stop::stop_dialog(ui.ctx(), seen, draft, out);
    log::log_dialog(ui.ctx(), seen, draft, out);
}

/// What could not be kept or asked.
fn problems(ui: &mut Ui, session: &Session) {
    let is_ours =
        |doing: &Doing| matches!(doing, Doing::Emergency | Doing::BeginRotation(_) | Doing::Remove(_));
    let written =
        session.not_written.as_ref().filter(|(doing, _)| is_ours(doing)).map(|(_, problem)| problem);
    let asked = session.checks.problem.as_ref().map(|(_, _, problem)| problem);
    if let Some(problem) = written.or(session.checks.unsaved.as_ref()).or(asked) {
        problem_notice(ui, problem);
        ui.add_space(16.0);
    }
}

fn list_ui(ui: &mut Ui, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    if seen.view.ranked.is_empty() {
        let has_keys = !seen.session.book.keys.is_empty();
        let words = if has_keys { tr!("emergency-none") } else { tr!("emergency-no-keys") };
        label(ui, Type::Body, words, theme(ui).text_muted);
        return;
    }
    let unfolded = seen.unfolded(draft);
    let harmful = &seen.view.ranked[..seen.view.harmful];
    let readers = &seen.view.ranked[seen.view.harmful..];
    // Where nothing else is touched, what can only read is not hidden.
    let shows_readers = draft.shows_readers || harmful.is_empty();
    ListCard::new().padding(Margin::ZERO).show(ui, |rows| {
        let shown = FEW + draft.more;
        let all = harmful.iter().chain(if shows_readers { readers } else { &[] });
        let count = harmful.len() + if shows_readers { readers.len() } else { 0 };
        for (at, ranked) in all.take(shown).enumerate() {
            let look = Look { number: at + 1, is_unfolded: unfolded == Some(ranked.id) };
            one_key(rows, seen, ranked.id, look, draft, out);
        }
        if count > shown {
            fold(rows, &tr!("emergency-more", count = count - shown), || draft.more += FEW);
        }
        if !shows_readers && !readers.is_empty() {
            fold(rows, &tr!("emergency-readers", count = readers.len()), || draft.shows_readers = true);
        }
    });
}

fn one_key(
    rows: &mut Rows<'_>,
    seen: Seen<'_>,
    id: KeyId,
    look: Look,
    draft: &mut EmergencyDraft,
    out: &mut Outbox,
) {
    let Some(key) = seen.session.book.keys.get(&id) else { return };
    if look.is_unfolded {
        unfolded::unfolded_ui(rows, seen, key, look, draft, out);
    } else if row_ui(rows, seen, key, look, out) {
        draft.unfolded = Some(id);
    }
}

/// A line that unfolds more.
fn fold(rows: &mut Rows<'_>, words: &str, unfold: impl FnOnce()) {
    rows.row_of(44.0, crate::ui::widgets::RowGround::Plain, |ui, rect| {
        let inner = Rect::from_min_max(rect.min + egui::vec2(20.0, 8.0), rect.max - egui::vec2(20.0, 8.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        if Link::new(words).icon(icons::CARET_RIGHT).show(&mut child).clicked() {
            unfold();
        }
    });
}

/// Sends what is done in it.
fn send(out: &mut Outbox, command: EmergencyCommand) {
    out.send(Command::Emergency(command));
}
