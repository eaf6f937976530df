//! The old key and the new one beside each other: what may be shown of them, what they may do, from where.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::say;
use crate::domain::api_key::{ApiKey, FieldHint};
use crate::domain::live_check::Addresses;
use crate::domain::rotation::Rotation;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, label, paint_icon, theme};
use crate::ui::widgets::{Card, IpKind, LADDER_MARKS, Ladder, Pill, ladder, paint_ip};
use crate::ui::words::{exchange_of, from_where, level_word, levels_sentence};

/// One of the two cards.
pub struct KeyCard {
    /// "Old key", "New key".
    pub title: String,
    /// How it is with it.
    pub pill: Pill,
    /// What may be shown of its first field.
    pub hint: Option<String>,
    /// When it was made.
    pub made: String,
    /// What it may do, and from where.
    pub may: CardMay,
    /// With the accent edge.
    pub is_new: bool,
}

/// What a card says of what its key may do, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardMay {
    /// As its owner noted it.
    Noted,
    /// As its exchange told it: the levels, and from where where it told that too.
    Told(Ladder, Option<(IpKind, String)>),
    /// It is not known; why, in words.
    Words(String),
}

impl CardMay {
    /// What was told about the new key of a rotation. What was not told is not taken from the old one.
    pub fn of_new(key: &ApiKey, rotation: &Rotation) -> Self {
        let Some(check) = &rotation.checked else {
            let is_unasked = rotation.stored.is_some() && key.can_be_asked();
            return Self::Words(tr(if is_unasked { "rotate-card-not-asked" } else { "rotate-card-wanted" }));
        };
        let Some((told, codes)) = check.told().and_then(|told| Some((told, told.permissions.as_ref()?)))
        else {
            return Self::Words(tr("rotate-card-not-told"));
        };
        let exchange = exchange_of(key);
        let has_unknown = codes.iter().any(|code| exchange.permission(code).is_none());
        let ladder = Ladder { levels: exchange.levels_of(codes), has_unknown };
        let from = told.addresses.as_ref().map(|addresses| match addresses {
            Addresses::Any if ladder.levels.are_dangerous() => {
                (IpKind::AnyAndWithdraw, tr("words-any-address"))
            }
            Addresses::Any => (IpKind::Any, tr("words-any-address")),
            Addresses::Limited => (IpKind::Limited, tr("words-addresses-unknown")),
            Addresses::Listed(list) => (IpKind::Limited, tr!("words-addresses", count = list.len())),
        });
        Self::Told(ladder, from)
    }
}

/// The last characters of the first field that has any to show.
pub fn last_characters(fields: &[FieldHint]) -> Option<String> {
    let hint = fields.iter().map(|field| field.hint.trim()).find(|hint| !hint.is_empty())?;
    let last: Vec<char> =
        hint.chars().rev().take_while(|c| !c.is_whitespace() && *c != '…').take(4).collect();
    Some(last.into_iter().rev().collect())
}

/// Draws both, with an arrow between them; under each other where there is no room.
pub fn cards_ui(ui: &mut Ui, key: &ApiKey, old: KeyCard, new: KeyCard) {
    if WidthClass::of(ui).is_narrow() {
        card_ui(ui, key, old);
        ui.add_space(8.0);
        card_ui(ui, key, new);
        return;
    }
    let width = ((ui.available_width() - 56.0) / 2.0).floor();
    let colour = theme(ui).text_muted;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.vertical(|ui| {
            ui.set_width(width);
            card_ui(ui, key, old);
        });
        let (arrow, _) = ui.allocate_exact_size(vec2(56.0, left.response.rect.height()), Sense::hover());
        paint_icon(ui.painter(), arrow.center(), icons::ARROW_RIGHT, Weight::Regular, 24.0, colour);
        ui.vertical(|ui| {
            ui.set_width(width);
            card_ui(ui, key, new);
        });
    });
}

