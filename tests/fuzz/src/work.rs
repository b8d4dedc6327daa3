//! What an execution costs: processor time, which another program on the machine does not change,
//! and memory.

use rustix::time::{ClockId, clock_gettime};

use crate::MEMORY;

/// What one execution took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Work {
    /// Microseconds of processor time.
    pub(crate) us: u64,
    /// Bytes allocated at its height, beyond what was held before.
    pub(crate) bytes: usize,
}

/// Does something, and measures it.
pub(crate) fn of<T>(something: impl FnOnce() -> T) -> (T, Work) {
    MEMORY.reset_peak_usage();
    let (before, began) = (MEMORY.current_usage(), used_us());
    let done = something();
    let us = used_us() - began;
    let bytes = MEMORY.peak_usage().saturating_sub(before);
    (done, Work { us, bytes })
}

fn used_us() -> u64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec.unsigned_abs() * 1_000_000 + time.tv_nsec.unsigned_abs() / 1_000
}
