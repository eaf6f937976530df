//! How fast many are asked, against an exchange that takes its time.

use super::*;

/// The host, the path and the time of each question.
type Asked = Arc<Mutex<Vec<(String, String, Instant)>>>;

/// An exchange on this computer that answers after 200 ms, and keeps who was asked when.
fn slow_exchange() -> (std::net::SocketAddr, Asked) {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Asked::default();
    let kept = asked.clone();
    let serve = move |mut stream: std::net::TcpStream| {
        let mut bytes = vec![0; 16 * 1024];
        let count = stream.read(&mut bytes).unwrap_or(0);
        let text = String::from_utf8_lossy(&bytes[..count]).to_lowercase();
        let host = text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_owned();
        let path = text.split([' ', '?']).nth(1).unwrap_or_default().to_owned();
        kept.lock().unwrap().push((host, path, Instant::now()));
        std::thread::sleep(Duration::from_millis(200));
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        // A body may still be on its way.
        drop(stream.set_read_timeout(Some(Duration::from_millis(20))));
        while stream.read(&mut bytes).is_ok_and(|count| count > 0) {}
    };
    let accept = move || {
        for stream in listener.incoming().flatten() {
            let serve = serve.clone();
            let thread = std::thread::Builder::new().name("served".to_owned());
            thread.spawn(move || serve(stream)).unwrap();
        }
    };
    std::thread::Builder::new().name("exchange".to_owned()).spawn(accept).unwrap();
    (address, asked)
}

/// `cargo test --lib five_hundred -- --ignored --nocapture`
#[test]
#[ignore = "takes a minute; its figure stands in the README"]
fn five_hundred_checks_are_asked_side_by_side_and_keep_every_pause() {
    use crate::exchange::adapter::{Adapter, Asking, Next};
    use crate::exchange::adapters::ADAPTERS;
    use crate::exchange::credentials::Credentials;
    use crate::exchange::http::{Https, Limits};
    const CHECKS: usize = 500;
    let (address, asked) = slow_exchange();
    let Loan::Fields(fields_of_all) = fields() else { panic!("fields are lent") };
    let credentials = Credentials::new(fields_of_all);
    let now = crate::window::clock();
    let can_sign = |adapter: &&&dyn Adapter| {
        let asking = Asking { host: "", credentials: &credentials, now, random: [7; 16] };
        matches!(adapter.next(&asking, &[]), Ok(Next::Ask(_)))
    };
    // Coinbase and Hyperliquid take secrets of another form.
    let able: Vec<&dyn Adapter> = ADAPTERS.iter().filter(can_sign).copied().collect();
    assert!(able.len() + 2 >= ADAPTERS.len(), "{} of {}", able.len(), ADAPTERS.len());
    let hosts = able.iter().map(|one| format!("{}=http://{address}", one.id()).parse().unwrap()).collect();
    let world = world(|| Ok(fields()), |_, _| works());
    let (vault, clock) = (world.checks.office.asker.vault.clone(), Arc::new(crate::window::clock));
    let (events, receiver) = sync_channel(64);
    let answers = Answers { events, wake: Arc::new(|| ()) };
    let checks = Checks::new(vault, Arc::new(Https::new(Limits::default(), hosts)), clock, answers);
    let begun = Instant::now();
    for number in 0..CHECKS {
        checks.order(1, order(number as u8, able[number % able.len()].id()));
    }
    let ordered = begun.elapsed();
    for _ in 0..CHECKS {
        receiver.recv_timeout(Duration::from_mins(5)).expect("an answer");
    }
    let took = begun.elapsed();
    let asked = asked.lock().unwrap();
    let sent = asked.len();
    for adapter in &able {
        let facts = CheckFacts::of(adapter.id()).unwrap();
        let clock = adapter.clock(facts.host()).map(|request| request.path.to_lowercase());
        let of_it = asked.iter().filter(|(host, ..)| facts.hosts.as_far_as_known().contains(host));
        let mut at: Vec<Instant> =
            of_it.filter(|(_, path, _)| Some(path) != clock.as_ref()).map(|(.., at)| *at).collect();
        at.sort_unstable();
        assert!(at.len() >= CHECKS / able.len(), "{}: only {} questions", adapter.id(), at.len());
        let least = Duration::from_millis(u64::from(facts.pause_ms) + 195);
        // From the beginning of one answer, which takes 200 ms, to the next question.
        let pauses: Vec<Duration> = at.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(pauses.iter().all(|pause| *pause >= least), "{}: {pauses:?}", adapter.id());
    }
    assert!(sent > 0 && took < Duration::from_millis(200) * sent as u32, "{took:?} for {sent} requests");
    println!(
        "{CHECKS} checks of {} exchanges: {sent} requests in {:.1} s, {:.1} s if one after the other without a pause; \
         ordered in {:.1} ms",
        able.len(),
        took.as_secs_f64(),
        0.2 * sent as f64,
        ordered.as_secs_f64() * 1000.0,
    );
}
