//! Every exchange that Keystead can ask, against one on this computer that speaks like it: over TLS, with signatures looked at by another
//! path, and with every way in which an answer can be wrong. A new adapter joins by its table in `tests/loopback/tongues`.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test that cannot go on has failed"
)]

#[path = "loopback/mod.rs"]
mod loopback;
#[path = "loopback/trust.rs"]
mod trust;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use keystead::domain::live_check::{Check, CheckFacts, Reason, Refusal};
use keystead::domain::secret::SecretFields;
use keystead::exchange::adapter::Adapter;
use keystead::exchange::adapters::ADAPTERS;
use keystead::exchange::credentials::Credentials;
use keystead::exchange::door::Door;
use keystead::exchange::http::{Https, Limits};
use keystead::exchange::live_check::{Means, check};
use keystead::exchange::reply::Reply;
use keystead::exchange::request::Request;
use keystead::window::clock;
use loopback::tongue::{Tongue, tongue_of};
use loopback::tongues::TONGUES;
use loopback::{Asked, Said, Server};
use serde_json::{Value, json};
use trust::Trust;

/// Nothing of what is tested may take longer.
const WITHIN: Duration = Duration::from_secs(20);
const PATIENT: Limits =
    Limits { connect: Duration::from_secs(10), whole: Duration::from_secs(15), most_bytes: 256 * 1024 };
const HASTY: Limits = Limits { whole: Duration::from_millis(700), ..PATIENT };

/// Every adapter that has a table, with it.
fn all() -> Vec<(&'static dyn Adapter, &'static Tongue)> {
    ADAPTERS.iter().filter_map(|adapter| Some((*adapter, tongue_of(adapter.id())?))).collect()
}

fn ask(door: &dyn Door, adapter: &dyn Adapter, fields: SecretFields) -> Check {
    let facts = CheckFacts::of(adapter.id()).unwrap();
    let means = Means {
        door,
        now: &clock,
        ahead: None,
        keep_ahead: &|_| (),
        random: &|| [0x5a; 16],
        pause: &|| (),
        is_stopped: &|| false,
    };
    let begun = Instant::now();
    let check = check(adapter, facts, &Credentials::new(fields), &means).unwrap();
    assert!(begun.elapsed() < WITHIN, "{} took {:?}", adapter.id(), begun.elapsed());
    check
}

/// A server that answers about the time, and otherwise by this; what was wrong with its requests is kept.
struct Stand {
    server: Server,
    faults: std::sync::Arc<Mutex<Vec<String>>>,
}

fn stand(
    tls: std::sync::Arc<rustls::ServerConfig>,
    tongue: &'static Tongue,
    answer: impl Fn(&Asked) -> Said + Send + Sync + 'static,
) -> Stand {
    let faults = std::sync::Arc::<Mutex<Vec<String>>>::default();
    let kept = faults.clone();
    let server = Server::start(Some(tls), move |asked| {
        kept.lock().unwrap().extend(tongue.faults(asked));
        match tongue.time(asked, clock().as_millisecond()) {
            Some(time) => Said::json(200, time),
            None => answer(asked),
        }
    });
    Stand { server, faults }
}

impl Stand {
    fn ask(&self, limits: Limits, adapter: &dyn Adapter, fields: SecretFields) -> Check {
        ask(&Https::new(limits, vec![self.server.host(adapter.id(), "https")]), adapter, fields)
    }

    fn assert_no_faults(&self, tongue: &Tongue) {
        assert_eq!(*self.faults.lock().unwrap(), Vec::<String>::new(), "{}", tongue.id);
    }
}

fn right(tongue: &'static Tongue) -> impl Fn(&Asked) -> Said + Send + Sync {
    move |asked| Tongue::body(tongue.right, asked).map_or(Said::json(404, "{}"), |body| Said::json(200, body))
}

/// Each adapter by a few threads: most of the time is spent waiting.
fn for_each(test: impl Fn(&'static dyn Adapter, &'static Tongue) + Sync) {
    let (all, test) = (all(), &test);
    assert!(!all.is_empty());
    std::thread::scope(|scope| {
        let hands: Vec<_> = all
            .chunks(all.len().div_ceil(4))
            .map(|part| scope.spawn(move || part.iter().for_each(|(adapter, tongue)| test(*adapter, tongue))))
            .collect();
        for hand in hands {
            hand.join().unwrap_or_else(|broken| std::panic::resume_unwind(broken));
        }
    });
}

/// No run of eight characters of any field, in upper or lower case.
fn assert_holds_no_secret(what: &str, text: &str, tongue: &Tongue) {
    if let Some((name, part)) = part_in(text, tongue) {
        panic!("{what} of {} holds {part:?} of the {name}: {text}", tongue.id);
    }
}

