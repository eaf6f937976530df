//! The lines that lead a person through an exchange's page: making a key, making the same again, deleting one.
//! Ids of texts and what to copy; the words are in Fluent, the order and the exchange's words in `assets/exchanges`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::api_key::Address;
use super::exchange::{Exchange, MadeBy, StepFact, StepKind, text_part};
use super::fact::{Fact, Sure};
use super::words::Words;

/// What is to be entered at the exchange.
#[derive(Clone, Copy, Debug)]
pub struct GuideInput<'a> {
    /// The exchange's name as typed, where it is not in the catalogue.
    pub exchange_name: &'a str,
    /// The permissions to tick, by the exchange's codes.
    pub permissions: &'a BTreeSet<String>,
    /// The addresses to enter; empty means none.
    pub addresses: &'a [Address],
    /// The name to give the key there, from [`suggested_name`].
    pub key_name: &'a str,
    /// Whether a key of these settings is there already, which stays until the new one works.
    pub again: bool,
    /// The public half to be given to the exchange, where Keystead made the pair.
    pub public_key: Option<&'a str>,
}

/// One line to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideLine {
    /// Under this a tick is kept; the same in every version.
    pub id: String,
    /// What to do.
    pub words: Words,
    /// A second line beneath, if there is one.
    pub note: Option<Words>,
    /// What to copy, if there is something; never a secret.
    pub copy: Option<String>,
    /// What the copied thing is called, where it is too long to be shown in the line.
    pub copy_words: Option<Words>,
    /// What the copied thing is, in the owner's words ("my server"); may be empty.
    pub copy_note: String,
    /// Whether its button opens the exchange's page.
    pub opens_page: bool,
    /// Whether the exchange's words in it were read in its own documents; if not, the page may word it differently.
    pub is_sure: bool,
    /// When the exchange's words in it were read, if they were.
    pub read_on: Option<Date>,
    /// The day on which they were taken from a file of the person's own, if they were.
    pub own: Option<Date>,
}

/// The lines for making a key.
pub fn guide(exchange: &Exchange, input: &GuideInput<'_>) -> Vec<GuideLine> {
    let again = input.again.then(|| keep_the_old(exchange, input.exchange_name));
    let maker = if input.public_key.is_some() { MadeBy::Keystead } else { MadeBy::Exchange };
    let is_done = |step: &&StepFact| step.made_by.is_none_or(|made_by| made_by == maker);
    let steps = exchange.guide.iter().filter(is_done).flat_map(|step| lines_of(exchange, step, input));
    again.into_iter().chain(steps).collect()
}

/// The lines for deleting a key. `hint` is what may be shown of its first field, as in
/// [`FieldHint`](super::api_key::FieldHint).
pub fn revoke_guide(exchange: &Exchange, exchange_name: &str, hint: Option<&str>) -> Vec<GuideLine> {
    let name = exchange.shown_name(exchange_name);
    exchange
        .revoke
        .iter()
        .map(|step| {
            let mut line = plain_line(exchange, step, name);
            line.id = format!("revoke-{}", step.id);
            if let (StepKind::Find, Some(hint)) = (step.kind, hint) {
                line.words = Words::new("guide-find-hint").text("hint", hint);
            }
            line
        })
        .collect()
}

/// A name for the key at the exchange, such as `freqtrade-nov26`, that fits the exchange's rule.
///
/// `used_by` is the tool's id or name, or the purpose's word. `again` puts the day into it, so that the old key and
/// the new one can be told apart.
pub fn suggested_name(exchange: &Exchange, used_by: &str, today: Date, again: bool) -> String {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    // The longest that every exchange takes whose rule is known.
    const CAREFUL: usize = 30;
    let max = exchange.key_name.max.as_ref().map_or(CAREFUL, |max| *max.as_far_as_known());
    let plain = exchange.key_name.letters_and_digits.as_ref().is_some_and(|rule| *rule.as_far_as_known());
    let joint = if plain { "" } else { "-" };

    let month = MONTHS.get(usize::from(today.month().unsigned_abs()).saturating_sub(1)).unwrap_or(&"");
    let year = today.year().rem_euclid(100);
    let day = if again { today.day().to_string() } else { String::new() };
    let date = format!("{joint}{day}{month}{year:02}");

    let slug = text_part(used_by);
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    let mut name = if words.is_empty() { "keystead".to_owned() } else { words.join(joint) };
    name.truncate(max.saturating_sub(date.len()));
    format!("{}{date}", name.trim_end_matches('-'))
}

fn keep_the_old(exchange: &Exchange, exchange_name: &str) -> GuideLine {
    GuideLine {
        id: "again-keep".to_owned(),
        words: Words::new("guide-again"),
        note: Some(Words::new("guide-again-note").text("exchange", exchange.shown_name(exchange_name))),
        copy: None,
        copy_words: None,
        copy_note: String::new(),
        opens_page: false,
        is_sure: true,
        read_on: None,
        own: None,
    }
}

