//! The threads that ask, with a vault that lends from a list and a door that answers from another.

mod clock;
mod pace;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};

use super::*;
use crate::app::Which;
use crate::app::jobs::{CheckWhy, Job};
use crate::app::lending::{Lending, Loan};
use crate::app::worker::{Answer, Order};
use crate::domain::api_key::KeyId;
use crate::domain::sample;
use crate::domain::secret::{SecretField, SecretFields, SecretText};
use crate::exchange::reply::Reply;
use crate::exchange::request::Request;

const WAIT: Duration = Duration::from_secs(20);
const KRAKEN: &str = r#"{"error":[],"result":{"permissions":["query-funds"],"lastUsed":null}}"#;

type Sent = Box<dyn Fn(usize, &Request) -> Result<Reply, Reason> + Send + Sync>;

/// Answers by how many were asked about a key before; the question for the time is never answered.
struct Scripted {
    answer: Sent,
    asked: AtomicUsize,
    clocks: AtomicUsize,
    at: Mutex<Vec<Instant>>,
    cuts: AtomicUsize,
}

impl Door for Scripted {
    fn send(&self, request: &Request) -> Result<Reply, Reason> {
        if request.path.ends_with("/Time") {
            self.clocks.fetch_add(1, Ordering::Relaxed);
            let secs = crate::window::clock().as_second() - 60;
            return Ok(Reply::new(200, format!("{{\"result\":{{\"unixtime\":{secs}}}}}")));
        }
        self.at.lock().unwrap().push(Instant::now());
        (self.answer)(self.asked.fetch_add(1, Ordering::Relaxed), request)
    }

    fn hang_up(&self) {
        self.cuts.fetch_add(1, Ordering::Relaxed);
    }
}

struct World {
    checks: Checks,
    door: Arc<Scripted>,
    events: Receiver<Answer>,
    lent: Arc<AtomicUsize>,
}

fn fields() -> Loan {
    let field = |name: &str, text: &str| SecretField {
        name: name.to_owned(),
        text: SecretText::new(text.to_owned()),
    };
    let secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    Loan::Fields(SecretFields(vec![
        field("api_key", "canary-key"),
        field("secret", secret),
        field("passphrase", "canary-phrase"),
    ]))
}

fn world(
    lend: impl Fn() -> Result<Loan, Problem> + Send + 'static,
    answer: impl Fn(usize, &Request) -> Result<Reply, Reason> + Send + Sync + 'static,
) -> World {
    let (vault, jobs) = sync_channel::<Order>(64);
    let (events, receiver) = sync_channel(64);
    let lent = Arc::new(AtomicUsize::new(0));
    let counted = lent.clone();
    let lender = std::thread::Builder::new().name("vault".to_owned()).spawn(move || {
        while let Ok((_, job)) = jobs.recv() {
            let Job::Lend(Lending { lent, .. }) = *job else { panic!("only lending is asked for") };
            counted.fetch_add(1, Ordering::Relaxed);
            drop(lent.send(Box::new(lend())));
        }
    });
    lender.unwrap();
    let door = Arc::new(Scripted {
        answer: Box::new(answer),
        asked: AtomicUsize::new(0),
        clocks: AtomicUsize::new(0),
        at: Mutex::default(),
        cuts: AtomicUsize::new(0),
    });
    let gate: Gate = Arc::new(Mutex::new(Some(vault)));
    let answers = Answers { events, wake: Arc::new(|| ()) };
    let checks = Checks::new(gate, door.clone(), Arc::new(crate::window::clock), answers);
    World { checks, door, events: receiver, lent }
}

fn order(number: u8, exchange: &str) -> CheckOrder {
    let why = CheckWhy::Asked;
    CheckOrder { id: KeyId([number; 16]), which: Which::Current, exchange: exchange.to_owned(), why }
}

type Told = (u64, KeyId, Result<Option<Box<Check>>, Problem>);

impl World {
    fn told(&self) -> Told {
        let (generation, event) = self.events.recv_timeout(WAIT).expect("an answer");
        let Event::Checked(order, answer) = *event else { panic!("only checks are told") };
        (generation, order.id, answer)
    }

    fn is_silent_for(&self, millis: u64) -> bool {
        matches!(self.events.recv_timeout(Duration::from_millis(millis)), Err(RecvTimeoutError::Timeout))
    }

