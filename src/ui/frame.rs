//! The frame around the unlocked screens: ways, lock, the band of the sample keys, and the toast.
//! It shows where one is and how to get elsewhere; of a key it holds nothing but the name in a toast.

use std::cell::Cell;
use std::time::Duration;

use egui::{CornerRadius, Rect, Stroke, Ui, UiBuilder, accesskit, vec2};

use super::icons;
use super::theme::{Type, WidthClass, label, theme};
use super::widgets::{AppFrame, Button, NavItem, spinner, toast};
use crate::app::Home;
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::route::Route;
use crate::app::state::{Session, State, ToastKind, When};
use crate::domain::catalogue::Catalogue;
use crate::domain::group::GroupAct;
use crate::tr;

/// Height of the band that marks the sample keys, in points; a second line in the narrow class.
const BAND: f32 = 52.0;

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// All keys, or one of them.
    Keys,
    /// What is to be done.
    ToDo,
    /// Who uses which key.
    UsedBy,
    /// What happened.
    Journal,
    /// A key leaked.
    Leaked,
    /// Settings.
    Settings,
}

/// What the frame has to know.
#[derive(Clone, Copy)]
pub struct FrameView<'a> {
    /// The open vault.
    pub session: &'a Session,
    /// Seconds until the program locks by itself; none for sample keys.
    pub locks_in_secs: Option<u64>,
    /// The time of this frame.
    pub when: When<'a>,
}

impl<'a> FrameView<'a> {
    /// What the frame has to know of this state.
    pub fn of(state: &'a State, session: &'a Session) -> Self {
        Self { session, locks_in_secs: state.locks_in_secs(), when: state.when() }
    }
}

/// Where an entry leads.
#[derive(Clone, Copy)]
enum Way {
    To(Route),
    Lock,
}

/// Draws the frame, and the screen inside it. In the narrow class the screen may put its own buttons into the rest of
/// the top bar, whose rectangle it is given.
pub fn frame_ui(
    ui: &mut Ui,
    view: FrameView<'_>,
    nav: Nav,
    out: &mut Outbox,
    screen: impl FnOnce(&mut Ui, Option<Rect>, &mut Outbox),
) {
    let title = match nav {
        Nav::Keys => tr!("frame-keys"),
        Nav::ToDo => tr!("frame-to-do"),
        Nav::UsedBy => tr!("frame-used-by"),
        Nav::Journal => tr!("frame-journal"),
        Nav::Leaked => tr!("frame-leaked"),
        Nav::Settings => tr!("frame-settings"),
    };
    let bar = Cell::new(None);
    let whole = ui.max_rect();
    let frame = AppFrame::new(
        tr!("frame-menu"),
        title,
        vec![keys_item(view, nav), to_do_item(view, nav), used_by_item(nav), journal_item(nav)],
        foot_items(view, nav),
    );
    let chosen = frame.show(
        ui,
        |ui| bar.set(Some(ui.available_rect_before_wrap())),
        |ui| {
            let content = below_band(ui, view, out);
            ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("screen"), |ui| {
                ui.set_clip_rect(content.intersect(ui.clip_rect()));
                screen(ui, bar.get(), out);
            });
            toast_of(ui, content, view, out);
        },
    );
    securing_mark(ui, whole, view);
    match chosen {
        Some(Way::To(route)) => out.go(route),
        Some(Way::Lock) => out.send(Command::Lock),
        None => {}
    }
}

fn keys_item(view: FrameView<'_>, nav: Nav) -> NavItem<Way> {
    let count = view.session.counts.all;
    let item = NavItem::new(Way::To(Route::Keys), icons::KEY, tr!("frame-keys"))
        .selected(nav == Nav::Keys)
        .accessible_name(tr!("frame-keys-name", count = count));
    if count == 0 { item } else { item.trailing(count.to_string()) }
}

