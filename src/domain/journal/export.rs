//! The journal as a CSV file: every line with its hash, so that anybody can hold it against the journal later. docs/journal.md tells
//! the columns. It holds names and no secret; a spreadsheet must not take a name for a formula.

use super::chain::Reading;

/// The heads of the columns.
pub const COLUMNS: [&str; 9] = ["line", "time", "deed", "key", "name", "exchange", "detail", "tool", "hash"];

/// What a spreadsheet takes for the beginning of a formula, in the usual width and in the wide one of East Asian writing.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The whole journal as the bytes of a file. The first row tells the line that was cut last, if one was.
pub fn to_csv(reading: &Reading) -> Option<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::with_capacity(256 * reading.lines.len() + 256));
    csv.write_record(COLUMNS).ok()?;
    if let Some((number, hash)) = reading.cut {
        let (number, hash) = (number.to_string(), hash.to_string());
        csv.write_record([&number, "", "cut", "", "", "", "", "", &hash]).ok()?;
    }
    for line in &reading.lines {
        let (number, at, hash) = (line.number.to_string(), line.at.to_string(), line.hash.to_string());
        let texts = [&line.deed, &line.key, &line.name, &line.exchange, &line.detail, &line.tool];
        let [deed, key, name, exchange, detail, tool] = texts.map(|text| as_text(text));
        csv.write_record([number, at, deed, key, name, exchange, detail, tool, hash]).ok()?;
    }
    csv.into_inner().ok()
}

/// A text that stays one in a spreadsheet: an apostrophe before what would begin a formula (CWE-1236), and before an apostrophe, so that
/// taking one away always gives the text back.
fn as_text(text: &str) -> String {
    let begins_formula = text.trim_start().starts_with(FORMULA);
    if begins_formula || text.starts_with(['\'', '\t', '\r', '\n']) {
        return format!("'{text}");
    }
    text.to_owned()
}
