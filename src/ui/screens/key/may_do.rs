//! What a key may do, by level, in the exchange's own words; or each permission with what it means.

use egui::{Align, Layout, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::KeyDraft;
use crate::domain::api_key::ApiKey;
use crate::domain::exchange::PermissionFact;
use crate::domain::permission::Level;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, WidthClass, caption, galley, section, theme};
use crate::ui::time;
use crate::ui::widgets::{Card, Link, Mark, divider, paint_mark};
use crate::ui::words::{exchange_name, exchange_of, level_word};

/// One line of the table.
struct Line {
    mark: Mark,
    word: String,
    what: String,
    note: Option<String>,
    on: bool,
}

/// Draws the card.
pub fn may_do_ui(ui: &mut Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let exchange = exchange_of(key);
    Card::new().padding(Margin { left: 20, right: 20, top: 14, bottom: 12 }).show(ui, |ui| {
        let has_more = exchange.permissions.len() > 1;
        ui.horizontal(|ui| {
            section(ui, tr!("key-may"));
            let rest = ui.available_rect_before_wrap();
            let layout = Layout::right_to_left(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), |ui| {
                let words = if draft.all_words {
                    tr!("key-may-less")
                } else {
                    tr!("key-may-all", exchange = exchange_name(key))
                };
                if has_more && Link::new(words).show(ui).clicked() {
                    draft.all_words = !draft.all_words;
                }
            });
        });
        ui.add_space(6.0);
        let lines = if draft.all_words { each(key) } else { by_level(key) };
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            draw(ui, line);
            if index + 1 < count {
                divider(ui);
            }
        }
        ui.add_space(6.0);
        if draft.all_words
            && let Some(date) = exchange.read_on()
        {
            caption(ui, tr!("key-may-read-on", date = time::date(date)));
        } else {
            caption(ui, whose_word(key));
        }
        if let Some(day) = exchange.own_on() {
            caption(ui, tr!("own-facts-mark", date = time::date(day)));
        }
        ui.add_space(4.0);
    });
}

/// By whose word it stands there: what the exchange said stands elsewhere, once it was asked.
fn whose_word(key: &ApiKey) -> String {
    let exchange = exchange_name(key);
    if key.live.last.is_none() {
        return tr!("key-may-typed", exchange = exchange);
    }
    let place = tr!("answer-fact", exchange = exchange.clone());
    tr!("key-may-noted", exchange = exchange, place = place)
}

fn words_of(permissions: &[&PermissionFact]) -> String {
    let words: Vec<&str> = permissions.iter().map(|one| one.label.as_far_as_known().as_str()).collect();
    words.join(", ")
}

/// A line for each level that the exchange has: what is on, or what is off.
fn by_level(key: &ApiKey) -> Vec<Line> {
    let exchange = exchange_of(key);
    let mut lines: Vec<Line> = Level::ALL
        .into_iter()
        .filter_map(|level| {
            let all: Vec<&PermissionFact> =
                exchange.permissions.iter().filter(|one| one.levels().has(level)).collect();
            let on: Vec<&PermissionFact> =
                all.iter().copied().filter(|one| key.permissions.contains(&one.code)).collect();
            let given = key.levels.has(level);
            if all.is_empty() && !given {
                return None;
            }
            let what = if on.is_empty() { &all } else { &on };
            Some(Line {
                mark: if given { Mark::Level(level) } else { Mark::Off },
                word: level_word(level),
                what: words_of(what),
                note: None,
                on: given,
            })
        })
        .collect();
    lines.extend(unknown(key));
    lines
}

/// A line for each permission, with what it lets its holder do.
fn each(key: &ApiKey) -> Vec<Line> {
    let exchange = exchange_of(key);
    let mut lines: Vec<Line> = exchange
        .permissions
        .iter()
        .map(|one| {
            let on = key.permissions.contains(&one.code);
            Line {
                mark: if on { Mark::Level(one.level()) } else { Mark::Off },
                word: level_word(one.level()),
                what: one.label.as_far_as_known().clone(),
                note: Some(say(&exchange.permission_words(&one.code))),
                on,
            }
        })
        .collect();
    lines.extend(unknown(key));
    lines
}

