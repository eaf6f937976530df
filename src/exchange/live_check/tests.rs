//! One check with a door that answers from a list.

use std::cell::Cell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::domain::live_check::Told;
use crate::exchange::adapters::tests::credentials as with;
use crate::exchange::request::Request;

const NOW: i64 = 1_790_000_000;
const SECRET: &str = "c4n4rySecretThatNobodyMaySee";

/// Answers from a list, and keeps what it was asked.
#[derive(Default)]
struct Scripted {
    answers: Mutex<Vec<Result<Reply, Reason>>>,
    asked: Mutex<Vec<String>>,
}

impl Scripted {
    fn new(answers: impl IntoIterator<Item = Result<Reply, Reason>>) -> Self {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        Self { answers: Mutex::new(answers), asked: Mutex::default() }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Door for Scripted {
    fn send(&self, request: &Request) -> Result<Reply, Reason> {
        self.asked.lock().unwrap().push(format!("{}?{}", request.path, *request.query));
        self.answers.lock().unwrap().pop().expect("nothing more was to be asked")
    }
}

/// Asks its clock, then as many questions as it is told; the last answer decides.
struct Simple {
    has_clock: bool,
    questions: usize,
}

impl Adapter for Simple {
    fn id(&self) -> &'static str {
        "kraken"
    }

    fn clock(&self, host: &str) -> Option<Request> {
        self.has_clock.then(|| Request::get(host, "/time"))
    }

    fn read_clock(&self, reply: &Reply) -> Option<Timestamp> {
        Timestamp::from_millisecond(reply.text().ok()?.parse().ok()?).ok()
    }

    fn next(&self, asking: &Asking<'_>, replies: &[Reply]) -> Result<Next, Error> {
        if replies.len() < self.questions {
            asking.credentials.get("secret")?;
            let path = format!("/ask/{}", replies.len());
            return Next::ask(Request::get(asking.host, &path).query(asking.millis().to_string()));
        }
        let json = replies.last().ok_or(Error::NotRead("nothing"))?.json()?;
        match json["code"].as_str() {
            Some(code) => Next::refused(code, json["words"].as_str().unwrap_or_default()),
            None => Next::told(Told { name: json["name"].as_str().map(str::to_owned), ..Told::default() }),
        }
    }
}

fn plain() -> Simple {
    Simple { has_clock: false, questions: 1 }
}

fn facts() -> &'static CheckFacts {
    CheckFacts::of("kraken").unwrap()
}

fn credentials() -> Credentials {
    with(&[("secret", SECRET)])
}

#[expect(clippy::unnecessary_wraps, reason = "as a door answers")]
fn reply(status: u16, body: &str) -> Result<Reply, Reason> {
    Ok(Reply::new(status, body))
}

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

fn means<'a>(door: &'a Scripted, is_stopped: &'a dyn Fn() -> bool) -> Means<'a> {
    Means {
        door,
        now: &now,
        ahead: None,
        keep_ahead: &|_| (),
        random: &|| [7; 16],
        pause: &|| (),
        is_stopped,
    }
}

fn asked(adapter: &dyn Adapter, door: &Scripted) -> Check {
    check(adapter, facts(), &credentials(), &means(door, &|| false)).unwrap()
}

fn refused(answer: Result<Reply, Reason>) -> Refusal {
    asked(&plain(), &Scripted::new([answer])).refusal().unwrap().clone()
}

