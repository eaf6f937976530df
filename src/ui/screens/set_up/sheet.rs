//! Step 3: the recovery sheet. The codes are drawn here and nowhere else; two groups are read back from paper or file.

use egui::{Align, Id, Layout, Margin, Rect, Ui, UiBuilder, vec2};

use super::{HEAD, View, footer};
use crate::app::command::{Command, Outbox, SaveTarget, SetUpCommand};
use crate::app::errand::Errand;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::path_row::{PathWords, path_row};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_muted, label, section, theme};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Card, FieldState, Footer, SecretDraft, SecretEntry, brand_mark, divider, icon_line_in,
    page_head_large, shown_code,
};

/// The width of the sheet, in points.
const PAPER: f32 = 404.0;
/// The width of what is beside it.
const SIDE: f32 = 300.0;

/// What is read back, and where the sheet is to be saved.
#[derive(Default)]
pub struct SheetDraft {
    /// The two groups that are asked for.
    pub groups: [SecretDraft; 2],
    /// The typed path.
    pub path: String,
}

/// Draws the step. `wants_on` is set when Enter was pressed in a group.
pub(super) fn sheet_ui(
    ui: &mut Ui,
    view: View<'_>,
    draft: &mut SheetDraft,
    out: &mut Outbox,
    wants_on: &mut bool,
) -> Footer {
    ui.scope(|ui| {
        ui.set_max_width(HEAD.min(ui.available_width()));
        page_head_large(ui, &tr!("set-up-sheet-title"), &tr!("set-up-sheet-introduction"));
    });
    if WidthClass::of(ui).is_narrow() {
        paper(ui, view, draft, out);
        ui.add_space(24.0);
        read_back(ui, view, draft, out, wants_on);
    } else {
        let room = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 32.0;
            ui.vertical(|ui| {
                ui.set_width(PAPER.min(room - SIDE - 32.0));
                paper(ui, view, draft, out);
            });
            ui.vertical(|ui| {
                ui.set_width(SIDE);
                read_back(ui, view, draft, out, wants_on);
            });
        });
    }
    let is_busy = view.set_up.finish.is_running();
    let missing = view.set_up.read_back.iter().filter(|right| !**right).count();
    let reason = match missing {
        0 => None,
        1 => Some(tr!("set-up-sheet-reason-one")),
        _ => Some(tr!("set-up-sheet-reason-both")),
    };
    let primary = match view.set_up.errand {
        errand if errand.needs_proof() => Button::primary(tr!("common-continue")),
        Errand::RekeyAfterRecovery => {
            Button::primary(tr!("set-up-rekey-do")).busy(is_busy.then(|| tr!("set-up-rekey-busy")))
        }
        _ => Button::primary(tr!("set-up-sheet-finish")).busy(is_busy.then(|| tr!("set-up-sheet-making"))),
    };
    footer(view, primary).reason(reason.filter(|_| !is_busy))
}

/// The sheet, drawn as paper.
fn paper(ui: &mut Ui, view: View<'_>, draft: &mut SheetDraft, out: &mut Outbox) {
    let theme = theme(ui);
    Card::new().raised().padding(Margin::same(24)).show(ui, |ui| {
        let row = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 24.0));
        ui.scope_builder(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            brand_mark(ui, 24.0);
            label(ui, Type::BodyStrong, tr!("set-up-sheet-name"), theme.text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let today = view.when.now.to_zoned(view.when.zone.clone()).date();
                label(ui, Type::Caption, time::date(today), theme.text_muted);
            });
        });
        ui.add_space(15.0);
        divider(ui);
        if let Some(codes) = &view.set_up.codes {
            for (index, code) in codes.iter().enumerate() {
                code_row(ui, index + 1, code);
                divider(ui);
            }
        }
        ui.add_space(14.0);
        label(ui, Type::Caption, tr!("set-up-sheet-note"), theme.text_muted);
        ui.add_space(14.0);
        save(ui, view, draft, out);
    });
}

fn code_row(ui: &mut Ui, number: usize, code: &SecretText) {
    let theme = theme(ui);
    ui.add_space(13.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(64.0, 26.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(64.0);
            label(ui, Type::Caption, tr!("set-up-sheet-code", number = number), theme.text_muted);
        });
        let width = ui.available_width();
        shown_code(ui, &tr!("set-up-sheet-code-name", number = number), code, width);
    });
    ui.add_space(12.0);
}