/// Codes that nobody here knows, told as what they may be.
fn unknown(key: &ApiKey) -> Option<Line> {
    let codes = exchange_of(key).unknown(&key.permissions);
    (!codes.is_empty()).then(|| Line {
        mark: Mark::Unknown,
        word: tr("words-level-unknown"),
        what: codes.join(", "),
        note: None,
        on: true,
    })
}

fn draw(ui: &mut Ui, line: &Line) {
    let theme = theme(ui);
    let width = ui.available_width();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let colour = if line.on { theme.text } else { theme.text_muted };
    let word_kind = if line.on { Type::SmallMedium } else { Type::Small };
    let verdict = if line.on { tr("key-on") } else { tr("key-off") };
    let verdict_kind = if line.on { Type::CaptionStrong } else { Type::Caption };
    let verdict_drawn = galley(ui, &verdict, verdict_kind, colour, f32::INFINITY);
    let word = galley(ui, &line.word, word_kind, colour, if is_narrow { width - 90.0 } else { 84.0 });
    let left = if is_narrow { 26.0 } else { 116.0 };
    let what_width = width - left - if is_narrow { 0.0 } else { 64.0 };
    let what = galley(ui, &line.what, Type::Small, colour, what_width);
    let note = line.note.as_ref().map(|note| galley(ui, note, Type::Caption, theme.text_muted, what_width));
    let note_height = note.as_ref().map_or(0.0, |note| note.size().y);
    let text_height = what.size().y + note_height;
    let height = if is_narrow {
        (word.size().y + text_height + 22.0).max(44.0)
    } else {
        (text_height.max(word.size().y) + 22.0).max(43.0)
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let told = format!("{}: {}. {verdict}.", line.word, line.what);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
    let first = rect.top() + 11.0;
    let middle = if is_narrow { first + 10.0 } else { rect.center().y };
    let sign = Rect::from_center_size(pos2(rect.left() + 9.0, middle), vec2(18.0, 18.0));
    paint_mark(ui.painter(), theme, line.mark, sign, theme.surface);
    ui.painter().galley(pos2(rect.left() + 26.0, middle - word.size().y / 2.0), word.clone(), colour);
    let what_top = if is_narrow { first + word.size().y } else { rect.center().y - text_height / 2.0 };
    let second = what_top + what.size().y;
    ui.painter().galley(pos2(rect.left() + left, what_top), what, colour);
    if let Some(note) = note {
        ui.painter().galley(pos2(rect.left() + left, second), note, theme.text_muted);
    }
    let at = rect.right() - verdict_drawn.size().x;
    let icon = if line.on { icons::CHECK } else { icons::MINUS };
    paint_icon(ui.painter(), pos2(at - 12.0, middle), icon, Weight::Bold, 16.0, colour);
    ui.painter().galley(pos2(at, middle - verdict_drawn.size().y / 2.0), verdict_drawn, colour);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn a_level_that_is_off_is_told_with_the_words_that_are_off() {
        let book = sample::book(jiff::Timestamp::UNIX_EPOCH);
        let dca = &book.keys[&sample::id(4)];
        let lines = by_level(dca);
        let withdraw = lines.iter().find(|line| line.word == "Withdraw").unwrap();
        assert!(!withdraw.on && withdraw.mark == Mark::Off && !withdraw.what.is_empty());
        assert!(lines.iter().any(|line| line.on && line.mark == Mark::Level(Level::Trade)));
    }

    #[test]
    fn an_unknown_permission_is_told_as_dangerous() {
        let mut book = sample::book(jiff::Timestamp::UNIX_EPOCH);
        let key = book.keys.get_mut(&sample::id(4)).unwrap();
        key.permissions.insert("brand-new".to_owned());
        for lines in [by_level(key), each(key)] {
            let last = lines.last().unwrap();
            assert!(last.on && last.mark == Mark::Unknown && last.what == "brand-new");
        }
    }

    #[test]
    fn that_nobody_asked_is_said_only_until_somebody_did() {
        let mut key = sample::book(jiff::Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap();
        assert_eq!(whose_word(&key), "As you said. Keystead has not asked Kraken.");
        key.live.last = Some(crate::domain::live_check::as_wanted(&key, jiff::Timestamp::UNIX_EPOCH));
        assert_eq!(whose_word(&key), "As you noted it. What Kraken says stands under “Kraken says”.");
    }
}
