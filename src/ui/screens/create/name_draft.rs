//! What is typed about a saved key: its name and dates, checked in words before it is kept.

use jiff::civil::Date;

use crate::app::state::When;
use crate::domain::api_key::{ApiKey, ToolUse};
use crate::domain::edit::Edit;
use crate::tr;
use crate::ui::text::tr;
use crate::ui::time;
use crate::ui::widgets::FieldState;

const MOST_LABEL: usize = 40;
const MOST_TAG: usize = 24;
pub(super) const MOST_LINE: usize = 60;
pub(super) const MOST_NOTE: usize = 500;
/// Days on offer for a rotation.
pub(super) const PERIODS: [u16; 5] = [30, 60, 90, 180, 365];
const MOST_DAYS: u16 = 3_650;

/// Name and dates as they are typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameDraft {
    /// The key's name.
    pub label: String,
    /// The account.
    pub account: String,
    /// The sub-account within it.
    pub sub_account: String,
    /// Where the tool runs.
    pub place: String,
    /// Tags, parted by commas.
    pub tags: String,
    /// A note.
    pub note: String,
    /// The last day, as `2027-02-20`; may be empty.
    pub expires: String,
    /// After how many days it is replaced.
    pub rotate: Rotate,
    /// Whether it was tried to finish, so that what is missing is said.
    pub tried: bool,
}

/// After how many days a key is replaced, as it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rotate {
    /// One of the days on offer.
    Days(u16),
    /// Never.
    Never,
    /// Typed.
    Typed(String),
}

impl Rotate {
    #[expect(clippy::option_option, reason = "unreadable, never, or so many days")]
    pub(super) fn days(&self) -> Option<Option<u16>> {
        match self {
            Self::Days(days) => Some(Some(*days)),
            Self::Never => Some(None),
            Self::Typed(text) => {
                let days = text.trim().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days))?;
                Some(Some(days))
            }
        }
    }
}

impl NameDraft {
    /// As the key was saved, with the day on which the exchange ends it, where it says so.
    pub fn of(key: &ApiKey, view_ends: Option<u16>, when: When<'_>) -> Self {
        let made = key.made.to_zoned(when.zone.clone()).date();
        let ends = view_ends.and_then(|days| made.checked_add(jiff::Span::new().days(i64::from(days))).ok());
        let expires = key.expires.or(ends).map(|date| date.to_string()).unwrap_or_default();
        Self {
            label: key.label.clone(),
            account: key.account.clone(),
            sub_account: key.sub_account.clone(),
            place: key.tools.first().map(|tool| tool.place.clone()).unwrap_or_default(),
            tags: key.tags.join(", "),
            note: key.note.clone(),
            expires,
            rotate: match key.rotate_every_days {
                None => Rotate::Never,
                Some(days) if PERIODS.contains(&days) => Rotate::Days(days),
                Some(days) => Rotate::Typed(days.to_string()),
            },
            tried: false,
        }
    }

