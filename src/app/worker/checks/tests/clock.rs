//! A question that came too early or too late by the exchange's clock.

use super::*;

const BINANCE: &str = r#"{"ipRestrict":false,"createTime":1623840271000,"enableReading":true,"enableWithdrawals":false,
    "enableSpotAndMarginTrading":true}"#;
const TOO_EARLY: &str =
    r#"{"code":-1021,"msg":"Timestamp for this request was 1000ms ahead of the server's time."}"#;

/// Binance, that refuses so many questions about a key by its clock; and how often it was asked for the time and about a key.
fn binance(refused: usize) -> (World, Arc<AtomicUsize>, Arc<AtomicUsize>) {
    let (times, keys) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let (of_time, of_key) = (times.clone(), keys.clone());
    let answer = move |_, request: &Request| {
        if request.path.ends_with("/time") {
            of_time.fetch_add(1, Ordering::Relaxed);
            let millis = crate::window::clock().as_millisecond() - 60_000;
            return Ok(Reply::new(200, format!("{{\"serverTime\":{millis}}}")));
        }
        let is_refused = of_key.fetch_add(1, Ordering::Relaxed) < refused;
        Ok(if is_refused { Reply::new(400, TOO_EARLY) } else { Reply::new(200, BINANCE) })
    };
    (world(|| Ok(fields()), answer), times, keys)
}

#[test]
fn a_clock_that_was_measured_on_a_slow_way_is_measured_once_more() {
    let (world, times, keys) = binance(1);
    world.checks.order(1, order(1, "binance"));
    let check = world.told().2.unwrap().unwrap();
    assert!(check.told().unwrap().permissions.is_some());
    assert_eq!((times.load(Ordering::Relaxed), keys.load(Ordering::Relaxed)), (2, 2));
}

#[test]
fn a_clock_that_is_refused_twice_is_told_with_its_difference_and_asked_no_more() {
    let (world, times, keys) = binance(9);
    world.checks.order(1, order(1, "binance"));
    let told = world.told();
    assert_eq!(reason(&told), Reason::Clock);
    assert_eq!(told.2.unwrap().unwrap().ahead_secs, Some(60));
    assert_eq!((times.load(Ordering::Relaxed), keys.load(Ordering::Relaxed)), (2, 2));
}

#[test]
fn who_tells_no_time_is_not_asked_the_same_once_more() {
    let answer = |_, _: &Request| {
        let body = r#"{"status":"error","reason":"X-Auth-Timestamp is out of range","code":"CODE"}"#;
        Ok(Reply::new(403, body.replace("CODE", "API0017")))
    };
    let world = world(|| Ok(fields()), answer);
    world.checks.order(1, order(1, "bitstamp"));
    assert_eq!(reason(&world.told()), Reason::Clock);
    assert_eq!(world.asked(), 1);
}
