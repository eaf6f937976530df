//! What asking exchanges costs before anything is sent: the request of each adapter, signed.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/loopback/mod.rs"]
mod loopback;

use criterion::{Criterion, criterion_group, criterion_main};
use keystead::domain::live_check::CheckFacts;
use keystead::exchange::adapter::{Asking, Next};
use keystead::exchange::adapters::ADAPTERS;
use keystead::exchange::credentials::Credentials;
use loopback::tongue::tongue_of;

/// The program's own: wiping what is freed is a part of what is measured.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn sign(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sign");
    for adapter in ADAPTERS {
        let Some(tongue) = tongue_of(adapter.id()) else { continue };
        let host = CheckFacts::of(adapter.id()).unwrap().host();
        let credentials = Credentials::new(tongue.secrets());
        let asking =
            Asking { host, credentials: &credentials, now: keystead::window::clock(), random: [0x5a; 16] };
        group.bench_function(adapter.id(), |bencher| {
            bencher.iter(|| {
                let next = adapter.next(&asking, &[]).unwrap();
                assert!(matches!(next, Next::Ask(_)));
                next
            });
        });
    }
    group.finish();
}

criterion_group!(checks, sign);
criterion_main!(checks);