#[test]
fn a_clock_that_is_off_is_told_and_the_question_is_signed_with_the_exchanges_time() {
    let adapter = Simple { has_clock: true, questions: 1 };
    for (ahead_ms, ahead_secs) in
        [(40_000, 40), (-7_000, -7), (2_000, 2), (1_999, 0), (-1_500, 0), (59_500, 60)]
    {
        let theirs = (NOW * 1000 - ahead_ms).to_string();
        let door = Scripted::new([reply(200, &theirs), reply(200, "{}")]);
        let kept = Cell::new(None);
        let means = Means { keep_ahead: &|ahead| kept.set(Some(ahead)), ..means(&door, &|| false) };
        let check = check(&adapter, facts(), &credentials(), &means).unwrap();
        assert_eq!(check.ahead_secs, Some(ahead_secs), "what is small is told as nothing");
        assert_eq!(door.asked(), ["/time?".to_owned(), format!("/ask/0?{theirs}")], "and signed exactly");
        assert_eq!(kept.get(), Some(SignedDuration::from_millis(ahead_ms)));
    }
}

#[test]
fn the_way_to_the_clock_and_back_is_not_taken_for_a_difference() {
    let looks = Cell::new(0);
    // Each look at this computer's clock is 800 milliseconds later: the question takes so long.
    let now = || {
        looks.set(looks.get() + 1);
        Timestamp::from_millisecond(NOW * 1000 + 800 * looks.get()).unwrap()
    };
    let door = Scripted::new([reply(200, &(NOW * 1000 + 1200).to_string()), reply(200, "{}")]);
    let kept = Cell::new(None);
    let keep_ahead = &|ahead| kept.set(Some(ahead));
    let adapter = Simple { has_clock: true, questions: 1 };
    check(&adapter, facts(), &credentials(), &Means { now: &now, keep_ahead, ..means(&door, &|| false) })
        .unwrap();
    assert_eq!(kept.get(), Some(SignedDuration::ZERO));
}

#[test]
fn a_clock_that_does_not_answer_hinders_nothing_and_a_known_one_is_not_asked() {
    let adapter = Simple { has_clock: true, questions: 1 };
    for answer in [reply(200, "soon"), reply(500, ""), Err(Reason::TimeOut)] {
        let check = asked(&adapter, &Scripted::new([answer, reply(200, "{}")]));
        assert!(check.told().is_some() && check.ahead_secs.is_none());
    }
    let door = Scripted::new([reply(200, "{}")]);
    let known = Means { ahead: Some(SignedDuration::from_secs(90)), ..means(&door, &|| false) };
    let check = check(&adapter, facts(), &credentials(), &known).unwrap();
    assert_eq!((check.ahead_secs, door.asked()), (Some(90), vec![format!("/ask/0?{}000", NOW - 90)]));
}

#[test]
fn what_is_stopped_asks_no_more() {
    let adapter = Simple { has_clock: true, questions: 2 };
    for allowed in 0..=3 {
        let time = (NOW * 1000).to_string();
        let door = Scripted::new([reply(200, &time), reply(200, "{}"), reply(200, "{}")]);
        let stopped = || door.asked().len() >= allowed;
        let check = check(&adapter, facts(), &credentials(), &means(&door, &stopped));
        // The third request is the last one, and what it brought is told.
        assert_eq!((check.is_some(), door.asked().len()), (allowed == 3, allowed));
    }
}

#[test]
fn a_connection_that_was_cut_by_stopping_is_no_refusal() {
    let door = Scripted::new([Err(Reason::NotUnderstood)]);
    // Before the request it is wanted; when it has failed it is not.
    let stopped = || !door.asked().is_empty();
    assert_eq!(check(&plain(), facts(), &credentials(), &means(&door, &stopped)), None);
    assert_eq!(door.asked().len(), 1);
}

#[test]
fn several_questions_keep_the_pause_and_are_signed_after_it() {
    let pauses = AtomicUsize::new(0);
    let pause = || {
        pauses.fetch_add(1, Ordering::Relaxed);
    };
    let later =
        || Timestamp::from_second(NOW + i64::try_from(pauses.load(Ordering::Relaxed)).unwrap()).unwrap();
    let door = Scripted::new([reply(200, "{}"), reply(200, "{}"), reply(200, "{}")]);
    let means = Means { pause: &pause, now: &later, ..means(&door, &|| false) };
    let adapter = Simple { has_clock: false, questions: 3 };
    assert!(check(&adapter, facts(), &credentials(), &means).unwrap().told().is_some());
    let signed: Vec<String> = (0..3).map(|at| format!("/ask/{at}?{}000", NOW + at)).collect();
    assert_eq!((pauses.load(Ordering::Relaxed), door.asked()), (2, signed));
}