/// Saving: by the system's dialog, or by a typed path where there is none.
fn save(ui: &mut Ui, view: View<'_>, draft: &mut SheetDraft, out: &mut Outbox) {
    let sheet = &view.set_up.sheet;
    let is_busy = sheet.is_running();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
        let save = Button::secondary(tr!("set-up-sheet-save"))
            .icon(icons::FLOPPY_DISK)
            .busy(is_busy.then(|| tr!("set-up-sheet-saving")));
        if save.show(ui).clicked() {
            let target = SaveTarget::Dialog(tr!("set-up-sheet-file-name"));
            out.send(Command::SetUp(SetUpCommand::SaveSheet(target, file_text(view))));
        }
        if let Some(path) = sheet.answer() {
            let open = Button::secondary(tr!("set-up-sheet-open")).icon(icons::PRINTER);
            if open.show(ui).clicked() {
                out.send(Command::OpenFile(path.clone()));
            }
        }
    });
    ui.add_space(16.0);
    let words = PathWords {
        label: tr!("set-up-sheet-path"),
        example: tr!("set-up-sheet-path-example"),
        button: tr!("set-up-sheet-path-save"),
    };
    if path_row(ui, words, &mut draft.path, is_busy, sheet.problem()) {
        let target = SaveTarget::Path(draft.path.clone());
        out.send(Command::SetUp(SetUpCommand::SaveSheet(target, file_text(view))));
    }
}

/// The text of the file, with places where the codes go: the codes themselves never leave the vault's thread for it.
fn file_text(view: View<'_>) -> String {
    let today = view.when.now.to_zoned(view.when.zone.clone()).date();
    tr!("set-up-sheet-file", date = time::date(today), one = "{1}", two = "{2}", three = "{3}")
}

fn read_back(ui: &mut Ui, view: View<'_>, draft: &mut SheetDraft, out: &mut Outbox, wants_on: &mut bool) {
    ui.add_space(2.0);
    section(ui, tr!("set-up-sheet-back"));
    ui.add_space(2.0);
    body_muted(ui, tr!("set-up-sheet-back-note"));
    ui.add_space(20.0);
    for ask in 0..2 {
        group(ui, view, ask, draft, out, wants_on);
        ui.add_space(12.0);
    }
    if let Some(path) = view.set_up.sheet.answer() {
        ui.add_space(16.0);
        let words = tr!("set-up-sheet-saved", path = path.display().to_string());
        let colour = theme(ui).good_text;
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Caption, colour);
    }
}

fn group(
    ui: &mut Ui,
    view: View<'_>,
    ask: usize,
    draft: &mut SheetDraft,
    out: &mut Outbox,
    wants_on: &mut bool,
) {
    let set_up = view.set_up;
    let (code, group) = set_up.asked[ask];
    let typed = &mut draft.groups[ask];
    let letters = set_up
        .codes
        .as_ref()
        // EXPOSE: only the number of letters of the group is read, to know when it is complete.
        .and_then(|codes| codes.get(code)?.expose().split('-').nth(group).map(str::len))
        .unwrap_or(5);
    let state = if set_up.read_back[ask] {
        FieldState::Good(tr!("set-up-sheet-right"))
    } else if set_up.read_wrong[ask] && typed.len() >= letters {
        FieldState::Error(tr!("set-up-sheet-wrong"))
    } else {
        FieldState::Rest
    };
    let name = tr!("set-up-sheet-group", code = code + 1, group = group + 1);
    let mut entry =
        SecretEntry::new(name, typed, String::new()).in_clear().low().state(state).id(group_id(ask));
    if ask == 0 {
        entry = entry.focus_first();
    } else {
        entry = entry.hint(tr!("set-up-sheet-alike"));
    }
    let answer = entry.show(ui);
    if answer.changed {
        // EXPOSE: a copy goes to the vault's thread, which compares it with the sheet and wipes it.
        let text = draft.groups[ask].with(|text| SecretText::new(text.to_owned()));
        out.send(Command::SetUp(SetUpCommand::ReadBack(ask, text)));
    }
    if answer.entered {
        if ask == 0 {
            ui.memory_mut(|memory| memory.request_focus(group_id(1)));
        } else {
            *wants_on = true;
        }
    }
}

fn group_id(ask: usize) -> Id {
    Id::unique(("set-up-group", ask))
}
