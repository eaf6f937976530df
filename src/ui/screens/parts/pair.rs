//! Who makes the secret: the exchange, or Keystead, which gives the exchange the public half only. Nothing of the secret half is ever
//! drawn here, and the public half only once the vault has read the secret one back.

use std::time::Duration;

use egui::Ui;

use super::paste_area::PasteView;
use crate::app::Home;
use crate::app::command::{Command, Outbox, PairCommand};
use crate::app::problem::Problem;
use crate::domain::api_key::KeyId;
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::{Exchange, PairFact};
use crate::domain::pair::{Algorithm, Born, Family};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::problem::problem_words;
use crate::ui::screens::set_up::cards::two_cards;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, body_strong, caption, label, theme};
use crate::ui::widgets::{Button, Card, Link, Notice, choice_chip, choice_group, icon_line, icon_line_in};

/// What takes no longer is not told.
const WAIT: Duration = Duration::from_millis(200);
/// After so long it is said why it takes a while.
const LONG: Duration = Duration::from_secs(10);

/// What is to be known.
pub struct PairView<'a> {
    /// The exchange.
    pub exchange: &'a Exchange,
    /// Its name, as typed where it is not in the catalogue.
    pub exchange_name: &'a str,
    /// The tool that will use the key, by id or as typed; may be empty.
    pub tool: &'a str,
    /// How Keystead is to make the pair; none where the exchange makes the secret.
    pub chosen: Option<Algorithm>,
    /// The pair of that kind, once it is sealed.
    pub born: Option<&'a Born>,
    /// The pair that is sealed, of whatever kind.
    pub waiting: Option<&'a Born>,
    /// For how long it is being made.
    pub making_for: Option<Duration>,
    /// Why it was not made the last time.
    pub problem: Option<&'a Problem>,
    /// Where secrets live.
    pub home: Home,
    /// What was copied a moment ago.
    pub copied: Option<&'a str>,
}

/// What is known of a tool and a kind of pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Takes { is_sure: bool },
    Refuses { is_sure: bool },
    Nothing,
}

impl PairView<'_> {
    fn known(&self, pair: &PairFact) -> Known {
        let tool = Catalogue::built_in().tool_called(self.tool);
        match tool.and_then(|tool| tool.takes_pair(&self.exchange.id, pair.algorithm().family())) {
            Some(fact) if *fact.as_far_as_known() => Known::Takes { is_sure: fact.is_sure() },
            Some(fact) => Known::Refuses { is_sure: fact.is_sure() },
            None => Known::Nothing,
        }
    }

    /// The kind that the tool can use as far as known; else one of which nobody said that it cannot.
    fn best(&self) -> Option<&PairFact> {
        let of = |is_it: fn(Known) -> bool| self.exchange.pairs.iter().find(|pair| is_it(self.known(pair)));
        of(|known| matches!(known, Known::Takes { .. }))
            .or_else(|| of(|known| known == Known::Nothing))
            .or_else(|| self.exchange.pairs.first())
    }

    /// What is known of this kind and the tool, with its mark.
    fn advice(&self, pair: &PairFact) -> (Icon, String) {
        let kind = family_word(pair.algorithm());
        let exchange = self.exchange_name.to_owned();
        let tool = Catalogue::built_in().tool_name(self.tool.trim()).to_owned();
        if tool.is_empty() {
            return (icons::QUESTION, tr!("pair-no-tool", kind = kind, exchange = exchange));
        }
        match self.known(pair) {
            Known::Takes { is_sure: true } => {
                (icons::CHECK_CIRCLE, tr!("pair-takes", tool = tool, kind = kind, exchange = exchange))
            }
            Known::Takes { is_sure: false } => {
                (icons::CHECK_CIRCLE, tr!("pair-takes-unsure", tool = tool, kind = kind, exchange = exchange))
            }
            Known::Refuses { is_sure: true } => {
                (icons::WARNING, tr!("pair-refuses", tool = tool, kind = kind, exchange = exchange))
            }
            Known::Refuses { is_sure: false } => {
                (icons::WARNING, tr!("pair-refuses-unsure", tool = tool, kind = kind, exchange = exchange))
            }
            Known::Nothing => {
                (icons::QUESTION, tr!("pair-unknown", tool = tool, kind = kind, exchange = exchange))
            }
        }
    }
}