fn lines_of(exchange: &Exchange, step: &StepFact, input: &GuideInput<'_>) -> Vec<GuideLine> {
    let name = exchange.shown_name(input.exchange_name);
    let mut line = plain_line(exchange, step, name);
    match step.kind {
        StepKind::Name => line.copy = Some(input.key_name.to_owned()),
        StepKind::PublicKey => {
            line.copy = input.public_key.map(str::to_owned);
            line.copy_words = Some(Words::new("guide-public-key-copied"));
        }
        StepKind::Permissions if line.note.is_none() => {
            line.note = labels_of(exchange, input.permissions);
        }
        StepKind::Open if line.note.is_none() => line.note = key_limit(exchange, name),
        StepKind::Codes if line.note.is_none() => line.note = email(exchange, name),
        StepKind::Addresses => return address_lines(exchange, step, input, line),
        _ => {}
    }
    vec![line]
}

fn plain_line(exchange: &Exchange, step: &StepFact, name: &str) -> GuideLine {
    let base = base_id(exchange, step);
    let menu = exchange.page.menu.as_ref().filter(|_| step.kind == StepKind::Open && !step.own_words);
    let words = match menu {
        Some(menu) => {
            let id = by_doubt("guide-open-menu", menu);
            Words::new(id).text("menu", menu.as_far_as_known().join(" → "))
        }
        None => Words::new(&base),
    };
    GuideLine {
        id: step.id.clone(),
        words: step.text.as_ref().map_or_else(|| words.text("exchange", name), Words::own),
        note: match &step.note_text {
            Some(text) => Some(Words::own(text)),
            None => step.note.then(|| Words::new(format!("{base}-note")).text("exchange", name)),
        },
        copy: None,
        copy_words: None,
        copy_note: String::new(),
        opens_page: step.kind == StepKind::Open && exchange.page_url().is_some(),
        // A line in Keystead's own words claims nothing of the page.
        is_sure: menu.map_or(!step.own_words || exchange.free_fields || step.known.is_sure(), Fact::is_sure),
        read_on: menu.map_or(step.known.seen_on(), Fact::seen_on),
        own: menu.map_or(step.known.own, |menu| menu.own).or(exchange
            .page
            .url
            .as_ref()
            .and_then(|url| url.own)),
    }
}

/// The id of a text, or of the one that doubts, where nobody who answers for it said so.
fn by_doubt<T>(id: &str, fact: &Fact<T>) -> String {
    if fact.sure() == Sure::Unverified { format!("{id}-unsure") } else { id.to_owned() }
}

/// How many keys an account can have, for whoever has many.
fn key_limit(exchange: &Exchange, name: &str) -> Option<Words> {
    let limit = exchange.key_limit.as_ref()?;
    let id = if limit.is_sure() { "guide-key-limit" } else { "guide-key-limit-unsure" };
    Some(Words::new(id).text("exchange", name).number("count", *limit.as_far_as_known()))
}

/// That a key works only after something in an e-mail.
fn email(exchange: &Exchange, name: &str) -> Option<Words> {
    let email = exchange.email.as_ref().filter(|email| *email.as_far_as_known())?;
    let id = if email.is_sure() { "guide-email" } else { "guide-email-unsure" };
    Some(Words::new(id).text("exchange", name))
}

fn base_id(exchange: &Exchange, step: &StepFact) -> String {
    if step.own_words && step.text.is_none() {
        format!("guide-{}-{}", exchange.id, step.id)
    } else {
        format!("guide-{}", step.kind.word())
    }
}

/// The words of these permissions; none, if there are none.
fn labels_of(exchange: &Exchange, codes: &BTreeSet<String>) -> Option<Words> {
    let on = exchange.permissions.iter().filter(|permission| codes.contains(&permission.code));
    let labels: Vec<&Fact<String>> = on.map(|permission| &permission.label).collect();
    let is_sure = labels.iter().all(|label| label.is_sure());
    let id = if is_sure { "guide-permissions-list" } else { "guide-permissions-list-unsure" };
    let list: Vec<&str> = labels.iter().map(|label| label.as_far_as_known().as_str()).collect();
    (!list.is_empty()).then(|| Words::new(id).text("list", list.join(", ")))
}