    fn asked(&self) -> usize {
        self.door.asked.load(Ordering::Relaxed)
    }
}

fn reason(told: &Told) -> Reason {
    told.2.as_ref().unwrap().as_ref().unwrap().refusal().unwrap().reason
}

#[expect(clippy::unnecessary_wraps, reason = "as a door answers")]
fn works() -> Result<Reply, Reason> {
    Ok(Reply::new(200, KRAKEN))
}

#[test]
fn an_order_is_asked_about_with_the_fields_of_the_moment_and_told_once() {
    let world = world(
        || Ok(fields()),
        |_, request| {
            assert!(request.headers.iter().any(|(_, value)| value.as_str() == "canary-key"));
            works()
        },
    );
    world.checks.order(7, order(1, "kraken"));
    let (generation, id, answer) = world.told();
    let check = answer.unwrap().unwrap();
    assert_eq!((generation, id), (7, KeyId([1; 16])));
    assert!(check.told().unwrap().permissions.is_some());
    assert_eq!(check.ahead_secs, Some(60));
    assert!(world.is_silent_for(50));
}

#[test]
fn one_exchange_is_asked_one_question_at_a_time_with_its_pause_and_its_clock_once() {
    let world = world(|| Ok(fields()), |_, _| works());
    for number in 0..3 {
        world.checks.order(1, order(number, "kraken"));
    }
    for number in 0..3 {
        let (_, id, answer) = world.told();
        assert_eq!((id, answer.unwrap().unwrap().ahead_secs), (KeyId([number; 16]), Some(60)));
    }
    let at = world.door.at.lock().unwrap();
    let pause = Duration::from_millis(u64::from(CheckFacts::of("kraken").unwrap().pause_ms));
    assert!(at.windows(2).all(|two| two[1] - two[0] >= pause), "{at:?}");
    assert_eq!(world.door.clocks.load(Ordering::Relaxed), 1);
}

#[test]
fn a_key_whose_secret_is_missing_is_told_and_asks_nothing() {
    let world = world(|| Err(Problem::SecretMissing), |_, _| works());
    world.checks.order(1, order(1, "kraken"));
    assert_eq!(world.told().2, Err(Problem::SecretMissing));
    assert_eq!(world.asked(), 0);
}

#[test]
fn a_closed_exchange_and_one_that_cannot_be_asked_get_no_secret() {
    let world = world(|| Ok(fields()), |_, _| works());
    for (exchange, problem) in [
        ("bitmex", Problem::ExchangeClosed),
        ("other", Problem::NotAskable),
        ("nobody-knows-it", Problem::NotAskable),
    ] {
        world.checks.order(1, order(1, exchange));
        assert_eq!(world.told().2, Err(problem));
    }
    assert_eq!((world.asked(), world.lent.load(Ordering::Relaxed)), (0, 0));
}

#[test]
fn of_sample_keys_no_exchange_is_asked() {
    let book = sample::book(crate::window::clock());
    let key = book.keys.values().find(|key| key.exchange == "kraken").unwrap().clone();
    let world = world(move || Ok(Loan::Sample(Box::new(key.clone()))), |_, _| works());
    world.checks.order(1, order(1, "kraken"));
    assert!(world.told().2.unwrap().unwrap().told().is_some());
    assert_eq!((world.asked(), world.door.clocks.load(Ordering::Relaxed)), (0, 0));
}

#[test]
fn who_is_told_to_wait_waits_as_told_and_asks_once_more() {
    let world = world(
        || Ok(fields()),
        |before, _| {
            let mut reply = Reply::new(if before == 0 { 429 } else { 200 }, KRAKEN);
            reply.wait_secs = Some(2);
            if before == 0 { Ok(reply_with(&reply, "slow down")) } else { Ok(reply) }
        },
    );
    world.checks.order(1, order(1, "kraken"));
    assert!(world.told().2.unwrap().unwrap().told().is_some());
    let at = world.door.at.lock().unwrap();
    assert!(at.len() == 2 && at[1] - at[0] >= Duration::from_secs(2), "{at:?}");
}