/// What it is called in a sentence: programs take a family of signatures, whatever the length.
fn family_word(algorithm: Algorithm) -> String {
    match algorithm.family() {
        Family::Ed25519 => tr("pair-kind-ed25519"),
        Family::Rsa => tr("pair-rsa"),
    }
}

fn kind_word(algorithm: Algorithm) -> String {
    tr(&format!("pair-kind-{}", algorithm.word()))
}

/// Draws the question, and what follows from the answer. Gives another answer when one was chosen now. Nothing is drawn where the
/// exchange takes no public key.
pub fn pair_ui(ui: &mut Ui, id: KeyId, view: &PairView<'_>, out: &mut Outbox) -> Option<Option<Algorithm>> {
    if view.chosen.is_some_and(|chosen| view.exchange.pair(chosen).is_none()) {
        // What the exchange no longer takes cannot be made for it.
        return Some(None);
    }
    let best = view.best()?;
    body_strong(ui, tr("pair-title"));
    ui.add_space(10.0);
    let is_best_taken = matches!(view.known(best), Known::Takes { .. });
    let theirs = (tr!("pair-theirs", exchange = view.exchange_name.to_owned()), tr("pair-theirs-note"));
    let own = (tr(if is_best_taken { "pair-own-best" } else { "pair-own" }), tr("pair-own-note"));
    let mut answer = None;
    ui.add_enabled_ui(view.making_for.is_none(), |ui| {
        let chosen = two_cards(ui, [&theirs, &own], Some(usize::from(view.chosen.is_some())));
        answer = match chosen {
            Some(0) => Some(None),
            Some(_) if view.chosen.is_none() => Some(Some(best.algorithm())),
            _ => None,
        };
        if let Some(chosen) = view.chosen {
            answer = answer.or(kinds_ui(ui, view, chosen).map(Some));
        }
    });
    ui.add_space(12.0);
    if let Some(pair) = view.chosen.and_then(|chosen| view.exchange.pair(chosen)) {
        own_ui(ui, id, view, pair, out);
    } else {
        let (icon, words) = view.advice(best);
        icon_line(ui, icon, &words);
        if view.waiting.is_some() {
            ui.add_space(6.0);
            icon_line(ui, icons::INFO, &tr("pair-waits"));
        }
    }
    ui.add_space(24.0);
    answer
}

/// The kinds, where there is more than one.
fn kinds_ui(ui: &mut Ui, view: &PairView<'_>, chosen: Algorithm) -> Option<Algorithm> {
    if view.exchange.pairs.len() < 2 {
        return None;
    }
    ui.add_space(12.0);
    let pressed = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            choice_group(ui, |ui| {
                let chip = |pair: &PairFact| {
                    choice_chip(ui, &kind_word(pair.algorithm()), pair.algorithm() == chosen)
                };
                view.exchange.pairs.iter().map(chip).collect()
            })
        })
        .inner;
    pressed.and_then(|at| view.exchange.pairs.get(at)).map(PairFact::algorithm)
}

/// The way to the public half, or the public half.
fn own_ui(ui: &mut Ui, id: KeyId, view: &PairView<'_>, pair: &PairFact, out: &mut Outbox) {
    let (icon, words) = view.advice(pair);
    icon_line(ui, icon, &words);
    ui.add_space(16.0);
    if let Some(born) = view.born {
        public_ui(ui, born, view.copied, out);
        ui.add_space(10.0);
        sealed_line(ui, view.home);
        if !pair.public.is_sure() {
            ui.add_space(6.0);
            let words = tr!("pair-form-unsure", exchange = view.exchange_name.to_owned());
            icon_line(ui, icons::QUESTION, &words);
        }
        return;
    }
    if let Some(problem) = view.problem {
        let words = problem_words(problem);
        Notice::caution(words.what, words.todo).show(ui);
        ui.add_space(12.0);
    }
    if view.waiting.is_some() {
        icon_line(ui, icons::INFO, &tr("pair-another"));
        ui.add_space(12.0);
    }
    make_ui(ui, id, view, pair.algorithm(), out);
}

