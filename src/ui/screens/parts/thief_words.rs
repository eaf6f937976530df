//! What a thief could do, in words; what nobody read is told with its doubt. Only words: it draws nothing.

use crate::domain::thief::Thief;
use crate::tr;
use crate::ui::text::say;

/// The whole sentence.
pub fn sentence(thief: Thief, exchange_name: &str) -> String {
    doubted(thief, say(&thief.sentence(exchange_name)))
}

/// The same in one line, for headings and lists.
pub fn line(thief: Thief) -> String {
    doubted(thief, say(&thief.line()))
}

fn doubted(thief: Thief, text: String) -> String {
    if !thief.is_doubtful() {
        return text;
    }
    let mut letters = text.chars();
    let small = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
    tr!("thief-doubt", text = small.unwrap_or_default())
}
