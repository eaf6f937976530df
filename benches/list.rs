//! What the list costs with 10,000 keys, in CPU time of one thread: a letter typed into the search, one frame, the duties of
//! all keys, a changed key.
//!
//! The time is the thread's own (`/proc/thread-self/schedstat`), so that a busy machine does not count; elsewhere than on
//! Linux it is the clock's. Each is to stay under 4 ms, apart from the change, which happens once and not in each frame.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput};
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2,
};
use jiff::tz::TimeZone;
use keystead::app::Home;
use keystead::app::command::Outbox;
use keystead::app::route::Route;
use keystead::app::state::{Session, State};
use keystead::domain::accounts::tree;
use keystead::domain::catalogue::Catalogue;
use keystead::domain::duty::{Today, duty_and_next};
use keystead::domain::sample;
use keystead::domain::search::{Index, Query, suggest};
use keystead::domain::used_by::UsedBy;
use keystead::tour::scenes::now;
use keystead::ui::root::Root;
use keystead::ui::theme;

/// Keys in the list.
const KEYS: u32 = 10_000;

/// The CPU time of this thread.
struct CpuTime(WallTime);

enum Since {
    Cpu(u64),
    Clock(Instant),
}

fn cpu_nanos() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok()
}

impl Measurement for CpuTime {
    type Intermediate = Since;
    type Value = Duration;

    fn start(&self) -> Since {
        cpu_nanos().map_or_else(|| Since::Clock(Instant::now()), Since::Cpu)
    }

    fn end(&self, since: Since) -> Duration {
        match since {
            Since::Cpu(nanos) => {
                Duration::from_nanos(cpu_nanos().unwrap_or(nanos).saturating_sub(nanos).max(1))
            }
            Since::Clock(instant) => instant.elapsed(),
        }
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        self.0.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self.0.formatter()
    }
}

/// A window on a list of 10,000 keys, without a display.
struct Window {
    ctx: Context,
    state: State,
    root: Root,
    frames: u32,
}

impl Window {
    fn open() -> Self {
        let mut state = State::new(PathBuf::from("/nowhere"), now(), TimeZone::UTC);
        state.uptime = Duration::from_secs(100);
        let book = Arc::new(sample::many(now(), KEYS));
        let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
        session.take_book(book, state.now, &state.zone);
        state.session = Some(Box::new(session));
        state.route = Route::Keys;
        let ctx = Context::default();
        theme::install(&ctx);
        let mut window = Self { ctx, state, root: Root::default(), frames: 0 };
        for _ in 0..4 {
            window.frame(Vec::new());
        }
        window
    }

    /// One frame, from the input to the triangles.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1120.0, 720.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let (root, state) = (&mut self.root, &self.state);
        let mut out = Outbox::default();
        let mut output = self.ctx.run_ui(input, |ui| root.ui(ui, state, &mut out));
        // Nobody draws the letters here.
        output.textures_delta.clear();
        let pixels_per_point = self.ctx.pixels_per_point();
        self.ctx.tessellate(output.shapes, pixels_per_point).len()
    }
}

fn wheel(points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(Pos2::new(700.0, 500.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        },
    ]
}

fn main() {
    let mut criterion = Criterion::default().with_measurement(CpuTime(WallTime)).configure_from_args();
    let mut window = Window::open();

    let mut group = criterion.benchmark_group("list of 10,000 keys");
    group.throughput(Throughput::Elements(1));
    group.bench_function("one frame", |bencher| bencher.iter(|| black_box(window.frame(Vec::new()))));
    group.bench_function("one frame while scrolling", |bencher| {
        bencher.iter(|| black_box(window.frame(wheel(-60.0))));
    });
    let session = window.state.session.as_ref().expect("a session");
    for text in [
        "a",
        "kraken",
        "can:trade no:ip bot 99",
        "exchange:kra account:main used-by:koin tag:tax older:90d due:30d",
    ] {
        let query = Query { text: text.to_owned(), ..Query::default() };
        group.bench_function(format!("a letter typed: “{text}”"), |bencher| {
            bencher.iter(|| black_box(session.index.find(&query)).len());
        });
    }
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a zone");
    let today = Today::at(now(), &zone, 14);
    group.bench_function("the duties of all keys, anew", |bencher| {
        let keys = &session.book.keys;
        bencher.iter(|| {
            for key in keys.values() {
                black_box(duty_and_next(key, &today));
            }
        });
    });
    // Every key has an account of its own: the most that there can be to choose from.
    let mut book = sample::many(now(), KEYS);
    for (number, key) in book.keys.values_mut().enumerate() {
        key.account = format!("sub-account {number}");
    }
    let index = Index::build(&book.keys, &today, |id| Catalogue::built_in().name_of(id));
    for text in ["exchange:", "account:", "account:99", "us"] {
        let caret = text.chars().count();
        group.bench_function(format!("suggestions behind “{text}”"), |bencher| {
            bencher.iter(|| black_box(suggest(text, caret, index.facets(), false)).len());
        });
    }
    let query = Query { text: "account:99".to_owned(), ..Query::default() };
    group.bench_function("a letter typed: “account:99” of 10,000 accounts", |bencher| {
        bencher.iter(|| black_box(index.find(&query)).len());
    });
    group.sample_size(20);
    group.bench_function("one key changed", |bencher| {
        let book = session.book.clone();
        let mut session = Session::new(book.clone(), Home::Keychain, Duration::ZERO);
        bencher.iter(|| session.take_book(book.clone(), now(), &TimeZone::UTC));
    });
    // Once when the page is opened, and when a key changes while it is open.
    group.bench_function("who uses what", |bencher| {
        bencher.iter(|| black_box(UsedBy::of(&session.book.keys)).holders.len());
    });
    group.bench_function("the accounts as a tree", |bencher| {
        bencher.iter(|| black_box(tree(&session.book.keys)).len());
    });
    group.finish();
    criterion.final_summary();
}
