//! The scenes of a usage log: chosen, unexpected, fine, of a form that nobody knows, refused.

use jiff::tz::TimeZone;

use super::scenes::{Set, now, open};
use crate::app::jobs::{UsageFile, UsageSeen};
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::task::Task;
use crate::domain::api_key::{Address, ApiKey};
use crate::domain::sample;
use crate::domain::usage::{Columns, Table, UsageError, judge};

/// What nobody wants to find.
const STRANGE: &str = "Time (UTC),IP address,Endpoint\n2026-11-20 10:00:00,203.0.113.24,POST /order\n\
                       2026-11-20 10:05:00,203.0.113.24,GET /balance\n\
                       2026-11-21 03:12:09,198.51.100.200,POST /withdraw/apply\n\
                       2026-11-21 03:12:40,198.51.100.200,POST /withdraw/apply\n";

const FINE: &str = "Time (UTC),IP address,Endpoint\n2026-11-20 10:00:00,203.0.113.24,POST /order\n\
                    2026-11-20 10:05:00,203.0.113.24,GET /balance\n";

const UNKNOWN: &str = "When,Where,What\nlast Tuesday,home,looked\n";

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("usage", |state, _| at(state, None)),
    ("usage-strange", |state, _| at(state, Some(STRANGE))),
    ("usage-fine", |state, drafts| {
        at(state, Some(FINE));
        drafts.usage.columns = Some(Columns { time: Some(0), ip: Some(1), action: Some(2), key: None });
    }),
    ("usage-columns", |state, _| at(state, Some(UNKNOWN))),
    ("usage-refused", |state, _| {
        at(state, None);
        if let Some(session) = &mut state.session {
            session.usage = Task::Done(UsageFile::Refused("usage.xlsx".to_owned(), UsageError::NoText));
        }
    }),
];

fn at(state: &mut State, log: Option<&str>) {
    let mut book = sample::book(now());
    let id = sample::id(2);
    if let Some(key) = book.keys.get_mut(&id) {
        key.addresses = vec![Address { ip: "203.0.113.0/24".to_owned(), note: "home server".to_owned() }];
    }
    let seen = log.and_then(|log| seen(log, book.keys.get(&id)?));
    open(state, book);
    state.route = Route::Usage(id);
    if let (Some(session), Some(seen)) = (&mut state.session, seen) {
        session.usage = Task::Done(UsageFile::Seen(Box::new(seen)));
    }
}

/// A log as it stands after it was read.
fn seen(log: &str, key: &ApiKey) -> Option<UsageSeen> {
    let table = Table::read(log.as_bytes()).ok()?;
    let columns: Columns = table.guessed;
    Some(UsageSeen {
        path: "/home/ada/usage.csv".into(),
        form: table.form(),
        heads: table.heads.clone(),
        example: table.rows.first().cloned().unwrap_or_default(),
        columns,
        evidence: columns.is_enough().then(|| judge(&table, &columns, key, &TimeZone::UTC)),
        is_cut: table.is_cut,
    })
}
