//! Reads code for the texts that it asks for. It knows just enough of Rust for that.

use std::collections::BTreeSet;

/// The code without its tests and its comments.
pub fn without_tests(code: &str) -> String {
    let end = code.find("#[cfg(test)]\nmod tests {").unwrap_or(code.len());
    let lines = code[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// A place in the code where a text is asked for: its id and, where they can be read, the names of its arguments.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: String,
    pub args: Option<BTreeSet<String>>,
}

/// Every `tr!("id", name = …)`, `tr("id")`, `tr_with("id", …)` and `Words::new("id")` in this code.
pub fn asked(code: &str) -> Vec<Asked> {
    const CALLS: [&str; 4] = ["tr!(", "tr(", "tr_with(", "Words::new("];
    let mut found = Vec::new();
    for call in CALLS {
        for (start, _) in code.match_indices(call) {
            let before = code[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let inside = &code[start + call.len()..];
            let Some(literal) = inside.trim_start().strip_prefix('"') else { continue };
            let Some((id, rest)) = literal.split_once('"') else { continue };
            let args = match call {
                "tr!(" => Some(named_args(rest)),
                "tr(" => Some(BTreeSet::new()),
                _ => None,
            };
            found.push(Asked { id: id.to_owned(), args });
        }
    }
    found
}

/// The names before `=` on the outermost level, up to the closing bracket.
pub fn named_args(code: &str) -> BTreeSet<String> {
    let mut depth = 0_i32;
    let mut part = String::new();
    let mut parts = Vec::new();
    let mut in_text = false;
    let mut before = ' ';
    for c in code.chars() {
        match c {
            '"' if before != '\\' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            c => {
                if depth == 0 {
                    part.push(c);
                }
            }
        }
        before = c;
    }
    parts.push(part);
    parts
        .iter()
        .filter_map(|part| part.split_once('='))
        .map(|(name, _)| name.trim().to_owned())
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect()
}

/// Every text between quotes in this code.
pub fn literals(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in code.lines() {
        found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    found
}
