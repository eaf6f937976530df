//! Every word of the window, in Fluent (`assets/i18n`). Words only: no secret is ever an argument of a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use crate::domain::words::{Arg, Words};

static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/i18n/en");

/// The files of the language, those of its folders included.
pub fn english() -> Vec<&'static str> {
    fn read(folder: &Dir<'static>, texts: &mut Vec<&'static str>) {
        texts.extend(folder.files().filter_map(include_dir::File::contents_utf8));
        folder.dirs().for_each(|inner| read(inner, texts));
    }
    let mut texts = Vec::new();
    read(&ENGLISH, &mut texts);
    texts
}

static TEXTS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
    // Invisible direction marks around each argument would be read aloud and copied.
    bundle.set_use_isolating(false);
    for source in english() {
        // A broken line is left out, the rest is kept; `tests/texts.rs` refuses both.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
    }
    bundle
});

/// The text of this id; the id itself where no text is found, so that a gap is seen and not silent.
pub fn tr(id: &str) -> String {
    tr_with(id, &[])
}

/// The text of this id with its arguments filled in.
pub fn tr_with(id: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
    let Some(pattern) = TEXTS.get_message(id).and_then(|message| message.value()) else {
        log::warn!("no text for {id}");
        return id.to_owned();
    };
    let args: FluentArgs = args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
    let mut errors = Vec::new();
    TEXTS.format_pattern(pattern, Some(&args), &mut errors).into_owned()
}

/// What the domain wants said, in words.
pub fn say(words: &Words) -> String {
    let args: Vec<(&'static str, FluentValue<'static>)> = words
        .args
        .iter()
        .map(|(name, arg)| match arg {
            Arg::Text(text) => (*name, FluentValue::from(text.clone())),
            Arg::Number(number) => (*name, FluentValue::from(*number)),
        })
        .collect();
    tr_with(&words.id, &args)
}

/// Whether there is a text of this id.
pub fn has_text(id: &str) -> bool {
    TEXTS.has_message(id)
}

/// `tr!("id")` or `tr!("id", secs = 17, name = label)`: the text with its arguments.
#[macro_export]
macro_rules! tr {
    ($id:expr) => { $crate::ui::text::tr($id) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::text::tr_with($id, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),+])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_filled_in_without_invisible_marks() {
        assert_eq!(crate::tr!("common-step-of", step = 3, of = 7), "Step 3 of 7");
    }

    #[test]
    fn a_missing_text_shows_its_id() {
        assert_eq!(tr("no-such-text"), "no-such-text");
        assert!(!has_text("no-such-text"));
    }
}
