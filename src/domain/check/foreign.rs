//! Whether a text has the form of a key of another exchange. Only forms that tell one exchange from another count.

use crate::domain::catalogue::{Catalogue, KnownExchange};
use crate::domain::exchange::Exchange;
use crate::domain::fact::Fact;
use crate::domain::shape::Shape;

/// The one other exchange whose key or secret has this form, if its documents are sure of it and nobody else's fit.
pub fn owner_of(exchange: &Exchange, text: &str) -> Option<KnownExchange> {
    let catalogue = Catalogue::current();
    let mut owners = catalogue.exchanges().iter().filter(|other| {
        other.id != exchange.id
            && other.fields.iter().any(|field| {
                field
                    .shapes
                    .iter()
                    .filter_map(Fact::certain)
                    .any(|shape| is_telling(shape) && shape.fits(text))
            })
    });
    let owner = owners.next()?;
    owners.next().is_none().then(|| Catalogue::current_exchange(&owner.id))
}

/// Whether the form says by itself where a text comes from.
fn is_telling(shape: &Shape) -> bool {
    match shape {
        Shape::Text { min, max, .. } => min == max && *min >= 32,
        Shape::CoinbaseName => true,
        Shape::Uuid | Shape::Pem { .. } => false,
    }
}