fn card_ui(ui: &mut Ui, key: &ApiKey, card: KeyCard) {
    let ground = theme(ui).surface;
    Card::new().padding(egui::Margin::symmetric(20, 16)).selected(card.is_new).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            body_strong(ui, card.title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                card.pill.show(ui);
            });
        });
        ui.add_space(6.0);
        if let Some(hint) = card.hint {
            label(ui, Type::Code, format!("•••• {hint}"), theme(ui).text);
        } else {
            let words = if card.is_new { "rotate-hint-none" } else { "rotate-hint-unknown" };
            label(ui, Type::Body, tr(words), theme(ui).text_muted);
        }
        ui.add_space(1.0);
        caption(ui, card.made);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.set_min_height(24.0);
            let (marks, from) = match card.may {
                CardMay::Noted => (key.levels.into(), Some(from_where(key))),
                CardMay::Told(marks, from) => (marks, from),
                CardMay::Words(words) => {
                    label(ui, Type::Small, words, theme(ui).text_muted);
                    return;
                }
            };
            let wide = |ui: &Ui, words: &str| {
                crate::ui::theme::galley(ui, words, Type::SmallStrong, ground, f32::INFINITY).size().x
            };
            let width = from.as_ref().map_or(0.0, |(_, words)| wide(ui, words) + 26.0);
            // All marks, a gap on both sides; where there is no room beside them the worst word stands for all.
            let room = ui.available_width() - width - LADDER_MARKS - 54.0;
            let all = say::levels(marks.levels);
            let worst = marks.levels.highest().map(level_word);
            let word = worst.filter(|_| wide(ui, &all) > room).unwrap_or(all);
            ladder(ui, marks, &word, &levels_sentence(marks), ground);
            let Some((kind, words)) = from else { return };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (place, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
                paint_ip(ui, place.left_center(), kind, &words);
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::live_check::{Outcome, Reason, Refusal, as_wanted};
    use crate::domain::permission::Level;
    use crate::domain::sample;

    #[test]
    fn of_a_new_key_only_what_was_told_is_drawn() {
        let mut key = sample::book(jiff::Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap();
        let mut rotation = Rotation::of(&key, jiff::Timestamp::UNIX_EPOCH);
        let words = |id: &str| CardMay::Words(tr(id));
        assert_eq!(CardMay::of_new(&key, &rotation), words("rotate-card-wanted"));
        rotation.stored = Some(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(CardMay::of_new(&key, &rotation), words("rotate-card-not-asked"));
        let mut check = as_wanted(&key, jiff::Timestamp::UNIX_EPOCH);
        if let Outcome::Told(told) = &mut check.outcome {
            told.permissions.as_mut().unwrap().extend(["modify-trades".to_owned(), "brand-new".to_owned()]);
            told.addresses = Some(Addresses::Any);
        }
        rotation.checked = Some(check.clone());
        let CardMay::Told(ladder, from) = CardMay::of_new(&key, &rotation) else { panic!("it was told") };
        assert!(ladder.levels.has(Level::Trade) && !key.levels.has(Level::Trade) && ladder.has_unknown);
        assert_eq!(from, Some((IpKind::Any, tr("words-any-address"))));
        check.outcome = Outcome::Refused(Refusal::of(Reason::NotAllowed));
        rotation.checked = Some(check);
        assert_eq!(CardMay::of_new(&key, &rotation), words("rotate-card-not-told"));
        key.exchange = "nowhere".to_owned();
        rotation.checked = None;
        assert_eq!(CardMay::of_new(&key, &rotation), words("rotate-card-wanted"), "nobody can ask there");
    }

    #[test]
    fn only_the_last_four_characters_are_shown() {
        let fields = |hint: &str| vec![FieldHint { name: "api_key".to_owned(), hint: hint.to_owned() }];
        assert_eq!(last_characters(&fields("4/SD … dxgX")).as_deref(), Some("dxgX"));
        assert_eq!(last_characters(&fields("Zt81")).as_deref(), Some("Zt81"));
        assert_eq!(last_characters(&fields("")), None);
    }
}
