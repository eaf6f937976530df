//! The keys as a tree: exchange, account, sub-account. What those of one account may do together, and bots without a place
//! of their own.

use egui::{Margin, Ui};

use super::fold::head;
use super::key_lines::key_lines;
use super::words::users;
use super::{FIRST, UsedByDraft, more_ui, nothing_ui};
use crate::app::command::Outbox;
use crate::app::state::Session;
use crate::domain::accounts::{Account, AtExchange, Branch};
use crate::domain::api_key::KeyId;
use crate::domain::catalogue::Catalogue;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::sub_account::advice;
use crate::ui::theme::{Type, WidthClass, label, section, theme, tile_colour};
use crate::ui::widgets::{Ladder, ListCard, exchange_tile, icon_line, ladder};
use crate::ui::words::{joined, levels_sentence, top_word};

/// Up to so many keys the whole tree stands open.
const FEW_KEYS: usize = 30;
/// How far a sub-account stands in, in points.
const STEP: f32 = 28.0;
/// So many bots are called by name.
const MOST_BOTS: usize = 2;

/// Draws the tree.
pub(super) fn accounts_ui(
    ui: &mut Ui,
    session: &Session,
    tree: &[AtExchange],
    draft: &mut UsedByDraft,
    out: &mut Outbox,
) {
    let text = draft.text.trim().to_lowercase();
    let found: Vec<(&AtExchange, Vec<&Account>)> = tree
        .iter()
        .map(|at| (at, at.accounts.iter().filter(|account| matches(at, account, &text)).collect::<Vec<_>>()))
        .filter(|(_, accounts)| !accounts.is_empty())
        .collect();
    if found.is_empty() {
        nothing_ui(ui, draft);
        return;
    }
    let is_few = session.counts.all <= FEW_KEYS;
    let total: usize = found.iter().map(|(_, accounts)| accounts.len()).sum();
    let mut left = FIRST + draft.more;
    for (at, accounts) in &found {
        let accounts = &accounts[..accounts.len().min(left)];
        if accounts.is_empty() {
            break;
        }
        left -= accounts.len();
        exchange_ui(ui, session, at, accounts, is_few, draft, out);
        ui.add_space(24.0);
    }
    more_ui(ui, total.saturating_sub(FIRST + draft.more), draft);
}

fn matches(at: &AtExchange, account: &Account, text: &str) -> bool {
    let names = account.subs.iter().map(|sub| &sub.name);
    let mut names = [&at.name, &account.own.name].into_iter().chain(names);
    text.is_empty() || names.any(|name| name.to_lowercase().contains(text))
}

fn exchange_ui(
    ui: &mut Ui,
    session: &Session,
    at: &AtExchange,
    accounts: &[&Account],
    is_few: bool,
    draft: &mut UsedByDraft,
    out: &mut Outbox,
) {
    let exchange = Catalogue::current_exchange(&at.exchange);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        exchange_tile(ui, &exchange.shown_monogram(&at.name), tile_colour(exchange.tile.0), 32.0);
        section(ui, &at.name);
        let colour = theme(ui).text_muted;
        label(ui, Type::Small, tr!("used-by-keys", count = at.count()), colour);
    });
    ui.add_space(10.0);
    ListCard::new().padding(Margin::symmetric(20, 14)).show(ui, |rows| {
        for account in accounts {
            rows.row(|ui| {
                let id = format!("{}\n{}", at.name, account.own.name);
                branch_ui(ui, session, &account.own, "", &id, is_few, draft, out);
                bots_ui(ui, session, at, &account.bots);
            });
            for sub in &account.subs {
                rows.row(|ui| {
                    let id = format!("{}\n{}\n{}", at.name, account.own.name, sub.name);
                    ui.horizontal_top(|ui| {
                        let step = if WidthClass::of(ui).is_narrow() { STEP / 2.0 } else { STEP };
                        ui.add_space(step);
                        let kind = tr!("used-by-account-sub");
                        ui.vertical(|ui| branch_ui(ui, session, sub, &kind, &id, is_few, draft, out));
                    });
                });
            }
        }
    });
}

/// One account, or a sub-account, which says so by its kind.
fn branch_ui(
    ui: &mut Ui,
    session: &Session,
    branch: &Branch,
    kind: &str,
    turn: &str,
    is_few: bool,
    draft: &mut UsedByDraft,
    out: &mut Outbox,
) {
    let shown = if branch.name.is_empty() { tr!("used-by-account-nameless") } else { branch.name.clone() };
    if branch.keys.is_empty() {
        // Only its sub-accounts have keys.
        label(ui, Type::BodyStrong, shown, theme(ui).text);
        return;
    }
    let may = Ladder { levels: branch.may, has_unknown: branch.has_unknown };
    let keys = tr!("used-by-keys", count = branch.keys.len());
    let levels = levels_sentence(may);
    let name =
        tr!("used-by-account-line", account = shown.clone(), keys = keys.clone(), levels = levels.clone());
    let is_open = draft.turned.contains(turn) != is_few;
    let id = ui.scope_id().with(("branch", turn));
    let pressed = head(ui, id, is_open, &name, |ui| {
        let theme = theme(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            label(ui, Type::BodyStrong, &shown, theme.text);
            if !kind.is_empty() {
                label(ui, Type::Small, kind, theme.text_muted);
            }
            label(ui, Type::Small, format!("· {keys}"), theme.text_muted);
        });
        // What the one key may do stands in its line.
        if is_open && branch.keys.len() == 1 {
            return;
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let together = tr!("used-by-account-together", count = branch.keys.len());
            label(ui, Type::Caption, together, theme.text_muted);
            ladder(ui, may, &top_word(may), &levels, theme.surface);
        });
    });
    if pressed && !draft.turned.remove(turn) {
        draft.turned.insert(turn.to_owned());
    }
    if is_open {
        ui.add_space(8.0);
        key_lines(ui, id.with("keys"), session, &branch.keys, users, out);
    }
}

/// The bots that trade on the account itself, and what would be better.
fn bots_ui(ui: &mut Ui, session: &Session, at: &AtExchange, bots: &[KeyId]) {
    let exchange = Catalogue::current_exchange(&at.exchange);
    let Some(advice) = advice(&exchange, &at.name).filter(|_| !bots.is_empty()) else { return };
    let labels = bots.iter().filter_map(|id| session.book.keys.get(id)).map(|key| key.label.clone());
    let names: Vec<String> = labels.take(MOST_BOTS).collect();
    let names = joined("words-and", &names);
    let words = tr!("used-by-account-bots", count = bots.len(), names = names);
    ui.add_space(10.0);
    icon_line(ui, icons::LIFEBUOY, &format!("{words} {advice}"));
}
