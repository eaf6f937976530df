//! The answers as they stand in the window, and as they were last sent to be kept.
//! What is typed faster than it is written is never lost: the window's own copy is what is shown.

/// Answers that are being given.
#[derive(Debug)]
pub struct Kept<T> {
    /// As they stand in the window.
    pub now: T,
    sent: T,
}

impl<T: Clone + PartialEq> Kept<T> {
    /// The answers as they are kept.
    pub fn of(kept: &T) -> Self {
        Self { now: kept.clone(), sent: kept.clone() }
    }

    /// Whether something stands in the window that was not sent yet.
    pub fn is_ahead(&self) -> bool {
        self.now != self.sent
    }

    /// The answers as they were last sent.
    pub fn sent(&self) -> &T {
        &self.sent
    }

    /// The answers, to be sent now.
    pub fn send(&mut self) -> T {
        self.sent = self.now.clone();
        self.now.clone()
    }

    /// Changes both copies, for what the vault knows better.
    pub fn learn(&mut self, change: impl Fn(&mut T)) {
        change(&mut self.now);
        change(&mut self.sent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_sent_is_known() {
        let mut kept = Kept::of(&1);
        kept.now = 2;
        assert!(kept.is_ahead());
        assert_eq!(kept.send(), 2);
        assert!(!kept.is_ahead());
        kept.learn(|it| *it = 3);
        assert!(!kept.is_ahead());
    }
}