    fn tag_list(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for tag in self.tags.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
            if !tags.iter().any(|other| other.eq_ignore_ascii_case(tag)) {
                tags.push(tag.to_owned());
            }
        }
        tags
    }

    /// What is to be changed of the key, if all of it is right.
    pub(super) fn edit(&self, key: &ApiKey, when: When<'_>) -> Option<Edit> {
        let is_right = self.label_error().is_none()
            && self.tag_error().is_none()
            && self.date_error(when).is_none()
            && long_error(&self.account, MOST_LINE).is_none()
            && long_error(&self.sub_account, MOST_LINE).is_none()
            && long_error(&self.place, MOST_LINE).is_none()
            && long_error(&self.note, MOST_NOTE).is_none();
        let rotate_every_days = self.rotate.days()?;
        if !is_right {
            return None;
        }
        let mut edit = Edit::of(key);
        self.label.trim().clone_into(&mut edit.label);
        self.account.trim().clone_into(&mut edit.account);
        self.sub_account.trim().clone_into(&mut edit.sub_account);
        let place = self.place.trim().to_owned();
        match edit.tools.first_mut() {
            Some(tool) => tool.place = place,
            None if !place.is_empty() => edit.tools.push(ToolUse { tool: String::new(), place }),
            None => {}
        }
        edit.tags = self.tag_list();
        self.note.trim().clone_into(&mut edit.note);
        edit.expires = self.date().ok().flatten();
        edit.rotate_every_days = rotate_every_days;
        Some(edit)
    }

    fn label_error(&self) -> Option<String> {
        match self.label.trim().chars().count() {
            0 => Some(tr("create-name-label-missing")),
            count if count > MOST_LABEL => Some(tr!("create-name-label-long", over = count - MOST_LABEL)),
            _ => None,
        }
    }

    /// What the name's field says. A name that is there twice is only warned of; an empty one is not scolded at once.
    pub(super) fn label_state(&self, others: &[&str]) -> FieldState {
        let label = self.label.trim();
        match self.label_error() {
            Some(_) if label.is_empty() && !self.tried => FieldState::Rest,
            Some(words) => FieldState::Error(words),
            None if others.iter().any(|other| other.eq_ignore_ascii_case(label)) => {
                FieldState::Warning(tr("create-name-label-taken"))
            }
            None => FieldState::Rest,
        }
    }

    pub(super) fn tag_error(&self) -> Option<String> {
        let long = self.tag_list().into_iter().find(|tag| tag.chars().count() > MOST_TAG)?;
        let shown: String = long.chars().take(MOST_TAG).collect();
        Some(tr!("create-name-tag-long", tag = format!("{shown}…")))
    }

    fn date(&self) -> Result<Option<Date>, jiff::Error> {
        match self.expires.trim() {
            "" => Ok(None),
            text => text.parse().map(Some),
        }
    }

    pub(super) fn date_error(&self, when: When<'_>) -> Option<String> {
        match self.date() {
            Err(_) => Some(tr("create-name-expires-wrong")),
            Ok(Some(day)) if time::days_until(day, when) < 0 => Some(tr("create-name-expires-past")),
            Ok(_) => None,
        }
    }
}

pub(super) fn long_error(text: &str, most: usize) -> Option<String> {
    (text.trim().chars().count() > most).then(|| tr!("create-name-long", most = most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use std::time::Duration;

    fn key() -> ApiKey {
        sample::book(now()).keys[&sample::id(2)].clone()
    }

    fn now() -> Timestamp {
        "2026-11-22T13:46:13Z".parse().unwrap()
    }

    fn edited(change: impl FnOnce(&mut NameDraft)) -> Option<Edit> {
        let zone = TimeZone::UTC;
        let when = When { now: now(), uptime: Duration::ZERO, zone: &zone };
        let mut draft = NameDraft::of(&key(), None, when);
        change(&mut draft);
        draft.edit(&key(), when)
    }

    #[test]
    fn what_is_typed_is_trimmed_and_parted() {
        let edit = edited(|it| {
            it.label = "  Grid  ".to_owned();
            it.tags = "grid, spot ;Grid,".to_owned();
            it.expires = " 2027-02-20 ".to_owned();
            it.rotate = Rotate::Typed("45".to_owned());
        })
        .unwrap();
        assert_eq!(edit.label, "Grid");
        assert_eq!(edit.tags, ["grid", "spot"]);
        assert_eq!(edit.rotate_every_days, Some(45));
        assert_eq!(edit.expires.unwrap().to_string(), "2027-02-20");
    }

    #[test]
    fn what_is_wrong_is_not_kept() {
        assert!(edited(|_| ()).is_some());
        assert!(edited(|it| it.label = "   ".to_owned()).is_none());
        assert!(edited(|it| it.label = "x".repeat(41)).is_none());
        assert!(edited(|it| it.label = "ключ для сетки".to_owned()).is_some());
        assert!(edited(|it| it.expires = "20.02.2027".to_owned()).is_none());
        assert!(edited(|it| it.expires = "2020-02-20".to_owned()).is_none());
        assert!(edited(|it| it.rotate = Rotate::Typed("0".to_owned())).is_none());
        assert!(edited(|it| it.rotate = Rotate::Typed("often".to_owned())).is_none());
        assert!(edited(|it| it.tags = "x".repeat(25)).is_none());
        assert!(edited(|it| it.note = "x".repeat(5_000)).is_none());
    }
}
