//! The checks of one field. Each speaks at most once, and the telling one keeps the vague one quiet.

use super::block::{names_test_network, read_block};
use super::text::{
    has_look_alike, has_written_line_breaks, is_authenticator_seed, is_key_file, is_pem, is_pem_public,
    is_pem_whole, is_quoted, is_seed_phrase, is_wallet_key,
};
use super::{Finding, Kind, Pasted, Repair, Severity, TOO_LONG, finding, foreign, is_form_sure, label};
use crate::domain::exchange::{Exchange, FieldFact};
use crate::domain::fact::Fact;
use crate::domain::shape::{Mismatch, Shape};

/// What is found in this field alone.
pub fn check(exchange: &Exchange, pasted: Pasted<'_>) -> Vec<Finding> {
    let free = free_field(pasted.name);
    let field = exchange.field(pasted.name).unwrap_or(&free);
    let text = pasted.text;
    if text.trim().is_empty() {
        let empty = finding(field, Kind::Empty, Severity::Block, text);
        return field.required.then_some(empty).into_iter().collect();
    }
    if text.chars().count() >= TOO_LONG {
        return vec![finding(field, Kind::TooLong, Severity::Block, text)];
    }
    if let Some(block) = block(exchange, field, text) {
        let mut test_network = finding(field, Kind::TestNetwork, Severity::Warn, text);
        test_network.text = test_network.text.text("exchange", &exchange.name);
        return [Some(test_network).filter(|_| names_test_network(text)), Some(block)]
            .into_iter()
            .flatten()
            .collect();
    }
    if is_quoted(text) && !field.chosen {
        let mut quotes = finding(field, Kind::Quotes, Severity::Warn, text);
        quotes.repair = Some(Repair::Clean);
        return vec![quotes];
    }
    let mut findings: Vec<Finding> = spaces(field, text).into_iter().collect();
    findings.extend(look_alike(field, text));
    // What a wrong character or a space explains is not told a second time as a wrong length.
    if findings.is_empty() {
        findings.extend(content(exchange, field, text));
    }
    findings
}

/// A field of the owner's naming: nothing is known of it, so nothing but its emptiness could be wrong.
fn free_field(name: &str) -> FieldFact {
    FieldFact {
        name: name.to_owned(),
        label: Fact::own(name.to_owned()),
        secret: true,
        multi_line: true,
        required: false,
        chosen: true,
        shapes: Vec::new(),
    }
}

/// Several values at once. What its owner chose may look like one by chance, unless there are two.
fn block(exchange: &Exchange, field: &FieldFact, text: &str) -> Option<Finding> {
    let count = read_block(exchange, text)?.0.len();
    if field.chosen && count < 2 || exchange.id == "coinbase" && is_key_file(text) {
        return None;
    }
    let mut finding = finding(field, Kind::Block, Severity::Warn, text);
    finding.text = finding.text.number("count", count);
    finding.repair = Some(Repair::Distribute);
    Some(finding)
}

fn spaces(field: &FieldFact, text: &str) -> Option<Finding> {
    let trimmed = text.trim();
    let breaks = trimmed.contains(['\n', '\r']);
    let kind = if is_key_file(text) || is_seed_phrase(text) {
        return None;
    } else if breaks && !is_pem(trimmed) && !field.chosen {
        Kind::LineBreaks
    } else if trimmed.contains(char::is_whitespace) && !is_pem(trimmed) && !field.chosen {
        Kind::SpacesInside
    } else if trimmed.len() < text.len()
        && !(is_pem(trimmed) && text.trim_end_matches(['\n', '\r']) == trimmed)
    {
        Kind::SpacesAround
    } else {
        return None;
    };
    let severity =
        if kind == Kind::LineBreaks && !field.multi_line { Severity::Block } else { Severity::Warn };
    let mut finding = finding(field, kind, severity, text);
    finding.text = finding.text.number("count", stray(text));
    finding.repair = Some(Repair::Clean);
    Some(finding)
}

fn stray(text: &str) -> usize {
    text.chars().filter(|c| c.is_whitespace()).count()
}

fn look_alike(field: &FieldFact, text: &str) -> Option<Finding> {
    // A passphrase that the owner chose may be in any script; what cannot be seen is wrong there too.
    let is_odd =
        if field.chosen { text.chars().any(super::text::is_invisible) } else { has_look_alike(text) };
    if !is_odd {
        return None;
    }
    let odd = text.chars().filter(|c| !c.is_ascii() || super::text::is_invisible(*c)).count();
    let mut finding = finding(field, Kind::LookAlike, Severity::Warn, text);
    finding.text = finding.text.number("count", odd);
    finding.repair = super::repair::can_restore(text).then_some(Repair::Clean);
    Some(finding)
}

