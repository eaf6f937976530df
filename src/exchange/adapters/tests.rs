//! What the tests of this floor share: made-up fields, a fixed moment, and what came out.

use jiff::Timestamp;

use crate::domain::live_check::Told;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::exchange::adapter::{Asking, Next};
use crate::exchange::credentials::Credentials;
use crate::exchange::error::Error;

/// These fields.
pub fn credentials(fields: &[(&str, &str)]) -> Credentials {
    let field = |(name, text): &(&str, &str)| SecretField {
        name: (*name).to_owned(),
        text: SecretText::new((*text).to_owned()),
    };
    Credentials::new(SecretFields(fields.iter().map(field).collect()))
}

/// A question at a fixed moment, with bytes that are no more random.
pub fn asking<'a>(host: &'a str, credentials: &'a Credentials) -> Asking<'a> {
    let now = Timestamp::from_millisecond(1_700_000_000_123).unwrap();
    Asking { host, credentials, now, random: [7; 16] }
}

/// What was told.
pub fn told(next: Result<Next, Error>) -> Told {
    match next {
        Ok(Next::Told(told)) => *told,
        Ok(Next::Ask(request) | Next::AskMore(request, _)) => panic!("asked again: {request:?}"),
        Ok(Next::Refused { code, words }) => panic!("refused: {code} {words}"),
        Err(error) => panic!("{error}"),
    }
}

/// Code and words of a refusal.
pub fn refused_code(next: Result<Next, Error>) -> (String, String) {
    match next {
        Ok(Next::Refused { code, words }) => (code, words),
        Ok(Next::Ask(request) | Next::AskMore(request, _)) => panic!("asked again: {request:?}"),
        Ok(Next::Told(told)) => panic!("told: {told:?}"),
        Err(error) => panic!("{error}"),
    }
}
