//! The one clock of a measurement: monotonic and shared by all processes of the machine.

use rustix::time::{ClockId, clock_gettime};

/// Nanoseconds on the machine's monotonic clock.
pub(crate) fn now_ns() -> u64 {
    let time = clock_gettime(ClockId::Monotonic);
    time.tv_sec.unsigned_abs() * 1_000_000_000 + time.tv_nsec.unsigned_abs()
}

/// Processor seconds that this process has used.
pub(crate) fn cpu_s() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The value at a share of a sorted list, in milliseconds; zero for an empty list.
pub(crate) fn percentile_ms(sorted_ns: &[u64], share: f64) -> f64 {
    if sorted_ns.is_empty() {
        return 0.0;
    }
    let index = ((sorted_ns.len() as f64 * share) as usize).min(sorted_ns.len() - 1);
    sorted_ns[index] as f64 / 1e6
}
