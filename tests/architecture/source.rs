//! One file of `src/`, read without a parser: its paths (`a::b::{c, d}` spelled out and counted from the crate's root),
//! without comments, texts and unit tests.

use std::fmt;

/// One file of `src/`.
pub struct Source {
    /// Its place below `src/`, with `/` on every system.
    pub name: String,
    /// Its first line.
    pub first_line: String,
    /// How many lines it has besides its unit tests.
    pub code_lines: usize,
    /// Every path in it.
    pub used: Vec<Used>,
    /// Lines in which a secret is exposed.
    pub exposures: Vec<usize>,
    /// Lines that say why.
    pub reasons: Vec<usize>,
}

/// One path in a file.
pub struct Used {
    /// Counted from one.
    pub line: usize,
    /// From the crate's root (`crate`, …), or from a library's name.
    pub path: Vec<String>,
}

impl fmt::Display for Used {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.path.join("::"))
    }
}

impl Used {
    /// The floor of this crate that is named.
    pub fn floor(&self) -> Option<&str> {
        let first = self.path.first()?;
        let second = self.path.get(1)?.as_str();
        match (first.as_str(), second) {
            // The macro of `ui/text.rs` lives at the crate's root, as all macros do.
            ("crate" | "keystead", "tr") | ("tr", "!") => Some("ui"),
            ("crate" | "keystead", floor) => Some(floor),
            _ => None,
        }
    }

    /// Whether this is `what`, or something in it. A last part such as `Timestamp::now` is found wherever it stands.
    pub fn is_of(&self, what: &str) -> bool {
        let what: Vec<&str> = what.split("::").collect();
        let starts = self.path.len() >= what.len() && self.path.iter().zip(&what).all(|(a, b)| a == b);
        // A single word in lower case may be a variable: a library is always followed by something, or imported.
        let is_a_path = self.path.len() > 1 || what[0].starts_with(char::is_uppercase);
        (starts && is_a_path)
            || (what.len() > 1
                && self.path.len() > what.len()
                && { self.path[self.path.len() - what.len()..].iter().zip(&what).all(|(a, b)| a == b) }
                && what[0].starts_with(char::is_uppercase))
            || (what.len() == 1
                && what[0].starts_with(char::is_uppercase)
                && self.path.iter().any(|a| a == what[0]))
    }
}

impl Source {
    /// Reads a file. `name` is its place below `src/`.
    pub fn parse(name: &str, text: &str) -> Self {
        let code = without_unit_tests(&without_comments_and_texts(text));
        let tokens = tokens(&code);
        let exposures = tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| {
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                // What a type does with its own text (`self.expose()`) stands in its own file.
                let is_its_own = *at > 1 && tokens[at - 2].text == "self";
                token.text.starts_with("expose")
                    && before.is_some_and(|before| before.text == "." || before.text == "::")
                    && !is_its_own
            })
            .map(|(_, token)| token.line)
            .collect();
        let reasons = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("// EXPOSE:"))
            .map(|(at, _)| at + 1)
            .collect();
        Self {
            name: name.to_owned(),
            first_line: text.lines().next().unwrap_or_default().to_owned(),
            code_lines: code.trim_end().lines().count(),
            used: paths(&tokens, &module_of(name)),
            exposures,
            reasons,
        }
    }

    /// The floor on which it stands: its first folder, or its own name.
    pub fn floor(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// A line of it, as an editor understands it.
    pub fn place(&self, line: usize) -> String {
        format!("src/{}:{line}", self.name)
    }
}

/// The path of the module that this file is.
fn module_of(name: &str) -> Vec<String> {
    let mut module = vec!["crate".to_owned()];
    module.extend(name.trim_end_matches(".rs").split('/').map(str::to_owned));
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// The text with comments, strings and characters blanked out; lines stay where they are.
fn without_comments_and_texts(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let length = skipped_at(&chars, at);
        if length == 0 {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..at + length].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at += length;
        }
    }
    out
}

