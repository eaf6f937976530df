//! Goes through a person's own file field by field: names, kinds, sources. Gives it in the form of the built-in files, with the line of
//! each field for whoever finds something later.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::finding::{Finding, FindingKind};
use super::schema::{FACT, FILE, Kind, Slot, nearest};
use super::text::wrong_text;
use crate::domain::catalogue::OTHER;

/// More entries than any list of an exchange has.
const MOST_ENTRIES: usize = 200;
/// More findings than anybody reads at once.
const MOST_FINDINGS: usize = 20;

/// A file in the form of the built-in ones.
pub(super) struct Own {
    /// The exchange's id.
    pub(super) id: String,
    /// Its facts, each with its source.
    pub(super) table: Table,
    /// The line of each field, by its path: `permissions/trade/levels`.
    lines: BTreeMap<String, usize>,
}

impl Own {
    /// The line of this field; of what it stands in, where the file has no line for it.
    pub(super) fn line(&self, path: &str) -> Option<usize> {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return Some(*line);
            }
            path = path.rsplit_once('/')?.0;
        }
    }
}

/// Reads the text.
pub(super) fn walk(text: &str, today: Date) -> Result<Own, Vec<Finding>> {
    let parsed = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(text.len(), |span| span.start.min(text.len()));
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let shown = text.lines().nth(line).unwrap_or_default().trim();
        let is_twice = error.message().contains("duplicate");
        let kind = if is_twice { FindingKind::Twice } else { FindingKind::NoToml };
        let finding = kind.at(Some(line + 1)).text("name", shown);
        vec![if is_twice { finding } else { finding.number("column", column) }]
    })?;
    let ends = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut walker = Walker { ends, today, lines: BTreeMap::new(), findings: Vec::new() };
    let table = walker.table(parsed.get_ref(), FILE, "");
    let id = table.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    if !parsed.get_ref().contains_key("id") {
        walker.findings.push(FindingKind::Missing.at(None).text("name", "id").text("of", "id = \"kraken\""));
    } else if id == OTHER {
        walker.findings.push(FindingKind::Other.at(walker.lines.get("id").copied()));
    }
    if walker.findings.is_empty() {
        return Ok(Own { id, table, lines: walker.lines });
    }
    walker.findings.sort_by_key(|finding| finding.line);
    walker.findings.truncate(MOST_FINDINGS);
    Err(walker.findings)
}

struct Walker {
    /// Where the lines end.
    ends: Vec<usize>,
    today: Date,
    lines: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

impl Walker {
    fn line_of(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at) + 1
    }

    fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn table(&mut self, table: &DeTable<'_>, slots: &[Slot], path: &str) -> Table {
        let mut read = Table::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let line = Some(self.line_of(key.span().start));
            let Some(slot) = slots.iter().find(|slot| slot.name == name) else {
                self.find(unknown(line, name, slots.iter().map(|slot| slot.name)));
                continue;
            };
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
            if let Some(line) = line {
                self.lines.insert(path.clone(), line);
            }
            if let Some(value) = self.value(value, &slot.kind, &path, name) {
                read.insert(name.to_owned(), value);
            }
        }
        read
    }

    /// A value of this kind; none where something was found in it.
    fn value(&mut self, value: &Spanned<DeValue<'_>>, kind: &Kind, path: &str, name: &str) -> Option<Value> {
        let line = Some(self.line_of(value.span().start));
        let wrong = |kind: FindingKind| kind.at(line).text("name", name);
        match (kind, value.get_ref()) {
            (Kind::Fact(inner), _) => self.fact(value, inner, path, name),
            (
                Kind::Line | Kind::Id | Kind::Code | Kind::Page | Kind::Colour | Kind::Separator,
                DeValue::String(text),
            ) => match wrong_text(kind, text) {
                None => Some(Value::String(text.clone().into_owned())),
                Some(found) => {
                    self.find(wrong(found).text("value", text));
                    None
                }
            },
            (Kind::Word(words), DeValue::String(text)) => {
                if words.contains(&text.as_ref()) {
                    return Some(Value::String(text.clone().into_owned()));
                }
                let words = words.join(", ");
                self.findings
                    .push(Finding { ..wrong(FindingKind::Word).text("value", text) }.with_list(&words));
                None
            }
            (Kind::Flag, DeValue::Boolean(flag)) => Some(Value::Boolean(*flag)),
            (Kind::Whole(least, most), DeValue::Integer(number)) => {
                let number = u64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok();
                if let Some(number) = number.filter(|number| (least..=most).contains(&number)) {
                    return i64::try_from(number).ok().map(Value::Integer);
                }
                let (least, most) = (*least as usize, *most as usize);
                self.find(wrong(FindingKind::Number).number("least", least).number("most", most));
                None
            }
            (Kind::Day, DeValue::String(_) | DeValue::Datetime(_)) => {
                let day = self.day(value.get_ref());
                if day.is_none() {
                    self.find(wrong(FindingKind::Day));
                }
                day.map(|day| Value::String(day.to_string()))
            }
            (Kind::List(inner, may_be_empty), DeValue::Array(items)) => {
                if (items.is_empty() && !may_be_empty) || items.len() > MOST_ENTRIES {
                    let found = if name == "levels" { FindingKind::Level } else { FindingKind::Text };
                    self.find(wrong(found).text("value", ""));
                    return None;
                }
                let read: Vec<Value> =
                    items.iter().filter_map(|item| self.value(item, inner, path, name)).collect();
                Some(Value::Array(read))
            }
            (Kind::Table(slots), DeValue::Table(table)) => Some(Value::Table(self.table(table, slots, path))),
            (Kind::Tables(key, slots), DeValue::Array(items)) => {
                Some(self.tables(items.iter(), key, slots, path))
            }
            _ => {
                self.find(wrong(FindingKind::Kind).text("kind", kind_word(kind)));
                None
            }
        }
    }

    /// Tables that are known by a name; none of them twice.
    fn tables<'v, 'i: 'v>(
        &mut self,
        items: impl Iterator<Item = &'v Spanned<DeValue<'i>>>,
        key: &str,
        slots: &[Slot],
        path: &str,
    ) -> Value {
        let mut read: Vec<Value> = Vec::new();
        for item in items.take(MOST_ENTRIES) {
            let line = Some(self.line_of(item.span().start));
            let DeValue::Table(table) = item.get_ref() else {
                self.find(FindingKind::Kind.at(line).text("name", path).text("kind", "table"));
                continue;
            };
            let named =
                table.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default().to_owned();
            let path = format!("{path}/{named}");
            if !table.contains_key(key) {
                self.find(
                    FindingKind::Missing.at(line).text("name", key).text("of", path.trim_end_matches('/')),
                );
                continue;
            }
            if self.lines.contains_key(&path) {
                self.find(FindingKind::Twice.at(line).text("name", &named));
                continue;
            }
            if let Some(line) = line {
                self.lines.insert(path.clone(), line);
            }
            read.push(Value::Table(self.table(table, slots, &path)));
        }
        Value::Array(read)
    }

    /// A fact. One without source and date is as unsure as can be; who calls it sure has to say both.
    fn fact(&mut self, value: &Spanned<DeValue<'_>>, inner: &Kind, path: &str, name: &str) -> Option<Value> {
        let line = Some(self.line_of(value.span().start));
        let told = value.get_ref().as_table().filter(|table| table.contains_key("value"));
        let Some(told) = told else {
            let read = self.value(value, inner, path, name)?;
            return Some(self.with_source(read, "unverified", "", self.today));
        };
        for key in told.keys().filter(|key| !FACT.contains(&key.get_ref().as_ref())) {
            let line = Some(self.line_of(key.span().start));
            self.find(unknown(line, key.get_ref(), FACT.into_iter()));
        }
        let text = |key: &str| told.get(key).and_then(|value| value.get_ref().as_str()).map(str::trim);
        let source = text("source").unwrap_or_default().to_owned();
        let date = told.get("date").map(|value| self.day(value.get_ref()));
        if date == Some(None) {
            self.find(FindingKind::Day.at(line).text("name", "date"));
        }
        let is_told = !source.is_empty() && date.flatten().is_some();
        let sure = match (told.contains_key("sure").then(|| text("sure").unwrap_or_default()), is_told) {
            (None, true) => "copy",
            (None | Some("unverified"), _) => "unverified",
            (Some(sure @ ("sure" | "copy")), true) => sure,
            (Some("sure" | "copy"), false) => {
                self.find(FindingKind::Source.at(line).text("name", name));
                "unverified"
            }
            (Some(other), _) => {
                let finding = FindingKind::Word.at(line).text("name", "sure").text("value", other);
                self.find(finding.with_list("sure, copy, unverified"));
                "unverified"
            }
        }
        .to_owned();
        if wrong_text(&Kind::Line, &source).is_some() && !source.is_empty() {
            self.find(FindingKind::Text.at(line).text("name", "source").text("value", &source));
        }
        let read = self.value(told.get("value")?, inner, path, name)?;
        Some(self.with_source(read, &sure, &source, date.flatten().unwrap_or(self.today)))
    }

    fn with_source(&self, value: Value, sure: &str, source: &str, date: Date) -> Value {
        let text = |text: &str| Value::String(text.to_owned());
        Value::Table(Table::from_iter([
            ("value".to_owned(), value),
            ("sure".to_owned(), text(sure)),
            ("source".to_owned(), text(source)),
            ("date".to_owned(), text(&date.to_string())),
            ("own".to_owned(), text(&self.today.to_string())),
        ]))
    }

    /// A day that is over, or today.
    fn day(&self, value: &DeValue<'_>) -> Option<Date> {
        let text = match value {
            DeValue::String(text) => text.clone().into_owned(),
            DeValue::Datetime(time) => time.date?.to_string(),
            _ => return None,
        };
        text.parse::<Date>().ok().filter(|day| day.year() >= 2009 && *day <= self.today)
    }
}

impl Finding {
    fn with_list(self, list: &str) -> Self {
        Self { words: self.words.text("list", list), ..self }
    }
}

/// A name that nobody knows, with the one that may have been meant.
fn unknown(line: Option<usize>, name: &str, known: impl Iterator<Item = &'static str>) -> Finding {
    let finding = FindingKind::Unknown.at(line).text("name", name);
    let Some(near) = nearest(name, known) else { return finding };
    let mut finding = finding.text("near", near);
    finding.words.id.push_str("-near");
    finding
}

fn kind_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Flag => "flag",
        Kind::Whole(..) => "number",
        Kind::List(..) => "list",
        Kind::Table(_) => "table",
        Kind::Tables(..) => "tables",
        Kind::Day => "day",
        Kind::Fact(inner) => kind_word(inner),
        Kind::Line | Kind::Id | Kind::Code | Kind::Page | Kind::Colour | Kind::Separator | Kind::Word(_) => {
            "text"
        }
    }
}
