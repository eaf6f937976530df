//! Reads texts as a grammar: what they say, which arguments and which other texts they use.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One text: what it says in all its variants, the arguments and the other texts that it uses.
#[derive(Default)]
pub struct Text {
    pub file: String,
    pub said: Vec<String>,
    pub args: BTreeSet<String>,
    pub uses: BTreeSet<String>,
}

pub fn parse(files: &[(String, String)]) -> (BTreeMap<String, Text>, Vec<String>) {
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (file, source) in files {
        let (resource, errors) = match fluent_syntax::parser::parse(source.as_str()) {
            Ok(resource) => (resource, Vec::new()),
            Err(parsed) => parsed,
        };
        wrong.extend(errors.iter().map(|error| {
            let line = source[..error.pos.start.min(source.len())].lines().count();
            format!("{file}, line {line}: {}", error.kind)
        }));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut text = Text { file: file.clone(), ..Text::default() };
                    match &message.value {
                        Some(pattern) => read(pattern, &mut text),
                        None => wrong.push(format!("{file}: {} says nothing", message.id.name)),
                    }
                    if let Some(before) = texts.insert(message.id.name.to_owned(), text) {
                        wrong.push(format!("{file}: {} is in {} too", message.id.name, before.file));
                    }
                }
                Entry::Junk { content } => {
                    wrong.push(format!("{file}: cannot be read: {}", content.lines().next().unwrap_or("")));
                }
                _ => {}
            }
        }
    }
    (texts, wrong)
}

pub fn read(pattern: &Pattern<&str>, text: &mut Text) {
    let mut said = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.push_str(value),
            PatternElement::Placeable { expression } => {
                said.push('…');
                match expression {
                    Expression::Inline(inline) => read_inline(inline, text),
                    Expression::Select { selector, variants } => {
                        read_inline(selector, text);
                        for variant in variants {
                            read(&variant.value, text);
                        }
                    }
                }
            }
        }
    }
    text.said.push(said);
}

pub fn read_inline(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.args.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            text.uses.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| read_inline(argument, text));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                read_inline(inline, text);
            }
        }
        _ => {}
    }
}

/// The arguments of a text and of the texts that it uses.
pub fn args_of(id: &str, texts: &BTreeMap<String, Text>) -> BTreeSet<String> {
    let mut args = BTreeSet::new();
    let mut open = vec![id.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(text) = texts.get(&id).filter(|_| seen.insert(id.clone())) {
            args.extend(text.args.iter().cloned());
            open.extend(text.uses.iter().cloned());
        }
    }
    args
}