fn part_in(text: &str, tongue: &Tongue) -> Option<(&'static str, String)> {
    let text = text.to_lowercase();
    tongue.fields.iter().find_map(|(name, field)| {
        let field = field.to_lowercase();
        let mut parts = (0..=field.len() - 8).map(|at| &field[at..at + 8]);
        parts.find(|part| text.contains(part)).map(|part| (*name, part.to_owned()))
    })
}

fn refusal(check: &Check, tongue: &Tongue) -> Refusal {
    assert_holds_no_secret("the check", &format!("{check:?}"), tongue);
    check.refusal().unwrap_or_else(|| panic!("{} took it for an answer: {check:?}", tongue.id)).clone()
}

fn codes(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn every_adapter_has_a_table_and_a_part_of_a_secret_is_found() {
    let without: Vec<_> = ADAPTERS.iter().map(|one| one.id()).filter(|id| tongue_of(id).is_none()).collect();
    assert_eq!(without, Vec::<&str>::new(), "write what they answer into tests/loopback/tongues");
    let ids: BTreeSet<_> = TONGUES.iter().map(|tongue| tongue.id).collect();
    assert_eq!(ids.len(), TONGUES.len());
    let kraken = tongue_of("kraken").unwrap();
    assert!(part_in("… CANARYKR …", kraken).is_some() && part_in("canaryk canary", kraken).is_none());
}

#[test]
fn a_right_answer_is_read_and_every_request_is_signed_by_the_exchanges_documents() {
    let Some(trust) =
        Trust::of("a_right_answer_is_read_and_every_request_is_signed_by_the_exchanges_documents")
    else {
        return;
    };
    for_each(|adapter, tongue| {
        let stand = stand(trust.server("good"), tongue, right(tongue));
        let check = stand.ask(PATIENT, adapter, tongue.secrets());
        stand.assert_no_faults(tongue);
        let told = check.told().unwrap_or_else(|| panic!("{}: {check:?}", tongue.id));
        assert_eq!(told.permissions, tongue.tells.map(codes), "{}", tongue.id);
        assert_eq!(check.ahead_secs, tongue.clock.map(|_| 0), "{}", tongue.id);
        assert_holds_no_secret("the check", &format!("{check:?}"), tongue);
        assert!(!format!("{check:?}").contains("a-token-that-opens"), "{}", tongue.id);
        // No connection is kept for later: each question had its own.
        assert_eq!(stand.server.connections(), stand.server.asked().len());
    });
}

#[test]
fn a_wrong_secret_is_seen_by_the_other_path() {
    let Some(trust) = Trust::of("a_wrong_secret_is_seen_by_the_other_path") else { return };
    for_each(|adapter, tongue| {
        let mut wrong: Vec<char> = tongue.field("secret").chars().collect();
        // Another letter of the same kind, so that the form stays right.
        wrong[9] = match wrong[9] {
            '5' => '6',
            digit if digit.is_ascii_digit() => '5',
            'b' => 'c',
            _ => 'b',
        };
        let wrong: String = wrong.into_iter().collect();
        assert_ne!(wrong, tongue.field("secret"), "{}", tongue.id);
        let stand = stand(trust.server("good"), tongue, right(tongue));
        let check = stand.ask(PATIENT, adapter, tongue.secrets_but("secret", &wrong));
        let is_seen = !stand.faults.lock().unwrap().is_empty();
        let is_unusable = check.refusal().is_some_and(|refusal| refusal.reason == Reason::Unusable);
        assert!(is_seen || is_unusable || tongue.id == "hyperliquid", "{} is not looked at", tongue.id);
    });
}

#[test]
fn a_key_that_may_do_more_is_told_as_that() {
    let Some(trust) = Trust::of("a_key_that_may_do_more_is_told_as_that") else { return };
    for_each(|adapter, tongue| {
        let Some((answers, more)) = tongue.too_much else { return };
        let stand = stand(trust.server("good"), tongue, move |asked| {
            Tongue::body(answers, asked).map_or(Said::json(404, "{}"), |body| Said::json(200, body))
        });
        let check = stand.ask(PATIENT, adapter, tongue.secrets());
        let told = check.told().and_then(|told| told.permissions.clone());
        assert!(told.is_some_and(|codes| codes.contains(more)), "{}: {check:?}", tongue.id);
    });
}

#[test]
fn every_code_of_the_catalogue_means_what_the_catalogue_says() {
    let Some(trust) = Trust::of("every_code_of_the_catalogue_means_what_the_catalogue_says") else { return };
    for_each(|adapter, tongue| {
        for fact in &CheckFacts::of(tongue.id).unwrap().refusals {
            let words = fact.words.clone().unwrap_or_default();
            let (status, body) = (tongue.refuse)(&fact.code, &words);
            let stand = stand(trust.server("good"), tongue, move |_| Said::json(status, body.clone()));
            let refusal = refusal(&stand.ask(PATIENT, adapter, tongue.secrets()), tongue);
            let meant = CheckFacts::of(tongue.id).unwrap().reason(&fact.code, &words);
            assert_eq!(Some(refusal.reason), meant, "{} {} {words:?}: {refusal:?}", tongue.id, fact.code);
        }
    });
}

#[test]
fn an_answer_that_is_none_is_told_as_what_it_is() {
    let Some(trust) = Trust::of("an_answer_that_is_none_is_told_as_what_it_is") else { return };
    let second = Server::start(Some(trust.server("good")), |_| Said::json(200, "{}"));
    let elsewhere = format!("https://{}/", second.address);
    let header = |name, value: &str| vec![(name, value.to_owned())];
    let answers: Vec<(&str, Said, Limits, Reason)> = vec![
        ("slow", Said::After(Duration::from_secs(3), 200, b"{}".to_vec()), HASTY, Reason::TimeOut),
        ("cut off", Said::CutOff(br#"{"code":0,"da"#.to_vec()), PATIENT, Reason::NotUnderstood),
        ("nothing", Said::Nothing, PATIENT, Reason::NotUnderstood),
        (
            "too many",
            Said::Whole(429, header("Retry-After", "7"), b"slow".to_vec()),
            PATIENT,
            Reason::TooMany,
        ),
        (
            "too many, in JSON",
            Said::Whole(
                429,
                header("Retry-After", "7"),
                br#"{"code":0,"message":"Too many requests.","msg":"Too many requests."}"#.to_vec(),
            ),
            PATIENT,
            Reason::TooMany,
        ),
        ("down", Said::json(502, "<html>"), PATIENT, Reason::Down),
        ("rubbish", Said::Whole(200, vec![], vec![b'7'; 5_000_000]), PATIENT, Reason::NotUnderstood),
        ("moved", Said::Whole(302, header("Location", &elsewhere), vec![]), PATIENT, Reason::NotUnderstood),
        ("kept", Said::Whole(307, header("Location", &elsewhere), vec![]), PATIENT, Reason::NotUnderstood),
        ("garbage", Said::json(200, "<html>Buy now</html>"), PATIENT, Reason::NotUnderstood),
        // What stands before an exchange, and knows no key.
        ("a page for 401", Said::json(401, "<html>Log in</html>"), PATIENT, Reason::NotUnderstood),
        ("a page for 403", Said::json(403, "<html>Go away</html>"), PATIENT, Reason::NotUnderstood),
        ("words for 403", Said::json(403, r#"{"message":"Forbidden"}"#), PATIENT, Reason::NotUnderstood),
        ("bytes", Said::Whole(200, vec![], vec![0xff, 0xfe, 0]), PATIENT, Reason::NotUnderstood),
    ];
    for_each(|adapter, tongue| {
        for (name, said, limits, reason) in &answers {
            let said = said.clone();
            let stand = stand(trust.server("good"), tongue, move |_| said.clone());
            let refusal = refusal(&stand.ask(*limits, adapter, tongue.secrets()), tongue);
            assert_eq!(refusal.reason, *reason, "{}: {name}: {refusal:?}", tongue.id);
            assert_eq!(refusal.wait_secs, name.starts_with("too many").then_some(7), "{}: {name}", tongue.id);
        }
    });
    assert_eq!((second.connections(), second.asked().len()), (0, 0), "a redirect was followed");
}

#[test]
fn a_certificate_that_is_not_the_exchanges_gets_no_request() {
    let Some(trust) = Trust::of("a_certificate_that_is_not_the_exchanges_gets_no_request") else { return };
    for_each(|adapter, tongue| {
        for name in ["stranger", "elsewhere", "over"] {
            let stand = stand(trust.server(name), tongue, right(tongue));
            let refusal = refusal(&stand.ask(PATIENT, adapter, tongue.secrets()), tongue);
            assert_eq!(refusal.reason, Reason::NotSecure, "{}: {name}", tongue.id);
            assert_eq!(stand.server.asked().len(), 0, "{}: {name}", tongue.id);
        }
    });
    // One that speaks no TLS at all.
    let (adapter, tongue) = all()[0];
    let plain = Server::start(None, |_| Said::json(200, "{}"));
    let check = ask(&Https::new(PATIENT, vec![plain.host(tongue.id, "https")]), adapter, tongue.secrets());
    assert!(matches!(refusal(&check, tongue).reason, Reason::NotSecure | Reason::NotUnderstood));
    assert_eq!(plain.asked().len(), 0);
}

#[test]
fn who_is_trusted_is_the_platforms_choice() {
    let (adapter, tongue) = all()[0];
    let stand = stand(trust::untrusted(), tongue, right(tongue));
    let refusal = refusal(&stand.ask(PATIENT, adapter, tongue.secrets()), tongue);
    assert_eq!((refusal.reason, stand.server.asked().len()), (Reason::NotSecure, 0));
}

#[test]
fn an_exchange_that_repeats_the_key_is_told_without_it() {
    let Some(trust) = Trust::of("an_exchange_that_repeats_the_key_is_told_without_it") else { return };
    for_each(|adapter, tongue| {
        let texts = tongue.fields.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
        for form in 0..3 {
            let texts = texts.clone();
            let stand = stand(trust.server("good"), tongue, move |asked| {
                let echo = format!("{texts} {}", asked.all());
                match form {
                    0 => {
                        let (status, body) = (tongue.refuse)(&echo, &echo.to_uppercase());
                        Said::json(status, body)
                    }
                    1 => Said::json(400, echo),
                    _ => {
                        let names =
                            ["code", "msg", "message", "error", "label", "reason", "retMsg", "err-msg"];
                        let body: serde_json::Map<_, _> =
                            names.iter().map(|name| ((*name).to_owned(), json!(echo))).collect();
                        Said::json(401, Value::from(body).to_string())
                    }
                }
            });
            let check = stand.ask(PATIENT, adapter, tongue.secrets());
            assert_holds_no_secret("the check", &format!("{check:?}"), tongue);
        }
    });
}

/// Answers in this process: the right answers, with one of them changed.
struct Changed {
    tongue: &'static Tongue,
    path: &'static str,
    body: String,
}

impl Door for Changed {
    fn send(&self, request: &Request) -> Result<Reply, Reason> {
        let asked = Asked {
            method: String::new(),
            path: request.path.clone(),
            query: String::new(),
            headers: vec![],
            body: request.body.to_string(),
        };
        if let Some(time) = self.tongue.time(&asked, clock().as_millisecond()) {
            return Ok(Reply::new(200, time));
        }
        let changed = [(self.path, "")];
        Ok(match Tongue::body(&changed, &asked) {
            Some(_) => Reply::new(200, self.body.as_str()),
            None => Reply::new(200, Tongue::body(self.tongue.right, &asked).unwrap_or("{}")),
        })
    }
}

/// Every place in this value, with every other type in its place.
fn changes(whole: &Value) -> Vec<Value> {
    fn places(value: &Value, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    places(value, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(at, value)| places(value, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    places(whole, "", &mut found);
    // An empty text stands in the place of a text too: it says nothing, which is not that a key may do nothing.
    let others = [
        json!(null),
        json!("a new thing"),
        json!(7),
        json!(-1.5),
        json!([]),
        json!({}),
        json!([[]]),
        json!(""),
        json!(","),
    ];
    let mut all = Vec::new();
    for place in found {
        let here = whole.pointer(&place).unwrap();
        let says_nothing = |other: &Value| *other == json!("") || *other == json!(",");
        let is_another = |other: &&Value| {
            says_nothing(other) || std::mem::discriminant(*other) != std::mem::discriminant(here)
        };
        for other in others.iter().filter(is_another) {
            let mut changed = whole.clone();
            *changed.pointer_mut(&place).unwrap() = other.clone();
            all.push(changed);
        }
    }
    all
}

#[test]
fn a_field_of_another_type_never_makes_a_key_look_more_harmless() {
    let mut tried = 0;
    for (adapter, tongue) in all() {
        let Some(tells) = tongue.tells.map(codes) else { continue };
        for (path, body) in tongue.right {
            for changed in changes(&serde_json::from_str(body).unwrap()) {
                let door = Changed { tongue, path, body: changed.to_string() };
                let check = ask(&door, adapter, tongue.secrets());
                let told = check.told().and_then(|told| told.permissions.clone());
                let is_less = told.is_some_and(|told| told.is_subset(&tells) && told != tells);
                assert!(!is_less, "{}: {changed} is read as {check:?}", tongue.id);
                assert_holds_no_secret("the check", &format!("{check:?}"), tongue);
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "only {tried}");
}

/// Keeps every line of every library.
struct Lines(Mutex<Vec<(String, String)>>);

static LINES: Lines = Lines(Mutex::new(Vec::new()));

impl log::Log for Lines {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.0.lock().unwrap().push((record.target().to_owned(), record.args().to_string()));
    }

    fn flush(&self) {}
}

#[test]
fn nothing_of_a_key_is_logged() {
    let Some(trust) = Trust::of("nothing_of_a_key_is_logged") else { return };
    log::set_logger(&LINES).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    for_each(|adapter, tongue| {
        for tls in ["good", "stranger"] {
            let stand = stand(trust.server(tls), tongue, |asked| Said::json(400, asked.all()));
            stand.ask(PATIENT, adapter, tongue.secrets());
        }
    });
    let lines = LINES.0.lock().unwrap();
    assert!(lines.iter().any(|(target, _)| target.starts_with("ureq")), "the lines are heard");
    // The program's own log shows only its own lines; those of libraries are off (main.rs).
    for (target, line) in lines.iter().filter(|(target, _)| target.starts_with("keystead")) {
        for tongue in TONGUES {
            assert_holds_no_secret(target, line, tongue);
        }
    }
}

#[test]
fn hanging_up_ends_a_question_that_waits_for_its_answer() {
    let Some(trust) = Trust::of("hanging_up_ends_a_question_that_waits_for_its_answer") else { return };
    let (adapter, tongue) = all()[0];
    let long = Duration::from_mins(1);
    let server = Server::start(Some(trust.server("good")), move |_| Said::After(long, 200, b"{}".to_vec()));
    let door = Https::new(Limits { whole: long, ..PATIENT }, vec![server.host(tongue.id, "https")]);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let hand = scope.spawn(|| ask(&door, adapter, tongue.secrets()));
        while server.asked().is_empty() {
            std::thread::sleep(Duration::from_millis(10));
        }
        // Its question for the time, and then the one about the key.
        while !hand.is_finished() {
            door.hang_up();
            std::thread::sleep(Duration::from_millis(50));
        }
        assert!(refusal(&hand.join().unwrap(), tongue).reason != Reason::TimeOut);
    });
    assert!(begun.elapsed() < WITHIN, "{:?}", begun.elapsed());
}

#[test]
fn a_proxy_that_the_system_names_is_asked_for_the_host_and_sees_no_key() {
    const HERE: &str = "KEYSTEAD_TEST_BEHIND_PROXY";
    let (adapter, tongue) = all()[0];
    if std::env::var_os(HERE).is_some() {
        let check = ask(&Https::new(PATIENT, vec![]), adapter, tongue.secrets());
        assert_eq!(refusal(&check, tongue).reason, Reason::NoInternet);
        // An address of this computer is asked without it.
        let own = Server::start(None, right(tongue));
        let check = ask(&Https::new(PATIENT, vec![own.host(tongue.id, "http")]), adapter, tongue.secrets());
        assert!(check.told().is_some(), "{check:?}");
        return;
    }
    let proxy = Server::start(None, |_| Said::json(502, ""));
    let run = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "a_proxy_that_the_system_names_is_asked_for_the_host_and_sees_no_key",
            "--exact",
            "--nocapture",
        ])
        .env("HTTPS_PROXY", format!("http://{}", proxy.address))
        .env_remove("ALL_PROXY")
        .env_remove("NO_PROXY")
        .env(HERE, "1")
        .status()
        .unwrap();
    assert!(run.success());
    let asked = proxy.asked();
    assert!(!asked.is_empty() && asked.iter().all(|asked| asked.method == "CONNECT"), "{asked:?}");
    let host = CheckFacts::of(tongue.id).unwrap().host();
    assert!(asked.iter().all(|asked| asked.path == format!("{host}:443")), "{asked:?}");
    assert_holds_no_secret("the proxy", &format!("{asked:?}"), tongue);
}

#[test]
fn the_command_line_sends_no_exchange_to_another_computer() {
    let said = |arguments: &[&str]| {
        let run =
            std::process::Command::new(env!("CARGO_BIN_EXE_keystead")).args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(run.stderr).unwrap()
    };
    for (argument, words) in [
        ("kraken=https://api.kraken.com", "is not an address of this computer"),
        ("kraken=https://127.0.0.1.example.com:1", "is not an address of this computer"),
        ("mtgox=https://127.0.0.1:1", "asks no exchange named"),
        ("kraken", "takes an exchange and an address"),
    ] {
        assert!(said(&["--exchange-host", argument]).contains(words), "{argument}");
        assert!(
            said(&["--exchange-host", "okx=http://[::1]:1", "--exchange-host", argument]).contains(words)
        );
    }
    assert!(said(&["--exchange-host"]).contains("not something Keystead understands"));
}