#[test]
fn a_wait_of_nothing_is_no_less_than_the_pause_and_who_is_down_for_a_moment_is_left_alone_for_it() {
    for (status, wait) in [(429, 0), (503, 2)] {
        let answer = move |before, _: &Request| {
            let mut reply = Reply::new(if before == 0 { status } else { 200 }, KRAKEN);
            reply.wait_secs = Some(wait);
            if before == 0 { Ok(reply_with(&reply, "not now")) } else { Ok(reply) }
        };
        let world = world(|| Ok(fields()), answer);
        world.checks.order(1, order(1, "kraken"));
        assert!(world.told().2.unwrap().unwrap().told().is_some());
        let pause = u64::from(CheckFacts::of("kraken").unwrap().pause_ms);
        let least = Duration::from_millis(pause.max(u64::from(wait) * 1000));
        let at = world.door.at.lock().unwrap();
        assert!(at.len() == 2 && at[1] - at[0] >= least, "{status}: {at:?}");
    }
}

fn reply_with(reply: &Reply, body: &str) -> Reply {
    let mut other = Reply::new(reply.status, body);
    other.wait_secs = reply.wait_secs;
    other
}

#[test]
fn who_has_to_wait_for_long_is_told_and_so_are_those_behind() {
    let barred = |_, _: &Request| {
        let mut reply = Reply::new(418, "banned");
        reply.wait_secs = Some(3600);
        Ok(reply)
    };
    let world = world(|| Ok(fields()), barred);
    world.checks.order(1, order(1, "kraken"));
    assert_eq!(reason(&world.told()), Reason::TooMany);
    world.checks.order(1, order(2, "kraken"));
    let told = world.told();
    let wait = told.2.as_ref().unwrap().as_ref().unwrap().refusal().unwrap().wait_secs;
    assert!(reason(&told) == Reason::TooMany && wait > Some(3500), "{wait:?}");
    assert_eq!((world.asked(), world.lent.load(Ordering::Relaxed)), (1, 1));
}

/// A door at which somebody waits until it is let go.
fn held() -> (World, std::sync::mpsc::SyncSender<()>, Receiver<()>) {
    let (go, gone) = sync_channel::<()>(0);
    let (come, came) = sync_channel::<()>(1);
    let gone = Mutex::new(gone);
    let world = world(
        || Ok(fields()),
        move |_, _| {
            come.send(()).unwrap();
            assert!(gone.lock().unwrap().recv().is_err(), "it is let go by dropping");
            Err(Reason::NotUnderstood)
        },
    );
    (world, go, came)
}

#[test]
fn stopping_cuts_the_line_and_tells_everybody_who_waits() {
    let (world, go, came) = held();
    for number in 0..4 {
        world.checks.order(1, order(number, "kraken"));
    }
    came.recv_timeout(WAIT).unwrap();
    world.checks.stop();
    drop(go);
    let told: Vec<_> = (0..4).map(|_| world.told()).collect();
    assert!(told.iter().all(|told| told.2 == Ok(None)), "{told:?}");
    assert_eq!((world.asked(), world.door.cuts.load(Ordering::Relaxed)), (1, 1));
    // What is asked for afterwards is asked.
    world.checks.order(1, order(9, "kraken"));
    assert_eq!(world.told().1, KeyId([9; 16]));
}

#[test]
fn a_lock_forgets_what_waits_and_lends_nothing_more() {
    let (world, go, came) = held();
    for number in 0..4 {
        world.checks.order(1, order(number, "kraken"));
    }
    came.recv_timeout(WAIT).unwrap();
    world.checks.leave();
    drop(go);
    // Only the one that was under way says anything, and the state drops it by its generation.
    assert_eq!((world.told().1, world.asked()), (KeyId([0; 16]), 1));
    assert!(world.is_silent_for(200));
    assert_eq!(world.lent.load(Ordering::Relaxed), 1);
}

#[test]
fn an_answer_that_breaks_an_adapter_ends_one_question_and_no_thread() {
    let world = world(
        || Ok(fields()),
        |before, _| {
            assert!(before > 0, "a made-up defect");
            works()
        },
    );
    world.checks.order(1, order(1, "kraken"));
    world.checks.order(1, order(2, "kraken"));
    assert!(matches!(world.told().2, Err(Problem::Unexpected { .. })));
    assert!(world.told().2.unwrap().unwrap().told().is_some());
}

#[test]
fn when_the_program_ends_nobody_is_lent_anything() {
    let world = world(|| Ok(fields()), |_, _| works());
    *world.checks.office.asker.vault.lock().unwrap() = None;
    world.checks.order(1, order(1, "kraken"));
    assert_eq!((world.told().2, world.asked()), (Ok(None), 0));
}
