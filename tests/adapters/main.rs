//! All adapters at once: they ask questions and nothing else, only at their own hosts, and show no part of a key. It grows by itself
//! with the list of adapters. Each checker is shown a case that it must refuse.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

mod checks;
mod dummy;
mod masked;
mod pinned;
mod questions;

use jiff::Timestamp;
use keystead::exchange::adapter::{Adapter, Asking, Next};
use keystead::exchange::credentials::Credentials;
use keystead::exchange::live_check::MOST_QUESTIONS;
use keystead::exchange::reply::Reply;
use keystead::exchange::request::Request;

/// Answers that lead on to a further question somewhere, and answers that lead nowhere.
const ANSWERS: [(u16, &str); 11] = [
    (200, r#"{"code":200,"data":63628520}"#),
    (200, r#"{"code":0,"data":{},"result":{},"success":true}"#),
    (200, "{}"),
    (200, "[]"),
    (200, "<html>"),
    (401, r#"{"code":"50119","msg":"API key doesn't exist"}"#),
    (403, r#"{"label":"FORBIDDEN","message":"no"}"#),
    (400, r#"{"code":"99999","msg":"another kind of account"}"#),
    (
        200,
        r#"{"jsonrpc":"2.0","result":{"access_token":"canary-token","scope":"account:read trade:read","expires_in":900}}"#,
    ),
    (200, r#"{"role":"agent","data":{"user":"0x0000000000000000000000000000000000000000"}}"#),
    (503, ""),
];

/// Every request that this adapter makes with this key, whatever of the answers it gets.
fn requests(adapter: &dyn Adapter, host: &str, credentials: &Credentials) -> Vec<Request> {
    let asking = Asking {
        host,
        credentials,
        now: Timestamp::from_millisecond(1_764_262_923_456).unwrap(),
        random: *b"sixteen bytes ok",
    };
    let mut made: Vec<Request> = adapter.clock(host).into_iter().collect();
    let mut open: Vec<Vec<usize>> = vec![Vec::new()];
    while let Some(path) = open.pop() {
        let replies: Vec<Reply> =
            path.iter().map(|index| Reply::new(ANSWERS[*index].0, ANSWERS[*index].1)).collect();
        match adapter.next(&asking, &replies) {
            Ok(Next::Ask(request) | Next::AskMore(request, _)) => {
                assert!(path.len() < MOST_QUESTIONS, "{} asks without end", adapter.id());
                made.push(*request);
                open.extend((0..ANSWERS.len()).map(|index| [path.as_slice(), &[index]].concat()));
            }
            Ok(Next::Told(_) | Next::Refused { .. }) => {}
            Err(error) => assert!(!path.is_empty(), "{}: {error}", adapter.id()),
        }
    }
    made
}