/// One line for each address, since not every page takes several at once; one line where there are none.
fn address_lines(
    exchange: &Exchange,
    step: &StepFact,
    input: &GuideInput<'_>,
    mut line: GuideLine,
) -> Vec<GuideLine> {
    if exchange.ip.supported.as_ref().and_then(|fact| fact.certain()) == Some(&false) {
        return Vec::new();
    }
    let name = exchange.shown_name(input.exchange_name);
    let label = match input.addresses {
        [] => &exchange.ip.open_label,
        _ => &exchange.ip.limit_label,
    };
    let has_own_words = step.own_words || step.text.is_some();
    if let Some(label) = label.as_ref().filter(|_| !has_own_words) {
        line.is_sure = label.is_sure();
        line.read_on = label.seen_on();
        line.own = label.own;
    }
    let Some((first, more)) = input.addresses.split_first() else {
        line.words = match label {
            _ if step.own_words && step.text.is_none() => {
                Words::new(format!("{}-none", base_id(exchange, step)))
            }
            Some(label) => Words::new("guide-addresses-open").text("label", label.as_far_as_known()),
            None => Words::new("guide-addresses-none").text("exchange", name),
        };
        return vec![line];
    };
    if !has_own_words {
        line.words = match label {
            Some(label) => Words::new("guide-addresses-limit").text("label", label.as_far_as_known()),
            None => Words::new("guide-addresses").text("exchange", name),
        };
    }
    line.copy = Some(first.ip.clone());
    line.copy_note.clone_from(&first.note);
    let more: Vec<GuideLine> = more
        .iter()
        .map(|address| GuideLine {
            id: format!("{}-{}", step.id, address.ip),
            words: Words::new("guide-addresses-more"),
            note: None,
            copy: Some(address.ip.clone()),
            copy_note: address.note.clone(),
            ..line.clone()
        })
        .collect();
    std::iter::once(line).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use jiff::civil::date;

    fn exchange(id: &str) -> &'static Exchange {
        Catalogue::built_in().exchange(id).unwrap()
    }

    fn address(ip: &str) -> Address {
        Address { ip: ip.to_owned(), note: "my server".to_owned() }
    }

    #[test]
    fn a_suggested_name_fits_the_rule_of_the_exchange() {
        let today = date(2026, 11, 2);
        assert_eq!(suggested_name(exchange("binance"), "freqtrade", today, false), "freqtrade-nov26");
        assert_eq!(suggested_name(exchange("binance"), "freqtrade", today, true), "freqtrade-2nov26");
        assert_eq!(suggested_name(exchange("okx"), "My grid bot!", today, false), "mygridbotnov26");
        assert_eq!(suggested_name(exchange("kraken"), "", today, false), "keystead-nov26");
        let long = suggested_name(exchange("kraken"), &"word ".repeat(20), today, false);
        assert!(long.len() <= 32 && long.ends_with("nov26"), "{long}");
    }

    #[test]
    fn every_address_gets_its_own_line_to_copy() {
        let addresses = [address("198.51.100.7"), address("203.0.113.24")];
        let permissions = ["enableReading".to_owned()].into_iter().collect();
        let mut input = GuideInput {
            exchange_name: "",
            permissions: &permissions,
            addresses: &addresses,
            key_name: "freqtrade-nov26",
            again: false,
            public_key: None,
        };
        let lines = guide(exchange("binance"), &input);
        let copies: Vec<&str> = lines.iter().filter_map(|line| line.copy.as_deref()).collect();
        assert_eq!(copies, ["freqtrade-nov26", "198.51.100.7", "203.0.113.24"]);
        assert_eq!(lines.iter().filter(|line| line.opens_page).count(), 1);

        input.addresses = &[];
        input.again = true;
        let lines = guide(exchange("binance"), &input);
        assert_eq!(lines[0].id, "again-keep");
        assert!(lines.iter().any(|line| line.words.id == "guide-addresses-open"));
    }

    #[test]
    fn a_pair_that_was_made_here_is_given_by_its_public_half_and_no_secret_is_waited_for() {
        let permissions = BTreeSet::new();
        let mut input = GuideInput {
            exchange_name: "",
            permissions: &permissions,
            addresses: &[],
            key_name: "freqtrade-nov26",
            again: false,
            public_key: None,
        };
        let ids = |lines: &[GuideLine]| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>();
        for id in ["binance", "bybit", "deribit"] {
            let theirs = guide(exchange(id), &input);
            input.public_key = Some("-----BEGIN PUBLIC KEY-----");
            let own = guide(exchange(id), &input);
            input.public_key = None;
            assert!(ids(&theirs).contains(&"create".to_owned()), "{id}");
            assert!(!ids(&own).contains(&"create".to_owned()), "{id}");
            let given = own.iter().find(|line| line.id == "public-key").unwrap();
            assert_eq!(given.copy.as_deref(), Some("-----BEGIN PUBLIC KEY-----"));
            assert!(given.copy_words.is_some() && !ids(&theirs).contains(&given.id));
        }
    }

    #[test]
    fn deleting_names_the_key_by_what_may_be_shown_of_it() {
        let lines = revoke_guide(exchange("kraken"), "", Some("4/SD … dxgX"));
        assert!(lines.iter().all(|line| line.id.starts_with("revoke-")));
        let find = lines.iter().find(|line| line.id == "revoke-find").unwrap();
        assert_eq!(find.words, Words::new("guide-find-hint").text("hint", "4/SD … dxgX"));
    }
}
