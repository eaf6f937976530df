//! The fields of a file about an exchange: their names and what may stand in them. A test holds this to what the built-in files have.

/// What may stand in a field.
pub(super) enum Kind {
    /// A text of one line.
    Line,
    /// The id of the exchange, of an end or of a line: small letters, digits, dashes.
    Id,
    /// The exchange's own code of a permission.
    Code,
    /// `true` or `false`.
    Flag,
    /// A whole number between these.
    Whole(u64, u64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list, which may be empty only where it is said.
    List(&'static Kind, bool),
    /// A fact: the value alone, or with `sure`, `source` and `date`.
    Fact(&'static Kind),
    /// The address of a page.
    Page,
    /// A day.
    Day,
    /// A colour as `#RRGGBB`.
    Colour,
    /// What stands between addresses.
    Separator,
    /// A table of these fields.
    Table(&'static [Slot]),
    /// Tables of these fields, each known by the text in this one.
    Tables(&'static str, &'static [Slot]),
}

/// A field.
pub(super) struct Slot {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

const fn slot(name: &'static str, kind: Kind) -> Slot {
    Slot { name, kind }
}

const LEVELS: Kind = Kind::Word(&["read", "trade", "transfer", "withdraw", "manage"]);
const LEVEL_LIST: Kind = Kind::List(&LEVELS, false);
const LINES: Kind = Kind::List(&Kind::Line, false);
const CODES: Kind = Kind::List(&Kind::Code, true);
const FLAG: Kind = Kind::Fact(&Kind::Flag);
const LINE: Kind = Kind::Fact(&Kind::Line);
const NEED: Kind = Kind::Fact(&CODES);
const SEEN: Kind = Kind::List(
    &Kind::Word(&[
        "works",
        "permissions",
        "ip-flag",
        "ip-list",
        "expiry",
        "created",
        "modified",
        "last-used",
        "name",
    ]),
    false,
);
const SHAPE: Kind = Kind::Table(&[
    slot("form", Kind::Word(&["text", "uuid", "coinbase-name", "pem"])),
    slot("min", Kind::Whole(1, 8192)),
    slot("max", Kind::Whole(1, 8192)),
    slot(
        "alphabet",
        Kind::Word(&["letters-and-digits", "base64", "hex-lower", "hex-upper", "hex", "url-safe", "visible"]),
    ),
    slot("beginning", Kind::Line),
    slot("ending", Kind::Line),
    slot("title", Kind::Line),
]);
const PAIR: Kind = Kind::Table(&[
    slot("key_type", LINE),
    slot("algorithm", Kind::Fact(&Kind::Word(&["ed25519", "rsa-2048", "rsa-4096"]))),
    slot("public", Kind::Fact(&Kind::Word(&["spki-pem"]))),
    slot("field", Kind::Code),
    slot("gives", Kind::Fact(&CODES)),
]);
const STEP: &[Slot] = &[
    slot("id", Kind::Id),
    slot(
        "kind",
        Kind::Word(&[
            "open",
            "press",
            "name",
            "passphrase",
            "permissions",
            "addresses",
            "public-key",
            "codes",
            "finish",
            "find",
            "delete",
        ]),
    ),
    slot("made_by", Kind::Word(&["exchange", "keystead"])),
    slot("own_words", Kind::Flag),
    slot("note", Kind::Flag),
    slot("text", Kind::Line),
    slot("note_text", Kind::Line),
    slot("known", LINE),
];

/// The fields of the whole file.
pub(super) const FILE: &[Slot] = &[
    slot("id", Kind::Id),
    slot("name", Kind::Line),
    slot("monogram", Kind::Line),
    slot("tile", Kind::Colour),
    slot("rank", Kind::Whole(0, 999)),
    slot("text", Kind::Line),
    slot("closed", Kind::Fact(&Kind::Day)),
    slot("page", Kind::Table(&[slot("url", Kind::Fact(&Kind::Page)), slot("menu", Kind::Fact(&LINES))])),
    slot("key_types", Kind::List(&LINE, true)),
    slot("pairs", Kind::List(&PAIR, true)),
    slot("sub_accounts", FLAG),
    slot(
        "fields",
        Kind::Tables(
            "name",
            &[
                slot("name", Kind::Code),
                slot("label", LINE),
                slot("secret", Kind::Flag),
                slot("multi_line", Kind::Flag),
                slot("required", Kind::Flag),
                slot("chosen", Kind::Flag),
                slot("shapes", Kind::List(&Kind::Fact(&SHAPE), true)),
            ],
        ),
    ),
    slot(
        "permissions",
        Kind::Tables(
            "code",
            &[
                slot("code", Kind::Code),
                slot("label", LINE),
                slot("levels", Kind::Fact(&LEVEL_LIST)),
                slot("group", LINE),
                slot("one_of", Kind::Line),
                slot("caps_at", Kind::Fact(&LEVELS)),
                slot("reaches", Kind::Fact(&Kind::Word(&["own-accounts", "sub-accounts", "others"]))),
                slot("text", Kind::Line),
            ],
        ),
    ),
    slot("transfer", Kind::Fact(&Kind::Word(&["own-tick", "with-trade", "with-withdraw", "nowhere"]))),
    slot(
        "ip",
        Kind::Table(&[
            slot("supported", FLAG),
            slot("limit_label", LINE),
            slot("open_label", LINE),
            slot("max", Kind::Fact(&Kind::Whole(1, 1000))),
            slot("networks", FLAG),
            slot("ipv6", FLAG),
            slot("required_for", Kind::Fact(&LEVEL_LIST)),
            slot("separator", Kind::Fact(&Kind::Separator)),
        ]),
    ),
    slot(
        "ends",
        Kind::Tables(
            "id",
            &[
                slot("id", Kind::Id),
                slot(
                    "when",
                    Kind::Word(&["no-list", "no-list-unused", "no-list-new-password", "unused", "always"]),
                ),
                slot("levels", Kind::List(&LEVELS, true)),
                slot("days", Kind::Fact(&Kind::Whole(1, 1000))),
                slot("rule", LINE),
                slot("text", Kind::Line),
            ],
        ),
    ),
    slot(
        "key_name",
        Kind::Table(&[slot("max", Kind::Fact(&Kind::Whole(1, 200))), slot("letters_and_digits", FLAG)]),
    ),
    slot("key_limit", Kind::Fact(&Kind::Whole(1, 1000))),
    slot("email", FLAG),
    slot("test_network", Kind::Fact(&Kind::Page)),
    slot("live_check", Kind::Fact(&SEEN)),
    slot(
        "needs",
        Kind::Table(&[
            slot("trading-bot", NEED),
            slot("portfolio-tracker", NEED),
            slot("tax-report", NEED),
            slot("data-and-charts", NEED),
            slot("arbitrage", NEED),
            slot("own-program", NEED),
        ]),
    ),
    slot("guide", Kind::Tables("id", STEP)),
    slot("revoke", Kind::Tables("id", STEP)),
];

/// What stands around a value that is told with its source.
pub(super) const FACT: [&str; 4] = ["value", "sure", "source", "date"];

/// The name among these that is nearest to what was typed, if any is near.
pub(super) fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase().replace('-', "_");
    let far = |name: &str| distance(&typed, &name.replace('-', "_"));
    let most = (typed.chars().count() / 3).max(1);
    names.map(|name| (far(name), name)).filter(|(far, _)| *far <= most).min().map(|(_, name)| name)
}

/// How many letters have to be changed, added or left out to come from one to the other; two that are swapped are one.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(40).collect(), other.chars().collect());
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    rows[0] = (0..=other.len()).collect();
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let is_other = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + is_other);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[one.len()][other.len()]
}

/// The names of all fields, for the documentation's test.
#[cfg(test)]
pub(super) fn names() -> std::collections::BTreeSet<&'static str> {
    fn of(kind: &'static Kind, names: &mut std::collections::BTreeSet<&'static str>) {
        match kind {
            Kind::Fact(inner) | Kind::List(inner, _) => of(inner, names),
            Kind::Table(slots) | Kind::Tables(_, slots) => {
                for slot in *slots {
                    names.insert(slot.name);
                    of(&slot.kind, names);
                }
            }
            _ => {}
        }
    }
    let mut names = std::collections::BTreeSet::new();
    for slot in FILE {
        names.insert(slot.name);
        of(&slot.kind, &mut names);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_none_for_what_is_far_from_all() {
        let names = || FILE.iter().map(|slot| slot.name);
        for (typed, near) in [
            ("permisions", Some("permissions")),
            ("pgae", Some("page")),
            ("Key-Limit", Some("key_limit")),
            ("url", None),
            ("surplus", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names()), near, "{typed}");
        }
    }
}
