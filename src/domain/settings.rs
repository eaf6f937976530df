//! What the owner can choose: how the window looks, how long things stay open, and when and how duties are told.

use serde::{Deserialize, Serialize};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// How the window looks. Needed before unlocking, so it is the one thing kept outside the vault; it tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appearance {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Size of everything, in percent.
    pub text_percent: u16,
}

impl Appearance {
    /// Smallest and largest text size, in percent.
    pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

    /// The nearest appearance that the window can show.
    #[must_use]
    pub fn clamped(self) -> Self {
        let text_percent = self.text_percent.clamp(*Self::TEXT_PERCENT.start(), *Self::TEXT_PERCENT.end());
        Self { text_percent, ..self }
    }
}

impl Default for Appearance {
    fn default() -> Self {
        Self { theme: ThemeChoice::System, text_percent: 100 }
    }
}

/// How long things stay open, and how duties are told. Kept inside the vault, so that nobody lengthens them unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Locks by itself after this many seconds without a key press or a pointer move.
    pub idle_secs: u32,
    /// A copied field is cleared from the clipboard after this many seconds.
    pub clipboard_secs: u32,
    /// So many days before a date its duty is told.
    #[serde(skip_serializing_if = "is_usual_lead")]
    pub lead_days: u16,
    /// Whether the desktop may say that something is due.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub notices: bool,
    /// Whether it may say the name of a key, while the vault is open.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub notice_names: bool,
    /// Whether exchanges are asked once a day about keys about which they were asked before.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub asks_daily: bool,
}

/// The lead that nobody chose, in days.
const USUAL_LEAD: u16 = 14;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_usual_lead(days: &u16) -> bool {
    *days == USUAL_LEAD
}

impl Settings {
    /// Seconds before locking at which the window warns.
    pub const WARN_SECS: u32 = 20;
    /// Choices for `idle_secs`.
    pub const IDLE_CHOICES: [u32; 6] = [60, 120, 300, 600, 900, 1800];
    /// Choices for `clipboard_secs`.
    pub const CLIPBOARD_CHOICES: [u32; 5] = [10, 20, 30, 60, 120];
    /// Choices for `lead_days`.
    pub const LEAD_CHOICES: [u16; 4] = [3, 7, 14, 30];
}

/// One choice among the settings: what else was chosen meanwhile stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Lock by itself after this many seconds.
    IdleSecs(u32),
    /// Clear the clipboard after this many seconds.
    ClipboardSecs(u32),
    /// Tell what is due so many days before.
    LeadDays(u16),
    /// Let the desktop say it, or not.
    Notices(bool),
    /// Let it say names, or not.
    NoticeNames(bool),
    /// Ask exchanges once a day, or not.
    AsksDaily(bool),
}

impl Settings {
    /// Takes over a choice.
    pub fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::IdleSecs(secs) => self.idle_secs = secs,
            Choice::ClipboardSecs(secs) => self.clipboard_secs = secs,
            Choice::LeadDays(days) => self.lead_days = days,
            Choice::Notices(on) => self.notices = on,
            Choice::NoticeNames(on) => self.notice_names = on,
            Choice::AsksDaily(on) => self.asks_daily = on,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            idle_secs: 300,
            clipboard_secs: 30,
            lead_days: USUAL_LEAD,
            notices: true,
            notice_names: false,
            asks_daily: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_an_older_version_open_and_what_nobody_chose_is_not_written() {
        let old = r#"{"idle_secs":60,"clipboard_secs":10}"#;
        let read: Settings = serde_json::from_str(old).unwrap();
        assert_eq!((read.lead_days, read.notices, read.notice_names), (14, true, false));
        assert_eq!(serde_json::to_string(&read).unwrap(), old);
        let mut chosen = read;
        for choice in [
            Choice::LeadDays(30),
            Choice::Notices(false),
            Choice::NoticeNames(true),
            Choice::AsksDaily(false),
        ] {
            chosen.choose(choice);
        }
        let text = serde_json::to_string(&chosen).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), chosen);
        assert_eq!((chosen.lead_days, chosen.notices, chosen.notice_names), (30, false, true));
        assert!(read.asks_daily && !chosen.asks_daily);
    }
}
