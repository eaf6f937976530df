//! Prints what a check would send first, signed and unmasked, as JSON; sends nothing and reads no file. For comparing Keystead's
//! signatures with other implementations, with keys that were made up: what stands in a command line is seen by other programs.
//!
//! ```text
//! cargo run --example signed_request -- --exchange kraken --api-key KEY --secret SECRET --clock-ms 1700000000123
//! ```
//!
//! `--passphrase TEXT`, or `--field NAME=TEXT` for any other field; `--random HEX` for the 16 bytes that are random in a real
//! request; `--answer JSON` for each answer after which the next request is wanted.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what it prints is all that it does")]

use std::process::ExitCode;

use jiff::Timestamp;
use keystead::domain::live_check::CheckFacts;
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::exchange::adapter::{Asking, Next};
use keystead::exchange::adapters::adapter_of;
use keystead::exchange::credentials::Credentials;
use keystead::exchange::reply::Reply;
use keystead::exchange::request::Request;
use serde_json::{Value, json};

/// The random bytes where none were named.
const RANDOM: [u8; 16] = [7; 16];

fn main() -> ExitCode {
    match printed(std::env::args().skip(1)) {
        Ok(requests) => {
            println!("{requests:#}");
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

/// The question for the exchange's time, where it has one, and the signed request.
fn printed(arguments: impl Iterator<Item = String>) -> Result<Value, String> {
    let wanted = Wanted::read(arguments)?;
    let exchange = wanted.exchange.as_str();
    let adapter = adapter_of(exchange).ok_or(format!("{exchange:?} cannot be asked."))?;
    let facts = CheckFacts::of(exchange).ok_or(format!("Nothing is known of asking {exchange:?}."))?;
    let credentials = Credentials::new(SecretFields(wanted.fields));
    let asking =
        Asking { host: facts.host(), credentials: &credentials, now: wanted.now, random: wanted.random };
    match adapter.next(&asking, &wanted.answers).map_err(|error| error.to_string())? {
        Next::Ask(request) | Next::AskMore(request, _) => {
            let clock = adapter.clock(facts.host()).map(|clock| shown(&clock, "clock"));
            Ok(clock.into_iter().chain([shown(&request, "key")]).collect())
        }
        Next::Told(told) => Err(format!("Nothing more is asked. Told: {told:?}")),
        Next::Refused { code, words } => Err(format!("Nothing more is asked. Refused: {code} {words}")),
    }
}

fn shown(request: &Request, about: &str) -> Value {
    let headers: serde_json::Map<String, Value> =
        request.headers.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    json!({
        "about": about,
        "method": request.method.as_str(),
        "url": request.url().as_str(),
        "headers": headers,
        "body": request.body.as_str(),
    })
}

/// What the command line asks for.
struct Wanted {
    exchange: String,
    fields: Vec<SecretField>,
    now: Timestamp,
    random: [u8; 16],
    answers: Vec<Reply>,
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut wanted = Self {
            exchange: String::new(),
            fields: Vec::new(),
            now: Timestamp::UNIX_EPOCH,
            random: RANDOM,
            answers: Vec::new(),
        };
        while let Some(option) = arguments.next() {
            let value = arguments.next().ok_or(format!("{option} needs a value."))?;
            match option.as_str() {
                "--exchange" => wanted.exchange = value,
                "--api-key" => wanted.field("api_key", value),
                "--secret" => wanted.field("secret", value),
                "--passphrase" => wanted.field("passphrase", value),
                "--field" => {
                    let (name, text) = value.split_once('=').ok_or("--field is NAME=TEXT.")?;
                    wanted.field(name, text.to_owned());
                }
                "--clock-ms" => {
                    let millis = value.parse().ok().and_then(|ms| Timestamp::from_millisecond(ms).ok());
                    wanted.now = millis.ok_or("--clock-ms is a number of milliseconds since 1970.")?;
                }
                "--random" => {
                    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(value.as_bytes()).ok();
                    let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
                    wanted.random = bytes.ok_or("--random is 32 hex digits.")?;
                }
                "--answer" => wanted.answers.push(Reply::new(200, value)),
                _ => return Err(format!("{option} is no option.")),
            }
        }
        Ok(wanted)
    }

    fn field(&mut self, name: &str, text: String) {
        self.fields.push(SecretField { name: name.to_owned(), text: SecretText::new(text) });
    }
}
