//! Whether a key may do more than it could when its exchange was asked before. Less is no drift.

use crate::domain::exchange::{Exchange, PermissionFact};
use crate::domain::permission::Levels;

use super::compare::holds;
use super::told::{Addresses, Told};

/// What got worse between two answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Levels that it did not have.
    pub levels: Levels,
    /// Permissions that are on and were not, of levels that it had: futures beside spot. Those that only look are none.
    pub permissions: Vec<String>,
    /// Permissions that are on, were not, and are not in the catalogue.
    pub unknown: Vec<String>,
    /// Whether it may be used from where it could not be.
    pub is_wider: bool,
}

/// What got worse from one answer to the next. What only one of them tells is compared with nothing.
pub fn drift(exchange: &Exchange, before: &Told, after: &Told) -> Option<Drift> {
    let mut found = Drift::default();
    if let (Some(old), Some(new)) = (&before.permissions, &after.permissions) {
        let had = exchange.levels_of(old);
        found.levels = exchange.levels_of(new).iter().filter(|level| !had.has(*level)).collect();
        let is_had = |one: &&PermissionFact| one.levels().iter().all(|level| !found.levels.has(level));
        let beside = exchange.beside(old, new).into_iter().filter(is_had);
        found.permissions = beside.map(|one| one.code.clone()).collect();
        found.unknown = exchange.unknown(new).into_iter().filter(|code| !old.contains(code)).collect();
    }
    if let (Some(old), Some(new)) = (&before.addresses, &after.addresses) {
        found.is_wider = new.is_wider_than(old);
    }
    (found != Drift::default()).then_some(found)
}

impl Addresses {
    /// Whether it lets somebody in whom the other kept out, as far as both say.
    pub fn is_wider_than(&self, other: &Self) -> bool {
        match (other, self) {
            // Of a list that is not told it is not known what stands in it.
            (Self::Any, _) | (_, Self::Limited) | (Self::Limited, Self::Listed(_)) => false,
            (_, Self::Any) => true,
            (Self::Listed(old), Self::Listed(new)) => {
                new.iter().any(|new| !old.iter().any(|old| holds(old, new)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::permission::Level;

    fn told(codes: &[&str], addresses: Addresses) -> Told {
        let permissions = codes.iter().map(|code| (*code).to_owned()).collect();
        Told { permissions: Some(permissions), addresses: Some(addresses), ..Told::default() }
    }

    fn listed(addresses: &[&str]) -> Addresses {
        Addresses::Listed(addresses.iter().map(|address| (*address).to_owned()).collect())
    }

    fn kraken(before: &Told, after: &Told) -> Option<Drift> {
        drift(Catalogue::built_in().exchange("kraken").unwrap(), before, after)
    }

    #[test]
    fn more_is_found_and_less_is_not() {
        let read = told(&["query-funds"], Addresses::Any);
        let trade = told(&["query-funds", "modify-trades", "new-in-2027"], Addresses::Any);
        let found = kraken(&read, &trade).unwrap();
        assert_eq!(found.levels, Levels::default().with(Level::Trade));
        assert_eq!(found.unknown, ["new-in-2027"]);
        assert_eq!(kraken(&trade, &read), None);
        assert_eq!(kraken(&trade, &trade), None);
        assert_eq!(kraken(&Told::default(), &trade), None, "nothing was told before");
    }

    #[test]
    fn a_permission_of_a_level_that_it_had_is_more_and_one_that_only_looks_is_not() {
        let of = |codes: &[&str]| told(codes, Addresses::Any);
        let binance = |before: &[&str], after: &[&str]| {
            drift(Catalogue::built_in().exchange("binance").unwrap(), &of(before), &of(after))
        };
        let spot = ["enableReading", "enableSpotAndMarginTrading"];
        let futures = ["enableReading", "enableSpotAndMarginTrading", "enableFutures", "enableFixReadOnly"];
        let permissions = vec!["enableFutures".to_owned()];
        assert_eq!(binance(&spot, &futures), Some(Drift { permissions, ..Drift::default() }));
        assert_eq!(binance(&futures, &spot), None);
        let from_reading = binance(&spot[..1], &futures).unwrap();
        assert!(from_reading.levels.has(Level::Trade) && from_reading.permissions.is_empty());
        let book = ["withdraw-funds", "add-withdraw-address", "query-funds"];
        let more = kraken(&of(&book[1..]), &of(&book)).unwrap();
        assert_eq!(more.permissions, ["withdraw-funds"]);
    }

    #[test]
    fn a_list_is_wider_where_it_lets_somebody_new_in() {
        let of = |addresses| told(&[], addresses);
        let one = of(listed(&["203.0.113.24"]));
        let two = of(listed(&["203.0.113.24", "198.51.100.7"]));
        let is_wider = |before: &Told, after: &Told| kraken(before, after).is_some_and(|it| it.is_wider);
        let (any, some) = (of(Addresses::Any), of(Addresses::Limited));
        assert!(is_wider(&one, &two) && !is_wider(&two, &one));
        assert!(is_wider(&two, &any) && !is_wider(&any, &two));
        assert!(is_wider(&some, &any));
        let masked = of(listed(&["203.**.24"]));
        let prefixed = of(listed(&["203.0.113.24/32"]));
        assert!(!is_wider(&one, &masked) && !is_wider(&masked, &one), "the same, written in another way");
        assert!(!is_wider(&one, &prefixed) && !is_wider(&prefixed, &one), "the same, written in another way");
        assert!(is_wider(&masked, &of(listed(&["203.**.24", "203.**.25"]))));
        assert!(!is_wider(&some, &one) && !is_wider(&one, &some));
    }
}