#[test]
fn an_adapter_that_never_ends_is_ended() {
    let door = Scripted::new((0..4).map(|_| reply(200, "{}")));
    let check = asked(&Simple { has_clock: false, questions: 99 }, &door);
    assert_eq!(check.refusal().unwrap().reason, Reason::NotUnderstood);
    assert_eq!(door.asked().len(), MOST_QUESTIONS);
}

#[test]
fn a_code_is_looked_up_and_an_unknown_one_is_told_as_it_came() {
    let refusal = refused(reply(200, r#"{"code": "EAPI:Invalid key"}"#));
    assert_eq!(refusal.reason, Reason::UnknownKey);
    let refusal = refused(reply(403, r#"{"code": "E-9", "words": "It is Tuesday."}"#));
    assert_eq!(refusal.reason, Reason::Other);
    assert_eq!((refusal.code.as_str(), refusal.words.as_str()), ("E-9", "It is Tuesday."));
    // The status speaks where the code does not.
    assert_eq!(refused(reply(503, r#"{"code": "E-9"}"#)).reason, Reason::Down);
    assert_eq!(refused(reply(418, r#"{"code": "E-9"}"#)).reason, Reason::TooMany);
}

#[test]
fn too_many_questions_say_how_long_to_wait_whatever_told_it() {
    let waiting = |status, body: &str| {
        let mut reply = Reply::new(status, body);
        reply.wait_secs = Some(17);
        refused(Ok(reply))
    };
    for (status, body) in
        [(429, "slow down"), (429, "{\"code\":\"E-9\"}"), (200, "{\"code\":\"EAPI:Rate limit exceeded\"}")]
    {
        let refusal = waiting(status, body);
        assert_eq!((refusal.reason, refusal.wait_secs), (Reason::TooMany, Some(17)), "{status} {body}");
    }
    assert_eq!(waiting(503, "<html>").wait_secs, Some(17));
    assert_eq!(waiting(200, "{\"code\":\"EAPI:Invalid key\"}").wait_secs, None, "waiting does not help");
}

#[test]
fn an_answer_that_is_not_read_tells_its_status() {
    let refusal = refused(reply(403, "<html>Go away</html>"));
    assert_eq!((refusal.reason, refusal.code.as_str()), (Reason::NotUnderstood, "403"));
    let refusal = refused(reply(200, "<html>"));
    assert_eq!((refusal.reason, refusal.code.as_str()), (Reason::NotUnderstood, ""));
    assert_eq!(refused(Err(Reason::NotSecure)).reason, Reason::NotSecure);
}

#[test]
fn nothing_of_the_key_stays_in_what_is_kept() {
    let body = format!(
        r#"{{"code": "bad {SECRET}", "words": "sign {} {}"}}"#,
        &SECRET[3..15],
        SECRET.to_uppercase()
    );
    let refusal = refused(reply(400, &body));
    assert_eq!((refusal.code.as_str(), refusal.words.as_str()), ("bad ••••", "sign •••• ••••"));
    let told = asked(&plain(), &Scripted::new([reply(200, &format!(r#"{{"name": "{SECRET}"}}"#))]));
    assert_eq!(told.told().unwrap().name.as_deref(), Some("••••"));
}

#[test]
fn a_key_without_its_field_is_not_asked_about() {
    let door = Scripted::default();
    let nothing = with(&[]);
    let check = check(&plain(), facts(), &nothing, &means(&door, &|| false)).unwrap();
    assert_eq!(check.refusal().unwrap().reason, Reason::Unusable);
    assert!(door.asked().is_empty());
}
