//! The checks where the secret is here already, because Keystead made it: what is pasted is what the exchange gave back.

use super::text::{is_pem, is_pem_public};
use super::{Finding, Kind, Pasted, Severity, block, finding};
use crate::domain::exchange::{Exchange, FieldFact};

/// Says of the public half and of a secret what they are here, instead of what they would be elsewhere.
pub fn check(exchange: &Exchange, secret: &FieldFact, pasted: &[Pasted<'_>], findings: &mut Vec<Finding>) {
    for one in pasted {
        let Some(field) = exchange.field(one.name) else { continue };
        let text = one.text.trim();
        let kind = if is_pem_public(text) {
            Kind::PublicGiven
        } else if is_pem(text) || holds(exchange, text, secret) || is_of_its_form(field, secret, text) {
            Kind::SecretHere
        } else {
            continue;
        };
        findings.retain(|finding| finding.field != field.name || finding.kind == Kind::TestNetwork);
        let mut finding = finding(field, kind, Severity::Warn, text);
        finding.title = finding.title.text("exchange", &exchange.name);
        finding.text = finding.text.text("exchange", &exchange.name);
        findings.push(finding);
    }
}

/// Several values, with one for the secret among them.
fn holds(exchange: &Exchange, text: &str, secret: &FieldFact) -> bool {
    block::read_block(exchange, text).is_some_and(|block| block.get(&secret.name).is_some())
}

/// It has the form of the secret, and not the one of its own field.
fn is_of_its_form(field: &FieldFact, secret: &FieldFact, text: &str) -> bool {
    let fits = |field: &FieldFact| field.shapes.iter().any(|shape| shape.as_far_as_known().fits(text));
    !field.secret && fits(secret) && !fits(field)
}