fn to_do_item(view: FrameView<'_>, nav: Nav) -> NavItem<Way> {
    let count = view.session.things_to_do();
    let item = NavItem::new(Way::To(Route::ToDo), icons::LIST_CHECKS, tr!("frame-to-do"))
        .selected(nav == Nav::ToDo)
        .accessible_name(tr!("frame-to-do-name", count = count));
    if count == 0 { item } else { item.trailing(count.to_string()) }
}

fn used_by_item(nav: Nav) -> NavItem<Way> {
    NavItem::new(Way::To(Route::UsedBy), icons::PLUGS, tr!("frame-used-by")).selected(nav == Nav::UsedBy)
}

fn journal_item(nav: Nav) -> NavItem<Way> {
    NavItem::new(Way::To(Route::Journal), icons::CLOCK_COUNTER_CLOCKWISE, tr!("frame-journal"))
        .selected(nav == Nav::Journal)
}

fn foot_items(view: FrameView<'_>, nav: Nav) -> Vec<NavItem<Way>> {
    let leaked = NavItem::new(Way::To(Route::Emergency), icons::SIREN, tr!("frame-leaked"))
        .short_word(tr!("frame-leaked-short"))
        .selected(nav == Nav::Leaked)
        .danger();
    let settings = NavItem::new(Way::To(Route::Settings), icons::GEAR_SIX, tr!("frame-settings"));
    let lock =
        NavItem::new(Way::Lock, icons::LOCK_SIMPLE, tr!("frame-lock")).short_word(tr!("frame-lock-short"));
    let lock = match view.locks_in_secs.map(|secs| secs.div_ceil(60)) {
        Some(minutes) => lock
            .trailing(tr!("frame-lock-in", minutes = minutes))
            .accessible_name(tr!("frame-lock-name", minutes = minutes)),
        None => lock.accessible_name(tr!("frame-lock-demo-name")),
    };
    vec![leaked, settings.selected(nav == Nav::Settings), lock]
}

/// A small mark while the code that was just used is being made worthless.
fn securing_mark(ui: &mut Ui, whole: Rect, view: FrameView<'_>) {
    if !view.session.securing {
        return;
    }
    let (at, words) = match WidthClass::of(ui) {
        WidthClass::Wide => (whole.left_bottom() + vec2(25.0, -180.0), tr!("frame-securing")),
        WidthClass::Medium => (whole.left_bottom() + vec2(35.0, -224.0), String::new()),
        WidthClass::Narrow => (whole.left_top() + vec2(12.0, 60.0), tr!("frame-securing")),
    };
    let rect = Rect::from_min_size(at, vec2(180.0, 24.0));
    let builder = UiBuilder::new().max_rect(rect).id_salt("securing");
    ui.scope_builder(builder, |ui| {
        let response = spinner(ui, &words);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("frame-securing-name")));
    });
}

/// Draws the band of the sample keys, where they are shown, and gives what is left beneath.
fn below_band(ui: &mut Ui, view: FrameView<'_>, out: &mut Outbox) -> Rect {
    let content = ui.max_rect();
    if !view.session.demo {
        return content;
    }
    let height = if WidthClass::of(ui).is_narrow() { BAND + 44.0 } else { BAND };
    let (band, rest) = content.split_top_bottom_at_y(content.top() + height);
    let theme = theme(ui);
    ui.painter().rect_filled(band, CornerRadius::ZERO, theme.accent_soft);
    ui.painter().hline(band.x_range(), band.bottom() - 0.5, Stroke::new(1.0, theme.line));
    let side = if WidthClass::of(ui).is_narrow() { 16.0 } else { 24.0 };
    let inner = band.shrink2(vec2(side, 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("band"), |ui| {
        if WidthClass::of(ui).is_narrow() {
            ui.add_space(4.0);
            ui.horizontal(band_words);
            ui.add_space(4.0);
            ui.horizontal(|ui| band_buttons(ui, out));
        } else {
            ui.horizontal_centered(|ui| {
                band_words(ui);
                let width = begin_button().width(ui) + leave_button().width(ui) + 8.0;
                ui.add_space((ui.available_width() - width - ui.spacing().item_spacing.x).max(0.0));
                band_buttons(ui, out);
            });
        }
    });
    rest
}

fn band_words(ui: &mut Ui) {
    let theme = theme(ui);
    icons::EYE.show(ui, 20.0, theme.accent_text);
    let response = label(ui, Type::SmallStrong, tr!("frame-demo"), theme.text);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_label(tr!("frame-demo"));
    });
}