/// What kind of text it is, where it is not what this field usually has.
fn content(exchange: &Exchange, field: &FieldFact, text: &str) -> Option<Finding> {
    let warn = |kind| finding(field, kind, Severity::Warn, text);
    if is_key_file(text) {
        let mut file = warn(Kind::WholeFile);
        file.repair = (exchange.id == "coinbase").then_some(Repair::ReadFile);
        return Some(file);
    }
    if is_seed_phrase(text) {
        return Some(warn(Kind::SeedPhrase));
    }
    if is_pem(text) {
        return pem(exchange, field, text);
    }
    let fits = field.shapes.iter().any(|shape| shape.as_far_as_known().fits(text));
    if fits {
        return None;
    }
    if is_wallet_key(text) {
        return Some(warn(Kind::WalletKey));
    }
    if is_authenticator_seed(text) && !field.chosen {
        return Some(warn(Kind::AuthenticatorSeed));
    }
    if field.shapes.is_empty() {
        return None;
    }
    if let Some(other) = foreign::owner_of(exchange, text).filter(|_| !field.chosen) {
        let mut finding = warn(Kind::OtherExchange);
        finding.text = finding.text.text("exchange", &exchange.name).text("other", &other.name);
        return Some(finding);
    }
    Some(differs(exchange, field, text))
}

fn pem(exchange: &Exchange, field: &FieldFact, text: &str) -> Option<Finding> {
    let kind = if is_pem_public(text) {
        Kind::PemPublic
    } else if has_written_line_breaks(text) {
        Kind::PemEscaped
    } else if !is_pem_whole(text) {
        Kind::PemCut
    } else if field.shapes.is_empty() || field.shapes.iter().any(|shape| shape.as_far_as_known().fits(text)) {
        return None;
    } else {
        return Some(differs(exchange, field, text));
    };
    let mut finding = finding(field, kind, Severity::Warn, text);
    finding.repair = (kind == Kind::PemEscaped).then_some(Repair::Clean);
    Some(finding)
}

/// How the text differs from the form that comes nearest.
fn differs(exchange: &Exchange, field: &FieldFact, text: &str) -> Finding {
    let only_pem = |shape: &&Shape| !is_pem(text) && matches!(shape, Shape::Pem { .. });
    let shapes = field.shapes.iter().map(Fact::as_far_as_known).filter(|shape| !only_pem(shape));
    let nearest =
        shapes.filter_map(|shape| Some((shape.mismatch(text)?, shape))).max_by_key(|(differs, _)| {
            // A text of the right length is nearer than one of the right letters.
            match differs {
                Mismatch::Alphabet => 2,
                Mismatch::Form => 1,
                Mismatch::Length => 0,
            }
        });
    let (kind, length) = match nearest {
        Some((Mismatch::Length, shape)) => (Kind::Length, shape.length()),
        Some((Mismatch::Alphabet, _)) => (Kind::Alphabet, None),
        _ => (Kind::Form, None),
    };
    let mut finding = finding(field, kind, Severity::Warn, text);
    finding.text = finding.text.text("exchange", &exchange.name).text("field", label(field));
    if length.is_some() {
        let (least, most) = range(field);
        // Where other forms exist too, a length is only what it has as far as known.
        let sure = is_form_sure(field) && field.shapes.len() == 1;
        finding.text.id = match (least == most, sure) {
            (true, true) => "check-length".to_owned(),
            (true, false) => "check-length-unsure".to_owned(),
            (false, _) => "check-length-range".to_owned(),
        };
        finding.text = finding.text.number("count", text.chars().count());
        finding.text = if least == most {
            finding.text.number("usual", most)
        } else {
            finding.text.number("least", least).number("most", most)
        };
    } else if !is_form_sure(field) {
        finding.text.id.push_str("-unsure");
    }
    finding
}

/// The shortest and the longest that the field's forms allow.
fn range(field: &FieldFact) -> (usize, usize) {
    let lengths = || field.shapes.iter().filter_map(|shape| shape.as_far_as_known().length());
    (lengths().map(|(min, _)| min).min().unwrap_or(0), lengths().map(|(_, max)| max).max().unwrap_or(0))
}