/// How many characters from here on are a comment, a string or a character.
fn skipped_at(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    let follows_a_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match rest {
        ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
        ['/', '*', ..] => block_comment(rest),
        ['"', ..] => string(rest),
        ['r', '"' | '#', ..] if !follows_a_word => raw_string(rest),
        ['b', 'r', '"' | '#', ..] if !follows_a_word => 1 + raw_string(&rest[1..]),
        // A life time has no second quote.
        ['\'', '\\', ..] => 3 + rest[3..].iter().position(|c| *c == '\'').unwrap_or(0),
        ['\'', _, '\'', ..] => 3,
        _ => 0,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] if depth == 1 => return at + 2,
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    at
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// `r"…"` or `r#"…"#`; nothing for a raw name such as `r#type`.
fn raw_string(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let from = hashes + 2;
    rest[from..]
        .windows(end.len())
        .position(|window| window == end)
        .map_or(rest.len(), |found| from + found + end.len())
}

/// Blanks out everything after each `#[cfg(test)]`, to the end of the block or statement that it belongs to.
fn without_unit_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(from) = out.find("#[cfg(test)]") {
        let mut depth = 0;
        let end = out[from..].char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            let is_over = depth == 0 && (c == '}' || c == ';');
            is_over.then_some(from + at + 1)
        });
        let end = end.unwrap_or(out.len());
        let blank: String = out[from..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(from..end, &blank);
    }
    out
}

struct Token {
    line: usize,
    text: String,
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, line) in code.lines().enumerate() {
        let line_number = at + 1;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            let mut text = c.to_string();
            if c.is_alphanumeric() || c == '_' {
                while let Some(next) = chars.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    text.push(next);
                }
            } else if c == ':' && chars.next_if_eq(&':').is_some() {
                text.push(':');
            } else if c.is_whitespace() {
                continue;
            }
            tokens.push(Token { line: line_number, text });
        }
    }
    tokens
}

/// Every path, with groups spelled out and `super`, `self` counted from the crate's root.
fn paths(tokens: &[Token], module: &[String]) -> Vec<Used> {
    let mut used = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let follows_a_path = at > 0 && matches!(tokens[at - 1].text.as_str(), "::" | ".");
        if is_word(&tokens[at].text) && !follows_a_path {
            let is_import = at > 0 && tokens[at - 1].text == "use";
            let end = path_tree(tokens, at, &[], is_import, &mut used);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    for Used { path, .. } in &mut used {
        *path = from_the_root(path, module);
    }
    used
}

/// Reads one path with its groups, and returns where it ends.
fn path_tree(
    tokens: &[Token],
    from: usize,
    before: &[String],
    is_import: bool,
    used: &mut Vec<Used>,
) -> usize {
    let mut path = before.to_vec();
    let mut at = from;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    while is_word(text(at)) || text(at) == "*" {
        path.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
        if text(at) == "{" {
            at += 1;
            while at < tokens.len() && text(at) != "}" {
                at = path_tree(tokens, at, &path, is_import, used).max(at + 1);
                // `a as b` and the comma between two.
                while at < tokens.len() && !matches!(text(at), "," | "}") {
                    at += 1;
                }
                at += usize::from(text(at) == ",");
            }
            return at + 1;
        }
    }
    if text(at) == "!" && path.len() == 1 {
        path.push("!".to_owned());
    }
    if is_import && path.len() == 1 {
        // `use rfd;` is an import of the whole.
        path.push("self".to_owned());
    }
    if !path.is_empty() {
        used.push(Used { line: tokens[from.min(tokens.len() - 1)].line, path });
    }
    at
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn from_the_root(path: &[String], module: &[String]) -> Vec<String> {
    let mut root = module.to_vec();
    let mut rest = path;
    match path.first().map(String::as_str) {
        Some("self") if path.len() > 1 => rest = &rest[1..],
        Some("super") => {
            while rest.first().is_some_and(|word| word == "super") {
                root.pop();
                rest = &rest[1..];
            }
        }
        _ => return path.to_vec(),
    }
    root.extend_from_slice(rest);
    root
}
