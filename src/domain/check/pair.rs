//! The checks that need two fields: the same text twice, key and secret in each other's place.

use super::{Finding, Kind, Pasted, Repair, Severity, finding, label};
use crate::domain::exchange::{Exchange, FieldFact};
use crate::domain::fact::Fact;

/// Adds what is found in two fields together, and takes away what that explains.
pub fn check(exchange: &Exchange, pasted: &[Pasted<'_>], findings: &mut Vec<Finding>) {
    same(exchange, pasted, findings);
    if let Some((key, secret)) = key_and_secret(exchange, pasted) {
        swapped(exchange, key, secret, findings);
    }
    swapped_chosen(exchange, pasted, findings);
}

/// The secret stands where the owner's own passphrase belongs, and something else where the secret belongs.
fn swapped_chosen(exchange: &Exchange, pasted: &[Pasted<'_>], findings: &mut Vec<Finding>) {
    let of = |chosen: bool| {
        let field = exchange.fields.iter().find(|field| field.secret && field.chosen == chosen)?;
        let text = pasted.iter().find(|pasted| pasted.name == field.name)?.text.trim();
        Some((field, text))
    };
    let (Some((secret, secret_text)), Some((chosen, chosen_text))) = (of(false), of(true)) else { return };
    let fits = |text: &str| secret.shapes.iter().any(|shape| shape.as_far_as_known().fits(text));
    let is_told = |kind| findings.iter().any(|finding: &Finding| finding.kind == kind);
    if !fits(chosen_text) || fits(secret_text) || is_told(Kind::Swapped) || is_told(Kind::Same) {
        return;
    }
    findings.retain(|finding| {
        finding.kind == Kind::Empty || (finding.field != secret.name && finding.field != chosen.name)
    });
    let mut swapped = finding(chosen, Kind::SwappedChosen, Severity::Warn, chosen_text);
    let is_sure = secret.shapes.iter().all(Fact::is_sure);
    swapped.text.id = if is_sure { "check-swapped-chosen" } else { "check-swapped-chosen-unsure" }.to_owned();
    swapped.text = swapped
        .text
        .text("exchange", &exchange.name)
        .text("chosen", label(chosen))
        .text("secret", label(secret));
    swapped.repair = Some(Repair::SwapChosen);
    findings.push(swapped);
}

fn same(exchange: &Exchange, pasted: &[Pasted<'_>], findings: &mut Vec<Finding>) {
    for (index, later) in pasted.iter().enumerate() {
        let text = later.text.trim();
        let earlier =
            pasted.iter().take(index).find(|earlier| !text.is_empty() && earlier.text.trim() == text);
        let both = earlier.and_then(|one| Some((exchange.field(one.name)?, exchange.field(later.name)?)));
        if let Some((earlier, field)) = both {
            findings.retain(|finding| finding.field != field.name && finding.field != earlier.name);
            let mut same = finding(field, Kind::Same, Severity::Block, text);
            same.text = same.text.text("other", label(earlier));
            findings.push(same);
        }
    }
}

type OfField<'a> = (&'a FieldFact, &'a str);

fn key_and_secret<'a>(
    exchange: &'a Exchange,
    pasted: &'a [Pasted<'_>],
) -> Option<(OfField<'a>, OfField<'a>)> {
    let find = |secret: bool| {
        let field = exchange.fields.iter().find(|field| field.secret == secret && !field.chosen)?;
        let text = pasted.iter().find(|pasted| pasted.name == field.name)?.text.trim();
        Some((field, text))
    };
    Some((find(false)?, find(true)?))
}

/// Each text fits the other's field and not its own. With one of them empty, that one text is enough.
fn swapped(exchange: &Exchange, key: OfField<'_>, secret: OfField<'_>, findings: &mut Vec<Finding>) {
    let ((key_field, key_text), (secret_field, secret_text)) = (key, secret);
    let fits =
        |field: &FieldFact, text: &str| field.shapes.iter().any(|shape| shape.as_far_as_known().fits(text));
    let strays = |own: &FieldFact, other: &FieldFact, text: &str| !fits(own, text) && fits(other, text);
    let key_strays = strays(key_field, secret_field, key_text);
    let secret_strays = strays(secret_field, key_field, secret_text);
    let is_swapped = key_strays && (secret_strays || secret_text.is_empty())
        || secret_strays && (key_strays || key_text.is_empty());
    if !is_swapped {
        return;
    }
    findings.retain(|finding| {
        finding.kind == Kind::Empty || (finding.field != key_field.name && finding.field != secret_field.name)
    });
    let is_sure = key_field.shapes.iter().chain(&secret_field.shapes).all(Fact::is_sure);
    for (field, text, here) in [(key_field, key_text, key_strays), (secret_field, secret_text, secret_strays)]
    {
        if here {
            let mut swapped = finding(field, Kind::Swapped, Severity::Warn, text);
            swapped.text.id = if is_sure { "check-swapped" } else { "check-swapped-unsure" }.to_owned();
            swapped.text = swapped
                .text
                .text("exchange", &exchange.name)
                .text("key", label(key_field))
                .text("secret", label(secret_field));
            swapped.repair = Some(Repair::Swap);
            findings.push(swapped);
        }
    }
}