fn make_ui(ui: &mut Ui, id: KeyId, view: &PairView<'_>, algorithm: Algorithm, out: &mut Outbox) {
    let waited = view.making_for.filter(|waited| *waited >= WAIT);
    let busy = waited.map(|waited| tr(if waited >= LONG { "pair-making-long" } else { "pair-making" }));
    let is_making = busy.is_some();
    if let Some(waited) = view.making_for {
        ui.ctx().request_repaint_after(if waited < WAIT { WAIT } else { Duration::from_secs(1) });
    }
    let pressed = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let make = Button::primary(tr("pair-make")).busy(busy).show(ui).clicked();
            let stop = is_making && Link::new(tr("pair-stop")).show(ui).clicked();
            (make, stop)
        })
        .inner;
    match pressed {
        (_, true) => out.send(Command::Pair(id, PairCommand::Stop)),
        (true, _) if !is_making => out.send(Command::Pair(id, PairCommand::Make(algorithm))),
        _ => {}
    }
    ui.add_space(8.0);
    caption(ui, tr("pair-make-note"));
}

/// The public half, to be copied: it is no secret.
fn public_ui(ui: &mut Ui, born: &Born, copied: Option<&str>, out: &mut Outbox) {
    let theme = theme(ui);
    let is_copied = copied == Some(born.public.as_str());
    let ground = if is_copied { theme.good_soft } else { theme.sunken };
    Card::new().ground(ground).padding(16).show(ui, |ui| {
        label(
            ui,
            Type::CaptionStrong,
            tr!("pair-public", kind = kind_word(born.algorithm)),
            theme.text_muted,
        );
        ui.add_space(6.0);
        label(ui, Type::CodeSmall, born.public.trim_end(), theme.text);
        ui.add_space(12.0);
        let (words, name, icon) = if is_copied {
            (tr("wizard-copied"), tr("pair-copied"), icons::CHECK)
        } else {
            (tr("pair-copy"), tr("pair-copy"), icons::COPY)
        };
        if Button::secondary(words).icon(icon).small().accessible_name(name).show(ui).clicked() {
            out.send(Command::CopyPlain(born.public.clone()));
        }
    });
}

fn sealed_line(ui: &mut Ui, home: Home) {
    let colour = theme(ui).good_text;
    let words = match home {
        Home::Keychain => tr("pair-sealed"),
        Home::File => tr("pair-sealed-file"),
    };
    icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Caption, colour);
}

/// On the step where the rest of the key is pasted: the secret half needs no pasting.
pub fn pair_here_ui(ui: &mut Ui, view: &PasteView<'_>) {
    sealed_line(ui, view.session.home);
    ui.add_space(6.0);
    icon_line(ui, icons::INFO, &tr!("pair-here", exchange = view.exchange_name.to_owned()));
    ui.add_space(20.0);
}

/// On the page of a key that was made with such a pair.
pub fn public_key_ui(ui: &mut Ui, exchange: &str, born: &Born, copied: Option<&str>, out: &mut Outbox) {
    public_ui(ui, born, copied, out);
    ui.add_space(8.0);
    icon_line(ui, icons::INFO, &tr!("pair-on-key", exchange = exchange.to_owned()));
}

/// The button that goes on from the exchange's page.
pub fn have_button(words: &str, born: Option<&Born>, is_ticked: bool) -> Button {
    let words = if born.is_some() { tr("pair-have") } else { words.to_owned() };
    if is_ticked { Button::primary(words) } else { Button::secondary(words) }
}
