//! Everything that is to be done in one order, the most damaging first: the keys, the backup, and the recovery sheet.

use super::Duty;
use crate::domain::api_key::KeyId;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A duty of a key.
    Key(KeyId, Duty),
    /// This many keys are in no backup.
    Backup(usize),
    /// This many recovery codes are left, one at most.
    Sheet(usize),
}

/// All of it in order. The duties come in theirs; `backup_due` is 0 and `sheet_left` is none where nothing is to be done.
pub fn things(
    duties: &[(KeyId, Duty)],
    backup_due: usize,
    sheet_left: Option<usize>,
) -> impl Iterator<Item = Thing> {
    // What stands before the first duty that is not more urgent. Without a code a lost phone takes everything along.
    let sheet = sheet_left.map(|left| {
        let before = if left == 0 { Duty::Ended { days: 0 } } else { Duty::RotationDue { days: 0 } };
        (before, Thing::Sheet(left))
    });
    let backup = (backup_due > 0).then_some((Duty::RotationDue { days: 0 }, Thing::Backup(backup_due)));
    let mut others: Vec<(Duty, Thing)> = backup.into_iter().chain(sheet).collect();
    others.sort_by_key(|(before, _)| *before);
    let mut others = others.into_iter().peekable();
    let mut duties = duties.iter().peekable();
    std::iter::from_fn(move || {
        let next = duties.peek().map(|(_, duty)| *duty);
        if let Some((_, thing)) = others.next_if(|(before, _)| next.is_none_or(|duty| *before <= duty)) {
            return Some(thing);
        }
        duties.next().map(|(id, duty)| Thing::Key(*id, *duty))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_order_holds_everything_and_the_backup_does_not_wait_for_the_last_question() {
        let id = |n| KeyId([n; 16]);
        let duties = [
            (id(1), Duty::Danger),
            (id(2), Duty::EndsIn { days: 3 }),
            (id(3), Duty::RotationDue { days: 0 }),
            (id(4), Duty::Unused { days: 70 }),
        ];
        let key = |at: usize| Thing::Key(duties[at].0, duties[at].1);
        let all: Vec<Thing> = things(&duties, 9, Some(1)).collect();
        assert_eq!(all, [key(0), key(1), Thing::Backup(9), Thing::Sheet(1), key(2), key(3)]);
        let all: Vec<Thing> = things(&duties, 0, Some(0)).collect();
        assert_eq!(all, [key(0), Thing::Sheet(0), key(1), key(2), key(3)]);
        assert_eq!(things(&[], 2, None).collect::<Vec<_>>(), [Thing::Backup(2)]);
        assert_eq!(things(&[], 0, None).count(), 0);
    }
}
