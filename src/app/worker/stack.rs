//! What calls leave on a thread's stack. A key that was moved, or held in a register, has copies there that no destructor knows of;
//! once the call has returned they are overwritten.

use zeroize::Zeroize;

/// Bytes below the caller that are overwritten: more than the deepest work of these threads uses of its 2 MiB.
const DEPTH: usize = 512 * 1024;

/// Does what touches keys and overwrites what it left on the stack, before anything is said of it: a message is copied together with
/// its gaps, and in those is what lay on the stack where it was put together.
pub(super) fn leaving_nothing<T>(work: impl FnOnce() -> T) -> T {
    let done = below(work);
    wipe_left_behind();
    done
}

// Not a part of the caller: what it leaves on the stack is to lie below the caller.
#[inline(never)]
fn below<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Overwrites what returned calls left on this thread's stack. Called by a thread's own loop between two jobs, and after work with keys.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "it is the stack that is to be overwritten")]
pub(super) fn wipe_left_behind() {
    let mut below = [0_u8; DEPTH];
    below.zeroize();
    std::hint::black_box(&below);
}