fn leave_button() -> Button {
    Button::quiet(tr!("frame-demo-leave")).small().accessible_name(tr!("frame-demo-leave-name"))
}

fn begin_button() -> Button {
    Button::secondary(tr!("frame-demo-begin")).small()
}

fn band_buttons(ui: &mut Ui, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = 8.0;
    if leave_button().show(ui).clicked() {
        out.send(Command::Lock);
    }
    if begin_button().show(ui).clicked() {
        // The samples close first, so that nothing of them is near the real thing.
        out.send(Command::Lock);
        out.send(Command::SetUp(SetUpCommand::Begin(Home::Keychain)));
    }
}

fn toast_words(kind: &ToastKind) -> String {
    match kind {
        ToastKind::Removed(_, name) => tr!("frame-toast-removed", name = name.clone()),
        ToastKind::PutBack(name) => tr!("frame-toast-put-back", name = name.clone()),
        ToastKind::Group(act, ids) => group_words(act, ids.len()),
        ToastKind::Destroyed(name) => tr!("frame-toast-destroyed", name = name.clone()),
        ToastKind::DraftKept => tr!("frame-toast-draft-kept"),
        ToastKind::Rotated(name) => tr!("frame-toast-rotated", name = name.clone()),
        ToastKind::Renewed(Errand::Passphrase) => tr!("frame-toast-passphrase"),
        ToastKind::Renewed(Errand::Sheet) => tr!("frame-toast-sheet"),
        ToastKind::Renewed(Errand::Rekey | Errand::RekeyAfterRecovery) => tr!("frame-toast-rekey"),
        ToastKind::Renewed(Errand::AfterRecovery) => tr!("frame-toast-phone-again"),
        ToastKind::Renewed(_) => tr!("frame-toast-phone"),
        ToastKind::BackedUp(keys, 0) => tr!("frame-toast-backup", count = *keys),
        ToastKind::BackedUp(_, without) => tr!("frame-toast-backup-without", count = *without),
    }
}

fn group_words(act: &GroupAct, count: usize) -> String {
    match act {
        GroupAct::AddTag(tag) => tr!("group-toast-add", tag = tag.trim().to_owned(), count = count),
        GroupAct::TakeTag(tag) => tr!("group-toast-take", tag = tag.trim().to_owned(), count = count),
        GroupAct::SetTool { tool, .. } => {
            let name = Catalogue::built_in().tool_name(&tool.tool).to_owned();
            tr!("group-toast-tool", tool = name, count = count)
        }
        GroupAct::Remove => tr!("group-toast-removed", count = count),
        GroupAct::PutBack => tr!("group-toast-put-back", count = count),
    }
}

/// One sentence at the bottom of the content, with at most one action. It stays while the pointer or the focus is on it.
fn toast_of(ui: &Ui, content: Rect, view: FrameView<'_>, out: &mut Outbox) {
    let Some(shown) = &view.session.toast else { return };
    let undo = tr!("frame-toast-undo");
    let can_undo = matches!(shown.kind, ToastKind::Removed(..) | ToastKind::Group(GroupAct::Remove, _));
    let action = can_undo.then_some(undo.as_str());
    let done = toast(ui.ctx(), content, &toast_words(&shown.kind), action);
    if done.acted {
        out.send(Command::Undo);
    } else if done.is_held {
        out.send(Command::HoldToast);
    }
    let left = shown.until.saturating_sub(view.when.uptime);
    ui.ctx().request_repaint_after(left.min(Duration::from_secs(1)));
}
