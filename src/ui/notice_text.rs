//! What the desktop says of what is due. It stands there for everybody to see: a count, and a name only where its owner allows that.

use crate::app::jobs::NoticeText;
use crate::app::state::{Session, Telling, When};
use crate::tr;
use crate::ui::words::duty_words;

/// The words of this notice.
pub fn notice_text(telling: Telling, session: Option<&Session>, when: When<'_>) -> NoticeText {
    let named = telling.first.and_then(|(id, duty)| Some((session?.book.keys.get(&id)?, duty)));
    match named {
        Some((key, duty)) => {
            let told = duty_words(duty, when).words;
            let title = tr!("notice-named", name = key.label.clone(), duty = told);
            let body = match telling.due.saturating_sub(1) {
                0 => tr!("notice-named-do"),
                more => tr!("notice-named-more", count = more),
            };
            NoticeText { title, body }
        }
        None => NoticeText { title: tr!("notice-count", count = telling.due), body: tr!("notice-count-do") },
    }
}
